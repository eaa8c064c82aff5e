"""The editor's tasks as a person runs them: real processes, their words and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TASKS = (
    "bench",
    "brief",
    "build",
    "check",
    "clean",
    "evaluate",
    "facts",
    "ingest",
    "livereload",
    "publish",
    "regenerate",
    "serve",
    "test",
)
ARTICLE = """Shelling kills three in Goma, hospital says

GOMA, DR Congo, March 4, 2025 (Example Wire) - Shelling killed three civilians in Goma on Monday, a hospital said.

Congolese soldiers fought M23 rebels west of the city on Tuesday morning, residents said by telephone.
"""


def _invoke(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "invoke", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)


def _saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_task_is_listed_with_one_line() -> None:
    listed = _invoke("--list", "--list-format=json")
    tasks = {t["name"]: t["help"] for t in json.loads(listed.stdout)["tasks"]}
    assert set(TASKS) <= set(tasks)
    assert all(words and "\n" not in words for words in tasks.values())


def test_ingest_takes_several_paths_and_twice_does_nothing_more(tmp_path: Path) -> None:
    one, two = _saved(tmp_path, "one.txt", ARTICLE), _saved(tmp_path, "two.txt", ARTICLE.replace("three", "four"))
    first = _invoke("ingest", one, two, "--into", tmp_path / "out")
    assert first.returncode == 0, first.stderr
    assert "2 read: 2 new, 0 unchanged, 0 changed, 0 refused" in first.stdout
    pages = sorted((tmp_path / "out").rglob("*.md"))
    before = [page.read_bytes() for page in pages]
    again = _invoke("ingest", one, two, "--into", tmp_path / "out")
    assert "2 read: 0 new, 2 unchanged, 0 changed, 0 refused" in again.stdout
    assert [page.read_bytes() for page in sorted((tmp_path / "out").rglob("*.md"))] == before and len(pages) == 2


def test_a_refused_file_is_named_stays_and_sets_the_exit_code(tmp_path: Path) -> None:
    good, bad = _saved(tmp_path, "good.txt", ARTICLE), _saved(tmp_path, "bad.html", b"")
    done = _invoke("ingest", tmp_path, "--into", tmp_path / "out")
    assert done.returncode == 1
    assert "1 new" in done.stdout and "1 refused" in done.stdout
    line = next(line for line in done.stdout.splitlines() if line.startswith("refused:"))
    assert "bad.html" in line and "empty" in line
    assert bad.exists() and good.exists()


def test_facts_prints_the_box_of_an_original_as_a_table_and_as_json(tmp_path: Path) -> None:
    path = _saved(tmp_path, "goma.txt", ARTICLE)
    table = _invoke("facts", path)
    assert table.returncode == 0, table.stderr
    assert "Shelling kills three in Goma" in table.stdout and "2025-03-04" in table.stdout
    box = json.loads(_invoke("facts", path, "--json").stdout)
    assert box["published"] == "2025-03-04"
    assert [(c["outcome"], c["min"], c["max"]) for c in box["casualties"]] == [("killed", 3, 3)]


def test_facts_explains_a_page_as_text_and_as_json(tmp_path: Path) -> None:
    path = _saved(tmp_path, "goma.txt", ARTICLE)
    told = _invoke("facts", path, "--explain")
    assert told.returncode == 0, told.stderr
    assert "rule: harm-active" in told.stdout and "no number" in told.stdout
    sentences = json.loads(_invoke("facts", path, "--explain", "--json").stdout)["sentences"]
    assert any(t["kind"] == "claim" for s in sentences for t in s["taken"])


def test_evaluate_scores_a_labelled_set_and_lists_what_differs(tmp_path: Path) -> None:
    labels = [
        {"outcome": "killed", "min": 3, "max": 3, "form": "exact", "victim": "combatant", "quote": "killed three"}
    ]
    row = {"id": "a", "title": "T", "text": ARTICLE, "published": "2025-03-04", "casualties": labels}
    path = _saved(tmp_path, "set.jsonl", json.dumps(row) + "\n")
    told = _invoke("evaluate", path, "--misses")
    assert told.returncode == 0, told.stderr
    assert "claims.victim" in told.stdout and "labelled combatant" in told.stdout
    scores = json.loads(_invoke("evaluate", path, "--json").stdout)["scores"]
    assert {"claims", "claims.victim"} <= {s["row"] for s in scores}


def test_evaluate_of_a_set_that_is_not_there_is_one_clear_line() -> None:
    done = _invoke("evaluate", "nowhere.jsonl")
    assert done.returncode == 1
    assert "nowhere.jsonl" in done.stderr and "Traceback" not in done.stderr


def test_facts_of_a_file_that_is_not_there_is_one_clear_line() -> None:
    done = _invoke("facts", "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr and "Traceback" not in done.stderr


def test_facts_works_through_lines_and_says_what_it_refused(tmp_path: Path) -> None:
    rows = [json.dumps({"id": "a", "title": "T", "text": ARTICLE, "published": None}), "not json"]
    source = _saved(tmp_path, "in.jsonl", "\n".join(rows) + "\n")
    done = _invoke("facts", "--input", source, "--output", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert "in.jsonl:2" in done.stderr
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1
