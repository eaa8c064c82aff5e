"""What may still be shown of a claim that changed: only words that its article says today.

An editor may have taken a name out of an article for somebody's safety. What was published before is therefore never
shown from the ledger alone: quotes, claimants and forces must still stand in the article; headlines are today's.
"""

from __future__ import annotations

from briefing.collate.editions import ClaimRecord
from briefing.model import Article, Claim
from briefing.present.claims import claimant_words
from briefing.present.words import CLAIMANT_WORDS, claim_words, claimant_type_words, listed_words
from briefing.speech import gettext, language
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
        # The ledger keeps English.
        if language() == "en" and (record.victim_force is None or record.victim_force in self._forces):
            return record.says
        bare = Claim(record.id, record.outcome, record.min, record.max, record.form, "", record.victim, ())
        return claim_words(bare)

    def who(self, record: ClaimRecord) -> str:
        """The claimant as printed then; its kind alone where the article names it no more."""
        named = record.claimant
        kind = record.claimant_type or ""
        if named is None or named in self._claimants or fold(named) in self._text:
            return record.who if language() == "en" else _who(named, kind)
        return claimant_type_words(kind) if kind in CLAIMANT_WORDS else gettext("claimant no longer named")

    def quote(self, record: ClaimRecord) -> str:
        """The claim's words; "" where they stand in the article no more."""
        return record.quote if record.quote and fold(record.quote) in self._text else ""


def _who(named: str | None, kind: str) -> str:
    """The claimant anew, in a language that the ledger does not keep."""
    what = claimant_type_words(kind) if kind in CLAIMANT_WORDS else ""
    return listed_words((named or "", what)) or gettext("the article itself")
