"""What a question without rows could be asked about instead: other things that have some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from verbund.model import Iri, Table
from verbund.queries.binding import limited
from verbund.queries.engine import Engine
from verbund.queries.names import listed, near
from verbund.queries.query import Filled, Query
from verbund.queries.sheet import Reader
from verbund.queries.wording import sentence

_SHOWN = 3

Still = Callable[[], bool]


def alternatives(query: Query, engine: Engine, reader: Reader, still: Still) -> Iterator[str]:
    """A sentence for each filled gap: how many other things have rows there, and which are near.

    Each of them is asked, the nearest names first, as long as ``still`` says.

    Raises:
        VerbundError: the engine stopped a query.
    """
    for gap in query.filled:
        things = {row[0] for row in engine.select(gap.choices()) if isinstance(row[0], Iri)}
        table = Table(("x",), tuple((one,) for one in sorted(things | set(gap.terms), key=str)))
        names = {thing: str(name) for thing, name in reader.names(engine, table).items()}
        mine = [names.get(one, str(one)) for one in gap.terms if isinstance(one, Iri)]
        others = {thing: names.get(thing, thing.local) for thing in things - set(gap.terms)}
        asked, found = _asked(gap, _nearest_first(mine, others), engine, still)
        if found or asked == len(others) > 0:
            whole = asked == len(others)
            say = partial(sentence, reader.language)
            what = f"{gap.label} {listed(mine, say('or'))}"
            yield _said(say, what, [others[one] for one in found], whole=whole)


def _asked(gap: Filled, things: list[Iri], engine: Engine, still: Still) -> tuple[int, list[Iri]]:
    """How many things there was time for, and those that have rows."""
    found: list[Iri] = []
    for number, thing in enumerate(things, 1):
        if len(engine.select(limited(gap.other(thing), 1))):
            found.append(thing)
        if not still():
            return number, found
    return len(things), found


def _nearest_first(mine: list[str], others: dict[Iri, str]) -> list[Iri]:
    by_name = {name: str(thing) for thing, name in others.items()}
    close = [name for word in mine for name in near(word, by_name)]
    return sorted(others, key=lambda one: (others[one] not in close, others[one].casefold(), one))


def _said(say: Callable[..., str], what: str, found: Sequence[str], *, whole: bool) -> str:
    names = listed(found[:_SHOWN], say("and")) if found else ""
    kind = ("none at all", "another")[len(found)] if len(found) < 2 else ""
    kind = kind or ("others" if whole else "some others")
    return say(kind, what=what, count=len(found), names=names)
