"""Sharing: one dashboard, read only, for whoever has its link."""
