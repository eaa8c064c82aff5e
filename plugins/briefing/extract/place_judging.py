"""Whether a name that the gazetteer knows means a place where it stands: what its neighbours make of it."""

from __future__ import annotations

from briefing.extract.place_cues import COMPOUNDS, cue_of
from briefing.extract.place_grammar import WORDS, kind_after, kind_before
from briefing.extract.place_reading import (
    Reader,
    bare_possessive,
    direction_start,
    is_country,
    is_known,
    is_shouted,
    name_ends,
    words_between,
)
from briefing.extract.place_unlisted import unlisted_at
from briefing.knowledge.place_names import ARTICLES, joined_key
from briefing.model import PlaceKind, PlaceMention, Sentence

__all__ = ["in_organisation", "judged"]


_STRONG = ("in", "object")


_LEFT_FINE = (
    WORDS.directions
    | frozenset(WORDS.kind_before)
    | frozenset(["greater", "old", "new", "rural", "downtown", "metropolitan", "occupied", "the"])
)


_EVENT_HEADS = frozenset({"massacre", "battle", "siege", "capital"})


_PREFIXES = frozenset({"fort", "fob", "cape", "mount", "lake", "san", "santa", "saint", "real", "voice"})


_STATES_AS_ADJECTIVES = frozenset({"us", "u.s.", "uk", "u.k.", "eu"})


_FUNCTION_WORDS = frozenset(
    [
        "or",
        "nor",
        "but",
        "for",
        "from",
        "with",
        "by",
        "that",
        "which",
        "who",
        "when",
        "while",
        "after",
        "before",
        "because",
        "since",
        "as",
        "than",
        "are",
        "were",
        "be",
        "been",
        "had",
        "were",
        "did",
        "does",
        "do",
        "not",
        "such",
        "including",
        "during",
        "under",
        "against",
        "amid",
        "about",
        "if",
        "so",
        "also",
        "only",
    ]
)


def in_organisation(reader: Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a known name of several words ends an organisation's: "University of New South Wales"."""
    norms, k = reader.norms, start - 1
    if end - start < 2 or k <= sentence.first or norms[k] not in ("of", "for") or not reader.caps[k - 1]:
        return False
    return norms[k - 1] in WORDS.organisations - _EVENT_HEADS and is_known(reader, start, end)


def judged(reader: Reader, sentence: Sentence, start: int, end: int, titled: bool) -> PlaceMention | str | None:
    """The mention that a known name makes; else, in words, why it is none. None where only its neighbours speak."""
    norms, names = reader.norms, reader.knowledge.gazetteer
    single = end - start == 1
    if single and is_shouted(reader, sentence, start):
        return "an abbreviation"
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    if single and _is_adjectival(reader, sentence, start):
        return "stands for an adjective"
    if _is_backer(norms, sentence, end) or (end < sentence.last and norms[end] in "$/"):
        return "joined to another word: a backer, money"
    if single and start > sentence.first and norms[start - 1] == "the" and not _takes_article(reader, start):
        return "short for something else, with its article"
    if end < sentence.last and (norms[end] in WORDS.treaties or norms[end] in WORDS.peoples):
        return "a treaty or a people of that name"
    hint, last, long_last = _kind_beside(reader, sentence, start, end)
    if hint is None and _is_river(reader, sentence, start, end):
        hint = "feature"
    weak = (
        single
        and (norms[start] in names.common_words or norms[start] in reader.lower)
        and not is_country(reader, start)
    )
    if single and weak and (start == sentence.first or titled or (cue not in _STRONG and hint is None)):
        return "an ordinary word too"
    if single and norms[start] in reader.persons.surnames and cue not in _STRONG and hint is None:
        return "the surname of a person in the text"
    if single and norms[start] in names.first_names and not is_country(reader, start):
        weak = True
    right = _right_side(reader, sentence, last if last > end else end, single, titled)
    if right == "weak" and single and not _is_great(reader, start):
        return unlisted_at(reader, sentence, start, name_ends(reader, sentence, start)[-1], titled)
    if right == "no" or not _left_fine(reader, sentence, start, titled, single):
        return "part of a longer name: a person's, an organisation's"
    long_first = direction_start(reader, sentence, start)
    rule = "name with its kind" if hint else "country" if is_country(reader, start) and single else "name"
    return PlaceMention(
        start, last, rule, words_between(reader, start, end), cue, hint, long_first, max(last, long_last),
        weak=weak or right == "weak" or (titled and single),
    )  # fmt: skip


def _is_adjectival(reader: Reader, sentence: Sentence, i: int) -> bool:
    """Whether an abbreviated country stands for its adjective: "US officials"."""
    if reader.norms[i] not in _STATES_AS_ADJECTIVES or i + 1 >= sentence.last:
        return False
    after = reader.norms[i + 1]
    closed = WORDS.prepositions | WORDS.acts | WORDS.connectors | _FUNCTION_WORDS
    return (
        after.isalpha()
        and len(after) > 2
        and not reader.caps[i + 1]
        and after not in closed
        and not after.endswith(("ed", "ly"))
    )


def _takes_article(reader: Reader, i: int) -> bool:
    """Whether "the" may stand before this name: countries, rivers, areas; "the Aleppo" is short for more."""
    listed = reader.knowledge.gazetteer.listed.get(reader.norms[i].replace(".", ""), ())
    after = reader.norms[i + 1 : i + 2]
    return (
        bool(listed)
        or after == ("-",)
        or (
            bool(after)
            and (
                after[0] in WORDS.kind_after
                or after[0] in WORDS.borders
                or (not reader.caps[i + 1] and after[0].isalpha())
            )
        )
    )


def _is_river(reader: Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether "the" tells the river from the town of its name: "the left bank of the Dnipro"."""
    if end - start > 1 or start == sentence.first or reader.norms[start - 1] != "the":
        return False
    listed = reader.knowledge.gazetteer.listed.get(reader.norms[start], ())
    after = end < sentence.last and (reader.caps[end] or reader.norms[end] in WORDS.kind_after)
    return not after and any(p.kind == "feature" for p in listed)


def _is_great(reader: Reader, i: int) -> bool:
    """Whether one word names a country, a division or a great town, so that it stands even before a strange word."""
    found = reader.knowledge.gazetteer.keyed(joined_key(reader.parsed.tokens[i].text))
    return any(p.kind in ("country", "admin1") or p.kept or p.population > 250_000 for p in found)


def _is_backer(norms: tuple[str, ...], sentence: Sentence, end: int) -> bool:
    """Whether a participle hangs on the name by a hyphen: "Iran-backed" names a backer and no place."""
    if end + 1 >= sentence.last or norms[end] != "-":
        return False
    word = norms[end + 1]
    return word not in COMPOUNDS and (
        word.endswith(("ed", "en", "made", "led", "held", "run")) or word in ("style", "friendly", "linked", "born")
    )


def _kind_beside(reader: Reader, sentence: Sentence, start: int, end: int) -> tuple[PlaceKind | None, int, int]:
    """The kind told by words around a name, where the evidence ends, and where the words with the kind end."""
    norms = reader.norms
    after = kind_after(norms, end, sentence.last)
    if after is not None and norms[end] == "state" and reader.caps[end] and _is_us_state(reader, start, end):
        after = None  # "Ohio State" is a university
    if after is not None and after[1] + 1 < sentence.last and norms[after[1]] == "of" and reader.caps[after[1] + 1]:
        return None, end, end  # "the Black Sea city of Odesa": the word tells of what follows
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


def _is_us_state(reader: Reader, start: int, end: int) -> bool:
    return any(
        p.kind == "admin1" and p.country == "US"
        for p in reader.knowledge.gazetteer.named(words_between(reader, start, end))
    )


def _right_side(reader: Reader, sentence: Sentence, end: int, single: bool, titled: bool) -> str:
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
            if tokens[end].end < tokens[end + 1].start or is_known(reader, end + 1, end + 2)
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
    known = is_known(reader, end, end + 1)
    if norms[end - 1] in reader.knowledge.gazetteer.first_names and single:
        return "no" if not known else "weak"
    if not known:
        return "weak"
    after = reader.knowledge.gazetteer.keyed(joined_key(tokens[end].text))
    great = any(p.kind in ("country", "admin1") or p.kept or p.population > 100_000 for p in after)
    return "fine" if great or not single else "weak"


def _left_fine(reader: Reader, sentence: Sentence, start: int, titled: bool, single: bool) -> bool:
    """Whether the word before lets the name stand by itself: no first name, no head of a longer name."""
    norms, tokens, k = reader.norms, reader.parsed.tokens, start - 1
    if k < sentence.first or titled:
        return True
    if norms[k] == "-" and k > sentence.first and tokens[k].start == tokens[k - 1].end:
        return (
            is_known(reader, k - 1, k)
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
    if bare_possessive(reader, sentence, k) is not None:
        return True
    opening = k == sentence.first or norms[k] in WORDS.never
    common = opening and norms[k] in reader.knowledge.gazetteer.common_words
    if norms[k] in _LEFT_FINE or norms[k] in WORDS.prepositions or common:
        return norms[k] not in WORDS.organisations
    adjective = norms[k] in reader.knowledge.countries.by_adjective or norms[k] in reader.knowledge.countries.by_demonym
    return adjective or not single or is_known(reader, k, k + 1) or norms[k] in reader.lower or len(tokens[k].text) == 1
