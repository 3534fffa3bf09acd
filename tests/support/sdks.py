"""What the tests with other vendors' SDKs have in common: people, a restart behind their back, checks."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from support.reading import Row

if TYPE_CHECKING:
    from support.server import Server

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
