"""Bare words for a side before a word of attack, bound to the one force they can mean: "government shelling"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Force, ForceType
from briefing.resolve.blame.attack_words import ATTACKS
from briefing.resolve.blame.states import striking_states
from briefing.resolve.located import Located, Spot

__all__ = ["force_of_side", "side_spots"]

_SIDES: dict[str, frozenset[ForceType]] = {
    **dict.fromkeys(("government", "regime", "army", "military", "loyalist", "state"), frozenset({"state-forces"})),
    **dict.fromkeys(("police",), frozenset({"police"})),
    **dict.fromkeys(("coalition", "allied"), frozenset({"coalition", "alliance"})),
    **dict.fromkeys(
        (
            "rebel", "rebels", "insurgent", "insurgents", "militant", "militants", "terrorist", "terrorists",
            "opposition", "jihadist", "jihadists", "guerrilla", "guerrillas", "separatist", "separatists",
        ),
        frozenset({"rebel-group", "militia", "unknown"}),
    ),
}  # fmt: skip


_KINDS_OF_GROUP = frozenset({
    "armed", "militant", "rebel", "jihadist", "jihadi", "terrorist", "islamist", "islamic", "extremist", "palestinian",
    "takfiri", "sunni", "shiite", "shia", "hardline", "separatist", "insurgent", "guerrilla", "paramilitary",
    "resistance", "outlawed", "proscribed",
})  # fmt: skip
_GROUP_TYPES = frozenset({"rebel-group", "militia", "unknown"})
_FOES = frozenset({"enemy", "enemies", "occupiers", "occupier", "invaders", "aggressor", "aggressors", "occupying"})


def side_spots(located: Located, number: int) -> Iterator[Spot]:
    """The bare words of a sentence that name a side and lead to a word of attack, as spots of that side's force."""
    sentence, norms = located.parsed.sentences[number], located.norms
    words = norms[sentence.first : sentence.last]
    covered = located.forces.get(number, ())
    yield from striking_states(located, number)
    if "group" in words:
        yield from _groups(located, number, covered)
    if _SIDES.keys().isdisjoint(words) and _FOES.isdisjoint(words):
        return
    for i in range(sentence.first, sentence.last - 1):
        if norms[i] in _FOES and not any(s.first <= i < s.last for s in covered):
            foe = _invader(located)
            if foe is not None:
                yield Spot(i, i + 1, number, foe.id)
            continue
        types = _SIDES.get(norms[i])
        if types is None or any(s.first <= i < s.last for s in covered):
            continue
        if any(w in ATTACKS for w in norms[i + 1 : min(sentence.last, i + 3)]):
            force = _meant(located, norms[i], types)
            if force is not None:
                yield Spot(i, i + 1, number, force.id)


def _groups(located: Located, number: int, covered: tuple[Spot, ...]) -> Iterator[Spot]:
    """ "the group", "the armed group": the group without a state that was named last before."""
    sentence, norms = located.parsed.sentences[number], located.norms
    for i in range(sentence.first + 1, sentence.last):
        if norms[i] != "group" or any(s.first <= i < s.last for s in covered):
            continue
        start = i - (norms[i - 1] in _KINDS_OF_GROUP)
        if start > sentence.first and norms[start - 1] in ("the", "that") and norms[i + 1 : i + 2] != ("of",):
            before = [s for n in (number - 1, number) for s in located.forces.get(n, ()) if s.last < i]
            named = [s for s in before if located.force_by_id[s.id].type in _GROUP_TYPES]
            if named:
                yield Spot(i, i + 1, number, named[-1].id)


def _invader(located: Located) -> Force | None:
    """The one state's force that fights in another's country: "the enemy" to those who tell the story."""
    foreign = [
        f
        for f in located.force_by_id.values()
        if f.type == "state-forces" and f.role == "belligerent" and f.country not in (None, located.story_country)
    ]
    return foreign[0] if len(foreign) == 1 and located.story_country is not None else None


def force_of_side(located: Located, word: str) -> str | None:
    """ "rebels", "terrorists": the id of the one force of that kind in the article; None for any other word."""
    force = _meant(located, word, _SIDES[word]) if word in _SIDES and word.endswith("s") else None
    if force is None or (force.known and not any(word in form.lower() for form in force.as_written)):
        return None  # "terrorists" need not be the one group that the article names
    return force.id


def _meant(located: Located, word: str, types: frozenset[ForceType]) -> Force | None:
    """The force of that kind: written with that very word, or the only one of its kind; None where several could be."""
    fitting = [f for f in located.force_by_id.values() if f.type in types and f.role == "belligerent"]
    stem = word.rstrip("s")
    written = [f for f in fitting if any(stem in form.lower() for form in (f.name, *f.as_written))]
    for chosen in (written, fitting):
        if len(chosen) == 1:
            return chosen[0]
    home = [f for f in fitting if f.country is not None and f.country == located.story_country]
    return home[0] if len(home) == 1 else None
