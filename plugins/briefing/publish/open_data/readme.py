"""README.txt: what the files are, how to read them, under which terms, and what to beware of."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from briefing.publish.open_data.acled.numbers import UNKNOWN_IN_WAR, UNKNOWN_OTHERWISE
from briefing.publish.open_data.files import DataFile

__all__ = ["readme_text"]

_WIDTH = 96
_PARTS = (
    (
        "Read this first",
        "Claims are never added up. Two rows may be two accounts of the same deaths; part_of marks a claim within "
        "another. An empty cell, and null, is not stated; it is never zero. Facts are read by machine: follow the "
        "permalink of a claim to its sentence before you rely on it. The texts of the articles are their outlets' and "
        "are not part of the data; only the few words that a fact rests on are quoted.",
    ),
    (
        "How the files go together",
        "article, id and event join the tables; the keys are listed in dictionary.csv. origin is the first published "
        "article with the same text: count origins, not outlets. start and end count characters (Unicode code points) "
        "of the title where part is headline, else of the article's text, end exclusive. The quote stands there.",
    ),
    (
        "CSV",
        "RFC 4180, UTF-8 without a mark at its start, lines end in CR LF. In a spreadsheet, import as UTF-8 with the "
        "comma as separator. A text that begins with = + - @, a tab or a line break, also after blanks or apostrophes, "
        "has one apostrophe put before it, so that no spreadsheet runs it; take one away to have the text as it was. "
        "Numbers have none. A list stands in one cell, its items parted by a semicolon and a blank; a semicolon or "
        "backslash of an item has a backslash before it. In groups an item is name=least..most. true and false are "
        "written out. claims.hxl.csv has HXL hashtags in its second line.",
    ),
    (
        "JSON Lines, SQLite, GeoJSON",
        "A line of a .jsonl file is one object; schema.json (JSON Schema, draft 2020-12) describes it. In "
        "briefing.sqlite lists are JSON arrays, and articles_fts, claims_fts and so on are full-text indexes: "
        "datasette briefing.sqlite --metadata metadata.json shows all of it. GeoJSON is RFC 7946; what has no "
        "coordinates is in the tables alone. precision_km says how far a point may be off.",
    ),
    (
        "acled.csv",
        "The columns of ACLED (acleddata.com), coded by rule from our articles; it is not ACLED's data. One row an "
        "event, or what one text alone tells of with a day. fatalities is the lowest of the comparable claims of "
        "people killed in that incident, never a sum, and empty where nobody states a number. Vague words follow "
        'ACLED\'s convention: "tens" 10, "dozens" 12, "hundreds" 100 and so on; "several", "many" or a bare plural is '
        f"an unknown number, coded {UNKNOWN_IN_WAR} in fighting (battles, shelling, air strikes, bombs) and "
        f"{UNKNOWN_OTHERWISE} otherwise. Our own files give other bounds for these words (dozens: 24 or more; see the "
        "method page). Types of events are read from the words of the paragraphs; the notes quote the claim that the "
        "number is.",
    ),
)


def readme_text(title: str, url: str, licence: str, files: Sequence[DataFile], build_hash: str) -> str:
    """The whole text, in lines of at most 96 characters."""
    lines = [f"{title}: open data", *([f"{url}/data/"] if url else []), ""]
    for heading, words in _PARTS:
        lines += [heading, "-" * len(heading), *textwrap.wrap(words, _WIDTH), ""]
    lines += ["Files", "-----"]
    for file in files:
        rows = "" if file.rows is None else f" {file.rows} rows."
        told = textwrap.wrap(file.meaning + rows, _WIDTH - 4)
        lines += [file.name, *(f"    {line}" for line in told)]
    lines += ["", "Terms", "-----", *textwrap.wrap(licence, _WIDTH)]
    lines += textwrap.wrap(
        "Coordinates and names of places: GeoNames (https://www.geonames.org), CC BY 4.0. Quoted words belong to "
        "those who wrote them.",
        _WIDTH,
    )
    lines += ["", "This build", "----------"]
    lines += textwrap.wrap(
        "SHA256SUMS has the SHA-256 of every file but itself and this one; its own SHA-256 names the build. The same "
        "articles, corrections and program give the same bytes:",
        _WIDTH,
    )
    return "\n".join([*lines, f"    {build_hash}", ""])
