"""The tables of tests/cases/hostile as rows, and the files that they stand for."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml
from tests.attacks.bombs import BOMBS, HEAD, STORY, STORY_TEXT

__all__ = ["CASES", "FIELDS", "Row", "article_of_script", "noted_slug", "rows"]

CASES = Path(__file__).parents[1] / "cases" / "hostile"
Holds = Literal["inert", "printed", "taken", "used", "refused", "held", "ignored", "either"]
# What one article of script.yaml fills.
FIELDS = (
    "title", "deck", "outlet", "agency", "authors", "source", "body", "caption", "subhead", "item", "quote", "claimant",
    "force", "place", "reason", "event", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One input: its id, what it attacks, what must hold, and what stands in the table beside that."""

    id: str
    attacks: str
    holds: Holds
    says: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The file's bytes; made, told in base64, or a text with its abbreviations written out."""
        if self.more.get("make"):
            made = BOMBS[self.more["make"]]()
            return made if isinstance(made, bytes) else made.encode()
        if "base64" in self.more:
            return base64.b64decode(self.more["base64"])
        text = str(self.more["text"])
        for short, long in (
            ("STORYTEXT", STORY_TEXT), ("STORY", STORY), ("HEAD", HEAD.format(title=self.id)), ("TEXT", STORY_TEXT),
            ("NOTED", noted_slug(self)),
        ):  # fmt: skip
            text = text.replace(short, long)
        return text.encode()


def rows(table: str) -> list[Row]:
    """The rows of <table>.yaml in order."""
    found = yaml.safe_load((CASES / f"{table}.yaml").read_text("utf-8"))
    told = {"id", "attacks", "holds", "says"}
    return [
        Row(
            str(row["id"]), row.get("attacks", "slow expressions" if table == "slow" else "links"),
            row.get("holds", "inert"), row.get("says", ""), {k: v for k, v in row.items() if k not in told},
        )
        for row in found
    ]  # fmt: skip


def noted_slug(row: Row) -> str:
    """The article that a row of notes.yaml speaks of."""
    return f"noted-{row.id}"


def article_of_script(row: Row) -> dict[str, str]:
    """The files, below content/, of the article that has this row's text in every field."""
    words = str(row.more["text"]).replace("CANARY", row.id)
    line = words.replace("\n", " ")
    head = (
        f"---\ntitle: Raid {line}\ndeck: At dawn {line}\ndate: 2025-02-20\noutlet: Herald {line}\nauthors: A. {line}\n"
        f"agency: {line}\nsource_url: https://news.example.org/{line}\nsource_file: {line}\nextra: {line}\n"
        f"language: en\nstatus: published\n---\n\n"
    )
    body = (
        f"Shells hit the market in Goma on Thursday, killing {len(row.id)} civilians, {words} said.\n\n"
        f"Gunmen of the Sample Front killed four soldiers near Sake, {words}\n\nA street. {words}\n{{: .caption}}\n\n"
        f"## Next {words}\n\n- one {words}\n\n> quoted {words}\n"
    )
    quoted = _yaml(words)
    correction = (
        f"- add: force\n  quote: Gunmen\n  set: {{id: force-{row.id}, name: {quoted}}}\n"
        f"  reason: {quoted}\n"
        f"- add: place\n  quote: Sake\n  set: {{id: place-{row.id}, name: {quoted}, admin1: {quoted}, country: CD, lat: -1.57,"
        f" lon: 29.04, precision_km: 5.0, site: true}}\n  reason: {quoted}\n"
        f"- change: claim\n  quote: '{len(row.id)} civilians'\n"
        f"  set: {{claimant: {quoted}, place: place-{row.id}, blamed: [force-{row.id}], blame: claimed}}\n  reason: {quoted}\n"
    )
    note = f"name: {quoted}\nnote: {quoted}\ngrade: weak\nreason: {quoted}\narticles: [{row.id}]\n"
    return {
        f"articles/2025/{row.id}.md": head + body,
        f"corrections/{row.id}.yaml": correction,
        f"events/2025-02-20-{row.id}.yaml": note,
    }


def _yaml(words: str) -> str:
    """As YAML may say it; what YAML cannot hold at all is left out."""
    return yaml.safe_dump(words, default_style='"', allow_unicode=False, width=10**6).strip()
