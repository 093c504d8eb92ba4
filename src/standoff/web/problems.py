"""What can go wrong with a request, and the one shape in which the API says so (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from standoff.errors import StandoffError

MEDIA_TYPE = "application/problem+json"


class Refused(StandoffError):  # noqa: N818
    """A request that is not answered: the status, and one sentence that says why and what to do."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def not_found(what: str) -> Refused:
    return Refused(404, f"there is no {what} in this record; it may have been joined anew since you saw it")


def bad(detail: str) -> Refused:
    return Refused(400, detail)


def title_of(status: int) -> str:
    """The name of a status in words."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def as_json(status: int, detail: str) -> dict[str, Any]:
    """The body of every error of the API."""
    return {"type": "about:blank", "title": title_of(status), "status": status, "detail": detail}
