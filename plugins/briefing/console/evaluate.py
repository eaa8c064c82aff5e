"""`invoke evaluate`: scores of labelled sets as a table or JSON, the misses, and the floors of our own cases."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich import box as lines
from rich.console import Console
from rich.table import Table
from rich.text import Text

from briefing.console.batch import day_of
from briefing.errors import BriefingError
from briefing.knowledge import load_knowledge
from briefing.measure.floors import raise_floors, read_floors, shortfalls, write_floors
from briefing.measure.labelled_set import read_labelled_set
from briefing.measure.labels import LabelledArticle
from briefing.measure.own_cases import read_own_cases
from briefing.measure.scoring import tally_article
from briefing.measure.tally import Difference, Score, Tally, scores_of

__all__ = ["Evaluation", "Files", "evaluate", "own_scores"]

OUT = Console(soft_wrap=True)
ERR = Console(stderr=True, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Files:
    """Where our own labelled cases, their articles and the floors lie."""

    cases: Path
    articles: Path
    floors: Path

    @classmethod
    def of(cls, root: Path) -> Files:
        """Those of the project at this folder."""
        return cls(root / "tests/cases/demonstration", root / "content/articles", root / "tests/golden/floors.toml")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a labelled set, with what labels and facts do not share."""

    articles: int
    scores: tuple[Score, ...]
    differences: tuple[Difference, ...]

    @classmethod
    def of(cls, labelled: Iterable[LabelledArticle]) -> Evaluation:
        """Works out the facts of each article and scores them."""
        knowledge, tally, articles = load_knowledge(), Tally(), 0
        for article in labelled:
            tally_article(article, knowledge, tally)
            articles += 1
        return cls(articles, scores_of(tally.counts), tuple(tally.differences))


def own_scores(files: Files) -> Evaluation:
    """The scores on our own labelled cases."""
    return Evaluation.of(read_own_cases(files.cases, files.articles))


def evaluate(paths: Sequence[str], files: Files, *, as_json: bool, misses: bool, pin: bool) -> int:
    """Prints the scores of a labelled set, or without paths those of our own cases with their floors.

    1 where a set cannot be read or a score of ours lies under its floor. `pin` raises the floors to the scores.
    """
    try:
        found = Evaluation.of(read_labelled_set([Path(p) for p in paths], day_of)) if paths else own_scores(files)
        floors = () if paths else read_floors(files.floors)
    except BriefingError as fault:
        ERR.print(Text(str(fault), style="red"))
        return 1
    if as_json:
        print(json.dumps(_plain(found, misses), ensure_ascii=False, indent=1))  # noqa: T201 - the output itself
    else:
        _print(found, dict(floors), misses)
    short = shortfalls(floors, found.scores)
    for name, least, score in short:
        measured = "measured no more" if score is None else f"{score:.3f}"
        ERR.print(Text(f"{name} {measured}, under its floor {least:.3f}", style="red"))
    if pin and not paths:
        write_floors(files.floors, raise_floors(floors, found.scores))
        ERR.print(f"floors raised where scores have risen: {files.floors.name}")
    return 1 if short else 0


def _plain(found: Evaluation, misses: bool) -> dict[str, object]:
    rows: dict[str, object] = {"articles": found.articles, "scores": [asdict(score) for score in found.scores]}
    return rows | ({"misses": [asdict(d) for d in found.differences]} if misses else {})


def _print(found: Evaluation, floors: dict[str, float], misses: bool) -> None:
    if misses:
        _print_misses(found.differences)
    OUT.print(_kinds(found, floors))
    OUT.print(_attributes(found, floors))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=lines.SIMPLE_HEAD, padding=(0, 1, 0, 0), title_style="bold")
    table.add_column(columns[0])
    for column in columns[1:]:
        table.add_column(column, justify="right")
    return table


def _kinds(found: Evaluation, floors: dict[str, float]) -> Table:
    title = f"Facts of {found.articles} labelled articles"
    table = _table(title, "kind", "labelled", "found", "precision", "recall", "F1", "floors")
    for score in found.scores:
        if score.found is not None:
            least = [floors.get(f"{score.row}.{name}") for name in ("precision", "recall")]
            table.add_row(
                score.row, str(score.labelled), str(score.found), _figure(score.precision), _figure(score.recall),
                _figure(score.f1), " ".join(_figure(value) for value in least if value is not None),
            )  # fmt: skip
    return table


def _attributes(found: Evaluation, floors: dict[str, float]) -> Table:
    table = _table("Attributes of those that agree", "attribute", "judged", "right", "floor")
    for score in found.scores:
        if score.accuracy is not None:
            least = floors.get(f"{score.row}.accuracy")
            table.add_row(score.row, str(score.labelled), _figure(score.accuracy), _figure(least) if least else "")
    return table


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _print_misses(differences: Sequence[Difference]) -> None:
    """Each article's differences: - missed, + labelled by nobody, ~ another attribute, with the sentence."""
    article = ""
    for d in differences:
        if d.article != article:
            article = d.article
            OUT.print(Text(article, style="bold"))
        OUT.print(Text(f" {d.sign} {d.kind}: {d.words}").append(f"  “{d.sentence}”" if d.sentence else "", style="dim"))
