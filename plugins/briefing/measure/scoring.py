"""One article's facts against its labels."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.collate.regions import primary_country
from briefing.knowledge import Knowledge
from briefing.measure.agreement import force_likeness, place_agrees, same_sentence, sentence_at
from briefing.measure.claims import tally_claims
from briefing.measure.labels import LabelledArticle, LabelledForce, LabelledPlace
from briefing.measure.pairing import best_pairs
from briefing.measure.tally import Difference, Tally
from briefing.model import Evidence, FactBox, Force, ParsedText, Place
from briefing.pipeline import facts_of
from briefing.resolve.places.scores import great_circle_km
from briefing.text import parse

__all__ = ["tally_article"]

_NEAR_KM = 25.0


@dataclass(frozen=True, slots=True)
class _Case:
    """One article under judgement."""

    labels: LabelledArticle
    box: FactBox
    parsed: ParsedText
    knowledge: Knowledge
    tally: Tally

    def note(self, kind: str, sign: str, words: str, evidence: tuple[Evidence, ...] = ()) -> None:
        first = evidence[0] if evidence else None
        sentence = sentence_at(self.parsed, first.part == "headline", first.start) if first else ""
        self.tally.differences.append(Difference(self.labels.document.id, kind, sign, words, sentence))


def tally_article(labels: LabelledArticle, knowledge: Knowledge, tally: Tally) -> None:
    """Adds one article to the tally: its facts as the machine reads them, before corrections, against its labels."""
    document = labels.document
    case = _Case(labels, facts_of(document, knowledge), parse(document), knowledge, tally)
    if labels.forces is not None:
        _tally_forces(case, labels.forces)
    if labels.claims is not None:
        tally_claims(labels, case.box, case.parsed, knowledge, tally)
    if labels.places is not None:
        _tally_places(case, labels.places)
    if labels.primary_country is not None:
        tally.attribute("primary_country", primary_country(case.box) == labels.primary_country)


# --- forces -----------------------------------------------------------------------------------------------------------


def _tally_forces(case: _Case, labels: tuple[LabelledForce, ...]) -> None:
    found = case.box.forces
    likeness = [[force_likeness(label.names, force, case.knowledge) for force in found] for label in labels]
    pairs = best_pairs(likeness)
    case.tally.kind("forces", len(pairs), len(found), len(labels))
    fighting = [r for r, label in enumerate(labels) if label.role == "belligerent"]
    open_roles = {c for r, c in pairs if labels[r].role is None}  # of these the label does not tell
    fighters = [c for c, force in enumerate(found) if force.role == "belligerent" and c not in open_roles]
    if any(label.role for label in labels):
        both = best_pairs([[likeness[r][c] for c in fighters] for r in fighting])
        case.tally.kind("belligerents", len(both), len(fighters), len(fighting))
    for row, column in pairs:
        _judge_force(case, labels[row], found[column])
    for row in sorted(set(range(len(labels))) - {r for r, _ in pairs}):
        case.note("force", "-", labels[row].names[0] if labels[row].names else "")
    for column in sorted(set(range(len(found))) - {c for _, c in pairs}):
        case.note("force", "+", f"{found[column].name} ({found[column].role})", found[column].evidence)


def _judge_force(case: _Case, label: LabelledForce, force: Force) -> None:
    for name, want, have in (("role", label.role, force.role), ("type", label.type, force.type)):
        if want is None:
            continue
        case.tally.attribute(f"forces.{name}", want == have)
        if want != have:
            case.note("force", "~", f"{force.name}: {name} {have}, labelled {want}", force.evidence)


# --- places -----------------------------------------------------------------------------------------------------------


def _tally_places(case: _Case, labels: tuple[LabelledPlace, ...]) -> None:
    found = case.box.places
    pairs = best_pairs([[_place_likeness(case.parsed, label, place) for place in found] for label in labels])
    case.tally.kind("places", len(pairs), len(found), len(labels))
    if any(label.site is not None for label in labels):
        sites = sum(bool(labels[r].site) and found[c].site for r, c in pairs)
        untold = {c for r, c in pairs if labels[r].site is None}
        judged = sum(place.site for c, place in enumerate(found) if c not in untold)
        case.tally.kind("sites", sites, judged, sum(bool(label.site) for label in labels))
    mate = {r: found[c] for r, c in pairs}
    for row, label in enumerate(labels):
        _judge_place(case, label, mate.get(row))
    for column in sorted(set(range(len(found))) - {c for _, c in pairs}):
        case.note("place", "+", f"{found[column].name} ({found[column].kind})", found[column].evidence)


def _place_likeness(parsed: ParsedText, label: LabelledPlace, place: Place) -> float:
    if not place_agrees(label, place):
        return 0.0
    near = bool(label.spots) and same_sentence(parsed, label.spots, place.evidence)
    return 1.0 + 0.2 * near + 0.1 * (label.kind == place.kind)


def _judge_place(case: _Case, label: LabelledPlace, place: Place | None) -> None:
    settled = label.kind == "settlement" and label.lat is not None and label.lon is not None
    if settled:
        case.tally.attribute("places.within_25_km", place is not None and _is_near(label, place))
    if place is None:
        case.note("place", "-", label.names[0] if label.names else "")
        return
    for name in ("kind", "country", "site"):
        want, have = getattr(label, name), getattr(place, name)
        if want is None:
            continue
        case.tally.attribute(f"places.{name}", want == have)
        if want != have:
            case.note("place", "~", f"{place.name}: {name} {have}, labelled {want}", place.evidence)
    if settled and not _is_near(label, place):
        spot, other = f"{place.lat}, {place.lon}", f"{label.lat}, {label.lon}"
        case.note("place", "~", f"{place.name}: {spot}, labelled {other}", place.evidence)


def _is_near(label: LabelledPlace, place: Place) -> bool:
    if label.lat is None or label.lon is None or place.lat is None or place.lon is None:
        return False
    return great_circle_km((label.lat, label.lon), (place.lat, place.lon)) <= _NEAR_KM
