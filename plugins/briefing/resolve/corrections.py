"""An editor's corrections: read, checked, applied last. What an editor wrote always wins and survives every rebuild.

A file is a list of entries, each with one of the keys `add`, `change`, `remove`, `confirm` naming the kind of fact:

    - change: claim
      id: killed-34-5d1f0c     # or  quote: words that its evidence holds
      set: {victim: combatant, victim_force: islamic-state}
      reason: the sentence says militants
    - add: force
      quote: Wagner fighters   # must stand in the article
      set: {id: wagner-group, name: Wagner Group, type: private-military-company, role: belligerent}
      reason: named in the last paragraph
    - remove: place
      id: springfield
      reason: a person's name
    - confirm: claim           # looked at and right as it is; needs no reason
      quote: 34 civilians
      checked: 2017-09-12      # any entry may tell the day
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from reprlib import Repr
from typing import Any, Literal, get_args, get_origin, get_type_hints

import yaml

from briefing.errors import CorrectionError
from briefing.model import Change, Check, Claim, Correction, Document, Evidence, FactBox, Force, Place
from briefing.resolve.claims.ids import is_earlier_id
from briefing.resolve.corrected_values import facts_fault, fitting_form, value_fault
from briefing.text import PART_OF_BLOCK, legible

__all__ = ["apply_corrections", "corrections_in", "parse_corrections", "read_corrections", "without_dangling"]

Fact = Force | Claim | Place
_KINDS: dict[str, type[Fact]] = {"force": Force, "claim": Claim, "place": Place}
_LISTS: dict[str, Literal["forces", "claims", "places"]] = {"force": "forces", "claim": "claims", "place": "places"}
Action = Literal["add", "change", "remove", "confirm"]
_SHORT = Repr()  # a value that names itself again and again is told in part
_SHORT.maxlevel = 2
# What YAML makes of dates, numbers and keys that are none, beside its own errors.
_UNREADABLE = (yaml.YAMLError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
_ACTIONS: tuple[Action, ...] = ("add", "change", "remove", "confirm")
_NOT_SET_BY_HAND = {"evidence", "strength", "losers", "groups"}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "force": {"type": "unknown", "role": "mentioned"},
    "claim": {"outcome": "killed", "min": None, "max": None, "form": "exact", "victim": "undetermined"},
    "place": {"kind": "settlement"},
}


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of one file; none where there is no file. Raises CorrectionError with file and line."""
    if not path.is_file():
        return ()
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise CorrectionError(path.as_posix(), f"is not UTF-8 (byte {fault.start})", "save it as UTF-8") from None
    return parse_corrections(text, path.as_posix())


def corrections_in(folder: Path) -> Callable[[str], tuple[Correction, ...]]:
    """What reads the corrections of an article by its slug, from <folder>/<slug>.yaml."""
    return lambda slug: read_corrections(folder / f"{slug}.yaml")


def parse_corrections(text: str, where: str) -> tuple[Correction, ...]:
    """The checked entries of a corrections file in order.

    >>> parse_corrections("- {remove: place, id: springfield, reason: a name}", "a.yaml")[0].target
    'springfield'
    >>> parse_corrections("- {remove: place, id: springfield}", "a.yaml")
    Traceback (most recent call last):
    ...
    briefing.errors.CorrectionError: a.yaml:1: gives no reason; add a line reason: ...
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        entries = yaml.safe_load(text)
    except _UNREADABLE as fault:
        reason = " ".join(str(fault).split())[:160]
        raise CorrectionError(where, f"is not readable YAML ({reason})", "mend the indentation or quotes") from None
    if root is None or entries is None:
        return ()
    if not isinstance(entries, list):
        raise CorrectionError(
            where, "is not a list", "begin each correction with '- add:', '- change:', '- remove:' or '- confirm:'"
        )
    lines = [node.start_mark.line + 1 for node in root.value]
    return tuple(_entry(entry, f"{where}:{line}") for entry, line in zip(entries, lines, strict=True))


def _entry(entry: object, where: str) -> Correction:
    if not isinstance(entry, dict):
        raise CorrectionError(where, "is not a mapping", "write '- change: claim' with id, set and reason below it")
    action: Action | None = next((a for a in _ACTIONS if a in entry), None)
    if action is None:
        raise CorrectionError(where, "says neither add, change, remove nor confirm", "begin with one of them")
    kind = entry[action]
    if kind not in tuple(_KINDS):  # what YAML holds there may have no hash
        raise CorrectionError(where, f"cannot {action} a {_told(kind)}", "name force, claim or place")
    unknown = sorted(set(map(str, entry)) - {action, "id", "quote", "set", "reason", "checked"})
    if unknown:
        raise CorrectionError(where, f"has the unknown key {unknown[0]}", "keys are id, quote, set, reason, checked")
    target, quote, reason = (_words(entry.get(k), k, where) for k in ("id", "quote", "reason"))
    if not reason and action != "confirm":
        raise CorrectionError(where, "gives no reason", "add a line reason: ...")
    if (action == "add" and not quote) or not (target or quote):
        remedy = "give quote:" if action == "add" else "give id: or quote:"
        raise CorrectionError(where, f"does not say what to {action}", remedy)
    values = entry.get("set") or {}
    if not isinstance(values, dict) or (action in ("add", "change") and not values):
        raise CorrectionError(where, "sets nothing", "add set: {field: value}")
    if action == "confirm" and values:
        raise CorrectionError(where, "confirms a fact and sets it", "write change: to set a field")
    checked = tuple((str(k), _value(kind, str(k), v, where)) for k, v in values.items())
    if (fault := value_fault(dict(checked))) is not None:
        raise CorrectionError(where, *fault)
    return Correction(action, kind, target, quote, checked, reason or "", where, _day(entry.get("checked"), where))


def _told(value: object) -> str:
    try:
        return _SHORT.repr(value)
    except ValueError:  # a number too long to be written
        return "this number"


def _words(written: object, key: str, where: str) -> str | None:
    if written is None or isinstance(written, str | int | float | date):
        return (legible(str(written)) if type(written) is not int else _told(written)) if written else None
    raise CorrectionError(where, f"{key} cannot be {_told(written)}", "write it as text")


def _day(written: object, where: str) -> date | None:
    if written is None or type(written) is date:
        return written
    raise CorrectionError(where, f"checked cannot be {_told(written)}", "a day is written 2017-09-10")


def _value(kind: str, name: str, value: object, where: str) -> object:
    """The value as the dataclass holds it; raises CorrectionError where the field or the value does not exist."""
    hints = get_type_hints(_KINDS[kind])
    if name not in hints or name in _NOT_SET_BY_HAND:
        allowed = ", ".join(f.name for f in fields(_KINDS[kind]) if f.name not in _NOT_SET_BY_HAND)
        raise CorrectionError(where, f"a {kind} has no field {name}", f"fields are {allowed}")
    for option in get_args(hints[name]) if _is_union(hints[name]) else (hints[name],):
        fits, converted = _as(option, value)
        if fits:
            return _legible(converted)
    raise CorrectionError(where, f"{name} cannot be {_told(value)}", _remedy(hints[name]))


def _legible(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_legible, value))
    return legible(value) if isinstance(value, str) else value


def _is_union(hint: object) -> bool:
    return get_origin(hint) is not None and get_origin(hint) not in (Literal, tuple)


def _as(option: object, value: object) -> tuple[bool, object]:
    if option is type(None):
        return value is None, None
    if get_origin(option) is Literal:
        return value in get_args(option), value
    if get_origin(option) is tuple:
        items: list[object] = value if isinstance(value, list) else [value]
        return all(isinstance(i, str) for i in items), tuple(items)
    if option is float and isinstance(value, int) and not isinstance(value, bool):
        return True, float(value)
    if option is int and (isinstance(value, bool) or (isinstance(value, int) and value < 0)):
        return False, None
    return isinstance(option, type) and isinstance(value, option) and isinstance(value, bool) == (option is bool), value


def _remedy(hint: object) -> str:
    options = get_args(hint) if _is_union(hint) else (hint,)
    words = [str(w) for o in options if get_origin(o) is Literal for w in get_args(o)]
    if words:
        return "it is one of " + ", ".join(words)
    return "a day is written 2017-09-10" if date in options else "see the codebook for what the field holds"


# --- applying ------------------------------------------------------------------------------------------------------


def apply_corrections(box: FactBox, document: Document, corrections: Iterable[Correction]) -> FactBox:
    """The box with every correction applied in order; one that fits nothing is kept as a warning, never lost."""
    for correction in corrections:
        box = _apply(box, document, correction)
    return box


def _apply(box: FactBox, document: Document, correction: Correction) -> FactBox:
    name = _LISTS[correction.kind]
    facts: tuple[Fact, ...] = getattr(box, name)
    if correction.action == "add":
        new = _added(document, correction)
        if isinstance(new, str):
            return replace(box, warnings=(*box.warnings, new))
        changed, ids = (*(f for f in facts if f.id != new.id), new), [new.id]
    else:
        ids = _meant(facts, correction)
        if not ids:
            return replace(box, warnings=(*box.warnings, _stale(correction)))
        if correction.action == "confirm":
            return _checked(box, correction, ids)
        values = dict(correction.values)
        kept = (f if f.id not in ids else None if correction.action == "remove" else _with(f, values) for f in facts)
        changed = tuple(f for f in kept if f is not None)
    fault = facts_fault(changed) or _unprinted(document, correction)
    if fault is not None:
        raise CorrectionError(correction.where, *fault)
    action: Literal["add", "change", "remove"] = correction.action
    changes = tuple(Change(action, correction.kind, i, correction.reason) for i in ids)
    lists: dict[str, Any] = {name: changed}
    box = _checked(replace(box, **lists, changes=(*box.changes, *changes)), correction, ids)
    return without_dangling(box)


_HOW: dict[Action, Literal["confirmed", "corrected", "added"]] = {
    "confirm": "confirmed", "change": "corrected", "add": "added",
}  # fmt: skip
_MOST = ("confirmed", "corrected", "added")


def _checked(box: FactBox, correction: Correction, ids: list[str]) -> FactBox:
    """The box with a check of each of these facts; one that is gone has none.

    A fact that was corrected or added stays so when it is confirmed later; the day is then that of the confirmation.
    """
    mine = {(correction.kind, i) for i in ids}
    kept = tuple(c for c in box.checks if (c.kind, c.id) not in mine)
    if correction.action == "remove":
        return replace(box, checks=kept)
    how = _HOW[correction.action]
    done = {i: [how, *(c.how for c in box.checks if (c.kind, c.id) == (correction.kind, i))] for i in ids}
    new = tuple(Check(correction.kind, i, max(hows, key=_MOST.index), correction.checked) for i, hows in done.items())
    return replace(box, checks=(*kept, *new))


def _unprinted(document: Document, correction: Correction) -> tuple[str, str] | None:
    """Words that the correction calls written and the article lacks, with the remedy; None where there are none."""
    given = dict(correction.values).get("as_written", ())
    words = (given,) if isinstance(given, str) else given if isinstance(given, tuple) else ()
    lacking = next((w for w in words if w not in document.text and w not in document.title), None)
    return (
        None
        if lacking is None
        else (f"as_written “{lacking[:80]}” stands nowhere in this article", "quote it as printed")
    )


def _meant(facts: tuple[Fact, ...], correction: Correction) -> list[str]:
    """The ids of the facts that the correction picks. An id of an earlier version counts where it can mean one only."""
    target = correction.target
    if target is None:
        return [f.id for f in facts if any((correction.quote or "") in e.quote for e in f.evidence)]
    named = [f.id for f in facts if f.id == target]
    if named or correction.kind != "claim":
        return named
    earlier = [f.id for f in facts if is_earlier_id(target, f.id)]
    return earlier if len(earlier) == 1 else []


def _stale(correction: Correction) -> str:
    sought = correction.target or f"“{correction.quote}”"
    return f"{correction.where}: no {correction.kind} {sought} in this article any more; check the correction"


def _with(fact: Fact, values: dict[str, Any]) -> Fact:
    changed = replace(fact, **values)
    return replace(changed, form=fitting_form(changed)) if isinstance(changed, Claim) else changed


def _added(document: Document, correction: Correction) -> Fact | str:
    """The new fact with its evidence, or what is wrong: its quote is not in the article."""
    quote = correction.quote or ""
    evidence = _find(document, quote)
    if evidence is None:
        return f"{correction.where}: the words “{quote}” do not stand in this article; quote them as printed"
    cls = _KINDS[correction.kind]
    values: dict[str, Any] = {**_DEFAULTS[correction.kind], **dict(correction.values), "evidence": (evidence,)}
    values.setdefault("as_written", quote if cls is Claim else (quote,))
    values.setdefault("name", quote)
    values.setdefault("id", f"editor-{sha256(quote.encode()).hexdigest()[:6]}")
    known = {f.name for f in fields(cls)}
    return _with(cls(**{k: v for k, v in values.items() if k in known}), {})


def _find(document: Document, quote: str) -> Evidence | None:
    at = document.text.find(quote)
    if at >= 0:
        block = next((b for b in document.blocks if b.start <= at < b.end), None)
        part = PART_OF_BLOCK.get(block.kind, "body") if block is not None else "body"
        return Evidence(part, quote, at, at + len(quote), "editor")
    at = document.title.find(quote)
    return Evidence("headline", quote, at, at + len(quote), "editor") if at >= 0 else None


def without_dangling(box: FactBox) -> FactBox:
    """References to facts that are gone are dropped with them: a removed force is blamed for nothing."""
    forces, places, claims = ({f.id for f in facts} for facts in (box.forces, box.places, box.claims))
    return replace(box, claims=tuple(_loosened(c, forces, places, claims) for c in box.claims))


def _loosened(claim: Claim, forces: set[str], places: set[str], claims: set[str]) -> Claim:
    blamed = tuple(i for i in claim.blamed if i in forces)
    return replace(
        claim,
        blamed=blamed,
        blame=claim.blame if blamed or not claim.blamed else None,
        victim_force=claim.victim_force if claim.victim_force in forces else None,
        place=claim.place if claim.place in places else None,
        part_of=claim.part_of if claim.part_of in claims else None,
    )
