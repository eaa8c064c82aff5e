"""What one article reports of one happening: its claims on one place and day, with what other articles' may share.

A report is what events are made of: an article on two attacks gives two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.collate.origins.shingles import words_of
from briefing.model import Article, Claim, Evidence, Force, Outcome, Place

__all__ = ["Report", "Saying", "most_of", "reports_of"]

# News tells of the days before it: an undated claim is of the day of publication or one of these before.
_DAYS_BEFORE = 2
_VAGUE_KINDS = frozenset({"country", "area", "admin1"})
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")
_SHORT = 3  # letters: words of grammar and most numbers, which are told apart as figures
_COMMON = frozenset({
    "after", "also", "been", "from", "have", "including", "into", "killed", "kills", "least", "more", "near", "other",
    "people", "said", "says", "than", "that", "their", "them", "they", "this", "were", "what", "when", "which", "while",
    "with", "wounded", "injured", "dead", "died", "civilians",
})  # fmt: skip
_LONGEST = 600  # characters looked at on either side for the ends of a sentence


_MOST_MORE = 1.6  # a wide claim with this many times a place's dead, or more, is of several places


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim with the sentences that carry it, headline included, and the article's forces that they name."""

    claim: Claim
    sentence: str
    named: tuple[Force, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Claims of one article about one happening.

    `first_day` to `last_day`: the days it can have been; None where nothing tells. `told`: the claims name the day.
    `place`: the narrowest that they name. `figures` are (outcome, number) as stated, `parts`
    those told only of a part. `words`: what headline and
    sentences of the claims say, as a set. `sayings`: each claim with its sentences. `number` orders the reports of a
    corpus.
    """

    number: int
    article: str
    origin: str
    published: date | None
    sayings: tuple[Saying, ...]
    place: Place | None
    country: str | None
    first_day: date | None
    last_day: date | None
    told: bool
    figures: frozenset[tuple[Outcome, int]]
    parts: frozenset[tuple[Outcome, int]]
    blamed: frozenset[str]
    hurt: frozenset[str]
    words: frozenset[str]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims in the article's order."""
        return tuple(saying.claim for saying in self.sayings)

    @property
    def is_vague(self) -> bool:
        """Whether no place narrower than a province is known."""
        return self.place is None or self.place.kind in _VAGUE_KINDS


def reports_of(articles: Iterable[Article], origin_of: Mapping[str, str]) -> tuple[Report, ...]:
    """The reports of all articles, in their order. `origin_of` maps slugs of copies to their origin's id.

    Claims of a period or since a beginning tell of no single happening; nor do the displaced.
    """
    reports: list[Report] = []
    for article in articles:
        for claims in _happenings(article):
            reports.append(_report(len(reports), article, claims, origin_of.get(article.slug, article.slug)))
    return tuple(reports)


_Key = tuple[str | None, date | None]


def _happenings(article: Article) -> list[list[Claim]]:
    """An article's claims of incidents by place and day; a part goes where its whole is, the vague to what they fit.

    A place told once with its day and once without is one happening.
    """
    claims = [c for c in article.facts.claims if c.scope == "incident" and c.outcome != "displaced"]
    whole = {c.id: c for c in claims}
    groups: dict[_Key, list[Claim]] = {}
    for claim in claims:
        head = whole.get(claim.part_of or "", claim)
        groups.setdefault((head.place, head.date), []).append(claim)
    places = {p.id: p for p in article.facts.places}
    for key in [k for k in groups if k[1] is None or _is_wide(places.get(k[0] or ""))]:
        home = _home(key, groups, places) if _is_wide(places.get(key[0] or "")) else _dated(key, groups)
        if home is not None:
            groups[home] += groups.pop(key)
    order = {c.id: n for n, c in enumerate(claims)}
    return [sorted(group, key=lambda c: order[c.id]) for group in groups.values()]


def _is_wide(place: Place | None) -> bool:
    return place is None or place.kind in _VAGUE_KINDS


def _home(key: _Key, groups: Mapping[_Key, Sequence[Claim]], places: Mapping[str, Place]) -> _Key | None:
    """The only narrower happening of the article that claims on a wide place can be about; None for none or several."""
    wide, day = places.get(key[0] or ""), key[1]
    fitting = [
        other
        for other, claims in groups.items()
        if other != key
        and not _is_wide(place := places.get(other[0] or ""))
        and (day is None or other[1] is None or day == other[1])
        and (wide is None or place is None or wide.country == place.country)
        and _same_doers(groups[key], claims)
        and not _exceeds(groups[key], claims)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _dated(key: _Key, groups: Mapping[_Key, Sequence[Claim]]) -> _Key | None:
    """The only happening of a named day at the same place; None for none or several."""
    fitting = [k for k, claims in groups.items() if k[0] == key[0] and k[1] and not _exceeds(groups[key], claims)]
    return fitting[0] if len(fitting) == 1 else None


def _exceeds(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether the first tell of far more harmed than the others do: a total over several places, or another attack."""
    for outcome in {c.outcome for c in some} & {c.outcome for c in others}:
        one, other = (max(most_of(c) for c in cs if c.outcome == outcome) for cs in (some, others))
        if one > _MOST_MORE * max(other, 1):
            return True
    return False


def most_of(claim: Claim) -> int:
    """The greatest number that the claim states; 0 where it states none."""
    return max(claim.min or 0, claim.max or 0)


def _same_doers(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    one, other = ({force for c in claims for force in c.blamed} for claims in (some, others))
    return not one or not other or bool(one & other)


def _report(number: int, article: Article, claims: Sequence[Claim], origin: str) -> Report:
    places = [p for p in article.facts.places if p.id in {c.place for c in claims}]
    place = min(places, key=lambda p: p.precision_km or 1e9, default=None)
    first, last, told = _days(claims, article.document.published)
    sayings = tuple(_saying(article, claim) for claim in claims)
    return Report(
        number=number,
        article=article.slug,
        origin=origin,
        published=article.document.published,
        sayings=sayings,
        place=place,
        country=(place.country if place else None) or article.country,
        first_day=first,
        last_day=last,
        told=told,
        figures=_figures(claims),
        parts=_figures(claims) - _figures([c for c in claims if c.part_of is None and not c.groups]),
        blamed=frozenset(force for c in claims for force in c.blamed if c.blame != "denied"),
        hurt=frozenset(c.victim_force for c in claims if c.victim_force),
        words=_words(article, sayings),
    )


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[Outcome, int]]:
    return frozenset((c.outcome, n) for c in claims for n in (c.min, c.max) if n is not None and c.form != "vague")


def _days(claims: Sequence[Claim], published: date | None) -> tuple[date | None, date | None, bool]:
    told = [c.date for c in claims if c.date]
    if told:
        return min(told), max(told), True
    if published is None:
        return None, None, False
    return published - timedelta(days=_DAYS_BEFORE), published, False


def _words(article: Article, sayings: Iterable[Saying]) -> frozenset[str]:
    """The words of the headline and of the sentences that carry the claims."""
    words = frozenset(word for text in (article.title, *(s.sentence for s in sayings)) for word in words_of(text))
    return frozenset(word for word in words if len(word) > _SHORT) - _COMMON


def _saying(article: Article, claim: Claim) -> Saying:
    spans = sorted({(e.part == "headline", *_sentence(article, e)) for e in claim.evidence})
    texts = (article.document.text, article.title)
    # A government may be called by its capital's name; where the text has the town, the name accuses nobody.
    towns = {word for p in article.facts.places if p.kind != "country" for word in p.as_written}
    named = tuple(
        f
        for f in article.facts.forces
        if any(_stands_in(e, span) for e in f.evidence if e.quote not in towns for span in spans)
    )
    return Saying(claim, " ".join(texts[headline][low:high] for headline, low, high in spans), named)


def _stands_in(evidence: Evidence, span: tuple[bool, int, int]) -> bool:
    headline, low, high = span
    return (evidence.part == "headline") == headline and low <= evidence.start < high


def _sentence(article: Article, evidence: Evidence) -> tuple[int, int]:
    """Where the sentence with the evidence begins and ends, in the headline or in the text."""
    if evidence.part == "headline":
        return 0, len(article.title)
    text, start, end = article.document.text, evidence.start, evidence.end
    before = text[max(0, start - _LONGEST) : start]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    closing = _SENTENCE_END.search(text, end, min(len(text), end + _LONGEST))
    return start - len(before) + (ends[-1] if ends else 0), closing.end() if closing else min(len(text), end + _LONGEST)
