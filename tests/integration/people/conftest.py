"""A project of its own on the session's engines."""

import pytest
from people_world import World

from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId


@pytest.fixture
def world(database: Database, events: Events, project_id: ProjectId) -> World:
    """A project of its own."""
    return World(database, events, project_id)
