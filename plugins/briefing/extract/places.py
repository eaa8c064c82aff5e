"""Words that may name a place: names of the gazetteer by longest match, and names in no list by their grammar.

A name is seen here and judged in resolve; what is certainly something else (an armed actor, a person, an
organisation, a nationality) is left out here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.extract.persons import Persons, find_persons
from briefing.extract.place_cues import COMPOUNDS, cue_of
from briefing.extract.place_grammar import NEVER, WORDS, kind_after, kind_before
from briefing.knowledge import Knowledge
from briefing.knowledge.gazetteer import KnownPlace
from briefing.knowledge.place_names import ARTICLES, joined_key
from briefing.model import ForceMention, ParsedText, PlaceKind, PlaceMention, Sentence

__all__ = ["find_places", "lookup_place"]

_MAX_WORDS = 7
_STRONG = ("in", "object")
_LEFT_FINE = (
    WORDS.directions
    | frozenset(WORDS.kind_before)
    | frozenset(["greater", "old", "new", "rural", "downtown", "metropolitan", "occupied", "the"])
)
_ADMIN_WORDS = frozenset(w for w, kind in WORDS.kind_after.items() if kind in ("admin1", "admin2"))
_NO_HEADS = frozenset({"university", "college", "institute", "school", "us", "u.s.", "uk"})
_EVENT_HEADS = frozenset({"massacre", "battle", "siege", "capital"})
_PREFIXES = frozenset({"fort", "fob", "cape", "mount", "lake", "san", "santa", "saint", "real", "voice"})
_STATES_AS_ADJECTIVES = frozenset({"us", "u.s.", "uk", "u.k.", "eu"})
_FUNCTION_WORDS = frozenset(
    "or nor but for from with by that which who when while after before because since as than are were be been had were did does do not "
    "such including during under against amid about if so also only".split()
)
_TRANSPARENT = frozenset(["and", "or", ","])


@dataclass(frozen=True, slots=True)
class _Reader:
    """One document under search."""

    parsed: ParsedText
    knowledge: Knowledge
    norms: tuple[str, ...]
    caps: tuple[bool, ...]  # token begins with a capital letter
    blocked: frozenset[int]  # tokens of armed actors
    persons: Persons
    lower: frozenset[str]  # words that the document also writes in lower case


def lookup_place(knowledge: Knowledge, name: str) -> tuple[KnownPlace, ...]:
    """The gazetteer's answer for a name as written; without its article where the whole is unknown."""
    found = knowledge.gazetteer.named(name)
    if not found and "-" in name and name.split("-", 1)[0].lower() in ARTICLES:
        found = knowledge.gazetteer.named(name.split("-", 1)[1])
    return found


def find_places(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> tuple[PlaceMention, ...]:
    """Every mention of what may be a place, in order of the text.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.pipeline import document_of_text
    >>> from briefing.text import parse
    >>> text = "Shells hit Bakhmut, in Donetsk region, the London-based monitor said."
    >>> [(m.name, m.cue) for m in find_places(parse(document_of_text("a", "", text, None)), load_knowledge(), ())]
    [('Bakhmut', 'object'), ('Donetsk', 'in'), ('London', 'based')]
    """
    reader = _reader(parsed, knowledge, forces)
    found: list[PlaceMention] = []
    for number, sentence in enumerate(parsed.sentences):
        found += _linked(reader, sentence, _in_sentence(reader, number, sentence), len(found))
    return tuple(found)


def _reader(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> _Reader:
    tokens = parsed.tokens
    norms = tuple(t.norm for t in tokens)
    caps = tuple(t.text[0].isupper() for t in tokens)
    by_name = knowledge.countries.by_name
    blocked = frozenset(
        i for f in forces if f.last - f.first > 1 or norms[f.first] not in by_name for i in range(f.first, f.last)
    )
    lower = frozenset(norm for norm, cap in zip(norms, caps, strict=True) if not cap)
    return _Reader(parsed, knowledge, norms, caps, blocked, find_persons(parsed, knowledge), lower)


# --- one sentence ------------------------------------------------------------------------------------------------


def _in_sentence(reader: _Reader, number: int, sentence: Sentence) -> list[PlaceMention]:
    titled = _is_titled(reader, sentence)
    found: list[PlaceMention] = []
    i = sentence.first
    while i < sentence.last:
        if not (reader.caps[i] or _is_article(reader, i, sentence)) or i in reader.blocked or _opens(reader, i, sentence):
            i += 1
            continue
        mention = _mention_at(reader, sentence, i, titled)
        if not isinstance(mention, PlaceMention):
            i = max(mention or 0, i + 1)
            continue
        found.append(mention)
        i = max(mention.last, i + 1)
    return found


def _is_titled(reader: _Reader, sentence: Sentence) -> bool:
    """Whether most words bear capitals, so that a capital tells nothing."""
    long = [i for i in range(sentence.first, sentence.last) if len(reader.norms[i]) > 3 and reader.norms[i].isalpha()]
    return len(long) > 3 and sum(reader.caps[i] for i in long) > 0.7 * len(long)


def _opens(reader: _Reader, i: int, sentence: Sentence) -> bool:
    """Whether the capital only opens a sentence or is the article "A": no name begins there."""
    norm = reader.norms[i]
    return norm in ("a", "an", "in", "at", "on", "as", "to", "of", "de") and (i == sentence.first or norm in ("a", "of", "in"))


def _is_article(reader: _Reader, i: int, sentence: Sentence) -> bool:
    """Whether a lower-case article with a hyphen begins a name here: "al-Bab"."""
    tokens = reader.parsed.tokens
    return (
        reader.norms[i] in ARTICLES
        and i + 2 < sentence.last
        and reader.norms[i + 1] == "-"
        and reader.caps[i + 2]
        and tokens[i].end == tokens[i + 1].start
    )


def _name_ends(reader: _Reader, sentence: Sentence, start: int) -> list[int]:
    """Where a name that begins at `start` may end, nearest first: after each capitalised word that follows on."""
    tokens, ends, k = reader.parsed.tokens, [], start
    while k < sentence.last and k - start < _MAX_WORDS:
        token = tokens[k]
        if k in reader.blocked or (k == start + 1 and reader.caps[k] and _bare_possessive(reader, sentence, start)):
            break
        if reader.caps[k] or (k > start and reader.norms[k - 1] == "-" and token.norm.isalnum()):
            ends.append(k + 1)
        elif (
            token.text != "-"
            and token.norm not in WORDS.connectors
            and not (token.text in "'.\u2019" and tokens[k - 1].norm in ("st", "ft", "mt"))
        ):
            break
        k += 1
    return ends


def _plain_end(reader: _Reader, start: int, end: int) -> int:
    """The end of a name that no list has: it runs through capitals, hyphens and articles, and over no "of" or "at"."""
    norms, k = reader.norms, start
    while k < end:
        linked = (
            norms[k] == "-"
            or (norms[k] in ARTICLES and (k + 1 < end and norms[k + 1] == "-"))
            or norms[k] in ("al", "el", "de", "la", "del", "bin")
        )
        if not (reader.caps[k] or linked):
            break
        k += 1
    while k > start and not reader.caps[k - 1]:
        k -= 1
    return k


def _words(reader: _Reader, first: int, last: int) -> str:
    tokens = reader.parsed.tokens
    return reader.parsed.source[tokens[first].start : tokens[last - 1].end]


def _mention_at(reader: _Reader, sentence: Sentence, start: int, titled: bool) -> PlaceMention | int | None:
    """The mention that begins here; where to read on when a name here belongs to something else; None for nothing."""
    short = _abbreviated(reader, sentence, start) or _bare_possessive(reader, sentence, start)
    if short is not None:
        return short
    ends = _name_ends(reader, sentence, start)
    for end in reversed(ends):
        if _in_organisation(reader, sentence, start, end):
            return end
        if all(i in reader.persons.tokens for i in range(start, end)):
            continue
        facility = _facility(reader, sentence, start, end)
        if facility is not None:
            return facility
        if _is_known(reader, start, end):
            mention = _judged(reader, sentence, start, end, titled)
            if mention is not None:
                return mention
    return _unlisted(reader, sentence, start, ends[-1], titled) if ends else None


def _in_organisation(reader: _Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a known name of several words ends an organisation's: "University of New South Wales"."""
    norms, k = reader.norms, start - 1
    if end - start < 2 or k <= sentence.first or norms[k] not in ("of", "for") or not reader.caps[k - 1]:
        return False
    return norms[k - 1] in WORDS.organisations - _EVENT_HEADS and _is_known(reader, start, end)


def _abbreviated(reader: _Reader, sentence: Sentence, i: int) -> PlaceMention | None:
    """A division's abbreviation after a town and a comma: "Paris, Ky."."""
    tokens = reader.parsed.tokens
    if i - 2 < sentence.first or reader.norms[i - 1] != "," or not reader.caps[i - 2]:
        return None
    name = reader.knowledge.gazetteer.abbreviations.get(tokens[i].text.rstrip("."))
    if name is None:
        return None
    dotted = i + 1 < sentence.last and tokens[i + 1].text == "." and tokens[i + 1].start == tokens[i].end
    if not dotted and "." not in tokens[i].text and not tokens[i].text.isupper() and i + 1 < sentence.last:
        return None
    end = i + 1 + dotted
    return PlaceMention(i, end, "abbreviation", name, "in", None, i, end)


def _bare_possessive(reader: _Reader, sentence: Sentence, i: int) -> PlaceMention | None:
    """A possessive that lost its apostrophe: "Syrias Aleppo" begins with Syria."""
    token = reader.parsed.tokens[i]
    if len(token.norm) < 6 or not token.norm.endswith("s") or not token.norm.isalpha() or _is_single_name(reader, i):
        return None
    adjectives = reader.knowledge.countries
    if token.norm in adjectives.by_demonym or token.norm[:-1] in adjectives.by_demonym or token.norm[:-1] in NEVER:
        return None
    owners = reader.knowledge.gazetteer.keyed(token.norm[:-1])
    if not any(p.kind == "country" or p.kept or p.population > 100_000 for p in owners):
        return None
    cue = cue_of(reader.norms, sentence.first, sentence.last, i, i + 1)
    return PlaceMention(i, i + 1, "possessive", token.text[:-1], cue, None, _long_first(reader, sentence, i), i + 1)


def _is_known(reader: _Reader, start: int, end: int) -> bool:
    if end - start == 1:
        return _is_single_name(reader, start)
    name = _words(reader, start, end)
    words = reader.norms[start:end]
    if joined_key(name) in WORDS.never_names or words[0] in _NO_HEADS or words[0] in WORDS.never or words[-1] in ("i", "on"):
        return False
    if reader.knowledge.countries.adjectived(name) and not reader.knowledge.countries.named(name):
        return False
    return bool(lookup_place(reader.knowledge, name))


def _is_single_name(reader: _Reader, i: int) -> bool:
    """Whether one word alone can name a place: no adjective, no abbreviation but a country's."""
    token, countries = reader.parsed.tokens[i], reader.knowledge.countries
    norm = token.norm
    country = countries.by_name.get(norm.replace(".", ""))
    if country is not None:
        return len(norm) > 3 or token.text.isupper()
    if norm in countries.by_adjective or norm in countries.by_demonym or len(norm) < 3 or not norm[0].isalpha():
        return False
    if norm in NEVER:
        return False
    return bool(reader.knowledge.gazetteer.keyed(norm if norm.isascii() and norm.isalpha() else joined_key(token.text)))


# --- judging a known name by its surroundings ----------------------------------------------------------------------------


def _judged(reader: _Reader, sentence: Sentence, start: int, end: int, titled: bool) -> PlaceMention | None:
    norms, names = reader.norms, reader.knowledge.gazetteer
    single = end - start == 1
    if single and _is_shouted(reader, sentence, start):
        return None
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    if single and _is_adjectival(reader, sentence, start):
        return None
    if _is_backer(norms, sentence, end) or (end < sentence.last and norms[end] in "$/"):
        return None
    if single and start > sentence.first and norms[start - 1] == "the" and not _takes_article(reader, start):
        return None
    if end < sentence.last and norms[end] in WORDS.treaties:
        return None
    hint, last, long_last = _kind_beside(reader, sentence, start, end)
    weak = (
        single
        and (norms[start] in names.common_words or norms[start] in reader.lower)
        and not _is_country(reader, start)
    )
    if single and weak and (start == sentence.first or titled or (cue not in _STRONG and hint is None)):
        return None
    if single and norms[start] in reader.persons.surnames and cue not in _STRONG and hint is None:
        return None
    if single and norms[start] in names.first_names and not _is_country(reader, start):
        weak = True
    right = _right_side(reader, sentence, last if last > end else end, single, titled)
    if right == "weak" and single and not _is_great(reader, start):
        return _unlisted(reader, sentence, start, _name_ends(reader, sentence, start)[-1], titled)
    if right == "no" or not _left_fine(reader, sentence, start, titled, single):
        return None
    long_first = _long_first(reader, sentence, start)
    rule = "name with its kind" if hint else "country" if _is_country(reader, start) and single else "name"
    return PlaceMention(
        start, last, rule, _words(reader, start, end), cue, hint, long_first, max(last, long_last),
        weak=weak or right == "weak" or (titled and single),
    )  # fmt: skip


def _is_country(reader: _Reader, i: int) -> bool:
    return reader.norms[i].replace(".", "") in reader.knowledge.countries.by_name


def _is_adjectival(reader: _Reader, sentence: Sentence, i: int) -> bool:
    """Whether an abbreviated country stands for its adjective: "US officials"."""
    if reader.norms[i] not in _STATES_AS_ADJECTIVES or i + 1 >= sentence.last:
        return False
    after = reader.norms[i + 1]
    closed = WORDS.prepositions | WORDS.acts | WORDS.connectors | _FUNCTION_WORDS
    return after.isalpha() and len(after) > 2 and not reader.caps[i + 1] and after not in closed and not after.endswith(("ed", "ly"))


def _takes_article(reader: _Reader, i: int) -> bool:
    """Whether "the" may stand before this name: countries, rivers and areas; "the Aleppo" is short for something else."""
    listed = reader.knowledge.gazetteer.listed.get(reader.norms[i].replace(".", ""), ())
    after = reader.norms[i + 1 : i + 2]
    return bool(listed) or (
        bool(after)
        and (
            after[0] in WORDS.kind_after
            or after[0] in WORDS.borders
            or (not reader.caps[i + 1] and after[0].isalpha())
        )
    )


def _is_great(reader: _Reader, i: int) -> bool:
    """Whether one word names a country, a division or a great town, so that it stands even before a strange word."""
    found = reader.knowledge.gazetteer.keyed(joined_key(reader.parsed.tokens[i].text))
    return any(p.kind in ("country", "admin1") or p.kept or p.population > 250_000 for p in found)


def _is_shouted(reader: _Reader, sentence: Sentence, i: int) -> bool:
    """Whether the word is an abbreviation ("SDF") and no country's; in an all-capitals dateline it may be a name."""
    text = reader.parsed.tokens[i].text
    if not text.isupper() or _is_country(reader, i):
        return False
    if len(text) > 5:
        return False
    after = reader.norms[i + 1 : i + 3]
    dateline = i - sentence.first < 4 and bool(after) and after[0] in (",", "(", "-", "\u2014", "\u2013", ":")
    return not dateline and not _all_capitals(reader, sentence)


def _all_capitals(reader: _Reader, sentence: Sentence) -> bool:
    words = [
        t.text for t in reader.parsed.tokens[sentence.first : sentence.last] if t.text.isalpha() and len(t.text) > 3
    ]
    return len(words) > 2 and sum(w.isupper() for w in words) > 0.7 * len(words)


def _is_backer(norms: tuple[str, ...], sentence: Sentence, end: int) -> bool:
    """Whether a participle hangs on the name by a hyphen: "Iran-backed" names a backer and no place."""
    if end + 1 >= sentence.last or norms[end] != "-":
        return False
    word = norms[end + 1]
    return word not in COMPOUNDS and (
        word.endswith(("ed", "en", "made", "led", "held", "run")) or word in ("style", "friendly", "linked", "born")
    )


def _kind_beside(reader: _Reader, sentence: Sentence, start: int, end: int) -> tuple[PlaceKind | None, int, int]:
    """The kind told by words around a name, where the evidence ends, and where the words with the kind end."""
    norms = reader.norms
    after = kind_after(norms, end, sentence.last)
    if after is not None and norms[end] == "state" and reader.caps[end] and _is_us_state(reader, start, end):
        after = None  # "Ohio State" is a university
    if after is not None:
        kind, stop = after
        if norms[end] == "border" or (
            norms[end] in ("base", "port", "market", "square", "camp", "front") and not reader.caps[end]
        ):
            return None, end, end
        named = reader.caps[end] or (kind == "facility")
        return kind, (stop if named and (reader.caps[stop - 1] or kind == "facility") else end), stop
    before = kind_before(norms, start, sentence.first)
    if (
        before is not None
        and before[0] != "neighbourhood"
        and norms[before[1]] not in ("port", "camp", "region", "river")
    ):
        return before[0], end, end
    return None, end, end


def _is_us_state(reader: _Reader, start: int, end: int) -> bool:
    return any(
        p.kind == "admin1" and p.country == "US" for p in reader.knowledge.gazetteer.named(_words(reader, start, end))
    )


def _right_side(reader: _Reader, sentence: Sentence, end: int, single: bool, titled: bool) -> str:
    """What a capitalised word right after the name makes of it: "no" place, "weak", or "fine"."""
    norms, tokens = reader.norms, reader.parsed.tokens
    if end < sentence.last and norms[end] in WORDS.roads and reader.caps[end]:
        return "no"
    if (
        end + 1 < sentence.last
        and norms[end] == "-"
        and tokens[end].start == tokens[end - 1].end
        and reader.caps[end + 1]
    ):
        return (
            "fine"
            if tokens[end].end < tokens[end + 1].start or _is_known(reader, end + 1, end + 2)
            else "no"
            if single
            else "fine"
        )
    if end + 2 < sentence.last and norms[end] in ARTICLES and norms[end + 1] == "-" and reader.caps[end + 2]:
        return "weak"
    k = end
    while k < sentence.last and k - end < 6:
        if (
            tokens[k].start > tokens[k - 1].end + 1
            or k in reader.blocked
            or not (reader.caps[k] or norms[k] in ("of", "for", "&", "-"))
        ):
            break
        if norms[k] in WORDS.organisations and reader.caps[k] and not titled:
            return "no"
        if norms[k] in WORDS.roles:
            return "fine"
        k += 1
    if end >= sentence.last or not reader.caps[end] or end in reader.blocked or titled or k == end:
        return "fine"
    if (
        not norms[end].isalpha()
        or norms[end] in reader.knowledge.gazetteer.common_words
        or end in reader.persons.tokens
    ):
        return "fine"
    if norms[end] in reader.knowledge.countries.by_adjective or reader.parsed.tokens[end - 1].text.isupper():
        return "fine"
    known = _is_known(reader, end, end + 1)
    if norms[end - 1] in reader.knowledge.gazetteer.first_names and single:
        return "no" if not known else "weak"
    if not known:
        return "weak"
    after = reader.knowledge.gazetteer.keyed(joined_key(tokens[end].text))
    great = any(p.kind in ("country", "admin1") or p.kept or p.population > 100_000 for p in after)
    return "fine" if great or not single else "weak"


def _left_fine(reader: _Reader, sentence: Sentence, start: int, titled: bool, single: bool) -> bool:
    """Whether the word before lets the name stand by itself: no first name, no head of a longer name."""
    norms, tokens, k = reader.norms, reader.parsed.tokens, start - 1
    if k < sentence.first or titled:
        return True
    if norms[k] == "-" and k > sentence.first and tokens[k].start == tokens[k - 1].end:
        return (
            _is_known(reader, k - 1, k)
            or norms[k - 1] in _LEFT_FINE
            or norms[k - 1] in ("mid", "non", "anti")
            or not single
        )
    if (
        norms[k] in ("of", "for")
        and k > sentence.first
        and reader.caps[k - 1]
        and norms[k - 1] in WORDS.organisations - _EVENT_HEADS
    ):
        return False
    if not reader.caps[k] or k in reader.blocked:
        return True
    if k in reader.persons.tokens or norms[k] in reader.knowledge.words.titles:
        return not single and k not in reader.persons.tokens
    if norms[k] in _PREFIXES:
        return False
    opening = k == sentence.first or norms[k] in WORDS.never
    common = opening and norms[k] in reader.knowledge.gazetteer.common_words
    if norms[k] in _LEFT_FINE or norms[k] in WORDS.prepositions or common:
        return norms[k] not in WORDS.organisations
    adjective = norms[k] in reader.knowledge.countries.by_adjective or norms[k] in reader.knowledge.countries.by_demonym
    return (
        adjective or not single or _is_known(reader, k, k + 1) or norms[k] in reader.lower or len(tokens[k].text) == 1
    )


def _long_first(reader: _Reader, sentence: Sentence, start: int) -> int:
    """Where the words begin when directions before the name are counted in: "northern Aleppo"."""
    k = start
    while k > sentence.first and reader.norms[k - 1] in WORDS.directions:
        k -= 1
    return k


# --- names in no list -------------------------------------------------------------------------------------------------


def _facility(reader: _Reader, sentence: Sentence, start: int, end: int) -> PlaceMention | None:
    """A name with the word for a facility, a hill, a camp: known as a whole, or by that word alone."""
    after = kind_after(reader.norms, end, sentence.last)
    if end < sentence.last and reader.norms[end] in WORDS.roads and (
        reader.caps[end] or reader.knowledge.gazetteer.named(_words(reader, start, end + 1))
    ):
        after = "feature", end + 1
    if (
        after is None
        or after[0] not in ("facility", "feature")
        or (reader.norms[end] in WORDS.borders and not reader.caps[end])
    ):
        return None
    kind, stop = after
    if reader.norms[end] in ("market", "square", "sea", "plain", "pass", "port") and not reader.caps[end]:
        return None
    names = reader.knowledge.gazetteer
    whole = _words(reader, start, stop)
    air = "air" in reader.norms[end] or (reader.norms[stop - 1] in ("base", "airport") and stop - end > 1)
    known = names.named(whole) or (names.named(f"{_words(reader, start, end)} airfield") if air else ())
    if start in reader.persons.tokens and not known:
        return None
    if not known and _plain_end(reader, start, end) != end:
        return None
    road = reader.norms[end] in WORDS.roads
    if not known and not road and (_is_known(reader, start, end) and not reader.caps[end]):
        return None
    if not known and reader.norms[start] in (names.common_words if end - start == 1 and not road else NEVER):
        return None
    if (
        not known
        and start > sentence.first
        and reader.caps[start - 1]
        and reader.norms[start - 1] not in WORDS.prepositions
    ):
        return None
    if not known and (
        reader.knowledge.countries.adjectived(_words(reader, start, end))
        or not reader.caps[end - 1]
        or reader.norms[start] == "the"
    ):
        return None
    if not known and any(n in WORDS.organisations for n in reader.norms[start:end]):
        return None
    if not known and stop < sentence.last and reader.caps[stop] and stop not in reader.blocked:
        return None
    if any(reader.norms[k] in WORDS.organisations and reader.caps[k] for k in range(stop, min(stop + 3, sentence.last))):
        return None
    cue = cue_of(reader.norms, sentence.first, sentence.last, start, stop)
    name = whole if names.named(whole) or not air else f"{_words(reader, start, end)} airfield"
    return PlaceMention(start, stop, "facility", name if known else whole, cue, kind, start, stop)


def _unlisted(reader: _Reader, sentence: Sentence, start: int, end: int, titled: bool) -> PlaceMention | None:
    """A name in no list that a word of kind or a preposition makes a place: "the village of Al-Hamra"."""
    norms, names = reader.norms, reader.knowledge.gazetteer
    if (
        titled
        or norms[start] in names.common_words
        or norms[start] in WORDS.kind_after
        or norms[start] in NEVER
    ):
        return None
    end = _trimmed(reader, start, _plain_end(reader, start, end))
    if (
        end == start
        or start in reader.persons.tokens
        or norms[start] in reader.persons.surnames
        or not norms[start].isalpha()
    ):
        return None
    before_it = norms[start - 1] if start > sentence.first else ""
    if before_it and reader.caps[start - 1] and before_it not in WORDS.kind_before and before_it not in WORDS.prepositions:
        return None
    adjective = (
        reader.knowledge.countries.adjectived(_words(reader, start, end))
        or norms[start] in reader.knowledge.countries.by_demonym
    )
    if (
        adjective
        or any(n in WORDS.organisations for n in norms[start : min(end + 1, sentence.last)])
        or _is_shouted(reader, sentence, start)
    ):
        return None
    before, after = kind_before(norms, start, sentence.first), kind_after(norms, end, sentence.last)
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    kind = before[0] if before and norms[start - 1] == "of" else after[0] if after and after[0] != "area" else None
    if kind is None and not (cue == "in" and end - start < 4):
        return None
    if kind is None:
        return PlaceMention(
            start, end, "after a preposition", _words(reader, start, end), cue, None, start, end, weak=True
        )
    stop = after[1] if after else end
    if sum(reader.caps[start:end]) > 3:
        return None  # a run of names without commas
    last = stop if after and (kind == "facility" or reader.caps[stop - 1]) else end
    return PlaceMention(start, last, "word of kind", _words(reader, start, end), cue, kind, start, max(stop, last))


def _trimmed(reader: _Reader, start: int, end: int) -> int:
    """The end of a name without a capitalised word of kind at its end."""
    while end - start > 1 and (reader.norms[end - 1] in WORDS.kind_after or reader.norms[end - 1] in WORDS.connectors):
        end -= 1
    return end


# --- names beside each other --------------------------------------------------------------------------------------------


def _linked(reader: _Reader, sentence: Sentence, found: list[PlaceMention], offset: int) -> list[PlaceMention]:
    """Cues handed along lists ("in Homs, Hama and Idlib"), datelines, and what lies in what ("Atareb, in Aleppo")."""
    norms, linked = reader.norms, list(found)
    for n, mention in enumerate(linked):
        if _is_dateline(reader, sentence, mention):
            linked[n] = mention = replace(mention, cue="dateline", weak=False)
        if n == 0:
            continue
        before = linked[n - 1]
        between = norms[before.long_last : mention.first]
        if (
            mention.cue in ("none", "actor")
            and between
            and all(w in _TRANSPARENT or w in WORDS.directions for w in between)
        ):
            linked[n] = replace(mention, cue=before.cue if before.cue not in ("actor", "based") else mention.cue)
        if _is_within(between):
            linked[n - 1] = replace(before, parent=offset + n)
    return linked


def _is_within(between: tuple[str, ...]) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    rest = tuple(
        w
        for w in between
        if w not in WORDS.directions and w not in ("the", "'s") and w not in _ADMIN_WORDS and w not in WORDS.kind_after
    )
    return rest in ((",",), (",", "in"), ("in",), (",", "of"), ("(",))


def _is_dateline(reader: _Reader, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether the name opens a paragraph and a dash or an agency's name in brackets follows: "KYIV (Reuters) -"."""
    if mention.first - sentence.first > 4 or sentence.part == "headline":
        return False
    rest = reader.norms[mention.last : min(mention.last + 9, sentence.last)]
    if not all(reader.caps[i] or reader.norms[i] in (",", ".") for i in range(sentence.first, mention.first)):
        return False
    for i, word in enumerate(rest):
        if word in ("-", "\u2014", "\u2013") and (i == 0 or rest[0] in (",", "(", ".")):
            gap = reader.parsed.source[reader.parsed.tokens[mention.last + i].start - 1]
            return gap == " " or word != "-"
        if not (word in (",", "(", ")", ".", "/") or reader.caps[mention.last + i] or word.isdigit()):
            return False
    return False
