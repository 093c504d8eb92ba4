"""The application: each page of `routes` at its address, its downloads beside it, static files, and errors worded."""

import traceback
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from standoff import __version__
from standoff.errors import RecordError, StandoffError, UsageError
from standoff.store.live import Live, SlowError
from standoff.views.borders import countries
from standoff.web import problems
from standoff.web.api import make_api
from standoff.web.asked import Asked, parse
from standoff.web.downloads import FORMS, written
from standoff.web.etags import tag_of
from standoff.web.following import place_of
from standoff.web.guard import LARGEST_BODY, App, Guard, Scope
from standoff.web.pages import atlas
from standoff.web.problems import Refused
from standoff.web.rendering import Tones, address, render
from standoff.web.reviewing import Reviewing
from standoff.web.routes import NAMES, NAVIGATION, ROUTES
from standoff.web.settings import Settings
from standoff.web.snapshots import Snapshots
from standoff.web.visits import Route, Shown, Visit

STATIC = Path(__file__).parent / "static"
_EXTRA = ("row", "hide")
_MOST_ROWS = 8
_METHODS = ["GET", "HEAD"]


def make_app(settings: Settings) -> FastAPI:
    """The ASGI application over one record; raises RecordError where there is no record to show."""
    live = Live(settings.record)
    with live.reading():
        countries()
    app = FastAPI(title="Standoff", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.live = live
    app.state.reviewing = Reviewing(live)
    snapshots = Snapshots(live)
    figures = (resources.files("standoff.views") / "templates" / "figures.css").read_bytes()

    def figures_css() -> Response:
        return Response(figures, media_type="text/css", headers={"cache-control": "private, max-age=3600"})

    app.add_api_route("/figures.css", figures_css, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for route in ROUTES:
        _add_page(app, route, snapshots)
    _add_leads(app, snapshots)
    _add_decisions(app)
    api = make_api(snapshots)
    for each in (app, api):
        _add_errors(each)
    app.mount("/api/v1", api)
    app.add_middleware(_Guarded, settings=settings)
    return app


class _Guarded(Guard):
    """The guard in the form that FastAPI adds."""

    def __init__(self, app: App, settings: Settings) -> None:
        super().__init__(app, settings, _refused)


def _refused(scope: Scope, refused: Refused) -> App:
    response = _problem(scope["path"], refused.status, refused.detail)
    return response


# --- pages -----------------------------------------------------------------------------------------


def _add_page(app: FastAPI, route: Route, snapshots: Snapshots) -> None:
    file = "/overview" if route.path == "/" else route.path

    def page(request: Request, id: str = "") -> Response:
        asked = _asked(request, route)
        live = _live(snapshots, asked)
        tag = tag_of(live, request)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        with live.reading() as connection:
            visit = _visit(request, asked, connection, live, id)
            shown = route.show(visit)
            html = render(shown.template, _context(route, visit, shown, snapshots.live.path))
        return HTMLResponse(html, headers={"etag": tag, "cache-control": "private, no-cache"})

    def download(request: Request, form: str, id: str = "") -> Response:
        if form not in FORMS:
            raise Refused(404, f"there is no such form; choose among {', '.join(FORMS)}")
        asked = _asked(request, route)
        name = f"{file.replace('/{id}', '').strip('/')}{f'-{id}' if id else ''}"
        headers = {"content-disposition": f'attachment; filename="standoff-{_plain(name)}.{form}"'}
        pieces = _pieces(route, request, asked, _live(snapshots, asked), id, form)
        first = next(pieces)
        return StreamingResponse(_again(first, pieces), media_type=FORMS[form], headers=headers)

    app.add_api_route(f"{file}.{{form}}", download, methods=_METHODS, include_in_schema=False)
    app.add_api_route(route.path, page, methods=_METHODS, include_in_schema=False)


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_"))[:60]


def _pieces(route: Route, request: Request, asked: Asked, live: Live, identifier: str, form: str) -> Iterator[bytes]:
    """The download, over a connection of its own: it is written in whichever threads are free."""
    with live.apart() as connection:
        shown = route.show(_visit(request, asked, connection, live, identifier))
        yield b""
        yield from written(form, shown.rows(), connection)


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _live(snapshots: Snapshots, asked: Asked) -> Live:
    """The record to answer from: as it is, or as it could be known on a day."""
    return snapshots.live if asked.known is None else snapshots.known_on(asked.known)


def _asked(request: Request, route: Route) -> Asked:
    return parse(request.query_params.multi_items(), route.filters, route.terms)


def _visit(request: Request, asked: Asked, connection: Any, live: Live, identifier: str) -> Visit:
    extra = {name: request.query_params[name] for name in _EXTRA if name in request.query_params}
    tone = Tones(live.chief_parties(connection))
    reviewing = request.app.state.reviewing if asked.known is None else None
    return Visit(connection, asked, request.url.path, live, tone, identifier, extra, reviewing)


def _context(route: Route, visit: Visit, shown: Shown, record: Path) -> Mapping[str, Any]:
    path = visit.path

    def link(to: str, **changed: str | int | None) -> str:
        """An address of ours, as known on the same day."""
        bare = Asked(visit.asked.ask, {}, visit.asked.known)
        before, _, after = to.partition("#")
        before, _, query = before.partition("?")
        found = address(before, bare, **changed)
        if query:
            found += ("&" if "?" in found else "?") + query
        return f"{found}#{after}" if after else found

    downloads = "/overview" if path == "/" else path
    return {
        "title": shown.title,
        "here": "/" + path.strip("/").split("/")[0],
        "path": path,
        "asked": visit.asked,
        "filters": route.filters,
        "link": link,
        "tone": visit.tone,
        "same": lambda **changed: address(path, visit.asked, **changed),
        "downloads": [(form, address(f"{downloads}.{form}", visit.asked)) for form in FORMS],
        "navigation": NAVIGATION,
        "names": NAMES,
        "joined": visit.live.is_joined(visit.connection),
        "record_name": record.name,
        "version": __version__,
        **shown.context,
    }


def _add_leads(app: FastAPI, snapshots: Snapshots) -> None:
    """What leads on: from any row to where it is shown, and from the map to what its script draws."""
    route = next(r for r in ROUTES if r.path == "/map")

    def row(request: Request, id: str) -> Response:
        asked = parse(request.query_params.multi_items(), (), {})
        with _live(snapshots, asked).reading() as connection:
            to = place_of(connection, id)
        if to is None:
            raise problems.not_found(f"row {id}")
        path, _, rest = to.partition("?")
        query = "&".join(part for part in (rest.partition("#")[0], asked.query()) if part)
        fragment = "#chosen" if rest else ""
        return RedirectResponse(f"{path}?{query}{fragment}" if query else path, 303)

    def drawn(request: Request) -> Response:
        asked = _asked(request, route)
        live = _live(snapshots, asked)
        tag = tag_of(live, request)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        with live.reading() as connection:
            data = atlas.map_data(_visit(request, asked, connection, live, ""))
        return JSONResponse(data, headers={"etag": tag, "cache-control": "private, no-cache"})

    app.add_api_route("/rows/{id}", row, include_in_schema=False)
    app.add_api_route("/map/data.json", drawn, include_in_schema=False)


def _add_decisions(app: FastAPI) -> None:
    """Puts a decision that the review page sends into the log, and leads back to the queue."""

    async def decide(request: Request) -> Response:
        sent = await _sent(request)
        action, *named = sent.get("decision", "").split() or [""]
        if not named or len(named) > _MOST_ROWS:
            raise problems.bad("a decision names one row or two; make it on the review page")
        by, why = sent.get("by", "")[:100], sent.get("why", "")[:300]
        await run_in_threadpool(request.app.state.reviewing.decide, action, tuple(named), by, why)
        return RedirectResponse("/review", 303)

    app.add_api_route("/review", decide, methods=["POST"], include_in_schema=False)


async def _sent(request: Request) -> dict[str, str]:
    """The fields of a form that was sent, which must be short."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(413, f"more than {LARGEST_BODY} characters were sent; send less at once")
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=10))
    except ValueError:
        raise problems.bad("the form cannot be read; send it from the review page") from None


# --- errors ----------------------------------------------------------------------------------------


def _problem(path: str, status: int, detail: str) -> Response:
    """An error as the API says it, or as a page."""
    if path.startswith("/api/"):
        return JSONResponse(problems.as_json(status, detail), status, media_type=problems.MEDIA_TYPE)
    html = render("problem.html", {"status": status, "title": problems.title_of(status), "detail": detail})
    return HTMLResponse(html, status)


def _add_errors(app: FastAPI) -> None:
    def told(status_of: Callable[[Any], int], detail_of: Callable[[Any], str]) -> Callable[[Request, Any], Response]:
        def handler(request: Request, error: Any) -> Response:
            answer = _problem(request.url.path, status_of(error), detail_of(error))
            answer.headers.update(getattr(error, "headers", None) or {})
            return answer

        return handler

    app.add_exception_handler(Refused, told(lambda e: e.status, lambda e: e.detail))
    app.add_exception_handler(SlowError, told(lambda e: 503, str))
    app.add_exception_handler(RecordError, told(lambda e: 503, str))
    app.add_exception_handler(UsageError, told(lambda e: 400, str))
    app.add_exception_handler(StandoffError, told(lambda e: 500, str))
    app.add_exception_handler(HTTPException, told(lambda e: e.status_code, _worded))
    app.add_exception_handler(RequestValidationError, told(lambda e: 400, _invalid))
    app.add_exception_handler(Exception, _own_up)


def _worded(error: HTTPException) -> str:
    if error.status_code == 404:
        return "there is nothing at this address; the overview and /api/v1 list what there is"
    if error.status_code == 405:
        return "this address cannot be asked in this way"
    return str(error.detail)


def _invalid(error: RequestValidationError) -> str:
    parts = [f"“{e['loc'][-1]}”: {e['msg']}" for e in error.errors()]
    return "the request cannot be read: " + "; ".join(parts)[:500]


def _own_up(request: Request, error: Exception) -> Response:
    """An error in Standoff itself: told on the terminal, not to the visitor."""
    traceback.print_exception(error)
    return _problem(
        request.url.path, 500, "this page could not be made because of an error in Standoff; the terminal says more"
    )
