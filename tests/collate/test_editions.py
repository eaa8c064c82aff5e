"""What changed between what was published and what is there now; the ledger that tells it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.making import article, claim, document, place

from briefing.collate.editions import (
    Edition,
    State,
    append_edition,
    article_changes,
    claim_changes,
    earlier_events,
    event_changes,
    moved_claims,
    read_editions,
    replay,
)
from briefing.collate.events import find_events
from briefing.errors import BriefingError
from briefing.model import Article, Change, Claim, ClaimRef, Event

TEXT = "Shells killed 34 civilians in Goma, a monitor said.\n\nMines wounded four soldiers near Sake, residents said."


def say(_: Article, claim: Claim) -> tuple[str, str]:
    return f"{claim.min} {claim.outcome}", claim.claimant or "the article itself"


def report(text: str = TEXT, quote: str = "34 civilians", number: int = 34, **fields: object) -> Article:
    """An article with two claims; `fields` are of the first, whose id tells its number."""
    doc = document("goma", text, "Shells hit Goma")
    first = claim(doc, quote, number, number, **{"claimant": "a monitor", "claimant_type": "monitor"} | fields)
    second = claim(doc, "four soldiers", 4, 4, outcome="injured", victim="combatant")
    return article(doc, [replace(first, id=f"killed-{number}-aaaaaa"), replace(second, id="injured-4-bbbbbb")])


def edition(number: int, before: State, *articles: Article) -> Edition:
    return Edition(
        number, f"2026-10-0{number}", "", article_changes(before, articles), claim_changes(before, articles, say)
    )


def published(*articles: Article) -> State:
    return replay([edition(1, State(), *articles)])


def told(before: State, *articles: Article) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(c.kind, c.record.id, c.aspects, c.reason) for c in claim_changes(before, articles, say)]


def test_everything_is_new_at_first_and_nothing_after_it() -> None:
    assert [row[0] for row in told(State(), report())] == ["new", "new"]
    assert told(published(report()), report()) == []
    assert article_changes(published(report()), [report()]) == ()


def test_another_number_in_the_same_sentence_is_a_revision_of_the_claim() -> None:
    after = report(TEXT.replace("34 civilians", "37 civilians"), "37 civilians", 37)
    assert told(published(report()), after) == [("revised", "killed-37-aaaaaa", ("number",), "article-changed")]
    state = replay([edition(1, State(), report()), edition(2, published(report()), after)])
    assert moved_claims(state.gone_claims) == {
        ClaimRef("goma", "killed-34-aaaaaa"): ClaimRef("goma", "killed-37-aaaaaa")
    }


@pytest.mark.parametrize(
    ("fields", "aspect"),
    [
        ({"claimant": "a hospital"}, "claimant"),
        ({"blamed": ("army",), "blame": "alleged"}, "blame"),
        ({"place": "goma"}, "place"),
        ({"date": date(2025, 3, 3)}, "day"),
        ({"victim": "mixed"}, "victims"),
        ({"form": "about"}, "number"),
    ],
)
def test_the_same_claim_told_otherwise_says_in_what(fields: dict[str, object], aspect: str) -> None:
    assert told(published(report()), report(**fields)) == [("revised", "killed-34-aaaaaa", (aspect,), "read-anew")]


def without_first(seen: Article, *changes: Change, text: str = TEXT) -> Article:
    doc = document("goma", text, seen.title)
    return replace(seen, document=doc, facts=replace(seen.facts, claims=seen.facts.claims[1:], changes=changes))


def test_a_withdrawn_claim_says_why() -> None:
    before = published(report())
    fix = Change("remove", "claim", "killed-34-aaaaaa", "told of another town")
    assert told(before, without_first(report())) == [("withdrawn", "killed-34-aaaaaa", (), "read-anew")]
    gone = without_first(report(), text=TEXT.replace("killed 34 civilians in", "hit"))
    assert told(before, gone) == [("withdrawn", "killed-34-aaaaaa", (), "article-changed")]
    (corrected,) = claim_changes(before, [without_first(report(), fix)], say)
    assert (corrected.reason, corrected.words) == ("corrected", "told of another town")
    assert [row[3] for row in told(before)] == ["article-gone", "article-gone"]


def test_another_claim_in_the_place_of_one_is_no_revision_of_it() -> None:
    doc = document("goma", TEXT, "Shells hit Goma")
    other = replace(claim(doc, "a monitor said", 2, None), id="killed-2-cccccc")
    changed = report()
    changed = replace(changed, facts=replace(changed.facts, claims=(other, changed.facts.claims[1])))
    kinds = [row[:2] for row in told(published(report()), changed)]
    assert kinds == [("new", "killed-2-cccccc"), ("withdrawn", "killed-34-aaaaaa")]


def test_a_changed_headline_is_a_revision_of_the_article() -> None:
    (change,) = article_changes(published(report()), [replace(report(), title="Shells fall on Goma")])
    assert (change.kind, change.aspects) == ("revised", ("headline",))


# --- events --------------------------------------------------------------------------------------------------------


def event(id: str, *claims: str, was: tuple[str, ...] = ()) -> Event:
    refs = tuple(ClaimRef("goma", name) for name in claims)
    return Event(id, "", None, None, (), None, None, ("goma",), (), refs, (), (), "weak", "", was=was)


def state_with(*events: Event) -> State:
    return replay([Edition(1, "2026-10-01", events=event_changes(State(), events, {}))])


def test_a_withdrawn_event_leads_to_the_one_that_holds_most_of_its_claims() -> None:
    now = [event("b", "1"), event("c", "2", "3")]
    (gone, *_) = event_changes(state_with(event("a", "1", "2", "3")), now, {})
    assert (gone.kind, gone.id, gone.to) == ("withdrawn", "a", "c")
    (merged, *_) = event_changes(state_with(event("a", "1", "2", "3")), [event("b", "1", was=("a",)), now[1]], {})
    assert merged.to == "b"


def test_an_event_whose_claims_only_bear_other_ids_has_not_changed() -> None:
    moved = {ClaimRef("goma", "1"): ClaimRef("goma", "9")}
    assert event_changes(state_with(event("a", "1")), [event("a", "9")], moved) == ()
    assert earlier_events(state_with(event("a", "1")), moved) == {"a": frozenset({ClaimRef("goma", "9")})}


def test_an_id_once_given_to_an_event_is_given_to_no_other() -> None:
    fields = {"place": "mahkan", "date": date(2017, 9, 10), "claimant": "a monitor", "claimant_type": "monitor"}
    docs = [document(slug, f"Shells killed {n} civilians near Mahkan.", "T") for slug, n in (("a", 12), ("b", 19))]
    articles = [
        article(d, [claim(d, f"{n} civilians", n, n, **fields)], places=[place(d, "Mahkan")])
        for d, n in zip(docs, (12, 19), strict=True)
    ]
    (fresh,) = find_events(articles, [])
    taken = {fresh.id: frozenset({ClaimRef("elsewhere", "x")})}
    assert [e.id for e in find_events(articles, [], earlier=taken)] == [f"{fresh.id}-2"]


# --- the ledger ----------------------------------------------------------------------------------------------------


def test_the_ledger_read_again_gives_the_editions_and_the_last_state(tmp_path: Path) -> None:
    path = tmp_path / "content/editions.jsonl"
    first = edition(1, State(), report())
    after = report(TEXT.replace("34 civilians", "37 civilians"), "37 civilians", 37)
    second = edition(2, replay([first]), without_first(after))
    for item in (first, second):
        append_edition(path, item)
    assert read_editions(path) == (first, second)
    assert replay(read_editions(path)).claims.keys() == {ClaimRef("goma", "injured-4-bbbbbb")}
    assert [p.name for p in path.parent.iterdir()] == ["editions.jsonl"]


def test_adding_changes_no_byte_before(tmp_path: Path) -> None:
    path = tmp_path / "editions.jsonl"
    append_edition(path, edition(1, State(), report()))
    before = path.read_bytes()
    append_edition(path, Edition(2, "2026-10-02"))
    assert path.read_bytes().startswith(before)
    assert read_editions(tmp_path / "none.jsonl") == ()


@pytest.mark.parametrize("line", ["not json", "[]", '{"edition": 1}', '{"edition": 2, "date": "", "why": ""}'])
def test_a_line_that_is_no_edition_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "editions.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(BriefingError, match=r"editions\.jsonl:1"):
        read_editions(path)
