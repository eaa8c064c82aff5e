"""Finds a Chromium for the browser tests, installing one where there is none. Prints its path; exit code 1 without one.

python tests/browser/find_chromium.py            # find or install
python tests/browser/find_chromium.py --no-install
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

__all__ = ["ChromiumNotFoundError", "find_chromium"]

VARIABLE = "BRIEFING_CHROMIUM"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium; others: "
    f"python -m playwright install --with-deps chromium) or name one: {VARIABLE}=/path/to/chromium"
)


class ChromiumNotFoundError(RuntimeError):
    """There is no browser to test in; the message holds the remedy."""


def find_chromium(environ: Mapping[str, str] = os.environ, *, install: bool = True) -> str:
    """The path of a Chromium or Chrome that starts. A name in BRIEFING_CHROMIUM that does not start is an error.

    Looks at BRIEFING_CHROMIUM, then the path, then Playwright's own; where there is none, installs Debian's as root,
    else Playwright's. Raises ChromiumNotFoundError with the remedy.
    """
    if named := environ.get(VARIABLE):
        if starts(named):
            return named
        raise ChromiumNotFoundError(f"{VARIABLE}={named} does not start. {REMEDY}")
    path = environ.get("PATH", os.defpath)
    if found := installed(path):
        return found
    for step in (install_debian, install_playwright) if install else ():
        step()
        if found := installed(path):
            return found
    raise ChromiumNotFoundError(REMEDY)


def installed(path: str) -> str | None:
    """The first browser on this search path that starts, else Playwright's own, else None."""
    for look in (*(partial(shutil.which, name, path=path) for name in ON_PATH), playwrights_own):
        if (found := look()) and starts(found):
            return found
    return None


def starts(path: str) -> bool:
    """True where the program runs: a package may be there without the libraries it needs, or as an empty shell."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwrights_own() -> str | None:
    """Where Playwright keeps its Chromium, if it has fetched one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_debian() -> None:
    """Installs Debian's package; does nothing unless run as root on a system with apt-get."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], environ)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], environ)


def install_playwright() -> None:
    """Fetches Playwright's own build."""
    run([sys.executable, "-m", "playwright", "install", "chromium"], os.environ)


def run(command: list[str], environ: Mapping[str, str]) -> None:
    """Runs an installer; what it says goes to standard error, and its failure shows in there being no browser after."""
    subprocess.run(command, env=dict(environ), stdout=sys.stderr, check=False)


def main(tell: Callable[[str], object] = sys.stdout.write) -> int:
    """Prints the path, or the remedy on standard error."""
    try:
        tell(find_chromium(install="--no-install" not in sys.argv[1:]) + "\n")
    except ChromiumNotFoundError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
