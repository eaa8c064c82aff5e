"""Who may import whom (docs/design.md, section 2): read from the sources, so that a wrong import fails by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "plugins" / "briefing"

# Each room and the rooms of ours that it may import. `console` is what the tasks call and may call anything;
# `pipeline` joins the rooms up to the fact box.
BASE = {"model", "errors", "durable", "locks", "slugs"}
READING = BASE | {"text", "html_marks", "html_text", "markup", "settings", "speech", "catalogues"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "durable": set(),
    "locks": {"errors"},
    "slugs": set(),
    "settings": BASE | {"speech"},
    "text": BASE,
    "html_marks": set(),
    "html_text": BASE | {"html_marks"},
    "steady_markdown": set(),
    "markup": BASE | {"text", "steady_markdown"},
    "speech": BASE,
    "catalogues": BASE | {"speech"},
    "knowledge": BASE | {"text", "speech"},
    "extract": BASE | {"text", "knowledge"},
    "resolve": BASE | {"text", "knowledge", "extract"},
    "collate": BASE | {"text", "knowledge", "extract", "resolve"},
    "present": READING | {"knowledge", "extract", "resolve", "collate"},
    "ingest": BASE | {"text", "html_text", "steady_markdown"},
    "pipeline": READING | {"knowledge", "extract", "resolve"},
    "publish": READING | {"knowledge", "extract", "resolve", "collate", "present", "pipeline"},
    "generate": READING | {"knowledge", "extract", "resolve", "collate", "present", "pipeline", "publish", "ingest"},
    "measure": READING | {"knowledge", "extract", "resolve", "collate", "pipeline", "ingest"},
    "console": READING
    | {"knowledge", "extract", "resolve", "collate", "present", "pipeline", "publish", "ingest", "generate", "measure"},
    "__init__": {"generate"},
}
# Libraries that one room keeps to itself, so that it alone changes with them.
KEPT_BY = {
    "pelican": ("generate/",),
    "bs4": ("html_text.py", "ingest/"),
    "trafilatura": ("ingest/",),
    "nh3": ("markup.py",),
    "feedgenerator": ("publish/",),
}
SOURCES = sorted(path for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> Iterator[tuple[str, int]]:
    """Each imported module with its line; relative imports come with their dots."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module == "briefing":
                yield from ((f"briefing.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def faults(source: str, path: Path) -> list[str]:
    """What this source imports against the rules, a line each."""
    room, found = room_of(path), []
    where = path.relative_to(PACKAGE).as_posix()
    for module, line in imported(source):
        top, _, rest = module.partition(".")
        if module.startswith("."):
            found.append(f"{where}:{line}: relative import {module}: write it in full, from briefing")
        elif top == "plugins":
            found.append(f"{where}:{line}: {module} makes a second copy of each class: import briefing")
        elif top == "briefing":
            target = rest.split(".")[0]
            if target not in MAY_IMPORT[room] | {room}:
                found.append(f"{where}:{line}: {room} may not import {target or 'the whole package'}")
        elif top in KEPT_BY and not where.startswith(KEPT_BY[top]):
            found.append(f"{where}:{line}: {top} is kept by {', '.join(KEPT_BY[top])}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_flow_downstream(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), path) == []


def test_every_room_has_a_rule() -> None:
    assert {room_of(path) for path in SOURCES} <= set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("extract/forces/mentions.py", "from briefing.resolve.forces.assembly import resolve_forces"),
        ("present/article.py", "import pelican"),
        ("publish/feeds.py", "from pelican.writers import Writer"),
        ("resolve/claims/assembly.py", "from bs4 import BeautifulSoup"),
        ("knowledge/gazetteer.py", "from briefing.extract import find_mentions"),
        ("ingest/page.py", "from briefing.knowledge import load_knowledge"),
        ("model.py", "from briefing import text"),
        ("extract/days/dates.py", "from .quantities import find_quantities"),
        ("collate/places.py", "import plugins.briefing.model"),
        ("resolve/places/assembly.py", "def late():\n    from briefing.collate import corpus_of"),
    ],
)
def test_a_wrong_import_is_found(where: str, source: str) -> None:
    assert len(faults(source, PACKAGE / where)) == 1


def test_a_right_import_is_left_alone() -> None:
    source = "import re\nfrom briefing.model import Claim\nfrom briefing.extract.days.dates import find_dates\nimport briefing.text"
    assert faults(source, PACKAGE / "resolve" / "claims.py") == []
