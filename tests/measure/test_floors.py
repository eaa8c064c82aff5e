"""The scores on our own labelled cases stay above their floors, and floors only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.console.evaluate import Evaluation, Files, own_scores
from briefing.measure.floors import raise_floors, read_floors, shortfalls, write_floors
from briefing.measure.own_cases import read_own_cases
from briefing.measure.tally import Score

FILES = Files.of(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def own() -> Evaluation:
    return own_scores(FILES)


def test_no_score_lies_under_its_floor(own: Evaluation) -> None:
    """One under its floor: mend the change, or lower the floor by hand in tests/golden/floors.toml and say why."""
    assert shortfalls(read_floors(FILES.floors), own.scores) == ()


def test_every_figure_has_a_floor(own: Evaluation) -> None:
    measured = {name for score in own.scores for name, _ in score.measures()}
    assert measured == {name for name, _ in read_floors(FILES.floors)}


def test_our_cases_are_enough_to_measure_by() -> None:
    articles = read_own_cases(FILES.cases, FILES.articles)
    assert sum(len(a.claims or ()) for a in articles) >= 280
    assert sum(a.forces is not None for a in articles) >= 12
    assert sum(a.places is not None for a in articles) >= 12


def test_every_label_stands_in_its_article() -> None:
    """A form of a force or a place that the article does not hold is a slip of the label."""
    lost = []
    for article in read_own_cases(FILES.cases, FILES.articles):
        text = f"{article.document.title} {article.document.text}".replace("’", "'").lower()
        for label in (*(article.forces or ()), *(article.places or ())):
            if not any(name.lower() in text for name in label.names):
                lost.append((article.document.id, label.names))
    assert lost == []


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, raise_floors((), [Score("places", 10, 10, 0.9, 0.8, 0.85)]))
    write_floors(path, raise_floors(read_floors(path), [Score("places", 10, 10, 0.5, 0.95, 0.7)]))
    assert read_floors(path) == (("places.precision", 0.9), ("places.recall", 0.95))


def test_a_figure_that_is_measured_no_more_falls_short() -> None:
    assert shortfalls((("places.recall", 0.8),), ()) == (("places.recall", 0.8, None),)
