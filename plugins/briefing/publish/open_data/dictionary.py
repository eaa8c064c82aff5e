"""The data dictionary: what each column of each table means, in the words of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.publish.open_data.tables import Column, Form, Row, Table

__all__ = ["dictionary_table", "kind_words"]

_FORM = Form(
    "dictionary",
    "What each column of each CSV file and table means; made from the program's model.",
    (
        Column("table", "text", "The table; its CSV file has the same name."),
        Column("column", "text", "The column."),
        Column("kind", "text", "What stands in it."),
        Column("may_be_empty", "boolean", "Whether it may be empty, for not stated."),
        Column("key", "boolean", "Whether it is of what tells a row from all others."),
        Column("joins", "text", "Table and column that it leads to.", optional=True),
        Column("words", "list", "The only words that may stand in it; empty where any may."),
        Column("meaning", "text", "What it means."),
    ),
    ("table", "column"),
)
_KINDS = {
    "text": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "list": "list of words",
}  # fmt: skip


def kind_words(column: Column) -> str:
    """What stands in the column, in words."""
    return _KINDS[column.kind]


def dictionary_table(forms: Iterable[Form]) -> Table:
    """A row a column, in the order of the tables and their columns."""
    return Table(_FORM, [row for form in forms for row in _rows(form)])


def _rows(form: Form) -> Iterator[Row]:
    joins = {k.columns[0]: f"{k.table}.{k.target[0]}" for k in form.links if len(k.columns) == 1}
    for column in form.columns:
        yield (
            form.name, column.name, kind_words(column), column.optional, column.name in form.key,
            joins.get(column.name), column.options, column.meaning,
        )  # fmt: skip
