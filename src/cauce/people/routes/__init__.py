"""HTTP of people: persons and merges, groups."""

from cauce.people.routes.groups import router as groups
from cauce.people.routes.people import router as people

ROUTERS = (people, groups)

__all__ = ["ROUTERS"]
