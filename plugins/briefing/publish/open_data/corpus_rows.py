"""All tables of a corpus: those of its articles, and what many articles hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.model import Claim, ClaimRef, Corpus, Event, Origin, Place, Toll
from briefing.present.addresses import actor_url, event_url
from briefing.publish.open_data import forms, rows
from briefing.publish.open_data.references import References
from briefing.publish.open_data.tables import Row, Table

__all__ = ["claims_by_ref", "ref_words", "tables_of"]


def ref_words(ref: ClaimRef) -> str:
    """Which claim of which article, in one word.

    >>> ref_words(ClaimRef("goma", "killed-4-1"))
    'goma#killed-4-1'
    """
    return f"{ref.article}#{ref.claim}"


def claims_by_ref(corpus: Corpus) -> dict[ClaimRef, Claim]:
    """Every claim by article and id."""
    return {ClaimRef(a.slug, claim.id): claim for a in corpus.articles for claim in a.facts.claims}


def tables_of(corpus: Corpus, to: References) -> tuple[Table, ...]:
    """Every table, a table after those it links to. Articles stand in the corpus's order, newest first."""
    articles = corpus.articles
    return (
        Table(forms.ARTICLES, [rows.article_row(a, to) for a in articles]),
        Table(forms.EVENTS, list(_event_rows(corpus, to))),
        Table(forms.ACTORS, list(_actor_rows(corpus, to))),
        Table(forms.CLAIMS, [row for a in articles for row in rows.claim_rows(a, to)]),
        Table(forms.FORCES, [row for a in articles for row in rows.force_rows(a, to)]),
        Table(forms.PLACES, [row for a in articles for row in rows.place_rows(a, to)]),
        Table(forms.TOLLS, list(_toll_rows(corpus))),
        Table(forms.ORIGINS, [row for origin in corpus.origins for row in _origin_rows(origin)]),
        Table(forms.STRENGTHS, [row for a in articles for row in rows.strength_rows(a)]),
        Table(forms.EVIDENCE, [row for a in articles for row in rows.evidence_rows(a)]),
        Table(forms.CHANGES, [row for a in articles for row in rows.change_rows(a)]),
    )


def _event_rows(corpus: Corpus, to: References) -> Iterator[Row]:
    places = {group.id: group.place for group in corpus.places}
    for event in corpus.events:
        yield _event_row(event, places, to)


def _event_row(event: Event, places: Mapping[str, Place], to: References) -> Row:
    name, _country, lat, lon, precision_km = rows.place_cells(places.get(event.place or ""))
    return (
        event.id, event.name, event.country, event.place, event.places,
        event.first_day.isoformat() if event.first_day else None,
        event.last_day.isoformat() if event.last_day else None,
        event.articles, event.origins, event.actors, event.grade, event.grounds, event.edited, event.note, event.was,
        tuple(map(ref_words, event.claims)),
        name, lat, lon, precision_km,
        to.link(event_url(event.id)),
    )  # fmt: skip


def _actor_rows(corpus: Corpus, to: References) -> Iterator[Row]:
    for group in corpus.actors:
        yield (
            group.id, group.name, group.type, group.aliases, group.parent, group.country, group.known,
            len(group.articles), len(group.belligerent_in), to.link(actor_url(group.id)),
        )  # fmt: skip


def _toll_rows(corpus: Corpus) -> Iterator[Row]:
    claims = claims_by_ref(corpus)
    for event in corpus.events:
        for number, toll in enumerate(event.tolls, 1):
            yield _toll_row(event, number, toll, claims)


def _toll_row(event: Event, number: int, toll: Toll, claims: Mapping[ClaimRef, Claim]) -> Row:
    return (
        event.id, number, toll.outcome, toll.scope, toll.victims, tuple(map(ref_words, toll.claims)),
        claims[toll.lowest].min if toll.lowest else None, ref_words(toll.lowest) if toll.lowest else None,
        claims[toll.highest].max if toll.highest else None, ref_words(toll.highest) if toll.highest else None,
    )  # fmt: skip


def _origin_rows(origin: Origin) -> Iterator[Row]:
    yield origin.id, origin.id, "first", 1.0, origin.agency
    for copy in origin.copies:
        yield origin.id, copy.article, copy.kind, copy.shared, origin.agency
