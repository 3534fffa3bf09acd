"""Templates of dashboards: questions with roles, fitted to a project's own events and properties."""
