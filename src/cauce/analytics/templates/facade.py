"""The public verbs of templates."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.analytics.boards.contracts import Content, Saved
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.contracts import Schema
from cauce.analytics.facade import Analytics
from cauce.analytics.templates.contracts import (
    Cast,
    Fit,
    Laid,
    Ordered,
    RoleFit,
)
from cauce.analytics.templates.logic.catalogue import TEMPLATES, Template
from cauce.analytics.templates.logic.fit import Matches, best_of, fitted
from cauce.analytics.templates.logic.laying import dates_for, laid, tiles_fit
from cauce.analytics.templates.logic.roles import NAMES
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.errors import Language, not_found
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class Templates:
    """Dashboards to begin with."""

    analytics: Analytics
    dashboards: Dashboards

    def listed(self) -> tuple[Template, ...]:
        """Return every template."""
        return tuple(TEMPLATES.values())

    def fit(self, project_id: ProjectId, key: str) -> Fit:
        """Return who may play what in a template, judged by what the project has sent.

        Raises:
            CauceError: ``not_found`` for a template that there is not, ``events_unavailable``.
        """
        template = _template(key)
        matches = self._matches(project_id, template)
        return Fit(
            template.key,
            template.name,
            template.description,
            tuple(RoleFit(role, NAMES[role], matches[role]) for role in template.roles),
            tiles_fit(template, best_of(matches)),
        )

    def lay(
        self, access: Access, key: str, cast: Cast | None, language: Language, now: datetime
    ) -> Laid:
        """Return the dashboard that a template makes of a cast; of the best matches without one.

        Raises:
            CauceError: ``not_found``, ``events_unavailable``.
        """
        template = _template(key)
        if cast is None:
            cast = best_of(self._matches(access.project_id, template))
        today = now.astimezone(ZoneInfo(access.timezone)).date()
        return laid(template, cast, dates_for(self._schema(access.project_id), today), language)

    def create(self, tx: Tx, access: Access, made: Laid, name: str = "") -> Saved:
        """Return a new dashboard of what was laid; named as its template when ``name`` is empty.

        Raises:
            CauceError: ``invalid_field``, ``too_many_saved``.
        """
        content = Content(name or made.name, made.description, "", made.document)
        return self.dashboards.create(tx, access, content)

    def _matches(self, project_id: ProjectId, template: Template) -> Matches:
        order = Ordered(self.analytics.usual_order(project_id))
        return fitted(template.roles, self._schema(project_id), order)

    def _schema(self, project_id: ProjectId) -> Schema:
        return self.analytics.schema(project_id)


def _template(key: str) -> Template:
    found = next((one for one in TEMPLATES.values() if one.key == key), None)
    if found is None:
        raise not_found("template", "esa plantilla")
    return found
