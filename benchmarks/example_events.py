"""Events of one report against its gold: by trigger, then type, parties, polarity and modality."""

from collections.abc import Iterable

from gold import GoldReport, Placed, Row, many
from matching import Page, Scores, allows, overlap, pair, tally


def events(report: GoldReport, placed: Placed, reading: Row, label: dict[str, str], scores: Scores) -> None:
    page, gold = Page(reading["report"]["text"]), report.kind("events")
    spans, harm = placed.points["events"], placed.points["tolls"]
    rows = [
        e
        for e in reading["events"]
        if e["derived_from"] is None
        and not page.repeats(e["trigger"])
        and not (e["type"] == "ASSAULT" and overlap(e["trigger"], harm) and not overlap(e["trigger"], spans))
    ]

    def close(g: int, p: int) -> float:
        if not overlap([spans[g]], rows[p]["trigger"]):
            return 0.0
        return 1 + allows(gold[g], "type", None, rows[p]["type"]) + 0.5 * _parties_right(gold[g], rows[p])

    pairs = pair(len(gold), len(rows), close)
    typed = {g: p for g, p in pairs.items() if allows(gold[g], "type", None, rows[p]["type"])}
    tally(scores, "events trigger", gold, len(rows), pairs, pairs)
    tally(scores, "events type", gold, len(rows), typed, pairs)
    sided = {g: p for g, p in typed.items() if _parties_right(gold[g], rows[p])}
    tally(scores, "events type, both parties", gold, len(rows), sided, pairs)
    factual = {
        g: p
        for g, p in typed.items()
        if allows(gold[g], "polarity", "affirmed", rows[p]["polarity"])
        and allows(gold[g], "modality", "actual", rows[p]["modality"])
    }
    tally(scores, "events type, polarity, modality", gold, len(rows), factual, pairs)
    whole = {g: p for g, p in factual.items() if g in sided}
    tally(scores, "events type, both parties, polarity, modality", gold, len(rows), whole, pairs)
    for g, p in sorted(pairs.items()):
        scores.links[f"{report.set}/{report.name}/{g}"] = rows[p]["id"]
        _event(report.name, gold[g], rows[p], label, scores)
    for g, row in enumerate(gold):
        if g not in pairs and not row.get("optional"):
            scores.errors.append(f"{report.name}: missed event {row['words']} {row['type']}")
    for p, row in enumerate(rows):
        if p not in pairs.values():
            scores.errors.append(f"{report.name}: extra event {page.words(row['trigger'])} {row['type']}")


def _sides(rows: Iterable[Row]) -> set[str]:
    return {row["party"] for row in rows if row["party"]}


def _side_right(want: Row, have: Row, kind: str) -> bool:
    """Whether the actors or targets are of the parties that the gold names; a side that it leaves out is not asked."""
    side = {"actors": "who", "targets": "to"}[kind]
    return side not in want or _sides(have[kind]) == set(want[side])


def _parties_right(want: Row, have: Row) -> bool:
    return _side_right(want, have, "actors") and _side_right(want, have, "targets")


def _event(name: str, want: Row, have: Row, label: dict[str, str], scores: Scores) -> None:
    told = f"{name}: event {want['words']}"
    for kind, default in (("polarity", "affirmed"), ("modality", "actual"), ("ground", "current"), ("type", None)):
        if not scores.share(f"event {kind}", allows(want, kind, default, have[kind])):
            scores.errors.append(f"{told} {kind} {have[kind]}, not {want.get(kind, default)}")
    if not (allows(want, "polarity", "affirmed", "affirmed") and allows(want, "modality", "actual", "actual")):
        scores.share("not actual, shown as actual", have["polarity"] == "affirmed" and have["modality"] == "actual")
    for kind, side in (("actors", "who"), ("targets", "to")):
        if side in want and not scores.share(f"event {kind}", _side_right(want, have, kind)):
            scores.errors.append(f"{told} {kind} {sorted(_sides(have[kind]))}, not {want[side]}")
    scores.share("event in its statement", label.get(have["statement"]) == want.get("in"))
    if want.get("when"):
        first, last = many(want["when"])[0], many(want["when"])[-1]
        right = (have["earliest"] or "")[:10] == first and (have["latest"] or "")[:10] == last
        if not scores.share("event date", right):
            scores.errors.append(f"{told} date {have['earliest']}/{have['latest']}, not {want['when']}")
