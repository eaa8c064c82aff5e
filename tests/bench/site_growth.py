"""How a build from nothing grows with the articles: `invoke bench --growth`. One sampled run of each size.

Figures are added to docs/performance/growth.json, so that the long runs need not be repeated; from it the table and
docs/performance/growth.svg are made. The last column is growth beside n log n: 1.0 is in step with it, less is better.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from math import log2
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from rich.console import Console  # noqa: E402
from tests.bench.growth_plot import Points, growth_svg  # noqa: E402
from tests.bench.made_site import made_site  # noqa: E402
from tests.bench.site_speed import built, generators_in  # noqa: E402

FIGURES = ROOT / "docs" / "performance" / "growth.json"
OUT = Console(soft_wrap=True)
Measured = dict[str, dict[int, dict[str, float]]]  # generator, articles: fields of a Run


def read_figures(path: Path) -> Measured:
    """What was measured before; nothing where the file is not there."""
    told = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: {int(size): run for size, run in runs.items()} for name, runs in told.items()}


def measure(name: str, size: int, folder: Path) -> dict[str, float]:
    """One build from nothing, sampled; the folder is emptied behind it."""
    for generator in generators_in(folder, [name]):
        generator.prepare(made_site(size))
        run = built(generator, sampled=True)
        OUT.print(f"{name} {size:,}: {run.wall_s:.1f} s, processor {run.cpu_s:.1f} s, {run.mb:.0f} MB")
        shutil.rmtree(generator.folder)
        return {key: round(value, 2) for key, value in asdict(run).items()}
    return {}


def table(figures: Measured) -> str:
    """All that was measured, as Markdown."""
    lines = ["| generator | articles | time | of the processor | most memory (Pagefind's) | time beside n log n |"]
    lines.append("|---|---|---|---|---|---|")
    for name, runs in figures.items():
        for size, run in sorted(runs.items()):
            aside = f" ({run['aside_mb']:,.0f})" if run["aside_mb"] else ""
            lines.append(
                f"| {name} | {size:,} | {run['wall_s']:,.1f} s | {run['cpu_s']:,.1f} s | {run['mb']:,.0f} MB{aside} |"
                f" {beside_n_log_n(runs, size):.2f} |"
            )
    return "\n".join(lines)


def beside_n_log_n(runs: Mapping[int, Mapping[str, float]], size: int) -> float:
    """How many times n log n the processor's time has grown since the smallest size."""
    first = min(runs)
    grown = runs[size]["cpu_s"] / runs[first]["cpu_s"]
    return grown / (size * log2(size) / (first * log2(first)))


def drawing(figures: Measured) -> str:
    """Time and memory, side by side."""

    def panel(key: str) -> dict[str, Points]:
        return {name: [(n, run[key]) for n, run in sorted(runs.items())] for name, runs in figures.items()}

    return growth_svg({"Processor's time, s": panel("cpu_s"), "Most memory, MB": panel("mb")})


def main() -> None:
    """Measures what is asked for, prints the table of all and draws it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--generators", default="plain", help="plain, whole, pelican, hugo, eleventy")
    parser.add_argument("--folder", help="build here; default a temporary folder")
    options = parser.parse_args()
    figures = read_figures(FIGURES)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary).resolve()
        for name in filter(None, options.generators.split(",")):
            for size in map(int, filter(None, options.sizes.split(","))):
                if run := measure(name, size, folder):
                    figures.setdefault(name, {})[size] = run
                    FIGURES.parent.mkdir(exist_ok=True)
                    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    FIGURES.with_suffix(".svg").write_text(drawing(figures), "utf-8")
    sys.stdout.write(table(figures) + "\n")


if __name__ == "__main__":
    main()
