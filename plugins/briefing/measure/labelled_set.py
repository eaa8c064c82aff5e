"""A labelled set from files: JSON Lines or JSON in the public format, texts and labels in one row or in two files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.measure.labels import LabelledArticle, labels_of
from briefing.model import Document
from briefing.pipeline import document_of_text

__all__ = ["read_labelled_set"]

_LABELS = ("forces", "casualties", "places", "primary_country")


def read_labelled_set(paths: Sequence[Path], day_of: Callable[[object], date | None]) -> tuple[LabelledArticle, ...]:
    """The labelled articles of files, or of folders' .jsonl and .json files, in order of files and rows.

    A row with `text` is an article, one with `forces`, `casualties` or `places` is labels, one with both is both.
    Labels without a text take that of the same id in the same file, else in a file whose name begins alike
    ("a.input.jsonl", "a.gold.jsonl"), else in any. Articles that nobody labelled are left out. `day_of` reads a day of
    publication. Raises BriefingError naming file and row for what cannot be read and for labels without a text.
    """
    rows = [(path, where, row) for path in _files(paths) for where, row in _rows(path)]
    texts = {(_stem(path), str(row["id"])): row for path, _, row in rows if isinstance(row.get("text"), str)}
    anywhere = {id: row for (_, id), row in texts.items()}
    found = []
    for path, where, row in rows:
        if not any(key in row for key in _LABELS):
            continue
        text = row if "text" in row else texts.get((_stem(path), str(row["id"]))) or anywhere.get(str(row["id"]))
        if text is None:
            raise BriefingError(where, f"labels {row['id']}, whose text is in none of the files", "give its text too")
        found.append(labels_of(_document(text, day_of), row, where))
    if not found:
        raise BriefingError(", ".join(map(str, paths)), "holds no labelled article", "see docs/method.md, Measuring")
    return tuple(found)


def _document(row: Mapping[str, Any], day_of: Callable[[object], date | None]) -> Document:
    return document_of_text(str(row["id"]), str(row.get("title") or ""), row["text"], day_of(row.get("published")))


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in {".jsonl", ".json"})
        else:
            yield path


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each object of a file with its place: JSON Lines, or one JSON list."""
    try:
        content = path.read_text("utf-8")
        try:
            whole = json.loads(content)
            items = whole if isinstance(whole, list) else [whole]
        except ValueError:
            # Not splitlines: a line separator inside a string must not cut a row in two.
            items = [json.loads(line) for line in content.split("\n") if line.strip()]
    except (OSError, ValueError) as fault:
        raise BriefingError(str(path), f"cannot be read ({fault})", "one JSON object a line") from None
    for number, item in enumerate(items, 1):
        if isinstance(item, dict) and "id" in item:
            yield f"{path}:{number}", item
