"""Editions: what was published when, and what changed between two of them.

`records` holds the values, `state` what is published after a row of editions, `changes` compares that with the
articles now, and `ledger` reads and adds to content/editions.jsonl.
"""

from briefing.collate.editions.changes import article_changes, claim_changes, event_changes
from briefing.collate.editions.ledger import append_edition, read_editions
from briefing.collate.editions.records import ArticleChange, ClaimChange, ClaimRecord, Edition, EventChange, Reason
from briefing.collate.editions.state import Gone, History, State, earlier_events, moved_claims, replay

__all__ = [
    "ArticleChange", "ClaimChange", "ClaimRecord", "Edition", "EventChange", "Gone", "History", "Reason", "State",
    "append_edition", "article_changes", "claim_changes", "earlier_events", "event_changes", "moved_claims",
    "read_editions", "replay",
]  # fmt: skip
