"""Refused items in the events engine: groups, the open ones, what became of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from cauce.collect.trust.contracts import (
    NO_WAY_BACK,
    NOT_REPLAYABLE,
    KeptReject,
    RejectGroup,
    Selection,
)
from cauce.collect.trust.store.messages import sql, utc
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

MOST_GROUPS = 200


def groups(events: Events, project_id: ProjectId) -> list[RejectGroup]:
    """Return the groups of open items, the largest first."""
    params = {"project": project_id, "limit": MOST_GROUPS, "no_way_back": list(NO_WAY_BACK)}
    return [
        RejectGroup(
            reason, source, format_, count, utc(first),
            KeptReject(seq, utc(at), reason, detail, message_id, sample),
        )
        for reason, source, format_, count, first, seq, at, detail, message_id, sample
        in events.query(sql("reject_groups"), params).rows
    ]  # fmt: skip


def newest(
    events: Events, project_id: ProjectId, selection: Selection, upto: int, limit: int
) -> list[KeptReject]:
    """Return open items that can be sent again, newest first."""
    more = {"after": 0, "limit": limit, "newest": 1, "replayable": 1}
    return _open(events, _params(project_id, selection, upto) | more)


def following(
    events: Events,
    project_id: ProjectId,
    selection: Selection,
    *,
    after: int,
    upto: int,
    limit: int,
) -> list[KeptReject]:
    """Return open items that can be sent again after a position, in the order of the log."""
    more = {"after": after, "limit": limit, "newest": 0, "replayable": 1}
    return _open(events, _params(project_id, selection, upto) | more)


def count(events: Events, project_id: ProjectId, selection: Selection, upto: int) -> int:
    """Return how many open items a selection has up to a position."""
    answer = events.query(sql("count_open"), _params(project_id, selection, upto))
    return int(answer.rows[0][0])


def open_of_messages(
    events: Events, project_id: ProjectId, message_ids: Sequence[str]
) -> list[int]:
    """Return the open items of these message ids."""
    if not message_ids:
        return []
    params = {"project": project_id, "messages": list(message_ids)}
    return [row[0] for row in events.query(sql("open_of_messages"), params).rows]


def discard(events: Events, project_id: ProjectId, selection: Selection, upto: int) -> None:
    """Note that the open items of a selection up to a position are discarded."""
    events.command(sql("discard_rejects"), _params(project_id, selection, upto))


def settle(events: Events, project_id: ProjectId, seqs: Sequence[int]) -> None:
    """Note that items were replayed; the same again changes nothing."""
    lines = [
        msgspec.json.encode({"project_id": project_id, "seq": seq, "outcome": "replayed"})
        for seq in seqs
    ]
    if lines:
        token = f"outcomes:{project_id}:{seqs[0]}:{seqs[-1]}:{len(seqs)}"
        events.insert_json("reject_outcomes", b"\n".join(lines), token)


def _params(project_id: ProjectId, selection: Selection, upto: int) -> dict[str, Any]:
    return {
        "project": project_id,
        "upto": upto,
        "reason": selection.reason,
        "any_source": int(selection.source is None),
        "source": selection.source or "",
        "seqs": list(selection.seqs),
        "no_way_back": list(NO_WAY_BACK),
        "never": list(NOT_REPLAYABLE),
    }


def _open(events: Events, params: dict[str, Any]) -> list[KeptReject]:
    return [
        KeptReject(seq, utc(at), reason, detail, message_id, sample, key, format_)
        for seq, at, reason, detail, message_id, sample, key, format_ in events.query(
            sql("open_rejects"), params
        ).rows
    ]
