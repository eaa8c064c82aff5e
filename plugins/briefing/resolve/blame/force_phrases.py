"""The whole phrase around the words of a force, and whether it tells a deed: who only speaks, holds, backs, suffers."""

from __future__ import annotations

from briefing.model import Force
from briefing.resolve.blame.attack_words import HOLDERS, SAYING
from briefing.resolve.located import Located, Spot

__all__ = ["harmed", "holds_what_is_hit", "only_named", "phrase_start", "speaks"]

_MEN = frozenset({
    "members", "member", "fighters", "fighter", "gunmen", "gunman", "militants", "militant", "soldiers", "soldier",
    "troops", "forces", "elements", "units", "unit", "commandos", "men", "agents", "warplanes", "jets", "aircraft",
    "helicopters", "planes", "guerrillas", "terrorists", "rebels", "supporters", "followers", "group", "groups",
})  # fmt: skip
_MODIFIERS = frozenset({
    "a", "an", "the", "suspected", "alleged", "armed", "masked", "rival", "local", "several", "some", "two", "three",
    "many", "dozens", "scores", "hundreds", "thousands", "number", "other", "apparent", "presumed",
})  # fmt: skip
_ADJECTIVES = ("ist", "ian", "ish", "ese", "ic", "an", "i")
_HELD = frozenset({"held", "controlled", "run"})
_OFFICIAL = frozenset({"state-forces", "police", "coalition", "alliance"})
_GOVERNING = frozenset({"government", "regime", "army", "state"})
_REBELLING = frozenset({"rebel", "opposition", "insurgent", "militant", "separatist"})
_KIN = frozenset({"rival", "foe", "enemy", "ally", "offshoot", "branch", "splinter"})


def phrase_start(located: Located, spot: Spot) -> int:
    """The token where the whole phrase around a force begins: "members of the Maoist X", "suspected X"."""
    norms, tokens = located.norms, located.parsed.tokens
    first, start = located.parsed.sentences[spot.sentence].first, spot.first
    while start > first:
        word = norms[start - 1]
        proper = tokens[start - 1].text[0].isupper() and start - 1 > first and word.endswith(_ADJECTIVES)
        if word in _MODIFIERS or proper:
            start -= 1
        elif word == "of" and start - 2 >= first and (norms[start - 2] in _MEN or norms[start - 2] in _MODIFIERS):
            start -= 2
        elif word in HOLDERS and start - 3 >= first and norms[start - 2] == "-":
            start -= 3  # "the Damascus-backed X"
        elif word == "(" and (named := _named_by(located, spot, start - 1)) is not None:
            return phrase_start(located, named)  # "the National Defence Forces (NDF)"
        else:
            break
    return start


def _named_by(located: Located, spot: Spot, bracket: int) -> Spot | None:
    """The name that an abbreviation in brackets repeats."""
    spots = located.forces.get(spot.sentence, ())
    return next((s for s in spots if bracket - 2 <= s.last <= bracket), None)


def harmed(located: Located, number: int, spot: Spot) -> bool:
    """Whether a force's words stand within those for anybody harmed in the sentence."""
    return any(spot.first < h.victim_last and h.victim_first < spot.last for h in located.harms.get(number, ()))


def only_named(located: Located, spot: Spot, before: str, governor: str) -> bool:
    """Whether a force only holds, backs, is linked to somebody, or tells where a place lies: no deed of its own."""
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    if (before in ("by", "to", "with") and governor in HOLDERS) or (before == "of" and governor in _KIN):
        return True  # "backed by X", "linked to X", "a rival of X"
    if after[:1] == ("-",) and after[1:2] and after[1] in HOLDERS:
        return True
    return any(p.last == spot.first for p in located.places.get(spot.sentence, ())) and any(
        p.first == spot.first for p in located.places.get(spot.sentence, ())
    )  # "strikes in Aleppo Syria"


def holds_what_is_hit(located: Located, number: int, force: Force) -> bool:
    """ "shells fell on government-held areas": who holds the place does not shell it."""
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    held = [words[k - 2] for k in range(2, len(words)) if words[k] in _HELD and words[k - 1] == "-"]
    return any(w in (_GOVERNING if force.type in _OFFICIAL else _REBELLING) for w in held)


def speaks(after: tuple[str, ...]) -> bool:
    """Whether the force says so, and the deed is somebody's of whom it speaks."""
    for k, word in enumerate(after[:3]):
        if word in ("that", "which") and after[k + 1 : k + 2] and after[k + 1] in ("it", "they", "he"):
            return False  # "an attack by X that it says killed nine"
        if word in SAYING and after[k + 1 : k + 2] == ("to",):
            return False  # "X claimed to have killed nine"
        if word in SAYING:
            if any(w in ("lives", "life") for w in after[k + 1 :]):
                return False  # "claimed the lives of"
            return "it" not in after[k + 1 : k + 3] and "they" not in after[k + 1 : k + 3]
        if word in (",", "-", "and"):
            return False
    return False
