"""Things that a pronoun stands for: "rockets fell; nobody said who had fired them", "the crossing … may be shut"."""

from standoff.reading.syntax import Document, Token

PRONOUNS = frozenset({"it", "them", "they", "one", "that", "which", "whom"})
_SINGULAR = frozenset({"it", "one"})
_BACK = 60
_DEEP = 3


def antecedent(document: Document, pronoun: Token) -> tuple[Token, ...]:
    """The nouns of its number that `pronoun` may stand for, nearest first: in its sentence and in the one before.

    Whose word it is, only what a verb asks of its object can tell, so all are given.
    """
    number = document.number_of(pronoun)
    first = document.sentences[max(0, number - 1)].first
    tags = ("NN", "NNP") if pronoun.lower in _SINGULAR else ("NNS", "NNPS")
    if pronoun.lower in ("that", "which", "whom"):
        head = document.head(pronoun)
        for _ in range(_DEEP):
            if head.dep not in ("xcomp", "ccomp", "acomp"):
                break
            head = document.head(head)
        noun = document.head(head)
        return (noun,) if head.dep == "relcl" and noun.i < pronoun.i else ()
    before = document.tokens[max(first, pronoun.i - _BACK) : pronoun.i]
    return tuple(t for t in reversed(before) if t.tag in tags and t.dep not in ("compound", "npadvmod", "poss"))
