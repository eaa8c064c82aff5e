"""Settings of the hosted site: as at home, with the address it is published under."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

# Feeds, sitemap and canonical links need the full address; pages link to each other relatively all the same.
BRIEFING_SITEURL = os.environ.get("BRIEFING_SITEURL", "").rstrip("/")
