"""HTTP of sources and their alerts."""

from cauce.collect.sources.routes import alerts, sources

ROUTERS = (sources.router, alerts.router)
