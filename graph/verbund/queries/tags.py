"""What questions are about, in words, and questions under what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verbund.queries.question import Question

TAGS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "cluster": "Cluster",
        "event": "Veranstaltungen",
        "money": "Geld",
        "network": "Netzwerk",
        "organisation": "Einrichtungen",
        "person": "Personen",
        "place": "Orte",
        "project": "Vorhaben",
        "publication": "Veröffentlichungen",
        "quality": "Güte der Angaben",
        "source": "Quellen",
        "time": "Zeit",
        "topic": "Themen",
    },
    "en": {
        "cluster": "clusters",
        "event": "events",
        "money": "money",
        "network": "network",
        "organisation": "organisations",
        "person": "people",
        "place": "places",
        "project": "projects",
        "publication": "publications",
        "quality": "quality of the data",
        "source": "sources",
        "time": "time",
        "topic": "topics",
    },
}


def grouped(questions: Iterable[Question], language: str) -> Mapping[str, list[Question]]:
    """The questions under the words for their first tags, sorted by these."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        tag = question.header.tags[0]
        groups.setdefault(TAGS[language].get(tag, tag), []).append(question)
    return dict(sorted(groups.items()))
