"""Lexemes -> expressions: a grammar of English news time over the classes of words.

Each rule is a pattern over lexeme classes, written `<class>`; it is compiled to a regular expression over a string that
has one character for each lexeme of the sentence. Rules are tried in their order at each place, longest readings first.
What an expression covers follows the TIMEX3 guidelines as MEANTIME applies them: prepositions stay outside, articles
and modifiers ("earlier today", "over six years", "the past nine days") inside.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.moments.words import Lexeme

_KINDS = (
    "month", "weekday", "weekdays", "season", "part", "unit", "units", "deictic", "number", "day", "ordinal", "freq",
    "ref", "last", "next", "following", "this", "that", "same", "early", "late", "mid", "sooner", "later", "edge",
    "few", "approx", "more", "than", "least", "ago", "after", "run", "every", "the", "a", "of", "on", "at", "in",
    "over", "to", "from", "and", "by", "half", "overnight", "local", "time", "row", "age", "event", "comma", "hyphen",
    "dot", "poss", "just", "iso", "slash", "clock", "decade", "quarter", "short", "year", "years", "between", "being",
    "other",
)  # fmt: skip
_CHAR = {kind: chr(0xE000 + n) for n, kind in enumerate(_KINDS)}

_DEFINED = {
    "ABOUT": "(?:<approx><than>?|<more><than>|<at><least>)?",
    "COUNT": "(?:<number>|<day>|<a>?<few><of>?|<a>)",
    "DIRECTED": "[<last><next><this>]",
    "WHEN": "(?:[<early><late><sooner><later>](?:[<in><on>]<the>?)?|<the>?<mid><hyphen>?)?",
    "EDGE": "(?:<the>?<edge><of>)?",
    "YEARS": "(?:<comma>?<of>?(?:<year>|<years>|[<last><next><this>]<unit>))?",
    "CALENDAR": "(?:<weekday><comma>?)?(?:<month><dot>?[<day><ordinal>](?:<comma>?<year>)?"
    "|(?:<day>|<the>?<ordinal>)<of>?<month>(?:<comma>?<year>)?)",
}
_RULES = (
    ("time", "(?:@CALENDAR|<weekday>|<deictic>)<part>?(?:<comma>|<at>)*<clock>"),
    ("time", "<clock>(?:<comma>?<on>?(?:@CALENDAR|<weekday>|<deictic>)<part>?|<this><part>)?"),
    ("days", "<month><day>(?:<hyphen>|<to>|<and>)<day>(?!<month>)(?:<comma>?<year>)?"),
    ("days", "(?:<day><comma>)*<day><comma>?(?:<hyphen>|<to>|<and>)<day><of>?<month>(?:<comma>?<year>)?"),
    ("days", "(?:<the>?<part><of>)?<month><between>(?:<comma>?<year>)?|<between><of>?<month>(?:<comma>?<year>)?"),
    ("date", "@WHEN(?:<the>?<part><of>)?@CALENDAR(?:<part>)?"),
    ("figures", "[<iso><slash>]"),
    ("set", "<every>(?:<number>|<day>|<few>|<ordinal>)?[<units><unit><weekday><part><month><season>]"),
    ("set", "<weekdays>|<freq>"),
    ("half", "<the>?<ordinal><half><of><month>@YEARS"),
    ("month", "@EDGE@WHEN@DIRECTED?<month>@YEARS"),
    ("nights", "(?:<overnight>|<the><part>)(?:<from>|<of>|<on>)?(?:@CALENDAR|<weekday>)(?:<hyphen>|<to>|<and>)<the>?"
     "(?:<weekday>)(?!<comma>?[<month><day>])"),
    ("weekday", "<overnight><on>?<weekday>"),
    ("into", "<overnight><to><weekday>"),
    ("weekday", "@WHEN(?:@DIRECTED|<the>[<following><last><next>])?<weekday><part>?(?:@DIRECTED<unit>)?"),
    ("season", "@EDGE@WHEN(?:@DIRECTED|<the>)?<season>@YEARS"),
    ("deictic", "@WHEN(?:<the>?<unit><after>)?<deictic><part>?"),
    ("told", "<the>[<next><following><last>]<part>"),
    ("night", "(?:@WHEN@DIRECTED<part>|<overnight>)"),
    ("decade", "<the>?(?:[<early><late><mid>]<hyphen>?)?<decade>"),
    ("quarter", "<quarter>(?:<of>?<year>)?"),
    ("streak", "[<the><a>]?<ordinal><unit>(?=<in><a><row>|<run>(?!<unit>))"),
    ("ordinal", "@EDGE(?:<the>|<a>)?@DIRECTED?<run>?<ordinal>(?:<run>|<hyphen>)?(?:<unit>|<half>)"
     "(?:<of>?(?:<year>|<the>?@DIRECTED?<unit>))?"),
    ("span", "@WHEN<the>?@DIRECTED(?:<number>|<day>|<a>?<few><of>?)<run>*(?:<units>|<unit>)"),
    ("vague", "<the>?(?:<next>|<last>|<ref>)<units>"),
    ("away", "@ABOUT@COUNT<run>*(?:<units>|<unit>)(?:<ago>|<sooner>|<later>|<from><ref>)"),
    ("length", "@ABOUT(?:<number>|<day>|<ordinal>)<hyphen>(?:<unit>|<units>)(?!<hyphen><age>)"),
    ("length", "<half><a><unit>|<a><unit><and><a><half>"),
    ("length", "@ABOUT@COUNT<run>*(?:<units>|<unit>)(?!<hyphen>|<age>)"),
    ("year", "@EDGE@WHEN(?:<the>?<run>?<unit>|<the>?<run>)?<year>"),
    ("whole", "@EDGE@WHEN<the>?@DIRECTED<run>?<unit>"),
    ("told", "<the>(?:<unit>|<part>)<after>"),
    ("told", "<the><following><unit>|<the><just>?<same>(?:<unit>|<part>)|<that>(?:<weekday>|<unit>|<part>)"),
    ("bare", "@EDGE@WHEN<the><unit>(?!<of>|<after>|<hyphen>)|[<early><late><sooner><later>]<in><the><unit>"),
    ("many", "(?<=[<in><over><approx><by><of><after><just>])<the>?<units>(?!<hyphen>)"),
    ("many", "<units>(?=[<after><sooner><later><ago><of>])"),
    ("years", "<years>"),
    ("short", "(?<=[<after><in><to><by>])<short>"),
    ("nth", "(?<=[<on><after><to>])<the><ordinal>(?:<and><the>?<ordinal>)?"),
    ("ref", "<ref>"),
    ("being", "<the><time><being>"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: the rule that saw it, its lexemes, and their place `[first, last)` in the sentence's row."""

    rule: str
    row: tuple[Lexeme, ...]
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.row[0].start

    @property
    def end(self) -> int:
        return self.row[-1].end

    def of(self, *kinds: str) -> tuple[Lexeme, ...]:
        """The lexemes of these classes, in text order."""
        return tuple(lexeme for lexeme in self.row if lexeme.kind in kinds)

    def one(self, *kinds: str) -> Lexeme | None:
        """The first lexeme of these classes, if there is one."""
        return next((lexeme for lexeme in self.row if lexeme.kind in kinds), None)

    @property
    def definite(self) -> bool:
        """Whether "the" stands before "last" or "next": "the last week" is a length, "last week" is not."""
        kinds = [lexeme.kind for lexeme in self.row]
        return any(pair == ("the", word) for pair in itertools.pairwise(kinds) for word in ("last", "next"))

    @property
    def directed(self) -> str | None:
        """`last`, `next` or `this`, where one of these words shapes the expression."""
        found = self.one("last", "next", "this")
        return found.kind if found else None


def _compile() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    parts = []
    for number, (name, pattern) in enumerate(_RULES):
        for _ in range(2):
            for key, value in _DEFINED.items():
                pattern = pattern.replace(f"@{key}", value)
        names[f"r{number}"] = name
        parts.append(f"(?P<r{number}>{re.sub(r'<([a-z]+)>', lambda m: _CHAR[m.group(1)], pattern)})")
    return re.compile("|".join(parts)), names


_GRAMMAR, _NAMES = _compile()
TRIGGERS = frozenset(
    {"month", "weekday", "weekdays", "season", "part", "ordinal", "unit", "units", "deictic", "freq", "ref",
     "overnight", "iso", "slash", "clock", "decade", "quarter", "short", "year", "years", "between", "being"}
)  # fmt: skip


def expressions(row: list[Lexeme]) -> Iterator[Expression]:
    """The expressions of one sentence's lexemes, in text order, none overlapping another."""
    if not any(lexeme.kind in TRIGGERS for lexeme in row):
        return
    other = _CHAR["other"]
    string = "".join([_CHAR.get(lexeme.kind, other) for lexeme in row])
    for match in _GRAMMAR.finditer(string):
        first, last = match.span()
        yield Expression(_NAMES[match.lastgroup or ""], tuple(row[first:last]), first, last)
