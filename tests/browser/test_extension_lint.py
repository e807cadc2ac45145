"""The browser extension is what browsers' stores ask for."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from deploy.extension import manifests, pack

PROJECT = Path(__file__).resolve().parents[2]
WEB_EXT = PROJECT / "build" / "web-ext" / "node_modules" / ".bin" / "web-ext"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What `make extension` makes, unpacked, by browser."""
    folder = tmp_path_factory.mktemp("packages")
    for package in pack(folder):
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder / package.stem.rpartition("-")[2])
    return {browser: folder / browser for browser in manifests()}


def test_a_package_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    first = [package.read_bytes() for package in pack(tmp_path / "first")]
    assert first == [package.read_bytes() for package in pack(tmp_path / "second")]


@pytest.mark.parametrize("browser", list(manifests()))
def test_every_file_that_a_package_names_is_in_it(packages: dict[str, Path], browser: str) -> None:
    manifest = json.loads((packages[browser] / "manifest.json").read_text())
    background = manifest["background"]
    scripts = [background["service_worker"]] if browser == "chromium" else background["scripts"]
    pages = [manifest["action"]["default_popup"], manifest["options_ui"]["page"]]
    schema = [manifest["storage"]["managed_schema"]] if browser == "chromium" else []
    for name in [*scripts, *pages, *schema, *manifest["icons"].values()]:
        assert (packages[browser] / name).is_file(), name
    assert ("browser_specific_settings" in manifest) == (browser == "firefox")
    assert not (packages[browser] / "README.md").exists()


@pytest.mark.parametrize("browser", list(manifests()))
def test_it_may_no_more_than_it_needs(browser: str) -> None:
    manifest = manifests()[browser]
    # activeTab and scripting: the page in front, once a person asks; storage: the options, and the panel's place.
    assert set(manifest["permissions"]) == {"activeTab", "contextMenus", "scripting", "storage"}
    # Without a question only the service on this machine.
    assert set(manifest["host_permissions"]) == {"http://127.0.0.1/*", "http://localhost/*"}
    assert {"content_scripts", "externally_connectable", "optional_permissions"}.isdisjoint(manifest)


def test_web_ext_finds_nothing_in_the_package_for_firefox(packages: dict[str, Path]) -> None:
    assert WEB_EXT.exists(), "web-ext is not there; make build/web-ext/installed puts it there"
    package = packages["firefox"]
    command = [WEB_EXT, "lint", "--source-dir", package, "--output", "json", "--no-config-discovery"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    found = json.loads(done.stdout)
    assert {kind: found[kind] for kind in ("errors", "warnings", "notices")} == {
        "errors": [],
        "warnings": [],
        "notices": [],
    }
