"""HTTP of insights and dashboards."""

from cauce.analytics.boards.routes import dashboards, insights

ROUTERS = (insights.router, dashboards.router)
