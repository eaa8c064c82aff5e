"""What a table is: columns with a kind and a meaning, and rows of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias, get_args, get_origin

from briefing.publish.open_data.codebook import hints_of, is_optional, meaning_of, options_of, without_none

__all__ = ["Cell", "Column", "Form", "Kind", "Row", "Table", "TableLink", "columns_of"]

Kind = Literal["text", "integer", "number", "boolean", "list"]
Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
Row: TypeAlias = tuple[Cell, ...]
_KINDS: dict[Any, Kind] = {int: "integer", float: "number", bool: "boolean", date: "text", datetime: "text"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind` "list" holds words, none of them empty. `optional`: None, "not stated", may stand in it.

    `options`: the only words that may; () where any may.
    """

    name: str
    kind: Kind
    meaning: str
    optional: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableLink:
    """What is in these columns stands in those of another table."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A table without its rows. `key`: the columns that tell a row from all others. `searched`: those for full text."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[TableLink, ...] = ()
    searched: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each row has a value for each column of the form."""

    form: Form
    rows: Sequence[Row]


def columns_of(kind: type[Any], *fields: str) -> tuple[Column, ...]:
    """Columns for these fields of a class of the model: kind, options and meaning are the model's."""
    return tuple(_column(kind, field) for field in fields)


def _column(kind: type[Any], field: str) -> Column:
    hint = hints_of(kind)[field]
    bare = without_none(hint)
    cell = "list" if get_origin(bare) is tuple and get_args(bare) else _KINDS.get(bare, "text")
    return Column(field, cell, meaning_of(kind, field), is_optional(hint), options_of(hint))
