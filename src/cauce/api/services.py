"""What the management API is made of; ``main.wiring`` builds it once per process."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.infra.cache import Cache
from cauce.infra.db import Database
from cauce.infra.settings import Settings

Purge = Callable[[], None]


@dataclass(frozen=True)
class Services:
    """Engines and facades; a route asks for one by its class (``infra.web.service``)."""

    settings: Settings
    database: Database
    cache: Cache
    accounts: Accounts
    ready: Callable[[], bool]
    """Whether every engine answers (``GET /api/v1/status``)."""
    purge: Purge
    """Removes the data of removed projects; runs after the answer to ``DELETE /projects/{id}``."""
    ui: Path | None = None
    """Folder of the built web app; None: pages say why there are none."""
    more: tuple[object, ...] = ()
    """Facades of the contexts above accounts: People, Analytics, and so on."""

    def provided(self) -> dict[type, Any]:
        """Return every engine and facade by its class."""
        own = [getattr(self, field.name) for field in fields(self) if field.name != "more"]
        return {type(thing): thing for thing in [*own, *self.more]}
