"""Counts as written: digits, number words, dozens and scores, ranges, hedges. Bound to token indices.

Dates, ages, calibres, routes, times of day, percentages, money and ordinals are no counts.
"""

from __future__ import annotations

from briefing.extract.counts.not_counts import why_no_count, why_no_number
from briefing.extract.counts.numerals import COUNTED, NONE, SCALES, TENS, UNITS, VAGUE, Core, core_at, is_number_word
from briefing.model import Form, ParsedText, QuantityMention

__all__ = ["find_quantities", "refused_counts"]

_STARTERS = frozenset(
    {*UNITS, *TENS, *SCALES, *VAGUE, *NONE, "dozen", "half", "tens", "number", "quarter", "couple", "both"}
)
_HEDGES_BY_FORM: dict[Form, tuple[str, ...]] = {
    "at_least": (
        "at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum", "atleast",
        "at the very least", "at least ,",
    ),
    "up_to": (
        "as many as", "up to", "no more than", "not more than", "at most", "a maximum of", "fewer than",
        "less than", "under", "as high as",
    ),
    "exact": (
        "a total of", "an additional", "another", "exactly", "a further", "a confirmed", "a reported",
    ),
    "more_than": (
        "upwards of", "upward of", "in excess of", "more than", "over", "above", "just over", "well over", ">",
    ),
    "about": (
        "about", "around", "some", "nearly", "almost", "approximately", "roughly", "close to", "an estimated",
        "estimated", "circa", "approx .", "approx", "an average of", "just under", "~", "at around", "probably",
        "somewhere around",
    ),
}  # fmt: skip
_HEDGES: dict[tuple[str, ...], Form] = {
    tuple(words.split()): form for form, hedges in _HEDGES_BY_FORM.items() for words in hedges
}
_WITH_ARTICLE = frozenset({*COUNTED, "half", "few", "handful", "number", "quarter"})
_HEDGE_ENDS = frozenset(words[-1] for words in _HEDGES)
_AFTER: dict[tuple[str, ...], Form] = {
    ("or", "more"): "at_least", ("at", "least"): "at_least", ("plus",): "at_least", ("+",): "at_least",
    ("or", "so"): "about", ("at", "a", "minimum"): "at_least", ("-", "plus"): "at_least", ("at", "most"): "up_to",
}  # fmt: skip


def find_quantities(parsed: ParsedText) -> tuple[QuantityMention, ...]:
    """Every count of the text in order; spans never overlap. `low`/`high` None is open; nought is 0..0.

    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "At least 34 fled; between three and five died, dozens more were hurt in 2014 near Route 6."
    >>> [(q.low, q.high, q.form) for q in find_quantities(parse(Document("x", "", text, (Block("paragraph", 0, 89),))))]
    [(34, None, 'at_least'), (3, 5, 'range'), (24, None, 'vague')]
    """
    norms = list(parsed.norms)
    found: list[QuantityMention] = []
    at = 0
    for i in parsed.spots(_STARTERS | parsed.figures):
        if i < at:
            continue
        quantity = _quantity(parsed, norms, i, at)
        if quantity is not None:
            found.append(quantity)
            at = quantity.last
    return tuple(found)


def _quantity(parsed: ParsedText, norms: list[str], i: int, floor: int) -> QuantityMention | None:
    tokens = parsed.tokens
    core = core_at(tokens, norms, i)
    if core is None or why_no_count(tokens, norms, i, core):
        return None
    sentence = parsed.sentences[parsed.in_sentence[i]]
    floor = max(floor, sentence.first)  # what hedges a number stands in its sentence
    if core.last > sentence.last:
        return None
    first = i
    if i > floor and norms[i - 1] in ("a", "an", "the") and norms[i] in _WITH_ARTICLE:
        first = i - 1
    low, high, form, last = core.low, core.high, "exact", core.last
    if norms[i] == "number" and first == i and i - 2 >= floor and norms[i - 2] in ("a", "an"):
        first = i - 2  # "an unknown number of"
    ranged = _range(parsed, norms, core)
    if ranged is not None:
        low, high, last, form = _same_scale(norms, core, ranged), ranged.high, ranged.last, "range"
        while first > floor and norms[first - 1] in ("between", "from"):
            first -= 1
    first, before = _hedge_before(norms, first, floor)
    last, after = _hedge_after(parsed, norms, last, sentence.last)
    hedge = after or before
    if core.vague:
        return QuantityMention(first, last, low, None, "vague")
    bounds = _bounds(low, high, hedge if hedge else "range" if form == "range" else "exact")
    return QuantityMention(first, last, *bounds)


def _bounds(low: int, high: int, form: Form) -> tuple[int | None, int | None, Form]:
    if form == "at_least":
        return low, None, form
    if form == "more_than":
        return low + 1, None, form
    if form == "up_to":
        return None, high, form
    return low, high, "range" if low != high and form == "exact" else form


def _range(parsed: ParsedText, norms: list[str], core: Core) -> Core | None:
    """The second number of "three to five", "12-19", "between 12 and 19"; None where there is none."""
    j = core.last
    if core.vague or not core.low or j + 1 >= len(norms):
        return None
    joint = norms[j]
    between = "between" in norms[max(0, j - 4) : j]
    if joint not in ("to", "-", "–", "or", "—") and not (joint == "and" and between):
        return None
    k = j + 1 + (norms[j + 1] in ("perhaps", "even", "possibly", "around"))
    if k >= len(norms) or parsed.in_sentence[k] != parsed.in_sentence[j]:
        return None
    second = core_at(parsed.tokens, norms, k)
    if (
        second is None
        or second.vague
        or second.low <= core.low
        or (joint == "or" and second.low - core.low > max(2, core.low // 2))
    ):
        return None
    scaled = _thousands(norms, core, second)
    if joint in ("to", "or") and second.low > core.low * scaled * 10:
        return None
    return second


def _thousands(norms: list[str], core: Core, second: Core) -> int:
    """1000 for "70 to 80,000", where the first number leaves its noughts to the second; else 1."""
    word = norms[second.last - 1]
    short = core.low < 1000 <= second.low and norms[core.last - 1].isdecimal() and word.endswith("000")
    return 1000 if short and core.low < second.low // 1000 <= 2 * core.low else 1


def _same_scale(norms: list[str], core: Core, second: Core) -> int:
    """The lower end of "98-117 thousand" in the scale of the upper one."""
    scale = SCALES.get(norms[second.last - 1], _thousands(norms, core, second))
    plain = norms[core.last - 1] not in SCALES and core.low * scale < second.high
    return core.low * scale if plain else core.low


def _hedge_before(norms: list[str], first: int, floor: int) -> tuple[int, Form | None]:
    form: Form | None = None
    for _ in range(2):  # "at least another 12", "more than an estimated 40"
        if first <= floor or norms[first - 1] not in _HEDGE_ENDS:
            break
        for size in (4, 3, 2, 1):
            words = tuple(norms[max(floor, first - size) : first])
            if len(words) == size and words in _HEDGES:
                kind = _HEDGES[words]
                form = kind if form in (None, "exact") or kind != "exact" else form
                first -= size
                break
        else:
            break
    return first, form


def _hedge_after(parsed: ParsedText, norms: list[str], last: int, end: int) -> tuple[int, Form | None]:
    for size in (3, 2, 1):
        words = tuple(norms[last : min(end, last + size)])
        if len(words) == size and words in _AFTER:
            belongs_on = words in _HEDGES and _number_at(parsed, norms, last + size)
            return (last, None) if belongs_on else (last + size, _AFTER[words])
    return last, None


def _number_at(parsed: ParsedText, norms: list[str], i: int) -> bool:
    """Whether a number begins at token i: "killed 15 at least five of them officers" hedges the five."""
    return i < len(norms) and core_at(parsed.tokens, norms, i) is not None


def refused_counts(parsed: ParsedText) -> tuple[tuple[int, int, str], ...]:
    """The numbers that are no counts, each with first and last token (exclusive) and why, in order of the text.

    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "A 122mm rocket killed a 26-year-old on Route 6 in 2014."
    >>> [why for *_, why in refused_counts(parse(Document("x", "", text, (Block("paragraph", 0, 55),))))]
    ['a calibre', 'part of a word: age, calibre or size', 'part of a name', 'a date, a time or an age']
    """
    tokens = parsed.tokens
    norms = list(parsed.norms)
    taken = {i for q in find_quantities(parsed) for i in range(q.first, q.last)}
    found = []
    for i, word in enumerate(norms):
        if i in taken or not (word[0].isdecimal() or is_number_word(word)):
            continue
        core = core_at(tokens, norms, i)
        why = why_no_count(tokens, norms, i, core) if core is not None else why_no_number(word)
        if why:
            found.append((i, core.last if core is not None else i + 1, why))
    return tuple(found)
