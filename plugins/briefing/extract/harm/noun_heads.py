"""The noun that a phrase for people turns on, behind its modifiers, and what belongs to it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.extract.harm.people_phrases import Reading, VictimPhrase, absorbed, harm_phrase_at, noun_at
from briefing.extract.harm.small_words import ATTRIBUTIVE, PUNCTUATION, SINGLE, STOP, SUFFERS, TIMES
from briefing.knowledge.word_tables import HarmWord, VictimNoun
from briefing.model import Victim

__all__ = ["Head", "find_head"]

_STOPS = STOP | SUFFERS | PUNCTUATION | SINGLE | {"&"}  # end the modifiers of a noun, unless they join them
_ADJECTIVES = frozenset({"local", "adult", "human", "individual"})
_MAX_MODIFIERS = 12


class Head(NamedTuple):
    """A head noun found behind modifiers."""

    noun: VictimNoun | None
    last: int
    word: str
    harm: HarmWord | None = None
    status: Victim | None = None

    def of(self, text: Reading, base: VictimPhrase, end: int) -> VictimPhrase:
        noun = self.noun
        status = (
            self.status
            if self.status and (noun is None or noun.status == "undetermined")
            else noun.status
            if noun
            else "undetermined"
        )
        phrase = base._replace(
             last=self.last, kind="counted", head=self.word, status=status, group=noun.group if noun else None,
            harm=self.harm, known=noun is not None or self.harm is not None,
        )  # fmt: skip
        return phrase._replace(reach=absorbed(text, self.last, end))


def find_head(text: Reading, i: int, end: int, singular: bool = False, many: bool = False) -> Head | None:
    """The head noun from token i on, past adjectives and names; None where the words count something else."""
    norms, words = text.norms, text.words
    status: Victim | None = None
    harm: HarmWord | None = None
    unknown: int | None = None
    thing = -1
    limit = min(end, i + _MAX_MODIFIERS)
    j = i
    while j < limit:
        word = norms[j]
        noun = noun_at(text, j, end) if word in words.victims or word in words.compound_heads else None
        if noun is not None and many and not noun[0].plural and _describes(text, noun, limit):
            status = words.adjectives.get(word, status)  # "20 Syrian and Iranian soldiers"
        elif noun is not None and _can_be_head(text, noun, limit, end):
            if noun[1] < end and norms[noun[1]] in ("'s", "'"):
                j = noun[1] + 1  # the soldiers' families: the owner is no victim
                continue
            plural = noun[0].plural and norms[noun[1] - 1] != "family"
            return None if singular and plural else Head(noun[0], noun[1], norms[noun[1] - 1], harm, status)
        status = words.adjectives.get(word, status)
        if word in words.phrases and harm_phrase_at(text, j, end) is not None:
            break  # "250 taken hostage"
        if many and word in TIMES:
            return None  # "for two years fighters were trapped"
        thing = j if word in words.things else thing
        trigger = (words.harm_nouns.get(word) if many and word.endswith("s") else None) or words.harm.get(word)
        if trigger is not None:
            if trigger.frame == "noun" and many and not word.endswith("s"):
                return None  # "29 body parts"
            if trigger.frame == "noun" and _is_of_things(text, i, j):
                return None  # "shelled three regions inflicting losses"
            if trigger.frame == "noun" and not (j + 1 < limit and noun_at(text, j + 1, end)):
                return Head(None, j + 1, word, trigger, status)
            if not _is_attribute(text, j, limit, end):
                break
            harm = trigger
        if word in _STOPS or (j > i and j in text.counts):
            after = _past_joint(text, i, j, limit)
            if after is None:
                break
            j = after
        else:
            unknown = _unknown_at(word, j, noun is None, unknown)
            j += 1
    return _unknown_head(text, i, j, unknown, singular) if thing != j - 1 else None


def _is_of_things(text: Reading, i: int, j: int) -> bool:
    """Whether a thing or a participle stands from token i to j: the number before it counts no losses."""
    return any(word in text.words.things or (word.endswith("ing") and len(word) > 5) for word in text.norms[i:j])


def _can_be_head(text: Reading, noun: tuple[VictimNoun, int], limit: int, end: int) -> bool:
    if _goes_on_as_compound(text, noun[1], end) or _only_an_adjective(text, noun[1], end):
        return False
    return not (noun[0].demonym and _leads_to_noun(text, noun[1], limit))


def _only_an_adjective(text: Reading, i: int, end: int) -> bool:
    """ "the local militia commander": "local" that ends before token i is a noun only where the phrase ends with it."""
    if text.norms[i - 1] not in _ADJECTIVES or i >= end:
        return False
    word = text.norms[i]
    return word not in _STOPS and word not in text.words.harm and word not in text.words.says


def _is_attribute(text: Reading, j: int, limit: int, end: int) -> bool:
    """Whether a word of harm only describes the noun after it: "30 wounded soldiers"."""
    if text.norms[j] not in ATTRIBUTIVE or j + 1 >= limit:
        return False
    return noun_at(text, j + 1, end) is not None or text.words.adjectives.get(text.norms[j + 1]) is not None


def _past_joint(text: Reading, i: int, j: int, limit: int) -> int | None:
    """The token after a small word that joins modifiers of a phrase that began at token i; None where it stops them."""
    norms, tokens, word = text.norms, text.tokens, text.norms[j]
    if word in ("and", "or", "&"):
        return j + 1 if _joins_modifiers(text, j, limit) else None
    if word == "of":  # "an Islamic Movement of Uzbekistan facilitator"
        named = j > i and tokens[j - 1].text[0].isupper() and j + 1 < limit and tokens[j + 1].text[0].isupper()
        return j + 1 if named else None
    if word == "(":  # "23 ISIS (Daesh) militants"
        return norms.index(")", j) + 1 if j > i and ")" in norms[j : j + 5] else None
    return j + 1 if tokens[j].text == "IS" else None  # the group, not the verb


def _unknown_at(word: str, j: int, unlisted: bool, unknown: int | None) -> int | None:
    """Where the last plural noun of no table stands, after the word at token j."""
    if word in ("'s", "'"):
        return unknown
    if word.endswith("s") and word.isalpha() and len(word) > 3:
        return j
    return None if unlisted else unknown


def _describes(text: Reading, noun: tuple[VictimNoun, int], limit: int) -> bool:
    """Whether a singular noun after a number only describes the noun to come: "eight rightist Alliance mayors"."""
    upper = noun[1] < limit and text.tokens[noun[1]].text[0].isupper()
    return noun[0].demonym or (upper and _leads_to_noun(text, noun[1], limit))


def _goes_on_as_compound(text: Reading, i: int, end: int) -> bool:
    """Whether a victim noun is followed by another noun that it only describes: "army officers", "child soldiers"."""
    if i >= end or text.norms[i] in PUNCTUATION:
        return False
    word = text.norms[i]
    before = text.words.victims.get(text.norms[i - 1])
    if (
        text.tokens[i].text[0].isupper()
        and text.tokens[i - 1].text[0].islower()
        and before is not None
        and before.plural
    ):
        return False  # "1,400 people Human Rights Watch said", where a comma was lost
    if before is not None and before.plural and not before.demonym and text.tokens[i].text[0].islower():
        after = noun_at(text, i, end)
        if after is not None and not after[0].plural:
            return False  # "10 civilians activist groups said", where a comma was lost: a plural describes no noun
    if word == "-":
        return i + 1 < end and noun_at(text, i + 1, end) is None and text.tokens[i + 1].joined
    if word in text.words.things and word not in ("force", "side"):
        return True
    harm = text.words.harm.get(word)
    if harm is not None and harm.frame == "noun":
        return True
    return noun_at(text, i, end) is not None


def _leads_to_noun(text: Reading, i: int, limit: int) -> bool:
    """ "a Taliban improvised explosive device cell leader": a people's name that only describes the noun after it."""
    for k in range(i, min(limit, i + 6)):
        if (
            text.norms[k] in STOP
            or text.norms[k] in PUNCTUATION
            or text.norms[k] in text.words.harm
            or k in text.counts
        ):
            return False
        if noun_at(text, k, limit) is not None:
            return True
    return False


def _joins_modifiers(text: Reading, j: int, limit: int) -> bool:
    """ "20 rebel and jihadist fighters": the words after "and" are no phrase of their own and lead to a head."""
    for k in range(j + 1, min(limit, j + 6)):
        if k in text.counts or text.norms[k] in SINGLE or text.norms[k] in STOP or text.norms[k] in text.words.harm:
            return False
        noun = noun_at(text, k, limit)
        if noun is not None and not (noun[0].demonym and not noun[0].plural and k == j + 1):
            return k > j + 1 or (not noun[0].plural and noun_at(text, noun[1], limit) is not None)
    return False


def _unknown_head(text: Reading, i: int, stop: int, unknown: int | None, singular: bool) -> Head | None:
    """A plural noun of no table right before the stop: people only if the harm word needs people."""
    if singular or unknown is None or unknown != stop - 1 or text.norms[unknown] in text.words.things:
        return None
    if text.norms[unknown] in text.words.says:
        return None
    return Head(None, unknown + 1, text.norms[unknown])
