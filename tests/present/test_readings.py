"""Notes beside the text: how words were read, each once, at its first use; names explained in place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tests.making import article, claim, document, evidence, force, place

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, ClaimRef, Contradiction, ReadDay
from briefing.present.anchors import marked_text
from briefing.present.readings import margin_of, other_names
from briefing.present.shelf import Shelf, shelf_of

TEXT = (
    "Daesh gunmen killed dozens of soldiers at Deir Ezzor on Sunday, a monitor believed."
    "\n\nThe army said on Sunday that no civilian died and that it had killed 30 fighters of Daesh in Homs province."
)
HTML = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
ALIASES = {"islamic-state": ("Daesh", "ISIS")}


def _shelf(made: Article) -> Shelf:
    return shelf_of(corpus_of([made], read_countries(), lambda id: ALIASES.get(id, ())))


def _article() -> Article:
    doc = document("raid", TEXT)
    said = {"claimant": "The army", "claimant_type": "party", "date": date(2017, 9, 10)}
    made = article(
        doc,
        claims=(
            claim(
                doc, "dozens of soldiers", 24, None, form="vague", blamed=("islamic-state",), blame="suspected",
                victim="combatant", victim_force="syrian-armed-forces",
            ),
            claim(doc, "no civilian", 0, 0, **said),
            claim(doc, "30 fighters", 30, 30, victim="combatant", victim_force="islamic-state", **said),
        ),
        forces=(
            force(doc, "islamic-state", "Islamic State", "Daesh"),
            force(doc, "syrian-armed-forces", "Syrian government forces", "soldiers", "army", type="state-forces"),
        ),
        places=(
            replace(place(doc, "Deir Ezzor"), id="deir-ez-zor", name="Deir ez-Zor"),
            replace(place(doc, "Homs province", "admin1"), id="homs", name="Homs"),
        ),
    )  # fmt: skip
    at = [found.start() for found in re.finditer("Sunday", TEXT)]
    days = tuple(ReadDay("Sunday", i, date(2017, 9, 10), date(2017, 9, 10), "weekday") for i in at)
    return replace(made, facts=replace(made.facts, days=days))


def _notes(made: Article) -> list[str]:
    shelf = _shelf(made)
    return [note.words for note in margin_of(made, shelf, shelf.anchors[made.slug]).notes]


def test_each_word_that_needs_it_is_explained_once() -> None:
    assert _notes(_article()) == [
        "“Daesh” is read as Islamic State.",
        "“dozens” is read as 24 or more.",
        "“soldiers” is read as Syrian government forces.",
        "“Deir Ezzor” is read as Deir ez-Zor (town or village).",
        "“Sunday” is read as 10 September 2017: the last such day up to publication.",
        "“believed”: blame is recorded as suspected.",
        "A denial and a claim in one sentence are kept as two facts.",
        "“army” is read as Syrian government forces.",
    ]


def test_what_names_itself_has_no_note() -> None:
    doc = document("raid", "The Islamic State group and Syrian troops fought in Homs.")
    made = article(
        doc,
        forces=(
            force(doc, "islamic-state", "Islamic State", "Islamic State group"),
            force(doc, "syrian-armed-forces", "Syrian government forces", "Syrian troops"),
        ),
        places=(place(doc, "Homs"),),
    )
    assert _notes(made) == []


def test_figures_that_exclude_each_other_are_said_to_be_kept_apart() -> None:
    made = _article()
    shelf = _shelf(made)
    here = ClaimRef("raid", "")
    doc = made.document
    pair = Contradiction("amount", here, here, evidence(doc, "dozens")[0], evidence(doc, "30 fighters")[0])
    shelf = replace(shelf, contradictions_of={"raid": (pair,)})
    notes = [note.words for note in margin_of(made, shelf, shelf.anchors["raid"]).notes]
    assert "“dozens” and “30 fighters” are shown as a disagreement, not averaged." in notes


def test_a_note_stands_behind_its_paragraph_and_a_name_is_explained_behind_it() -> None:
    made = _article()
    shelf = _shelf(made)
    marked = marked_text(HTML, shelf.anchors["raid"], "", margin_of(made, shelf, shelf.anchors["raid"]))
    first, second = re.findall(r'<div class="para">(.*?)</div>', marked)
    assert '<a aria-describedby="alias-1" class="alias" href="#force-islamic-state">Daesh</a><span class="tip"' in first
    assert " (here: Islamic State)</span>" in first
    assert first.index("</p>") < first.index('<p class="read"') and "“dozens”" in first
    assert second.count('class="alias"') == 0, "only the first mention is explained"


def test_marking_names_and_notes_changes_no_word_of_the_article() -> None:
    made = _article()
    shelf = _shelf(made)
    marked = marked_text(HTML, shelf.anchors["raid"], "", margin_of(made, shelf, shelf.anchors["raid"]))
    bare = re.sub(r'<span class="tip".*?</span>|<p class="read".*?</p>| <a aria-label="Back[^>]*>\d+</a>', "", marked)
    assert re.sub("<[^>]+>", "", bare) == re.sub("<[^>]+>", "", HTML)


def test_bare_words_for_a_force_are_no_names() -> None:
    made = _article()
    assert [e.quote for e in other_names(made, _shelf(made), "islamic-state")] == ["Daesh"]
    assert other_names(made, _shelf(made), "syrian-armed-forces") == ()
