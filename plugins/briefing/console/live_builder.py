"""Builds the site over and over for `invoke livereload`, each time in a process that need not load anything.

This process loads what a build needs, and waits. For each line that it is given it parts in two: the copy builds and
ends, so that every build begins with the same memory, whatever the last one did. Its own lines, of JSON, tell which
pages are written, and when a build has ended. Where code or knowledge changes, another such process is started.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TextIO

from briefing.console.commands import tell_report
from briefing.errors import BriefingError
from briefing.publish.site_lock import room_of

__all__ = ["main"]


def main(settings: Path, output: Path) -> int:
    """Builds once for each line of standard input, until it ends."""
    tell = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.dup2(2, 1)  # what a build says is for the person at the terminal
    with suppress(KeyboardInterrupt):
        while sys.stdin.readline():
            code, loaded = _built_apart(settings, output, tell)
            print(json.dumps({"ended": code}), file=tell)
            _load(loaded)
            _hold(output)
    return 0


def _built_apart(settings: Path, output: Path, tell: TextIO) -> tuple[int, list[str]]:
    """Builds in a copy of this process; its exit code and the names of the modules that it had loaded in the end."""
    here, there = os.pipe()
    copy = os.fork()
    if copy == 0:
        code = 1
        try:
            code = _build(settings, output, tell)
            with os.fdopen(there, "w", encoding="utf-8") as file:
                file.write("\n".join(name for name in sys.modules if not name.startswith("_")))
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(there)
    try:
        with os.fdopen(here, encoding="utf-8") as file:
            loaded = file.read().split()
        return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), loaded
    except KeyboardInterrupt:
        os.kill(copy, signal.SIGTERM)
        os.waitpid(copy, 0)
        raise


def _build(settings: Path, output: Path, tell: TextIO) -> int:
    from briefing.generate.build import build_site
    from briefing.generate.progress import Watch

    try:
        watch = Watch(on_pages=lambda paths: print(json.dumps({"pages": list(paths)}), file=tell))
        return tell_report(build_site(settings, output, watch))
    except (BriefingError, KeyboardInterrupt) as fault:
        return tell_report(fault)


def _load(names: Iterable[str]) -> None:
    """What the last build loaded is there when the next one begins."""
    for name in names:
        with suppress(ImportError):
            import_module(name)


def _hold(output: Path) -> None:
    """Holds what the next build would read before anything else: knowledge, the state of the last one, the heads."""
    if "briefing.generate.making" not in sys.modules:
        return  # the first one failed
    from briefing.generate.building import hold_last
    from briefing.knowledge import load_knowledge
    from briefing.knowledge.actor_book import read_actors
    from briefing.knowledge.country_book import read_countries

    read_actors(read_countries())
    if "briefing.pipeline" in sys.modules:
        load_knowledge()
    hold_last(room_of(output))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
