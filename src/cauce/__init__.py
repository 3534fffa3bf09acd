"""Cauce: the customer-engagement platform a company runs itself."""

__version__ = "0.1.0"
