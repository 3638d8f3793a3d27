"""Events of web pages, conference schedules and calendars."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from verbund.catalogue import Catalogue
from verbund.errors import UnreadableFile
from verbund.findings import Severity
from verbund.importing import Report
from verbund.validation import check

Bring = Callable[..., Report]
Rows = Callable[[str], list[dict[str, str]]]

PAGE = """<html><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Event", "name": "Fachtagung
    Wohnen", "inLanguage": "de-DE", "startDate": "2022-05-19T16:15:00+0200",
 "location": [{"@type": "Place", "name": "Rathaus", "address": {"addressLocality": "jena"}}],
 "organizer": {"@type": "Organization", "legalName": "Stadt Jena"},
 "speaker": [{"@type": "Person", "givenName": "Erika", "familyName": "Beispiel",
   "honorificPrefix": "Dr.", "affiliation": {"name": "Uni Jena"}}],
 "subEvent": [{"@type": "Event", "name": "Auftakt", "performer": {"name": "Max Muster"}}]}
</script><script type="application/ld+json">{"@type": "Event",</script></html>"""
JSON = """{"schedule": {"conference": {"acronym": "urp", "title": "Regionalkonferenz",
 "start": "2020-11-26", "end": "2020-11-27", "days": [{"date": "2020-11-26", "rooms": {"Saal":
 [{"guid": "g1", "title": "Wohnen", "language": "de",
  "persons": [{"public_name": "Ada Bach"}]}]}}]}}}"""
XML = """<?xml version="1.0"?><schedule><conference><title>Regionalkonferenz</title>
<acronym>urp</acronym><start>2020-11-26</start><end>2020-11-27</end><city>Leipzig</city></conference>
<day date="2020-11-26"><room name="Saal"><event id="1" guid="g1"><title>Wohnen</title>
<persons><person id="7">Ada Bach</person></persons></event></room></day></schedule>"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Statuskonferenz
DTSTART;VALUE=DATE:20230612
DTEND;VALUE=DATE:20230614
LOCATION:Kongresshalle\\, Bamberg
ORGANIZER;CN=Umweltbundesamt:mailto:office@example.org
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
SUMMARY:Abend
DTSTART:20230612T180000Z
DTEND:20230611T180000Z
END:VEVENT
END:VCALENDAR
"""


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_an_event_with_raw_line_breaks_is_read_from_a_page(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    report = bring("events", _file(tmp_path, "page.html", PAGE))
    assert (report.read, report.taken, report.refused) == (3, 2, 1)
    (event,) = rows("events")
    assert event["name@de"] == "Fachtagung Wohnen"
    assert (event["startDate"], event["kind"]) == ("2022-05-19", "symposium")
    assert [row["name"] for row in rows("organisations")] == ["Stadt Jena"]
    assert [row["name"] for row in rows("talks")] == ["Auftakt"]
    assert {(row["name"], row.get("honorificPrefix")) for row in rows("people")} == {
        ("Erika Beispiel", "Dr."), ("Max Muster", None)
    }  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [("s.json", JSON), ("s.xml", XML)])
def test_a_schedule_gives_the_conference_and_its_talks(
    bring: Bring, rows: Rows, tmp_path: Path, name: str, text: str
) -> None:
    assert bring("events", _file(tmp_path, name, text)).taken == 2
    assert [row["startDate"] for row in rows("events")] == ["2020-11-26"]
    (talk,), (speaker,) = rows("talks"), rows("speakers")
    assert (speaker["talk"], speaker["event"]) == (talk["id"], rows("events")[0]["id"])


def test_a_whole_day_event_ends_the_day_before_its_end(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    report = bring("events", _file(tmp_path, "c.ics", CALENDAR))
    (event,) = rows("events")
    assert (event["startDate"], event["endDate"]) == ("2023-06-12", "2023-06-13")
    assert event["venue"] == "Kongresshalle, Bamberg"
    assert report.first[0].reason == "endDate: the event ends before it starts"


def test_no_address_of_a_person_is_taken_from_a_calendar(
    bring: Bring, empty: Catalogue, tmp_path: Path
) -> None:
    bring("events", _file(tmp_path, "c.ics", CALENDAR))
    tables = [path.read_text(encoding="utf-8") for path in (empty.root / "data").glob("*.csv")]
    assert not [text for text in tables if "@example.org" in text]


def test_refused_events_can_be_corrected_and_imported_again(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    (rejects,) = bring("events", _file(tmp_path, "c.ics", CALENDAR)).rejects
    text = rejects.read_text(encoding="utf-8").replace("2023-06-11", "2023-06-12")
    rejects.write_text(text, encoding="utf-8")
    assert bring("events", rejects).taken == 1
    assert {row["name"] for row in rows("events")} == {"Statuskonferenz", "Abend"}


def test_a_schedule_with_entities_is_refused(bring: Bring, tmp_path: Path) -> None:
    text = XML.replace("<schedule>", '<!DOCTYPE x [<!ENTITY a "b">]><schedule>', 1)
    with pytest.raises(UnreadableFile, match="no schedule"):
        bring("events", _file(tmp_path, "s.xml", text))


def test_what_was_imported_checks(bring: Bring, empty: Catalogue, tmp_path: Path) -> None:
    files = [("page.html", PAGE), ("s.json", JSON), ("c.ics", CALENDAR)]
    bring("events", *(_file(tmp_path, *one) for one in files))
    assert check(empty).count(Severity.ERROR) == 0


def test_the_sample_page_is_read(bring: Bring, rows: Rows, shared: Path) -> None:
    path = shared / "samples" / "events" / "uni-jena-event-fragment.html"
    assert bring("events", path).taken == 1
    assert [row["name"] for row in rows("people")] == ["Claudia Trepmann"]


def _event(**said: object) -> str:
    return json.dumps({"@context": "https://schema.org", "@type": "Event", "name": "A", **said})


@pytest.mark.parametrize(
    ("organiser", "found"),
    [
        ({"@type": "Person", "name": "Erika Muster"}, []),
        ("Erika Muster", []),
        ({"@type": "Organization", "name": "Kunst und Raum"}, ["kunst-und-raum"]),
        ("Stadt Jena", ["stadt-jena"]),
    ],
)
def test_people_who_organise_become_no_organisation(
    bring: Bring, rows: Rows, tmp_path: Path, organiser: object, found: list[str]
) -> None:
    bring("events", _file(tmp_path, "a.jsonld", _event(organizer=organiser)))
    assert [row["id"] for row in rows("organisations")] == found


def test_people_who_send_a_calendar_become_no_organisation(
    bring: Bring, rows: Rows, tmp_path: Path
) -> None:
    text = CALENDAR.replace("CN=Umweltbundesamt", 'CN="Erika Muster"')
    bring("events", _file(tmp_path, "a.ics", text))
    assert rows("organisations") == []


def test_a_day_of_a_calendar_that_is_none_is_refused(bring: Bring, tmp_path: Path) -> None:
    text = CALENDAR.replace("DTSTART:20230612T180000Z", "DTSTART:2023-13-45")
    report = bring("events", _file(tmp_path, "a.ics", text))
    assert report.taken == 1
    assert report.first[0].reason.startswith("startDate: '2023-13-45' is not a date")


def test_an_address_in_one_text_is_parted(bring: Bring, rows: Rows, tmp_path: Path) -> None:
    hall = {"@type": "Place", "name": "Haus", "address": "Markt 1, 07743 Jena"}
    where = [{"@type": "VirtualLocation", "url": "https://example.org"}, hall]
    bring("events", _file(tmp_path, "a.jsonld", _event(location=where)))
    (event,) = rows("events")
    assert (event["venue"], event["location"]) == ("Haus, Markt 1", "town-x-jena")
    assert event["attendanceMode"] == "MixedEventAttendanceMode"


@pytest.mark.parametrize(
    "wrapped", ["/*<![CDATA[*/ {} /*]]>*/", "//<![CDATA[\n{}\n//]]>", "<!--{}-->"]
)
def test_a_wrapped_script_is_read(bring: Bring, tmp_path: Path, wrapped: str) -> None:
    text = wrapped.replace("{}", _event())
    page = f'<html><script type="application/ld+json">{text}</script></html>'
    assert bring("events", _file(tmp_path, "a.html", page)).taken == 1


def test_a_page_without_events_is_told(bring: Bring, tmp_path: Path) -> None:
    report = bring("events", _file(tmp_path, "a.html", "<html><p>Am 3. Mai</p></html>"))
    assert "  nothing in it can be read as this kind" in list(report.lines())
