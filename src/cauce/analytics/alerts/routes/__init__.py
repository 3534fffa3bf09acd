"""HTTP of alerts on numbers."""

from cauce.analytics.alerts.routes import alerts, history

ROUTERS = (history.asking, alerts.router, history.router)
