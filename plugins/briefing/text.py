"""Text as every room sees it: documents out of plain text, sentences, tokens, evidence.

Offsets never shift: whatever is cut out of a text is cut by index; `evidence` maps tokens back to the part they are in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, wraps
from itertools import islice, pairwise, takewhile
from typing import ParamSpec, TypeVar, cast

from briefing.model import Block, BlockKind, Document, Evidence, ParsedText, Part, Sentence, Token

__all__ = [
    "PART_OF_BLOCK",
    "blocks_of_text",
    "evidence",
    "fold",
    "kept",
    "legible",
    "parse",
    "sentence_of",
]

# --- what is kept -------------------------------------------------------------------------------------------------

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


def kept(most: int) -> Callable[[Callable[_Args, _Result]], Callable[_Args, _Result]]:
    """A decorator that keeps up to `most` answers of a pure function, and begins anew when there are more.

    For what is asked at every word of every text: lru_cache puts its answers in order at each hit, which costs an
    article a twenty-fifth of its time; emptied once in some hundred articles, the answers are soon back.
    """

    def keeping(function: Callable[_Args, _Result]) -> Callable[_Args, _Result]:
        room = most

        @cache
        @wraps(function)
        def keep(*args: _Args.args, **named: _Args.kwargs) -> _Result:
            nonlocal room  # counted here: asking the cache for its size costs more than most answers
            if room <= 0:
                keep.cache_clear()
                room = most
            room -= 1
            return function(*args, **named)

        return cast(Callable[_Args, _Result], keep)

    return keeping


# --- letters that are none ---------------------------------------------------------------------------------------

# Controls but tab and line break, overrides of direction, marks of the byte order, what is no character at all.
_ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def legible(text: str) -> str:
    """The text without what no format of ours may hold and no reader can see: XML, terminals and pages choke on it.

    >>> legible("Go\\x00ma \\u202efell")
    'Goma fell'
    """
    return _ILLEGIBLE.sub("", text)


# --- folding ---------------------------------------------------------------------------------------------------

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4\u02bb`", "'"))


@kept(65_536)
def fold(word: str) -> str:
    """The word as matching sees it: casefolded, without accents, with straight apostrophes.

    >>> fold("Zaporizhzhia’s"), fold("Gao"), fold("São")
    ("zaporizhzhia's", 'gao', 'sao')
    """
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    # A lone combining mark stays as it is: no token is folded to nothing.
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold() or word


# --- blocks ----------------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n]+")
_SUBHEAD_MAX_WORDS = 8


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Paragraphs and subheads of plain text. A line break ends a block unless the next line goes on in lower case.

    A subhead is a bare short line without end punctuation that stands between two blank-line-parted paragraphs.

    >>> [(b.kind, b.start, b.end) for b in blocks_of_text("Two soldiers were hurt.\\n\\nNo truce\\n\\nIt went on.")]
    [('paragraph', 0, 23), ('subhead', 25, 33), ('paragraph', 35, 46)]
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        raw = line.group()
        start = line.start() + len(raw) - len(raw.lstrip())
        end = line.start() + len(raw.rstrip())
        if start >= end:
            continue
        soft = spans and text[spans[-1][1] : start].count("\n") == 1 and text[start].islower()
        if soft:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    last = len(spans) - 1
    return tuple(
        Block("subhead" if 0 < i < last and _is_subhead(text[a:b]) else "paragraph", a, b)
        for i, (a, b) in enumerate(spans)
    )


def _is_subhead(line: str) -> bool:
    return len(line.split()) <= _SUBHEAD_MAX_WORDS and line[-1] not in ".!?:;,\"”’'" and line[0].isupper()


# --- sentences and tokens ------------------------------------------------------------------------------------------

# Letters with inner apostrophes or dots (U.S., Jordan's is cut at the possessive), numbers with separators, marks.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.  a.m.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|km|mm|[mk]|bn)?\b"  # 1,200  4.5  122mm  1.2m
    r"|[^\W\d_]+(?:['\u2019\u2018\u02bc`](?!s\b)[^\W\d_]+)*"  # words; Ta'izz stays whole
    r"|['\u2019\u02bc]s\b"  # the possessive is its own token
    r"|-{2,}|\w+|[^\w\s]"
)
_SENTENCE_END = re.compile(r"[.!?\u2026]([\"\u201d\u2019')\]]*)\s+(?=[\"\u201c\u2018'(\[]*[^\W_a-z])")
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Brig|Adm|Cmdr|Pvt|Rev|Sen|Gov|Rep|Prof|St|No|vs|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[Aa]pprox|[Ii]nc|Ltd|Co|Mt|Ft))\.$"
)
_HOUR_OF = re.compile(r"[ap]\.m\.\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT|EST|EDT|UTC)\b")
_MAX_SENTENCE_TOKENS = 250
# More letters than any number, date or hour has: rules are not given it as one, since Python reads no number of 5,000
# digits and nobody an age of 30.
_LONGEST_FIGURE = 24
PART_OF_BLOCK: dict[BlockKind, Part] = {"deck": "deck", "caption": "caption"}


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _SENTENCE_END.finditer(text, start, end):
        if _NO_END.search(text, max(start, gap.start() - 7), gap.start() + 1):
            continue
        if gap.start() > start + 3 and _HOUR_OF.match(text, gap.start() - 3):
            continue  # "at 11:30 p.m. Monday"
        yield at, gap.end(1)
        at = gap.end()
    if at < end:
        yield at, end


_WORD = re.compile(r"\w+")
_LEAD_WORDS = 160  # within them a saved page repeats title and deck
_LEAD_LETTERS = 25 * _LEAD_WORDS  # that so many words have at most
_TITLE_AHEAD = 14  # a date line may stand before the repeated title
_SAME_WORDS = 6  # that many equal words are a repeat


def _repeats(title: str, text: str) -> list[int]:
    """Where in a body that runs on from its title and deck the next of them begins; sorted offsets, mostly none.

    Saved pages repeat the title, and the deck as first sentence, often without a full stop between.

    >>> _repeats("Raid kills 12 in Goma town, say medics", "Raid kills 12 in Goma town, say medics Shells fell there.")
    [39]
    """
    norms = [word.lower() for word in _WORD.findall(text[:_LEAD_LETTERS])[:_LEAD_WORDS]]
    head = _WORD.findall(title.lower())
    at = 0
    if len(head) >= _SAME_WORDS:
        for shift in range(min(_TITLE_AHEAD, len(norms))):
            if norms[shift : shift + _SAME_WORDS] == head[:_SAME_WORDS]:
                same = sum(
                    1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(norms[shift:], head, strict=False))
                )
                at = shift + same
                break
    lead = norms[at : at + _SAME_WORDS]
    again = range(at + _SAME_WORDS, len(norms) - _SAME_WORDS)
    deck = next((k for k in again if norms[k] == lead[0] and norms[k : k + _SAME_WORDS] == lead), None)
    if not at and not deck:
        return []
    words = list(islice(_WORD.finditer(text), _LEAD_WORDS))
    found: list[int] = []
    for k in (at, deck):
        if k and k < len(words) and text[words[k - 1].end() : words[k].start()].isspace():
            found.append(words[k].start())
    return found


# A date line that runs into the story: "... in Homs AFP Friday 4 Apr 2014 Two bombs ...".
_DATE_LINE = re.compile(
    r"(?<!\bon )(?<!\bsince )(?<!\bof )(?<!\bfrom )(?<!\buntil )(?<!\bOn )"
    r"(?:\b[A-Z]{2,4} |\bReuters )?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Date of publication) "
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4} (?=[A-Z])"
)


def _date_lines(text: str) -> list[int]:
    """Where a date line in the opening words of a body begins and ends; sorted offsets, mostly none.

    >>> _date_lines("Bombs kill 25 AFP Friday 4 Apr 2014 Two bombs went off.")
    [14, 36]
    """
    line = _DATE_LINE.search(text, 0, _LEAD_LETTERS)
    return [] if line is None else [cut for cut in (line.start(), line.end()) if cut and text[cut - 1].isspace()]


def _cut_spans(spans: Iterable[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        for cut in cuts:
            if start < cut < end:
                yield start, cut - 1
                start = cut
        yield start, end


def parse(document: Document) -> ParsedText:
    """Cuts title and text into sentences and tokens, one stream for both.

    >>> doc = Document("x", "Two killed in Goma", "Gen. Ali spoke. It ended.", (Block("paragraph", 0, 25),))
    >>> [document_part.part for document_part in parse(doc).sentences]
    ['headline', 'body', 'body']
    """
    source = f"{document.title}\n\n{document.text}"
    body_start = len(document.title) + 2
    tokens: list[Token] = []
    starts: list[int] = []
    sentences: list[Sentence] = []

    def read(part: Part, block: int, start: int, end: int) -> None:
        spans = _sentence_spans(source, start, end)
        if block == 0 and (heads := {*_repeats(document.title, source[start:end]), *_date_lines(source[start:end])}):
            spans = _cut_spans(spans, [start + cut for cut in sorted(heads)])
        for a, b in spans:
            first = len(tokens)
            _add_tokens(tokens, starts, source, (a, b))
            # A text without full stops is cut all the same: rules cost with the square of a sentence.
            cuts = [*range(first, len(tokens), _MAX_SENTENCE_TOKENS), len(tokens)]
            for one, two in pairwise(cuts):
                head = a if one == first else starts[one]
                tail = b if two == len(tokens) else starts[two - 1] + len(tokens[two - 1].text)
                sentences.append(Sentence(part, head, tail, one, two, block))

    read("headline", -1, 0, len(document.title))
    for i, block in enumerate(document.blocks):
        read(PART_OF_BLOCK.get(block.kind, "body"), i, block.start + body_start, block.end + body_start)
    norms = tuple([token.norm for token in tokens])
    where = _where(norms)
    return ParsedText(
        document, source, body_start, tuple(tokens), tuple(sentences), tuple(starts),
        tuple([n for n, sentence in enumerate(sentences) for _ in range(sentence.first, sentence.last)]),
        norms, tuple([token.capital for token in tokens]), where, frozenset([w for w in where if "0" <= w[0] <= "9"]),
    )  # fmt: skip


def _where(norms: Sequence[str]) -> Mapping[str, Sequence[int]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    for i, norm in enumerate(norms):
        where[norm].append(i)
    where.default_factory = None  # from here on it is only read
    return where


def _add_tokens(tokens: list[Token], starts: list[int], source: str, span: tuple[int, int]) -> None:
    """Adds the tokens of one sentence, and where each starts.

    This runs for every word there is, so it takes the short way: a text is cut at its blanks, and how a stretch
    without blanks is cut in tokens is kept, since most come again.
    """
    at = span[0]
    for stretch in source[at : span[1]].split(" "):
        found, offsets = _tokens_of(stretch)
        tokens += found
        if len(offsets) == 1:  # as most
            starts.append(at + offsets[0])
        else:
            starts += [at + offset for offset in offsets]
        at += len(stretch) + 1


@kept(65_536)
def _tokens_of(stretch: str) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The tokens of a stretch without blanks, and where in the stretch each starts.

    No token holds white space, nor is it cut otherwise for what stands beyond a blank.
    """
    found, end = list(_TOKEN.finditer(stretch)), -1
    tokens = []
    for word in found:
        norm = fold(word.group())
        if len(norm) > _LONGEST_FIGURE and norm[0].isdecimal():
            norm = "…"
        tokens.append(Token(word.group(), norm, word.group()[0].isupper(), word.start() == end))
        end = word.end()
    return tuple(tokens), tuple(word.start() for word in found)


def evidence(parsed: ParsedText, first: int, last: int, rule: str) -> Evidence:
    """The tokens from `first` to `last` (exclusive) as evidence.

    >>> doc = Document("x", "Title", "Shells hit Goma.", (Block("paragraph", 0, 16),))
    >>> evidence(parse(doc), 3, 4, "demo")
    Evidence(part='body', quote='Goma', start=11, end=15, rule='demo')
    """
    part, start, end = parsed.sentences[parsed.in_sentence[first]].part, parsed.starts[first], parsed.end(last - 1)
    shift = 0 if part == "headline" else parsed.body_start
    return Evidence(part, parsed.source[start:end], start - shift, end - shift, rule)


def sentence_of(parsed: ParsedText, offset: int) -> int | None:
    """The number of the sentence that holds this offset of `parsed.source`; None between sentences."""
    low, high = 0, len(parsed.sentences)
    while low < high:
        mid = (low + high) // 2
        if parsed.sentences[mid].end <= offset:
            low = mid + 1
        else:
            high = mid
    return low if low < len(parsed.sentences) and parsed.sentences[low].start <= offset else None
