"""HTTP of insights, metrics and dashboards."""

from cauce.analytics.boards.routes import dashboards, insights, metrics

ROUTERS = (insights.router, metrics.router, dashboards.router)
