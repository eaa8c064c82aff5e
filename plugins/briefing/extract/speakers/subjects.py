"""Who a word of saying is said of: its subject to the left, or to the right when turned round ("said the mayor")."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.speakers.phrases import (
    TIME,
    Speaker,
    head_at,
    in_name,
    known_at,
    person_before,
    phrase_around,
    text_of,
)
from briefing.knowledge.word_tables import WordTables
from briefing.model import Token

__all__ = ["named_after", "subject_of_saying"]

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_REACH = 14
_OF_BODY = frozenset({"from", "of", "at", "in", "with", "within", "inside"})
_FROM_BODY = frozenset({
    "source", "sources", "official", "officials", "officer", "officers", "spokesman", "spokeswoman", "spokesperson",
    "head", "chief", "deputy", "doctor", "doctors", "commander", "activist", "activists", "office", "investigators",
})  # fmt: skip
_RELYING = frozenset({"relies", "relying", "rely", "depends", "draws", "based"})
_DESCRIBING = frozenset({"local", "official"})
_BEFORE_VERB = frozenset({
    "also", "later", "earlier", "has", "have", "had", "is", "was", "been", "then", "previously", "reportedly", ",",
    ")", "initially", "however", "further", "yesterday", "meanwhile",
})  # fmt: skip


def subject_of_saying(
    tokens: Sequence[Token], norms: list[str], verb: int, first: int, words: WordTables
) -> Speaker | str | None:
    """The subject of a word of saying: the nearest known body, claimant noun or name before it."""
    i = verb - 1
    while i >= first and (
        norms[i] in _BEFORE_VERB or (norms[i].endswith("ly") and tokens[i].text.islower()) or norms[i] in TIME
    ):
        i -= 1
    if i < first:
        return None
    if norms[i] in _PRONOUNS:
        return "pronoun"
    if norms[i] in ("i", "we"):
        return None  # whoever is quoted
    if norms[i] == "as" and verb - first > 3:  # quoted ... as saying
        i -= 1
    if norms[i] in ("which", "who") and i - 1 > first:  # "the monitor, which gave a toll of 20"
        i -= 1 + (norms[i - 1] == ",")
    before_aside = _before_aside(tokens, norms, verb, first, words)
    if before_aside is not None:
        return before_aside
    stop = max(first - 1, i - _REACH)
    end = i + 1
    while i > stop:
        known = known_at(norms, i, end, words)
        if known is not None and not (norms[i - 1] == "by" and "quoted" in norms[first:i]):
            longer = _longer_known(norms, i, first, end, words)
            return longer or known
        head = head_at(norms, i, words)
        if (
            head is not None
            and _noun_like(tokens, i, first)
            and head[1] <= end
            and not _apart(norms, head[1], end, words)
        ):
            if _relied_on(norms, head[0], first):
                i = _clause_start(norms, i, first)
                end = i + 1
                continue
            phrase = phrase_around(tokens, norms, head, first, end, words)
            of_body = _of_body(tokens, norms, phrase, first, words)
            return of_body or _in_apposition(tokens, norms, phrase, first, words)
        if norms[i] == "which" and norms[verb - 1] == "," and norms[i - 1] == "," and i - 2 >= first:
            i, end = i - 2, i - 1  # "the ministry, which gave a toll of 20, said"
            continue
        if norms[i] in ("that", ";", ":") or (norms[i] in ("said", "says") and i < end - 1):
            break
        if norms[i] in (",", "after", "when", "while", "which") and not (
            norms[i] == "," and end - i < 9 and i - 1 > first
        ):
            break
        i -= 1
    return person_before(tokens, norms, first, end, words)


def _before_aside(
    tokens: Sequence[Token], norms: list[str], verb: int, first: int, words: WordTables
) -> Speaker | None:
    """ "Mykhailo Podolyak, an adviser to the president, said": the name before the aside; None for anything else."""
    if norms[verb - 1] != "," or not tokens[first].text[0].isupper():
        return None
    stop = next((k for k in range(first + 1, min(verb - 3, first + 6)) if norms[k] == ","), None)
    if stop is None or stop - first < 2 or not all(t.text[0].isupper() for t in tokens[first:stop]):
        return None
    inside = (head_at(norms, k, words) for k in range(stop + 1, min(verb, stop + 6)))
    head = next((h for h in inside if h is not None), None)
    if head is None or norms[first] in words.not_names or known_at(norms, first, stop, words) is not None:
        return None
    return Speaker(first, stop, text_of(tokens, first, stop), head[2], norms[stop - 1])


def _in_apposition(
    tokens: Sequence[Token], norms: list[str], speaker: Speaker, first: int, words: WordTables
) -> Speaker:
    """ "the Syrian Observatory for Human Rights, a war monitor, said": the name before "a war monitor"."""
    end = speaker.first
    if end - 2 < first or norms[end] not in ("a", "an"):
        return speaker
    end -= norms[end - 1] == ","
    for k in range(end - 1, max(first - 1, end - 8), -1):
        known = known_at(norms, k, end, words)
        if known is not None and known.last == end:
            return known
    if speaker.type != "monitor":
        return speaker
    start = next((k for k in range(end - 1, first - 1, -1) if not in_name(tokens, norms, k)), first - 1) + 1
    if end - start > 2 and start - first <= (norms[first] == "the"):
        return Speaker(start, end, text_of(tokens, start, end), speaker.type, norms[end - 1])
    return speaker


def _relied_on(norms: list[str], head: int, first: int) -> bool:
    """ "The monitor, which relies on a network of sources, said": whom another relies on is not who speaks."""
    if norms[max(first, head - 2) : head] == ["network", "of"]:
        return True
    return any(norms[k] in _RELYING and norms[k + 1] in ("on", "upon") for k in range(max(first, head - 5), head))


def _clause_start(norms: list[str], i: int, first: int) -> int:
    """The token before the relative clause that token i stands in; before the sentence where there is none."""
    start = next((k for k in range(i, first, -1) if norms[k] in ("which", "that", "who")), first)
    return start - 1 - (norms[start - 1] == ",") if start > first else first - 1


def _of_body(
    tokens: Sequence[Token], norms: list[str], speaker: Speaker, first: int, words: WordTables
) -> Speaker | None:
    """ "an official from the forces said": who speaks is the official, not the body they are from; None otherwise."""
    i = speaker.first - 1
    i -= i > first and norms[i] in ("the", "a", "an")
    head = head_at(norms, i - 1, words) if i > first and not speaker.known and norms[i] in _OF_BODY else None
    if head is None or norms[head[1] - 1] not in _FROM_BODY or not _noun_like(tokens, head[0], first):
        return None
    who = phrase_around(tokens, norms, head, first, i, words)
    return who._replace(last=speaker.last, name=text_of(tokens, who.first, speaker.last), type=speaker.type)


def _apart(norms: list[str], start: int, end: int, words: WordTables) -> bool:
    """Whether a verb or "amid" between noun and word of saying keeps them from being subject and verb."""
    if start < end and norms[start] == "who":
        return False  # "a medic who treated the wounded said"
    return any(
        norms[k] in words.harm or norms[k] in ("were", "was", "amid", "after", "are", "been") for k in range(start, end)
    )


def _longer_known(norms: list[str], i: int, first: int, end: int, words: WordTables) -> Speaker | None:
    for k in range(max(first, i - 5), i):
        known = known_at(norms, k, end, words)
        if known is not None and known.last > i:
            return known
    return None


def _noun_like(tokens: Sequence[Token], i: int, first: int) -> bool:
    """ "report", "group", "head" as nouns: not right after a pronoun or "to"."""
    return i == first or tokens[i - 1].norm not in ("to", "they", "we", "who", "will", "would")


def named_after(
    tokens: Sequence[Token], norms: list[str], i: int, end: int, words: WordTables, inverted: bool = False
) -> Speaker | None:
    """The speaker after "according to" or after an inverted "said": up to the first comma or verb."""
    stop = i
    while stop < min(end, i + _REACH) and norms[stop] not in (
        ",",
        ".",
        ";",
        "(",
        ")",
        "that",
        "who",
        "which",
        "on",
        "and",
        "as",
        ":",
        "when",
        "after",
        "at",
        "there",
        "told",
    ):
        if (
            norms[stop] in ("in", "to", "about", "with")
            and stop > i
            and not tokens[min(stop + 1, end - 1)].text[0].isupper()
        ):
            break
        if norms[stop] in ("he", "she", "it", "they", "were", "was"):
            break
        stop += 1
    if stop <= i or (inverted and norms[i] in ("in", "on", "to", "at", "by", "during", "of", "from")):
        return None
    if norms[i] in _PRONOUNS:
        return None
    for k in range(i, stop):
        known = known_at(norms, k, end, words)
        if known is not None and (known.type != "media" or not inverted):
            return known
    for k in range(i, stop):
        head = head_at(norms, k, words)
        if head is None or (inverted and k > i + 6):
            continue
        if head[2] == "unnamed" and any(head_at(norms, j, words) for j in range(head[1], stop)):
            continue
        if norms[k] in _DESCRIBING and any(head_at(norms, j, words) for j in range(k + 1, min(stop, k + 4))):
            continue  # "a local source", "official Syrian army spokesman"
        owner = head[1] < stop and norms[head[1]] == "'s"
        if owner and any(head_at(norms, j, words) for j in range(head[1] + 1, stop)):
            continue  # "the charity's spokesman"
        if inverted and norms[i] not in ("the", "a", "an") and not tokens[i].text[0].isupper() and k > i + 3:
            return None
        past = end if norms[stop : stop + 1] == ["at"] else stop  # "a source at the Police Command"
        return phrase_around(tokens, norms, (max(i, head[0]), min(stop, head[1]), head[2]), i, past, words)
    if tokens[i].text[0].isupper() and norms[i] not in words.not_names and not norms[i][0].isdigit():
        last = i
        while last < stop and tokens[last].text[0].isupper():
            last += 1
        if not inverted or last - i >= 2:
            return Speaker(i, last, text_of(tokens, i, last), "official", norms[last - 1])
    return None
