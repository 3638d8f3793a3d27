"""A graph elsewhere: any SPARQL 1.1 endpoint."""

from verbund.endpoint.asking import Endpoint
from verbund.endpoint.client import Client, Login, Watch

__all__ = ["Client", "Endpoint", "Login", "Watch"]
