"""Where a catalogue lives: a folder with ontology/, data/ and queries/, and its settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from verbund.errors import CatalogueNotFound, InvalidSettings
from verbund.model import Iri

PARTS = ("ontology", "data", "queries")
_SETTINGS = "data/catalogue.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What data/catalogue.toml says of the catalogue as a whole."""

    base: Iri
    title: Mapping[str, str]
    description: Mapping[str, str]
    publisher: str
    publisher_url: Iri
    licence: Iri
    released: date

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings of a file; every fault is named with its key."""
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError as problem:
            raise InvalidSettings(
                f"{path} is missing", hint="copy one from `verbund init DIR` and fill it in"
            ) from problem
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
            raise InvalidSettings(f"{path}: {problem}") from problem
        return cls(
            base=_base(path, raw),
            title=_texts(path, raw, "title"),
            description=_texts(path, raw, "description"),
            publisher=str(_value(path, raw, "publisher.name", str)),
            publisher_url=_iri(path, raw, "publisher.url"),
            licence=_iri(path, raw, "licence"),
            released=_value(path, raw, "released", date),
        )


@dataclass(frozen=True)
class Catalogue:
    """A catalogue on disk. Knows names and places, never contents.

    ``builds`` is the folder that builds go to: .verbund/ inside unless told otherwise.
    """

    root: Path
    builds: Path

    @classmethod
    def at(cls, root: Path, *, builds: Path | None = None) -> Catalogue:
        """Accept a folder only if it has every part."""
        missing = [part for part in PARTS if not (root / part).is_dir()]
        if missing:
            raise CatalogueNotFound(
                f"{root} is not a catalogue: it has no {', '.join(missing)}",
                hint="name another folder with --catalogue, or make one with `verbund init DIR`",
            )
        return cls(root.resolve(), builds or root.resolve() / ".verbund")

    @cached_property
    def settings(self) -> Settings:
        """What data/catalogue.toml says."""
        return Settings.read(self.root / _SETTINGS)

    def files(self, part: str, *suffixes: str) -> Iterator[Path]:
        """The files of one part in a stable order, without hidden ones and spreadsheet locks."""
        found = sorted(path for path in (self.root / part).rglob("*") if path.is_file())
        for path in found:
            hidden = any(name.startswith((".", "~$")) for name in path.relative_to(self.root).parts)
            if not hidden and (not suffixes or path.suffix.lower() in suffixes):
                yield path

    def name(self, path: Path) -> str:
        """A file as people see it: from the catalogue's folder on, with forward slashes."""
        name = path.relative_to(self.root).as_posix()
        return name.encode("utf-8", "backslashreplace").decode()


def find(start: Path) -> Catalogue:
    """The nearest catalogue at or above ``start``, else the shipped one."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if all((folder / part).is_dir() for part in PARTS):
            return Catalogue.at(folder)
    return shipped()


def shipped() -> Catalogue:
    """The copy inside the installed package, or the checkout it was installed from."""
    package = Path(__file__).resolve().parent
    inside = package / "_catalogue"
    return Catalogue.at(inside if inside.is_dir() else package.parent.parent)


def _value(path: Path, raw: Mapping[str, Any], key: str, kind: type) -> Any:
    value: Any = raw
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if value is None:
        raise InvalidSettings(f"{path}: {key} is missing", hint=f"add {key} = …")
    if not isinstance(value, kind) or isinstance(value, datetime):
        raise InvalidSettings(f"{path}: {key} is {value!r}, which is no {kind.__name__}")
    return value


def _iri(path: Path, raw: Mapping[str, Any], key: str) -> Iri:
    value = _value(path, raw, key, str)
    try:
        return Iri(value)
    except ValueError as problem:
        raise InvalidSettings(f"{path}: {key} is {value!r}, which is no address") from problem


def _base(path: Path, raw: Mapping[str, Any]) -> Iri:
    base = _iri(path, raw, "base")
    if not re.fullmatch(r"https?://[^/?#@]+/([^?#]*/)?", base.value):
        raise InvalidSettings(
            f"{path}: base is {base.value!r}",
            hint='an http address that ends in "/", such as "https://w3id.org/my-programme/"',
        )
    return base


def _texts(path: Path, raw: Mapping[str, Any], key: str) -> Mapping[str, str]:
    return {language: str(_value(path, raw, f"{key}.{language}", str)) for language in ("de", "en")}
