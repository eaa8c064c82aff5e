"""The rules of Python-Markdown in a time that grows with the text, not with its square.

The library takes a heading or a rule off the front of a block and puts all that is behind it back, line after line; and
for each bracket it looks through the rest of the paragraph for the one that closes it. Texts of strangers may hold a
hundred thousand of either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.inlinepatterns import LinkInlineProcessor

__all__ = ["Steady", "steady_for", "too_much"]

_RULE = re.compile(r" {0,3}(?:(?:-+ {0,2}){3,}|(?:_+ {0,2}){3,}|(?:\*+ {0,2}){3,}) *")
_RULE_SIGNS = frozenset("-_* ")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_BRACKET = re.compile(r"[\[\]]")
_FEW_LINES, _FEW_BRACKETS = 200, 50  # of which the library reads each as often as it likes
_MAX_TAGS = 1000  # that have attributes or never end: the library looks for the end of each in all that is behind it
_ODD_TAG = re.compile(r"<(?:!\[|[a-zA-Z/](?![^<>\"'=]*>))")
_MAX_STEPS_OUT = 1000  # from indented lines: the library goes through all that is behind each
_STEP_OUT = re.compile(r"^(?: {4}|\t).*\n(?! {4}|\t|\n)", re.MULTILINE)
_MARK = re.compile(r"[\\`*_\[<&]")
_MOST_COPIED = 20_000_000_000  # letters: for each mark it reads the library copies the paragraph around it
_NEAR = 40  # brackets within which nearly every one is closed
_LINK_STEPS = 10_000_000  # letters that are looked through for the ends of all links of a text
_Link = tuple[str, str | None, int, bool]


class Steady(Extension):
    """Makes a reader of Markdown steady. It comes after all other extensions; what is read stays the same."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        parse = md.parser.parseBlocks

        def parse_blocks(parent: Element, blocks: list[str]) -> None:
            # Lines behind a heading in a loose list belong to the list, which only the library's own step knows.
            if md.parser.state.isstate("looselist"):
                parse(parent, blocks)
                return
            for parts in _together(part for block in blocks for part in _parted(block)):
                parse(parent, parts)

        md.parser.parseBlocks = parse_blocks  # type: ignore[method-assign]
        for pattern in md.inlinePatterns:
            if isinstance(pattern, LinkInlineProcessor):
                pattern.getText = _Closing().text  # type: ignore[method-assign]
                pattern.getLink = _short_link(pattern.getLink)  # type: ignore[method-assign, assignment]


def steady_for(text: str) -> tuple[Steady, ...]:
    """The extension for a text that needs it: nearly all are as quick without."""
    return (Steady(),) if text.count("\n") > _FEW_LINES or text.count("[") > _FEW_BRACKETS else ()


def too_much(text: str) -> tuple[str, str] | None:
    """Why the library cannot read this in a time that anyone would wait, and the remedy; None for nearly any text."""
    if text.count("<") > _MAX_TAGS and len(_ODD_TAG.findall(text)) > _MAX_TAGS:
        told = f"it has more than {_MAX_TAGS:,} HTML tags with attributes or without an end"
        return told, "write it as Markdown, or save its text alone"
    if text.count("\n") > _MAX_STEPS_OUT and len(_STEP_OUT.findall(text)) > _MAX_STEPS_OUT:
        told = f"it has more than {_MAX_STEPS_OUT:,} indented lines with others right below them"
        return told, "put an empty line below each, or indent none"
    for paragraph in text.split("\n\n") if len(text) ** 2 > _MOST_COPIED else ():
        if len(paragraph) * len(_MARK.findall(paragraph)) > _MOST_COPIED:
            return (
                "it has a paragraph of more marks of Markdown than can be read in time",
                "divide that into paragraphs",
            )
    return None


def _together(parts: Iterable[str]) -> Iterator[list[str]]:
    """Each part with the indented ones behind it, which a footnote takes in. The library shifts all that is left of a
    list for each that it takes off."""
    group: list[str] = []
    for part in parts:
        if group and part[:1] not in ("", "\n", " ", "\t"):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _parted(block: str) -> Iterator[str]:
    """The block, cut at each heading and rule, where the library would cut it one step at a time: at headings first.

    >>> list(_parted("One\\n---\\ntwo\\n# Three\\nfour"))
    ['One\\n---', 'two', '# Three', 'four']
    """
    start, lines = 0, block.split("\n")
    while start < len(lines):
        if _holds_together(lines[start]):
            yield "\n".join(lines[start:])
            return
        heading = next((number for number in range(start, len(lines)) if _is_heading(lines[number])), len(lines))
        yield from _between(lines, start, heading)
        yield from lines[heading : heading + 1]
        start = heading + 1


def _between(lines: list[str], start: int, stop: int) -> Iterator[str]:
    """These lines, none of them a heading with a hash, cut behind each rule and each heading with a line below it."""
    rules = iter([number for number in range(start, stop) if _is_rule(lines[number])])
    rule = next(rules, stop - 1)
    while start < stop:
        while rule < start:
            rule = next(rules, stop - 1)
        underlined = start + 1 < stop and _UNDERLINE.fullmatch(lines[start + 1])
        end = start + 2 if underlined else rule + 1
        yield "\n".join(lines[start:end])
        start = end
        if start < stop and _holds_together(lines[start]):
            yield "\n".join(lines[start:stop])
            return


def _holds_together(line: str) -> bool:
    """Whether a block that begins so is not to be cut. It is indented, empty at first, or may be a table: what is
    behind a heading in it may belong to what is before."""
    return not line or line[0] in " \t" or "|" in line


def _is_heading(line: str) -> bool:
    return line.startswith("#") and HashHeaderProcessor.RE.fullmatch(line) is not None


def _is_rule(line: str) -> bool:
    return _RULE_SIGNS.issuperset(line) and _RULE.fullmatch(line) is not None


class _Closing:
    """Finds the bracket that closes another. All pairs are worked out at once where one is not closed near by."""

    def __init__(self) -> None:
        self._data = ""
        self._pairs: dict[int, int] = {}

    def text(self, data: str, index: int) -> tuple[str, int, bool]:
        """What stands between a bracket that ends at `index` and the one that closes it, where that ends, and whether
        there is one: as the library's getText."""
        depth, seen = 1, 0
        for seen, found in enumerate(_BRACKET.finditer(data, index), 1):
            depth += 1 if found[0] == "[" else -1
            if not depth:
                return data[index : found.start()], found.end(), True
            if seen == _NEAR:
                break
        if seen < _NEAR:
            return "", index, False
        end = self._far(data, index)
        return ("", index, False) if end is None else (data[index : end - 1], end, True)

    def _far(self, data: str, index: int) -> int | None:
        """Pairs are known by their distance from the end: what the library puts in place of a link it has read moves
        all that is behind, and which bracket closes another depends on what is behind alone."""
        if not self._data.endswith(data[index:]):
            self._data, self._pairs = data, {}
            opened: list[int] = []
            for found in _BRACKET.finditer(data):
                if found[0] == "[":
                    opened.append(found.end())
                elif opened:
                    self._pairs[len(data) - opened.pop()] = len(data) - found.end()
        left = self._pairs.get(len(data) - index)
        return None if left is None else len(data) - left


def _short_link(get: Callable[[str, int], _Link]) -> Callable[[str, int], _Link]:
    """The library's getLink, which looks for the end of a link's address: in all of the text where links are few,
    nearer by where there are many."""

    def get_link(data: str, index: int) -> _Link:
        longest = _LINK_STEPS // max(data.count("("), 1)
        # Of a reference, which has no address, the name is looked for.
        if len(data) - index <= longest or not data.startswith("(", index):
            return get(data, index)
        href, title, end, handled = get(data[index : index + longest], 0)
        return href, title, index + end, handled and end > 0

    return get_link
