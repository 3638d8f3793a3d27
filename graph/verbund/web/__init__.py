"""The server: SPARQL, and what portals and people read, over HTTP and for reading only."""

from verbund.web.app import application
from verbund.web.serving import serve

__all__ = ["application", "serve"]
