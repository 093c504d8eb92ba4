"""Which way a time expression points: behind the report, ahead of it, or neither, by the verb that governs it."""

from enum import StrEnum

from standoff.knowledge.calendar import Calendar
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Label

_BEFORE_NOUNS = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "some", "another"})
_HAD = frozenset({"had", "'d", "’d"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Direction(StrEnum):
    PAST = "past"
    AHEAD = "ahead"
    OPEN = "open"


def direction(document: Document, token: Token, calendar: Calendar) -> tuple[Direction, str]:
    """The direction of a time word and the words that decide it.

    "will continue on Wednesday", "set to meet Friday", "scheduled for May" point ahead; a finite past or a perfect
    points behind; a headline's bare infinitive ("Talks to resume Monday") ahead, its present ("Clashes resume") behind.
    """
    label = document.line_of(token).label
    headline = label is Label.HEADLINE
    if (done := _of_what_was_done(document, token, calendar)) is not None:
        return done
    owned = bool(document.children(token, "case"))
    of_noun = False
    for governor in (token, *document.ancestors(token)):
        if governor.lower in calendar.since and governor is document.head(token):
            return Direction.PAST, governor.text
        if governor is document.head(token) and _open_ended(document, governor, token, calendar):
            return Direction.AHEAD, governor.text
        if governor.pos in ("NOUN", "PROPN", "ADJ") and governor.i != token.i:
            if governor.lemma in calendar.ahead_dates:
                return Direction.AHEAD, governor.text
            of_noun = of_noun or governor.pos == "NOUN"
            continue
        if (
            of_noun
            and governor.lower == "before"
            and governor.pos in ("ADP", "SCONJ")
            and not _is_weekday(token, calendar)
        ):
            return Direction.OPEN, "before what is dated"
        if governor.pos not in ("VERB", "AUX"):
            continue
        found = _of_verb(document, governor, calendar, headline)
        if found is Direction.AHEAD and owned and not _will(document, governor, calendar):
            return Direction.OPEN, f"{governor.text} of what is the day's"
        if found is not Direction.OPEN:
            return found, governor.text
        present = governor.tag in ("VBZ", "VBP") and governor.lemma not in calendar.telling
        if present and not of_noun and label is Label.BODY:
            weekday = _is_weekday(token, calendar)
            return Direction.AHEAD if weekday else Direction.OPEN, f"{governor.text}, a timetable's present"
    return Direction.OPEN, "no tense"


def had_been(document: Document, token: Token) -> bool:
    """Whether the clause of a time word tells of what lay before the rest: "in January it had taken the town"."""
    verb = next((t for t in document.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    return verb is not None and any(t.lower in _HAD for t in document.children(verb, "aux"))


def names_what_was_made(document: Document, token: Token, calendar: Calendar) -> bool:
    """Whether a time word tells apart an accord that its sentence does something to or under: "they broke the truce of
    2022", which does not go on telling of that year; "the truce of 2022 broke down" does."""
    noun, _ = _told_apart(document, token)
    return noun.tag in _NOUNS and noun.lemma.lower() in calendar.accords and noun.dep not in _SUBJECTS


def hangs_from_noun(document: Document, token: Token) -> bool:
    """Whether a time word belongs to a noun and not to what is done: "the ban of 2021 was lifted"."""
    noun, _ = _told_apart(document, token)
    return noun is not token and noun.tag in _NOUNS


def _told_apart(document: Document, token: Token) -> tuple[Token, Token | None]:
    """The noun that a time word tells apart, and the "of" or "in" between the two; the word itself where there is
    none."""
    noun = document.head(token)
    if noun.dep == "prep" and noun.lower in ("of", "in"):
        return document.head(noun), noun
    return (noun if token.dep in _BEFORE_NOUNS else token), None


def _of_what_was_done(document: Document, token: Token, calendar: Calendar) -> tuple[Direction, str] | None:
    """The direction of a time word by the noun that it tells apart, one for what there is only once it was done: "the
    November accords must be observed", "July's raid", "the truce of May".

    "The planned May truce" is to come, "the clashes in July must not be repeated" the nearest; None where the noun is
    another, is not definite ("a July truce") or only begins ("the May truce will begin at noon").
    """
    noun, behind = _told_apart(document, token)
    nouns = calendar.deeds if _is_weekday(token, calendar) else calendar.deeds | calendar.accords
    if noun is token or noun.tag not in _NOUNS or noun.lemma.lower() not in nouns:
        return None
    words = {t.lower for t in document.children(noun, "det", "amod", "nummod", "compound")}
    verb, within = document.head(noun), behind is not None and behind.lower == "in"
    way = _of_verb(document, verb, calendar, headline=False)
    if _only_begins(document, noun, calendar) or words & _INDEFINITE:
        agreed = words & _INDEFINITE and noun.lemma.lower() in calendar.accords and noun.dep == "dobj"
        free = agreed and way is Direction.PAST and verb.lemma not in calendar.begins and behind is None
        return (Direction.OPEN, f"{noun.text}, which may be to come") if free else None
    if within and not (noun.dep in _SUBJECTS and noun.i < verb.i and way is Direction.AHEAD):
        return None
    if words & calendar.coming:
        return Direction.AHEAD, f"{noun.text} to come"
    return Direction.OPEN if within else Direction.PAST, f"{noun.text}, which was done"


def _only_begins(document: Document, noun: Token, calendar: Calendar) -> bool:
    """Whether the words say of a thing that it is yet to begin: "the truce will begin", "the truce, to be signed"."""
    verb = document.head(noun)
    acts = [verb] if noun.dep in (*_SUBJECTS, "dobj") else []
    acts += document.children(verb, "xcomp") if verb.lemma == "be" else ()
    acts += document.children(noun, "relcl", "acl")
    begun = (act for act in acts if act.lemma in calendar.begins)
    return any(_of_verb(document, act, calendar, headline=False) is not Direction.PAST for act in begun)


def _of_verb(document: Document, verb: Token, calendar: Calendar, headline: bool) -> Direction:
    helpers = [*document.children(verb, "aux", "auxpass")]
    tags = {helper.tag for helper in helpers}
    if any(helper.tag == "MD" for helper in helpers):
        perfect = any(helper.lemma == "have" for helper in helpers)
        return Direction.PAST if perfect else Direction.AHEAD
    if verb.lemma in calendar.ahead_dates and verb.tag == "VBN" and not document.children(verb, "prt", "acomp", "oprd"):
        return Direction.AHEAD
    if verb.tag == "VB" and any(helper.tag == "TO" for helper in helpers):
        return Direction.AHEAD if headline else _of_infinitive(document, verb, calendar)
    if verb.tag == "VBD" or (tags & {"VBD", "VBZ", "VBP"} and verb.tag == "VBN"):
        return Direction.PAST
    if verb.tag in ("VBG", "VBN") and "VBD" in tags:
        return Direction.PAST
    if verb.tag == "VBG" and tags & {"VBZ", "VBP"}:
        return Direction.AHEAD
    if verb.tag == "VBN" and verb.dep in ("acl", "advcl", "ROOT"):
        return Direction.PAST
    if headline and verb.tag in ("VBZ", "VBP"):
        return Direction.PAST
    return Direction.OPEN


def _will(document: Document, verb: Token, calendar: Calendar) -> bool:
    return any(helper.lower in calendar.future_modals for helper in document.children(verb, "aux"))


def _is_weekday(token: Token, calendar: Calendar) -> bool:
    return calendar.words.get(token.lower, ("",))[0] in ("weekday", "deictic")


def _open_ended(document: Document, preposition: Token, token: Token, calendar: Calendar) -> bool:
    """A preposition that points ahead: "for Friday", "closed until Friday", "postponed to May", "expected by Friday".

    Not in "fighting lasted until Friday" or "figures for May".
    """
    if preposition.lower in ("to", "until", "till") and document.head(preposition).lemma in calendar.moved:
        return True
    if preposition.lower == "by":
        over = document.head(preposition)
        return any(t.lemma in calendar.ahead_verbs for t in (over, document.head(over)))
    if preposition.lemma not in calendar.until or preposition.pos not in ("ADP", "SCONJ"):
        return False
    head = document.head(preposition)
    if preposition.lower == "for":
        return _is_weekday(token, calendar) or head.lemma in calendar.ahead_verbs
    past = {"VBD"} & {head.tag, *(helper.tag for helper in document.children(head, "aux", "auxpass"))}
    return head.pos in ("VERB", "AUX", "ADJ") and not past


def _of_infinitive(document: Document, verb: Token, calendar: Calendar) -> Direction:
    if verb.dep == "ROOT":
        return Direction.AHEAD
    head = document.head(verb)
    if head.lemma in calendar.ahead_verbs or head.lemma in calendar.ahead_adjectives or head.lemma == "be":
        return Direction.AHEAD
    return Direction.OPEN
