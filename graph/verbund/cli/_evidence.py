"""Who says what, as text and as JSON: what `verbund why` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbund.model import Iri, Literal, Table
from verbund.provenance import Place, Said, Source
from verbund.queries.engine import Engine
from verbund.queries.sheet import Names, Reader, linked, plain
from verbund.reading import Context
from verbund.things.headings import Headings
from verbund.things.ties import Bond, Tie

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "other": "nicht gezeigt",
        "said": "sagt",
        "quote": "Wortlaut",
        "row": "Zeile",
        "read": "gelesen",
        "derived": "abgeleitet, oder die Quellen sind nicht in diesem Graphen",
        "quoted": "„{}“",
    },
    "en": {
        "other": "not shown",
        "said": "says",
        "quote": "its words",
        "row": "row",
        "read": "read",
        "derived": "derived, or its sources are not in this graph",
        "quoted": "“{}”",
    },
}
_DOCUMENT = ("iri", "name", "url", "read", "quote")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Writes who says what, in one language."""

    context: Context
    headings: Headings
    reader: Reader

    @property
    def language(self) -> str:
        """The language that is written."""
        return self.reader.language

    def head(self, things: Sequence[Iri], names: Names) -> str:
        """What it is about: the names, with their addresses."""
        return "\n".join(f"{names[one]} <{one}>" if one in names else f"{one}" for one in things)

    def title(self, things: Sequence[Iri], names: Names) -> str:
        """The same as a heading of Markdown."""
        return f"# {' – '.join(linked(names.get(one, one.value), one) for one in things)}\n"

    def names(self, engine: Engine, things: Sequence[Iri], found: Iterable[Said]) -> Names:
        """What things are called, and those that are said of them."""
        said = [one.value for one in found if isinstance(one.value, Iri)]
        return self.reader.names(engine, Table(("x",), tuple((one,) for one in (*things, *said))))

    def text(self, one: Said, names: Names) -> str:
        """One value, and who says it."""
        named = names.get(one.value, "") if isinstance(one.value, Iri) else ""
        return "\n".join(["", *self._said(one, named)])

    def object(self, one: Said) -> dict[str, Any]:
        """The same for programs."""
        language = one.value.language if isinstance(one.value, Literal) else ""
        return {
            "property": self.context.term(one.means.value),
            "value": str(one.value),
            **({"language": language} if language else {}),
            "shown": one.is_shown,
            **self._where(one.sources, one.place),
        }

    def bond_text(self, bond: Bond) -> str:
        """What ties two things directly, or by a third one."""
        head = [bond.words[self.language]] if bond.via else []
        lines = [line for tie in bond.ties for line in self._tie(tie)]
        indent = "  " if bond.via else ""
        return "\n".join(["", *head, *(indent + line for line in lines)])

    def bond_object(self, bond: Bond) -> dict[str, Any]:
        """The same for programs."""
        ties = [
            {
                "label": tie.words[self.language],
                **({"node": tie.node.value} if tie.node else {}),
                **self._where(tie.sources, tie.place),
                "otherwise": [self._other(one, tie) for one in tie.otherwise],
            }
            for tie in bond.ties
        ]
        label = {"via": bond.via.value, "label": bond.words[self.language]} if bond.via else {}
        return {**label, "ties": ties}

    def _other(self, one: Said, tie: Tie) -> dict[str, Any]:
        """What others say, with the name of a thing."""
        name = self._named(one, tie)
        return {**self.object(one), **({"label": name} if name else {})}

    def _named(self, one: Said, tie: Tie) -> str:
        name = tie.names.get(one.value) if isinstance(one.value, Iri) else None
        return name[self.language] if name else ""

    def _said(self, one: Said, named: str) -> Iterator[str]:
        words = _WORDS[self.language]
        value = one.value
        tag = f"@{value.language}" if isinstance(value, Literal) and value.language else ""
        other = "" if one.is_shown else f"  ({words['other']})"
        name = self.headings.of(one.means.value)[self.language]
        term = f"{self.context.term(one.means.value)}{tag}"
        short = str(value).removeprefix(self.context.base)
        behind = f" ({short})" if short != str(value) else ""
        yield f"{name} ({term}): {f'{named}{behind}' if named else short}{other}"
        yield from self._sources(one.sources, one.place)

    def _tie(self, tie: Tie) -> Iterator[str]:
        yield tie.words[self.language]
        if not tie.sources:
            yield f"  {_WORDS[self.language]['derived']}"
        yield from self._sources(tie.sources, tie.place)
        for one in tie.otherwise:
            yield from (f"  {line}" for line in self._said(one, self._named(one, tie)))

    def _where(self, sources: Iterable[Source], place: Place) -> dict[str, Any]:
        said = (
            (one.iri, one.named(self.language), one.url, one.read, one.quote) for one in sources
        )
        documents = [
            {key: text for key, text in zip(_DOCUMENT, one, strict=True) if text} for one in said
        ]
        row = {"file": place.file, "row": place.row} if place.file else {}
        return {"sources": documents, **row}

    def _sources(self, sources: Iterable[Source], place: Place) -> Iterator[str]:
        words = _WORDS[self.language]
        for source in sources:
            yield f"  {words['said']}: {source.named(self.language) or source.iri}"
            yield from [f"    {source.url}"] if source.url else []
            yield from [f"    {words['read']}: {source.read}"] if source.read else []
            yield from (
                [f"    {words['quote']}: {words['quoted'].format(source.quote)}"]
                if source.quote
                else []
            )
        if place.file:
            yield f"  {place.file}, {words['row']} {place.row}"


def document(head: Mapping[str, Iri], key: str, objects: Sequence[Mapping[str, Any]]) -> str:
    """A JSON document about one thing or two."""
    whole = {**{name: iri.value for name, iri in head.items()}, key: objects}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def listed(text: str) -> str:
    """What is indented, as Markdown: a list in lists."""
    lines = (line for line in text.split("\n") if line)
    return "\n".join(
        f"{line[: -len(bare)]}- {_item(bare)}" for line in lines if (bare := line.lstrip())
    )


def _item(text: str) -> str:
    return f"<{text}>" if text.startswith(("http://", "https://")) else plain(text)
