"""Editions in a build: what was published before it, what differs now, and the line that records it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.collate.editions import (
    ClaimChange,
    Edition,
    History,
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
from briefing.durable import sweep_drafts
from briefing.generate.faults import fault_count
from briefing.generate.ledger import EDITION, RECORDED, ledger_path
from briefing.generate.withholding import withheld_of
from briefing.model import Article, ClaimRef, Corpus
from briefing.present.standing import say

if TYPE_CHECKING:
    from briefing.collate.events import Earlier

__all__ = ["Past", "history_of", "past_of", "record_edition"]


@dataclass(frozen=True, slots=True)
class Past:
    """What the ledger tells of these articles: `moved` are claims that bear another id by now."""

    editions: tuple[Edition, ...]
    state: State
    claims: tuple[ClaimChange, ...]
    moved: Mapping[ClaimRef, ClaimRef]
    earlier: Earlier


def past_of(settings: Mapping[str, Any], articles: Sequence[Article]) -> Past:
    """Reads the ledger and holds the claims against it. Raises BriefingError where it cannot be read."""
    editions = withheld_of(settings).editions(read_editions(ledger_path(settings)))
    state = replay(editions)
    if not editions and not settings.get(EDITION):
        return Past((), state, (), {}, {})  # nothing was ever recorded, so nothing is new
    claims = claim_changes(state, articles, say)
    after = replay((*editions, Edition(0, "", claims=claims)))
    moved = moved_claims(after.gone_claims)
    return Past(editions, state, claims, moved, earlier_events(state, moved))


def history_of(settings: Mapping[str, Any], past: Past, corpus: Corpus) -> History:
    """The editions with this one last: numbered where it is to be recorded.

    A build with faults lacks pages that are not withdrawn: it is neither recorded nor held against the last edition.
    """
    asked = settings.get(EDITION)
    if fault_count(dict(settings)) or not (past.editions or asked):
        return History(past.editions, past.state)
    day, why = asked or ("", "")
    edition = Edition(
        len(past.editions) + 1 if asked else 0,
        day,
        why,
        article_changes(past.state, corpus.articles),
        past.claims,
        event_changes(past.state, corpus.events, past.moved),
    )
    editions = past.editions if edition.is_empty else (*past.editions, edition)
    return History(editions, replay(editions))


def record_edition(settings: MutableMapping[str, Any], history: History) -> None:
    """Adds this build to the ledger where that was asked for and anything changed; the site is finished by now."""
    settings[RECORDED] = 0
    sweep_drafts([ledger_path(settings).parent])
    recorded = len(read_editions(ledger_path(settings)))
    if settings.get(EDITION) and len(history.editions) > recorded:
        append_edition(ledger_path(settings), history.editions[-1])
        settings[RECORDED] = history.editions[-1].number
