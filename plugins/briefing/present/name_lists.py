"""Indexes of names: A to Z, by number of articles, by last report, by kind or country. All static pages.

Names from A to Z stand on one page while they are few, and on a page for each letter from then on: a new name moves
those of its letter alone. An order in which one new article may move every row is cut after its first hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefing.present.addresses import Link, relative
from briefing.present.lists import CountRow, Letter, last_words, sounding
from briefing.present.paging import Order, Pager, orders_at
from briefing.present.words import capitalise, number_words
from briefing.speech import gettext

__all__ = ["Name", "NameIndex", "NamePage", "PlannedNames", "name_pages"]

MOST_RANKED = 100
MOST_ON_A_PAGE = 400


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an index: where its page stands, a note beside it, its kind, how many articles, the last day.

    `group`: id and words of what it is listed under in the index by kind or country; ("", "") for none.
    """

    text: str
    address: str
    note: str
    kind: str
    count: int
    last: date | None
    group: tuple[str, str] = ("", "")
    claims: int = 0


@dataclass(frozen=True, slots=True)
class NameIndex:
    """An index: `url` its address, `column` what a name is, `by`: address and words of its order by group."""

    url: str
    section: str
    heading: str
    column: str
    by: tuple[str, str] = ("", "")
    ranked: bool = True
    claims: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NamePage:
    """A page of an index. `jumps`: to each letter; `letters`: names under them; `rows`: a table of names instead.

    `column`: what a row of the table is; `counted`: whether its figures count articles or names.
    """

    url: str
    section: str
    heading: str
    title: str
    crumbs: tuple[Link, ...]
    orders: tuple[Order, ...]
    intro: str
    jumps: tuple[Link, ...]
    letters: tuple[Letter, ...]
    rows: tuple[CountRow, ...]
    column: str
    counted: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class PlannedNames:
    """A page of an index that is yet to be made. `given`: all that it is made of, as plain values."""

    url: str
    given: tuple[object, ...]
    make: Callable[[], NamePage]


def name_pages(index: NameIndex, names: Sequence[Name]) -> Iterator[PlannedNames]:
    """Every page of the index. What stands on those of ten thousand names is laid out where they are made."""
    yield from _alphabet(index, index.url, names, (), "")
    if index.ranked:
        yield _ranked(index, "most-articles/", names, lambda name: (-name.count, name.text))
        yield _ranked(index, "last-reported/", names, lambda name: (-_day(name), name.text))
    if index.claims:
        yield _ranked(index, "most-claims/", names, lambda name: (-name.claims, name.text))
    if index.by[0]:
        yield from _groups(index, names)


def _day(name: Name) -> int:
    return name.last.toordinal() if name.last else 0


def _choices(index: NameIndex) -> tuple[tuple[str, str], ...]:
    rows = [
        (gettext("By name, A to Z"), "", True),
        (gettext("Most articles"), "most-articles/", index.ranked),
        (gettext("Last report"), "last-reported/", index.ranked),
        (gettext("Most claims"), "most-claims/", index.claims),
        (index.by[1], index.by[0], bool(index.by[0])),
    ]
    return index.choices or tuple((words, f"{index.url}{address}") for words, address, wanted in rows if wanted)


def _row(name: Name, url: str, most: int) -> CountRow:
    return CountRow(
        name=Link(name.text, relative(url, name.address), name.note),
        kind=name.kind,
        count=name.count,
        share=round(100 * name.count / max(1, most)),
        last=last_words(name.last),
        iso=name.last.isoformat() if name.last else "",
    )


def _planned(page: NamePage) -> PlannedNames:
    return PlannedNames(page.url, (page,), lambda: page)


def _ranked(index: NameIndex, address: str, names: Sequence[Name], key: Callable[[Name], object]) -> PlannedNames:
    url = index.url + address
    first = sorted(names, key=key)[:MOST_RANKED]  # type: ignore[arg-type]
    most = max((name.count for name in first), default=1)
    words = gettext("The first %(count)s of this order.") % {"count": number_words(MOST_RANKED)}
    rows = tuple(_row(name, url, most) for name in first)
    return _planned(_page(index, url, intro=words if len(names) > MOST_RANKED else "", rows=rows))


def _alphabet(
    index: NameIndex, url: str, names: Sequence[Name], crumbs: tuple[tuple[str, str], ...], heading: str
) -> Iterator[PlannedNames]:
    """The names from A to Z: on one page, or the most reported ones with a page for each letter."""
    letters = _by_letter(names)
    if len(names) <= MOST_ON_A_PAGE:
        jumps = tuple(Link(letter, f"#{_letter_id(letter)}") for letter in letters)
        parts = tuple(_part(letter, inside, url) for letter, inside in letters.items())
        yield _planned(_page(index, url, heading, crumbs=crumbs, jumps=jumps, letters=parts))
        return
    addresses = {letter: f"{url}{_letter_id(letter)}/" for letter in letters}
    first = sorted(names, key=lambda name: (-name.count, name.text))[:MOST_RANKED] if index.ranked else []
    rows = tuple(_row(name, url, first[0].count) for name in first)
    jumps = _jumps(url, addresses)
    yield _planned(_page(index, url, heading, crumbs=crumbs, jumps=jumps, rows=rows, intro=_ways(first)))
    for letter, inside in letters.items():
        yield from _of_letter(index, addresses, letter, inside, (*crumbs, (heading or index.heading, url)))


def _by_letter(names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names by first letter, accents and case set aside; "0-9" has all that do not begin with a Latin letter."""
    letters: dict[str, list[Name]] = {}
    heard = [(sounding(name.text), name.address, name) for name in names]
    for sounds, _, name in sorted(heard, key=lambda row: row[:2]):
        first = sounds[:1].upper()
        letters.setdefault(first if "A" <= first <= "Z" else "0-9", []).append(name)
    return {letter: letters[letter] for letter in sorted(letters)}


def _plain(name: Name) -> tuple[object, ...]:
    """What a row tells of the name, as plain values, which are compared sooner."""
    return name.text, name.address, name.note, name.kind, name.count, _day(name)


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}"


def _part(letter: str, names: Iterable[Name], url: str) -> Letter:
    return Letter(letter, _letter_id(letter), tuple(_row(name, url, 1) for name in names))


def _ways(first: Sequence[Name]) -> str:
    """What a page that holds no letter of its own says."""
    if not first:
        return gettext("Each letter has a page.")
    return gettext("Each letter has a page; these %(count)s are named most.") % {"count": number_words(len(first))}


def _jumps(url: str, addresses: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(name, relative(url, address)) for name, address in addresses.items())


def _of_letter(
    index: NameIndex,
    addresses: dict[str, str],
    letter: str,
    names: Sequence[Name],
    crumbs: tuple[tuple[str, str], ...],
) -> Iterator[PlannedNames]:
    base = addresses[letter]
    last = -(-len(names) // MOST_ON_A_PAGE)

    def made(number: int, url: str, here: Sequence[Name]) -> NamePage:
        jumps, part = _jumps(url, addresses), (_part(letter, here, url),)
        turn = _pager(url, base, number, last)
        return _page(index, url, letter, crumbs=crumbs, jumps=jumps, letters=part, pager=turn)

    for number in range(1, last + 1):
        url = base if number == 1 else f"{base}page-{number}/"
        here = tuple(names[(number - 1) * MOST_ON_A_PAGE : number * MOST_ON_A_PAGE])
        given = (index, tuple(addresses), crumbs, number, last, [_plain(name) for name in here])
        yield PlannedNames(url, given, partial(made, number, url, here))


def _pager(url: str, base: str, number: int, last: int) -> Pager:
    if last == 1:
        return Pager()

    def to(words: str, page: int) -> Link:
        return Link(words, relative(url, base if page == 1 else f"{base}page-{page}/"))

    before = (to(gettext("Previous"), number - 1), to(gettext("First"), 1)) if number > 1 else ()
    after = (to(gettext("Next"), number + 1), to(gettext("Last"), last)) if number < last else ()
    words = gettext("Page %(number)s of %(last)s") % {"number": number_words(number), "last": number_words(last)}
    return Pager(words, before, after)


def _groups(index: NameIndex, names: Sequence[Name]) -> Iterator[PlannedNames]:
    """The order by kind or country: an index of these, and a page from A to Z for each."""
    url = index.url + index.by[0]
    inside: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        if name.group[0]:
            inside.setdefault(name.group, []).append(name)
    ranked = sorted(inside.items(), key=lambda item: item[0][1].casefold())
    most = max((len(found) for found in inside.values()), default=1)
    rows = tuple(_group_row(url, group, found, most) for group, found in ranked)
    yield _planned(_page(index, url, rows=rows, column=index.by[1], counted=index.heading))
    for (id, words), found in ranked:
        crumbs = ((index.heading, index.url), (index.by[1], url))
        yield from _alphabet(index, f"{url}{id}/", found, crumbs, capitalise(words))


def _group_row(url: str, group: tuple[str, str], names: Sequence[Name], most: int) -> CountRow:
    last = max((name.last for name in names if name.last), default=None)
    link = Link(capitalise(group[1]), relative(url, f"{url}{group[0]}/"))
    share = round(100 * len(names) / most)
    return CountRow(link, "", len(names), share, last_words(last), iso=last.isoformat() if last else "")


def _page(
    index: NameIndex,
    url: str,
    heading: str = "",
    *,
    crumbs: tuple[tuple[str, str], ...] = (),
    intro: str = "",
    jumps: tuple[Link, ...] = (),
    letters: tuple[Letter, ...] = (),
    rows: tuple[CountRow, ...] = (),
    column: str = "",
    counted: str = "",
    pager: Pager | None = None,
) -> NamePage:
    choices = _choices(index)
    order = max((address for _, address in choices if url.startswith(address)), key=len, default="")
    words = next((words for words, address in choices if address == order), "")
    name = heading or index.heading
    return NamePage(
        url=url,
        section=index.section,
        heading=name,
        title=gettext(" · ").join(dict.fromkeys(filter(None, (index.heading, name, words)))),
        crumbs=tuple(Link(text, relative(url, address)) for text, address in crumbs),
        orders=orders_at(url, choices, order),
        intro=intro,
        jumps=jumps,
        letters=letters,
        rows=rows,
        column=column or index.column,
        counted=counted or gettext("Articles"),
        pager=pager or Pager(),
    )
