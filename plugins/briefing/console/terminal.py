"""A terminal that cannot show a letter shows its number: a report must not fail for the words that it quotes."""

from __future__ import annotations

import io
import sys

__all__ = ["show_what_can_be_shown"]


def show_what_can_be_shown() -> None:
    """Lets both streams write what their encoding lacks as an escape: "…" becomes \\u2026 under the locale C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
