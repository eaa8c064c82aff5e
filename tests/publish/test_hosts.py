"""The headers in the form of each host: read by the real servers where they are installed, over real HTTP."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.console.serving import policy_of, site_server
from briefing.errors import BriefingError
from briefing.publish.headers import content_policy, header_rules, site_headers
from briefing.publish.hosts import HOSTS, host_files, hosts_of, write_host_files
from briefing.publish.page_style import PageStyle

POLICY = content_policy(PageStyle("", "'sha256-abc+/='"))
EVERYWHERE = dict(site_headers(POLICY))
LASTING, SHARED = header_rules(POLICY)[1].rows[0], header_rules(POLICY)[2].rows[0]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a subfolder of what is served, and at its root, with the files for every host."""
    for folder in (tmp_path / "www", tmp_path / "www/press"):
        for name in (
            "index.html",
            "404.html",
            "pagefind/index/a.pf_index",
            "pagefind/7f/filter/a.pf_filter",
            "data/a.csv",
            "theme/a.js",
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', "utf-8")
        write_host_files(folder, HOSTS, POLICY)
    return tmp_path / "www"


def answered(address: str) -> dict[str, str]:
    """The headers of an answer, whatever its code, with each name once."""
    try:
        answer = urllib.request.urlopen(address)
    except urllib.error.HTTPError as fault:
        answer = fault
    names = [name.lower() for name in answer.headers]
    assert len(names) == len(set(names)), names
    return dict(answer.headers.items())


def check(address: str) -> None:
    """Every file has the headers of every file, and those of its folder, at the root and in a subfolder."""
    for base in (address, f"{address}/press"):
        for path in (
            "/",
            "/404.html",
            "/theme/a.js",
            "/nowhere/",
            "/data/a.csv",
            "/pagefind/index/a.pf_index",
            "/pagefind/7f/filter/a.pf_filter",
        ):
            got = answered(base + path)
            assert EVERYWHERE.items() <= got.items(), path
            assert (got.get(SHARED[0]) == SHARED[1]) == ("/data/" in path), path
            assert (got.get(LASTING[0]) == LASTING[1]) == ("/pagefind/" in path), path


def test_our_own_server_sends_them(site: Path) -> None:
    with site_server(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        check(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@contextmanager
def running(command: list[str], port: int, work: Path) -> Iterator[str]:
    """A server in a process of its own, once it answers."""
    home = {**os.environ, "HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert process.poll() is None, process.stdout and process.stdout.read().decode()
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def nginx(site: Path, work: Path, port: int) -> list[str]:
    (work / "nginx.conf").write_text(
        f"daemon off; pid {work}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; "
        + "".join(f"{kind}_temp_path {work}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"server {{ listen 127.0.0.1:{port}; root {site}; include {site}/.headers.nginx.conf; }} }}\n"
    )
    return ["nginx", "-p", str(work), "-e", "stderr", "-c", str(work / "nginx.conf")]


def apache(site: Path, work: Path, port: int) -> list[str]:
    modules = ("mpm_event", "authz_core", "headers", "dir", "mime")
    (work / "httpd.conf").write_text(
        "".join(f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so\n" for m in modules)
        + f"ServerName x\nListen 127.0.0.1:{port}\nPidFile {work}/pid\nErrorLog /dev/stderr\nDirectoryIndex index.html\n"
        + f"DefaultRuntimeDir {work}\nTypesConfig /etc/mime.types\nDocumentRoot {site}\n"
        + f"<Directory {site}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    )
    return ["apache2", "-f", str(work / "httpd.conf"), "-D", "FOREGROUND"]


def caddy(site: Path, work: Path, port: int) -> list[str]:
    (work / "Caddyfile").write_text(
        f"{{\n admin off\n}}\n:{port} {{\n bind 127.0.0.1\n root * {site}\n"
        f" import {site}/.headers.caddy\n file_server\n}}\n"
    )
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


@pytest.mark.parametrize(("name", "command"), [("nginx", nginx), ("apache2", apache), ("caddy", caddy)])
def test_real_servers_send_them(name: str, command: object, site: Path, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    assert callable(command)
    port, work = free_port(), tmp_path / "work"
    work.mkdir()
    with running(command(site, work, port), port, work) as address:
        check(address)


def test_a_headers_file_has_one_header_a_line_below_its_path() -> None:
    (text,) = host_files(["netlify"], POLICY).values()
    assert text.startswith(f"/*\n  Content-Security-Policy: {EVERYWHERE['Content-Security-Policy']}\n")
    assert all(line.startswith(("/", "  ")) and len(line) < 2000 for line in text.splitlines())
    assert f"/pagefind/:shard/index/*\n  {LASTING[0]}: {LASTING[1]}\n" in text
    assert f"/data/*\n  {SHARED[0]}: {SHARED[1]}\n" in text


def test_vercel_is_told_the_same() -> None:
    told = json.loads(host_files(["vercel"], POLICY)["vercel.json"])
    rows = [{row["key"]: row["value"] for row in rule["headers"]} for rule in told["headers"]]
    assert rows == [EVERYWHERE, dict([LASTING]), dict([SHARED])]
    assert [rule["source"] for rule in told["headers"]][2] == "(.*)/(data)/(.*)"


def test_only_the_files_of_the_hosts_asked_for_are_written(tmp_path: Path) -> None:
    write_host_files(tmp_path, hosts_of({}), POLICY)
    assert [path.name for path in tmp_path.iterdir()] == ["_headers"]
    write_host_files(tmp_path / "none", hosts_of({"BRIEFING_HOSTS": []}), POLICY)
    assert not (tmp_path / "none").exists()


def test_an_unknown_host_is_refused_with_the_remedy() -> None:
    with pytest.raises(BriefingError, match=r"names 'geocities'.*netlify.*hosting\.md"):
        hosts_of({"BRIEFING_HOSTS": ["geocities"]})


def test_the_policy_that_a_page_states_is_the_one_that_is_served(site: Path) -> None:
    assert policy_of(site / "index.html") == POLICY
