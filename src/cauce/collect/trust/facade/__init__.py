"""Verbs of the trust pages."""
