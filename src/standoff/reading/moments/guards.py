"""What looks like a time expression and is none: "May" the verb, "Ms May", "a march", "2000 refugees"."""

from standoff.knowledge.calendar import Calendar
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.words import Lexeme
from standoff.reading.syntax import Document

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
_WHOLE_WORDS = frozenset({"ref", "whole", "length", "night", "season", "deictic", "bare"})
_AMOUNTS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})
_BEFORE_TIME = frozenset(
    {"in", "after", "to", "from", "and", "by", "of", "early", "late", "mid", "last", "next", "this", "over"}
)
_CLAUSE_TAGS = frozenset({"WRB", "WDT", "WP", "PRP", "EX"})


def is_time(found: Expression, row: list[Lexeme], document: Document, calendar: Calendar) -> bool:
    """Whether the words around the expression let it stand for a time."""
    before = row[found.first - 1] if found.first else None
    after = row[found.last] if found.last < len(row) else None
    if after is not None and after.kind == "hyphen" and after.start == found.end and found.rule in _WHOLE_WORDS:
        return False
    check = _CHECKS.get(found.rule)
    return check is None or check(found, before, after, document, calendar)


def _month(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    month = found.one("month")
    assert month
    token = document.tokens[month.token]
    if len(found.row) > 1:
        return True
    timely = before is not None and before.kind in _BEFORE_TIME
    if token.lower.rstrip(".") in calendar.careful:
        follower = document.tokens[after.token].lemma if after is not None else ""
        if before is not None and before.kind == "the" and follower in calendar.deeds | calendar.accords:
            return True
        return timely and token.entity not in _NAMES and token.tag[:2] not in ("VB", "MD")
    return timely or token.lower not in calendar.given_names or not _beside_name(before, after, document)


def _beside_name(before: Lexeme | None, after: Lexeme | None, document: Document) -> bool:
    return any(x is not None and x.kind == "other" and document.tokens[x.token].pos == "PROPN" for x in (before, after))


def _weekday(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    weekday = next(x for x in found.row if x.kind == "weekday")
    token = document.tokens[weekday.token]
    named = before is not None and document.tokens[before.token].lower in calendar.named_days and len(found.row) == 1
    if token.dep == "compound" and document.head(token).pos == "PROPN" and document.head(token).i == token.i + 1:
        return False
    return not named and token.lower not in calendar.careful and token.entity != "PERSON"


def _season(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    season = found.one("season")
    assert season
    token = document.tokens[season.token]
    if token.tag[:2] == "VB" or token.entity in _NAMES:
        return False
    if found.one("year", "last", "next", "this", "early", "late"):
        return True
    timely = before is not None and before.kind in _BEFORE_TIME
    return timely and found.one("the") is not None if token.lower in calendar.careful else True


def _deictic(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    word = found.one("deictic")
    assert word
    token = document.tokens[word.token]
    first = document.sentence_of(token).first
    return not (token.text[0].isupper() and token.i > first and document.tokens[token.i - 1].pos == "PROPN")


def _year(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    year = found.one("year")
    assert year
    if len(found.row) > 1:
        return True
    token = document.tokens[year.token]
    follower = document.tokens[token.i + 1] if after and token.i + 1 < len(document.tokens) else None
    event = after is not None and after.kind == "event"
    if before and follower and document.tokens[before.token].pos == follower.pos == "PROPN" and not event:
        return False
    if follower and follower.tag == "NNS" and not event:
        return token.entity == "DATE" and before is not None and before.kind in {*_BEFORE_TIME, "the"}
    if token.entity in _AMOUNTS and not (before and before.kind in ("in", "after", "from")):
        return False
    return event or token.entity in ("DATE", "EVENT") or (before is not None and before.kind in _BEFORE_TIME)


def _bare(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    unit = found.one("unit")
    assert unit
    if before is not None and before.kind == "of" and not found.one("edge"):
        stretch = calendar.words.get(document.tokens[before.token - 1].lower, ("",))[0]
        if stretch not in ("unit", "units", "part"):
            return False
    if after is None or unit.value == "WE" or (found.one("edge") and unit.value == "Y"):
        return True
    follower = document.tokens[after.token]
    return (
        follower.tag not in _CLAUSE_TAGS
        and follower.pos != "NUM"
        and follower.tag[:2] != "NN"
        and follower.lower != "that"
    )


def _whole(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    unit = next(x for x in reversed(found.row) if x.kind == "unit")
    if unit.value[0] == "T":
        return found.one("the") is not None
    return True


def _length(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    unit = next(x for x in reversed(found.row) if x.kind in ("unit", "units"))
    first = document.tokens[found.row[0].token]
    if first.lower == "one" and unit.value == "D" and len(found.row) == 2 and (after is None or after.kind != "after"):
        return document.tokens[unit.token].dep != "npadvmod"
    if unit.value == "Q":
        return found.one("run") is not None or (after is not None and after.kind != "of" and unit.kind == "units")
    return True


def _ref(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    token = document.tokens[found.row[0].token]
    if token.entity in _NAMES or (after is not None and document.tokens[after.token].lower == "that"):
        return False
    if before is not None and document.tokens[before.token].lower in calendar.never_before_references:
        return False
    return not (found.row[0].value == "FUTURE_REF" and after is not None and after.kind == "after")


def _set(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    token = document.tokens[found.row[0].token]
    return not (found.one("freq") and token.pos == "PROPN" and token.entity in _NAMES)


def _many(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    """ "days of fighting", but not "the early hours of Friday"."""
    return before is None or before.kind == "just" or document.tokens[before.token].pos not in ("ADJ", "NUM")


def _decade(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    decade = found.one("decade")
    assert decade
    return len(str(decade.value).strip("'’s")) > 2 or found.one("the") is not None or decade.value[0] in "'’"


def _told(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    """ "The day before, ..." looks back; "the day before the vote" counts from what it names."""
    side = found.row[-1]
    if side.kind != "after" or after is None or after.kind in ("comma", "dot"):
        return True
    token = document.tokens[side.token]
    return token.dep != "mark" and not document.children(token, "pobj", "pcomp")


def _nth(
    found: Expression, before: Lexeme | None, after: Lexeme | None, document: Document, calendar: Calendar
) -> bool:
    """ "On the 11th", in figures and with no noun behind it: "on the 38th parallel" is no day."""
    numbers = found.of("ordinal")
    figures = all(document.text[x.start].isdigit() and 0 < int(x.value) < 32 for x in numbers)
    follower = document.tokens[after.token] if after is not None else None
    free = follower is None or not (follower.pos in ("NOUN", "PROPN", "ADJ", "NUM") or follower.text in "-–")
    return figures and free and document.tokens[numbers[-1].token].dep not in ("amod", "compound", "nummod")


_CHECKS = {
    "month": _month, "weekday": _weekday, "season": _season, "deictic": _deictic, "year": _year, "bare": _bare,
    "whole": _whole, "length": _length, "ref": _ref, "set": _set, "decade": _decade, "many": _many, "told": _told,
    "nth": _nth,
}  # fmt: skip
