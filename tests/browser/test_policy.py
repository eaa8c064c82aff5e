"""What a stranger's text could try if it ever reached a page as markup: every template, in a real Chromium, refuses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import NewPage
from driving import search_for, watch
from playwright.sync_api import Route

ASKED: list[str] = []


class Elsewhere(BaseHTTPRequestHandler):
    """A host of a stranger, which notes what it is asked for."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        framed = self.path.partition("?frame=")[2]
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/html" if framed else "text/javascript")
        self.end_headers()
        foreign = "document.documentElement.dataset.ran = 'foreign'"
        self.wfile.write((f'<iframe src="{framed}"></iframe>' if framed else foreign).encode())

    do_POST = do_GET  # noqa: N815 - the base class's own name

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


# `ran` is set by whatever runs; the stranger's host notes whatever is fetched.
HARM = """
<script>document.documentElement.dataset.ran = 'inline'</script>
<script src="{host}/script.js"></script>
<script src="data:text/javascript,document.documentElement.dataset.ran='data'"></script>
<style>@import url("{host}/style.css"); body {{ outline: 7px solid red }}</style>
<p id="styled" style="position: fixed">x</p>
<link rel="stylesheet" href="{host}/sheet.css">
<link rel="preload" as="image" href="{host}/preload.png">
<img src="{host}/picture.png" onerror="document.documentElement.dataset.ran = 'handler'">
<svg onload="document.documentElement.dataset.ran = 'svg'"><image href="{host}/svg.png"/></svg>
<iframe src="{host}/frame"></iframe><iframe srcdoc="<script>parent.document.documentElement.dataset.ran='doc'</script>"></iframe>
<object data="{host}/object"></object><embed src="{host}/embed">
<video src="{host}/film.mp4" autoplay></video><audio src="{host}/sound.mp3" autoplay></audio>
<form id="harm" action="{host}/form" method="post"><input name="a" value="b"></form>
<base href="{host}/base/">
<meta http-equiv="refresh" content="9; url=javascript:document.documentElement.dataset.ran='refresh'">
"""
# What a script of ours could be tricked into: none of these sinks takes text, and nothing is sent elsewhere. It stands in
# a file of the site's own, since what a debugger evaluates may do more than a page.
SINKS = """globalThis.tried = (async (host) => {
  await new Promise((done) => addEventListener("load", () => setTimeout(done, 0)));
  const tried = {
    html: () => { document.createElement("p").innerHTML = "<b>x</b>"; },
    write: () => document.write("<b>x</b>"),
    eval: () => (0, eval)("1"),
    function: () => new Function("return 1"),
    timer: () => { if (setTimeout("document.documentElement.dataset.ran = 'timer'", 0)) throw new Error("not run"); },
    worker: () => new Worker("/theme/js/article.js"),
    script: () => { document.createElement("script").src = host + "/made.js"; },
    policy: () => trustedTypes.createPolicy("other", {createHTML: (text) => text}),
    fetch: () => fetch(host + "/fetch"),
  };
  navigator.sendBeacon(host + "/beacon", "x");
  const allowed = [];
  for (const [name, run] of Object.entries(tried)) {
    try { await run(); allowed.push(name); } catch { /* refused, as it should be */ }
  }
  document.getElementById("harm").submit();
  await new Promise((done) => setTimeout(done, 30));
  const root = document.documentElement;
  return {
    allowed, ran: root.dataset.ran ?? "", base: new URL("x", document.baseURI).host === location.host,
    outline: getComputedStyle(document.body).outlineStyle, here: location.host,
    styled: getComputedStyle(document.getElementById("styled")).position,
  };
})("{host}");"""


@pytest.mark.parametrize("sent", ["meta", "header"])
def test_nothing_foreign_runs_is_shown_or_asked_for_on_any_template(
    sent: str, at_root: str, elsewhere: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    """The policy of the page's own <meta> alone, and that of the host's header alone."""

    def inject(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        if sent == "header":
            text = text.replace('http-equiv="Content-Security-Policy"', 'name="none"')
        headers = {k: v for k, v in answer.headers.items() if sent == "header" or "security-policy" not in k}
        headers.pop("content-length", None)
        assert "content-security-policy" in headers or sent == "meta"
        harm = HARM.format(host=elsewhere) + '<script src="/probe.js"></script>'
        route.fulfill(status=200, headers=headers, body=text.replace("</main>", f"{harm}</main>", 1))

    ASKED.clear()
    page = new_page()
    page.route(lambda address: address.startswith(at_root) and "?" not in address and _is_page(address), inject)
    probe = SINKS.replace("{host}", elsewhere)
    page.route(f"{at_root}/probe.js", lambda route: route.fulfill(body=probe, content_type="text/javascript"))
    for path in templates if sent == "meta" else templates[::6]:
        page.goto(f"{at_root}/{path}")
        seen = page.evaluate("tried")
        assert page.locator("#harm").count() == 1
        expected = {"allowed": [], "ran": "", "base": True, "outline": "none", "styled": "static"}
        assert {name: seen[name] for name in expected} == expected, path
        assert page.url.startswith(at_root), path
    assert ASKED == []


def _is_page(address: str) -> bool:
    return address.endswith(("/", ".html"))


def test_no_page_of_a_stranger_can_put_ours_in_a_frame(at_root: str, elsewhere: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{elsewhere}/?frame={at_root}/")
    assert [frame.url.partition(":")[0] for frame in page.frames[1:]] == ["chrome-error"]


def test_the_search_works_under_the_policy_with_its_worker(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    search_for(page, at_root, "?q=Goma")
    assert page.locator("#results li").count() or page.get_by_text("Goma").count()
    assert [worker.url for worker in page.workers] == [f"{at_root}/pagefind/pagefind-worker.js"]
    assert seen.faults == []
