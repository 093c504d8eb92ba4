"""What a sentence says of a claim: that it is false or baseless, that nobody makes it, that it is only reported."""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.syntax import Document, Token


def called_false(document: Document, patterns: EventPatterns, verb: Token) -> bool:
    """Whether the subject of `verb` is said to be untrue: "reports of a raid are false", "is not true"."""
    negated = any(c.dep == "neg" for c in document.children(verb))
    kind = "truths" if negated else "falsehoods"
    near = document.children(verb, "acomp", "attr", "oprd")
    if any(c.lemma in patterns.words[kind] for n in near for c in (n, *document.children(n, "amod"))):
        return True
    for noun in document.children(verb, "dobj"):
        none = negated or any(c.lower == "no" for c in document.children(noun, "det"))
        if noun.lemma in patterns.words["bases"] and (verb.lemma == "lack" or (verb.lemma == "have" and none)):
            return True
    if (negated and verb.lemma in patterns.words["matching"]) or verb.lemma in patterns.words["distorting"]:
        under = (n for p in document.children(verb, "prep") for n in document.children(p, "pobj"))
        if any(n.lemma in patterns.words["realities"] for n in (*document.children(verb, "dobj"), *under)):
            return True
    if negated and verb.lemma in patterns.words["bearing_out"] and _bears_up(document, verb):
        return True
    without = (p for p in document.children(verb, "prep") if p.lower == "without")
    return any(n.lemma in patterns.words["bases"] for p in without for n in document.children(p, "pobj"))


def _bears_up(document: Document, verb: Token) -> bool:
    """Whether a verb is one of bearing out: "stand up", "hold water"."""
    return any(c.lower in ("up", "water") for c in document.children(verb, "prt", "dobj", "advmod"))


def tells_claim(document: Document, patterns: EventPatterns, token: Token, head: Token) -> bool:
    """Whether a clause that the parse takes for a relative one tells a claim: "reports that they fled"."""
    marks = [c for c in document.children(token, "mark", "dobj", "nsubj", "pobj") if c.lower == "that"]
    subject = [c for c in document.children(token, "nsubj", "nsubjpass") if c.lower != "that"]
    return token.dep == "relcl" and _is_claim(document, patterns, head) and bool(marks and subject)


def _is_claim(document: Document, patterns: EventPatterns, noun: Token) -> bool:
    """Whether `noun` is a claim, or names whose claim it is: "a report by a local station that"."""
    if noun.lemma in patterns.words["claims"]:
        return True
    by = document.head(noun)
    if noun.dep != "pobj" or by.lower not in ("by", "from", "in", "of"):
        return False
    over = document.head(by)
    beside = document.children(over, "dobj") if by.lower == "by" else ()
    return any(each.lemma in patterns.words["claims"] for each in (over, *beside))


def only_reports(patterns: EventPatterns, verb: Token) -> bool:
    """Whether `verb` only reports or makes known what stands under it."""
    return patterns.governors["verbs"].get(verb.lemma, ("none", ""))[0] == "none"


def wh_words(document: Document, verb: Token) -> tuple[Token, ...]:
    """The words of a clause that may ask for a part of it, those beside its nouns included: "how many men fell"."""
    near = document.children(verb)
    return (
        *near,
        *(c for n in near for c in document.children(n)),
        *(g for n in near for c in document.children(n) for g in document.children(c)),
    )


def unsaid(document: Document, verb: Token) -> bool:
    """Whether an admission or report is not made: "neither side has confirmed sending troops"."""
    subjects = document.children(verb, "nsubj", "nsubjpass")
    own = (c for c in document.children(verb) if c.dep in ("neg", "advmod", "nsubj", "nsubjpass", "preconj", "cc"))
    near = (*own, *(c for s in subjects for c in document.children(s)), *subjects)
    return any(t.dep == "neg" or t.lower in ("neither", "nobody", "nothing", "none", "never") for t in near)
