"""CSV: safe in a spreadsheet, readable without loss, numbers that stay numbers."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from tests.publish.open_data.making_boxes import STATED, WORDS

from briefing.model import Corpus
from briefing.publish.open_data import forms
from briefing.publish.open_data.corpus_rows import tables_of
from briefing.publish.open_data.csv_file import csv_text, join_words, read_csv, safe_text, split_words
from briefing.publish.open_data.references import References
from briefing.publish.open_data.tables import Column, Form, Table

FORM = Form(
    "notes",
    "",
    (Column("text", "text", ""), Column("lon", "number", "", optional=True), Column("words", "list", "")),
    ("text",),
)


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "'=1", "＝1", "\n=1"])
def test_no_spreadsheet_takes_a_text_for_a_formula(text: str) -> None:
    written = cells(csv_text(Table(FORM, [(text, None, ())])))[1][0]
    assert written == f"'{text}"
    assert read_csv(csv_text(Table(FORM, [(text, None, ())])), FORM).rows[0][0] == text


@pytest.mark.parametrize("text", ["'quoted'", "34 killed", "a=b", "", "'"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    assert safe_text(text) == text


def test_coordinates_south_and_west_stay_numbers() -> None:
    assert csv_text(Table(FORM, [("Goma", -1.68, ())])) == "text,lon,words\r\nGoma,-1.68,\r\n"


def test_a_list_that_begins_with_a_sign_is_safe_too() -> None:
    table = Table(FORM, [("", None, ("=x; y", "-z\\"))])
    assert cells(csv_text(table))[1][2] == "'=x\\; y; -z\\\\"
    assert read_csv(csv_text(table), FORM).rows == table.rows


@given(WORDS, STATED)
def test_any_words_come_back(text: str, item: str) -> None:
    assert split_words(join_words((item, text or "x", item))) == (item, text or "x", item)
    table = Table(FORM, [(text, 0.1, (item,))])
    assert read_csv(csv_text(table), FORM).rows == table.rows


def test_every_file_is_what_rfc_4180_asks_for(corpus: Corpus, to: References) -> None:
    for table in tables_of(corpus, to):
        text = csv_text(table)
        lines = cells(text)
        assert text.endswith("\r\n")
        assert lines[0] == list(table.form.names)
        assert {len(line) for line in lines} == {len(table.form.columns)}
        assert len(lines) == len(table.rows) + 1


def test_a_claim_says_where_it_is_what_it_rests_on_and_with_whom_it_goes(corpus: Corpus, to: References) -> None:
    [table] = [t for t in tables_of(corpus, to) if t.form is forms.CLAIMS]
    rows = [dict(zip(forms.CLAIMS.names, row, strict=True)) for row in table.rows]
    row = next(r for r in rows if r["article"] == "ferry-copy" and r["id"] == "At least 26 civilians")
    article = next(a for a in corpus.articles if a.slug == "ferry-copy")
    assert row["permalink"] == "https://briefing.example.org/room/articles/ferry-copy/#claim-At-least-26-civilians"
    assert article.document.text[row["start"] : row["end"]] == row["quote"] == "At least 26 civilians"
    assert (row["origin"], row["event"]) == ("ferry", None)
    first = next(r for r in rows if r["article"] == "ferry" and r["id"] == "At least 26 civilians")
    assert (first["origin"], first["event"]) == ("ferry", "2017-09-10-mahkan")
    assert (first["min"], first["max"], first["place_name"], first["lat"]) == (26, None, "Mahkan", 35.0)


def test_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="the columns are a, b"):
        read_csv("a,b\r\n", FORM)


def test_every_column_says_what_it_means() -> None:
    assert [(f.name, c.name) for f in forms.FORMS for c in f.columns if not c.meaning] == []
