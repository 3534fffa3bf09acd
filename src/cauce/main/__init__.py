"""Wiring, servers, command line."""
