"""The same articles, corrections and program give the same site, whatever the machine, folder and hour.

Whole builds in processes of their own, everything about them different at once. Nothing is allowed to differ, in any
file. The PDF brief is held to the same in tests/console/test_brief.py.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.console.brief import made_on
from briefing.console.editions import edition_day
from briefing.errors import BriefingError
from briefing.publish.manifest import folder_sums, read_manifest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "briefing"
ARTICLES = (
    "2026/suicide-bombing-at-beledweyne-tea-shop-kills-12.md",  # an event of three articles, with corrections
    "2026/toll-in-beledweyne-bombing-rises-to-19-hospital-says.md",
    "2026/beledweyne-hospital-counts-21-dead-ministry-disputes-the-figure.md",
    "2025/nine-killed-as-mortar-bombs-hit-camp-near-sake.md",  # one text in two outlets
    "2025/shells-hit-displaced-peoples-camp-near-congos-sake-killing-nine.md",
    "undated/drone-strike-in-amhara-hits-funeral-residents-say.md",
)
# Runs Pelican with as many processors, and files written with such rights, as told.
RUN = """
import os, runpy, sys
if sys.argv[1] == "one core" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
sys.argv[:2] = ["pelican"]
runpy.run_module("pelican", run_name="__main__")
"""
ENGLISH = {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"}
# A locale in which "I".lower() and a decimal comma go their own ways, and whose encoding is not UTF-8.
TURKISH = {
    "TZ": "America/St_Johns", "LC_ALL": "tr_TR.ISO-8859-9", "PYTHONHASHSEED": "4096", "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0", "SOURCE_DATE_EPOCH": "1505088000", "COLUMNS": "20",
}  # fmt: skip


def clean_environment(**changes: str) -> dict[str, str]:
    """What a process cannot do without, and these."""
    return {"PATH": os.environ["PATH"], "BRIEFING_SITEURL": "https://briefing.example.org"} | changes


def project(folder: Path, *, backwards: bool) -> Path:
    """A project with some of the demonstration articles, copied in this order, of this age."""
    files = [f"articles/{name}" for name in ARTICLES] + ["pages/about.md", "pages/method.md"]
    files += [f"corrections/{path.name}" for path in sorted((ROOT / "content/corrections").glob("*.yaml"))]
    folder.mkdir(parents=True)
    for number, name in enumerate(sorted(files, reverse=backwards)):
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "content" / name, target)
        os.utime(target, (number, number) if backwards else None)
    for name in ("theme", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def build(folder: Path, cores: str, environment: dict[str, str]) -> Path:
    """The output folder of a build by Pelican itself."""
    command = [sys.executable, "-c", RUN, cores, "--quiet", "--settings", "publishconf.py"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return folder / "output"


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the Turkish locale in its old encoding; empty where this machine cannot make one, which then is "C"."""
    folder = tmp_path_factory.mktemp("locales")
    maker = shutil.which("localedef")
    if maker:
        command = [maker, "-i", "tr_TR", "-f", "ISO-8859-9", str(folder / TURKISH["LC_ALL"])]
        subprocess.run(command, capture_output=True, check=False)
    return str(folder)


def test_two_builds_that_share_nothing_but_their_content_are_the_same(tmp_path: Path, locales: str) -> None:
    near = build(project(tmp_path / "one", backwards=False), "all cores", clean_environment(**ENGLISH))
    far = build(
        project(tmp_path / "two" / "three four" / "fünf", backwards=True),
        "one core",
        clean_environment(**TURKISH, LOCPATH=locales),
    )
    first, second = folder_sums(near), folder_sums(far)
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == set()
    assert (near / "manifest.json").read_bytes() == (far / "manifest.json").read_bytes()
    assert read_manifest(near) == first
    for kind in ("index.html", ".png", ".sqlite", ".pf_index", ".atom.xml", "ar/index.html"):
        assert any(path.endswith(kind) for path in first), kind


def test_the_day_of_an_edition_and_of_a_brief_are_told_by_source_date_epoch() -> None:
    ahead = date.today() + timedelta(days=400)
    assert edition_day({"SOURCE_DATE_EPOCH": "1505088000"}, ahead) == "2017-09-11"
    assert made_on({"SOURCE_DATE_EPOCH": "1505088000"}, None) == "2017-09-11T00:00:00Z"  # type: ignore[arg-type]
    for wrong in ("soon", "1e9", "9" * 30):
        with pytest.raises(BriefingError, match="SOURCE_DATE_EPOCH"):
            made_on({"SOURCE_DATE_EPOCH": wrong}, None)  # type: ignore[arg-type]


# --- the code itself ----------------------------------------------------------------------------------------------

# What makes one run differ from the next: names of modules and classes with what is asked of them.
UNSTEADY = {
    "now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "ctime", "monotonic", "monotonic_ns",
    "perf_counter", "perf_counter_ns", "process_time", "getpid", "gethostname", "getuser", "urandom", "uuid1", "uuid4",
    "token_hex", "token_bytes", "token_urlsafe", "random", "randint", "randrange", "choice", "choices", "shuffle", "sample",
}  # fmt: skip
SOURCES_OF_IT = {
    "datetime", "date", "time", "os", "socket", "getpass", "uuid", "secrets", "random", "dt", "platform", "tempfile",
}  # fmt: skip
# Where it is allowed, and what for. Nothing of it reaches a file of the site.
ALLOWED = {
    ("console/commands.py", "datetime.now"),  # the day of an edition, unless SOURCE_DATE_EPOCH tells it
    ("console/commands.py", "time.monotonic"),  # how often a bar is drawn
    ("locks.py", "os.getpid"),  # who holds a lock, for a message
    ("publish/staging.py", "time.time_ns"),  # which folders may yet change unseen; kept beside the site
    ("generate/timing.py", "time.perf_counter"),  # for the bench alone
    ("generate/incremental/fingerprint.py", "time.time_ns"),  # the same, of the plugin's files
    ("generate/site.py", "time.time_ns"),  # since when a source may have changed unseen; kept beside the site
}


def unsteady(source: str) -> Iterator[tuple[str, int]]:
    """Each call that asks the clock, chance or the machine, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in SOURCES_OF_IT - {"datetime", "os"}:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names if alias.name in UNSTEADY)
        if not isinstance(node, ast.Attribute) or node.attr not in UNSTEADY:
            continue
        of = node.value
        name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
        if name in SOURCES_OF_IT:
            yield f"{name}.{node.attr}", node.lineno


def test_nothing_asks_the_clock_or_chance_but_where_it_is_named() -> None:
    found = [
        f"{where}:{line}: {call}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for where in [path.relative_to(PACKAGE).as_posix()]
        for call, line in unsteady(path.read_text("utf-8"))
        if (where, call) not in ALLOWED
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.time()", "from time import time_ns", "import datetime\nx = datetime.datetime.now()",
        "from datetime import date\ndate.today()", "import random\nrandom.shuffle(x)", "from uuid import uuid4",
        "import os\nos.urandom(4)", "import datetime as dt\ndt.date.today()",
    ],
)  # fmt: skip
def test_a_call_to_the_clock_or_to_chance_is_seen(source: str) -> None:
    assert list(unsteady(source))


def test_templates_and_settings_ask_no_clock_either() -> None:
    for path in (*(ROOT / "theme" / "templates").rglob("*.html"), ROOT / "pelicanconf.py", ROOT / "publishconf.py"):
        text = path.read_text("utf-8")
        assert not [word for word in ("now()", "today()", "strftime", "|random", "time.") if word in text], path
