"""What a map is asked to show: marks in, and the view that the page prints out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from briefing.knowledge.borders import Borders, CountryOutline
from briefing.speech import gettext, ngettext

__all__ = [
    "FOR_ORIENTATION", "MapCountry", "MapMark", "MapRow", "MapView", "MarkKind", "SizeSample", "articles_words",
    "how_known", "shape_of",
]  # fmt: skip

MarkKind = Literal["pin", "area", "country", "admin1", "ref", "capital"]
FOR_ORIENTATION = ("ref", "capital")


@dataclass(frozen=True, slots=True)
class MapMark:
    """One thing to mark. Only a named place is a `pin`; `ref` and `capital` are towns for orientation, in no list.

    `number` is the claim's or row's number, None for an unnumbered pin. `href` is where the mark leads, "" for nowhere.
    `radius_km` is how far round the point the words may mean (areas and provinces). `country` is ISO 3166-1 alpha-2.
    A mark of kind `country` needs `country` and may leave the position None. `division`: the gazetteer's name of a
    first-level division whose outline says where it is, "" for none. `articles`: those that place events there, as
    numbers into the map's days; empty on maps that count none.
    """

    lat_deg: float | None
    lon_deg: float | None
    label: str
    href: str = ""
    number: int | None = None
    kind: MarkKind = "pin"
    radius_km: float | None = None
    country: str | None = None
    division: str = ""
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country to fill on an overview: `code` ISO alpha-2, `count` articles, `href` its page.

    `articles`: these as numbers into the map's days; empty where the days are not told.
    """

    code: str
    label: str
    href: str
    count: int
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the table below a map. `number` is "" where the mark has none; `how` says how exactly it is known.

    `articles`: how many place events there, None where the map counts none; `latest` and `latest_iso`: the newest of
    their days, "" where none is known. For the script: `at`, the position in percent ("42.51 33.05"), "" without
    a sign; `vague` for a sign of an area; `of`, the articles as gaps between numbers; `when`, their days or months.
    """

    number: str
    name: str
    how: str
    href: str
    articles: int | None = None
    latest: str = ""
    latest_iso: str = ""
    at: str = ""
    vague: bool = False
    of: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class SizeSample:
    """One sign of the legend: how large, in pixels, the sign for that many articles is."""

    count: int
    radius: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map ready to print. `id` is unique for its content; `rows` tell the same as the drawing.

    `hatch_id` names the pattern for the legend's own swatch; `shape` is the CSS class of the figure's proportions.
    `sizes` explains signs of counted articles, empty on other maps. For the script: `days` of the map's articles as the
    first day and gaps, `per_article` pixels of radius to the root of the count, `width_km`, `most_zoom`.
    """

    id: str
    svg: Markup
    title: str
    desc: str
    caption: str
    rows: tuple[MapRow, ...]
    has_pin: bool = False
    has_area: bool = False
    has_ref: bool = False
    has_filled: bool = False
    has_capital: bool = False
    has_disputed: bool = False
    sizes: tuple[SizeSample, ...] = ()
    days: str = ""
    per_article: str = ""
    width_km: int = 0
    most_zoom: int = 8
    shape: Literal["regional", "world"] = "regional"

    @property
    def has_numbers(self) -> bool:
        """Whether any row has a number."""
        return any(row.number for row in self.rows)

    @property
    def has_counts(self) -> bool:
        """Whether its rows count articles."""
        return any(row.articles is not None for row in self.rows)

    @property
    def hatch_id(self) -> str:
        """The id of the hatching inside `svg`."""
        return f"{self.id}-h"


def how_known(mark: MapMark) -> str:
    """How exactly the place of a mark is known, in words.

    >>> how_known(MapMark(35.2, 40.3, "south-east of Deir ez-Zor", kind="area", radius_km=18))
    'somewhere within about 18 km'
    """
    if mark.kind == "pin":
        return gettext("named place")
    if mark.kind == "country":
        return gettext("country only")
    if mark.kind in FOR_ORIENTATION:
        return gettext("for orientation")
    if mark.kind == "admin1":
        if mark.division or not mark.radius_km:
            return gettext("province only")
        return gettext("province only, somewhere within about %(km)s km") % {"km": _rounded(mark.radius_km)}
    if not mark.radius_km:
        return gettext("somewhere in this area")
    return gettext("somewhere within about %(km)s km") % {"km": _rounded(mark.radius_km)}


def articles_words(count: int) -> str:
    """A count of articles in words.

    >>> articles_words(1), articles_words(12)
    ('1 article', '12 articles')
    """
    return ngettext("%(count)s article", "%(count)s articles", count) % {"count": count}


def shape_of(mark: MapMark, borders: Borders) -> CountryOutline | None:
    """The outline of the division that a mark of an area stands for; None where it is drawn as a circle."""
    if mark.kind not in ("area", "admin1") or not mark.division or not mark.country:
        return None
    return borders.division(mark.country, mark.division)


def _rounded(km: float) -> str:
    step = 1 if km < 20 else 5 if km < 100 else 10
    return str(max(1, round(km / step) * step))
