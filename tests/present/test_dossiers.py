"""What dossiers say of relations, names, mentions, events and claimants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.making import article, claim, document, ferry, force, place

from briefing.collate import corpus_of
from briefing.knowledge import load_knowledge
from briefing.knowledge.actor_names import KnownActor, NameForm, known_actor
from briefing.knowledge.borders import read_borders
from briefing.model import Article
from briefing.present.actor import actor_view
from briefing.present.claimant import claimant_names, claimant_view
from briefing.present.dossiers import Dossier
from briefing.present.names import name_rows
from briefing.present.place import place_view
from briefing.present.region import region_view
from briefing.present.shelf import Shelf, shelf_of

TEXT = "The army shelled Mahkan, the Mahkan Hospital said: 12 people died. Reuters put it at 9 dead fighters."


def told(slug: str, day: date = date(2017, 9, 11)) -> Article:
    doc = document(slug, TEXT, f"Shelling in {slug}", day)
    army, guard = force(doc, "army", "Army", "The army"), force(doc, "guard", "River Guard", "fighters")
    at = {"place": "mahkan", "blamed": ("army",), "blame": "stated"}
    rows = [
        claim(doc, "12 people died", 12, 12, claimant="the Mahkan Hospital", claimant_type="medical", **at),
        claim(doc, "9 dead fighters", 9, 9, claimant="army", claimant_type="party", victim_force="guard", **at),
    ]
    return article(doc, rows, [army, replace(guard, backs=())], [place(doc, "Mahkan")])


def shelf(*articles: Article) -> Shelf:
    return shelf_of(corpus_of(articles, load_knowledge().countries, lambda _: ()))


def actor(id: str, whole: Shelf, known: KnownActor | None = None) -> Dossier:
    return actor_view(whole.actors[id], whole, read_borders(), known)


def test_relations_link_to_the_articles_that_tell_them() -> None:
    view = actor("army", shelf(told("a"), told("b")))
    (row,) = view.relations
    assert (row.how, row.other.text, row.count) == ("against", "River Guard", "2 articles")
    assert [link.href for link in row.articles] == ["../../articles/a/", "../../articles/b/"]


def test_a_backer_of_our_book_is_marked_with_its_source_and_only_if_in_the_corpus() -> None:
    known = KnownActor((), "UCDP", (None, None), ("guard", "not-here"), "our source")
    rows = actor("army", shelf(told("a")), known).relations
    assert [(r.how, r.other.text, r.source) for r in rows[1:]] == [("backed by", "River Guard", "our source")]


def test_names_have_kind_language_and_direction() -> None:
    rows = name_rows(
        (NameForm("ISIS", "abbreviation"), NameForm("Islamic State", "usual"), NameForm("داعش", "short", "ar"))
    )
    assert [(r.name, r.kind, r.language, r.direction) for r in rows] == [
        ("Islamic State", "the name used here", "", "ltr"),
        ("داعش", "short name", "Arabic", "rtl"),
        ("ISIS", "abbreviation", "", "ltr"),
    ]


def test_knowledge_tells_abbreviations_from_names_spelled_by_ear() -> None:
    known = known_actor(load_knowledge().actors, "islamic-state")
    assert known
    kinds = {form.name: form.kind for form in known.names}
    assert (kinds["Islamic State"], kinds["ISIL"], kinds["Daesh"]) == ("usual", "abbreviation", "transliteration")
    assert "ar" in {form.lang for form in known.names}


def test_a_place_shows_the_sentences_that_name_it() -> None:
    whole = shelf(told("a"))
    view = place_view(whole.places["mahkan"], whole, read_borders())
    (row,) = view.mentions
    assert (row.before, row.words.text) == ("The army shelled ", "Mahkan")
    assert row.words.href == "../../articles/a/#s1"
    assert row.after.startswith(", the Mahkan Hospital said")


def test_charts_count_articles_and_claims_by_month_and_never_people() -> None:
    whole = shelf(told("a"), told("b", date(2017, 11, 2)))
    view = region_view(whole.regions["middle-east/syria"], whole, read_borders())
    articles, claims, *_ = view.charts
    assert [(r.label, r.cells) for r in claims.rows] == [
        ("11 to 17 September 2017", ("2",)),
        ("30 October to 5 November 2017", ("2",)),
    ]
    assert [r.cells[0] for r in articles.rows] == ["1", "1"]


def test_a_region_says_which_share_of_figures_comes_from_parties_and_who_gives_them() -> None:
    whole = shelf(told("a"))
    view = region_view(whole.regions["middle-east/syria"], whole, read_borders())
    says = next(row for row in view.facts if row.question == "Who says")
    assert says.rest.endswith("1 of 2 figures from parties to the conflict.")
    (section,) = [s for s in view.sections if s.id == "claimants"]
    assert [(r.name.text, r.name.href) for r in section.rows][1:] == [
        ("Mahkan Hospital", "../../../claimants/mahkan-hospital/")
    ]


def test_a_claimant_shows_its_claims_outlets_and_how_often_it_is_alone() -> None:
    whole = shelf(told("a"), replace(told("b"), outlet="Placeholder Post"))
    view = claimant_view(whole.claimants["mahkan-hospital"], whole)
    assert view.meta == "Medical · 2 claims of harm in 2 articles"
    assert [row.says for row in view.claims[0].rows] == ["12 civilians killed", "12 civilians killed"]
    assert view.wordings == (("Placeholder Post", 1), ("Sample Herald", 1))
    assert next(row.question for row in view.facts if row.question == "Alone")
    (name,) = (name for name in claimant_names(whole) if name.text.startswith("M"))
    assert (name.text, name.kind, name.note, name.claims) == ("Mahkan Hospital", "medical", "2 claims", 2)


def test_the_demonstration_of_a_ferry_has_no_relation_but_against() -> None:
    whole = shelf(ferry())
    assert {row.how for id in whole.actors for row in actor(id, whole).relations} == set()
