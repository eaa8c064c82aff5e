"""One article's claims of harm against its labels."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.knowledge import Knowledge
from briefing.knowledge.place_names import joined_key
from briefing.measure.agreement import claimant_agrees, force_likeness, sentence_at, stands_there
from briefing.measure.labels import LabelledArticle, LabelledClaim
from briefing.measure.pairing import best_pairs
from briefing.measure.tally import Difference, Tally
from briefing.model import Claim, FactBox, ParsedText

__all__ = ["tally_claims"]

_ALIKE = 0.05  # what one agreeing attribute adds: it decides between equals only
_PLAIN = ("form", "victim", "scope", "claimant_type", "blame", "date")


@dataclass(frozen=True, slots=True)
class _Case:
    """One article's claims under judgement."""

    labels: tuple[LabelledClaim, ...]
    box: FactBox
    parsed: ParsedText
    knowledge: Knowledge

    def likeness(self, label: LabelledClaim, claim: Claim) -> float:
        """0 where they are not one claim; else more, the more attributes agree."""
        if label.outcome != claim.outcome or not stands_there(self.parsed, label, claim):
            return 0.0
        same = (label.min, label.max) == (claim.min, claim.max)
        if label.form == "vague":
            same = claim.form == "vague" or label.min == claim.min
        if not same:
            return 0.0
        return 1.0 + _ALIKE * sum(right for _, right in self.judged(label, claim))

    def judged(self, label: LabelledClaim, claim: Claim) -> list[tuple[str, bool]]:
        """Each attribute that the label tells, and whether the claim has it right; `part_of` and `whole` are apart."""
        day = claim.date.isoformat() if claim.date else None
        found = [(name, getattr(label, name), day if name == "date" else getattr(claim, name)) for name in _PLAIN]
        results = [(name, want == have) for name, want, have in found if name in label.told]
        if "claimant" in label.told:
            right = claimant_agrees(label.claimant, claim.claimant)
            results += [("claimant", right), *([("claimant_named", right)] if label.claimant else [])]
        if "blamed" in label.told:
            right = self._blames(label, claim)
            results += [("blamed", right), *([("blamed_named", right)] if label.blamed else [])]
        if label.victim_force:
            results.append(("victim_force", self._is_force(label.victim_force, claim.victim_force)))
        if label.place:
            results.append(("place", self._is_place(label.place, claim.place)))
        return results

    def _blames(self, label: LabelledClaim, claim: Claim) -> bool:
        if not label.blamed:
            return not claim.blamed
        return any(self._is_force(names, force) for names in label.blamed for force in claim.blamed)

    def _is_force(self, names: tuple[str, ...], force_id: str | None) -> bool:
        force = next((f for f in self.box.forces if f.id == force_id), None)
        return force is not None and force_likeness(names, force, self.knowledge) > 0

    def _is_place(self, names: tuple[str, ...], place_id: str | None) -> bool:
        place = next((p for p in self.box.places if p.id == place_id), None)
        forms = {joined_key(n) for n in (place.name, *place.as_written)} if place else set()
        return not forms.isdisjoint(joined_key(n) for n in names)


def tally_claims(labels: LabelledArticle, box: FactBox, parsed: ParsedText, knowledge: Knowledge, tally: Tally) -> None:
    """Adds one article's claims to the tally, with their differences."""
    case = _Case(labels.claims or (), box, parsed, knowledge)
    pairs = best_pairs([[case.likeness(label, claim) for claim in box.claims] for label in case.labels])
    _count(case, pairs, tally)
    for row, _ in pairs:
        _judge(case, row, dict(pairs), tally)
    for row, label in enumerate(case.labels):
        if row not in dict(pairs):
            _note(case, tally, "-", _words(label), label=label)
    for column, claim in enumerate(box.claims):
        if column not in {c for _, c in pairs}:
            _note(case, tally, "+", f"{claim.outcome} {claim.min}..{claim.max} {claim.form} {claim.victim}", claim)


def _count(case: _Case, pairs: tuple[tuple[int, int], ...], tally: Tally) -> None:
    claims, labels = case.box.claims, case.labels
    tally.kind("claims", len(pairs), len(claims), len(labels))
    neutral = {c for r, c in pairs if labels[r].form == "vague"}
    neutral |= {c for c, claim in enumerate(claims) if claim.form == "vague"}
    hits = sum(labels[r].form != "vague" and c not in neutral for r, c in pairs)
    counted = sum(label.form != "vague" for label in labels)
    tally.kind("claims.counted", hits, len(claims) - len(neutral), counted)
    for outcome in {c.outcome for c in claims} | {label.outcome for label in labels}:
        hits = sum(labels[r].outcome == outcome for r, _ in pairs)
        found, labelled = (sum(x.outcome == outcome for x in items) for items in (claims, labels))
        tally.kind(f"claims.{outcome}", hits, found, labelled)


def _judge(case: _Case, row: int, mate: dict[int, int], tally: Tally) -> None:
    label, claim = case.labels[row], case.box.claims[mate[row]]
    judged = case.judged(label, claim)
    if "part_of" in label.told:
        judged.append(("part_of", (label.part_of is None) == (claim.part_of is None)))
        if label.part_of is not None and label.part_of in mate:
            judged.append(("whole", case.box.claims[mate[label.part_of]].id == claim.part_of))
    for name, right in judged:
        tally.attribute(f"claims.{name}", right)
        if not right and not name.endswith("_named"):
            have, want = _shown(getattr(claim, name, claim.part_of)), _shown(getattr(label, name, label.part_of))
            _note(case, tally, "~", f"{claim.as_written}: {name} {have}, labelled {want}", claim)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(v[0] if isinstance(v, tuple) else v) for v in value) or "nobody"
    return "none" if value is None else str(value)


def _words(label: LabelledClaim) -> str:
    return f"{label.outcome} {label.min}..{label.max} {label.victim or ''}".rstrip()


def _note(
    case: _Case, tally: Tally, sign: str, words: str, claim: Claim | None = None, label: LabelledClaim | None = None
) -> None:
    sentence = ""
    if claim is not None and claim.evidence:
        first = claim.evidence[0]
        sentence = sentence_at(case.parsed, first.part == "headline", first.start)
    elif label is not None and label.spots:
        sentence = sentence_at(case.parsed, label.spots[0].headline, label.spots[0].start)
    tally.differences.append(Difference(case.parsed.document.id, "claim", sign, words, sentence))
