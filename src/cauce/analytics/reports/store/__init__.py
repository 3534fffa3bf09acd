"""SQL of reports, their readers and their runs (PostgreSQL)."""
