"""The public verbs of the tracking plan: edit the draft, publish, restore, learn, measure.

First arguments are ``tx, access``: who changes something is kept with it and in the audit log.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from cauce.accounts.facade import Accounts
from cauce.collect.contracts import PlanJudge
from cauce.collect.plan import store
from cauce.collect.plan.contracts import (
    Change,
    Draft,
    FileKind,
    GeneratedFile,
    Learned,
    Plan,
    Published,
    SeenEvent,
    StoredDraft,
    StoredVersion,
    Version,
    Violations,
    Which,
)
from cauce.collect.plan.logic import broken
from cauce.collect.plan.logic.changes import changes
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.collect.plan.logic.document import plan_document
from cauce.collect.plan.logic.files import generated
from cauce.collect.plan.logic.learn import learned
from cauce.collect.plan.logic.parse import parse_plan
from cauce.collect.plan.logic.yaml_form import read_plan_yaml
from cauce.infra.db import Tx
from cauce.infra.events import Events
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, not_found
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
SeenEvents = Callable[[ProjectId], Sequence[SeenEvent]]
"""What a project has sent; joined to analytics by the wiring."""


@dataclass(frozen=True)
class TrackingPlans:
    """Drafts and versions of each project's plan."""

    accounts: Accounts
    clock: Clock = utc_now

    def draft(self, tx: Tx, project_id: ProjectId) -> Draft:
        """Return the draft; before the first edit it is what is published, else empty."""
        kept = store.draft(tx, project_id)
        if kept is not None:
            plan = parse_plan(kept.document)
            return Draft(plan, kept.revision, kept.changed_by, kept.changed_at)
        return Draft(self._published_plan(tx, project_id), 0)

    def published(self, tx: Tx, project_id: ProjectId) -> Version | None:
        """Return the version that collecting follows, None before the first."""
        kept = store.version(tx, project_id)
        return _version(kept) if kept else None

    def judge(self, tx: Tx, project_id: ProjectId) -> PlanJudge | None:
        """Return what collecting holds events against, None before the first version."""
        found = self.published(tx, project_id)
        return CompiledPlan(found.plan) if found else None

    def edit(self, tx: Tx, access: Access, document: Any, revision: int | None) -> Draft:
        """Return the draft after putting a document in its place.

        Args:
            tx: the open transaction.
            access: who edits, and where.
            document: the whole plan as JSON.
            revision: of the draft that was edited; None replaces whatever there is.

        Raises:
            CauceError: ``invalid_field`` naming the path, ``plan_changed`` when somebody was faster.
        """
        return self._replace(tx, access, parse_plan(document), revision)

    def import_yaml(self, tx: Tx, access: Access, text: str, revision: int | None) -> Draft:
        """Return the draft after putting the plan of a YAML text in its place.

        Raises:
            CauceError: ``invalid_field`` naming line and path, ``plan_changed``.
        """
        return self._replace(tx, access, read_plan_yaml(text), revision)

    def discard(self, tx: Tx, access: Access) -> Draft:
        """Return the draft, which is again what is published."""
        draft = self._locked(tx, access, None)
        return self._keep(tx, access, draft, self._published_plan(tx, access.project_id))

    def learn(self, tx: Tx, access: Access, seen: Sequence[SeenEvent]) -> Learned:
        """Return the draft with what traffic shows and it did not have; the rest stays as it is."""
        draft = self._locked(tx, access, None)
        plan, events, properties = learned(draft.plan, seen)
        if plan != draft.plan:
            draft = self._keep(tx, access, draft, plan)
        return Learned(draft, events, properties)

    def publish(self, tx: Tx, access: Access, revision: int, note: str) -> Version:
        """Return the new version, which collecting follows within about a second.

        Raises:
            CauceError: ``plan_changed``, ``nothing_to_publish``.
        """
        draft = self._locked(tx, access, revision)
        before = self.published(tx, access.project_id)
        if before is not None and before.plan == draft.plan:
            raise _nothing_to_publish()
        number = before.version + 1 if before else 1
        document = plan_document(draft.plan, compact=True)
        made = StoredVersion(number, document, access.actor, self.clock(), note)
        store.insert_version(tx, access.project_id, made)
        found = changes(before.plan if before else Plan(), draft.plan)
        self.accounts.record(
            tx, access, "tracking_plan.published", f"version {number}", {"changes": len(found)}
        )
        return _version(made)

    def versions(
        self, tx: Tx, project_id: ProjectId, before: int, limit: int
    ) -> list[tuple[Version, tuple[Change, ...]]]:
        """Return versions below a number, newest first, each with what it changed."""
        kept = store.versions(tx, project_id, before, limit + 1)
        found = [_version(one) for one in kept]
        plans = [*(one.plan for one in found[1:]), Plan()]
        pairs = zip(found, plans, strict=False)
        return [(one, changes(older, one.plan)) for one, older in pairs][:limit]

    def version(self, tx: Tx, project_id: ProjectId, number: int) -> Version:
        """Return a version.

        Raises:
            CauceError: ``not_found``.
        """
        kept = store.version(tx, project_id, number)
        if kept is None:
            raise not_found("version of the tracking plan", "esa versión del plan de medición")
        return _version(kept)

    def restore(self, tx: Tx, access: Access, number: int) -> Draft:
        """Return the draft, which is now what that version was; publishing it is a step of its own.

        Raises:
            CauceError: ``not_found``.
        """
        old = self.version(tx, access.project_id, number)
        return self._keep(tx, access, self._locked(tx, access, None), old.plan)

    def file(self, tx: Tx, project_id: ProjectId, kind: FileKind, which: Which) -> GeneratedFile:
        """Return a file made of the draft or of the newest version.

        Raises:
            CauceError: ``not_found`` when nothing is published.
        """
        if which is Which.DRAFT:
            draft = self.draft(tx, project_id)
            return generated(kind, draft.plan, " (draft)", draft.changed_at or self.clock())
        version = self.published(tx, project_id)
        if version is None:
            raise not_found("published tracking plan", "un plan de medición publicado")
        return generated(kind, version.plan, f" (version {version.version})", version.published_at)

    def newer(self, tx: Tx, known: Mapping[ProjectId, int]) -> Published:
        """Return the newest version of every project, with the plans that are not known yet.

        A plan that this release cannot read (a later one wrote it) is left out and logged; what was
        known of that project stays in force.
        """
        newest = store.newest_versions(tx)
        fresh: dict[ProjectId, Version] = {}
        for project_id, number in newest.items():
            if known.get(project_id) == number:
                continue
            try:
                fresh[project_id] = self.version(tx, project_id, number)
            except CauceError as error:
                log.error("tracking_plan.unreadable", project_id=project_id, error=str(error))  # noqa: TRY400
        return Published(newest, fresh)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove every draft and version of a project."""
        store.forget_project(tx, project_id)

    def _replace(self, tx: Tx, access: Access, plan: Plan, revision: int | None) -> Draft:
        draft = self._locked(tx, access, revision)
        return draft if draft.plan == plan else self._keep(tx, access, draft, plan)

    def _published_plan(self, tx: Tx, project_id: ProjectId) -> Plan:
        found = self.published(tx, project_id)
        return found.plan if found else Plan()

    def _locked(self, tx: Tx, access: Access, revision: int | None) -> Draft:
        store.lock(tx, access.project_id)
        draft = self.draft(tx, access.project_id)
        if revision is not None and revision != draft.revision:
            raise _plan_changed(draft)
        return draft

    def _keep(self, tx: Tx, access: Access, before: Draft, plan: Plan) -> Draft:
        made = Draft(plan, before.revision + 1, access.actor.name, self.clock())
        assert made.changed_at is not None  # noqa: S101
        document = plan_document(plan, compact=True)
        row = StoredDraft(document, made.revision, made.changed_by, made.changed_at)
        store.save_draft(tx, access.project_id, row)
        self.accounts.record(tx, access, "tracking_plan.draft_changed", f"revision {made.revision}")
        return made


@dataclass(frozen=True)
class PlanMeasures:
    """What a project sends, held against its plan."""

    events: Events
    seen: SeenEvents
    clock: Clock = utc_now

    def violations(self, project_id: ProjectId, days: int) -> Violations:
        """Return what broke the plan in the last days; when each began is told since ever.

        Raises:
            CauceError: ``events_unavailable``.
        """
        since = self.clock() - timedelta(days=days)
        flagged = store.flagged(self.events, project_id, since)
        blocked = store.blocked(self.events, project_id, since)
        stored = store.totals(self.events, project_id, since)
        of_events = store.flagged_examples(
            self.events, project_id, [seq for row in flagged for seq in row.examples]
        )
        of_rejects = store.blocked_examples(
            self.events,
            project_id,
            [seq for row in blocked for seq in (row.first_seq, *row.examples)],
        )
        found = [broken.of_flagged(row, of_events) for row in flagged]
        found += [one for row in blocked for one in broken.of_blocked(row, of_rejects)]
        return Violations(days, broken.event_totals(stored, blocked), broken.merged(found))


def _version(kept: StoredVersion) -> Version:
    return Version(
        kept.version, parse_plan(kept.document), kept.author, kept.published_at, kept.note
    )


def _plan_changed(draft: Draft) -> CauceError:
    return CauceError(
        "plan_changed",
        Text(
            f"{draft.changed_by} changed the draft meanwhile (revision {draft.revision})."
            " Load it again, then repeat your change.",
            f"{draft.changed_by} cambió el borrador entretanto (revisión {draft.revision})."
            " Vuelve a cargarlo y repite tu cambio.",
        ),
        Kind.CONFLICT,
    )


def _nothing_to_publish() -> CauceError:
    return CauceError(
        "nothing_to_publish",
        Text(
            "The draft is what is published already. Change it first.",
            "El borrador ya es lo que está publicado. Cámbialo primero.",
        ),
        Kind.CONFLICT,
    )
