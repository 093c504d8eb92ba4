"""A visitor of the pages, without a browser."""

from fastapi.testclient import TestClient

from standoff.web.app import make_app
from standoff.web.settings import Settings


def visitor(settings: Settings, host: str = "localhost") -> TestClient:
    """A client of an application of its own."""
    return TestClient(make_app(settings), base_url=f"http://{host}", raise_server_exceptions=False)
