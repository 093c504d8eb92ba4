"""What is taken up though it is not named: answers known by their construction where the sides of one are unknown.

A resident, a clerk or "the officer" speaks for no side, and a ministry's side may not be known. What makes their words
an answer is that they go back to the last claim ("had heard nothing of the kind", "believes neither", "there was one"),
negate what it told in its own words ("nobody apologised"), come from the one whom it names, are a turn that follows a
question, or carry on the account that somebody has just set against it.
"""

import re
from dataclasses import dataclass

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, parties
from standoff.reading.statements.likeness import JUST, LABEL, NEAR, beside
from standoff.reading.statements.pointers import names_a_claim, names_a_proposal
from standoff.reading.statements.topics import FORCE, KILLING
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, SourceKind, Stance

_WORD = re.compile(r"[\w’']+")
_LONGEST, _HEAD = 14, 7
_SAID = CLAIMS | {Stance.DENY}
_TOLD = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.DENY})
_SUCH = re.compile(r"\bsuch (?:an? )?(\w+)", re.IGNORECASE)
_WHAT_IS_SAID = re.compile(
    r"(?:what (?:he|she|they|it) (?:says?|said|claims?|claimed|tells?|told)|"
    r"(?:his|her|their|the) (?:account|words|story|version|footage|video|list|figures?))\b",
    re.IGNORECASE,
)
_LEAST_NAME = 4
_FAR = 120
_OTHERWISE = "tells it otherwise"
_REPLIES = 2
_OWN_VOICE = ("we", "i")
_PRONOUNS = ("he", "she", "it", "they", "we")


@dataclass(frozen=True, slots=True)
class Uptake:
    """The statement that is answered, whether the answer denies it, and the construction that says so."""

    target: Statement
    denies: bool
    grounds: str


def taken_up(floor: Floor) -> Uptake | None:
    """What a row answers by its construction alone; None where nothing in it goes back to what was said."""
    row = floor.row
    if row.cue is None or row.attitude not in (Attitude.SAID, Attitude.THOUGHT, Attitude.NOT_SAID):
        return None
    if row.stance is Stance.NO_COMMENT or row.attitude is Attitude.NOT_SAID:
        return _silence(floor)
    found = (
        _told_otherwise(floor)
        or _pointing(floor)
        or _echo(floor)
        or _accused(floor)
        or _turn(floor)
        or _set_against(floor)
    )
    return found or carried_on(floor) or _replied(floor) or _other_side(floor) or _harm_told(floor)


def named_as_such(floor: Floor) -> Uptake | None:
    """ "denies that it made such a request": the last act of that name, whoever made it."""
    if floor.row.stance not in (Stance.DENY, Stance.REJECT) and not _denied(floor):
        return None
    for quote in floor.row.content.quotes:
        for found in _SUCH.finditer(quote):
            sense = floor.lexicon.nouns.get(found[1].lower())
            acts = [o for o in floor.before if sense and o.stance is sense.stance and o.content.spans]
            own = (o for o in acts if parties(o) & parties(floor.row))
            target = next(own, next(iter(acts), None))
            if target is not None:
                return Uptake(target, floor.row.stance is Stance.ASSERT, "names the act as such")
    return None


def _pointing(floor: Floor) -> Uptake | None:
    """ "had heard nothing of the kind", "denies everything", "says there was one"."""
    row = floor.row
    told = [w.lower() for quote in row.content.quotes for w in _WORD.findall(quote)]
    words = " ".join(told if len(told) <= _LONGEST else told[:_HEAD])
    if not words or row.stance not in _TOLD | {Stance.CONFIRM, Stance.REJECT}:
        return None
    if _denies_in_a_word(floor, words):
        target = floor.first(lambda o: o.stance in _SAID | PROPOSALS, NEAR)
        return Uptake(target, row.stance is Stance.ASSERT, "goes back to what was said") if target else None
    if len(told) > _LONGEST:
        return None
    phrases = floor.lexicon.sets["granting_pointers"]
    if any(words.startswith(phrase) or f" {words}".endswith(f" {phrase}") for phrase in phrases):
        target = floor.first(lambda o: o.stance in _SAID and _may_oppose(floor, o), JUST)
        return Uptake(target, False, "goes back to what was said") if target else None
    return None


def _denies_in_a_word(floor: Floor, words: str) -> bool:
    lexicon, row = floor.lexicon, floor.row
    if any(f" {phrase} " in f" {words} " for phrase in lexicon.sets["denying_pointers"]):
        return True
    believed = row.attitude is Attitude.THOUGHT and words.startswith("neither")
    return words in lexicon.sets["bare_pointers"] and (believed or row.stance in (Stance.DENY, Stance.REJECT))


def _told_otherwise(floor: Floor) -> Uptake | None:
    """ "gave the opposite version": the last account of another, a charge or one about this side first."""
    if not floor.row.grounds.startswith(_OTHERWISE):
        return None
    told = floor.first(lambda o: o.stance in CLAIMS and floor.about(o), JUST)
    told = told or floor.first(lambda o: o.stance in CLAIMS, JUST)
    return Uptake(told, False, "tells it otherwise") if told is not None else None


def carried_on(floor: Floor) -> Uptake | None:
    """The rest of an account set against another: "denied it. Smugglers had fired, it said", "told another story. …".

    The same source goes on of the act or of the other side, or somebody of no known side tells what that side did.
    """
    row, last = floor.row, floor.before[0] if floor.before else None
    if last is None or last.answers is None or last.stance not in (Stance.DENY, Stance.REJECT):
        return None
    if row.stance not in (Stance.ASSERT, Stance.ACCUSE) or row.attitude is not Attitude.SAID or _apart(floor, last):
        return None
    target = next((o for o in floor.before if o.id == last.answers), None)
    topic = floor.topics.of(row)
    if target is None or not topic.past or target.stance not in CLAIMS:
        return None
    if row.source.text.lower() in _OWN_VOICE or (parties(row) and parties(row) & parties(target)):
        return None
    accuser = parties(target) or floor.topics.of(last).told - parties(last)
    theirs = topic.doers - parties(last)
    told = bool(theirs & accuser if accuser else theirs)
    alike = topic.alike(floor.topics.of(target)) > 0
    same = goes_on(last, row)
    if told and row.form is not Form.DIRECT and (alike or same or FORCE in topic.acts):
        return Uptake(target, False, "carries on an account set against it")
    if same and (alike or last.grounds.startswith(_OTHERWISE)):
        return Uptake(target, False, "carries on an account set against it")
    return None


def goes_on(last: Statement, row: Statement) -> bool:
    """Whether one source speaks on: the same words, a pronoun, or a party in common."""
    if last.source.spans == row.source.spans or parties(last) & parties(row):
        return True
    actors = {h.actor for h in last.source.holders} & {h.actor for h in row.source.holders}
    pronoun = row.source.text.lower() in _PRONOUNS
    return bool(actors) or (pronoun and not (parties(last) and parties(row)))


def _apart(floor: Floor, last: Statement) -> bool:
    """Whether two statements stand in different paragraphs or far apart."""
    row = floor.row
    if not row.spans or not last.spans or row.spans[-1][1] <= last.spans[0][0]:
        return True
    between = floor.topics.tree.document.text[last.spans[-1][1] : row.spans[0][0]]
    return len(between) > _FAR or "\n" in between


def _replied(floor: Floor) -> Uptake | None:
    """ "he answered", "the minister replied": the question, request or charge right before, whoever put it."""
    row = floor.row
    if row.cue is None or not floor.lexicon.has("replying", row.cue.lemma) or row.stance is Stance.NO_COMMENT:
        return None
    ids = {o.id for o in floor.others}
    for other in floor.others[:_REPLIES]:
        put = other.stance in PROPOSALS | {Stance.ACCUSE} or floor.about(other) or floor.charged(other)
        put = put or (other.stance in _SAID and beside(floor, other) and floor.concerning(other))
        if put and other.parent not in ids and not _apart(floor, other):
            return Uptake(other, False, "a reply")
    return None


def _harm_told(floor: Floor) -> Uptake | None:
    """ "Villagers say that a drone struck a wedding. … It denied that there were civilians": the harm told before it in
    its paragraph by somebody of no known side, where nothing else is there to be denied."""
    row = floor.row
    if row.stance is not Stance.DENY or not parties(row) or not row.content.spans:
        return None

    def harm(other: Statement) -> bool:
        told = other.stance in (Stance.ASSERT, Stance.ACCUSE) and other.attitude is Attitude.SAID
        acts = floor.topics.of(other).acts
        return told and not parties(other) and bool(acts & {FORCE, KILLING}) and not floor.parted(other)

    told = floor.first(harm, NEAR)
    return Uptake(told, False, "denies harm told in its paragraph") if told is not None else None


def _other_side(floor: Floor) -> Uptake | None:
    """ "says that it was the other side which …": what anybody just told."""
    row = floor.row
    if row.attitude is not Attitude.SAID or not floor.topics.of(row).cleft:
        return None
    told = floor.first(lambda o: o.stance in CLAIMS and beside(floor, o), JUST)
    return Uptake(told, False, "says who it was") if told is not None else None


def _echo(floor: Floor) -> Uptake | None:
    """ "Nobody apologised": the act that another just told, negated in its own word."""
    row = floor.row
    denied = floor.topics.of(row).denied
    if not denied or row.stance not in (Stance.ASSERT, Stance.DENY):
        return None
    told = floor.first(lambda o: o.stance in CLAIMS | PROPOSALS and bool(denied & floor.topics.of(o).affirmed), NEAR)
    if told is None:
        return None
    return Uptake(told, row.stance is Stance.ASSERT and told.stance in CLAIMS, "negates what was told")


def _denied(floor: Floor) -> bool:
    return bool(floor.topics.of(floor.row).denied)


def _accused(floor: Floor) -> Uptake | None:
    """The claim that names the one who denies: by its side, by the noun of its source, or within its source's words."""
    row = floor.row
    whose = next((o for o in floor.others if o.stance is Stance.ACCUSE and _within_source(row, o)), None)
    if whose is not None and row.stance is Stance.ASSERT and _denied(floor):
        return Uptake(whose, True, "the claim names who denies it")
    if row.stance is not Stance.DENY:
        return None
    told = next((o for o in floor.others if o.stance in CLAIMS and _within_source(row, o)), None)
    told = told or floor.first(lambda o: o.stance in CLAIMS and _names(floor, o) and _of_it(floor, o), NEAR)
    return Uptake(told, False, "the claim names who denies it") if told is not None else None


def _within_source(row: Statement, other: Statement) -> bool:
    """Whether a claim stands in a relative clause of who denies it: "Egypt, which many suspect of it, denies …"."""
    if other.cue is None or row.cue is None or not row.source.spans:
        return False
    return row.source.spans[0][0] < other.spans[0][0] < row.cue.spans[0][0]


def _names(floor: Floor, other: Statement) -> bool:
    words = [w.lower() for w in _WORD.findall(floor.row.source.text)[:_LEAST_NAME]]
    if floor.about(other) or floor.charged(other):
        return True
    noun = words[-1] if words[:1] == ["the"] else ""
    told = {w.lower() for quote in other.content.quotes for w in _WORD.findall(quote)}
    return len(noun) > _LEAST_NAME and noun in told


def _of_it(floor: Floor, other: Statement) -> bool:
    """Whether the claim is a charge, tells of what is denied, or was made right before."""
    return other.stance is Stance.ACCUSE or floor.alike(other) > 0 or beside(floor, other)


def _turn(floor: Floor) -> Uptake | None:
    """What a question put to the speaker of a turn: the last that it tells, not what stands within that."""
    row = floor.row
    if row.cue is None or row.cue.lemma != LABEL or not _answering(floor):
        return None
    claims = [o for o in floor.others if o.cue is not None and o.cue.lemma != LABEL]
    asked, ids = {o.id for o in floor.others} - {o.id for o in claims}, {o.id for o in claims}
    inner = (o for o in claims[:NEAR] if o.parent in asked and o.stance in _SAID | PROPOSALS)
    last = next(iter(floor.others), None)
    told = next((o for o in inner if last is not None and last.id in (o.id, o.parent)), None)
    told = told or floor.first(lambda o: o.stance in _SAID | PROPOSALS and o.parent not in ids, NEAR)
    return Uptake(told, False, "a turn in answer") if told is not None else None


def _answering(floor: Floor) -> bool:
    """Whether a turn is of one who is asked, and not of a paper or a reader who puts a question."""
    row = floor.row
    if row.source.kind is SourceKind.OUTLET or any(
        quote.rstrip("”\"'’ ").endswith("?") for quote in row.content.quotes
    ):
        return False
    label = row.source.text.lower()
    return bool(parties(row)) or label in floor.lexicon.sets["answering_labels"] | floor.lexicon.sets["persons"]


def _set_against(floor: Floor) -> Uptake | None:
    """Two accounts side by side, each of what the other did: "A says that B fired; B says that A had crossed"."""
    row = floor.row
    mine = floor.topics.of(row)
    if row.stance not in (Stance.ASSERT, Stance.ACCUSE) or not parties(row) or row.form is Form.NONE:
        return None

    def account(other: Statement) -> bool:
        theirs = floor.topics.of(other)
        plain = other.stance in (Stance.ASSERT, Stance.ACCUSE) and other.attitude is Attitude.SAID
        if not plain or not parties(other) or not beside(floor, other) or _apart(floor, other):
            return False
        if not (_one_breath(floor, other) or floor.same_act(other) or mine.acts & theirs.acts):
            return False
        return bool(_done(floor, other, theirs.doers) & parties(row) and _done(floor, row, mine.doers) & parties(other))

    told = floor.first(account, JUST)
    return Uptake(told, False, "each tells what the other did") if told is not None else None


def _one_breath(floor: Floor, other: Statement) -> bool:
    """Whether both stand in one sentence."""
    between = floor.topics.tree.document.text[other.spans[-1][1] : floor.row.spans[0][0]]
    return not any(mark in between for mark in ".!?\n")


def _done(floor: Floor, row: Statement, doers: frozenset[str]) -> set[str]:
    """Who does what is told: the subjects of its main clauses, and whom a charge is laid on."""
    laid = {floor.cast.actor(a).party for a in row.toward} if row.stance is Stance.ACCUSE else set()
    return set(doers) | {party for party in laid if party is not None}


def _may_oppose(floor: Floor, other: Statement) -> bool:
    return beside(floor, other) or floor.opposed(other)


def _silence(floor: Floor) -> Uptake | None:
    """ "Cairo has not commented", "neither has replied": the charge, request or offer just made to that side."""
    row = floor.row
    if names_a_claim(row.content.quotes, floor.lexicon) or names_a_proposal(row.content.quotes, floor.lexicon):
        return None
    if row.cue is not None and row.cue.lemma == LABEL:
        return _turn(floor)
    if any(_WHAT_IS_SAID.match(quote) for quote in row.content.quotes[:1]):
        said = floor.first(lambda o: o.stance in _SAID and not floor.parted(o), 1)
        return Uptake(said, False, "says nothing to it") if said is not None else None
    if row.form is not Form.NONE or row.content.spans:
        return None
    told = floor.first(lambda o: o.stance in CLAIMS | PROPOSALS and _put_to(floor, o), JUST)
    return Uptake(told, False, "says nothing to it") if told is not None else None


def _put_to(floor: Floor, other: Statement) -> bool:
    """Whether a request, an offer or a charge went to the silent side, or all that was said did right before."""
    if other.stance in PROPOSALS and floor.opposed(other) and beside(floor, other) and not _apart(floor, other):
        return True
    laid = floor.charged(other) or floor.about(other)
    return laid and (other.stance in PROPOSALS | {Stance.ACCUSE} or beside(floor, other))
