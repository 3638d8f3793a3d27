"""`verbund match`: what it proposes, writes and says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.identity.test_ror import RECORD

from verbund.catalogue import Catalogue
from verbund.identity.candidates import PLACE

Run = Callable[..., Result]


def dump(folder: Path, *names: str) -> str:
    """A dump of ROR with a record for each name."""
    records = [
        {
            **RECORD,
            "id": f"https://ror.org/0aaaaaa0{n}",
            "external_ids": [],
            "links": [],
            "names": [{"value": name, "types": ["ror_display"]}],
        }
        for n, name in enumerate(names)
    ]
    path = folder / "ror.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return str(path)


def test_a_record_is_proposed_written_and_explained(
    on_small: Run, small: Catalogue, tmp_path: Path
) -> None:
    path = dump(tmp_path, "Universität Beispielstadt", "Haus der Kunst")
    said = on_small("match", "organisations", "--against", path)
    assert said.exit_code == 0
    assert said.stdout.splitlines() == [
        "0.99  Universität Beispielstadt = Universität Beispielstadt",
        "      organisation:university schema:sameAs ror:0aaaaaa00",
        "      same name; same town",
    ]
    assert "data/links/candidates.csv: 1 new, 0 open before, 0 decided before." in said.stderr
    row = (small.root / PLACE).read_text(encoding="utf-8").splitlines()[1]
    assert row.startswith("organisation:university,Universität Beispielstadt,schema:sameAs,,ror:")
    again = on_small("match", "organisations", "--against", path)
    assert again.stdout == ""
    assert "0 new, 1 open before" in again.stderr


def test_the_same_files_give_the_same_bytes(
    on_small: Run, small: Catalogue, tmp_path: Path
) -> None:
    path, place = dump(tmp_path, "Universität Beispielstadt"), small.root / PLACE
    on_small("match", "organisations", "--against", path)
    first = place.read_bytes()
    place.unlink()
    on_small("match", "organisations", "--against", path)
    assert place.read_bytes() == first


def test_what_was_accepted_is_asked_for_no_more(
    on_small: Run, small: Catalogue, tmp_path: Path
) -> None:
    path, place = dump(tmp_path, "Universität Beispielstadt"), small.root / PLACE
    on_small("match", "organisations", "--against", path)
    text = place.read_text(encoding="utf-8").replace(",open,,,", ",accept,,A. Person,2026-11-22")
    place.write_text(text, encoding="utf-8")
    said = on_small("match", "organisations", "--against", dump(tmp_path, "Uni Beispielstadt"))
    assert (said.stdout, place.read_text(encoding="utf-8")) == ("", text)


def test_nothing_new_in_a_tidy_catalogue(on_small: Run, small: Catalogue) -> None:
    said = on_small("match")
    assert (said.exit_code, said.stdout) == (0, "")
    assert not (small.root / PLACE).exists()


def test_wrong_words_are_told(on_small: Run, tmp_path: Path) -> None:
    said = on_small("match", "organisation", "-q")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "did you mean 'organisations'?" in said.stderr
    assert on_small("match", "topics", "-q").exit_code == 1
    assert on_small("match", "--against", dump(tmp_path, "A"), "-q").exit_code == 2
    assert on_small("match", "people", "--against", dump(tmp_path, "A"), "-q").exit_code == 1
