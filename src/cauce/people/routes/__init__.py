"""HTTP of people: persons and merges, groups, privacy."""

from cauce.people.routes.group_types import router as group_types
from cauce.people.routes.groups import router as groups
from cauce.people.routes.people import router as people
from cauce.people.routes.privacy import router as privacy

ROUTERS = (people, groups, group_types, privacy)

__all__ = ["ROUTERS"]
