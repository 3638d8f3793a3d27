"""The server on a port of this machine, until it is told to stop."""

from __future__ import annotations

import socket
from asyncio import TimerHandle

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from verbund.errors import VerbundError

#: How long someone may take to send the head of a request, and how long the last answers may take.
_HEAD_SECONDS, _LAST_SECONDS = 10.0, 15
_MOST_CONNECTIONS = 1000
_HEAD_BYTES = 32 * 1024


class Patient(H11Protocol):
    """HTTP/1.1 that hangs up on those who never finish the head of their request."""

    _clock: TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Take what came; while a head is unfinished, a clock runs."""
        super().data_received(data)
        if repr(self.conn.their_state) != "IDLE":
            self._stop_clock()
        elif self._clock is None:
            self._clock = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def connection_made(self, transport) -> None:  # type: ignore[no-untyped-def]
        """Greet; the clock runs from here on."""
        super().connection_made(transport)
        self._clock = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Say goodbye."""
        self._stop_clock()
        super().connection_lost(exc)

    def _stop_clock(self) -> None:
        if self._clock:
            self._clock.cancel()
            self._clock = None


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address of this machine.

    Raises:
        VerbundError: the address is taken, or not of this machine.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise VerbundError(
            f"{host}:{port} cannot be served: {reason}", hint="name another one with --port"
        ) from problem


def serve(app: ASGIApp, at: socket.socket) -> None:
    """Serve until a signal comes; answers that have begun are finished first."""
    config = uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        lifespan="on",
        loop="asyncio",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_LAST_SECONDS,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )
    uvicorn.Server(config).run(sockets=[at])
