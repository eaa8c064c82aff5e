"""What each part of a build takes, for `invoke bench`: nothing that is published depends on it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

__all__ = ["Times"]

_ASKED = "BRIEFING_TIMES"  # the file that the seconds are added to, as one line of JSON a build


class Times:
    """Seconds by part, on the wall. Parts follow one another; what comes again is added."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, part: str) -> None:
        """What has passed since the last lap went to this part."""
        now = time.perf_counter()
        self._seconds[part] = self._seconds.get(part, 0.0) + now - self._last
        self._last = now

    def write(self) -> None:
        """Adds the line to the file that is asked for; without one nothing."""
        if asked := os.environ.get(_ASKED):
            with Path(asked).open("a", encoding="utf-8") as file:
                file.write(json.dumps({part: round(spent, 3) for part, spent in self._seconds.items()}) + "\n")
