"""Counts that the words show plainly and the parse has torn apart, and words of harm that share one count."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import has_count, is_number, kind_of, names_people
from standoff.record.terms import TollKind, Who


def adjacent(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """Numbered people right before a word of harm, as in "with 784 men dead", "2 police, 3 aides hurt"."""
    for token in document.tokens:
        kind = terms.adjectives.get(token.lower)
        if kind is None or token.tag == "VB" or token.i == 0:
            continue
        start = document.sentence_of(token).first
        at = token.i - 1
        while at > start and document.tokens[at].lower.endswith("ly") and document.tokens[at].pos == "ADV":
            at -= 1
        while at > start and terms.has("found_as", document.tokens[at].lower):
            at -= 1
        head = document.tokens[at]
        if at < start or head.pos not in ("NOUN", "PROPN", "NUM") or not names_people(document, head, terms):
            continue
        following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
        people = _list_before(document, head, start, terms)
        if people and not (following.pos in ("NOUN", "PROPN") and following.head != token.i and token.dep == "amod"):
            yield Harm(kind, token, people)


def stray_passives(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """A passive whose subject the parse has lost: "four guards who crossed last week were lightly wounded"."""
    for verb in document.tokens:
        if verb.lemma not in terms.verbs or verb.tag not in ("VBN", "VBD") or document.children(verb, "dobj"):
            continue
        start = document.sentence_of(verb).first
        at = verb.i - 1
        while at > start and (document.tokens[at].pos == "ADV" or document.tokens[at].lower == "to"):
            at -= 1
        if document.tokens[at].lower not in ("was", "were", "been"):
            continue
        subject = document.children(verb, "nsubj", "nsubjpass")
        if any(names_people(document, s, terms) for s in subject):
            continue
        for noun in reversed(document.tokens[start:at]):
            heads = noun.dep in ("nsubj", "nsubjpass", "ROOT") or (noun.i == at - 1 and not subject)
            heads = heads and noun.pos in ("NOUN", "PROPN")
            if heads and names_people(document, noun, terms) and has_count(document, noun, terms):
                yield Harm(terms.verbs[verb.lemma], verb, (noun,))
                break


def on_the_move(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """Counted people of whom it is said without a verb: "speaks of 40,000 people on the move"."""
    for the, move in zip(document.tokens, document.tokens[1:], strict=False):
        on = document.head(move)
        if the.lower != "the" or move.lower != "move" or on.lower != "on":
            continue
        people = document.head(on)
        civil = people.pos == "NOUN" and kind_of(people, terms) is not Who.MILITARY
        if civil and has_count(document, people, terms) and names_people(document, people, terms):
            yield Harm(TollKind.DISPLACED, move, (people,))


def headlined(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """A number right before a verb of dying that the parse takes for another word: "Six die as villages trade fire"."""
    for verb, number in zip(document.tokens[1:], document.tokens, strict=False):
        opens = (
            number.i == 0
            or document.tokens[number.i - 1].text in (":", "-", ",", ";", "\n")
            or _opens(document, number)
        )
        if verb.lower in terms.words["dying"] and opens and is_number(number, terms) and number.entity != "DATE":
            yield Harm(TollKind.KILLED, verb, (number,))


def _opens(document: Document, token: Token) -> bool:
    """Whether a number, with what is before it in it ("twenty-five"), opens its sentence."""
    first = document.sentence_of(token).first
    return all(t.text == "-" or t.pos == "NUM" for t in document.tokens[first : token.i])


def _list_before(document: Document, head: Token, start: int, terms: TollTerms) -> tuple[Token, ...]:
    """`head` with a number among the two words before it, and what is listed before that in the same way."""
    first = _number_before(document, head, start, terms)
    if first is None:
        return ()
    found = [head]
    at = first - 1
    while at > start and document.tokens[at].lower in (",", "and"):
        noun = document.tokens[at - 1]
        if noun.pos not in ("NOUN", "PROPN") or not names_people(document, noun, terms):
            break
        first = _number_before(document, noun, start, terms)
        if first is None:
            break
        found.insert(0, noun)
        at = first - 1
    return tuple(found)


def _number_before(document: Document, head: Token, start: int, terms: TollTerms) -> int | None:
    """Where the number of `head` stands: at itself, or among the three words before it."""
    for at in range(head.i, max(start, head.i - 4) - 1, -1):
        token = document.tokens[at]
        if is_number(token, terms):
            return at
        if at != head.i and token.pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def without_joined(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> tuple[Harm, ...]:
    """Counts that verbs of several kinds share are losses not broken down: "killed or wounded 30 men"."""
    by_token = {h.token.i: h for h in harms if not h.nominal}
    dropped: set[int] = set()
    changed: dict[int, Harm] = {}
    for token in document.tokens:
        partner = document.head(token)
        if token.dep != "conj" or token.lemma not in terms.verbs or partner.lemma not in terms.verbs:
            continue
        if not _share(document, partner, token, terms):
            continue
        for i in (partner.i, token.i):
            if i in by_token or i in changed:
                held = changed.pop(i, None) or by_token[i]
                changed[partner.i] = replace(held, kind=TollKind.LOSSES)
                dropped |= {partner.i, token.i}
                break
    kept = tuple(h for h in harms if h.nominal or h.token.i not in dropped)
    return (*kept, *changed.values())


def _share(document: Document, first: Token, second: Token, terms: TollTerms) -> bool:
    """Whether two words of harm have one object or subject between them, and do not tell two fates of it."""
    kinds = {terms.verbs[first.lemma], terms.verbs[second.lemma]}
    if len(kinds) < 2 or document.children(second, "nsubj", "nsubjpass"):
        return False
    passive = bool(document.children(first, "auxpass")) or first.dep == "acl"
    if passive == bool(document.children(second, "dobj")) or document.children(first, "dobj"):
        return False
    if document.children(second, "auxpass") or is_number(document.tokens[second.i - 1], terms):
        return False
    links = {c.lower for v in (first, *document.ancestors(first)) for c in document.children(v, "cc")}
    links |= {c.lower for c in document.children(second, "cc")}
    return "or" in links or kinds == {TollKind.KILLED, TollKind.WOUNDED}


def with_doubts(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> tuple[Harm, ...]:
    """Where the words leave open which of two it is, a loss not broken down: "64 men missing or dead"."""
    doubted: set[int] = set()
    kept = []
    for harm in harms:
        following = document.tokens[harm.token.i + 1 : harm.token.i + 3]
        other = terms.adjectives.get(following[1].lower) if len(following) == 2 else None
        if len(following) == 2 and following[0].lower == "or" and other not in (None, harm.kind):
            doubted.add(following[1].i)
            harm = replace(harm, kind=TollKind.LOSSES)
        if harm.token.i not in doubted:
            kept.append(harm)
    return tuple(kept)


def without_repeats(harms: tuple[Harm, ...]) -> tuple[Harm, ...]:
    """`harms` without those that a second word tells of the same people: "holds two men captured on Monday"."""
    seen = {(h.of.i, _fate(h.kind)) for h in harms if h.of is not None and h.nominal}
    kept = []
    taken: set[int] = set()
    bodily = {p.i for h in harms for p in h.people if h.kind in (TollKind.KILLED, TollKind.WOUNDED)}
    for harm in harms:
        if harm.kind is TollKind.LOSSES and harm.people and bodily.issuperset(p.i for p in harm.people):
            continue
        keys = {(p.i, _fate(harm.kind)) for p in harm.people}
        if harm.kind is TollKind.MISSING and keys and keys <= {(i, TollKind.MISSING) for i in taken}:
            continue
        if _fate(harm.kind) is TollKind.CAPTURED:
            taken |= {p.i for p in harm.people}
        if keys and keys <= seen:
            continue
        seen |= keys
        kept.append(harm)
    return tuple(kept)


def _fate(kind: TollKind) -> TollKind:
    """Those held are told of once, as captured or as detained."""
    return TollKind.CAPTURED if kind is TollKind.DETAINED else kind
