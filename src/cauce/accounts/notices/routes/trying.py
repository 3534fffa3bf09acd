"""Test messages: sent at once, and what became of them told at once."""

from datetime import UTC, datetime
from uuid import uuid4

from fastapi import Request
from pydantic import BaseModel

from cauce.accounts.contracts import Project
from cauce.accounts.notices.contracts import (
    Failed,
    Letter,
    Notice,
    NoticeId,
    NoticeKind,
    Outcome,
    Reader,
    Receiver,
    Value,
)
from cauce.accounts.routes.gate import the_gate
from cauce.infra.web import language_of
from cauce.kernel.errors import CauceError, Text
from cauce.kernel.errors import Kind as ErrorKind

A_MINUTE = 10
WINDOW_S = 60.0
TITLE = Text("This is a test of {project}", "Esto es una prueba de {project}")
BODY = Text(
    "Notices arrive here. It was sent {at}; there is nothing to do.",
    "Aquí llegan los avisos. Se envió el {at}; no hay nada que hacer.",
)


class TestedOut(BaseModel):
    """What became of a test: whether it was taken, the status that came back, and why not."""

    ok: bool
    status: int | None
    detail: str

    @classmethod
    def of(cls, outcome: Outcome, request: Request) -> "TestedOut":
        """Return the JSON of an outcome, in the reader's language."""
        language = language_of(request.headers.get("accept-language", ""))
        failed = isinstance(outcome, Failed)
        detail = outcome.reason.in_language(language) if isinstance(outcome, Failed) else ""
        return cls(ok=not failed, status=outcome.reply, detail=detail)


def test_letter(project: Project, to: Reader | Receiver) -> Letter:
    """Return a letter that says what it is."""
    now = datetime.now(UTC)
    link = f"/p/{project.project_id}/settings/notifications"
    values: dict[str, Value] = {"project": project.name, "at": now}
    notice = Notice(NoticeId(uuid4()), NoticeKind.TEST, TITLE, BODY, None, values, link, now)
    return Letter(str(uuid4()), project.project_id, project.name, project.timezone, to, (notice,))


def not_too_often(request: Request, project_id: int) -> None:
    """Return nothing unless a project has sent its tests of this minute.

    Raises:
        CauceError: ``too_many_tests``.
    """
    count, left_s = the_gate(request).cache.hit(f"notice-test:{project_id}", WINDOW_S)
    if count > A_MINUTE:
        raise CauceError(
            "too_many_tests",
            Text(
                f"A project sends at most {A_MINUTE} tests a minute. Wait {max(1, round(left_s))} seconds.",
                f"Un proyecto envía como mucho {A_MINUTE} pruebas por minuto. Espera"
                f" {max(1, round(left_s))} segundos.",
            ),
            ErrorKind.LIMITED,
            retry_after_s=max(1, round(left_s)),
        )
