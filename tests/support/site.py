"""A customer's web site of another origin than Cauce, for a browser to visit."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Request

from cauce.webbuild import BROWSER_SDK, ensure

from .browser import lacking

ROOT = Path(__file__).parents[2]


def built_sdk() -> None:
    """Build the browser SDK unless it is current; without npm the test is skipped."""
    if ensure(BROWSER_SDK, ROOT) is None:
        lacking("the browser SDK could not be built")


@dataclass
class Site:
    """Serves one HTML text at every address; ``html`` and ``csp`` may change between visits."""

    html: str
    csp: str = ""
    url: str = ""

    @contextlib.contextmanager
    def served(self) -> Iterator[Site]:
        """Serve it on a loopback port."""
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.url = f"http://127.0.0.1:{server.server_port}"
            yield self
            server.shutdown()


def _handler(site: Site) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.html.encode() if self.path != "/favicon.ico" else b""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if site.csp:
                self.send_header("Content-Security-Policy", site.csp)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder on a loopback port; yields its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as files:
        threading.Thread(target=files.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{files.server_port}"
        files.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Traffic:
    """What a browser sent to ``/v1/events``: every message by its id, in order of first sending."""

    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: int = 0

    def watch(self, context: BrowserContext) -> Callable[[Request], None]:
        """Note every request of a browser context."""

        def note(request: Request) -> None:
            if request.url.endswith("/v1/events") and request.method == "POST":
                self.requests += 1
                for message in request.post_data_json["batch"]:
                    self.messages.setdefault(message["messageId"], message)

        context.on("request", note)
        return note
