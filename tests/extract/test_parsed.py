"""Cutting a text in tokens: by its blanks first, which must show in nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Block, Document, ParsedText
from briefing.text import fold, parse

WORDS = st.sampled_from(
    ["Shells", "hit", "Ta'izz", "U.S.", "1,200", "Goma\u2019s", "12.", "\u201cNo", "said.\u201d", "São"]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\u00a0", "\t ", ""])


def _parsed(text: str) -> ParsedText:
    return parse(Document("x", "", text, (Block("paragraph", 0, len(text)),)))


def test_tokens_are_the_same_whatever_white_space_parts_them() -> None:
    written = ["The", "U.S.", "hit", "1,200", "men", "in", "Goma", "\u2019s", "camp", "."]
    for gap in (" ", "  ", "\u00a0", "\t", "\n"):
        text = gap.join(["The", "U.S.", "hit", "1,200", "men", "in", "Goma\u2019s", "camp."])
        assert [t.text for t in _parsed(text).tokens] == written


@given(st.lists(st.tuples(WORDS, GAPS)).map(lambda pairs: "".join(word + gap for word, gap in pairs)))
def test_tokens_cover_all_but_white_space_and_lie_where_they_say(text: str) -> None:
    parsed = _parsed(text)
    assert "".join(t.text for t in parsed.tokens) == "".join(text.split())
    end = -1
    for i, token in enumerate(parsed.tokens):
        sentence, start = parsed.sentences[parsed.in_sentence[i]], parsed.starts[i]
        assert parsed.words(i, i + 1) == token.text
        assert token.joined == (start == end)
        end = parsed.end(i)
        assert sentence.start <= start < end <= sentence.end
        assert sentence.first <= i < sentence.last
        assert token.norm == fold(token.text)


def test_what_is_worked_out_once_agrees_with_the_tokens() -> None:
    parsed = _parsed("Shells hit Goma. The shells hit a school in Goma.")
    assert parsed.norms == tuple(t.norm for t in parsed.tokens)
    assert [t.text for t, capital in zip(parsed.tokens, parsed.capitals, strict=True) if capital] == [
        "Shells", "Goma", "The", "Goma",
    ]  # fmt: skip
    assert [parsed.tokens[i].text for i in parsed.spots({"goma", "shells", "rockets"})] == [
        "Shells", "Goma", "shells", "Goma",
    ]  # fmt: skip
    assert parsed.spots(frozenset()) == []
