"""What the name of an event tells of its kind."""

from __future__ import annotations

import re

_SIGNS = (
    (r"statuskonferenz|status conference", "status-conference"),
    (r"auftakt|kick-?off|startschuss|er[öo]ffnungsveranstaltung", "kick-off"),
    (
        r"abschluss(?:konferenz|veranstaltung|tagung|treffen)?|closing|final conference",
        "closing-event",
    ),
    (r"workshop|werkstatt", "workshop"),
    (r"fachtag\b|fachtagung|tagung|symposium|kolloquium|forum\b", "symposium"),
    (r"konferenz|kongress|conference|congress", "conference"),
    (r"dialog|gespräch|diskussion", "dialogue"),
    (r"ausstellung|exhibition", "exhibition"),
    (r"\bmarkt|börse|messe\b", "market"),
    (r"unterzeichn", "signing"),
    (r"übergabe", "handover"),
    (r"vorlesung|seminar|lehrveranstaltung|summer school|praktikum", "teaching"),
    (r"netzwerk(?:treffen)?|vernetzung", "networking"),
    (r"online-?reihe|webinar-?reihe|online series", "online-series"),
    (r"informations?(?:veranstaltung|abend)|webinar", "information-event"),
    (r"verbundtreffen|projekttreffen", "project-meeting"),
    (r"treffen|sitzung|meeting", "meeting"),
)
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _SIGNS)


def kind_of_event(name: str) -> str:
    """The kind that a name tells of; empty if it tells of none.

    >>> kind_of_event("Fachtagung „Interkommunales Wohnen“")
    'symposium'
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "")
