"""How days were read: words such as "Sunday" or "two days earlier", which only another day explains."""

from __future__ import annotations

from briefing.model import DateMention, Mentions, ReadDay

__all__ = ["read_days"]

# A full date says itself what it means; a month or a year is no day.
_EXPLAINED = frozenset({
    "weekday", "weekend", "near-day", "next-to-day", "days-before", "days-later", "days-from",
})  # fmt: skip
_LONGEST = 60  # characters of words that a note beside the text can quote


def read_days(mentions: Mentions) -> tuple[ReadDay, ...]:
    """The days of the text in its order, without the headline's; () where none needs explaining."""
    found = (_read(mentions, day) for day in mentions.dates if day.rule in _EXPLAINED and day.use != "ahead")
    return tuple(day for day in found if day is not None)


def _read(mentions: Mentions, day: DateMention) -> ReadDay | None:
    parsed = mentions.parsed
    words = parsed.words(day.first, day.last)
    if day.low is None or len(words) > _LONGEST or parsed.sentences[parsed.in_sentence[day.first]].part == "headline":
        return None
    return ReadDay(words, parsed.starts[day.first] - parsed.body_start, day.low, day.high or day.low, day.rule)
