"""Tables and ontologies damaged at random: always a report or an explanation, never a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from verbund.catalogue import Catalogue
from verbund.errors import VerbundError
from verbund.validation import check

PIECES = [
    *(bytes([code]) for code in b",\"\n|\0@:#'=<>\\{}%[("),
    *(b"\xff", b"\xc2\x85", b"\xe2\x80\xae", b"http://", b"2023-02-31", b"_:b", b"muster"),
]


def damaged(data: bytes, chance: Random) -> bytes:
    """Some bytes more, some less, some twice."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(4):
            case 0:
                del found[at : at + chance.randint(1, 12)]
            case 1:
                found[at:at] = found[: chance.randint(1, 30)]
            case _:
                found[at:at] = chance.choice(PIECES)
    return bytes(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_damage_is_explained(seed: int, small: Catalogue) -> None:
    chance = Random(seed)  # noqa: S311
    pool: list[Path] = [*small.files("data"), *small.files("ontology", ".ttl", ".rq", ".jsonld")]
    for _ in range(12):
        path = chance.choice(pool)
        whole = path.read_bytes()
        path.write_bytes(damaged(whole, chance))
        try:
            report = check(Catalogue.at(small.root))
            assert report.text("de").count("\n\n") == max(len(report.findings) - 1, 0)
        except VerbundError as problem:
            words = str(problem)
            assert len(words.splitlines()) == 1, words
        finally:
            path.write_bytes(whole)
