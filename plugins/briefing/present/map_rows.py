"""The table below a map, and its words for those who do not see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.present.map_counts import Spot, as_gaps, placed
from briefing.present.map_frame import Frame
from briefing.present.map_marks import MapMark, MapRow, articles_words, how_known
from briefing.present.map_tags import Tag
from briefing.present.words import date_words
from briefing.speech import gettext, ngettext

__all__ = ["description", "href_of", "map_rows", "row_order", "spoken", "when_words"]

_MOST_DAYS = 60  # more are told by the month, for the weight of the page


def row_order(marks: Sequence[MapMark], *, counted: bool) -> list[MapMark]:
    """On counting maps the marks with most articles first, on others the order given; none for orientation."""
    rows = placed(marks)
    return sorted(rows, key=lambda mark: (-len(mark.articles), mark.label)) if counted else rows


def map_rows(
    marks: Sequence[MapMark], spots: Mapping[MapMark, Spot], days: Sequence[date | None]
) -> tuple[MapRow, ...]:
    """A row for each mark; `spots` has those that the map gives a sign."""
    return tuple(_row(mark, spots.get(mark), days) for mark in marks)


def _row(mark: MapMark, spot: Spot | None, days: Sequence[date | None]) -> MapRow:
    known = sorted({day for number in mark.articles if (day := days[number])}, reverse=True)
    return MapRow(
        number="" if mark.number is None else str(mark.number),
        name=mark.label,
        how=how_known(mark),
        href=mark.href,
        articles=len(mark.articles) if days else None,
        latest=date_words(known[0]) if known else "",
        latest_iso=known[0].isoformat() if known else "",
        at=f"{spot[0] * 100:.2f} {spot[1] * 100:.2f}" if spot else "",
        vague=mark.kind != "pin",
        of=as_gaps(mark.articles),
        when=when_words(known),
    )


def when_words(days: Sequence[date]) -> str:
    """Days for `data-when`, or, where they are many, their months as first/last day.

    >>> when_words([date(2017, 9, 11), date(2017, 9, 10)])
    '2017-09-11 2017-09-10'
    """
    if len(days) <= _MOST_DAYS:
        return " ".join(day.isoformat() for day in days)
    months = dict.fromkeys(f"{day:%Y-%m}" for day in days)
    return " ".join(f"{month}-01/{month}-31" for month in months)


def href_of(tag: Tag, map_id: str) -> str:
    """Where a sign leads: its mark's address, or the table below the map when it stands for several."""
    addresses = {mark.href for mark in tag.marks}
    return addresses.pop() if len(addresses) == 1 else f"#{map_id}-list"


def spoken(tag: Tag) -> str:
    """A sign in words for a screen reader."""
    if tag.count:
        return _spoken_count(tag)
    words = sorted({(mark.number or 0, mark.label, how_known(mark)) for mark in tag.marks})
    return "; ".join(f"{number or ''} {label}, {how}".strip() for number, label, how in words)


def _spoken_count(tag: Tag) -> str:
    first, others = tag.marks[0], len(tag.marks) - 1
    values = {"place": first.label, "how": how_known(first), "articles": articles_words(tag.count), "count": others}
    if not others:
        return gettext("%(place)s, %(how)s: %(articles)s") % values
    one = "%(place)s and %(count)s more place: %(articles)s"
    return ngettext(one, "%(place)s and %(count)s more places: %(articles)s", others) % values


def description(rows: Sequence[MapRow], frame: Frame) -> str:
    """One sentence on the size, one on what is marked; the table below has the rest."""
    step = 10 if frame.width_km < 1000 else 100
    wide, high = (round(km / step) * step for km in (frame.width_km, frame.height_km))
    named = "; ".join(f"{row.number} {row.name}".strip() + f" ({_told(row)})" for row in rows[:6])
    values = {"wide": wide, "high": high, "named": named, "more": len(rows) - 6}
    if len(rows) > 6:
        words = gettext(
            "About %(wide)s by %(high)s kilometres. Marked: %(named)s and %(more)s more. "
            "The table below the map says the same."
        )
    else:
        words = gettext(
            "About %(wide)s by %(high)s kilometres. Marked: %(named)s. The table below the map says the same."
        )
    return words % values


def _told(row: MapRow) -> str:
    return row.how if row.articles is None else articles_words(row.articles)
