"""What an editor withholds everywhere at once: content/withheld.yaml, applied to whatever a build reads.

It is applied before anything is made of a page, so that no later room has to know of it: facts, counts, pages, files
and search are made of texts that no longer hold the name. See docs/withholding.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from briefing.errors import BriefingError
from briefing.generate.withheld_names import MARK, Names, names_of_words
from briefing.model import Article, Correction, EventNote, Place
from briefing.settings import site_settings
from briefing.text import fold

if TYPE_CHECKING:
    from briefing.collate.editions import ClaimChange, Edition, EventChange
    from briefing.ingest.front_matter import PageFront

__all__ = ["CORRECTION_HELD", "Withheld", "read_withheld", "take_up_withheld", "with_withheld", "withheld_of"]

# How the words end that tell of a correction that speaks of nothing any more but a withheld name.
CORRECTION_HELD = ": the correction is held back as withheld: what it speaks of holds a withheld name"
_KINDS = ("name", "coordinates", "article")
_KEY = "BRIEFING_WITHHELD"
_REMEDY = "write it as docs/withholding.md shows"
_TEXTS = ("title", "deck", "outlet", "agency", "source_file")


@dataclass(frozen=True, slots=True)
class Withheld:
    """`names`: in no text. `places`: folded names or ids of places without coordinates. `articles`: slugs of which not
    even the address is told."""

    names: Names = field(default_factory=Names)
    places: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()

    def page(self, path: Path, front: PageFront, html: str) -> tuple[PageFront, str]:
        """The head and the body without the names. Raises BriefingError where the page's own address holds one."""
        if self.names.pattern is None:
            return front, html
        if self.names.stand_in(path.stem):
            raise BriefingError(f"{path.parent}", "the name of a page holds a withheld name", "rename the file")
        texts: dict[str, Any] = {name: self._hidden(getattr(front, name)) for name in _TEXTS}
        texts["authors"] = self._hidden(front.authors)
        texts["other"] = self._hidden(front.other)
        address = None if self.names.stand_in(front.source_url) else front.source_url
        return replace(front, source_url=address, **texts), self.names.hidden_html(html)

    def article(self, article: Article) -> Article:
        """The article whose facts hold neither a name that an editor's correction brought in nor such coordinates."""
        facts = article.facts
        if self.names.pattern is not None:
            facts = self._hidden(facts)
            facts = replace(facts, warnings=tuple(map(_as_held, facts.warnings)))
        if self.places:
            facts = replace(facts, places=tuple(self._place(place) for place in facts.places))
        return article if facts is article.facts else replace(article, facts=facts)

    def corrections(self, folder: Path) -> Callable[[str], tuple[Correction, ...]]:
        """What reads an article's corrections; where they say a name they say the mark, as the text then does."""
        from briefing.resolve.corrections import corrections_in  # only now: a build without changes needs no rules

        read = corrections_in(folder)
        if self.names.pattern is None:
            return read
        return lambda slug: tuple(replace(self._hidden(c), where=c.where) for c in read(slug))

    def _place(self, place: Place) -> Place:
        if not self.places & {fold(place.id), fold(place.name), *map(fold, place.as_written)}:
            return place
        return replace(place, lat=None, lon=None, precision_km=None, geonames_id=None, losers=())

    def note(self, note: EventNote, where: str) -> EventNote:
        """An editor's note on an event without the names. Raises BriefingError where its id holds one."""
        if self.names.stand_in(note.id):
            raise BriefingError(where, "the name of a note holds a withheld name", "rename the file")
        return replace(note, **{name: self._hidden(getattr(note, name)) for name in ("name", "reason", "note")})

    def editions(self, editions: Iterable[Edition]) -> tuple[Edition, ...]:
        """The ledger as the site may tell it: without what is withheld, as if that had never been published."""
        return tuple(map(self._edition, editions)) if self.articles or self.names.pattern else tuple(editions)

    def _edition(self, edition: Edition) -> Edition:
        claims = (replace(c, words=self.names.hidden(c.words)) for c in edition.claims if self._tells(c))
        events = (e for e in edition.events if not self._is_secret_event(e))
        return replace(
            edition,
            why=self.names.hidden(edition.why),
            articles=tuple(a for a in edition.articles if not self._is_secret(a.slug)),
            claims=tuple(claims),
            events=tuple(replace(e, to=None) if self.names.stand_in(e.to) else e for e in events),
        )

    def _is_secret(self, slug: str) -> bool:
        return slug in self.articles or self.names.stand_in(slug)

    def _tells(self, change: ClaimChange) -> bool:
        return not any(record and self._is_secret(record.article) for record in (change.was, change.now))

    def _is_secret_event(self, change: EventChange) -> bool:
        """An event's id is made of a place that its articles name."""
        told_only = bool(change.claims) and all(self._is_secret(ref.article) for ref in change.claims)
        return told_only or self.names.stand_in(change.id)

    def _hidden(self, value: Any) -> Any:
        """Any value of a fact with the mark for each name, wherever text stands in it."""
        if isinstance(value, str):
            return self.names.hidden(value)
        if isinstance(value, tuple):
            parts = [self._hidden(part) for part in value]
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self._hidden(getattr(value, f.name)) for f in fields(value)})
        return value


def _as_held(words: str) -> str:
    """What is told of a correction that fits nothing, with another reason where it spoke of a withheld name."""
    where, _, what = words.partition(": ")
    return where + CORRECTION_HELD if MARK in what else words


def read_withheld(path: Path) -> Withheld:
    """The file's entries; nothing is withheld where there is no file. Raises BriefingError for one that is faulty."""
    if not path.is_file():
        return Withheld()
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise BriefingError(str(path), "is not readable YAML", _REMEDY) from fault
    if not isinstance(held, list):
        raise BriefingError(str(path), "is not a list", _REMEDY)
    rows = [row for number, entry in enumerate(held, 1) for row in _rows(entry, f"{path}, entry {number}")]
    words = {kind: [word for of, word in rows if of == kind] for kind in _KINDS}
    places, articles = frozenset(map(fold, words["coordinates"])), frozenset(words["article"])
    return Withheld(names_of_words(words["name"]), places, articles)


def _rows(entry: object, where: str) -> list[tuple[str, str]]:
    kinds = [kind for kind in _KINDS if isinstance(entry, dict) and kind in entry]
    if not isinstance(entry, dict) or len(kinds) != 1 or set(entry) - {kinds[0], "reason"}:
        raise BriefingError(where, f"says not exactly one of {', '.join(_KINDS)}, with or without reason", _REMEDY)
    given = entry[kinds[0]]
    words = given if isinstance(given, list) else [given]
    if not words or not all(isinstance(word, str) and any(c.isalnum() for c in word) for word in words):
        raise BriefingError(where, f"{kinds[0]} is not a word or a list of words", _REMEDY)
    return [(kinds[0], word.strip()) for word in words]


def take_up_withheld(settings: MutableMapping[str, Any]) -> None:
    """Reads the file for this build. Raises BriefingError: a list that cannot be read may protect somebody."""
    settings[_KEY] = read_withheld(_list_of(settings))


def with_withheld(code: bytes, settings: Mapping[str, Any]) -> bytes:
    """A digest of what pages are made by, with the list: another list, and every page is read and made again."""
    path = _list_of(settings)
    return hashlib.blake2b(code + path.read_bytes(), digest_size=16).digest() if path.is_file() else code


def withheld_of(settings: Mapping[str, Any]) -> Withheld:
    """What this build withholds; read at its start, or now where nothing has read it yet."""
    held: Withheld | None = settings.get(_KEY)
    return held or read_withheld(_list_of(settings))


def _list_of(settings: Mapping[str, Any]) -> Path:
    return site_settings(settings).content / "withheld.yaml"
