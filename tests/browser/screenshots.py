"""Takes pictures of views that are the same on every machine, and compares them with those that are kept."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser.conftest import PROJECT

KEPT = PROJECT / "tests" / "browser" / "screenshots"
DIFFERING = PROJECT / "build" / "screenshots"
ARE_KEPT_ANEW = bool(os.environ.get("KEEP_SCREENSHOTS"))
HIGHEST = 1200
"""Pixels from the top of a view: what is below looks as what is above."""
_COLOURS = 32
_FAR = 40
"""Of 255: two pixels further apart in one of the colours differ."""
_SHARE = 0.0003
"""Of all pixels may differ: less than a word of the smallest letters."""
_FONTS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { --serif: 'DejaVu Serif'; --sans: 'DejaVu Sans'; } * { scrollbar-width: none; }");
    document.adoptedStyleSheets = [sheet];
    return document.fonts.ready.then(() => true);
}"""


@dataclass(frozen=True)
class Shot:
    """A picture of a view in a window of this width, in the light or in the dark."""

    view: str
    width: int
    scheme: str

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return KEPT / f"{self.view}-{self.width}-{self.scheme}.png"


def settle(page: Page) -> None:
    """Use the fonts that every machine with Debian's package has."""
    page.evaluate(_FONTS)


def taken(page: Page) -> Image.Image:
    """The view as it is, down to HIGHEST, in as few colours as are kept: the same view gives the same ones."""
    size = page.viewport_size
    assert size is not None
    height = min(HIGHEST, page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    png = page.screenshot(full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]
    return _few(Image.open(io.BytesIO(png)).convert("RGB")).convert("RGB")


def difference(shot: Shot, picture: Image.Image) -> str | None:
    """What is otherwise than kept, in words; the picture and where it differs are then in build/screenshots."""
    if ARE_KEPT_ANEW:
        keep(shot, picture)
        return None
    if not shot.path.exists():
        return f"{shot.path.name} is not kept: run `make screenshots`, and look at it"
    with Image.open(shot.path) as opened:
        kept = opened.convert("RGB")
    if kept.size != picture.size:
        _leave(shot, picture, None)
        (width, height), (kept_width, kept_height) = picture.size, kept.size
        return f"{shot.path.name}: {width} by {height} pixels, kept are {kept_width} by {kept_height}"
    mask = _differing(kept, picture)
    share = mask.histogram()[255] / (mask.width * mask.height)
    if share <= _SHARE:
        return None
    _leave(shot, picture, mask)
    return f"{shot.path.name}: {share:.2%} of the pixels differ"


def keep(shot: Shot, picture: Image.Image) -> None:
    """Keep the picture, unless the kept one is the same but for the tolerance."""
    KEPT.mkdir(exist_ok=True)
    if shot.path.exists():
        with Image.open(shot.path) as opened:
            kept = opened.convert("RGB")
        if kept.size == picture.size and _differing(kept, picture).getbbox() is None:
            return
    _few(picture).save(shot.path, optimize=True)


def _few(picture: Image.Image) -> Image.Image:
    return picture.quantize(_COLOURS, dither=Image.Dither.NONE)


def _differing(kept: Image.Image, picture: Image.Image) -> Image.Image:
    """White where two pictures differ."""
    red, green, blue = ImageChops.difference(kept, picture).split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return furthest.point([255 if value > _FAR else 0 for value in range(256)])


def _leave(shot: Shot, picture: Image.Image, mask: Image.Image | None) -> None:
    DIFFERING.mkdir(parents=True, exist_ok=True)
    picture.save(DIFFERING / shot.path.name)
    if mask is not None:
        mask.save(DIFFERING / f"{shot.path.stem}-differs.png")
