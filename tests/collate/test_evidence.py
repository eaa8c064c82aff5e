"""Every fact rests on words that stand where it says: each way in which one may not is told by article and fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bench.made_site import made_site
from tests.making import article, claim, document, evidence, ferry, force

from briefing.collate.evidence import check_evidence, evidence_error
from briefing.generate.pages import read_settings_file, read_shelf
from briefing.knowledge import load_knowledge
from briefing.model import Amount, Article, Block, Change, Evidence, ReadDay, Strength
from briefing.pipeline import document_of_markdown, facts_of

ROOT = Path(__file__).parents[2]


def with_claim(**fields: object) -> Article:
    """The article on the ferry with its first claim changed."""
    made = ferry()
    first, *rest = made.facts.claims
    return replace(made, facts=replace(made.facts, claims=(replace(first, **fields), *rest)))  # type: ignore[arg-type]


def test_a_good_article_has_no_fault() -> None:
    assert check_evidence(ferry()) == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Evidence("body", "At least 26 civilians", 1, 22, "counts"),
         "body 1 to 22 reads “t least 26 civilians ”, not “At least 26 civilians” (rule counts)"),
        (Evidence("body", "At least 27 civilians", 0, 21), "reads “At least 26 civilians”, not “At least 27 civilians”"),
        (Evidence("body", "At least 26 civilians", 0, 20), "reads “At least 26 civilian”, not"),
        (Evidence("headline", "At least 26 civilians", 0, 21), "headline 0 to 21 reads “Ferry hit near Mahkan”"),
        (Evidence("deck", "At least 26 civilians", 0, 21), "deck 0 to 21 stands in the body"),
        (Evidence("caption", "At least 26 civilians", 0, 21), "caption 0 to 21 stands in the body"),
        (Evidence("body", "", 5, 5), "body 5 to 5 is not in the article"),
        (Evidence("body", "civilians", -9, -1), "is not in the article"),
        (Evidence("body", "July.", 5000, 5005), "is not in the article"),
        (Evidence("margin", "At least 26 civilians", 0, 21), "margin 0 to 21 is not in the article"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_wrong_span_is_told_with_article_fact_offsets_and_what_stands_there(wrong: Evidence, words: str) -> None:
    (fault,) = check_evidence(with_claim(evidence=(wrong,)))
    assert fault.startswith("ferry: claim At least 26 civilians: ")
    assert words in fault


def test_words_between_and_across_paragraphs_are_no_evidence() -> None:
    made = ferry()
    end = made.document.blocks[0].end
    across = Evidence("body", made.document.text[end - 9 : end + 5], end - 9, end + 5)
    gap = Evidence("body", "\n\n", end, end + 2)
    (first,) = check_evidence(with_claim(evidence=(across,)))
    (second,) = check_evidence(with_claim(evidence=(gap,)))
    assert "runs over the end of its paragraph" in first
    assert "stands in no paragraph" in second


def test_a_fact_without_evidence_is_a_fault_unless_an_editor_added_it() -> None:
    made = ferry()
    bare = replace(made.facts.forces[1], evidence=(), as_written=())
    box = replace(made.facts, forces=(made.facts.forces[0], bare))
    assert check_evidence(replace(made, facts=box)) == ("ferry: force islamic-state has no evidence",)
    marked = replace(box, changes=(Change("add", "force", "islamic-state", "named in the head"),))
    assert check_evidence(replace(made, facts=marked)) == ()
    changed = replace(box, changes=(Change("change", "force", "islamic-state", "its type"),))
    assert check_evidence(replace(made, facts=changed)) != ()


def test_strengths_amounts_and_days_are_held_too() -> None:
    made = ferry()
    off = (replace(evidence(made.document, "fighters")[0], start=3, end=11),)
    army = replace(
        made.facts.forces[0], strength=(Strength(40, "fighters", "deployed", off), Strength(1, "tank", "planned"))
    )
    box = replace(
        made.facts,
        forces=(army, made.facts.forces[1]),
        amounts=(Amount("people", 40, 40, "mahkan", None, False, off[0]),),
        days=(ReadDay("Sunday", 7, made.facts.claims[0].date, made.facts.claims[0].date, "weekday"),),  # type: ignore[arg-type]
    )
    faults = check_evidence(replace(made, facts=box))
    assert [fault.split(": ")[1].split(",")[0] for fault in faults] == [
        "strength of force army", "strength of force army", "people of mahkan", "day 2017-09-10",
    ]  # fmt: skip


def test_words_shown_as_written_stand_in_the_article() -> None:
    (fault,) = check_evidence(with_claim(as_written="at least 62 civilians"))
    assert fault == (
        "ferry: claim At least 26 civilians: “at least 62 civilians” is given as written, "
        "and stands nowhere in the article"
    )


def test_a_claim_points_to_nothing_that_the_article_has_no_words_for() -> None:
    for field, value in (
        ("blamed", ("nobody",)),
        ("victim_force", "nobody"),
        ("place", "nowhere"),
        ("part_of", "none"),
    ):
        (fault,) = check_evidence(with_claim(**{field: value}))
        assert "of which the fact box has nothing" in fault


def test_evidence_in_deck_caption_and_headline_is_found_there() -> None:
    doc = document(deck="Twelve dead, says a monitor", text="Shells fell.\n\nA boat, seen in May.")
    blocks = (*doc.blocks[:-1], replace(doc.blocks[-1], kind="caption"))
    doc = replace(doc, blocks=blocks)
    at = doc.text.index("boat")
    caption = claim(doc, "Twelve dead", 12, 12, id="b", evidence=(Evidence("caption", "boat", at, at + 4),))
    made = article(
        doc, claims=(claim(doc, "Twelve dead", 12, 12), caption), forces=(force(doc, "army", "Army", "army"),)
    )
    assert [e.part for c in made.facts.claims for e in c.evidence] == ["deck", "caption"]
    assert made.facts.forces[0].evidence[0].part == "headline"
    assert check_evidence(made) == ()


@given(st.integers(-300, 300), st.integers(-300, 300))
def test_any_shift_that_changes_the_words_is_found(start: int, end: int) -> None:
    made = ferry()
    for fact in (*made.facts.claims, *made.facts.forces, *made.facts.places):
        right = fact.evidence[0]
        wrong = replace(right, start=right.start + start, end=right.end + end)
        text = made.document.text
        same = 0 <= wrong.start < wrong.end <= len(text) and text[wrong.start : wrong.end] == right.quote
        doc = article(
            made.document, claims=(claim(made.document, "At least 26 civilians", 26, None, evidence=(wrong,)),)
        )
        assert (check_evidence(doc) == ()) is same


@given(st.text(max_size=40), st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_words_of_any_script_are_counted_as_characters(before: str, quote: str, after: str) -> None:
    text = f"{before}{quote}{after}"
    doc = replace(document(text="x"), text=text, blocks=(Block("paragraph", 0, len(text)),))
    found = Evidence("body", quote, len(before), len(before) + len(quote))
    made = article(doc, claims=(claim(doc, quote, 1, 1, evidence=(found,)),))
    assert check_evidence(made) == ()


def test_every_fact_of_the_demonstration_articles_is_evidenced() -> None:
    shelf = read_shelf(read_settings_file(ROOT / "pelicanconf.py"))
    assert len(shelf.corpus.articles) > 30
    assert sum(len(a.facts.claims) for a in shelf.corpus.articles) > 200
    assert [fault for made in shelf.corpus.articles for fault in check_evidence(made)] == []


PHRASES = (
    "At least {n} civilians were killed in {place} on Sunday, the army said.",
    "\u201c{n} soldiers\u201d died near {place}, {place} province; dozens were wounded \u2013 among them three children.",
    "{n}\u00a0people were injured when {force} shelled {place}, Washington, D.C., officials said.",
    "{force} sent 175 minesweepers to {place}.\nHalf of {place} is held by {force}.",
    "قُتل {n} في {place}. Rescuers spoke of up to {n} dead in {place}'s old market\u2026",
    "*{force}* denied that it killed {n} in [{place}](https://example.org/a), 12 km south of **Goma**.",
)
PLACES = (
    "Deir Ezzor",
    "Goma",
    "DC",
    "Kharkiv",
    "the town of Mahkan",
    "Khan Yunis",
    "Zaporizhzhia\u2019s Orikhiv",
    "Gao",
)
FORCES = ("IS [Daesh]", "the Syrian army", "M23", "Russian forces", "RSF", "US-backed militias")
SENTENCES = st.builds(
    lambda phrase, n, place, force: phrase.format(n=n, place=place, force=force),
    st.sampled_from(PHRASES), st.sampled_from(("3", "1,200", "two dozen", "half a million", "85 000")),
    st.sampled_from(PLACES), st.sampled_from(FORCES),
)  # fmt: skip
PARAGRAPHS = st.tuples(
    st.sampled_from(("{}", "> {}", "- {}", "## {}", "{}\n{{: .caption}}")), st.lists(SENTENCES, min_size=1, max_size=3)
).map(lambda told: told[0].format(" ".join(told[1])))


@settings(max_examples=40, deadline=None)
@given(SENTENCES, st.one_of(st.just(""), SENTENCES), st.lists(PARAGRAPHS, min_size=1, max_size=5))
def test_every_fact_of_made_articles_is_evidenced(title: str, deck: str, paragraphs: list[str]) -> None:
    """Headline, deck, captions, lists, quotations and links, words of several bytes and scripts; by the real rules."""
    plain = replace(document_of_markdown("made", title, "\n\n".join(paragraphs), deck), published=date(2017, 9, 11))
    made = article(plain)
    assert check_evidence(replace(made, facts=facts_of(plain, load_knowledge()))) == ()


def test_every_fact_of_a_made_site_is_evidenced() -> None:
    made = [m for m in made_site(30).articles.values() if m.harm]
    for one in made:
        doc = document_of_markdown(one.slug, one.title, "\n\n".join(one.paragraphs), one.deck)
        box = facts_of(replace(doc, published=one.at.date()), load_knowledge())
        assert box.claims
        assert check_evidence(replace(article(doc), facts=box)) == ()
    assert len(made) > 8


def test_the_error_names_the_first_ten_and_counts_the_rest() -> None:
    fault = str(evidence_error([f"a{n}: claim x: wrong" for n in range(12)]))
    assert "12 times" in fault and "a9: claim x" in fault and "a10" not in fault and "and 2 more" in fault
    assert "mend" in fault
