"""The public verbs of alerts on numbers."""
