"""Pieces of a job: left as they are where nothing that they are given or read is another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.generate.incremental.jobs import Job, Made, Making, Piece, do_jobs, stale_jobs
from briefing.generate.incremental.recording import Ear, key_of


@dataclass
class Site:
    """A list of titles in pages of two, made as a job of pieces; it tells which pages were made."""

    titles: dict[str, str]
    there: dict[str, Made] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def put(self, rel: str, content: bytes) -> None:
        self.files[rel] = content

    def remove(self, rel: str) -> None:
        del self.files[rel]

    def build(self, changed: set[int] | None) -> list[str]:
        """Builds, and gives the pages that were made anew."""
        self.made, ear = [], Ear()
        slugs = sorted(self.titles)
        parts = [tuple(slugs[at : at + 2]) for at in range(0, len(slugs), 2)]

        def page(number: int) -> Iterator[tuple[str, bytes]]:
            self.made.append(f"{number}")
            for slug in parts[number]:
                ear.note(key_of("articles", slug, "title"))
            yield f"page-{number}", " ".join(self.titles[slug] for slug in parts[number]).encode()

        def pages() -> Iterator[Piece]:
            for number, part in enumerate(parts):
                yield Piece(f"{number}", part, lambda number=number: page(number))  # type: ignore[misc]

        job = Job("list", (tuple(slugs),), pages)
        stale = stale_jobs([job], self.there, changed or set())
        making = Making(ear, self, self.there, lambda path, _: f"found {path}", changed)
        self.there |= dict(do_jobs(stale, making))
        return self.made


def test_only_the_page_that_reads_what_changed_is_made_again_and_its_job_keeps_the_others() -> None:
    site = Site({name: f"Title {name}" for name in "abcdef"})
    assert site.build(None) == ["0", "1", "2"]
    assert site.build(set()) == []
    site.titles["c"] = "Another"
    assert site.build({key_of("articles", "c", "title")}) == ["1"]
    assert site.files["page-1"] == b"Another Title d"
    row = site.there["list"]
    assert [path for path, _, _ in row.files] == ["page-0", "page-1", "page-2"]
    assert row.searched == tuple((f"page-{n}", f"found page-{n}") for n in range(3))
    # What an untouched page read is still known after a build that left it alone.
    site.titles["a"] = "New"
    assert site.build({key_of("articles", "a", "title")}) == ["0"]


def test_a_page_that_is_given_other_items_is_made_again_and_a_page_that_is_no_more_is_let_go() -> None:
    site = Site({name: f"Title {name}" for name in "abcdef"})
    site.build(None)
    del site.titles["f"]
    assert site.build(set()) == ["2"]
    del site.titles["e"]
    assert site.build(set()) == []
    assert [path for path, _, _ in site.there["list"].files] == ["page-0", "page-1"]
    assert set(site.there["list"].pieces) == {"0", "1"}


def test_where_all_is_to_be_made_anew_no_piece_is_kept() -> None:
    site = Site({name: f"Title {name}" for name in "abcd"})
    site.build(None)
    site.there = {
        "list": Made((), *[getattr(site.there["list"], name) for name in ("files", "reads", "searched", "pieces")])
    }
    assert site.build(None) == ["0", "1"]
