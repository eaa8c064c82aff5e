"""When a page says its article was published and modified, in the zone in which the page prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import one_line
from briefing.ingest.dating import Stamp, stamp_of
from briefing.ingest.head_tags import HeadTags, attribute
from briefing.ingest.json_ld import Statement
from briefing.ingest.printed_dates import PrintedDate, printed_dates
from briefing.ingest.vicinity import ancestors, names_of, stands_apart
from briefing.model import DateBasis

__all__ = ["PageTimes", "find_times"]

_PUBLISHED_TAGS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "dc.date",
    "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "article_date_original",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate", "iso-8601-publish-date", "date", "ptime", "published_time", "displaydate",
    "article.published",
)  # fmt: skip
_MODIFIED_TAGS = (
    "article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time", "datemodified",
    "dc.date.modified",
    "dcterms.modified", "last-modified", "lastmod", "article.updated", "revised", "utime", "modified_time",
    "dateupdated",
)  # fmt: skip
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d?)(?=[/_.-])", re.I)
_MAX_DAY_APART = 1


@dataclass(frozen=True, slots=True)
class PageTimes:
    """ISO 8601 day or instant; None where the page does not state it."""

    published: str | None = None
    basis: DateBasis = "unknown"
    modified: str | None = None


def find_times(
    soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...], heading: Tag | None, address: str | None
) -> PageTimes:
    """Publication and modification of the article. Metadata first; what is printed gives the zone, or the date
    itself."""
    printed = printed_dates(soup, heading)
    holders = ancestors(heading)
    stated = _stated(soup, tags, statements, holders)
    published = _confirmed(stated, printed)
    trusted = published is None or published == stated[0]
    revised = _first(
        [s.modified for s in statements if s.sure and trusted]
        + _microdata(soup, holders, "dateModified", "dateUpdated") + tags.all(*_MODIFIED_TAGS)
        + _hidden_inputs(soup, r"modif|updated")
        + [s.modified for s in statements if not s.sure]
    )  # fmt: skip
    published = published or _earliest_original(stated, revised, printed)
    basis: DateBasis = "metadata"
    if published is None:
        published, basis = _from_print(printed)
    if published is None:
        published, basis = _from_address(address), "metadata"
    if published is None:
        return PageTimes(modified=revised.iso() if revised else None)
    shown = _in_printed_zone(published, [p.stamp for p in printed], address)
    revised = revised or next((p.stamp for p in printed if p.updated and p.stamp.day >= shown.day), None)
    if revised is not None:
        revised = _in_zone_of(revised, shown, published)
        revised = None if revised.day < shown.day else revised
    return PageTimes(shown.iso(), basis, revised.iso() if revised else None)


def _first(values: list[str]) -> Stamp | None:
    return next((stamp for stamp in map(stamp_of, values) if stamp), None)


def _stated(soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...], holders: set[int]) -> list[Stamp]:
    """Publication as stated, in order of trust, the sources of one kind in a row."""
    sources = (
        [s.published for s in statements if s.sure],
        tags.all(*_PUBLISHED_TAGS),
        _microdata(soup, holders, "datePublished", "dateCreated"),
        [attribute(t, "datetime") for t in soup.find_all("time", attrs={"pubdate": True})],
        _hidden_inputs(soup, r"publi|created"),
        [s.published for s in statements if not s.sure],
    )  # fmt: skip
    return [stamp for stamp in (_first(list(values)) for values in sources) if stamp]


def _microdata(soup: BeautifulSoup, holders: set[int], *names: str) -> list[str]:
    """Values of itemprop elements that belong to the article, not to a comment, recipe card or related story."""
    values = []
    for name in names:
        for tag in soup.find_all(True, attrs={"itemprop": re.compile(rf"(?:^|\s){name}(?:$|\s)")}):
            if tag.name != "meta" and stands_apart(tag, holders):
                continue
            values.append(attribute(tag, "content") or attribute(tag, "datetime") or one_line(tag.get_text(" ")))
    return [v for v in values if v]


def _hidden_inputs(soup: BeautifulSoup, names: str) -> list[str]:
    pattern = re.compile(names, re.I)
    inputs = soup.find_all("input", attrs={"type": "hidden", "value": True})
    return [
        attribute(t, "value")
        for t in inputs
        if pattern.search(f"{attribute(t, 'name')} {attribute(t, 'id')} {names_of(t)}")
    ]


def _confirmed(stated: list[Stamp], printed: list[PrintedDate]) -> Stamp | None:
    """The stated instant that the page prints too, with its zone; None where nothing printed settles it."""
    for stamp in stated:
        for seen in (p.stamp.moment for p in printed if not p.updated):
            if (
                stamp.moment
                and stamp.moment.tzinfo
                and seen
                and seen.tzinfo
                and abs(stamp.moment - seen) < timedelta(minutes=2)
            ):
                return stamp
    return None


def _earliest_original(stated: list[Stamp], revised: Stamp | None, printed: list[PrintedDate]) -> Stamp | None:
    """The most trusted statement, unless it is but the revision's time and another gives an earlier publication."""
    if not stated:
        return None
    best = stated[0]
    if best.moment is None:  # the same day with the hour is worth more
        best = next((s for s in stated if s.moment is not None and s.day == best.day), best)
    if revised is not None and best.iso() == revised.iso():
        marked = [p.stamp for p in printed if p.marked and not p.updated]
        earlier = [
            s
            for s in (*stated[1:], *marked)
            if timedelta(0) < best.day - s.day < timedelta(days=3650) and not _zone_apart(s, best)
        ]
        if earlier:
            return earlier[0]
    return best


def _zone_apart(a: Stamp, b: Stamp) -> bool:
    """Whether two stamps a day apart could be one instant on two clocks: the same minute of the hour."""
    return (
        a.moment is not None
        and b.moment is not None
        and (b.day - a.day).days == 1
        and a.moment.minute % 30 == b.moment.minute % 30
    )


def _from_print(printed: list[PrintedDate]) -> tuple[Stamp | None, DateBasis]:
    original = [p for p in printed if not p.updated] or printed
    if not original:
        return None, "unknown"
    best = next((p for p in original if p.stamp.moment and p.stamp.day == original[0].stamp.day), original[0])
    return best.stamp, "metadata" if best.marked else "dateline"


def _from_address(address: str | None) -> Stamp | None:
    match = _URL_DAY.search(address or "")
    if match is None:
        return None
    return stamp_of(
        f"{match.group(3)} {match.group(2)} {match.group(1)}"
        if match.group(2).isalpha()
        else f"{match.group(1)}-{match.group(2)}-{match.group(3):0>2}"
    )


def _in_printed_zone(published: Stamp, printed: list[Stamp], address: str | None) -> Stamp:
    """The instant on the clock that the page's reader sees: a UTC time past midnight is the evening before in America.

    The zone is the difference between the printed time without zone and the stated instant, if it is a real offset.
    """
    moment = published.moment
    if moment is None or moment.tzinfo is None:
        return _completed(published, printed)
    for stamp in printed:
        if stamp.moment is None or abs((stamp.day - published.day).days) > _MAX_DAY_APART:
            continue
        if stamp.moment.tzinfo is not None:
            if abs(stamp.moment - moment) < timedelta(minutes=2) and stamp.moment.utcoffset() != moment.utcoffset():
                return stamp
            continue
        ahead = stamp.moment - moment.astimezone(UTC).replace(tzinfo=None, second=0)
        minutes = round(ahead.total_seconds() / 60)
        if minutes % 30 in (0, 1, 29) and -12 * 60 <= minutes <= 14 * 60 and stamp.day != published.day:
            zone = timezone(timedelta(minutes=round(minutes / 30) * 30))
            return Stamp(moment.astimezone(zone).date(), moment.astimezone(zone))
    in_address = _from_address(address)
    days = [s.day for s in (*printed, *([in_address] if in_address else []))]
    if (
        moment.utcoffset() == timedelta(0)
        and days
        and published.day not in days
        and published.day - timedelta(days=1) in days
        and moment.hour < 12
    ):
        return Stamp(published.day - timedelta(days=1))
    return published


def _completed(published: Stamp, printed: list[Stamp]) -> Stamp:
    """A stated day, or a time without zone, takes the printed or stated instant of the same day that has one."""
    for stamp in printed:
        if stamp.day == published.day and stamp.moment is not None and stamp.moment.tzinfo is not None:
            return stamp
    return published


def _in_zone_of(revised: Stamp, shown: Stamp, published: Stamp) -> Stamp:
    """The revision on the same clock as the publication, where that was moved to the printed zone."""
    if revised.moment is None or revised.moment.tzinfo is None or shown.moment is None or shown.moment.tzinfo is None:
        if shown.moment is None and shown.day != published.day and revised.day == published.day:
            return Stamp(shown.day)
        return revised
    if shown.moment.utcoffset() == (published.moment.utcoffset() if published.moment else None):
        return revised
    moved: datetime = revised.moment.astimezone(shown.moment.tzinfo)
    day: date = moved.date()
    return Stamp(day, moved)
