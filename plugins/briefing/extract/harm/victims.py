"""Phrases for people who may be harmed: "at least 12 members of the guard", "a 10-year-old girl", "seven others".

A phrase is found from its left edge (number, article or name); what it counts is decided by its head noun.
"""

from __future__ import annotations

from functools import cache

from briefing.extract.counts.numerals import NUMBER_WORDS, is_number_word
from briefing.extract.harm.counted_people import DEFINITE, read_counted
from briefing.extract.harm.described_people import no_noun, read_described
from briefing.extract.harm.named_people import aged_person, named_person, with_name
from briefing.extract.harm.noun_heads import find_head
from briefing.extract.harm.people_phrases import Reading, VictimPhrase, absorbed, noun_at
from briefing.extract.harm.small_words import BE, PARTED, PREPOSITIONS, PUNCTUATION, SINGLE, SUFFERS
from briefing.knowledge.word_tables import VictimNoun, WordTables

__all__ = ["phrase_starters", "read_elided", "read_phrase", "read_pronoun", "read_titled"]

_POSSESSIVES = frozenset({"his", "her", "their", "my", "our"})
_TITLE_REACH = 7
_ENDS = (["was"], ["died"], ["perished"])


@cache
def phrase_starters(words: WordTables) -> frozenset[str]:
    """The lower-case words that a phrase for people or a word of harm can begin with."""
    return frozenset(
        {
            *SINGLE,
            *DEFINITE,
            *SUFFERS,
            *PARTED,
            "him",
            "her",
            *words.victims,
            *words.compound_heads,
            *words.harm,
            *words.phrases,
        }
        | NUMBER_WORDS
    )


def read_phrase(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """The phrase that begins at token i of a sentence that ends before `end`; None where none does."""
    count = text.counts.get(i)
    if count is not None:
        return read_counted(text, count, end)
    word = text.norms[i]
    if word == "another" and _stands_before_harm(text, i + 1, end):
        return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "bare", head="others")
    if word in SINGLE or word in DEFINITE:
        return read_described(text, i, end)
    if word[0].isdecimal() or is_number_word(word):
        return aged_person(text, i, end)
    if text.tokens[i].text[0].isupper():
        named = read_titled(text, i, end) or named_person(text, i, end)
        if named is not None:
            return named
    if word not in text.words.victims and word not in text.words.compound_heads:
        return None
    noun = noun_at(text, i, end)
    if noun is not None and not noun[0].plural and noun[1] < end and text.tokens[noun[1]].text[0].isupper():
        named = read_titled(text, i, end)  # "soldier Jose Mario Diaz", where no article stands
        if named is not None and named.first == i:
            return named
    if noun is not None and noun[0].plural and _bare_plural_allowed(text, i):
        return _finish(text, VictimPhrase(i, noun[1], noun[1], 2, None, "vague", "plural"), noun, end)
    return None


def _stands_before_harm(text: Reading, i: int, end: int) -> bool:
    """ "one was killed and another injured", "another was wounded": the noun is left out."""
    start = i
    while i < end and text.norms[i] in BE:
        i += 1
    harm = text.words.harm.get(text.norms[i]) if i < end else None
    after = text.norms[i + 1] if i + 1 < end else "."
    free = i > start or after in PREPOSITIONS or after in PUNCTUATION
    return harm is not None and harm.form == "ed" and free


def read_elided(text: Reading, before: VictimPhrase, i: int, end: int) -> VictimPhrase | None:
    """ "his wife and son", "a man and woman": a noun that shares the determiner of the phrase before "and"."""
    shares = before.kind == "single" and not before.name and text.norms[before.first] in SINGLE
    if not shares or text.norms[before.reach : i] not in (["and"], [","], [",", "and"]):
        return None
    noun = noun_at(text, i, end)
    if noun is None or noun[0].plural or noun[0].demonym:
        return None
    family = text.norms[before.first] in _POSSESSIVES or text.norms[i] in ("woman", "girl", "boy")
    base = VictimPhrase(i, noun[1], noun[1], 1, 1, "exact", "single")
    return _finish(text, base, noun, end) if family else None


def read_pronoun(text: Reading, i: int) -> VictimPhrase | None:
    """ "killing him", "he was killed": one person told of before."""
    if text.norms[i] in ("he", "she"):
        after = text.norms[i + 1 : i + 2]
        return (
            VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", head="he", definite=True) if after in _ENDS else None
        )
    if text.norms[i] == "him" or (
        text.norms[i] == "her" and text.norms[i + 1 : i + 2] in ([","], ["."], ["and"], ["in"], ["at"], ["on"])
    ):
        return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", head="him", definite=True)
    return None


def read_titled(text: Reading, i: int, end: int, name: bool = True) -> VictimPhrase | None:
    """ "Taliban leader Mullah Omar Shah", "army chief Jonas Petit": a noun without article before a name.

    With `name` false also without one, as headlines have it: "kills Hezbollah commander".
    """
    if no_noun(text, i, _TITLE_REACH):
        return None
    found = find_head(text, i, min(end, i + _TITLE_REACH), singular=True)
    if found is None or found.noun is None or found.noun.plural or found.noun.demonym:
        return None
    if name and (found.last >= end or not text.tokens[found.last].text[0].isupper()):
        return None
    if not name and found.last < end and text.norms[found.last] in text.words.says:
        return None  # "20 others wounded Al-Manar correspondent reported"
    phrase = found.of(text, VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=name), end)
    named = with_name(text, phrase._replace(kind="single"), end)
    return named if named.name or not name else None


def _bare_plural_allowed(text: Reading, i: int) -> bool:
    if i and (text.norms[i - 1][0].isdecimal() or is_number_word(text.norms[i - 1])):
        return False  # a number that is no count: "an average of 20 miners a day"
    return text.norms[i] not in ("forces", "chief", "native", "human", "general", "private", "major", "head")


def _finish(text: Reading, phrase: VictimPhrase, noun: tuple[VictimNoun, int], end: int) -> VictimPhrase:
    return phrase._replace(
        head=text.norms[noun[1] - 1],
        status=noun[0].status,
        group=noun[0].group,
        reach=absorbed(text, noun[1], end),
    )
