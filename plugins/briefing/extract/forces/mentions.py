"""Armed actors seen in a text, each with what it does there."""

from __future__ import annotations

from briefing.extract.forces.acts import with_acts
from briefing.extract.forces.lexicon import force_lexicon
from briefing.extract.forces.scan import Found, Scan
from briefing.extract.forces.view import ForceView
from briefing.extract.names import WordStream, word_stream
from briefing.knowledge import Knowledge
from briefing.model import ForceMention, ParsedText

__all__ = ["find_forces"]


def find_forces(parsed: ParsedText, knowledge: Knowledge) -> tuple[ForceMention, ...]:
    """Every mention of an armed actor, in order and without overlap; bare words ("the army") included.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "Russian warplanes hit Daesh near Palmyra."
    >>> mentions = find_forces(parse(Document("x", "", text, (Block("paragraph", 0, 41),))), load_knowledge())
    >>> [(m.actors, m.rule, m.act) for m in mentions]
    [(('russian-armed-forces',), 'nation-craft', 'fights'), (('islamic-state',), 'known-name', 'fights')]
    """
    lexicon = force_lexicon(knowledge.countries, knowledge.actors)
    stream = word_stream(parsed)
    scan = Scan(ForceView(parsed, stream, lexicon))
    found = scan.run()
    if scan.bound:
        found = _with_abbreviations(found, scan.bound, parsed, stream)
    return with_acts(found, parsed, stream, lexicon.arms)


def _with_abbreviations(
    found: list[Found], bound: dict[str, ForceMention], parsed: ParsedText, stream: WordStream
) -> list[Found]:
    """The mentions with those added, or put right, of abbreviations that the text itself introduces."""
    spans = {item.first: item for item in found}
    taken = {i for item in found for i in range(item.first, item.last)}
    for at, number in enumerate(stream.at[:-3]):
        meant = bound.get(parsed.tokens[number].text)
        if meant is None:
            continue
        old = spans.get(at)
        if (old is not None and old.last == at + 1) or at not in taken:
            mention = meant._replace(
                first=number, last=number + 1, rule="introduced-abbreviation", sure=meant.sure or meant.actors
            )
            spans[at] = Found(at, at + 1, mention)
    return [spans[at] for at in sorted(spans)]
