"""A real HTTP receiver of webhooks that keeps what it gets and answers what it is told to."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Got:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """``answers`` are given once each, then 200; an answer is (status, headers), or ``HANG``."""

    url: str = ""
    got: list[Got] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    on_request: Callable[[Got], None] = lambda _: None
    released: threading.Event = field(default_factory=threading.Event)


HANG = (0, {})
"""Answer nothing until the test is over."""
DRIP = (-1, {})
"""Answer one byte after the other, never a whole header."""


@contextlib.contextmanager
def receiver() -> Iterator[Receiver]:
    """Yield a receiver on a loopback port."""
    state = Receiver()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(state)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        state.url = f"http://127.0.0.1:{server.server_port}/hook"
        yield state
        state.released.set()
        server.shutdown()


def _handler(state: Receiver) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got = Got(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            state.got.append(got)
            state.on_request(got)
            status, headers = state.answers.pop(0) if state.answers else (200, {})
            if status <= 0:
                self.dawdle(drip=status < 0)
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "3")
            self.end_headers()
            self.wfile.write(b"got")

        def dawdle(self, *, drip: bool) -> None:
            with contextlib.suppress(OSError):
                while not state.released.wait(0.05):
                    if drip:
                        self.wfile.write(b"H")
                        self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
