"""Names of people as texts print them: titles apart, affiliations apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = (
    r"(?:(?:Univ\.-|Jun\.-|Junior|Apl\.\s?|apl\.\s?|Hon\.-)?Prof(?:essor(?:in)?\b|\.in\b|in\b|\.|\b)"
    r"|(?:em|i\.\s?R|h\.\s?c|habil|rer|nat|phil|pol|oec|agr|jur|med|Ing|-Ing|ing)\.?(?=[\s-])"
    r"|PD\b|Priv\.-Doz\.|Privatdozent(?:in)?\b|Juniorprofessor(?:in)?\b|Dr\.in\b|D(?:okto)?r(?:in)?\.?(?:-Ing\.)?(?=\s)|Dipl\.-[A-Z][\w.]*(?:\s?\(FH\))?"
    r"|M\.\s?(?:Sc|A|Eng)\.|B\.\s?(?:Sc|A)\.|Mag\.|Ministerialrat|Ministerialrätin)"
)
_TITLES = re.compile(rf"(?:{_TITLE}\s*)+")
_ADDRESS = re.compile(r"(?:Herrn?|Frau)\s+")
_AFFILIATED = re.compile(
    r"(?P<name>[^(,]+?)\s*(?:\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)|,\s*(?P<after>.+))?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as printed: titles, the name, and the affiliation."""

    name: str
    titles: str = ""
    affiliation: str = ""

    def __str__(self) -> str:
        shown = " ".join(filter(None, (self.titles, self.name)))
        return f"{shown} ({self.affiliation})" if self.affiliation else shown


def read_name(text: str) -> Named:
    """The parts of a printed name; an empty name if there is none in it.

    >>> read_name("Prof. Dr. Axel Priebs (Universität Kiel)")
    Named(name='Axel Priebs', titles='Prof. Dr.', affiliation='Universität Kiel')
    >>> read_name("Dr.-Ing. Erika Beispiel, Stadt Jena").affiliation
    'Stadt Jena'
    """
    bare = _ADDRESS.sub("", text.strip(), count=1)
    title = _TITLES.match(bare)
    titles = " ".join(title[0].split()) if title else ""
    match = _AFFILIATED.fullmatch(bare[len(title[0]) if title else 0 :].strip())
    if not match:
        return Named("", titles)
    affiliation = match["inside"] or match["after"] or ""
    return Named(" ".join(match["name"].split()), titles, " ".join(affiliation.split()))
