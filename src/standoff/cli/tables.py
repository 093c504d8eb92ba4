"""The tables over a record: `timeline`, `incidents`, `statements` and the rest, all cut from one pattern."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from standoff.cli.knowing import as_known, known_option
from standoff.cli.options import check_order, filter_options, format_option, record_option
from standoff.cli.output import emit

_SUMMARIES = {
    "timeline": ("What is reported to have happened, oldest first.", "earliest latest kind what parties status id"),
    "incidents": (
        "What is reported to have happened: event mentions grouped, with each origin's account.",
        "id earliest latest headline place parties status independent_sources",
    ),
    "situations": ("States that last, and how each source judges them.", "id kind parties place since assessments"),
    "disputes": ("Accounts that cannot all hold.", "id kind parties grade summary incident"),
    "tolls": ("People harmed: by side, as ranges, with who says so.", "party kind low best high when rule incident"),
    "agreements": ("What was agreed, and each report of whether it held.", "id kind parties brokers made state ledger"),
    "mechanisms": ("Standing bodies, formats and channels, and each use of them.", "id name kind uses"),
    "positions": (
        "What each party demands, offers, refuses, and on which condition.",
        "party kind toward issue condition since statements",
    ),
    "statements": ("Who says what, with stance, form and nesting.", "id said_by stance form content report"),
    "events": ("Coded event mentions, each in its statement.", "id earliest type doers targets words report"),
    "actors": ("Who is named, across reports.", "id name kind party roles names"),
    "places": ("Where, across reports.", "id name kind country lat lon precision names held by_side"),
    "reports": ("The reports in the record.", "id published_on outlet title language statements events source"),
    "sources": (
        "What each outlet carries, and from whom: copies, excerpts, credits, official statements.",
        "outlet reports own carries carried_by corrections",
    ),
}  # fmt: skip

_EXAMPLES = {
    "timeline": ("--since 2021-07", "--party AZE --format jsonl"),
    "incidents": ("--type ASSAULT", "--place Goris --format json"),
    "statements": ("--party AZE --stance deny", "--actor Lavrov --format csv > statements.csv"),
    "reports": ("--search ceasefire", "--format json"),
    "positions": ("--party ARM --type demand", "--format json"),
    "tolls": ("--rule majority", "--party ARM --format json"),
    "agreements": ("--type ceasefire", "--format json"),
}
_ANY_EXAMPLES = ("--party ARM", "--format json")

_CARRYING = ("carries", "carried_by")
_RULES = ("own-side", "majority", "latest")
SEARCHED = ("statements", "reports")
MOST_HITS = 100_000


def _command(name: str) -> click.Command:
    summary, columns = _SUMMARIES[name]
    examples = "\n".join(f"  standoff {name} {example}" for example in _EXAMPLES.get(name, _ANY_EXAMPLES))

    @click.command(name, help=summary, epilog=f"\b\nExamples:\n  standoff {name}\n{examples}")
    @record_option
    @format_option
    @filter_options
    @known_option
    def command(
        record: Path,
        form: str,
        as_known_on: str | None,
        search: str | None = None,
        rule: str | None = None,
        **filters: Any,
    ) -> int:
        from standoff.engine import joining
        from standoff.reconcile.counting import by_rule
        from standoff.store import Store
        from standoff.views import Filters, table

        check_order(filters["since"], filters["until"])
        with Store(record) as store:
            whole = as_known(store.record(joining()), as_known_on, record)
            if rule is not None:
                whole = replace(whole, tolls=tuple(by_rule(toll, rule) for toll in whole.tolls))
            rows = table(whole, name, Filters(**filters))
            if search is not None:
                find = store.find_reports if name == "reports" else store.find_statements
                ranks = {hit.id: rank for rank, hit in enumerate(find(search, limit=MOST_HITS))}
                rows = sorted((row for row in rows if row["id"] in ranks), key=lambda row: ranks[row["id"]])
        if form == "table":
            rows = [{**row, **_shown(name, row)} for row in rows]
        return emit(rows, form, columns.split(), name)

    if name in SEARCHED:
        words = 'Only rows whose text holds all of these words, best first; "a passage" as it stands.'
        command.params.append(click.Option(["--search"], metavar="WORDS", help=words))
    if name == "tolls":
        words = "Which count is the best: the side's own first (as in the record), that of most origins, or the latest."
        command.params.append(click.Option(["--rule"], type=click.Choice(_RULES), help=words))
    return command


def _shown(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """The cells of the human table that are not fields of the row."""
    if name == "statements":
        holders = sorted({holder["party"] for holder in row["source"]["holders"] if holder["party"]})
        said_by = row["source"]["text"] + (f" [{', '.join(holders)}]" if holders else "")
        return {"said_by": said_by, "content": " … ".join(row["content"]["quotes"] or row["quotes"])}
    if name == "events":
        sides = {"doers": row["actors"], "targets": row["targets"]}
        parties = {side: [p["party"] or " ".join(p["quotes"]) for p in found] for side, found in sides.items()}
        return {**parties, "words": " … ".join(row["quotes"])}
    if name == "reports":
        published = row["published"]
        days = dict.fromkeys(day for day in (published["earliest"], published["latest"]) if day)
        return {"published_on": "/".join(days)}
    if name == "agreements":
        made = "/".join(dict.fromkeys(day for day in (row["made"], row["made_until"]) if day))
        return {"made": made, "ledger": [f"{_on(r['date'])}{r['status']} ({r['by']})" for r in row["ledger"]]}
    if name == "sources":
        summed = {side: [f"{c['name']}: {c['how']} ({c['reports']})" for c in row[side]] for side in _CARRYING}
        return {"reports": len(row["reports"]), **summed}
    if name == "mechanisms":
        return {"uses": [f"{_on(u['date'])}{u['use']}{_by(u['by'])}" for u in row["uses"]]}
    if name == "places":
        called = [f"{n['party']}: {n['name']}" for n in row["names_by_side"]]
        return {"held": list(map(_held, row["sovereignty"])), "by_side": called}
    if name == "situations":
        return {
            "assessments": [f"{_on(a['date'])}{a['assessment'] or 'named'} ({a['by']})" for a in row["assessments"]]
        }
    return {}


def _held(holding: dict[str, Any]) -> str:
    until = f" until {holding['until']}" if holding["until"] else ""
    return f"{holding['relation']} {holding['party']}{until}"


def _on(day: str | None) -> str:
    return f"{day} " if day else ""


def _by(parties: list[str]) -> str:
    return f" ({', '.join(parties)})" if parties else ""


TABLES = tuple(_command(name) for name in _SUMMARIES)
