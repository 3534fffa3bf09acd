"""ClickHouse's HTTP interface over the embedded engine, for testing the path to a server.

No ClickHouse server is to be had as a package, but the engine is the real one: this gives it the
few parts of the HTTP interface that the client uses, so the same client, statements and settings
run against it as against a server.
"""

from __future__ import annotations

import gzip
import tempfile
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import chdb

NOT_SETTINGS = {
    "query", "database", "session_id", "query_id", "compress", "decompress", "wait_end_of_query",
    "enable_http_compression", "send_progress_in_http_headers", "buffer_size", "role",
    "client_protocol_version", "http_headers_progress_interval_ms", "default_format",
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """One request of the HTTP interface."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Liveness."""
        self._answer(200, b"Ok.\n", {})

    def do_POST(self) -> None:
        """Run a statement."""
        query = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            body = self._chunks()
        encoding = self.headers.get("Content-Encoding")
        if encoding == "gzip":
            body = gzip.decompress(body)
        elif encoding == "deflate":
            body = zlib.decompress(body)
        try:
            data = self.server.engine.run(query, body)
        except Exception as error:
            self._answer(500, str(error).encode(), {"X-ClickHouse-Exception-Code": "1"})
        else:
            self._answer(200, data, {"X-ClickHouse-Summary": '{"read_rows":"0"}'})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _chunks(self) -> bytes:
        whole = b""
        while size := int(self.rfile.readline(), 16):
            whole += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return whole

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Engine:
    """The embedded engine taking statements as the HTTP interface gives them."""

    def __init__(self, folder: Path) -> None:
        self._connection = chdb.connect(f"{folder}?pool=http")
        self._connection.query("CREATE DATABASE IF NOT EXISTS remote")
        self._connection.query("USE remote")
        self._lock = threading.Lock()

    def close(self) -> None:
        """Give the connection back; one left open crashes the engine when the process ends."""
        self._connection.close()

    def run(self, query: dict[str, str], body: bytes) -> bytes:
        """Return the bytes of the answer in the format the statement asks for."""
        statement = query.get("query") or ""
        if not statement and body.lstrip()[:6].upper() == b"INSERT":
            head, _, body = body.partition(b"\n")
            statement = head.decode()
        elif not statement:
            statement, body = body.decode(), b""
        with self._lock:
            return self._run(statement, query, body)

    def _run(self, statement: str, query: dict[str, str], body: bytes) -> bytes:
        for name, value in query.items():
            if name.startswith("param_"):
                self._connection.query(f"SET {name} = '{_quoted(value)}'")
        settings = ", ".join(
            f"{name} = '{_quoted(value)}'"
            for name, value in query.items()
            if name not in NOT_SETTINGS and not name.startswith("param_")
        )
        if body:
            return self._insert(statement, settings, body)
        if settings and statement.lstrip().upper().startswith(
            ("SELECT", "WITH", "SHOW", "DESCRIBE")
        ):
            statement = _with_settings(statement, settings)
        return self._connection.query(statement, "TabSeparated").bytes()

    def _insert(self, statement: str, settings: str, body: bytes) -> bytes:
        head, _, format_ = statement.strip().rpartition("FORMAT")
        with tempfile.NamedTemporaryFile() as file:
            file.write(body)
            file.flush()
            clause = f" SETTINGS {settings}" if settings else ""
            self._connection.query(f"{head} FROM INFILE '{file.name}'{clause} FORMAT {format_}")
        return b""


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")


def _with_settings(statement: str, settings: str) -> str:
    head, found, format_ = statement.rstrip().rpartition("FORMAT ")
    if not found or " " in format_.strip():
        return f"{statement} SETTINGS {settings}"
    return f"{head} SETTINGS {settings} FORMAT {format_}"


def serve(folder: Path) -> ThreadingHTTPServer:
    """Return a running server on a free loopback port; ``shutdown`` stops it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.engine = Engine(folder)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
