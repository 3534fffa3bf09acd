"""Rules and alerts of sources as people see and change them."""

from dataclasses import dataclass, replace
from datetime import timedelta

from cauce.accounts.contracts import Detail
from cauce.accounts.facade import Accounts
from cauce.collect.sources.contracts import MOVES, Alert, AlertState, Rules, SourceKey
from cauce.collect.sources.facade.reading import source_keys
from cauce.collect.sources.store import alerts as store
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, not_found
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class SourceAlerts:
    """First arguments are ``tx, access``: who changes something is kept with it and in the audit log."""

    accounts: Accounts
    clock: Clock = utc_now

    def active(self, tx: Tx, project_id: ProjectId) -> list[Alert]:
        """Return the alerts that are not resolved, newest first."""
        return store.active(tx, project_id)[::-1]

    def history(self, tx: Tx, project_id: ProjectId, before: int, limit: int) -> list[Alert]:
        """Return alerts of any state below an id, newest first."""
        return store.page(tx, project_id, before, limit)

    def names(self, tx: Tx, project_id: ProjectId) -> dict[int, str]:
        """Return the name of every key of the project."""
        return {key.key_id: key.name for key in self._keys(tx, project_id)}

    def change_rules(self, tx: Tx, access: Access, key_id: int, rules: Rules) -> Rules:
        """Return the rules of a source after the change; for how long it is muted stays as it was.

        Raises:
            CauceError: ``not_found``.
        """
        key = self._key(tx, access, key_id)
        changed = replace(rules, muted_until=self._rules(tx, access, key_id).muted_until)
        store.save_rules(tx, access.project_id, key_id, changed)
        detail: Detail = {
            "silence": rules.silence,
            "silence_after_min": rules.silence_after_min,
            "silence_floor_min": rules.silence_floor_min,
            "rejects": rules.rejects,
            "reject_share": f"{rules.reject_share:g}",
            "reject_window_min": rules.reject_window_min,
            "reject_min": rules.reject_min,
        }
        self.accounts.record(tx, access, "source.rules_changed", key.name, detail)
        return changed

    def mute(self, tx: Tx, access: Access, key_id: int, minutes: int) -> Rules:
        """Return the rules of a source that opens nothing for some minutes; 0 ends that.

        What is open counts as acknowledged; what still holds when the time is up opens again.

        Raises:
            CauceError: ``not_found``.
        """
        key, now = self._key(tx, access, key_id), self.clock()
        until = now + timedelta(minutes=minutes) if minutes else None
        changed = replace(self._rules(tx, access, key_id), muted_until=until)
        store.save_rules(tx, access.project_id, key_id, changed)
        if until is not None:
            for alert in store.active(tx, access.project_id):
                if alert.key_id == key_id and alert.state is AlertState.OPEN:
                    self._acknowledge(tx, access, alert)
        self.accounts.record(tx, access, "source.muted", key.name, {"minutes": minutes})
        return changed

    def acknowledge(self, tx: Tx, access: Access, alert_id: int) -> Alert:
        """Return the alert, known to somebody now; doing it twice changes nothing.

        Raises:
            CauceError: ``not_found``, ``alert_resolved``.
        """
        alert = store.find(tx, access.project_id, alert_id)
        if alert is None:
            raise not_found("alert", "esa alerta")
        if alert.state is AlertState.ACKNOWLEDGED:
            return alert
        if AlertState.ACKNOWLEDGED not in MOVES[alert.state]:
            raise _resolved()
        self.accounts.record(tx, access, "source_alert.acknowledged", str(alert_id))
        return self._acknowledge(tx, access, alert)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove rules and alerts of a project."""
        store.forget(tx, project_id)

    def _acknowledge(self, tx: Tx, access: Access, alert: Alert) -> Alert:
        known = replace(
            alert,
            state=AlertState.ACKNOWLEDGED,
            acknowledged_at=self.clock(),
            acknowledged_by=access.actor.name,
        )
        store.move(tx, access.project_id, known)
        return known

    def _rules(self, tx: Tx, access: Access, key_id: int) -> Rules:
        return store.rules_of(tx, access.project_id).get(key_id, Rules())

    def _keys(self, tx: Tx, project_id: ProjectId) -> list[SourceKey]:
        return source_keys(self.accounts, tx, project_id, self.clock())

    def _key(self, tx: Tx, access: Access, key_id: int) -> SourceKey:
        found = next((k for k in self._keys(tx, access.project_id) if k.key_id == key_id), None)
        if found is None:
            raise not_found("source", "esa fuente")
        return found


def _resolved() -> CauceError:
    return CauceError(
        "alert_resolved",
        Text(
            "This alert is over, so there is nothing to acknowledge. Reload the page to see what is open.",
            "Esta alerta ya se ha resuelto y no hay nada que confirmar. Recarga la página para ver las abiertas.",
        ),
        Kind.CONFLICT,
    )
