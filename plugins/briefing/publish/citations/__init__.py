"""Citations as files: BibTeX, RIS and CSL-JSON, three beside each page, its claims included."""
