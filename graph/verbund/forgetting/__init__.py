"""Removing a person everywhere, and looking for what should not be told."""

from verbund.forgetting.audit import Audited, Leak, audit
from verbund.forgetting.person import Forgotten, forget

__all__ = ["Audited", "Forgotten", "Leak", "audit", "forget"]
