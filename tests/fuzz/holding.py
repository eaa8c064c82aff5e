"""What must hold of every page, every fact box and every piece of HTML, whatever it was made of."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from bs4 import BeautifulSoup

from briefing.collate.evidence import check_evidence
from briefing.errors import BriefingError
from briefing.knowledge import Knowledge, load_knowledge
from briefing.model import Article, Claim, Document, Evidence, FactBox
from briefing.publish.public_format import public_facts
from briefing.slugs import is_slug

__all__ = ["box_holds", "inert", "known", "refused_well"]

_LOADS = ("src", "srcset", "style", "srcdoc", "action", "formaction", "poster", "background", "data", "ping")
_ELEMENTS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "a",
        "br",
        "hr",
        "code",
        "pre",
        "sub",
        "sup",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_OPEN_TAG = re.compile(r"<(?!/)([a-z][^\s/>]*)", re.I)


@cache
def known() -> Knowledge:
    """The knowledge of the project, read once."""
    return load_knowledge()


def inert(html: str) -> None:
    """Nothing in the HTML runs, loads or is none of our elements, by two parsers that mend broken HTML differently."""
    told = {name.lower() for name in _OPEN_TAG.findall(html)}
    assert told <= _ELEMENTS, f"elements {sorted(told - _ELEMENTS)}"
    for parser in ("lxml", "html.parser"):
        for tag in BeautifulSoup(f"\n{html}", parser).find_all(True):
            for name, value in tag.attrs.items():
                words = " ".join(value) if isinstance(value, list) else value or ""
                assert not name.lower().startswith("on") and name.lower() not in _LOADS, f"attribute {name}"
                if name == "href":
                    plain = re.sub(r"[\x00-\x20]", "", words).lower()
                    scheme = _SCHEME.match(plain)
                    assert scheme is None or scheme[1] in ("http", "https", "mailto"), "a link to elsewhere"


def refused_well(fault: BriefingError) -> None:
    """The words name the place, the reason and the remedy, on few lines, and a terminal may print them."""
    assert fault.where and fault.reason and fault.remedy, "a refusal without remedy"
    words = str(fault)
    words.encode("utf-8")
    assert len(words) < 3000, "a refusal as long as a page"
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in words), "a refusal that steers the terminal"


def box_holds(box: FactBox, document: Document) -> None:
    """Every span quotes the stored text; ids, numbers and places are sane; the box can be written as JSON."""
    for span in _spans(box):
        source = document.title if span.part == "headline" else document.text
        assert source[span.start : span.end] == span.quote and span.quote, "a span that quotes something else"
    faults = check_evidence(Article(document.id, "a/", document.title, document, box))
    assert not faults, "evidence that the build would refuse"
    for claim in box.claims:
        _claimed_right(claim)
    for facts in (box.forces, box.claims, box.places):
        ids = [fact.id for fact in facts]
        assert len(set(ids)) == len(ids), "two facts of one id"
        assert all(map(is_slug, ids)), "an id that no page can lie under"
    for place in box.places:
        assert (place.lat is None) == (place.lon is None), "half a point"
        assert -90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180, "a place off the Earth"
        assert (place.precision_km or 0) >= 0, "a radius below nought"
    json.dumps(public_facts(box), allow_nan=False)


def _claimed_right(claim: Claim) -> None:
    assert claim.min is None or claim.min >= 0, "fewer than none"
    assert claim.min is None or claim.max is None or claim.min <= claim.max, "bounds exchanged"
    forms = {"at_least": (False, True), "more_than": (False, True), "up_to": (True, False)}
    assert forms.get(claim.form) in (None, (claim.min is None, claim.max is None)), "bounds do not fit the form"
    assert claim.form != "exact" or claim.min == claim.max, "exact, but a range"
    assert claim.form != "range" or (claim.min is not None and claim.max is not None), "a range without an end"
    assert claim.as_written and claim.part_of != claim.id, "a part of itself"
    for _, low, high in claim.groups:
        assert (low or 0) >= 0 and (high is None or (low or 0) <= high), "a group of fewer than none"


def _spans(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in a value, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _spans(getattr(value, one.name))
