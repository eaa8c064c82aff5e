"""References as BibTeX, which BibTeX, biber and every manager of references read. Text is UTF-8; TeX's own signs are
spelt out, braces too, since BibTeX counts those that a backslash precedes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.present.citations import Reference

__all__ = ["bibtex_text"]

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex_text(references: Iterable[Reference]) -> str:
    """An entry each, an empty line between two.

    >>> from briefing.present.citations import Reference
    >>> print(bibtex_text([Reference("a", "event", "5% of {Goma}", (), "Room", None, False, "", "", "")]), end="")
    @misc{a,
      title = {{5\\% of \\textbraceleft{}Goma\\textbraceright{}}},
      howpublished = {Room}
    }
    """
    return "\n".join(_entry(reference) for reference in references)


def _entry(reference: Reference) -> str:
    kind = "article" if reference.kind == "article" and reference.container else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(reference, kind))
    return f"@{kind}{{{reference.key},\n{fields}\n}}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    # Braces within braces: names stay whole, titles keep their capitals.
    if reference.authors:
        yield "author", f"{{{' and '.join(f'{{{_tex(name)}}}' for name in reference.authors)}}}"
    yield "title", f"{{{{{_tex(reference.title)}}}}}"
    if reference.container:
        within = "In: " if reference.kind == "claim" else ""
        yield "journal" if kind == "article" else "howpublished", f"{{{within}{_tex(reference.container)}}}"
    if day := reference.day:
        # BibTeX knows year and month; biblatex takes the date, whose tilde says that it was worked out.
        yield "year", f"{{{day.year}}}"
        yield "month", _MONTHS[day.month - 1]
        yield "date", f"{{{day.isoformat()}{'~' if reference.inferred else ''}}}"
    if reference.url:
        yield "url", f"{{{reference.url}}}"
    if reference.note:
        yield "note", f"{{{_tex(reference.note)}}}"


def _tex(text: str) -> str:
    # TeX would join two hyphens into a dash.
    return text.translate(_SIGNS).replace("--", "-{}-")
