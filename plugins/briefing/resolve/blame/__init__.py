"""Who did it, and how surely the article says so."""
