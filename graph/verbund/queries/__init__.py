"""Questions in SPARQL: named ones and foreign ones, asked safely, answered in many formats."""
