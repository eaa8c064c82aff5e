"""The data dictionary: what each column of each table means, in the words of the model.

`python -m briefing.publish.open_data.dictionary docs/data.md` writes it into the project's own codebook anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.publish.open_data.acled import ACLED
from briefing.publish.open_data.forms import FORMS
from briefing.publish.open_data.tables import Column, Form, Row, Table

__all__ = ["codebook_text", "dictionary_table", "kind_words", "write_codebook"]

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


# --- the project's own codebook -------------------------------------------------------------------------------------

_START = (
    "<!-- The tables from here on are made from the program's model: see briefing.publish.open_data.dictionary -->\n"
)


def codebook_text(forms: Iterable[Form]) -> str:
    """The dictionary as Markdown: a heading and a table for each table."""
    return "".join(_codebook_part(form) for form in forms)


def _codebook_part(form: Form) -> str:
    lines = [f"\n### {form.name}.csv\n", form.meaning, "", "| column | holds | means |", "|---|---|---|"]
    for column in form.columns:
        holds = kind_words(column) + (", or empty" if column.optional else "")
        words = f" One of: {', '.join(column.options)}." if column.options else ""
        lines.append(f"| `{column.name}` | {holds} | {column.meaning}{words} |")
    return "\n".join([*lines, ""])


def write_codebook(path: Path) -> bool:
    """Writes the tables of the codebook anew, below its mark; False where they were right already.

    Raises ValueError where the file has no mark.
    """
    text = path.read_text(encoding="utf-8")
    head, mark, _ = text.partition(_START)
    if not mark:
        raise ValueError(f"{path}: the mark is not there: {_START.strip()}")
    made = head + mark + codebook_text((*FORMS, ACLED))
    if made != text:
        path.write_text(made, encoding="utf-8")
    return made != text


if __name__ == "__main__":
    write_codebook(Path(sys.argv[1]))
