"""The YAML of a header as a tree that knows its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from verbund.errors import InvalidQuery

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARK = "#+"


class Node:
    """A place in the header: a text, a list or a set of named parts."""

    __slots__ = ("_inner", "name")

    def __init__(self, name: str, inner: yaml.Node) -> None:
        self.name = name
        self._inner = inner

    def fault(self, reason: str) -> InvalidQuery:
        """What is wrong here, with the line."""
        return InvalidQuery(f"line {self._inner.start_mark.line + 1}: {self.name}: {reason}")

    def text(self) -> str:
        """The text here, on one line."""
        if not isinstance(self._inner, yaml.ScalarNode):
            raise self.fault("a text is wanted")
        words = " ".join(self._inner.value.split())
        if not words:
            raise self.fault("it is empty")
        return words

    def texts(self) -> tuple[str, ...]:
        """The texts of a list; a single one may stand alone."""
        if isinstance(self._inner, yaml.SequenceNode):
            return tuple(Node(self.name, item).text() for item in self._inner.value)
        return (self.text(),)

    def flag(self) -> bool:
        """``true`` or ``false``."""
        if self.text() not in ("true", "false"):
            raise self.fault("write true or false")
        return self.text() == "true"

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The named parts, as they stand."""
        if not isinstance(self._inner, yaml.MappingNode):
            raise self.fault("named parts are wanted, such as 'de: …'")
        seen = set()
        for key, value in self._inner.value:
            name = Node(self.name, key).text()
            if name in seen:
                raise Node(name, key).fault("stands here twice")
            seen.add(name)
            yield name, Node(name, value)

    def parts(self, needed: Sequence[str], allowed: Sequence[str] = ()) -> dict[str, Node]:
        """The named parts, of which some must be there and no others may."""
        found = dict(self.entries())
        known = (*needed, *allowed)
        for name, node in found.items():
            if name not in known:
                raise node.fault(f"is unknown in {self.name}; known: {', '.join(known)}")
        for name in needed:
            if name not in found:
                raise self.fault(f"{name} is missing")
        return found


def outline(text: str) -> Node:
    """The header of a question's file: its lines that begin with ``#+``.

    Raises:
        InvalidQuery: there is none, or it is no YAML.
    """
    lines = text.splitlines()
    last = max((n for n, line in enumerate(lines, 1) if line.startswith(_MARK)), default=0)
    kept = [line[len(_MARK) :] if line.startswith(_MARK) else "" for line in lines[:last]]
    try:
        root = yaml.compose("\n".join(kept), Loader=_LOADER)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(problem, "problem", None) or "it is no YAML"
        raise InvalidQuery(
            f"line {line}: header: {reason}", hint="put texts with ':' or '{' in quotes"
        ) from problem
    if root is None:
        raise InvalidQuery(
            "line 1: header: there is none", hint="begin the file with '#+ summary: …'"
        )
    return Node("header", root)
