"""Finding a message by its id in the events engine."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from cauce.collect.trust.contracts import Arrived
from cauce.infra.events import Events
from cauce.kernel.ids import PersonId, ProjectId

MOST = 20


@cache
def sql(name: str) -> str:
    """Return one of the statements in ``sql/``."""
    return (files("cauce.collect.trust") / "sql" / f"{name}.sql").read_text("utf-8")


def utc(moment: datetime) -> datetime:
    """Return an instant of the engine, which leaves out that it is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def events_of(events: Events, project_id: ProjectId, message_id: str) -> list[Arrived]:
    """Return the stored event of a message id, none or one."""
    params = {"project": project_id, "message": message_id, "limit": MOST}
    return [
        Arrived(
            seq, message, utc(received), event, kind, utc(at), utc(sent) if sent else None,
            PersonId(person), user, anonymous,
        )
        for seq, message, received, event, kind, at, sent, person, user, anonymous in events.query(
            sql("message_events"), params
        ).rows
    ]  # fmt: skip


def rejects_of(events: Events, project_id: ProjectId, message_id: str) -> list[Arrived]:
    """Return the newest refusals of a message id, newest first."""
    params = {"project": project_id, "message": message_id, "limit": MOST}
    return [
        Arrived(seq, message, utc(received), reason=reason, detail=detail)
        for seq, message, received, reason, detail in events.query(
            sql("message_rejects"), params
        ).rows
    ]
