"""`invoke facts --explain`: an article sentence by sentence, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from briefing.console.articles import document_of_file
from briefing.errors import BriefingError
from briefing.knowledge import load_knowledge
from briefing.resolve.explanation import ExplainedSentence, explain

__all__ = ["explain_files"]

OUT = Console(soft_wrap=True)
ERR = Console(stderr=True, soft_wrap=True)


def explain_files(paths: Sequence[str], *, as_json: bool) -> int:
    """Prints, for each article, what the rules took of each sentence and what they refused; corrections stand aside.

    1 where an article cannot be read. As JSON, one object an article: {"id", "sentences": [...]}.
    """
    code = 0 if paths else 1
    if not paths:
        ERR.print(Text("invoke facts --explain was given no article", style="red"))
    for path in paths:
        try:
            document = document_of_file(Path(path))
        except BriefingError as fault:
            ERR.print(Text(str(fault), style="red"))
            code = 1
            continue
        sentences = explain(document, load_knowledge())
        if as_json:
            row = {"id": document.id, "sentences": [asdict(s) for s in sentences]}
            print(json.dumps(row, ensure_ascii=False, indent=1))  # noqa: T201 - the output itself
        else:
            for sentence in sentences:
                _print(sentence)
    return code


def _print(sentence: ExplainedSentence) -> None:
    OUT.print(Text(sentence.text, style="bold").append(f"  [{sentence.part}]", style="dim"))
    for item in sentence.taken:
        line = Text(f"  {item.kind:<8} ", style="green").append(f"“{item.words}”", style="default")
        OUT.print(line.append(f"  {item.meaning}").append(f"  rule: {item.rule}", style="dim"))
        for reason in item.reasons:
            OUT.print(Text(f"             {reason}", style="dim"))
    for no in sentence.refused:
        OUT.print(Text(f"  no {no.kind:<6} ", style="yellow").append(f"“{no.words}”  {no.reason}", style="default"))
    OUT.print()
