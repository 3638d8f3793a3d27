"""Countries and towns of foreign files, as rows of our places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from verbund.countries import countries, country_code, country_named
from verbund.importing.entry import Entry
from verbund.importing.ids import named

_STATES = {
    "Schleswig-Holstein": "sh", "Hamburg": "hh", "Niedersachsen": "ni", "Bremen": "hb",
    "Nordrhein-Westfalen": "nw", "Hessen": "he", "Rheinland-Pfalz": "rp", "Saarland": "sl",
    "Baden-Württemberg": "bw", "Bayern": "by", "Berlin": "be", "Brandenburg": "bb",
    "Mecklenburg-Vorpommern": "mv", "Sachsen": "sn", "Sachsen-Anhalt": "st", "Thüringen": "th",
}  # fmt: skip


@dataclass(slots=True)
class Gazetteer:
    """Gives a place its id, and its rows when it is named for the first time."""

    _known: set[str] = field(default_factory=set)

    def id(self, country: str, town: str) -> str:
        """The id of a town, or of a country where no town is named; empty if neither is."""
        code = country_code(country).lower()
        return f"town-{code or 'x'}-{named(town.lower())}" if town else code

    def entries(
        self, country: str, town: str, position: tuple[str, str] = ("", "")
    ) -> Iterator[Entry]:
        """The rows of a country and a town that have not been given yet.

        The position of a town is that of the first address in it that has one.
        """
        code, place = country_code(country), self.id(country, town)
        if code and self._is_new(code):
            german, english = countries()[code]
            names = (("name@de", german), ("name@en", english))
            yield Entry.of("places", *names, id=code.lower(), kind="country")
        if not town:
            return
        if self._is_new(place):
            shown = town.title() if town.isupper() else town
            yield Entry.of("places", id=place, name=shown, kind="city", containedIn=code.lower())
        if all(position) and self._is_new(f"{place} position"):
            north, east = position
            yield Entry.of("places", id=place, latitude=north, longitude=east)

    def municipality(
        self, key: str, town: str, state: str, country: str
    ) -> tuple[str, list[Entry]]:
        """The id of a German municipality by its key (AGS), and the rows that are new with it."""
        code = country_named(country or "Deutschland")
        key = key.zfill(8) if key.isdigit() else ""
        if not key or code != "DE":
            return self.id(code, town), [*self.entries(code, town)]
        place, above = f"ags-{key}", f"de-{_STATES[state]}" if state in _STATES else "de"
        found = [*self.entries("DE", "")]
        if above != "de" and self._is_new(above):
            names = ("name@de", state)
            found.append(Entry.of("places", names, id=above, kind="state", containedIn="de"))
        if self._is_new(place):
            name = ("name@de", town or key)
            found.append(
                Entry.of("places", name, id=place, kind="city", containedIn=above, ags=key)
            )
        return place, found

    def _is_new(self, name: str) -> bool:
        new = name not in self._known
        self._known.add(name)
        return new
