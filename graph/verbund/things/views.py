"""Things that stand between two others, and how they are told at each end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verbund.things.model import Words
from verbund.vocab import FRAPO, ORG, RDF, SCHEMA, SKOS, V


@dataclass(frozen=True, slots=True)
class View:
    """What a thing between shows to the one that ``link`` leads to: the value of ``shown``.

    Where ``shown`` is empty it shows itself. Views of a thing stand in the order of ``number``.
    """

    between: str
    link: str
    shown: str
    headings: Words
    number: int


_LISTED = (
    (V.Participation, ORG.organization, ORG.member,
     "Beteiligte Einrichtungen", "Organisations taking part"),
    (V.Participation, ORG.member, ORG.organization, "Beteiligt an", "Takes part in"),
    (V.Participation, V.underGrant, ORG.member, "Zuwendung an", "Granted to"),
    (V.Participation, ORG.role, ORG.member,
     "Einrichtungen in dieser Rolle", "Organisations in this role"),
    (V.ProjectRole, ORG.organization, ORG.member, "Personen", "People"),
    (V.ProjectRole, ORG.member, ORG.organization, "Wirkt mit an", "Works on"),
    (V.ProjectRole, V.onBehalfOf, ORG.member, "Personen in Vorhaben", "People in projects"),
    (V.ProjectRole, ORG.role, ORG.member, "Personen in dieser Rolle", "People in this role"),
    (V.Affiliation, ORG.member, ORG.organization, "Gehört an", "Belongs to"),
    (V.Affiliation, ORG.organization, ORG.member, "Angehörige", "Members"),
    (V.SpeakerRole, V.event, SCHEMA.performer, "Mitwirkende", "Contributors"),
    (V.SpeakerRole, SCHEMA.performer, V.event, "Auftritte", "Appearances"),
    (V.SpeakerRole, V.talk, SCHEMA.performer, "Vorgetragen von", "Given by"),
    (V.SpeakerRole, V.onBehalfOf, SCHEMA.performer,
     "Auftritte von Angehörigen", "Appearances of its members"),
    (V.SpeakerRole, ORG.role, SCHEMA.performer, "Auftritte in dieser Rolle",
     "Appearances in this role"),
    (V.OrganiserRole, V.event, V.organiser, "Veranstaltet von", "Organised by"),
    (V.OrganiserRole, V.organiser, V.event, "Veranstaltet", "Organises"),
    (V.OrganiserRole, V.onBehalfOf, V.event,
     "Für das Vorhaben veranstaltet", "Organised for the project"),
    (V.OrganiserRole, ORG.role, V.organiser,
     "Veranstalter in dieser Rolle", "Organisers in this role"),
    (V.ProjectRelation, V.project, V.relatedProject, "Verbundene Vorhaben", "Related projects"),
    (V.ProjectRelation, V.relatedProject, V.project,
     "Mit diesem verbunden", "Related to this one"),
    (ORG.ChangeEvent, ORG.originalOrganization, ORG.resultingOrganization,
     "Aufgegangen in", "Became"),
    (ORG.ChangeEvent, ORG.resultingOrganization, ORG.originalOrganization,
     "Hervorgegangen aus", "Came from"),
    (SCHEMA.MonetaryGrant, SCHEMA.fundedItem, "", "Zuwendungen", "Grants"),
    (SCHEMA.MonetaryGrant, SCHEMA.funder, SCHEMA.fundedItem, "Fördert", "Funds"),
)  # fmt: skip

VIEWS: Mapping[tuple[str, str], View] = {
    (between, link): View(between, link, shown, {"de": german, "en": english}, n)
    for n, (between, link, shown, german, english) in enumerate(_LISTED)
}
LINKS = frozenset(link for _, link in VIEWS)
#: A change with one organisation on both sides: only its name is another one.
RENAMED = View(
    ORG.ChangeEvent,
    ORG.originalOrganization,
    "",
    {"de": "Namenswechsel", "en": "Change of name"},
    VIEWS[ORG.ChangeEvent, ORG.originalOrganization].number,
)

#: What the units of an organisation take part in, told of the organisation.
THROUGH_UNITS = View(
    V.Participation,
    ORG.unitOf,
    ORG.organization,
    {"de": "Über Einheiten beteiligt an", "en": "Takes part through units in"},
    VIEWS[V.Participation, ORG.member].number,
)

#: What is told of a thing between, in this order.
DETAILS = (
    ORG.role,
    V.kind,
    SCHEMA.startDate,
    V.status,
    V.talk,
    ORG.member,
    SCHEMA.performer,
    V.organiser,
    ORG.organization,
    V.event,
    V.onBehalfOf,
    V.underGrant,
    V.grantShare,
    FRAPO.hasGrantNumber,
    SCHEMA.amount,
    SCHEMA.funder,
    SCHEMA.roleName,
    V.unitAsPrinted,
    V.affiliationAsPrinted,
    SKOS.note,
)

#: What tells a thing between, or a statement, from others with its name.
APART = (ORG.role, SCHEMA.roleName, V.unitAsPrinted, RDF.object)

#: Roles that come before others.
FIRST_ROLES = ("coordinator", "lead", "subproject-lead", "project-coordinator", "keynote")
