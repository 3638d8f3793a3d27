"""The network of a research programme as linked data: checked, questioned, drawn and harvested.

``open_catalogue`` is the way in from Python; it is loaded when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbund.api import open_catalogue

__all__ = ["open_catalogue"]


def __getattr__(name: str) -> object:
    """Load a public name where it is wanted: `verbund --help` does not pay for it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verbund import api  # noqa: PLC0415 (see above)

    return getattr(api, name)
