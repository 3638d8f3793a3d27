"""What is said of an answer without rows, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping

#: Each sentence in both languages.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "none left": {
        "de": "{what} lässt nichts übrig",
        "en": "{what} leaves none",
    },
    "taken away": {
        "de": "alles wird weggenommen von {what}",
        "en": "everything is taken away by {what}",
    },
    "not together": {
        "de": "nichts passt auf {what} zusammen mit dem, was davor steht",
        "en": "nothing matches {what} together with what is before it",
    },
    "no match": {
        "de": "nichts passt auf {what}",
        "en": "nothing matches {what}",
    },
    "no group": {
        "de": "die Muster passen, aber {what} lässt nichts übrig",
        "en": "the patterns match, but {what} leaves none",
    },
    "no row": {
        "de": "die Muster passen, aber {what} lässt keine Zeile übrig",
        "en": "the patterns match, but {what} leaves no row",
    },
    "unseen": {
        "de": "HAVING kennt {what} nicht: dort muss {meant} stehen",
        "en": "HAVING does not know {what}: write {meant} there",
    },
    "no part": {
        "de": "kein Teil der UNION passt",
        "en": "no part of the UNION matches",
    },
    "superfluous": {
        "de": "ohne {what} gäbe es etwas",
        "en": "without {what} there would be some",
    },
    "left": {
        "de": "ohne das gäbe es {count} {what}: {names}",
        "en": "without it there would be {count} {what}: {names}",
    },
    "many": {
        "de": "mindestens {count}",
        "en": "{count} or more",
    },
    "nearest": {
        "de": "am nächsten kommt {what} dort: {names}",
        "en": "nearest to {what} there: {names}",
    },
    "in place": {
        "de": "statt {what} gibt es dort: {names}",
        "en": "in place of {what} there is: {names}",
    },
    "no value": {
        "de": "{what} hat dort keinen Wert",
        "en": "{what} has no value there",
    },
    "one value": {
        "de": "{what} ist dort {value}",
        "en": "{what} is {value} there",
    },
    "range": {
        "de": "{what} reicht von {first} bis {last}",
        "en": "{what} goes from {first} to {last}",
    },
    "values": {
        "de": "Werte von {what} dort: {names}",
        "en": "values of {what} there: {names}",
    },
    "sub-query": {
        "de": "die Unterabfrage nach {what}",
        "en": "the sub-query for {what}",
    },
    "none at all": {
        "de": "Zu {what} gibt es nichts, auch sonst zu nichts.",
        "en": "There is nothing for {what}, nor for any other.",
    },
    "another": {
        "de": "Zu {what} gibt es nichts, aber zu {names}.",
        "en": "There is nothing for {what}, but for {names} there is.",
    },
    "others": {
        "de": "Zu {what} gibt es nichts, aber zu {count} anderen, etwa {names}.",
        "en": "There is nothing for {what}, but {count} others have, such as {names}.",
    },
    "some others": {
        "de": "Zu {what} gibt es nichts, aber zu mindestens {count} anderen, etwa {names}.",
        "en": "There is nothing for {what}, but at least {count} others have, such as {names}.",
    },
    "and": {"de": "und", "en": "and"},
    "or": {"de": "oder", "en": "or"},
}


def sentence(language: str, name: str, /, **parts: object) -> str:
    """A sentence with its parts put in.

    >>> sentence("de", "range", what="?n", first=1, last=5)
    '?n reicht von 1 bis 5'
    """
    return SENTENCES[name][language].format(**parts)
