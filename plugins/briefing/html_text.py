"""An article's HTML as text and back: its blocks as the rules read them, and marks where facts rest on its words.

Apart from text.py, since a build that reads no article should not wait for a parser of HTML.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from briefing.html_marks import Aside, Margin, NameMark, SentenceMark
from briefing.model import Block, BlockKind

__all__ = ["blocks_of_html", "elements_of", "mark_html"]

_BLOCK_TAGS: dict[str, BlockKind] = {
    "p": "paragraph", "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead",
    "h6": "subhead", "li": "item", "figcaption": "caption", "blockquote": "quote", "pre": "paragraph",
    "td": "item", "th": "item", "dt": "item", "dd": "item",
}  # fmt: skip
_SPACE = str.maketrans("\n\t\r", "   ")


def _block_elements(soup: BeautifulSoup) -> list[tuple[Tag, BlockKind]]:
    """Innermost block elements in document order; one inside a figure or of class "caption" is a caption."""
    # By hand and not by the library's searches, which make rules of what they look for each time they are asked.
    blocks = [tag for tag in soup.descendants if isinstance(tag, Tag) and tag.name in _BLOCK_TAGS]
    above = [list(tag.parents) for tag in blocks]
    outer = {id(parent) for parents in above for parent in parents}
    found: list[tuple[Tag, BlockKind]] = []
    for tag, parents in zip(blocks, above, strict=True):
        if id(tag) in outer or not tag.get_text().strip():
            continue
        kind: BlockKind = _BLOCK_TAGS[tag.name]
        names = {parent.name for parent in parents}
        if "blockquote" in names:
            kind = "quote"
        if "figure" in names or "caption" in (tag.get("class") or ()):
            kind = "caption"
        found.append((tag, kind))
    return found


def elements_of(html: str) -> BeautifulSoup:
    """The elements of a page or a piece of one, read as browsers read HTML whatever it calls itself."""
    # By the line break, which HTML does not see, the library knows that it is told neither an address nor XML: it
    # would print a warning for an editor who can do nothing about it.
    return BeautifulSoup(f"\n{html}", "lxml")


def blocks_of_html(html: str, deck: str = "") -> tuple[str, tuple[Block, ...]]:
    """The reading text of a rendered article and its blocks; a deck, if given, is the first block.

    Blocks are parted by two line breaks. Line breaks inside a block become spaces, so offsets fit the text nodes.

    >>> text, blocks = blocks_of_html("<p>Shells hit <em>Goma</em>.</p><h2>Next</h2>", deck="A deck")
    >>> text
    'A deck\\n\\nShells hit Goma.\\n\\nNext'
    >>> [b.kind for b in blocks]
    ['deck', 'paragraph', 'subhead']
    """
    pieces: list[tuple[str, BlockKind]] = [(deck, "deck")] if deck else []
    pieces += [(el.get_text().translate(_SPACE), kind) for el, kind in _block_elements(elements_of(html))]
    blocks: list[Block] = []
    at = 0
    for text, kind in pieces:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in pieces), tuple(blocks)


# --- marks in HTML -------------------------------------------------------------------------------------------------


def _split(node: Tag, at: int) -> Tag | None:
    """Cuts an element at a text offset in two siblings and returns the second; None where there is nothing to cut."""
    if at <= 0 or at >= len(node.get_text()):
        return None
    twin = copy.copy(node)
    twin.clear()
    for child in list(node.children):
        size = len(child.get_text()) if isinstance(child, Tag) else len(str(child))
        if at >= size:
            at -= size
            continue
        if at > 0:
            if isinstance(child, Tag):
                rest: Tag | NavigableString | None = _split(child, at)
            else:
                rest = NavigableString(str(child)[at:])
                child.replace_with(NavigableString(str(child)[:at]))
            if rest is not None:
                twin.append(rest.extract() if rest.parent else rest)
            at = 0
        else:
            twin.append(child.extract())
    node.insert_after(twin)
    return twin


def _cut(block: Tag, at: int) -> int:
    """Makes `at` a border between children of the block; returns the index of the child that starts there."""
    index = 0
    for child in list(block.children):
        size = len(child.get_text()) if isinstance(child, Tag) else len(str(child))
        if at <= 0:
            return index
        if at < size:
            if isinstance(child, Tag):
                _split(child, at)
            else:
                text = str(child)
                head = NavigableString(text[:at])
                child.replace_with(head)
                head.insert_after(NavigableString(text[at:]))
            return index + 1
        at -= size
        index += 1
    return index


def _mark_block(soup: BeautifulSoup, block: Tag, start: int, marks: Sequence[SentenceMark]) -> None:
    for mark in sorted(marks, key=lambda m: -m.start):
        first, last = _cut(block, mark.start - start), _cut(block, mark.end - start)
        first = _cut(block, mark.start - start)
        inside = list(block.children)[first:last]
        if not inside:
            continue
        wrapper = soup.new_tag("mark", attrs={"id": mark.id})
        inside[0].insert_before(wrapper)
        for child in inside:
            wrapper.append(child.extract())
        after: Tag | NavigableString = wrapper
        for words, href, label in mark.notes:
            link = soup.new_tag("a", attrs={"class": "n", "href": href, "aria-label": label})
            link.string = words
            space = NavigableString(" ")
            after.insert_after(space)
            space.insert_after(link)
            after = link


def _name_in(soup: BeautifulSoup, block: Tag, start: int, name: NameMark) -> None:
    """Makes a link of the name, without changing any text: explanations come when all offsets are used."""
    first, last = _cut(block, name.start - start), _cut(block, name.end - start)
    inside = list(block.children)[_cut(block, name.start - start) : last]
    if not inside or first == last or block.find_parent("a") or any(_is_linked(child) for child in inside):
        return
    link = soup.new_tag("a", attrs={"class": "alias", "href": name.href, "aria-describedby": name.id})
    inside[0].insert_before(link)
    for child in inside:
        link.append(child.extract())


def _is_linked(node: object) -> bool:
    return isinstance(node, Tag) and (node.name == "a" or node.find("a") is not None)


def _explain(soup: BeautifulSoup, names: Mapping[str, NameMark], language: str) -> None:
    """Puts each explanation behind its link: it is read there where no style hides it."""
    for link in soup.find_all("a", class_="alias"):
        name = names.get(str(link.get("aria-describedby")))
        if name is None:
            continue
        attributes = {"class": "tip", "role": "tooltip", "id": name.id, "lang": language, "data-pagefind-ignore": ""}
        tip = soup.new_tag("span", attrs=attributes)
        tip.string = f" ({name.explanation})"
        link.wrap(soup.new_tag("span", attrs={"class": "named"})).append(tip)


def _set_aside(soup: BeautifulSoup, block: Tag, notes: Sequence[Aside], language: str) -> None:
    """Puts the notes behind the block, or behind the whole list or table that it stands in, in one frame with it."""
    outer = block
    while outer.parent is not None and outer.parent.name != "body":
        outer = outer.parent
    frame = outer if "para" in (outer.get("class") or ()) else outer.wrap(soup.new_tag("div", attrs={"class": "para"}))
    attributes = {"class": "read", "role": "note", "lang": language, "data-pagefind-ignore": ""}
    note = soup.new_tag("p", attrs=attributes)
    note.string = " ".join(note.words for note in notes)
    frame.append(note)


def mark_html(html: str, marks: Iterable[SentenceMark], deck: str = "", margin: Margin | None = None) -> str:
    """The rendered article with each mark's sentence wrapped in <mark id>; offsets as of `blocks_of_html(html, deck)`.

    Marks must not overlap and must each lie in one block; those in the deck are left to whoever prints the deck. With a
    `margin` its names are explained in place and its notes stand beside their paragraphs.

    >>> mark_html("<p>Shells hit <em>Goma</em>. It ended.</p>", [SentenceMark(0, 16, "s1")])
    '<p><mark id="s1">Shells hit <em>Goma</em>.</mark> It ended.</p>'
    >>> mark_html("<p>It ended.</p>", (), "", Margin(notes=(Aside(3, "Read so."),), language="en"))
    '<div class="para"><p>It ended.</p><p class="read" data-pagefind-ignore="" lang="en" role="note">Read so.</p></div>'
    """
    soup = elements_of(html)
    marks, margin = tuple(marks), margin or Margin()
    at = len(deck) + 2 if deck else 0
    noted: list[tuple[Tag, list[Aside]]] = []
    for element, _ in _block_elements(soup):
        end = at + len(element.get_text())
        for name in (n for n in margin.names if at <= n.start and n.end <= end):
            _name_in(soup, element, at, name)
        mine = [m for m in marks if at <= m.start and m.end <= end]
        if mine:
            _mark_block(soup, element, at, mine)
        if notes := [n for n in margin.notes if at <= n.at < end]:
            noted.append((element, notes))
        at = end + 2
    _explain(soup, {name.id: name for name in margin.names}, margin.language)
    for element, notes in noted:
        _set_aside(soup, element, notes, margin.language)
    body = soup.body
    return body.decode_contents() if body is not None else ""
