"""Batches reach a server that refuses, breaks off and comes back under another address."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cauce.kernel.errors import CauceError
from cauce.main.importing.sending import MAX_BYTES, MAX_EVENTS, Sender, pack


class Scripted(ThreadingHTTPServer):
    """Answers as its script says, then takes everything; remembers what it took."""

    def __init__(self, script):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.taken, self.lock = list(script), [], threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        with self.server.lock:
            status = self.server.script.pop(0) if self.server.script else 200
        if status == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        answer = {}
        if status == 200:
            results = {}
            for item in json.loads(body)["batch"]:
                results.setdefault(item["messageId"], self.judge(item))
            answer = {"results": results}
        text = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(text)))
        if status == 429:
            self.send_header("retry-after", "7")
        self.end_headers()
        self.wfile.write(text)

    def judge(self, item):
        with self.server.lock:
            known = item["messageId"] in self.server.taken
            self.server.taken.append(item["messageId"])
        if item.get("bad"):
            return {"result": "drop", "reason": "missing_identity", "detail": "nobody"}
        return {"result": "duplicate" if known else "ok"}

    def log_message(self, *_):
        """Keep the test's output quiet."""


def items(n, **more):
    return [({"messageId": f"m{i}", **more}, i) for i in range(n)]


def test_refusals_and_broken_connections_are_waited_out():
    server, pauses = Scripted([503, 429, 0, 200, 502]), []
    sender = Sender(lambda: server.url, "key", connections=1, sleep=pauses.append)
    tally = sender.send(pack(items(5_000)))
    assert (tally.accepted, tally.duplicates, tally.rejected) == (5_000, 0, 0)
    assert 7.0 in pauses
    assert len(pauses) == 4


def test_the_server_is_looked_for_again_after_a_failure():
    server, pauses = Scripted([]), []
    addresses = iter([None, "http://127.0.0.1:9", server.url])
    sender = Sender(lambda: next(addresses), "key", connections=1, sleep=pauses.append)
    assert sender.send(pack(items(3))).accepted == 3
    assert len(pauses) == 2


def test_what_is_refused_comes_back_with_its_source():
    server, refused = Scripted([]), []
    mixed = [*items(2), ({"messageId": "b", "bad": True}, "row 9"), ({"messageId": "m0"}, 10)]
    sender = Sender(lambda: server.url, "key")
    tally = sender.send(pack(mixed), lambda _, found, __: refused.extend(found))
    assert (tally.accepted, tally.duplicates, tally.rejected) == (2, 1, 1)
    assert refused == [("row 9", "missing_identity", "nobody")]


@pytest.mark.parametrize("status", [400, 401, 413])
def test_a_final_refusal_ends_the_import_with_its_reason(status):
    server = Scripted([status])
    with pytest.raises(CauceError) as caught:
        Sender(lambda: server.url, "key", sleep=lambda _: None).send(pack(items(1)))
    assert caught.value.code == "import_refused"


def test_patience_ends():
    with pytest.raises(CauceError) as caught:
        Sender(lambda: None, "key", patience_s=0.0, sleep=lambda _: None).send(pack(items(1)))
    assert caught.value.code == "server_unreachable"


def test_parcels_stay_within_what_the_server_takes():
    parcels = list(pack(items(5_000, properties={"text": "x" * 300})))
    assert sum(len(p.message_ids) for p in parcels) == 5_000
    assert all(len(p.body) <= MAX_BYTES + 100 and len(p.message_ids) <= MAX_EVENTS for p in parcels)
    assert [s for p in parcels for s in p.sources] == list(range(5_000))
