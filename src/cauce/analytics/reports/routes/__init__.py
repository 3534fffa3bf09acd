"""HTTP of reports: making them, their log, looking at them, paper, leaving."""

from cauce.analytics.reports.routes import leaving, looking, reports, runs

ROUTERS = (reports.router, runs.router, looking.router, leaving.router)
