"""What may still be said of what is gone, and where its address leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.making import article, document, ferry

from briefing.collate import corpus_of
from briefing.collate.editions import Edition, EventChange, History, article_changes, claim_changes, replay
from briefing.collate.editions.state import State
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, ClaimRef
from briefing.present.changes import changes_views
from briefing.present.shelf import Shelf, shelf_of
from briefing.present.standing import Standing, say
from briefing.present.tombstones import article_tombstones, event_tombstones, gone_claims, history_links


def edition(number: int, before: State, *articles: Article, events: Sequence[EventChange] = ()) -> Edition:
    claims = claim_changes(before, articles, say)
    return Edition(number, f"2026-10-0{number}", "", article_changes(before, articles), claims, tuple(events))


def shelf(now: Sequence[Article], *editions: Edition) -> Shelf:
    corpus = corpus_of(now, read_countries(), lambda _: ())
    return shelf_of(corpus, History(editions, replay(editions)))


def without(seen: Article, quote: str) -> Article:
    return replace(seen, facts=replace(seen.facts, claims=tuple(c for c in seen.facts.claims if c.id != quote)))


def test_words_that_the_article_says_no_more_are_not_shown() -> None:
    (first,) = [c.now for c in claim_changes(State(), [ferry()], say) if c.now and c.now.min == 30]
    assert (Standing(ferry()).says(first), Standing(ferry()).who(first)) == (
        "30 to 40 Islamic State fighters killed", "The army, party to the conflict",
    )  # fmt: skip
    cut = Standing(article(document(text="Shells hit a ferry.", title="Ferry hit")))
    assert (cut.says(first), cut.who(first), cut.quote(first)) == (
        "30 to 40 fighters killed", "party to the conflict", "",
    )  # fmt: skip


def test_a_withdrawn_claim_is_kept_under_its_address_with_day_and_reason() -> None:
    before = replay([one := edition(1, State(), ferry())])
    now = without(ferry(), "some 40 wounded")
    here = shelf([now], one, edition(2, before, now))
    (gone,) = gone_claims(now, here, "articles/ferry/")
    assert (gone.id, gone.says, gone.quote) == ("claim-some-40-wounded", "About 40 people injured", "some 40 wounded")
    assert (gone.what, gone.why) == ("Withdrawn on 2 October 2026", "the same words are read differently now")
    (link,) = history_links("ferry", here, "articles/ferry/")
    assert (link.text, link.href, link.note) == ("Edition 2", "../../changes/2/", "2 October 2026: 1 claim withdrawn")


def test_a_claim_that_is_there_again_has_no_tombstone() -> None:
    before = replay([one := edition(1, State(), ferry())])
    two = edition(2, before, without(ferry(), "some 40 wounded"))
    here = shelf([ferry()], one, two, edition(3, replay([one, two]), ferry()))
    assert gone_claims(ferry(), here, "articles/ferry/") == ()


def test_a_withdrawn_article_is_named_nowhere() -> None:
    one = edition(1, State(), ferry(), ferry("other"))
    here = shelf([ferry("other")], one, edition(2, replay([one]), ferry("other")))
    (stone,) = article_tombstones(here)
    assert (stone.url, stone.what) == ("articles/ferry/", "Withdrawn on 2 October 2026")
    assert len(stone.anchors) == 4
    views = list(changes_views(here))
    assert [v.url for v in views] == ["changes/", "changes/2/", "changes/1/"]
    told = {row.says.text for view in views for shown in view.shown for part in shown.lists for row in part.rows}
    assert told == {"4 claims of an article no longer published", "1 article, no longer published"}


def test_an_event_keeps_its_address_though_the_one_it_went_into_is_gone_too() -> None:
    held = (ClaimRef("ferry", "x"),)
    steps = [
        Edition(1, "2026-10-01", events=(EventChange("new", "a", held), EventChange("new", "b", held))),
        Edition(2, "2026-10-02", events=(EventChange("withdrawn", "a", to="b"),)),
        Edition(3, "2026-10-03", events=(EventChange("withdrawn", "b", to=None),)),
    ]
    assert [(s.url, s.now) for s in event_tombstones(shelf([], *steps))] == [("events/a/", None), ("events/b/", None)]
    assert event_tombstones(shelf([], steps[0])) == ()
