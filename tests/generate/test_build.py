"""Whole builds of small sites through Pelican: hostile text, faulty pages, addresses, same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from briefing.errors import BriefingError
from briefing.generate.build import BuildReport, build_site
from briefing.generate.progress import Watch

ROOT = Path(__file__).parents[2]
GOOD = """---
title: Two <b>soldiers</b> & a "guard" killed near Goma
deck: Deck with <script>alert(1)</script>
date: 2025-02-18T21:00:00+00:00
date_basis: metadata
outlet: Sample Herald
source_url: https://news.example.org/a
source_sha256: 9f2c41ab07e6ffff
status: published
---

Shells fell near **Goma** on Tuesday, <script>alert(2)</script> officials said. [one](javascript:alert(3))
[two](https://example.org/x) <img src=x onerror=alert(4)>

A street in Goma. Photo: Sample Herald
{: .caption onclick="alert(5)" style="color:red"}

## Next

[keep]({attach}../../sources/secret) and [rel]({static}/sources/secret).
"""

# What the content hash covers of a line of data/articles.jsonl, and what of its claims is the site's and not the facts'.
HASHED = ("id", "title", "published", "published_basis", "forces", "casualties", "places", "unresolved", "changes")
ADDED = ("number", "permalink", "origin", "event")

LISTS = ("a-z", "most-claims", "oldest-first")


def project(folder: Path, pages: dict[str, str]) -> Path:
    """A project with the theme and settings of this one and content of its own; gives its settings file."""
    for name in ("theme", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    for path, text in pages.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder / "pelicanconf.py"


def built(folder: Path, pages: dict[str, str]) -> BuildReport:
    return build_site(project(folder, pages))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    folder = tmp_path_factory.mktemp("hostile")
    pages = {
        "articles/2025/goma.md": GOOD,
        "articles/undated/no-day.md": "---\ntitle: Shots heard\nstatus: published\n---\n\nShots were heard.\n",
        "articles/2025/bad-day.md": "---\ntitle: Bad day\ndate: 2025-13-40\nstatus: published\n---\n\nText.\n",
        "articles/2025/no-title.md": "---\ndate: 2025-01-01\nstatus: published\n---\n\nText.\n",
        "articles/2024/goma.md": "---\ntitle: Another page of that name\ndate: 2024-01-01\nstatus: published\n---\n\nText.\n",
        "articles/2025/a-z.md": "---\ntitle: Taken\ndate: 2025-01-01\nstatus: published\n---\n\nText.\n",
        "articles/2025/atlantis.md": "---\ntitle: Nowhere\ncountry: Atlantis\nstatus: published\n---\n\nText.\n",
        "articles/2025/held.md": "---\ntitle: Held back\nstatus: draft\ndate: 2025-01-01\n---\n\nSecret text.\n",
        "articles/2025/hidden.md": "---\ntitle: Held back too\nstatus: review\n---\n\nSecret text.\n",
        "articles/2025/goma.new.md": "---\ntitle: Newer conversion\ndate: 2025-01-01\nstatus: published\n---\n\nOther text.\n",
        "sources/secret": "the original as received",
        "pages/about.md": "---\ntitle: About\nslug: about\nstatus: published\n---\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n",
    }
    return built(folder, pages)


def read(report: BuildReport, path: str) -> str:
    return (report.output / path).read_text("utf-8")


def test_one_faulty_page_is_named_and_the_rest_go_on(hostile: BuildReport) -> None:
    words = "\n".join(hostile.faults)
    for name in ("bad-day.md", "no-title.md", "2025/goma.md", "a-z.md", "atlantis.md"):
        assert name in words
    assert len(hostile.faults) == 5
    assert "Shots heard" in read(hostile, "articles/no-day/index.html")


def test_no_markup_of_strangers_reaches_a_page(hostile: BuildReport) -> None:
    for path in hostile.output.rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        assert not [s for s in soup.find_all("script") if not s.get("src") and s.get("type") != "application/ld+json"]
        assert not soup.find_all("img")
        assert [style.parent.name for style in soup.find_all("style") if style.parent] == ["head"], path
        for tag in soup.find_all(True):
            assert not [a for a in tag.attrs if a.startswith("on") or a == "style"], (path, tag)
            assert not str(tag.get("href", "")).lower().startswith(("javascript:", "data:")), (path, tag)


def test_titles_are_escaped_and_captions_keep_their_class(tmp_path: Path) -> None:
    report = built(tmp_path, {"articles/2025/goma.md": GOOD})
    page = read(report, "articles/goma/index.html")
    soup = BeautifulSoup(page, "lxml")
    assert soup.h1 is not None
    assert soup.h1.get_text() == 'Two <b>soldiers</b> & a "guard" killed near Goma'
    assert [p.get_text() for p in soup.select(".text p.caption")] == ["A street in Goma. Photo: Sample Herald"]
    assert [a["href"] for a in soup.select(".text a[href]") if "example.org" in str(a["href"])] == [
        "https://example.org/x"
    ]


def test_an_article_tells_programs_what_it_is_and_each_claim_its_address(tmp_path: Path) -> None:
    page = GOOD.replace("## Next", "The army said three people were killed in Goma on Monday.")
    soup = BeautifulSoup(read(built(tmp_path, {"articles/2025/goma.md": page}), "articles/goma/index.html"), "lxml")
    (data,) = (json.loads(s.get_text()) for s in soup.select('head script[type="application/ld+json"]'))
    assert data["@type"] == "WebPage"
    assert data["isBasedOn"]["headline"] == 'Two <b>soldiers</b> & a "guard" killed near Goma'
    assert data["isBasedOn"]["description"] == "Deck with <script>alert(1)</script>"
    rows = soup.select(".claim[id]")
    assert rows
    assert [str(row.select(".cite a")[0]["href"]) for row in rows] == [f"#{row['id']}" for row in rows]


def test_every_article_has_its_citations_and_the_page_links_to_them(hostile: BuildReport) -> None:
    folders = [p.parent for p in hostile.output.glob("articles/*/index.html") if p.parent.name not in LISTS]
    assert {folder.name for folder in folders} == {"goma", "no-day"}
    for folder in folders:
        page = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml")
        links = {str(a["href"]) for a in page.select("#cite + dl a[download]")}
        assert links == {"cite.bib", "cite.ris", "cite.csl.json"}
        assert all((folder / name).stat().st_size for name in links)
        keys = [item["id"] for item in json.loads((folder / "cite.csl.json").read_text("utf-8"))]
        assert keys[0] == folder.name
        assert len(keys) == 1 + len(page.select(".claim[id]"))


def test_the_hash_on_the_page_is_that_of_the_published_facts(hostile: BuildReport) -> None:
    """Worked out as docs/citing.md says, from the open data alone."""
    lines = [json.loads(line) for line in read(hostile, "data/articles.jsonl").splitlines()]
    assert len(lines) == 2
    for line in lines:
        page = BeautifulSoup(read(hostile, f"articles/{line['id']}/index.html"), "lxml")
        shown = [code.get_text() for code in page.select("#cite + dl code")]
        assert content_hash(line) in shown


def content_hash(line: dict[str, Any]) -> str:
    facts = {name: line[name] for name in HASHED}
    facts["casualties"] = [{k: v for k, v in claim.items() if k not in ADDED} for claim in line["casualties"]]
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_originals_drafts_and_newer_conversions_stay_out(hostile: BuildReport) -> None:
    text = "".join(p.read_text("utf-8", "ignore") for p in hostile.output.rglob("*") if p.is_file())
    for secret in ("the original as received", "Held back", "Secret text", "Newer conversion", "Other text"):
        assert secret not in text
    assert not (hostile.output / "sources").exists()


def test_an_undated_article_is_published_and_listed_last(hostile: BuildReport) -> None:
    assert "Date not stated" in read(hostile, "articles/no-day/index.html")
    page = read(hostile, "articles/index.html")
    assert page.index("Another page of that name") < page.index("Shots heard")
    assert "1970" not in page


def test_every_link_and_file_of_a_page_is_there(hostile: BuildReport) -> None:
    missing = []
    for path in hostile.output.rglob("index.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        for tag, name in ((t, n) for n in ("href", "src") for t in soup.find_all(attrs={n: True})):
            address = str(tag[name])
            if re.match(r"[a-z]+:", address) or address.startswith("#") or "method/" in address:
                continue
            target = (path.parent / address.partition("#")[0]).resolve()
            if not (target / "index.html").is_file() and not target.is_file():
                missing.append((path.name, address))
    assert missing == []


def test_every_page_has_one_heading_and_the_policy(hostile: BuildReport) -> None:
    for path in hostile.output.rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        assert len(soup.find_all("h1")) == 1, path
        assert soup.select('meta[http-equiv="Content-Security-Policy"]'), path
        ids = [str(t["id"]) for t in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_pelicans_own_lists_are_not_written(hostile: BuildReport) -> None:
    for name in ("archives.html", "authors.html", "categories.html", "tags.html", "category", "author", "drafts"):
        assert not (hostile.output / name).exists()


def _bytes_of(folder: Path) -> dict[str, str]:
    # Pagefind numbers its filters anew in each run; the index finds the same.
    files = (p for p in folder.rglob("*") if p.is_file() and "pagefind" not in p.parts)
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_same_input_same_bytes_in_another_folder_zone_and_hash_seed(tmp_path: Path) -> None:
    outputs = []
    for name, zone, seed in (("one", "Asia/Tokyo", "1"), ("two", "America/Lima", "2")):
        folder = tmp_path / name
        folder.mkdir()
        project(
            folder,
            {
                "articles/2025/goma.md": GOOD,
                "articles/undated/b.md": "---\ntitle: B\nstatus: published\n---\n\nText.\n",
            },
        )
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-m", "pelican", "-q"], cwd=folder, env=env, capture_output=True, encoding="utf-8"
        )
        assert run.returncode == 0, run.stderr
        outputs.append(_bytes_of(folder / "output"))
    assert outputs[0] == outputs[1]


def test_plain_pelican_ends_with_exit_code_1_where_a_page_is_faulty(tmp_path: Path) -> None:
    project(
        tmp_path,
        {"articles/bad.md": "---\ntitle: Bad\ndate: soon\nstatus: published\n---\n\nText.\n", "articles/goma.md": GOOD},
    )
    run = subprocess.run([sys.executable, "-m", "pelican"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert run.returncode == 1
    assert "bad.md" in (run.stderr + run.stdout).replace("\n", "")
    assert (tmp_path / "output/articles/goma/index.html").is_file()


def test_two_builds_in_one_process_share_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = built(
        tmp_path / "a",
        {
            "articles/one.md": "---\ntitle: One\nstatus: published\n---\n\nText.\n",
            "articles/x.md": "---\nstatus: published\n---\n\nText.\n",
        },
    )
    second = built(tmp_path / "b", {"articles/two.md": "---\ntitle: Two\nstatus: published\n---\n\nText.\n"})
    assert (len(first.faults), second.faults) == (1, ())
    assert not (second.output / "articles/one").exists()


def test_a_plugin_that_cannot_be_loaded_ends_the_build(tmp_path: Path) -> None:
    settings = project(tmp_path, {"articles/goma.md": GOOD})
    settings.write_text(settings.read_text("utf-8").replace('["briefing"]', '["no_such_plugin"]'), encoding="utf-8")
    with pytest.raises(BriefingError, match="the plugin cannot be loaded"):
        build_site(settings)


def test_the_hosted_site_names_its_own_addresses_and_links_relatively(tmp_path: Path) -> None:
    project(tmp_path, {"articles/goma.md": GOOD})
    env = {**os.environ, "BRIEFING_SITEURL": "https://briefing.example.org/room/"}
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "publishconf.py"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    for path in ("", "articles/goma/", "articles/", "actors/", "regions/"):
        soup = BeautifulSoup((tmp_path / "output" / path / "index.html").read_text("utf-8"), "lxml")
        (canonical,) = soup.select('link[rel="canonical"]')
        assert canonical["href"] == f"https://briefing.example.org/room/{path}"
        assert not [a for a in soup.select("nav a, footer a") if str(a["href"]).startswith(("http", "/"))]


def test_a_stale_correction_is_reported_and_the_article_stands(tmp_path: Path) -> None:
    stale = "- {remove: place, id: atlantis, reason: no such place}\n"
    seen: list[tuple[str, int, int]] = []
    pages = {"articles/2025/goma.md": GOOD, "corrections/goma.yaml": stale}
    report = build_site(project(tmp_path, pages), watch=Watch(lambda *told: seen.append(told)))
    assert len(report.faults) == 1 and "goma.yaml:1" in report.faults[0] and "atlantis" in report.faults[0]
    assert (report.output / "articles/goma/index.html").is_file()
    assert ("reading facts", 1, 1) in seen and ("printing", 1) in [(words, done) for words, done, _ in seen]


def test_an_article_with_a_faulty_corrections_file_is_left_out(tmp_path: Path) -> None:
    report = built(tmp_path, {"articles/2025/goma.md": GOOD, "corrections/goma.yaml": "- {remove: place}\n"})
    assert len(report.faults) == 1 and "goma.yaml:1" in report.faults[0]
    assert not (report.output / "articles/goma").exists()
