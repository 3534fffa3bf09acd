"""HTTP of accounts: the gate of every route, and the routes of its own."""

from cauce.accounts.routes.gate import AccountsGate
from cauce.accounts.routes.keys import router as keys
from cauce.accounts.routes.members import router as members
from cauce.accounts.routes.projects import router as projects
from cauce.accounts.routes.session import router as session
from cauce.accounts.routes.settings import router as settings

ROUTERS = (session, projects, settings, keys, members)

__all__ = ["ROUTERS", "AccountsGate"]
