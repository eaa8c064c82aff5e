"""content/editions.jsonl: a line an edition, only ever added to. Read from its start, it gives the last state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing.collate.editions.records import ArticleChange, ClaimChange, ClaimRecord, Edition, EventChange
from briefing.collate.editions.state import State
from briefing.durable import write_whole
from briefing.errors import BriefingError
from briefing.model import ClaimRef

__all__ = ["append_edition", "read_editions"]

_REMEDY = "restore the file from version control; lines are added to it, never changed"


def read_editions(path: Path) -> tuple[Edition, ...]:
    """The editions in their order; () where there is no file. Raises BriefingError, with the line, for a faulty one."""
    if not path.is_file():
        return ()
    editions: list[Edition] = []
    state = State()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            edition = _edition(json.loads(line), state)
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise BriefingError(f"{path}:{number}", f"is not an edition ({fault})", _REMEDY) from fault
        if edition.number != number:
            raise BriefingError(f"{path}:{number}", f"is edition {edition.number}, not {number}", _REMEDY)
        state.add(edition)
        editions.append(edition)
    return tuple(editions)


def append_edition(path: Path, edition: Edition) -> None:
    """Adds one edition. The file is replaced as a whole, so that a stopped run, or lost power, leaves it as it was."""
    held = path.read_bytes() if path.is_file() else b""
    if held and not held.endswith(b"\n"):
        held += b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, held + json.dumps(_line(edition), ensure_ascii=False).encode() + b"\n")


# --- to a line ---------------------------------------------------------------------------------------------------


def _line(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.number,
        "date": edition.date,
        "why": edition.why,
        "articles": [{k: v for k, v in asdict(change).items() if v} for change in edition.articles],
        "claims": [_claim_row(change) for change in edition.claims],
        "events": [_event_row(change) for change in edition.events],
    }


def _claim_row(change: ClaimChange) -> dict[str, Any]:
    """A withdrawn claim by its id alone: what it said stands in an earlier line."""
    row: dict[str, Any] = {"kind": change.kind}
    if change.now is None:
        row |= {"article": change.record.article, "id": change.record.id}
    else:
        row |= {k: v for k, v in asdict(change.now).items() if v not in (None, (), "")}
        row |= {"was": change.was.id} if change.was else {}
    row |= {"aspects": change.aspects, "reason": change.reason, "words": change.words}
    return {k: v for k, v in row.items() if v not in ((), "")}


def _event_row(change: EventChange) -> dict[str, Any]:
    if change.kind == "withdrawn":
        return {"kind": change.kind, "id": change.id, "to": change.to}
    return {"kind": change.kind, "id": change.id, "claims": [f"{r.article}#{r.claim}" for r in change.claims]}


# --- from a line -------------------------------------------------------------------------------------------------


def _edition(line: dict[str, Any], before: State) -> Edition:
    return Edition(
        number=line["edition"],
        date=line["date"],
        why=line["why"],
        articles=tuple(ArticleChange(**_tuples(row)) for row in line["articles"]),
        claims=tuple(_claims(line["claims"], before)),
        events=tuple(_event(row) for row in line["events"]),
    )


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _claims(rows: list[dict[str, Any]], before: State) -> Iterator[ClaimChange]:
    for held in rows:
        row = _tuples(held)
        kind, was_id = row.pop("kind"), row.pop("was", None)
        why = row.pop("aspects", ()), row.pop("reason", ""), row.pop("words", "")
        if kind == "withdrawn":
            yield ClaimChange(kind, before.claims[ClaimRef(row["article"], row["id"])], None, *why)
            continue
        now = ClaimRecord(**{"quote": "", "sentence": "", "min": None, "max": None} | row)
        yield ClaimChange(kind, before.claims[ClaimRef(now.article, was_id)] if was_id else None, now, *why)


def _event(row: dict[str, Any]) -> EventChange:
    claims = (words.partition("#") for words in row.get("claims", ()))
    return EventChange(row["kind"], row["id"], tuple(ClaimRef(a, c) for a, _, c in claims), row.get("to"))
