"""The search index, made by the real Pagefind."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import cbor2
import pytest

from briefing.errors import BriefingError
from briefing.publish import pagefind, search_index
from briefing.publish.pagefind import Running
from briefing.publish.search_documents import search_document
from briefing.publish.search_index import BegunShard, index_site, plan_shards, write_search_index, write_shard_list
from briefing.publish.search_shards import Cut, IndexedPage, search_shards

PAGE = """<!doctype html><html lang="{language}"><head><title>x</title></head><body>
<main><h1 data-pagefind-body>{title}</h1><p>apparatus</p><p data-pagefind-body>{text}<a class="n" href="#c1">77</a></p>
<span data-pagefind-filter="country:{country}"></span></main></body></html>"""


def write_page(output: Path, slug: str, title: str, text: str, country: str = "Syria", language: str = "en") -> None:
    folder = output / "articles" / slug
    folder.mkdir(parents=True)
    page = PAGE.format(title=title, text=text, country=country, language=language)
    (folder / "index.html").write_text(page, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def words(folder: Path) -> set[str]:
    """All words of an index."""
    found = [cbor2.loads(gzip.decompress(path.read_bytes())[12:]) for path in folder.rglob("*.pf_index")]
    return {word for [rows] in found for word, *_ in rows}


def test_pages_with_a_body_are_indexed_and_others_are_not(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.", country="Iraq")
    (tmp_path / "index.html").write_text("<h1>Front page</h1>", encoding="utf-8")
    report = index_site(tmp_path)
    assert (report.pages, report.shards, report.made) == (2, ("",), ("",))
    assert report.folder == tmp_path / "pagefind"
    assert (report.folder / "pagefind.js").is_file()


def test_words_of_the_apparatus_and_numbers_of_claims_are_not_indexed(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells", "Four died.")
    assert words(index_site(tmp_path).folder) == {"shell", "four", "die"}


def test_articles_in_another_language_are_in_the_same_index(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Frappe sur Goma", "Quatre morts.", language="fr")
    index_site(tmp_path)
    assert len(list((tmp_path / "pagefind").glob("*.pf_meta"))) == 1


def test_the_same_pages_give_the_same_files_and_nothing_stays_of_an_earlier_index(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.")
    index_site(tmp_path)
    first = files(tmp_path / "pagefind")
    shutil.rmtree(tmp_path / "articles" / "b")
    index_site(tmp_path)
    assert files(tmp_path / "pagefind") != first
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.")
    index_site(tmp_path)
    assert files(tmp_path / "pagefind") == first


def test_ready_made_search_boxes_are_not_uploaded(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    folder = index_site(tmp_path).folder
    assert sorted(p.name for p in folder.glob("*.js")) == ["pagefind-worker.js", "pagefind.js"]
    assert list(folder.glob("*.css")) == []


def test_no_site_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="build the site first"):
        index_site(tmp_path / "nothing")


def test_a_site_without_any_page_to_index_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<main data-pagefind-ignore='all'>Front page</main>", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"has no page to search"):
        index_site(tmp_path)


def test_a_program_that_cannot_be_started_is_an_error_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    monkeypatch.setattr(pagefind, "pagefind_program", lambda: "no-such-program-anywhere")
    with pytest.raises(BriefingError, match=r"pagefind: could not be started.*install it with"):
        index_site(tmp_path)


def test_a_missing_program_is_an_error_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    with pytest.raises(BriefingError, match=r"pagefind: is not installed.*install it with"):
        index_site(tmp_path)


@pytest.mark.parametrize("version", ["1.4.9", "2.0.0"])
def test_another_pagefind_is_an_error_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(pagefind, "version", lambda name: version)
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    with pytest.raises(BriefingError, match=rf"pagefind: version {version} .*install it with"):
        index_site(tmp_path)


def test_a_failing_program_is_an_error_with_what_it_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\necho 'disk is full' >&2\nexit 3\n", encoding="utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(pagefind, "pagefind_program", lambda: str(failing))
    with pytest.raises(BriefingError, match=r"^pagefind: ended with code 3: disk is full$"):
        index_site(tmp_path)


# --- shards -------------------------------------------------------------------------------------------------------

SMALL = Cut(whole=4, pages=3, shards=64)


def write_pages(output: Path, count: int) -> None:
    for number in range(count):
        write_page(output, f"n{number}", f"Shells on village {number}", f"Four of {number} died.", f"Land {number % 5}")


def test_only_shards_with_changed_pages_are_made_again_and_earlier_files_stay_whole(tmp_path: Path) -> None:
    site, served = tmp_path / "site", tmp_path / "served"
    write_pages(site, 20)
    first = index_site(site, cut=SMALL)
    assert len(first.shards) > 5 and first.made == first.shards
    assert index_site(site, cut=SMALL).made == ()
    shutil.copytree(site, served, copy_function=os.link)
    before = files(served / "pagefind")
    page = site / "articles" / "n7" / "index.html"
    text = page.read_text("utf-8")
    page.unlink()
    page.write_text(text.replace("Four of 7", "Ninety"), encoding="utf-8")
    assert len(index_site(site, cut=SMALL).made) == 1
    assert "nineti" in words(site / "pagefind")
    assert files(served / "pagefind") == before, "the earlier index was written through its hard links"


def test_what_is_not_searched_does_not_make_a_shard_again(tmp_path: Path) -> None:
    write_pages(tmp_path, 6)
    index_site(tmp_path, cut=SMALL)
    page = tmp_path / "articles" / "n3" / "index.html"
    page.write_text(page.read_text("utf-8").replace("apparatus", "another map"), encoding="utf-8")
    assert index_site(tmp_path, cut=SMALL).made == ()


def test_any_way_to_the_same_pages_gives_the_same_files(tmp_path: Path) -> None:
    """From one shard to many and back, with pages gone, changed and added, in another order."""
    one, other = tmp_path / "one", tmp_path / "other"
    write_pages(one, 12)
    index_site(one, cut=SMALL)
    write_pages(other, 3)
    assert index_site(other, cut=SMALL).shards == ("",)
    write_page(other, "gone", "Gone", "Nobody.")
    for number in reversed(range(3, 12)):
        write_page(other, f"n{number}", f"Shells on village {number}", f"Four of {number} died.", f"Land {number % 5}")
        index_site(other, cut=SMALL)
    shutil.rmtree(other / "articles" / "gone")
    index_site(other, cut=SMALL)
    assert files(other / "pagefind") == files(one / "pagefind")
    for number in range(3, 12):
        shutil.rmtree(one / "articles" / f"n{number}")
    index_site(one, cut=SMALL)
    few = tmp_path / "few"
    write_pages(few, 3)
    index_site(few, cut=SMALL)
    assert files(one / "pagefind") == files(few / "pagefind")


def test_the_list_of_shards_leads_to_indexes_and_the_engine_lies_there_once(tmp_path: Path) -> None:
    write_pages(tmp_path, 12)
    folder = index_site(tmp_path, cut=SMALL).folder
    listed = json.loads((folder / "shards.json").read_bytes())
    assert next(iter(listed)) == "./"
    pages = [json.loads((folder / place / "pagefind-entry.json").read_bytes())["languages"]["en"] for place in listed]
    assert sum(entry["page_count"] for entry in pages) == 12
    assert [path.name for path in folder.rglob("*.pagefind") if path.parent != folder] == []
    assert len(list(folder.rglob("pagefind.js"))) == 1


def test_each_shard_tells_the_dates_of_its_pages(tmp_path: Path) -> None:
    """Pagefind writes down their order alone; several pages of one day, and pages without one, are among them."""
    dates = {f"n{n}": f"20{10 + n * 7 % 5}-0{1 + n % 9}-11" for n in range(12) if n % 4}
    write_pages(tmp_path, 12)
    for slug, date in dates.items():
        page = tmp_path / "articles" / slug / "index.html"
        sort = f'<span data-value="{date}" data-pagefind-sort="date[data-value]"></span></main>'
        page.write_text(page.read_text("utf-8").replace("</main>", sort), encoding="utf-8")
    folder = index_site(tmp_path, cut=SMALL).folder
    told = {}
    for path in folder.rglob("dates.json"):
        for date, names in json.loads(path.read_bytes()).items():
            for name in names:
                fragment = gzip.decompress((path.parent / "fragment" / f"{name}.pf_fragment").read_bytes())[12:]
                told[json.loads(fragment)["url"].split("/")[2]] = date
    assert told == dates


def test_a_site_on_another_disk_has_the_same_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    write_pages(here, 6)
    write_pages(there, 6)
    index_site(here, cut=SMALL)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.parent != Path(target).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    index_site(there, cut=SMALL)
    assert files(there / "pagefind") == files(here / "pagefind")


def test_shards_made_one_by_one_are_the_same_index(tmp_path: Path) -> None:
    """As the engine makes them, each a part of the site by itself."""
    write_pages(tmp_path, 12)
    whole = files(index_site(tmp_path, cut=SMALL).folder)
    paths = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.glob("articles/*/*")}
    documents = {address: search_document(text) for address, text in paths.items()}
    pages = [IndexedPage(a, hashlib.sha256(text.encode()).hexdigest()) for a, text in documents.items()]
    shards = plan_shards(pages, SMALL)
    for shard in reversed(shards):
        BegunShard(shard, documents.__getitem__).write(tmp_path / "other")
    write_shard_list(shards, tmp_path / "other")
    assert files(tmp_path / "other" / "pagefind") == whole


def test_a_failure_leaves_the_earlier_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path, 12)
    before = files(index_site(tmp_path, cut=SMALL).folder)
    write_pages(tmp_path / "articles" / "more", 12)
    real, calls = search_index.start_pagefind, []

    def fail(site: Path, into: Path) -> Running:
        calls.append(site)
        if len(calls) > 2:
            raise BriefingError("pagefind", "disk is full")
        return real(site, into)

    monkeypatch.setattr(search_index, "start_pagefind", fail)
    with pytest.raises(BriefingError, match="disk is full"):
        index_site(tmp_path, cut=SMALL)
    assert files(tmp_path / "pagefind") == before


def test_an_index_that_was_half_laid_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path, 12)
    whole = files(index_site(tmp_path, cut=SMALL).folder)
    page = tmp_path / "articles" / "n7" / "index.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace("Four", "Ninety"), encoding="utf-8")
    real = search_index._move

    def stop(made: Path, target: Path) -> None:
        if target.suffix == ".pf_meta":
            raise KeyboardInterrupt
        real(made, target)

    with monkeypatch.context() as patch:
        patch.setattr(search_index, "_move", stop)
        with pytest.raises(KeyboardInterrupt):
            index_site(tmp_path, cut=SMALL)
    page.write_text(text, encoding="utf-8")
    index_site(tmp_path, cut=SMALL)
    assert files(tmp_path / "pagefind") == whole


def test_a_damaged_list_of_shards_is_made_again(tmp_path: Path) -> None:
    write_pages(tmp_path, 12)
    folder = index_site(tmp_path, cut=SMALL).folder
    whole = files(folder)
    (folder / "shards.json").write_text("[1", encoding="utf-8")
    index_site(tmp_path, cut=SMALL)
    assert files(folder) == whole


def test_pages_of_kept_shards_are_not_read(tmp_path: Path) -> None:
    def read(address: str) -> str:
        asked.append(address)
        return search_document(PAGE.format(language="en", title=address, text="Four died.", country="Iraq"))

    asked: list[str] = []
    pages = [IndexedPage(f"articles/n{number}/index.html", "1") for number in range(20)]
    write_search_index(tmp_path, pages, read, SMALL)
    assert sorted(asked) == sorted(page.address for page in pages)
    asked.clear()
    changed = [*pages[:-1], IndexedPage(pages[-1].address, "2")]
    [made] = write_search_index(tmp_path, changed, read, SMALL).made
    assert set(asked) == {page.address for page in search_shards(changed, SMALL)[made]} and len(asked) <= 3
