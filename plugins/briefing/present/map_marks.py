"""What a map is asked to show: marks in, and the view that the page prints out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

__all__ = ["MapCountry", "MapMark", "MapRow", "MapView", "MarkKind", "how_known"]

MarkKind = Literal["pin", "area", "country", "admin1", "ref"]


@dataclass(frozen=True, slots=True)
class MapMark:
    """One thing to mark. Only a named place is a `pin`; `ref` is a town for orientation, listed nowhere.

    `number` is the claim's or row's number, None for an unnumbered pin. `href` is where the mark leads, "" for nowhere.
    `radius_km` is how far round the point the words may mean (areas and provinces). `country` is ISO 3166-1 alpha-2.
    A mark of kind `country` needs `country` and may leave the position None.
    """

    lat_deg: float | None
    lon_deg: float | None
    label: str
    href: str = ""
    number: int | None = None
    kind: MarkKind = "pin"
    radius_km: float | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country to fill on an overview: `code` ISO alpha-2, `count` articles, `href` its page."""

    code: str
    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class MapRow:
    """One line of the list below a map. `number` is "" where the mark has none; `how` says how exactly it is known."""

    number: str
    name: str
    how: str
    href: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map ready to print. `id` is unique for its content; `rows` tell the same as the drawing.

    `hatch_id` names the pattern for the legend's own swatch; `shape` is the CSS class of the figure's proportions.
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
    shape: Literal["regional", "world"] = "regional"

    @property
    def has_numbers(self) -> bool:
        """Whether any row has a number."""
        return any(row.number for row in self.rows)

    @property
    def hatch_id(self) -> str:
        """The id of the hatching inside `svg`."""
        return f"{self.id}-h"


def how_known(mark: MapMark) -> str:
    """How exactly the place of a mark is known, in words.

    >>> how_known(MapMark(35.2, 40.3, "south-east of Deir ez-Zor", kind="area", radius_km=18))
    'somewhere within about 18 km'
    """
    within = f" within about {_rounded(mark.radius_km)} km" if mark.radius_km else " in this area"
    return {
        "pin": "named place",
        "ref": "for orientation",
        "area": f"somewhere{within}",
        "admin1": f"province only, somewhere{within}",
        "country": "country only",
    }[mark.kind]


def _rounded(km: float) -> str:
    step = 1 if km < 20 else 5 if km < 100 else 10
    return str(max(1, round(km / step) * step))
