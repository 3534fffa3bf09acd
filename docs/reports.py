"""The reference page of reports, from ``cauce.analytics.reports.contracts``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cauce.analytics.reports.contracts import (
    GIVE_UP_AFTER,
    KEPT,
    LATE,
    LEASE,
    MAX_FILES_BYTES,
    MAX_READERS,
    MAX_REPORTS,
    MOVES,
    PAUSED_AFTER,
    RunState,
)

Members = Callable[[str, str], Iterator[tuple[str, str]]]
CONTRACTS = "analytics/reports/contracts.py"
INTRO = """# Reports

How to make them: [Send reports](../howto/reports.md).

## Limits

| | |
|---|---|
| reports of a project | {reports} |
| readers of a report | {readers} |
| files of an e-mail | {bytes:,} bytes |
| an edition is not begun any more after | {late:g} h |
| an edition is tried for | {give_up:g} h |
| editions in a row that reach nobody, then it pauses itself | {paused} |
| a worker has one edition for at most | {lease:g} min |
| the log goes back | {kept} days |

## States of a run

A run is one edition on its way to one reader. An edition is named by its day, in the reader's time zone, and exists
once a reader.

| state | means | may become |
|---|---|---|
"""


def reports_page(members: Members) -> str:
    """Return the whole page; ``members`` yields the members of an enum with their docstrings."""
    words = dict(members(CONTRACTS, "RunState"))
    rows = [_row(state, words) for state in RunState]
    return _intro() + "\n".join(rows) + "\n"


def _intro() -> str:
    hour = 3600
    return INTRO.format(
        reports=MAX_REPORTS,
        readers=MAX_READERS,
        bytes=MAX_FILES_BYTES,
        late=LATE.total_seconds() / hour,
        give_up=GIVE_UP_AFTER.total_seconds() / hour,
        paused=PAUSED_AFTER,
        lease=LEASE.total_seconds() / 60,
        kept=KEPT.days,
    )


def _row(state: RunState, words: dict[str, str]) -> str:
    moves = "; ".join(f"`{new}` ({why})" for new, why in MOVES[state].items()) or "–"
    return f"| `{state}` | {words[state.value]} | {moves} |"
