"""Statements of one report against its gold: rel50 as on PolNeAR, then each field of those that were paired."""

from gold import GoldReport, Placed, Row, many
from matching import Page, Scores, allows, jaccard, pair, tally


def statements(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> dict[str, str]:
    """Score the statements; gives the gold label of each predicted statement that was paired."""
    page, gold = Page(reading["report"]["text"]), report.kind("statements")
    rows = [s for s in reading["statements"] if s["cue"] is not None and not page.repeats(s["spans"])]
    want = [{kind: page.of(placed.statements[row["id"]][kind]) for kind in ("by", "cue", "say")} for row in gold]
    core = [page.core(placed.statements[row["id"]]["by"]) for row in gold]
    plain = [page.core(s["source"]["spans"]) for s in rows]
    have = [
        {"by": page.of(s["source"]["spans"]), "cue": page.of(s["cue"]["spans"]), "say": page.of(s["content"]["spans"])}
        for s in rows
    ]

    def rel50(g: int, p: int) -> float:
        said = jaccard(want[g]["say"], have[p]["say"])
        source = max(jaccard(want[g]["by"], have[p]["by"]), jaccard(core[g], plain[p]))
        pointer = "none" in many(gold[g].get("form", "indirect"))
        if (pointer and not have[p]["say"]) or not want[g]["say"]:
            said = float(bool(want[g]["cue"] & have[p]["cue"]))
        return said + source + bool(want[g]["cue"] & have[p]["cue"]) if said >= 0.5 and source >= 0.5 else 0.0

    pairs = pair(len(gold), len(rows), rel50)
    content = pair(len(gold), len(rows), lambda g, p: jaccard(want[g]["say"], have[p]["say"]) >= 0.5)
    tally(scores, "statements rel50", gold, len(rows), pairs, content)
    tally(scores, "statements content only", gold, len(rows), content, content)
    for form in ("direct", "mixed", "indirect", "none"):
        asked = [g for g, row in enumerate(gold) if many(row.get("form", "indirect"))[0] == form]
        for g in asked:
            if not gold[g].get("optional"):
                scores.share(f"recall of {form} statements", g in pairs)
    label = {rows[p]["id"]: gold[g]["id"] for g, p in pairs.items()}
    for g, p in sorted(pairs.items()):
        _statement(report.name, gold[g], rows[p], label, reading, scores)
    for g, row in enumerate(gold):
        if g not in pairs and not row.get("optional"):
            spans = placed.statements[row["id"]]
            scores.errors.append(
                f"{report.name}: missed statement {row['id']} [{page.words(spans['by'])}] "
                f"{page.words(spans['cue'])}: {page.words(spans['say'])[:110]}"
            )
    for p, row in enumerate(rows):
        if p not in pairs.values():
            scores.errors.append(
                f"{report.name}: extra statement [{row['source']['text']}] {page.words(row['cue']['spans'])}: "
                f"{page.words(row['content']['spans'])[:110]}"
            )
    return label


def _statement(name: str, want: Row, have: Row, label: dict[str, str], reading: Row, scores: Scores) -> None:
    root = next((s["id"] for s in reading["statements"] if s["cue"] is None), None)
    told = f"{name}: {want['id']}"
    for kind, default, value in (
        ("stance", "assert", have["stance"]),
        ("form", "indirect", have["form"]),
        ("attitude", "said", have["attitude"]),
        ("kind", None, have["source"]["kind"]),
    ):
        if not scores.share(f"statement {kind}", allows(want, kind, default, value)):
            scores.errors.append(f"{told} {kind} {value}, not {want.get(kind, default)}")
    parties = {h["party"] for h in have["source"]["holders"] if h["party"]}
    if "party" in want and want.get("party"):
        if not scores.share("party of sources that have one", parties == set(want["party"])):
            scores.errors.append(f"{told} party {sorted(parties)}, not {want['party']} ({have['source']['text']})")
    elif "party" in want and not scores.share("no party made up", not parties):
        scores.errors.append(f"{told} party {sorted(parties)} made up ({have['source']['text']})")
    if want.get("parent"):
        if not scores.share("parent of nested", label.get(have["parent"] or "") in many(want["parent"])):
            scores.errors.append(f"{told} parent {label.get(have['parent'] or '', 'none')}, not {want['parent']}")
    elif not want.get("parent"):
        scores.share("no parent made up", have["parent"] in (None, root))
    answered = label.get(have["answers"] or "")
    if want.get("answers") and not scores.share("answers", answered in many(want["answers"])):
        scores.errors.append(f"{told} answers {label.get(have['answers'] or '', 'none')}, not {want['answers']}")
