"""Small words that phrases for people begin with, stop at or step over."""

from __future__ import annotations

__all__ = [
    "ATTRIBUTIVE", "BE", "HAVE", "PARTED", "PREPOSITIONS", "PUNCTUATION", "SINGLE", "STOP", "SUFFERS", "TIMES",
]  # fmt: skip

BE = frozenset({
    "was", "were", "been", "being", "are", "is", "be", "get", "gets", "got", "getting", "wasnt", "werent",
    "remain", "remains", "remained",
})  # fmt: skip
HAVE = frozenset(["has", "have", "had", "having"])
PREPOSITIONS = frozenset({
    "in", "on", "at", "by", "from", "with", "for", "to", "into", "near", "against", "between", "during", "after",
    "before", "under", "over", "through", "across", "around", "outside", "inside", "within", "without", "since",
    "until", "along", "amid", "despite", "among", "amongst", "behind", "beyond", "toward", "towards", "via", "per",
    "alongside", "upon", "off", "above", "below", "about", "following", "because",
})  # fmt: skip
STOP = PREPOSITIONS | BE | HAVE | frozenset({
    "of", "the", "that", "which", "who", "whom", "whose", "when", "while", "where", "as", "but", "if", "than", "then",
    "said", "says", "say", "told", "reported", "according", "also", "not", "were", "did", "does", "do", "will",
    "would", "could", "may", "might", "can", "should", "must", "including", "include", "includes", "included", "he",
    "she", "they", "it", "we", "i", "you", "him", "them", "us", "there", "here", "this", "these", "those", "and",
    "or", "nor", "so", "because", "although", "though", "however", "mostly", "mainly", "at", "least", "too",
    "yesterday", "today", "tonight", "overnight", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
})  # fmt: skip
TIMES = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})
PUNCTUATION = frozenset({*'.,;:!?()[]{}—–…/|"“”', "--"})
SINGLE = frozenset(["a", "an", "another", "one", "his", "her", "their", "its", "our", "my"])
ATTRIBUTIVE = frozenset({
    "wounded", "injured", "dead", "missing", "captured", "detained", "displaced", "kidnapped", "abducted", "slain",
    "arrested", "imprisoned",
})  # fmt: skip
# Verbs that part from their "dead" or "to death": "shot four men dead", "stabbed the mayor to death".
PARTED = frozenset({
    "shot", "shoot", "shoots", "shooting", "stabbed", "stabbing", "beat", "beating", "hacked", "hacking", "burned",
    "burnt", "burning", "bludgeoned", "clubbed", "stoned", "tortured", "crushed", "trampled", "knifed", "choked",
})  # fmt: skip
SUFFERS = frozenset({"sustained", "sustaining", "sustains", "suffered", "suffering", "suffers", "received"})
