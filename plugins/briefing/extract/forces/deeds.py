"""Deeds by which a bare country, capital or alliance shows itself as an armed actor."""

from __future__ import annotations

from briefing.extract.forces.lexicon import Nation
from briefing.extract.forces.view import ForceView
from briefing.knowledge.actor_book import ActorName

__all__ = [
    "accused_of_help",
    "acted_by",
    "acts",
    "at_war",
    "backed_by",
    "backs",
    "fought",
    "gives_arms",
    "handed_on",
    "helps",
    "is_attacked",
    "supports",
]

_AUXILIARIES = frozenset({
    "has", "have", "had", "to", "will", "also", "again", "later", "then", "reportedly", "repeatedly", "recently",
    "already", "since", "now", "still", "cannot", "can", "would", "could",
})  # fmt: skip
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_PAST = frozenset({"struck", "shot", "fought", "overran", "withdrew", "sent"})
_PREPOSITIONS = frozenset({
    "in", "of", "from", "near", "to", "at", "around", "on", "across", "inside", "into", "over", "through", "for",
    "outside", "within", "with", "than", "toward", "towards", "by", "north", "south", "east", "west", "northern",
    "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern",
    "occupied", "via", "rural", "city", "capital",
})  # fmt: skip
_REACH = 5
_TIMES = frozenset({
    "last", "this", "month", "week", "year", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "finally", "today", "yesterday",
})  # fmt: skip
_LIST_REACH = 8
_GIFT_REACH = 12
_NEW_CLAUSE = frozenset({"that", "after", "because", "while", "but", "said"})
_HANDED = frozenset({("used", "by"), ("supplied", "to"), ("sold", "to"), ("given", "to"), ("delivered", "to")})
_MEN = frozenset({"police", "troops", "soldiers", "officers", "peacekeepers", "marines"})
_FIGHTING = frozenset({"fighting", "fight", "battling", "fought"})
_AT_ARMS = frozenset(
    {"fighting", "fight", "fought", "pits", "pitting", "uprising", "insurgency", "rebellion", "revolt"}
)
_DETERMINERS = frozenset({"the", "its", "their", "his", "these", "those", "overnight", "new", "such", "recent", "more"})
_WITH_ARTICLE = frozenset(
    {"us", "uk", "usa", "united", "netherlands", "philippines", "kremlin", "nato", "uae", "soviet"}
)
_ALLIES = frozenset({"ally", "allies"})
_ACCUSES = frozenset({"accuse", "accused", "accuses", "accusing", "blame", "blamed"})
_IN_LIST = frozenset({"and", "the", ",", "mainly", "countries", "including", "its", "allies", "also", "both"})
_PLANNED = frozenset({"to", "may", "might", "could", "would"})
_INVASIONS = frozenset({("invasion", "of"), ("aggression", "against"), ("war", "on")})
_RELATIVE = frozenset({"which", "that", "who"})
_SIDE_REACH = 12
_SIDES = frozenset({"regimes", "governments", "regime", "government", "military", "junta", "army", "damascus"})


def acts(view: ForceView, first: int, last: int) -> bool:
    """Whether the words are the subject of a deed of arms: "Turkey has shelled", not "Iran was hit"."""
    words, arms, at, passive = view.words, view.arms, last, False
    if first and words[first - 1] in _PREPOSITIONS and view.one_sentence(first - 1, last):
        return False
    if (
        first
        and words[first - 1] in _DETERMINERS
        and words[first] not in _WITH_ARTICLE
        and words[last] in arms.act_nouns
    ):
        return False  # "the Yemen strikes"
    for _ in range(4):
        if words[at] in _BE:
            passive = True
        elif words[at] not in _AUXILIARIES:
            break
        at += 1
    verb = words[at]
    if verb in _ACCUSES and words[at + 1 : at + 3] == ("each", "other"):
        return True
    if verb not in arms.acts or not view.one_sentence(last - 1, at + 1):
        return False
    finite = verb.endswith(("ed", "ing", "s")) or verb in _PAST or words[at - 1] in {"to", "will"}
    if not finite or (passive and verb in arms.acts_passive) or words[at + 1] == "by":
        return False
    if verb.endswith("s") and words[at + 1] in arms.fights:  # "Ukraine strikes kill": a noun
        return False
    near = words[at + 1 : at + 1 + _REACH]
    return verb not in arms.acts_light or any(word in arms.act_nouns or word in arms.units for word in near)


def acted_by(view: ForceView, first: int, last: int) -> bool:
    """Whether a deed is told as done by what begins here: "killed by Israel", "strikes by Turkey"."""
    words, arms = view.words, view.arms
    at = first - (words[first - 1] == "the")  # "by the US"
    if at < 2 or words[at - 1] != "by" or not view.one_sentence(at - 2, first) or words[last] == "s":
        return False  # "attacks by Yemen's Houthis"
    if at < first:  # no "ceasefire brokered by the US", no "review conducted by the US Security Coordinator"
        return words[at - 2] in arms.acts_passive and not view.capital(last)
    return any(word in arms.acts_passive or word in arms.act_nouns for word in words[max(0, at - _REACH) : at - 1])


def backed_by(view: ForceView, first: int) -> bool:
    """Whether what begins here is told as the helper: "backed by Russia"."""
    at = first - (view.words[first - 1] == "the")  # "by the US"
    if at < 1 or view.words[at - 1] != "by":
        return False
    told = any(word in view.arms.backs_passive for word in view.words[max(0, at - 3) : at])
    return told and _has_side(
        view, max(0, first - _SIDE_REACH), first + _SIDE_REACH
    )  # not "a view backed by Washington"


def _has_side(view: ForceView, first: int, last: int) -> bool:
    """Whether words of an armed side stand between: a group, an army, a known name."""
    words, arms, lexicon = view.words, view.arms, view.lexicon
    for at in range(first, min(last, len(words) - 3)):
        word = words[at]
        if word in arms.groups or word in lexicon.actor_words or word in arms.heads_strong or word in arms.generics:
            return True
        if word in arms.act_nouns or any(
            isinstance(v, ActorName) for _, v in lexicon.pairs.get((word, words[at + 1]), ())
        ):
            return True
    return False


def supports(view: ForceView, first: int, last: int) -> bool:
    """Whether what stands here is told as help in the fighting: "the SDF is fighting with US support"."""
    words, arms = view.words, view.arms
    helped = first > 0 and words[first - 1] in {"with", "under"} and words[last] in arms.backs_nouns
    return helped and any(word in arms.fights for word in words[max(0, first - _REACH) : first - 1])


def accused_of_help(view: ForceView, first: int, last: int) -> bool:
    """Whether it is charged with help: "accuse Turkey and Qatar of arming them", "stands accused of backing"."""
    words, arms = view.words, view.arms
    end = min(last + _LIST_REACH, len(words) - 4)
    if "of" not in words[last:end]:
        return False  # as mostly
    of = next((i for i in range(last, end) if words[i] == "of" and view.one_sentence(last, i + 1)), None)
    if of is None or words[of + 1] not in arms.charges:
        return False
    if words[of - 1] == "accused":
        return True
    low = max(0, first - _LIST_REACH)
    verb = next((i for i in range(first - 1, low - 1, -1) if words[i] in _ACCUSES), None)
    listed = verb is not None and all(view.capital(i) or words[i] in _IN_LIST for i in range(verb + 1, of))
    return listed and view.one_sentence(verb or 0, of)


def backs(view: ForceView, first: int, last: int) -> bool:
    """Whether what ends here arms another: "Iran supplies drones to the Houthis", "Russia backs Haftar's forces"."""
    words, arms, at = view.words, view.arms, last
    relative = at + (words[at] == ",")
    if words[relative] in _RELATIVE and not (first and words[first - 1] in _PREPOSITIONS):
        at = relative + 1  # "Turkey, which supports the rebels"
    while words[at] in _AUXILIARIES or (words[at] in _BE and words[at + 1].endswith("ing")):
        at += 1
    if words[at] not in arms.backs_active or words[at + 1] == "by":
        return False
    near = words[at + 1 : at + 4]
    return any(word in arms.act_nouns or word in arms.groups or word in view.lexicon.actor_words for word in near)


def gives_arms(view: ForceView, last: int) -> bool:
    """Whether what ends here gives arms: "The US signed off on military aid", "Britain plans to send tanks to Kyiv"."""
    words, arms = view.words, view.arms
    at = _verb_of_giver(view, last)
    if words[at] not in arms.gives:
        return False
    for number in range(at + 1, at + _GIFT_REACH):
        if number >= len(words) - 3 or words[number] in _NEW_CLAUSE or not view.one_sentence(at, number + 1):
            return False
        if any(words[number : number + len(gift)] == gift for gift, _ in arms.gifts.get(words[number], ())):
            return True
        planned = words[at - 1] == "to" and words[number] in _MEN  # "plans to send 1,000 police to Haiti"
        if (planned or words[number] in arms.gift_arms) and _for_another(view, at, number):
            return True
    return False


def handed_on(view: ForceView, last: int) -> bool:
    """Whether arms that end here are told as another's: "Iranian drones used by Russia", "missiles sold to Kyiv"."""
    words, at = view.words, last
    while words[at] in _AUXILIARIES or words[at] in _BE or words[at] in _RELATIVE:
        at += 1
    if (words[at], words[at + 1]) not in _HANDED or not view.one_sentence(last - 1, at + 2):
        return False
    return view.capital(at + 2 + (words[at + 2] == "the"))


def fought(view: ForceView, first: int) -> bool:
    """Whether what begins here is what others fight: "war against the Syrian government", no sanctions or talks."""
    words, arms = view.words, view.arms
    at = first - 1 - (words[first - 1] == "the")
    if at < 1 or not view.one_sentence(at - 1, first):
        return False
    if words[at] in _FIGHTING:
        return True
    near = range(max(0, at - _REACH), at)
    return words[at] == "against" and any(
        (words[i] in arms.war_nouns or words[i] in _AT_ARMS) and view.one_sentence(i, first) for i in near
    )


def _verb_of_giver(view: ForceView, last: int) -> int:
    """Where the verb of a giving country stands: past "and its allies", "which has", "plans to"."""
    words, at = view.words, last
    at += words[at] == "government"
    if words[at] == "and":
        at += 1 + (words[at + 1] in {"its", "the", "other"})
        at += 1
    if words[at] in _RELATIVE:
        at += 1
    while (
        words[at] in _AUXILIARIES or words[at] in _TIMES or (words[at] in view.arms.intends and words[at + 1] == "to")
    ):
        at += 1
    return at


def _for_another(view: ForceView, first: int, last: int) -> bool:
    """Whether a recipient stands in a gift's words: "deliver 16 tanks to Ukrainian forces", not "sent tanks into"."""
    words = view.words
    entries = view.lexicon.singles.get(words[first + 1], ())
    if view.capital(first + 1) and any(isinstance(v, Nation) and v.form != "adjective" for _, v in entries):
        return True  # "has supplied Kyiv with drones"
    near = range(first + 1, min(last + _REACH, len(words) - 3))
    return any(words[i] in {"to", "for"} and view.capital(i + 1) and view.one_sentence(first, i + 1) for i in near)


def helps(view: ForceView, first: int) -> bool:
    """Whether what begins here is called a side's helper: "regime allies Iran and Russia", "rebel backer Turkey"."""
    words, arms, at = view.words, view.arms, first - 1
    if at > 2 and words[at] == "and" and view.capital(at - 1):
        at -= 2
    if at < 1 or words[at] not in arms.helpers:
        return False
    side = words[at - 1]
    known = words[at] not in _ALLIES and side in view.lexicon.actor_words  # an ally of NATO is a member of it
    return known or side in _SIDES or side in arms.groups


def is_attacked(view: ForceView, first: int, last: int) -> bool:
    """Whether a country is told as the attacked state: "the invasion of Ukraine", not "may invade Ukraine"."""
    words = view.words
    if first < 2 or words[last] == "s" or not view.one_sentence(first - 2, first + 1):
        return False
    if words[first - 1] in view.arms.conquers:
        return words[first - 2] not in _PLANNED
    return words[first - 2 : first] in _INVASIONS


def at_war(view: ForceView, first: int, last: int) -> bool:
    """Whether the words are a side of a war: "between A and B", "war against A", "the A-B war"."""
    words, wars = view.words, view.arms.war_nouns
    before = words[max(0, first - 4) : first]
    if view.words[last] in view.arms.backs_nouns:
        return False
    if before and before[-1] in {"between", "against", "with"} and any(word in wars for word in before):
        return True
    if before and before[-1] == "and" and "between" in words[max(0, first - 6) : first]:
        return any(word in wars for word in words[max(0, first - 10) : first])
    joined = (view.hyphen_before(last) and not words[last].endswith("ed")) or view.hyphen_before(first)
    near = words[last : last + 3]
    return joined and any(word in wars for word in near) and "brokered" not in near
