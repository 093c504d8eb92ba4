"""The HTTP API, `/api/v1`: the tables with their filters, one row with its evidence, search, and the record of a day.

It says the same as the pages, from the same queries. Its OpenAPI document is at `/api/v1/openapi.json`; every error has
one shape (`problems.as_json`); every answer has an ETag that holds for as long as the record is not written to.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

import msgspec
from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, create_model

from standoff import __version__
from standoff.record.codec import to_plain
from standoff.store.live import Live
from standoff.store.queries import counts, rows, words
from standoff.web import answers, problems
from standoff.web.api_tables import TABLES, Table, listed, one_row
from standoff.web.asked import Asked, day_of, parse
from standoff.web.etags import tag_of
from standoff.web.snapshots import Snapshots
from standoff.web.words import words_of

MOST = 500
_EVIDENCE = 200
_ERRORS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What went wrong",
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many rows to give.")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many rows to pass over.")]
Known = Annotated[
    str | None,
    Field(max_length=300, description="Only what could be known on this day: 2021-07-30, 2021-07 or 2021."),
]


def make_api(snapshots: Snapshots) -> FastAPI:
    """The API as an application of its own, to be mounted."""
    api = FastAPI(
        title="Standoff",
        version=__version__,
        summary="An evidence-linked record of what every side reports about a conflict.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        servers=[{"url": "/api/v1"}],
        root_path_in_servers=False,
        responses=_ERRORS,
        strict_content_type=False,
    )
    _add_index(api, snapshots)
    _add_search(api, snapshots)
    for table in TABLES.values():
        _add_table(api, table, snapshots)
    _describe(api)
    return api


def _describe(api: FastAPI) -> None:
    """Puts the shape of an error into the document, where every answer's default points at it."""
    made = api.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = answers.Problem.model_json_schema()
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        return document

    api.openapi = openapi  # type: ignore[method-assign]


def _answer(request: Request, live: Live, make: Callable[[Any], Mapping[str, Any]]) -> Response:
    """What `make` gives of a snapshot of the record, unless the asker has it already."""
    tag = tag_of(live, request)
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    with live.reading() as connection:
        body = msgspec.json.encode(make(connection))
    return Response(body, media_type="application/json", headers=headers)


def _live(snapshots: Snapshots, known: str | None) -> Live:
    return snapshots.live if not known else snapshots.known_on(day_of("as_known_on", known)[1])


class _Common(BaseModel):
    """What every address takes; anything else is refused."""

    model_config = ConfigDict(extra="forbid")
    as_known_on: Known = None


# --- the index and search --------------------------------------------------------------------------


def _add_index(api: FastAPI, snapshots: Snapshots) -> None:
    def index(request: Request, asked: Annotated[_Common, Query()]) -> Response:
        live = _live(snapshots, asked.as_known_on)

        def make(connection: Any) -> Mapping[str, Any]:
            return {
                "standoff": __version__,
                "record": to_plain(counts.basis(connection)),
                "joined": live.is_joined(connection),
                "tables": {name: f"/api/v1/{name}" for name in TABLES},
            }

        return _answer(request, live, make)

    responses: dict[int | str, dict[str, Any]] = {200: {"model": answers.Index}}
    api.add_api_route("/", index, responses=responses, summary="What the record holds", operation_id="index")


class _Search(_Common):
    q: str = Field(min_length=1, max_length=300, description="Words; a passage in double quotes as it stands.")
    table: Literal["statements", "reports"] = Field("statements", alias="in")
    party: str | None = Field(None, max_length=300)
    stance: str | None = Field(None, max_length=300)
    outlet: str | None = Field(None, max_length=300)
    since: str | None = Field(None, max_length=300, description="A day, month or year.")
    until: str | None = Field(None, max_length=300, description="A day, month or year.")
    limit: Limit = 50
    offset: Offset = 0


def _add_search(api: FastAPI, snapshots: Snapshots) -> None:
    from standoff.web.pages.search import FILTERS, TERMS

    def search(request: Request, asked: Annotated[_Search, Query()]) -> Response:
        given = {name: value for name in FILTERS if (value := getattr(asked, name)) is not None}
        narrow = dict(parse(given.items(), FILTERS, TERMS).given)
        sought = narrow.pop("q", "")
        look = words.in_statements if asked.table == "statements" else words.in_reports

        def make(connection: Any) -> Mapping[str, Any]:
            found = look(connection, sought, narrow, asked.limit, asked.offset)
            return {
                "table": asked.table,
                "rows": [
                    {"id": f.id, "report": f.report, "words": "".join(f.pieces), "pieces": f.pieces} for f in found.rows
                ],
                "count": found.count,
                "at_least": found.many,
                "facets": {
                    name: [{"value": value, "count": count} for value, count in every]
                    for name, every in found.facets.items()
                },
            }

        return _answer(request, _live(snapshots, asked.as_known_on), make)

    responses: dict[int | str, dict[str, Any]] = {200: {"model": answers.Finds}}
    api.add_api_route(
        "/search", search, responses=responses, summary="Full text over statements or reports", operation_id="search"
    )


# --- tables ----------------------------------------------------------------------------------------


def _add_table(api: FastAPI, table: Table, snapshots: Snapshots) -> None:
    filters: dict[str, Any] = {}
    for name in table.filters:
        words_for = _DESCRIBED.get(name, "Only rows that have this.")
        if name in table.terms:
            choices = tuple(term.value for term in table.terms[name])
            filters[name] = (Literal[choices] | None, Field(None, description=words_for))
        else:
            filters[name] = (str | None, Field(None, max_length=300, description=words_for))
    model: Any = create_model(
        f"{table.name.capitalize()}Filters", __base__=_Common, limit=(Limit, 50), offset=(Offset, 0), **filters
    )

    def page(request: Request, asked: Any) -> Response:
        asked_for = _asked(table, asked)
        live = _live(snapshots, asked.as_known_on)

        def make(connection: Any) -> Mapping[str, Any]:
            ask = replace(asked_for.ask, limit=asked.limit, offset=asked.offset)
            found = listed(connection, table.name, ask)
            following = asked.offset + asked.limit
            more = found.more and following <= 1_000_000
            return {
                "table": table.name,
                "rows": found.rows,
                "count": found.count,
                "at_least": found.at_least,
                "offset": asked.offset,
                "limit": asked.limit,
                "next": f"/api/v1/{table.name}?{_again(asked_for, asked, following)}" if more else None,
            }

        return _answer(request, live, make)

    page.__annotations__["asked"] = Annotated[model, Query()]
    responses: dict[int | str, dict[str, Any]] = {200: {"model": answers.Rows}}
    api.add_api_route(
        f"/{table.name}", page, responses=responses, summary=table.summary, operation_id=f"list_{table.name}"
    )

    def one(request: Request, id: Annotated[str, Path(max_length=100)], asked: Annotated[_Common, Query()]) -> Response:
        def make(connection: Any) -> Mapping[str, Any]:
            row = one_row(connection, table.name, id)
            if row is None:
                raise problems.not_found(f"row {id} in {table.name}")
            found = _evidence(connection, row, id)
            return {"table": table.name, "row": row, "evidence": found[:_EVIDENCE], "more": len(found) > _EVIDENCE}

        return _answer(request, _live(snapshots, asked.as_known_on), make)

    responses = {200: {"model": answers.One}}
    api.add_api_route(
        f"/{table.name}/{{id}}",
        one,
        responses=responses,
        summary=f"One of the {table.name} with its evidence",
        operation_id=f"one_of_{table.name}",
    )


_DESCRIBED = {
    "since": "Only rows on or after this day, month or year.",
    "until": "Only rows on or before this day, month or year.",
    "party": "Only rows of this party, such as ARM.",
    "place": "Only rows at a place whose name holds this, or that has this id.",
    "actor": "Only rows that name an actor whose name holds this, or that has this id.",
    "report": "Only rows of this report, by its id.",
    "incident": "Only rows of this incident, by its id.",
}


def _asked(table: Table, asked: Any) -> Asked:
    given = [(name, str(value)) for name in table.filters if (value := getattr(asked, name)) is not None]
    return parse(given, table.filters, table.terms)


def _again(asked_for: Asked, asked: Any, offset: int) -> str:
    known = {"as_known_on": asked.as_known_on} if asked.as_known_on else {}
    return asked_for.query(limit=asked.limit, offset=offset, **known)


_POINTERS = frozenset({"statement", "statements", "events", "row", "toll"})


def _evidence(connection: Any, row: Mapping[str, Any], identifier: str) -> list[Mapping[str, Any]]:
    """The rows of reports that a row names, itself where it is of a report, with their words."""
    named = [identifier] if identifier.split("-")[0] in rows.ROW_KINDS else []
    named += _named(row)
    found = words_of(connection, named[: _EVIDENCE + 1])
    return [
        {
            "row": w.id,
            "report": w.report.id,
            "outlet": w.report.outlet,
            "published": w.report.published.earliest,
            "who": w.who,
            "stance": w.stance,
            "parties": w.parties,
            "spans": (spans := _spans(w.row)),
            "quotes": [w.report.text[a:b] for a, b in spans],
            "passages": [_passage(p) for p in w.passages],
        }
        for w in found.values()
    ]


def _spans(row: Any) -> Any:
    return row.span and [row.span] if hasattr(row, "span") else getattr(row, "spans", None) or row.mentions


def _passage(pieces: Any) -> Mapping[str, Any]:
    at, marks = 0, []
    for piece in pieces:
        if piece.keys:
            marks.append((at, at + len(piece.text)))
        at += len(piece.text)
    return {"text": "".join(piece.text for piece in pieces), "marks": marks}


def _named(value: Any) -> list[str]:
    """The ids that a row and its parts point at, in their order."""
    found: list[str] = []
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name in _POINTERS and isinstance(part, str):
                found.append(part)
            elif name in _POINTERS and isinstance(part, (list, tuple)):
                found += [p for p in part if isinstance(p, str)]
            elif isinstance(part, (list, tuple)):
                found += [name for each in part for name in _named(each)]
    return list(dict.fromkeys(found))
