"""The gate before every page: who may ask, from where, how much, and what the answer may load.

Refused are a Host that is not ours (DNS rebinding), an Origin that is not ours and a write that another site set off
(cross-site requests), a query too long to mean anything, and, away from loopback, whoever does not bring the token.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from standoff.web.problems import Refused
from standoff.web.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refuse = Callable[[Scope, Refused], App]

COOKIE = "standoff-token"
LONGEST_QUERY = 8_000
LARGEST_BODY = 100_000
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"x-frame-options", b"DENY"),
)


class Guard:
    """ASGI middleware. `refuse` makes the answer to a request that is turned away."""

    def __init__(self, app: App, settings: Settings, refuse: Refuse) -> None:
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def sealed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        try:
            entering = self._check(scope)
        except Refused as refused:
            await self._refuse(scope, refused)(scope, receive, sealed)
            return
        if entering is not None:
            await _enter(entering, sealed)
            return
        await self._app(scope, receive, sealed)

    def _check(self, scope: Scope) -> tuple[str, str] | None:
        """Raises Refused; gives an address and a token where a visitor brings the token in the address."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        if not self._settings.answers_to(host):
            raise Refused(421, "this address is not one that Standoff answers to; open the one that it printed")
        self._check_origin(scope["method"], headers, host)
        if len(scope["query_string"]) > LONGEST_QUERY:
            raise Refused(414, f"the query is longer than {LONGEST_QUERY} characters; ask for less at once")
        if not headers.get(b"content-length", "0").isdigit() or int(headers.get(b"content-length", "0")) > LARGEST_BODY:
            raise Refused(413, f"more than {LARGEST_BODY} characters were sent; send less at once")
        return self._check_token(scope, headers)

    def _check_origin(self, method: str, headers: dict[bytes, str], host: str) -> None:
        origin = headers.get(b"origin")
        own = origin is not None and urlsplit(origin).netloc.lower() == host.lower()
        if origin is not None and not own:
            raise Refused(403, "this was sent by a page of another site; do it from a page of Standoff")
        if method not in _SAFE:
            site = headers.get(b"sec-fetch-site")
            if not own and site not in ("same-origin", "none"):
                raise Refused(403, "this was not sent by a page of Standoff; do it from one")

    def _check_token(self, scope: Scope, headers: dict[bytes, str]) -> tuple[str, str] | None:
        wanted = self._settings.token
        if wanted is None:
            return None
        if _same(_bearer(headers), wanted) or _same(_cookie(headers), wanted):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), None)
        if _same(given, wanted) and scope["method"] == "GET":
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            return f"{path}?{rest}" if rest else path, wanted
        raise Refused(401, "this record is shown to those who bring its token; open the address that Standoff printed")


async def _enter(entering: tuple[str, str], send: Send) -> None:
    """Keeps the token in a cookie and leads to the same page without it in the address."""
    path, token = entering
    cookie = f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/"
    headers = [(b"location", path.encode("ascii", "ignore")), (b"set-cookie", cookie.encode())]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _same(given: str | None, wanted: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), wanted.encode())


def _bearer(headers: dict[bytes, str]) -> str | None:
    scheme, _, token = headers.get(b"authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _cookie(headers: dict[bytes, str]) -> str | None:
    try:
        found = SimpleCookie(headers.get(b"cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None else None
