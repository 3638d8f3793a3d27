"""Announcement pages: what is proposed, how well, and that nothing is taken without a person."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from verbund.catalogue import Catalogue, shipped
from verbund.errors import UnreadableFile
from verbund.findings import Severity
from verbund.importing.given import opened
from verbund.importing.page import Known, Proposal, accept, propose, read_page, review
from verbund.validation import check

Rows = Callable[[str], list[dict[str, str]]]
Values = dict[str, list[str]]
Tally = Counter[tuple[str, str]]

HERE = Path(__file__).parent / "announcements"
FIELDS = (
    *("event", "kind", "startDate", "endDate", "place", "venue", "attendanceMode", "organiser"),
    *("speaker", "titles", "affiliation", "project"),
)
#: A weaker proposal is shown to people, but does not count as one.
SURE = 0.5
#: What the announcements that the rules were made with must reach, and the unseen ones.
FLOOR = {"tuned": 0.95, "held-out": 0.6}


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(shipped())


def _proposals(path: Path, known: Known) -> tuple[Proposal, ...]:
    with opened([path]) as (given,):
        return propose(read_page(given), known)


def _wanted(path: Path) -> Values:
    """What an announcement says, by field; names with their details for people."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {field: list(raw.get(field, [])) for field in FIELDS}
    for part in ("titles", "affiliation"):
        pairs = zip(found["speaker"], found[part], strict=True)
        found[part] = [f"{name}: {detail}" for name, detail in pairs if detail]
    return found


def _said(proposals: tuple[Proposal, ...]) -> Values:
    """The proposals that count, in the same form."""
    found: Values = {field: [] for field in FIELDS}
    for one in proposals:
        if one.confidence < SURE or one.field not in found:
            continue
        found[one.field].append(one.known if one.field == "project" else one.value)
        for part in ("titles", "affiliation"):
            if one.field == "speaker" and (detail := getattr(one, part)):
                found[part].append(f"{one.value}: {detail}")
    return found


def _tally(wanted: Values, said: Values) -> Tally:
    tally = Tally()
    for field in FIELDS:
        tally[field, "right"] = len(set(wanted[field]) & set(said[field]))
        tally[field, "proposed"] = len(set(said[field]))
        tally[field, "wanted"] = len(set(wanted[field]))
    return tally


def _measured(which: str, known: Known) -> Tally:
    tally = Tally()
    for path in sorted(HERE.glob("*.toml")):
        if tomllib.loads(path.read_text(encoding="utf-8"))["set"] == which:
            page = next(p for p in HERE.glob(f"{path.stem}.*") if p != path)
            tally.update(_tally(_wanted(path), _said(_proposals(page, known))))
    return tally


def _line(name: str, tally: Tally) -> str:
    right, proposed, wanted = (
        sum(tally[f, column] for f in FIELDS) if name == "all" else tally[name, column]
        for column in ("right", "proposed", "wanted")
    )
    return f"| {name} | {right} | {proposed} | {wanted} |"


@pytest.mark.parametrize("which", ["tuned", "held-out"])
def test_the_figures_of_the_documentation_are_measured(which: str, known: Known) -> None:
    page = Path(__file__).parents[2] / "docs" / "importing.md"
    tally = _measured(which, known)
    section = page.read_text(encoding="utf-8").split(f"<!-- {which} -->")[1]
    table = [line for line in section.split("\n\n")[1].splitlines() if line.startswith("| ")]
    assert table[2:] == [_line(name, tally) for name in (*FIELDS, "all")], "\n".join(
        _line(name, tally) for name in (*FIELDS, "all")
    )


@pytest.mark.parametrize("which", ["tuned", "held-out"])
def test_most_of_what_is_proposed_is_right_and_most_is_found(which: str, known: Known) -> None:
    tally = _measured(which, known)
    right, proposed, wanted = (
        sum(tally[field, column] for field in FIELDS) for column in ("right", "proposed", "wanted")
    )
    assert right / proposed > FLOOR[which]
    assert right / wanted > FLOOR[which]


def test_there_are_at_least_a_dozen_announcements() -> None:
    assert len(list(HERE.glob("*.toml"))) >= 12


def test_the_page_that_the_catalogue_began_with_is_understood(known: Known, shared: Path) -> None:
    path = shared / "sources" / "stadt-land-plus" / "seed-page.txt"
    said = _said(_proposals(path, known))
    assert said == {
        **{field: [] for field in FIELDS},
        "event": ["Fachtagung „Interkommunales Wohnen“"],
        "kind": ["symposium"],
        "attendanceMode": ["OnlineEventAttendanceMode"],
        "organiser": [
            "Stadt Jena",
            "Friedrich-Schiller-Universität Jena",
            "Jenawohnen GmbH",
            "Wirtschaftsförderung Jena",
        ],
        "speaker": ["Axel Priebs", "Matthias Pietsch", "Thomas Zimmermann"],
        "titles": [
            "Axel Priebs: Prof. Dr.",
            "Matthias Pietsch: Prof. Dr.",
            "Thomas Zimmermann: Dr.",
        ],
        "affiliation": [
            "Axel Priebs: Universität Kiel",
            "Matthias Pietsch: Hochschule Anhalt",
            "Thomas Zimmermann: HCU Hamburg",
        ],
        "project": ["interko2"],
    }


def test_each_proposal_rests_on_words_of_the_page(known: Known) -> None:
    text = (HERE / "bamberg.txt").read_text(encoding="utf-8")
    quotes = [one.quote for one in _proposals(HERE / "bamberg.txt", known)]
    assert quotes
    assert all(quote in text for quote in quotes)


def test_proposals_leave_the_tables_as_they_are(empty: Catalogue) -> None:
    before = {path: path.read_bytes() for path in (empty.root / "data").glob("*.csv")}
    (written,) = review([HERE / "bamberg.txt"], empty)
    assert written.path == empty.root / "data" / "review" / "bamberg.csv"
    assert {path: path.read_bytes() for path in (empty.root / "data").glob("*.csv")} == before


def _accepted(path: Path, *fields: str) -> Path:
    """The review file with an x in the rows of some fields."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, "accept": "x" if row["field"] in fields else ""})
    return path


def test_what_a_person_accepts_is_taken_and_no_more(empty: Catalogue, rows: Rows) -> None:
    (written,) = review([HERE / "bamberg.txt"], empty)
    accept(_accepted(written.path, "event", "startDate", "speaker"), empty)
    (event,) = rows("events")
    assert (event["name@de"], event["startDate"]) == (
        "Stadt-Land-Plus Statuskonferenz 2023", "2023-06-12"
    )  # fmt: skip
    assert "endDate" not in event
    assert [row["name"] for row in rows("people")] != []
    assert rows("event-organisers") == []
    assert check(empty).count(Severity.ERROR) == 0


def test_nothing_is_taken_without_the_event(empty: Catalogue) -> None:
    (written,) = review([HERE / "bamberg.txt"], empty)
    with pytest.raises(UnreadableFile, match="no event is accepted"):
        accept(_accepted(written.path, "speaker"), empty)


def test_a_person_named_under_known_is_not_made_anew(empty: Catalogue, rows: Rows) -> None:
    (written,) = review([HERE / "bamberg.txt"], empty)
    text = _accepted(written.path, "event", "speaker").read_text(encoding="utf-8")
    changed = [
        line.replace(",,Dr.,", ",p0001,Dr.,") if "Vera Grimm" in line.split(",")[2] else line
        for line in text.splitlines()
    ]
    written.path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    accept(written.path, empty)
    assert "p0001" in {row["person"] for row in rows("speakers")}
    assert "Vera Grimm" not in {row["name"] for row in rows("people")}


def test_the_commands_propose_and_accept(run: Callable[..., Result], empty: Catalogue) -> None:
    root = str(empty.root)
    proposed = run("import", "page", str(HERE / "erlangen.txt"), "--into", root)
    assert "proposals" in proposed.stdout
    path = _accepted(empty.root / "data" / "review" / "erlangen.csv", "event", "startDate")
    done = run("accept", str(path), "--catalogue", root)
    assert (done.exit_code, "data/events.csv: 1 new row," in done.stdout) == (0, True)
