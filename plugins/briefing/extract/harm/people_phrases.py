"""What phrases for people are made of: the nouns of the tables, phrases of harm, what belongs to a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing.extract.harm.small_words import PUNCTUATION, STOP
from briefing.knowledge.word_tables import HarmWord, VictimNoun, WordTables
from briefing.model import Form, PhraseKind, QuantityMention, Token, Victim

__all__ = ["Reading", "VictimPhrase", "absorbed", "harm_phrase_at", "noun_at"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the phrase grammar reads from: tokens, their folded words, the counts by first token, the tables."""

    tokens: tuple[Token, ...]
    in_sentence: tuple[int, ...]
    norms: list[str]
    counts: Mapping[int, QuantityMention]
    words: WordTables


class VictimPhrase(NamedTuple):
    """People in one phrase; a named tuple, since hundreds are made for an article.

    `last` ends the head noun, `reach` also what is absorbed after it ("of the border guard").
    `of_all`: it is a part of something ("three of them", "three of the 12 wounded"). `harm`: the head tells the harm
    itself ("12 deaths") or an adjective does ("30 wounded soldiers"); None: somebody else must.
    """

    first: int
    last: int
    reach: int
    low: int | None
    high: int | None
    form: Form
    kind: PhraseKind
    head: str = ""
    status: Victim = "undetermined"
    group: str | None = None
    definite: bool = False
    of_all: bool = False
    harm: HarmWord | None = None
    name: str = ""  # the last word of a person's name in the phrase
    known: bool = True  # False: the head is no noun of the tables; only words that need a person make it one


def noun_at(text: Reading, i: int, end: int) -> tuple[VictimNoun, int] | None:
    """The victim noun at token i and the token after it; compounds first."""
    norms = text.norms
    word = norms[i]
    if word in text.words.compound_heads:
        for size in (3, 2):
            noun = text.words.victim_compounds.get(tuple(norms[i : i + size])) if i + size <= end else None
            if noun is not None:
                return noun, i + size
    noun = text.words.victims.get(word)
    if noun is None:
        return None
    if noun.demonym and not text.tokens[i].text[0].isupper():
        return None
    return noun, i + 1


def harm_phrase_at(text: Reading, i: int, end: int) -> tuple[HarmWord, int] | None:
    """The phrase of harm that begins at token i ("taken hostage") and the token after it."""
    for phrase in text.words.phrases.get(text.norms[i], ()):
        last = i + len(phrase.words)
        if last <= end and all(p in ("*", n) for p, n in zip(phrase.words, text.norms[i:last], strict=True)):
            return phrase.harm, last
    return None


def _past_ages(norms: list[str], i: int, end: int) -> int:
    """The token after "aged between 3 and 10", "aged 12"; i itself where no ages are told."""
    if i >= end or norms[i] != "aged":
        return i
    j = i + 1
    while j < end and (norms[j] in ("between", "from", "to", "and", "or", "under", "-") or norms[j][0].isdecimal()):
        j += 1
    return j


_TIED = frozenset({"belonging", "affiliated", "loyal", "aligned", "allied"})


def absorbed(text: Reading, i: int, end: int) -> int:
    """The token after what belongs to the head: "of the X security forces", "from Goma", "(three women)"."""
    norms = text.norms
    j = _past_ages(norms, i, end)
    while j < end and (norms[j] in ("of", "from") or norms[j] in _TIED):
        k = j + 1
        while k < end and k - i < 14:
            word = norms[k]
            if word == "the" and norms[k + 1 : k + 2] == ["majority"]:
                break  # "members of a tribe the majority of them civilians"
            if word == "the" or (
                word in ("to", "with") and norms[k - 1] in ("belonging", "affiliated", "loyal", "aligned", "allied")
            ):
                k += 1
                continue
            if (
                word in PUNCTUATION
                or k in text.counts
                or (word in STOP and word not in ("and", "his", "her"))
                or word in text.words.harm
            ):
                break
            if word == "and" and not (k + 1 < end and text.tokens[k + 1].text[0].isupper()):
                break
            k += 1
        if k == j + 1:
            break
        j = k
    return j
