"""Facts for other programs: JSON Lines in, the public data format out, one bad line never stops the rest."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.ingest.dating import stamp_of
from briefing.knowledge import Knowledge, load_knowledge
from briefing.model import Document
from briefing.pipeline import document_of_text, facts_of
from briefing.publish.public_format import public_facts

__all__ = ["BatchReport", "day_of", "read_line", "write_facts"]


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did: lines written, and what was wrong with the others."""

    written: int
    faults: tuple[BriefingError, ...]


def read_line(line: str, where: str) -> Document:
    """One input line {"id", "title", "text", "published"} as a document. Raises BriefingError naming file and line.

    A `published` that no day can be read from counts as unknown: the article's facts are still worth having.

    >>> read_line('{"id": "a", "title": "T", "text": "Shells hit Goma.", "published": "2025-03-01"}', "in:1").published
    datetime.date(2025, 3, 1)
    """
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise BriefingError(where, f"is not JSON ({fault})", "one object a line") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise BriefingError(
            where, "has no id or no text", 'write {"id": ..., "title": ..., "text": ..., "published": ...}'
        )
    return document_of_text(str(row["id"]), str(row.get("title") or ""), row["text"], day_of(row.get("published")))


def day_of(value: object) -> date | None:
    """The day of publication in any usual form; None where it is not stated, or not a day."""
    stamp = stamp_of(str(value)) if value else None
    return stamp.day if stamp else None


def write_facts(source: Path, target: Path, on_line: Callable[[], None] = lambda: None) -> BatchReport:
    """Reads `source`, writes one line of facts for each article to `target`, in the same order.

    A line that cannot be read is left out and reported. Raises BriefingError where a file cannot be opened.
    """
    knowledge = load_knowledge()
    gc.freeze()  # knowledge stays to the end: the collector need not walk it again, which is a twentieth of the time
    try:
        return _written(source, target, knowledge, on_line)
    finally:
        gc.unfreeze()  # what was garbage when it was called would stay for good


def _written(source: Path, target: Path, knowledge: Knowledge, on_line: Callable[[], None]) -> BatchReport:
    faults: list[BriefingError] = []
    try:
        # newline="\n": a line separator inside a string must not cut a line in two.
        with (
            source.open(encoding="utf-8", newline="\n") as lines,
            # Half a character, which JSON can tell and UTF-8 cannot, is written as JSON tells it.
            target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out,
        ):
            written = 0
            for result in _results(lines, source, knowledge):
                if isinstance(result, BriefingError):
                    faults.append(result)
                else:
                    out.write(result + "\n")
                    written += 1
                on_line()
    except (OSError, UnicodeDecodeError) as fault:
        raise BriefingError(str(source), f"cannot be read or {target} cannot be written ({fault})") from None
    return BatchReport(written, tuple(faults))


def _results(lines: Iterable[str], source: Path, knowledge: Knowledge) -> Iterable[str | BriefingError]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = read_line(line, f"{source}:{number}")
            yield json.dumps(public_facts(facts_of(document, knowledge)), ensure_ascii=False)
        except BriefingError as fault:
            yield fault
        except Exception as fault:  # an article that breaks a rule of ours must not take the others with it
            yield BriefingError(f"{source}:{number}", f"cannot be worked through: {type(fault).__name__}: {fault}")
