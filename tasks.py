"""The editor's tasks: `invoke --list`. Each parses its options, calls one function and shows what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import disk_usage

ROOT = Path(__file__).resolve().parent
# Invoke switches this off for every task; without compiled modules each run would compile the whole plugin again. On a
# full disk it stays off: Python may leave a module cut short there, which would end every later run.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode) or disk_usage(ROOT).free < 50_000_000
sys.path.insert(0, str(ROOT / "plugins"))  # the plugin's source root, as PLUGIN_PATHS has it

from invoke.context import Context  # noqa: E402
from invoke.exceptions import Exit  # noqa: E402
from invoke.tasks import task  # noqa: E402

from briefing.console import arguments, commands  # noqa: E402
from briefing.console.terminal import show_what_can_be_shown  # noqa: E402
from briefing.ingest import ContentFolders  # noqa: E402
from briefing.ingest.front_matter import PageStatus  # noqa: E402

arguments.let_plain_words_repeat()
show_what_can_be_shown()
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"


def _end(code: int) -> None:
    """Ends the run with this exit code where it is not 0."""
    if code:
        raise Exit(code=code)


@task(
    help={
        "paths": "saved articles (.html .htm .txt .md) or folders of them",
        "into": "write the pages to this folder",
        "draft": "keep the new pages from the site: status: draft",
        "review": "the same, as ready to be looked at: status: review",
    },
)
def ingest(_c: Context, paths: str = "", into: str = "", draft: bool = False, review: bool = False) -> None:
    """Turn saved articles into Markdown pages (default: the inbox)."""
    given = arguments.split(paths) or [str(CONTENT / "inbox")]
    status: PageStatus = "draft" if draft else "review" if review else "published"
    _end(commands.ingest(given, ContentFolders.of(Path(into) if into else CONTENT), status=status))


@task(
    help={
        "path": "articles: pages, or saved .html or .txt",
        "json": "print the public data format",
        "explain": "sentence by sentence: what the rules took, what they refused and why",
        "input": 'JSON Lines to read: {"id", "title", "text", "published"}',
        "output": "JSON Lines to write",
    },
)
def facts(
    _c: Context, path: str = "", json: bool = False, explain: bool = False, input: str = "", output: str = ""
) -> None:
    """Print fact boxes, or work through JSON Lines."""
    if explain:
        from briefing.console import explain as explaining

        _end(explaining.explain_files(arguments.split(path), as_json=json))
        return
    _end(
        commands.facts_in_batch(input, output)
        if input or output
        else commands.facts(arguments.split(path), CONTENT, as_json=json)
    )


@task(
    help={
        "paths": "labelled sets: .jsonl or .json files, or folders of them; without any our own cases",
        "json": "print the scores as JSON",
        "misses": "list what labels and facts do not share, with the sentence",
        "pin": "raise the floors of our own cases to the scores; none is lowered",
    },
)
def evaluate(_c: Context, paths: str = "", json: bool = False, misses: bool = False, pin: bool = False) -> None:
    """Score the facts against labelled articles."""
    from briefing.console import evaluate as evaluating

    files = evaluating.Files.of(ROOT)
    _end(evaluating.evaluate(arguments.split(paths), files, as_json=json, misses=misses, pin=pin))


@task(help={"output": "folder to write, default output/"})
def build(_c: Context, output: str = "") -> None:
    """Build the site from content/ into output/."""
    _end(commands.build(ROOT / "pelicanconf.py", Path(output) if output else OUTPUT))


@task(
    help={
        "record": "add what changed to content/editions.jsonl",
        "why": "why this edition is published, in a sentence for its page",
        "output": "folder to write, default output/",
        "dry_run": "only tell what would change; the inbox is left alone",
    },
)
def regenerate(_c: Context, record: bool = True, why: str = "", output: str = "", dry_run: bool = False) -> None:
    """Take in what lies in content/inbox/, build the site, record the edition."""
    _end(commands.regenerate(ROOT, Path(output) if output else OUTPUT, record=record, why=why, dry=dry_run))


@task(
    help={
        "region": "a region, country or division, by name or id",
        "actor": "a force, by any of its names or by id",
        "place": "a place, by name or id",
        "event": "an event's id",
        "from": "first day, as 2017-09-01",
        "to": "last day",
        "language": "of the interface's words, default en",
        "output": "file or folder to write, default briefs/",
        "content": "another content folder",
    }
)
def brief(
    _c: Context,
    region: str = "",
    actor: str = "",
    place: str = "",
    event: str = "",
    from_: str = "",
    to: str = "",
    language: str = "en",
    output: str = "",
    content: str = "",
) -> None:
    """Write a dated PDF brief with map, ladders of claims and numbered sources."""
    asked = {"region": region, "actor": actor, "place": place, "event": event, "from": from_, "to": to}
    _end(commands.brief(ROOT, asked | {"language": language, "output": output, "content": content}))


@task(help={"port": "default 8000"})
def serve(_c: Context, port: int = 8000) -> None:
    """Serve output/ on this machine and print its address."""
    _end(commands.serve(OUTPUT, port))


@task(help={"port": "default 8000"})
def livereload(_c: Context, port: int = 8000) -> None:
    """Serve output/ and build again when something changes."""
    _end(commands.livereload(ROOT, OUTPUT, port))


@task(help={"output": "folder to write, default output/"})
def publish(_c: Context, output: str = "") -> None:
    """Build the hosted site; set BRIEFING_SITEURL to its address."""
    _end(commands.build(ROOT / "publishconf.py", Path(output) if output else OUTPUT))


@task(help={"place": "a built site's folder, default output/, or the https:// address it is published at"})
def verify(_c: Context, place: str = "") -> None:
    """Hold a built or published site against its manifest: which files are missing, changed or extra."""
    _end(max([commands.verify(one) for one in arguments.split(place) or [str(OUTPUT)]]))


@task
def phrases(_c: Context) -> None:
    """Bring the catalogues of the interface up to date with the code."""
    _end(commands.phrases(ROOT))


@task
def clean(_c: Context) -> None:
    """Delete output/."""
    _end(commands.clean(OUTPUT))


@task(help={"only": "a test file or folder"})
def test(c: Context, only: str = "") -> None:
    """Run the tests, a real browser included."""
    _end(commands.run_all(c, ROOT, [["pytest", *([only] if only else [])]]))


@task(
    help={
        "minutes": "how long, default 5",
        "only": "the harness of this name alone",
        "options": 'further ones, as "--seed 7 --growth 0.5": docs/safety.md',
    }
)
def fuzz(c: Context, minutes: float = 5.0, only: str = "", options: str = "") -> None:
    """Put made-up inputs through every reader and writer; what makes one fail is kept in tests/cases/fuzz."""
    given = ["--minutes", str(minutes), *(["--only", only] if only else []), *options.split()]
    _end(commands.run_all(c, ROOT, [["python", "tests/fuzz/campaign.py", *given]]))


@task(
    help={
        "corpus": "JSON Lines with id, title, text, or a folder of them; without it the demonstration articles",
        "profile": "list the functions that take longest",
        "collate": "measure what many articles cost together: 1,000, 3,000 and 10,000 made ones",
        "paint": "measure how soon pages are seen on slow 3G",
        "site": "measure builds of a made site, ours beside Hugo, Eleventy and stock Pelican",
        "growth": "with --site: time and memory at 1,000, 10,000 and 100,000 articles",
        "livereload": "measure how soon an edit is seen in the browser",
        "search": "measure how long the search index takes to make, and what a question costs the reader",
        "options": 'further ones for these, as "--size 1000 --runs 3": docs/performance.md',
    },
)
def bench(
    c: Context,
    corpus: str = "",
    profile: bool = False,
    collate: bool = False,
    paint: bool = False,
    site: bool = False,
    growth: bool = False,
    livereload: bool = False,
    search: bool = False,
    options: str = "",
) -> None:
    """Measure the speed of the fact box and of a peer, of collate, first paint, search, or of whole builds."""
    if site or growth or livereload or search:
        script = "site_growth" if growth else "site_live" if livereload else "searching" if search else "site_speed"
        _end(commands.run_all(c, ROOT, [["python", f"tests/bench/{script}.py", *options.split()]]))
        return
    if collate or paint:
        script = "tests/bench/collating.py" if collate else "tests/bench/first_paint.py"
        _end(commands.run_all(c, ROOT, [["python", script]]))
        return
    given = [*(["--corpus", corpus] if corpus else []), *(["--profile"] if profile else [])]
    _end(commands.run_all(c, ROOT, [["python", "tests/bench/speed.py", *given]]))


@task(help={"every": "every kind of page at three widths, light and dark", "into": "folder to write them to"})
def screenshots(c: Context, every: bool = False, into: str = "") -> None:
    """Take the pictures of docs/screenshots anew."""
    options = [*(["--all"] if every else []), *(["--into", into] if into else [])]
    _end(commands.run_all(c, ROOT, [["python", "tests/browser/take_screenshots.py", *options]]))


@task
def check(c: Context) -> None:
    """Check style and types, and, where the network allows, whether a package has a known vulnerability."""
    failed = commands.run_all(c, ROOT, [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]])
    _end(max(failed, commands.audit(ROOT)))


@task
def licences(_c: Context) -> None:
    """Write docs/licences.md: under which licences all that is shipped stands."""
    _end(commands.licences(ROOT))
