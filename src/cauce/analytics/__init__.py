"""The questions: trend, funnel, retention and the people behind a number."""
