"""A short run of every harness, the same each time, and every input that was kept; `invoke fuzz` runs for minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.fuzz.harness import CASES, Harness, Seed, bounded_memory, read_seeds, write_seed
from tests.fuzz.harnesses import HARNESSES

SEEDS = [(harness, one) for harness in HARNESSES for one in read_seeds(harness.name)]


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    with bounded_memory():
        yield


def test_what_takes_too_much_memory_fails() -> None:
    with pytest.raises(MemoryError):
        bytearray(3 * 2**30)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # of how long a strategy is when told
@pytest.mark.parametrize("harness", HARNESSES, ids=lambda harness: harness.name)
def test_a_short_run_finds_nothing(harness: Harness) -> None:
    steady = settings(
        derandomize=True, database=None, deadline=None, max_examples=harness.examples,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    steady(given(harness.inputs)(lambda pieces: harness.holds(pieces)))()


@pytest.mark.parametrize(("harness", "kept"), SEEDS, ids=[f"{h.name}-{n}" for n, (h, _) in enumerate(SEEDS)])
def test_what_once_failed_holds(harness: Harness, kept: Seed) -> None:
    harness.holds(kept.pieces)


def test_every_file_of_seeds_belongs_to_a_harness() -> None:
    assert {path.stem for path in CASES.glob("*.json")} <= {harness.name for harness in HARNESSES}


def test_a_seed_is_kept_once_and_read_as_it_was(tmp_path: Path) -> None:
    odd = Seed(("a\ud800\x00\u202e", ""), "half a character")
    assert write_seed("x", odd, tmp_path) and not write_seed("x", odd, tmp_path)
    assert read_seeds("x", tmp_path) == (odd,) and (tmp_path / "x.json").read_bytes().isascii()
