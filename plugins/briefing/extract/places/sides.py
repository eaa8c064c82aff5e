"""What stands on both sides of a name: whether it is part of a longer one, a person's or an organisation's."""

from __future__ import annotations

from briefing.extract.places.grammar import WORDS
from briefing.extract.places.reading import Reader, bare_possessive, is_known
from briefing.knowledge.place_names import ARTICLES, joined_key
from briefing.model import Sentence

__all__ = ["EVENT_HEADS", "left_fine", "right_side"]

_LEFT_FINE = (
    WORDS.directions
    | frozenset(WORDS.kind_before)
    | frozenset(["greater", "old", "new", "rural", "downtown", "metropolitan", "occupied", "the"])
)
_PREFIXES = frozenset({"fort", "fob", "cape", "mount", "lake", "san", "santa", "saint", "real", "voice"})
EVENT_HEADS = frozenset({"massacre", "battle", "siege", "capital"})


def right_side(reader: Reader, sentence: Sentence, end: int, single: bool, titled: bool) -> str:
    """What a capitalised word right after the name makes of it: "no" place, "weak", or "fine"."""
    norms, tokens = reader.norms, reader.parsed.tokens
    if end < sentence.last and norms[end] in WORDS.roads and reader.caps[end]:
        return "no"
    if end + 1 < sentence.last and norms[end] == "-" and tokens[end].joined and reader.caps[end + 1]:
        return (
            "fine" if not tokens[end + 1].joined or is_known(reader, end + 1, end + 2) else "no" if single else "fine"
        )
    if end + 2 < sentence.last and norms[end] in ARTICLES and norms[end + 1] == "-" and reader.caps[end + 2]:
        return "weak"
    k, reach = end, (2 if sentence.part != "headline" else 0) if titled else 6
    while k < sentence.last and k - end < 6:
        if (
            reader.parsed.starts[k] > reader.parsed.end(k - 1) + 1
            or k in reader.blocked
            or not (reader.caps[k] or norms[k] in ("of", "for", "&", "-"))
            or norms[k] == "the"
        ):
            break
        if norms[k] in WORDS.organisations and reader.caps[k] and k - end < reach:
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


def left_fine(reader: Reader, sentence: Sentence, start: int, titled: bool, single: bool) -> bool:
    """Whether the word before lets the name stand by itself: no first name, no head of a longer name."""
    norms, tokens, k = reader.norms, reader.parsed.tokens, start - 1
    if k < sentence.first or titled:
        return True
    if norms[k] == "-" and k > sentence.first and tokens[k].joined:
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
        and norms[k - 1] in WORDS.organisations - EVENT_HEADS
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
    return (
        adjective or not single or is_known(reader, k, k + 1) or reader.is_lowered(norms[k]) or len(tokens[k].text) == 1
    )
