"""Bare countries that strike: "Israel has been bombarding the strip", "Russia unleashed another wave of raids"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.resolve.blame.attack_words import ATTACKING, ATTACKS, DEFINITE_ATTACK, SAYING
from briefing.resolve.located import Located, Spot

__all__ = ["state_force", "striking_states"]

_NO_SUBJECT = frozenset({
    "in", "of", "from", "to", "on", "into", "against", "with", "at", "for", "near", "by", "across", "inside",
    "throughout", "around", "between", "outside", "towards", "over", "-", "than", "hit", "struck", "attacked",
})  # fmt: skip
_ENDS = frozenset(
    {",", ";", ".", "after", "when", "while", "as", "but", "where", "before", "that", "which", "because", "since"}
)
_SETS_OUT = frozenset({
    "responded", "responds", "unleashed", "continued", "continues", "continuing", "pressed", "pressing", "resumed",
    "resumes", "intensified", "intensifies", "mounted", "began", "begun", "started", "waged", "wages", "waging",
    "staged", "stepped", "escalated", "expanded", "launched", "launches", "carried", "retaliated", "persisted",
})  # fmt: skip
_LEADS = frozenset({
    "has", "have", "had", "been", "also", "is", "was", "started", "began", "begun", "continued", "kept", "then", "and",
    "later", "repeatedly", "heavily", "reportedly", "still", "again",
})  # fmt: skip
_DEED = frozenset(w for w in ATTACKING if w.endswith(("ed", "ing"))) | {"struck", "hit", "shot", "blew"}
_OWN = DEFINITE_ATTACK | {"onslaught", "offensive", "barrage", "bombardments", "bombings", "assaults"}
_ANY_DEED = _DEED | _SETS_OUT
_REACH = 14  # tokens


def striking_states(located: Located, number: int) -> Iterator[Spot]:
    """The bare countries of a sentence that are subjects of an attack, as spots of their forces in the article."""
    sentence, norms, book = located.parsed.sentences[number], located.norms, located.countries
    words = norms[sentence.first : sentence.last]
    if book is None or (_ANY_DEED.isdisjoint(words) and not ("'s" in words and not _OWN.isdisjoint(words))):
        return
    covered = located.forces.get(number, ())
    for i in range(sentence.first, sentence.last - 1):
        if not located.parsed.capitals[i] or norms[i] not in book.by_name:
            continue
        owns = norms[i + 1] == "'s"
        if not (owns or _may_be_subject(located, i, sentence.first)) or any(s.first <= i < s.last for s in covered):
            continue
        if _sets_out(norms[i + 1 : min(sentence.last, i + _REACH)]):
            force = state_force(located, book.by_name[norms[i]].iso2)
            if force is not None:
                yield Spot(i, i + 1, number, force)


def _may_be_subject(located: Located, i: int, first: int) -> bool:
    """Not "in Syria", "northern Syria", "South Sudan"."""
    if i == first:
        return True
    before = located.norms[i - 1]
    part = before.endswith(("ern", "east", "west", "north", "south"))
    return before not in _NO_SUBJECT and not part and (i - 1 == first or not located.parsed.capitals[i - 1])


def _sets_out(after: tuple[str, ...]) -> bool:
    """Whether the words after a country make it strike: an active verb of attack, or it launches one by noun."""
    if after[:1] == ("'s",):
        return not _OWN.isdisjoint(after[1:6]) and _ENDS.isdisjoint(after[1:4])
    end = next((k for k, w in enumerate(after) if w in _ENDS), len(after))
    words = after[:end]
    if not SAYING.isdisjoint(words[:3]):
        return False
    for k, word in enumerate(words):
        if word in _DEED and all(w in _LEADS for w in words[max(0, k - 1) : k]) and _active(words, k):
            return True
    launch = next((k for k, w in enumerate(words[:4]) if w in _SETS_OUT), None)
    return launch is not None and not ATTACKS.isdisjoint(words[launch + 1 : launch + 8])


def _active(words: tuple[str, ...], k: int) -> bool:
    """Not "was bombed", "has been hit"; but "is bombing", "has been shelling"."""
    lead = words[max(0, k - 2) : k]
    return words[k].endswith("ing") or lead[-1:] not in (("was",), ("is",), ("been",))


def state_force(located: Located, iso2: str) -> str | None:
    """The id of a country's forces where the article has them, its army before its services; None without any."""
    forces = located.force_by_id.values()
    own = [f.id for f in forces if f.type == "state-forces" and f.country == iso2 and f.parent is None]
    book = located.countries
    army = book.by_iso2[iso2].forces_id if book is not None and iso2 in book.by_iso2 else ""
    return army if army in own else own[0] if own else None
