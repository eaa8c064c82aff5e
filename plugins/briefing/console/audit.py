"""Known vulnerabilities of the locked packages: asked of OSV by pip-audit where the network allows it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import BriefingError

__all__ = ["OSV", "Audit", "audit_constraints"]

OSV = "https://api.osv.dev/v1/query"
_SECONDS = 10
# How the last line of pip-audit's words ends where it was the network that failed, and not what was asked.
_NO_NETWORK = re.compile(r"ServiceError|connect|time(d )?out|proxy|SSL|HTTPError|resolve", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Audit:
    """`asked`: how many packages were looked up; 0 where there was no network, `skipped` then says why.

    `findings`: a line for each known vulnerability; () is what one hopes for.
    """

    asked: int
    findings: tuple[str, ...] = ()
    skipped: str = ""


def audit_constraints(constraints: Path, service: str = OSV) -> Audit:
    """Looks up every package of a file of pinned requirements with hashes. Nothing is installed or downloaded.

    Raises BriefingError where the file cannot be audited for another reason than the network.
    """
    if find_spec("pip_audit") is None:
        return Audit(0, skipped="pip-audit is not installed")
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "-r", str(constraints)]
    command += ["--vulnerability-service", "osv", "--osv-url", service, "--timeout", str(_SECONDS)]
    run = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off"], capture_output=True, encoding="utf-8", check=False
    )
    if run.stdout.strip().startswith("{"):
        packages = json.loads(run.stdout)["dependencies"]
        return Audit(len(packages), tuple(_finding(p, v) for p in packages for v in p.get("vulns", ())))
    said = [line for line in run.stderr.splitlines() if line.strip()] or ["it says nothing"]
    if _NO_NETWORK.search(said[-1]):
        return Audit(0, skipped=said[-1][:200])
    raise BriefingError(str(constraints), f"pip-audit fails: {said[-1][:300]}", "run `make lock`, or pip-audit by hand")


def _finding(package: dict[str, str], vulnerability: dict[str, list[str] | str]) -> str:
    mended = ", ".join(vulnerability.get("fix_versions") or ()) or "no version"
    return f"{package['name']} {package['version']}: {vulnerability['id']}; mended in {mended}"
