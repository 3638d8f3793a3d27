"""A validation result, whoever found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verbund.findings import Severity


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a validation (SHACL, section 3.6): where, which constraint, what it says.

    ``component`` is the local name of the constraint component without its ending, such as
    ``MinCount``; ``kind`` is the class that a value should have had.
    """

    focus: str
    path: str
    value: str
    component: str
    shape: str
    severity: Severity = field(default=Severity.ERROR, compare=False)
    messages: Mapping[str, str] = field(default_factory=dict, compare=False)
    kind: str = field(default="", compare=False)

    def message(self, language: str) -> str:
        """The message in a language; in any if there is none."""
        return self.messages.get(language) or next(iter(self.messages.values()), "")
