"""From chosen places to the facts of an article: forms, evidence, precision, and whether events happen there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefing.extract.places.cues import is_offset
from briefing.knowledge import Knowledge
from briefing.knowledge.gazetteer import KnownPlace
from briefing.knowledge.place_names import place_slug
from briefing.model import Candidate, Evidence, Mentions, ParsedText, Place, PlaceKind, PlaceMention
from briefing.resolve.places.scores import Setting
from briefing.resolve.places.sites import is_joined, is_site_mention
from briefing.resolve.places.telling import Telling, event_sentences
from briefing.text import evidence

__all__ = ["Found", "assembled"]

_CONTINENTAL_KM = 800.0  # an area so wide stands for its states, as a country does
_LIKELY = 0.25  # part of a story's votes with which a country may hold a name in no list
_Scored = tuple[KnownPlace, tuple[tuple[KnownPlace, float], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: mentions by place key, the place of each key with the losers, mentions of names in no list."""

    placed: Mapping[str, list[PlaceMention]]
    winners: Mapping[str, _Scored]
    unlisted: Mapping[str, list[PlaceMention]]


def assembled(
    mentions: Mentions, knowledge: Knowledge, setting: Setting, found: Found
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The places in order of first mention, and the names of those without coordinates."""
    parsed, sites = mentions.parsed, _sites(mentions, knowledge, setting, found)
    rows = [
        (group[0].first, _place(parsed, knowledge, group, found.winners[key], sites.get(key, 0) > 0))
        for key, group in found.placed.items()
    ]
    taken = {place.id for _, place in rows}
    country = setting.leading[0] if setting.leading else None
    countries = {
        m.first: found.winners[key][0].country
        for key, group in found.placed.items()
        for m in group
        if m.cue not in ("based", "actor", "dateline")
    }
    likely = tuple(c for c in setting.leading if setting.share(c) >= _LIKELY)
    for key, group in found.unlisted.items():
        home = _country_beside(mentions, group, countries, likely) or country
        place = _unlisted_place(parsed, knowledge, group, home, sites.get(key, 0) > 0)
        if place.id not in taken:
            taken.add(place.id)
            rows.append((group[0].first, place))
    rows.sort(key=lambda pair: pair[0])
    return tuple(place for _, place in rows), tuple(p.name for _, p in rows if p.lat is None)


def _country_beside(
    mentions: Mentions, group: list[PlaceMention], countries: dict[int, str], leading: tuple[str, ...]
) -> str | None:
    """The country of what a place in no list is said to lie in, else one of the story that is named nearest by."""
    for mention in group:
        country = countries.get(mentions.places[mention.parent].first) if mention.parent is not None else None
        if country and (country in leading or mentions.places[mention.parent or 0].rule in ("country", "abbreviation")):
            return country
    parsed = mentions.parsed
    for mention in group:
        sentence = parsed.sentences[parsed.in_sentence[mention.first]]
        near = [i for i in range(sentence.first, sentence.last) if countries.get(i) in leading]
        if near:
            return countries[min(near, key=lambda i: abs(i - mention.first))]
    return None


def _sites(mentions: Mentions, knowledge: Knowledge, setting: Setting, found: Found) -> dict[str, int]:
    """How many mentions put events at each place, by its key. The country that the others lie in is one too."""
    parsed, telling = mentions.parsed, event_sentences(mentions, knowledge)
    homes = {m.first: found.winners[key][0].country for key, group in found.placed.items() for m in group}
    counts: dict[str, int] = {}
    sited: set[int] = set()  # first tokens of the mentions that put events at their places
    scene: dict[str, float] = defaultdict(float)
    for key, group in found.placed.items():
        known = found.winners[key][0]
        state = known.kind == "country" or known.precision_km > _CONTINENTAL_KM or _governs_elsewhere(known, setting)
        told = [
            m.first for m in group if not _owns_abroad(parsed, m, known, homes) and is_site_mention(telling, m, state)
        ]
        sited.update(told)
        counts[key] = len(told)
        scene[known.country] += counts[key]
    for key, group in found.unlisted.items():
        told = [m.first for m in group if is_site_mention(telling, m)]
        sited.update(told)
        counts[key] = len(told)
    _share_lists(mentions, found, telling, counts, sited)
    _widen(mentions, found, telling, counts)
    home = max(scene, key=lambda c: (scene[c], setting.share(c), c), default="")
    if home and scene[home] and any(telling.told):
        counts |= {k: max(1, n) for k, n in counts.items() if k == f"c{home}"}
    return counts


def _keys(found: Found) -> dict[int, str]:
    """The place key of each mention, by its first token."""
    return {m.first: key for groups in (found.placed, found.unlisted) for key, group in groups.items() for m in group}


def _share_lists(mentions: Mentions, found: Found, telling: Telling, counts: dict[str, int], sited: set[int]) -> None:
    """Names in one list with a site are sites too: "killed in Dara, Lem and Sofi"."""
    keys = _keys(found)
    for before, mention in pairwise(mentions.places):
        if before.first not in sited or mention.first in sited or mention.first not in keys:
            continue
        if before.parent is None and is_joined(telling, before, mention):
            sited.add(mention.first)
            counts[keys[mention.first]] += 1


def _widen(mentions: Mentions, found: Found, telling: Telling, counts: dict[str, int]) -> None:
    """What a site is said to lie in is a site too: "fought in the Barzeh neighbourhood of Damascus"."""
    keys = _keys(found)
    for mention in mentions.places:
        inner = keys.get(mention.first)
        if inner is None or mention.parent is None or mention.cue not in ("in", "object", "of"):
            continue
        around = mentions.places[mention.parent]
        outer = keys.get(around.first)
        if outer is None or outer not in found.winners or counts[outer] or found.winners[outer][0].kind == "country":
            continue
        far = inner in found.winners and found.winners[inner][0].country != found.winners[outer][0].country
        if not far and around.cue in ("none", "in", "of") and is_site_mention(telling, mention):
            counts[outer] = 1


def _governs_elsewhere(known: KnownPlace, setting: Setting) -> bool:
    """Whether a place is the capital of another country than the story's: its name also stands for those who govern."""
    return (known.country, known.name) in setting.capitals and setting.leading[:1] != (known.country,)


def _owns_abroad(parsed: ParsedText, mention: PlaceMention, known: KnownPlace, homes: dict[int, str]) -> bool:
    """Whether a country is only the owner of what is no part of it: "Russia's Hmeimim air base", "Israel's army"."""
    tokens, after = parsed.tokens, mention.last
    if known.kind != "country" or after >= len(tokens) or tokens[after].norm != "'s":
        return False
    return all(homes.get(k) != known.country for k in range(after + 1, after + 5))


def _words(parsed: ParsedText, first: int, last: int) -> str:
    return parsed.words(first, last)


def _as_written(parsed: ParsedText, group: Iterable[PlaceMention]) -> tuple[str, ...]:
    forms: dict[str, None] = {}
    for m in group:
        forms[_words(parsed, m.first, m.last)] = None
    for m in group:
        if m.long_first == m.first and m.long_last <= m.last:  # as most: no words around it
            forms.setdefault(m.name if m.rule != "facility" else _words(parsed, m.first, m.last))
            continue
        forms[_words(parsed, m.long_first, max(m.long_last, m.last))] = None
        forms.setdefault(_words(parsed, m.first, max(m.long_last, m.last)), None)
        forms.setdefault(_words(parsed, m.long_first, m.last), None)
        if m.rule != "facility":
            forms.setdefault(m.name, None)
    return tuple(form for form in forms if form in parsed.source)  # what was looked up may be a longer name


def _evidence(parsed: ParsedText, group: Iterable[PlaceMention]) -> tuple[Evidence, ...]:
    return tuple(evidence(parsed, m.first, m.last, m.rule) for m in group)


def _place(parsed: ParsedText, knowledge: Knowledge, group: list[PlaceMention], choice: _Scored, site: bool) -> Place:
    known, beaten = choice
    country = knowledge.countries.by_iso2.get(known.country)
    losers = tuple(Candidate(p.name, p.country, p.lat, p.lon, round(s, 2)) for p, s in beaten)
    return Place(
        id=knowledge.gazetteer.slug(known),
        name=known.name,
        as_written=_as_written(parsed, group),
        kind=known.kind,
        evidence=_evidence(parsed, group),
        country=known.country or None,
        admin1=known.name if known.kind == "admin1" else known.admin1,
        region=country.region if country else None,
        lat=round(known.lat, 4),
        lon=round(known.lon, 4),
        precision_km=_precision(parsed, group, known),
        geonames_id=known.geonames_id,
        site=site,
        losers=losers,
    )


def _precision(parsed: ParsedText, group: list[PlaceMention], known: KnownPlace) -> float:
    """The place's own radius, or farther where the article only says how far off it: "15 km south of Aden"."""
    offsets = []
    for m in group:
        sentence = parsed.sentences[parsed.in_sentence[m.first]]
        norms = parsed.norms[sentence.first : m.long_first]
        offset = is_offset(norms, 0, len(norms))
        if offset is None:
            return known.precision_km
        offsets.append(offset)
    return max(known.precision_km, *offsets)


def _unlisted_place(
    parsed: ParsedText, knowledge: Knowledge, group: list[PlaceMention], country: str | None, site: bool
) -> Place:
    name = group[0].name
    kind: PlaceKind = next((m.hint for m in group if m.hint), "settlement")
    home = knowledge.countries.by_iso2.get(country or "")
    return Place(
        id=f"{place_slug(name)}-{home.slug}" if home else place_slug(name),
        name=name,
        as_written=_as_written(parsed, group),
        kind=kind,
        evidence=_evidence(parsed, group),
        country=country,
        region=home.region if home else None,
        site=site,
    )
