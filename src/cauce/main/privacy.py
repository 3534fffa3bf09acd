"""What collect has to know of people to honour what they decided: purposes, and what each said."""

from collections.abc import Collection, Mapping

from cauce.collect.contracts import Needs, PrivacyRules, PurposeRule, Said
from cauce.infra.db import Database, Tx
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import ProjectSettings
from cauce.people.contracts import LawfulBasis, Purpose
from cauce.people.facade import People

_NEEDS = {
    LawfulBasis.CONSENT: Needs.CONSENT,
    LawfulBasis.LEGITIMATE_INTERESTS: Needs.NO_OBJECTION,
    LawfulBasis.PUBLIC_TASK: Needs.NO_OBJECTION,
}
"""GDPR: consent may be withheld (article 7), these two bases objected to (article 21); the others neither."""


def privacy_rules(
    tx: Tx, settings: Mapping[ProjectId, ProjectSettings]
) -> dict[ProjectId, PrivacyRules]:
    """Return the rules of every project whose settings may change or refuse an event."""
    guarded = {project: own for project, own in settings.items() if own.guards}
    if not guarded:
        return {}
    purposes = People.purposes_of_projects(tx, list(guarded))
    return {
        project: PrivacyRules(own, {one.name: rule_of(one) for one in purposes[project]})
        for project, own in guarded.items()
    }


def rule_of(purpose: Purpose) -> PurposeRule:
    """Return a purpose as collect enforces it; its own name is always one of its categories."""
    categories = frozenset({*purpose.categories, purpose.name.lower()})
    return PurposeRule(categories, _NEEDS.get(purpose.basis, Needs.NOTHING))


def persons_said(
    database: Database, project_id: ProjectId, raws: Collection[int]
) -> Mapping[int, Said]:
    """Return what the person of each raw person said last, by category."""
    with database.transaction() as tx:
        return People.said_by(tx, project_id, raws)
