"""Readings as the gold codes them, to measure what reconciling does wrong by itself.

    python benchmarks/coded.py [READINGS.jsonl] [--split dev|held-out] [--set NAME …] [--errors] [--show]

Each report's reading is kept where the gold says nothing (text, date, moments, actors, cues' details) and made as the
gold has it where it does: statements with their parties, stance, parents and answers; events with type, parties, day,
polarity and statement; places; counts. What the readings had beside that is left out. The record of these readings is
scored as `benchmarks/examples.py --joined` scores that of the program's own: the difference is the readings' share.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from examples import chosen, read
from gold import ROOT, GoldReport, GoldSet, Placed, Row, load, many, place
from joined import TABLES, score_tables
from matching import gap, overlap
from quoting import Span
from standoff.reconcile.reconcile import reconcile
from standoff.reconcile.scenes import _SENTENCE_END
from standoff.record import terms
from standoff.record.codec import from_json, to_json
from standoff.record.ids import row_id
from standoff.record.rows import (
    Agreement,
    Cue,
    Event,
    Evidence,
    Holder,
    Participant,
    Place,
    Reading,
    Source,
    Statement,
    Toll,
)
from standoff.views.tables import table

NEAR = 100
_CODES = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "087", "ACCUSE": "110", "REQUEST": "100", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip


def coded(report: GoldReport, reading: Reading) -> tuple[Reading, dict[str, str]]:
    """The reading as the gold of its report codes it, and the ids of the gold's events by label."""
    if not reading.statements:
        return reading, {}
    text = reading.report.text
    placed = place(report, text)
    places = _places(report, reading)
    ids = {row["id"]: row_id("statement", [reading.report.id, row["id"]]) for row in report.kind("statements")}
    statements = (reading.statements[0], *_statements(report, placed, reading, ids))
    home = {s.id: s.id for s in statements} | _homes(reading, statements)
    root = statements[0].id
    events, links = [], {}
    kept = {}
    for number, row in enumerate(report.kind("events")):
        span = placed.points["events"][number]
        old = _nearest([e for e in reading.events if e.derived_from is None], [span], lambda e: e.trigger, 0)
        event = _event(reading, row, span, ids.get(many(row.get("in"))[0] or "", root), old, places)
        if old is not None:
            kept[old.id] = event.id
        events.append(event)
        links[f"{report.set}/{report.name}/{number}"] = event.id
    derived = [
        replace(e, derived_from=home[e.derived_from], statement=home.get(e.statement, root))
        for e in reading.events
        if e.derived_from in home
    ]
    tolls = _tolls(report, placed, reading, ids, kept, events)
    others = {
        name: tuple(replace(row, statement=home.get(row.statement, root)) for row in getattr(reading, name))
        for name in ("situations", "mechanisms", "positions")
    }
    others["agreements"] = _agreements(report, placed, reading, ids)
    published = replace(
        reading.report.published,
        earliest=report.rows["published"]["earliest"],
        latest=report.rows["published"]["latest"],
    )
    made = replace(
        reading,
        report=replace(reading.report, published=published),
        places=places,
        statements=statements,
        events=(*events, *derived),
        tolls=tuple(tolls),
        **others,
    )
    return made, links


def _nearest(rows: Iterable[Any], spans: Sequence[Span], of: Callable[[Any], Sequence[Span]], most: int) -> Any:
    """The row nearest to the spans, `most` characters off at most; at 0 one that overlaps them."""
    found = [(gap(spans, of(r)), r.id, r) for r in rows if of(r)]
    found = [f for f in found if f[0] <= most and (most or overlap(spans, of(f[2])))]
    return min(found, key=lambda f: f[:2])[2] if found else None


def _places(report: GoldReport, reading: Reading) -> tuple[Place, ...]:
    found = list(reading.places)
    text = reading.report.text
    for row in report.kind("places"):
        name = row["name"]
        at = row.get("at") or (None, None)
        known = [n for n, p in enumerate(found) if name.casefold() in (p.name.casefold(), *map(str.casefold, p.quotes))]
        if known:
            old = found[known[0]]
            if old.lat is None and at[0] is not None:
                fine = terms.Precision.TOWN
                found[known[0]] = replace(old, lat=at[0], lon=at[1], country=row.get("country"), precision=fine)
        else:
            starts = [n for n in range(len(text)) if text.startswith(name, n)]
            spans = tuple((n, n + len(name)) for n in starts)
            if spans:
                found.append(
                    Place(
                        row_id("place", [reading.report.id, name]), name, "town", row.get("country"), at[0], at[1],
                        terms.Precision.TOWN, spans, tuple(name for _ in spans),
                    )
                )  # fmt: skip
    return tuple(found)


def _statements(report: GoldReport, placed: Placed, reading: Reading, ids: dict[str, str]) -> Iterable[Statement]:
    text, root = reading.report.text, reading.statements[0].id
    for row in report.kind("statements"):
        spans = placed.statements[row["id"]]
        old = _nearest(reading.statements[1:], spans["cue"], lambda s: s.cue.spans if s.cue else (), 0)
        source, cue, content = (Evidence.of(text, spans[k]) for k in ("by", "cue", "say"))
        form = terms.Form(many(row.get("form", "indirect"))[0])
        if form is terms.Form.NONE:
            content = Evidence()
        holders = tuple(Holder(_actor(reading, party, spans["by"]), party) for party in row.get("party") or [])
        if "party" not in row and old is not None:
            holders = old.source.holders
        answers = many(row.get("answers"))[0]
        parent = many(row.get("parent"))[0]
        whole = Evidence.of(text, [*spans["by"], *spans["cue"], *spans["say"]])
        yield Statement(
            id=ids[row["id"]],
            parent=ids[parent] if parent else root,
            answers=ids[answers] if answers else None,
            source=Source(
                source.spans, source.quotes, " ".join(source.quotes), terms.SourceKind(many(row["kind"])[0]), holders
            ),
            cue=Cue(cue.spans, cue.quotes, cue.quotes[0].casefold()),
            content=content,
            form=form,
            attitude=terms.Attitude(many(row.get("attitude", "said"))[0]),
            stance=terms.Stance(many(row.get("stance", "assert"))[0]),
            polarity=terms.Polarity.AFFIRMED,
            modality=terms.Modality.ACTUAL,
            hedge=old.hedge if old else None,
            moment=old.moment if old else None,
            channel=None,
            toward=(),
            limits=(),
            spans=whole.spans,
            quotes=whole.quotes,
            grounds=old.grounds if old else "",
        )


def _actor(reading: Reading, party: str, by: Sequence[Span]) -> str | None:
    return next((a.id for a in reading.actors if a.party == party and overlap(a.mentions, by)), None)


def _homes(reading: Reading, statements: Sequence[Statement]) -> dict[str, str]:
    """The gold's statement for each read one with the same cue."""
    found = {}
    for old in reading.statements:
        if old.cue is None:
            found[old.id] = statements[0].id
            continue
        new = next((s for s in statements[1:] if s.cue and overlap(s.cue.spans, old.cue.spans)), None)
        if new is not None:
            found[old.id] = new.id
    return found


def _event(
    reading: Reading, row: Row, span: Span, statement: str, old: Event | None, places: tuple[Place, ...]
) -> Event:
    text = reading.report.text
    kind = terms.EventType(old.type if old is not None and old.type in many(row["type"]) else many(row["type"])[0])
    same = old is not None and old.type == kind
    trigger = Evidence.of(text, [span])
    when = many(row["when"]) if row.get("when") else [old.earliest, old.latest] if old else [None]
    where = old.place if old else _place_in(text, span, places)

    def sides(name: str) -> tuple[Participant, ...]:
        return tuple(Participant(None, party, trigger.spans, trigger.quotes) for party in many(row.get(name) or []))

    clause = (old.spans, old.quotes) if old else (trigger.spans, trigger.quotes)
    return Event(
        id=row_id("event", [reading.report.id, *span, kind]),
        statement=statement,
        derived_from=None,
        type=kind,
        mode=old.mode if same and old else None,
        cameo=old.cameo if same and old else _CODES[kind],
        trigger=trigger.spans,
        actors=sides("who"),
        targets=sides("to"),
        place=where,
        moment=old.moment if old and not row.get("when") else None,
        earliest=when[0],
        latest=when[-1],
        polarity=terms.Polarity(many(row.get("polarity", "affirmed"))[0]),
        modality=terms.Modality(many(row.get("modality", "actual"))[0]),
        hedge=None,
        extent=None,
        amount=None,
        condition=None,
        instruments=(),
        ground=terms.Ground(many(row.get("ground", "current"))[0]),
        spans=clause[0],
        quotes=clause[1],
    )


def _sentence(text: str, span: Span) -> Span:
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    return max((e for e in ends if e <= span[0]), default=0), min((e for e in ends if e >= span[1]), default=len(text))


def _place_in(text: str, span: Span, places: tuple[Place, ...]) -> str | None:
    """The one fine place that the sentence names."""
    held = [_sentence(text, span)]
    fine = (terms.Precision.EXACT, terms.Precision.TOWN)
    found = [p.id for p in places if p.precision in fine and overlap(p.mentions, held)]
    return found[0] if len(found) == 1 else None


def _tolls(
    report: GoldReport, placed: Placed, reading: Reading, ids: dict[str, str], kept: dict[str, str], events: list[Event]
) -> list[Toll]:
    text, root = reading.report.text, reading.statements[0].id
    made = []
    for row, span in zip(report.kind("tolls"), placed.points["tolls"], strict=True):
        kinds = [terms.TollKind(k) for k in many(row["kind"])]
        old = _nearest([t for t in reading.tolls if t.kind in kinds], [span], lambda t: t.spans, 20)
        if old is None:
            held = _sentence(text, span)
            near = [e for e in events if e.type == "ASSAULT" and held[0] <= e.trigger[0][0] < held[1]]
            tied = min(near, key=lambda e: gap([span], e.trigger)).id if near else None
        else:
            tied = kept.get(old.event or "")
        words = Evidence.of(text, [span])
        made.append(
            Toll(
                id=row_id("toll", [reading.report.id, *span, kinds[0]]),
                event=tied,
                statement=ids.get(many(row.get("in"))[0] or "", root),
                kind=kinds[0],
                party=row["party"],
                who=terms.Who(many(row["who"])[0]) if row.get("who") else None,
                low=row["low"],
                high=row["high"],
                hedge=old.hedge if old else None,
                none_reported=False,
                counting=terms.Counting(many(row.get("counting") or (old.counting if old else "incident"))[0]),
                as_of=None,
                moment=old.moment if old else None,
                ground=terms.Ground(many(row.get("ground", "current"))[0]),
                polarity=terms.Polarity(many(row.get("polarity", "affirmed"))[0]),
                spans=words.spans,
                quotes=words.quotes,
            )
        )
        if old is not None and old.part_of is not None:
            made[-1] = replace(made[-1], part_of=old.part_of)
    return made


def _agreements(report: GoldReport, placed: Placed, reading: Reading, ids: dict[str, str]) -> tuple[Agreement, ...]:
    """The gold's agreements; when each was made and the moment it speaks of are those of the row read at its words."""
    text, root, made = reading.report.text, reading.statements[0].id, []
    for row, span in zip(report.kind("agreements"), placed.points["agreements"], strict=True):
        old = _nearest(reading.agreements, [span], lambda a: a.spans, NEAR)
        words = Evidence.of(text, [span])
        kinds, statuses = many(row["kind"]), many(row["status"])
        made.append(
            Agreement(
                id=row_id("agreement", [reading.report.id, *span, kinds[0]]),
                kind=terms.AgreementKind(old.kind if old is not None and old.kind in kinds else kinds[0]),
                parties=tuple(row["parties"]),
                brokers=tuple(row.get("brokers") or (old.brokers if old else ())),
                made=old.made if old else None,
                in_force=old.in_force if old else None,
                obligations=old.obligations if old else (),
                status=terms.AgreementStatus(statuses[0]),
                moment=old.moment if old else _moment_in(reading, text, span),
                statement=ids.get(many(row.get("in"))[0] or "", root),
                ground=terms.Ground(many(row.get("ground", "current"))[0]),
                polarity=terms.Polarity(many(row.get("polarity", "affirmed"))[0]),
                spans=words.spans,
                quotes=words.quotes,
            )
        )
    return tuple(made)


def _moment_in(reading: Reading, text: str, span: Span) -> str | None:
    """The one time that the sentence names."""
    held = _sentence(text, span)
    found = [m.id for m in reading.moments if held[0] <= m.span[0] < held[1]]
    return found[0] if len(found) == 1 else None


def readings_of(reports: list[GoldReport], rows: Iterable[Row]) -> tuple[list[Reading], dict[str, str]]:
    """The readings of a set's reports as coded, and the ids of the gold's events by label."""
    by_name = {row["report"]["source"].rsplit("/", 1)[-1]: from_json(to_json(row), Reading) for row in rows}
    readings: list[Reading] = []
    links: dict[str, str] = {}
    for report in reports:
        reading, found = coded(report, by_name[report.path.name])
        readings.append(reading)
        links |= found
    return readings, links


def score_coded(
    gold: GoldSet, reports: list[GoldReport], rows: Iterable[Row], errors: bool, show: bool = False
) -> None:
    """Print the figures of the record of a set's reports as coded; `rows` are their readings."""
    readings, links = readings_of(reports, rows)
    record = reconcile(readings)
    score_tables(gold, reports, links, {name: table(record, name) for name in TABLES}, errors, show)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="?", type=Path, help="as `standoff read --jsonl` prints them")
    parser.add_argument("--split", choices=("dev", "held-out"), default="dev")
    parser.add_argument("--set", dest="only", action="append", help="a set by name; may be given several times")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument(
        "--show", action="store_true", help="list the gold's mentions of each incident with where they stand"
    )
    options = parser.parse_args()
    for each in load():
        reports = list(chosen([each], options.split))
        if reports and (not options.only or each.name in options.only):
            if options.readings:
                told = [json.loads(line) for line in options.readings.read_text("utf-8").splitlines() if line.strip()]
                rows = [row for row in told if Path(row["report"]["source"]).parts[-2] == each.name]
            else:
                rows = read([ROOT / each.name])
            score_coded(each, reports, rows, options.errors, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
