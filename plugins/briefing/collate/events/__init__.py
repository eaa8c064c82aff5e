"""Events: what several articles report together, each with its claims side by side and a grade.

`reports` says what one article tells of one happening, `likeness` how surely two reports are one, `grouping` puts them
together, `tolls`, `disputes` and `grades` weigh what they say, `editing` lets an editor's word win, and `assembly`
makes the event.
"""

from briefing.collate.events.assembly import Earlier, find_events
from briefing.collate.events.editing import read_event_note

__all__ = ["Earlier", "find_events", "read_event_note"]
