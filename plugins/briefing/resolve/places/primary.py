"""The country that an article is about, by weights learnt from labelled articles (`knowledge/primary_country.yaml`).

Not `story_country`, which is where the fighting is: a president's speech on a war abroad is a story of his country.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.primary_weights import OPENING, read_weights
from briefing.model import FactBox, ParsedText

__all__ = ["country_told_of", "opening_nations"]


def opening_nations(parsed: ParsedText, book: CountryBook) -> tuple[str, ...]:
    """The countries of the adjectives and demonyms in the opening characters of the text, each once, by code."""
    found = set()
    for i, start in enumerate(parsed.starts):
        if start >= parsed.body_start + OPENING:
            break
        if start >= parsed.body_start and parsed.capitals[i]:
            country = book.by_adjective.get(parsed.norms[i]) or book.by_demonym.get(parsed.norms[i])
            if country is not None:
                found.add(country.iso2)
    return tuple(sorted(found))


def country_told_of(box: FactBox) -> str | None:
    """The country of most evidence: its shares of what the article names, and whether headline and opening have it.

    None where no place has a country and the opening tells no nationality. Ties go to the country named first.
    """
    weights, score = read_weights(), dict.fromkeys((p.country for p in box.places if p.country), 0.0)
    for cue, told in _shares(box).items():
        whole = told.total()
        for country, times in told.items():
            score[country] += weights[cue] * times / whole
    headline = {p.country for p in box.places if p.country and any(e.part == "headline" for e in p.evidence)}
    for cue, countries in (("headline", headline), ("opening", _opened_with(box))):
        for country in sorted(countries):
            score[country] = score.get(country, 0.0) + weights[cue]
    return max(score, key=lambda c: score[c]) if score else None


def _shares(box: FactBox) -> dict[str, Counter[str]]:
    """How often each country is told of, by cue: its towns and itself, sites or not, in the opening, where harm is."""
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    land = {}
    for place in box.places:
        if not place.country:
            continue
        land[place.id] = place.country
        cue = f"{'site' if place.site else 'named'} {'country' if place.kind == 'country' else 'town'}"
        for evidence in place.evidence:
            shares[cue][place.country] += 1
            if place.site and evidence.part != "headline" and evidence.start < OPENING:
                shares["opening site"][place.country] += 1
    shares["harm"].update(land[c.place] for c in box.claims if c.place in land)
    return shares


def _opened_with(box: FactBox) -> set[str]:
    """The countries that the opening names, by a place or a nationality."""
    return set(box.nations) | {
        p.country for p in box.places if p.country for e in p.evidence if e.part != "headline" and e.start < OPENING
    }
