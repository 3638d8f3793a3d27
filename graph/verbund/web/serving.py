"""The server on a port of this machine, until it is told to stop."""

from __future__ import annotations

import errno
import socket
import sys
from asyncio import TimerHandle
from collections.abc import Mapping

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from verbund.errors import VerbundError

#: How long someone may take to send the head of a request, and take nothing of an answer.
_HEAD_SECONDS, _TAKING_SECONDS = 10.0, 30.0
#: How long the last answers may take.
_LAST_SECONDS = 15
#: How long a thread that makes a page may keep the one that answers everybody waiting.
_TURN_SECONDS = 0.001
_MOST_CONNECTIONS = 1000
_HEAD_BYTES = 32 * 1024
_BACKLOG = 512
_OTHER_HOST = "name an address of this machine with --host, such as 127.0.0.1"
_HINTS: Mapping[int | None, str] = {
    errno.EADDRINUSE: "name another port with --port; 0 takes any free one",
    errno.EACCES: "name a port above 1023 with --port",
}


class Patient(H11Protocol):
    """HTTP/1.1 that hangs up on those who never finish the head of a request or take no answer."""

    _head: TimerHandle | None = None
    _taking: TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Take what came; while a head is unfinished, a clock runs."""
        super().data_received(data)
        if repr(self.conn.their_state) != "IDLE":
            self._stop_head()
        elif self._head is None:
            self._head = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def connection_made(self, transport) -> None:  # type: ignore[no-untyped-def]
        """Greet; the clock runs from here on."""
        super().connection_made(transport)
        self._head = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Say goodbye."""
        self._stop_head()
        self._stop_taking()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait until some of the answer is taken; a clock runs."""
        super().pause_writing()
        self._look(self.transport.get_write_buffer_size() + 1)

    def resume_writing(self) -> None:
        """Go on."""
        self._stop_taking()
        super().resume_writing()

    def _look(self, before: int) -> None:
        """Hang up if nothing was taken since the last look, else look again later."""
        left = self.transport.get_write_buffer_size()
        if left >= before:
            self.transport.abort()
        else:
            self._taking = self.loop.call_later(_TAKING_SECONDS, self._look, left)

    def _stop_head(self) -> None:
        if self._head:
            self._head.cancel()
            self._head = None

    def _stop_taking(self) -> None:
        if self._taking:
            self._taking.cancel()
            self._taking = None


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address of this machine.

    Raises:
        VerbundError: the address is taken, or not of this machine.
    """
    try:
        if not host:  # the system would take that for every address
            raise OSError(errno.EADDRNOTAVAIL, "this names no address")
        return _bound(host, port)
    except (OSError, OverflowError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise VerbundError(
            f"{host or '(nothing)'}:{port} cannot be served: {reason}",
            hint=_HINTS.get(getattr(problem, "errno", 0), _OTHER_HOST),
        ) from problem


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket that says it speaks TCP.

    asyncio sends at once only on such; on others the second part of an answer waits 40 ms for
    whoever asks to say that the first has come.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(_BACKLOG)
    except BaseException:
        found.close()
        raise
    return found


def serve(app: ASGIApp, at: socket.socket) -> None:
    """Serve until a signal comes; answers that have begun are finished first."""
    sys.setswitchinterval(_TURN_SECONDS)
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
