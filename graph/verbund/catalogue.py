"""Where a catalogue lives: a folder with ontology/, data/ and queries/, and its settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from verbund.errors import CatalogueNotFound
from verbund.settings import Settings

PARTS = ("ontology", "data", "queries")
_SETTINGS = "data/catalogue.toml"
#: The folder of the package that an installed verbund has its catalogue in.
_INSIDE = "_catalogue"


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

    @property
    def is_installed(self) -> bool:
        """Whether it lies in the installed package, where nobody keeps tables."""
        return self.root.name == _INSIDE

    @cached_property
    def settings(self) -> Settings:
        """What data/catalogue.toml says."""
        return Settings.read(self.settings_file)

    @property
    def removed_file(self) -> Path:
        """Where the people who were removed are listed; only there if anyone was."""
        return self.root / "data" / "removed.json"

    @property
    def settings_file(self) -> Path:
        """Where the settings are."""
        return self.root / _SETTINGS

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
    """The nearest catalogue at or above ``start``, else the shipped one.

    Raises:
        CatalogueNotFound: there are settings, and a part beside them is missing.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / _SETTINGS).is_file() or all((folder / part).is_dir() for part in PARTS):
            return Catalogue.at(folder)
    return shipped()


def shipped() -> Catalogue:
    """The copy inside the installed package, or the checkout it was installed from."""
    package = Path(__file__).resolve().parent
    inside = package / _INSIDE
    return Catalogue.at(inside if inside.is_dir() else package.parent.parent)
