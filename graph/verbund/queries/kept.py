"""Questions that were read before, kept so that they are neither parsed nor checked again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from verbund.model import Iri
from verbund.queries.header import Header, Parameter
from verbund.queries.question import Question
from verbund.sparql.guard import Form

#: Raised whenever the same text would be read otherwise than before.
_READER = 1


def recalled(path: Path, kept: Path) -> Question | None:
    """The question of a file, if what is kept was read from the very same text."""
    try:
        found = json.loads(kept.read_bytes())
        if found["reader"] != _READER or found["sparql"] != path.read_text(encoding="utf-8-sig"):
            return None
        return _question(path.stem, found)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(question: Question, kept: Path) -> None:
    """Keep what was read, where there is a build to keep it beside."""
    header = asdict(question.header)
    for name, parameter in question.header.parameters.items():
        header["parameters"][name]["of"] = parameter.of.value if parameter.of else None
    found = {
        "reader": _READER,
        "sparql": question.sparql,
        "form": question.form.value,
        "columns": question.columns,
        "pieces": question.pieces,
        "header": header,
    }
    if not kept.parent.parent.is_dir():
        return
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_text(json.dumps(found), encoding="utf-8")
        part.replace(kept)


def _question(name: str, found: Mapping[str, Any]) -> Question:
    return Question(
        name,
        _header(found["header"]),
        found["sparql"],
        Form(found["form"]),
        tuple(found["columns"]),
        tuple(found["pieces"]),
    )


def _header(found: Mapping[str, Any]) -> Header:
    parameters = {name: _parameter(**parts) for name, parts in found["parameters"].items()}
    return Header(**{**found, "tags": tuple(found["tags"]), "parameters": parameters})


def _parameter(**parts: Any) -> Parameter:
    default = parts["default"] if parts["default"] is None else tuple(parts["default"])
    of = Iri(parts["of"]) if parts["of"] else None
    return Parameter(**{**parts, "default": default, "of": of})
