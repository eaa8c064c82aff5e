"""The table in ACLED's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.model import Corpus, Force, Place, RegionGroup
from briefing.publish.open_data.acled.coding import actor_type, by_count, event_types, geo_precision, time_precision
from briefing.publish.open_data.acled.happenings import Happening, happenings_of
from briefing.publish.open_data.acled.numbers import lowest_death_toll
from briefing.publish.open_data.references import References
from briefing.publish.open_data.tables import Column, Form, Kind, Row, Table

__all__ = ["ACLED", "acled_table"]


def _column(name: str, meaning: str, kind: Kind = "text") -> Column:
    return Column(name, kind, meaning, optional=True)


ACLED = Form(
    "acled",
    "Events in the columns of ACLED, coded by rule from articles. Not ACLED's data, and not checked by ACLED.",
    (
        _column("event_id_cnty", "Our id of the event; outside events, article and claim."),
        _column("event_date", "First day on which it can have happened."),
        _column("year", "Year of that day.", "integer"),
        _column("time_precision", "1 the day is known, 2 within a week, 3 within longer.", "integer"),
        _column("disorder_type", "Always political violence."),
        _column("event_type", "By the words of the paragraphs that tell of the harm."),
        _column("sub_event_type", "By the same words."),
        _column("actor1", "The force most often blamed."),
        _column("assoc_actor_1", "Other forces that are blamed."),
        _column("inter1", "Kind of actor1."),
        _column("actor2", "The force harmed, or civilians of the country."),
        _column("assoc_actor_2", "Other forces harmed."),
        _column("inter2", "Kind of actor2."),
        _column("interaction", "Both kinds."),
        _column("civilian_targeting", "Set where civilians alone are said to be killed."),
        _column("iso", "Left empty: we hold no numeric codes.", "integer"),
        _column("region", "Conflict-data region."),
        _column("country", "Name of the country."),
        _column("admin1", "First-level division."),
        _column("admin2", "Left empty."),
        _column("admin3", "Left empty."),
        _column("location", "Name of the place."),
        _column("latitude", "Degrees WGS 84.", "number"),
        _column("longitude", "Degrees WGS 84.", "number"),
        _column("geo_precision", "1 a named place, 2 near one or a small area, 3 wider or not told.", "integer"),
        _column("source", "Outlets."),
        _column("source_scale", "Left empty."),
        _column("notes", "Which claim the number is, in its words, and where to read it."),
        _column(
            "fatalities",
            "Lowest of the comparable claims of people killed, never a sum. Empty: nobody states a number; not zero.",
            "integer",
        ),
        _column("tags", "Grade of the event in our words."),
        _column("timestamp", "Left empty: the same articles give the same file.", "integer"),
    ),
    ("event_id_cnty",),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _World:
    """What rows look up: forces and places by id, countries by code, regions by id."""

    forces: Mapping[str, Force]
    places: Mapping[str, Place]
    countries: Mapping[str, RegionGroup]
    regions: Mapping[str, RegionGroup]


def acled_table(corpus: Corpus, to: References) -> Table:
    """A row a happening, newest first, ties by id."""
    world = _World(
        {f.id: f for a in reversed(corpus.articles) for f in a.facts.forces},
        {g.id: g.place for g in corpus.places},
        {g.country: g for g in corpus.regions if g.level == "country" and g.country},
        {g.id: g for g in corpus.regions},
    )
    ordered = sorted(happenings_of(corpus, to), key=lambda h: (-h.first_day.toordinal(), h.id))
    return Table(ACLED, [_row(happening, world) for happening in ordered])


def _row(happening: Happening, world: _World) -> Row:
    place = world.places.get(happening.place or "")
    country = world.countries.get(happening.country or "")
    region = world.regions.get(country.parent or "") if country else None
    kind, sub_kind = event_types(happening)
    fatalities, notes, civilians = _fatalities(happening, in_war=kind != "Violence against civilians")
    return (
        happening.id, happening.first_day.isoformat(), happening.first_day.year, time_precision(happening),
        "Political violence", kind, sub_kind,
        *_actors(happening, world, country.name if country else None),
        "Civilian targeting" if civilians else None,
        None, region.name if region else None, country.name if country else None,
        (place.admin1 or (place.name if place.kind == "admin1" else None)) if place else None, None, None,
        place.name if place else None, place.lat if place else None, place.lon if place else None, geo_precision(place),
        "; ".join(sorted({one.article.outlet for one in happening.told if one.article.outlet})) or None, None,
        notes, fatalities, f"grade={happening.grade}" if happening.grade else None, None,
    )  # fmt: skip


def _actors(happening: Happening, world: _World, country: str | None) -> tuple[str | None, ...]:
    blamed = by_count([id for one in happening.told for id in one.claim.blamed])
    harmed = by_count([one.claim.victim_force for one in happening.told if one.claim.victim_force])
    name1, others1, kind1 = _side(blamed, happening, world)
    name2, others2, kind2 = _side(harmed, happening, world)
    if name2 is None and any(one.claim.victim == "civilian" for one in happening.told):
        name2, kind2 = f"Civilians ({country})" if country else "Civilians", "Civilians"
    both = "-".join(kind for kind in (kind1, kind2) if kind) or None
    return name1, others1, kind1, name2, others2, kind2, both


def _side(ids: list[str], happening: Happening, world: _World) -> tuple[str | None, str | None, str | None]:
    """Name of the first force, names of the others, kind of the first."""
    forces = [world.forces[id] for id in ids if id in world.forces]
    if not forces:
        return None, None, None
    others = "; ".join(force.name for force in forces[1:])
    return forces[0].name, others or None, actor_type(forces[0], happening.country) or None


def _fatalities(happening: Happening, *, in_war: bool) -> tuple[int | None, str, bool]:
    """The number, what it is, and whether it is of civilians."""
    found = lowest_death_toll(happening.deaths, in_war=in_war)
    if found is None:
        return None, f"Machine-read. Nobody states how many were killed. {happening.permalink}", False
    kind, one, number = found
    claims = len(happening.deaths[kind])
    among = "the only claim" if claims == 1 else f"the lowest of {claims} claims, none added"
    vague = f" A vague word, coded {number} by ACLED's convention." if one.claim.form == "vague" else ""
    says = one.claim.claimant or one.article.outlet or "the article"
    notes = (
        f"Machine-read. “{one.claim.as_written}” killed, says {says}: {among} ({kind}).{vague} {happening.permalink}"
    )
    return number, notes, kind == "civilians"
