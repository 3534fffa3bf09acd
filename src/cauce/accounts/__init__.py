"""Workspaces, projects, users, roles, keys, audit."""
