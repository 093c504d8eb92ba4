"""Who can be harmed and counted: which phrases name people, who else stands in their list, and the words of a count."""

from itertools import pairwise

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import conjuncts
from standoff.reading.events.predicates import left_phrase
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Who

_FAR_BEHIND = 14
_DANGLING = frozenset({"to", "than"})
_MONEY = frozenset({"million", "billion", "percent", "%"})
_MONEY_SIGNS = frozenset("$€£¥₽%")
_COUNTING = frozenset({"quantmod", "advmod", "nummod", "pcomp", "pobj", "prep", "cc", "conj", "mark"})
_BREAKS = frozenset({"-", "–", "—", ":", "--", "/"})
_COUNTLESS = frozenset({"dozens", "hundreds", "thousands", "scores", "tens"})
_PRONOMINAL = frozenset({"several", "some", "many", "others", "both"})


def is_number(token: Token, terms: TollTerms) -> bool:
    word = token.lower
    return word in terms.numbers or word in terms.scales or word in terms.collectives or word.replace(",", "").isdigit()


def is_of_figure(token: Token, terms: TollTerms) -> bool:
    """Whether a word is a number or belongs before one: "more than 30", "at least six"."""
    return token.lower in terms.count_words or terms.has("hedging", token.lower) or is_number(token, terms)


def names_people(document: Document, head: Token, terms: TollTerms, living: bool = False) -> bool:
    """Whether the phrase of `head` names people that can be harmed and counted.

    With `living` the word of harm is said of the living alone, and a counted noun that looks like one for people is:
    "two Russian trainers", "a Brazilian prospector".
    """
    if living and (_is_alike(document, head, terms) or is_next_one(document, head, terms)):
        return True
    if is_number(head, terms) and _counts_things(document, head, terms):
        return False
    below = document.children(head)
    if any(c.text in _MONEY_SIGNS for c in below):
        return False
    if head.lemma in _MONEY and _counts_people(document, head, terms):
        return True
    if head.lemma in _MONEY:
        return head.pos == "NUM" and not document.children(head, "prep") and _is_bare_number(document, head)
    if head.pos == "NOUN" and any(head.lemma.endswith(end) for end in terms.words["person_endings"]):
        return True
    if head.lemma in terms.people or head.lower in terms.people or head.lemma in terms.collectives:
        return True
    if head.entity == "PERSON" or (head.entity == "NORP" and head.tag in ("NNPS", "NNS")):
        return True
    numbered = any(is_number(c, terms) for c in document.children(head, "nummod"))
    if head.entity == "NORP" and head.pos == "PROPN" and numbered:
        return True
    if head.entity == "NORP" and any(c.lower in ("a", "an") for c in document.children(head, "det")):
        return True
    if head.tag == "NNPS" and (head.lower.removesuffix("s") in terms.people or document.children(head, "nummod")):
        return True
    if head.pos == "NUM" or head.lower in terms.numbers or terms.has("nobody", head.lower) or head.lower in _COUNTLESS:
        return True
    if is_aged(document, head) and head.dep in ("nsubj", "nsubjpass", "dobj", "conj"):
        return True
    if head.lower == "another" and head.dep in ("nsubj", "nsubjpass", "dobj", "conj"):
        return True
    return head.lower in _PRONOMINAL and head.pos != "DET"


def _is_alike(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether a counted noun that no list holds is one for people, by its ending or the nation before it."""
    if head.pos != "NOUN" or head.lemma in terms.words["not_people"]:
        return False
    told = document.children(head, "nummod") or any(c.lower in ("a", "an") for c in document.children(head, "det"))
    national = any(c.entity == "NORP" for c in document.children(head, "amod"))
    return bool(told) and (national or head.lemma.endswith(terms.words["agent_endings"]))


def is_next_one(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether an ordinal stands for one more of those told of: "a third died", not "a third of the town"."""
    one = any(c.lower == "a" for c in document.children(head, "det"))
    return (
        terms.has("ordinals", head.lower)
        and one
        and head.dep in ("nsubj", "nsubjpass")
        and not document.children(head, "prep")
    )


def is_aged(document: Document, head: Token) -> bool:
    """Whether `head` is somebody called by an age alone: "a 16-year-old"."""
    return head.lower == "old" and any(c.lemma == "year" for c in document.children(head, "npadvmod"))


def _counts_things(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether a number is one of things: "not one of our boats was lost"."""
    prepositions = [p for p in document.children(head, "prep") if p.lower == "of"]
    return any(n.lemma in terms.words["not_people"] for p in prepositions for n in document.children(p, "pobj"))


def _counts_people(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether "million" is one of people: "a million and a half of its people", "millions of Sudanese"."""
    ends = (head, *document.children(head, "conj"))
    counted = [n for end in ends for p in document.children(end, "prep") for n in document.children(p, "pobj")
               if p.lower == "of"]  # fmt: skip
    return any(n.lemma in terms.people or n.entity == "NORP" for n in counted)


def _is_bare_number(document: Document, head: Token) -> bool:
    """Whether "eight million" stands alone as those who flee or are driven out: the subject of a passive."""
    return head.dep == "nsubjpass" and not any(c.entity == "MONEY" for c in (head, *document.children(head)))


def kind_of(head: Token, terms: TollTerms) -> Who | None:
    """Whether the people that `head` names are military, civilian or children by their name."""
    forms = (head.lemma, head.lower, head.lower.removesuffix("s"))
    return next((who for form in forms if (who := terms.people.get(form)) is not None), None)


def listed(document: Document, heads: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
    """`heads` and those in one list with them that the parse hangs elsewhere: "a doctor, two nurses and a driver"."""
    whole = [
        h for h in heads if not (h.dep == "conj" and document.head(h).lower in terms.scales and is_number(h, terms))
    ]
    whole = [_told_of(document, h) for h in whole]
    whole = [_named_behind(document, h, terms) for h in whole]
    found = [h for h in whole if not _restates(document, h) and not _is_inserted(document, h)]
    for head in heads:
        for appositive in document.children(head, "appos"):
            counted = document.children(appositive, "nummod", "det", "poss") and appositive.entity != "PERSON"
            if is_apart(document, head, appositive):
                continue
            several = counted and document.children(appositive, "conj") and head.entity != "PERSON"
            if several and not _sums_up(document, head, conjuncts(document, appositive), terms):
                found += conjuncts(document, appositive)
        for prep in document.children(head, "prep"):
            if prep.lower in ("including", "among"):
                found += _past(document, prep)
        if names_people(document, head, terms):
            found += _along_with(document, head, terms)
    return tuple(dict.fromkeys(found))


def _along_with(document: Document, head: Token, terms: TollTerms) -> list[Token]:
    """Counted people whom "along with" adds to those harmed: "16 others were hurt, along with three boys"."""
    near = document.tokens[head.i + 1 : min(document.sentence_of(head).last, head.i + _FAR_BEHIND)]
    for along, mate in pairwise(near):
        if along.lower in ("along", "together") and mate.lower == "with":
            return [
                n
                for n in document.children(mate, "pobj")
                if (document.children(n, "nummod") or n.lower in terms.words["vague"])
                and names_people(document, n, terms)
            ]
    return []


def _sums_up(document: Document, head: Token, parts: tuple[Token, ...], terms: TollTerms) -> bool:
    """Whether `parts` only tell who those counted are: "three villagers, a mother and her two sons"."""
    told = [_figure(document, t, terms) for t in (head, *parts)]
    return None not in told and told[0] == sum(n for n in told[1:] if n is not None)


def _figure(document: Document, head: Token, terms: TollTerms) -> int | None:
    """The one plain number of `head`; 1 where it is a single person."""
    numbers = [c for c in document.children(head, "nummod") if c.lower in terms.numbers or c.lower.isdigit()]
    if len(numbers) == 1:
        return terms.numbers.get(numbers[0].lower) or int(numbers[0].lower) if numbers[0].lower != "zero" else 0
    return 1 if not numbers and head.tag in ("NN", "NNP") else None


def _restates(document: Document, head: Token) -> bool:
    """Whether a conjunct only tells who those counted are: "80 refugees, both men and women,"."""
    governors = [head, *document.ancestors(head)]
    chain = [g for g in governors if g.dep == "conj"]
    if not chain:
        return False
    last = chain[-1]
    first = min((t.i for t in left_phrase(document, last)), default=last.i)
    return document.tokens[first].lower == "both" and first > 0 and document.tokens[first - 1].text == ","


def _told_of(document: Document, head: Token) -> Token:
    """Those whom an insertion tells of, in place of it: the 13 people of "13 people, most of them women, killed"."""
    above = document.head(head)
    return above if head.dep == "appos" and above.pos == "NOUN" and _is_inserted(document, head) else head


def _named_behind(document: Document, head: Token, terms: TollTerms) -> Token:
    """Who "the third" or "the other" is, where an apposition says it: "the third, a boy of fourteen, died"."""
    if head.pos not in ("ADJ", "NUM") or not any(c.lower == "the" for c in document.children(head, "det")):
        return head
    return next((a for a in document.children(head, "appos") if names_people(document, a, terms)), head)


def _is_inserted(document: Document, head: Token) -> bool:
    """Whether `head` is a part that "among them" or "of whom" sets into its total: "took 85, among them a colonel"."""
    first = min(t.i for t in left_phrase(document, head))
    before = tuple(t.lower for t in document.tokens[max(0, first - 2) : first])
    return len(before) == 2 and before[0] in ("among", "of") and before[1] in ("them", "whom", "which")


def _past(document: Document, prep: Token) -> tuple[Token, ...]:
    """What goes on the outer list behind an inserted part: "four clerks, including a woman, and a guard"."""
    for noun in document.children(prep, "pobj"):
        for joined in document.children(noun, "conj"):
            joins = document.children(noun, "cc")
            if len(joins) == 1 and joins[0].i > 0 and document.tokens[joins[0].i - 1].text == ",":
                return conjuncts(document, joined)
    return ()


def counted_phrase(document: Document, head: Token, terms: TollTerms) -> tuple[Token, ...]:
    """The words of the count before `head`: its left phrase with the "at least" or "more than" in front of it."""
    phrase = [t for t in left_phrase(document, head) if not is_apart(document, t, head)]
    phrase.extend(
        t
        for t in document.subtree(head)
        if t.i < head.i and t.dep in _COUNTING and t.pos != "VERB" and not is_apart(document, t, head)
    )
    first = min(t.i for t in phrase)
    start = document.sentence_of(head).first
    while first > start and _belongs(document, first - 1, start, terms):
        first -= 1
    first = _past_dates(document, first, head, terms)
    first = _past_particle(document, first, head, terms)
    while first < head.i and document.tokens[first].lower in _DANGLING:
        first += 1
    return document.tokens[first : _number_ends(document, head, terms) + 1]


def _past_particle(document: Document, first: int, head: Token, terms: TollTerms) -> int:
    """Where the count begins behind the particle of a verb: the nine of "owned up to nine dead"."""
    for at in range(max(first, 1), head.i):
        word, verb = document.tokens[at], document.tokens[at - 1]
        up_to = word.lower == "up" and document.tokens[at + 1].lower == "to"
        if up_to and terms.has("up_to_verbs", verb.lemma):
            return at + 2
        if word.lower == "over" and verb.pos == "VERB" and terms.has("over_verbs", verb.lemma):
            return at + 1
    return first


def _number_ends(document: Document, head: Token, terms: TollTerms) -> int:
    """Where a number in words ends that the parse breaks: "one hundred and twenty-five"."""
    at, last = head.i, document.sentence_of(head).last
    if tuple(t.lower for t in document.tokens[at + 1 : min(at + 4, last)]) == ("and", "a", "half"):
        return at + 3
    while head.lower in terms.scales and at + 2 < last:
        joined = document.tokens[at + 1].lower in ("and", "-") and is_number(document.tokens[at + 2], terms)
        if not joined or (
            document.tokens[at + 1].lower == "and" and at + 3 < last and _counts_others(document, at + 3)
        ):
            break
        at += 2
    return at


def _counts_others(document: Document, at: int) -> bool:
    """Whether the number before `at` counts people of its own: "two hundred and five soldiers"."""
    return document.tokens[at].pos in ("NOUN", "PROPN")


def _past_dates(document: Document, first: int, head: Token, terms: TollTerms) -> int:
    """Where the count begins behind a date before it: "on 18 August three men", "in 1974 some 200,000 people".

    The halves of a number in words are no date, whatever the parse says: "Twenty-Two Killed".
    """
    before = document.tokens[first : head.i]
    for token in (*(t for t in before if terms.has("months", t.lower)), *reversed(before)):
        behind = document.tokens[token.i + 1]
        tied = is_number(behind, terms) if token.text == "-" else is_number(token, terms) and behind.text == "-"
        if tied and not token.text.isdigit():
            continue
        if token.entity in ("DATE", "TIME") or terms.has("months", token.lower):
            after = document.tokens[token.i + 1 : head.i + 1]
            return token.i + 1 if any(is_number(t, terms) for t in after) else first
    return first


def is_apart(document: Document, token: Token, head: Token) -> bool:
    """Whether a dash or colon that stands free parts `token` from `head`: "GENEVA - Four men", "12:00 Council: ten"."""
    for mark in document.tokens[token.i : head.i]:
        if mark.text in _BREAKS and mark.i + 1 < len(document.tokens):
            tied = mark.i > 0 and document.tokens[mark.i - 1].end == mark.start
            if document.tokens[mark.i + 1].start > mark.end and (not tied or mark.text == ":"):
                return True
    return False


def _belongs(document: Document, at: int, start: int, terms: TollTerms) -> bool:
    """Whether the token at `at` is a further word of the count that begins after it."""
    token = document.tokens[at]
    if token.dep == "prt":
        return False
    if token.lower in terms.count_words or is_number(token, terms):
        return True
    joins = token.lower in ("and", "-", "–", "or", "to", "a") and is_number(document.tokens[at + 1], terms)
    if token.lower == "a":
        return joins
    return joins and at > start and is_number(document.tokens[at - 1], terms)


def has_count(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether `head` is a number or has one, or a vague word of number, among its own words."""
    words = counted_phrase(document, head, terms)
    return any(is_number(t, terms) or t.lower in terms.words["vague"] for t in words)


def last_people(document: Document, first: int, last: int, terms: TollTerms) -> Token | None:
    """The last counted people that tokens `[first, last)` name, whom a bare number in the next sentence counts."""
    for token in reversed(document.tokens[first:last]):
        part = token.dep == "pobj" and document.head(token).lower in ("including", "among")
        people = token.pos in ("NOUN", "PROPN") and not part and names_people(document, token, terms)
        if people and any(is_number(c, terms) for c in document.children(token, "nummod", "amod")):
            return token
    return None
