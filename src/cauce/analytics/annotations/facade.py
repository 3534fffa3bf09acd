"""The public verbs of annotations."""

from dataclasses import dataclass, replace

from cauce.accounts.facade import Accounts
from cauce.analytics.annotations import store
from cauce.analytics.annotations.contracts import MAX_ANNOTATIONS, Annotation, Choice, Note
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, invalid, not_found
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class Annotations:
    """What happened beside the numbers of every project."""

    accounts: Accounts
    dashboards: Dashboards
    clock: Clock = utc_now

    def listed(
        self,
        tx: Tx,
        project_id: ProjectId,
        choice: Choice,
        before: store.Position | None,
        limit: int,
    ) -> list[Annotation]:
        """Return the annotations chosen, the latest first, below a position of the list."""
        return store.listed(tx, project_id, choice, before, limit)

    def get(self, tx: Tx, project_id: ProjectId, annotation_id: int) -> Annotation:
        """Return one.

        Raises:
            CauceError: ``not_found``.
        """
        found = store.find(tx, project_id, annotation_id)
        if found is None:
            raise not_found("annotation", "esa anotación")
        return found

    def add(self, tx: Tx, access: Access, note: Note) -> tuple[Annotation, bool]:
        """Return the annotation, and whether it is new; one with the same ``ref`` stays as it is.

        Raises:
            CauceError: ``invalid_field`` for a dashboard that there is not, ``too_many_annotations``.
        """
        store.lock(tx, access.project_id)
        known = store.by_ref(tx, access.project_id, note.ref) if note.ref else None
        if known is not None:
            return known, False
        self._check_dashboard(tx, access.project_id, note)
        if store.count(tx, access.project_id) >= MAX_ANNOTATIONS:
            raise _too_many()
        new = Annotation(0, access.project_id, note, access.actor.name, self.clock())
        new = replace(new, annotation_id=store.insert(tx, new))
        self._record(tx, access, "added", new)
        return new, True

    def change(self, tx: Tx, access: Access, annotation_id: int, note: Note) -> Annotation:
        """Return it after the change; whoever changes it becomes its author.

        Raises:
            CauceError: ``not_found``, ``invalid_field``.
        """
        store.lock(tx, access.project_id)
        before = self.get(tx, access.project_id, annotation_id)
        self._check_dashboard(tx, access.project_id, note)
        same = store.by_ref(tx, access.project_id, note.ref) if note.ref else None
        if same is not None and same.annotation_id != annotation_id:
            raise invalid(
                "ref",
                "another annotation has this one; choose a ref of its own.",
                "otra anotación ya lo tiene; elige un ref propio.",
            )
        after = replace(before, note=note, author=access.actor.name, changed_at=self.clock())
        store.update(tx, after)
        self._record(tx, access, "changed", after)
        return after

    def remove(self, tx: Tx, access: Access, annotation_id: int) -> None:
        """Remove one for good.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, annotation_id)
        store.delete(tx, access.project_id, annotation_id)
        self._record(tx, access, "removed", found)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove all of a project's."""
        store.forget_project(tx, project_id)

    def _check_dashboard(self, tx: Tx, project_id: ProjectId, note: Note) -> None:
        if note.dashboard_id is None:
            return
        if note.dashboard_id not in self.dashboards.shelf.some(tx, project_id, [note.dashboard_id]):
            raise invalid(
                "dashboard_id",
                "there is no such dashboard in this project; list what exists.",
                "no existe ese panel en este proyecto; consulta la lista.",
            )

    def _record(self, tx: Tx, access: Access, what: str, annotation: Annotation) -> None:
        detail = {"id": annotation.annotation_id, "kind": annotation.note.kind.value}
        self.accounts.record(tx, access, f"annotation.{what}", annotation.note.text, detail)


def _too_many() -> CauceError:
    return CauceError(
        "too_many_annotations",
        Text(
            f"The project has {MAX_ANNOTATIONS} annotations, the most there can be. Remove some first.",
            f"El proyecto ya tiene {MAX_ANNOTATIONS} anotaciones, el máximo. Elimina antes algunas.",
        ),
        Kind.CONFLICT,
    )
