"""Every word that a page of the interface says comes from the catalogue: shown with one that brackets what it is asked.

The demonstration is built with a second tree whose catalogue answers «phrase» to every phrase. What stands in that tree
outside brackets must be data: names, headlines, quotes, outlets, as the corpus has them, or days and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pelican.settings import read_settings

from briefing.generate import making, trees
from briefing.generate.build import build_site
from briefing.knowledge import load_knowledge
from briefing.knowledge.actor_names import known_actor
from briefing.model import Article, Event
from briefing.present.shelf import Shelf

ROOT = Path(__file__).parents[2]
TREE = "ar"
SPOKEN = ("title", "aria-label", "aria-description", "alt", "placeholder", "label")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements that the templates keep for words of others: quotes, headlines cited, text struck out and marked, code.
OTHERS = {"q", "cite", "blockquote", "code", "mark", "script", "style"}
# Addresses, names drawn on a map (countries, towns, rivers), sentences that name a place, what else was counted.
FOREIGN = "foreign"  # marked by the template as of another language than the page's, with `lang`
OTHERS_CLASSES = {"address", "names", "saying", FOREIGN}
_DAY = r"(?:\d{1,2} )?[A-Z][a-z]{2,8}(?: \d{4})?"
_TIME = r"\d\d:\d\d UTC(?:[+-]\d\d:\d\d)?"
_FIGURE = r"[\d.,%+–-]+|[0-9a-f]{4,64}|\w{4} \w{4} \w{4}"
PLAIN = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?:{_DAY})|{_TIME}|{_FIGURE}", re.ASCII)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Quotation marks hold words of others; addresses and names of files speak for themselves.
QUOTED = re.compile(
    r"“[^“”]*”|https?://\S+|(?:[\w.-]*/)+[\w.-]*|\w+(?:\.hxl)?\.(?:csv|jsonl?|geojson|sqlite|txt)|SHA256SUMS"
)
EDGES = " .,\n—–-◦"
BREAKS = re.compile(r"◦|[,;:·()“”\[\]/…]| and | [–—] |[.!?](?:\s|$)")


class Bracketing(NullTranslations):
    """Answers every phrase with itself in brackets; dates and numbers are written as in British English."""

    def info(self) -> dict[str, str]:
        return {"language": "en_GB"}

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"

    def pgettext(self, context: str, message: str) -> str:
        return f"«{message}»"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


class Words(HTMLParser):
    """What a page says outside brackets: (where, words), from text and from the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.deep = 0  # a phrase with markup in it opens its bracket in one element and closes it in another
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        names = ("content",) if tag == "meta" and told.get("name") == "description" else SPOKEN
        for name in names:
            if told.get(name) and not self._of_others():
                self.said.append((f"{self._where()} {tag} {name}", outside(told[name] or "", 0)[0]))
        if tag not in VOID:
            own = FOREIGN if told.get("lang") not in (None, TREE) else ""
            self.open.append((tag, f"{told.get('class') or ''} {own}".strip()))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"script", "style"} & {tag for tag, _ in self.open}:
            return
        words, self.deep = outside(data, self.deep)
        if words.strip() and not self._of_others():
            self.said.append((self._where(), words))

    def _of_others(self) -> bool:
        return any(tag in OTHERS or OTHERS_CLASSES & set(css.split()) for tag, css in self.open)

    def _where(self) -> str:
        return " ".join(f"{tag}.{css.replace(' ', '.')}" if css else tag for tag, css in self.open[-3:])


def outside(words: str, depth: int) -> tuple[str, int]:
    """The words outside brackets, a ◦ for each bracketed part, and how deep the end stands in brackets."""
    kept = []
    for letter in words:
        depth += {"«": 1, "»": -1}.get(letter, 0)
        if letter == "»" and depth == 0:
            kept.append("◦")
        elif depth == 0:
            kept.append(letter)
    assert depth >= 0, words
    return "".join(kept), depth


def strangers(said: str, data: set[str], broken: Iterable[str]) -> Iterator[str]:
    """The parts of the words that are neither data nor days nor numbers. `broken`: data that have breaks in them."""
    if said.strip(EDGES).casefold() in data:
        return
    for line in broken:
        if line in said:
            said = said.replace(line, "◦")
    for part in BREAKS.split(QUOTED.sub("◦", said)):
        bare = part.strip(EDGES)
        named = re.sub(r"^\d+ | \(?[+]?\d+\)?$", "", bare)
        if re.search(r"[^\W\d_]{2}", bare) and not {bare.casefold(), named.casefold()} & data and not plain(bare):
            yield bare


def plain(words: str) -> bool:
    """Whether these words are a day, a time or a number."""
    months = re.findall(r"[A-Z][a-z]+", words.replace("UTC", ""))
    known = all(any(m.startswith(word[:3]) for m in MONTHS) or word.endswith("day") for word in months)
    return known and bool(PLAIN.fullmatch(words))


# --- what the corpus knows ---------------------------------------------------------------------------------------


def known_data(shelf: Shelf) -> set[str]:
    """All names and quotes of the corpus, and what files and languages call themselves, in one case."""
    corpus = shelf.corpus
    found = {"CSV", "JSON Lines", "BibTeX", "RIS", "CSL-JSON", *site_words()}
    actors = load_knowledge().actors
    known = (known_actor(actors, actor.id) for actor in corpus.actors)
    found |= {form.name for actor in known if actor for form in actor.names}
    for article in corpus.articles:
        found |= set(_of_article(article))
    for event in corpus.events:
        found |= set(_of_event(event))
    found |= {region.name for region in corpus.regions}
    found |= {words for actor in corpus.actors for words in (actor.name, *actor.aliases)}
    found |= {words for claimant in corpus.claimants for words in (claimant.name, *claimant.as_written)}
    for gone in (row for rows in shelf.gone_of.values() for row in rows):
        found |= {gone.change.words, gone.change.record.claimant or ""}
    found |= {line for origin in corpus.origins for copy in origin.copies for line in (*copy.added, *copy.missing)}
    found |= {edition.why for edition in shelf.history.editions}
    return {words for words in found if words}


def site_words() -> Iterator[str]:
    """What the editor of a site writes: its name and line, the titles of its own pages; and what languages are called."""
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    yield from (settings["SITENAME"], settings["SITESUBTITLE"])
    for page in (ROOT / "content/pages").glob("*.md"):
        yield from re.findall(r"^title: (.*)$", page.read_text("utf-8"), re.MULTILINE)
    yield from (tree.name for tree in trees.trees_of(settings))


def _of_article(article: Article) -> Iterator[str]:
    box = article.facts
    yield from filter(None, (article.title, article.deck, article.outlet, article.agency, *article.authors))
    yield from box.unresolved
    for force in box.forces:
        yield from (force.name, *force.as_written)
        yield from (s.unit for s in force.strength)
        yield from (f"{s.count:,} {s.unit}" for s in force.strength if s.count)
    for place in box.places:
        yield from filter(None, (place.name, place.admin1, place.region, *place.as_written))
    for claim in box.claims:
        yield from filter(None, (claim.claimant, claim.as_written))
    for fact in (*box.forces, *box.places, *box.claims):
        yield from (item.quote for item in fact.evidence)
    yield from (change.reason for change in box.changes)


def _of_event(event: Event) -> Iterator[str]:
    yield from filter(None, (event.id, event.name, event.note, *event.was))


# --- the test ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shelf]:
    """The tree of the demonstration that speaks in brackets, and the corpus it prints."""
    held: list[Shelf] = []
    output = tmp_path_factory.mktemp("bracketed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trees, "read_catalogue", lambda code: NullTranslations() if code == "en" else Bracketing())
        patch.setattr(making, "last_parts", lambda shelf, *_: held.append(shelf) or ())
        report = build_site(ROOT / "pelicanconf.py", output)
    assert not report.faults
    return output / "ar", held[0]


def test_every_phrase_of_every_page_is_in_the_catalogue(bracketed: tuple[Path, Shelf]) -> None:
    tree, shelf = bracketed
    known = known_data(shelf)
    data = {words.casefold().strip(EDGES) for words in known}
    broken = sorted((words for words in known if BREAKS.search(words)), key=len, reverse=True)
    pages = sorted(tree.rglob("index.html"))
    assert {page.relative_to(tree).parts[0] for page in pages} >= {"articles", "events", "actors", "search", "data"}
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        parser = Words()
        parser.feed(page.read_text("utf-8"))
        assert parser.deep == 0, page
        for where, said in parser.said:
            for words in strangers(said, data, broken):
                found.setdefault((words, where), page.relative_to(tree).as_posix())
    assert not found, "\n".join(f"{words!r} in {where} of {page}" for (words, where), page in sorted(found.items()))
