"""Whether two claims are one: the same number of the same people, told again.

A different place, day, side or claimant keeps small numbers apart; for large ones a coincidence is less likely than a
place read wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from briefing.model import HarmMention, Victim
from briefing.resolve.blame.attack_words import points_back
from briefing.resolve.claims.drafts import Draft, base_of
from briefing.resolve.claims.places import apart
from briefing.resolve.located import Located

__all__ = ["MORE", "NEAR_KM", "NEAR_SENTENCES", "SEVERAL", "clash", "is_nobody", "is_same", "is_same_part"]

_TELLING = 7  # from this number on, two equal figures in one article are taken for one
_ROUNDING = 1.25  # "over 80" in the headline is the body's 84 to 100
NEAR_SENTENCES = 4
NEAR_KM = 60.0  # reports name the town or the village beside it
_FEW = 3
SEVERAL = 3  # the floor of "several", "numerous", "many"
MORE = frozenset({"more", "other", "others", "additional", "further", "another", "also", "separate", "too"})
_ADDED = frozenset({"more", "additional", "further"})
_ANYBODY = frozenset({"individual", "man", "woman", "person", "suspect", "victim", "detainee", "deceased"})
# Who keeps a count of their own; media, medics and witnesses more often pass the same one on.
_COUNTERS = frozenset({"monitor", "party", "official", "un"})


def is_same(located: Located, a: Draft, b: Draft) -> bool:
    one, two = a.harm, b.harm
    beside = a.sentence == b.sentence and a.leads == b.leads
    joined = located.norms[two.victim_first - 1] == "and" if two.victim_first else False
    listed = beside and joined and one.trigger == two.trigger  # "killed Hadi Noor and his brother"
    if one.outcome != two.outcome or listed:
        return False
    if beside and not (one.definite or two.definite or _tells_twice(one, two)):
        return False
    if two.name and (one.low, one.high) == (two.low, two.high) == (1, 1):
        names = {h.name for h in a.harms if h.name}
        if names:
            return two.name in names
    if not _same_number(a, b) or clash(a.victim, b.victim) or (one.group and two.group and one.group != two.group):
        return False
    if not a.leads and _tells_of_more(located, a, two):
        return False
    sides = a.victim_force and b.victim_force and a.victim_force != b.victim_force
    if sides and a.side_named and b.side_named and not two.definite:
        return False
    if not a.leads and _rival_claimants(a, b):
        return False
    if (one.low, one.high) == (1, 1):
        return _same_person(located, a, b)
    if one.form == "vague" and one.kind != "plural" and a.sentence == b.sentence:
        return False
    if (one.low or one.high or 0) >= _TELLING or two.definite:
        return True
    return not _elsewhere(located, a, b)


def _tells_of_more(located: Located, a: Draft, two: HarmMention) -> bool:
    """Whether only the second speaks of "two more", "several additional": they come on top of the first.

    A "several" told but once may be the sum of the story that follows it.
    """
    sure = a.harm.form != "vague" or len(a.harms) > 1
    return sure and _is_added(located, two) and not _is_added(located, a.harm)


def _is_added(located: Located, harm: HarmMention) -> bool:
    words = located.norms[harm.victim_first : harm.victim_last + 1]
    return any(w in _ADDED and after != "than" for w, after in pairwise(words))


def _tells_twice(one: HarmMention, two: HarmMention) -> bool:
    """ "Bomb kills 31 in Kirkuk - A bomb killed 31 people": a headline that runs into the story."""
    telling = (one.low or 0) >= _TELLING and (one.low, one.high) == (two.low, two.high) and one.form != "vague"
    return telling and one.trigger != two.trigger


def is_same_part(told: Mapping[int, Draft], a: Draft, b: Draft) -> bool:
    """Whether both are the same part of one whole: "including two children", told with the whole again."""
    if a.within is None or b.within is None or a.sentence == b.sentence:
        return False
    one, two = a.harm, b.harm
    alike = (one.outcome, one.low, one.high, one.group) == (two.outcome, two.low, two.high, two.group)
    return alike and not clash(a.victim, b.victim) and told.get(a.within) is told.get(b.within) is not None


def _rival_claimants(a: Draft, b: Draft) -> bool:
    """Whether two speakers cannot be one: "a monitor" may be the Observatory that is named later."""
    if not a.claimant or not b.claimant or a.claimant == b.claimant:
        return False
    if not {a.claimant_type, b.claimant_type} <= _COUNTERS:
        return False
    generic = is_nobody(a.claimant) or is_nobody(b.claimant)
    return not (generic and a.claimant_type == b.claimant_type)


def is_nobody(claimant: str) -> bool:
    """Whether a speaker has no name: "a monitor", "officials"."""
    return claimant.startswith(("a ", "an ")) or claimant.islower()


def _elsewhere(located: Located, a: Draft, b: Draft) -> bool:
    return a.scope != b.scope or _other_day(a, b) or (not a.leads and _apart(located, a, b))


def _apart(located: Located, a: Draft, b: Draft) -> bool:
    """Whether two places keep two claims apart; near ones do so only for one or two people."""
    if 0 < b.sentence - a.sentence <= 2:
        sentence = located.parsed.sentences[b.sentence]
        if points_back(located.norms[sentence.first : sentence.last]):
            return False
    few = (a.harm.low or a.harm.high or 0) < _FEW
    return apart(located, a.place, b.place, 0.0 if few else NEAR_KM)


def _other_day(a: Draft, b: Draft) -> bool:
    """Whether two days keep two claims apart; "several" on one day and the next are the same several."""
    slack = 1 if a.harm.form == b.harm.form == "vague" else 0
    return a.date is not None and b.date is not None and abs((a.date - b.date).days) > slack


def clash(a: Victim, b: Victim) -> bool:
    return {a, b} == {"civilian", "combatant"}


def _same_number(a: Draft, b: Draft) -> bool:
    """Whether two numbers can be one: equal, equal but for the hedge, or rounded down in the headline."""
    one, two = a.harm, b.harm
    if (one.low, one.high) == (two.low, two.high):
        return (one.form == "vague") == (two.form == "vague")
    if one.form == two.form == "vague" and a.leads:
        return max(one.low or 0, two.low or 0) <= SEVERAL  # "several held" in the headline, "numerous" below
    if "vague" in (one.form, two.form) or {one.form, two.form} == {"up_to", "at_least"}:
        return False
    if base_of(one) == base_of(two):
        return a.leads or b.leads or (one.low or one.high or 0) >= 2
    rounded = a.leads and one.form in ("at_least", "more_than") and one.low is not None and two.low is not None
    return rounded and (one.low or 0) <= (two.low or 0) <= _ROUNDING * (one.low or 0)


def _same_person(located: Located, a: Draft, b: Draft) -> bool:
    """Whether two single victims are one: the same name or noun, "the" for one told of, a lead and its story."""
    one, two = a.harm, b.harm
    told, again = (located.norms[h.victim_first : h.victim_last] for h in (one, two))
    if not MORE.isdisjoint(again) and (MORE.isdisjoint(told) or one.head == "others"):
        return False  # "another man", "one additional suspect"
    if two.head in ("him", "he"):
        return b.sentence - a.sentence <= 3 * NEAR_SENTENCES
    same_noun = one.head.removesuffix("s") == two.head.removesuffix("s")
    if two.kind == "single" and (two.definite or two.voice == "noun") and (same_noun or two.head in _ANYBODY):
        return True  # "the leader", "the killing of a leader" look back to "a leader"
    if a.leads and not _other_day(a, b):
        return True
    if _elsewhere(located, a, b):
        return False
    if two.definite and two.kind != "named":
        return True
    if two.head in _ANYBODY and one.head not in _ANYBODY and b.place in (None, a.place):
        return b.sentence - a.sentence <= 3 * NEAR_SENTENCES
    near = b.sentence - a.sentence <= NEAR_SENTENCES
    if "named" in (one.kind, two.kind):
        return near
    return same_noun and (near or b.place in (None, a.place))
