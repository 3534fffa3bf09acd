"""Shared links as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.kernel.ids import ProjectId

MAX_LINKS = 100
"""Of a dashboard that are neither revoked nor expired."""
MAX_FRAMES = 10
SALT_BYTES = 16
PER_MINUTE = 600
"""Requests a minute that one link answers."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What somebody shares.

    ``frozen``: the dates and the filter that the link shows and its reader cannot change; None leaves the
    dates to the reader and everything else to the dashboard.
    ``frame_ancestors``: the only sites whose pages may show it in a frame.
    """

    name: str
    frozen: Mapping[str, Any] | None = None
    frame_ancestors: tuple[str, ...] = ()
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link as it is kept; the token follows from ``link_id`` and ``salt``."""

    link_id: int
    project_id: ProjectId
    dashboard_id: int
    salt: bytes
    sharing: Sharing
    created_by: str
    created_at: datetime
    revoked_at: datetime | None = None

    def works(self, now: datetime) -> bool:
        """Return whether it is neither revoked nor expired."""
        ends = self.sharing.expires_at
        return self.revoked_at is None and (ends is None or now < ends)
