"""Work done in a process of its own that may not take more than so much: what docs/safety.md promises, and the measure."""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["MEGABYTES", "MEGABYTES_OF_A_BUILD", "SECONDS", "Spent", "apart", "task_in"]

SECONDS = 60  # of the processor, for one input at any one step
MEGABYTES = 400  # of memory, for one input, above what the program takes at rest
MEGABYTES_OF_A_BUILD = 800  # of memory, for any process of a whole run
_ADDRESSES = 3 * 2**30  # of address space: past it nothing more is given, whatever asks


@dataclass(frozen=True, slots=True)
class Spent:
    """What a piece of work came to: its `result`, None where it was ended; processor `seconds`; `megabytes` at most."""

    result: Any
    seconds: float
    megabytes: float
    code: int
    said: str = ""


def apart(work: Callable[[], Any], seconds: int = SECONDS) -> Spent:
    """Does the work in a copy of this process, whose memory is counted from here on."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "result")
        before = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _limit(seconds)
                told.write_bytes(pickle.dumps(work()))
                code = 0
            except BaseException as fault:  # the parent tells of it
                sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
            finally:
                os._exit(code)
        _, status, used = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        result = pickle.loads(told.read_bytes()) if code == 0 else None  # noqa: S301 - what the child wrote
        return Spent(result, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 - before / 2**20, code)


def task_in(project: Path, words: Sequence[str], home: Path) -> Spent:
    """One of the editor's tasks, run in the project by a shell as an editor does; temporary files go below `home`."""
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    with (home / "said").open("w+b") as said:
        run = subprocess.Popen(
            [sys.executable, "-m", "invoke", *words], cwd=project, stdout=said, stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(home), "TMPDIR": str(home / "tmp")}, preexec_fn=lambda: _limit(600),
        )  # fmt: skip
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8")
    return Spent(None, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, run.returncode, text)


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
