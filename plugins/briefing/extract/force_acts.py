"""What a mentioned actor does in its sentence: it fights, it backs another, or it is only named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefing.extract.force_scan import Found
from briefing.extract.names import WordStream
from briefing.knowledge.arms_words import ArmsWords
from briefing.model import ForceMention, ParsedText

__all__ = ["with_acts"]

_AFTER, _BEFORE, _NEAR = 9, 6, 3


def with_acts(
    found: Sequence[Found], parsed: ParsedText, stream: WordStream, arms: ArmsWords
) -> tuple[ForceMention, ...]:
    """The mentions with `act` and `backs` filled, in the same order."""
    done: list[ForceMention] = []
    for number, item in enumerate(found):
        mention = item.mention
        low, high = _window(found, number, parsed, stream)
        if not mention.act:
            mention = replace(mention, act=_act(item, low, high, stream.words, arms))
        if mention.act == "backs":
            mention = replace(mention, backs=_backed(found, number, parsed))
        done.append(mention)
    return tuple(done)


def _window(found: Sequence[Found], number: int, parsed: ParsedText, stream: WordStream) -> tuple[int, int]:
    """The words around a mention that may tell what it does: its sentence, no further than the next mentions' ends."""
    item = found[number]
    sentence = parsed.tokens[item.mention.first].sentence
    low, high = max(0, item.first - _BEFORE), min(len(stream.words) - 3, item.last + _AFTER)
    while parsed.tokens[stream.at[low]].sentence != sentence:
        low += 1
    while high > item.last and parsed.tokens[stream.at[high - 1]].sentence != sentence:
        high -= 1
    if number and found[number - 1].last > low:
        low = found[number - 1].last
    if number + 1 < len(found) and found[number + 1].first < high:
        high = max(item.last, found[number + 1].first)
    return low, high


def _act(item: Found, low: int, high: int, words: tuple[str, ...], arms: ArmsWords) -> Literal["", "fights", "backs"]:
    if item.mention.rank == 1:
        return "fights"
    after, before = words[item.last : high], words[low : item.first]
    if any(word in arms.backs for word in (*after[:2], *before[-_NEAR:])):
        return "backs"
    if any(word in arms.fights for word in after) or any(word in arms.fights for word in before):
        return "fights"
    return ""


def _backed(found: Sequence[Found], number: int, parsed: ParsedText) -> int | None:
    """The mention that this one backs: the next in its sentence, else the one before."""
    sentence = parsed.tokens[found[number].mention.first].sentence
    for other in (number + 1, number - 1):
        if 0 <= other < len(found) and parsed.tokens[found[other].mention.first].sentence == sentence:
            return other
    return None
