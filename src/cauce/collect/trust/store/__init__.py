"""SQL of the trust pages."""
