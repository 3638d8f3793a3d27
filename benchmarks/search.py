"""How long a search among 31,000 organisations takes against looking through all their names.

    python benchmarks/search.py [FILE]

FILE is a release of the Research Organization Registry, an organisation a line; what it lacks to
31,000 is made up, so is everything without it. "Looking through" is what one would write first:
`difflib.get_close_matches` over all names, after a look at each for the words as they are. A search
is wanted in less than 50 ms.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice, product
from pathlib import Path
from statistics import median
from time import perf_counter

from verbund.model import Iri
from verbund.search import FILE, KINDS, Entry, Index, write
from verbund.search.entries import Field

SIZE = 31_000
ROUNDS = 5
WANTED = 50.0
WORDS = (
    "universitat munchen",
    "Universitaet Muenchen",
    "Wohnungsmarkt",
    "Verkehrs Planung",
    "Verkehrsplanung",
    "Institut für Wohnungsbau",
    "Hochschule",
    "Stadtwerke Leibzig",
    "Unwiersität Dresden",
    "Umweltbundsamt",
    "FSU",
    "Landesamt",
    "Forschungsinstitut für Mobiltät",
)
_SORTS = ("Universität", "Hochschule", "Institut", "Stadtwerke", "Landesamt", "Forschungsinstitut",
          "Zentrum", "Gesellschaft", "Verband", "Akademie", "Stiftung", "Verein")  # fmt: skip
_FIELDS = ("Wohnungsbau", "Verkehrsplanung", "Mobilität", "Landwirtschaft", "Energie", "Wasser",
           "Wohnungsmarktforschung", "Raumordnung", "Umwelt", "Ernährung", "Digitalisierung",
           "Land- und Forstwirtschaft", "Stadtplanung", "Regionalentwicklung",
           "Bodenschutz")  # fmt: skip
_TOWNS = ("München", "Leipzig", "Jena", "Dresden", "Köln", "Düsseldorf", "Göttingen", "Rostock",
          "Lübeck", "Nürnberg", "Saarbrücken", "Mühlhausen", "Erfurt", "Kassel", "Münster",
          "Würzburg", "Osnabrück", "Zürich", "Graz", "Weimar")  # fmt: skip


def names(release: Path | None) -> Iterator[tuple[tuple[Field, str], ...]]:
    """The names of organisations: those of a release, then made up ones."""
    for line in release.read_text(encoding="utf-8").splitlines() if release else ():
        found = json.loads(line)["names"]
        yield tuple(
            (Field.SHORT if "acronym" in one["types"] else Field.NAME, one["value"])
            for one in found
        )
    made = product(range(1, 10_000), _SORTS, _FIELDS, _TOWNS)
    for number, sort, field, town in made:
        yield ((Field.NAME, f"{sort} für {field} {town} {number if number > 1 else ''}".strip()),)


def entries(release: Path | None) -> Iterator[Entry]:
    """So many organisations as an index takes them."""
    for number, texts in enumerate(islice(names(release), SIZE)):
        label = next((text for field, text in texts if field is Field.NAME), texts[0][1])
        thing = Iri(f"https://example.org/organisation/{number}")
        yield Entry(thing, KINDS["organisation"], label, label, tuple(sorted(set(texts))))


def looked_through(word: str, every: list[str]) -> list[str]:
    """What one would write first."""
    wanted = word.casefold()
    found = [name for name in every if wanted in name.casefold()]
    return found[:10] or get_close_matches(word, every, n=10)


def milliseconds(index: Index, word: str) -> float:
    """The median time of one search."""
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        index.search(word)
        times.append(perf_counter() - begun)
    return 1000 * median(times)


def main() -> None:
    """Print the time of each search, and how often it fits into looking through."""
    release = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    every = list(entries(release))
    labels = [entry.de for entry in every]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, FILE)
        begun = perf_counter()
        write(path, every).close()
        print(f"{len(every):,} organisations, indexed in {perf_counter() - begun:.1f} s\n")
        index = Index.open(path)
        print("| search | first | ms | looking through, ms | ratio |")
        print("| --- | --- | ---: | ---: | ---: |")
        slowest = 0.0
        for word in WORDS:
            took = milliseconds(index, word)
            begun = perf_counter()
            looked_through(word, labels)
            scan = 1000 * (perf_counter() - begun)
            slowest = max(slowest, took)
            first = next((hit.de for hit in index.search(word, limit=1)), "")
            print(f"| {word} | {first} | {took:.1f} | {scan:.0f} | {scan / took:.0f} |")
    print(f"\nslowest {slowest:.0f} ms, wanted less than {WANTED:.0f}")


if __name__ == "__main__":
    main()
