"""How long the search index takes to make, and what a first question costs the reader: `invoke bench --search`.

Search documents of made articles, as our pages have them: 600 words, facets, claims, names. Each step runs in a fresh
process; `s` is the clock's, `cpu s` the processor's with Pagefind's own. Memory is by how much the step raised the most
that our process held; each Pagefind has its own, of which as many run at once as there are cores. Then Chromium asks the
index, with an empty cache, over a host that compresses.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT), str(ROOT / "tests" / "browser")]

from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402
from tests.bench.made_site import MadeArticle, MadeSite, made_site  # noqa: E402

from briefing.publish.search_index import write_search_index  # noqa: E402
from briefing.publish.search_shards import IndexedPage  # noqa: E402

SIZES = (1_000, 10_000)
STEPS = ("cold", "nothing", "edit", "new", "delete")
QUESTIONS = ("hospital", "grain exports", "killed")


# --- documents --------------------------------------------------------------------------------------------------------


def document(article: MadeArticle, site: MadeSite) -> str:
    """An article's search document, with facets and names as the theme prints them."""
    chance = Random(article.slug)  # noqa: S311 - no secret
    country, names = site.regions[article.region].name, [site.actors[id] for id in article.actors]
    facets = [
        *(
            ("region", f"Region {len(country) % 9}"),
            ("country", country),
            ("place", f"{country} {chance.randint(0, 60)}"),
        ),
        *(("actor", name) for name in names),
        *(("outcome", "killed"), ("claimant", chance.choice(("police", "witnesses", "the army")))),
        *(("outlet", article.outlet), ("grade", chance.choice("ABCD")), ("year", str(article.at.year))),
    ]
    claims = html.escape(json.dumps([[f"{chance.randint(1, 90)} killed", "police", ["#s1"]]] * chance.randint(0, 4)))
    told = [f'<span data-value="{html.escape(v)}" data-pagefind-filter="{f}[data-value]"></span>' for f, v in facets]
    told += [f'<p id="name-{n}">{html.escape(name)}, also called {name[:6]}</p>' for n, name in enumerate(names)]
    text = "".join(f'<p><mark id="s{n}">{html.escape(p)}</mark></p>' for n, p in enumerate(article.paragraphs))
    return (
        f'<!doctype html><html><body><h1 data-pagefind-body data-pagefind-meta="title">{html.escape(article.title)}</h1>'
        f"<p data-pagefind-body>{html.escape(article.deck)}</p><div data-pagefind-body>{text}</div>"
        f'<div hidden data-pagefind-body data-pagefind-weight="0.4" data-claims="{claims}" '
        f'data-pagefind-meta="claims[data-claims]" data-pagefind-filter="kind:article">{"".join(told)}'
        f'<span data-value="{article.at:%Y-%m-%d}" data-pagefind-sort="date[data-value]"></span></div></body></html>'
    )


def write_documents(folder: Path, size: int) -> None:
    """The documents of a site, in one file, and how they change with each step."""
    site = made_site(size + 1)
    told = {f"articles/{slug}/index.html": document(article, site) for slug, article in site.articles.items()}
    *_, edited, new = told
    cold = {address: text for address, text in told.items() if address != new}
    steps = {
        "cold": {},
        "nothing": {},
        "edit": {edited: cold[edited].replace("</p>", " Corrected.</p>", 1)},
        "new": {new: told[new]},
        "delete": {edited: ""},
    }
    (folder / "cold.json").write_text(json.dumps(cold), encoding="utf-8")
    (folder / "steps.json").write_text(json.dumps(steps), encoding="utf-8")


# --- one step -----------------------------------------------------------------------------------------------------------


def run_step(folder: Path, step: str) -> dict[str, float]:
    """Makes the index after this step and all before it."""
    documents = json.loads((folder / "cold.json").read_text("utf-8"))
    changes = json.loads((folder / "steps.json").read_text("utf-8"))
    for earlier in STEPS[: STEPS.index(step) + 1]:
        documents.update(changes[earlier])
    # An engine knows the hashes of its pages; working them out is not part of the step.
    pages = [IndexedPage(a, hashlib.sha256(text.encode()).hexdigest()) for a, text in documents.items() if text]
    start, before, held = perf_counter(), cpu_s(), most_mb()
    report = write_search_index(folder / "site", pages, documents.__getitem__)
    seconds, cpu = perf_counter() - start, cpu_s() - before
    return {"s": seconds, "cpu": cpu, "shards": len(report.shards), "made": len(report.made), "mb": most_mb() - held}


def most_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cpu_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def fresh(folder: Path, step: str) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--folder", str(folder), "--step", step]
    return dict(json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout))


# --- the reader -----------------------------------------------------------------------------------------------------------


def asked(site: Path) -> Iterator[tuple[str, int, int, float]]:
    """What a browser does: step, requests, kB and ms, each after the one before, beginning with an empty cache."""
    from compressing import serve_compressed
    from find_chromium import find_chromium
    from playwright.sync_api import sync_playwright

    (site / "index.html").write_text('<!doctype html><html lang="en"><title>Search</title></html>', encoding="utf-8")
    (site / "theme").exists() or (site / "theme").symlink_to(ROOT / "theme" / "static")
    opening = "async () => { globalThis.index = await (await import('/theme/js/search_shards.js')).openIndex("
    opening += "location.origin + '/pagefind/', {}) }"
    steps = [("opening the index", opening)]
    for q in QUESTIONS:
        words = json.dumps(q.split())
        steps.append((f"“{q}”", f"async () => {{ await index.search({json.dumps(q)}, {{ words: {words} }}) }}"))
    steps.append(("all facets", "async () => { await index.facets() }"))
    steps.append(
        ("“killed”, by date", "async () => { await index.search('killed', { words: ['killed'], newest: true }) }")
    )
    with serve_compressed(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        sizes: list[int] = []
        page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
        page.goto(f"{address}/index.html")
        for name, script in steps:
            sizes.clear()
            start = perf_counter()
            page.evaluate(script)
            seconds = perf_counter() - start
            page.wait_for_timeout(200)
            yield name, len(sizes), sum(sizes) // 1000, seconds * 1000
        browser.close()


# --- tables ---------------------------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="articles; may be given several times")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    options = parser.parse_args()
    if options.step:
        sys.stdout.write(json.dumps(run_step(options.folder, options.step)))
        return
    for size in options.size or SIZES:
        with tempfile.TemporaryDirectory() as room:
            measure(Path(room), size, not options.no_browser)


def measure(folder: Path, size: int, browse: bool) -> None:
    """Both tables for a site of this size."""
    console = Console()
    (folder / "site").mkdir()
    write_documents(folder, size)
    table = Table("step", "s", "cpu s", "shards", "made", "MB", title=f"{size:,} articles: the index")
    for step in STEPS:
        told = fresh(folder, step)
        row = (
            f"{told['s']:.2f}",
            f"{told['cpu']:.2f}",
            *(f"{told[k]:.0f}" for k in ("shards", "made", "mb")),
        )
        table.add_row(step, *row)
    console.print(table)
    if browse:
        table = Table("step", "requests", "kB", "ms", title=f"{size:,} articles: the reader")
        for name, requests, kb, ms in asked(folder / "site"):
            table.add_row(name, str(requests), str(kb), f"{ms:.0f}")
        console.print(table)


if __name__ == "__main__":
    main()
