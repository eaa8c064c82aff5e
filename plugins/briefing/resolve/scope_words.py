"""Words that tell of a stretch of time, of a single event, and where the harm's part of a sentence ends."""

from __future__ import annotations

__all__ = [
    "ARTICLES", "BORDERS", "CAMPAIGNS", "EVENT", "FOUGHT", "HOLDING", "LATELY", "ONGOING", "OPERATIONS",
    "ORDINALS", "OTHER_CLAIM", "SUPERLATIVES", "TALLY", "THIS_DAY", "TIMES", "UNITS", "WAR",
]  # fmt: skip

WAR = frozenset({
    "war", "conflict", "uprising", "revolution", "invasion", "fighting", "violence", "hostilities", "offensive",
    "crisis", "rebellion", "civil", "insurgency", "unrest", "coup", "genocide", "escalation", "campaign",
    "bombardment",
})  # fmt: skip
EVENT = frozenset({
    "strike", "airstrike", "attack", "blast", "explosion", "bombing", "raid", "shelling", "ambush", "shooting", "crash",
    "clash", "clashes", "bomb", "collapse", "massacre", "missile", "rocket", "drone", "assault", "stampede", "incident",
    "shot", "gunfight", "barrage", "mine", "landmine", "today", "overnight", "yesterday", "strikes", "airstrikes",
    "attacks", "raids", "morning", "night",
})  # fmt: skip
OPERATIONS = frozenset({
    "operation", "offensive", "battle", "assault", "siege", "campaign", "fighting", "clashes", "bombardment",
    "occupation", "blockade", "push", "standoff",
    "protests", "incursion", "unrest", "raid", "period", "war", "conflict", "truce", "ceasefire", "escalation", "sweep",
})  # fmt: skip
ONGOING = frozenset({"fighting", "infighting", "violence", "bombardment", "siege", "unrest"})
UNITS = frozenset({"days", "week", "weeks", "month", "months"})
FOUGHT = OPERATIONS | {"infighting", "strikes", "attacks", "raids", "bombing", "shelling", "violence"}
LATELY = frozenset({"this", "past", "last", "over", "recent", "previous", "first", "second", "each", "every"})
# Words that `_stretch` reads.
TIMES = frozenset({
    "year", "years", "decade", "decades", "week", "weeks", "month", "months", "days", "fortnight", "weekend", "day",
    "daylong", "weeklong", "monthlong", "long", "throughout", "date",
})  # fmt: skip
BORDERS = frozenset({"after", "while", "when", "but", ";", "whereas"})
OTHER_CLAIM = frozenset({"saying", "bringing", "taking", "adding", "raising", "making"})  # of another figure
# What such a word compares with is no stretch of the harm: "the fifth attack this month", "the worst day in weeks".
ORDINALS = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
})  # fmt: skip
SUPERLATIVES = frozenset({
    "latest", "worst", "deadliest", "bloodiest", "heaviest", "biggest", "largest", "highest", "most",
})  # fmt: skip
# Stretches of fighting that are told as the cause of a figure: "the conflict killed 256 people".
CAMPAIGNS = frozenset({
    "operation", "operations", "campaign", "conflict", "war", "offensive", "bombardment", "bombardments", "siege",
    "occupation", "crackdown", "unrest", "violence", "insurgency", "hostilities", "wave", "weeks", "months",
})  # fmt: skip
THIS_DAY = frozenset({"dawn", "morning", "midnight", "noon", "early", "sunrise", "sunset"})
TALLY = frozenset({"tally", "tallied"})
HOLDING = frozenset({"hold", "holds", "holding", "held"})  # captives of whatever day
ARTICLES = frozenset({"a", "an", "the", "'s"})
