"""Ids of claims: bound to what the sentence says, so that an id never comes to mean another claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from briefing.model import HarmMention
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.located import Located

__all__ = ["claim_ids", "is_earlier_id"]

_DIGITS = 6  # 24 bits: a clash within one outcome, number and article is as good as impossible
_EARLIER = re.compile(r"(.+)-1")


def claim_ids(located: Located, drafts: Sequence[Draft]) -> dict[int, str]:
    """The id of each draft, under the index of each mention that it merged: "killed-34-5d1f0c".

    Outcome and number stay readable; the rest is a hash over them, the words of the sentence, folded, and where in it
    the harmed are named. A claim found before, after or beside it changes none of these. Drafts are in order of the
    text; one that agrees in all this with an earlier one (a sentence printed twice) carries a further number.
    """
    ids: dict[int, str] = {}
    used: Counter[str] = Counter()
    for draft in drafts:
        stem = f"{draft.harm.outcome}-{_number(draft.harm)}"
        told = f"{stem} {_words(located, draft)}".encode(errors="surrogatepass")
        id = f"{stem}-{sha256(told).hexdigest()[:_DIGITS]}"
        used[id] += 1
        ids.update(dict.fromkeys(draft.indices, id if used[id] == 1 else f"{id}-{used[id]}"))
    return ids


def _words(located: Located, draft: Draft) -> str:
    """Where in its sentence the claim stands, and the sentence: the body's before the headline's."""
    parsed = located.parsed
    told = [(parsed.sentences[parsed.in_sentence[h.trigger]], h) for h in draft.harms]
    sentence, harm = min(told, key=lambda pair: (pair[0].part == "headline", pair[1].first))
    return f"{harm.victim_first - sentence.first} {' '.join(located.norms[sentence.first : sentence.last])}"


def _number(harm: HarmMention) -> str:
    if harm.low is None:
        return f"to-{harm.high}"
    return str(harm.low) if harm.high in (None, harm.low) else f"{harm.low}-to-{harm.high}"


def is_earlier_id(written: str, id: str) -> bool:
    """Whether `written` is how earlier versions would have named the first claim of this outcome and number.

    >>> is_earlier_id("killed-34-1", "killed-34-5d1f0c"), is_earlier_id("killed-34-2", "killed-34-5d1f0c")
    (True, False)
    """
    stem = _EARLIER.fullmatch(written)
    return stem is not None and re.fullmatch(rf"{re.escape(stem[1])}-[0-9a-f]{{{_DIGITS}}}(-\d+)?", id) is not None
