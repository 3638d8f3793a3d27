"""The JSON-LD context as the mapping: which table is what, and what each column means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from verbund.errors import UnreadableFile
from verbund.model import Iri

ALIASES = {"id": "@id", "type": "@type"}


@dataclass(frozen=True, slots=True)
class Column:
    """What one term of the context says: the property it means, how its cells are written."""

    term: str
    means: str
    datatype: str
    base: str
    many: bool
    tagged: bool
    reverse: bool
    definition: Mapping[str, Any]

    @property
    def plain(self) -> dict[str, Any]:
        """The definition without prefixes and scopes, for values that are written out in full."""
        means = {"@reverse" if self.reverse else "@id": self.means}
        container = {"@container": self.definition["@container"]} if self.many else {}
        return {**means, **({"@type": self.datatype} if self.datatype else {}), **container}

    @property
    def is_link(self) -> bool:
        """Whether cells name things instead of holding values."""
        return self.datatype == "@id"

    @property
    def is_subject(self) -> bool:
        """Whether cells name the thing that the row is about."""
        return self.means == "@id"


@dataclass(frozen=True)
class Kind:
    """What a table holds: the class of its things, the base of their IRIs, its columns."""

    name: str
    class_iri: str
    base: str
    columns: Mapping[str, Column]

    @cached_property
    def definitions(self) -> Mapping[str, Any]:
        """A context for documents about such things whose values are written out in full."""
        return {
            c.term: c.plain
            for c in self.columns.values()
            if not c.is_subject and c.means != "@type"
        }

    @cached_property
    def subject(self) -> Column:
        """The column that names the thing a row is about: ``id``, or the subject of a relation."""
        own = [c for c in self.columns.values() if c.is_subject and c.term not in ALIASES]
        return own[0] if own else self.columns["id"]

    @property
    def has_own_ids(self) -> bool:
        """Whether each row is one thing; False for relation tables, where a thing may recur."""
        return self.subject.term == "id"


@dataclass(frozen=True)
class Context:
    """ontology/context.jsonld, made absolute for one catalogue."""

    definitions: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path, base: Iri) -> Context:
        """The context of a file; each relative ``@base`` in it is completed with ``base``."""
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            if not (isinstance(document, dict) and isinstance(document.get("@context"), dict)):
                raise LookupError('it is no object with an "@context"')
            raw = document["@context"]
            found = cls({**_absolute(raw, base.value)})
            found.look()
        except OSError as problem:
            raise UnreadableFile(path, problem.strerror or str(problem)) from problem
        except (ValueError, LookupError, TypeError, AttributeError) as problem:
            raise UnreadableFile(path, f"not a JSON-LD context: {problem}") from problem
        except RecursionError as problem:
            raise UnreadableFile(path, "its terms refer to each other in a circle") from problem
        return found

    def document(self, things: Any) -> bytes:
        """A JSON-LD document about things, with the context inside."""
        return json.dumps({"@context": self.definitions, "@graph": things}).encode()

    def look(self) -> None:
        """Take up all that a build needs.

        Raises:
            LookupError: something is missing.
        """
        if "@base" not in self.definitions:
            raise LookupError("it has no @base")
        if not (self.shared and self.kinds and all(k.subject for k in self.kinds.values())):
            raise LookupError("it has no tables")

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """What each table holds, by the name of the table."""
        return {kind.name: kind for kind in self._kinds()}

    @cached_property
    def classes(self) -> Mapping[str, str]:
        """The classes that the column ``type`` can name: terms that are just another's name."""
        terms = {term: self.expand(term) for term, d in self.definitions.items() if _is_name(d)}
        return {term: iri for term, iri in terms.items() if not iri.endswith(("/", "#"))}

    def class_at(self, base: str) -> str:
        """The class of the things whose IRIs begin with a base; empty if there is none."""
        return next((kind.class_iri for kind in self.kinds.values() if kind.base == base), "")

    @property
    def base(self) -> str:
        """The base IRI of the catalogue."""
        return str(self.definitions["@base"])

    def term(self, means: str) -> str:
        """The name of the column that means a property; its last part if there is none.

        A column for whole addresses (``sameAs``) comes before one for ids (``ror``).
        """
        columns = (c for kind in self.kinds.values() for c in kind.columns.values())
        known = sorted({(c.base != "", c.term) for c in columns if c.means == means})
        return known[0][1] if known else Iri(means).local

    def expand(self, name: str) -> str:
        """The IRI of a term or of a prefixed name.

        >>> Context({"schema": "https://schema.org/"}).expand("schema:name")
        'https://schema.org/name'
        """
        definition = self.definitions.get(name)
        if isinstance(definition, Mapping):
            definition = definition.get("@id", definition.get("@reverse"))
        if isinstance(definition, str) and definition != name:
            return definition if definition.startswith("@") else self.expand(definition)
        prefix, colon, local = name.partition(":")
        start = self.definitions.get(prefix)
        return f"{start}{local}" if colon and isinstance(start, str) else name

    @cached_property
    def shared(self) -> Mapping[str, Column]:
        """The columns that every table may have."""
        return self._columns(self.definitions)

    def _kinds(self) -> Iterator[Kind]:
        for term, definition in self.definitions.items():
            scoped = definition.get("@context", {}) if isinstance(definition, Mapping) else {}
            if "@type" in (definition if isinstance(definition, Mapping) else {}) or not scoped:
                continue
            columns = {**self.shared, **self._columns(scoped)}
            yield Kind(term, self.expand(term), str(scoped["@base"]), columns)

    def _columns(self, definitions: Mapping[str, Any]) -> dict[str, Column]:
        found = {}
        for term, definition in definitions.items():
            if definition in ALIASES.values():
                found[term] = Column(term, definition, "", "", False, False, False, {})
            elif isinstance(definition, Mapping) and not _names_a_table(definition):
                found[term] = self._column(term, definition)
        return found

    def _column(self, term: str, definition: Mapping[str, Any]) -> Column:
        container = definition.get("@container", "")
        datatype = str(definition.get("@type", ""))
        return Column(
            term=term,
            means=self.expand(str(definition.get("@id", definition.get("@reverse")))),
            datatype=datatype if datatype.startswith("@") else self.expand(datatype),
            base=str(definition.get("@context", {}).get("@base", "")),
            many=container in ("@set", "@language"),
            tagged=container == "@language",
            reverse="@reverse" in definition,
            definition=definition,
        )


def _names_a_table(definition: Mapping[str, Any]) -> bool:
    return "@context" in definition and "@type" not in definition


def _is_name(definition: Any) -> bool:
    return isinstance(definition, str) and ":" in definition


def _absolute(value: Any, base: str) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        key: base + inner if key == "@base" and ":" not in inner else _absolute(inner, base)
        for key, inner in value.items()
    }
