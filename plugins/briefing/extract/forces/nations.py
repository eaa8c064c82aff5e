"""Armed actors told by a country: "Russian warplanes", "US-backed", "Saudi-led coalition", "Turkey shelled"."""

from __future__ import annotations

from briefing.extract.forces.deeds import (
    accused_of_help,
    acted_by,
    acts,
    at_war,
    backed_by,
    backs,
    fought,
    gives_arms,
    handed_on,
    helps,
    is_attacked,
    supports,
)
from briefing.extract.forces.lexicon import Nation
from briefing.extract.forces.view import ForceNoun, ForceView, Reading
from briefing.knowledge.actor_book import ActorName
from briefing.knowledge.country_book import Country
from briefing.model import ForceMention, ForceType

__all__ = ["family_name", "family_type", "read_nation"]

_UNIONS = frozenset({"coalition", "alliance", "campaign", "mission"})
_LED_NOUNS = _UNIONS | {"forces", "force", "troops"}
_UNHYPHENED = frozenset({"backed", "led"})
_PAST_WARS = frozenset({"invasion", "war", "intervention", "occupation", "operation", "blockade", "siege"})
_SCATTERED = frozenset({"militias", "gunmen", "opposition"})
_MEN = frozenset({"groups", "factions", "men", "fighters"})
_REBEL = frozenset({"rebel", "insurgent", "guerrilla"})
_POSTS = frozenset({"general", "generals", "position", "positions", "lines"})
_FEARS = frozenset({"threat", "deter", "deterring", "deterrence", "prevent"})
_TIED = frozenset({"linked", "funded", "sponsored", "owned"})
_PROXIES = frozenset({"authorities", "administration", "proxies", "republics"})  # those set up by another's arms
_BACKED_REACH = 6  # words after "-backed" among which the backed stand
_BETWEEN = frozenset({"and", "or", "/"})


def read_nation(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """What a country's word at this span tells; None where it names no armed actor."""
    text = view.text(first)
    if not text[:1].isupper() or (nation.capitals and (not text.isupper() or (len(text) < 3 and view.is_loud(first)))):
        return None
    if view.is_ladder(first):
        return Reading(first, last, None)
    if view.is_former(first):
        noun = view.noun_after(last, deeds=False)
        if noun is None or noun.kind != "police":  # former police are hunted as police
            return Reading(first, noun.last, None) if noun is not None else None
    if nation.country.iso2 in view.arms.stateless and (view.hyphen_before(last) or nation.form != "adjective"):
        return None
    found = _compound(view, first, last, nation) or _with_noun(view, first, last, nation)
    if found is not None:
        return found
    if nation.form == "adjective":
        if view.words[last] == "government" and (acts(view, first, last + 1) or fought(view, first)):
            return Reading(first, last + 1, state_mention(nation.country, "government-acts", rank=1))
        return _with_next_nation(view, first, last, nation)
    return _bare(view, first, last, nation)


def state_mention(country: Country, rule: str, rank: int = 0) -> ForceMention:
    """A mention of a country's armed forces; its span is filled in later."""
    actors = (country.forces_id,)
    return ForceMention(0, 0, actors, rule, actors, type="state-forces", country=country.iso2, rank=rank)


def family_name(side: str) -> str:
    """The plain word for a family of groups."""
    return "rebels" if side == "opposition" else side


def family_type(side: str) -> ForceType:
    """The type of a family of groups."""
    if side in {"militias", "gangs", "gunmen"}:
        return "militia"
    return "rebel-group" if side in {"opposition", "separatists", "militants"} else "unknown"


def _compound(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """A word joined by a hyphen: "Iran-backed", "Russian-held", "Saudi-led"."""
    word, arms = view.words[last], view.arms
    bare = not view.hyphen_before(last)  # "US backed", where a text has lost its hyphens
    if bare and (word not in _UNHYPHENED or nation.form == "name" or view.words[last + 1] == "by"):
        return None
    if word in arms.backed and not _tells_of_fighters(view, last):
        return Reading(first, last, None)
    if word in arms.backed:
        return Reading(first, last, state_mention(nation.country, "backer-compound", 1)._replace(act="backs"))
    if word == "controlled":  # as often a border post in peace
        return Reading(first, last, None)
    if word in arms.held:
        return Reading(first, last, state_mention(nation.country, "held-compound", 1)._replace(act="fights"))
    return _led(view, first, last + 1, nation.country) if word in arms.led else None


def _tells_of_fighters(view: ForceView, at: int) -> bool:
    """Whether an armed side stands after the "-backed" at `at`: not "Iran-backed parties", "Israel-linked ships"."""
    words, arms = view.words, view.arms
    tied = words[at] in _TIED
    for number in range(at + 1, at + _BACKED_REACH):
        word = words[number]
        if not view.one_sentence(at, number + 1) or word in arms.small:
            return False
        if word in arms.talks and not (word == "government" and view.noun_after(number + 1, deeds=True)):
            return False
        noun = next(
            (kind for entry, kind in arms.nouns.get(word, ()) if words[number : number + len(entry)] == entry), ""
        )
        if noun and not (tied and noun == "craft"):
            return True
        if word in _PROXIES or word in view.lexicon.actor_words or word in arms.heads_strong or word in arms.heads_weak:
            return True
        if any(isinstance(value, ActorName) for _, value in view.lexicon.pairs.get((word, words[number + 1]), ())):
            return True
    return False


def _led(view: ForceView, first: int, start: int, country: Country) -> Reading:
    words, last = view.words, start
    while words[last] in view.arms.modifiers or words[last] in {"international", "nato", "multinational"}:
        last += 1
    if words[last] not in _UNIONS and words[last - 1] == "security":
        return Reading(first, last + 1, state_mention(country, "led-force"))
    noun = view.noun_after(start, deeds=True)
    if words[last] not in _UNIONS and (noun is None or words[noun.last - 1] in _PAST_WARS):
        return Reading(first, start, None)
    last = last + 1 if words[last] in _LED_NOUNS else max(last, noun.last if noun else last)
    name = f"{view.text(first)}-led coalition"
    mention = ForceMention(0, 0, (), "led-coalition", name=name, type="coalition", country=country.iso2)
    return Reading(first, max(last, start), mention)


def _with_noun(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """Nation and noun of force: "Israeli strikes", "Ukraine's army", "Syrian rebels"."""
    if nation.form == "capital" and view.hyphen_before(last):  # "London- Warplanes": a dateline
        return None
    owner = view.words[last] == "s"
    adjective = nation.form == "adjective"
    noun = view.noun_after(last + owner, deeds=adjective or owner or nation.owned)
    if noun is None and adjective:
        return _armed_groups(view, first, last, nation)
    if noun is None or (noun.kind == "group" and not (adjective or owner)):
        return None
    no_army = nation.country.iso2 in view.arms.stateless or nation.form == "capital"  # "Beijing's position on trade"
    if no_army and view.words[noun.last - 1] in _POSTS:
        return Reading(first, noun.last, None)
    told_of = view.words[noun.last - 1] in view.arms.vague and not view.is_noun(noun.last)  # "Russian military aid"
    helps_out = told_of and (adjective or nation.capitals) and nation.country.iso2 not in view.arms.stateless
    if helps_out and view.words[noun.last] in view.arms.backs_nouns:
        return Reading(
            first, noun.last + 1, state_mention(nation.country, f"{nation.form}-helps", 1)._replace(act="backs")
        )
    if told_of or _is_feared(view, first, noun) or view.is_blocked(noun.last) or _is_figurative(view, noun):
        return Reading(first, noun.last, None)
    mention = _of_nation(view, nation.country, noun.kind, (first, noun.last))
    if mention.rule == "nation-craft" and handed_on(view, noun.last):
        mention = mention._replace(rule=f"{nation.form}-helps", act="backs")
    return Reading(first, noun.last, mention)


def _is_figurative(view: ForceView, noun: ForceNoun) -> bool:
    """ "Mexico's war on drugs": a war on no country and no body with a name."""
    war = view.words[noun.last - 2] == "war" and noun.kind == "deed"
    return war and not view.capital(noun.last) and view.words[noun.last] != "the"


def _is_feared(view: ForceView, first: int, noun: ForceNoun) -> bool:
    """Whether a deed is only feared: "to deter Chinese aggression", "the threat of an Iranian attack"."""
    return noun.kind == "deed" and any(word in _FEARS for word in view.words[max(0, first - 3) : first])


def _armed_groups(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """A nation between the words of a group: "armed Palestinian groups"."""
    words = view.words
    if not first or words[last] not in _MEN or words[first - 1] not in view.arms.kinds_before:
        return None
    side = "opposition" if words[first - 1] in _REBEL else "militants"
    adjective = nation.country.adjectives[0]
    name = f"{adjective} {family_name(side)}"
    kind = family_type(side)
    mention = ForceMention(0, 0, (), "nation-group", name=name, type=kind, country=nation.country.iso2, side=side)
    return Reading(first - 1, last + 1, mention)


def _of_nation(view: ForceView, country: Country, kind: str, span: tuple[int, int]) -> ForceMention:
    adjective = country.adjectives[0] if country.adjectives else country.name
    if kind == "police":
        return ForceMention(0, 0, (), "nation-police", name=f"{adjective} police", type="police", country=country.iso2)
    if kind == "group" or country.iso2 in view.arms.stateless:
        side = view.family(*span)
        if side in _SCATTERED and country.iso2 in view.arms.stateless:
            side = "militants"
        name = f"{adjective} {family_name(side)}"
        return ForceMention(
            0, 0, (), "nation-group", name=name, type=family_type(side), country=country.iso2, side=side
        )
    return state_mention(country, f"nation-{kind}", rank=0 if kind == "plain" else 1)


def _with_next_nation(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """ "Russian and Syrian warplanes": the first nation shares the second's noun."""
    words = view.words
    joined = words[last] in _BETWEEN
    if not joined and not view.hyphen_before(last):
        return None
    second = last + joined
    for entry, value in view.lexicon.first.get(words[second], ()):
        after = second + len(entry)
        if isinstance(value, Nation) and value.form == "adjective" and words[second:after] == entry:
            noun = view.noun_after(after, deeds=True)
            if noun and noun.kind != "group" and value.country is not nation.country:
                mention = _of_nation(view, nation.country, noun.kind, (first, last))
                return Reading(first, last, mention._replace(rank=1))
    return None


def _partner_acts(view: ForceView, last: int) -> bool:
    """Whether the country after "and" does a deed of arms, so that this one does it too."""
    words = view.words
    if words[last] != "and":
        return False
    for entry, value in view.lexicon.first.get(words[last + 1], ()):
        end = last + 1 + len(entry)
        if isinstance(value, Nation) and value.form != "adjective" and words[last + 1 : end] == entry:
            return acts(view, last + 1, end)
    return False


def _bare(view: ForceView, first: int, last: int, nation: Nation) -> Reading | None:
    """A country or capital by itself: an actor only with an act of arms."""
    if helps(view, first) or supports(view, first, last):
        return Reading(first, last, state_mention(nation.country, f"{nation.form}-helps", 1)._replace(act="backs"))
    if (
        backed_by(view, first)
        or backs(view, first, last)
        or gives_arms(view, last)
        or accused_of_help(view, first, last)
    ):
        return Reading(first, last, state_mention(nation.country, f"{nation.form}-backs", 1)._replace(act="backs"))
    if nation.form == "name" and is_attacked(view, first, last):
        return Reading(first, last, state_mention(nation.country, "name-attacked", 1)._replace(act="fights"))
    if acts(view, first, last) or acted_by(view, first, last) or at_war(view, first, last) or _partner_acts(view, last):
        return Reading(first, last, state_mention(nation.country, f"{nation.form}-acts", 1))
    return None
