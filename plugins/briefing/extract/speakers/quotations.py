"""Quoted sentences: who speaks in them is told in the sentence beside."""

from __future__ import annotations

from briefing.model import ParsedText, SpeakerMention

__all__ = ["with_quotes"]

_QUOTES = frozenset({'"', "“", "”"})


def with_quotes(parsed: ParsedText, norms: list[str], found: list[SpeakerMention]) -> tuple[SpeakerMention, ...]:
    """Adds, for a quoted sentence without a speaker, the speaker of the quotation."""
    spoken: dict[int, SpeakerMention] = {}
    for speaker in found:
        spoken.setdefault(parsed.in_sentence[speaker.verb], speaker)
    added: list[SpeakerMention] = []
    for number in _quoted(parsed, norms):
        sentence = parsed.sentences[number]
        around = (number - 1, number + 1, number - 2, number + 2)
        beside = [
            n
            for n in around
            if n in spoken and 0 <= n < len(parsed.sentences) and parsed.sentences[n].block == sentence.block
        ]
        if number not in spoken and beside:
            speaker = spoken[beside[0]]
            added.append(
                SpeakerMention(sentence.first, sentence.first + 1, speaker.name, speaker.type, "quote", sentence.first)
            )
    return tuple(sorted([*found, *added], key=lambda s: (s.verb, s.first)))


def _quoted(parsed: ParsedText, norms: list[str]) -> list[int]:
    """The sentences that begin with a quotation mark, or inside a quotation that an earlier one of the block opens."""
    quoted, inside, block = [], False, None
    for number, sentence in enumerate(parsed.sentences):
        inside = inside and sentence.block == block
        block = sentence.block
        if sentence.first < sentence.last and (inside or norms[sentence.first] in ('"', "“")):
            quoted.append(number)
        words = norms[sentence.first : sentence.last]
        for word in words if not _QUOTES.isdisjoint(words) else ():
            inside = word == "“" if word in ("“", "”") else inside != (word == '"')
    return quoted
