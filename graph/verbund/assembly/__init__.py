"""A catalogue's files, made into a store.

Whoever only asks for a build that is up to date loads nothing that reads files.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from verbund.assembly.inputs import untouched
from verbund.assembly.shelf import Build, latest

if TYPE_CHECKING:
    from verbund.assembly.building import Step, build, reading_findings

__all__ = ["Build", "Step", "build", "latest", "reading_findings", "untouched"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("verbund.assembly.building"), name)
