"""The shelf as pages read it, every read noted, and what of it is another than at the last build."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from typing import Any

from briefing.collate.editions import Edition, History, State
from briefing.generate.incremental.article_store import digest_of
from briefing.generate.incremental.recording import ALL, Ear, RecordedMapping, key_of, recorded
from briefing.model import (
    ActorGroup,
    Article,
    ClaimantGroup,
    Corpus,
    Document,
    Event,
    FactBox,
    Origin,
    PlaceGroup,
    RegionGroup,
)
from briefing.present.shelf import Shelf

__all__ = ["Picture", "World", "changed_keys", "picture_of", "world_of"]

# A picture holds plain values alone, so that it is written and compared at the speed of C.
Picture = dict[str, dict[Any, Any]]
_GROUPS: Mapping[str, type[Any]] = {
    "regions": RegionGroup, "actors": ActorGroup, "places": PlaceGroup, "claimants": ClaimantGroup, "events": Event,
    "origins": Origin,
}  # fmt: skip
# Lookups that hold articles' own parts are noted as reads of those.
_OWN = frozenset(["articles", "anchors", "claims", "regions", "actors", "places", "claimants"])
_LOOKUPS = tuple(
    f.name for f in fields(Shelf) if f.name not in {*_OWN, "corpus", "history", "newest", "has_facts"}
)  # fmt: skip
_KIND_OF: Mapping[type[Any], str] = {cls: kind for kind, cls in _GROUPS.items()}
_WRAPPED = (*_LOOKUPS, *sorted(_OWN - {"articles", "anchors", "claims"}))
_STATE = ("revised", "gone_articles", "gone_events")


@dataclass(frozen=True, slots=True)
class World:
    """The shelf whose reads `ear` hears, with each article's HTML by slug."""

    shelf: Shelf
    html: Mapping[str, str]
    ear: Ear


def _part(article: Any, name: str, cls: type[Any], ear: Ear) -> Any:
    """A part of an article that is loaded when it is asked for, its fields noted as they are read."""
    return recorded(getattr(article, name), cls, key_of(name, article.slug), ear)


class _ClaimReads(RecordedMapping[Any, Any]):
    """Claims by reference: looked up in their article, so that its facts are what was read."""

    __slots__ = ()

    def _note(self, key: object) -> None:
        slug = key[0] if isinstance(key, tuple) else ALL
        self._ear.note(key_of("facts", slug, "claims"))


class _Bodies(Mapping[str, str]):
    """The HTML of each article, by slug."""

    def __init__(self, html_of: Callable[[str], str], slugs: Iterable[str], ear: Ear) -> None:
        self._html_of, self._slugs, self._ear = html_of, tuple(slugs), ear

    def __getitem__(self, slug: str) -> str:
        self._ear.note(key_of("articles", slug, "html"))
        return self._html_of(slug)

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


class _Recorder:
    """Turns articles and groups into recorded ones when something asks for them, each once: a page reads a few of
    thousands."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._made: dict[int, Any] = {}

    def article(self, article: Any) -> Any:
        """The article, recorded."""
        found = self._made.get(id(article))
        if found is None:
            ear, slug = self._ear, article.slug
            parts = {
                name: partial(_part, article, name, cls, ear)
                for name, cls in (("document", Document), ("facts", FactBox))
            }
            found = self._made[id(article)] = recorded(article, Article, key_of("articles", slug), ear, parts)
        return found

    def value(self, value: Any) -> Any:
        """A value of a lookup, with the articles and groups in it recorded."""
        if type(value) is tuple:
            return tuple(map(self.value, value)) if value and type(value[0]) in _KIND_OF else value
        kind = _KIND_OF.get(type(value))
        if kind is None:
            return value
        found = self._made.get(id(value))
        if found is None:
            found = self._made[id(value)] = recorded(value, type(value), key_of(kind, value.id), self._ear)
        return found


class _Found(RecordedMapping[Any, Any]):
    """A lookup whose values are recorded as they are found."""

    __slots__ = ("_made", "_record")

    def __init__(self, of: Mapping[Any, Any], kind: str, ear: Ear, record: Callable[[Any], Any]) -> None:
        super().__init__(of, kind, ear)
        self._record = record
        self._made: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        self._note(key)
        if key not in self._made:
            self._made[key] = self._record(self._of[key])
        return self._made[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of any mapping."""
        self._note(key)
        return self[key] if key in self._of else default


class _RecordedCorpus:
    """What stands behind a recorded corpus: each of its rows is recorded when first asked for."""

    def __init__(self, of: Corpus, recorder: _Recorder) -> None:
        self._of, self._recorder = of, recorder

    def __getattr__(self, name: str) -> Any:
        rows = getattr(self._of, name)
        made = tuple(map(self._recorder.article if name == "articles" else self._recorder.value, rows))
        self.__dict__[name] = made
        return made


def world_of(plain: Shelf, html_of: Callable[[str], str]) -> World:
    """This shelf, recorded. Its articles may be such as are loaded when read."""
    ear = Ear()
    recorder = _Recorder(ear)
    lookups: dict[str, Any] = {name: _Found(getattr(plain, name), name, ear, recorder.value) for name in _WRAPPED}
    lookups["articles"] = _Found(plain.articles, "articles", ear, recorder.article)
    lookups["anchors"] = RecordedMapping(plain.anchors, "anchors", ear)
    lookups["claims"] = _ClaimReads(plain.claims, "claims", ear)
    lookups["corpus"] = recorded(_RecordedCorpus(plain.corpus, recorder), Corpus, key_of("corpus", ""), ear)
    lookups["history"] = _recorded_history(plain.history, ear)
    shelf = recorded(replace(plain, **lookups), Shelf, key_of("shelf", ""), ear)
    return World(shelf, _Bodies(html_of, plain.articles, ear), ear)


def _recorded_history(history: History, ear: Ear) -> History:
    state = history.state
    lookups: dict[str, Any] = {name: RecordedMapping(getattr(state, name), name, ear) for name in _STATE}
    held = History(
        history.editions, State(state.articles, state.claims, state.events, gone_claims=state.gone_claims, **lookups)
    )
    return recorded(held, History, key_of("history", ""), ear)


# --- what is another than before ---------------------------------------------------------------------------------


def picture_of(plain: Shelf, keys: Mapping[str, bytes]) -> Picture:
    """All that a page can read of this shelf, as plain values; of an article only the `keys` of its record, by slug.

    Every field and lookup that `world_of` records is in it.
    """
    corpus, history = plain.corpus, plain.history
    editions = _EditionShapes(history)
    picture: Picture = {
        "articles": {a.slug: (keys[a.slug], a.country) for a in corpus.articles},
        "corpus": {f.name: _shape(getattr(corpus, f.name)) for f in fields(Corpus)},
        "shelf": {"newest": _shape(plain.newest)},
        "history": {"editions": editions.of(history.editions)},
    }
    for kind, cls in _GROUPS.items():
        names = [f.name for f in fields(cls)]
        picture[kind] = {g.id: {name: _plain(getattr(g, name)) for name in names} for g in getattr(corpus, kind)}
    for name in _LOOKUPS:
        picture[f"lookup {name}"] = {_name(k): _shape(v) for k, v in getattr(plain, name).items()}
    for name in _STATE:
        picture[f"lookup {name}"] = {_name(k): editions.of(v) for k, v in getattr(history.state, name).items()}
    return picture


class _EditionShapes:
    """Editions as plain values. An edition is never changed once it is recorded, so that its number and size name it;
    the last one may not be recorded yet, and is told by its content."""

    def __init__(self, history: History) -> None:
        self._last = history.editions[-1] if history.editions else None
        self._digest = digest_of(pickle.dumps(self._last).hex()) if self._last else 0

    def of(self, value: Any) -> Any:
        """A value that may hold editions."""
        if isinstance(value, list | tuple):
            return tuple(self.of(item) for item in value)
        if isinstance(value, Edition):
            sizes = (len(value.articles), len(value.claims), len(value.events))
            return (value.number, value.date, value.why, *sizes, self._digest if value is self._last else 0)
        return _plain(value)


def _name(key: object) -> str:
    return key if isinstance(key, str) else "\0".join(key) if isinstance(key, tuple) else repr(key)


def _shape(value: object) -> Any:
    """A value of a lookup: things that have a name by it, since their fields are compared by themselves."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_shape(item) for item in value)
    name = getattr(value, "slug", None) or (getattr(value, "id", None) if type(value) in _GROUPS.values() else None)
    return name or _plain(value)


def _plain(value: object) -> Any:
    """A value as one that holds no object of ours."""
    if value is None or isinstance(value, str | int | float):
        return value
    if type(value) is tuple:
        return tuple(_plain(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    return repr(value)


def changed_keys(before: Picture, now: Picture, digests: Callable[[bytes], Mapping[str, int]]) -> set[int]:
    """The keys behind which another value stands now. `digests` gives those of an article's parts by its record."""
    changed: set[int] = set()
    _articles_changed(before["articles"], now["articles"], digests, changed)
    for name in ("corpus", "shelf", "history"):
        for field in {*before[name], *now[name]}:
            if before[name].get(field) != now[name].get(field):
                changed.add(key_of(name, "", field))
    for kind in (*_GROUPS, "articles"):
        _entries_changed(kind, _ids(before[kind]), _ids(now[kind]), changed)
    for kind in _GROUPS:
        for id in before[kind].keys() & now[kind].keys():
            was, is_now = before[kind][id], now[kind][id]
            if was != is_now:
                changed.update(key_of(kind, id, field) for field in is_now if was.get(field) != is_now[field])
    for name in now:
        if name.startswith("lookup "):
            _entries_changed(name.removeprefix("lookup "), before.get(name, {}), now[name], changed)
    return changed


def _ids(entries: Mapping[Any, Any]) -> dict[Any, Any]:
    return dict.fromkeys(entries)


def _entries_changed(kind: str, before: Mapping[Any, Any], now: Mapping[Any, Any], changed: set[int]) -> None:
    """Entries that came, went or hold something else, and the lookup as a whole, whose order counts too."""
    if before == now and list(before) == list(now):
        return
    changed.add(key_of(kind, ALL))
    nothing = object()
    for name in {*before, *now}:
        if before.get(name, nothing) != now.get(name, nothing):
            changed.add(key_of(kind, name))


def _articles_changed(
    before: Mapping[str, Any], now: Mapping[str, Any], digests: Callable[[bytes], Mapping[str, int]], changed: set[int]
) -> None:
    for slug in before.keys() & now.keys():
        (old, old_country), (new, country) = before[slug], now[slug]
        if old_country != country:
            changed.add(key_of("articles", slug, "country"))
        if old == new:
            continue
        was, is_now = digests(old), digests(new)
        for name in {*was, *is_now}:
            if was.get(name) != is_now.get(name):
                changed.add(_digest_key(slug, name))
    # An article that came or went has no reader of its fields but those who found it in a lookup or an order.


def _digest_key(slug: str, name: str) -> int:
    if name == "anchors":
        return key_of("anchors", slug)
    part, _, field = name.rpartition(".")
    return key_of(part or "articles", slug, field)
