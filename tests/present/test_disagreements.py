"""Where an article disagrees with itself, on its page."""

from __future__ import annotations

from dataclasses import replace

from tests.making import article, document

from briefing.collate import corpus_of
from briefing.knowledge import load_knowledge
from briefing.pipeline import facts_of
from briefing.present.anchors import anchors_of
from briefing.present.disagreements import disagreements
from briefing.present.shelf import shelf_of

TEXT = (
    "Islamic State holds half of Raqqa, for now.\n\nIn all, Islamic State controls 70 percent of the city, they said."
)


def test_both_sentences_stand_there_with_the_way_to_each() -> None:
    doc = document("a", TEXT, title="The siege")
    knowledge = load_knowledge()
    one = replace(article(doc), facts=facts_of(doc, knowledge))
    shelf = shelf_of(corpus_of([one], knowledge.countries, lambda _: ()))
    (row,) = disagreements(one, shelf, anchors_of(doc, one.facts))
    first, second = row.sides
    assert (first.before, first.words.text, first.after) == ("Islamic State holds ", "half of Raqqa", ", for now.")
    assert (second.words.text, second.after) == ("70 percent of the city", ", they said.")
    assert [side.words.href for side in row.sides] == ["#s1", "#s2"]
