"""Notices in PostgreSQL."""
