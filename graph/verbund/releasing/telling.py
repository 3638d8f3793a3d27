"""A comparison in words: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from verbund.model import Iri
from verbund.releasing.model import Change, Comparison, Difference, How
from verbund.things import Value

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "none": "Nichts hat sich geändert.",
        "title": "Änderungen von {old} zu {new}",
        "added": "neu",
        "removed": "entfallen",
        "one added": "{value} neu",
        "one removed": "{value} entfallen",
        "instead": "{new} statt {old}",
    },
    "en": {
        "none": "Nothing has changed.",
        "title": "Changes from {old} to {new}",
        "added": "new",
        "removed": "removed",
        "one added": "{value} added",
        "one removed": "{value} removed",
        "instead": "{new} instead of {old}",
    },
}


def sentence(change: Change, language: str) -> str:
    """One change in one line: ``NEILA: End: 2023-08-31 instead of 2023-02-28``."""
    return f"{change.words[language]}: {told(change, language)}"


def told(change: Change, language: str) -> str:
    """What has become of a thing: ``End: 2023-08-31 instead of 2023-02-28``."""
    if change.how is not How.CHANGED:
        return _WORDS[language][change.how.value]
    return "; ".join(part for found in change.differences for part in _parts(found, language))


def text(found: Comparison, between: tuple[str, str], language: str, width: int) -> str:
    """All changes under the kinds of things, in lines of a width; 0 for one line a change."""
    if not found.changes:
        return nothing(language) + "\n"
    lines = [title(between, language)]
    for kind, changes in by_kind(found, language):
        lines += ["", kind]
        for change in changes:
            lines += textwrap.wrap(
                sentence(change, language),
                width or sys.maxsize,
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return "\n".join(lines) + "\n"


def markdown(found: Comparison, between: tuple[str, str], language: str) -> str:
    """All changes as lists under headings."""
    lines = [f"# {title(between, language)}"]
    if not found.changes:
        lines += ["", nothing(language)]
    for kind, changes in by_kind(found, language):
        lines += ["", f"## {kind}", ""]
        for change in changes:
            name, rest = _escaped(change.words[language]), _escaped(told(change, language))
            lines.append(f"- [{name}](<{change.iri}>): {rest}")
    return "\n".join(lines) + "\n"


def document(found: Comparison, between: tuple[str, str]) -> str:
    """All changes as JSON, in both languages."""
    content = {
        "old": between[0],
        "new": between[1],
        "changes": [_object(change) for change in found.changes],
        "statements": {"added": len(found.added), "removed": len(found.removed)},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def title(between: tuple[str, str], language: str) -> str:
    """What is compared."""
    return _WORDS[language]["title"].format(old=between[0], new=between[1])


def nothing(language: str) -> str:
    """That nothing is other than it was."""
    return _WORDS[language]["none"]


def by_kind(found: Comparison, language: str) -> Iterator[tuple[str, Iterable[Change]]]:
    """The changes under the names of kinds."""
    return groupby(found.changes, key=lambda change: change.kind_words[language])


def _parts(found: Difference, language: str) -> Iterator[str]:
    words, heading = _WORDS[language], found.headings[language]
    for new, old in found.instead:
        now, was = _in_words(new, language), _in_words(old, language)
        yield f"{heading}: {words['instead'].format(new=now, old=was)}"
    for value in found.added:
        yield f"{heading}: {words['one added'].format(value=_in_words(value, language))}"
    for value in found.removed:
        yield f"{heading}: {words['one removed'].format(value=_in_words(value, language))}"


def _in_words(value: Value, language: str) -> str:
    return " ".join(value.told(language).split())


def _object(change: Change) -> dict[str, object]:
    return {
        "thing": change.iri.value,
        "name": dict(change.words),
        "kind": dict(change.kind_words),
        "how": change.how.value,
        "differences": [
            {
                "relation": found.name,
                "heading": dict(found.headings),
                "added": [_value(value) for value in found.added],
                "removed": [_value(value) for value in found.removed],
                "instead": [{"new": _value(new), "old": _value(old)} for new, old in found.instead],
            }
            for found in change.differences
        ],
    }


def _value(value: Value) -> dict[str, object]:
    kind = "iri" if isinstance(value.term, Iri) else "value"
    words = {language: _in_words(value, language) for language in _WORDS}
    return {kind: str(value.term), "told": words}


def _escaped(text: str) -> str:
    r"""Text that Markdown leaves as it is.

    >>> _escaped("a_b [c]")
    'a\\_b \\[c\\]'
    """
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in text)
