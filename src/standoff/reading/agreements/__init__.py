"""Agreements and what is reported of them (codebook, "agreement").

A row is one mention of an agreement together with one status that its own clause reports: "the truce collapsed",
"the deal was only partly implemented", "they agreed on a ceasefire". A mention of which nothing is said makes no row,
and neither does a wish: "the ceasefire must be upheld" says nothing about whether it was.
"""

from standoff.reading.agreements.rows import find_agreements

__all__ = ["find_agreements"]
