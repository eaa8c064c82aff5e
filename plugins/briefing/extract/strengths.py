"""Numbers of an armed actor's people and weapons: "175 minesweepers", planned; "40 tanks", deployed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from briefing.knowledge import Knowledge
from briefing.knowledge.arms_words import ArmsWords
from briefing.model import ForceMention, ParsedText, QuantityMention, Sentence, StrengthMention, StrengthState

__all__ = ["find_strengths"]

_REACH = 9  # words on either side of the number that tell its state


def find_strengths(
    parsed: ParsedText,
    quantities: tuple[QuantityMention, ...],
    forces: tuple[ForceMention, ...],
    knowledge: Knowledge,
) -> tuple[StrengthMention, ...]:
    """Each quantity before a unit of people or arms, unless harmed or lost; empty where there is none."""
    arms = knowledge.actors.arms
    starts = [force.first for force in forces]
    found: list[StrengthMention] = []
    for quantity in quantities:
        unit = _unit(parsed, quantity.last, arms)
        if unit is None or _in_name(forces, starts, quantity):
            continue
        last, words = unit
        sentence = parsed.sentences[parsed.in_sentence[quantity.first]]
        state = _state(parsed, sentence, (quantity.first, last), arms)
        if state is not None:
            count = quantity.low if quantity.low is not None else quantity.high
            owner = _owner(forces, starts, sentence, (quantity.first, last))
            found.append(StrengthMention(quantity.first, last, count, words, state, "number-of-unit", owner))
    return tuple(found)


def _in_name(forces: tuple[ForceMention, ...], starts: list[int], quantity: QuantityMention) -> bool:
    """Whether the number is a part of a name: M23, the 47th Brigade."""
    number = bisect_right(starts, quantity.first) - 1
    return number >= 0 and forces[number].rank == 0 and quantity.first < forces[number].last


def _unit(parsed: ParsedText, at: int, arms: ArmsWords) -> tuple[int, str] | None:
    """The end and the words of a unit within four tokens of a number ("Russian military advisers"); or None."""
    tokens = parsed.tokens
    for start in range(at, min(at + 4, len(tokens))):
        if not tokens[start].text[:1].isalpha() and tokens[start].text != "-":
            return None
        for phrase, _ in arms.units.get(tokens[start].norm, ()):
            plain = [i for i in range(start, min(start + 2 * len(phrase), len(tokens))) if tokens[i].norm != "-"]
            plain = plain[: len(phrase)]
            if tuple(tokens[i].norm for i in plain) == phrase:
                last = plain[-1] + 1
                return last, " ".join(t.text for t in tokens[start:last]).replace(" - ", "-")
    return None


def _state(parsed: ParsedText, sentence: Sentence, span: tuple[int, int], arms: ArmsWords) -> StrengthState | None:
    """What is said of these people or arms; None where they are killed, captured or destroyed."""
    tokens = parsed.tokens
    before = [t.norm for t in tokens[max(sentence.first, span[0] - _REACH) : span[0]]]
    after = [t.norm for t in tokens[span[1] : min(sentence.last, span[1] + _REACH)]]
    if any(token.norm in arms.strength_not for token in tokens[sentence.first : sentence.last]):
        return None
    if any(word in arms.strength_withdrawn for word in (*before, *after[:4])):
        return "withdrawn"
    if any(word in arms.strength_planned for word in before[-4:]):
        return "planned"
    if any(word in arms.strength_deployed for word in (*before, *after)):
        return "deployed"
    return "reported"


def _owner(
    forces: tuple[ForceMention, ...], starts: list[int], sentence: Sentence, span: tuple[int, int]
) -> int | None:
    """The actor told in the number's own words, else the last before it in its sentence, else the first after it."""
    low, high = bisect_left(starts, sentence.first), bisect_left(starts, sentence.last)
    inside = [i for i in range(low, high) if span[0] <= forces[i].first < span[1] + 3 and forces[i].rank < 2]
    before = [i for i in range(low, high) if forces[i].first < span[0]]
    chosen = inside or before[::-1] or list(range(low, high))
    return chosen[0] if chosen else None
