"""`invoke fuzz`: runs every harness in turn for minutes, keeps what makes one fail, and says what was run and found.

An input that makes a harness fail is made as small as it can be, kept with the seeds of that harness (tests/cases/fuzz),
and from then on put through by the tests. The same fault is told once, and the search goes on past it.
"""

from __future__ import annotations

import argparse
import random
import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "plugins")]

from tests.fuzz.growth import STEEPEST, growth_of, made_unit  # noqa: E402
from tests.fuzz.harness import Harness, Pieces, Seed, bounded_memory, fault_of, read_seeds, write_seed  # noqa: E402
from tests.fuzz.harnesses import HARNESSES  # noqa: E402

__all__ = ["Campaign", "main"]

SHRINKING_S = 15  # an input that fails is made smaller for so long
ROUND_S, ROUND = 5, 250  # seconds and inputs at most, then the next harness has its turn
GROWTH_SHARE = 0.25  # of the time goes to texts of growing length


@dataclass(slots=True)
class Campaign:
    """What was put through and what came of it."""

    chance: random.Random
    until: float
    keep: bool = True
    run: Counter[str] = field(default_factory=Counter)
    grown: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], Pieces] = field(default_factory=dict)

    def replay(self, harness: Harness) -> None:
        """Puts the kept inputs through."""
        for kept in read_seeds(harness.name):
            try:
                harness.holds(kept.pieces)
            except Exception as error:
                self.faults[harness.name, fault_of(error)] = kept.pieces
            self.run[harness.name] += 1

    def round(self, harness: Harness) -> None:
        """New inputs, made by chance; a fault that is known is passed over."""
        failing: list[tuple[int, Pieces, str]] = []
        done = min(self.until, monotonic() + ROUND_S)

        @seed(self.chance.getrandbits(64))
        @settings(
            max_examples=ROUND, database=None, deadline=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False,
        )  # fmt: skip
        @given(harness.inputs)
        def put(pieces: Pieces) -> None:  # hypothesis shrinks what raises, and puts the smallest last
            nonlocal done
            if monotonic() > done:
                return
            self.run[harness.name] += 1
            try:
                harness.holds(pieces)
            except Exception as error:
                told = fault_of(error)
                if (harness.name, told) not in self.faults:
                    done = max(done, monotonic() + SHRINKING_S) if not failing else done
                    failing.append((sum(map(len, pieces)), pieces, told))
                    raise

        with suppress(Exception):  # what failed is noted; hypothesis complains besides where shrinking was ended
            put()
        if failing:
            _, pieces, told = min(failing)
            self.faults[harness.name, told] = pieces
            _say(f"{harness.name}: {told}\n    {ascii(pieces)[:400]}")
            if self.keep:
                write_seed(harness.name, Seed(pieces, told))

    def grow(self, harness: Harness) -> None:
        """One text in a row, ever longer."""
        if harness.repeated is None:
            return
        unit = made_unit(self.chance)
        self.grown[harness.name] += 1
        try:
            grown = growth_of(harness.repeated, unit)
        except Exception as error:
            self.faults[harness.name, fault_of(error)] = (unit,)
            _say(f"{harness.name}: {fault_of(error)} for many of {unit!a}")
            return
        if grown is not None and grown[0] > STEEPEST:
            power, seconds, letters = grown
            told = f"time grows with the power {power:.2f}; {seconds:.1f} s for {letters:,} letters"
            self.faults[harness.name, f"slow for {unit!a}"] = (unit,)
            _say(f"{harness.name}: {told} of {unit!a}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the campaign that the arguments ask for; 1 where something was found."""
    asked = _asked(arguments)
    harnesses = [h for h in HARNESSES if asked.only in ("", h.name)]
    if not harnesses:
        _say(f"there is no harness {asked.only}; there are {', '.join(h.name for h in HARNESSES)}")
        return 1
    start = monotonic()
    drawn = asked.seed if asked.seed is not None else random.SystemRandom().getrandbits(32)
    chance = random.Random(drawn)  # noqa: S311 - no secret
    campaign = Campaign(chance, start + asked.minutes * 60, keep=not asked.dry)
    _say(f"{len(harnesses)} harnesses, {asked.minutes:g} minutes; the same again: --seed {drawn}")
    spent = {"inputs": 0.0, "growth": 0.0}
    with bounded_memory():
        for harness in harnesses:
            campaign.replay(harness)
        while monotonic() < campaign.until:
            for harness in chance.sample(harnesses, len(harnesses)):
                _turn(campaign, harness, spent, share=asked.growth)
    _tell(campaign, harnesses, monotonic() - start)
    return int(bool(campaign.faults))


def _turn(campaign: Campaign, harness: Harness, spent: dict[str, float], share: float) -> None:
    if monotonic() >= campaign.until:
        return
    before = monotonic()
    if share < 1:
        campaign.round(harness)
        spent["inputs"] += monotonic() - before
    while monotonic() < campaign.until and spent["growth"] < share * (spent["inputs"] + spent["growth"] + 0.1):
        before = monotonic()
        campaign.grow(harness)
        spent["growth"] += monotonic() - before


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    warnings.simplefilter("ignore", HypothesisWarning)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--only", default="", help="the harness of this name alone")
    parser.add_argument("--seed", type=int, default=None, help="what chance is drawn from, to run the same again")
    parser.add_argument("--growth", type=float, default=GROWTH_SHARE, help="share of the time for ever longer texts")
    parser.add_argument("--dry", action="store_true", help="keep no seeds")
    return parser.parse_args(arguments)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _tell(campaign: Campaign, harnesses: Sequence[Harness], seconds: float) -> None:
    for harness in harnesses:
        found = sum(name == harness.name for name, _ in campaign.faults)
        run, grown = campaign.run[harness.name], campaign.grown[harness.name]
        _say(f"{harness.name:16} {run:>8,} inputs {grown:>6,} growing texts {found:>4} faults")
    _say(f"{sum(campaign.run.values()):,} inputs in {seconds:.0f} s, {len(campaign.faults)} faults")


if __name__ == "__main__":
    sys.exit(main())
