"""The audit chain: every write leaves a row that holds the hash of the row before it (house rule 11).

One chain per commune, one per province, one for the instance. Rows are written at the end of the
same transaction as what they tell of, with the chains locked in sorted order, so that two actions
that touch the same chains cannot wait for each other.
"""

from binhyen.core.audit.recorder import SYSTEM, Actor, Unaudited, audited, note, nothing_changed
from binhyen.core.audit.words import vocabulary

INSTANCE = "instance"

__all__ = ["INSTANCE", "SYSTEM", "Actor", "Unaudited", "audited", "note", "nothing_changed", "vocabulary"]
