"""Whether events of the article happen at a place: read from the place's role in the sentences that name it."""

from __future__ import annotations

from briefing.extract.place_grammar import WORDS
from briefing.knowledge import Knowledge
from briefing.model import Mentions, ParsedText, PlaceMention, Sentence

__all__ = ["event_sentences", "is_site_mention"]

# A sentence that begins so goes on about what the one before told.
_BACK = frozenset({"they", "it", "the", "he", "she", "this", "that", "his", "her", "their", "there", "those", "these"})


def event_sentences(mentions: Mentions, knowledge: Knowledge) -> tuple[bool, ...]:
    """For each sentence whether it tells of events: harm, or one of the words of fighting and movement."""
    parsed = mentions.parsed
    harmed = {parsed.tokens[h.first].sentence for h in mentions.harms}
    harm = knowledge.words.harm
    norms = tuple(t.norm for t in parsed.tokens)
    told = [
        n in harmed or any(w in WORDS.events or w in harm for w in norms[s.first : s.last])
        for n, s in enumerate(parsed.sentences)
    ]
    for n, sentence in enumerate(parsed.sentences[1:], 1):
        before = parsed.sentences[n - 1]
        if not told[n] and told[n - 1] and before.block == sentence.block and norms[sentence.first] in _BACK:
            told[n] = not WORDS.speaks.intersection(norms[sentence.first : sentence.last])
    return tuple(told)


def is_site_mention(parsed: ParsedText, mention: PlaceMention, events: tuple[bool, ...]) -> bool:
    """Whether this mention puts events at the place: its sentence tells of them, at or against the name."""
    number = parsed.tokens[mention.first].sentence
    if not events[number] or mention.cue in ("based", "dateline", "actor"):
        return False
    norms = tuple(t.norm for t in parsed.tokens[parsed.sentences[number].first : parsed.sentences[number].last])
    if _speaks_there(parsed, mention, parsed.sentences[number]):
        return False
    if mention.cue in ("in", "object"):
        return not (WORDS.background.intersection(norms) and mention.hint is None)
    return mention.cue == "of" and mention.hint is not None


def _speaks_there(parsed: ParsedText, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether somebody talks there: "said in Geneva", "told reporters in Kabul", "talks in Astana"."""
    first = max(sentence.first, mention.long_first - 5)
    before = [t.norm for t in parsed.tokens[first : mention.first]]
    for k in range(len(before) - 1, -1, -1):
        if before[k] in WORDS.events or before[k] == ",":
            return False
        if before[k] in WORDS.speaks or before[k] in WORDS.speech_places:
            return True
    return False
