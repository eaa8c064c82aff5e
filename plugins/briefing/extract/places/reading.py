"""One document under search for places: its tokens, what is blocked, where a name may begin and end, what is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.extract.persons import Persons, find_persons
from briefing.extract.places.cues import cue_of
from briefing.extract.places.grammar import NEVER, WORDS
from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.gazetteer import Gazetteer, KnownPlace
from briefing.knowledge.place_names import ARTICLES, joined_key
from briefing.model import ForceMention, ParsedText, PlaceMention, Sentence
from briefing.text import fold, kept

__all__ = [
    "Reader",
    "bare_possessive",
    "direction_start",
    "is_country",
    "is_known",
    "is_ordinary",
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
    begins: tuple[bool, ...]  # a name may begin at the token: a capital, or an article with a hyphen
    lowered: frozenset[str]  # the words that the document also writes in lower case

    def is_lowered(self, norm: str) -> bool:
        """Whether the document also writes a word in lower case."""
        return norm in self.lowered


def lookup_place(knowledge: Knowledge, name: str) -> tuple[KnownPlace, ...]:
    """The gazetteer's answer for a name as written; without its article where the whole is unknown."""
    return _listed(knowledge.gazetteer, name)


def _listed(gazetteer: Gazetteer, name: str) -> tuple[KnownPlace, ...]:
    found = gazetteer.named(name)
    if not found and "-" in name:
        article, _, rest = name.partition("-")
        bare = gazetteer.named(rest) if article.lower() in ARTICLES else ()
        return tuple(p for p in bare if p.kind != "country")
    return found


def reading_of(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> Reader:
    norms, caps = parsed.norms, parsed.capitals
    blocked = frozenset(
        i
        for f in forces
        if not _governs(knowledge, norms[f.first] if f.last - f.first == 1 else parsed.words(f.first, f.last))
        for i in range(_after_town(knowledge, parsed, f), f.last)
        if not (norms[i + 1 : i + 2] == ("'s",) and norms[i] in _capitals(knowledge.countries))
    )
    lowered = frozenset(norm for norm, capital in zip(norms, caps, strict=True) if not capital)
    return Reader(parsed, knowledge, norms, caps, blocked, find_persons(parsed, knowledge), _begins(parsed), lowered)


def _after_town(knowledge: Knowledge, parsed: ParsedText, force: ForceMention) -> int:
    """Where a force's words begin that are no town's: "Danbury police", but "Free Syrian Police"."""
    k, body = force.first, next((i for i in range(force.first, force.last) if not parsed.capitals[i]), force.last)
    if k < body < force.last and parsed.norms[body] in WORDS.bodies:
        town = parsed.words(k, body)
        if any(p.kind == "settlement" for p in knowledge.gazetteer.named(town)):
            return body
    return k


def _begins(parsed: ParsedText) -> tuple[bool, ...]:
    """Where a name may begin: at a capital, and at a lower-case article with a hyphen ("al-Bab")."""
    tokens, begins = parsed.tokens, list(parsed.capitals)
    for i in parsed.spots(ARTICLES):
        joined = parsed.norms[i + 1 : i + 2] == ("-",) and tokens[i + 1].joined
        if joined and i + 2 < parsed.sentences[parsed.in_sentence[i]].last and parsed.capitals[i + 2]:
            begins[i] = True
    return tuple(begins)


def _governs(knowledge: Knowledge, name: str) -> bool:
    """Whether words name a country or a capital: a place even where it stands for an army or a government."""
    countries = knowledge.countries
    return name in countries.by_name or name in _capitals(countries) or (" " in name and bool(countries.named(name)))


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
    norms, caps, ends = reader.norms, reader.caps, []
    for k in range(start, min(sentence.last, start + _MAX_WORDS)):
        if k in reader.blocked or (k == start + 1 and caps[k] and bare_possessive(reader, sentence, start)):
            break
        norm = norms[k]
        if caps[k] or (k > start and norms[k - 1] == "-" and norm.isalnum()):
            ends.append(k + 1)
        elif (
            norm != "-"
            and norm not in WORDS.connectors
            and not (reader.parsed.tokens[k].text in "'.\u2019" and norms[k - 1] in ("st", "ft", "mt"))
        ):
            break
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
        if not (reader.caps[k] or linked) or (k > start and norms[k] in reader.knowledge.words.harm):
            break  # "the town of Manbij Killing 80": the head of another text
        k += 1
    while k > start and not reader.caps[k - 1]:
        k -= 1
    return k


def words_between(reader: Reader, first: int, last: int) -> str:
    return reader.parsed.words(first, last)


def bare_possessive(reader: Reader, sentence: Sentence, i: int) -> PlaceMention | None:
    """A possessive that lost its apostrophe: "Syrias Aleppo" begins with Syria."""
    token = reader.parsed.tokens[i]
    if len(token.norm) < 6 or not token.norm.endswith("s") or not token.norm.isalpha() or is_known(reader, i, i + 1):
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
    knowledge = reader.knowledge
    if end - start == 1:
        return _is_single_name(knowledge.countries, knowledge.gazetteer, reader.parsed.tokens[start].text)
    first, last = reader.norms[start], reader.norms[end - 1]
    if first in _NO_HEADS or last in ("i", "on"):
        return False
    return _is_long_name(knowledge.countries, knowledge.gazetteer, reader.parsed.words(start, end), first)


@kept(16_384)
def _is_long_name(countries: CountryBook, gazetteer: Gazetteer, name: str, first: str) -> bool:
    """Whether several words, of which `first` is the first one's norm, can name a place."""
    if joined_key(name) in WORDS.never_names or (countries.adjectived(name) and not countries.named(name)):
        return False
    found = _listed(gazetteer, name)
    if first in WORDS.never:  # "Sunni Triangle" and "Tamil Nadu" are places, "Mon River" is seldom one
        return any(p.kept or p.kind in ("country", "admin1") or p.population > 100_000 for p in found)
    return bool(found)


@kept(16_384)  # a text asks this of each of its names again and again
def _is_single_name(countries: CountryBook, gazetteer: Gazetteer, text: str) -> bool:
    """Whether one word alone can name a place: no adjective, no abbreviation but a country's."""
    norm = fold(text)
    country = countries.by_name.get(norm.replace(".", ""))
    if country is not None:
        return len(norm) > 3 or text.isupper()
    if norm in countries.by_adjective or norm in countries.by_demonym or len(norm) < 3 or not norm[0].isalpha():
        return False
    if norm in NEVER:
        return False
    return bool(gazetteer.keyed(norm if norm.isascii() and norm.isalpha() else joined_key(text)))


def is_ordinary(reader: Reader, i: int) -> bool:
    """Whether one word alone is no place's name, in the lists or out of them."""
    knowledge, token = reader.knowledge, reader.parsed.tokens[i]
    return _is_ordinary(knowledge.countries, knowledge.gazetteer, token.text, token.norm)


@kept(16_384)
def _is_ordinary(countries: CountryBook, gazetteer: Gazetteer, text: str, norm: str) -> bool:
    never = norm in gazetteer.common_words or norm in WORDS.kind_after or norm in NEVER
    return never and not _is_single_name(countries, gazetteer, text)


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
