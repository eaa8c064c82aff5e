"""Every place that prints markup as it is stands in docs/safety.md with its reason; scripts make no markup of text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SAFE = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\(")
_SINKS = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc|eval)\b"
    r"|document\.write|new Function|setTimeout\(\s*[\"'`]|\.href\s*=(?!=)|location\s*=(?!=)"
)


def unescaped_in(source: str) -> Iterator[int]:
    """The lines that make markup of anything but a text written out in the source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            written_out = all(isinstance(arg, ast.Constant) for arg in node.args)
            if (name == "Markup" and not written_out) or name in ("mark_safe", "literal"):
                yield node.lineno


def places() -> set[str]:
    found = set()
    for path in (ROOT / "plugins" / "briefing").rglob("*.py"):
        if list(unescaped_in(path.read_text("utf-8"))):
            found.add(path.relative_to(ROOT).as_posix())
    for path in (ROOT / "theme" / "templates").rglob("*.html"):
        if _SAFE.search(path.read_text("utf-8")):
            found.add(path.relative_to(ROOT).as_posix())
    return found


def listed() -> dict[str, str]:
    text = (ROOT / "docs" / "safety.md").read_text("utf-8").rpartition("## Where text is put")[2]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.M))


def test_every_place_that_prints_markup_as_it_is_is_listed_with_its_reason() -> None:
    assert places() == set(listed())
    assert all(len(reason) > 30 for reason in listed().values())


def test_the_search_for_such_places_finds_them() -> None:
    assert list(unescaped_in("x = Markup(words)\ny = Markup('<b>').format(words)\nz = Markup(f'<b>{words}</b>')")) == [
        1,
        3,
    ]
    assert _SAFE.search("{{ page.content | safe }}") and _SINKS.search("row.innerHTML = words")


def test_no_script_of_the_theme_makes_markup_or_code_of_a_text() -> None:
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted((ROOT / "theme" / "static" / "js").rglob("*.js"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if _SINKS.search(line)
    ]
    assert found == []
