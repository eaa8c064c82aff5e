"""One document under search for places: its tokens, what is blocked, where a name may begin and end, what is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.extract.persons import Persons, find_persons
from briefing.extract.place_cues import cue_of
from briefing.extract.place_grammar import NEVER, WORDS
from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.gazetteer import KnownPlace
from briefing.knowledge.place_names import ARTICLES, joined_key
from briefing.model import ForceMention, ParsedText, PlaceMention, Sentence

__all__ = [
    "Reader",
    "bare_possessive",
    "direction_start",
    "is_country",
    "is_known",
    "is_shouted",
    "is_titled",
    "lookup_place",
    "name_ends",
    "plain_end",
    "reading_of",
    "words_between",
]


_MAX_WORDS = 7


_NO_HEADS = frozenset({"university", "college", "institute", "school", "us", "u.s.", "uk"})


@dataclass(frozen=True, slots=True)
class Reader:
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


def reading_of(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> Reader:
    norms, caps = parsed.norms, parsed.capitals
    blocked = frozenset(
        i
        for f in forces
        if f.last - f.first > 1 or not _governs(knowledge, norms[f.first])
        for i in range(f.first, f.last)
        if not (norms[i + 1 : i + 2] == ("'s",) and norms[i] in _capitals(knowledge.countries))
    )
    lower = frozenset(norm for norm, cap in zip(norms, caps, strict=True) if not cap)
    return Reader(parsed, knowledge, norms, caps, blocked, find_persons(parsed, knowledge), lower)


def _governs(knowledge: Knowledge, norm: str) -> bool:
    """Whether one word names a country or a capital: a place even where it stands for an army or a government."""
    return norm in knowledge.countries.by_name or norm in _capitals(knowledge.countries)


@cache
def _capitals(book: CountryBook) -> frozenset[str]:
    return frozenset(joined_key(c.capital) for c in book.countries if c.capital)


def is_titled(reader: Reader, sentence: Sentence) -> bool:
    """Whether most words bear capitals, so that a capital tells nothing."""
    if 3 * sum(reader.caps[sentence.first : sentence.last]) < sentence.last - sentence.first:
        return False  # as in most sentences
    words = zip(reader.norms[sentence.first : sentence.last], reader.caps[sentence.first : sentence.last], strict=True)
    long = [cap for norm, cap in words if len(norm) > 3 and norm.isalpha()]
    return len(long) > 3 and sum(long) > 0.7 * len(long)


def name_ends(reader: Reader, sentence: Sentence, start: int) -> list[int]:
    """Where a name that begins at `start` may end, nearest first: after each capitalised word that follows on."""
    tokens, ends, k = reader.parsed.tokens, [], start
    while k < sentence.last and k - start < _MAX_WORDS:
        token = tokens[k]
        if k in reader.blocked or (k == start + 1 and reader.caps[k] and bare_possessive(reader, sentence, start)):
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


def plain_end(reader: Reader, start: int, end: int) -> int:
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


def words_between(reader: Reader, first: int, last: int) -> str:
    tokens = reader.parsed.tokens
    return reader.parsed.source[tokens[first].start : tokens[last - 1].end]


def bare_possessive(reader: Reader, sentence: Sentence, i: int) -> PlaceMention | None:
    """A possessive that lost its apostrophe: "Syrias Aleppo" begins with Syria."""
    token = reader.parsed.tokens[i]
    if len(token.norm) < 6 or not token.norm.endswith("s") or not token.norm.isalpha() or _is_single_name(reader, i):
        return None
    adjectives = reader.knowledge.countries
    if token.norm in adjectives.by_demonym or token.norm[:-1] in adjectives.by_demonym or token.norm[:-1] in NEVER:
        return None
    owners = reader.knowledge.gazetteer.keyed(token.norm[:-1])
    if token.norm.endswith(("ans", "ians", "ese", "is")) and not any(p.kind == "country" for p in owners):
        return None  # "Gazans", "Homsis" are people
    if not any(p.kind == "country" or p.kept or p.population > 100_000 for p in owners):
        return None
    cue = cue_of(reader.norms, sentence.first, sentence.last, i, i + 1)
    return PlaceMention(i, i + 1, "possessive", token.text[:-1], cue, None, direction_start(reader, sentence, i), i + 1)


def is_known(reader: Reader, start: int, end: int) -> bool:
    if end - start == 1:
        return _is_single_name(reader, start)
    name = words_between(reader, start, end)
    words = reader.norms[start:end]
    if joined_key(name) in WORDS.never_names or words[0] in _NO_HEADS or words[-1] in ("i", "on"):
        return False
    countries = reader.knowledge.countries
    if countries.adjectived(name) and not countries.named(name):
        return False
    found = lookup_place(reader.knowledge, name)
    if words[0] in WORDS.never:  # "Sunni Triangle" and "Tamil Nadu" are places, "Mon River" is seldom one
        return any(p.kept or p.kind in ("country", "admin1") or p.population > 100_000 for p in found)
    return bool(found)


def _is_single_name(reader: Reader, i: int) -> bool:
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


def is_country(reader: Reader, i: int) -> bool:
    return reader.norms[i].replace(".", "") in reader.knowledge.countries.by_name


def is_shouted(reader: Reader, sentence: Sentence, i: int) -> bool:
    """Whether the word is an abbreviation ("SDF") and no country's; in an all-capitals dateline it may be a name."""
    text = reader.parsed.tokens[i].text
    if not text.isupper() or is_country(reader, i):
        return False
    if len(text) > 5:
        return False
    after = reader.norms[i + 1 : i + 3]
    dateline = i - sentence.first < 4 and bool(after) and after[0] in (",", "(", "-", "\u2014", "\u2013", ":")
    return not dateline and not _all_capitals(reader, sentence)


def _all_capitals(reader: Reader, sentence: Sentence) -> bool:
    words = [
        t.text for t in reader.parsed.tokens[sentence.first : sentence.last] if t.text.isalpha() and len(t.text) > 3
    ]
    return len(words) > 2 and sum(w.isupper() for w in words) > 0.7 * len(words)


def direction_start(reader: Reader, sentence: Sentence, start: int) -> int:
    """Where the words begin when directions before the name are counted in: "northern Aleppo"."""
    k = start
    while k > sentence.first and reader.norms[k - 1] in WORDS.directions:
        k -= 1
    return k
