"""The management API: mounts every context's routes."""
