"""Originals as people save them, written for the tests: small pages in the styles of many sites."""

from __future__ import annotations

PARAGRAPHS = (
    "Shells hit the bridge at Malakal before dawn on Monday, the town's mayor said, and cut the only paved road to the north.",
    "At least four people were hurt when a lorry that was carrying sorghum slid into the river, two hospital workers told reporters.",
    "Neither side has said that it fired, and a spokesman for the provincial governor declined to speak about the matter by telephone.",
)
TITLE = "Bridge at Malakal falls after a night of shelling"


def page(head: str = "", above: str = "", within: str = "", below: str = "") -> str:
    """A whole page with the same article in it; the arguments go in the head, above, in the middle of and below the text."""
    first, *rest = (f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} | Upper Nile Post</title>{head}</head><body><main><article>"
        f"<h1>{TITLE}</h1>{above}{first}{within}{''.join(rest)}</article></main>{below}</body></html>"
    )
