"""The reference page of the vocabulary: each own term, each role, each kind, from their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from verbund.catalogue import Catalogue
from verbund.vocab import V

_CLASSES = (OWL.Class,)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_FACTS = (
    ("subclass of", RDFS.subClassOf),
    ("subproperty of", RDFS.subPropertyOf),
    ("domain", RDFS.domain),
    ("range", RDFS.range),
    ("close to", SKOS.closeMatch),
)
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_COLUMNS = ("| id | English | Deutsch | elsewhere |", "| --- | --- | --- | --- |")
_HEAD = """# The vocabulary

<!-- This page is generated from ontology/. Rewrite it with: pytest --accept -->

{title} (version {version}), prefix `v:` for `{start}`. German: {german}.

{comment}

Everything else that the catalogue says is said in the words of schema.org, W3C ORG, SKOS, PROV,
DCTERMS and FRAPO. Licence: <{licence}>.
"""


@dataclass(frozen=True, slots=True)
class _Page:
    """The vocabulary as a graph, and the pieces of its page."""

    graph: rdflib.Graph

    def head(self) -> str:
        """Title, version, comment and licence."""
        ontology = next(self.graph.subjects(RDF.type, OWL.Ontology))
        return _HEAD.format(
            title=self.text(ontology, RDFS.label, "en"),
            german=self.text(ontology, RDFS.label, "de"),
            version=self.graph.value(ontology, OWL.versionInfo),
            start=V,
            comment=self.text(ontology, RDFS.comment, "en"),
            licence=self.graph.value(ontology, DCTERMS.license),
        )

    def terms(self, title: str, kinds: Iterable[Node]) -> str:
        """A section with one entry for each own term of some kinds."""
        found = {term for kind in kinds for term in self.graph.subjects(RDF.type, kind)}
        own = _ordered(term for term in found if str(term).startswith(str(V)))
        return "\n".join([f"## {title}\n", *map(self.entry, own)])

    def entry(self, term: Node) -> str:
        """One term: its labels, its comments and how it hangs together with others."""
        labels = [f"{self.text(term, RDFS.label, tag)} ({tag})" for tag in ("en", "de")]
        facts = ((word, self.names(self.graph.objects(term, link))) for word, link in _FACTS)
        lines = [f"- {word}: {found}" for word, found in facts if found]
        english, german = (self.text(term, RDFS.comment, tag) for tag in ("en", "de"))
        return "\n".join(
            [
                f"### `{self.short(term)}`\n",
                f"{', '.join(labels)}\n",
                f"{english}\n",
                f"*{german}*\n",
            ]
            + ([*lines, ""] if lines else [])
        )

    def lists(self) -> Iterator[str]:
        """A table for each list of roles or kinds."""
        for scheme in _ordered(self.graph.subjects(RDF.type, SKOS.ConceptScheme)):
            concepts = _ordered(self.graph.subjects(SKOS.inScheme, scheme))
            english, german = (self.text(scheme, SKOS.prefLabel, tag) for tag in ("en", "de"))
            rows = map(self.concept, concepts)
            base = str(concepts[0]).rsplit("/", 1)[0] if concepts else ""
            head = [f"### {english}\n", f"German: {german}. Each id stands under `{base}/`.\n"]
            yield "\n".join([*head, *_COLUMNS, *rows, ""])

    def concept(self, concept: Node) -> str:
        """One row of a list: id, labels, concepts elsewhere."""
        labels = [self.text(concept, SKOS.prefLabel, tag) for tag in ("en", "de")]
        matches = chain.from_iterable(self.graph.objects(concept, match) for match in _MATCHES)
        cells = [f"`{str(concept).rsplit('/', 1)[-1]}`", *labels, self.names(matches)]
        return f"| {' | '.join(cells)} |"

    def names(self, terms: Iterable[Node]) -> str:
        """Several terms in one line."""
        return ", ".join(f"`{self.short(term)}`" for term in _ordered(terms))

    def short(self, term: Node) -> str:
        """A term with the prefix that the files give it, if they give it one."""
        for name, start in self.graph.namespaces():
            rest = str(term).removeprefix(str(start))
            if rest != str(term) and "/" not in rest:
                return f"{name}:{rest}"
        return str(term)

    def text(self, subject: Node, link: Node, language: str) -> str:
        """The text in a language; nothing if there is none."""
        found = (o for o in self.graph.objects(subject, link) if isinstance(o, rdflib.Literal))
        return min((str(o) for o in found if o.language == language), default="")


def ontology_page(catalogue: Catalogue) -> str:
    """The reference page of the vocabulary in Markdown: classes, properties, roles and kinds."""
    graph = rdflib.Graph(bind_namespaces="none")
    for path in catalogue.files("ontology", ".ttl"):
        if path.parent.name == "ontology":
            graph.parse(path)
    page = _Page(graph)
    parts = [page.head(), page.terms("Classes", _CLASSES), page.terms("Properties", _PROPERTIES)]
    return "\n".join([*parts, "## Roles and kinds\n", *page.lists()])


def _ordered(terms: Iterable[Node]) -> Sequence[Node]:
    return sorted(set(terms), key=str)
