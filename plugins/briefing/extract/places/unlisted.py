"""Places by grammar alone: "the village of X", "X hospital", "Paris, Ky."."""

from __future__ import annotations

from briefing.extract.places.cues import cue_of
from briefing.extract.places.governed import is_governed
from briefing.extract.places.grammar import NEVER, WORDS, kind_after, kind_before
from briefing.extract.places.reading import Reader, is_known, is_shouted, name_ends, plain_end, words_between
from briefing.knowledge.place_names import joined_key
from briefing.model import PlaceKind, PlaceMention, Sentence

_NEAR = frozenset({"near", "outside", "nearby"})  # prepositions that nothing but places follow
_AT = frozenset({"at", "in", "inside", "near", "outside", "around", "into", "behind", "beside", "opposite", "on"})
_SURNAMES = frozenset(word for word, kind in WORDS.kind_after.items() if kind == "feature")  # "Andrew Hill"
_KIND_FIRST: dict[str, PlaceKind] = {
    **dict.fromkeys(("fort", "camp", "fob"), "facility"),
    **dict.fromkeys(("mount", "jabal", "jebel", "cape", "lake"), "feature"),
}
_ARTICLES = frozenset({"el", "la", "los", "las", "al"})  # "in El Pital", "in al-Qatamon"
_LOWER_ROADS = frozenset({"street", "road", "avenue", "boulevard", "highway"})
_ROADS = frozenset(
    {"motorway", "highway", "road", "expressway", "autobahn", "interchange", "motorways", "highways", "roads"}
)
_NUMBERED = frozenset({"highway", "interstate", "autobahn"})  # before a number
_NO_VENUE = WORDS.organisations - WORDS.venues
_CLOSING = frozenset(
    {".", ",", ";", "in", "on", "near", "and", "or", "after", "as", "by", "were", "was", "killed", "killing", "during"}
)

__all__ = ["abbreviated", "facility_at", "joined_at", "numbered_road_at", "prefixed_at", "saint_at", "unlisted_at"]


def abbreviated(reader: Reader, sentence: Sentence, i: int) -> PlaceMention | None:
    """A division's abbreviation after a town and a comma: "Paris, Ky."."""
    tokens = reader.parsed.tokens
    if i - 2 < sentence.first or reader.norms[i - 1] != "," or not reader.caps[i - 2]:
        return None
    name = reader.knowledge.gazetteer.abbreviations.get(tokens[i].text.rstrip("."))
    if name is None:
        return None
    dotted = i + 1 < sentence.last and tokens[i + 1].text == "." and tokens[i + 1].joined
    if not dotted and "." not in tokens[i].text and not tokens[i].text.isupper() and i + 1 < sentence.last:
        return None
    end = i + 1 + dotted
    return PlaceMention(i, end, "abbreviation", name, "in", None, i, end)


def facility_at(reader: Reader, sentence: Sentence, start: int, end: int) -> PlaceMention | None:
    """A name with the word for a facility, a hill, a camp: known as a whole, or by that word alone."""
    after = kind_after(reader.norms, end, sentence.last)
    if reader.norms[end] in WORDS.roads and (
        reader.caps[end]
        or (reader.norms[end] in _LOWER_ROADS and start > sentence.first and reader.norms[start - 1] in ("on", "along"))
        or reader.knowledge.gazetteer.named(words_between(reader, start, end + 1))
    ):
        after = "feature", end + 1
    elif after is None and _is_venue(reader, sentence, start, end):
        after = "facility", end + 1
    if (
        after is None
        or after[0] not in ("facility", "feature")
        or (reader.norms[end] in WORDS.borders and after[1] == end + 1 and not reader.caps[end])
    ):
        return None
    kind, stop = after
    if not _is_proper(reader, start, end) and not _is_numbered_road(reader, start, end):
        return None
    if reader.norms[end] in ("market", "square", "sea", "plain", "pass", "port") and not reader.caps[end]:
        return None
    names = reader.knowledge.gazetteer
    whole = words_between(reader, start, stop)
    if joined_key(whole) in WORDS.never_names:
        return None
    air = "air" in reader.norms[end] or (reader.norms[stop - 1] in ("base", "airport") and stop - end > 1)
    known = names.named(whole) or (names.named(f"{words_between(reader, start, end)} airfield") if air else ())
    if not known and not _may_be_facility(reader, sentence, start, end, stop):
        return None
    if any(
        reader.norms[k] in WORDS.organisations and reader.caps[k] for k in range(stop, min(stop + 3, sentence.last))
    ):
        return None
    cue = cue_of(reader.norms, sentence.first, sentence.last, start, stop)
    name = whole if names.named(whole) or not air else f"{words_between(reader, start, end)} airfield"
    return PlaceMention(start, stop, "facility", name if known else whole, cue, kind, start, stop)


def _is_venue(reader: Reader, sentence: Sentence, start: int, end: int) -> bool:
    """Whether something is said to be at what has the word of a building or an institution: "in the Imperio Hall"."""
    norms, k = reader.norms, start - 1
    if norms[end] not in WORDS.venues or not (reader.caps[end] or norms[end] == "school"):
        return False  # of what has its word in lower case, schools alone are called for people: "Hatim al-Taie school"
    while k > sentence.first and (norms[k] == "the" or norms[k] in WORDS.directions):
        k -= 1
    held = norms[k] in WORDS.suffered or (norms[k] == "of" and norms[k - 1] in WORDS.of_place)  # "full control of"
    if k < sentence.first or not (held or norms[k] in _AT) or norms[end + 1 : end + 2] == ("of",):
        return False
    return WORDS.members.isdisjoint(norms[max(sentence.first, k - 12) : k])


def numbered_road_at(reader: Reader, sentence: Sentence, start: int) -> PlaceMention | None:
    """A road called by a number: "the M50 motorway", "Highway 47", "the A417 southbound"."""
    norms, end = reader.norms, start + 2
    if end > sentence.last or not norms[end - 1].isdigit():
        return None
    if norms[start] not in _NUMBERED:
        if len(norms[start]) > 1 or not _is_road(reader, start):
            return None
        end += end < sentence.last and norms[end] in _ROADS
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    return PlaceMention(start, end, "facility", words_between(reader, start, end), cue, "feature", start, end)


def _is_road(reader: Reader, start: int) -> bool:
    """Whether the text calls that number a road, here or elsewhere: "the M4 and M5 highways", then "the M5"."""
    norms, tokens = reader.norms, reader.parsed.tokens
    if not tokens[start + 1].joined:
        return False
    spots = (i for i in reader.parsed.where[norms[start + 1]] if norms[i - 1] == norms[start])
    return any(word in _ROADS or word.endswith("bound") for i in spots for word in norms[i + 1 : i + 2])


def _is_numbered_road(reader: Reader, start: int, end: int) -> bool:
    """Whether the words are those of a road that is called by a word or a number: "Royal Street", "Third Avenue"."""
    return reader.norms[end] in WORDS.roads and reader.norms[start] not in ("the", "a", "this", "that", "our", "no")


def _is_proper(reader: Reader, start: int, end: int) -> bool:
    """Whether some word is a name: "The bridge", "Internal Medicine Hospital", "Palestinians crossing" have none."""
    names, demonyms = reader.knowledge.gazetteer, reader.knowledge.countries.by_demonym
    return any(
        reader.caps[k]
        and reader.norms[k] not in names.common_words
        and reader.norms[k] not in WORDS.plain
        and reader.norms[k] not in demonyms
        and (not reader.is_lowered(reader.norms[k]) or is_known(reader, start, end))
        for k in range(start, end)
    )


def _may_be_facility(reader: Reader, sentence: Sentence, start: int, end: int, stop: int) -> bool:
    """Whether a name in no list (tokens `start` to `end`) with its word of kind (to `stop`) can be a facility's."""
    norms, caps, road = reader.norms, reader.caps, reader.norms[end] in WORDS.roads
    person = start in reader.persons.tokens and (not (caps[end] or road) or (not road and norms[end] in _SURNAMES))
    if person or start - 1 in reader.persons.tokens:
        return False
    if plain_end(reader, start, end) != end or not caps[end - 1]:
        return False
    if is_known(reader, start, end) and not caps[end]:
        return False  # "Winnipeg jail" is in Winnipeg
    never = reader.knowledge.gazetteer.common_words if end - start == 1 and not road else NEVER
    if road:
        never = never - WORDS.directions
    if norms[start] in never or norms[start] == "the" or any(n in _NO_VENUE for n in norms[start:end]):
        return False
    if start > sentence.first and caps[start - 1] and norms[start - 1] not in WORDS.prepositions:
        return False
    if stop < sentence.last and caps[stop] and stop not in reader.blocked:
        return False
    return reader.knowledge.countries.adjectived(words_between(reader, start, end)) is None


def joined_at(reader: Reader, sentence: Sentence, start: int, before: PlaceMention) -> PlaceMention | None:
    """A name in no list after a place and "and": "shells hit Mesraba and Zorvaka". What follows must end the list."""
    norms, at = reader.norms, before.long_last
    if (
        start != at + 1
        or norms[at] not in ("and", "or")
        or before.cue not in ("in", "object")
        or before.rule == "facility"
    ):
        return None
    ends = name_ends(reader, sentence, start)
    end = plain_end(reader, start, ends[-1]) if ends else start
    if end == start or (end < sentence.last and norms[end] not in _CLOSING) or sum(reader.caps[start:end]) > 2:
        return None
    if reader.is_lowered(norms[start]) or not _is_proper(reader, start, end):
        return None
    name = _name_of(reader, sentence, start, end)
    if name is None:
        return None
    return PlaceMention(start, end, "joined to a name", name, before.cue, None, start, end, weak=True)


def prefixed_at(reader: Reader, sentence: Sentence, start: int) -> PlaceMention | None:
    """A name in no list that begins with its kind: "based at Fort Zamran", "rockets hit Jabal Marlin"."""
    norms, at = reader.norms, start + 1
    kind = _KIND_FIRST.get(norms[start])
    if kind is None or not reader.caps[start] or at >= sentence.last or not reader.caps[at] or at in reader.blocked:
        return None
    end = at + 1
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    if (
        (cue in ("none", "actor") and norms[start] != "fort")
        or norms[at] in NEVER
        or norms[at] in WORDS.kind_after
        or not norms[at].isalpha()
    ):
        return None
    if end < sentence.last and (reader.caps[end] or norms[end] == "-"):
        return None
    return PlaceMention(start, end, "name with its kind", words_between(reader, start, end), cue, kind, start, end)


def saint_at(reader: Reader, sentence: Sentence, start: int, end: int) -> PlaceMention | None:
    """A town called for a saint and one word more than the known name to `end`: "raided San Jose Villanueva"."""
    norms, last = reader.norms, sentence.last
    if (
        norms[start] not in ("san", "santa", "santo")
        or end + 1 >= last
        or not reader.caps[end]
        or end in reader.blocked
    ):
        return None
    if norms[end + 1] not in _CLOSING or norms[end] in WORDS.organisations or norms[end] in WORDS.kind_after:
        return None
    cue = cue_of(norms, sentence.first, last, start, end + 1)
    great = any(
        p.kind in ("country", "admin1") for p in reader.knowledge.gazetteer.named(words_between(reader, end, end + 1))
    )
    if cue not in ("in", "object") or great or is_known(reader, start, end + 1):
        return None
    name = words_between(reader, start, end + 1)
    return PlaceMention(start, end + 1, "word of kind", name, cue, "settlement", start, end + 1)


def _name_of(reader: Reader, sentence: Sentence, start: int, end: int) -> str | None:
    """The words if they may be a place's name: no person's, organisation's, people's, no abbreviation."""
    norms, names, countries = reader.norms, reader.knowledge.gazetteer, reader.knowledge.countries
    words = words_between(reader, start, end)
    if norms[start] in names.common_words or norms[start] in NEVER or not norms[start].isalpha():
        return None
    if start in reader.persons.tokens or norms[start] in reader.persons.surnames:
        return None
    if countries.adjectived(words) or norms[start] in countries.by_demonym or is_shouted(reader, sentence, start):
        return None
    return None if any(n in WORDS.organisations for n in norms[start : min(end + 1, sentence.last)]) else words


def unlisted_at(reader: Reader, sentence: Sentence, start: int, end: int, titled: bool) -> PlaceMention | None:
    """A name in no list that a word of kind or a preposition makes a place: "the village of Al-Hamra"."""
    norms, names = reader.norms, reader.knowledge.gazetteer
    if titled or norms[start] in names.common_words or norms[start] in WORDS.kind_after or norms[start] in NEVER:
        return None
    if start in reader.persons.tokens or norms[start] in reader.persons.surnames or not norms[start].isalpha():
        return None
    before_it = norms[start - 1] if start > sentence.first else ""
    if (
        before_it
        and reader.caps[start - 1]
        and before_it not in WORDS.kind_before
        and before_it not in WORDS.prepositions
    ):
        return None
    end = _trimmed(reader, start, plain_end(reader, start, end))
    if end == start:
        return None
    if end < sentence.last and ((norms[end] in WORDS.roles and reader.caps[end]) or _is_joined(reader, end)):
        return None
    adjective = (
        reader.knowledge.countries.adjectived(words_between(reader, start, end))
        or norms[start] in reader.knowledge.countries.by_demonym
    )
    if (
        adjective
        or any(n in WORDS.organisations for n in norms[start : min(end + 1, sentence.last)])
        or is_shouted(reader, sentence, start)
    ):
        return None
    before, after = kind_before(norms, start, sentence.first), kind_after(norms, end, sentence.last)
    cue = cue_of(norms, sentence.first, sentence.last, start, end)
    kind = before[0] if before and norms[start - 1] == "of" else after[0] if after else None
    if kind == "area" and (cue not in ("in", "object") or norms[end] not in ("area", "pocket", "enclave")):
        kind = None
    placed = cue in ("in", "object") or (cue == "of" and norms[start - 1] in WORDS.apposed)
    if kind is None and not (placed and sum(reader.caps[start:end]) < 4):
        return None
    if kind is None:
        near = norms[start - 1] in _NEAR and not any(n in NEVER for n in norms[start:end])
        article = norms[start] in _ARTICLES and end > start + 1 and norms[start - 1] in ("in", "at")
        article = article and joined_key(words_between(reader, start, end)) not in WORDS.never_names
        near = near or (article and end < sentence.last and norms[end] in _CLOSING)
        near = (
            near
            and (article or end - start < 3 or sum(reader.caps[start:end]) == end - start)
            and not reader.is_lowered(norms[start])
        )
        rule = "near a name" if near or is_governed(reader, sentence, start, end) else "after a preposition"
        return PlaceMention(start, end, rule, words_between(reader, start, end), cue, None, start, end, weak=True)
    stop = after[1] if after else end
    if sum(reader.caps[start:end]) > 3 or not _is_proper(reader, start, end):
        return None  # a run of names without commas
    last = stop if after and (kind == "facility" or reader.caps[stop - 1]) else end
    return PlaceMention(
        start, last, "word of kind", words_between(reader, start, end), cue, kind, start, max(stop, last)
    )


def _is_joined(reader: Reader, end: int) -> bool:
    """Whether a hyphen joins the name to the next word: "the Hamas-run territory"."""
    tokens = reader.parsed.tokens
    return tokens[end].text == "-" and tokens[end].joined


def _trimmed(reader: Reader, start: int, end: int) -> int:
    """The end of a name without a capitalised word of kind at its end."""
    while end - start > 1 and (reader.norms[end - 1] in WORDS.kind_after or reader.norms[end - 1] in WORDS.connectors):
        end -= 1
    return end
