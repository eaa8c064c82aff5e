"""Names in no list that the preposition before them makes places: "in Popanka,", "north of Sulmeriya"."""

from __future__ import annotations

from briefing.extract.places.grammar import NEVER, WORDS
from briefing.extract.places.reading import Reader, is_known
from briefing.model import Sentence

__all__ = ["is_governed"]

_CREEDS = ("ism", "isms", "ists", "ness")
_LONGEST = 2  # capitalised words
# What may follow a name in the clause: its end, another preposition, an auxiliary, a word of time.
_AFTER = WORDS.prepositions | {
    ".", ",", ";", ":", "(", ")", "!", "?", "\u2014", "\u2013", "and", "or", "after", "as", "before", "but",
    "by", "during", "for", "from", "had", "has", "have", "is", "of", "since", "that", "to", "was", "were",
    "when", "where", "which", "while", "who", "with", "early", "late", "later", "earlier", "last", "overnight",
    "today", "yesterday", "said", "says", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
}  # fmt: skip


def is_governed(reader: Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether "in" or a direction with "of" stands right before a name of a word or two that ends its phrase.

    Not in a work or a tongue ("an article in Novosti", "known in Hebrew"), nor what trust or money is put in.
    """
    norms, k = reader.norms, start - 1
    if k <= sentence.first and not (k == sentence.first and norms[end : end + 1] == (",",)):
        return False  # "In Pictures": a headline's
    if sum(reader.caps[start:end]) > _LONGEST or any(
        norms[i] in NEVER or norms[i] in WORDS.kind_after for i in range(start, end)
    ):
        return False
    if end < sentence.last and (
        norms[end] not in _AFTER or reader.norms[start] in reader.knowledge.gazetteer.first_names
    ):
        return False
    if reader.is_lowered(norms[start]) or norms[start].endswith(_CREEDS) or is_known(reader, start, end):
        return False
    if norms[k] == "in":
        return WORDS.put_in.isdisjoint(norms[max(sentence.first, k - 3) : k]) and norms[start] not in WORDS.tongues
    return (
        norms[k] == "of" and k > sentence.first and (norms[k - 1] in WORDS.directions or norms[k - 1] in WORDS.around)
    )
