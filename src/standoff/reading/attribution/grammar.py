"""The grammar of attribution over a dependency parse: a document in, its attributions out, in text order."""

import bisect
import dataclasses
from collections.abc import Iterator

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.adjuncts import AdjunctCues
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.continued import with_continuations
from standoff.reading.attribution.frames import best_frame
from standoff.reading.attribution.labels import LabelCues
from standoff.reading.attribution.nouns import NounCues
from standoff.reading.attribution.parenthetic import ParentheticCues
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.turns import Turns
from standoff.reading.attribution.verbs import VerbCues
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Stance

_SAYING = (Stance.ASSERT, Stance.NO_COMMENT)
_CLIMB = 6
_WHO_MAY = ("persons", "organs", "collectives")
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")


def find_attributions(
    document: Document,
    quotations: Quotations,
    lexicon: Lexicon,
    tree: Tree | None = None,
    own_voice: frozenset[int] = frozenset(),
    turns: Turns | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of `document` in order of their cues, each with the quotations that continue it.

    `own_voice` holds the offsets of the first persons outside quotations of whom it is known who they are.
    Where two constructions share one cue word, the first found holds.
    """
    tree = tree or Tree(document)
    tree.rehang(_asides(tree, lexicon))
    turns = turns or Turns(tree, lexicon)
    contents = Contents(tree, quotations, lambda offset: offset in own_voice or turns.voiced(offset))
    readers = (
        AdjunctCues(tree, lexicon, contents),
        VerbCues(tree, lexicon, contents),
        ParentheticCues(tree, lexicon, contents),
        NounCues(tree, lexicon, contents),
        LabelCues(tree, lexicon, quotations, turns),
    )
    found: dict[int, Attribution] = {}
    for token in _first_told(document):
        for reader in readers:
            for row in reader.find(token):
                found.setdefault(row.head, row)
    _join_refusals(tree, lexicon, found)
    rows = sorted(_without_light_verbs(found), key=lambda row: (row.start, row.head))
    return with_continuations(tree, quotations, rows)


def _join_refusals(tree: Tree, lexicon: Lexicon, found: dict[int, Attribution]) -> None:
    """Makes one act of "declined to say how many", whose infinitive is a cue itself."""
    for head, act in sorted(found.items()):
        if act.sense.name != "refusing" or act.frame != "infinitive":
            continue
        for said in tree.children(tree.tokens[head], "xcomp"):
            inner = found.get(said.i)
            if inner is not None and "quote" not in inner.frame and inner.sense.stance in _SAYING:
                cue = (act.cue[0][0], inner.cue[-1][1])
                found[said.i] = dataclasses.replace(inner, cue=(cue,), source=act.source, speaker=act.speaker)
                del found[head]
            elif inner is None and lexicon.has("discussing", said.lemma):
                found[head] = _undiscussed(tree, act, said)


def _undiscussed(tree: Tree, act: Attribution, said: Token) -> Attribution:
    """ "declined to discuss this": the infinitive is of the cue, and what is not discussed the content."""
    prep = next((t for t in tree.children(said, "prep") if t.i == said.i + 1), None)
    last = prep if prep is not None else said
    first = tree.tokens[last.i + 1].start if last.i < tree.right(said) else None
    content = tuple((max(start, first), end) for start, end in act.content if first is not None and end > first)
    return dataclasses.replace(act, cue=((act.cue[0][0], last.end),), content=content)


def _first_told(document: Document) -> Iterator[Token]:
    """The tokens but for those of a line that repeats an earlier one word for word (a caption printed twice)."""
    seen: set[str] = set()
    repeated: dict[int, bool] = {}
    for sentence in document.sentences:
        if sentence.line not in repeated:
            line = document.lines[sentence.line]
            words = document.text[line.start : line.end].strip()
            repeated[sentence.line] = words in seen
            seen.add(words)
        if not repeated[sentence.line]:
            yield from document.sentence_tokens(sentence)


def _asides(tree: Tree, lexicon: Lexicon) -> dict[int, int]:
    """Verbs that go on with the speaker though the parser hangs them on what was said, each with the speaker's verb.

    A participle, "said the road was open, adding that …", where the verb of what was said is no cue itself, or the
    participle may be its subject's; and a clause of its own, "said the road was open, and he noted that …".
    """
    found: dict[int, int] = {}
    for token in tree.tokens:
        if token.dep not in ("advcl", "conj") or token.head >= token.i:
            continue
        said = tree.head(token)
        if said.dep == "acomp" and _after_state(tree, token, tree.head(said)):
            said = tree.head(said)
        if said.dep == "ccomp":
            outer = lexicon.verbs.get(tree.head(said).lemma, {})
            if "quote" in outer and (_goes_on(tree, lexicon, token, said)):
                found[token.i] = said.head
        outer_verb = _in_turn(tree, lexicon, token, said)
        if outer_verb is not None:
            found[token.i] = outer_verb
        if token.i in found:
            continue
        beside = (
            _finite_beside_infinitive,
            _finite_beside_judgement,
            _present_beside_past,
            _plain_beside_compound,
            _perfect_beside_future,
            _silent_beside_told,
        )
        if any(fits(tree, lexicon, token, said) for fits in beside):
            found[token.i] = said.head
    return found


def _goes_on(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    if _participle(tree, lexicon, token, said) or _own_clause(tree, lexicon, token, said):
        return True
    contrast = any(t.lower in ("while", "whereas") for t in tree.children(token, "mark"))
    return contrast and "quote" in lexicon.verbs.get(token.lemma, {}) and tree.child(token, "nsubj") is not None


def _participle(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    before = tree.tokens[tree.left(token) - 1]
    if token.dep != "advcl" or token.tag != "VBG" or said.lemma in lexicon.verbs or before.text != ",":
        return False
    thing = tree.child(token, "dobj")
    idiom = thing is not None and any(key[:2] == (token.lemma, thing.lemma) for key in lexicon.idioms)
    return idiom or "quote" in lexicon.verbs.get(token.lemma, {})


def _finite_beside_infinitive(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "repeated" of "urged both to return and repeated …": a finite verb cannot go on with an infinitive,
    nor with "should return" or, where the speaker speaks of itself in its tense, with "it had verified"."""
    finite = token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP") and tree.child(token, "nsubj") is None
    if not finite or tree.head(said).tag != token.tag:
        return finite and said.tag == "VB" and said.dep == "xcomp"
    auxiliaries = {t.lower for t in tree.children(said, "aux")}
    subject = tree.child(said, "nsubj")
    own = subject is not None and subject.lower in ("it", "he", "she", "they")
    should = said.tag == "VB" and (bool(auxiliaries) or _a_course(lexicon, tree.head(said)))
    body = subject is not None and subject.pos == "NOUN" and lexicon.has("organs", subject.lemma)
    governed = said.dep == "ccomp" and (should or ((own or body) and "had" in auxiliaries))
    cue = token.lemma in lexicon.verbs or tree.particle(token) is not None
    return (said.tag == "VB" and said.dep == "xcomp") or (governed and cue and tree.head(said).lemma in lexicon.verbs)


def _a_course(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb governs what should be done: "demanded that Peru free the crew"."""
    sense = lexicon.verbs.get(verb.lemma, {}).get("clause")
    return verb.tag == "VBD" and sense is not None and sense.stance in (Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE)


def _finite_beside_judgement(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "called" of "described it as baseless and called on …": a finite verb cannot go on with an adjective."""
    finite = token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP") and tree.child(token, "nsubj") is None
    judged = said.pos in ("ADJ", "NOUN") and said.dep in ("advcl", "oprd", "pobj") and tree.child(said, "nsubj") is None
    above = tree.head(said)
    return finite and judged and token.lemma in lexicon.verbs and above.pos == "VERB" and above.lemma in lexicon.verbs


def _present_beside_past(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "blames" of "maintains that it acted lawfully and blames the crew": the present goes on with the present."""
    outer = tree.head(said)
    present = token.dep == "conj" and token.tag == outer.tag and token.tag in ("VBZ", "VBP") and said.dep == "ccomp"
    past = said.tag == "VBD" or (
        said.tag == "VBN" and any(t.tag == "VBD" for t in tree.children(said, "aux", "auxpass"))
    )
    if not (present and past) or tree.child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    cues = "clause" in lexicon.verbs.get(outer.lemma, {}) and token.lemma in lexicon.verbs
    return cues and best_frame(tree, token, lexicon.verbs[token.lemma]) is not None


def _in_turn(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> int | None:
    """The "rejected" of "rejected the charge that its men fired, and in turn accused …": who answers speaks on."""
    words = [t for p in tree.children(token, "prep", "advmod") for t in (p, *tree.children(p, "pobj")) if p.i < token.i]
    turned = any(lexicon.has("turns", t.lower) for t in words)
    if token.dep != "conj" or not turned or token.lemma not in lexicon.verbs or tree.child(token, "nsubj") is not None:
        return None
    for _ in range(_CLIMB):
        above = tree.head(said)
        if above.i == said.i:
            return None
        said = above
        if said.pos == "VERB" and said.tag == token.tag and said.lemma in lexicon.verbs:
            return said.i
    return None


def _perfect_beside_future(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "have not said" of "said they would arrest him but have not said whether they did", and the "has invited" of
    "says it will send boats and has invited observers"."""
    finite = any(t.lemma in ("have", "do") and t.tag != "VB" for t in tree.children(token, "aux"))
    future = said.dep == "ccomp" and any(t.tag == "MD" for t in tree.children(said, "aux"))
    if token.dep != "conj" or not (finite and future) or tree.child(token, "nsubj", "nsubjpass") is not None:
        return False
    outer = tree.head(said)
    present = outer.tag in ("VBZ", "VBP") and token.tag == "VBN" and bool(lexicon.verbs.get(token.lemma))
    untold = tree.negation(token) is not None and "clause" in lexicon.verbs.get(token.lemma, {})
    return (present or untold) and "clause" in lexicon.verbs.get(outer.lemma, {})


def _silent_beside_told(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "would not say" of "claims that the order came from above but would not say how he knew"."""
    outer = tree.head(said)
    silent = token.dep == "conj" and tree.negation(token) is not None and "clause" in lexicon.verbs.get(token.lemma, {})
    if not silent or said.dep != "ccomp" or tree.child(token, "nsubj", "nsubjpass") is not None:
        return False
    of = tree.child(said, "nsubj", "nsubjpass", "expl")
    thing = of is not None and (of.tag in ("NN", "NNS", "EX") or of.lower == "it")
    thing = thing and of is not None and not any(lexicon.has(name, of.lemma) for name in _WHO_MAY)
    helped = any(t.lower in ("would", "does", "did", "do") for t in tree.children(token, "aux"))
    return thing and helped and tree.negation(said) is None and "clause" in lexicon.verbs.get(outer.lemma, {})


def _plain_beside_compound(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "blames" of "denies that it is holding anybody and blames the wind": a plain tense goes on with the saying in
    that tense, not with "is holding" or "had been" of a thing or of the speaker itself."""
    outer = tree.head(said)
    plain = token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP") and token.tag == outer.tag
    if not plain or said.dep != "ccomp" or tree.child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    of = tree.child(said, "nsubj", "nsubjpass", "expl")
    compound = said.tag in ("VBG", "VBN") and bool(tree.children(said, "aux", "auxpass"))
    nobody = of is not None and (of.dep == "expl" or of.lower in ("it", "this", "that"))
    if not (compound and nobody) or "clause" not in lexicon.verbs.get(outer.lemma, {}):
        return False
    particle = tree.particle(token)
    lemma = token.lemma if particle is None else f"{token.lemma} {particle.lower}"
    return best_frame(tree, token, lexicon.verbs.get(lemma, {})) is not None


def _own_clause(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """ "and he noted that …", or "but maintained that …" after a subject that is nobody and so cannot maintain."""
    frames = lexicon.verbs.get(token.lemma, {})
    if token.dep != "conj" or not frames or tree.child(token, "mark") is not None:
        return False
    subject = tree.child(token, "nsubj")
    if "quote" not in frames:
        going_on = _after_state(tree, token, said) or _after_nobody(tree, lexicon, token, said)
        return subject is None and going_on and best_frame(tree, token, frames) is not None
    if subject is not None:
        return subject.lower in ("he", "she", "it", "they") and tree.child(token, "ccomp") is not None
    of = tree.child(said, "nsubj", "nsubjpass", "expl")
    if of is None or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    return _after_state(tree, token, said) or _after_nobody(tree, lexicon, token, said)


def _after_nobody(tree: Tree, lexicon: Lexicon, token: Token, said: Token) -> bool:
    """The "called on" of "said the dead included children and called on …": whoever was spoken of cannot call."""
    of = tree.child(said, "nsubj", "nsubjpass", "expl")
    if of is None or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    if token.tag == said.tag != tree.head(said).tag:  # "says that a man rang and told her"
        return False
    sense = next(iter(lexicon.verbs.get(token.lemma, {}).values()), None)
    if sense is None or not sense.core or (of.tag in ("PRP", "WP") or of.pos == "PROPN" or of.entity in _SOMEBODY):
        return False
    return not any(lexicon.has(name, of.lemma) for name in _WHO_MAY)


def _after_state(tree: Tree, token: Token, said: Token) -> bool:
    """The "called" of "said it was alarmed and called on …": whoever speaks of being so goes on to speak."""
    of = tree.child(said, "nsubj", "nsubjpass")
    if of is None or of.lower not in ("it", "he", "she", "they") or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    speaking = tree.head(said).tag == token.tag and tree.child(token, "auxpass", "nsubjpass") is None
    return speaking and (said.lemma == "be" or tree.child(said, "auxpass") is not None)


def _without_inside_out(rows: list[Attribution]) -> list[Attribution]:
    """The rows, less those that take the attribution which closes their own sentence for what they say."""
    closing = sorted((row.start, n) for n, row in enumerate(rows) if row.rule == "closing attribution")

    def inside_out(row: Attribution) -> bool:
        for start, end in row.content:
            for _, n in closing[bisect.bisect_left(closing, (start, 0)) : bisect.bisect_left(closing, (end, 0))]:
                if any(a <= row.start < b for a, b in rows[n].content):
                    return True
        return False

    return [row for row in rows if row.frame != "clause" or row.rule == "closing attribution" or not inside_out(row)]


def _without_light_verbs(found: dict[int, Attribution]) -> list[Attribution]:
    """The rows, less a light verb read as a cue of its own beside its noun ("repeated" in "repeated its call")."""
    rows = list(found.values())
    rows = _without_inside_out(rows)
    light = {row.start for row in rows if row.frame == "noun" and " " in row.lemma}
    return [row for row in rows if row.frame != "object" or row.start not in light]
