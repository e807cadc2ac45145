"""Articles that are hard to show: markup in every field, other scripts, many quotes, several wordings of one quote."""

from __future__ import annotations

from typing import Any

SCRIPT = "<script>document.title='taken'</script>"
ATTRIBUTE = '" onmouseover="alert(1)" x=\''
IMAGE = "<img src=x onerror=alert(1)>"

HOSTILE: dict[str, Any] = {
    "outlet": f"The {IMAGE} Post {ATTRIBUTE}",
    "title": f"{SCRIPT} {IMAGE} {ATTRIBUTE}",
    "byline": f"{IMAGE} {ATTRIBUTE}",
    # All that an address may hold and a page must still escape; marks and angles are refused with 422.
    "url": "https://hostile.example/'onclick='alert(1)/?q=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "published_at": "2021-05-01",
    "text": f"{IMAGE}\n\n“The {IMAGE} bridge {SCRIPT} will stand,” Mayor Ada Harbour said on Monday. {ATTRIBUTE}",
}

# The emoji are two UTF-16 units and one code point each: offsets that were counted in units would be three off.
EMOJI: dict[str, Any] = {
    "outlet": "The Valley Voice",
    "title": "A vote on the ferry",
    "url": "https://valley.example/ferry",
    "published_at": "2021-03-09T08:00:00Z",
    "text": "🎉🎉🎉 The town voted.\n\n“We voted 🎉 for the old ferry, and we will keep it,” said Mayor Ada Harbour.",
}
ARABIC: dict[str, Any] = {
    "outlet": "صحيفة النهر",
    "title": "الجسر القديم",
    "language": "ar",
    "published_at": "2021-03-10",
    "text": "قال أحمد المرسى: «الجسر القديم سيبقى مكانه في كل الأحوال»، ثم غادر القاعة.",
}
SECOND_WORDING: dict[str, Any] = {
    "outlet": "The Courier",
    "title": "Ferry stays",
    "published_at": "2021-03-08",
    "text": "“We voted for the old ferry, and we will not keep it for 20 years,” Mayor Ada Harbour said on Monday.",
}
DISPUTED: list[dict[str, Any]] = [
    {
        "outlet": outlet,
        "published_at": f"2021-04-0{day}",
        "text": f"“Nobody will pay for the tunnel under the lake,” {speaker} said.",
    }
    for day, (outlet, speaker) in enumerate([("The Herald", "Carl Shore"), ("The Observer", "Dana Fields")], start=1)
]
_COLOURS = ["red", "orange", "yellow", "green", "blue", "violet", "white", "black", "grey", "brown", "pink", "golden"]
_THINGS = ["door", "window", "table", "chair"]
MANY: dict[str, Any] = {
    "outlet": "The Counting House",
    "title": "Forty-eight and five remarks",
    "published_at": "2020-02-02",
    "text": "\n\n".join(
        [
            *(f"“The {colour} {thing} stays here,” said Nora Counter." for colour in _COLOURS for thing in _THINGS),
            *(f"“Number {number} is enough for everybody,” said Nora Counter." for number in ("two", "six", "nine")),
            "“Two paragraphs hold one remark.\n\n“It ends in the second one,” said Nora Counter.",
            "She called it ‘the longest list’ of the year.",
        ]
    ),
}
DENIED: dict[str, Any] = {
    "outlet": "Fact Desk",
    "published_at": "2021-02-01",
    "text": "Mayor Lena Orth never said “the harbour belongs to the rich.” The post is a fake.",
}
_BRIEFING: dict[str, Any] = {
    "outlet": "City Hall",
    "kind": "transcript",
    "title": "Monday’s briefing",
    "published_at": "2026-03-02",
    "text": "MAYOR ADA HARBOUR: Good morning. The old ferry will stay through the winter, and it will cost nothing for "
    "a child. But the new bridge is not cancelled. It is only late.\n\nQ: How late?\n\n"
    "MAYOR ADA HARBOUR: A year, not more.",
}
_PRINTED = {
    "The Herald": "“The old ferry will stay through the winter,” Mayor Ada Harbour said on Monday.",
    "The Gazette": "“But the new bridge is cancelled,” Mayor Ada Harbour said.",
}
SAID_AND_PRINTED: list[dict[str, Any]] = [
    _BRIEFING,
    *(
        {"outlet": outlet, "text": text, "published_at": f"2026-03-0{day}"}
        for day, (outlet, text) in enumerate(_PRINTED.items(), start=3)
    ),
]
"""What was said, and how it was printed: once word for word, once in another sense."""
ARTICLES = [EMOJI, ARABIC, SECOND_WORDING, *DISPUTED, MANY, HOSTILE, DENIED]
