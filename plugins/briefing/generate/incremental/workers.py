"""Work over several processes, forked before this one has threads; one process gives the same results."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, TypeVar

from briefing.errors import BriefingError

__all__ = ["cores", "each"]

T = TypeVar("T")
R = TypeVar("R")
_MANY = 1_000  # from so many on, what is made on the way is worth collecting
_FEW = 24  # below this many, the start of a process costs more than it saves


def cores() -> int:
    """How many processes may run at once: as many as there are processors for them, or BRIEFING_CORES."""
    given = os.environ.get("BRIEFING_CORES", "")
    if given.isdecimal() and int(given):
        return int(given)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Callable[[T], R],
    items: Sequence[T],
    chunk: int = 16,
    begin: Callable[[], None] | None = None,
    *,
    parted: bool = False,
) -> Iterator[R]:
    """What `work` makes of each item, in their order. `begin` runs first in every process but this one. `parted`: a
    few items are worth a process, one by one.

    An exception of `work` is raised here. Everything is done in this process where there is little to do, one core, or
    where threads run that a fork would tear apart.
    """
    many = min(cores(), len(items) if parted else len(items) // _FEW + 1)
    chunk = 1 if parted and len(items) <= _FEW else chunk
    if len(items) > _MANY:
        gc.freeze()  # what is held so far stays: only what is made from now on is looked through
        gc.enable()
    if many < 2 or threading.active_count() > 1 or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    # What is held so far stays on pages that the processes share.
    if len(items) > _MANY:  # to look for what can go takes as long as a dozen items
        gc.collect()
    gc.freeze()
    held = _Held(work, items)
    try:
        with ProcessPoolExecutor(many, get_context("fork"), _begin, (held, begin)) as pool:
            try:
                yield from _gathered(pool, len(items), chunk)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
    except BrokenProcessPool as fault:
        raise BriefingError("build", "a process of the build was ended from outside", "run it again") from fault
    finally:
        gc.unfreeze()


class _Held:
    """What the processes work on: inherited by the fork, never sent."""

    def __init__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        self.work, self.items = work, items


_work: list[_Held] = []  # filled in the processes alone, each of which serves one call of `each`


def _begin(held: _Held, begin: Callable[[], None] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work[:] = [held]
    if begin:
        begin()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _run(span: range) -> list[Any]:
    held = _work[0]
    try:
        return [held.work(held.items[i]) for i in span]
    except Exception as fault:
        raise _travelling(fault) from fault


def _travelling(fault: Exception) -> Exception:
    """The exception, or one that says the same where it cannot be sent: that would end the pool without a word."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - what was pickled here
    except Exception:
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _gathered(pool: ProcessPoolExecutor, total: int, chunk: int) -> Iterator[Any]:
    spans = (range(start, min(start + chunk, total)) for start in range(0, total, chunk))
    for rows in pool.map(_run, spans):
        yield from rows
