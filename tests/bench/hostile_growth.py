"""How the time of slow inputs grows: each row of tests/cases/hostile/slow.yaml at half and at its whole length, side by side.

    python -m tests.bench.hostile_growth [part of a row's id]

2 is as long as the text, 4 its square. What takes less than a twentieth of a second has no growth that can be told.
"""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.attacks.laid import slow_text
from tests.attacks.tables import Row, rows

from briefing.errors import BriefingError
from briefing.generate.articles import article_of
from briefing.ingest.front_matter import PageFront
from briefing.ingest.html_page import convert_html
from briefing.ingest.plain_text import convert_text
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.resolve.corrections import corrections_in

_LEAST = 0.05  # seconds


def steps(text: str) -> dict[str, Callable[[], object]]:
    """What is done with a text, by the name of the step."""
    front, knowledge = PageFront(title="Shells hit Goma", status="published"), load_knowledge()
    return {
        "Markdown": lambda: safe_html(text, "a.md"),
        "text": lambda: convert_text(f"Shells hit Goma\n\n{text}"),
        "web page": lambda: convert_html(f"<h1>Shells hit Goma</h1><article><p>{text}</p></article>"),
        "facts": lambda: article_of(
            "a", front, f"<p>{html.escape(text)}</p>", knowledge, corrections_in(Path("no-corrections"))
        ),
    }


def seconds_of(step: Callable[[], object]) -> float:
    """The processor's time; a refusal ends it too."""
    began = time.process_time()
    with suppress(BriefingError, ValueError):
        step()
    return time.process_time() - began


def growth_of(row: Row) -> list[str]:
    """A line for each step that takes time worth the name."""
    half, whole = steps(slow_text(row, 2)), steps(slow_text(row))
    found = []
    for name, step in whole.items():
        short, long = seconds_of(half[name]), seconds_of(step)
        if long >= _LEAST:
            found.append(f"{row.id:28} {name:9} {short:7.2f} {long:7.2f} {long / max(short, 0.001):5.1f}")
    return found


def main(wanted: str = "") -> None:
    """Prints the table, row by row."""
    load_knowledge()
    print(f"{'row':28} {'step':9} {'n/2, s':>7} {'n, s':>7} ratio")  # noqa: T201 - the table itself
    for row in rows("slow"):
        for line in growth_of(row) if wanted in row.id else ():
            print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:2])
