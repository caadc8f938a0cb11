"""Every number of a report: its id, its value, how it was computed, from which ads.

Sentences, tables and charts name the facts that they use by id, so that a
number on a page can be walked back to its rows.
"""

from bnr_toolkit.facts.claims import claim_fact_id
from bnr_toolkit.facts.collecting import collect
from bnr_toolkit.facts.counts import fact_id, noted_measures
from bnr_toolkit.facts.histories import counted_histories, histories_fact_id, is_decided_first

__all__ = [
    "claim_fact_id",
    "collect",
    "counted_histories",
    "fact_id",
    "histories_fact_id",
    "is_decided_first",
    "noted_measures",
]
