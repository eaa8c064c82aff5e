"""The noun that a phrase for people turns on, behind its modifiers, and what belongs to it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.extract.people_phrases import Reading, VictimPhrase, absorbed, harm_phrase_at, noun_at
from briefing.extract.small_words import ATTRIBUTIVE, PUNCTUATION, SINGLE, STOP, SUFFERS, TIMES
from briefing.knowledge.word_tables import HarmWord, VictimNoun
from briefing.model import Victim

__all__ = ["Head", "find_head"]

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
        elif (
            noun is not None
            and not _goes_on_as_compound(text, noun[1], end)
            and not (noun[0].demonym and _leads_to_noun(text, noun[1], limit))
        ):
            if noun[1] < end and norms[noun[1]] in ("'s", "'"):
                j = noun[1] + 1  # the soldiers' families: the owner is no victim
                continue
            if singular and noun[0].plural and norms[noun[1] - 1] not in ("family",):
                return None
            return Head(noun[0], noun[1], norms[noun[1] - 1], harm, status)
        status = words.adjectives.get(word, status)
        if word in words.phrases and harm_phrase_at(text, j, end) is not None:
            break  # "250 taken hostage"
        if word in TIMES and many:
            return None  # "for two years fighters were trapped"
        if word in words.things:
            thing = j
        trigger = words.harm_nouns.get(word) if many and word.endswith("s") else None
        trigger = trigger or words.harm.get(word)
        if trigger is not None and trigger.frame == "noun" and many and not word.endswith("s"):
            return None  # "29 body parts"
        if trigger is not None and trigger.frame == "noun" and not (j + 1 < limit and noun_at(text, j + 1, end)):
            return Head(None, j + 1, word, trigger, status)
        if trigger is not None and word not in ATTRIBUTIVE:
            break
        if trigger is not None:
            if j + 1 >= limit or (noun_at(text, j + 1, end) is None and words.adjectives.get(norms[j + 1]) is None):
                break
            harm = trigger
        if word in ("and", "or", "&"):
            if not _joins_modifiers(text, j, limit):
                break
        elif (
            word == "of"
            and j > i
            and text.tokens[j - 1].text[0].isupper()
            and j + 1 < limit
            and text.tokens[j + 1].text[0].isupper()
        ):
            pass  # "an Islamic Movement of Uzbekistan facilitator"
        elif text.tokens[j].text == "IS":
            pass  # the group, not the verb
        elif word == "(" and j > i and ")" in norms[j : j + 5]:
            j = norms.index(")", j)  # "23 ISIS (Daesh) militants"
        elif word in SUFFERS or word in STOP or word in PUNCTUATION or (j > i and j in text.counts) or word in SINGLE:
            break
        elif word.endswith("s") and word not in ("'s", "'") and word.isalpha() and len(word) > 3:
            unknown = j
        elif noun is None:
            unknown = None if word not in ("'s", "'") else unknown
        j += 1
    return _unknown_head(text, i, j, unknown, singular) if thing != j - 1 else None


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
