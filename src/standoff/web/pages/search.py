"""Full-text search over reports and statements, narrowed by facets."""

from collections.abc import Iterator

from standoff.record.terms import Stance
from standoff.store.queries import rows, words
from standoff.views.filters import Row
from standoff.web.visits import Route, Shown, Visit

FILTERS = ("q", "party", "stance", "outlet", "since", "until")
TERMS = {"stance": Stance}
_REPORTS, _PER_PAGE = 6, 25
_MOST_ROWS = 5_000


def search(visit: Visit) -> Shown:
    """The statements and reports that hold the words asked for."""
    given = dict(visit.asked.given)
    sought = given.pop("q", "")
    offset = (visit.asked.page - 1) * _PER_PAGE
    said = words.in_statements(visit.connection, sought, given, _PER_PAGE, offset)
    told = words.in_reports(visit.connection, sought, given, _REPORTS, 0)
    found = rows.find_rows(visit.connection, [find.id for find in said.rows])
    context = {
        "sought": sought,
        "said": said,
        "told": told,
        "statements": {name: f.row for name, f in found.items()},
        "cards": rows.report_cards(visit.connection, [find.report for find in (*said.rows, *told.rows)]),
        "more": offset + len(said.rows) < said.count or (said.many and len(said.rows) == _PER_PAGE),
        "choices": {},
    }
    title = f"Search: {sought}" if sought else "Search"
    return Shown("search.html", title, context, lambda: _rows(visit, sought, given))


def _rows(visit: Visit, sought: str, given: dict[str, str]) -> Iterator[Row]:
    """The finds, reports first; at most as many as a person would read."""
    for table, look in (("reports", words.in_reports), ("statements", words.in_statements)):
        for find in look(visit.connection, sought, given, _MOST_ROWS, 0).rows:
            yield {"table": table, "id": find.id, "report": find.report, "words": "".join(find.pieces)}


ROUTES = (Route("/search", "Search", search, FILTERS, TERMS),)
