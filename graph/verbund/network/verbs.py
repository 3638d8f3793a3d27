"""What ties are called, read from each end, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.network.model import Relation, Words, words


def _verb(name: str, german: tuple[str, str], english: tuple[str, str]) -> Relation:
    return Relation(name, words(german[0], english[0]), words(german[1], english[1]))


#: For each relation: its name, then forward and backward in German, then in English.
_LISTED = (
    # an organisation in a project
    ("coordinator", "koordiniert", "wird koordiniert von", "coordinates", "is coordinated by"),
    ("partner", "ist Partner in", "hat als Partner", "is partner in", "has as partner"),
    ("associated-partner", "ist assoziierter Partner in", "hat als assoziierten Partner",
     "is associated partner in", "has as associated partner"),
    ("practice-partner", "ist Praxispartner in", "hat als Praxispartner",
     "is practice partner in", "has as practice partner"),
    ("further-partner", "ist weiterer Partner in", "hat als weiteren Partner",
     "is further partner in", "has as further partner"),
    ("partner-region", "ist Partnerregion in", "hat als Partnerregion",
     "is partner region in", "has as partner region"),
    ("transfer-region", "ist Transferregion in", "hat als Transferregion",
     "is transfer region in", "has as transfer region"),
    ("pilot-project", "ist Modellprojekt in", "hat als Modellprojekt",
     "is pilot project in", "has as pilot project"),
    ("regional-framework", "ist regionaler Rahmen von", "hat als regionalen Rahmen",
     "is the regional framework of", "has as regional framework"),
    ("project-group-member", "gehört zur Projektgruppe von", "hat in der Projektgruppe",
     "is in the project group of", "has in its project group"),
    ("project-management", "übernimmt das Projektmanagement in", "hat im Projektmanagement",
     "manages the work of", "has as project management"),
    ("supporter", "unterstützt", "wird unterstützt von", "supports", "is supported by"),
    ("subcontractor", "arbeitet im Auftrag von", "beauftragt",
     "is subcontractor of", "has as subcontractor"),
    ("grant-recipient", "erhält Fördermittel für", "wird gefördert über",
     "receives a grant for", "is funded through"),
    ("executing-body", "führt aus", "wird ausgeführt von", "carries out", "is carried out by"),
    ("funder", "fördert", "wird gefördert von", "funds", "is funded by"),
    ("managing-agency", "betreut als Projektträger", "wird als Projektträger betreut von",
     "manages for the funder", "is managed for the funder by"),
    # a person in a project
    ("lead", "leitet", "wird geleitet von", "leads", "is led by"),
    ("subproject-lead", "leitet ein Teilvorhaben von", "hat als Leitung eines Teilvorhabens",
     "leads a part of", "has as lead of a part"),
    ("project-coordinator", "koordiniert als Person", "hat für die Projektkoordination",
     "coordinates as a person", "has for its coordination"),
    ("contact", "ist Ansprechperson für", "hat als Ansprechperson",
     "is contact for", "has as contact"),
    ("staff", "arbeitet mit in", "hat im Team", "works in", "has in its team"),
    ("partner-representative", "vertritt einen Partner in", "hat als Vertretung eines Partners",
     "represents a partner in", "has as representative of a partner"),
    ("spokesperson", "spricht für", "hat als Stimme nach außen",
     "speaks for", "has as spokesperson"),
    ("interviewee", "gibt Auskunft über", "kommt zur Sprache bei",
     "is interviewed about", "is spoken about by"),
    ("interviewer", "führt ein Gespräch über", "wird vorgestellt im Gespräch mit",
     "interviews about", "is presented in a talk with"),
    ("author", "schreibt über", "wird beschrieben von", "writes about", "is written about by"),
    ("editor", "gibt Schriften heraus zu", "hat Schriften herausgegeben von",
     "edits writings on", "has writings edited by"),
    ("contribution", "trägt bei zu", "hat einen Beitrag von",
     "contributes to", "has a contribution by"),
    ("signatory", "unterzeichnet für", "wird unterzeichnet von", "signs for", "is signed by"),
    ("handover-by", "übergibt Ergebnisse oder Bescheide an", "erhält eine Übergabe von",
     "hands over to", "receives a handover from"),
    ("patron", "ist Schirmherrin oder Schirmherr von", "steht unter der Schirmherrschaft von",
     "is patron of", "has as patron"),
    ("image-creator", "macht Bilder von", "hat Bilder von", "makes pictures of", "has pictures by"),
    # a person or an organisation at an event
    ("speaker", "trägt vor bei", "hat einen Vortrag von", "speaks at", "has a talk by"),
    ("keynote", "hält den Hauptvortrag bei", "hat einen Hauptvortrag von",
     "gives a keynote at", "has a keynote by"),
    ("opening", "führt ein bei", "hat eine Einführung von", "opens", "is opened by"),
    ("greeting", "spricht ein Grußwort bei", "hat ein Grußwort von",
     "gives a greeting at", "has a greeting by"),
    ("moderator", "moderiert", "wird moderiert von", "moderates", "is moderated by"),
    ("panellist", "diskutiert auf dem Podium bei", "hat auf dem Podium",
     "is on the panel of", "has on its panel"),
    ("poster", "zeigt ein Poster bei", "hat ein Poster von",
     "shows a poster at", "has a poster by"),
    ("participant", "nimmt teil an", "hat als Teilnehmende", "takes part in", "has as participant"),
    ("inviting", "lädt ein zu", "hat eine Einladung von", "invites to", "has an invitation by"),
    ("personal-host", "ist gastgebende Person bei", "hat als gastgebende Person",
     "is personal host of", "has as personal host"),
    ("organising-person", "organisiert", "wird organisiert von", "arranges", "is arranged by"),
    ("organiser", "veranstaltet", "wird veranstaltet von", "organises", "is organised by"),
    ("co-organiser", "veranstaltet mit", "wird mitveranstaltet von",
     "co-organises", "is co-organised by"),
    ("event-management", "führt durch", "wird durchgeführt von", "runs", "is run by"),
    ("event-partner", "ist beteiligt an", "hat als Beteiligte", "is partner of", "has as partner"),
    ("event-supporter", "unterstützt die Veranstaltung", "erhält Unterstützung von",
     "supports the event", "receives support from"),
    ("host", "ist Gastgeber von", "ist zu Gast bei", "hosts", "is hosted by"),
    # what has no role of its own
    ("Affiliation", "gehört zu", "hat als Mitglied", "belongs to", "has as member"),
    ("about", "behandelt", "ist Thema von", "is about", "is a topic of"),
    ("knowsAbout", "arbeitet zu", "wird bearbeitet von", "works on", "is worked on by"),
    ("ofProject", "gehört zum Vorhaben", "hat als Veranstaltung",
     "belongs to the project", "has as event"),
    ("isPartOf", "ist Teil von", "hat als Teil", "is part of", "has as part"),
    ("unitOf", "ist Einheit von", "hat als Einheit", "is a unit of", "has as unit"),
    ("ProjectRelation", "steht in Verbindung mit", "steht in Verbindung mit",
     "is related to", "is related to"),
    ("tie", "ist verbunden mit", "ist verbunden mit", "is tied to", "is tied to"),
)  # fmt: skip

VERBS: Mapping[str, Relation] = {
    name: _verb(name, (german, german_back), (english, english_back))
    for name, german, german_back, english, english_back in _LISTED
}

WORKS_WITH = _verb("works-with", ("arbeitet zusammen mit",) * 2, ("works with",) * 2)
MEETS = _verb("meets", ("begegnet", "begegnet"), ("meets", "meets"))
TOGETHER = _verb("together", ("wird bearbeitet zusammen mit",) * 2, ("is worked on with",) * 2)
SHARES = _verb("shares", ("hat Gemeinsames mit",) * 2, ("has things in common with",) * 2)


def relation(name: str, role: Words | None = None) -> Relation:
    """The verb of a relation by its stable name; one made from the role's name if not listed.

    >>> relation("coordinator").forward["de"]
    'koordiniert'
    >>> relation("x", words("Beirat", "advisory board")).forward["en"]
    'takes part (advisory board) in'
    """
    known = VERBS.get(name)
    if known:
        return known
    if role is None:
        return _verb(name, (name, name), (name, name))
    german = (f"wirkt mit ({role['de']}) bei", f"hat zur Mitwirkung ({role['de']})")
    english = (f"takes part ({role['en']}) in", f"has taking part ({role['en']})")
    return _verb(name, german, english)
