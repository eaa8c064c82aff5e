"""Days told from another day: "two days earlier", "the previous night", "a day after the truce ended on Friday".

The other day is the one named beside them, else the last one named before, else the day of publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.model import DateMention, ParsedText

__all__ = ["RELATIVE", "find_relative"]

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_PARTS = frozenset({"day", "night", "evening", "morning", "afternoon"})
_NEXT_TO = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}
_BACK = frozenset({"earlier", "previously", "before"})
_ON = frozenset({"later", "afterwards", "afterward", "after"})
_NEAR = frozenset({"overnight"})
RELATIVE = frozenset({*_UNITS, *_PARTS, *_NEAR})
_CLOSES = frozenset({",", ";", ".", "but", "while"})
# What cannot begin the event that "before" and "after" speak of: "the day before in Homs", "a day after, police said".
_NO_EVENT = frozenset({
    ",", ".", ";", ":", "(", ")", "-", "and", "or", "but", "in", "at", "on", "near", "when", "while", "as", "by",
    "with",
    "was", "were", "had", "has", "said", "left", "hit", "killed", "wounded", "injured", "died", "to", "for", '"',
})  # fmt: skip
_CLAUSE = 14  # words of "after the truce collapsed in the town on Friday"


def find_relative(parsed: ParsedText, named: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Such days in order of the text. `named`: the days told by themselves; empty where none look to another."""
    reader = _Reader(parsed, named)
    covered = {i for day in named for i in range(day.first, day.last)}
    for i in parsed.spots(RELATIVE):
        if i in covered:
            continue
        mention = reader.read(i)
        if mention is not None:
            reader.found.append(mention)
    return tuple(reader.found)


class _Reader:
    """One text's relative days, read from left to right; `found` grows."""

    def __init__(self, parsed: ParsedText, named: Sequence[DateMention]) -> None:
        self.parsed, self.norms = parsed, parsed.norms
        self.single = [d for d in named if d.low is not None and d.low == d.high and not d.since]
        self.named = [d for d in self.single if d.use != "ahead"]
        self.found: list[DateMention] = []

    def read(self, i: int) -> DateMention | None:
        word = self.norms[i]
        if word in _NEAR:
            return self._overnight(i)
        if word in _PARTS:
            found = self._neighbour(i)
            if found is not None:
                return found
        return self._counted(i) if word in _UNITS else None

    def _word(self, i: int) -> str:
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    # --- the day that is counted from ---------------------------------------------------------------------------

    def _sentence(self, i: int) -> int:
        return self.parsed.in_sentence[i]

    def _before(self, i: int, sentences: int) -> DateMention | None:
        """The single day named last before token i, at most so many sentences back."""
        known = [d for d in (*self.named, *self.found) if d.low is not None and d.low == d.high and d.last <= i]
        last = max(known, key=lambda d: d.last, default=None)
        return last if last is not None and self._sentence(i) - self._sentence(last.first) <= sentences else None

    def _beside(self, i: int) -> DateMention | None:
        """A day of the same sentence: the one before, else that of the statement after."""
        before = self._before(i, 0)
        after = (d for d in self.named if d.first > i and self._sentence(d.first) == self._sentence(i))
        return before or next((d for d in after if d.use == "statement"), None)

    # --- the kinds ----------------------------------------------------------------------------------------------

    def _overnight(self, i: int) -> DateMention | None:
        """The night before the day of the statement or of publication; "overnight on Sunday" is that Sunday's."""
        beside = next((d for d in self.named if 0 <= d.first - i <= 2 or 0 <= i - d.last <= 1), None)
        statement = next(
            (d for d in self.named if d.use == "statement" and self._sentence(d.first) == self._sentence(i)), None
        )
        anchor = beside or statement
        day = anchor.low if anchor is not None else self.parsed.document.published
        return DateMention(i, i + 1, day, day, "near-day")

    def _neighbour(self, i: int) -> DateMention | None:
        """ "the previous night", "the following day", "that evening", "the day before"."""
        before, after = self._word(i - 1), self._word(i + 1)
        step: int | None = None
        first, last = i - 1, i + 1
        if before in _NEXT_TO and self._word(i - 2) in ("the", "that", "on", "this", ","):
            step = _NEXT_TO[before]
        elif before == "that":
            step = 0
        elif before == "the" and after in ("before", "after") and not self._goes_on(i + 2):
            step, last = (-1 if after == "before" else 1), i + 2
        elif before == "the" and self._word(i - 2) == "in" and self._word(i - 3) in ("earlier", "later"):
            step = 0
        if step is None:
            return None
        anchor = self._beside(i) or self._before(i, 2)
        if anchor is None or anchor.low is None:
            return DateMention(first, last, None, None, "next-to-day")
        day = anchor.low + timedelta(days=step)
        return self._kept(DateMention(first, last, day, day, "next-to-day"))

    def _counted(self, i: int) -> DateMention | None:
        """ "two days earlier", "three weeks ago", "a day after shells fell"."""
        before, after = self._word(i - 1), self._word(i + 1)
        count = _NUMBERS.get(before) or (int(before) if before.isdecimal() and len(before) < 3 else None)
        if count is None:
            return None
        days = count * _UNITS[self.norms[i]]
        if after == "ago":
            return self._told(i, self.parsed.document.published, -days, "days-before")
        if after in ("before", "after") and self._goes_on(i + 2):
            return self._from_deed(i, days if after == "after" else -days)
        anchor = self._beside(i) or self._before(i, 1)
        if after in _BACK:
            return self._told(i, anchor.low if anchor else self.parsed.document.published, -days, "days-before")
        if after in _ON and anchor is not None:
            return self._told(i, anchor.low, days, "days-later")
        return None

    def _from_deed(self, i: int, days: int) -> DateMention | None:
        """ "two days after the truce ended on Friday": that Sunday; without a day there, the deed's day from here."""
        end = self._clause_end(i + 2)
        inside = next((d for d in self.single if i + 2 <= d.first < end), None)
        if inside is not None and inside.low is not None:
            told = self._told(i, inside.low, days, "days-from")
            return told and told._replace(last=max(inside.last, i + 2))
        anchor = self._before(i, 1)
        if days < 0:  # "two days before the vote" says nothing of a day where the vote's is not known
            beside = anchor is not None and self._sentence(anchor.first) == self._sentence(i)
            return None if beside else self._told(i, None, days, "days-from")
        return self._told(i, anchor.low if anchor is not None else self.parsed.document.published, -days, "day-of-deed")

    def _clause_end(self, i: int) -> int:
        last = min(self.parsed.sentences[self._sentence(i - 1)].last, i + _CLAUSE)
        return next((k for k in range(i, last) if self.norms[k] in _CLOSES), last)

    def _goes_on(self, i: int) -> bool:
        """Whether "before" and "after" have an event behind them, which "the day before" alone has not."""
        if i >= len(self.norms) or self._sentence(i) != self._sentence(i - 1):
            return False
        return self.norms[i] not in _NO_EVENT

    def _told(self, i: int, base: date | None, days: int, rule: str) -> DateMention | None:
        if base is None:
            return DateMention(i - 1, i + 2, None, None, rule)
        exact = self.norms[i] in ("day", "days")
        slack = timedelta(days=0 if exact else abs(days) // 4)
        try:
            day = base + timedelta(days=days)
            low, high = day - slack, day + slack
        except OverflowError:
            return None
        fuzzy = not exact and rule != "days-from"
        return self._kept(DateMention(i - 1, i + 2, low, high, "weeks-before" if fuzzy else rule))

    def _kept(self, mention: DateMention) -> DateMention:
        """A day after publication is nobody's."""
        published = self.parsed.document.published
        if published is not None and mention.low is not None and mention.low > published:
            return mention._replace(low=None, high=None)
        return mention
