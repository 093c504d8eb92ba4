"""Standing bodies, formats, forces and channels, and each use that the parties make of them (codebook, "mechanism").

A mention is a known body by name, or a common noun that the words in its own phrase make one ("the trilateral
format", "Russian peacekeepers"). What is done with it is read off the verbs above it, nearest first; where none of
them is a use, the mention says only that the mechanism was mentioned.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.knowledge.mechanism_terms import Body, MechanismTerms, mechanism_terms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.frames import Frames
from standoff.reading.located import Located
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Mechanism, Report
from standoff.record.terms import MechanismKind, MechanismUse

_VERBS_ABOVE = 3
_TURNS = frozenset({"relcl", "acl", "advcl", "conj", "ccomp"})
_NAME_PARTS = frozenset({"amod", "compound", "nmod", "poss"})
_REACHING = frozenset({MechanismUse.INVOKED, MechanismUse.PROPOSED, MechanismUse.ASKED})
"""Uses that reach a mechanism through another noun: "asked for monitors from the league"."""
_UNSURE = frozenset({"would", "could", "may", "might", "should", "must"})


@dataclass(frozen=True, slots=True)
class _Mention:
    head: Token
    first: Token
    name: str
    kind: MechanismKind
    entry: str | None


def find_mechanisms(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Mechanism, ...]:
    """The uses of mechanisms that a report tells of, in text order, one for each mechanism, use and statement."""
    terms = mechanism_terms()
    uses, own = Frames.of(terms.use), Frames.of(terms.own)
    sources = _sources(document, standing)
    rows: dict[tuple[str, str, str, str], Mechanism] = {}
    for mention in _mentions(document, terms):
        row = _row(mention, document, report, cast, located, standing, (uses, own), terms)
        if row.use is MechanismUse.MENTIONED and (
            (row.entry is None and mention.head.lemma in terms.only_used)
            or (mention.head.dep == "nsubj" and mention.head.i in sources)
        ):
            continue
        rows.setdefault((row.name, row.use, row.statement, ",".join(row.by)), row)
    return tuple(rows.values())


def _sources(document: Document, standing: Standing) -> frozenset[int]:
    """The indices of the tokens that name the source of a statement."""
    spans = (span for s in standing.statements for span in s.source.spans)
    return frozenset(t.i for start, end in spans for t in document.within(start, end))


def _mentions(document: Document, terms: MechanismTerms) -> Iterator[_Mention]:
    skip = 0
    for sentence in document.sentences:
        tokens = document.sentence_tokens(sentence)
        for n, token in enumerate(tokens):
            if token.i < skip:
                continue
            size, entry = _body(tokens, n, terms)
            if entry is not None:
                words = tokens[n : n + size]
                skip = words[-1].i + 1
                head = next((t for t in words if document.head(t) not in words), words[-1])
                host = document.head(head)
                if head.dep in ("poss", "compound", "nmod") and host.lemma in terms.voices:
                    continue
                modifies = head.dep in ("poss", "compound", "nmod") and head.i + 4 > document.head(head).i
                if modifies and _generic_kind(document, document.head(head), terms) is not None:
                    continue
                yield _Mention(head, words[0], entry.name, entry.kind, entry.id)
                continue
            kind = _generic_kind(document, token, terms)
            if kind is not None:
                first, name = _name(document, token)
                yield _Mention(token, first, name, kind, None)


def _body(tokens: tuple[Token, ...], n: int, terms: MechanismTerms) -> tuple[int, Body | None]:
    """The length and the entry of the longest known name that starts at token `n`."""
    for size in range(min(terms.longest, len(tokens) - n), 0, -1):
        words = tuple(t.text for t in tokens[n : n + size])
        after = tokens[n + size] if n + size < len(tokens) else None
        other = words[0].lower() == "the" and after is not None and (after.pos == "NOUN" or after.lower == "of")
        if words in terms.bodies and not other:
            return size, terms.bodies[words]
    return 0, None


def _generic_kind(document: Document, token: Token, terms: MechanismTerms) -> MechanismKind | None:
    """The kind that a common noun names; a modifier of another noun ("peacekeeping post") is not looked at."""
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
        return None
    for entry in terms.generic.get(token.lemma, ()):
        if not entry.needs:
            return entry.kind
        around = {part for t in document.subtree(token)[:24] for part in (t.lemma, *t.lemma.split("-"))}
        before = [document.tokens[i].lemma for i in range(max(0, token.i - 4), token.i)]
        if entry.needs & around or entry.needs & set(before):
            return entry.kind
    return None


def _name(document: Document, token: Token) -> tuple[Token, str]:
    """The noun with the modifiers before it, as the report words it, its article and quantity dropped."""
    first = token.i
    own = {c.i for c in document.children(token) if c.dep in _NAME_PARTS}
    for child in tuple(own):
        own.update(t.i for t in document.subtree(document.tokens[child]))
    while first - 1 in own:
        first -= 1
    words = document.tokens[first : token.i + 1]
    return words[0], document.text[words[0].start : token.end]


def _row(
    mention: _Mention,
    document: Document,
    report: Report,
    cast: Cast,
    located: Located,
    standing: Standing,
    uses: tuple[Frames, Frames],
    terms: MechanismTerms,
) -> Mechanism:
    use, verb = _use(document, mention, uses, terms)
    statement = standing.at(mention.head)
    if verb is None and use is MechanismUse.MENTIONED:
        told = terms.stances.get(statement.stance, use)
        use = told if told in _REACHING or _carried(document, mention.head, terms)[1] else use
    by: tuple[str, ...] = ()
    if verb is not None:
        doers = (
            clauses.agent(document, verb) if clauses.is_passive(document, verb) else clauses.subjects(document, verb)
        )
        doers = tuple(t for t in doers if t.i != mention.head.i)
        by = clauses.parties_of(cast, doers)
        if not by and statement.cue is not None:
            by = standing.parties(statement)
    elif statement.cue is not None:
        by = standing.parties(statement)
    moment = located.moment(clauses.clause(document, verb)) if verb is not None else None
    evidence = Evidence.of(report.text, [(mention.first.start, max(mention.head.end, mention.first.end))])
    return Mechanism(
        id=row_id("mechanism", [report.id, mention.first.start, mention.name, use]),
        name=mention.name,
        kind=mention.kind,
        use=use,
        by=by,
        moment=moment.id if moment is not None else None,
        statement=statement.id,
        spans=evidence.spans,
        quotes=evidence.quotes,
        entry=mention.entry,
        grounds=f"verb:{verb.lemma}" if verb is not None else "named",
    )


def _use(
    document: Document, mention: _Mention, uses: tuple[Frames, Frames], terms: MechanismTerms
) -> tuple[MechanismUse, Token | None]:
    """The use that the nearest verbs above report, within one clause and the infinitives that hang from it.

    The mechanism's own deeds ("the force patrols") are no use of it but for meeting and failing; neither is what
    befalls something else that it only describes ("an assault on the peacekeepers", "the chair of the league").
    """
    others, own = uses
    head, through = _carried(document, mention.head, terms)
    if head.lemma in terms.needless and _is_none(document, head):
        return MechanismUse.REFUSED, None
    below = ""
    for n, verb in enumerate(clauses.governing_verbs(document, head)):
        if n == _VERBS_ABOVE or (n > 0 and below in _TURNS):
            break
        below = verb.dep
        active = not clauses.is_passive(document, verb)
        if active and head in clauses.subjects(document, verb):
            deeds = (verb, *document.children(verb, "xcomp")) if head.i == mention.head.i else ()
            frame = next((f for deed in deeds if (f := own.match(document, deed)) is not None), None)
        elif active and _is_within(document, head, document.children(verb, "nsubj")):
            frame = None
        else:
            frame = others.match(document, verb)
        if frame is not None:
            use = MechanismUse(frame.value)
            where = head.dep == "pobj" and document.head(head).lower == "at"
            if where or (not through and use not in _REACHING):
                continue
            return _as_sure(document, verb, use), verb
    return MechanismUse.MENTIONED, None


def _carried(document: Document, head: Token, terms: MechanismTerms) -> tuple[Token, bool]:
    """The noun that stands for the mechanism in its clause, and whether it is the verb's own argument."""
    for _ in range(4):
        above = document.head(head)
        noun = document.head(above)
        if head.dep == "conj" and above.pos in ("NOUN", "PROPN"):
            head = above
        elif head.dep == "pobj" and noun.pos in ("NOUN", "PROPN") and noun.i != above.i:
            if noun.lemma not in terms.carriers and noun.lemma not in terms.needless:
                return head, False
            head = noun
        elif head.dep in ("compound", "poss", "nmod") and above.lemma in terms.carriers:
            head = above
        else:
            break
    return head, head.dep != "appos"


def _is_none(document: Document, noun: Token) -> bool:
    return any(c.lower in ("no", "any") for c in document.children(noun, "det"))


def _is_within(document: Document, token: Token, subjects: tuple[Token, ...]) -> bool:
    """Whether `token` belongs to the phrase of one of `subjects`, and is not what does the deed itself."""
    above = {token.i, *(t.i for t in document.ancestors(token))}
    return any(s.i in above for s in subjects)


def _as_sure(document: Document, verb: Token, use: MechanismUse) -> MechanismUse:
    """What would be set up is proposed; whether somebody would agree to it is not said."""
    unsure = any(c.lower in _UNSURE for c in document.children(verb, "aux"))
    asked = any(c.lower in ("whether", "if") for c in document.children(verb, "mark"))
    if use is MechanismUse.CONVENED and unsure:
        return MechanismUse.PROPOSED
    if use is MechanismUse.AGREED_TO and (unsure or asked):
        return MechanismUse.MENTIONED
    return use
