"""An index is the same for the same pages, whatever order Pagefind wrote its filters in; and it still works."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest

from briefing.publish.index_order import order_index

COUNTRIES = ("Syria", "Iraq", "Libya", "Sudan", "Mali", "Ukraine", "Yemen", "Haiti")


def index(output: Path) -> Path:
    """Pagefind's own index over one page a country: eight values, so that two runs hardly agree by chance."""
    for number, country in enumerate(COUNTRIES):
        page = output / f"{number}" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'<html lang="en"><main data-pagefind-body>Shells on {country}'
            f'<i data-pagefind-filter="country:{country}"></i><i data-pagefind-filter="year:20{number}"></i><i data-pagefind-filter="kind:article"></i></main></html>',
            encoding="utf-8",
        )
    command = [sys.executable, "-m", "pagefind", "--site", str(output), "--silent"]
    subprocess.run(command, check=True, capture_output=True)
    return output / "pagefind"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unzipped(path: Path) -> object:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def test_every_run_gives_the_same_files(tmp_path: Path) -> None:
    runs = []
    for name in "abc":
        folder = index(tmp_path / name)
        order_index(folder)
        runs.append(files(folder))
    assert runs[0] == runs[1] == runs[2]


def filters(folder: Path) -> dict[str, set[tuple[str, tuple[int, ...]]]]:
    """The values of each filter with their pages."""
    read = [unzipped(path) for path in folder.glob("filter/*")]
    return {name: {(value, tuple(pages)) for value, pages in values} for name, values in read}


def postings(folder: Path) -> dict[str, list[object]]:
    """Each word with all that the index has of it."""
    read = [unzipped(path)[0] for path in folder.glob("index/*")]
    return {entry[0]: entry[1:] for entries in read for entry in entries}


def table(folder: Path) -> list[object]:
    [path] = folder.glob("*.pf_meta")
    assert path.name.split(".")[1] in (folder / "pagefind-entry.json").read_text(encoding="utf-8")
    return unzipped(path)


def test_filters_become_one_but_for_the_kind_of_page(tmp_path: Path) -> None:
    folder = index(tmp_path)
    before = filters(folder)
    assert set(before) == {"country", "year", "kind"}
    order_index(folder)
    joined = {(f"{name}:{value}", pages) for name in ("country", "year") for value, pages in before[name]}
    assert filters(folder) == {"facet": joined, "kind": before["kind"]}
    assert dict(table(folder)[3]) == {unzipped(path)[0]: path.name.split(".")[0] for path in folder.glob("filter/*")}


@pytest.mark.parametrize("piece", [0, 1, 60, 200, 10**6])
def test_words_are_cut_in_pieces_that_lose_nothing(tmp_path: Path, piece: int) -> None:
    folder = index(tmp_path)
    before, rows = postings(folder), table(folder)[2]
    order_index(folder, piece)
    assert postings(folder) == before
    after = table(folder)[2]
    named = {name: [entry[0] for entry in unzipped(folder / "index" / f"{name}.pf_index")[0]] for _, _, name in after}
    assert [(first, last) for first, last, _ in after] == [(words[0], words[-1]) for words in named.values()]
    assert [word for words in named.values() for word in words] == sorted(before)
    assert {path.stem for path in folder.glob("index/*")} == set(named)
    if piece in (0, 10**6):
        assert [(first, last) for first, last, _ in after] == [(first, last) for first, last, _ in rows]
    elif piece == 1:
        assert len(after) == len(before)
    else:
        assert 1 < len(after) < len(before)


@pytest.mark.parametrize("name", ["pagefind-entry.json", "*.pf_meta", "filter/*"])
def test_files_of_another_kind_are_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    folder = index(tmp_path)
    next(iter(folder.glob(name))).write_bytes(b"something else")
    before = files(folder)
    with pytest.raises(ValueError):
        order_index(folder)
    assert files(folder) == before
