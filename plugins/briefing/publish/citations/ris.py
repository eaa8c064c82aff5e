"""References as RIS: a tag a line, lines ended as the format wants them (carriage return, line feed), UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.present.citations import Reference

__all__ = ["ris_text"]


def ris_text(references: Iterable[Reference]) -> str:
    """A record each, an empty line between two. A text is one line, so none can begin a tag of its own.

    >>> from briefing.present.citations import Reference
    >>> ris_text([Reference("a", "event", "Shells hit Goma", (), "Room", None, False, "", "", "")]).splitlines()
    ['TY  - ELEC', 'ID  - a', 'TI  - Shells hit Goma', 'T2  - Room', 'ER  - ']
    """
    return "\r\n".join("".join(f"{tag}  - {text}\r\n" for tag, text in _lines(r)) for r in references)


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if reference.kind == "event" else "NEWS"
    yield "ID", reference.key
    yield from (("AU", name) for name in reference.authors)
    yield "TI", reference.title
    if reference.container:
        yield "T2", reference.container
    if day := reference.day:
        yield "PY", str(day.year)
        yield "DA", f"{day.year}/{day.month:02}/{day.day:02}/{'worked out' if reference.inferred else ''}"
    rest = (("LA", reference.language), ("UR", reference.url), ("DP", reference.via), ("N1", reference.note))
    yield from ((tag, text) for tag, text in rest if text)
    yield "ER", ""
