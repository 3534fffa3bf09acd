"""Rules of accounts without I/O: tokens, passwords, roles, time zones, the audit chain."""
