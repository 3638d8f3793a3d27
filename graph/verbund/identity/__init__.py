"""What is the same: candidates are proposed, people decide, the build takes what they accepted."""

from verbund.identity.candidates import Candidates, Merged, Proposal
from verbund.identity.matching import propose

__all__ = ["Candidates", "Merged", "Proposal", "propose"]
