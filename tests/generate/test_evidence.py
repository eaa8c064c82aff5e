"""A wrong offset, slipped in anywhere between the rules and the finished files, fails the build by name."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.generate.test_build import project

from briefing import html_text
from briefing.console import commands
from briefing.errors import EvidenceError
from briefing.generate import articles as gathering_articles
from briefing.generate.build import build_site
from briefing.model import FactBox
from briefing.publish.manifest import folder_sums
from briefing.publish.open_data import rows
from briefing.publish.verifying import verify_folder

PAGE = """---
title: Three people killed in Goma
date: 2025-02-18
outlet: Sample Herald
status: published
---

The army said three people were killed in Goma on Monday by M23 rebels. It rained on the lake.
"""
PAGES = {"articles/2025/goma.md": PAGE}


def failed(settings: Path) -> str:
    """What the build says when it fails for want of evidence."""
    with pytest.raises(EvidenceError) as caught:
        build_site(settings)
    return str(caught.value)


def shifted(box: FactBox, kind: str) -> FactBox:
    """The box with the first evidence of its first claim, force or place one character too far right."""
    first, *rest = getattr(box, kind)
    moved = replace(first.evidence[0], start=first.evidence[0].start + 1, end=first.evidence[0].end + 1)
    wrong: dict[str, Any] = {kind: (replace(first, evidence=(moved, *first.evidence[1:])), *rest)}
    return replace(box, **wrong)


@pytest.mark.parametrize(
    ("kind", "words"), [("claims", "claim killed-3"), ("forces", "force "), ("places", "place goma")]
)
def test_a_rule_or_a_store_that_gives_a_wrong_offset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str
) -> None:
    right = gathering_articles.corrected_facts
    monkeypatch.setattr(gathering_articles, "corrected_facts", lambda *given: shifted(right(*given), kind))
    told = failed(project(tmp_path, PAGES))
    assert f"goma: {words}" in told
    assert re.search(r": (body|headline) \d+ to \d+ (reads “.+”, not “.+”|is not in the article)", told)
    assert "mend" in told


def test_a_correction_that_quotes_otherwise_than_the_article_is_not_taken_up(tmp_path: Path) -> None:
    wrong = "- {change: claim, quote: three people, set: {as_written: thirty people}, reason: a slip}\n"
    report = build_site(project(tmp_path, {**PAGES, "corrections/goma.yaml": wrong}))
    (fault,) = report.faults
    assert "goma.yaml:1: as_written “thirty people” stands nowhere in this article" in fault


def test_a_data_row_with_a_wrong_offset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = rows.evidence_rows

    def wrong(article: Any) -> Iterator[tuple[Any, ...]]:
        for *head, quote, start, end, rule in right(article):
            yield (*head, quote, start + 1, end + 1, rule)

    monkeypatch.setattr(rows, "evidence_rows", wrong)
    assert "goma, data/evidence.csv: " in failed(project(tmp_path, PAGES))


def test_a_page_that_prints_other_words(tmp_path: Path) -> None:
    settings = project(tmp_path, PAGES)
    (tmp_path / "theme").unlink()
    shutil.copytree(Path(__file__).parents[2] / "theme", tmp_path / "theme")
    row = tmp_path / "theme/templates/partials/claims.html"
    row.write_text(row.read_text("utf-8").replace("<q>{{ link.text }}</q>", "<q>{{ link.text|upper }}</q>"), "utf-8")
    told = failed(settings)
    assert "“THREE PEOPLE" in told


def test_a_page_whose_marks_stand_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = html_text.mark_html
    monkeypatch.setattr(
        html_text,
        "mark_html",
        lambda html, marks, *rest: right(html, [replace(mark, end=mark.end - 1) for mark in marks], *rest),
    )
    assert "goma, its page: sentence s1 reads “The army said" in failed(project(tmp_path, PAGES))


def test_the_task_ends_with_code_1_names_the_fact_and_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, output = project(tmp_path, PAGES), tmp_path / "output"
    assert commands.build(settings, output) == 0
    before = folder_sums(output)
    page, right = tmp_path / "content/articles/2025/goma.md", html_text.mark_html
    page.write_text(page.read_text("utf-8") + "\nIt ended on Tuesday.\n", "utf-8")
    with monkeypatch.context() as slip:
        slip.setattr(
            html_text,
            "mark_html",
            lambda html, marks, *rest: right(html, [replace(mark, end=mark.end - 1) for mark in marks], *rest),
        )
        assert commands.build(settings, output) == 1
    assert "sentence s1 reads" in " ".join(capsys.readouterr().err.split())
    assert folder_sums(output) == before and verify_folder(output).differences == ()
    assert commands.build(settings, output) == 0


def test_facts_of_a_store_are_held_again_when_they_are_printed(tmp_path: Path) -> None:
    settings = project(tmp_path, PAGES)
    build_site(settings)
    (path,) = tmp_path.rglob("articles.db")
    with closing(sqlite3.connect(path)) as store, store:
        for key, kept in store.execute("SELECT key, article FROM kept_in_parts").fetchall():
            article = pickle.loads(kept)  # noqa: S301 - our own
            wrong = pickle.dumps(replace(article, facts=shifted(article.facts, "claims")))
            store.execute("UPDATE kept_in_parts SET article = ? WHERE key = ?", (wrong, key))
    settings.write_text(settings.read_text("utf-8") + 'SITENAME = "Another name"\n', "utf-8")
    assert re.search(r"goma(, data/\S+)?: claim killed-3", failed(settings))


def test_what_an_editor_adds_is_marked_and_a_correction_brings_its_words(tmp_path: Path) -> None:
    page = PAGE.replace("status:", "actors: [m23, hamas]\nstatus:")
    quoted = "- {add: force, quote: army, set: {id: fardc, name: FARDC}, reason: the country's}\n"
    pages = {"articles/2025/goma.md": page, "articles/2025/sake.md": PAGE, "corrections/sake.yaml": quoted}
    report = build_site(project(tmp_path, pages))
    assert report.faults == ()
    soup = BeautifulSoup((report.output / "articles/goma/index.html").read_text("utf-8"), "lxml")
    told = [row.get_text(" ") for row in soup.select("table tr") if "Hamas" in row.get_text()]
    assert told and "added by an editor" in told[0]
    rows = map(json.loads, (report.output / "data/articles.jsonl").read_text("utf-8").splitlines())
    line, other = sorted(rows, key=lambda row: str(row["id"]))
    assert [f["evidence"][0]["rule"] for f in other["forces"] if f["id"] == "fardc"] == ["editor"]
    assert [f["id"] for f in line["forces"] if not f["evidence"]] == ["hamas"]
    assert {"action": "add", "kind": "force", "id": "hamas", "reason": "actors: in the head of the page"} in line[
        "changes"
    ]
    held = {force["id"] for force in line["forces"]}
    assert all(set(claim["blamed"]) <= held for claim in line["casualties"])
