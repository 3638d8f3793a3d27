"""Networks as one HTML file that needs nothing: no server, no third party, no installation."""

from __future__ import annotations

from verbund.pages.network_page import Frame, render
from verbund.pages.payload import Picture

__all__ = ["Frame", "Picture", "render"]
