"""Pango for the tests that set PDFs: a Python package cannot bring it. Installs Debian's where it may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

__all__ = ["ensure_pango"]

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def ensure_pango() -> None:
    """Makes sure that WeasyPrint can be loaded; as root on a system with apt-get it installs what is missing.

    Asks in a process of its own, since a failed import would stay with this one. Elsewhere the tests fail with the
    remedy that `invoke brief` tells.
    """
    if _loads() or not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", *step], env=environ, stdout=sys.stderr, check=False)


def _loads() -> bool:
    done = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    return done.returncode == 0
