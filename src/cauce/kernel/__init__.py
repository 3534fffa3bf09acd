"""Ids, clock, errors: plain data that every context shares."""
