"""Origins: which articles carry one text. Twenty outlets that run one agency's story are one origin.

Texts are compared as sequences of words (`shingles`), candidates come from MinHash signatures (`candidates`), and what
two texts truly share decides (`grouping`).
"""

from briefing.collate.origins.grouping import find_origins

__all__ = ["find_origins"]
