"""What the tests with other vendors' SDKs have in common: people, a restart behind their back, checks."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cauce.webbuild import WebBuildError, find_node, install
from support.browser import lacking
from support.reading import Row
from support.server import Server

ROOT = Path(__file__).parents[2]
JS = ROOT / "tests" / "acceptance" / "js"
"""The npm workspace with the official SDKs."""
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
USERS = 40


def moment(number: int) -> datetime:
    """Return when call ``number`` happened: calls are a minute apart."""
    return START + timedelta(minutes=number)


@contextmanager
def restarting(server: Server) -> Iterator[None]:
    """Restart the server while the body goes on sending; leave once it is ready again."""
    failed: list[BaseException] = []

    def restart() -> None:
        try:
            server.restart()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=restart)
    thread.start()
    yield
    thread.join(120)
    assert not failed, failed
    assert not thread.is_alive()


def until_nobody_answers(server: Server) -> None:
    """Return once the server takes no connection."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
        except OSError:
            return
        time.sleep(0.01)
    raise AssertionError("the server still takes connections after 60 s")


def happened(row: Row, when: datetime, within_s: float = 30) -> None:
    """Check an event's time; SDKs whose clock is corrected are off by the request's way here."""
    assert abs(datetime.fromisoformat(row["timestamp"]) - when) < timedelta(seconds=within_s)


def by_start(rows: Iterable[Row], wanted: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows of every message, whose id begins with the id that the SDK gave it.

    Fails when a row belongs to none.
    """
    lengths = {len(one) for one in wanted}
    known, found = set(wanted), defaultdict(list)
    for row in rows:
        own = next((row["message_id"][:n] for n in lengths if row["message_id"][:n] in known), None)
        assert own is not None, row
        found[own].append(row)
    return found


def check_people(rows: Iterable[Row], who: dict[str, str]) -> None:
    """Check that ids of one person are one and those of others are not; ``who``: id → person."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        own = row["user_id"] or row["anonymous_id"]
        if own:
            found[who[own]].add(row["person_id"])
    assert all(len(persons) == 1 for persons in found.values())
    assert len(set.union(*found.values())) == len(found) == len(set(who.values()))


def node_program() -> str:
    """Return the Node.js that has the locked SDKs installed; without npm the test is skipped."""
    try:
        node = find_node(ROOT)
        install(node, JS)
    except WebBuildError as error:
        lacking(f"npm could not install the SDKs: {error}")
    program = shutil.which("node", path=str(node.folder))
    assert program is not None
    return program


@contextmanager
def running(data: Path, blank: Path) -> Iterator[Server]:
    """Start a server of its own; nothing of it is left, whatever happens."""
    server = Server(data, blank=blank)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def killed_meanwhile(server: Server) -> None:
    """Kill every process of the server and start it again, at the same address."""
    server.kill()
    server.start()


Said = Mapping[str, Any]
"""What an SDK was told, as ``steps.mjs`` writes it down: how it has to be found."""


def check_said(rows: Iterable[Row], said: Iterable[Said], took_s: float) -> None:
    """Check that all and only what was said is stored: whose, what, with which properties, when.

    An SDK that repeats a request says again when it sent it first, so that its events may seem as
    much later as the sending took, ``took_s``; the steps are a minute apart.
    """
    stored = {own(row): row for row in rows}
    wanted = {_own_said(one): one for one in said}
    assert Counter(map(own, rows)) == Counter(map(_own_said, said))
    for key, one in wanted.items():
        _check_row(stored[key], one, took_s)
    _check_persons(stored, wanted)


OWN = ("own", "label", "title", "name")
"""Properties that may hold a step's own text: where an SDK has no free ones, its fields do."""


def own(row: Row) -> tuple[str, str, str]:
    """Return what no other event has: a step's own text, or the user whose two ids it joins."""
    texts = {} if row["type"] == "alias" else row["properties"]
    said = next((texts[name] for name in OWN if name in texts), row["user_id"])
    return row["type"], row["event"], said


def _own_said(one: Said) -> tuple[str, str, str]:
    return one["type"], one["event"], one["user"] if one["type"] == "alias" else one["own"]


def _check_row(row: Row, one: Said, took_s: float) -> None:
    assert row["user_id"] == one["user"]
    assert row["anonymous_id"] == one["device"]
    properties = row["properties"]
    assert {name: properties.get(name) for name in one["properties"]} == one["properties"]
    more = properties.keys() - one["properties"].keys()
    assert all(_is_vendors(name) for name in more), more
    if one["at"] is not None:
        happened(row, datetime.fromtimestamp(one["at"] / 1000, UTC), took_s + 1)


def _is_vendors(name: str) -> bool:
    """Say whether an SDK adds this property by itself."""
    return name.startswith(("$", "[Amplitude]", "mp_")) or name in OF_A_PAGE


OF_A_PAGE = {
    "url", "path", "title", "referrer", "search", "current_domain", "current_url_protocol"
}  # fmt: skip


def _check_persons(stored: Mapping[object, Row], wanted: Mapping[object, Said]) -> None:
    """Check that ids of one person are one and those of others are not."""
    of_person: dict[str, list[Row]] = defaultdict(list)
    for key, one in wanted.items():
        if one["person"] is not None:
            of_person[one["person"]].append(stored[key])
    found = {who: {row["person_id"] for row in rows} for who, rows in of_person.items()}
    parted = [_told(row) for who, ids in found.items() if len(ids) != 1 for row in of_person[who]]
    assert not parted, "\n".join(sorted(parted))
    assert len(set.union(*found.values())) == len(found)


def _told(row: Row) -> str:
    """Return what of an event says whose it is."""
    names = ("seq", "event", "user_id", "anonymous_id", "person_id", "display_name", "timestamp")
    return " ".join(str(row[name]) for name in names)
