"""The shapes in which the API answers, as its OpenAPI document gives them."""

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """Every error (RFC 9457): what is wrong, and in `detail` one sentence that says why and what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Rows(BaseModel):
    """A stretch of a table. `at_least` is true where there are more rows than were counted."""

    table: str
    rows: list[dict[str, Any]]
    count: int = Field(description="How many rows pass the filters, as far as they were counted.")
    at_least: bool
    offset: int
    limit: int
    next: str | None = Field(description="Where the next stretch is; null at the end.")


class Passage(BaseModel):
    """A sentence, and the half-open offsets in it of the words that are evidence."""

    text: str
    marks: list[list[int]]


class Evidence(BaseModel):
    """A row of one report that the row asked for rests on. `spans` are offsets in Unicode code points of the text."""

    row: str
    report: str
    outlet: str | None
    published: str | None
    who: str
    stance: str | None
    parties: list[str]
    spans: list[list[int]]
    quotes: list[str]
    passages: list[Passage]


class One(BaseModel):
    """A row with the words it rests on; `more` is true where there are more of them than are given."""

    table: str
    row: dict[str, Any]
    evidence: list[Evidence]
    more: bool


class Facet(BaseModel):
    """A value by which the finds can be narrowed, and how many have it."""

    value: str
    count: int


class Finds(BaseModel):
    """Rows that hold all of the words."""

    table: str
    rows: list[dict[str, Any]]
    count: int
    at_least: bool
    facets: dict[str, list[Facet]]


class Index(BaseModel):
    """What the record holds, and the tables that can be asked for."""

    standoff: str
    record: dict[str, Any]
    joined: bool = Field(description="Whether what is joined across reports is that of the reports as they stand.")
    tables: dict[str, str]
