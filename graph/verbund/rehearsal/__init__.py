"""A rehearsal of the harvest: what each portal would refuse, before it does."""

from verbund.rehearsal.objections import PORTALS, Objection, Report
from verbund.rehearsal.rehearsing import rehearse
from verbund.rehearsal.sources import Folder, Site, Source

__all__ = ["PORTALS", "Folder", "Objection", "Report", "Site", "Source", "rehearse"]
