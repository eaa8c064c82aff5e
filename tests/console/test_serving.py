"""The site's own server, asked over real http."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefing.console.serving import site_server
from briefing.errors import BriefingError


def test_pages_are_served_and_an_unknown_address_gets_the_sites_404(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>home</p>", "utf-8")
    (tmp_path / "404.html").write_text("<p>not here</p>", "utf-8")
    with site_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        assert urllib.request.urlopen(f"{base}/").read() == b"<p>home</p>"
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{base}/nowhere/")
        assert (caught.value.code, caught.value.read()) == (404, b"<p>not here</p>")
        server.shutdown()


def test_a_folder_without_a_site_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="invoke build"):
        site_server(tmp_path, 0)


def test_a_taken_port_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", "utf-8")
    with site_server(tmp_path, 0) as server, pytest.raises(BriefingError, match="--port"):
        site_server(tmp_path, server.server_port)
