"""A thin client of a quoteverify service: `Client` asks it, `quoteverify-check` checks drafts with it.

from quoteverify_client import Client

with Client("https://quotes.example.org", key="qvk_...") as client:
    answer = client.verify_quote({"quote": "The ball is in their court", "speaker": "Antony Blinken"})
    print(answer["headline"])
"""

from quoteverify_client.client import Client
from quoteverify_client.connection import Problem, Unreachable

__all__ = ["Client", "Problem", "Unreachable", "__version__"]
__version__ = "0.1.0"
