"""Reports of one happening put together, without comparing every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from briefing.collate.events.likeness import Rarity, likeness, rarity_of
from briefing.collate.events.reports import Report

__all__ = ["candidate_pairs", "group_reports", "linked_pairs"]

_LEAST = 4.1  # what place, day, figures, sides and words must add up to (docs/method.md says how it was found)
_CELL_DEG = 0.25
_MOST_WITH_KEY = 40  # reports that share a key and are all compared
_NEXT = 8  # reports beside one in a block too large to be compared
_RARE_WORDS = 4
_SPEAK = 30  # reports of a group that are asked whether another fits
_LEAST_NUMBER = 3

_Key = tuple[object, ...]


def group_reports(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """Reports that tell of one happening, in groups of at least two articles; in order of their first report.

    Each is joined to the group with which it has the surest link, as long as it contradicts nobody in it.
    """
    rarity = rarity_of(reports)
    home: dict[int, list[Report]] = {r.number: [r] for r in reports}
    for _, i, j in sorted(linked_pairs(reports, rarity), key=lambda row: (-row[0], row[1], row[2])):
        one, other = home[i], home[j]
        if one is other or not _agree(one, other, rarity):
            continue
        one += other
        home.update((r.number, one) for r in other)
    groups = {id(group): group for group in home.values()}.values()
    told = (tuple(sorted(g, key=lambda r: r.number)) for g in groups if len({r.article for r in g}) > 1)
    return tuple(sorted(told, key=lambda g: g[0].number))


def linked_pairs(reports: Sequence[Report], rarity: Rarity) -> list[tuple[float, int, int]]:
    """(how sure, number, number) for each two reports of different articles that are sure enough to be one."""
    found = []
    for i, j in sorted(candidate_pairs(reports, rarity)):
        total = likeness(reports[i], reports[j], rarity).total
        if total >= _LEAST:
            found.append((total, i, j))
    return found


def _agree(one: Sequence[Report], other: Sequence[Report], rarity: Rarity) -> bool:
    """Whether no two reports of two groups exclude each other: by place, by day, or as one article tells them apart.

    Of groups that are large the reports that joined first, by the surest links, speak for all.
    """
    told: dict[str, list[Report]] = {}
    for report in one:
        told.setdefault(report.article, []).append(report)
    own = all(_can_be_one(a, b, rarity) for b in other for a in told.get(b.article, ()))
    return own and all(_can_be_one(a, b, rarity) for a in one[:_SPEAK] for b in other[:_SPEAK])


def _can_be_one(one: Report, other: Report, rarity: Rarity) -> bool:
    if one.article != other.article:
        return likeness(one, other, rarity).total >= 0
    days_apart = one.told and other.told and one.first_day != other.first_day
    places_apart = not (one.is_vague or other.is_vague) and one.place != other.place
    return not (days_apart or places_apart)


def candidate_pairs(reports: Sequence[Report], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs of reports of different articles that share a day and the neighbourhood, a number or a rare word.

    A block that is too large is split by the numbers and rare words of its reports; what is still too large then is
    read in order of publication, each report beside those next to it. So the pairs grow as the reports do, and a
    city that is shelled every day is not lost.
    """
    alone = max(rarity.of.values(), default=0.0)
    traits = [_traits(report, rarity, alone) for report in reports]
    blocks: dict[_Key, list[int]] = {}
    for report in reports:
        for key in _keys(report, traits[report.number]):
            blocks.setdefault(key, []).append(report.number)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update(_pairs_of(block, traits))
    return {(i, j) for i, j in pairs if reports[i].article != reports[j].article}


def _pairs_of(block: Sequence[int], traits: Sequence[Sequence[_Key]]) -> Iterator[tuple[int, int]]:
    if len(block) <= _MOST_WITH_KEY:
        yield from combinations(block, 2)
        return
    parts: dict[_Key, list[int]] = {}
    for number in block:
        for trait in traits[number]:
            parts.setdefault(trait, []).append(number)
    for part in parts.values():
        yield from combinations(part, 2) if len(part) <= _MOST_WITH_KEY else _neighbours(part)


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with the next ones; reports are numbered by publication."""
    for at, number in enumerate(block):
        yield from ((number, other) for other in block[at + 1 : at + 1 + _NEXT])


def _traits(report: Report, rarity: Rarity, alone: float) -> list[_Key]:
    """Its figures, and its rarest words that another report has too; `alone`: the rarity of what one report has."""
    words = sorted((w for w in report.words if rarity.of[w] < alone), key=lambda w: (-rarity.of[w], w))
    figures = sorted(figure for figure in report.figures if figure[1] >= _LEAST_NUMBER)
    return [*figures, *((word,) for word in words[:_RARE_WORDS])]


def _keys(report: Report, traits: Sequence[_Key]) -> Iterator[_Key]:
    cells = list(_cells(report))
    yield from (("text", report.origin, *trait) for trait in traits)
    for day in _days(report):
        yield from ((day, *cell) for cell in cells)
        yield from ((day, report.country, *trait) for trait in traits)


def _days(report: Report) -> Iterator[object]:
    """The days it can have been, and the day after for what is told over midnight."""
    if report.first_day is None or report.last_day is None:
        yield None
        return
    for number in range((report.last_day - report.first_day).days + 2):
        yield report.first_day + timedelta(days=number)


def _cells(report: Report) -> Iterator[tuple[int, int]]:
    place = report.place
    if place is None or place.lat is None or place.lon is None or place.kind == "country":
        return
    row, column = round(place.lat / _CELL_DEG), round(place.lon / _CELL_DEG)
    yield from ((row + x, column + y) for x in (0, 1) for y in (0, 1))
