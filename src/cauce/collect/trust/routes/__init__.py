"""HTTP of the trust pages."""

from cauce.collect.trust.routes import journeys

ROUTERS = (journeys.router,)
