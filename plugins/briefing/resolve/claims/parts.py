"""Claims that add up to a total told elsewhere, and so are its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.resolve.claims.drafts import Draft, base_of
from briefing.resolve.claims.merging import is_of_others
from briefing.resolve.located import Located

__all__ = ["mark_parts"]


def mark_parts(located: Located, drafts: Sequence[Draft]) -> None:
    """Claims told together that add up to a total told elsewhere become its parts."""
    _mark_more(located, drafts)
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
