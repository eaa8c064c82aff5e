"""What leaves the building beside the pages: search index, feeds, site map, headers for the host, public data.

Everything here takes the finished output folder or a corpus and writes files; nothing knows of Pelican.
"""

from __future__ import annotations
