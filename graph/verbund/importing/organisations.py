"""What the name of a German organisation tells of its kind."""

from __future__ import annotations

import re

#: The first that fits wins; the types are classes of the context, the kinds those of kinds.ttl.
_SIGNS = (
    (r"(?:Fach)?[Hh]ochschule|University of Applied Sciences", "applied-sciences"),
    (r"[Uu]niversität|[Uu]niversity|Charité|Université", "university"),
    (r"[Mm]inisterium|Senatsverwaltung|Staatskanzlei", "state-ministry"),
    (r"\w*[Bb]undes(?:amt|anstalt|institut)\b", "federal-agency"),
    (r"\b(?:Landesamt|Landesanstalt|Landesbetrieb)\b", "state-agency"),
    (
        r"Fraunhofer|Leibniz|Helmholtz|Max-Planck|[Ff]orschungs(?:zentrum|institut)",
        "research-institute",
    ),
    (r"\b(?:Land)?[Kk]reis\b|\w[Kk]reis\b", "district-authority"),
    (r"\b(?:Metropolregion|Regiopolregion|Wirtschaftsregion)\b", "regional-network"),
    (r"\b(?:Regionalverband|Planungsverband|Planungsgemeinschaft)\b", "planning-association"),
    (r"\bZweckverband\b", "special-purpose-association"),
    (
        r"\b(?:(?:Landeshaupt|Hanse|Bundes?|Universitäts|Kreis|Residenz|Luther)stadt|Stadt|Gemeinde|Markt|Samtgemeinde|Verbandsgemeinde)\b",
        "municipality",
    ),
    (r"\bStadtwerke\b|Wirtschaftsförderung", "municipal-company"),
    (r"\b(?:IHK|[\w-]*[Kk]ammer)\b", "chamber"),
    (r"\bStiftung\b|\w[Ss]tiftung\b", "foundation"),
    (r"\be\.?\s?G\.?\Z|Genossenschaft", "cooperative"),
    (r"\be\.\s?V\.|\beV\b|\bVerein\b|\w[Vv]erein\b", "association"),
    (r"\b(?:g?GmbH|AG|KG|SE|UG|OHG|GbR)\b", "company"),
    (r"\bInstitut\b|\w[Ii]nstitut\b", "research-institute"),
)
#: Words that only bodies are called by.
_BODY = re.compile(
    r"(?:[Aa]gentur|[Aa]kademie|[Aa]llianz|[Aa]mt|[Bb]ibliothek|[Bb]ündnis|[Bb]und|[Bb]üro|[Dd]ezernat"
    r"|[Ff]akultät|[Gg]esellschaft|[Ii]nitiative|[Kk]ammer|[Ll]ehrstuhl|[Mm]useum|[Nn]etzwerk|Region"
    r"|[Vv]erband|[Vv]erbund|[Vv]ereinigung|[Zz]entrale|[Zz]entrum)\b"
)
_KINDS = tuple((re.compile(pattern), kind) for pattern, kind in _SIGNS)
_TYPES = {
    "university": "CollegeOrUniversity",
    "applied-sciences": "CollegeOrUniversity",
    "research-institute": "ResearchOrganization",
    "company": "Corporation",
    "association": "NGO",
    "foundation": "NGO",
}
_PUBLIC = frozenset(
    {"state-ministry", "federal-agency", "state-agency", "district-authority", "municipality"}
)


def kind_of(name: str) -> str:
    """The kind that a name tells of; empty if it tells of none.

    >>> kind_of("Hochschule Anhalt"), kind_of("Saale-Holzland-Kreis"), kind_of("Muster")
    ('applied-sciences', 'district-authority', '')
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "")


def is_body(name: str) -> bool:
    """Whether a name has a sign of a body: its kind, a word for one, or capitals such as UBA.

    >>> is_body("Region Hannover"), is_body("ILS"), is_body("Erika Muster")
    (True, True, False)
    """
    is_short = name.isupper() and name.isalpha() and 2 < len(name) < 12
    return bool(kind_of(name) or _BODY.search(name) or is_short)


def type_of(kind: str) -> str:
    """The classes that go with a kind.

    >>> type_of("municipality")
    'FormalOrganization | GovernmentOrganization'
    """
    other = "GovernmentOrganization" if kind in _PUBLIC else _TYPES.get(kind, "")
    return f"FormalOrganization | {other}" if other else "FormalOrganization"
