"""From a request to its visit: headers, trusted proxies, the project's settings, files about addresses."""

from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from cauce.collect.enrich.address import client_of
from cauce.collect.enrich.pipeline import Enricher
from cauce.collect.enrich.world import NOWHERE, World
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import DEFAULT_SETTINGS, ProjectSettings

MAX_HEADER = 1024
LOOPBACK = frozenset({"127.0.0.1", "::1"})


class SettingsSnapshot:
    """The settings of every project that differ from the default, as they were last read.

    They are replaced together with the write keys, and before them, so no key is ever known
    without the settings of its project.
    """

    def __init__(self, settings: Mapping[ProjectId, ProjectSettings] | None = None) -> None:
        self._settings = dict(settings or {})

    def replace(self, settings: Mapping[ProjectId, ProjectSettings]) -> None:
        """Take newly read settings."""
        self._settings = dict(settings)

    def of(self, project_id: ProjectId) -> ProjectSettings:
        """Return the settings of a project."""
        return self._settings.get(project_id, DEFAULT_SETTINGS)


@dataclass(frozen=True)
class Visits:
    """Makes the enricher of each request."""

    settings: SettingsSnapshot = field(default_factory=SettingsSnapshot)
    world: World = NOWHERE
    trusted: Collection[str] = LOOPBACK

    def of_server(self, project_id: ProjectId) -> Enricher:
        """Return what completes items of which nothing is known but whom they are sent to."""
        return Enricher(policy=self.settings.of(project_id).ip, world=self.world)

    def of(self, scope: MutableMapping[str, Any], project_id: ProjectId) -> Enricher:
        """Return what completes the items of a request (ASGI scope) to a project."""
        user_agent = language = forwarded = ""
        for name, value in scope["headers"]:
            if name == b"user-agent":
                user_agent = value[:MAX_HEADER].decode("latin-1")
            elif name == b"accept-language":
                language = value[:MAX_HEADER].decode("latin-1")
            elif name == b"x-forwarded-for":
                text = value[-MAX_HEADER:].decode("latin-1")
                forwarded = f"{forwarded}, {text}" if forwarded else text
        peer = scope.get("client")
        ip = client_of(peer[0] if peer else "127.0.0.1", forwarded, self.trusted)
        return Enricher(ip, user_agent, language, self.settings.of(project_id).ip, self.world)
