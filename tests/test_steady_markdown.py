"""Markdown is read as the library reads it, and each piece of a text is looked at a few times, however many there are."""

from __future__ import annotations

import random

import pytest
from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor
from tests.fuzz.fragments import MARKDOWN_PIECES

from briefing.errors import BriefingError
from briefing.ingest.markdown_original import convert_markdown
from briefing.markup import safe_html
from briefing.steady_markdown import Steady

READERS = (["attr_list", "sane_lists"], ["attr_list", "sane_lists", "tables"], ["extra"])
TEXTS = (
    "One\n---\ntwo\n# Three\nfour\n***\n- five\n- six\n---\n",
    "---\n===\n\n# a\n---\nb\n---\n",
    "---\na | b\n--|--\nc | d\n***\n## e",
    "    code\n***\n    more\n# out\n    in",
    "- a\n\n    # b\n    c\n\n    ***\n    d\n- e\n***\nf",
    "> # a\n> b\n> ---\n> c\n",
    "# a\n[^1]: b\n\n    c\n\n    # d\n\ne[^1]\n",
    "[a [b](c) d](e \"f\") [g][h] ![i](j) [ [k] [l](m\n\n[h]: n\n",
    "[" * 60 + "x" + "](y)" * 45 + " [z](w) ]",
)  # fmt: skip
PIECES = (*MARKDOWN_PIECES, "a", "b c", "\n", "\n\n", "\n---\n", "\n***\n", "\n# h\n", "--\n", "==\n", "- x\n", "    z\n",
          "1. q\n", "> # h\n", "](", "(", ")", "a | b\n--|--\n", "\n\n\n", "'", '"')  # fmt: skip


def html(text: str, extensions: list[object]) -> str:
    return Markdown(extensions=extensions, output_format="html").convert(text)  # type: ignore[arg-type]


def made(number: int) -> str:
    chance = random.Random(number)  # noqa: S311 - no secret
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(2, 40))) * (20 if number % 10 == 0 else 1)


@pytest.mark.parametrize("extensions", READERS, ids=str)
def test_every_text_is_read_as_without_it(extensions: list[object]) -> None:
    for text in (*TEXTS, *map(made, range(120))):
        assert html(text, [*extensions, Steady()]) == html(text, extensions), text


@pytest.mark.parametrize("unit", ["--\n", "***\n", "# a\n", "a\n---\n", "> ***\n"])
def test_what_follows_a_heading_or_a_rule_is_not_handed_round(unit: str) -> None:
    text = unit * 1500
    reader = Markdown(extensions=[Steady()])
    seen = []
    for processor in reader.parser.blockprocessors:
        test = processor.test
        processor.test = lambda parent, block, test=test: seen.append(len(block)) or test(parent, block)  # type: ignore[method-assign,misc]
    reader.convert(text)
    assert sum(seen) < 30 * len(text)  # without it some thousand times its length


def test_no_bracket_is_sought_by_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def sought(*_: object) -> None:
        raise AssertionError("the library goes through all that is behind")

    monkeypatch.setattr(LinkInlineProcessor, "getText", sought)
    page = convert_markdown("# Shells\n\n" + "[ " * 5000 + "[a](https://a.example/)")
    assert page.blocks[-1].runs[-1].href == "https://a.example/"


def test_the_address_of_a_link_is_sought_near_by_where_there_are_many() -> None:
    many = "[a](b " * 2900
    assert "href" not in safe_html(many + "x" * 100_000 + ")")
    assert safe_html(f"[a]({'b' * 50_000})").startswith('<p><a href="bbb')


def test_a_paragraph_of_marks_alone_is_refused_and_the_same_in_paragraphs_is_read() -> None:
    with pytest.raises(BriefingError, match="divide that into paragraphs"):
        safe_html("`a` " * 60_000)
    assert safe_html(("`a` " * 500 + "\n\n") * 20).count("<code>") == 10_000


@pytest.mark.parametrize("unit", ["<b ", "    a\n***\n", "1. "])
def test_what_cannot_be_read_in_time_is_refused_with_a_remedy(unit: str) -> None:
    with pytest.raises(ValueError, match="; "):
        convert_markdown("# Shells\n\n" + unit * 4000)
    if unit != "1. ":
        with pytest.raises(BriefingError, match="; "):
            safe_html(unit * 4000)
