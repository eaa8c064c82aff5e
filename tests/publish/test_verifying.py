"""Folders and published sites held against their manifest; the latter over real HTTP on loopback."""

from __future__ import annotations

import gzip
import os
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.console import commands
from briefing.console.serving import site_server
from briefing.errors import BriefingError
from briefing.publish.manifest import manifest_text, sum_of, write_manifest
from briefing.publish.verifying import Verification, verify_folder
from briefing.publish.verifying_address import verify_url

ROOT = Path(__file__).parents[2]
FILES = {
    "index.html": b"<p>home</p>" * 500,
    "404.html": b"<p>not here</p>",
    "a b/\u0642\u0627\u0626\u0645\u0629/index.html": b"<p>list</p>" * 500,
    "data/claims.csv": b"id\r\n" * 1000,
    "data/all.gz": gzip.compress(b"rows " * 1000, mtime=0),
    "empty.txt": b"",
    "_headers": b"/*\n",
}


def told(found: Verification) -> list[tuple[str, str]]:
    return [(one.path, one.kind) for one in found.differences]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    write_manifest(tmp_path)
    return tmp_path


def test_a_whole_folder_differs_in_nothing(site: Path) -> None:
    found = verify_folder(site)
    assert (found.files, found.differences) == (len(FILES), ())


def test_each_file_that_differs_is_told_with_how(site: Path) -> None:
    (site / "index.html").write_bytes(FILES["index.html"].replace(b"home", b"hame"))
    (site / "404.html").write_bytes(b"<p>not there</p>")
    (site / "empty.txt").unlink()
    (site / "data/more").mkdir()
    (site / "data/more/extra.csv").write_text("x")
    found = verify_folder(site)
    assert told(found) == [
        ("404.html", "changed"), ("data/more/extra.csv", "extra"), ("empty.txt", "missing"), ("index.html", "changed"),
    ]  # fmt: skip
    assert "16 bytes for 15" in found.differences[0].words
    assert "SHA-256" in found.differences[3].words and "bytes" not in found.differences[3].words


# --- over HTTP ----------------------------------------------------------------------------------------------------


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[str]:
    """The server's address while it serves."""
    with server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class Host(BaseHTTPRequestHandler):
    """A host that answers as `answer` says: path to (status, headers, body)."""

    protocol_version = "HTTP/1.1"

    def __init__(self, answer: Callable[[str], tuple[int, dict[str, str], bytes]], *args: object) -> None:
        self.answer = answer
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        status, headers, body = self.answer(self.path)
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


def host(answer: Callable[[str], tuple[int, dict[str, str], bytes]]) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, answer))


def one_file(content: bytes, status: int, headers: dict[str, str], body: bytes) -> ThreadingHTTPServer:
    """A site of a manifest and `page.html`, whose bytes should be `content`, which is answered as given."""
    manifest = manifest_text({"page.html": sum_of(content)})
    return host(lambda path: (200, {}, manifest) if path == "/manifest.json" else (status, headers, body))


def test_a_published_site_is_whole_on_our_own_server(site: Path) -> None:
    seen: list[tuple[int, int]] = []
    with serving(site_server(site, 0)) as address:
        found = verify_url(address, lambda done, of: seen.append((done, of)))
        assert verify_url(f"{address}index.html").differences == ()
    assert (found.files, found.differences, found.withheld) == (len(FILES), (), ())
    assert found.sha256 == verify_folder(site).sha256
    assert seen[-1] == (len(FILES), len(FILES))


def test_what_a_published_site_lacks_or_changed_is_told(site: Path) -> None:
    (site / "index.html").write_bytes(FILES["index.html"].replace(b"home", b"hame"))
    (site / "data/claims.csv").write_bytes(b"id\r\n")
    (site / "data/all.gz").unlink()
    with serving(site_server(site, 0)) as address:
        found = verify_url(address)
    assert told(found) == [("data/all.gz", "missing"), ("data/claims.csv", "changed"), ("index.html", "changed")]
    assert "4 bytes for 4000" in found.differences[1].words


def test_a_site_below_a_path_sent_packed_by_a_host_with_pretty_addresses_is_whole() -> None:
    """As large hosts do it: gzip on the way, /404.html at /404, _headers kept, a file named .gz called packed."""
    manifest = manifest_text({path: sum_of(content) for path, content in FILES.items()})
    pages = {
        "/room/": FILES["index.html"],
        "/room/manifest.json": manifest,
        "/room/a%20b/%D9%82%D8%A7%D8%A6%D9%85%D8%A9/": FILES["a b/\u0642\u0627\u0626\u0645\u0629/index.html"],
        "/room/404": FILES["404.html"],
        "/room/empty.txt": b"",
        "/room/data/claims.csv": FILES["data/claims.csv"],
    }

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path == "/room/404.html":
            return 308, {"Location": "/room/404"}, b"moved"
        if path == "/room/data/all.gz":
            return 200, {"Content-Encoding": "gzip"}, FILES["data/all.gz"]
        if path in pages:
            return 200, {"Content-Encoding": "gzip"}, gzip.compress(pages[path])
        return 404, {}, b"nothing"

    with serving(host(answer)) as address:
        found = verify_url(f"{address}room")
    assert (told(found), found.withheld) == ([], ("_headers",))


def test_no_redirect_to_another_host_is_followed() -> None:
    asked: list[str] = []

    def other(path: str) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        return 200, {}, b"page"

    with serving(host(other)) as elsewhere:
        for target in (
            elsewhere,
            elsewhere.replace("127.0.0.1", "localhost"),
            "file:///etc/passwd",
            "//[",
            "/page.html",
        ):
            with serving(one_file(b"page", 302, {"Location": target}, b"")) as address:
                (one,) = verify_url(address).differences
                assert one.kind == "changed"
                assert "elsewhere" in one.words or "circle" in one.words
    assert asked == []


def test_no_more_of_a_file_is_read_than_it_should_have() -> None:
    """Ten thousand times as much, packed small: the rest of a bomb is never unpacked."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    for headers in ({}, {"Content-Encoding": "gzip"}):
        with serving(one_file(b"page", 200, headers, bomb)) as address:
            (one,) = verify_url(address).differences
        assert (one.kind, one.words) == ("changed", "is longer than 4 bytes")


def test_an_answer_cut_short_or_refused_is_unread_not_changed() -> None:
    cut = one_file(b"page", 200, {"Content-Length": "40", "Connection": "close"}, b"pa")
    broken = one_file(b"page", 200, {"Content-Encoding": "gzip"}, b"no gzip")
    for server in (cut, broken):
        with serving(server) as address:
            (one,) = verify_url(address).differences
        assert one.kind == "unread"


def test_a_host_that_goes_down_on_the_way_ends_the_check() -> None:
    manifest = manifest_text({f"{n}.html": sum_of(b"page") for n in range(200)})
    cut = {"Content-Length": "40", "Connection": "close"}
    server = host(lambda path: (200, {}, manifest) if path == "/manifest.json" else (200, cut, b"pa"))
    with serving(server) as address, pytest.raises(BriefingError, match="does not answer any more"):
        verify_url(address)


def test_a_site_is_read_over_https_from_a_host_that_proves_who_it_is(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (maker := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    told = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    command = [
        maker,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
        *told,
    ]
    subprocess.run(command, capture_output=True, check=True)
    server = site_server(site, 0)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with serving(server) as address:
        address = address.replace("http://", "https://")
        with pytest.raises(BriefingError, match="certificate verify failed"):
            verify_url(address)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert verify_url(address).differences == ()


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/", "https://", "https://u:p@example.org/", "http://a.example/?x=1", "http://[",
     "http://a.example:99999/", "javascript://x"],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(BriefingError, match="address"):
        verify_url(address)


def test_a_host_without_a_manifest_or_without_anybody_is_told_with_the_remedy() -> None:
    server = host(lambda path: (404, {}, b"nothing"))
    with serving(server) as address, pytest.raises(BriefingError, match=r"manifest\.json: the host answers 404; give"):
        verify_url(address)
    with pytest.raises(BriefingError, match="does not answer"):
        verify_url(address)  # nobody listens there any more


def test_the_task_says_it_in_its_table_and_exit_code(site: Path) -> None:
    """On a terminal that has no "…"."""
    (site / "empty.txt").unlink()
    (site / "index.html").write_bytes(b"other")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with serving(site_server(site, 0)) as address:
        command = [sys.executable, "-m", "invoke", "verify", address]
        told = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, encoding="ascii", check=False)
    assert told.returncode == 1, told.stderr
    assert "empty.txt" in told.stdout and "1 missing" in told.stdout and "1 changed" in told.stdout


def test_a_whole_folder_and_one_without_a_manifest_give_their_exit_codes(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.verify(str(site)) == 0
    assert f"{len(FILES)} files, each as the manifest says" in capsys.readouterr().out
    assert commands.verify(str(site / "data")) == 1
