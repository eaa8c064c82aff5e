"""What may still be shown of a claim that changed: only words that its article says today.

An editor may have taken a name out of an article for somebody's safety. What was published before is therefore never
shown from the ledger alone: quotes, claimants and forces must still stand in the article; headlines are today's.
"""

from __future__ import annotations

from briefing.collate.editions import ClaimRecord
from briefing.model import Article, Claim
from briefing.present.claims import claimant_words
from briefing.present.words import CLAIMANT_WORDS, claim_words
from briefing.text import fold

__all__ = ["Standing", "say"]


def say(article: Article, claim: Claim) -> tuple[str, str]:
    """The statement of a claim and its claimant as pages print them: what the ledger keeps."""
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    return claim_words(claim, force), claimant_words(claim)


class Standing:
    """The words of one article as it is now, to hold earlier words against."""

    def __init__(self, article: Article) -> None:
        self._text = fold(f"{article.title}\n{article.document.text}")
        self._claimants = {claim.claimant for claim in article.facts.claims}
        self._forces = {force.id for force in article.facts.forces}

    def says(self, record: ClaimRecord) -> str:
        """The statement as printed then; without the force whose people were harmed where that is gone."""
        if record.victim_force is None or record.victim_force in self._forces:
            return record.says
        bare = Claim(record.id, record.outcome, record.min, record.max, record.form, "", record.victim, ())
        return claim_words(bare)

    def who(self, record: ClaimRecord) -> str:
        """The claimant as printed then; its kind alone where the article names it no more."""
        named = record.claimant
        if named is None or named in self._claimants or fold(named) in self._text:
            return record.who
        return CLAIMANT_WORDS.get(record.claimant_type or "", "claimant no longer named")

    def quote(self, record: ClaimRecord) -> str:
        """The claim's words; "" where they stand in the article no more."""
        return record.quote if record.quote and fold(record.quote) in self._text else ""
