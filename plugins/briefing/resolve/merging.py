"""Which mentions of harm are one claim: the same outcome and number, told again in headline, deck or body.

A different place, day, side or claimant keeps small numbers apart; for large ones a coincidence is less likely than a
place read wrongly. Unnumbered restatements of a numbered harm are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.model import Blame, ClaimantType, HarmMention, Scope, Victim
from briefing.resolve.attack_words import points_back
from briefing.resolve.claim_places import apart
from briefing.resolve.located import Located

__all__ = ["Draft", "base_of", "is_of_others", "merge"]

_TELLING = 7  # from this number on, two equal figures in one article are taken for one
_ROUNDING = 1.25  # "over 80" in the headline is the body's 84 to 100
_NEAR_SENTENCES = 4
_NEAR_KM = 60.0  # reports name the town or the village beside it
_FEW = 3
_SEVERAL = 3  # the floor of "several", "numerous", "many"
_MORE = frozenset({"more", "other", "others", "additional", "further", "another", "also", "separate", "too"})
_LOOK_BACK = 60  # claims
_ANYBODY = frozenset({"individual", "man", "woman", "person", "suspect", "victim", "detainee", "deceased"})
# Who keeps a count of their own; media, medics and witnesses more often pass the same one on.
_COUNTERS = frozenset({"monitor", "party", "official", "un"})


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


def merge(located: Located, drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of one article: repeats folded together, restatements without number dropped."""
    kept: list[Draft] = []
    told: dict[int, Draft] = {}  # by the index of each harm, the claim it went into
    for draft in drafts:
        same = next(
            (k for k in reversed(kept[-_LOOK_BACK:]) if _same(located, k, draft) or _same_part(told, k, draft)), None
        )
        if same is None:
            kept.append(draft)
        else:
            _fold(same, draft)
        told[draft.index] = same or draft
    return [d for d in kept if not _restates(located, d, kept)]


def _same(located: Located, a: Draft, b: Draft) -> bool:
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
    if not _same_number(a, b) or _clash(a.victim, b.victim) or (one.group and two.group and one.group != two.group):
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


def _tells_twice(one: HarmMention, two: HarmMention) -> bool:
    """ "Bomb kills 31 in Kirkuk - A bomb killed 31 people": a headline that runs into the story."""
    telling = (one.low or 0) >= _TELLING and (one.low, one.high) == (two.low, two.high) and one.form != "vague"
    return telling and one.trigger != two.trigger


def _same_part(told: Mapping[int, Draft], a: Draft, b: Draft) -> bool:
    """Whether both are the same part of one whole: "including two children", told with the whole again."""
    if a.within is None or b.within is None or a.sentence == b.sentence:
        return False
    one, two = a.harm, b.harm
    alike = (one.outcome, one.low, one.high, one.group) == (two.outcome, two.low, two.high, two.group)
    return alike and not _clash(a.victim, b.victim) and told.get(a.within) is told.get(b.within) is not None


def _rival_claimants(a: Draft, b: Draft) -> bool:
    """Whether two speakers cannot be one: "a monitor" may be the Observatory that is named later."""
    if not a.claimant or not b.claimant or a.claimant == b.claimant:
        return False
    if not {a.claimant_type, b.claimant_type} <= _COUNTERS:
        return False
    generic = _nobody(a.claimant) or _nobody(b.claimant)
    return not (generic and a.claimant_type == b.claimant_type)


def _nobody(claimant: str) -> bool:
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
    return apart(located, a.place, b.place, 0.0 if few else _NEAR_KM)


def _other_day(a: Draft, b: Draft) -> bool:
    """Whether two days keep two claims apart; "several" on one day and the next are the same several."""
    slack = 1 if a.harm.form == b.harm.form == "vague" else 0
    return a.date is not None and b.date is not None and abs((a.date - b.date).days) > slack


def _clash(a: Victim, b: Victim) -> bool:
    return {a, b} == {"civilian", "combatant"}


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


def _same_number(a: Draft, b: Draft) -> bool:
    """Whether two numbers can be one: equal, equal but for the hedge, or rounded down in the headline."""
    one, two = a.harm, b.harm
    if (one.low, one.high) == (two.low, two.high):
        return (one.form == "vague") == (two.form == "vague")
    if one.form == two.form == "vague" and a.leads:
        return max(one.low or 0, two.low or 0) <= _SEVERAL  # "several held" in the headline, "numerous" below
    if "vague" in (one.form, two.form) or {one.form, two.form} == {"up_to", "at_least"}:
        return False
    if base_of(one) == base_of(two):
        return a.leads or b.leads or (one.low or one.high or 0) >= 2
    rounded = a.leads and one.form in ("at_least", "more_than") and one.low is not None and two.low is not None
    return rounded and (one.low or 0) <= (two.low or 0) <= _ROUNDING * (one.low or 0)


def _same_person(located: Located, a: Draft, b: Draft) -> bool:
    """Whether two single victims are one: the same name or noun, "the" for one told of, a lead and its story."""
    one, two = a.harm, b.harm
    if not _MORE.isdisjoint(located.norms[two.victim_first : two.victim_last]):
        return False  # "another man", "one additional suspect"
    if two.head in ("him", "he"):
        return b.sentence - a.sentence <= 3 * _NEAR_SENTENCES
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
        return b.sentence - a.sentence <= 3 * _NEAR_SENTENCES
    near = b.sentence - a.sentence <= _NEAR_SENTENCES
    if "named" in (one.kind, two.kind):
        return near
    return same_noun and (near or b.place in (None, a.place))


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
    if not a.claimant or (b.claimant and a.claimant_type == b.claimant_type and _nobody(a.claimant)):
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
    return not _MORE.isdisjoint((*located.norms[max(0, harm.victim_first - 1) : harm.victim_last], *after))


def _says_again(located: Located, draft: Draft, told: Draft) -> bool:
    """ "killing several rebels" after "killed more than 15 rebels": told once more without the number."""
    harm, other = draft.harm, told.harm
    return (
        (harm.low or 0) <= _SEVERAL
        and harm.kind == "counted"
        and harm.voice in ("active", "passive")
        and harm.rule != "attributive"
        and draft.within is None
        and other.form != "vague"
        and other.kind == "counted"
        and (other.low or 0) >= (harm.low or 0)
        and 0 < abs(draft.sentence - told.sentence) <= _NEAR_SENTENCES
        and draft.scope == told.scope
        and draft.victim == told.victim
        and not is_of_others(located, harm)
        and not apart(located, draft.place, told.place, _NEAR_KM)
        and (draft.date is None or told.date is None or abs((draft.date - told.date).days) <= 1)
    )


def _restates(located: Located, draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether a claim without a true number only says again what a numbered one says."""
    harm = draft.harm
    if harm.kind == "single" and harm.definite and not harm.name:  # "the gunman" after "two gunmen"
        return any(
            k is not draft and k.harm.outcome == harm.outcome and (k.harm.low or 0) >= 2
            and 0 < draft.sentence - k.sentence <= 2 * _NEAR_SENTENCES
            and not _clash(k.victim, draft.victim) for k in kept
        )  # fmt: skip
    if harm.form != "vague":
        return False
    others = [
        k
        for k in kept
        if k is not draft and k.harm.outcome in (harm.outcome, "casualties") and not _clash(k.victim, draft.victim)
    ]
    if harm.kind == "plural":
        return bool(others)
    floor = harm.low or 0
    if any(_says_again(located, draft, k) for k in others):
        return True
    return draft.leads and any(k.harm.form != "vague" and (k.harm.low or 0) >= floor // 2 for k in others)
