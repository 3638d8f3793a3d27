"""Announcement pages in German: proposals with the words they rest on, for a person to accept."""

from verbund.importing.page.accepting import accept
from verbund.importing.page.known import Known
from verbund.importing.page.proposals import Proposal, propose
from verbund.importing.page.reading import read_page
from verbund.importing.page.review import Review, review

__all__ = ["Known", "Proposal", "Review", "accept", "propose", "read_page", "review"]
