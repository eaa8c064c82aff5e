"""Writes /data/: every file of the whole corpus, the slices, the sums, the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.model import Corpus
from briefing.present.addresses import Site
from briefing.present.shelf import Shelf
from briefing.publish.open_data import forms, json_lines
from briefing.publish.open_data.acled import acled_table
from briefing.publish.open_data.corpus_rows import tables_of
from briefing.publish.open_data.csv_file import csv_text
from briefing.publish.open_data.datasette import metadata_text
from briefing.publish.open_data.dictionary import dictionary_table
from briefing.publish.open_data.files import DataFile, OpenData, hash_of, sums_text
from briefing.publish.open_data.geojson import events_geojson, geojson_text, places_geojson
from briefing.publish.open_data.hxl_file import hxl_text
from briefing.publish.open_data.readme import readme_text
from briefing.publish.open_data.references import References, references_of
from briefing.publish.open_data.schema import schema_text
from briefing.publish.open_data.slices import slices_of
from briefing.publish.open_data.sqlite_file import write_sqlite
from briefing.publish.open_data.tables import Table
from briefing.publish.writing import write_if_changed

__all__ = ["DATA_FOLDER", "write_open_data"]

DATA_FOLDER = "data"


@dataclass(frozen=True, slots=True)
class _Text:
    """A file still to be written."""

    name: str
    meaning: str
    text: str
    rows: int | None = None


def write_open_data(output: Path, shelf: Shelf, site: Site) -> OpenData:
    """Writes every file below output/data/ and tells of each; what an earlier build left there goes.

    Raises BriefingError where the SQLite file cannot be made.
    """
    folder = output / DATA_FOLDER
    to = references_of(shelf.corpus, site.url)
    tables = tables_of(shelf.corpus, to)
    database = _write_database(folder, tables)
    files = (database, *(_write(folder, text) for text in _texts(shelf.corpus, tables, to, site)))
    slices = tuple(_write(folder, text) for text in _slices(shelf, to))
    sums = sums_text((*files, *slices))
    build_hash = hash_of(sums.encode("utf-8"))
    more = (
        _write(folder, _Text("SHA256SUMS", "SHA-256 of every file but itself and README.txt.", sums)),
        _write(
            folder,
            _Text(
                "README.txt",
                "How to read the files, the terms, what to beware of.",
                readme_text(site.name, site.url, site.data_licence, files, build_hash),
            ),
        ),
    )
    _sweep(folder, {file.name for file in (*files, *slices, *more)})
    return OpenData((*reversed(more), *files), slices, build_hash)


def _write(folder: Path, file: _Text) -> DataFile:
    write_if_changed(folder / file.name, file.text)
    content = file.text.encode("utf-8")
    return DataFile(file.name, file.meaning, len(content), hash_of(content), file.rows)


def _write_database(folder: Path, tables: tuple[Table, ...]) -> DataFile:
    path, draft = folder / "briefing.sqlite", folder / "briefing.sqlite.new"
    write_sqlite(draft, tables)
    content = draft.read_bytes()
    # A host uploads by time as well as by content.
    if path.is_file() and path.read_bytes() == content:
        draft.unlink()
    else:
        draft.replace(path)
    return DataFile(
        path.name, "All tables below in one SQLite file, with full-text search.", len(content), hash_of(content)
    )


def _texts(corpus: Corpus, tables: tuple[Table, ...], to: References, site: Site) -> Iterator[_Text]:
    for table in tables:
        yield _Text(f"{table.form.name}.csv", table.form.meaning, csv_text(table), len(table.rows))
    yield from _json_lines(corpus, to)
    for name, collection in (("places", places_geojson(corpus, to)), ("events", events_geojson(corpus, to))):
        meaning = f"Those {name} that have coordinates, as GeoJSON points with counts."
        yield _Text(f"{name}.geojson", meaning, geojson_text(collection), len(collection["features"]))
    claims = next(t for t in tables if t.form is forms.CLAIMS)
    yield _Text("claims.hxl.csv", "Claims with HXL hashtags in the second line.", hxl_text(claims), len(claims.rows))
    acled = acled_table(corpus, to)
    yield _Text("acled.csv", acled.form.meaning, csv_text(acled), len(acled.rows))
    dictionary = dictionary_table((*forms.FORMS, acled.form))
    yield _Text("dictionary.csv", dictionary.form.meaning, csv_text(dictionary), len(dictionary.rows))
    yield _Text("schema.json", "JSON Schema, draft 2020-12, of the lines of the .jsonl files.", schema_text())
    metadata = metadata_text(forms.FORMS, site.name, site.data_licence, f"{site.url}/" if site.url else "")
    yield _Text("metadata.json", "What Datasette shows beside the tables of briefing.sqlite.", metadata)


def _json_lines(corpus: Corpus, to: References) -> Iterator[_Text]:
    articles = corpus.articles
    kinds: tuple[tuple[str, str, Iterable[dict[str, Any]]], ...] = (
        ("articles", "One article a line: its facts in the public format.", json_lines.article_objects(corpus, to)),
        (
            "claims",
            "One claim a line, with its article.",
            (o for a in articles for o in json_lines.claim_objects(a, to)),
        ),
        ("forces", "One force of one article a line.", (o for a in articles for o in json_lines.force_objects(a))),
        ("places", "One place of one article a line.", (o for a in articles for o in json_lines.place_objects(a))),
        ("events", "One event a line, with tolls and contradictions.", json_lines.event_objects(corpus.events, to)),
    )
    for name, meaning, objects in kinds:
        text = json_lines.lines_text(objects)
        yield _Text(f"{name}.jsonl", meaning, text, text.count("\n"))


def _slices(shelf: Shelf, to: References) -> Iterator[_Text]:
    for part in slices_of(shelf, to):
        name = part.url.removeprefix(f"{DATA_FOLDER}/")
        yield _Text(f"{name}.csv", "", part.csv, part.claims)
        yield _Text(f"{name}.jsonl", "", part.json_lines, part.claims)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Takes away what no file of this build is; the page of the folder is not ours."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in kept and name != "index.html":
            path.unlink()
