"""HTTP of templates: what there is, how one fits the project, and a dashboard of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from cauce.analytics.boards.contracts import MAX_NAME
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.routes.tiles import DashboardOut
from cauce.analytics.templates.contracts import (
    PROPERTY_OF,
    SURE,
    BoardRole,
    Cast,
    Chosen,
    Fit,
    Match,
    PlayerKind,
    RoleFit,
    TemplateKey,
    TileFit,
    Why,
)
from cauce.analytics.templates.facade import Templates
from cauce.analytics.templates.logic.catalogue import Template
from cauce.infra.db import Database
from cauce.infra.web import Querying, Writing, language_of, service
from cauce.kernel.errors import CauceError, Language, invalid

router = APIRouter(prefix="/projects/{project_id}/dashboard-templates", tags=["dashboards"])
TheTemplates = Annotated[Templates, Depends(service(Templates))]
TheDashboards = Annotated[Dashboards, Depends(service(Dashboards))]
TheDatabase = Annotated[Database, Depends(service(Database))]


class TemplateOut(BaseModel):
    """A template; its words are in the language of `Accept-Language`."""

    key: TemplateKey
    name: str
    description: str
    tiles: list[str]

    @classmethod
    def of(cls, template: Template, language: Language) -> "TemplateOut":
        """Return the JSON of a template."""
        return cls(
            key=template.key,
            name=template.name.in_language(language),
            description=template.description.in_language(language),
            tiles=[tile.title.in_language(language) for tile in template.tiles],
        )


class TemplatesOut(BaseModel):
    """The templates there are."""

    items: list[TemplateOut]


class MatchOut(BaseModel):
    """What may play a role; `sure` is false for a guess that somebody should look at."""

    kind: PlayerKind
    name: str
    score: float
    sure: bool
    why: list[Why]

    @classmethod
    def of(cls, match: Match) -> "MatchOut":
        """Return the JSON of a match."""
        sure = match.score >= SURE
        return cls(
            kind=match.kind,
            name=match.name,
            score=match.score,
            sure=sure,
            why=list(match.why),
        )


class RoleFitOut(BaseModel):
    """A role and what may play it, the best first. `of`: the events that may carry a property's role."""

    role: BoardRole
    name: str
    of: list[BoardRole]
    matches: list[MatchOut]

    @classmethod
    def shown(cls, fit: RoleFit, language: Language) -> "RoleFitOut":
        """Return the JSON of a role."""
        return cls(
            role=fit.role,
            name=fit.name.in_language(language),
            of=list(PROPERTY_OF.get(fit.role, ())),
            matches=[MatchOut.of(match) for match in fit.matches],
        )


class TileFitOut(BaseModel):
    """A tile, the roles it needs, and those that nothing was found for: with one it is left out."""

    title: str
    needs: list[BoardRole]
    missing: list[BoardRole]


class FitOut(BaseModel):
    """How a template fits the project."""

    key: TemplateKey
    name: str
    description: str
    roles: list[RoleFitOut]
    tiles: list[TileFitOut]

    @classmethod
    def of(cls, fit: Fit, language: Language) -> "FitOut":
        """Return the JSON of a fit."""
        return cls(
            key=fit.key,
            name=fit.name.in_language(language),
            description=fit.description.in_language(language),
            roles=[RoleFitOut.shown(role, language) for role in fit.roles],
            tiles=[tile_out(tile, language) for tile in fit.tiles],
        )


def tile_out(tile: TileFit, language: Language) -> TileFitOut:
    """Return the JSON of a tile's fit."""
    return TileFitOut(
        title=tile.title.in_language(language), needs=list(tile.needs), missing=list(tile.missing)
    )


class ChosenIn(BaseModel):
    """What plays a role: an event by its name; a property, a trait or a part of the context by its."""

    model_config = ConfigDict(extra="forbid")

    kind: PlayerKind
    name: Annotated[str, Field(min_length=1, max_length=512)]


class FromTemplateIn(BaseModel):
    """What becomes of a template. Without `roles` the best matches are taken."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=MAX_NAME)] = ""
    roles: dict[BoardRole, ChosenIn | None] | None = Field(
        None, description="Who plays what. A role left out, or null, is played by nobody."
    )

    def cast(self) -> Cast | None:
        """Return who plays what.

        Raises:
            CauceError: ``invalid_field`` for an event in a property's role, or the other way round.
        """
        if self.roles is None:
            return None
        found = {role: one for role, one in self.roles.items() if one is not None}
        for role, one in found.items():
            if (one.kind is PlayerKind.EVENT) is (role in PROPERTY_OF):
                raise _wrong_kind(role)
        return {role: Chosen(one.kind, one.name) for role, one in found.items()}


class FromTemplateOut(BaseModel):
    """The dashboard, and the tiles that were left out with the roles they lack."""

    dashboard: DashboardOut
    left_out: list[TileFitOut]


@router.get("")
def list_templates(access: Querying, templates: TheTemplates, request: Request) -> TemplatesOut:
    """The templates of dashboards."""
    language = _language(request)
    return TemplatesOut(items=[TemplateOut.of(one, language) for one in templates.listed()])


@router.get("/{template}")
def fit_template(
    template: str, access: Querying, templates: TheTemplates, request: Request
) -> FitOut:
    """How a template fits what the project sends: who may play which role, and which tiles lack one."""
    return FitOut.of(templates.fit(access.project_id, template), _language(request))


@router.post("/{template}/dashboard", status_code=201)
def create_from_template(
    template: str,
    body: FromTemplateIn,
    access: Writing,
    templates: TheTemplates,
    dashboards: TheDashboards,
    database: TheDatabase,
    request: Request,
) -> FromTemplateOut:
    """Make a dashboard of a template, in the language of `Accept-Language`."""
    language, now = _language(request), dashboards.clock()
    made = templates.lay(access, template, body.cast(), language, now)
    with database.transaction() as tx:
        saved = templates.create(tx, access, made, body.name.strip())
        shown = DashboardOut.shown(saved, dashboards.shown(tx, access.project_id, saved))
    return FromTemplateOut(
        dashboard=shown, left_out=[tile_out(tile, language) for tile in made.left_out]
    )


def _language(request: Request) -> Language:
    return language_of(request.headers.get("accept-language", ""))


def _wrong_kind(role: BoardRole) -> CauceError:
    if role in PROPERTY_OF:
        return invalid(
            f"roles.{role}.kind",
            "this role is played by a property, a trait or a part of the context.",
            "este papel lo hace una propiedad, un rasgo o una parte del contexto.",
            ("property", "context", "trait"),
        )
    return invalid(
        f"roles.{role}.kind",
        "this role is played by an event.",
        "este papel lo hace un evento.",
        ("event",),
    )
