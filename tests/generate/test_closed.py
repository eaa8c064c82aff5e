"""Drafts are closed by default: what is not published is in no byte of the site, not even in how it counts."""

from __future__ import annotations

import http.client
import shutil
import threading
from pathlib import Path

import pytest
from tests.every_byte import found_in
from tests.generate.test_build import project

from briefing.console.serving import site_server
from briefing.generate.build import BuildReport, build_site

HEAD = "---\ntitle: {title}\ndate: 2025-02-18T09:00:00+00:00\noutlet: {outlet}\nstatus: published\n---\n\n"
OPEN = {
    "articles/2025/market.md": HEAD.format(title="Shells hit market in Goma", outlet="Sample Herald")
    + "Shells hit the central market in Goma on Tuesday, killing 12 civilians, the city hospital said.\n",
    "articles/2025/toll.md": HEAD.format(title="Goma market toll rises to 19", outlet="Example Post")
    + "The city hospital said on Wednesday that 19 civilians were killed when shells hit the market in Goma on Tuesday.\n",
    "pages/about.md": "---\ntitle: About\nstatus: published\n---\n\nWhat this is.\n",
}
# One word for each field, so that a leak tells where it comes from. Kutum and Boko Haram are in no open article.
MARK = "qzxvarn"
FIELDS = (
    "title", "deck", "outlet", "author", "agency", "address", "file", "extra", "body", "caption", "claimant", "quote",
    "slug", "correction", "force", "note",
)  # fmt: skip


def secrets_of(kind: str) -> dict[str, str]:
    """A word for each field that no text of this project holds."""
    return {field: f"{MARK}{kind}{field}" for field in FIELDS}


def closed_files(kind: str, status: str, name: str = "{slug}.md") -> dict[str, str]:
    """An article with its correction and its event note, with a secret in every field."""
    s = secrets_of(kind)
    head = (
        f"---\ntitle: Raid on {s['title']} kills nine\ndeck: At {s['deck']}\ndate: 2025-02-20\noutlet: {s['outlet']}\n"
        f"authors: {s['author']}\nagency: {s['agency']}\nsource_url: https://news.example.org/{s['address']}\n"
        f"source_file: {s['file']}.html\nextra: {s['extra']}\n{status}---\n\n"
    )
    body = (
        f"Boko Haram gunmen killed nine civilians in {s['body']} near Kutum on Thursday, {s['claimant']} said. "
        f'"{s["quote"]} is gone," a witness said. Shells hit the central market in Goma on Tuesday, killing 12.\n\n'
        f"Smoke over {s['caption']}.\n{{: .caption}}\n"
    )
    correction = (
        f"- add: force\n  quote: gunmen\n  set: {{id: {s['force']}, name: The {s['force']} group}}\n"
        f"  reason: {s['correction']}\n"
    )
    note = f"name: The day of {s['note']}\nnote: {s['note']}\narticles:\n- {s['slug']}\n"
    return {
        f"articles/2025/{name.format(slug=s['slug'])}": head + body,
        f"corrections/{s['slug']}.yaml": correction,
        f"events/2025-02-20-{s['slug']}.yaml": note,
    }


CLOSED = {
    **closed_files("draft", "status: draft\n"),
    **closed_files("review", "status: Review\n"),
    **closed_files("bare", ""),
    **closed_files("beside", "status: published\n", "{slug}.new.md"),
    **closed_files("hidden", "status: published\n", ".{slug}.md"),
    f"pages/{secrets_of('page')['slug']}.md": f"---\ntitle: {secrets_of('page')['title']}\nstatus: draft\n---\n\nA.\n",
    "pages/bare.md": f"---\ntitle: {secrets_of('bare')['title']}\n---\n\n{secrets_of('bare')['body']}.\n",
    f"inbox/{secrets_of('inbox')['file']}.html": f"<h1>{secrets_of('inbox')['title']}</h1>",
    f"sources/{'0' * 64}": secrets_of("sources")["body"],
}
for kind in ("beside", "hidden"):  # what no build reads cannot be named by a note
    del CLOSED[f"events/2025-02-20-{MARK}{kind}slug.yaml"]
SECRETS = (MARK, "Kutum", "Boko Haram", "boko-haram")


def make(folder: Path, files: dict[str, str], day: str = "", *, cards: bool = False) -> BuildReport:
    """A build of the hosted site, with everything that knows its own address; recorded where a day is given."""
    folder.mkdir(exist_ok=True)
    if not (folder / "theme").exists():
        settings = project(folder, {})
        more = f'\nBRIEFING_SITEURL = "https://room.example"\nBRIEFING_CARDS = {cards}\n'
        settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    shutil.rmtree(folder / "content" / "articles", ignore_errors=True)
    for path, text in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, "utf-8")
    return build_site(folder / "pelicanconf.py", edition=(day, "") if day else None)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def with_closed(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return make(tmp_path_factory.mktemp("closed"), OPEN | CLOSED)


def test_no_byte_of_what_is_not_published_is_in_the_site(with_closed: BuildReport) -> None:
    assert found_in(with_closed.output, SECRETS) == []
    assert found_in(with_closed.output, ["Sample Herald"])
    assert with_closed.faults == ()


def test_the_site_is_that_of_a_project_without_those_files(with_closed: BuildReport, tmp_path: Path) -> None:
    assert bytes_of(make(tmp_path, OPEN).output) == bytes_of(with_closed.output)
    # Nor does it show where an article was published meanwhile, and nothing recorded it.
    assert found_in(make(tmp_path, OPEN | closed_files("between", "status: published\n")).output, [MARK])
    closed = make(tmp_path, OPEN | closed_files("between", "status: draft\n"))
    assert bytes_of(closed.output) == bytes_of(with_closed.output)


def test_it_is_said_how_many_are_held_back_and_which_lack_a_status(with_closed: BuildReport) -> None:
    words = "\n".join(with_closed.warnings)
    assert "5 pages are held back: 2 as a draft, 1 to be reviewed, 2 without a line status:" in words
    told = words.rpartition("without a line status: ")[2]
    assert "pages/bare.md" in told and secrets_of("bare")["slug"] in told
    assert secrets_of("draft")["slug"] not in told


def test_any_other_word_is_refused_with_file_and_line(tmp_path: Path) -> None:
    words = {"a": "hidden", "b": "publish", "c": "draft\nstatus: published", "d": "yes", "e": "published draft"}
    page = OPEN["articles/2025/toll.md"]
    wrong = {f"articles/{name}.md": page.replace("published", status, 1) for name, status in words.items()}
    report = make(tmp_path, OPEN | wrong | {"pages/about.md": page.replace("published", "open", 1)}, cards=False)
    told = sorted(report.faults)
    assert len(told) == 6
    for name, fault in zip((*words, "about"), told, strict=True):
        assert f"{name}.md:5: the status" in fault and "write one of draft, review, published" in fault
    assert [p.name for p in (report.output / "articles").iterdir() if len(p.name) == 1] == []
    assert not (report.output / "about").exists()


def test_what_lies_beside_the_site_is_not_served(with_closed: BuildReport) -> None:
    """The folder that builds are made in holds the site of before and the articles as read."""
    beside = with_closed.output.with_name(f".{with_closed.output.name}.build")
    names = [p.relative_to(beside).as_posix() for p in beside.rglob("*") if p.is_file()][:3]
    assert names
    with site_server(with_closed.output, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in (*names, "../content/articles"):
            for up in ("/..", "/%2e%2e", "/theme/../..", "//..", "/..%2f"):
                asked = http.client.HTTPConnection("127.0.0.1", server.server_port)
                asked.request("GET", f"{up}/{beside.name}/{name}")
                assert asked.getresponse().status == 404, (up, name)
                asked.close()
        server.shutdown()


def test_an_article_that_is_closed_again_leaves_its_address_and_nothing_else(tmp_path: Path) -> None:
    was = closed_files("again", "status: published\n")
    published = make(tmp_path, OPEN | was, day="2026-10-01", cards=True)
    seen = " ".join(word for _, word in found_in(published.output, [MARK]))
    assert [f for f in FIELDS if f"{MARK}again{f}" not in seen] == ["file", "extra"], "the others are printed somewhere"
    now = make(tmp_path, OPEN | closed_files("again", "status: draft\n"), day="2026-10-02", cards=True)
    assert (now.faults, now.edition) == ((), 2)
    slug = secrets_of("again")["slug"]
    left = found_in(now.output, SECRETS)
    assert {word for _, word in left} == {slug}
    assert f"articles/{slug}/index.html|path" in {where for where, _ in left}
    assert "withdrawn" in (now.output / "articles" / slug / "index.html").read_text("utf-8")
