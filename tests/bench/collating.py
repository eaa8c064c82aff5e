"""How long collate takes, and how much memory: `invoke bench --collate`. Made articles of 600 words, a quarter copies.

Each size runs in a fresh process. Times are of the processor, not of the clock on the wall; memory is the most that the
process held, the articles themselves included. Bars are those of 10,000 articles.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402
from tests.bench.made_corpus import made_articles  # noqa: E402
from tests.bench.speed import most_memory_mb  # noqa: E402

from briefing.collate import corpus_of  # noqa: E402
from briefing.collate.origins import find_origins  # noqa: E402
from briefing.knowledge.country_book import read_countries  # noqa: E402

SIZES = (1_000, 3_000, 10_000)
WORKS = ("origins", "all")
BAR_S, BAR_MB = 20.0, 500.0


def measured(size: int, work: str) -> dict[str, float]:
    """Seconds, and MB at the most, of one work over so many articles, and how many MB were held before it."""
    articles = made_articles(size)
    book = read_countries()
    gc.freeze()  # the articles are the caller's; a build has them before it collates
    before, start = most_memory_mb(), process_time()
    origins = find_origins(articles) if work == "origins" else corpus_of(articles, book, lambda _: ()).origins
    seconds = process_time() - start
    copies = sum(len(origin.copies) for origin in origins)
    return {"s": seconds, "mb": most_memory_mb(), "before": before, "origins": len(origins), "copies": copies}


def fresh(size: int, work: str) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--size", str(size), "--work", work]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


def show(rows: dict[int, dict[str, dict[str, float]]]) -> None:
    """The table, with time for an article, which must not grow faster than the logarithm of their number."""
    table = Table("articles", "copies found", "origins, s", "MB", "all of collate, s", "MB", "ms an article")
    for size, works in rows.items():
        found, whole = works["origins"], works["all"]
        table.add_row(
            f"{size:,}", f"{found['copies']:.0f}", f"{found['s']:.2f}", f"{found['mb']:.0f}",
            f"{whole['s']:.2f}", f"{whole['mb']:.0f}", f"{1000 * whole['s'] / size:.2f}",
        )  # fmt: skip
    table.add_row("bar", "", f"{BAR_S / 3:.1f}", f"{BAR_MB:.0f}", f"{BAR_S:.0f}", f"{BAR_MB:.0f}", "")
    Console().print(table)


def main() -> None:
    """Prints the table, or the figures of one size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--size", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--work", choices=WORKS, default="all", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.size:
        print(json.dumps(measured(options.size, options.work)))  # noqa: T201
        return
    rows = {size: {work: fresh(size, work) for work in WORKS} for size in SIZES}
    if options.json:
        print(json.dumps(rows))  # noqa: T201
    else:
        show(rows)


if __name__ == "__main__":
    main()
