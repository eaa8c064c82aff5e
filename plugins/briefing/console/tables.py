"""Fact boxes and reports as terminal tables."""

from __future__ import annotations

from rich import box as lines
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefing.errors import printable
from briefing.ingest import IngestReport
from briefing.model import Claim, Evidence, FactBox, Force, Place

__all__ = ["fact_box_table", "ingest_lines"]

_NOT_STATED = "not stated"


def fact_box_table(box: FactBox) -> RenderableType:
    """The fact box for a terminal: head, forces, claims, places, what an editor changed, what stayed open."""
    published = f"{box.published} ({box.published_basis})" if box.published else "date not stated"
    parts: list[RenderableType] = [Text(box.title or box.id, style="bold"), Text(published, style="dim")]
    parts.append(_forces(box.forces))
    parts.append(_claims(box))
    parts.append(_places(box.places))
    for change in box.changes:
        parts.append(Text(f"corrected: {change.action} {change.kind} {change.id} – {change.reason}"))
    for warning in box.warnings:
        parts.append(Text(warning, style="red"))
    if box.unresolved:
        parts.append(Text("not placed: " + ", ".join(box.unresolved), style="dim"))
    return Group(*parts)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=lines.SIMPLE_HEAD, padding=(0, 1, 0, 0), title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", min_width=6)
    return table


def _forces(forces: tuple[Force, ...]) -> Table:
    table = _table("Forces", "force", "kind", "role", "words", "strength")
    for f in forces:
        strength = "; ".join(f"{s.count if s.count is not None else 'some'} {s.unit} ({s.state})" for s in f.strength)
        table.add_row(Text(f.name), f.type, f.role, Text(", ".join(f.as_written)), Text(strength))
    return table


def _claims(box: FactBox) -> Table:
    names = {f.id: f.name for f in box.forces} | {p.id: p.name for p in box.places}
    table = _table(
        "Harm claimed (never added up)", "id", "harm", "victims", "who says", "blamed", "when, where", "words"
    )
    for c in box.claims:
        where = ", ".join(
            x for x in (str(c.date) if c.date else "", names.get(c.place or "", c.place or ""), c.scope) if x
        )
        blamed = ", ".join(names.get(i, i) for i in c.blamed)
        part = f", part of {c.part_of}" if c.part_of else ""
        table.add_row(
            Text(f"{_interval(c)} {c.outcome} ({c.victim}){part}").append(f"\n{c.id}", style="dim"),
            Text(f"{c.claimant} ({c.claimant_type})" if c.claimant else "the article"),
            Text(f"{blamed} ({c.blame})" if blamed else _NOT_STATED),
            Text(where),
            Text(_quote(c.evidence)),
        )
    return table


def _interval(claim: Claim) -> str:
    low, high = claim.min, claim.max
    if low is not None and low == high:
        return f"about {low}" if claim.form == "about" else str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _places(places: tuple[Place, ...]) -> Table:
    table = _table("Places", "place", "kind", "where", "coordinates", "site", "words")
    for p in places:
        spot = (
            f"{p.lat:.3f}, {p.lon:.3f} ±{p.precision_km or 0:g} km"
            if p.lat is not None and p.lon is not None
            else _NOT_STATED
        )
        where = ", ".join(x for x in (p.admin1, p.country, p.region) if x)
        table.add_row(Text(p.name), p.kind, Text(where), spot, "site" if p.site else "", Text(", ".join(p.as_written)))
    return table


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return f"“{evidence[0].quote}” ({evidence[0].part})" if evidence else ""


def ingest_lines(report: IngestReport) -> list[Text]:
    """A line for each file of which there is something to say, then the counts."""
    lines = [
        Text(f"refused: {r.note}", style="red")
        if r.status == "refused"
        else Text(printable(f"{r.status}: {r.path}: {r.note}".replace("\n", "\\n")))
        for r in report.results
        if r.note
    ]
    counts = ", ".join(f"{len(report.of(s))} {s}" for s in ("new", "unchanged", "changed", "refused"))
    return [*lines, Text(f"{len(report.results)} read: {counts}", style="bold")]
