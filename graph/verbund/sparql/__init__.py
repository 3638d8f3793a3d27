"""SPARQL as text: its tokens, and whether a query only reads what is here."""
