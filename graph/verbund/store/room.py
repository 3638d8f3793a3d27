"""Room in memory that was let go of, back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Return what is free; the C library of GNU keeps it otherwise for the next who asks."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other libraries have none
        if trim is not None:
            trim(0)
