"""Serving the look-up over HTTP: waitress reads and writes, questions are answered one after the other between its turns.

An answer is nothing but computing: threads would only take turns at it, and their changing over doubled the time that a client waited.
"""

import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

#: Seconds that answers on their way have when the server ends.
PATIENCE = 5.0
#: Seconds that another thread computes before it lets an answer go on; each read and write of an answer waits so long for the thread that renews
#: the look-up. Python's own 0.005 made that 0.7 seconds for 16 clients, this a third.
SWITCH = 0.0005
#: Octets of a request's head and of its body; 500 characters of Chinese are 4,500 in an address.
HEAD, BODY = 32 * 1024, 16 * 1024
#: Times that what a client still sends is read before its line is closed.
LEFT = 32
#: Octets of unread answers at which waitress would wait for a client; with nobody beside it to go on it must not.
NEVER = 1 << 40
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
#: Status -> headers and body of a refusal.
Refusal = Callable[[int], tuple[list[tuple[str, str]], bytes]]


class Queue:
    """The requests that have arrived whole, first come first served; it stands where waitress has its threads."""

    def __init__(self) -> None:
        self.waiting: deque[Any] = deque()

    def add_task(self, channel: Any) -> None:
        """Wait for a turn."""
        self.waiting.append(channel)

    def work(self) -> None:
        """Answer the first; what has arrived meanwhile is read before the next, so that everybody waits about as long."""
        if self.waiting:
            self.waiting.popleft().service()


class Server:
    """``app`` behind a socket; ``refusal`` words what the server itself refuses, before ``app`` sees it."""

    def __init__(self, app: Application, listener: socket.socket, refusal: Refusal) -> None:
        class Refused(ErrorTask):  # type: ignore[misc]
            def execute(self) -> None:
                error = self.request.error
                self.status = f"{error.code} {error.reason}"
                headers, body = refusal(error.code)
                self.response_headers.extend(headers)
                self.set_close_on_finish()
                self.content_length = len(body)
                self.write(body)

        class Channel(HTTPChannel):  # type: ignore[misc]
            error_task_class = Refused

            def handle_close(self) -> None:
                # What was sent and not read would make the system break the line off, and the refusal with it.
                with suppress(OSError, AttributeError):  # it may be closed already
                    self.socket.shutdown(socket.SHUT_WR)
                    for _ in range(LEFT):
                        if not self.socket.recv(HEAD):
                            break
                super().handle_close()

        settings = Adjustments(
            sockets=[listener], ident=None, max_request_header_size=HEAD, max_request_body_size=BODY, channel_timeout=30, cleanup_interval=10,
            connection_limit=400, outbuf_high_watermark=NEVER,
        )  # fmt: skip
        self.map: dict[int, Any] = {}
        self.queue = Queue()
        address = (listener.family, listener.type, listener.proto, listener.getsockname())
        self.server = TcpWSGIServer(app, self.map, True, listener, dispatcher=self.queue, adj=settings, sockinfo=address, bind_socket=False)
        self.server.channel_class = Channel
        self.ended = False

    def end(self, *_: object) -> None:
        """Take no more; also as a signal's handler."""
        self.ended = True
        self.server.pull_trigger()

    def run(self) -> None:
        """Serve until ``end``; then finish what is under way."""
        while not self.ended:
            self._turn(1.0)
        wasyncore.dispatcher.close(self.server)
        until = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < until:
            self._turn(0.05)
        wasyncore.close_all(self.map)

    def _busy(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in list(self.server.active_channels.values()))

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=0.0 if self.queue.waiting else seconds, use_poll=True, map=self.map, count=1)
        self.queue.work()

    def until_signalled(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        before = {number: signal.signal(number, self.end) for number in (signal.SIGINT, signal.SIGTERM)}
        interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            self.run()
        finally:
            sys.setswitchinterval(interval)
            for number, handler in before.items():
                signal.signal(number, handler)


def listen(host: str, port: int) -> socket.socket:
    """A socket at ``host`` and ``port`` (0: any that is free). Raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    made = socket.socket(family, kind, protocol)
    try:
        if hasattr(signal, "SIGHUP"):  # elsewhere the option would let two servers share the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made
