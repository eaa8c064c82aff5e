"""What a day in a sentence is the day of: what happened, a statement about it, or what is still to come.

"Police said on Tuesday that five were killed on Monday, ahead of the vote on Sunday" dates a
statement, a deed and a plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge import Knowledge
from briefing.model import DateMention, DayUse, ParsedText

__all__ = ["use_of"]

_REACH = 9
_STOPS = frozenset({";", "after", "when", "while", "but", "although"})
_ARTICLES = frozenset({"the", "a", "an"})
# What may stand between "said" and its day: "said in a statement late on Tuesday", "said from Gaza on Tuesday".
_AFTER_SAYING = frozenset({"on", "late", "early", "earlier", "later", "in", "at", "from", "to", "via", "by", "during"})
_TELLS_SOMEBODY = frozenset({"told", "tells", "informed"})
_SPEAKING = frozenset({"speaking", "addressing", "testifying", "quoted", "interviewed"})
_RISES = frozenset({"rose", "risen", "rises", "rising", "climbed", "climbs", "jumped", "increased", "reached", "stood"})
_FOUND = frozenset({"found", "left", "put", "gave", "given", "counted", "learned"})
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_AROUND_DAY = frozenset({"on", "late", "early", "earlier", "later", "in", "of", "the", ","})
_STATEMENTS = frozenset({
    "statement", "statements", "report", "reports", "briefing", "interview", "speech", "tweet", "post", "video",
    "message", "bulletin", "communique", "conference", "broadcast", "letter", "dated",
})  # fmt: skip
_ISSUED = frozenset({"published", "released", "issued", "posted", "aired", "circulated", "distributed", "broadcast"})
_AHEAD = frozenset({
    "will", "would", "scheduled", "due", "expected", "planned", "upcoming", "ahead", "until", "next", "expire",
    "expires", "slated", "set",
})  # fmt: skip
_NEAR_HOURS = frozenset({
    "dawn", "sunrise", "midnight", "noon", "midday", "sunset", "dusk", "daybreak", "prayers", "am", "pm", "a.m", "p.m",
    "o'clock", "nightfall", "daylight",
})  # fmt: skip
_DATELINE_ENDS = frozenset({"(", "-", "--", "—", "–", "[", "/"})
_STAMPS = frozenset({
    "published", "updated", "last", "posted", "modified", "created", "date", "at", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
})  # fmt: skip
_DATELINE = 9  # tokens of a dateline: "BEIRUT, Lebanon, May 7 (Agency) -"


def use_of(parsed: ParsedText, day: DateMention, knowledge: Knowledge) -> DayUse:
    """The use of one day; "deed" where nothing tells otherwise."""
    published = parsed.document.published
    if published is not None and not day.since and day.low is not None and day.low > published:
        return "ahead"
    if day.since:
        return "deed"
    if _heads_article(parsed, day) or _of_statement(parsed, day, knowledge):
        return "statement"
    return "ahead" if _is_ahead(parsed, day, knowledge) else "deed"


def _heads_article(parsed: ParsedText, day: DateMention) -> bool:
    """A dateline's day ("BEIRUT, May 7 (Agency) -"), or a full date that stands before the first words."""
    number = parsed.in_sentence[day.first]
    sentence = parsed.sentences[number]
    if (
        day.rule != "date"
        or sentence.part == "headline"
        or (number and parsed.sentences[number - 1].part == sentence.part)
    ):
        return False
    after = parsed.norms[day.last] if day.last < len(parsed.norms) else ""
    if day.first - sentence.first < _DATELINE and after in _DATELINE_ENDS:
        return True
    lead = parsed.norms[sentence.first : day.first]
    bare = len(lead) < _DATELINE and all(w in _STAMPS or not w.isalpha() for w in lead)
    return bare and len(parsed.norms[day.last - 1]) == len("2017") and parsed.norms[day.last - 1].isdecimal()


def _of_statement(parsed: ParsedText, day: DateMention, knowledge: Knowledge) -> bool:
    norms = parsed.norms
    start = parsed.sentences[parsed.in_sentence[day.first]].first
    before = norms[max(start, day.first - _REACH) : day.first]
    if _right_after_saying(before, knowledge):
        return True
    named = next((w for w in reversed(before) if w not in _AROUND_DAY), "")
    if named in _STATEMENTS or named in _ISSUED:
        return True
    leads = all(w in _AROUND_DAY or w in ("but", "and") for w in norms[start : day.first])
    if leads:
        return _then_says(parsed, day, knowledge)
    says_next = day.last < len(norms) and norms[day.last] in knowledge.words.says  # "The ministry on Monday said"
    return says_next and knowledge.words.harm.keys().isdisjoint(norms[start : day.first])


def _right_after_saying(before: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether nothing but an addressee or circumstances parts the day from a word of saying before it."""
    for k in range(len(before) - 1, -1, -1):
        word = before[k]
        if word in _SPEAKING or (word in _RISES and k + 1 < len(before)):
            return True  # "Speaking in Geneva on Tuesday", "the toll rose to 45 on Tuesday"
        if word in knowledge.words.says:
            told = word in _TELLS_SOMEBODY or k + 1 == len(before) or before[k + 1] in _AFTER_SAYING
            found = word in _FOUND and not _BE.isdisjoint(before[max(0, k - 1) : k])
            return told and not found and before[k - 1 : k] != ("to",)
        if word in _STOPS or word in ("that", ",") or word in knowledge.words.harm:
            return False
    return False


def _then_says(parsed: ParsedText, day: DateMention, knowledge: Knowledge) -> bool:
    """Whether a day that opens its sentence is that of the word of saying after it: "On Tuesday police said"."""
    end = parsed.sentences[parsed.in_sentence[day.first]].last
    start = day.last + (day.last < end and parsed.norms[day.last] == ",")
    ahead = parsed.norms[start : min(end, start + _REACH)]
    for k, word in enumerate(ahead):
        if word in knowledge.words.says:
            return word not in _FOUND and not (word.startswith("claim") and "lives" in ahead[k:])
        if word in knowledge.words.harm or word in _STOPS or word == ",":
            return False
    return False


def _is_ahead(parsed: ParsedText, day: DateMention, knowledge: Knowledge) -> bool:
    norms = parsed.norms
    start = parsed.sentences[parsed.in_sentence[day.first]].first
    for k in range(day.first - 1, max(start, day.first - _REACH) - 1, -1):
        word = norms[k]
        if word in _AHEAD or (word == "to" and norms[k - 1 : k + 2][-1] == "be"):
            return True
        if word in ("are", "is") and norms[k + 1] == "to":
            return True
        if word == "before":
            return not _NEAR_HOURS.intersection(norms[k : day.first]) and k + 1 < day.first
        if word in _STOPS or word in (",", "that") or word in knowledge.words.harm:
            return False
    return False
