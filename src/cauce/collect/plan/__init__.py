"""The tracking plan: which events a project sends, what they carry, and what happens to the others."""
