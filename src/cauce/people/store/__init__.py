"""The SQL of people, one module a subject; PostgreSQL except ``copies`` (ClickHouse)."""
