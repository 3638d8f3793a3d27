"""A record's JSON-LD objects as lines of N-Quads.

The values are written out in full: what a JSON-LD processor would still have to do is to look up
each term, and to write. That is done here at once; a test compares it with such a processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from verbund.reading import Record
from verbund.vocab import RDF

_ESCAPED = re.compile(r'["\\\n\r]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_LINKS = ("@id", "@vocab")
_CLASS = {"@id": RDF.type, "@type": "@id"}
_BACKWARDS = "^"
#: Values that are remembered: names of things come again and again, texts do not.
_LONG, _MANY = 120, 100_000


@dataclass(slots=True)
class Liner:
    """Writes records about one kind of thing by the definitions of its terms.

    ``links`` are the IRIs that the records refer to.
    """

    terms: Mapping[str, Any]
    links: set[str] = field(default_factory=set)
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def write(self, record: Record, public: TextIO, said: TextIO) -> None:
        """Write what goes to the public graph, and what goes to the graphs of the sources."""
        parts = self._parts(record.public)
        if record.public:
            public.write(_graph(record.public["@id"], parts.values(), ""))
        if record.said:
            shown = record.public
            shared = all(shown.get(term) is value for term, value in record.said.items())
            own = parts if shared else self._parts(record.said)
            chosen = [own[term] for term in record.said if term in own]
            for source in record.sources:
                said.write(_graph(record.said["@id"], chosen, f" <{source}>"))

    def internal(self, record: Record) -> str:
        """What goes to no graph."""
        return _graph(record.internal["@id"], self._parts(record.internal).values(), "")

    def _parts(self, thing: Mapping[str, Any]) -> dict[str, list[str]]:
        """By term, property and value of each statement; of a turned one, subject and property."""
        own, found, known = thing.get("@context"), dict[str, list[str]](), self._known
        for term, value in thing.items():
            if value.__class__ is str and (part := known.get((term, value, ""))) and not own:
                found[term] = [part]
            elif term == "@type":
                found[term] = [self._part(term, _CLASS, name) for name in value]
            elif term[0] != "@":
                named = own and own.get(term)
                means = named or self.terms.get(term) or {"@id": term}
                # a term that an object defines for itself is not kept in mind under its name
                found[term] = [*self._values(f"{named}" if named else term, means, value)]
        return found

    def _values(self, name: str, means: Mapping[str, Any], value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield self._part(name, means, value)
        elif isinstance(value, list):
            for one in value:
                yield self._part(name, means, one)
        elif "@id" in value:
            yield self._part(name, {**means, "@type": "@id"}, value["@id"])
        else:
            for language, texts in value.items():
                tag = language.removeprefix("@none")
                for one in texts if isinstance(texts, list) else [texts]:
                    yield self._part(name, means, one, tag)

    def _part(self, name: str, means: Mapping[str, Any], text: str, language: str = "") -> str:
        key = (name, text, language)
        found = self._known.get(key)
        if found is None:
            found = _written(means, text, language)
            if means.get("@type") in _LINKS or "@reverse" in means:
                self.links.add(text)
            if len(text) < _LONG and len(self._known) < _MANY:
                self._known[key] = found
        return found


def _graph(thing: str, parts: Iterable[list[str]], graph: str) -> str:
    """The lines about a thing in a graph."""
    subject, end = f"<{thing}>", f"{graph} .\n"
    whole = [one for some in parts for one in some]
    if not any(one[0] == _BACKWARDS for one in whole):
        return f"{subject}{f'{end}{subject}'.join(whole)}{end}" if whole else ""
    return "".join(
        f"{subject}{one}{end}" if one[0] != _BACKWARDS else f"{one[1:]}{subject}{end}"
        for one in whole
    )


def _written(means: Mapping[str, Any], text: str, language: str) -> str:
    kind = means.get("@type", "")
    if "@reverse" in means:
        return f"{_BACKWARDS}<{text}> <{means['@reverse']}> "
    if kind in _LINKS:
        return f" <{means['@id']}> <{text}>"
    quoted = f'"{_ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)}"'
    suffix = f"^^<{kind}>" if kind else f"@{language}" if language else ""
    return f" <{means['@id']}> {quoted}{suffix}"
