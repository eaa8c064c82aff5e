"""The side of the harmed, and whether a force may have harmed them."""

from __future__ import annotations

from briefing.model import HarmMention, SpeakerMention
from briefing.resolve.blame.attack_words import REBELS, STATE_MEN
from briefing.resolve.blame.force_phrases import holds_what_is_hit
from briefing.resolve.blame.strength import force_named
from briefing.resolve.located import Located, Spot

_OFFICIAL = frozenset({"state-forces", "police", "coalition", "alliance"})

_ANY_SIDE = frozenset({"forces", "fighters", "troops", "soldiers"})

__all__ = ["could_strike", "may_be_blamed", "nation_of", "of_their_own", "victim_force_of"]


_TIED_BY_HYPHEN = frozenset({
    "held", "controlled", "occupied", "run", "besieged", "affiliated", "linked", "backed", "aligned", "allied", "led",
    "inspired", "trained", "supported",
})  # fmt: skip


def victim_force_of(located: Located, harm: HarmMention, speaker: SpeakerMention | None) -> str | None:
    """The force that the harmed belong to: one named in their phrase, or the one "its soldiers" looks back to."""
    number = located.parsed.in_sentence[harm.trigger]
    spots = located.forces.get(number, ())
    inside = [s for s in spots if harm.victim_first <= s.first < harm.victim_last]
    if inside:
        named = next((s for s in inside if not _is_background(located, harm, s)), None)
        if named is None or harm.victim == "civilian" or _either_army(located, harm, named.id):
            return None
        return named.id
    own = located.norms[harm.victim_first : harm.victim_last]
    lost = {"lost", "losing", "loses", "lose"}
    its_own = harm.victim == "combatant" and any(w in ("its", "their", "our") for w in own)
    losers = harm.trigger < harm.victim_first  # not "Mahmoud lost his life"
    losers = losers and not lost.isdisjoint((located.norms[harm.trigger], located.norms[harm.victim_first - 1]))
    if its_own or losers:
        harmed = [(h.victim_first, h.victim_last) for h in located.harms.get(number, ())]
        left = [s for s in spots if s.last <= harm.victim_first and not any(a <= s.first < b for a, b in harmed)]
        spoken = force_named(located, speaker.name) if speaker is not None and speaker.name else ()
        return left[-1].id if left else spoken[0] if spoken else None
    return None


def _either_army(located: Located, harm: HarmMention, force: str) -> bool:
    """Whether bare "five soldiers" may be those of either of two states that fight each other."""
    if located.force_by_id[force].type != "state-forces" or any(
        located.parsed.capitals[harm.victim_first + 1 : harm.victim_last]
    ):
        return False
    fighting = {f.country for f in located.force_by_id.values() if f.type == "state-forces" and f.role == "belligerent"}
    return len(fighting) > 1


def _is_background(located: Located, harm: HarmMention, spot: Spot) -> bool:
    after = located.norms[spot.last : spot.last + 2]
    return len(after) == 2 and after[0] == "-" and after[1] in _TIED_BY_HYPHEN


def may_be_blamed(located: Located, harm: HarmMention, side: str | None, force: str) -> bool:
    """Whether a carried attacker fits: not the harmed themselves, no army for soldiers, no rebels for rebels."""
    if force == side or force not in located.force_by_id:
        return False
    if side is None and of_their_own(located, harm, force):
        return False
    official = located.force_by_id[force].type in _OFFICIAL
    own = located.force_by_id.get(side or "")
    if own is not None and official and own.type in _OFFICIAL and own.country == located.force_by_id[force].country:
        return False  # the army and the police of one state
    if side is not None or harm.victim != "combatant":
        return True
    return not official if harm.head in STATE_MEN else official if harm.head in REBELS else True


def of_their_own(located: Located, harm: HarmMention, force: str) -> bool:
    """Whether a force is of the harmed: settlers or their state for settlers, "gunmen" for one of the gunmen."""
    striker = located.force_by_id[force]
    phrase = located.norms[harm.victim_first : harm.victim_last]
    words = {harm.head, *(phrase[phrase.index("of") :][:3] if "of" in phrase else ())} - _ANY_SIDE
    kin = [f for f in located.force_by_id.values() if any(w.split()[-1] in words for w in (f.name, *f.as_written) if w)]
    nation = striker.name.split()[0][:5]  # "Israel", "Israeli"
    official = striker.type in _OFFICIAL
    return any(f.id == force or (official and f.name.split()[0][:5] == nation) for f in kin)


def nation_of(located: Located, harm: HarmMention) -> str | None:
    """The country, ISO alpha-2, that the harmed are said to be of: "13 Israelis", "on the Israeli side"; or None."""
    if located.countries is None:
        return None
    norms, book = located.norms, located.countries
    words = list(norms[harm.victim_first : harm.victim_last])
    after = norms[harm.victim_last : harm.victim_last + 4]
    if after[:2] == ("on", "the") and "side" in after:
        words.append(after[2])
    for word in words:
        country = book.by_demonym.get(word) or book.by_adjective.get(word)
        if country is not None:
            return country.iso2
    return None


def _on_side(located: Located, harm: HarmMention) -> str | None:
    """The country of "On the Israeli side, 12 people were killed", ISO alpha-2; None where no side is told."""
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    words = located.norms[sentence.first : sentence.last]
    if "side" not in words or located.countries is None:
        return None
    at = words.index("side")
    country = located.countries.by_adjective.get(words[at - 1]) if at >= 3 and words[at - 3] == "on" else None
    return country.iso2 if country is not None else None


def could_strike(located: Located, harm: HarmMention, side: str | None, place: str | None, force: str) -> bool:
    """Whether an attacker may be lent: it may be blamed, backs not the harmed, strikes not its own country abroad."""
    if not may_be_blamed(located, harm, side, force) or (force, side) in located.backing:
        return False
    if located.force_by_id[force].country is not None and located.force_by_id[force].country == _on_side(located, harm):
        return False
    if holds_what_is_hit(located, located.parsed.in_sentence[harm.trigger], located.force_by_id[force]):
        return False
    where = located.place_by_id.get(place or "")
    country = located.force_by_id[force].country
    if country is not None and country != located.story_country and country == nation_of(located, harm):
        return False
    return where is None or country is None or where.country != country or country == located.story_country
