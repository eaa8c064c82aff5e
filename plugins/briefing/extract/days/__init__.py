"""Days as written, and what each is the day of: a deed, a statement, what is still ahead."""
