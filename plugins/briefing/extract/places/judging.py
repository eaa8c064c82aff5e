"""Whether a name that the gazetteer knows means a place where it stands: what its neighbours make of it."""

from __future__ import annotations

from briefing.extract.places.cues import COMPOUNDS, cue_of
from briefing.extract.places.grammar import WORDS, kind_after, kind_before
from briefing.extract.places.reading import (
    Reader,
    direction_start,
    is_country,
    is_known,
    is_shouted,
    name_ends,
    words_between,
)
from briefing.extract.places.sides import EVENT_HEADS, left_fine, right_side
from briefing.extract.places.unlisted import unlisted_at
from briefing.knowledge.place_names import joined_key
from briefing.model import PlaceKind, PlaceMention, Sentence

__all__ = ["in_organisation", "judged"]


_STRONG = ("in", "object")


_STATES_AS_ADJECTIVES = frozenset({"us", "u.s.", "uk", "u.k.", "eu"})


_OFFICES = frozenset(
    ["secretary", "embassy", "senate", "senator", "congress", "department", "treasury", "supreme", "central", "special"]
)
_NOBLE = frozenset(
    ["duke", "duchess", "earl", "prince", "princess", "countess", "baron", "baroness", "archbishop", "bishop"]
)


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


# Verbs that no noun looks like: "the UK continues", "the US sent".
_VERBS = frozenset(
    """continues remains wants seeks stands believes expects hopes thinks considers intends needs wishes refuses
    became began came gave made sent went withdrew knew saw took stood fought held lost won spent""".split()  # noqa: SIM905
)


_CLOSED = WORDS.prepositions | WORDS.acts | WORDS.connectors | _FUNCTION_WORDS | _VERBS


def in_organisation(reader: Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a known name of several words ends an organisation's: "University of New South Wales"."""
    norms, k = reader.norms, start - 1
    if end - start < 2 or k <= sentence.first or norms[k] not in ("of", "for") or not reader.caps[k - 1]:
        return False
    return norms[k - 1] in WORDS.organisations - EVENT_HEADS and is_known(reader, start, end)


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
    if norms[start - 1] == "of" and start - 2 >= sentence.first and norms[start - 2] in _NOBLE:
        return "a noble's or a bishop's title"
    if end < sentence.last and (norms[end] in WORDS.treaties or norms[end] in WORDS.peoples):
        return "a treaty or a people of that name"
    hint, last, long_last = _kind_beside(reader, sentence, start, end)
    if hint is None and _is_river(reader, sentence, start, end):
        hint = "feature"
    weak = (
        single
        and (norms[start] in names.common_words or reader.is_lowered(norms[start]))
        and not is_country(reader, start)
    )
    if single and weak and (start == sentence.first or titled or (cue not in _STRONG and hint is None)):
        return "an ordinary word too"
    if single and hint is None and norms[start] in reader.persons.surnames:
        owns = norms[start - 1] in ("to", "between") or norms[end : end + 1] == ("'s",)
        if cue not in _STRONG or (owns and not is_country(reader, start)):
            return "the surname of a person in the text"
    if single and norms[start] in names.first_names and not is_country(reader, start):
        weak = True
    right = right_side(reader, sentence, last if last > end else end, single, titled)
    if right == "weak" and single and not _is_great(reader, start):
        return unlisted_at(reader, sentence, start, name_ends(reader, sentence, start)[-1], titled)
    if right == "no" or not left_fine(reader, sentence, start, titled, single):
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
    if reader.caps[i + 1] and (after in WORDS.roles or after in _OFFICES):
        return True  # "U.S. Secretary of State"
    return (
        after.isalpha()
        and len(after) > 2
        and not reader.caps[i + 1]
        and after not in _CLOSED
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
    if after is not None and norms[end] == "department" and is_country(reader, start):
        after = None  # "the US Department said"
    if (
        after is not None
        and after[0] in ("settlement", "neighbourhood")
        and after[1] + 1 < sentence.last
        and norms[after[1]] == "of"
        and reader.caps[after[1] + 1]
        and (after[0] == "settlement" or _has_quarters(reader, start, end))
    ):
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


def _has_quarters(reader: Reader, start: int, end: int) -> bool:
    """Whether a name is a city's, so that "the Gaza City neighbourhood of Zeitoun" tells of Zeitoun."""
    found = reader.knowledge.gazetteer.named(words_between(reader, start, end))
    return any(p.kind in ("country", "admin1", "area") or p.population > 100_000 for p in found)


def _is_us_state(reader: Reader, start: int, end: int) -> bool:
    return any(
        p.kind == "admin1" and p.country == "US"
        for p in reader.knowledge.gazetteer.named(words_between(reader, start, end))
    )
