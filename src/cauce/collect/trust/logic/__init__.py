"""Pure parts of the trust pages."""
