"""SQL of alerts (PostgreSQL)."""
