"""HTTP of notices: one's own, the project's channels and deliveries, the outbox, leaving."""

from cauce.accounts.notices.routes.channels import router as channels
from cauce.accounts.notices.routes.deliveries import router as deliveries
from cauce.accounts.notices.routes.leaving import router as leaving
from cauce.accounts.notices.routes.mine import router as mine

ROUTERS = (mine, channels, deliveries, leaving)

__all__ = ["ROUTERS"]
