"""The words around a verb or noun of an event: its look-up forms, modifiers, prepositions and voice, over the parse."""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import BODY, NAME, NUMBER, PLACE, STATE, NounSet
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.syntax import Document, Token, kept_in_document

_CURRENCIES = frozenset("$€£¥₽")
SHIP = "ship"
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "quantmod", "det", "advmod", "punct"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})


def keys(document: Document, token: Token) -> tuple[str, ...]:
    """The forms under which `token` is looked up: joined to what a hyphen ties to it, then its lemma."""
    lemma = token.lemma
    if token.pos == "NUM" and any(c.text in _CURRENCIES for c in document.children(token)):
        return ("dollar",)
    if token.tag in ("NNPS", "NNP") and lemma.endswith("s") and len(lemma) > 4:
        lemma = lemma[:-1] if not lemma.endswith("ss") else lemma
    if token.i > 1:
        hyphen, first = document.tokens[token.i - 1], document.tokens[token.i - 2]
        if hyphen.text == "-" and hyphen.end == token.start and first.end == hyphen.start:
            return f"{first.lower}-{lemma}", lemma
    plain = token.lower.removesuffix("s") if token.tag == "NNS" else lemma
    return (lemma,) if plain == lemma else (lemma, plain)


def fits(document: Document, nouns: NounSet, token: Token) -> bool:
    """Whether `token` heads one of the expressions of `nouns`."""
    for key in (*keys(document, token), *_stood_for(document, token)):
        for expression in nouns.by_head.get(key, ()):
            if has_modifiers(document, token, expression.modifiers) and (
                expression.link is None or linked(document, token, expression.link, expression.complement) is not None
            ):
                return True
    return False


def _stood_for(document: Document, token: Token) -> tuple[str, ...]:
    """The words by which a pattern asks for any state, people, place, body, ship or number ("captured three")."""
    if token.entity in ("GPE", "NORP"):
        return (STATE, PLACE, BODY) if token.entity == "GPE" else (STATE, BODY)
    if token.entity in ("LOC", "FAC"):
        return (PLACE,)
    if token.pos == "PROPN":
        return _named(document, token)
    return (NUMBER,) if token.pos == "NUM" else ()


def _named(document: Document, name: Token) -> tuple[str, ...]:
    """What a name that the model takes for nobody's, a body's or a person's may be.

    "The frigate Ajax" is a frigate, "Prime Minister Ana Ruiz" a minister.

    "The" makes of a person's name that of a vessel: "the Almirante Cortez left". One word without it may be a place's:
    "the army took Faya".
    """
    own = document.children(name, "det", "compound", "poss", "amod", "appos", "case")
    own = tuple(c for c in own if c.dep != "compound" or c.pos != "PROPN" or name.entity == "PERSON")
    bare = not own and not name.text.isupper() and name.entity in ("ORG", "PERSON", "", "PRODUCT")
    ship = name.entity == "PERSON" and any(c.lower == "the" for c in own)
    titled = name.entity == "PERSON"
    kinds = (c.lower for c in document.children(name, "compound") if c.pos == "NOUN" or titled)
    return (*kinds, *((BODY,) if name.entity == "ORG" else ()), *((NAME,) if bare else ()), *((SHIP,) if ship else ()))


def has_modifiers(document: Document, token: Token, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    own = {form for c in document.children(token, *_MODIFIERS) for form in (c.lemma, c.lower)}
    own |= {g.lemma for c in document.children(token, *_MODIFIERS) for g in document.children(c, *_MODIFIERS)}
    return all(word in own for word in wanted)


def linked(document: Document, token: Token, link: str, complement: str | None) -> tuple[Token, ...] | None:
    """The preposition `link` under `token` and its object, where the object is `complement` or none is asked for."""
    after = document.tokens[token.i + 1 : token.i + 2]
    beside = tuple(t for t in after if t.dep in ("prep", "dative") and t.head == token.head)
    for prep in (*document.children(token, "prep"), *beside):
        if prep.lower != link:
            continue
        if complement is None:
            return (prep,)
        for noun in document.children(prep, "pobj"):
            for each in conjuncts(document, noun):
                if complement in (each.lemma, each.lower):
                    return prep, each
    return None


def is_passive(document: Document, verb: Token) -> bool:
    """Whether `verb` is passive, also as a bare participle ("a drone shot down near the line")."""
    if document.children(verb, "auxpass"):
        return True
    if document.children(verb, "nsubjpass", "csubjpass"):
        return not any(c.lemma == "have" for c in document.children(verb, "aux"))
    if verb.tag == "VBD" and verb.dep == "acl":
        return not document.children(verb, "dobj", "nsubj")
    if verb.tag != "VBN" or document.children(verb, "aux"):
        return False
    if verb.dep == "conj" and not document.children(verb, "dobj"):
        return is_verb(document.head(verb)) and is_passive(document, document.head(verb))
    if document.children(verb, "nsubj"):
        return False
    if verb.dep in ("acl", "relcl", "advcl", "amod", "ccomp", "xcomp", "ROOT"):
        return not document.children(verb, "dobj") or verb.dep == "acl"
    return False


def prepositional(document: Document, word: Token, *names: str) -> tuple[Token, ...]:
    """The objects of the prepositions `names` under `word`, with conjuncts; "out of" reads as its last word."""
    return tuple(noun for name, nouns in _by_preposition(document, word) if name in names for noun in nouns)


@kept_in_document
def _by_preposition(document: Document, word: Token) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    """Each preposition under `word`, or under one of them, with its objects."""
    first = document.children(word, "prep", "agent", "dative", "prt", "advmod")
    under = (each for prep in first for each in (prep, *document.children(prep, "prep")))
    return tuple(
        (p.lower, tuple(t for n in document.children(p, "pobj") for t in conjuncts(document, n))) for p in under
    )


def left_phrase(document: Document, noun: Token) -> tuple[Token, ...]:
    """`noun` and the modifiers before it, without participles ("Russian-brokered") and what hangs from them."""
    found = [noun]
    stack = [c for c in document.children(noun) if c.i < noun.i and c.dep in _LEFT]
    while stack:
        token = stack.pop()
        if token.tag in ("VBN", "VBG", "VBD") and token.dep == "amod":
            continue
        found.append(token)
        stack.extend(
            c for c in document.children(token) if c.i < noun.i and (c.dep in _LEFT or c.dep in ("conj", "cc", "case"))
        )
    return tuple(sorted(found, key=lambda t: t.i))


def climb(document: Document, token: Token) -> Iterator[tuple[Token, Token]]:
    """Each step up from `token`, as the lower token and its head."""
    below = token
    for above in document.ancestors(token):
        yield below, above
        below = above
