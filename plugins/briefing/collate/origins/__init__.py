"""Origins: which articles carry one text. Twenty outlets that run one agency's story are one origin.

Texts are compared as sequences of words (`shingles`), without what recurs in different stories (`furniture`).
Candidates come from MinHash signatures (`candidates`); what two texts truly share (`likeness`) and whom they credit
(`credits`) decides (`grouping`); what each copy changed is told by `copies`.
"""

from briefing.collate.origins.grouping import find_origins

__all__ = ["find_origins"]
