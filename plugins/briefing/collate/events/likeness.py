"""How surely two reports tell of one happening: what place, day, figures, sides and words say, each for itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.collate.events.reports import Report
from briefing.model import Outcome, Place
from briefing.resolve.places.scores import great_circle_km

__all__ = ["Likeness", "Rarity", "distance_km", "likeness", "rarity_of"]

_NARROW = frozenset({"settlement", "neighbourhood", "facility", "feature"})
_SLACK_KM = 3.0
_MOST_APART_KM = 30.0  # two places named apart are one happening only this close, however vague each is
_MUCH = math.log(40)  # a place that one report in forty names tells as much as a place can

_Trait = str | tuple[Outcome, int]
_MOST_FIGURES = 3.5
_ALONE = 0.5  # words that must agree where one figure is all else that speaks for two reports of no narrow place
_RECALLED = timedelta(days=7)  # a day named this long after it is recalled: of few days are reports
_AS_IF = 400  # reports more than there are, so that a small collection does not take each word for a common one
_LEAST_FIGURE, _LEAST_WORDS = 1.1, 0.9  # one of them must be reached
_NARROWLY = 0.7  # what a shared place is worth at least where it is one town, or a town in the other's province
_SAME_TEXT = 2.0  # what one figure is worth in copies of one text, whatever they make of the place


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling each word, figure, place and force blamed is, and how much all words of a report weigh, by number."""

    of: Mapping[_Trait, float]
    lengths: Mapping[int, float]

    def get(self, trait: _Trait) -> float:
        """0 for what no report has."""
        return self.of.get(trait, 0.0)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for one happening. Each part is 0 for nothing said; below 0 it speaks against.

    `place` and `day` None: it cannot be, since the two exclude each other.
    """

    place: float | None
    day: float | None
    figures: float
    sides: float
    words: float
    is_chance: bool = False  # one number shared, of no narrow place, on no day that both name, in other words

    @property
    def total(self) -> float:
        """The sum of the parts; minus infinity where place or day exclude each other."""
        if self.place is None or self.day is None:
            return -math.inf
        if self.figures < _LEAST_FIGURE and self.words < _LEAST_WORDS:
            return 0.0  # place and day alone, or two dead here and two there: a town may be struck twice a day
        if self.is_chance:
            return 0.0
        return self.place + self.day + self.figures + self.sides + self.words


def rarity_of(reports: Sequence[Report]) -> Rarity:
    """How telling each trait is: the logarithm of how few reports have it, 0 for one that all have.

    Of places the id is asked for: that something happened in a city shelled every day says little.
    """
    counts: Counter[_Trait] = Counter()
    for report in reports:
        counts.update(report.words)
        counts.update(report.figures)
        if report.place is not None:
            counts[report.place.id + "/"] += 1
        counts.update("by " + force for force in report.blamed)
    of = {trait: math.log((_AS_IF + len(reports)) / count) for trait, count in counts.items()}
    return Rarity(of, {r.number: math.sqrt(sum(of[w] ** 2 for w in sorted(r.words))) for r in reports})


def likeness(one: Report, other: Report, rarity: Rarity) -> Likeness:
    """How surely two reports tell of one happening."""
    place, day = _place(one, other, rarity), _day(one, other)
    if one.origin == other.origin and one.figures & other.figures:
        place, day = _SAME_TEXT, day or 0.0  # outlets put their own datelines over one text
    if place is None or day is None:
        return Likeness(place, day, 0.0, 0.0, 0.0)
    words = 4.0 * _shared_words(one, other, rarity)
    return Likeness(
        place=place,
        day=day,
        figures=_figures(one, other, rarity),
        sides=_sides(one, other, rarity),
        words=words,
        is_chance=(
            place < _NARROWLY
            and words < _ALONE
            and not (one.told and other.told)
            and len(one.figures & other.figures) < 2
        ),
    )


def distance_km(one: Place, other: Place) -> float:
    """Along the surface between two placed places."""
    return great_circle_km((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))


def _place(one: Report, other: Report, rarity: Rarity) -> float | None:
    a, b = one.place, other.place
    if one.country and other.country and one.country != other.country:
        return None
    if a is None or b is None:
        return 0.0
    if a.lat is None or b.lat is None:
        return None if a.admin1 and b.admin1 and a.admin1 != b.admin1 else 0.0
    telling = min(_telling(rarity.get(p.id + "/")) for p in (a, b))
    if a.id == b.id:
        return (2.0 if a.kind in _NARROW else 0.8 if a.kind != "country" else 0.0) * telling
    if a.kind in _NARROW and b.kind in _NARROW:
        reach = min(_MOST_APART_KM, max(a.precision_km or 0, b.precision_km or 0) + _SLACK_KM)
        return 1.5 * telling if distance_km(a, b) <= reach else None
    return _within(a, b)


def _telling(rarity: float) -> float:
    """A share from 0 to 1: 1 for what at most one report in forty has."""
    return min(1.0, rarity / _MUCH)


def _within(a: Place, b: Place) -> float | None:
    """One place is wide: does it hold the other?"""
    if "country" in (a.kind, b.kind):
        return 0.0
    narrow, wide = sorted((a, b), key=lambda p: (p.kind not in _NARROW, p.precision_km or 0, p.id))
    if wide.kind == "admin1" and narrow.admin1:
        return 0.7 if wide.name == narrow.admin1 else None
    return 0.5 if distance_km(wide, narrow) <= (wide.precision_km or 0) + _SLACK_KM else None


def _day(one: Report, other: Report) -> float | None:
    if one.first_day is None or other.first_day is None:
        return 0.0
    gap = _gap(one, other)
    if one.told and other.told:
        return _told_day(one, other) if gap == 0 else -1.0 if gap == 1 else None
    if not (one.told or other.told):  # neither says when: what is news on one day may be one
        apart = abs((one.last_day or date.min) - (other.last_day or date.min)).days
        return 0.8 if apart == 0 else 0.0 if gap == 0 else None
    return 0.8 if gap == 0 else 0.0 if gap == 1 else None


def _told_day(one: Report, other: Report) -> float:
    """A day that both name; more where both recall it, since of past days only few are told again."""
    recalled = all(r.published and r.last_day and r.published - r.last_day >= _RECALLED for r in (one, other))
    return 2.5 if recalled else 1.5


def _gap(one: Report, other: Report) -> int:
    """Days between the two spans; 0 where they meet."""
    first = max(one.first_day or date.min, other.first_day or date.min)
    last = min(one.last_day or date.max, other.last_day or date.max)
    return max(0, (first - last).days)


def _figures(one: Report, other: Report, rarity: Rarity) -> float:
    both = [f for f in one.figures & other.figures if f[1] > 1]
    shared = sorted((_rare_figure(f, rarity) * _whole(f, one, other) for f in both), reverse=True)
    if shared:
        return min(_MOST_FIGURES, 0.5 * shared[0] + 0.15 * sum(shared[1:]))
    outcomes = {o for o, _ in one.figures} & {o for o, _ in other.figures}
    if not outcomes:
        return 0.0
    ratio = min(_ratio(one, other, outcome) for outcome in sorted(outcomes))
    return 0.0 if ratio <= 2 else -0.7 if ratio <= 4 else -1.5


def _whole(figure: tuple[Outcome, int], one: Report, other: Report) -> float:
    """Half as much where the one tells it of a part, "three of them children", and the other of all."""
    return 1.0 if (figure in one.parts) == (figure in other.parts) else 0.5


def _rare_figure(figure: tuple[Outcome, int], rarity: Rarity) -> float:
    """Small numbers agree by chance and round ones by rounding, however few reports of this collection hold them."""
    number = figure[1]
    while number % 10 == 0:
        number //= 10
    return min(rarity.get(figure), 1 + math.log2(number) + (number != figure[1]))


def _ratio(one: Report, other: Report, outcome: str) -> float:
    a, b = (max(n for o, n in r.figures if o == outcome) for r in (one, other))
    return (max(a, b) + 1) / (min(a, b) + 1)


def _sides(one: Report, other: Report, rarity: Rarity) -> float:
    """The same force blamed says the more, the fewer reports blame it."""
    both = one.blamed & other.blamed
    telling = max((_telling(rarity.get("by " + force)) for force in both), default=0.0)
    blamed = 1.0 * telling if both else -0.8 if one.blamed and other.blamed else 0.0
    hurt = 0.4 if one.hurt & other.hurt else -0.6 if one.hurt and other.hurt else 0.0
    return blamed + hurt


def _shared_words(one: Report, other: Report, rarity: Rarity) -> float:
    """The cosine of the two sets of words, each weighed by how rare it is."""
    shared = sum(rarity.of[w] ** 2 for w in sorted(one.words & other.words))
    lengths = rarity.lengths[one.number] * rarity.lengths[other.number]
    return shared / lengths if lengths else 0.0
