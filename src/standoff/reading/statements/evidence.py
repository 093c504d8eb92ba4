"""What speaks for one statement's answering another: the features that `weighing` weighs, each a number by its name.

Of every pair: what the one does and what the other did ("denies: charge"), how near they stand and what parts them,
whose word each is and of whom it tells, what they have in common, and what has been answered since. Of the answerer
alone ("none: …"): what speaks for its answering nothing. The names are those of `knowledge/data/answering.yaml`.
"""

import re
from collections.abc import Iterator

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, another_side, beforehand, parties
from standoff.reading.statements.likeness import LABEL, beside
from standoff.reading.statements.playing_down import Counter
from standoff.reading.statements.pointers import names_a_claim, names_a_proposal, points
from standoff.reading.statements.pointing import claimants
from standoff.reading.statements.topics import FORCE, KILLING
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Stance

TURNING = frozenset({"denies", "confirms", "concedes", "rejects", "refuses", "accepts", "is silent"})
_DOES = {
    Stance.DENY: "denies",
    Stance.CONFIRM: "confirms",
    Stance.CONCEDE: "concedes",
    Stance.REJECT: "rejects",
    Stance.REFUSE: "refuses",
    Stance.ENDORSE: "accepts",
    Stance.PRAISE: "accepts",
    Stance.NO_COMMENT: "is silent",
    Stance.ACCUSE: "charges",
    Stance.CONDEMN: "condemns",
}
_DENIALS = frozenset({Stance.DENY, Stance.REJECT, Stance.REFUSE, Stance.NO_COMMENT})
_ANSWERING = ("countering", "replying", "answering", "disbelieving", "opposing", "insisting_verbs")
_MOST = 5
_NEAR, _FAR = 40, 1500
_ROOT = 4
_BEHIND = 2
_CONFIRMING = "cue class confirming"
_CONTRAST = re.compile(r";|\b(?:but|while|whereas|although|though|however|yet|instead|by contrast)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’]?\s")
_BREAK = re.compile(r"\n+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{4,}")
_ALSO = re.compile(r"\b(?:also|too|likewise|added|adding)\b", re.IGNORECASE)

Evidence = dict[str, float]


def does(row: Statement) -> str:
    """What a statement does, in a word: "denies", "is silent", "charges", "proposes", "tells"."""
    if row.attitude is Attitude.NOT_SAID:
        return "is silent"
    return _DOES.get(row.stance, "proposes" if row.stance in PROPOSALS else "tells")


def did(row: Statement) -> str:
    """What an earlier statement is to one that may answer it."""
    if row.stance in PROPOSALS:
        return "proposal"
    if row.stance in (Stance.ACCUSE, Stance.CONDEMN):
        return "charge"
    if row.stance in _DENIALS:
        return "denial"
    return "claim" if row.stance in CLAIMS else "other"


def of_pairs(floor: Floor) -> list[Evidence]:
    """The evidence for each of `floor.others`, in their order."""
    alike = [floor.alike(other) for other in floor.others]
    best = max(alike, default=0)
    asked = _Asked(floor)
    found = []
    for rank, other in enumerate(floor.others):
        names = [*_place(floor, other, rank), *_sides(floor, other), *asked.pointing(other, rank)]
        names += [*_common(floor, other, alike[rank], best), *_since(floor, other), *asked.in_turn(other, rank)]
        names += _versions(floor, other, rank, alike[rank])
        row = dict.fromkeys(names, 1.0)
        row[f"{does(floor.row)}: {did(other)}"] = 1.0
        row[f"theirs: {other.stance.value}"] = row[f"theirs: {other.attitude.value}"] = 1.0
        row[f"from: {other.source.kind.value}"] = 1.0
        row["distance"] = min(_gap(floor, other), _FAR) / _FAR
        found.append(row)
    return found


def of_none(floor: Floor, counter: Counter) -> Evidence:
    """The evidence for the row's answering nothing that was said before."""
    row, topic = floor.row, floor.topics.of(floor.row)
    lemma = row.cue.lemma if row.cue is not None else ""
    last = floor.before[0] if floor.before else None
    going_on = last is not None and not another_side(row, last)
    told = {
        "unknown side": not parties(row),
        "several": len(parties(row)) > 1,
        "points": points(row.content.quotes),
        "cleft": topic.cleft,
        "goes back": topic.back,
        "past": topic.past,
        "negates": bool(topic.denied),
        "tells of others": bool(topic.told - parties(row)),
        "tells of its own": bool(topic.doers & parties(row)),
        "beforehand": beforehand(row),
        "within another": row.parent in {other.id for other in floor.others},
        "turn": lemma == LABEL,
        "also": any(_ALSO.search(quote[:_FAR]) for quote in row.quotes[:1]),
        "goes on": going_on,
        "goes on answering": going_on and last is not None and last.answers is not None,
        "goes on denying": going_on and last is not None and last.stance in (Stance.DENY, Stance.REJECT),
    }
    names = [f"none: {name}" for name, holds in told.items() if holds]
    names += [f"none: {sign}" for sign in _signs(floor)]
    names += [f"none: {s}" for s in _ANSWERING if floor.lexicon.has(s, lemma)]
    names += [f"none: {row.stance.value}", f"none: {row.attitude.value}", f"none: {row.form.value}", "none"]
    names += [f"none: from {row.source.kind.value}", f"none: counter {counter.value}", f"none: {does(row)}"]
    return dict.fromkeys(names, 1.0)


def _between(floor: Floor, other: Statement) -> str:
    return floor.topics.tree.document.text[other.spans[-1][1] : floor.row.spans[0][0]]


def _gap(floor: Floor, other: Statement) -> int:
    return max(floor.row.spans[0][0] - other.spans[-1][1], 0)


def _place(floor: Floor, other: Statement, rank: int) -> Iterator[str]:
    """How near the other stands, and what parts the two."""
    yield f"rank {min(rank, _MOST)}"
    if beside(floor, other):
        yield "beside"
    if other.spans[-1][1] > floor.row.spans[0][0]:
        yield "overlapping"
        return
    between = _between(floor, other)
    breaks = len(_BREAK.findall(between))
    if breaks:
        yield "next paragraph" if breaks == 1 else "farther paragraph"
        return
    yield "same paragraph"
    if not rank:
        yield "last of its paragraph"
    if not _STOP.search(between):
        yield "same sentence"
    if len(between) < _NEAR:
        yield "near"
    if len(between) < _NEAR + _NEAR // 2 and _CONTRAST.search(between):
        yield "contrast"


def _sides(floor: Floor, other: Statement) -> Iterator[str]:
    """Whose word each is, and of whom each tells."""
    row = floor.row
    opposed, about, charged = floor.opposed(other), floor.about(other), floor.charged(other)
    theirs = bool(floor.topics.of(row).told & parties(other))
    blamed = {floor.cast.actor(actor).party for actor in row.toward} - {None}
    at_me = did(other) == "charge" and (charged or about)
    here = not floor.parted(other)
    told = {
        "opposed": opposed,
        "opposed here": opposed and here,
        "unknown side": not parties(row),
        "their unknown side": not parties(other),
        "laid on this side": charged,
        "about this side": about,
        "about this side, here": about and here,
        "in quarrel": floor.quarrelling(other),
        "no concern": not floor.concerning(other),
        "of a third": opposed and floor.third(other),
        "tells of them": theirs,
        "each of the other": theirs and about,
        "blames them": bool(blamed & parties(other)),
        "charge on this side": at_me,
        "charge on this side, here": at_me and here,
        "names its speaker": _named(floor, row, other),
        "named by it": _named(floor, other, row),
        "its noun in theirs": bool(_noun(row)) and _noun(row) in _words(other).lower(),
    }
    return (name for name, holds in told.items() if holds)


def _named(floor: Floor, told: Statement, speaker: Statement) -> bool:
    """Whether a content mentions who holds the other statement."""
    holders = {h.actor for h in speaker.source.holders}
    spans = ((start, min(end, start + _FAR)) for start, end in told.content.spans)
    return any(r.actor in holders for start, end in spans for r in floor.cast.at(start, end))


def _words(row: Statement) -> str:
    """The words of a content, no more than its beginning where it is long."""
    return " ".join(quote[:_FAR] for quote in row.content.quotes)


def _noun(row: Statement) -> str:
    words = _WORD.findall(row.source.text)
    return words[-1].lower() if words else ""


def _common(floor: Floor, other: Statement, alike: int, best: int) -> Iterator[str]:
    """What the two contents have in common."""
    mine, theirs = floor.topics.of(floor.row), floor.topics.of(other)
    yield from (f"alike {n}" for n in range(1, min(alike, 3) + 1))
    told = {
        "most alike": alike > 0 and alike == best,
        "same act": floor.same_act(other),
        "force": FORCE in mine.acts and FORCE in theirs.acts,
        "killing": KILLING in mine.acts and KILLING in theirs.acts,
        "negates it": bool(mine.denied & theirs.affirmed),
        "counts both": _counts(floor.row) and _counts(other),
        "goes back here": mine.back and not floor.parted(other),
        "cleft of it": mine.cleft and alike > 0,
        "plays down too": other.id in floor.negative,
    }
    yield from (name for name, holds in told.items() if holds)


def _signs(floor: Floor) -> list[str]:
    """What a content is as a version by itself."""
    mine = floor.topics.versions.of(floor.row)
    told = {
        "asks": mine.asks,
        "saw": mine.saw,
        "plays down": mine.plays_down,
        "still": mine.goes_on,
        "names it": mine.names_it,
        "figures": bool(mine.figures),
        "does not confirm": floor.row.attitude is Attitude.NOT_SAID and floor.row.grounds.endswith(_CONFIRMING),
        f"opens {mine.opens}": True,
    }
    return [name for name, holds in told.items() if holds]


def _versions(floor: Floor, other: Statement, rank: int, alike: int) -> Iterator[str]:
    """How the two contents differ as versions of one happening, and what the row is right behind what was told."""
    mine, theirs = floor.topics.versions.of(floor.row), floor.topics.versions.of(other)
    topic, told_of = floor.topics.of(floor.row), floor.topics.of(other)
    harm = bool(told_of.acts & {FORCE, KILLING}) or did(other) == "charge"
    contrary = mine.contrary(theirs)
    here = not floor.apart(other)
    told = {
        "contrary": bool(contrary),
        "contrary here": bool(contrary) and here,
        "contrary of harm": bool(contrary) and harm,
        "contrary twice": len(contrary) > 1,
        "other figures": bool(mine.figures and theirs.figures) and not mine.figures & theirs.figures,
        "other figures, alike": bool(mine.figures and theirs.figures)
        and not mine.figures & theirs.figures
        and alike > 0,
        "same figure": bool(mine.figures & theirs.figures),
        "affirms what was denied": bool(topic.affirmed & told_of.denied),
        "its speaker does it": bool(topic.doers & parties(other)),
        "harm, names it": harm and mine.names_it,
        "one negates, alike": bool(topic.denied) != bool(told_of.denied) and alike > 0,
        f"{floor.row.source.kind.value} to {other.source.kind.value}": here,
    }
    yield from (name for name, holds in told.items() if holds)
    if here and rank < _BEHIND:
        yield from (f"{sign}, rank {rank}" for sign in _signs(floor))


def _counts(row: Statement) -> bool:
    return _NUMBER.search(_words(row)) is not None


def _since(floor: Floor, other: Statement) -> Iterator[str]:
    """What stands within the other, and who has answered it since."""
    row, last = floor.row, floor.before[0] if floor.before else None
    ids = {each.id for each in floor.others}
    answers = [each for each in floor.before if each.answers == other.id]
    mine = {each.id for each in floor.before if not another_side(row, each)}
    told = {
        "nested": other.parent in ids,
        "holds another": any(each.parent == other.id for each in floor.others),
        "answered": bool(answers),
        "answered by this side": any(each.id in mine for each in answers),
        "answered just now by this side": last is not None and last.answers == other.id and last.id in mine,
        "answers this side": other.answers in mine,
    }
    return (name for name, holds in told.items() if holds)


class _Asked:
    """What a row's cue and its pointers ask for, worked out once for a row."""

    def __init__(self, floor: Floor) -> None:
        row, lexicon = floor.row, floor.lexicon
        self.floor = floor
        self.lemma = row.cue.lemma if row.cue is not None else ""
        self.pronoun = points(row.content.quotes)
        self.points = names_a_claim(row.content.quotes, lexicon) or names_a_proposal(row.content.quotes, lexicon)
        words = (w.lower()[:_ROOT] for quote in row.content.quotes for w in _WORD.findall(quote))
        self.roots = frozenset(words) if self.points else frozenset()
        self.owners = claimants(floor)

    def pointing(self, other: Statement, rank: int) -> Iterator[str]:
        """What "the claim", "this" or "Lima's offer" points at."""
        if self.points:
            yield f"points: {did(other)}"
            if not rank:
                yield "points: last"
            if other.cue is not None and other.cue.lemma[:_ROOT] in self.roots:
                yield "points: by its verb"
        if self.pronoun:
            yield f"this: {did(other)}"
        if self.owners:
            yield "its owner" if self.owners & parties(other) else "not its owner"

    def in_turn(self, other: Statement, rank: int) -> Iterator[str]:
        """Verbs of answering ("insisted", "replied"), and turns of a transcript."""
        for name in _ANSWERING:
            if self.floor.lexicon.has(name, self.lemma):
                yield f"{name}: rank {min(rank, 2)}"
                yield f"{name}: {'opposed' if self.floor.opposed(other) else 'not opposed'}"
        if self.lemma == LABEL:
            yield f"turn: rank {min(rank, 2)}"
