"""HTTP of the trust pages."""

from cauce.collect.trust.routes import journeys, rejects

ROUTERS = (journeys.router, rejects.router)
