"""The condition language: one AST, ClickHouse SQL and in-memory evaluation."""
