"""How fast sites are built, ours beside Hugo, Eleventy and stock Pelican on equal pages: `invoke bench --site`.

Whole processes, time on the wall, medians; in each round every generator has the same edit in turn, so that a busy
machine is busy for all. Ours is measured twice: plain has the peers' pages and search, whole has everything. A peer
knows nothing between two builds but what it keeps itself. Each edit must be seen in the site, and once for each kind
the site of ours is compared with a clean build, byte for byte, which is not timed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from rich.console import Console  # noqa: E402
from tests.bench.made_site import made_site  # noqa: E402
from tests.bench.measuring import Run, run_whole  # noqa: E402
from tests.bench.site_changes import CHANGES, edit_of  # noqa: E402
from tests.bench.site_ours import OURS, Briefing  # noqa: E402
from tests.bench.site_peers import ELEVENTY, PEERS, Generator, Hugo  # noqa: E402

PRESENT = {"hugo": Hugo.binary() is not None, "eleventy": ELEVENTY.is_file(), "pelican": True}
OUT = Console(soft_wrap=True)
_SAMPLED = "body"  # the change whose memory is sampled, in a run more
_TIMES = "BRIEFING_TIMES"  # a file to which our engine writes what each part of a build took


@dataclass(slots=True)
class Figures:
    """What was measured: runs by kind and generator; "cold" is a build from nothing. `memory`: one sampled run each.

    `parts`: seconds by part of our cold builds; `faults`: where a site was not what a clean build makes, of so many
    that were `compared`.
    """

    size: int
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    memory: dict[str, dict[str, Run]] = field(default_factory=dict)
    parts: dict[str, dict[str, float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    compared: int = 0


def generators_in(folder: Path, names: Sequence[str]) -> list[Generator]:
    """Those of the names that are installed, in this order, each in a folder of its own."""
    found: list[Generator] = []
    for name in names:
        if name in OURS:
            found.append(Briefing(folder / name, whole=name == "whole"))
        elif PRESENT[name]:
            found.append(PEERS[name](folder / name))
        else:
            OUT.print(f"{name} is not installed and takes no part")
    return found


def built(generator: Generator, **how: bool) -> Run:
    """One run of the generator's command."""
    return run_whole(generator.command(), generator.folder, generator.environment(), **how)


def measure(generators: Sequence[Generator], size: int, runs: int, kinds: Sequence[str], *, check: bool) -> Figures:
    """Everything: a first sampled cold build, `runs` timed ones, then each kind of change."""
    site, figures = made_site(size), Figures(size)
    for generator in generators:
        generator.prepare(site)
        cold(generator, figures, sampled=True)  # brings the files into the system's memory too, as for all later runs
    for _ in range(runs):
        for generator in generators:
            cold(generator, figures, sampled=False)
    for kind in kinds:
        for number in range(runs + (kind == _SAMPLED)):
            edit = edit_of(kind, site, number)
            for generator in generators:
                if edit.apply(generator):
                    rebuild(generator, figures, kind, sampled=number == runs)
                    if not edit.shown(generator):
                        figures.faults.append(f"{generator.name}: {kind} {number} is not seen in the site")
        if check:
            compare(generators, figures, kind)
    return figures


def rebuild(generator: Generator, figures: Figures, kind: str, *, sampled: bool) -> None:
    """A build after an edit; a sampled one tells its memory alone."""
    run = built(generator, sampled=sampled)
    if sampled:
        figures.memory.setdefault(kind, {})[generator.name] = run
    else:
        note(figures, kind, generator, run)


def cold(generator: Generator, figures: Figures, *, sampled: bool) -> None:
    """A build from nothing."""
    generator.forget()
    if not sampled:
        note(figures, "cold", generator, built(generator))
        return
    times = generator.folder / "times.json"
    environment = {**generator.environment(), _TIMES: str(times)}
    run = run_whole(generator.command(), generator.folder, environment, sampled=True)
    figures.memory.setdefault("cold", {})[generator.name] = run
    if times.is_file():
        figures.parts[generator.name] = dict(json.loads(times.read_text("utf-8").splitlines()[-1]))


def note(figures: Figures, kind: str, generator: Generator, run: Run) -> None:
    """Keeps a run and says so, so that a long measurement can be followed."""
    figures.runs.setdefault(kind, {}).setdefault(generator.name, []).append(run)
    OUT.print(f"{kind:>10} {generator.name:>9} {run.wall_s:8.2f} s, processor {run.cpu_s:7.2f} s")


def compare(generators: Sequence[Generator], figures: Figures, kind: str) -> None:
    """Compares our sites with clean builds of the same content."""
    for generator in generators:
        if isinstance(generator, Briefing) and generator.name in figures.runs.get(kind, {}):
            figures.compared += 1
            figures.faults.extend(f"{generator.name}: after {kind}: {words}" for words in differences(generator))


def differences(generator: Briefing) -> list[str]:
    """Where the site differs from a clean build of the same project elsewhere; the first ten."""
    clean = Briefing(generator.folder.with_name(f"{generator.name}-clean"), whole=generator.whole)
    shutil.rmtree(clean.folder, ignore_errors=True)
    left = shutil.ignore_patterns("output", *generator.caches, "bench.log", "times.json")
    shutil.copytree(generator.folder, clean.folder, ignore=left)
    built(clean)
    ours, theirs = dict(files_of(generator.output)), dict(files_of(clean.output))
    shutil.rmtree(clean.folder)
    unlike = [path for path in sorted(ours.keys() | theirs.keys()) if ours.get(path) != theirs.get(path)]
    return [f"{path} is not as a clean build has it" for path in unlike[:10]]


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with its bytes."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


# --- the tables ---------------------------------------------------------------------------------------------------


def tables(figures: Figures) -> str:
    """The figures as Markdown: seconds with the ratio to Hugo, memory, what each part of ours costs."""
    names = list(figures.memory["cold"])
    lines = [f"| {figures.size:,} articles | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for kind, runs in figures.runs.items():
        hugo = median(runs["hugo"] if "hugo" in runs else figures.runs["body"].get("hugo", [])) if runs else 0.0
        cells = [cell(runs.get(name, []), hugo) for name in names]
        lines.append(f"| {worded(kind)} | " + " | ".join(cells) + " |")
    for kind in ("cold", "body"):
        cells = [cell(figures.runs.get(kind, {}).get(name, []), of="cpu_s") for name in names]
        lines.append(f"| {worded(kind)}, of the processor | " + " | ".join(cells) + " |")
    for kind, memory in figures.memory.items():
        cells = [megabytes(memory[name]) for name in names]
        lines.append(f"| {worded(kind)}, most memory (Pagefind's) | " + " | ".join(cells) + " |")
    for name, parts in figures.parts.items():
        told = ", ".join(f"{part} {seconds:.1f} s" for part, seconds in sorted(parts.items(), key=lambda p: -p[1]))
        lines += ["", f"{name}, from nothing: {told}"]
    seen = f"Every edit was seen; {figures.compared} times ours was compared with a clean build and equal."
    return "\n".join([*lines, "", *(figures.faults or [seen])])


def worded(kind: str) -> str:
    """A row's name."""
    return CHANGES.get(kind, "from nothing")


def median(runs: Sequence[Run], of: str = "wall_s") -> float:
    """Seconds on the wall, or of the processor; 0 for none."""
    return statistics.median(getattr(run, of) for run in runs) if runs else 0.0


def cell(runs: Sequence[Run], hugo: float = 0.0, of: str = "wall_s") -> str:
    """Seconds, and how many times Hugo's."""
    if not runs:
        return "-"
    return f"{median(runs, of):.2f} s" + (f" ({median(runs, of) / hugo:.2f})" if hugo else "")


def megabytes(run: Run) -> str:
    """Memory with the search engine's beside it."""
    return f"{run.mb:,.0f} MB" + (f" ({run.aside_mb:,.0f})" if run.aside_mb else "")


def main() -> None:
    """Prints the tables; ends with 1 where a site was not right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="hugo,eleventy,pelican", help="generators beside ours, or none")
    parser.add_argument("--ours", default="plain,whole")
    parser.add_argument("--changes", default=",".join(CHANGES))
    parser.add_argument("--no-check", action="store_true", help="do not compare with clean builds")
    parser.add_argument("--folder", help="keep the sites here; default a temporary folder")
    parser.add_argument("--json", help="write every run to this file")
    options = parser.parse_args()
    names = [name for name in f"{options.peers},{options.ours}".split(",") if name not in ("", "none")]
    kinds = [kind for kind in options.changes.split(",") if kind not in ("", "none")]
    with tempfile.TemporaryDirectory() as folder:
        generators = generators_in(Path(options.folder or folder).resolve(), names)
        figures = measure(generators, options.size, options.runs, kinds, check=not options.no_check)
    if options.json:
        Path(options.json).write_text(json.dumps(asdict(figures), indent=1), "utf-8")
    sys.stdout.write(tables(figures) + "\n")
    sys.exit(bool(figures.faults))


if __name__ == "__main__":
    main()
