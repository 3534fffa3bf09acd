"""The secrets of the days that are not over; one that is over is gone for good."""

from collections.abc import Mapping
from datetime import date

from cauce.infra.db import Tx, rows


def known(tx: Tx, today: date) -> dict[date, bytes]:
    """Return the secret of today and of later days; those of days before are deleted."""
    tx.execute("DELETE FROM daily_salts WHERE day < %s", [today])
    found = rows(tx, "SELECT day, salt FROM daily_salts", {})
    return {row["day"]: bytes(row["salt"]) for row in found}


def add(tx: Tx, salts: Mapping[date, bytes]) -> None:
    """Add secrets; one that somebody else added first stays."""
    for day, salt in salts.items():
        tx.execute(
            "INSERT INTO daily_salts (day, salt) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [day, salt],
        )
