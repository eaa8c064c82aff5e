"""Saved plain text: wire copy as it is pasted."""

from __future__ import annotations

import pytest

from briefing.ingest.markdown_original import convert_markdown
from briefing.ingest.page import MAX_TEXT_CHARS
from briefing.ingest.plain_text import convert_text

WIRE = """Relief trucks reach Malakal as army and rebels trade fire

Trucks with sorghum have reached the river port of Malakal, the first in a month, says the relief agency.

Drivers rest beside relief trucks at the river port of Malakal on March 2, 2024, after a month in which no road was open to them.
AFP

Drivers rest beside relief trucks at the river port of Malakal on March 2, 2024, after a month in which no road was open to them.

The army and rebels traded fire near Malakal on Monday, the governor said, while trucks waited.

Trucks with sorghum have reached the river port, the first in a month, the relief agency said.

Across the river

Rebels hold the far bank, and on Sunday they let nobody pass.

"We saw IS [Daesh] flags," a driver said.

Road 9"""


def test_wire_copy_with_a_caption_twice_a_slug_and_a_stub() -> None:
    page = convert_text(WIRE)
    kinds = [(b.kind, b.text[:12]) for b in page.blocks]
    assert page.title.startswith("Relief trucks reach")
    assert page.deck is not None and page.deck.startswith("Trucks with sorghum have reached the river port of Malakal")
    assert (page.agency, page.date, page.date_basis) == ("AFP", "2024-03-04", "inferred")
    assert [k for k, _ in kinds] == ["caption", "paragraph", "paragraph", "subhead", "paragraph", "paragraph"]
    assert page.left_out == ("Road 9", "AFP")


def test_a_text_without_a_deck_keeps_its_lede() -> None:
    page = convert_text("Bridge falls\n\nShells hit the bridge on Monday.\n\nNobody was hurt, the mayor said.")
    assert page.deck is None
    assert [b.text for b in page.blocks] == ["Shells hit the bridge on Monday.", "Nobody was hurt, the mayor said."]


def test_hard_wrapped_lines_are_joined() -> None:
    page = convert_text(
        "Bridge falls\n\nShells hit the bridge at Malakal before dawn on Monday,\nthe mayor said, and cut the only paved road that goes\n"
        "to the north of the town.\n\nNobody was hurt."
    )
    assert page.blocks[0].text.endswith(
        "on Monday, the mayor said, and cut the only paved road that goes to the north of the town."
    )


def test_byline_and_date_line_are_not_text() -> None:
    page = convert_text("Bridge falls\nBy Awa Diallo\n4 March 2024\n\nShells hit the bridge.\n\nNobody was hurt.")
    assert (page.authors, page.date, page.date_basis) == (("Awa Diallo",), "2024-03-04", "dateline")
    assert len(page.blocks) == 2


def test_labelled_archive_copy() -> None:
    page = convert_text(
        "Title: Bridge falls\nSource: Upper Nile Post\nDate: 4 March 2024\n\nShells hit the bridge.\n\nNobody was hurt."
    )
    assert (page.title, page.outlet, page.date_basis) == ("Bridge falls", "Upper Nile Post", "metadata")


def test_one_paragraph_without_a_headline_is_titled_by_its_first_sentence() -> None:
    page = convert_text("Shells hit the bridge on Monday. Nobody was hurt.")
    assert page.title == "Shells hit the bridge on Monday."
    assert page.blocks[0].text == "Shells hit the bridge on Monday. Nobody was hurt."


CAPTION = "Drivers rest beside relief trucks at the river port of Malakal on March 2, 2024."
LINES = (
    "Shells hit the bridge at Malakal on Monday.",
    "Nobody crossed it until the evening.",
    "The ferry runs again.",
)


def test_the_line_above_a_caption_printed_twice_is_the_deck() -> None:
    deck = "Gunmen held up lorries on their way to the port, a driver says."
    found = convert_text("\n\n".join(["Bridge falls", deck, CAPTION, "SAMPLE-PIX", CAPTION, *LINES]))
    assert found.deck == deck
    assert [b.text for b in found.blocks] == [CAPTION, *LINES]


def test_the_line_above_a_caption_printed_once_is_text() -> None:
    found = convert_text("\n\n".join(["Bridge falls", LINES[0], f"Image caption: {CAPTION}", *LINES[1:]]))
    assert found.deck is None
    assert [b.text for b in found.blocks] == [LINES[0], CAPTION, *LINES[1:]]


@pytest.mark.parametrize("convert", [convert_text, convert_markdown])
def test_a_text_far_longer_than_an_article_is_refused(convert: object) -> None:
    with pytest.raises(ValueError, match="longer than 400,000 characters"):
        convert("Bridge falls\n\n" + "Shells fell. " * (MAX_TEXT_CHARS // 12))  # type: ignore[operator]
