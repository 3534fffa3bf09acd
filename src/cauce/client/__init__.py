"""Asks Cauce from Python: any question as a table for pandas, polars or Arrow, and the people behind it.

    from cauce.client import Client

    cauce = Client("https://cauce.example.com", api_key)     # or CAUCE_URL and CAUCE_API_KEY
    cauce.trend("Order Completed", date_from="-30d").to_pandas()

Nothing but the standard library is loaded until the first request. Everything raises ``CauceError``:
``code`` for programs, ``message`` in both languages' place in the client's one, ``fields`` with what is allowed.
"""

from cauce.client.answers import Answer, People
from cauce.client.client import Client
from cauce.kernel.errors import CauceError

__all__ = ["Answer", "CauceError", "Client", "People"]
