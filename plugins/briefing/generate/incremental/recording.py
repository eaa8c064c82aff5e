"""Notes what is read of the corpus while a page is made: nobody keeps a list by hand of what a page depends on.

A shelf of recorded values looks like any other. Each read of a field of an article or a group, and each look into a
lookup, is noted as a key of 64 bits; the page is made again when the value behind one of its keys is another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["ALL", "Ear", "RecordedMapping", "key_of", "recorded"]

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
ALL = "*"  # the key of a lookup as a whole: who goes through it depends on every entry


@cache
def _part(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def key_of(kind: str, name: str, field: str = "") -> int:
    """The key of one field of one thing, the same in every build. Two keys may be alike, once in 2^32: then something
    is made again in vain. Longer ones would make the state twice as large, which every build reads and writes.

    >>> key_of("articles", "goma", "title") == key_of("articles", "goma", "deck")
    False
    """
    return _part(f"{kind}\0{name}") ^ _part(field) if field else _part(f"{kind}\0{name}")


class Ear:
    """Hears what is read between `listen`'s beginning and end. One of each shelf; nothing is heard outside."""

    __slots__ = ("_heard",)

    def __init__(self) -> None:
        self._heard: set[int] | None = None

    def note(self, key: int) -> None:
        """Notes that this was read."""
        if self._heard is not None:
            self._heard.add(key)

    @contextmanager
    def listen(self) -> Iterator[set[int]]:
        """The keys read within the block, filled as it runs."""
        before, self._heard = self._heard, set()
        try:
            yield self._heard
        finally:
            self._heard = before


@cache
def _noting(cls: Any, held: tuple[str, ...]) -> type[Any]:
    """A subclass whose fields are noted as they are read, those of `held` from beside the value. It passes for the
    class itself everywhere."""
    body: dict[str, Any] = {field.name: property(_reader(field.name, field.name in held)) for field in fields(cls)}
    body |= {"__slots__": ("_ear", "_held", "_key", "_of"), "__doc__": cls.__doc__}
    return type(f"Recorded{cls.__name__}", (cls,), body)


def _reader(name: str, is_held: bool) -> Callable[[Any], Any]:
    """What reads one field. A page asks for thousands of them: nothing is looked up here that need not be."""
    part, get = _part(name), attrgetter(name)
    if is_held:

        def read_held(self: Any) -> Any:
            self._ear.note(self._key ^ part)
            found = self._held[name]
            if type(found) is partial:  # once for each article that a page asks for it
                found = self._held[name] = found()
            return found

        return read_held

    def read(self: Any) -> Any:
        heard = self._ear._heard
        if heard is not None:
            heard.add(self._key ^ part)
        return get(self._of)

    return read


def recorded(value: Any, cls: type[T], key: int, ear: Ear, held: dict[str, Any] | None = None) -> T:
    """`value`, which has the fields of the dataclass `cls`, as one of that class whose fields are noted as they are
    read. `key` tells it from all others. `held`: what stands in some fields in the place of what `value` has there; a
    `partial` is called when the field is first read."""
    noting: Any = _noting  # the cache wants what is Hashable, which every class is
    made: T = object.__new__(noting(cls, tuple(held or ())))
    put = object.__setattr__
    put(made, "_of", value)
    put(made, "_held", held)
    put(made, "_key", key)
    put(made, "_ear", ear)
    return made


class RecordedMapping(Mapping[K, V]):
    """A lookup whose entries are noted as they are asked for, also those that are not there."""

    __slots__ = ("_ear", "_kind", "_of")

    def __init__(self, of: Mapping[K, V], kind: str, ear: Ear) -> None:
        self._of, self._kind, self._ear = of, kind, ear

    def _note(self, key: object) -> None:
        if self._ear._heard is not None:
            name = key if isinstance(key, str) else "\0".join(key) if isinstance(key, tuple) else repr(key)
            self._ear._heard.add(_fresh_key(self._kind, name))

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._of[key]

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping."""
        self._note(key)
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._of

    def __iter__(self) -> Iterator[K]:
        self._note(ALL)
        return iter(self._of)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._of)


def _fresh_key(kind: str, name: str) -> int:
    """As `key_of`, kept for the whole process: there are as many as the corpus has entries."""
    return _part(f"{kind}\0{name}")
