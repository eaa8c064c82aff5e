"""Claims drawn on one shared scale, as SVG whose positions are percentages, so that words keep their size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from briefing.model import Claim
from briefing.present.words import number_words, short_number
from briefing.speech import gettext

__all__ = ["Scale", "axis", "bar", "scale_of"]

# The scale keeps a margin on both sides for the marks' own width.
_LEFT, _WIDTH = 1.0, 96.0
_STEPS = (1, 2, 5)
_MAX_TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from 0 to `top`, with a tick at each multiple of `step`."""

    top: int
    step: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers at the ticks, 0 first."""
        return tuple(range(0, self.top + 1, self.step))

    def at(self, number: int) -> str:
        """Where a number stands, as a percentage of the drawing's width."""
        return f"{_LEFT + _WIDTH * number / self.top:.1f}%"


def scale_of(claims: Sequence[Claim]) -> Scale | None:
    """The scale that two or more claims with a number share; None where there is nothing to compare.

    >>> claims = [Claim(str(n), "killed", n, n, "exact", str(n), "mixed", ()) for n in (14, 40)]
    >>> scale_of(claims)
    Scale(top=50, step=10)
    >>> scale_of(claims[:1]) is None
    True
    """
    ends = [max(c.min or 0, c.max or 0) for c in claims if (c.min, c.max) != (None, None)]
    if len(ends) < 2 or max(ends) < 1:
        return None
    most = max(ends)
    unit = 1
    while True:
        for step in (unit * s for s in _STEPS):
            top = (most // step + 1) * step
            if top / step <= _MAX_TICKS - 1:
                return Scale(top, step)
        unit *= 10


def axis(scale: Scale) -> Markup:
    """The numbers above the bars."""
    ticks = Markup("").join(
        Markup('<text class="mute mid" x="{}" y="19">{}</text>').format(scale.at(n), number_words(n))
        for n in scale.ticks
    )
    return Markup('<svg class="axis" aria-hidden="true">{}</svg>').format(ticks)


def bar(claim: Claim, scale: Scale, party: bool, within: int | None = None, earlier: Sequence[Claim] = ()) -> Markup:
    """One claim on the scale: solid for an outsider, hollow for a party to the conflict; empty where it has no number.

    `earlier`: the same claimant's former figures, drawn as rings.
    A block is exact, a block with dashes open above, dashes before a block open below, a bar a range, a diamond about;
    a bracket with dashes is a vague word, drawn from the least number that its rule gives.
    """
    if claim.min is None and claim.max is None:
        return Markup("")
    label = short_number(claim)
    if within:
        label = gettext("%(figure)s, within claim %(number)s") % {"figure": label, "number": within}
    drawn = Markup("").join(
        [
            _grid(scale),
            *_rings(claim, earlier, scale),
            *_marks(claim, scale, "bar party" if party else "bar"),
            _label(claim, scale, label),
        ]
    )
    return Markup('<svg aria-hidden="true">{}</svg>').format(drawn)


@lru_cache(maxsize=256)
def _grid(scale: Scale) -> Markup:
    return Markup("").join(
        Markup('<line class="grid" x1="{0}" x2="{0}" y2="100%"/>').format(scale.at(n)) for n in scale.ticks
    )


def _rings(claim: Claim, earlier: Sequence[Claim], scale: Scale) -> list[Markup]:
    """Former figures, tied by a dotted line to the present one."""
    numbers = list(dict.fromkeys(c.min if c.min is not None else c.max or 0 for c in earlier))
    if not numbers:
        return []
    here = scale.at(claim.min if claim.min is not None else claim.max or 0)
    line = Markup('<line class="step" x1="{}" x2="{}" y1="50%" y2="50%"/>').format(scale.at(numbers[0]), here)
    ring = Markup(
        '<circle class="past" cx="{0}" cy="50%" r="4"/><text class="mute mid" x="{0}" y="50%" dy="20">{1}</text>'
    )
    return [line, *(ring.format(scale.at(n), number_words(n)) for n in numbers)]


def _label(claim: Claim, scale: Scale, words: str) -> Markup:
    number = claim.min if claim.min is not None else claim.max or 0
    # In the right half the words end at the mark, so that they stay inside the drawing.
    side = ("end", 3) if number > scale.top * 0.5 else ("start", -3)
    return Markup('<text class="{}" x="{}" y="50%" dx="{}" dy="-12">{}</text>').format(
        side[0], scale.at(number), side[1], words
    )


def _marks(claim: Claim, scale: Scale, look: str) -> list[Markup]:
    low, high = claim.min, claim.max
    if low is None:
        return [_dashes("1%", scale.at(high or 0)), _block(scale.at(high or 0), look)]
    if high is None:
        tip = Markup('<svg x="99%" y="50%" overflow="visible"><path class="more" d="M-6-5 0 0-6 5"/></svg>')
        start = _bracket(scale.at(low)) if claim.form == "vague" else _block(scale.at(low), look)
        return [_dashes(scale.at(low), "98.4%"), tip, start]
    if low != high:
        width = f"{_WIDTH * (high - low) / scale.top:.1f}%"
        return [
            Markup('<svg x="0" y="50%" width="100%" overflow="visible">'
                   '<rect class="{}" x="{}" width="{}" y="-7" height="14"/></svg>').format(look, scale.at(low), width)
        ]  # fmt: skip
    if claim.form == "about":
        return [
            Markup('<svg x="{}" y="50%" overflow="visible"><path class="{}" d="M0-7 7 0 0 7-7 0z"/></svg>').format(
                scale.at(low), look + " open"
            )
        ]
    return [_block(scale.at(low), look)]


def _block(x: str, look: str) -> Markup:
    return Markup(
        '<svg x="{}" y="50%" overflow="visible"><rect class="{}" x="-3" y="-7" width="6" height="14"/></svg>'
    ).format(x, look)


def _bracket(x: str) -> Markup:
    return Markup('<svg x="{}" y="50%" overflow="visible"><path class="more" d="M4-7H-2V7H4"/></svg>').format(x)


def _dashes(x1: str, x2: str) -> Markup:
    return Markup('<line class="more dash" x1="{}" x2="{}" y1="50%" y2="50%"/>').format(x1, x2)
