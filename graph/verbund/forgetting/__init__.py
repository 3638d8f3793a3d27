"""Removing a person everywhere, and looking for what should not be told."""

from verbund.forgetting.audit import Leak, audit
from verbund.forgetting.person import Forgotten, forget

__all__ = ["Forgotten", "Leak", "audit", "forget"]
