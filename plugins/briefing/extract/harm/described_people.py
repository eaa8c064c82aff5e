"""People behind an article or a possessive: "a 10-year-old girl", "his wife", "a family of six"."""

from __future__ import annotations

from functools import cache

from briefing.extract.counts.numerals import UNITS
from briefing.extract.harm.counted_people import DEFINITE, read_counted
from briefing.extract.harm.named_people import past_age, with_name
from briefing.extract.harm.noun_heads import Head, find_head
from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.extract.harm.small_words import BE, HAVE, PREPOSITIONS, PUNCTUATION, STOP
from briefing.knowledge.word_tables import VictimNoun, WordTables

__all__ = ["no_noun", "read_described"]

_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_MANY = frozenset({"family", "crew"})
_HEAD_REACH = 10  # words
_KIN = frozenset({"family", "families", "friends", "relatives", "colleagues", "parents"})


def no_noun(text: Reading, i: int, reach: int) -> bool:
    """Whether no noun for people stands in the next words: told at once, before they are read one by one."""
    return _noun_words(text.words).isdisjoint(text.norms[i : i + reach])


@cache
def _noun_words(words: WordTables) -> frozenset[str]:
    return words.compound_heads | words.victims.keys()


def _describes(text: Reading, i: int, end: int) -> bool:
    """Whether a people's name that ends before token i is an adjective: neither a stop nor a verb follows."""
    return i < end and text.norms[i] not in PUNCTUATION and text.norms[i] not in BE and text.norms[i] != "who"


def _describes_thing(text: Reading, found: Head, end: int) -> bool:
    """Whether a people's name only describes a thing: "a Syrian gas field"."""
    i = found.last
    while i < end and text.tokens[i].text.islower() and text.norms[i] not in STOP and text.norms[i] not in PUNCTUATION:
        i += 1
    return i > found.last and text.norms[i - 1] in text.words.things


def _third_person(text: Reading, i: int, j: int, end: int) -> bool:
    """ "wounded a third", "a third was wounded": the ordinal that ends before token j stands for a person."""
    after = text.norms[j] if j < end else "."
    told = i > 0 and text.norms[i - 1] in text.words.harm and (after in PREPOSITIONS or after in PUNCTUATION)
    return told or after in BE


def _is_minor(text: Reading, i: int) -> bool:
    word = text.norms[i]
    return (word in UNITS and UNITS[word] < 18) or (word.isdecimal() and int(word) < 18)


def _group_of(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase | None:
    """ "a family of six" is six people; "a family" is some."""
    count = text.counts.get(phrase.last + 1) if text.norms[phrase.last : phrase.last + 1] == ["of"] else None
    if count is None or count.last > end:
        return phrase._replace(kind="plural", low=2, high=None, form="vague")
    return phrase._replace(
        last=count.last,
        reach=max(count.last, phrase.reach),
        low=count.low,
        high=count.high,
        form=count.form,
        kind="counted",
    )


def read_described(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """ "a 10-year-old girl", "his wife", "the commander", "a second soldier"; "the soldiers" is unnumbered."""
    definite = text.norms[i] in DEFINITE
    j = i + 1
    if j < end and definite and text.norms[j].endswith(("teenth", "ieth")):
        return None
    if j < end and text.norms[j] in _ORDINALS:
        definite, j = False, j + 1
        if text.norms[i] == "a" and _third_person(text, i, j, end):
            return VictimPhrase(i, j, j, 1, 1, "exact", "bare", head="others")  # "wounded a third"
    if j < end and j in text.counts:  # "his two sons", "the 12 hostages"
        counted = read_counted(text, text.counts[j], end)
        return counted._replace(first=i, definite=definite) if counted is not None else None
    if j < end and text.norms[j] in ("other", "others"):
        return None
    age = j
    j, aged = past_age(text, j, end)
    minor = aged and _is_minor(text, age)
    if minor and j < end and _age_alone(text, j):
        return VictimPhrase(i, j, j, 1, 1, "exact", "single", "old", "civilian", "children")  # "a 14-year-old was shot"
    found = None if no_noun(text, j, _HEAD_REACH) else find_head(text, j, end)
    if found is None or found.noun is None or _only_describes(text, found, definite, end):
        return None
    base = VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=definite)
    phrase = found.of(text, base, end)
    if minor and phrase.status == "undetermined":
        phrase = phrase._replace(status="civilian", group="children")
    told = _of_number(text, phrase, found.noun, end)
    return told._replace(definite=False) if told is not None and aged and told.kind == "single" else told


def _age_alone(text: Reading, j: int) -> bool:
    """Whether nothing that could be a noun follows an age."""
    return text.norms[j] in BE | HAVE | PREPOSITIONS | PUNCTUATION or text.norms[j] in text.words.harm


def _only_describes(text: Reading, found: Head, definite: bool, end: int) -> bool:
    """Whether the head is no person: "the Russian full-scale invasion", "captured a Syrian gas field"."""
    noun = found.noun
    if noun is None or not noun.demonym:
        return False
    if definite:
        return not noun.plural and _describes(text, found.last, end)
    return _describes_thing(text, found, end)


def _of_number(text: Reading, phrase: VictimPhrase, noun: VictimNoun, end: int) -> VictimPhrase | None:
    """The phrase as one person, two, a family, or some; None where its head harms nobody."""
    if phrase.head in _MANY and not noun.plural:
        return _group_of(text, phrase, end)
    if phrase.head in _KIN and text.norms[phrase.last : phrase.last + 2] == ["of", "those"]:
        return None  # "the families of those killed"
    if phrase.head == "head" and text.norms[phrase.last : phrase.last + 1] != ["of"]:
        return None  # "it hurt my head"
    if noun.plural:
        if text.norms[phrase.first] in ("a", "an", "another", "one"):
            return None
        return phrase._replace(kind="plural", low=2, high=None, form="vague")
    if phrase.head == "couple":
        return phrase._replace(kind="counted", low=2, high=2)
    return with_name(text, phrase._replace(kind="single"), end)
