"""Schema changes of PostgreSQL and ClickHouse; see ``infra.migrate``."""
