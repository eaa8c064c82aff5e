"""The country that an article is about, by weights learnt from labelled articles (`knowledge/primary_country.yaml`).

Not `story_country`, which is where the fighting is: a president's speech on a war abroad is a story of his country.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.primary_weights import OPENING, read_weights
from briefing.model import FactBox, ParsedText, Place
from briefing.resolve.places.story import nationalities

__all__ = ["country_told_of", "find_nations"]


def find_nations(parsed: ParsedText, book: CountryBook) -> tuple[tuple[str, int], ...]:
    """The country of each adjective and demonym with a capital in the text, and where it begins there, in order."""
    found = []
    for i in parsed.spots(nationalities(book)):
        start = parsed.starts[i] - parsed.body_start
        if start >= 0 and parsed.capitals[i]:
            country = book.by_adjective.get(parsed.norms[i]) or book.by_demonym[parsed.norms[i]]
            found.append((country.iso2, start))
    return tuple(found)


def country_told_of(box: FactBox) -> str | None:
    """The country of most evidence: its shares of what the article names, and whether headline and opening have it.

    None where no place has a country and the text tells no nationality. Ties go to the country named first; a place
    that nothing placed is no witness, for its country is guessed.
    """
    weights, score = read_weights(), dict.fromkeys((country for country, _ in _placed(box)), 0.0)
    for cue, told in _shares(box).items():
        whole = told.total()
        for country, times in told.items():
            score[country] = score.get(country, 0.0) + weights[cue] * times / whole
    headline = {country for country, p in _placed(box) if any(e.part == "headline" for e in p.evidence)}
    for cue, countries in (("headline", headline), ("opening", _opened_with(box))):
        for country in sorted(countries):
            score[country] = score.get(country, 0.0) + weights[cue]
    return max(score, key=lambda c: score[c]) if score else None


def _placed(box: FactBox) -> tuple[tuple[str, Place], ...]:
    return tuple((p.country, p) for p in box.places if p.country and p.lat is not None)


def _shares(box: FactBox) -> dict[str, Counter[str]]:
    """How often each country is told of, by cue: its towns and itself, sites or not, in the opening, where harm is."""
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    land = {}
    for country, place in _placed(box):
        land[place.id] = country
        cue = f"{'site' if place.site else 'named'} {'country' if place.kind == 'country' else 'town'}"
        for evidence in place.evidence:
            shares[cue][country] += 1
            shares["all"][country] += 1
            if place.site and evidence.part != "headline" and evidence.start < OPENING:
                shares["opening site"][country] += 1
    shares["all"].update(nation for nation, _ in box.nations)
    shares["harm"].update(land[c.place] for c in box.claims if c.place in land)
    return shares


def _opened_with(box: FactBox) -> set[str]:
    """The countries that the opening names, by a place or a nationality."""
    return {country for country, start in box.nations if start < OPENING} | {
        country for country, p in _placed(box) for e in p.evidence if e.part != "headline" and e.start < OPENING
    }
