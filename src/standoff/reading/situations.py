"""States that last, and how each source judges them (codebook, "situation").

A row is one mention of a state together with the assessment that its own clause makes, or with none. General nouns
("the situation", "the crisis") make a row only where something is said of them.
"""

from collections.abc import Sequence

from standoff.knowledge.situation_terms import SituationTerms, situation_terms
from standoff.knowledge.territories import load_territories
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.frames import Frames
from standoff.reading.ground import ground_of
from standoff.reading.located import Located
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Sentence, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Report, Situation
from standoff.record.terms import Assessment, Modality, SituationKind, Stance

_LEAD = 3
"""Sentences, the headline among them, in which a report names its two sides."""
_WISHES = frozenset({Stance.PROPOSE, Stance.REQUEST, Stance.DEMAND, Stance.OFFER, Stance.PROMISE, Stance.THREATEN})


def find_situations(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Situation, ...]:
    """The situations of a report in text order, one for each kind, assessment and statement."""
    terms = situation_terms()
    as_subject, as_object = Frames.of(terms.subject), Frames.of(terms.object)
    sides = _Sides()
    rows: dict[tuple[object, ...], Situation] = {}
    for token in document.tokens:
        kind = terms.nouns.get(token.lemma) or terms.nouns.get(token.lower if _opens(document, token) else "")
        if kind is not None and (token.pos == "NOUN" or _opens(document, token)):
            if token.dep in ("compound", "amod"):
                continue
            assessment, verb = _assessment(document, token, terms, as_subject, as_object)
        else:
            kind, assessment, verb = _line_state(document, token, terms)
            if kind is None:
                kind, verb = _lasting(document, token, terms)
        if kind is None:
            continue
        if verb is None and token.lemma in terms.only_assessed:
            continue
        statement = standing.at(token)
        above = verb or next(clauses.governing_verbs(document, token), None)
        if (above is not None and _is_wished(document, above)) or statement.modality is not Modality.ACTUAL:
            continue
        if verb is None and statement.stance in _WISHES:
            continue
        host = clauses.clause(document, verb) if verb is not None else clauses.own_phrase(document, token)
        own = clauses.own_phrase(document, token)
        words = sorted({*own, *host}, key=lambda t: t.i)
        evidence = Evidence.of(report.text, [document.span(tuple(words))])
        place, moment = located.place(own) or located.place(words), located.moment(words)
        row = Situation(
            id=row_id("situation", [report.id, token.start, kind, assessment]),
            kind=kind,
            parties=sides.of(document, cast, terms, own, words),
            place=place.id if place is not None else None,
            since=_since(document, words, located),
            assessment=assessment,
            statement=statement.id,
            ground=ground_of(moment if token is not verb else None, report.published),
            spans=evidence.spans,
            quotes=evidence.quotes,
            grounds="; ".join(_grounds(token, verb)),
        )
        rows.setdefault((kind, assessment, statement.id, row.place), row)
    return tuple(rows.values())


def _grounds(token: Token, verb: Token | None) -> list[str]:
    noun = [f"noun:{token.lemma}"] if token is not verb else []
    return noun + ([f"verb:{verb.lemma}"] if verb is not None else [])


def _opens(document: Document, token: Token) -> bool:
    """Whether a noun taken for a name opens its sentence: "Calm has returned"."""
    return token.pos == "PROPN" and token.i == document.sentence_of(token).first and token.dep == "nsubj"


def _line_state(
    document: Document, token: Token, terms: SituationTerms
) -> tuple[SituationKind | None, Assessment | None, Token | None]:
    """ "The front is quiet", "the border remains tense": what an adjective tells of the line between two sides."""
    verb = document.head(token)
    told = token.pos == "NOUN" and token.dep == "nsubj" and token.lemma in terms.lines and verb.lemma in terms.copulas
    if not told or clauses.is_negated(document, verb):
        return None, None, None
    for child in document.children(verb, "acomp", "oprd"):
        kind = next((kind for kind, words in terms.of_lines.items() if child.lower in words), None)
        if kind is not None:
            return kind, terms.complement.get(child.lower), verb
    return None, None, None


def _lasting(document: Document, token: Token, terms: SituationTerms) -> tuple[SituationKind | None, Token | None]:
    """ "Troops have occupied the ridge since March": what a verb tells as going on since a time."""
    kind = terms.lasting.get(token.lemma) if clauses.is_verb(token) else None
    goes_on = any(c.lemma == "have" and c.tag in ("VBP", "VBZ") for c in document.children(token, "aux"))
    since = any(c.lower == "since" for c in document.children(token, "prep", "mark", "advcl"))
    if kind is None or not goes_on or not since or clauses.is_negated(document, token):
        return None, None
    return kind, token


def _assessment(
    document: Document, noun: Token, terms: SituationTerms, as_subject: Frames, as_object: Frames
) -> tuple[Assessment | None, Token | None]:
    """What is said of the state that `noun` names, and the verb that says it; (None, None) where nothing is."""
    while noun.dep == "conj" and document.head(noun).pos == "NOUN":
        noun = document.head(noun)
    verb = document.head(noun)
    if noun.dep == "pobj":
        verb = document.head(verb)
    if not clauses.is_verb(verb) or clauses.is_negated(document, verb):
        return None, None
    if noun.dep == "nsubj":
        if verb.lemma in terms.copulas:
            return _complement(document, verb, terms)
        if verb.lemma in terms.calm_comes and terms.nouns.get(noun.lower) is SituationKind.CALM:
            return Assessment.BETTER, verb
        frame = as_subject.match(document, verb)
    elif noun.dep in ("nsubjpass", "dobj", "pobj"):
        frame = as_object.match(document, verb)
        if frame is None and noun.dep == "nsubjpass":
            frame = as_subject.match(document, verb)
    else:
        return None, None
    return (Assessment(frame.value), verb) if frame is not None else (None, None)


def _complement(document: Document, verb: Token, terms: SituationTerms) -> tuple[Assessment | None, Token | None]:
    for child in document.children(verb, "acomp", "attr", "oprd", "prep", "advmod"):
        for word in (child, *document.children(child, "conj", "pobj")):
            phrase = f"{child.lower} {word.lower}"
            found = terms.complement.get(word.lower) or terms.complement.get(phrase)
            if found is not None:
                return found, verb
    return None, None


def _is_wished(document: Document, verb: Token) -> bool:
    """Whether the clause is a wish, a purpose, a possibility or a condition: "may escalate", "if the siege goes on"."""
    auxiliaries = {c.lower for c in document.children(verb, "aux") if c.tag in ("MD", "TO")}
    supposed = any(c.lower in ("if", "unless", "whether") for c in document.children(verb, "mark"))
    return bool(auxiliaries) or supposed


def _since(document: Document, words: list[Token], located: Located) -> str | None:
    for token in words:
        if token.lower == "since":
            moment = located.moment(document.subtree(token))
            return moment.id if moment is not None else None
    return None


class _Sides:
    """The sides of each state, and of the line between two sides that the report named last."""

    def __init__(self) -> None:
        self.last: tuple[str, ...] = ()

    def of(
        self, document: Document, cast: Cast, terms: SituationTerms, own: Sequence[Token], words: Sequence[Token]
    ) -> tuple[str, ...]:
        """Those whom the noun's phrase or else its clause names; on "the line", the two sides told of before."""
        found = _parties(document, cast, own) or _parties(document, cast, words)
        if len(found) > 1:
            self.last = found
            return found
        on_line = any(t.lemma in terms.lines for t in words)
        if on_line and self.last and set(found) <= set(self.last):
            return self.last
        if on_line:
            near = tuple(dict.fromkeys(p for s in document.sentences[:_LEAD] for p in _named(document, cast, s)))
            if len(near) == 2 and set(found) <= set(near):
                return near
        return found


def _named(document: Document, cast: Cast, sentence: Sentence) -> tuple[str, ...]:
    return clauses.parties_of(cast, document.sentence_tokens(sentence))


def _parties(document: Document, cast: Cast, words: Sequence[Token]) -> tuple[str, ...]:
    """The parties referred to, and those that an adjective names: "the Aland-Borland frontier"."""
    found = dict.fromkeys(clauses.parties_of(cast, words))
    territories = load_territories()
    for token in words:
        named = territories.of_demonym(token.text)
        if len(named) == 1:
            found.setdefault(named[0].code)
    return tuple(found)
