"""The version, sent along with every request."""

__version__ = "0.1.0"
