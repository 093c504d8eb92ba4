"""Denials of acts that nobody tells of, beside what their report tells.

"At no time did our troops cross the line, and they did not open fire": the crossing that no report alleges is denied of
the incident that the release is about. What a party denies of itself goes with the one act of force that its sentence,
or the next, tells of, where neither days nor parties part the two.
"""

from collections import defaultdict
from collections.abc import Sequence

from standoff.reconcile.alike import place_score
from standoff.reconcile.cotold import Told, days_of
from standoff.reconcile.mentions import FORCE, Mention

_NEXT = 250
BESIDE = "a denial beside what its report tells"


def beside(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster of nothing but one report's denials, by number, the cluster that it is denied of, if one is."""
    told: dict[str, list[int]] = defaultdict(list)
    alone = []
    for number, cluster in enumerate(clusters):
        if any(m.family.name in FORCE for m in cluster):
            if all(m.is_denied for m in cluster):
                alone.append(number)
            else:
                for report in {m.report for m in cluster}:
                    told[report].append(number)
    found = {}
    for number in alone:
        reports = {m.report for m in clusters[number]}
        near = told[reports.pop()] if len(reports) == 1 else []
        fitting = [n for n in near if _may_deny(clusters[number], clusters[n])]
        chosen = [n for n in fitting if any(_beside(a, b) for a in clusters[number] for b in clusters[n])]
        if len(chosen) == 1:
            found[number] = chosen[0]
    return found


def _may_deny(denied: Told, told: Told) -> bool:
    a, b = days_of(denied, denials=True), days_of(told)
    if a is not None and b is not None and (a[0] > b[1] or b[0] > a[1]):
        return False
    if any(place_score(d, m) == 0.0 for d in denied for m in told):
        return False
    return all(d.between & m.between or not d.between or not m.between for d in denied for m in told)


def _beside(denied: Mention, told: Mention) -> bool:
    """Whether what a party denies of itself stands in, or next to, the sentence that tells; or what is called untrue in
    the paragraph that does."""
    if denied.report != told.report:
        return False
    near = denied.sentence == told.sentence or abs(denied.start - told.start) <= _NEXT
    return near and (bool(denied.holders & denied.actors) or denied.paragraph == told.paragraph)
