"""The three files beside an article, read back by other people's programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from pybtex.database import BibliographyData, parse_string
from tests.hostile import PLAIN, TITLE
from tests.making import ferry
from tests.present.test_event import FIRST, LATER

from briefing.collate.events import find_events
from briefing.model import Article, Corpus
from briefing.present.addresses import Site
from briefing.present.citations import article_references
from briefing.publish.citations.bibtex import bibtex_text
from briefing.publish.citations.csl import csl_text
from briefing.publish.citations.files import write_citations
from briefing.publish.citations.ris import ris_text

HOME = Site("Room", "https://room.example.org")
HOSTILE = {"title": TITLE, "outlet": TITLE, "authors": (TITLE, "Ek and Li, Jr"), "source_url": f"https://{TITLE}"}
# What the CSL schema (citation-style-language/schema, csl-data.json) asks of the fields that we write.
CSL_TYPES = {"article-newspaper", "webpage"}
TEX = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip
CSL_TEXT = {"id", "title", "container-title", "URL", "source", "note", "language"}


def saved(**fields: Any) -> Article:
    return replace(ferry(), **fields)


def bibtex(article: Article) -> BibliographyData:
    return parse_string(bibtex_text(article_references(article, HOME)), "bibtex")


def ris(article: Article) -> list[dict[str, Any]]:
    return rispy.loads(ris_text(article_references(article, HOME)))


def csl(article: Article) -> list[dict[str, Any]]:
    items = json.loads(csl_text(article_references(article, HOME)))
    assert isinstance(items, list)
    return items


def read_tex(value: str) -> str:
    """What TeX prints of the commands that it knows: escapes undone, braces gone; anything else is a fault."""

    def printed(found: re.Match[str]) -> str:
        return TEX[found[1]] if found[1] in TEX else found[2] or ""

    assert not re.search(r"(?<!\\)[&%$#_~^]", value), "a sign that TeX acts on"
    return re.sub(r"\\(text[a-z]+)\{\}|\\([&%$#_])|[{}]", printed, value)


def test_bibtex_holds_the_article_and_each_claim() -> None:
    found = bibtex(saved(authors=("Ann Ek", "Bo Li"), source_url="https://herald.example.org/ferry"))
    assert len(found.entries) == 5
    entry = found.entries["ferry"]
    assert entry.type == "article"
    assert [read_tex(str(p)) for p in entry.persons["author"]] == ["Ann Ek", "Bo Li"]
    fields = {name: entry.fields[name] for name in ("journal", "year", "month", "date", "url")}
    assert fields == {
        "journal": "Sample Herald", "year": "2017", "month": "September", "date": "2017-09-11",
        "url": "https://herald.example.org/ferry",
    }  # fmt: skip
    claim = found.entries["ferry:Seven.20were.20children"]
    assert (claim.type, claim.fields["howpublished"]) == ("misc", "In: Sample Herald")


def test_bibtex_survives_hostile_words() -> None:
    found = bibtex(saved(**HOSTILE))
    assert len(found.entries) == 5
    entry = found.entries["ferry"]
    assert read_tex(entry.fields["title"]) == read_tex(entry.fields["journal"]) == PLAIN
    assert [read_tex(str(p)) for p in entry.persons["author"]] == [PLAIN, "Ek and Li, Jr"]
    assert not set("{}\\ <>\n") & set(entry.fields["url"])


def test_ris_holds_the_article_and_each_claim() -> None:
    [first, claim, *rest] = ris(saved(authors=("Ann Ek", "Bo Li"), source_url="https://herald.example.org/ferry"))
    assert len(rest) == 3
    assert (first["type_of_reference"], first["id"], first["title"]) == (
        "NEWS", "ferry", "Ferry hit near Mahkan as army nears Mayadin",
    )  # fmt: skip
    assert (first["authors"], first["secondary_title"]) == (["Ann Ek", "Bo Li"], "Sample Herald")
    assert (first["year"], first["date"], first["urls"]) == (
        "2017",
        "2017/09/11/",
        ["https://herald.example.org/ferry"],
    )
    assert claim["authors"] == ["a monitor"]
    assert claim["urls"][0].startswith("https://room.example.org/articles/ferry/#")


def test_ris_survives_hostile_words() -> None:
    text = ris_text(article_references(saved(**HOSTILE), HOME))
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*|", line) for line in text.split("\r\n"))
    found = ris(saved(**HOSTILE))
    assert len(found) == 5
    assert {item["type_of_reference"] for item in found} == {"NEWS"}
    assert (found[0]["title"], found[0]["secondary_title"], found[0]["authors"][0]) == (PLAIN, PLAIN, PLAIN)


def assert_csl_item(item: dict[str, Any]) -> None:
    assert {"id", "type"} <= set(item) <= CSL_TEXT | {"type", "author", "issued"}
    assert item["type"] in CSL_TYPES
    assert all(isinstance(item[name], str) and item[name] for name in CSL_TEXT & set(item))
    assert all(set(name) == {"literal"} and name["literal"] for name in item.get("author", []))
    if date := item.get("issued"):
        assert set(date) <= {"date-parts", "circa"}
        [parts] = date["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)


@pytest.mark.parametrize("fields", [{}, HOSTILE, {"outlet": None}])
def test_csl_items_keep_the_rules_of_the_schema(fields: dict[str, Any]) -> None:
    items = csl(saved(**fields))
    assert len(items) == 5
    for item in items:
        assert_csl_item(item)


def test_csl_tells_the_article_and_its_claims() -> None:
    [first, claim, *_] = csl(saved(**HOSTILE))
    assert (first["title"], first["container-title"]) == (PLAIN, PLAIN)
    assert first["author"] == [{"literal": PLAIN}, {"literal": "Ek and Li, Jr"}]
    assert first["issued"] == {"date-parts": [[2017, 9, 11]]}
    assert (claim["author"], claim["source"]) == ([{"literal": "a monitor"}], "Room")


def test_an_unknown_date_is_left_out_and_one_worked_out_is_about() -> None:
    undated = replace(ferry(published=None), outlet=None)
    assert "issued" not in csl(undated)[0]
    entry = bibtex(undated).entries["ferry"]
    assert entry.type == "misc"
    assert not {"year", "date", "journal", "url"} & set(entry.fields)
    assert not {"year", "date", "urls"} & set(ris(undated)[0])
    guessed = saved(document=replace(ferry().document, published_basis="inferred"))
    assert csl(guessed)[0]["issued"] == {"date-parts": [[2017, 9, 11]], "circa": True}
    assert bibtex(guessed).entries["ferry"].fields["date"] == "2017-09-11~"


def test_keys_are_one_a_fact_across_articles() -> None:
    texts = [bibtex_text(article_references(ferry(slug), HOME)) for slug in ("ferry", "ferry-2", "ferry.2")]
    assert len(parse_string("\n".join(texts), "bibtex").entries) == 15


def test_an_article_has_three_files_in_utf_8(tmp_path: Path) -> None:
    article = saved(title="نار في غوما")
    assert write_citations(tmp_path, Corpus((article,), (), (), ()), HOME) == 3
    folder = tmp_path / "articles" / "ferry"
    assert sorted(p.name for p in folder.iterdir()) == ["cite.bib", "cite.csl.json", "cite.ris"]
    assert all("نار في غوما" in p.read_bytes().decode("utf-8") for p in folder.iterdir())


def test_an_event_has_its_files_too(tmp_path: Path) -> None:
    event = replace(find_events([FIRST, LATER], [])[0], name=TITLE)
    assert write_citations(tmp_path, Corpus((FIRST, LATER), (), (), (), events=(event,)), HOME) == 9
    folder = tmp_path / "events" / event.id
    entries = parse_string((folder / "cite.bib").read_text("utf-8"), "bibtex").entries
    assert list(entries) == [f"events/{event.id}", *event.articles]
    assert read_tex(entries[f"events/{event.id}"].fields["title"]) == PLAIN
    [page, *articles] = rispy.loads((folder / "cite.ris").read_bytes().decode("utf-8"))
    assert (page["type_of_reference"], page["title"], len(articles)) == ("ELEC", PLAIN, 2)
    for item in json.loads((folder / "cite.csl.json").read_text("utf-8")):
        assert_csl_item(item)
