"""Which sentences of an article tell of events: harm, fighting, movement; none in a story of an illness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.extract.places.grammar import WORDS
from briefing.knowledge import Knowledge
from briefing.knowledge.word_tables import WordTables
from briefing.model import Mentions, ParsedText

__all__ = ["Telling", "event_sentences"]

# A sentence that begins so goes on about what the one before told.
_BACK = frozenset({"they", "it", "the", "he", "she", "this", "that", "his", "her", "their", "there", "those", "these"})
_FIGHTERS = frozenset({"troops", "soldiers", "rebels", "militants", "gunmen", "insurgents", "shelling", "missiles"})
_ILL, _ILL_EVERY = 3, 80  # words of illness that make a story one: so many, and one in so many tokens


@dataclass(frozen=True, slots=True)
class Telling:
    """For each sentence whether it tells of events, and the words that do."""

    parsed: ParsedText
    norms: tuple[str, ...]
    told: tuple[bool, ...]
    words: frozenset[str]


def event_sentences(mentions: Mentions, knowledge: Knowledge) -> Telling:
    """Which sentences tell of events: harm, or one of the words of fighting and movement."""
    parsed = mentions.parsed
    harmed = {parsed.in_sentence[h.first] for h in mentions.harms}
    telling, norms = _telling_words(knowledge.words), parsed.norms
    if _is_of_disease(parsed):
        return Telling(parsed, norms, (False,) * len(parsed.sentences), telling)
    harmed.update(parsed.in_sentence[i] for i in parsed.spots(telling))
    told = [n in harmed for n in range(len(parsed.sentences))]
    for n, sentence in enumerate(parsed.sentences[1:], 1):
        before = parsed.sentences[n - 1]
        if not told[n] and told[n - 1] and before.block == sentence.block and norms[sentence.first] in _BACK:
            told[n] = not WORDS.speaks.intersection(norms[sentence.first : sentence.last])
    return Telling(parsed, norms, tuple(told), telling)


def _is_of_disease(parsed: ParsedText) -> bool:
    """Whether a story is of an illness and of no fighters: it counts its cases by place, but no event happens there."""
    ill = sum(1 for _ in parsed.spots(WORDS.diseases))
    return ill >= _ILL and ill * _ILL_EVERY > len(parsed.norms) and not any(True for _ in parsed.spots(_FIGHTERS))


@cache
def _telling_words(words: WordTables) -> frozenset[str]:
    return WORDS.events | words.harm.keys()
