"""Armed groups that a report itself introduces: "the Ridge Front (RF), a rebel group", "the militia Black Cane".

No file lists them; the report's words make them parties in their own right. The id of such a party is its name in
capitals ("RIDGE-FRONT"), so that two reports that call it alike mean the same. What makes a name one of an armed group
is a word beside it ("a rebel group", "rebels of the X", "X fighters") or in it ("Liberation Front").
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.armed_words import ArmedWords
from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Body
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.actors.shortened import ending_nouns, initials, initials_of
from standoff.reading.phrases import Hit, Phrases, Words
from standoff.reading.syntax import Document, Token

INTRODUCED = "introduced"
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/-]{1,9}$")
_REACH = 9
_WHICH = frozenset({"which", "that", "who"})


@dataclass(frozen=True, slots=True)
class _Run:
    """A name at tokens `[first, last)` and its abbreviation, if one stands in brackets behind it."""

    first: int
    last: int
    short: str | None
    after: int


def introduce(
    document: Document, words: Words, registry: Registry, people: Collection[int], outlet: str | None = None
) -> tuple[Registry, tuple[Hit[Known], ...]]:
    """The registry with the groups that the report introduces, and every place where it names one of them, or a known
    body by the abbreviation that the report gives it; `outlet` is whose report it is, which may be a group's own."""
    hits = tuple(registry.names.find(words))
    lands = {i for h in hits if isinstance(h.entries[0].row, Territory) for i in range(h.first, h.last)}
    others = {i for h in hits for i in range(h.first, h.last)} - lands
    phrases: Phrases[Known] = Phrases()
    groups: dict[str, Known] = {}
    own = (run for run in _of_its_own(document, registry, outlet) if run.first not in others)
    for run in (*own, *_armed_runs(document, registry, lands, others, people)):
        name = document.text[document.tokens[run.first].start : document.tokens[run.last - 1].end]
        name = " ".join(name.split())
        code = party_code(name)
        if not code or code in registry.parties or code in groups:
            continue
        short = (run.short,) if run.short else _initials(document, run, registry.armed)
        body = Body(code, code, name, (name,), short, (), (), "armed group", "the report itself")
        groups[code] = Known("organisation", code, body, INTRODUCED)
        for form in (name, *short):
            phrases.add(form, groups[code])
    inside = {i for h in hits for i in range(h.first, h.last)}
    for hit in hits:
        if isinstance(hit.entries[0].row, Territory):
            continue
        given = _bracketed(document, hit.first, hit.last).short
        written = given or initials(document, registry.armed, hit.first, hit.last, inside)
        if written is not None:
            phrases.add(written, _called(hit, written))
    found = tuple(phrases.find(words))
    found += _by_endings(document, registry, (*groups.values(), *(k for h in hits for k in h.entries)), found)
    if not groups:
        return registry, found
    bodies = {f"{INTRODUCED}:{code}": k.row for code, k in groups.items() if isinstance(k.row, Body)}
    local = replace(
        registry,
        parties={**registry.parties, **groups},
        belligerents=registry.belligerents | groups.keys(),
        rows={**registry.rows, **bodies},
    )
    return local, found


def _by_endings(
    document: Document, registry: Registry, named: Iterable[Known], found: tuple[Hit[Known], ...]
) -> tuple[Hit[Known], ...]:
    """Where an armed group goes by the noun that ends its name ("the Resistance")."""
    groups = {k.row.name: k for k in named if isinstance(k.row, Body) and k.row.kind == "armed group"}
    covered = {i for hit in found for i in range(hit.first, hit.last)}
    nouns = ending_nouns(document, registry.armed, groups.keys(), registry.organ_nouns)
    return tuple(Hit(t.i, t.i + 1, (groups[name],)) for name, t in nouns if t.i not in covered)


def _called(hit: Hit[Known], short: str) -> Known:
    """Of several bodies of one name the one with that abbreviation."""
    own = (k for k in hit.entries if isinstance(k.row, Body) and short in k.row.acronyms)
    return next(own, hit.entries[0])


def _initials(document: Document, run: _Run, words: ArmedWords) -> tuple[str, ...]:
    """The initials of a group's name ("RF"), where the report writes them, and of no other group."""
    short = initials_of(words, document.tokens[run.first : run.last])
    return (short,) if len(short) > 1 and any(t.text == short for t in document.tokens) else ()


def _of_its_own(document: Document, registry: Registry, outlet: str | None) -> Iterator[_Run]:
    """The group whose release it is: its name ends like a group's, and it speaks of "our fighters", "its forces"."""
    words = registry.armed
    name = [word for word in (outlet or "").removeprefix("The ").split() if word]
    tokens = document.tokens
    if len(name) < 2 or name[-1].lower() not in words.heads or registry.territories.of_demonym(name[0]):
        return
    owned = (t for t in tokens if t.lower in words.own)
    if not any(c.lower in ("our", "its") for t in owned for c in document.children(t, "poss")):
        return
    for i in range(len(tokens) - len(name) + 1):
        if [t.text for t in tokens[i : i + len(name)]] == name:
            yield _bracketed(document, i, i + len(name))
            return


def party_code(name: str) -> str:
    """The id of a party by its name: its letters in capitals, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[A-Z0-9]+", plain.upper().replace("'", ""))).removeprefix("THE-")


def _armed_runs(
    document: Document, registry: Registry, lands: Collection[int], bodies: Collection[int], people: Collection[int]
) -> Iterator[_Run]:
    words, tokens = registry.armed, document.tokens
    i = 0
    while i < len(tokens):
        last = _run(document, words, i, () if i in people else people) if _capital(tokens[i]) else i
        if last == i:
            i += 1
            continue
        run = _bracketed(document, i, last)
        if i in people and not _said_behind(document, words, run):
            i += 1
            continue
        inner = [j for j in range(run.first, run.last) if j in lands]
        known = len(inner) == run.last - run.first or any(j in bodies for j in range(run.first, run.last))
        if not known and _is_armed(document, words, run, bool(inner)):
            yield run
        i = run.after


def _run(document: Document, words: ArmedWords, first: int, people: Collection[int]) -> int:
    """The end of the run of capitalised words, small joints between them, that begins at token `first`."""
    tokens, line = document.tokens, document.sentence_of(document.tokens[first]).line
    end = i = first
    if tokens[first].lower in words.people | words.alone:
        return first
    opens = document.sentence_of(tokens[first]).first == first and tokens[first].tag == "NNS"
    if opens and any(t.lower in ("of", "from", "for") for t in tokens[first + 1 : first + 2]):
        return first
    while i < len(tokens) and i - first < _REACH and document.sentence_of(tokens[i]).line == line:
        token = tokens[i]
        alone = i > first and i - 1 not in people and token.lower in words.heads
        if _capital(token) and (i not in people or alone) and token.tag not in ("DT", "PRP", "IN", "WDT", "PRP$"):
            end = i + 1
        elif not (end > first and _joins(tokens, words, i)):
            break
        i += 1
    return end


def _joins(tokens: tuple[Token, ...], words: ArmedWords, i: int) -> bool:
    """Whether token `i` stands small inside a name; "and the" behind a whole one ("the Ridge Front and the Salt Army")
    begins another."""
    follows = [t.lower for t in tokens[i : i + 2]]
    if follows == ["and", "the"] and tokens[i - 1].lower in words.heads:
        return False
    return follows[0] in words.joints or tokens[i].text in ("-", "‑") or tokens[i].tag == "POS"


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def _bracketed(document: Document, first: int, last: int) -> _Run:
    """The run with the abbreviation in brackets behind it: "(RF)", "(RF, or Front)"."""
    tokens = document.tokens
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text in (")", ","):
        short = tokens[last + 1].text
        if _SHORT.match(short) and sum(c.isupper() for c in short) > 1:
            close = next((t.i for t in tokens[last + 2 : last + 8] if t.text == ")"), last + 2)
            return _Run(first, last, short, close + 1)
    if _past_short(tokens, last) > last:
        return _Run(first, last, tokens[last + 2].text, last)
    return _Run(first, last, None, last)


def bracketed_shorts(document: Document) -> dict[str, int]:
    """The abbreviations that stand in brackets behind a capitalised word, each with the token of its first bracket."""
    found: dict[str, int] = {}
    for token in document.tokens[1:-2]:
        if token.text == "(" and _capital(document.tokens[token.i - 1]):
            run = _bracketed(document, token.i - 1, token.i)
            if run.short is not None:
                found.setdefault(run.short, token.i)
    return found


def _is_armed(document: Document, words: ArmedWords, run: _Run, partly_known: bool) -> bool:
    tokens = document.tokens
    named = [t.lower for t in tokens[run.first : run.last]]
    if tokens[run.last - 1].lower in words.people:
        return False
    if named[-1] in words.heads and words.marks & set(named[:-1]):
        return True
    if "for" in named[1:] and _cause(words, named):
        return True
    if run.last - run.first == 1 and not (run.short or tokens[run.first].pos == "PROPN"):
        return False
    if _said_behind(document, words, run):
        return True
    if document.sentence_of(tokens[run.first]).first == run.first and run.last - run.first == 1:
        return False
    return not partly_known and _said_before(document, words, run.first)


def _cause(words: ArmedWords, named: list[str]) -> bool:
    """ "National Front for Liberation", "Movement for the Deliverance of X": a head, "for", what it fights for."""
    joint = named.index("for", 1)
    return bool(words.heads & set(named[:joint]) and (words.marks | words.causes) & set(named[joint:]))


def _said_behind(document: Document, words: ArmedWords, run: _Run) -> bool:
    """ ", a rebel group backed by X" behind the name, by the first noun of the phrase."""
    tokens = document.tokens
    i = _past_short(tokens, run.after)
    if i + 2 >= len(tokens) or tokens[i].text not in (",", "(", "–", "—"):
        return False
    if tokens[i + 1].lower in _WHICH:
        return _fights(tokens, words, i + 2)
    if tokens[i + 1].lower not in ("a", "an", "the", "one", "another"):
        return False
    for j in range(i + 2, min(i + 8, len(tokens))):
        token = tokens[j]
        if token.dep in ("compound", "amod", "nmod") and token.lower not in words.armed - words.alone:
            continue
        if token.lower in words.alone or (token.lower in words.kinds and _armed_before(tokens, words, i + 2, j)):
            return True
        if token.lower in words.kinds | words.wholes and tokens[j + 1].lower == "of":
            return any(t.lower in words.alone | words.people | words.armed for t in tokens[j + 2 : j + 6])
        if token.tag in ("IN", "WDT", "WP", "VBD", "VBZ") or token.text in (",", ".", ")"):
            return False
    return False


def _past_short(tokens: tuple[Token, ...], i: int) -> int:
    """The token past ", or PDF" behind a name."""
    follows = [t.text for t in tokens[i : i + 4]]
    short = len(follows) == 4 and follows[0] == "," and follows[1] == "or" and follows[3] == ","
    return i + 3 if short and _SHORT.match(follows[2]) and follows[2].isupper() else i


def _fights(tokens: tuple[Token, ...], words: ArmedWords, i: int) -> bool:
    """ ", which has fought the army since May", ", which took up arms": an armed body's doing behind the name."""
    first = tokens[i : i + 3]
    verb = next((t for t in first if t.pos == "VERB"), None)
    if verb is None:
        return False
    behind = [t.lower for t in tokens[verb.i + 1 : verb.i + 5]]
    return any(verb.lemma == done and (not on or on in behind) for done, _, on in map(_parted, words.doings))


def _parted(words: str) -> tuple[str, str, str]:
    return words.partition(" ")


def _calls_itself(document: Document, words: ArmedWords, i: int) -> bool:
    """ "A group calling itself the X", "the militia that calls itself X": token `i` is the last before the name."""
    tokens = document.tokens
    while i > 1 and tokens[i].lower in ("the", "itself", "themselves"):
        i -= 1
    if i < 1 or tokens[i].lemma not in ("call", "style", "name") or tokens[i + 1].lower not in ("itself", "themselves"):
        return False
    i -= 1
    while i > 0 and (tokens[i].lower in _WHICH or tokens[i].text == ","):
        i -= 1
    return tokens[i].lower in words.kinds | words.alone | words.people


def _armed_before(tokens: tuple[Token, ...], words: ArmedWords, first: int, last: int) -> bool:
    return any(t.lower in words.armed or t.lower in words.alone for t in tokens[first:last])


def _said_before(document: Document, words: ArmedWords, first: int) -> bool:
    """ "The rebel group X", "the militia X", "fighters from the X"."""
    tokens, i = document.tokens, first - 1
    if _calls_itself(document, words, i):
        return True
    if i >= 0 and tokens[i].lower == "the":
        i -= 1
        if i > 1 and tokens[i].text == "," and tokens[i - 1].lower in words.kinds:
            return tokens[i - 2].lower in words.rivals or _armed_before(tokens, words, max(0, i - 4), i - 1)
        if i > 0 and tokens[i].lower in ("of", "from") and tokens[i - 1].lower in words.people:
            return True
    if i < 1:
        return False
    if tokens[i].lower in words.kinds and _armed_before(tokens, words, max(0, i - 3), i):
        return True
    return tokens[i].lower in words.alone and tokens[i].tag in ("NN", "NNP") and tokens[i + 1].lower != "the"
