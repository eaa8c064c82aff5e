"""Pages read from disk without Pelican: the same articles and faults as a build of the site has."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.generate.test_build import GOOD, ROOT, project

from briefing.errors import BriefingError
from briefing.generate.build import build_site
from briefing.generate.pages import read_settings_file, read_shelf

PAGES = {
    "articles/2025/goma.md": GOOD,
    "articles/2025/other.markdown": "---\ntitle: Nine killed in Sake\ndate: 2025-02-18\nstatus: published\n---\n\nShells killed nine civilians in Sake, a hospital said.\n",
    "articles/2025/no-title.md": "---\ndate: 2025-01-01\nstatus: published\n---\n\nText.\n",
    "articles/2025/bad-day.md": "---\ntitle: Bad day\ndate: 2025-13-40\nstatus: published\n---\n\nText.\n",
    "articles/2024/goma.md": "---\ntitle: Another page of that name\ndate: 2024-01-01\nstatus: published\n---\n\nText.\n",
    "articles/2025/a-z.md": "---\ntitle: Taken\ndate: 2025-01-01\nstatus: published\n---\n\nText.\n",
    "articles/2025/held.md": "---\ntitle: Held back\nstatus: draft\ndate: 2025-01-01\n---\n\nSecret.\n",
    "articles/2025/hidden.md": "---\ntitle: Held back too\nstatus: review\n---\n\nSecret.\n",
    "articles/2025/goma.new.md": "---\ntitle: Newer conversion\ndate: 2025-01-01\nstatus: published\n---\n\nOther.\n",
    "articles/.git/x.md": "---\ntitle: Not a page\nstatus: published\n---\n\nOther.\n",
    "articles/2025/notes.txt": "no page at all",
}


def test_the_shelf_is_that_of_a_build_with_the_same_faults(tmp_path: Path) -> None:
    conf = project(tmp_path, PAGES)
    report = build_site(conf)
    lines = (report.output / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    settings = read_settings_file(conf)
    shelf = read_shelf(settings)
    assert [a.slug for a in shelf.corpus.articles] == [json.loads(line)["id"] for line in lines]
    assert {a.slug for a in shelf.corpus.articles} == {"goma", "other"}
    assert sorted(settings["BRIEFING_FAULTS"]) == sorted(report.faults)
    claims = [(a.slug, c.id) for a in shelf.corpus.articles for c in a.facts.claims]
    assert claims == [(row["id"], c["id"]) for row in map(json.loads, lines) for c in row["casualties"]]


def test_another_content_folder_can_stand_in(tmp_path: Path) -> None:
    project(tmp_path, PAGES)
    settings = read_settings_file(ROOT / "pelicanconf.py", tmp_path / "content")
    assert len(read_shelf(settings).corpus.articles) == 2


def test_a_settings_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="is not there"):
        read_settings_file(tmp_path / "pelicanconf.py")


def test_pelican_is_not_loaded_for_it() -> None:
    code = "import sys, briefing.generate.pages; sys.exit('pelican' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT / "plugins", check=False).returncode == 0
