"""The graph here: Oxigraph, embedded."""

from verbund.store.embedded import Store

__all__ = ["Store"]
