"""python -m briefing.ingest PATH... --into DIR: takes in saved articles and says what became of each file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing.errors import BriefingError
from briefing.ingest import ContentFolders, IngestReport, ingest_paths


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 if every file was taken in, 1 if one was refused, 2 if nothing could be done."""
    parser = argparse.ArgumentParser(prog="briefing.ingest", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="saved articles or folders of them")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="content folder to write to")
    kept = parser.add_mutually_exclusive_group()
    for status in ("draft", "review"):
        words = f"new pages get status: {status}, which keeps them from the site"
        kept.add_argument(f"--{status}", dest="status", action="store_const", const=status, help=words)
    parser.set_defaults(status="published")
    options = parser.parse_args(arguments)
    try:
        folders = ContentFolders.of(options.into)
        with folders.lock():
            report = ingest_paths(options.paths, folders, status=options.status)
    except (BriefingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join(summary_lines(report)) + "\n")
    return 1 if report.refused else 0


def summary_lines(report: IngestReport) -> list[str]:
    """One line for each file of which there is something to say, then the counts."""
    lines = [
        f"{r.status}: {r.note if r.status == 'refused' else f'{r.path}: {r.note}'}" for r in report.results if r.note
    ]
    counts = ", ".join(f"{len(report.of(s))} {s}" for s in ("new", "unchanged", "changed", "refused"))
    return [*lines, f"{len(report.results)} read: {counts}"]


if __name__ == "__main__":
    sys.exit(main())
