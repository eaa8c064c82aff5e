"""Tables as CSV: RFC 4180, UTF-8, safe to open in a spreadsheet, and readable again without loss.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and some take one that begins with a tab or a
line break. Such a text, with or without spaces or apostrophes before the sign, gets one apostrophe in front; reading
takes one away again. Numbers are never touched, so that coordinates south and west stay numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from briefing.publish.open_data.tables import Cell, Column, Form, Kind, Table

__all__ = ["csv_line", "csv_text", "join_words", "read_csv", "safe_text", "split_words", "told_text"]

# Full-width signs too: some spreadsheets fold them first.
_DANGEROUS = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_BETWEEN = "; "
_LINE_END = "\r\n"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ITEM = re.compile(r"(?:[^\\;]|\\.)+", re.DOTALL)


def safe_text(text: str) -> str:
    """The text as a cell that no spreadsheet runs.

    >>> safe_text("=1+1"), safe_text("'=1+1"), safe_text("34 killed")
    ("'=1+1", "''=1+1", '34 killed')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def told_text(cell: str) -> str:
    """The text that `safe_text` made the cell of."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell, 1) else cell


def join_words(words: Iterable[str]) -> str:
    r"""A list in one cell: items parted by "; ", with a backslash before a semicolon or backslash of their own.

    >>> print(join_words(["IS", "Daesh; so-called"]))
    IS; Daesh\; so-called
    """
    return _BETWEEN.join(word.replace("\\", "\\\\").replace(";", "\\;") for word in words)


def split_words(cell: str) -> tuple[str, ...]:
    """The list that `join_words` wrote; () for an empty cell."""
    found = _ITEM.findall(cell)
    # The blank after a semicolon belongs to the separator; the first item has none before it.
    return tuple(_ESCAPED.sub(r"\1", item if n == 0 else item.removeprefix(" ")) for n, item in enumerate(found))


def _written(value: Cell) -> str:
    if isinstance(value, str):
        return safe_text(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return safe_text(join_words(value))
    return repr(value)


def csv_line(cells: Iterable[Cell]) -> str:
    """One line with its end."""
    text = StringIO()
    csv.writer(text, lineterminator=_LINE_END).writerow([_written(value) for value in cells])
    return text.getvalue()


def csv_text(table: Table, *more_heads: tuple[str, ...]) -> str:
    """The table as CSV with its names in the first line; `more_heads` are further lines before the data."""
    text = StringIO()
    writer = csv.writer(text, lineterminator=_LINE_END)
    writer.writerow(table.form.names)
    writer.writerows(more_heads)
    writer.writerows([_written(value) for value in row] for row in table.rows)
    return text.getvalue()


def read_csv(text: str, form: Form) -> Table:
    """The table that `csv_text` wrote. Raises ValueError where the first line is not that of the form."""
    lines = csv.reader(StringIO(text, newline=""))
    names = tuple(next(lines))
    if names != form.names:
        raise ValueError(f"{form.name}: the columns are {', '.join(names)}")
    return Table(form, [tuple(_value(cell, c) for cell, c in zip(line, form.columns, strict=True)) for line in lines])


def _value(cell: str, column: Column) -> Cell:
    if column.kind == "list":
        return split_words(told_text(cell))
    if cell == "" and column.optional:
        return None
    return told_text(cell) if column.kind == "text" else _number(cell, column.kind)


def _number(cell: str, kind: Kind) -> int | float | bool:
    if kind == "boolean":
        return cell == "true"
    return int(cell) if kind == "integer" else float(cell)
