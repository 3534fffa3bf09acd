"""Engines by URL: databases, log, cache, files, settings."""
