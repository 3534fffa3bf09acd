"""Alerts on numbers: a question, when its number is news, and who is told."""
