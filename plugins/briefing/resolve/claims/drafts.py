"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefing.model import Blame, ClaimantType, HarmMention, Scope, Victim

__all__ = ["Draft", "base_of"]


@dataclass(slots=True)
class Draft:
    """A claim in the making: its mentions (fullest first) and what is known of it."""

    index: int  # of the first mention among the article's harms
    harms: list[HarmMention]
    sentence: int
    block: int
    victim: Victim
    victim_force: str | None = None
    blamed: tuple[str, ...] = ()
    blame: Blame | None = None
    blame_rule: str = ""
    claimant: str | None = None
    claimant_type: ClaimantType | None = None
    scope: Scope = "incident"
    date: date | None = None
    place: str | None = None
    within: int | None = None  # index of the harm it is a part of
    indices: list[int] = field(default_factory=list)
    side_named: bool = True  # whether the harmed are of a force by name, not by "insurgents", "soldiers"

    @property
    def harm(self) -> HarmMention:
        return self.harms[0]

    @property
    def leads(self) -> bool:
        """Whether it stands in the headline, which the body tells again."""
        return self.block == -1


def base_of(harm: HarmMention) -> tuple[int | None, int | None]:
    """The number behind the hedge, for the headline that leaves the hedge out."""
    low = harm.low - 1 if harm.form == "more_than" and harm.low else harm.low
    return (
        (low, low)
        if harm.form in ("at_least", "more_than")
        else (harm.high, harm.high)
        if harm.form == "up_to"
        else (low, harm.high)
    )
