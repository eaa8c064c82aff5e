"""What stretch of time a figure covers: one incident, a period within the story, or all since a beginning.

A table of cues, read in the harm's sentence; the nearest cue to the harm decides, a clause border shuts it out.
"""

from __future__ import annotations

from datetime import timedelta

from briefing.model import HarmMention, Scope
from briefing.resolve.located import Located

__all__ = ["scope_of"]

_WAR = frozenset({
    "war", "conflict", "uprising", "revolution", "invasion", "fighting", "violence", "hostilities", "offensive",
    "crisis", "rebellion", "civil", "insurgency", "unrest", "coup", "genocide", "escalation", "campaign",
    "bombardment",
})  # fmt: skip
_SPANS = frozenset(["week", "weeks", "month", "months", "days", "fortnight"])
_YEARS = frozenset(["year", "years", "decade", "decades"])
_SHORT_DAYS = 14


def scope_of(located: Located, harm: HarmMention) -> Scope:
    """The scope of one harm."""
    number = located.parsed.tokens[harm.trigger].sentence
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    begun = _since(located, harm, sentence.first, sentence.last)
    if begun is not None:
        return begun
    stretch = _stretch(words)
    if stretch is not None:
        return stretch
    if _perfect_total(located, harm, words):
        return "cumulative"
    return "incident"


def _since(located: Located, harm: HarmMention, first: int, last: int) -> Scope | None:
    norms = located.norms
    published = located.parsed.document.published
    for i in range(first, last):
        if norms[i] != "since" or _shut_out(norms[min(i, harm.last) : max(i, harm.first)]):
            continue
        after = norms[i + 1 : min(last, i + 9)]
        day = next((d for d in located.mentions.dates if d.since and i < d.first <= i + 4), None)
        if day is not None and day.low is not None and published is not None:
            return "period" if published - day.low <= timedelta(days=_SHORT_DAYS) else "cumulative"
        if day is not None and day.rule == "weekday":
            return "period"
        if (
            any(w in _WAR for w in after)
            or any(w[:4].isdigit() for w in after)
            or "began" in after
            or "start" in after
            or day is not None
        ):
            return "cumulative"
        if after and i > first:
            return "cumulative"
    return None


def _shut_out(between: tuple[str, ...]) -> bool:
    """Whether a clause border parts the cue from the harm."""
    return any(w in ("after", "while", "when", "but", ";", "whereas") for w in between)


def _stretch(words: tuple[str, ...]) -> Scope | None:
    for i, word in enumerate(words):
        before = words[max(0, i - 4) : i]
        if word in _YEARS and (
            "this" in before
            or "over" in before
            or "past" in before
            or "last" in before
            or "so" in before
            or "during" in before
        ):
            return "cumulative"
        if (
            word in _SPANS
            and word not in ("days",)
            and any(w in ("this", "past", "last", "over", "recent") for w in before)
        ):
            return "period"
        if word == "days" and any(w in ("past", "last", "over", "recent") for w in before):
            return "period"
        if word in _WAR and before[-1:] in (("the",), ("civil",)) and "in" in before and "throughout" in before:
            return "cumulative"
        if word == "far" and before[-1:] == ("so",):
            return "cumulative" if "year" in words[i : i + 4] else None
        if (
            word == "year"
            and words[max(0, i - 2) : i]
            and words[i - 1] == "-"
            and any(w in _WAR for w in words[i : i + 4])
        ):
            return "cumulative"
        if (
            word == "year"
            and i > 1
            and words[i - 1] == "-"
            and words[i + 1 : i + 2]
            and words[i + 1] in ("war", "conflict")
        ):
            return "cumulative"
    return None


def _perfect_total(located: Located, harm: HarmMention, words: tuple[str, ...]) -> bool:
    """ "Some 90,000 people have been killed in the war": no day named, or too many for one incident."""
    near = located.norms[max(0, harm.trigger - 5) : harm.trigger]
    size = harm.low or harm.high or 0
    number = located.parsed.tokens[harm.trigger].sentence
    dated = any(located.parsed.tokens[d.first].sentence == number for d in located.mentions.dates)
    if (
        ("have" in near or "has" in near)
        and not dated
        and (size >= 100 or (size >= 40 and any(w in _WAR for w in words)))
    ):
        return True
    return size >= 3000
