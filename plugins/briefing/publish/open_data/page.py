"""The page of /data/: every file with size, rows, hash and meaning, and the data dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.present.addresses import Site
from briefing.present.words import number_words
from briefing.publish.open_data.acled import ACLED
from briefing.publish.open_data.dictionary import kind_words
from briefing.publish.open_data.files import DataFile, OpenData
from briefing.publish.open_data.forms import FORMS
from briefing.publish.open_data.tables import Form
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = ["ColumnRow", "DataPage", "FileGroup", "FileRow", "TableRow", "data_page", "size_words"]

_GROUPS = (
    (gettext_noop("Start here"), ("README.txt", "briefing.sqlite", "SHA256SUMS")),
    (gettext_noop("Tables, as CSV"), tuple(f"{form.name}.csv" for form in FORMS)),
    (gettext_noop("Public format, as JSON Lines"), (
        "articles.jsonl", "claims.jsonl", "forces.jsonl", "places.jsonl", "events.jsonl", "schema.json")),
    (gettext_noop("For maps and for other databases"), (
        "places.geojson", "events.geojson", "claims.hxl.csv", "acled.csv", "metadata.json", "dictionary.csv")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file ready to print; `rows` is "" where there are none to count."""

    name: str
    meaning: str
    size: str
    rows: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files under one heading."""

    id: str
    heading: str
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the dictionary."""

    name: str
    kind: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table of the dictionary."""

    name: str
    meaning: str
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything that the page prints; `slices` counts the files of regions and actors."""

    groups: tuple[FileGroup, ...]
    slices: int
    build_hash: str
    licence: str
    tables: tuple[TableRow, ...]


def data_page(data: OpenData, site: Site) -> DataPage:
    """The page over what was written."""
    found = {file.name: file for file in data.files}
    return DataPage(
        tuple(
            FileGroup(f"f{n}", gettext(heading), tuple(_file(found[name]) for name in names))
            for n, (heading, names) in enumerate(_GROUPS, 1)
        ),
        len(data.slices),
        data.sha256,
        site.data_licence,
        _tables((*FORMS, ACLED)),
    )


def _file(file: DataFile) -> FileRow:
    rows = "" if file.rows is None else number_words(file.rows)
    return FileRow(file.name, file.meaning, size_words(file.size), rows, file.sha256)


def size_words(size: int) -> str:
    """A size in bytes in words.

    >>> size_words(812), size_words(28_400), size_words(9_682_944)
    ('812 bytes', '28 kB', '9.7 MB')
    """
    if size < 1000:
        return ngettext("%(count)s byte", "%(count)s bytes", size) % {"count": size}
    if size < 999_500:
        return gettext("%(size)s kB") % {"size": f"{size / 1000:.0f}"}
    return gettext("%(size)s MB") % {"size": f"{size / 1_000_000:.1f}"}


def _tables(forms: Sequence[Form]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            form.name,
            form.meaning,
            tuple(
                ColumnRow(c.name, kind_words(c) + (", or empty" if c.optional else ""), ", ".join(c.options), c.meaning)
                for c in form.columns
            ),
        )
        for form in forms
    )
