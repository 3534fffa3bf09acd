"""What collect has to know of people to honour what they decided: purposes, and what each said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import structlog

from cauce.accounts.facade import Accounts
from cauce.collect.contracts import Needs, PrivacyRules, PurposeRule, Said
from cauce.collect.guarding import DailySalts, PrivacyGuard, raws_of
from cauce.infra.db import Database, Tx
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import ProjectSettings, document_of, settings_of
from cauce.people.contracts import LawfulBasis, Purpose
from cauce.people.facade import People

log = structlog.get_logger()
_decode = msgspec.json.Decoder().decode
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


class KeptSettings:
    """What projects decided, on disk: a collector that starts without PostgreSQL honours it all the same."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = b""

    def read(self) -> tuple[dict[ProjectId, ProjectSettings], dict[ProjectId, PrivacyRules]]:
        """Return settings and rules as they were last kept; empty when there are none."""
        try:
            return self._read(_decode(self._path.read_bytes()))
        except FileNotFoundError:
            return {}, {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("front.kept_settings_unreadable", error=str(error))
            return {}, {}

    @staticmethod
    def _read(
        kept: Mapping[str, Any],
    ) -> tuple[dict[ProjectId, ProjectSettings], dict[ProjectId, PrivacyRules]]:
        settings = {ProjectId(int(key)): settings_of(own) for key, own in kept["settings"].items()}
        rules = {
            ProjectId(int(key)): PrivacyRules(settings[ProjectId(int(key))], _purposes(own))
            for key, own in kept["purposes"].items()
        }
        return settings, rules

    def keep(
        self,
        settings: Mapping[ProjectId, ProjectSettings],
        rules: Mapping[ProjectId, PrivacyRules],
    ) -> None:
        """Write them when they changed."""
        text = msgspec.json.encode({
            "settings": {str(key): document_of(own) for key, own in settings.items()},
            "purposes": {
                str(key): {
                    name: {"categories": sorted(rule.categories), "needs": rule.needs}
                    for name, rule in own.purposes.items()
                }
                for key, own in rules.items()
            },
        })  # fmt: skip
        if text == self._kept:
            return
        part = self._path.with_suffix(".part")
        try:
            part.write_bytes(text)
            part.replace(self._path)
        except OSError as error:
            log.warning("front.settings_not_kept", error=str(error))
            return
        self._kept = text


def _purposes(kept: Mapping[str, Any]) -> dict[str, PurposeRule]:
    return {
        name: PurposeRule(frozenset(rule["categories"]), Needs(rule["needs"]))
        for name, rule in kept.items()
    }


def rule_of(purpose: Purpose) -> PurposeRule:
    """Return a purpose as collect enforces it; its own name is always one of its categories."""
    categories = frozenset({*purpose.categories, purpose.name.lower()})
    return PurposeRule(categories, _NEEDS.get(purpose.basis, Needs.NOTHING))


def guard_of(
    accounts: Accounts, tx: Tx, project_id: ProjectId, items: Iterable[object] = ()
) -> PrivacyGuard:
    """Return what a collector would do to these items, had they come in a request without signals.

    Without items it does not know what persons said before.
    """
    own = accounts.settings_of_project(tx, project_id)
    rules = privacy_rules(tx, {project_id: own}).get(project_id)
    guard = PrivacyGuard(DailySalts(), rules)
    if not guard.asks:
        return guard
    return replace(guard, known=People.said_by(tx, project_id, raws_of(project_id, items)))


def persons_said(
    database: Database, project_id: ProjectId, raws: Collection[int]
) -> Mapping[int, Said]:
    """Return what the person of each raw person said last, by category."""
    with database.transaction() as tx:
        return People.said_by(tx, project_id, raws)
