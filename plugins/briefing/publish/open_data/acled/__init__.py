"""Events in the columns of ACLED, coded by its conventions as far as articles tell.

One row a happening: an event of the corpus, or what one text alone tells of (`happenings`). `numbers` turns claims into
ACLED's one number of fatalities, `coding` words into its types; `table` puts the columns together.
"""

from __future__ import annotations

from briefing.publish.open_data.acled.table import ACLED, acled_table

__all__ = ["ACLED", "acled_table"]
