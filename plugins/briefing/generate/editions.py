"""Editions in a build: what was published before it, what differs now, and the line that records it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from briefing.collate.events import Earlier
from briefing.generate.faults import fault_count
from briefing.generate.withholding import withheld_of
from briefing.model import Article, ClaimRef, Corpus
from briefing.present.standing import say
from briefing.settings import site_settings

__all__ = ["EDITION", "RECORDED", "Past", "history_of", "ledger_follows", "ledger_mark", "past_of", "record_edition"]

# The settings of a build that is to be recorded hold (ISO day, the editor's why) here; after it, RECORDED the number.
EDITION, RECORDED = "BRIEFING_EDITION", "BRIEFING_RECORDED"


@dataclass(frozen=True, slots=True)
class Past:
    """What the ledger tells of these articles: `moved` are claims that bear another id by now."""

    editions: tuple[Edition, ...]
    state: State
    claims: tuple[ClaimChange, ...]
    moved: Mapping[ClaimRef, ClaimRef]
    earlier: Earlier


def _ledger(settings: Mapping[str, Any]) -> Path:
    return site_settings(settings).content / "editions.jsonl"


def ledger_mark(settings: Mapping[str, Any]) -> tuple[int, bytes]:
    """How many bytes the ledger has, and their digest."""
    path = _ledger(settings)
    content = path.read_bytes() if path.is_file() else b""
    return len(content), hashlib.sha256(content).digest()


def ledger_follows(settings: Mapping[str, Any], mark: tuple[int, bytes]) -> bool:
    """Whether the ledger still begins with what this mark is of: editions are added to it, never changed."""
    path = _ledger(settings)
    content = path.read_bytes() if path.is_file() else b""
    return hashlib.sha256(content[: mark[0]]).digest() == mark[1]


def past_of(settings: Mapping[str, Any], articles: Sequence[Article]) -> Past:
    """Reads the ledger and holds the claims against it. Raises BriefingError where it cannot be read."""
    editions = withheld_of(settings).editions(read_editions(_ledger(settings)))
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
    recorded = len(read_editions(_ledger(settings)))
    if settings.get(EDITION) and len(history.editions) > recorded:
        append_edition(_ledger(settings), history.editions[-1])
        settings[RECORDED] = history.editions[-1].number
