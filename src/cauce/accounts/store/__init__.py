"""The SQL of accounts, one module a subject."""
