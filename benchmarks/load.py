"""Puts a server under load: strangers who read, ask and harvest, and some who mean it ill.

python benchmarks/load.py http://127.0.0.1:8000 --seconds 300 --clients 64 --process 12345

Speaks to this machine only. Each client waits up to a second between two requests. Prints how often
each kind of request got each status, how long it took, and how much memory there was. Ends with
status 1 if a promise is broken: an answer past 499 other than 503, a median of thing pages of 20 ms
or more, memory past the bound.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

PATHS = "SELECT (COUNT(*) AS ?n) { ?a (!<a:b>)+ ?b }"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUESTION = "SELECT ?p ?n { ?p a schema:ResearchProject ; rdfs:label ?n } LIMIT 50"
MEMORY_BOUND = 512 << 20
MEDIAN_BOUND = 20.0


@dataclass
class Notes:
    """What was seen."""

    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """The server, and paths of things that it has."""

    host: str
    port: int
    things: tuple[str, ...]

    async def send(self, data: bytes, *, slowly: bool = False) -> str:
        """The status of the answer to raw bytes."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            if slowly:
                for at in range(0, min(len(data), 40)):
                    writer.write(data[at : at + 1])
                    await writer.drain()
                    await asyncio.sleep(0.5)
            else:
                writer.write(data)
                with suppress(ConnectionError):  # a refusal may come before all is sent
                    await writer.drain()
            line = await asyncio.wait_for(reader.readline(), 40)
            while await reader.read(65536):
                pass
            return line.split()[1].decode() if len(line.split()) > 1 else "closed"
        except (ConnectionError, TimeoutError, asyncio.IncompleteReadError):
            return "closed"
        finally:
            writer.close()

    async def get(self, path: str, accept: str = "*/*") -> str:
        """The status of a plain request."""
        head = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept: {accept}\r\n"
        return await self.send(f"{head}Connection: close\r\n\r\n".encode())

    async def post(self, body: bytes, media_type: str = "application/sparql-query") -> str:
        """The status of a query that is posted."""
        head = (
            f"POST /sparql HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: {media_type}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return await self.send(head.encode() + body)


Act = Callable[[Target, random.Random], Awaitable[str]]


async def thing(target: Target, dice: random.Random) -> str:
    """A page of a thing."""
    return await target.get(f"/{dice.choice(('de', 'en'))}/{dice.choice(target.things)}.html")


async def document(target: Target, dice: random.Random) -> str:
    """A thing for a machine."""
    return await target.get(f"/{dice.choice(target.things)}.{dice.choice(('ttl', 'nt', 'jsonld'))}")


async def redirect(target: Target, dice: random.Random) -> str:
    """The address of a thing itself."""
    return await target.get(f"/{dice.choice(target.things)}", "text/turtle;q=0.5, text/html")


async def listed(target: Target, dice: random.Random) -> str:
    """A list."""
    return await target.get(f"/de/{dice.choice(('project', 'organisation', 'event'))}/index.html")


async def question(target: Target, dice: random.Random) -> str:
    """An answer of the catalogue."""
    return await target.get(f"/questions/{dice.choice(('clusters', 'projects', 'states'))}.csv")


async def sparql(target: Target, _: random.Random) -> str:
    """A harmless query."""
    return await target.get(f"/sparql?query={quote(QUESTION)}", "text/csv")


async def search(target: Target, dice: random.Random) -> str:
    """What is asked while somebody types."""
    words = quote(dice.choice(("wohn", "universitaet j", "Verkehrs planung", "xqz")))
    return await target.get(f"/search?q={words}", "application/json")


async def editor(target: Target, _: random.Random) -> str:
    """A query that is passed on, with its answer on a page."""
    return await target.get(f"/en/sparql?query={quote(QUESTION)}", "text/html")


async def left(target: Target, _: random.Random) -> str:
    """A long query, and nobody who waits for its answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(0.7):
            return await target.get(f"/sparql?query={quote(PRODUCT)}")
    return "left"


async def endless(target: Target, _: random.Random) -> str:
    """A path that leads everywhere."""
    return await target.post(PATHS.encode())


async def product(target: Target, _: random.Random) -> str:
    """Everything with everything."""
    return await target.post(PRODUCT.encode())


async def huge(target: Target, _: random.Random) -> str:
    """A query of ten megabytes."""
    return await target.post(b"ASK {} # " + b"x" * 10_000_000)


async def slow(target: Target, _: random.Random) -> str:
    """A head that comes byte by byte."""
    return await target.send(b"GET /sparql HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 100, slowly=True)


async def broken(target: Target, dice: random.Random) -> str:
    """A head that is none."""
    heads = (
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\r\n\r\n",
        b"GET /a b HTTP/9\r\nHost\r\n\r\n",
        b"GET /%FF%00 HTTP/1.1\r\nHost: a\r\nAccept: \xff;q=x\r\nConnection: close\r\n\r\n",
    )
    return await target.send(dice.choice(heads))


#: What clients do, and how often.
ACTS: dict[Act, int] = {
    thing: 40, document: 12, redirect: 8, listed: 6, question: 6, sparql: 10, search: 6, editor: 2,
    endless: 2, product: 2, left: 2, huge: 2, slow: 2, broken: 4,
}  # fmt: skip


async def client(target: Target, notes: Notes, dice: random.Random, until: float) -> None:
    """One client, at work until a moment."""
    acts, weights = list(ACTS), list(ACTS.values())
    while perf_counter() < until:
        (act,) = dice.choices(acts, weights)
        began = perf_counter()
        status = await act(target, dice)
        notes.times[act.__name__].append((perf_counter() - began) * 1000)
        notes.statuses[act.__name__, status] += 1
        await asyncio.sleep(dice.random())


async def load(target: Target, process: int, clients: int, seconds: float) -> Notes:
    """What all clients saw; the same clients do the same each time."""
    notes, until = Notes(), perf_counter() + seconds
    dice = [random.Random(number) for number in range(clients)]  # noqa: S311 (no secret)
    watching = asyncio.ensure_future(watch(process, notes))
    await asyncio.gather(*(client(target, notes, one, until) for one in dice))
    watching.cancel()
    return notes


def memory(process: int) -> tuple[int, int]:
    """The memory that a process holds now, and that of the processes that it has started."""
    resident, parents = dict[int, int](), dict[int, int]()
    for path in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it has ended meanwhile
            said = dict(line.split(":", 1) for line in path.read_text().splitlines())
            number = int(path.parent.name)
            parents[number] = int(said["PPid"])
            resident[number] = int(said.get("VmRSS", "0 kB").split()[0]) * 1024
    own = {number for number, parent in parents.items() if parent == process}
    return resident.get(process, 0), sum(resident[number] for number in own)


async def watch(process: int, notes: Notes) -> None:
    """Note the memory every second, for ever."""
    while True:
        notes.memory.append(await asyncio.to_thread(memory, process))
        await asyncio.sleep(1)


def things(address: str) -> tuple[str, ...]:
    """Some paths of things, from the sitemap."""
    with urlopen(f"{address}/sitemap.xml", timeout=60) as found:  # noqa: S310 (loopback)
        places = re.findall(r"<loc>[^<]*/([a-z]+/[^/<]+)</loc>", found.read().decode())
    return tuple(one.removesuffix(".html") for one in places if "dataset" not in one)


def main() -> None:
    """Run, print, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("address")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--process", type=int, required=True, help="the server's process")
    words = parser.parse_args()
    parts = urlsplit(words.address)
    if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        sys.exit("this is for servers on this machine only")
    target = Target(parts.hostname, parts.port or 80, things(words.address))
    notes = asyncio.run(load(target, words.process, words.clients, words.seconds))
    sys.exit(judged(notes, words.seconds))


def judged(notes: Notes, seconds: float) -> int:
    """Print what was seen; 1 if a promise is broken."""
    total = sum(map(len, notes.times.values()))
    print(f"{total} requests in {seconds:g} s, {total / seconds:.0f} a second")
    print("| request | number | median, ms | 95th | 99th | statuses |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for name, times in sorted(notes.times.items()):
        seen = {status: n for (act, status), n in sorted(notes.statuses.items()) if act == name}
        said = ", ".join(f"{n} × {status}" for status, n in seen.items())
        middle, most, nearly = (_quantile(times, part) for part in (0.5, 0.95, 0.99))
        print(f"| {name} | {len(times)} | {middle:.1f} | {most:.1f} | {nearly:.1f} | {said} |")
    own = [server for server, _ in notes.memory]
    for when, at in (("start", 0), ("middle", len(own) // 2), ("end", len(own) - 1)):
        server, others = notes.memory[at]
        print(f"memory at the {when}: {server >> 20} MB, its processes {others >> 20} MB")
    print(f"most: {max(own) >> 20} MB, its processes {max(n for _, n in notes.memory) >> 20} MB")
    bad = {status for _, status in notes.statuses if status.startswith("5")}
    is_slow = _quantile(notes.times["thing"], 0.5) >= MEDIAN_BOUND
    is_kept = bad <= {"503"} and not is_slow and max(own) - own[0] < MEMORY_BOUND
    print("promises kept" if is_kept else "a promise is broken")
    return 0 if is_kept else 1


def _quantile(times: list[float], part: float) -> float:
    """The time that so large a part of all does not pass."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


if __name__ == "__main__":
    main()
