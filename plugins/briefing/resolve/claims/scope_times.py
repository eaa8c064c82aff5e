"""Words of time that tell a figure's stretch: "since Saturday", "in the past week", "a six-day siege", "in May"."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from briefing.knowledge.scope_words import ScopeWords
from briefing.model import DateMention, HarmMention, Scope
from briefing.resolve.claims.places import place_of
from briefing.resolve.located import Located

__all__ = ["tells_one_event", "told_by_time"]

_SHORT = timedelta(days=14)  # a beginning no longer ago makes a period
_SPAN = timedelta(days=2)
_MONTHS = timedelta(days=75)
_YEAR = timedelta(days=120)  # "between January and June", "in 2016": told as a year's total
_WAR_DEAD = 2000  # a month named beside so many is a war's beginning
_A_FEW = 5
_MANY_RAIDS = 50  # raids of a month, and not the month of a raid
_ENDS = frozenset({"ended", "ends"})
_ARTICLES = frozenset({"a", "an", "the", "'s"})
_WAR = 5_000  # "in five months of bombardment": from here on the dead of a whole war


def told_by_time(
    located: Located, harm: HarmMention, part: tuple[int, int], words: ScopeWords
) -> tuple[Scope | None, str]:
    """The scope that words of time tell in the harm's `part` (token span), and the cue; None and "" for none."""
    since = _since(located, harm, words)
    if since is not None:
        return since, "“since” tells a beginning"
    first, last = part
    near, size = located.norms[first:last], harm.low or harm.high or 0
    days = [d for d in located.mentions.dates if first <= d.first < last and not d.since]
    days = [d for d in days if located.norms[d.last : d.last + 1] != ("that",)]  # "said last week that ..."
    stretch = _stretch(_without_days(near, first, days), harm.trigger - first, words)
    if stretch is not None:
        whole = stretch == "period" and size >= _WAR and harm.outcome in ("killed", "injured")
        return "cumulative" if whole else stretch, "words for a stretch of time"
    days = [d for d in days if "since" not in located.norms[max(first, d.first - 8) : d.first]]
    joined = _joined(located, days)
    if joined is not None:
        return joined, "two days named together"
    span = _span(located, days, near, harm, words) if days else None
    return span, "a month or a year, and no single event" if span else ""


def _without_days(near: tuple[str, ...], first: int, days: list[DateMention]) -> tuple[str, ...]:
    """Without the words of single days: "on Thursday last week" is no week."""
    covered = {i - first for d in days if d.rule == "weekday" and d.last - d.first > 1 for i in range(d.first, d.last)}
    return tuple("" if k in covered else word for k, word in enumerate(near)) if covered else near


def _since(located: Located, harm: HarmMention, words: ScopeWords) -> Scope | None:
    """ "since Saturday", "since the war began"; a beginning within two weeks makes a period, "since dawn" a day."""
    norms = located.norms
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    if "since" not in norms[sentence.first : sentence.last]:
        return None
    for i in range(sentence.first, sentence.last):
        if norms[i] != "since" or norms[i + 1].endswith("ing"):
            continue
        day = next((d for d in located.mentions.dates if d.since and i < d.first <= i + 4), None)
        if _parted(norms, harm, i, day is not None, words):
            continue
        if not words.moments.isdisjoint(norms[i + 1 : i + 4]):
            return "incident"
        if day is not None and day.low is None and day.rule == "weekday":
            return "period"
        low = day.low if day is not None else _begun(located, i)
        if low is not None and located.parsed.document.published is not None:
            return "period" if located.parsed.document.published - low <= _SHORT else "cumulative"
        if i > sentence.first or norms[i + 1] == "then" or day is not None or _begins(norms[i + 1 : i + 9], words):
            return "cumulative"
    return None


def _parted(norms: tuple[str, ...], harm: HarmMention, since: int, dated: bool, words: ScopeWords) -> bool:
    """Whether a border or a comparison stands between them, or a relative clause after a beginning without a day."""
    if _opens(norms, harm, since):
        return True
    between = norms[min(since, harm.last) : max(since, harm.first)]
    if not (words.borders.isdisjoint(between) and words.other_figure.isdisjoint(between)):
        return True
    if (
        not dated
        and since < harm.first
        and any(w in ("that", "which", "who") and "," not in between[k:] for k, w in enumerate(between))
    ):
        return True
    return _compares(norms, harm.trigger, since, words)


def _opens(norms: tuple[str, ...], harm: HarmMention, since: int) -> bool:
    """ "Since raiders crossed the border, killing 40 people, the army has struck": the harm opens the stretch."""
    before = norms[since : harm.trigger]
    aside = before[-1:] == (",",) and before.count(",") == 1 and norms[harm.last : harm.last + 1] == (",",)
    return aside and norms[harm.trigger].endswith("ing")


def _begun(located: Located, since: int) -> date | None:
    """The day in a clause of beginning: "since the violence erupted a week ago"."""
    for day in located.mentions.dates:
        if since < day.first <= since + 12 and not day.since:
            return None if "," in located.norms[since : day.first] else day.low
    return None


def _begins(after: tuple[str, ...], words: ScopeWords) -> bool:
    return any(w in words.wars or w[:4].isdigit() or w in words.begins for w in after)


def _stretch(near: tuple[str, ...], trigger: int, words: ScopeWords) -> Scope | None:
    """The longest stretch that a word of time tells; within a day ("in 24 hours") it is an incident."""
    if words.times.isdisjoint(near):
        return None
    told = [s for i, w in enumerate(near) if w in words.times and (s := _stretch_at(near, i, trigger, words))]
    return next((s for s in ("incident", "cumulative", "period") if s in told), None)


def _stretch_at(near: tuple[str, ...], i: int, trigger: int, words: ScopeWords) -> Scope | None:
    word, before, after = near[i], near[max(0, i - 4) : i], near[i + 1 : i + 4]
    last = before[-1] if before else ""
    if word == "throughout" or (word == "date" and last == "to"):
        return "cumulative" if word == "date" or not words.wars.isdisjoint(after) else None
    if after[:1] == ("that",) and last == "last":
        return None  # "said last week that ..." tells when it was said
    if (after[:1] and after[0] in words.distances) or _compares(near, trigger, i, words):
        return None
    if word in words.hours:
        return "incident" if not words.lately.isdisjoint(before) and last != "-" else None
    total: Scope = "cumulative" if word in words.long_spans else "period"
    if last == "-" or word.endswith("long"):
        return _joined_to(word, near[i + 1 : i + 6], words)
    if after[:1] == ("of",) and (word.endswith("s") or last == "a") and last != "early":
        fought = words.operations | words.wars | words.events  # "days of shelling", "a month of infighting"
        if not fought.isdisjoint(near[i + 2 : i + 6]):
            return None if _ENDS & {*near[i:trigger]} else total  # "days of fighting ended on Sunday with five dead"
    if after[:1] == ("of",) and tells_one_event(near, words):
        return None  # "in the attack during the holy month of Ramadan"
    if word == "day":
        return None  # "during the day", "the first day of the siege"
    if last in ("this", "last") and words.stretches.isdisjoint(before):
        begun = not words.begins.isdisjoint(before[-3:-1])  # "a push launched earlier this month"
        if begun and last == "last" and not words.operations.isdisjoint(near[max(0, i - 5) : i - 1]):
            return "period"  # "in an offensive which began last weekend"
        return None if begun or tells_one_event(near, words) else total  # "last week they killed three in a raid"
    counted = last in words.few or last.isdigit()
    if not words.lately.isdisjoint(before) or (counted and not words.lasts.isdisjoint(before)):
        return total
    return None


def _joined_to(word: str, after: tuple[str, ...], words: ScopeWords) -> Scope | None:
    """ "a three-day assault" is a period; "the six-year war", "the 30-month conflict" are wars counted whole."""
    if word in words.long_spans:
        return None if words.wars.isdisjoint(after) else "cumulative"
    if words.operations.isdisjoint(after):
        return None
    whole = word in ("month", "months") and ("war" in after or "conflict" in after)
    return "cumulative" if whole else "period"


def _compares(norms: tuple[str, ...], trigger: int, i: int, words: ScopeWords) -> bool:
    """ "in the fifth attack there this month", "the worst day in weeks", but not "in the first five months"."""
    return any(
        (norms[k] in words.superlatives and (norms[k] != "most" or norms[k - 1] == "the"))
        or (norms[k] in words.ordinals and words.times.isdisjoint(norms[k + 1 : k + 4]))
        for k in range(trigger if trigger < i else max(0, i - 6), i)
    )


def _joined(located: Located, days: list[DateMention]) -> Scope | None:
    """ "on Tuesday and Wednesday", "from Monday to Friday": more than a day; over months, a total."""
    for one, two in pairwise(days):
        if located.norms[one.last : two.first] in (("and",), ("to",), ("and", "on"), ("through",), ("until",)):
            if one.low is not None and two.high is not None and two.high - one.low > _MONTHS:
                return "cumulative"
            if _single(one) and _single(two):
                return "period"
    return None


def _single(day: DateMention) -> bool:
    return day.low is not None and day.low == day.high


def _span(
    located: Located, days: list[DateMention], near: tuple[str, ...], harm: HarmMention, words: ScopeWords
) -> Scope | None:
    """ "In 2016 they killed 300", "between January and June": long days, and no single event or day in them."""
    if not words.events.isdisjoint(near) and (
        (harm.low or harm.high or 0) < _MANY_RAIDS or tells_one_event(near, words) or _in_one_town(located, harm)
    ):
        return None  # "in May a raid killed 12", but "in May raids killed 250 in Darfur"
    if any(_single(d) for d in days):
        return None
    published, size = located.parsed.document.published, harm.low or harm.high or 0
    for day in days:
        if day.rule == "month" and day.low is None:
            return "period"  # "in November" of a text without a date
        if day.low is not None and day.high is not None and day.high - day.low >= _SPAN and not _of_verb(located, day):
            over = day.rule == "year" and published is not None and day.high.year < published.year
            if (day.high - day.low > _YEAR and not over) or size >= _WAR_DEAD:
                return "cumulative"
            return "period" if size >= _A_FEW else None
    return None


def _in_one_town(located: Located, harm: HarmMention) -> bool:
    place = located.place_by_id.get(place_of(located, harm) or "")
    return place is not None and place.kind not in ("country", "admin1", "admin2")


def _of_verb(located: Located, day: DateMention) -> bool:
    """Whether a participle right before the days takes them: "an advance launched earlier this month"."""
    i = day.first - 1
    while located.norms[i] in ("in", "earlier", "late", "early", "on", "of", "back"):
        i -= 1
    triggers = {h.trigger for h in located.harms.get(located.parsed.in_sentence[day.first], ())}
    return located.norms[i].endswith("ed") and i not in triggers


def tells_one_event(near: tuple[str, ...], words: ScopeWords) -> bool:
    """Whether a single event is told of: "an attack", "the strike", but not "the bombing", "the bombing campaign"."""
    return any(
        word in words.events and not word.endswith(("s", "ing")) and not _ARTICLES.isdisjoint(near[max(0, i - 3) : i])
        for i, word in enumerate(near)
    )
