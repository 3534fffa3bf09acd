"""Requests of other vendors' SDKs as our items: one decoder for all, one pure module a vendor."""
