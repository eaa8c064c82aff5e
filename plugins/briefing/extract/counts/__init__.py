"""Numbers as written, and which of them count something."""
