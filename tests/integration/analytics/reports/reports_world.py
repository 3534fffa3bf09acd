"""A project with events, its reports, a real relay, and a clock that is set by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.analytics.boards.contracts import Content
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.facade import Analytics
from cauce.analytics.reports.contracts import Attached, Every, Report, Schedule, Source, Wanted
from cauce.analytics.reports.facade import Binder, Printer, Reports
from cauce.analytics.reports.tasks import ReportRunner
from cauce.api.answering import answer_json
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.drawing import Charts
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.mail import open_mailer
from cauce.infra.outbound import Outbound
from cauce.infra.settings import Settings
from cauce.infra.typeset import Typesetter
from cauce.kernel.access import ALL_SCOPES, Access, Actor, Role
from cauce.kernel.ids import AccountId, ProjectId

NOW = datetime(2026, 1, 12, 7, 30, tzinfo=UTC)
"""A Monday, 08:30 in Madrid."""
SECRET = "the secret of this installation"
BASE = "https://cauce.example"
TREND = {"kind": "trend", "date_from": "2026-01-05", "date_to": "2026-01-07", "series": [{"event": "A"}]}  # fmt: skip
FUNNEL = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}], "date_from": "2026-01-05"}
RELAY = "smtp://127.0.0.1:{}"


@dataclass
class HandClock:
    """A clock that is set by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: float) -> None:
        self.now += timedelta(**time)


def build(
    database: Database, events: Events, ui: Path, *, folder: Path, relay: str, clock: Any
) -> Reports:
    """Return reports on these engines and a relay."""
    accounts = Accounts(MemoryCache(), clock)
    insights = Insights(accounts, clock)
    dashboards = Dashboards(accounts, insights, clock)
    analytics = Analytics(events, clock=clock)
    charts = Charts(ui)
    printer = Printer(accounts, insights, dashboards, analytics, charts, answer_json, BASE, clock)
    binder = Binder(analytics, Typesetter(ui / "server" / "fonts"))
    settings = Settings(smtp_url=relay, mail_from="Cauce <cauce@shop.example>")
    mailer = open_mailer(settings, DataFolder(folder))
    notices = Notices(accounts, Outbound("127.0.0.0/8"), SECRET, clock)
    return Reports(accounts, notices, printer, binder, mailer, SECRET, clock)


@dataclass
class World:
    """Somebody at work on the reports of a project of their own."""

    database: Database
    reports: Reports
    clock: HandClock
    owner: Access
    box: Any
    insight_id: int = 0
    board_id: int = 0
    runner: ReportRunner = field(init=False)

    def __post_init__(self) -> None:
        self.runner = ReportRunner(self.reports, self.database)

    @property
    def project(self) -> ProjectId:
        return self.owner.project_id

    def change(self, verb: str, *args: Any, **more: Any) -> Any:
        """Call a verb of reports in a transaction of its own."""
        with self.database.transaction() as tx:
            return getattr(self.reports, verb)(tx, *args, **more)

    def join(self, name: str, language: str = "en", zone: str | None = None) -> AccountId:
        """Return a new member: ``<name>-<project>@example.com``."""
        with self.database.transaction() as tx:
            account = tx.execute(
                "INSERT INTO accounts (name, email, language) VALUES (%s, %s, %s) RETURNING id",
                [name, f"{name}-{self.project}@example.com", language],
            ).fetchone()["id"]
            tx.execute(
                "INSERT INTO memberships VALUES (%s, %s, 'viewer')",
                [self.owner.workspace_id, account],
            )
            if zone:
                tx.execute(
                    "INSERT INTO notice_readers (account_id, timezone) VALUES (%s, %s)",
                    [account, zone],
                )
        return AccountId(account)

    def report(self, *members: AccountId, **change: Any) -> Report:
        """Return a new report of the dashboard, every day at nine."""
        fields: dict[str, Any] = {
            "name": "", "source": Source.DASHBOARD, "source_id": self.board_id,
            "schedule": Schedule(Every.DAY, 9 * 60), "timezone": None, "members": members,
            "outside": (), "outside_language": "es", "files": (),
        }  # fmt: skip
        return self.change("create", self.owner, Wanted(**(fields | change)), self.owner.actor.id)

    def log(self, report: Report) -> list[tuple[str, str, str]]:
        """Return edition, reader's name and state of every run, oldest first."""
        runs = self.change("runs_page", self.project, report.report_id, None, 100)
        found = [(str(run.edition), run.to.split("-")[0], str(run.state)) for run in runs]
        return sorted(found)

    def mails(self, name: str) -> list[Any]:
        """Return what arrived for a member."""
        return self.box.to(f"{name}-{self.project}@example.com")


def new_world(
    database: Database, events: Events, reports: Reports, clock: HandClock, box: Any
) -> World:
    """Return a new workspace with a project, events, an insight and a dashboard of three tiles."""
    accounts = reports.accounts
    with database.transaction() as tx:
        workspace = tx.execute("INSERT INTO workspaces (name) VALUES ('W') RETURNING id").fetchone()
        project = accounts.create_project(
            tx, "Tienda", "Europe/Madrid", workspace_id=workspace["id"]
        ).project
    nobody = Actor("user", None, "Olga")
    owner = Access(
        project.project_id, workspace["id"], "Europe/Madrid", nobody, Role.OWNER, ALL_SCOPES
    )
    world = World(database, reports, clock, owner, box)
    olga = world.join("olga", "es")
    world.owner = Access(
        owner.project_id, owner.workspace_id, owner.timezone, Actor("user", olga, "Olga"),
        Role.OWNER, ALL_SCOPES,
    )  # fmt: skip
    send(events, project.project_id)
    _keep(world)
    return world


def _keep(world: World) -> None:
    tiles = [
        {"id": "a", "kind": "question", "question": TREND, "title": "Visits", **_area(0)},
        {"id": "b", "kind": "question", "question": FUNNEL, "title": "Steps", "view": "table", **_area(1)},
        {"id": "c", "kind": "text", "text": "# Read *me*", **_area(2)},
    ]  # fmt: skip
    printer = world.reports.printer
    with world.database.transaction() as tx:
        document = {"question": TREND, "view": "chart"}
        content = Content("Buyers", "", "", document)
        world.insight_id = printer.insights.shelf.create(tx, world.owner, content).saved_id
        board = Content("Sales", "What we look at on Mondays", "", {"tiles": tiles})
        world.board_id = printer.dashboards.create(tx, world.owner, board).saved_id


def _area(row: int) -> dict[str, int]:
    return {"x": 0, "y": row * 4, "w": 6, "h": 4}


def send(events: Events, project_id: ProjectId) -> None:
    """Store A of two people on the 5th and of one on the 7th, who then does B."""
    rows = [(1, "A", "05"), (2, "A", "05"), (2, "A", "07"), (2, "B", "08")]
    lines = [
        json.dumps(
            {
                "project_id": project_id, "event": event, "person_id": person, "seq": seq,
                "timestamp": f"2026-01-{day}T10:00:00Z", "user_id": f"u{person}",
                "anonymous_id": "", "properties": {}, "context": {},
            }
        )
        for seq, (person, event, day) in enumerate(rows)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(lines).encode(), f"reports-{project_id}")


__all__ = ["Attached", "HandClock", "World", "build", "new_world"]
