"""Files of the finished site: written only where their content changed, so that a host uploads only what is new."""

from __future__ import annotations

from pathlib import Path

__all__ = ["write_if_changed"]


def write_if_changed(path: Path, text: str) -> bool:
    """Writes the text as UTF-8, making folders on the way; False where the file held it already."""
    content = text.encode("utf-8")
    # Asked for by the ten thousand: nothing is looked for that writing or reading does not tell.
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        pass  # there is none yet, or one that cannot be read and is written anew
    # Beside, then into place: the file may be one with that of the site that is being served.
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
    beside.replace(path)
    return True
