"""What a position is about: the issue of the act that it governs, else what that act is done to."""

from standoff.knowledge.position_terms import PositionTerms
from standoff.reading import clauses
from standoff.reading.syntax import Document, Token

_REACH = 5
_OWN_CLAUSES = ("xcomp", "pcomp")
_THINGS = ("dobj", "attr", "nsubjpass", "pobj")


def issue_of(document: Document, words: list[Token], terms: PositionTerms) -> str | None:
    """The issue that the content `words` names, or None where it names no course."""
    if not words:
        return None
    root = _root(document, words)
    core = _core(document, root, words)
    listed = _listed(core, terms) or _listed(words, terms)
    if listed is not None:
        return listed
    return _thing(document, root, words, terms) or _act(root, terms)


def points_back(document: Document, words: list[Token], terms: PositionTerms) -> bool:
    """Whether the content is only a word for what was asked before: "rejected that demand"."""
    if not words:
        return False
    root = _root(document, words)
    definite = any(c.lower in ("the", "that", "this", "these") for c in document.children(root, "det"))
    return terms.has("pointers", root.lemma) and definite and not document.children(root, "acl", "prep")


def is_claim(document: Document, words: list[Token], terms: PositionTerms) -> bool:
    """Whether what is rejected is a claim of fact: "rejected the report", "rejected as fake the maps"."""
    if not words:
        return False
    root = _root(document, words)
    return (
        terms.has("claims", root.lemma)
        or words[0].lower == "as"
        or any(terms.has("claims", w.lemma) for w in words[:2])
    )


def _root(document: Document, words: list[Token]) -> Token:
    """The word of the content that governs the others; a verb before a noun."""
    inside = {w.i for w in words}
    roots = [w for w in words if w.head not in inside or w.head == w.i]
    heads = [w for w in roots if w.pos in ("VERB", "AUX", "NOUN", "PROPN")]
    return next((w for w in heads if clauses.is_verb(w)), heads[0] if heads else words[0])


def _core(document: Document, root: Token, words: list[Token]) -> list[Token]:
    """The act with its objects and infinitives, without its doer and without what it is coordinated with."""
    inside = {w.i for w in words}
    found: list[Token] = []
    stack = [root]
    while stack:
        token = stack.pop()
        if token.i not in inside:
            continue
        found.append(token)
        for child in document.children(token):
            doer = child.dep == "nsubj" and token.i == root.i
            clause = clauses.is_verb(child) and child.dep not in (*_OWN_CLAUSES, "dobj", "amod")
            if not doer and not clause and child.dep not in ("advcl", "relcl"):
                stack.append(child)
    return sorted(found, key=lambda t: t.i)


def _listed(words: list[Token], terms: PositionTerms) -> str | None:
    """The issue of lowest rank among those that `words` name."""
    lemmas = [t.lemma for t in words]
    found: list[tuple[int, str]] = []
    for n, lemma in enumerate(lemmas):
        single = terms.issues.get((lemma,)) or terms.issues.get((words[n].lower,))
        pairs = (terms.issues.get((lemma, other)) for other in lemmas[n + 1 : n + _REACH])
        found.extend(hit for hit in (single, *pairs) if hit is not None)
    return min(found)[1] if found else None


def _thing(document: Document, root: Token, words: list[Token], terms: PositionTerms) -> str | None:
    """What the act is done to, where the word for it says anything."""
    inside = {w.i for w in words}
    if root.pos in ("NOUN", "PROPN") and not terms.has("hollow", root.lemma):
        return root.lemma if root.pos == "NOUN" else None
    for dep in _THINGS:
        for word in words:
            if word.dep == dep and word.pos == "NOUN" and word.i in inside and not terms.has("hollow", word.lemma):
                return word.lemma
    return None


def _act(root: Token, terms: PositionTerms) -> str | None:
    return root.lemma if clauses.is_verb(root) and not terms.has("light", root.lemma) else None
