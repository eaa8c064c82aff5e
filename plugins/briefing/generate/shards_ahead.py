"""Shards of the search index, made while a small build still prints its lists.

The search engine is a program of its own and takes as long as a tenth of such a build. A shard is made of pages of
articles alone, which come first; one whose pages changed after all is made once more, since its key is another then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType

from briefing.publish.finishing import Part, ShardWriting
from briefing.publish.search_index import BegunShard

__all__ = ["ShardsAhead"]


class ShardsAhead:
    """Shards that the search engine works on while the build does something else. Use it as a context: what nobody
    took over is let go at its end."""

    def __init__(self) -> None:
        self._begun: dict[tuple[str, tuple[object, ...]], BegunShard] = {}

    def __enter__(self) -> ShardsAhead:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        for shard in self._begun.values():
            shard.drop()

    def begin(self, parts: Iterable[Part]) -> None:
        """Begins with those of the parts that are shards. Raises BriefingError where the search engine is missing."""
        for name, given, write in parts:
            if isinstance(write, ShardWriting):
                self._begun[name, given] = write.begun()

    def taken_over(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts, those taken from here that were begun with the same values given."""
        for name, given, write in parts:
            begun = self._begun.get((name, given))
            yield name, given, begun.write if begun else write
