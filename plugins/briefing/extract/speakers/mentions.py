"""Who says so: the speaker of each sentence of report, by usual name where the tables know one.

A pronoun, "the ministry", "the group" stand for the speaker named last; a quoted sentence for the speaker beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from briefing.extract.speakers.phrases import Speaker, head_at, known_at, text_of
from briefing.extract.speakers.quotations import with_quotes
from briefing.extract.speakers.subjects import named_after, subject_of_saying
from briefing.knowledge import Knowledge
from briefing.knowledge.word_tables import WordTables
from briefing.model import ParsedText, Sentence, SpeakerMention

__all__ = ["find_speakers"]

_CARRIED = frozenset({
    "group", "monitor", "monitors", "watchdog", "ministry", "agency", "statement", "army", "military", "organisation",
    "organization", "observatory", "source", "spokesman", "spokeswoman", "spokesperson", "official", "network",
    "report", "office", "commission", "council", "department", "minister", "sources", "coalition", "body", "channel",
})  # fmt: skip
_CITING = frozenset({"according", "citing"})
_NOUNS_TOO = frozenset({"reports", "claims", "estimates", "counts", "estimate"})
_BEFORE_NOUN = frozenset({"amid", "following", "of", "by", "from", "to", "after", "despite", "with", "on", "in", "an"})
_NOT_REPORTED = frozenset({"war", "victory", "ceasefire", "truce", "emergency", "independence", "mourning"})
_LAST_NAMED = frozenset({
    "group", "statement", "organisation", "organization", "body", "network", "agency", "source", "report",
})  # fmt: skip
_REPORTERS = frozenset({"reporter", "correspondent"})
_SHOWING = frozenset({"showed", "shows", "show"})
_CLOSING = frozenset({"said", "says", "added", "adds"})
_OWN = frozenset({"its", "their", "his", "her", "our"})
_PAPERS = frozenset({"report", "reports", "estimates", "figures", "data", "evidence", "information", "findings"})
_NOT_TO_RIGHT = frozenset({
    "told", "tells", "put", "puts", "gave", "gives", "quoted", "accused", "accuses", "blamed", "blames", "found",
    "documented", "recorded", "listed", "informed", "accusing", "blaming", "published", "posted",
})  # fmt: skip


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
    norms = list(parsed.norms)
    says = parsed.spots(words.says | _CITING | _SHOWING)
    found: list[SpeakerMention] = []
    if parsed.sentences and parsed.sentences[0].part == "headline":
        _read_headline(parsed, norms, parsed.sentences[0], words, found)
    for number, spots in groupby(says, key=parsed.in_sentence.__getitem__):
        _read_sentence(parsed, norms, (parsed.sentences[number], spots), words, found)
    return with_quotes(parsed, norms, found)


def _read_headline(
    parsed: ParsedText, norms: list[str], headline: Sentence, words: WordTables, found: list[SpeakerMention]
) -> None:
    """ "Raid kills 12: monitor", "UN: 12 killed in raid": a speaker at either end, without a word of saying."""
    first, last = headline.first, headline.last
    end = next(
        (i + 1 for i in range(last - 1, max(first, last - 6), -1) if norms[i] in (":", "-", "–", "—", "|")), None
    )
    spots = [(end, last)] if end is not None else [(last - 1, last)]
    colon = next((i for i in range(first + 1, min(last, first + 6)) if norms[i] == ":"), None)
    spots += [(first, colon)] if colon is not None else []
    for start, stop in spots:
        if start >= stop:
            continue  # nothing stands behind the dash
        known = known_at(norms, start, stop, words)
        head = head_at(norms, stop - 1, words)
        if known is not None and known.last == stop:
            _add(found, known, start, "according", norms)
        elif head is not None and (end is not None or head[2] == "monitor") and norms[start] not in words.harm:
            _add(
                found,
                Speaker(start, stop, text_of(parsed.tokens, start, stop).lower(), head[2], norms[stop - 1]),
                start,
                "according",
                norms,
            )


def _read_sentence(
    parsed: ParsedText,
    norms: list[str],
    said: tuple[Sentence, Iterable[int]],
    words: WordTables,
    found: list[SpeakerMention],
) -> None:
    """Adds the speakers of one sentence; `said` has it with its words of saying."""
    sentence, spots = said
    for i in spots:
        word = norms[i]
        if word == "citing" or (word == "according" and norms[i + 1 : i + 2] == ["to"]):
            speaker = named_after(parsed.tokens, norms, i + 1 + (word == "according"), sentence.last, words)
            if word == "citing" and speaker and _nobody(speaker) and _spoke_in(parsed, found, sentence):
                _carry(found, i, "participle")  # "SANA reported citing a local source"
            else:
                _add(found, speaker, i, "according", norms)
        elif (word in words.says or _shown_in_papers(norms, sentence.first, i)) and not _says_nothing(norms, i):
            left: Speaker | str | None = None
            if (
                norms[i - 1] in (",", '"', "”", "''", "-", "–", "—")
                and i > sentence.first
                and word not in _NOT_TO_RIGHT
                and not word.endswith("ing")
            ):
                left = named_after(parsed.tokens, norms, i + 1, sentence.last, words, inverted=True)
            elif word in _CLOSING:
                left = _closing(parsed, norms, i, sentence.last, words)
            if left is None and word.endswith("ing") and _spoke_in(parsed, found, sentence):
                _carry(found, i, "participle")  # "X said nine had died, adding that ..."
                continue
            left = left or subject_of_saying(parsed.tokens, norms, i, sentence.first, words)
            if left == "pronoun":
                _carry(found, i, "pronoun")
            elif isinstance(left, Speaker) and _told_by_another(norms, left) and _spoke_in(parsed, found, sentence):
                _carry(found, i, "participle")  # "the ministry said its troops found nine bodies"
            elif isinstance(left, Speaker):
                at = _quoting(norms, sentence, left) if norms[i - 1] == "as" else 0
                quoter = subject_of_saying(parsed.tokens, norms, at, sentence.first, words) if at else left
                if isinstance(quoter, Speaker) and (quoter is left or quoter.type != "unnamed"):
                    _add(found, quoter, i, "said", norms)
                else:
                    _carry(found, i, "participle")
            elif word not in _NOT_TO_RIGHT and not word.endswith("ing"):
                right = named_after(parsed.tokens, norms, i + 1, sentence.last, words, inverted=True)
                _add(found, right, i, "said-by", norms)


def _quoting(norms: list[str], sentence: Sentence, quoted: Speaker) -> int:
    """ "The paper quoted trusted sources as saying": the token of "quoted"; 0 for the named, who speak themselves."""
    if quoted.type != "unnamed":
        return 0
    before = range(quoted.first - 1, max(sentence.first, quoted.first - 4), -1)
    return next((k for k in before if norms[k] == "quoted"), 0)


def _nobody(speaker: Speaker) -> bool:
    """ "a local source", "witnesses": no name in their words."""
    return not speaker.known and speaker.name.islower() and speaker.type in ("unnamed", "witness")


def _shown_in_papers(norms: list[str], first: int, verb: int) -> bool:
    """ "A report by the network showed", "data from the ministry show": papers that show are a body's word."""
    return norms[verb] in _SHOWING and not _PAPERS.isdisjoint(norms[max(first, verb - 10) : verb])


def _closing(parsed: ParsedText, norms: list[str], verb: int, last: int, words: WordTables) -> Speaker | None:
    """ "Shells hit schools and hospitals said the monitor.": a sentence that ends with whoever says it."""
    right = named_after(parsed.tokens, norms, verb + 1, last, words, inverted=True)
    if right is None:
        return None
    end = right.last
    while end < last and (norms[end] in ("monitoring", "group", ".", '"', "”")):
        end += 1
    return right if end == last else None


def _told_by_another(norms: list[str], speaker: Speaker) -> bool:
    """ "its troops", "early reports" after a word of saying: they pass on what the one before says."""
    return norms[speaker.first] in _OWN or norms[speaker.last - 1] in _PAPERS


def _says_nothing(norms: list[str], i: int) -> bool:
    """ "claimed nine lives", "claimed responsibility", "declared war", "amid reports of" say nothing."""
    if norms[i] in _NOUNS_TOO and i and norms[i - 1] in _BEFORE_NOUN:
        return True
    if norms[i] == "estimate" and not (i and (norms[i - 1].endswith("s") or norms[i - 1] in ("they", "we"))):
        return True
    if norms[i].startswith("declar") and not _NOT_REPORTED.isdisjoint(norms[i + 1 : i + 4]):
        return True
    if norms[i].startswith("claim") and "responsibility" in norms[i + 1 : i + 3]:
        return True
    return norms[i].startswith("claim") and any(w in ("lives", "life") for w in norms[i + 1 : i + 5])


def _spoke_in(parsed: ParsedText, found: Sequence[SpeakerMention], sentence: Sentence) -> bool:
    return bool(found) and sentence.first <= found[-1].verb < sentence.last


def _add(found: list[SpeakerMention], speaker: Speaker | None, verb: int, rule: str, norms: list[str]) -> None:
    if speaker is None:
        return
    if not speaker.known:
        earlier = _remembered(found, speaker, norms)
        if earlier is not None:
            speaker = speaker._replace(name=earlier.name or speaker.name, type=earlier.type or speaker.type)
            rule = "carried"
    found.append(SpeakerMention(speaker.first, speaker.last, speaker.name, speaker.type, rule, verb))


def _remembered(found: Sequence[SpeakerMention], speaker: Speaker, norms: list[str]) -> SpeakerMention | None:
    """The earlier speaker that "the ministry", "the monitor", a bare surname stands for; None for a new speaker."""
    definite = norms[speaker.first - 1] in ("the", "its", "his") if speaker.first else False
    bare = speaker.last - speaker.first == 1
    if not definite and norms[speaker.first].endswith("s") and norms[speaker.last : speaker.last + 1] == ["in"]:
        return None  # "officials in the enclave" are no others
    if speaker.head in _CARRIED:
        if not definite or not (bare or speaker.head in ("monitor", "group")):
            return None
        if speaker.head in _LAST_NAMED:
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
    medium = next((s for s in reversed(found) if s.type == "media"), None)
    if speaker.head in _REPORTERS and definite and medium is not None:
        return medium
    return next(
        (s for s in reversed(found) if s.name and s.last - s.first > 1 and norms[s.last - 1] == speaker.head), None
    )


def _carry(found: list[SpeakerMention], verb: int, rule: str) -> None:
    if found:
        last = found[-1]
        found.append(SpeakerMention(verb, verb + 1, last.name, last.type, rule, verb))
