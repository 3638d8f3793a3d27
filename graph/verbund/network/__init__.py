"""Who works on what, as nodes and edges: read from the store, measured, laid out, written."""
