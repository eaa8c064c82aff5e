"""An index is the same for the same pages, whatever order Pagefind wrote its filters in; and it still works."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest

from briefing.publish.index_order import sort_filters

COUNTRIES = ("Syria", "Iraq", "Libya", "Sudan", "Mali", "Ukraine", "Yemen", "Haiti")


def index(output: Path) -> Path:
    """Pagefind's own index over one page a country: eight values, so that two runs hardly agree by chance."""
    for number, country in enumerate(COUNTRIES):
        page = output / f"{number}" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'<html lang="en"><main data-pagefind-body>Shells on {country}'
            f'<i data-pagefind-filter="country:{country}"></i><i data-pagefind-filter="year:20{number}"></i></main></html>',
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
        assert sort_filters(folder)
        runs.append(files(folder))
    assert runs[0] == runs[1] == runs[2]


def test_nothing_but_the_order_changes(tmp_path: Path) -> None:
    folder = index(tmp_path)
    before = {unzipped(path)[0]: unzipped(path)[1] for path in folder.glob("filter/*")}
    sort_filters(folder)
    after = {unzipped(path)[0]: unzipped(path)[1] for path in folder.glob("filter/*")}
    assert {name: sorted(values) for name, values in before.items()} == {n: sorted(v) for n, v in after.items()}
    assert {value for value, _ in after["country"]} == set(COUNTRIES)
    [table] = folder.glob("*.pf_meta")
    listed = {hash for _, hash in unzipped(table)[3]}
    assert listed == {path.stem for path in folder.glob("filter/*")}
    assert table.name.split(".")[1] in (folder / "pagefind-entry.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["pagefind-entry.json", "*.pf_meta", "filter/*"])
def test_files_of_another_kind_are_left_alone(tmp_path: Path, name: str) -> None:
    folder = index(tmp_path)
    next(iter(folder.glob(name))).write_bytes(b"something else")
    before = files(folder)
    assert not sort_filters(folder)
    assert files(folder) == before
