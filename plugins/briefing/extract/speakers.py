"""Who says so: the speaker of each sentence of report, by usual name where the tables know one.

A pronoun, "the ministry", "the group" stand for the speaker named last; a quoted sentence for the speaker beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.knowledge import Knowledge
from briefing.knowledge.word_tables import WordTables
from briefing.model import ClaimantType, ParsedText, Sentence, SpeakerMention, Token

__all__ = ["find_speakers"]

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_REACH = 14
_ORDINARY = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        '"',
        "“",
        "”",
        "–",
        "—",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "when",
        "while",
        "after",
        "as",
        "if",
        "because",
        "than",
        "in",
        "on",
        "at",
        "by",
        "from",
        "with",
        "for",
        "of",
        "to",
        "into",
        "since",
        "during",
        "against",
        "was",
        "were",
        "is",
        "are",
        "been",
        "be",
        "had",
        "has",
        "have",
        "the",
        "a",
        "an",
        "said",
        "says",
        "told",
        "also",
        "not",
        "no",
        "he",
        "she",
        "it",
        "they",
    ]
)
_BEFORE_VERB = frozenset({
    "also", "later", "earlier", "has", "have", "had", "is", "was", "been", "then", "previously", "reportedly", ",",
    ")", "initially", "further", "yesterday", "meanwhile",
})  # fmt: skip
_TIME = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "on", "late",
    "early",
})  # fmt: skip
_CARRIED = frozenset({
    "group", "monitor", "monitors", "watchdog", "ministry", "agency", "statement", "army", "military", "organisation",
    "organization", "observatory", "source", "spokesman", "spokeswoman", "spokesperson", "official", "network",
    "report", "office", "commission", "council", "department", "minister", "sources", "coalition", "body", "channel",
})  # fmt: skip
_NOT_TO_RIGHT = frozenset({
    "told", "tells", "put", "puts", "gave", "gives", "quoted", "accused", "accuses", "blamed", "blames", "found",
    "documented", "recorded", "listed", "informed", "accusing", "blaming",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Words for a speaker with what they mean; `head` is the noun or the surname they are remembered by."""

    first: int
    last: int
    name: str
    type: ClaimantType
    head: str
    known: bool = False


def find_speakers(parsed: ParsedText, knowledge: Knowledge) -> tuple[SpeakerMention, ...]:
    """Every speaker in order of the text.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> line = "Nine died, police said. It was quiet, according to SOHR. Interfax quoted the Navy as saying so."
    >>> parsed = parse(Document("x", "", line, (Block("paragraph", 0, len(line)),)))
    >>> [s.name for s in find_speakers(parsed, load_knowledge())]
    ['police', 'Syrian Observatory for Human Rights', 'Navy']
    """
    words = knowledge.words
    norms = [t.norm for t in parsed.tokens]
    marked = sorted(
        {parsed.tokens[i].sentence for i, w in enumerate(norms) if w in words.says or w in ("according", "citing")}
    )
    found: list[SpeakerMention] = []
    for number in marked:
        _read_sentence(parsed, norms, parsed.sentences[number], words, found)
    return _with_quotes(parsed, norms, found)


def _read_sentence(
    parsed: ParsedText, norms: list[str], sentence: Sentence, words: WordTables, found: list[SpeakerMention]
) -> None:
    for i in range(sentence.first, sentence.last):
        word = norms[i]
        if word == "citing" or (word == "according" and norms[i + 1 : i + 2] == ["to"]):
            speaker = _to_right(parsed.tokens, norms, i + 1 + (word == "according"), sentence.last, words)
            _add(found, speaker, i, "according", norms)
        elif word in words.says:
            left: _Speaker | str | None = None
            if (
                norms[i - 1] in (",", '"', "”", "''")
                and i > sentence.first
                and word not in _NOT_TO_RIGHT
                and not word.endswith("ing")
            ):
                left = _to_right(parsed.tokens, norms, i + 1, sentence.last, words, inverted=True)
            left = left or _to_left(parsed.tokens, norms, i, sentence.first, words)
            if left == "pronoun":
                _carry(found, i, "pronoun")
            elif isinstance(left, _Speaker):
                _add(found, left, i, "said", norms)
            elif word not in _NOT_TO_RIGHT and not word.endswith("ing"):
                right = _to_right(parsed.tokens, norms, i + 1, sentence.last, words, inverted=True)
                _add(found, right, i, "said-by", norms)


def _add(found: list[SpeakerMention], speaker: _Speaker | None, verb: int, rule: str, norms: list[str]) -> None:
    if speaker is None:
        return
    if not speaker.known:
        earlier = _remembered(found, speaker, norms)
        if earlier is not None:
            speaker = replace(speaker, name=earlier.name or speaker.name, type=earlier.type or speaker.type)
            rule = "carried"
    found.append(SpeakerMention(speaker.first, speaker.last, speaker.name, speaker.type, rule, verb))


def _remembered(found: Sequence[SpeakerMention], speaker: _Speaker, norms: list[str]) -> SpeakerMention | None:
    """The earlier speaker that "the ministry", "the monitor", a bare surname stands for; None for a new speaker."""
    definite = norms[speaker.first - 1] in ("the", "its", "his") if speaker.first else False
    bare = speaker.last - speaker.first == 1
    if speaker.head in _CARRIED:
        if not definite or not (bare or speaker.head in ("monitor", "group")):
            return None
        if speaker.head in (
            "group",
            "statement",
            "organisation",
            "organization",
            "body",
            "network",
            "agency",
            "source",
        ):
            return found[-1] if found else None
        return next(
            (
                s
                for s in reversed(found)
                if speaker.head in (s.name or "").lower() or (speaker.type == "monitor" == s.type)
            ),
            None,
        )
    if not bare:
        return None
    return next(
        (s for s in reversed(found) if s.name and s.last - s.first > 1 and norms[s.last - 1] == speaker.head), None
    )


def _carry(found: list[SpeakerMention], verb: int, rule: str) -> None:
    if found:
        last = found[-1]
        found.append(SpeakerMention(verb, verb + 1, last.name, last.type, rule, verb))


def _known_at(norms: list[str], i: int, end: int, words: WordTables) -> _Speaker | None:
    for alias, claimant in words.claimants.get(norms[i], ()):
        if i + len(alias) <= end and tuple(norms[i : i + len(alias)]) == alias:
            return _Speaker(i, i + len(alias), claimant.name, claimant.type, alias[-1], True)
    return None


def _head_at(norms: list[str], i: int, words: WordTables) -> tuple[int, int, ClaimantType] | None:
    """The claimant noun that token i stands in, longest first: its first token, its end, its type."""
    one = words.claimant_heads.get((norms[i],))
    for size in (3, 2):
        for start in range(i - size + 1, i + 1):
            kind = words.claimant_heads.get(tuple(norms[start : start + size])) if start >= 0 else None
            if kind is not None:
                return start, start + size, kind
    return (i, i + 1, one) if one is not None else None


def _to_left(
    tokens: Sequence[Token], norms: list[str], verb: int, first: int, words: WordTables
) -> _Speaker | str | None:
    """The subject of a word of saying: the nearest known body, claimant noun or name before it."""
    i = verb - 1
    while i >= first and (
        norms[i] in _BEFORE_VERB or (norms[i].endswith("ly") and tokens[i].text.islower()) or norms[i] in _TIME
    ):
        i -= 1
    if i < first:
        return None
    if norms[i] in _PRONOUNS:
        return "pronoun"
    if norms[i] == "as" and verb - first > 3:  # quoted ... as saying
        i -= 1
    stop = max(first - 1, i - _REACH)
    end = i + 1
    while i > stop:
        known = _known_at(norms, i, end, words)
        if known is not None and not (norms[i - 1] == "by" and "quoted" in norms[first:i]):
            longer = _longer_known(norms, i, first, end, words)
            return longer or known
        head = _head_at(norms, i, words)
        if (
            head is not None
            and _noun_like(tokens, i, first)
            and head[1] <= end
            and not _apart(norms, head[1], end, words)
        ):
            return _phrase(tokens, norms, head, first, end, words)
        if norms[i] in ("that", ";", ":") or (norms[i] in ("said", "says") and i < end - 1):
            break
        if norms[i] in (",", "after", "when", "while", "which") and not (
            norms[i] == "," and end - i < 9 and i - 1 > first
        ):
            break
        i -= 1
    return _person(tokens, norms, first, end, words)


def _apart(norms: list[str], start: int, end: int, words: WordTables) -> bool:
    """Whether a verb or "amid" between noun and word of saying keeps them from being subject and verb."""
    if start < end and norms[start] == "who":
        return False  # "a medic who treated the wounded said"
    return any(
        norms[k] in words.harm or norms[k] in ("were", "was", "amid", "after", "are", "been") for k in range(start, end)
    )


def _longer_known(norms: list[str], i: int, first: int, end: int, words: WordTables) -> _Speaker | None:
    for k in range(max(first, i - 5), i):
        known = _known_at(norms, k, end, words)
        if known is not None and known.last > i:
            return known
    return None


def _noun_like(tokens: Sequence[Token], i: int, first: int) -> bool:
    """ "report", "group", "head" as nouns: not right after a pronoun or "to"."""
    return i == first or tokens[i - 1].norm not in ("to", "they", "we", "who", "will", "would")


def _phrase(
    tokens: Sequence[Token],
    norms: list[str],
    head: tuple[int, int, ClaimantType],
    first: int,
    end: int,
    words: WordTables,
) -> _Speaker:
    """The whole phrase around a claimant noun: "Gaza's health ministry", "regional governor Oleh Holub"."""
    start, last, kind = head
    noun = norms[last - 1]
    while (
        start > first
        and start > last - 6
        and _describes(tokens, norms, start - 1)
        and norms[start - 1] not in words.says
    ):
        start -= 1
    if start > first and norms[start - 1] in ("a", "an"):
        start -= 1
    while last < end and tokens[last].text[0].isupper() and norms[last] not in _TIME:
        last, noun = last + 1, norms[last]
    if last < end and norms[last] in ("in", "for", "of") and last + 1 < end and tokens[last + 1].text[0].isupper():
        last += 2
        while last < end and tokens[last].text[0].isupper() and norms[last] not in _TIME:
            last += 1
    reach = range(max(first, start - 6), last)
    known = next((k for j in reach if (k := _known_at(norms, j, last, words)) is not None and k.last > start), None)
    if known is not None and known.type != "media" and noun not in ("ministry",):
        return replace(known, first=start, last=last)
    if known is not None and known.type == "media" and kind in ("media", "unnamed", "witness"):
        return replace(known, first=start, last=last)
    return _Speaker(start, last, _text(tokens, start, last), kind, noun)


def _describes(tokens: Sequence[Token], norms: list[str], i: int) -> bool:
    word = norms[i]
    if word in ("'s", "-", "&", "'"):
        return True
    return word not in _ORDINARY and tokens[i].text[0].isalpha() and not word.endswith("ly")


def _text(tokens: Sequence[Token], start: int, last: int) -> str:
    pieces: list[str] = []
    for i in range(start, last):
        gap = " " if i > start and tokens[i].start > tokens[i - 1].end else ""
        pieces.append(gap + tokens[i].text)
    text = "".join(pieces)
    return text[0].lower() + text[1:] if text.startswith(("A ", "An ")) else text


def _person(tokens: Sequence[Token], norms: list[str], first: int, end: int, words: WordTables) -> _Speaker | None:
    """A capitalised name right before the word of saying; a nation or capital that speaks counts as official."""
    i = end
    while i > first and _in_name(tokens, norms, i - 1) and norms[i - 1] not in words.says:
        i -= 1
    if i == end or end - i > 5 or norms[end - 1] in _TIME:
        return None
    return _Speaker(i, end, _text(tokens, i, end), "official", norms[end - 1])


def _in_name(tokens: Sequence[Token], norms: list[str], i: int) -> bool:
    return norms[i] in ("-", "al") or (tokens[i].text[0].isupper() and norms[i] not in _ORDINARY)


def _to_right(
    tokens: Sequence[Token], norms: list[str], i: int, end: int, words: WordTables, inverted: bool = False
) -> _Speaker | None:
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
        known = _known_at(norms, k, end, words)
        if known is not None and (known.type != "media" or not inverted):
            return known
    for k in range(i, stop):
        head = _head_at(norms, k, words)
        if head is None or (inverted and k > i + 6):
            continue
        if head[2] == "unnamed" and any(_head_at(norms, j, words) for j in range(head[1], stop)):
            continue
        if inverted and norms[i] not in ("the", "a", "an") and not tokens[i].text[0].isupper() and k > i + 3:
            return None
        return _phrase(tokens, norms, (max(i, head[0]), min(stop, head[1]), head[2]), i, stop, words)
    if tokens[i].text[0].isupper() and norms[i] not in words.not_names and not norms[i][0].isdigit():
        last = i
        while last < stop and tokens[last].text[0].isupper():
            last += 1
        if not inverted or last - i >= 2:
            return _Speaker(i, last, _text(tokens, i, last), "official", norms[last - 1])
    return None


def _with_quotes(parsed: ParsedText, norms: list[str], found: list[SpeakerMention]) -> tuple[SpeakerMention, ...]:
    """Adds, for a quoted sentence without a speaker, the speaker of the sentence before or after it in its block."""
    spoken = {parsed.tokens[s.verb].sentence: s for s in found}
    added: list[SpeakerMention] = []
    for number, sentence in enumerate(parsed.sentences):
        if number in spoken or sentence.first >= sentence.last or norms[sentence.first] not in ('"', "“"):
            continue
        beside = [
            n
            for n in (number - 1, number + 1, number - 2)
            if n in spoken and n >= 0 and parsed.sentences[n].block == sentence.block
        ]
        if beside:
            speaker = spoken[beside[0]]
            added.append(
                SpeakerMention(sentence.first, sentence.first + 1, speaker.name, speaker.type, "quote", sentence.first)
            )
    return tuple(sorted([*found, *added], key=lambda s: (s.verb, s.first)))
