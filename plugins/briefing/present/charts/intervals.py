"""Claims over time, each as the interval that it gives, in a lane for each claimant; nothing is added up.

Only single incidents are drawn: a toll of weeks on the scale of one attack would mislead. The scale is logarithmic,
since one claimant tells of one dead and another of hundreds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from briefing.model import Article, Claim, Outcome
from briefing.present.addresses import claim_url, relative
from briefing.present.charts.bars import Chart, ChartRow, drawing_of, period_names
from briefing.present.charts.periods import Calendar, calendar_of
from briefing.present.claims import claimant_parts
from briefing.present.words import capitalise, claim_words, date_words, number_words, outcome_words
from briefing.speech import gettext, ngettext

__all__ = ["interval_chart"]

_HEIGHT, _ROOM = 76, 44  # pixels of a lane and of its scale; the claimant's name stands above
_MOST_LANES, _MOST_CLAIMS, _FEWEST = 6, 60, 3


@dataclass(frozen=True, slots=True)
class _Mark:
    """One claim to draw: its day, least and greatest number (None: open), whether a party makes it."""

    day: date
    low: int | None
    high: int | None
    party: bool
    who: str
    says: str
    href: str


def interval_chart(pairs: Sequence[tuple[Article, Claim]], url: str) -> Chart | None:
    """The claims of the outcome that is claimed most, at the day of the deed. None for fewer than three to draw.

    The page at `url` links each mark to the claim's row. At most sixty, the newest; the note tells how many are left.
    """
    outcome = _outcome(pairs)
    if outcome is None:
        return None
    told = [(a, c) for a, c in pairs if c.outcome == outcome]
    marks = sorted((_mark(a, c, url) for a, c in told if _drawable(c)), key=lambda m: (m.day, m.who, m.href))
    marks = marks[-_MOST_CLAIMS:]
    calendar = calendar_of(mark.day for mark in marks)
    if calendar is None or len(marks) < _FEWEST or calendar.size < _FEWEST:
        return None
    heading = gettext("%(harm)s: each claim by claimant and day") % {"harm": capitalise(outcome_words(outcome))}
    rows = tuple(
        ChartRow(date_words(mark.day), (mark.who, mark.says), mark.day.isoformat(), mark.href)
        for mark in reversed(marks)
    )
    columns = (gettext("Claimant"), gettext("Claim"))
    drawing = _drawing(heading, marks, calendar)
    return Chart("intervals", heading, drawing, gettext("Day"), columns, rows, _note(len(told) - len(marks)), False)


def _note(left: int) -> str:
    note = gettext("Each mark is one claim of one incident, from its least to its greatest number, never a sum.")
    if not left:
        return note
    rest = ngettext(
        "Not drawn: %(count)s claim without a day or number, older, or of a longer time.",
        "Not drawn: %(count)s claims without a day or number, older, or of a longer time.",
        left,
    )
    return f"{note} {rest % {'count': number_words(left)}}"


def _outcome(pairs: Iterable[tuple[Article, Claim]]) -> Outcome | None:
    counts = Counter(claim.outcome for _, claim in pairs if _drawable(claim))
    ranked = sorted(counts, key=lambda outcome: (-counts[outcome], outcome))
    return ranked[0] if ranked else None


def _drawable(claim: Claim) -> bool:
    return claim.date is not None and claim.scope == "incident" and (claim.min, claim.max) != (None, None)


def _mark(article: Article, claim: Claim, url: str) -> _Mark:
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    return _Mark(
        day=claim.date or date.min,
        low=claim.min,
        high=claim.max,
        party=claim.claimant_type == "party",
        who=capitalise(claimant_parts(claim)[0]),
        says=claim_words(claim, force),
        href=relative(url, claim_url(article.slug, claim.id)),
    )


# --- the drawing -----------------------------------------------------------------------------------------------------


def _drawing(heading: str, marks: Sequence[_Mark], calendar: Calendar) -> Markup:
    lanes = _lanes(marks)
    top = max(max(mark.low or 0, mark.high or 0) for mark in marks)
    parts = [part for number, lane in enumerate(lanes) for part in _lane(number, *lane, calendar, top)]
    parts += period_names(calendar, len(lanes) * _HEIGHT + 12)
    # The table beneath has the same links; sixty more stops of the tab key would help nobody.
    return drawing_of(heading, calendar, f"intervals of-{len(lanes)}", parts, hidden=True)


def _lanes(marks: Sequence[_Mark]) -> list[tuple[str, list[_Mark]]]:
    """The claimants with most marks, and the others together."""
    counts = Counter(mark.who for mark in marks)
    named = sorted(counts, key=lambda who: (-counts[who], who))
    named = named[: _MOST_LANES - 1] if len(named) > _MOST_LANES else named
    lanes = [(who, [mark for mark in marks if mark.who == who]) for who in named]
    others = [mark for mark in marks if mark.who not in named]
    return [*lanes, (gettext("Others"), others)] if others else lanes


def _lane(number: int, name: str, marks: Sequence[_Mark], calendar: Calendar, top: int) -> Iterable[str]:
    base = (number + 1) * _HEIGHT - 8
    yield f'<text x="0" y="{number * _HEIGHT + 12}">{escape(name)}</text>'
    yield f'<line class="base" x1="0" x2="100%" y1="{base}" y2="{base}"/>'
    yield f'<line class="grid" x1="0" x2="100%" y1="{base - _ROOM}" y2="{base - _ROOM}"/>'
    yield f'<text class="mute end" x="100%" y="{base - _ROOM - 4}">{number_words(top)}</text>'
    first, last = calendar.start(calendar.first), calendar.end(calendar.last)
    days = (last - first).days + 1
    for mark in marks:
        x = 100 * ((mark.day - first).days + 0.35) / days
        yield (
            f'<a href="{escape(mark.href)}" tabindex="-1" data-when="{mark.day}"><title>'
            f"{escape(mark.who)}: {escape(mark.says)}, {escape(date_words(mark.day))}</title>"
            f'<svg x="{x:.2f}%" y="{base}" overflow="visible">{_shape(mark, top)}</svg></a>'
        )


def _shape(mark: _Mark, top: int) -> str:
    """A block from the least to the greatest number; a dashed line where one end is open. Hollow: a party's claim."""
    kind = "bar party" if mark.party else "bar"
    ends = [_height(n, top) for n in (mark.low, mark.high) if n is not None]
    low, high = min(ends), max(ends)
    block = f'<rect class="{kind}" x="-4" width="8" y="{-high - 3}" height="{high - low + 6}"/>'
    if mark.high is None:
        tip = min(high + 14, _ROOM + 6)
        return f'{block}<line class="more dash" y1="{-high - 3}" y2="{-tip}"/>'
    if mark.low is None:
        return f'{block}<line class="more dash" y1="0" y2="{-low + 3}"/>'
    return block


def _height(number: int, top: int) -> int:
    return round(_ROOM * math.log1p(number) / math.log1p(max(top, 1)))
