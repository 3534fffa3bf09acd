"""Every project's published plan, compiled, known without asking anybody while events arrive."""

import threading
from collections.abc import Callable, Mapping

import structlog

from cauce.collect.plan.contracts import Published
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
REFRESH_S = 1.0


LoadPlans = Callable[[Mapping[ProjectId, int]], Published]
"""Given the versions that are known, what is published now; may raise ``CauceError``."""


def no_plans(_known: Mapping[ProjectId, int]) -> Published:
    """Return that nothing is published."""
    return Published()


class PlanCache:
    """Compiled plans, refreshed every second; while they cannot be read the known ones stay."""

    def __init__(self, load: LoadPlans = no_plans) -> None:
        self._load = load
        self._known: dict[ProjectId, int] = {}
        self._plans: dict[ProjectId, CompiledPlan] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_fresh, name="tracking-plans", daemon=True)
        self.get: Callable[[ProjectId], CompiledPlan | None] = self._plans.get

    def start(self) -> None:
        """Read the plans once, then begin refreshing."""
        self.refresh()
        self._thread.start()

    def stop(self) -> None:
        """Stop refreshing."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def refresh(self) -> None:
        """Take over what was published since the last time."""
        try:
            found = self._load(self._known)
        except CauceError as error:
            log.warning("collect.plans_unavailable", code=error.code)
            return
        for project_id, version in found.fresh.items():
            self._plans[project_id] = CompiledPlan(version.plan)
        for project_id in self._plans.keys() - found.newest.keys():
            del self._plans[project_id]
        self._known = dict(found.newest)

    def _keep_fresh(self) -> None:
        while not self._stop.wait(REFRESH_S):
            self.refresh()
