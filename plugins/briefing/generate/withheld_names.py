"""Names that must not be read anywhere: found in text as people write it, and replaced by a mark that can be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement

__all__ = ["MARK", "Names", "names_of_words"]

MARK = "(withheld)"
# Soft hyphens, joiners, marks of direction: nobody sees them, so they hide nothing from us.
_UNSEEN = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)
# Between two words of a name: blanks, hyphens, points, as in text, addresses, file names; or nothing: #AwaKeita.
_BETWEEN = r"(?:%20|[\W_]){0,8}"
_ALPHABETIC = re.compile(r"[\u0000-\u052f]")  # scripts that part words by blanks and put nothing before a name
_INLINE = frozenset({"a", "b", "code", "em", "i", "strong", "sub", "sup"})


@dataclass(frozen=True, slots=True)
class Names:
    """The names to be withheld as one pattern over folded text; None where there are none."""

    pattern: re.Pattern[str] | None = None

    def stand_in(self, text: str | None) -> bool:
        """Whether one of the names is in the text, an address or a file name."""
        if self.pattern is None or not text:
            return False
        return any(self.pattern.search(_folded(words)) for words in (text, unquote(text)))

    def hidden(self, text: str) -> str:
        """The text with the mark in place of each name.

        >>> names_of_words(["Awa Keita"]).hidden("“Dr. AWA-KÉITA’s brother,” Awa\\u00adKeita said. Awaken!")
        '“Dr. (withheld)’s brother,” (withheld) said. Awaken!'
        """
        if not self.stand_in(text):
            return text
        kept, at = [], 0
        for start, end in self._spans(text):
            kept += [text[at:start], MARK]
            at = end
        return "".join([*kept, text[at:]])

    def hidden_html(self, html: str) -> str:
        """The same of sanitised HTML, where tags may part a name; an address that holds a name is dropped.

        >>> names_of_words(["Awa Keita"]).hidden_html('<p>By <em>Awa</em> Keita, <a href="https://x.org/awa-keita">x</a></p>')
        '<p>By <em>(withheld)</em>, <a>x</a></p>'
        """
        if self.pattern is None:
            return html
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        told = "".join(text for _, _, text in _slots(root))
        addressed = [(tag, name) for tag in root.iter() for name, value in tag.items() if self.stand_in(value)]
        if not addressed and not self.stand_in(told):
            return html
        for tag, name in addressed:
            del tag.attrib[name]
        self._hide_in_slots(root, told)
        return str(lxml_html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")

    def _hide_in_slots(self, root: HtmlElement, told: str) -> None:
        spans, at = self._spans(told), 0
        for tag, where, text in list(_slots(root)):
            end = at + len(text)
            if where:
                setattr(tag, where, _without(text, at, [s for s in spans if s[0] < end and s[1] > at]))
            at = end

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where the names stand in the text as written: folded letter by letter, since folding changes lengths."""
        assert self.pattern is not None  # noqa: S101 - callers have asked
        folded: list[str] = []
        origin: list[int] = []
        for at, letter in enumerate(text):
            bare = _folded(letter)
            folded.append(bare)
            origin += [at] * len(bare)
        found = self.pattern.finditer("".join(folded))
        return [(origin[m.start()], origin[m.end() - 1] + 1) for m in found]


def names_of_words(words: Iterable[str]) -> Names:
    """The names as given by an editor, in any case of letters, with or without accents."""
    patterns = sorted({_pattern(name) for name in words if name.strip()}, key=lambda p: (-len(p), p))
    return Names(re.compile("|".join(patterns)) if patterns else None)


def _pattern(name: str) -> str:
    parts = [re.escape(part) for part in re.findall(r"[^\W_]+", _folded(name))]
    first, last = parts[0][0], parts[-1][-1]
    before = r"(?<![^\W_])" if _ALPHABETIC.match(first) else ""
    behind = r"(?![^\W_])" if _ALPHABETIC.match(last) else ""
    return before + _BETWEEN.join(parts) + behind


def _folded(text: str) -> str:
    """In small letters, without accents and what nobody sees. Not `fold`, which keeps what it folds."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.translate(_UNSEEN))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def _slots(root: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """Each piece of text of the tree in order, with its place ("text" or "tail" of a tag); between blocks a break."""
    yield root, "text", root.text or ""
    for tag in root:
        yield from _slots_of(tag)


def _slots_of(tag: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    block = tag.tag not in _INLINE
    if block:
        yield tag, "", "\n"
    yield tag, "text", tag.text or ""
    for inner in tag:
        yield from _slots_of(inner)
    if block:
        yield tag, "", "\n"
    yield tag, "tail", tag.tail or ""


def _without(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """A piece that begins at `start` of the whole, without what these spans cover; the mark stands where one begins."""
    kept, at = [], 0
    for low, high in spans:
        kept.append(text[at : max(low - start, 0)])
        kept.append(MARK if low >= start else "")
        at = min(high - start, len(text))
    return "".join([*kept, text[at:]])
