"""What stretch of time a figure covers: one incident, a period within the story, or all since a beginning.

A table of cue, tense and size, read in the harm's part of its sentence; "after", "while" and the like are its borders.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from briefing.model import DateMention, HarmMention, Scope
from briefing.resolve.claim_places import place_of
from briefing.resolve.located import Located
from briefing.resolve.scope_words import (
    ARTICLES,
    BORDERS,
    CAMPAIGNS,
    EVENT,
    FOUGHT,
    HOLDING,
    LATELY,
    ONGOING,
    OPERATIONS,
    ORDINALS,
    OTHER_CLAIM,
    SUPERLATIVES,
    TALLY,
    THIS_DAY,
    TIMES,
    UNITS,
    WAR,
)

__all__ = ["scope_of", "scope_told", "usual_scope"]

_WAR_DEAD = 1000  # from here on "the campaign has killed" is a war's own total
_SHORT_DAYS = 14
_MONTHS_LONG = timedelta(days=75)
_TOO_MANY = 2000  # for one incident
_MANY = 100
_FEW = 10


def scope_of(located: Located, harm: HarmMention) -> Scope | None:
    """The scope of one harm: the first cue that tells; None where its own words tell nothing."""
    return scope_told(located, harm)[0]


def scope_told(located: Located, harm: HarmMention) -> tuple[Scope | None, str]:
    """The scope with the cue that told it, in words for an analyst; None and "" where its own words tell nothing."""
    first, last = _part(located, harm)
    words = located.norms[first:last]
    cues: tuple[tuple[str, Callable[[], Scope | None]], ...] = (
        ("“since” tells a beginning", lambda: _since(located, harm)),
        ("words for a stretch of time", lambda: _stretch(_without_days(located, first, words), harm.trigger - first)),
        ("a fight of more than a day", lambda: _fought(located, harm, first, last)),
        ("two days named together", lambda: _days_joined(located, first, last)),
        ("a month or a year, and no single event", lambda: _span(located, first, last, words)),
        ("a sum so far, told in the perfect or as a tally", lambda: _perfect_total(located, harm, words)),
        ("a campaign or a war is what did it", lambda: _campaign(located, harm, first)),
    )
    return next(((told, why) for why, cue in cues if (told := cue()) is not None), (None, ""))


def usual_scope(located: Located, harm: HarmMention) -> Scope:
    """The scope of a harm that nothing tells of: an incident, but for captives held and more people than one has."""
    many = (harm.low or harm.high or 0) >= _TOO_MANY
    return "cumulative" if many or located.norms[harm.trigger] in HOLDING else "incident"


def _without_days(located: Located, first: int, words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the words of single days: "on Thursday last week" is no week."""
    covered = {
        i
        for d in located.mentions.dates
        if d.rule == "weekday" and d.last - d.first > 1
        for i in range(d.first, d.last)
    }
    return tuple("" if first + k in covered else word for k, word in enumerate(words)) if covered else words


def _part(located: Located, harm: HarmMention) -> tuple[int, int]:
    """The stretch of the harm's sentence that no border parts from it."""
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    norms, first, last = located.norms, sentence.first, sentence.last
    for i in range(min(harm.first, harm.trigger) - 1, first - 1, -1):
        if norms[i] in BORDERS:
            first = i
            break
    for i in range(max(harm.last, harm.trigger), last):
        if norms[i] in BORDERS:
            last = i
            break
    return first, last


def _since(located: Located, harm: HarmMention) -> Scope | None:
    """ "since Saturday", "since the war began"; a beginning within two weeks makes a period."""
    norms, published = located.norms, located.parsed.document.published
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    if "since" not in norms[sentence.first : sentence.last]:
        return None
    for i in range(sentence.first, sentence.last):
        if (
            norms[i] != "since"
            or norms[i + 1].endswith("ing")
            or norms[i + 1] in THIS_DAY
            or any(w in BORDERS or w in OTHER_CLAIM for w in norms[min(i, harm.last) : max(i, harm.first)])
            or _in_the_beginning(norms, i, harm)
        ):
            continue
        dates = located.mentions.dates
        day = next((d for d in dates if d.since and i < d.first <= i + 4), None) or next(
            (d for d in dates if _single(d) and i < d.first <= i + 14 and d.first < sentence.last), None
        )  # "since Thursday", "since they went on the offensive on Thursday"
        if day is not None and day.low is not None and published is not None:
            return "period" if published - day.low <= timedelta(days=_SHORT_DAYS) else "cumulative"
        if day is not None and day.rule == "weekday":
            return "period"
        if i > sentence.first or norms[i + 1 : i + 2] == ("then",) or day is not None or _begins(norms[i + 1 : i + 9]):
            return "cumulative"
    return None


def _in_the_beginning(norms: tuple[str, ...], since: int, harm: HarmMention) -> bool:
    """ "Since raiders crossed the border, killing 40 people, the army has struck": the harm opens the stretch."""
    return (
        norms[harm.trigger].endswith("ing")
        and since < harm.trigger
        and norms[since : harm.trigger].count(",") == 1
        and norms[harm.trigger - 1] == ","
        and norms[harm.last : harm.last + 1] == (",",)
    )


def _begins(after: tuple[str, ...]) -> bool:
    return any(w in WAR or w[:4].isdigit() or w in ("began", "start", "erupted", "broke") for w in after)


def _stretch(words: tuple[str, ...], trigger: int) -> Scope | None:
    """ "this year", "in the past week", "a six-day operation", "the first week of the siege", "so far"."""
    if TIMES.isdisjoint(words):
        return None
    told = [scope for i, word in enumerate(words) if word in TIMES and (scope := _stretch_at(words, i, trigger))]
    return "cumulative" if "cumulative" in told else told[0] if told else None


def _stretch_at(words: tuple[str, ...], i: int, trigger: int) -> Scope | None:
    word, before = words[i], words[max(0, i - 4) : i]
    if _compares(words, trigger, i):
        return None
    if word in ("year", "years", "decade", "decades"):
        joined = before[-1:] == ("-",) and any(w in WAR for w in words[i : i + 4])  # "the six-year war"
        if joined or any(w in ("this", "over", "past", "last", "so", "during") for w in before):
            return "cumulative"
    elif word in ("week", "weeks", "month", "months", "days", "fortnight", "weekend"):
        if any(w in LATELY for w in before):
            return "period"
    elif word in ("day", "daylong", "weeklong", "monthlong", "long"):
        if before[-1:] == ("-",) and any(w in OPERATIONS for w in words[i : i + 4]):
            return "period"
    elif (word == "throughout" and any(w in WAR for w in words[i : i + 4])) or (
        word == "date" and before[-1:] == ("to",)
    ):
        return "cumulative"
    return None


def _fought(located: Located, harm: HarmMention, first: int, last: int) -> Scope | None:
    """ "A month of infighting has killed 300": days, weeks or months of fighting, not the day on which they ended."""
    words = located.norms[first:last]
    if UNITS.isdisjoint(words) or (harm.low or harm.high or 0) >= _TOO_MANY:
        return None
    if any(first <= d.first < last for d in located.mentions.dates):
        return None
    for i, word in enumerate(words):
        if word in UNITS and words[i + 1 : i + 2] == ("of",) and not FOUGHT.isdisjoint(words[i + 2 : i + 6]):
            return "period"
    return None


def _compares(words: tuple[str, ...], trigger: int, i: int) -> bool:
    """ "in the fifth attack there this month", but not "in the first five months"."""
    between = words[trigger:i]
    if "," in between and _one_event(between):
        return True
    return any(
        words[k] in SUPERLATIVES or (words[k] in ORDINALS and TIMES.isdisjoint(words[k + 1 : k + 4]))
        for k in range(trigger, i)
    )


def _days_joined(located: Located, first: int, last: int) -> Scope | None:
    """ "on Tuesday and Wednesday", "between Monday and Friday": more than a day."""
    days = [d for d in located.mentions.dates if first <= d.first < last and not d.since]
    for one, two in pairwise(days):
        between = located.norms[one.last : two.first]
        if between in (("and",), ("to",), ("and", "on"), ("through",), ("until",)):
            if one.low is not None and two.high is not None and two.high - one.low > _MONTHS_LONG:
                return "cumulative"
            if _single(one) and _single(two):
                return "period"
    return None


def _single(day: DateMention) -> bool:
    return day.low is not None and day.low == day.high


def _perfect_total(located: Located, harm: HarmMention, words: tuple[str, ...]) -> Scope | None:
    """ "Some 90,000 people have been killed in the war": no day, and no single event that it could be told of."""
    near = located.norms[max(0, harm.trigger - 5) : harm.trigger]
    size = harm.low or harm.high or 0
    perfect = "have" in near or "has" in near or "'ve" in near
    tallied = harm.form != "vague" and not TALLY.isdisjoint(words)
    if not WAR.isdisjoint(words) and any(a in ("so", "thus") and b == "far" for a, b in pairwise(words)):
        return "cumulative"
    if not (tallied or perfect) or _is_dated(located, harm):
        return None
    if perfect and size < _MANY and not ONGOING.isdisjoint(words) and "left" in near:
        return "period"  # "fierce fighting that has left dozens dead"
    if tallied:
        return "cumulative"
    if _one_event(words):
        return None
    if size >= _MANY or (size >= 40 and any(w in WAR for w in _without_captives(words))):
        return "cumulative"
    counted = size >= 5 and harm.form != "vague" and harm.voice != "dying"
    return "cumulative" if counted and _in_a_country(located, harm, words) else None


def _one_event(words: tuple[str, ...]) -> bool:
    """Whether a single event is told of: "an attack", "the strike", but not "the bombing", "the bombing campaign"."""
    return any(
        word in EVENT and not word.endswith(("s", "ing")) and not ARTICLES.isdisjoint(words[max(0, i - 3) : i])
        for i, word in enumerate(words)
    )


def _without_captives(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without "of war" after prisoners, which tells of no war's total."""
    return tuple(
        w for k, w in enumerate(words) if not (w == "war" and k > 1 and words[k - 2] in ("prisoners", "prisoner"))
    )


def _campaign(located: Located, harm: HarmMention, first: int) -> Scope | None:
    """ "The conflict killed 256 people": what killed them went on for longer than a day."""
    norms, size = located.norms, harm.low or harm.high or 0
    if harm.voice != "active" or size < _FEW or norms[harm.trigger].endswith("ing") or _is_dated(located, harm):
        return None
    subject = norms[max(first, harm.trigger - 8) : harm.trigger]
    while "," in subject:
        subject = subject[subject.index(",") + 1 :]
    if CAMPAIGNS.isdisjoint(subject) or not EVENT.isdisjoint(subject):
        return None
    return "cumulative" if size >= _WAR_DEAD else "period"


def _in_a_country(located: Located, harm: HarmMention, words: tuple[str, ...]) -> bool:
    """ "have been killed in Lebanon": no nearer place and no event."""
    place = located.place_by_id.get(place_of(located, harm) or "")
    return place is not None and place.kind == "country" and not any(w in EVENT for w in words)


def _span(located: Located, first: int, last: int, words: tuple[str, ...]) -> Scope | None:
    """ "In 2016 they killed 300": a year or a month, and no single event in it."""
    events, one_event = not EVENT.isdisjoint(words), _one_event(words)
    if one_event:
        return None
    for day in located.mentions.dates:
        if first <= day.first < last and day.rule == "month" and day.low is None and not day.since:
            return "period"  # "In November" of a text without a date
        if first <= day.first < last and not day.since and day.low is not None and day.high is not None:
            stretch = day.high - day.low
            if stretch > timedelta(days=200) and not (events and day.rule == "month"):
                return "cumulative"
            if stretch >= timedelta(days=2) and not events:
                return "period"
    return None


def _is_dated(located: Located, harm: HarmMention) -> bool:
    """Whether the harm's sentence names a day."""
    number = located.parsed.in_sentence[harm.trigger]
    return any(located.parsed.in_sentence[d.first] == number and not d.since for d in located.mentions.dates)
