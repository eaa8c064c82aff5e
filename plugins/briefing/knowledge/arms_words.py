"""The words of armed actors: nouns of force, deeds of arms, heads of groups' names. Rows in arms.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

from briefing.errors import KnowledgeError

__all__ = ["ArmsWords", "NounKind", "Phrases", "read_arms_words"]

_TABLE = Path(__file__).parent / "arms.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NounKind = Literal["plain", "craft", "deed", "police", "group"]
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word -> ((words, value), ...), longest first


@dataclass(frozen=True, slots=True, eq=False)
class ArmsWords:
    """All tables. Words are as the matcher sees them: lower case, hyphens between words gone.

    `nouns`: what may follow a nation, with its kind; `groups`: unnamed groups with their family; `generics`: bare words
    of a side, with the side ("state", "police", "coalition"); `units`: what strengths are counted in, with "people",
    "rebel" (people of no state), "guests" or "arms"; `peoples`: a people's name to the actors it can mean.
    """

    nouns: Phrases
    groups: Phrases
    generics: Phrases
    modifiers: frozenset[str]
    peoples: Mapping[str, tuple[str, ...]]
    backed: frozenset[str]
    led: frozenset[str]
    held: frozenset[str]
    run: frozenset[str]
    ladders: frozenset[str]
    heads_strong: frozenset[str]
    heads_phrases: Phrases
    heads_weak: frozenset[str]
    naming_after: frozenset[str]
    naming_before: frozenset[str]
    heads_people: frozenset[str]
    heads_lower: frozenset[str]
    heads_numbered: frozenset[str]
    kinds_before: frozenset[str]
    kinds_of_group: frozenset[str]
    blockers: frozenset[str]
    blockers_capital: frozenset[str]
    not_groups: frozenset[str]
    fights: frozenset[str]
    verbs: frozenset[str]
    police_fights: frozenset[str]
    heads_doubtful: frozenset[str]
    backs_active: frozenset[str]
    backs_passive: frozenset[str]
    backs_nouns: frozenset[str]
    gives: frozenset[str]
    gifts: Phrases
    helpers: frozenset[str]
    gift_arms: frozenset[str]
    charges: frozenset[str]
    intends: frozenset[str]
    talks: frozenset[str]
    not_coalition: frozenset[str]
    speaks: frozenset[str]
    conquers: frozenset[str]
    acts: frozenset[str]
    acts_passive: frozenset[str]
    act_nouns: frozenset[str]
    acts_light: frozenset[str]
    war_nouns: frozenset[str]
    stateless: frozenset[str]
    adjectival: frozenset[str]
    small: frozenset[str]
    posts: frozenset[str]
    vague: frozenset[str]
    units: Phrases
    strength_planned: frozenset[str]
    strength_deployed: frozenset[str]
    strength_bodies: frozenset[str]
    strength_withdrawn: frozenset[str]
    strength_holding: frozenset[str]
    strength_trapped: frozenset[str]
    strength_reinforcing: frozenset[str]
    strength_taken: frozenset[str]
    strength_has: frozenset[str]
    strength_not: frozenset[str]


def _conjugated(base: str) -> tuple[str, ...]:
    """All forms of a regular verb.

    >>> _conjugated("seize"), _conjugated("occupy")
    (('seize', 'seizes', 'seized', 'seizing'), ('occupy', 'occupies', 'occupied', 'occupying'))
    """
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return base, base + ending, stem + "ed", stem + "ing"


def _forms(entries: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for entry in entries:
        words = str(entry).split()
        found.update(words if len(words) > 1 else _conjugated(words[0]))
    return frozenset(found)


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(str(entry).lower().replace("-", " ") for entry in entries)


def _phrases(entries: Iterable[tuple[str, str]]) -> Phrases:
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for entry, value in entries:
        words = tuple(entry.lower().replace("-", " ").split())
        found.setdefault(words[0], {}).setdefault(words, value)
    return MappingProxyType({k: tuple(sorted(v.items(), key=lambda i: (-len(i[0]), i[0]))) for k, v in found.items()})


def _past(verbs: frozenset[str]) -> frozenset[str]:
    """The forms of these verbs that also are participles, so passive after a form of "be"."""
    return frozenset(
        v for v in verbs if v.endswith("ed") or v in {"hit", "shot", "struck", "fought", "overrun", "sent"}
    )


@cache
def read_arms_words() -> ArmsWords:
    """The tables, read once a process. Raises KnowledgeError where the file cannot be read."""
    try:
        root = yaml.load(_TABLE.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (OSError, yaml.YAMLError) as fault:
        raise KnowledgeError("arms.yaml", f"cannot be read ({fault})", "restore the file or mend its YAML") from None
    nouns = [(n, kind) for kind, key in _NOUN_KEYS for n in root[key]]
    nouns += [(n, "group") for family in root["groups"].values() for n in family]
    acts = _forms(root["acts"])
    return ArmsWords(
        nouns=_phrases(nouns),
        groups=_phrases((n, family) for family, entries in root["groups"].items() for n in entries),
        generics=_phrases((n, side) for side in ("state", "police", "coalition") for n in root[f"{side}_generics"]),
        peoples=MappingProxyType({k.replace("-", " "): tuple(v) for k, v in root["peoples"].items()}),
        heads_phrases=_phrases((n, "") for n in root["heads_strong_phrases"]),
        fights=_forms(root["verbs"]) | _words(root["nouns"]),
        verbs=_forms(root["verbs"]),
        police_fights=_forms(root["police_fights"]),
        gives=_forms(root["gives"]),
        speaks=_forms(root["speaks"]),
        conquers=_forms(root["conquers"]),
        gifts=_phrases((str(gift), "") for gift in root["gifts"]),
        acts=acts | _forms(root["acts_light"]),
        acts_light=_forms(root["acts_light"]),
        stateless=frozenset(root["stateless"]),
        units=_phrases((str(u), kind) for key, kind in _UNIT_KEYS for u in root[key]),
        acts_passive=_past(acts),
        **{key: _words(root[key]) for key in _PLAIN_KEYS},
    )


_NOUN_KEYS = (("plain", "plain"), ("craft", "craft"), ("deed", "deeds"), ("police", "police"))
_UNIT_KEYS = (
    ("units_people", "people"), ("units_rebel", "rebel"), ("units_guests", "guests"), ("units_arms", "arms"),
)  # fmt: skip
_PLAIN_KEYS = (
    "modifiers", "backed", "led", "held", "run", "ladders", "heads_strong", "heads_weak", "heads_doubtful",
    "naming_after", "naming_before", "heads_people", "blockers_capital", "heads_lower", "heads_numbered",
    "kinds_before", "kinds_of_group", "blockers", "not_groups", "backs_active", "backs_passive", "backs_nouns",
    "act_nouns", "adjectival", "small", "posts", "vague", "war_nouns", "strength_planned", "strength_deployed",
    "strength_withdrawn", "strength_not", "strength_bodies", "strength_holding", "strength_trapped",
    "strength_reinforcing", "strength_taken", "strength_has", "helpers", "talks", "not_coalition", "gift_arms",
    "intends", "charges",
)  # fmt: skip
