"""Words that may name a place: names of the gazetteer by longest match, and names in no list by their grammar.

A name is seen here and judged in resolve; what is certainly something else (an armed actor, a person, an
organisation, a nationality) is left out here.
"""

from __future__ import annotations

from itertools import compress

from briefing.extract.places.grammar import FACILITY_STARTS, WORDS
from briefing.extract.places.judging import in_organisation, judged
from briefing.extract.places.reading import (
    Reader,
    bare_possessive,
    is_known,
    is_ordinary,
    is_titled,
    lookup_place,
    name_ends,
    reading_of,
)
from briefing.extract.places.unlisted import (
    abbreviated,
    facility_at,
    joined_at,
    numbered_road_at,
    prefixed_at,
    saint_at,
    unlisted_at,
)
from briefing.knowledge import Knowledge
from briefing.model import ForceMention, ParsedText, PlaceMention, Sentence
from briefing.text import kept

__all__ = ["find_places", "lookup_place"]


_TRANSPARENT = frozenset({"and", "or", ",", "'s"})
_MARKS = frozenset({"'", ".", "\u2019"})  # after "St" and "Ft"
_WITHIN = frozenset({(",",), (",", "in"), ("in",), (",", "of"), ("(",), (",", "in", "the"), ("in", "the")})


def find_places(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> tuple[PlaceMention, ...]:
    """Every mention of what may be a place, in order of the text.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.pipeline import document_of_text
    >>> from briefing.text import parse
    >>> text = "Shells hit Bakhmut, in Donetsk region, the London-based monitor said."
    >>> [(m.name, m.cue) for m in find_places(parse(document_of_text("a", "", text, None)), load_knowledge(), ())]
    [('Bakhmut', 'object'), ('Donetsk', 'in'), ('London', 'based')]
    """
    reader = reading_of(parsed, knowledge, forces)
    found: list[PlaceMention] = []
    for sentence in parsed.sentences:
        inside = _in_sentence(reader, sentence)
        if inside:
            found += _linked(reader, sentence, inside, len(found))
    return tuple(found)


def _in_sentence(reader: Reader, sentence: Sentence) -> list[PlaceMention]:
    starts = _starts(reader, sentence)
    if not starts:
        return []
    titled = is_titled(reader, sentence)
    found: list[PlaceMention] = []
    free = sentence.first  # tokens before it belong to what was found
    for i in starts:
        if i < free or i in reader.blocked or _opens(reader, i, sentence):
            continue
        mention = _mention_at(reader, sentence, i, titled)
        if mention is None and found:
            mention = joined_at(reader, sentence, i, found[-1])
        if isinstance(mention, PlaceMention):
            found.append(mention)
            free = mention.last
        elif mention:
            free = mention
    return found


def _starts(reader: Reader, sentence: Sentence) -> list[int]:
    """The tokens at which a name may begin."""
    first = sentence.first + _opens_with_word(reader, sentence)
    return list(compress(range(first, sentence.last), reader.begins[first : sentence.last]))


def _opens_with_word(reader: Reader, sentence: Sentence) -> bool:
    """Whether the sentence begins as most do, with a common word that no name follows."""
    norms, second = reader.norms, sentence.first + 1
    return (
        second < sentence.last
        and norms[sentence.first] in reader.knowledge.gazetteer.common_words
        and not reader.caps[second]
        and norms[second].isalpha()
        and norms[second] not in WORDS.connectors
    )


def _opens(reader: Reader, i: int, sentence: Sentence) -> bool:
    """Whether the capital only opens a sentence or is the article "A": no name begins there."""
    norm = reader.norms[i]
    return (
        norm in ("a", "an", "in", "at", "on", "as", "to", "of", "de")
        and (i == sentence.first or norm in ("a", "of", "in"))
        and not (i + 1 < sentence.last and reader.norms[i + 1][0].isdigit())  # "the A417"
    )


def _mention_at(reader: Reader, sentence: Sentence, start: int, titled: bool) -> PlaceMention | int | None:
    """The mention that begins here; where to read on when a name here belongs to something else; None for nothing."""
    norms = reader.norms
    short = abbreviated(reader, sentence, start) if norms[start - 1] == "," else None
    if short is None and norms[start][-1] == "s":
        short = bare_possessive(reader, sentence, start)
    if short is not None:
        return short
    road = numbered_road_at(reader, sentence, start)
    if road is not None:
        return road
    if _is_hopeless(reader, sentence, start):
        return None
    ends, persons = name_ends(reader, sentence, start), reader.persons.tokens
    if len(ends) == 1 and start == sentence.first and norms[start] in reader.knowledge.gazetteer.common_words:
        return None  # most sentences open so: nothing more to ask
    belongs = norms[start - 1] in ("of", "for")
    for end in reversed(ends):
        if belongs and in_organisation(reader, sentence, start, end):
            return end
        if end < sentence.last and norms[end] in FACILITY_STARTS:
            facility = facility_at(reader, sentence, start, end)
            if facility is not None:
                return facility
        if start in persons and persons.issuperset(range(start, end)):
            continue
        if is_known(reader, start, end):
            saint = saint_at(reader, sentence, start, end)
            if saint is not None:
                return saint
            mention = judged(reader, sentence, start, end, titled)
            if isinstance(mention, PlaceMention):
                return mention
    if not ends:
        return None
    return prefixed_at(reader, sentence, start) or unlisted_at(reader, sentence, start, ends[-1], titled)


def _is_hopeless(reader: Reader, sentence: Sentence, start: int) -> bool:
    """Whether a capitalised word stands alone and names nothing: a person, or an ordinary word that no list has."""
    after = start + 1
    if after >= sentence.last or reader.caps[after] or _goes_on(reader.norms[after]):
        return False
    return start in reader.persons.tokens or is_ordinary(reader, start)


@kept(32_768)
def _goes_on(norm: str) -> bool:
    """Whether a name may run on over a word in lower case, or a mark, or be a facility's with it."""
    return norm == "-" or norm in WORDS.connectors or norm in FACILITY_STARTS or norm in _MARKS


def _linked(reader: Reader, sentence: Sentence, found: list[PlaceMention], offset: int) -> list[PlaceMention]:
    """Cues handed along lists ("in Homs, Hama and Idlib"), datelines, and what lies in what ("Atareb, in Aleppo")."""
    norms, linked = reader.norms, list(found)
    for n, mention in enumerate(linked):
        if _is_dateline(reader, sentence, mention):
            linked[n] = mention = mention._replace(cue="dateline", weak=False)
        if n == 0:
            continue
        before = linked[n - 1]
        between = norms[before.long_last : mention.first]
        if (
            mention.cue in ("none", "actor")
            and (between or before.rule == "possessive")
            and all(w in _TRANSPARENT or w in WORDS.directions for w in between)
        ):
            linked[n] = mention._replace(cue=before.cue if before.cue not in ("actor", "based") else mention.cue)
        if _is_within(between) and mention.cue not in ("based", "actor") and not _owns(reader, sentence, mention):
            linked[n - 1] = before._replace(parent=offset + n)
        elif between == ("of",) and before.hint == "neighbourhood":
            linked[n - 1] = before._replace(parent=offset + n)  # "the Barzeh neighbourhood of Damascus"
        elif between[-1:] == ("of",) and all(w in WORDS.kind_before or w in WORDS.directions for w in between[:-1]):
            linked[n] = linked[n]._replace(parent=offset + n - 1)  # "the Idlib town of Saraqeb"
    return _with_shared_kinds(reader, linked)


_PLURALS = frozenset({"provinces", "governorates", "oblasts", "regions", "districts", "counties", "neighbourhoods"})


def _with_shared_kinds(reader: Reader, found: list[PlaceMention]) -> list[PlaceMention]:
    """The kind of the last of a list for all of it: "Luhansk and Donetsk provinces"."""
    shared = list(found)
    for n in range(len(shared) - 1, 0, -1):
        after, before = shared[n], shared[n - 1]
        plural = after.long_last > 0 and reader.norms[after.long_last - 1] in _PLURALS
        if (plural or after.rule == "name of a list") and after.hint and before.hint is None:
            between = reader.norms[before.long_last : after.first]
            if between and all(w in ("and", ",", "or") for w in between):
                shared[n - 1] = before._replace(hint=after.hint, rule="name of a list")
    return shared


def _owns(reader: Reader, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether what follows the name is its own: "the city of Melitopol, Russia's ministry said"."""
    return mention.last < sentence.last and reader.norms[mention.last] == "'s"


def _is_within(between: tuple[str, ...]) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    if "in" not in between and "," not in between and "(" not in between:
        return False
    if "of" in between and not WORDS.directions.isdisjoint(between):
        return False  # "Madaya, west of Damascus"
    rest = tuple([w for w in between if w not in WORDS.directions and w not in WORDS.kind_after and w != "'s"])
    return rest in _WITHIN


def _is_dateline(reader: Reader, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether the name opens a paragraph and a dash or an agency's name in brackets follows: "KYIV (Reuters) -"."""
    if mention.first - sentence.first > 4 or sentence.part == "headline":
        return False
    rest = reader.norms[mention.last : min(mention.last + 9, sentence.last)]
    if not all(reader.caps[i] or reader.norms[i] in (",", ".") for i in range(sentence.first, mention.first)):
        return False
    for i, word in enumerate(rest):
        if word in ("-", "\u2014", "\u2013") and (i == 0 or rest[0] in (",", "(", ".")):
            gap = reader.parsed.source[reader.parsed.starts[mention.last + i] - 1]
            return gap == " " or word != "-"
        if not (word in (",", "(", ")", ".", "/") or reader.caps[mention.last + i] or word.isdigit()):
            return False
    return False
