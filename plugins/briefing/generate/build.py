"""One build of the site through Pelican, with every fault counted: Pelican itself ends most with exit code 0."""

from __future__ import annotations

import errno
import gc
import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings

from briefing.errors import BriefingError
from briefing.generate.building import DRY, OUTCOME, Outcome, abandon_building, forget_articles
from briefing.generate.faults import FaultyPagesError
from briefing.generate.holding import held_pages
from briefing.generate.ledger import EDITION, RECORDED
from briefing.generate.progress import PAGES, PROGRESS, Watch
from briefing.settings import site_settings

__all__ = ["BuildReport", "build_site"]

_NOBODY = Watch()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the folder it wrote and what was reported on the way, as printed.

    `edition`: the number under which it was recorded; 0 where nothing changed or it was not to be recorded, None for a
    site without facts, of which no edition is ever recorded.
    `held`: the status of each page that was held back, by its path. `outcome`: the files that are another.
    """

    output: Path
    faults: tuple[str, ...]
    warnings: tuple[str, ...]
    edition: int | None = 0
    held: Mapping[str, str] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)


class _Listener(logging.Handler):
    """Keeps what Pelican and the plugin report at warning level and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        (self.faults if record.levelno >= logging.ERROR else self.warnings).append(record.getMessage())


def _remedy(fault: OSError | sqlite3.OperationalError) -> str:
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT) if isinstance(fault, OSError) else "full" in str(fault)
    return "free some space, then run this again; the last site is as it was" if full else ""


def build_site(
    settings_file: Path,
    output: Path | None = None,
    watch: Watch = _NOBODY,
    edition: tuple[str, str] | None = None,
    *,
    dry: bool = False,
) -> BuildReport:
    """Builds the site that `settings_file` describes, into its own output folder unless another is given.

    `watch`: who is told how far it is. `edition`: ISO day and the editor's reason ("" for none)
    under which the build goes into the ledger of editions; None leaves the ledger alone.

    `dry`: nothing is published or recorded; the report tells what would be.

    Raises BriefingError where the build cannot go on at all; faults of single articles are in the report.
    """
    if not settings_file.is_file():
        raise BriefingError(str(settings_file), "is not there", "run the task in the project's folder")
    override: dict[str, Any] = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    override |= {PROGRESS: watch.on_step, PAGES: watch.on_pages, EDITION: edition, DRY: dry}
    listener = _Listener()
    # A build makes some hundred thousand objects that stay: going through them ever again takes a quarter of its time.
    # `each` lets garbage be collected again where much is to be made.
    collecting, before = gc.isenabled(), gc.get_threshold()
    gc.disable()
    gc.set_threshold(200_000, 20, 100)
    logger = logging.getLogger()
    logger.addHandler(listener)
    settings: dict[str, Any] = {}
    try:
        settings = read_settings(str(settings_file), override=override)
        site = pelican.Pelican(settings)
        if not any(plugin.__name__ == "briefing" for plugin in site.plugins):
            # Pelican goes on without a plugin that it cannot load, and builds a site without facts.
            raise BriefingError("plugins/briefing", "the plugin cannot be loaded", "; ".join(listener.faults))
        # Its last line counts the articles that Pelican read itself, which are none; the task tells what was done.
        pelican.console.quiet = True
        site.run()
    except FaultyPagesError:
        pass  # the site is finished, and the listener has each fault
    except (OSError, sqlite3.OperationalError) as fault:
        raise BriefingError(str(settings_file), f"the build stopped: {fault}", _remedy(fault)) from fault
    except sqlite3.DatabaseError as fault:  # a disk that failed, say; all that it holds can be made again
        raise forget_articles(settings, fault) from fault
    except (RuntimeError, ValueError) as fault:
        raise BriefingError(str(settings_file), f"the build stopped: {fault}") from fault
    finally:
        logger.removeHandler(listener)
        pelican.console.quiet = False
        gc.set_threshold(*before)
        if collecting:
            gc.freeze()  # all that the build made is old at once: the next look for garbage need not go through it
            gc.unfreeze()
            gc.enable()
        abandon_building(settings)
    return BuildReport(
        Path(settings["OUTPUT_PATH"]),
        tuple(listener.faults),
        tuple(listener.warnings),
        settings.get(RECORDED, 0) if "facts" in site_settings(settings).parts else None,
        held_pages(settings),
        settings.get(OUTCOME, Outcome()),
    )
