"""Words seen in a text, each with its span; no knowledge of the world but names."""

from __future__ import annotations

from briefing.extract.amounts import find_amounts
from briefing.extract.counts.quantities import find_quantities
from briefing.extract.days.dates import find_dates
from briefing.extract.forces import find_forces
from briefing.extract.forces.strengths import find_strengths
from briefing.extract.harm import find_harm
from briefing.extract.places import find_places
from briefing.extract.speakers import find_speakers
from briefing.knowledge import Knowledge
from briefing.model import Document, Mentions
from briefing.text import parse

__all__ = ["find_mentions"]


def find_mentions(document: Document, knowledge: Knowledge) -> Mentions:
    """Everything the rules see in one document. Actors are found before places: a name that is both is an actor."""
    parsed = parse(document)
    quantities = find_quantities(parsed)
    dates = find_dates(parsed, knowledge)
    speakers = find_speakers(parsed, knowledge)
    forces = find_forces(parsed, knowledge)
    harms = find_harm(parsed, quantities, knowledge)
    return Mentions(
        parsed=parsed,
        quantities=quantities,
        dates=dates,
        speakers=speakers,
        forces=forces,
        strengths=find_strengths(parsed, quantities, forces, knowledge, harms),
        places=find_places(parsed, knowledge, forces),
        harms=harms,
        amounts=find_amounts(parsed, quantities),
    )
