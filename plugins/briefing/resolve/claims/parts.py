"""Claims that add up to a total told elsewhere, and so are its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing.resolve.blame.attack_words import REBELS, STATE_MEN
from briefing.resolve.claims.drafts import Draft, base_of
from briefing.resolve.claims.merging import is_of_others
from briefing.resolve.claims.places import apart
from briefing.resolve.located import Located

__all__ = ["mark_parts"]

_HOLDS = frozenset({
    ("mixed", "civilian"), ("mixed", "combatant"), ("undetermined", "civilian"), ("civilian", "civilian"),
    ("combatant", "combatant"),
})  # fmt: skip
_THREAD = 10  # sentences in which a story keeps to what its lead told
_ASIDE = frozenset({
    "separately", "separate", "elsewhere", "moreover", "meanwhile", "also", "another", "month", "week", "year",
    "earlier", "later", "similarly", "previously", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
})  # fmt: skip


def mark_parts(located: Located, drafts: Sequence[Draft]) -> None:
    """Claims told together that add up to a total told elsewhere become its parts, and so does one of the lead's."""
    _mark_more(located, drafts)
    _mark_sums(drafts)
    _mark_beside_parts(located, drafts)
    _mark_one_of_lead(located, drafts)


def _mark_sums(drafts: Sequence[Draft]) -> None:
    by_sentence: dict[tuple[int, str], list[Draft]] = {}
    for draft in drafts:
        if draft.within is None and draft.harm.low and draft.harm.low == draft.harm.high:
            by_sentence.setdefault((draft.sentence, draft.harm.outcome), []).append(draft)
    for (sentence, outcome), group in by_sentence.items():
        if len(group) < 2:
            continue
        total = sum(d.harm.low or 0 for d in group)
        whole = next((d for d in drafts if d.harm.outcome == outcome and d.sentence != sentence and d.within is None
                      and base_of(d.harm) == (total, total) and d.scope == group[0].scope), None)  # fmt: skip
        if whole is not None:
            for draft in group:
                draft.within = whole.index


def _mark_more(located: Located, drafts: Sequence[Draft]) -> None:
    """ "At least 15 were killed in the north. Six more died in a village": 21 that were told before."""
    for one, two in pairwise(drafts):
        total = (one.harm.low or 0) + (two.harm.low or 0)
        apart = 0 < two.sentence - one.sentence <= 2 and one.harm.outcome == two.harm.outcome
        if not apart or one.within is not None or two.within is not None or not is_of_others(located, two.harm):
            continue
        for whole in drafts:
            if whole.sentence < one.sentence and whole.harm.outcome == one.harm.outcome and whole.harm.low == total:
                one.within = two.within = whole.index


def _mark_beside_parts(located: Located, drafts: Sequence[Draft]) -> None:
    """ "They held two rebels, including a chief. They found and held the chief and one other": the other of the two."""
    by_index = {i: d for d in drafts for i in d.indices}
    harms = located.mentions.harms
    for draft in drafts:
        before, one = by_index.get(draft.index - 1), harms[draft.index]
        if before is None or before.within is None or draft.within is not None or draft.leads:
            continue
        whole, beside = by_index.get(before.within), harms[draft.index - 1]
        again = before.sentence < draft.sentence and (beside.trigger, beside.outcome) == (one.trigger, one.outcome)
        parts = sum(d.harm.low or 0 for d in drafts if whole is not None and d.within in whole.indices)
        if again and whole is not None and parts + (one.low or 0) <= (whole.harm.low or 0):
            draft.within = whole.index


def _mark_one_of_lead(located: Located, drafts: Sequence[Draft]) -> None:
    """ "The raid killed four rebels", then in the story "a rebel who opened fire was killed": one of the four."""
    start = min((d.sentence for d in drafts if not d.leads), default=0)
    wholes = [d for d in drafts if d.within is None and (d.leads or d.sentence <= start) and _is_total(d)]
    if not wholes:
        return
    room = {d.index: (d.harm.low or 0) - sum(p.harm.low or 0 for p in drafts if p.within in d.indices) for d in wholes}
    told = Counter((d.sentence, d.harm.outcome) for d in drafts if d.within is None)
    for draft in drafts:
        one = draft.harm
        alone = told[draft.sentence, one.outcome] == 1 and draft.within is None and not draft.leads
        if (one.low, one.high) != (1, 1) or not alone or is_of_others(located, one) or _told_aside(located, draft):
            continue
        whole = next((w for w in wholes if room[w.index] > 0 and _is_one_of(located, draft, w)), None)
        if whole is not None:
            draft.within = whole.index
            room[whole.index] -= 1


def _told_aside(located: Located, one: Draft) -> bool:
    """Whether words before the person lead away from what was told: "separately", "earlier this month", "a third"."""
    first = located.parsed.sentences[one.sentence].first
    return not _ASIDE.isdisjoint(located.norms[first : one.harm.victim_last])


def _is_total(draft: Draft) -> bool:
    many = draft.harm.kind in ("counted", "bare") and (draft.harm.low or 0) > 1 and draft.harm.head != "others"
    return many and draft.scope == "incident"


def _is_one_of(located: Located, one: Draft, whole: Draft) -> bool:
    """Whether nothing told of one person sets him apart from a total told before: side, attacker, day or place."""
    if (
        one.harm.outcome != whole.harm.outcome
        or one.scope != whole.scope
        or not 0 < one.sentence - whole.sentence <= _THREAD
    ):
        return False
    heads = {one.harm.head, whole.harm.head, *(h + "s" for h in (one.harm.head, whole.harm.head))}
    named = one.side_named and whole.side_named and one.victim_force and whole.victim_force
    if (named and one.victim_force != whole.victim_force) or not (
        heads.isdisjoint(REBELS) or heads.isdisjoint(STATE_MEN)
    ):
        return False
    kin = (whole.victim, one.victim) in _HOLDS or one.harm.head in ("he", "him")
    blamed = not one.blamed or not whole.blamed or not set(one.blamed).isdisjoint(whole.blamed)
    day = one.date is None or whole.date is None or one.date == whole.date
    return kin and blamed and day and not apart(located, one.place, whole.place)
