"""For those who run the server: whether it is well, and what it has done."""

from __future__ import annotations

import resource
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from verbund.web.edition import Edition
from verbund.web.figures import Figures


async def health(request: Request) -> Response:
    """Which build is served."""
    edition: Edition = request.state.edition
    build = edition.build
    said = {"status": "ok", "build": build.digest, "statements": build.statements}
    return JSONResponse(said, headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    """Counts in the text form that Prometheus reads."""
    edition: Edition = request.state.edition
    text = "".join(_lines(edition, request.app.state.figures))
    return Response(text, media_type="text/plain; version=0.0.4")


def _lines(edition: Edition, figures: Figures) -> Iterator[str]:
    yield "# TYPE verbund_answers_total counter\n"
    for (name, status), count in sorted(figures.answers.items()):
        yield f'verbund_answers_total{{what="{name}",status="{status}"}} {count}\n'
    yield "# TYPE verbund_seconds_total counter\n"
    for name, seconds in sorted(figures.seconds.items()):
        yield f'verbund_seconds_total{{what="{name}"}} {seconds:.6f}\n'
    gauges = {
        "requests_open": figures.open,
        "queries_running": edition.pool.at_work,
        "queries_long": edition.pool.long,
        "queries_waiting": edition.pool.waiting,
        "statements": edition.build.statements,
        "documents_kept_bytes": edition.kept.size,
        "memory_peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    for name, value in gauges.items():
        yield f"# TYPE verbund_{name} gauge\nverbund_{name} {value}\n"
