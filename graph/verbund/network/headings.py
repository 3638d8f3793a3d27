"""What the facts in a panel are called, how they are written, and what is left out is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verbund.network.model import Form, Words, words


class Heading(NamedTuple):
    """The heading of a fact and the form of its value."""

    words: Words
    form: Form


#: In the order in which a panel shows them.
HEADINGS: Mapping[str, Heading] = {
    "kind": Heading(words("Art", "Kind"), "text"),
    "honorific": Heading(words("Titel", "Honorific"), "text"),
    "acronym": Heading(words("Kurzname", "Acronym"), "text"),
    "slogan": Heading(words("Leitsatz", "Slogan"), "text"),
    "programme": Heading(words("Programm", "Programme"), "text"),
    "call": Heading(words("Bekanntmachung", "Call"), "text"),
    "cluster": Heading(words("Cluster", "Cluster"), "text"),
    "status": Heading(words("Stand", "Status"), "text"),
    "startAsPrinted": Heading(words("Beginn, wie gedruckt", "Start as printed"), "text"),
    "endAsPrinted": Heading(words("Ende, wie gedruckt", "End as printed"), "text"),
    "money": Heading(words("Fördersumme", "Funding"), "money"),
    "grantNumber": Heading(words("Förderkennzeichen", "Grant number"), "text"),
    "funder": Heading(words("Zuwendungsgeber", "Funder"), "text"),
    "series": Heading(words("Reihe", "Series"), "text"),
    "attendanceMode": Heading(words("Form", "Attendance"), "text"),
    "place": Heading(words("Ort", "Place"), "text"),
    "venue": Heading(words("Veranstaltungsort", "Venue"), "text"),
    "region": Heading(words("Region", "Region"), "text"),
    "unitOf": Heading(words("Teil von", "Part of"), "text"),
    "broader": Heading(words("Oberbegriff", "Broader topic"), "text"),
    "talk": Heading(words("Vortrag", "Talk"), "text"),
    "publication": Heading(words("Veröffentlichung", "Publication"), "text"),
    "identifier": Heading(words("Kennung", "Identifier"), "text"),
    "url": Heading(words("Web", "Web"), "link"),
    "sameAs": Heading(words("Eintrag in", "Record in"), "link"),
    "alternateName": Heading(words("auch", "Also"), "text"),
}

#: Values that are names of a vocabulary and not of the catalogue.
VALUES: Mapping[str, Words] = {
    "https://schema.org/OfflineEventAttendanceMode": words("vor Ort", "on site"),
    "https://schema.org/OnlineEventAttendanceMode": words("online"),
    "https://schema.org/MixedEventAttendanceMode": words(
        "vor Ort und online", "on site and online"
    ),
}

#: Things of the catalogue that are no nodes.
LEFT_OUT: Mapping[str, Words] = {
    "talk": words("Vorträge", "talks"),
    "publication": words("Veröffentlichungen", "publications"),
    "grant": words("Zuwendungen", "grants"),
    "series": words("Veranstaltungsreihen", "series of events"),
    "programme": words("Programme und Bekanntmachungen", "programmes and calls"),
}
