"""Which body a claimant's words name: spellings of one are led together, and what names nobody is left out.

Persons are left out too: a page that gathers what a private person said may harm them, and who speaks for a body is
rarely told apart from who speaks for themselves. An office ("governor of Homs") is a body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from briefing.knowledge.country_book import Country, CountryBook, name_key, slug_of
from briefing.model import ClaimantType
from briefing.text import fold

__all__ = ["Bodies", "Body"]

_OWNED = re.compile(r"['\u2019]s?$")
_LEADS = frozenset(
    {"the", "a", "an", "meanwhile", "later", "other", "another", "first", "earlier", "top", "-", "local"}
)
_LINKS = frozenset({"of", "for", "and", "in", "the", "to", "without", "on"})
# Words with a capital that name nobody: the first of a sentence, or of a kind of body.
_GENERIC = frozenset({
    "activists", "analysts", "coast", "general", "guard", "intelligence", "metropolitan", "ngo", "official",
    "anti-government", "army", "authorities", "britain-based", "children", "civil", "council", "country", "defence",
    "defense", "doctors", "emergency", "fighters", "foreign", "government", "head", "health", "hospital", "initial",
    "interior", "journalists", "local", "media", "medical", "medics", "military", "ministry", "minister",
    "national", "news", "office", "officials", "opposition", "police", "pro-government", "president", "prime",
    "prosecutor", "prosecutors", "public", "rebel", "rebels", "regime", "regional", "reports", "rescue",
    "residents", "security", "several", "sources", "state", "syrians", "terrorist", "tv", "united", "witnesses",
    "york", "state-run", "women", "people", "workers", "tags", "new",
})  # fmt: skip
_HEADS = frozenset({
    "administration", "agency", "authorities", "authority", "broadcaster", "centre", "center", "channel", "command",
    "commission", "committee", "committees", "council", "court", "department", "directorate", "embassy",
    "government", "governor", "hospital", "institute", "mayor", "media", "ministry", "minister", "network",
    "newspaper", "observatory", "office", "officials", "organisation", "organization", "police", "president",
    "prosecutor", "prosecutors", "radio", "service", "services", "society", "television", "tv", "union",
    "university", "foundation", "association", "health", "army", "military", "forces", "troops", "staff", "navy",
    "defence", "defense", "justice", "force", "spokesman", "council's", "affairs",
})  # fmt: skip
_SPOKEN = frozenset({"spokesman", "spokesperson", "spokeswoman", "official"})
_STAFF = ("correspondent", "reporter")
# Of a country or a town there are many, or it cannot be told which.
_MANY = frozenset({
    "media", "local media", "press", "journalists", "media reports", "source", "sources", "broadcaster", "tv",
    "television", "state-run tv", "state television", "state-run news agency", "news agency", "ngo", "activists",
    "defence", "health", "security", "forces spokesman",
})  # fmt: skip
_ARMED = frozenset({
    "army", "military", "forces", "troops", "armed forces", "defence ministry", "ministry of defence", "general staff",
    "air force", "navy", "military spokesman", "army spokesman", "defence forces",
})  # fmt: skip
_STATE_MEDIA = re.compile(
    r"^(state|state-run|government run|official)( run)? (media|tv|television|tv channel|television channel)$"
)
_SAME = {
    "government": "authorities", "officials": "authorities", "ministry of health": "health ministry",
    "health minister": "health ministry", "health officials": "health authorities",
}  # fmt: skip
_KINDS = frozenset({*_SAME.values(), "authorities"})
_OFFICES = frozenset({"governor", "mayor", "Governor", "Mayor", "administration"})
_OFFICE_WORDS = 3  # "Kharkiv regional governor"; more are a person's name
_LEAD_WORDS = 3
_MOST_WORDS = 7
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """Who speaks: `id` for its address, `name` in these words, `fixed` where it is ours, `type` where it has one."""

    id: str
    name: str
    fixed: bool = False
    type: ClaimantType | None = None


@dataclass(frozen=True, slots=True)
class Bodies:
    """Reads claimants' words. `known`: names of bodies that always stand; `forces`: ids and names by folded name."""

    countries: CountryBook
    known: Set[str] = frozenset()
    forces: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def named(self, words: str, type: ClaimantType | None) -> Body | None:
        """The body that the words name; None where they name nobody, or a person."""
        bare = words.replace("\u2019", "'").strip(" -")
        if sure := self._sure(bare):
            return sure
        parts = _trimmed(_outlet(bare.split()))
        if not parts or len(parts) > _MOST_WORDS or type in ("unnamed", "witness", None):
            return None
        return self._sure(" ".join(parts)) or self._spelled(parts, type)

    def _sure(self, words: str) -> Body | None:
        if words in self.known:
            return Body(slug_of(words), words, fixed=True)
        force = self.forces.get(fold(_ARTICLE.sub("", words)))
        return Body(*force, fixed=True, type="party") if force else None

    def _spelled(self, parts: list[str], type: ClaimantType) -> Body | None:
        if len(parts) == 1 and type == "official":
            country = self.countries.named(parts[0])
            return Body(country.slug, country.name, fixed=True) if country else None
        if len(parts) == 1 and self._nation(parts[0]):
            return None
        country, rest = self._country(parts)
        if country is not None:
            return _of_state(country, parts, rest)
        parts = _place_first(parts)
        if not _proper(parts) or _kind(parts[1:]) in _MANY or (_OFFICES & {*parts} and len(parts) > _OFFICE_WORDS):
            return None
        if _has_head(parts) or (type in ("media", "monitor", "un") and all(_capital(p) for p in parts)):
            return Body(_bag(parts), " ".join(parts))
        return None

    def _country(self, parts: list[str]) -> tuple[Country | None, list[str]]:
        """The country that the words begin with, or end with after "in" or "of"; and the other words."""
        for count in (2, 1):
            if len(parts) > count and (country := self._nation(" ".join(parts[:count]))):
                return country, parts[count:]
        for i in range(1, len(parts) - 1):
            kind = _kind(parts[i + 1 :])
            if (kind in _ARMED or _STATE_MEDIA.match(kind)) and (country := self._nation(parts[i])):
                return country, parts[i + 1 :]
        if len(parts) > 2 and parts[-2] in ("in", "of"):
            country = self.countries.named(parts[-1]) or self.countries.by_capital.get(name_key(parts[-1]))
            return (country, parts[:-2]) if country and _kind(parts[:-2]) in _ARMED else (None, parts)
        return None, parts

    def _nation(self, words: str) -> Country | None:
        bare = _OWNED.sub("", words)
        found = self.countries.named(bare) or self.countries.adjectived(bare)
        # Many archives have lost their apostrophes: "Russias Defence Ministry".
        return found or (self.countries.named(bare[:-1]) if bare.endswith("s") else None)


def _kind(parts: list[str]) -> str:
    return " ".join(fold(p) for p in parts).replace("defense", "defence")


def _outlet(parts: list[str]) -> list[str]:
    """The outlet of a correspondent, by its capitals where it has some: "Later SANAs correspondent in Aleppo"."""
    at = next((i for i, part in enumerate(parts) if fold(part) in _STAFF), 0)
    if not at:
        return parts
    parts = [p[:-1] if p.endswith("s") and p[:-1].isupper() else _OWNED.sub("", p) for p in parts[:at]]
    capitals = [p for p in parts if p.isupper() and len(p) > 2]
    return capitals[-1:] or parts


def _trimmed(parts: list[str]) -> list[str]:
    """Without what stands before the name ("Meanwhile", "grassroots") and a person's name after an office."""
    while parts and (fold(parts[0]) in _LEADS or (parts[0][0].islower() and not _head_of_place(parts))):
        parts = parts[1:]
    heads = [i for i, part in enumerate(parts) if fold(part) in _HEADS | _SPOKEN]
    if heads and heads[-1] + 1 < len(parts) and parts[heads[-1] + 1] not in _LINKS:
        parts = parts[: heads[-1] + 1]
    while len(parts) > 1 and fold(parts[-1]) in _SPOKEN:
        parts = parts[:-1]
    return parts


def _head_of_place(parts: list[str]) -> bool:
    """A head with its place after it: "governor of Jericho", "authorities in Gaza", "health ministry in Gaza"."""
    at = next((i for i, part in enumerate(parts) if part in ("of", "in")), 0)
    return 0 < at <= _LEAD_WORDS and fold(parts[at - 1]) in _HEADS and all(p[:1].isupper() for p in parts[at + 1 :])


def _place_first(parts: list[str]) -> list[str]:
    """ "authorities in Gaza" as "Gaza authorities", so that the spellings of one body meet; a name is left alone."""
    at = next((i for i, part in enumerate(parts) if part in ("of", "in")), 0)
    if at and parts[-2] == "in" and _kind(parts[:-2]).startswith("ministry of"):
        return [parts[-1], *parts[:-2]]
    moves = bool(at) and len(parts) == at + 2 and _head_of_place(parts)
    return [parts[-1], *parts[:at]] if moves and (parts[at] == "in" or parts[at - 1] in _OFFICES) else parts


def _capital(part: str) -> bool:
    return part[:1].isupper() or part in _LINKS or part.startswith(("al-", "el-"))


def _has_head(parts: list[str]) -> bool:
    return len(parts) > 1 and any(fold(part) in _HEADS for part in parts)


def _proper(parts: list[str]) -> bool:
    """Whether a word among them is a name, and all but kinds of body and links begin with a capital."""
    names = [p for p in parts if p[:1].isupper() and fold(_OWNED.sub("", p)) not in _GENERIC | _HEADS]
    plain = [p for p in parts if not _capital(p) and fold(p) not in _HEADS | _GENERIC]
    return bool(names) and not plain


def _of_state(country: Country, parts: list[str], rest: list[str]) -> Body | None:
    kind = _SAME.get(_kind(rest), _kind(rest))
    if kind in _ARMED:
        return Body(country.forces_id, country.forces_name, fixed=True, type="party")
    adjective = country.adjectives[0] if country.adjectives else country.name
    if _STATE_MEDIA.match(kind):
        return Body(slug_of(f"{adjective} state media"), f"{adjective} state media", fixed=True, type="media")
    known = all(_capital(p) or fold(p) in _HEADS | _GENERIC for p in rest)
    if kind in _MANY or not known or not any(fold(p) in _HEADS for p in rest):
        return None
    if kind in _KINDS:
        return Body(slug_of(f"{adjective} {kind}"), f"{adjective} {kind}", fixed=True)
    return Body(_bag([adjective, *rest]), " ".join(parts))


def _bag(parts: list[str]) -> str:
    """What spellings share: "Gaza Ministry of Health" and "Gaza's Health Ministry" are one."""
    words = (fold(_OWNED.sub("", p)).replace("defense", "defence").replace("center", "centre") for p in parts)
    kept = " ".join(w for w in words if w not in _LINKS)
    for spelled, usual in _SAME.items():
        kept = re.sub(rf"\b{spelled.replace(' of ', ' ')}$", usual, kept)
    return slug_of(kept)
