"""`invoke verify`: holds a folder or a published site against its manifest and prints what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefing.publish.verifying import Verification, verify_folder
from briefing.publish.verifying_address import verify_url

__all__ = ["verification_table", "verify_place"]

_MOST_ROWS = 100


def verify_place(place: str, on_file: Callable[[int, int], None] = lambda done, of: None) -> Verification:
    """Checks a folder, or a site at an address with ://. Raises BriefingError where that cannot be done."""
    return verify_url(place, on_file) if "://" in place else verify_folder(Path(place))


def verification_table(found: Verification) -> RenderableType:
    """A row for each file that differs, the first hundred, and in the last line how many do."""
    kinds = [one.kind for one in found.differences]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    whole = f"{found.place}: {found.files} files, {counts or 'each as the manifest says'}."
    parts: list[RenderableType] = [_rows(found)] if kinds else []
    if len(kinds) > _MOST_ROWS:
        parts.append(Text(f"... and {len(kinds) - _MOST_ROWS} more"))
    if found.withheld:
        parts.append(Text(f"kept by the host, so not compared: {', '.join(found.withheld)}", style="dim"))
    parts += [Text(f"SHA-256 of manifest.json: {found.sha256}"), Text(whole, style="red" if kinds else "green")]
    return Group(*parts)


def _rows(found: Verification) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("file", "is", "in words"):
        table.add_column(column, overflow="fold")
    for one in found.differences[:_MOST_ROWS]:
        table.add_row(Text(one.path), one.kind, Text(one.words))
    return table
