"""Counts as written: digits, number words, dozens and scores, ranges, hedges. Bound to token indices.

Dates, ages, calibres, routes, times of day, percentages, money and ordinals are no counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Form, ParsedText, QuantityMention, Token

__all__ = ["find_quantities", "is_number_word", "refused_counts"]

_UNIT_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: n for n, word in enumerate(_UNIT_WORDS, 1)}
_TENS = {word: n * 10 for n, word in enumerate(_TEN_WORDS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_COUNTED = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "trio": 3, **_SCALES}
# The floors of the counting rules (docs/design.md, section 4).
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "several": 3, "many": 3,
    "numerous": 3, "multiple": 3, "countless": 3, "few": 3, "handful": 3, "various": 3,
}  # fmt: skip
_VAGUE_TIMES = {"dozen": 24, "dozens": 24, "hundred": 200, "thousand": 2000, "million": 2_000_000}
_NONE = {"no", "none", "nobody", "zero"}
_STARTERS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_VAGUE, *_NONE, "dozen", "half", "tens", "number", "quarter", "couple", "both"}
)
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
# Words to the left that make a number a name or a measure.
_NAMED_BY = frozenset({
    "route", "highway", "road", "no", "number", "article", "resolution", "flight", "chapter", "page", "phase", "zone",
    "apartment", "room", "grade", "channel", "line", "track", "class", "point", "type", "model", "unit", "section",
    "paragraph", "day", "week", "part", "level", "category", "group", "area", "sector", "hill", "aged", "age", "ages",
    "bus", "case", "ak", "mig", "su", "tu", "il", "t", "us$", "at-",
})  # fmt: skip
_NOT_AFTER = frozenset({
    "percent", "%", "per-cent", "pct", "km", "kilometre", "kilometres", "kilometer", "kilometers", "kms", "mile",
    "miles", "metre", "metres", "meter", "meters", "m", "am", "pm", "a.m.", "p.m.", "gmt", "mm", "cm", "degrees",
    "dollars", "euros", "pounds", "kg", "tonnes", "tons", "years-old", "o'clock", "hrs", "mph", "calibre", "caliber",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Core:
    """A number without its hedge. `vague`: only the lower end is known."""

    last: int
    low: int
    high: int
    vague: bool = False


# Words before a number, longest first: what they make of it.
_HEDGES_BY_FORM: dict[Form, tuple[str, ...]] = {
    "at_least": (
        "at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum", "atleast",
        "at the very least",
    ),
    "up_to": (
        "as many as", "up to", "no more than", "not more than", "at most", "a maximum of", "fewer than",
        "less than", "under",
    ),
    "exact": (
        "a total of", "an additional", "another", "exactly", "a further",
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
_HEDGE_ENDS = frozenset(words[-1] for words in _HEDGES)
_AFTER: dict[tuple[str, ...], Form] = {
    ("or", "more"): "at_least", ("at", "least"): "at_least", ("plus",): "at_least", ("+",): "at_least",
    ("or", "so"): "about", ("at", "a", "minimum"): "at_least", ("-", "plus"): "at_least", ("at", "most"): "up_to",
}  # fmt: skip

NUMBER_WORDS = frozenset({*_UNITS, *_TENS})


def is_number_word(word: str) -> bool:
    """Whether a folded word is a number in digits or a plain number word: "12", "twelve", "thirty"."""
    return word.isdecimal() or word in _UNITS or word in _TENS


def find_quantities(parsed: ParsedText) -> tuple[QuantityMention, ...]:
    """Every count of the text in order; spans never overlap. `low`/`high` None is open; nought is 0..0.

    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "At least 34 fled; between three and five died, dozens more were hurt in 2014 near Route 6."
    >>> [(q.low, q.high, q.form) for q in find_quantities(parse(Document("x", "", text, (Block("paragraph", 0, 89),))))]
    [(34, None, 'at_least'), (3, 5, 'range'), (24, None, 'vague')]
    """
    tokens = parsed.tokens
    norms = [t.norm for t in tokens]
    found: list[QuantityMention] = []
    at = 0
    for i, word in enumerate(norms):
        if i < at or not (word in _STARTERS or "0" <= word[0] <= "9"):
            continue
        quantity = _quantity(tokens, norms, i, at)
        if quantity is not None:
            found.append(quantity)
            at = quantity.last
    return tuple(found)


def _quantity(tokens: Sequence[Token], norms: list[str], i: int, floor: int) -> QuantityMention | None:
    core = _core(tokens, norms, i)
    if core is None or _why_no_count(tokens, norms, i, core):
        return None
    first = i
    if (
        i > floor
        and norms[i - 1] in ("a", "an", "the")
        and norms[i] in {*_COUNTED, "half", "few", "handful", "number", "quarter"}
    ):
        first = i - 1
    low, high, form, last = core.low, core.high, "exact", core.last
    if norms[i] == "number" and first == i and i - 2 >= floor and norms[i - 2] in ("a", "an"):
        first = i - 2  # "an unknown number of"
    ranged = _range(tokens, norms, core)
    if ranged is not None:
        high, last, form = ranged.high, ranged.last, "range"
        while first > floor and norms[first - 1] in ("between", "from"):
            first -= 1
    first, before = _hedge_before(norms, first, floor)
    last, after = _hedge_after(norms, last)
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


def _core(tokens: Sequence[Token], norms: list[str], i: int) -> _Core | None:
    """The number that begins at token i, without hedges; None where there is none."""
    word = norms[i]
    if word[0].isdecimal():
        return _digits(norms, i)
    if word in _UNITS or word in _TENS:
        return _words(norms, i)
    if word in _NONE and norms[i + 1 : i + 2] not in (["fewer"], ["less"], ["more"], ["longer"]):
        return _Core(i + (2 if norms[i + 1 : i + 2] == ["one"] else 1), 0, 0)
    if word == "both":
        return _Core(i + 1, 2, 2) if norms[i + 1 : i + 2] in (["were"], ["men"], ["women"], ["had"], ["died"]) else None
    after = norms[i + 1 : i + 3]
    if word == "many" and i and norms[i - 1] in ("as", "how", "so", "too"):
        return None
    if word in ("several", "few", "many"):
        scale = _VAGUE_TIMES.get(after[0]) if after else None
        return _Core(i + 2, scale, scale, True) if scale else _Core(i + 1, 3, 3, True)
    if (
        word in ("tens", "hundreds", "dozens", "thousands")
        and after[:1] == ["of"]
        and after[1:] in (["thousands"], ["millions"])
    ):
        floor = {"tens": 20, "hundreds": 200, "dozens": 24, "thousands": 2000}[word]
        unit = 1000 if after[1] == "thousands" else 1_000_000
        return _Core(i + 3, floor * unit, floor * unit, True)
    if word in _VAGUE:
        return _Core(_past_of(norms, i + 1, word == "handful"), _VAGUE[word], _VAGUE[word], True)
    return _article_number(norms, i)


def _past_of(norms: list[str], i: int, wanted: bool) -> int:
    return i + 1 if wanted and norms[i : i + 1] == ["of"] else i


def _article_number(norms: list[str], i: int) -> _Core | None:
    """Numbers that need an article: a dozen, half a million, a couple of hundred, a large number of."""
    word, before = norms[i], norms[i - 1] if i else ""
    if word == "half":
        j = i + 1 + (norms[i + 1 : i + 2] in (["a"], ["-"]))
        unit = _COUNTED.get(norms[j]) if j < len(norms) else None
        return _Core(j + 1, unit // 2, unit // 2) if unit and unit > 2 else None
    if word == "quarter" and norms[i + 1 : i + 4] == ["of", "a", "million"]:
        return _Core(i + 4, 250_000, 250_000)
    if word == "number":
        adjective = before in ("large", "small", "unknown", "significant", "great", "unspecified", "considerable")
        if norms[i + 1 : i + 2] == ["of"] and (
            before == "a" or (adjective and norms[i - 2 : i - 1] in (["a"], ["an"]))
        ):
            return _Core(i + 2, 3, 3, True)
        return None
    if word in _COUNTED and before in ("a", "an", "the", "another", "half", "one"):
        return _scaled(norms, i)
    return None


def _scaled(norms: list[str], i: int) -> _Core | None:
    value, j = _COUNTED[norms[i]], i + 1
    if norms[i] in ("couple", "pair", "trio") and norms[j : j + 1] == ["of"]:
        j += 1
        while j < len(norms) and norms[j] in ("hundred", "thousand", "dozen"):
            value, j = value * _COUNTED[norms[j]], j + 1
    elif norms[i] == "hundred":
        while j < len(norms) and norms[j] in ("thousand", "million"):
            value, j = value * _SCALES[norms[j]], j + 1
    return _Core(j, value, value)


def _digits(norms: list[str], i: int) -> _Core | None:
    text = norms[i]
    unit = 1
    for suffix, size in (("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1000)):
        if text.endswith(suffix) and text[: -len(suffix)].replace(".", "", 1).isdecimal():
            text, unit = text[: -len(suffix)], size
            break
    head, dot, tail = text.replace(",", "").partition(".")
    if not head.isdecimal() or (dot and not tail.isdecimal()) or len(head) > 12:
        return None
    j = i + 1
    while j < len(norms) and norms[j] in (*_SCALES, "dozen"):
        unit, j = unit * _COUNTED[norms[j]], j + 1
    if dot and unit == 1:
        return _grouped_by_dots(head, tail, j)
    value = round(float(f"{head}.{tail or 0}") * unit) if dot else int(head) * unit
    return _Core(j, value, value)


def _grouped_by_dots(head: str, tail: str, last: int) -> _Core | None:
    """1.300 people: a dot between groups of three, as much of Europe writes it."""
    value = int(head + tail)
    return _Core(last, value, value) if len(tail) == 3 and len(head) <= 3 and head != "0" else None


def _words(norms: list[str], i: int) -> _Core:
    total, current, j = 0, 0, i
    while j < len(norms):
        word = norms[j]
        if word in _UNITS and (current % 10 == 0 and current % 100 != 10) and (current == 0 or current >= 20):
            current += _UNITS[word]
        elif word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word in ("hundred", "dozen") and 0 < current < 100:
            current *= _COUNTED[word]
        elif word in ("thousand", "million", "billion") and current:
            total, current = total + current * _SCALES[word], 0
        elif not (word in ("-", "and") and _goes_on(norms, j, current, total)):
            break
        j += 1
    return _Core(j, total + current, total + current)


def _goes_on(norms: list[str], j: int, current: int, total: int) -> bool:
    """twenty-three; two hundred and five - but never "two and five"."""
    after = norms[j + 1] if j + 1 < len(norms) else ""
    if norms[j] == "-":
        return after in _UNITS and current % 100 >= 20 and current % 10 == 0
    return (
        (current >= 100 or total > 0)
        and current % 100 == 0
        and (after in _UNITS or after in _TENS)
        and norms[j - 1] in _SCALES
    )


def _range(tokens: Sequence[Token], norms: list[str], core: _Core) -> _Core | None:
    """The second number of "three to five", "12-19", "between 12 and 19"; None where there is none."""
    j = core.last
    if core.vague or j + 1 >= len(norms):
        return None
    joint = norms[j]
    between = "between" in norms[max(0, j - 4) : j]
    if joint not in ("to", "-", "–", "or", "—") and not (joint == "and" and between):
        return None
    k = j + 1 + (norms[j + 1] in ("perhaps", "even", "possibly", "around"))
    if k >= len(norms) or tokens[k].sentence != tokens[j].sentence:
        return None
    second = _core(tokens, norms, k)
    if second is None or second.vague or second.low <= core.low or (joint == "or" and second.low - core.low > 2):
        return None
    if joint in ("to", "or") and second.low > core.low * 10:
        return None
    return second


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


def _hedge_after(norms: list[str], last: int) -> tuple[int, Form | None]:
    for size in (3, 2, 1):
        words = tuple(norms[last : last + size])
        if len(words) == size and words in _AFTER:
            return last + size, _AFTER[words]
    return last, None


def _why_no_count(tokens: Sequence[Token], norms: list[str], i: int, core: _Core) -> str:
    """Why the number is a date, an age, a measure or a name; empty for a count."""
    before = norms[i - 1] if i else ""
    after = norms[core.last] if core.last < len(norms) else ""
    digit = norms[i][0].isdecimal()
    named = core.last < len(tokens) and tokens[core.last].text == "M"  # "nine M23 rebels"
    if (after in _NOT_AFTER and not named) or (after == "per" and norms[core.last + 1 : core.last + 2] == ["cent"]):
        return "a measure"
    if after == "-" and core.last + 1 < len(norms) and tokens[core.last].end == tokens[core.last + 1].start:
        follower = norms[core.last + 1]
        if follower[0].isalpha() and follower not in _UNITS and follower not in _TENS and follower != "plus":
            return "part of a word: age, calibre or size"  # 26-year-old, 34-strong, 122-millimetre, two-day
    if after in ("year", "years", "months", "month") and norms[core.last + 1 : core.last + 2] == ["old"]:
        return "an age"
    if norms[i] == "one" and after == "in" and core.last + 1 < len(norms) and is_number_word(norms[core.last + 1]):
        return "a share"  # one in five
    if before == "in" and i > 1 and norms[i - 2] == "one":
        return "a share"
    if before in ("$", "€", "£", "#", "-", ".") and i and tokens[i - 1].end == tokens[i].start:
        return "money or part of a name"
    if after == "-" and norms[core.last + 2 : core.last + 3] == ["-"] and norms[core.last + 1][0].isdecimal():
        return "a date"  # 09-05-2016
    if before in _NAMED_BY and (digit or before in ("aged", "age", "phase", "day", "week", "chapter")):
        return "an age" if before.startswith("age") else "part of a name"
    if digit and i and before.isalpha() and before.isascii() and _joins_letter(tokens, i):
        return "part of a name"  # M23, T4
    return "a date, a time or an age" if digit and _is_date(tokens, norms, i, core.last) else ""


def _joins_letter(tokens: Sequence[Token], i: int) -> bool:
    """Whether one or two capitals stand right before a number, without a blank."""
    word = tokens[i - 1]
    return word.end == tokens[i].start and len(word.text) <= 2 and word.text.isupper()


def refused_counts(parsed: ParsedText) -> tuple[tuple[int, int, str], ...]:
    """The numbers that are no counts, each with first and last token (exclusive) and why, in order of the text.

    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "A 122mm rocket killed a 26-year-old on Route 6 in 2014."
    >>> [why for *_, why in refused_counts(parse(Document("x", "", text, (Block("paragraph", 0, 55),))))]
    ['a calibre', 'part of a word: age, calibre or size', 'part of a name', 'a date, a time or an age']
    """
    tokens = parsed.tokens
    norms = [t.norm for t in tokens]
    taken = {i for q in find_quantities(parsed) for i in range(q.first, q.last)}
    found = []
    for i, word in enumerate(norms):
        if i in taken or not (word[0].isdecimal() or is_number_word(word)):
            continue
        core = _core(tokens, norms, i)
        why = _why_no_count(tokens, norms, i, core) if core is not None else _why_no_number(word)
        if why:
            found.append((i, core.last if core is not None else i + 1, why))
    return tuple(found)


def _why_no_number(word: str) -> str:
    kinds = {"mm": "a calibre", "km": "a distance", "st": "an ordinal", "nd": "an ordinal", "rd": "an ordinal"}
    return kinds.get(word[-2:], "an ordinal" if word.endswith("th") else "no whole number")


def _is_date(tokens: Sequence[Token], norms: list[str], i: int, last: int) -> bool:
    text, before = norms[i], norms[i - 1] if i else ""
    after = norms[last] if last < len(norms) else ""
    small = len(text) <= 2
    if (small and (before in _MONTHS or (before == "." and i > 1 and norms[i - 2] in _MONTHS))) or (
        small and after in _MONTHS and tokens[last].text[0].isupper()
    ):
        return True
    if after == ":" and norms[last + 1 : last + 2] and norms[last + 1][0].isdecimal():
        return True
    if before == ":" and i > 1 and norms[i - 2][0].isdecimal() and tokens[i - 1].end == tokens[i].start:
        return True
    if len(text) == 4 and text[0] == "0":
        return True
    if before == "/" or after == "/":
        return norms[i - 2 : i - 1] != ["and"] and before == "/"
    if before == "," and after in (",", ")", ".", "and", "from", "of", "was", "a", "an", "who") and 2 <= len(text) <= 2:
        return tokens[i - 2].text[0].isupper() and after == ","  # Xie Lin, 42, of ...
    if len(text) == 4 and 1900 <= int(text) <= 2099 if text.isdecimal() else False:
        return (
            before in _YEAR_CUES
            or before in _MONTHS
            or (small is False and _month_before(norms, i))
            or after in (",", ".", ";", ")", "-")
        )
    return False


_YEAR_CUES = frozenset({
    "in", "since", "of", "until", "by", "during", "from", "to", "and", "-", "–", "mid", "early", "late", "spring",
    "summer", "autumn", "fall", "winter", "before", "after", "the", "through",
})  # fmt: skip


def _month_before(norms: list[str], i: int) -> bool:
    return any(w in _MONTHS for w in norms[max(0, i - 3) : i])
