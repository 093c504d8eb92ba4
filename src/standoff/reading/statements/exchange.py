"""What is said in answer right after, in one paragraph, where no word goes back to what was said.

A paragraph sets a word against a word: who denies there, confirms, accepts, thanks or keeps silent does so to what
somebody else has just said in it. A denial answers the claim before it, an acceptance or a silence the proposal, a
charge the account of what its own side did, and of two plain accounts the second answers the first where one sentence
sets them against each other (a semicolon, "while"), or where "insists", a pronoun for what was told or the same act by
the other side of a quarrel does.
"""

import re

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, parties
from standoff.reading.statements.likeness import LABEL
from standoff.reading.statements.pointers import points
from standoff.reading.statements.uptake import Uptake
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, SourceKind, Stance

_WORDS = 3
_RANK = 2
_TURNS = 4
_TURNING = frozenset({Stance.REJECT, Stance.REFUSE, Stance.ENDORSE, Stance.PRAISE, Stance.CONFIRM})
_PLAIN = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.CONCEDE})
_AGAINST = re.compile(r";|,\W*(?:but|while|whereas|although|though)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:both|each|all|two|the (?:two|three|sides|parties))\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|too|likewise)\b", re.IGNORECASE)
_THIS = re.compile(r"\W*(?:this|that|these|those|it)\b", re.IGNORECASE)
_CULPRIT = "verb with object; cue class blaming"
_PUT = PROPOSALS - {Stance.PROMISE}
_TRUE_FIGURE = re.compile(
    r"\b(?:true|real|actual|correct) (?:\w+ )?(?:figure|number|toll|count|total)s?\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_STOPS = frozenset(".!?")


def in_exchange(floor: Floor) -> Uptake | None:
    """What a row answers as the next word in its paragraph; None where the paragraph sets it against nothing."""
    row = floor.row
    told = _just_told(floor)
    if row.cue is None:
        return None
    if not told:
        return _in_turn(floor)
    if row.stance is Stance.DENY:
        return _denied(floor, told)
    if row.stance is Stance.NO_COMMENT or row.attitude is Attitude.NOT_SAID:
        return _met_with_silence(floor, told) or _in_turn(floor)
    if row.stance in _TURNING or (row.stance is Stance.PROMISE and _bare(row)):
        return _turned(floor, told)
    if row.stance in _PLAIN:
        return _requested(floor, told) or _counter_charge(floor, told) or _set_against(floor, told)
    return None


def _just_told(floor: Floor) -> tuple[Statement, ...]:
    """What others said before in the paragraph, nearest first, and not what stands within one of them."""
    here = [o for o in floor.others if o.parent != floor.row.id and not floor.parted(o)]
    return tuple(here[:_RANK])


def _denied(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    """What is denied: of two just told the one of like words, a charge, the nearer; or what a request takes for granted
    ("urged Lima to stop the raids. Lima denies having raided any village")."""
    claims = [o for o in told if o.stance in CLAIMS and o.id not in floor.negative and floor.concerning(o)]
    target = next((o for o in claims if floor.alike(o)), None)
    target = target or next((o for o in told if o.stance in PROPOSALS and floor.alike(o)), None)
    target = target or next((o for o in claims if o.stance is Stance.ACCUSE), None) or next(iter(claims), None)
    return Uptake(target, False, "denies what its paragraph just told") if target is not None else None


def _met_with_silence(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    quotes = floor.row.content.quotes
    if quotes and not points(quotes) and quotes[0].strip("“”\"'‘’. ").lower() not in ("yes", "no"):
        return None
    target = next((o for o in told if o.stance in _PUT), None)
    return Uptake(target, False, "says nothing to it") if target is not None else None


def _in_turn(floor: Floor) -> Uptake | None:
    """The silence within a turn on what the question told: "I do not comment on what people draw"."""
    row = floor.row
    if row.stance is not Stance.NO_COMMENT:
        return None
    label = next((o for o in floor.before if o.id == row.parent), None)
    if label is None or label.cue is None or label.cue.lemma != LABEL:
        return None
    told = floor.first(lambda o: o.stance in CLAIMS, _TURNS)
    return Uptake(told, False, "says nothing to the question") if told is not None else None


def _turned(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    """An acceptance, a refusal or thanks after a proposal; a confirmation or rejection after a claim."""
    row = floor.row
    if _SEVERAL.match(row.source.text) or len(parties(row)) > 1:
        return None
    target = next((o for o in told if o.stance in PROPOSALS and _speaks_to(floor, o)), None)
    if target is None and row.stance is Stance.CONFIRM:
        target = next((o for o in told if o.stance in CLAIMS and floor.alike(o)), None)
    if row.grounds.endswith("does not mean to do") and target is not None and not floor.concerning(target):
        return None
    if target is None and row.stance is Stance.REJECT:
        target = next((o for o in told[:1] if o.stance in CLAIMS), None)
    return Uptake(target, False, "turns to what its paragraph just told") if target is not None else None


def _bare(row: Statement) -> bool:
    """ "promised both", "offered it"."""
    return points(row.content.quotes) or [q.lower() for q in row.content.quotes] in (["both"], ["neither"], ["all"])


def _speaks_to(floor: Floor, other: Statement) -> bool:
    """Whether nobody else than who proposed is thanked or backed."""
    told = floor.topics.of(floor.row).told
    return floor.row.stance not in (Stance.PRAISE, Stance.ENDORSE) or not told or bool(told & parties(other))


def _requested(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    """What somebody says who has just been asked, or who sees no need of an offer just made."""
    asked, negative = told[0], floor.row.id in floor.negative
    if asked.stance in (Stance.REQUEST, Stance.DEMAND) and floor.charged(asked):
        return Uptake(asked, False, "who was asked speaks")
    offered = next((o for o in told if o.stance in (Stance.OFFER, Stance.PROPOSE) and floor.opposed(o)), None)
    return Uptake(offered, False, "sees no need of it") if negative and offered is not None else None


def _counter_charge(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    """ "Refugees say that rebels burned it. The rebels blame air strikes": another culprit, by those of whom it was
    told, or by anybody where two name one each."""
    row, other = floor.row, told[0]
    blamed = other.grounds.startswith(_CULPRIT) and (floor.charged(other) or floor.about(other))
    names = row.grounds.startswith(_CULPRIT) or blamed
    if row.stance is not Stance.ACCUSE or not names or _ALSO.search(row.quotes[0]):
        return None
    if other.stance not in (Stance.ASSERT, Stance.ACCUSE) or other.attitude is not Attitude.SAID:
        return None
    laid = floor.charged(other) or floor.about(other) or other.stance is Stance.ACCUSE
    return Uptake(other, False, "names another culprit") if laid else None


def _set_against(floor: Floor, told: tuple[Statement, ...]) -> Uptake | None:
    row, other = floor.row, told[0]
    lemma = row.cue.lemma if row.cue is not None else ""
    counters = floor.lexicon.has("countering", lemma)
    if counters and other.stance is Stance.DENY and other.content.spans and not floor.opposed(other):
        return Uptake(other, False, "insists on what was just denied")
    if row.attitude not in (Attitude.SAID, Attitude.THOUGHT) or row.form is Form.NONE or other.stance not in CLAIMS:
        return None
    at_odds = floor.opposed(other) and floor.quarrelling(other)
    negative = row.id in floor.negative
    if floor.lexicon.has("disbelieving", lemma) and row.content.quotes:
        doubted = next((o for o in told if o.stance in CLAIMS and floor.alike(o)), None)
        return Uptake(doubted, False, "doubts it") if doubted is not None else None
    if any(_TRUE_FIGURE.search(quote) for quote in row.content.quotes):
        counted = next((o for o in told if any(_NUMBER.search(quote) for quote in o.content.quotes)), None)
        return Uptake(counted, False, "gives another figure") if counted is not None else None
    if _admits_a_few(row) and _counts(other) and floor.opposed(other):
        return Uptake(other, False, "gives another figure")
    if floor.opposed(other) and _plays_down(floor):
        return Uptake(other, False, "plays it down")
    if negative and not floor.opposed(other) and (floor.alike(other) or other.source.kind is SourceKind.UNKNOWN):
        return Uptake(other, True, "knows of none of it")
    both = _counts(row) and _counts(other)
    if _one_sentence(floor, other) and (floor.alike(other) or at_odds or counters or negative or both):
        return Uptake(other, negative, "set against it in one sentence")
    if at_odds and (counters or any(_THIS.match(quote) for quote in row.content.quotes[:1])):
        return Uptake(other, negative, "set against it in one paragraph")
    return None


def _counts(row: Statement) -> bool:
    return any(_NUMBER.search(quote) for quote in row.content.quotes)


def _admits_a_few(row: Statement) -> bool:
    """ "admits one", "concedes three losses"; what a side puts its own dead at contradicts no count of the other's."""
    quotes = row.content.quotes
    return row.stance is Stance.CONCEDE and bool(quotes) and _counts(row) and len(quotes[0].split()) < _WORDS


def _plays_down(floor: Floor) -> bool:
    """ "mentions only gunfire", "speaks merely of a patrol"."""
    words = floor.row.content.quotes[0].lower().split()[:1] if floor.row.content.quotes else []
    words += [w.lower() for quote in floor.row.cue.quotes for w in quote.split()] if floor.row.cue else []
    return any(floor.lexicon.has("playing_down", w) and w not in ("never", "just") for w in words)


def _one_sentence(floor: Floor, other: Statement) -> bool:
    """Whether a semicolon or a word of contrast parts two statements of one sentence."""
    if not other.spans or not floor.row.spans:
        return False
    between = floor.topics.tree.document.text[other.spans[-1][1] : floor.row.spans[0][0]]
    return not _STOPS.intersection(between) and _AGAINST.search(between) is not None
