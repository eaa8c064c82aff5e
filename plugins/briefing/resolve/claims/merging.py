"""Repeats folded together: the same harm told again in headline, deck or body (see same_claims.py).

Unnumbered restatements of a numbered harm are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import HarmMention
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.claims.places import apart
from briefing.resolve.claims.same_claims import (
    MORE,
    NEAR_KM,
    NEAR_SENTENCES,
    SEVERAL,
    clash,
    is_nobody,
    is_same,
    is_same_part,
)
from briefing.resolve.located import Located

__all__ = ["is_of_others", "merge"]

_LOOK_BACK = 60  # claims


def merge(located: Located, drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of one article: repeats folded together, restatements without number dropped."""
    kept: list[Draft] = []
    told: dict[int, Draft] = {}  # by the index of each harm, the claim it went into
    for draft in drafts:
        same = next(
            (k for k in reversed(kept[-_LOOK_BACK:]) if is_same(located, k, draft) or is_same_part(told, k, draft)),
            None,
        )
        if same is None:
            kept.append(draft)
        else:
            _fold(same, draft)
        told[draft.index] = same or draft
    return [d for d in kept if not _restates(located, d, kept)]


def _fold(a: Draft, b: Draft) -> None:
    """b told again: its words become evidence of a; what a did not know it takes over."""
    a.indices.extend(b.indices)
    if a.leads and not b.leads:
        a.harms.insert(0, b.harm)
        a.sentence, a.block, a.index = b.sentence, b.block, b.index
        if b.blamed:
            a.blamed, a.blame, a.blame_rule = b.blamed, b.blame, b.blame_rule
        a.place, a.date, a.scope = b.place or a.place, b.date or a.date, b.scope
    elif b.harm.form == "at_least" and a.harm.form == "exact" and not a.leads:
        a.harms.insert(0, b.harm)  # the hedge is kept
    else:
        a.harms.append(b.harm)
    a.victim = b.victim if a.victim == "undetermined" else a.victim
    a.victim_force = a.victim_force or b.victim_force
    if not a.claimant or (b.claimant and a.claimant_type == b.claimant_type and is_nobody(a.claimant)):
        a.claimant, a.claimant_type = b.claimant, b.claimant_type
    if not a.blamed:
        a.blamed, a.blame, a.blame_rule = b.blamed, b.blame, b.blame_rule
    a.place, a.date = a.place or b.place, a.date or b.date
    if a.within is None and a.index != b.index:
        a.within = b.within


def is_of_others(located: Located, harm: HarmMention) -> bool:
    """Whether words beside the people set them apart from those told before: "several more", "were also killed"."""
    after = located.norms[harm.victim_last : harm.victim_last + 3]
    after = after[: after.index(".")] if "." in after else after
    return not MORE.isdisjoint((*located.norms[max(0, harm.victim_first - 1) : harm.victim_last], *after))


def _says_again(located: Located, draft: Draft, told: Draft) -> bool:
    """ "killing several rebels" after "killed more than 15 rebels": told once more without the number."""
    harm, other = draft.harm, told.harm
    return (
        (harm.low or 0) <= SEVERAL
        and harm.kind == "counted"
        and harm.voice in ("active", "passive")
        and harm.rule != "attributive"
        and draft.within is None
        and other.form != "vague"
        and other.kind == "counted"
        and (other.low or 0) >= (harm.low or 0)
        and 0 < abs(draft.sentence - told.sentence) <= NEAR_SENTENCES
        and draft.scope == told.scope
        and draft.victim == told.victim
        and not is_of_others(located, harm)
        and not apart(located, draft.place, told.place, NEAR_KM)
        and (draft.date is None or told.date is None or abs((draft.date - told.date).days) <= 1)
    )


def _restates(located: Located, draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether a claim without a true number only says again what a numbered one says."""
    harm = draft.harm
    if harm.kind == "single" and harm.definite and not harm.name:  # "the gunman" after "two gunmen"
        return any(
            k is not draft and k.harm.outcome == harm.outcome and (k.harm.low or 0) >= 2
            and 0 < draft.sentence - k.sentence <= 2 * NEAR_SENTENCES
            and not clash(k.victim, draft.victim) for k in kept
        )  # fmt: skip
    if harm.form != "vague":
        return False
    others = [
        k
        for k in kept
        if k is not draft and k.harm.outcome in (harm.outcome, "casualties") and not clash(k.victim, draft.victim)
    ]
    if harm.kind == "plural":
        return bool(others)
    floor = harm.low or 0
    if any(_says_again(located, draft, k) for k in others):
        return True
    return draft.leads and any(k.harm.form != "vague" and (k.harm.low or 0) >= floor // 2 for k in others)
