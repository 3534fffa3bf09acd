"""HTTP of people: persons and merges, groups, privacy."""

from cauce.people.routes.groups import router as groups
from cauce.people.routes.people import router as people
from cauce.people.routes.privacy import router as privacy

ROUTERS = (people, groups, privacy)

__all__ = ["ROUTERS"]
