"""The audit of packages with the real pip-audit, against a service on this machine; and what is locked."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing.console.audit import Audit, audit_constraints
from briefing.errors import BriefingError

needs_pip_audit = pytest.mark.skipif(find_spec("pip_audit") is None, reason="pip-audit is not installed")
ROOT = Path(__file__).parents[2]
HASH = f"--hash=sha256:{'0' * 64}"
WEAK = {
    "id": "PYSEC-0-1", "summary": "A weakness", "details": "x", "modified": "2024-01-01T00:00:00Z",
    "affected": [{
        "package": {"name": "six", "ecosystem": "PyPI"}, "versions": ["1.17.0"],
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.18.0"}]}],
    }],
}  # fmt: skip


@contextmanager
def osv(status: int = 200) -> Iterator[str]:
    """A service that knows one vulnerability, of six."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = {"vulns": [WEAK]} if asked["package"]["name"] == "six" else {}
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/query"
        server.shutdown()


@pytest.fixture
def constraints(tmp_path: Path) -> Path:
    path = tmp_path / "constraints.txt"
    path.write_text(f"six==1.17.0 {HASH}\npytz==2024.1 {HASH}\n", "utf-8")
    return path


@needs_pip_audit
def test_a_known_vulnerability_is_named_with_the_version_that_mends_it(constraints: Path) -> None:
    with osv() as service:
        found = audit_constraints(constraints, service)
    assert found == Audit(2, ("six 1.17.0: PYSEC-0-1; mended in 1.18.0",))


@needs_pip_audit
def test_without_a_network_it_is_said_that_nothing_was_asked(constraints: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    found = audit_constraints(constraints, f"http://127.0.0.1:{port}/v1/query")
    assert (found.asked, found.findings) == (0, ()) and found.skipped
    with osv(503) as service:
        assert audit_constraints(constraints, service).skipped


@needs_pip_audit
def test_a_file_that_cannot_be_audited_is_a_fault(constraints: Path) -> None:
    constraints.write_text("six>=1\n", "utf-8")
    with osv() as service, pytest.raises(BriefingError, match="pip-audit fails"):
        audit_constraints(constraints, service)


def test_every_locked_package_has_hashes_and_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    entries = [e for e in re.split(r"\n(?=[A-Za-z0-9])", text) if e.strip()]
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==[^\s;]+", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert not re.search(r"://|^-|\s@\s|\bfile:|index-url|find-links", text, re.MULTILINE)
