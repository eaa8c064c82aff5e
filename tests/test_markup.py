"""What is made quicker than by the library itself comes out the same as by the library itself."""

from __future__ import annotations

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.markup import EXTENSIONS, _rendered

_PIECES = (
    "Shells hit the market", "in May", " ", "  ", "\n", "  \n", "\n\n", "\\", "\\*", "*", "**", "_", "__", "`", "``", "[", "]", "](", ")",
    "[Goma](https://example.org/a)", "[1]: https://example.org", "![", "<", ">", "<https://example.org>", "<a@example.org>", "<b>",
    "</b>", "&", "&amp;", "&#8220;", "# ", "> ", "- ", "1. ", "    ", "\t", "{: .caption }", "{", "}", "!", "http://a.b", "a_b_c", "---", "===",
    "\u2028", "\x02", "\x03", "klzzwxh:0000", "é", "–",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@example("Line one  \nline two\n\nA * lone mark and a _ lone line")
@example("Plain words alone, with a [link](https://example.org) in them.")
@settings(max_examples=300, deadline=None)
def test_lines_without_marks_are_left_out_of_the_search_for_marks_and_nothing_else_differs(text: str) -> None:
    by_library = markdown.markdown(text, extensions=list(EXTENSIONS), output_format="html")
    assert _rendered(text, EXTENSIONS, "a text") == by_library


def test_a_line_without_marks_is_not_looked_through(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from briefing import markup

    seen: list[str] = []
    library = markup.InlineProcessor._InlineProcessor__handleInline

    def noting(self: object, data: str, patternIndex: int = 0) -> str:  # noqa: N803
        seen.append(data)
        return str(library(self, data, patternIndex))

    monkeypatch.setattr(markup.InlineProcessor, "_InlineProcessor__handleInline", noting)
    _rendered("Plain words.\n\nWords with *stress*.", EXTENSIONS, "a text")
    # Also tells when the library names its step otherwise, so that ours would stand idle.
    assert "Words with *stress*." in seen
    assert "Plain words." not in seen
