"""Fitting templates to what a project sends: pure."""
