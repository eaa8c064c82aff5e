"""What the invoke tasks do: call the rooms, show progress and a summary, give back the exit code.

Each imports what it needs when it is called: an editor waits for every room that a task loads in vain.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from briefing.console.changed import outcome_lines
from briefing.console.editions import edition_day, edition_words
from briefing.errors import BriefingError
from briefing.publish.site_lock import room_of

if TYPE_CHECKING:
    from briefing.generate.build import BuildReport
    from briefing.ingest import ContentFolders
    from briefing.ingest.front_matter import PageStatus

__all__ = [
    "audit",
    "brief",
    "build",
    "clean",
    "facts",
    "facts_in_batch",
    "ingest",
    "licences",
    "livereload",
    "phrases",
    "regenerate",
    "run_all",
    "serve",
    "tell_report",
    "verify",
]

OUT = Console(soft_wrap=True)
ERR = Console(stderr=True, soft_wrap=True)


class _Bar(Progress):
    """A bar that is drawn anew when it is told something: a thread that draws it would forbid the build's forks."""

    _drawn = 0.0

    def update(self, task_id: TaskID, **fields: Any) -> None:
        """As of any bar."""
        super().update(task_id, **fields)
        if monotonic() - self._drawn > 0.1:
            self.refresh()
            self._drawn = monotonic()


@contextmanager
def _progress(words: str, total: int | None) -> Iterator[Progress]:
    what = TextColumn("{task.fields[words]}")
    columns = (SpinnerColumn(), what, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # A finished bar goes away: the summary says what it counted.
    with _Bar(*columns, console=ERR, transient=True, auto_refresh=False, disable=not ERR.is_terminal) as progress:
        progress.add_task(words, total=total, words=words)
        yield progress


def _fail(fault: BriefingError | KeyboardInterrupt) -> int:
    stopped = "stopped; nothing is half-written, run this again to go on"
    words = str(fault) if isinstance(fault, BriefingError) else stopped
    ERR.print(Text(words, style="red"))
    return 1


def ingest(paths: Sequence[str], folders: ContentFolders, *, status: PageStatus = "published") -> int:
    """Takes saved articles in, their pages with this status; 1 where any was refused or another run is at it."""
    try:
        with folders.lock():
            return _take_in(paths, folders, status)
    except (BriefingError, KeyboardInterrupt) as fault:
        return _fail(fault)


def _take_in(paths: Sequence[str], folders: ContentFolders, status: PageStatus = "published") -> int:
    """Takes saved articles in, while the folders are locked for it."""
    from briefing.console.tables import ingest_lines
    from briefing.ingest import ingest_paths
    from briefing.ingest.inbox import saved_articles

    given = [Path(p) for p in paths]
    with _progress("reading articles", sum(1 for _ in saved_articles(given))) as progress:
        report = ingest_paths(given, folders, lambda _: progress.update(progress.task_ids[0], advance=1), status)
    for line in ingest_lines(report):
        OUT.print(line)
    return 1 if report.refused else 0


def facts(paths: Sequence[str], content: Path, *, as_json: bool) -> int:
    """Prints the fact box of each article; 1 where any could not be read or a correction is stale."""
    from briefing.console.articles import facts_of_file
    from briefing.console.tables import fact_box_table
    from briefing.publish.public_format import public_facts

    if not paths:
        return _fail(
            BriefingError("invoke facts", "was given no article", "invoke facts PATH, or --input and --output")
        )
    code = 0
    for path in paths:
        try:
            box = facts_of_file(Path(path), content / "corrections")
        except BriefingError as fault:
            code = _fail(fault)
            continue
        code = 1 if box.warnings else code
        if as_json:
            print(json.dumps(public_facts(box), ensure_ascii=False, indent=1))  # noqa: T201 - the output itself
        else:
            OUT.print(fact_box_table(box))
    return code


def facts_in_batch(source: str, target: str) -> int:
    """Writes the facts of a JSON Lines file; 1 where any line was refused."""
    from briefing.console.batch import write_facts

    if not (source and target):
        return _fail(BriefingError("invoke facts", "needs --input and --output together", "give the other one"))
    with _progress("reading lines", None) as progress:
        try:
            report = write_facts(Path(source), Path(target), lambda: progress.update(progress.task_ids[0], advance=1))
        except BriefingError as fault:
            return _fail(fault)
    for refused in report.faults:
        _fail(refused)
    ERR.print(f"{report.written} articles read, {len(report.faults)} lines refused; facts are in {target}")
    return 1 if report.faults else 0


def build(settings: Path, output: Path, *, record: bool = False, why: str = "", dry: bool = False) -> int:
    """Builds the site; 1 where any article or page was at fault. `record` adds an edition, `why` being its reason.

    `dry`: nothing is published or recorded; what would be is told.
    """
    # Pelican is imported only here: facts and ingest start without it.
    from briefing.generate.build import build_site
    from briefing.generate.progress import Watch

    try:
        edition = (edition_day(os.environ, datetime.now(UTC).date()), why) if record else None
        with _progress("building the site", None) as progress:

            def show(words: str, done: int, total: int) -> None:
                progress.update(progress.task_ids[0], words=words, completed=done, total=total)

            report = build_site(settings, output, Watch(show), edition, dry=dry)
    except (BriefingError, KeyboardInterrupt) as fault:
        return _fail(fault)
    code = tell_report(report, dry=dry)
    if record and not dry:
        OUT.print(edition_words(report.edition, len(report.faults)))
    if not dry:
        OUT.print("Look at it: make serve, or invoke serve")
    return code


def tell_report(report: BuildReport | BriefingError | KeyboardInterrupt, *, dry: bool = False) -> int:
    """Shows what came of a build, or why it stopped; its exit code."""
    if isinstance(report, BriefingError | KeyboardInterrupt):
        return _fail(report)
    from briefing.generate.holding import held_words

    for words in report.faults:
        ERR.print(Text(words, style="red"))
    for words in held_words(report.held):
        OUT.print(Text(words, style="yellow"))
    OUT.print(f"{report.outcome.pages} pages in {_short(report.output)}, {len(report.faults)} faults.")
    for line in outcome_lines(report.outcome, dry=dry):
        OUT.print(line, markup=False, highlight=False)
    return 1 if report.faults else 0


def regenerate(root: Path, output: Path, *, record: bool, why: str, dry: bool) -> int:
    """Takes in the inbox of the project in `root`, builds its site, records an edition; 1 where anything was at fault.

    No other run adds to its content meanwhile. `dry`: the inbox is left alone, what would be published is told.
    """
    from briefing.ingest import ContentFolders

    settings, content = root / "pelicanconf.py", root / "content"
    if dry:
        return build(settings, output, record=record, why=why, dry=True)
    folders = ContentFolders.of(content)
    try:
        with folders.lock():
            taken = _take_in([str(content / "inbox")], folders)
            return build(settings, output, record=record, why=why) or taken
    except (BriefingError, KeyboardInterrupt) as fault:
        return _fail(fault)


def brief(root: Path, asked: Mapping[str, str]) -> int:
    """Writes a dated PDF brief; 1 where nothing is found, it cannot be set, or a page of content is at fault.

    `asked`: the task's options by name, "" for one not given.
    """
    # Only this task needs the rooms that print.
    from briefing.console.brief import asked_of, write_brief

    try:
        with _progress("reading content", None) as progress:
            path, view, faults = write_brief(
                root,
                asked_of(asked),
                lambda words, done, of: progress.update(progress.task_ids[0], words=words, completed=done, total=of),
            )
    except BriefingError as fault:
        return _fail(fault)
    for words in faults:
        ERR.print(Text(words, style="red"))
    events, sources = len(view.events) + len(view.listed), len(view.sources.rows)
    OUT.print(f"{path}: {view.title}, {view.span}; {events} events, {sources} sources.", markup=False)
    for words in view.left_out:
        OUT.print(f"left out: {words}")
    return 1 if faults else 0


def verify(place: str) -> int:
    """Holds a folder or a published site against its manifest; 1 where a file differs or it cannot be checked."""
    from briefing.console.verify import verification_table, verify_place

    try:
        with _progress("comparing files", None) as progress:
            task = progress.task_ids[0]
            found = verify_place(place, lambda done, of: progress.update(task, completed=done, total=of))
    except BriefingError as fault:
        return _fail(fault)
    OUT.print(verification_table(found))
    return 1 if found.differences else 0


def _short(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() + "/" if path.is_relative_to(here) else str(path)


def serve(output: Path, port: int) -> int:
    """Serves the built site until Ctrl-C."""
    from briefing.console.serving import site_server

    try:
        server = site_server(output, port)
    except BriefingError as fault:
        return _fail(fault)
    with server:
        OUT.print(f"http://{server.server_address[0]!s}:{server.server_port}/  (Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            OUT.print("stopped")
    return 0


def livereload(root: Path, output: Path, port: int) -> int:
    """Serves the site and builds it again, in processes of their own, when anything it is made of changes."""
    # Only this task needs the libraries, one of which starts a web framework.
    from briefing.console.live import serve_live

    serve_live(root, output, port)
    return 0


def clean(output: Path) -> int:
    """Deletes the built site."""
    for folder in (output, room_of(output)):
        shutil.rmtree(folder, ignore_errors=True)
    OUT.print(f"{_short(output)} is gone")
    return 0


def run_all(c: Context, root: Path, tools: Sequence[Sequence[str]]) -> int:
    """Runs each tool of the virtual environment in turn; the number of those that failed, 1 at the most."""
    failed = 0
    with c.cd(str(root)):
        for name, *rest in tools:
            command = subprocess.list2cmdline([str(Path(sys.executable).parent / name), *rest])
            result = c.run(command, warn=True, pty=sys.stdout.isatty())
            failed += 0 if result is not None and result.ok else 1
    return min(failed, 1)


def audit(root: Path) -> int:
    """Asks whether a locked package has a known vulnerability; 1 where one has, 0 where there is no network to ask."""
    from briefing.console.audit import audit_constraints

    try:
        found = audit_constraints(root / "constraints.txt")
    except BriefingError as fault:
        return _fail(fault)
    if found.skipped:
        OUT.print(Text(f"packages were not audited: {found.skipped}", style="yellow"))
    else:
        OUT.print(f"{found.asked} packages audited, {len(found.findings)} known vulnerabilities")
    for words in found.findings:
        ERR.print(Text(words, style="red"))
    return int(bool(found.findings))


def licences(root: Path) -> int:
    """Writes docs/licences.md; 1 where a package has a licence that is not allowed."""
    from briefing.console.licences import licence_of, write_licences

    refused = write_licences(root)
    for name in refused:
        words = f"{name}: {licence_of(name) or 'no licence stated'} is not in the list of allowed ones"
        ERR.print(Text(words, style="red"))
    OUT.print("docs/licences.md is written")
    return int(bool(refused))


def phrases(root: Path) -> int:
    """Brings the catalogues up to date with the code; 1 where a language lacks words for a phrase."""
    from briefing.catalogues import update_catalogues

    counts = update_catalogues(root)
    for code, (total, lacking) in counts.items():
        OUT.print(f"{code}: {total} phrases, {lacking} without words")
    return int(any(lacking for _, lacking in counts.values()))
