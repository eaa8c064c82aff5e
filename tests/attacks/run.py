"""Runs ingest, facts and build as the tasks do, within the limits that the caller set; writes told.json beside."""

from __future__ import annotations

import faulthandler
import json
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from briefing.console import commands
from briefing.generate.build import build_site
from briefing.ingest import ContentFolders, ingest_paths


def main(settings: Path) -> None:
    faulthandler.register(signal.SIGXCPU, chain=True)  # where the processor's seconds went
    content, told = settings.parent / "content", dict[str, Any]()
    report = ingest_paths([content / "inbox"], ContentFolders.of(content))
    told["ingest"] = [
        [str(r.path.name).encode("utf-8", "backslashreplace").decode(), r.status, str(r.page or ""), r.note]
        for r in report.results
    ]
    told["ingest_code"] = commands.ingest([str(content / "inbox")], ContentFolders.of(content))
    told["ingest_cpu"] = time.process_time()
    pages = [str(p) for p in sorted((content / "articles").glob("20*/*.md"))][:40]
    told["facts_code"] = commands.facts(pages, content, as_json=True)
    told["facts_cpu"] = time.process_time()
    site = build_site(settings)
    told["faults"], told["warnings"] = site.faults, site.warnings
    told["cpu"] = time.process_time()
    told["memory_kb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told["children_cpu"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    (settings.parent.parent / "told.json").write_text(
        json.dumps(told).encode("utf-8", "backslashreplace").decode(), "utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
