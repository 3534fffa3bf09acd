"""JSON of reports."""

import re
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cauce.accounts.contracts import EMAIL_PATTERN
from cauce.analytics.reports.contracts import (
    MAX_READERS,
    Attached,
    Edition,
    Every,
    Report,
    ReportState,
    Run,
    RunState,
    Schedule,
    Source,
    Wanted,
)
from cauce.kernel.errors import Language, invalid
from cauce.kernel.ids import AccountId

Id = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,17}$")]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Address = Annotated[
    str, StringConstraints(max_length=254, pattern=EMAIL_PATTERN, strip_whitespace=True)
]
Name = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class ReportSource(Body):
    """What a report shows."""

    kind: Source
    id: Id


class ReportSchedule(Body):
    """When editions come out, by the reader's clock; a month too short for its day has it on its last."""

    every: Every
    at: Hour = Field(examples=["08:00"])
    weekday: int = Field(1, ge=1, le=7, description="1 is Monday; counts for `week`.")
    month_day: int = Field(1, ge=1, le=31, description="Counts for `month`.")

    def schedule(self) -> Schedule:
        """Return it as a schedule."""
        hour, minute = map(int, self.at.split(":"))
        return Schedule(self.every, hour * 60 + minute, self.weekday, self.month_day)

    @classmethod
    def of(cls, found: Schedule) -> "ReportSchedule":
        """Return the JSON of a schedule."""
        at = f"{found.minute // 60:02d}:{found.minute % 60:02d}"
        return cls(every=found.every, at=at, weekday=found.weekday, month_day=found.month_day)


class ReportIn(Body):
    """A report. `timezone` null: each member's own, for addresses outside the project's."""

    name: Name = Field("", description="Subject of the e-mail; what it shows when empty.")
    source: ReportSource
    schedule: ReportSchedule
    timezone: str | None = Field(None, max_length=64)
    members: list[Id] = Field(default=[], max_length=MAX_READERS, description="Ids of members.")
    outside: list[Address] = Field(default=[], max_length=MAX_READERS)
    outside_language: Literal["en", "es"] = "en"
    files: list[Attached] = Field(default=[], max_length=len(Attached))

    def wanted(self) -> Wanted:
        """Return what is to be kept.

        Raises:
            CauceError: ``invalid_field`` for a time zone that there is not.
        """
        if self.timezone is not None and self.timezone not in available_timezones():
            raise invalid(
                "timezone",
                "it is not an IANA time zone; write for example Europe/Madrid",
                "no es una zona horaria IANA; escribe por ejemplo Europe/Madrid",
            )
        outside = dict.fromkeys(address.lower() for address in self.outside)
        return Wanted(
            self.name.strip(),
            self.source.kind,
            int(self.source.id),
            self.schedule.schedule(),
            self.timezone,
            tuple(dict.fromkeys(AccountId(int(one)) for one in self.members)),
            tuple(outside),
            self.outside_language,
            tuple(one for one in Attached if one in self.files),
        )


class ReportChangeIn(ReportIn):
    """A report after a change."""

    revision: int = Field(ge=1, le=2**53, description="Of what you changed.")


class OutsideOut(BaseModel):
    """An address outside, and whether it has left by the link of an e-mail."""

    email: str
    left: bool


class ReportOut(BaseModel):
    """A report; `next_at`: when the first of its readers gets the next edition."""

    id: str
    name: str
    source: ReportSource
    schedule: ReportSchedule
    timezone: str | None
    members: list[str]
    members_left: list[str]
    """Those of the members who have left by the link of an e-mail."""
    outside: list[OutsideOut]
    outside_language: Language
    files: list[Attached]
    state: ReportState
    reason: str | None
    revision: int
    next_at: datetime | None
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime

    @classmethod
    def of(cls, report: Report, coming: Edition | None, language: Language) -> "ReportOut":
        """Return the JSON of a report."""
        wanted = report.wanted
        outside = [one for one in report.readers if one.account_id is None]
        members = [one for one in report.readers if one.account_id is not None]
        return cls(
            id=str(report.report_id),
            name=wanted.name,
            source=ReportSource(kind=wanted.source, id=str(wanted.source_id)),
            schedule=ReportSchedule.of(wanted.schedule),
            timezone=wanted.timezone,
            members=[str(one.account_id) for one in members],
            members_left=[str(one.account_id) for one in members if one.left_at is not None],
            outside=[OutsideOut(email=one.email, left=one.left_at is not None) for one in outside],
            outside_language=wanted.outside_language,
            files=list(wanted.files),
            state=report.state,
            reason=report.reason.in_language(language) if report.reason else None,
            revision=report.revision,
            next_at=coming.due_at if coming else None,
            created_by=report.created_by,
            created_at=report.created_at,
            changed_by=report.changed_by,
            changed_at=report.changed_at,
        )


class ReportsOut(BaseModel):
    """The project's reports, the last changed first."""

    items: list[ReportOut]


class ReportRunOut(BaseModel):
    """One edition on its way to one reader, where it stands and why."""

    id: str
    edition: date
    to: str
    state: RunState
    attempts: int
    test: bool
    due_at: datetime
    created_at: datetime
    settled_at: datetime | None
    reason: str | None

    @classmethod
    def of(cls, run: Run, language: Language) -> "ReportRunOut":
        """Return the JSON of a run."""
        return cls(
            id=str(run.run_id),
            edition=run.edition,
            to=run.to,
            state=run.state,
            attempts=run.attempts,
            test=run.test,
            due_at=run.due_at,
            created_at=run.created_at,
            settled_at=run.settled_at,
            reason=run.reason.in_language(language) if run.reason else None,
        )


class ReportRunsOut(BaseModel):
    """Runs of a report, newest first."""

    items: list[ReportRunOut]
    cursor: str | None


class ReportTestOut(BaseModel):
    """Where a test is on its way to."""

    email: str


class ReportPreviewOut(BaseModel):
    """A report as its readers would get it now; the images are inside the HTML."""

    subject: str
    html: str
    text: str


def run_number(text: str) -> UUID | None:
    """Return the id of a run that a path names, None when it cannot be one."""
    return UUID(text) if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) else None
