"""A whole process and all that it starts: time on the wall and of the processor, and the most memory held at once.

Memory is the proportional set size: what processes share is counted once. It is sampled in runs of its own, since the
sampling takes time from what it watches.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "run_whole"]

_STEP_S = 0.25
_ASIDE = "pagefind"  # counted for itself: its memory is not ours to save


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall and of the processor; MB at the most, 0 where not sampled; `aside_mb`: Pagefind's own."""

    wall_s: float
    cpu_s: float
    mb: float = 0.0
    aside_mb: float = 0.0


def run_whole(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    sampled: bool = False,
    may_fail: bool = False,
) -> Run:
    """Runs a command to its end. Raises RuntimeError with what it printed where it fails."""
    log = folder / "bench.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(command), cwd=folder, env=dict(environment), stdout=out, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid)
        if sampled:
            watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if sampled:
        watch.stop()
    if process.returncode and not may_fail:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {log.read_text('utf-8')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, watch.most / 1024, watch.most_aside / 1024)


class _Watch(threading.Thread):
    """Samples a process and its descendants until told to stop; `most` in kB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.most_aside, self._ended = pid, 0, 0, threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_STEP_S):
            held = [(_name(pid), _pss_kb(pid)) for pid in _tree(self.pid)]
            self.most = max(self.most, sum(kb for name, kb in held if _ASIDE not in name))
            self.most_aside = max(self.most_aside, sum(kb for name, kb in held if _ASIDE in name))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _tree(int(child))


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text()
    except OSError:
        return ""


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
