"""What a position is about: the issue of the act that it governs, else what that act is done to."""

from standoff.knowledge.position_terms import PositionTerms
from standoff.reading import clauses
from standoff.reading.syntax import Document, Token

_REACH = 5
_VERBS = ("VERB", "AUX")
_OWN_CLAUSES = ("xcomp", "pcomp")
_THINGS = ("dobj", "attr", "nsubjpass", "pobj")


def issue_of(document: Document, words: list[Token], terms: PositionTerms) -> str | None:
    """The issue that the content `words` names, or None where it names no course."""
    if not words:
        return None
    root = _root(document, words)
    listed = listed_in(document, words, terms)
    if listed is not None:
        return listed
    return _thing(document, root, words, terms) or _act(document, root, terms)


def listed_in(document: Document, words: list[Token], terms: PositionTerms) -> str | None:
    """The known issue that the act of `words`, or else the rest of them, names."""
    if not words:
        return None
    root = _root(document, words)
    aside = {t.i for w in words if w.i != root.i and _is_setting(document, w, terms) for t in document.subtree(w)}
    words = [w for w in words if w.i not in aside]
    return _listed(_core(document, root, words), terms) or _listed(words, terms)


def _is_setting(document: Document, word: Token, terms: PositionTerms) -> bool:
    """Whether the word opens a phrase that only says when: "ahead of elections", not "ahead" alone."""
    opens = word.pos in ("ADP", "SCONJ", "ADV") and terms.has("settings", word.lower)
    return opens and bool(document.children(word, "pobj", "pcomp", "prep"))


def coordinated(document: Document, words: list[Token]) -> list[list[Token]]:
    """The acts of a list, each by itself: "that they be freed and that the troops leave"."""
    if not words:
        return [words]
    root, inside = _root(document, words), {w.i for w in words}
    others: list[Token] = []
    stack = [root]
    while stack:
        joined = [c for c in document.children(stack.pop(), "conj") if c.i in inside and c.pos in (*_VERBS, "NOUN")]
        others.extend(joined)
        stack.extend(joined)
    parts: list[list[Token]] = []
    taken: set[int] = set()
    for other in sorted(others, key=lambda t: -t.i):
        own = {t.i for t in document.subtree(other)} & inside - taken
        taken |= own
        parts.append([w for w in words if w.i in own])
    return [[w for w in words if w.i not in taken], *reversed(parts)]


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
        or any(terms.has("claims", w.lemma) and document.children(w, "ccomp", "acl", "relcl") for w in words[2:])
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
    left = {t.head for t in words if t.dep in ("oprd", "acomp")}
    words = [t for t in words if t.i not in left or t.lemma == "be"]
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
    papers = (w for w in words if w.pos == "PROPN" and w.dep in (*_THINGS, "ROOT") and w.dep != "compound")
    paper = next((w.lower for w in papers if terms.has("papers", w.lower)), None)
    if root.pos in ("NOUN", "PROPN") and not terms.has("hollow", root.lemma):
        return root.lemma if root.pos == "NOUN" else paper
    if paper is not None:
        return paper
    for dep in (*_THINGS, "nsubj") if root.tag == "VBN" else _THINGS:
        for word in words:
            if word.dep == dep and word.pos == "NOUN" and word.i in inside and not terms.has("hollow", word.lemma):
                return word.lemma
    people = (w for w in words if w.dep == "dobj" and w.pos == "PROPN" and w.head == root.i)
    return next((w.text for w in people if document.children(root, "prt")), None)


def _act(document: Document, root: Token, terms: PositionTerms) -> str | None:
    """The act itself, where it is done to somebody: "live by the rules" names no course."""
    transitive = bool(document.children(root, "dobj", "nsubjpass", "prt"))
    return root.lemma if clauses.is_verb(root) and transitive and not terms.has("light", root.lemma) else None
