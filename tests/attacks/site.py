"""One project of all hostile inputs: taken in, read and built in a process of its own with bounded time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.attacks.bombs import HEAD, STORY_TEXT
from tests.attacks.tables import Row, article_of_script, noted_slug, rows
from tests.generate.test_build import project

__all__ = ["SECRET", "Outcome", "lay_inbox", "run_all", "tree_of"]

CPU_SECONDS, MEMORY_BYTES = 100, 4 * 2**30
SECRET = "root-secret-zxqv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the project: `told` is what run.py wrote, `before` and `after` the tree around the site."""

    root: Path
    told: Mapping[str, Any]
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def site(self) -> Path:
        return self.root / "project" / "output"


def run_all(root: Path, languages: tuple[str, ...] = ("en",)) -> Outcome:
    """Lays the project, runs ingest, facts and build over it; `root` is what nothing may be written to but its site."""
    settings = _lay(root, languages)
    before = tree_of(root)
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.run", str(settings)],
        cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8", errors="replace", check=False,
        env=os.environ | {"PYTHONPATH": f"plugins{os.pathsep}."}, preexec_fn=_bounded,
    )  # fmt: skip
    report = root / "told.json"
    assert report.is_file(), f"ended with {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-6000:]}"
    told = json.loads(report.read_text("utf-8"))
    report.unlink()
    return Outcome(root, told | {"printed": done.stdout, "code": done.returncode}, before, tree_of(root))


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def tree_of(root: Path) -> dict[str, str]:
    """Every file below the root but the site and what ingest writes, with its size and time or the target of a link."""
    ours = (root / "project" / "output", *(root / "project" / "content" / name for name in ("articles", "sources")))
    found = {}
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if Path(folder, name) not in ours)
        for name in sorted({*files, *folders}):
            path = Path(folder, name)
            stat = path.lstat()
            what = f"-> {path.readlink()}" if path.is_symlink() else f"{stat.st_size} {stat.st_mtime_ns}"
            found[os.fsencode(path.relative_to(root)).decode("utf-8", "backslashreplace")] = (
                what if path.is_symlink() or path.is_file() else "folder"
            )
    return found


def _lay(root: Path, languages: tuple[str, ...]) -> Path:
    (root / "project").mkdir(parents=True)
    settings = project(root / "project", {})
    settings.write_text(
        settings.read_text("utf-8")
        + f'\nBRIEFING_SITEURL = "https://room.example"\nBRIEFING_LANGUAGES = {list(languages)}\n',
        "utf-8",
    )
    (root / "secret.txt").write_text(f"{SECRET}\n{STORY_TEXT}\n", "utf-8")
    content = root / "project" / "content"
    for path, content_bytes in _files():
        _write(content / path, content_bytes)
    lay_inbox(content / "inbox", rows("originals"), root)
    (content / "articles" / "2025" / "n-link.md").symlink_to(root / "secret.txt")
    (content / "articles" / "outside").symlink_to(root)
    return settings


def _files() -> Iterable[tuple[str, bytes]]:
    for row in rows("script"):
        yield from ((path, text.encode("utf-8")) for path, text in article_of_script(row).items())
    for row in rows("bodies"):
        body = row.content.decode() if row.more.get("make") else str(row.more["body"]).replace("CANARY", row.id)
        yield (
            f"articles/2025/{row.id}.md",
            f"---\n{HEAD.format(title=row.id)}\n---\n\n{STORY_TEXT}\n\n{body}\n".encode(),
        )
    for row in rows("links"):
        yield f"articles/2025/{row.id}.md", _link_page(row).encode()
    for row in rows("pages"):
        path = row.more["file"]
        yield (f"articles/2025/{'n' * 240}.md" if path == "LONG" else path), row.content
    for row in rows("notes"):
        slug = noted_slug(row)
        yield f"articles/2025/{slug}.md", f"---\n{HEAD.format(title=slug)}\n---\n\n{STORY_TEXT}\n".encode()
        yield row.more["file"].replace("NOTED", slug), row.content


def _link_page(row: Row) -> str:
    href = str(row.more["href"])
    return (
        f"---\n{HEAD.format(title=row.id)}\nsource_url: {href.replace(chr(10), ' ')}\n---\n\n{STORY_TEXT}\n\n"
        f'Link [one]({href}) here.\n\nLink [two](<{href}>) here.\n\nLink <a href="{href}">three</a> here.\n\n'
        f"Link <a href='{href}'>four</a> and <{href}> here.\n\nLink [five][1] here.\n\n[1]: {href}\n"
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def lay_inbox(inbox: Path, originals: Iterable[Row], root: Path) -> None:
    """Lays the files of these rows; links lead to what stands below `root`."""
    inbox.mkdir(parents=True)
    for row in originals:
        name = row.more["name"]
        if row.more.get("make") == "PIPE":
            os.mkfifo(inbox / name)
        elif name == "BYTES":
            Path(os.fsdecode(os.fsencode(inbox) + b"/o-\xff\xfe.txt")).write_bytes(row.content)
        elif "link" in row.more:
            (inbox / name).symlink_to(inbox / row.more["link"] if row.more.get("inside") else root / row.more["link"])
        else:
            _write(inbox / name, row.content)
