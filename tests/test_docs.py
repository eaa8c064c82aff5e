"""What the documentation names is there: files, tasks with their options, settings. A page that speaks of others is mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tasks
from invoke.tasks import Task

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# A path of ours, in words or in a link; shortened ones stand below one of these folders.
_PATH = re.compile(
    r"(?<![\w/.-])((?:tests|plugins|theme|docs|content)/[\w./-]*\w|(?:generate|present|publish|ingest|collate|resolve|extract|knowledge|console|measure)/[\w./-]*\.\w+)"
)
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")
_TASK = re.compile(r"invoke ((?!tasks)[a-z][a-z-]*)((?: --?[a-z][a-z-]*(?:[= ][^\s`-][^\s`]*)?| [\w./\"-]+)*)")
_SETTING = re.compile(r"\bBRIEFING_[A-Z_]+\b")
# Made by an editor or by a build, so that a page may speak of them before they are there; others' settings.
_TO_COME = re.compile(
    r"content/(?:inbox|sources|articles|corrections|events|editions|withheld|pages|\.ingest)|docs/performance/growth"
)


def there(path: str) -> bool:
    if path.startswith("theme/js/"):  # as the site has it
        path = path.replace("theme/", "theme/static/", 1)
    return any(next(folder.glob(f"{path}*"), None) for folder in (ROOT, ROOT / "plugins" / "briefing", ROOT / "docs"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = {path.rstrip(".") for path in _PATH.findall(text) if not _TO_COME.match(path)}
    links = {link for link in _LINK.findall(text) if not (page.parent / link).exists() and link.endswith(".md")}
    assert sorted(path for path in named if not there(path)) == [] and sorted(links) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_task_and_option_that_a_page_names_is_there(page: Path) -> None:
    known = {task.name.replace("_", "-"): task for task in vars(tasks).values() if isinstance(task, Task)}
    for name, given in _TASK.findall(page.read_text("utf-8")):
        assert name in known, f"invoke {name}"
        options = {argument.name.strip("_-").replace("_", "-") for argument in known[name].get_arguments()}
        asked = {option.removeprefix("no-") for option in re.findall(r"(?<=--)[a-z][a-z-]*", given.split('"')[0])}
        assert asked <= options, name


def test_every_setting_that_a_page_names_is_read_somewhere() -> None:
    sources = [
        *(ROOT / "plugins").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "theme").rglob("*.html"),
        ROOT / "publishconf.py",
    ]
    code = "".join(path.read_text("utf-8") for path in sources if path != Path(__file__))
    named = {setting for page in PAGES for setting in _SETTING.findall(page.read_text("utf-8"))}
    assert sorted(setting for setting in named if setting not in code) == []
