"""Third-person pronouns to their antecedents, by grammar: number, sex and kind, then subjects before all else.

In the pronoun's own sentence the subjects of the clauses above it come first (Hobbs 1978), then subjects said before
it; then the main subject of the sentence before (Grosz, Joshi & Weinstein 1995), quotations left aside: who speaks
in one quotation is not referred to in another. A thing that could be meant instead, or two actors alike, leave the
pronoun open.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.cues import load_cues
from standoff.knowledge.descriptions import Descriptions
from standoff.reading.actors.nameless import distanced, movers, nameless, only_one_named
from standoff.reading.actors.obstacles import (
    controlled,
    expletive,
    parenthetic,
    relative_and_several,
    thing_between,
    torn,
)
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.wants import PRONOUNS, Want, fits, want_of
from standoff.reading.syntax import Sentence, Token

_RELATIVES = frozenset({"who", "which", "that", "what", "whom", "there", "this", "whoever"})
_RELATING = frozenset({"who", "which", "that"})
_FIRST = frozenset({"i", "we", "me", "us", "you"})
_OWNED = frozenset({"theirs", "hers"})
_DISTRIBUTIVE = frozenset({"each", "either", "neither", "every"})


def antecedent_of(scene: Scene, descriptions: Descriptions, token: Token) -> tuple[Antecedent | None, bool]:
    """Whom a pronoun stands for, None where that is doubtful; and whether the question is settled either way."""
    want = want_of(token)
    sentence = scene.document.sentence_of(token)
    if expletive(scene, token):
        return None, True
    if torn(scene, token, want) or controlled(scene, token, want) or relative_and_several(scene, token, sentence, want):
        return None, True
    for candidate in _in_sentence(scene, descriptions, token, sentence):
        found, goes_on = _judge(scene, descriptions, candidate, want, token)
        if found is not None and thing_between(scene, candidate, token, want):
            return None, True
        if found is not None or not goes_on:
            return found, True
    if want.person and (only := _only_person(scene, token, sentence, want)) is not None:
        return only, True
    if _stays_in_sentence(scene, token, sentence):
        return None, False
    found = _before(scene, token, replace(want, company=False))
    return found, found is not None


def _judge(
    scene: Scene, descriptions: Descriptions, candidate: Token, want: Want, pronoun: Token
) -> tuple[Antecedent | None, bool]:
    """The antecedent that a candidate gives, and whether the search goes on where it gives none."""
    if candidate.lower in _RELATING:
        noun = scene.document.head(scene.document.head(candidate))
        if want.person and nameless(scene, noun):
            return None, False
        candidate = _related(scene, candidate) or candidate
    if candidate.lower in _RELATIVES or candidate.lower in _FIRST:
        return None, True
    found = scene.antecedent(candidate, alone=_joined_below(scene, candidate, pronoun))
    if found is not None:
        wanted = replace(want, plural=True) if _one_by_one(scene, candidate, want) else want
        one = want.plural and not found.plural and _spoken_of_as_one(scene, candidate)
        return (found, False) if fits(scene, found, wanted) and not one else (None, True)
    if any(want_of(t) == want for t in scene.document.children(candidate, "poss") if t.pos == "PRON"):
        return None, True
    if candidate.pos == "PRON":
        return None, want_of(candidate) != want or candidate.lower not in PRONOUNS
    if candidate.i in scene.offices:
        return None, want.person == (candidate.tag in ("NNS", "NNPS"))
    if want.person or _states_alone(descriptions, scene, pronoun):
        return None, True
    several = candidate.tag in ("NNS", "NNPS", "CD") or any(True for _ in scene.conjuncts(candidate))
    return None, several != want.plural


def _spoken_of_as_one(scene: Scene, subject: Token) -> bool:
    """ "The Front says that they are well": a verb in the singular has a subject that "they" does not mean."""
    return subject.dep in SUBJECTS and scene.document.head(subject).tag == "VBZ"


def _tells(scene: Scene, subject: Token) -> bool:
    """ "The rebels admit to eight, killed, they say, by accident": who speaks in the clause around speaks on."""
    verb = scene.document.head(subject)
    return verb.lemma in load_cues().verbs and verb.i < subject.i + 3


def _related(scene: Scene, relative: Token) -> Token | None:
    """The noun that "which" or "who" is about, where it stands for somebody known."""
    verb = scene.document.head(relative)
    noun = scene.document.head(verb)
    known = verb.dep == "relcl" and noun.i < relative.i and scene.antecedent(noun) is not None
    return noun if known else None


def _states_alone(descriptions: Descriptions, scene: Scene, pronoun: Token) -> bool:
    """ "Its own territory": what is owned is such as no thing has."""
    return pronoun.dep == "poss" and scene.document.head(pronoun).lemma in descriptions.states_own


def _one_by_one(scene: Scene, candidate: Token, want: Want) -> bool:
    """ "Each country is to close its posts": several, spoken of in the singular."""
    return not want.person and any(t.lower in _DISTRIBUTIVE for t in scene.document.children(candidate, "det"))


def _in_sentence(scene: Scene, descriptions: Descriptions, token: Token, sentence: Sentence) -> Iterator[Token]:
    """Candidates in the pronoun's sentence and quotation, best first."""
    above = list(_above(scene, descriptions, token))
    seen: set[int] = {token.i} | _own_subjects(scene, token) | {t.i for t in scene.document.ancestors(token)}
    seen -= _owners_above(scene, token)
    if parenthetic(scene, token):
        seen |= {t.i for t in above if not _tells(scene, t)}
    quotation = scene.quoted[token.i]
    earlier = _earlier(scene, token, sentence)
    if parenthetic(scene, token):
        earlier = (t for t in earlier if _tells(scene, t))
    for candidate in (*above, *earlier):
        verb = scene.document.head(candidate)
        if candidate.i > token.i and any(t.text == ";" for t in scene.document.tokens[token.i : candidate.i]):
            continue
        if candidate.i not in seen and quotation in (scene.quoted[candidate.i], scene.quoted[verb.i]):
            seen.add(candidate.i)
            yield candidate


def _own_subjects(scene: Scene, token: Token) -> set[int]:
    """The subjects of an object's own clause, which it cannot mean ("X tried to remove them": not X)."""
    if token.dep in (*SUBJECTS, "poss") or token.lower.endswith(("self", "selves")) or token.lower in _OWNED:
        return set()
    found: set[int] = set()
    child = token
    for governor in scene.document.ancestors(token):
        controlled = child.dep in ("xcomp", "ccomp") and scene.document.children(governor, "dobj", "dative")
        if controlled or child.dep in ("ccomp", "advcl", "relcl", "acl"):
            break
        found |= {t.i for t in scene.document.children(governor, *SUBJECTS)}
        child = governor
    return found


def _above(scene: Scene, descriptions: Descriptions, token: Token) -> Iterator[Token]:
    """The subjects of the clauses that the pronoun stands in, inmost first."""
    document, child = scene.document, token
    possessive = token.dep == "poss"
    for governor in document.ancestors(token):
        subjects = document.children(governor, *SUBJECTS)
        if possessive and _owns_below(child, governor):
            yield governor
        if possessive and child.dep == "conj":
            yield from document.children(governor, "poss")
        if possessive and child.dep in ("xcomp", "ccomp") and not document.children(child, *SUBJECTS):
            yield from document.children(governor, "dobj")
        if possessive and child.dep == "prep" and not subjects_harm(scene, descriptions, child):
            yield from (t for t in document.children(governor, "dobj") if _pcomp(scene, child))
        yield from (s for s in subjects if s is not child and s.i != token.i)
        if token.dep in SUBJECTS and child.dep in ("acl", "ccomp") and governor.pos == "NOUN":
            yield from document.children(governor, "poss")
            givers = (p for p in document.children(governor, "prep") if p.lower in ("from", "by"))
            yield from (giver for p in givers for giver in document.children(p, "pobj"))
        what = any(t.tag == "WP" for t in document.children(document.head(token), "dobj", "oprd", "ccomp", "nsubj"))
        if token.dep in SUBJECTS and child.dep == "prep" and governor.pos == "NOUN" and not what:
            yield from movers(scene, governor)
        child = governor


def _owners_above(scene: Scene, token: Token) -> set[int]:
    found, child = set(), token
    for governor in scene.document.ancestors(token) if token.dep == "poss" else ():
        if _owns_below(child, governor):
            found.add(governor.i)
        child = governor
    return found


def _owns_below(child: Token, governor: Token) -> bool:
    """ "X and his aide", "the sides drawing their border": a noun above that a possessive below may mean."""
    if governor.pos not in ("NOUN", "PROPN") or governor.i > child.i:
        return False
    return child.dep == "conj" or (child.dep == "acl" and child.tag == "VBG")


def _joined_below(scene: Scene, candidate: Token, token: Token) -> bool:
    """Whether the pronoun owns what is joined to the candidate ("X and his aide")."""
    owned = scene.document.head(token)
    return token.dep == "poss" and owned.dep == "conj" and scene.document.head(owned).i == candidate.i


def subjects_harm(scene: Scene, descriptions: Descriptions, preposition: Token) -> bool:
    """Whether the act behind the preposition ("of shelling") is one done to others' things."""
    return any(t.lemma in descriptions.harms for t in scene.document.children(preposition, "pcomp"))


def _pcomp(scene: Scene, preposition: Token) -> bool:
    return bool(scene.document.children(preposition, "pcomp"))


def _earlier(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Token]:
    """Subjects before the pronoun, nearest first, then the source behind "according to"."""
    before = scene.document.tokens[sentence.first : token.i]
    yield from _subjects_before(scene, token, sentence)
    yield from (source for t in before if (source := _source(scene, t)) is not None)


def _subjects_before(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Token]:
    """Nearest first, without those in what the pronoun's own verb reports ("The truce holds, it said")."""
    verb = scene.document.head(token)
    for t in reversed(scene.document.tokens[sentence.first : token.i]):
        told = token.dep in SUBJECTS and _under(scene, t, verb)
        if t.dep in SUBJECTS and not (told and not _parted(scene, t, token)):
            yield scene.cleft(t) or t


def _parted(scene: Scene, subject: Token, token: Token) -> bool:
    """ "Monitors saw the crater; they say …": a semicolon between the two makes the first clause no content."""
    return any(t.text == ";" for t in scene.document.tokens[subject.i : token.i])


def _under(scene: Scene, token: Token, verb: Token) -> bool:
    return any(governor.i == verb.i for governor in scene.document.ancestors(token))


def _source(scene: Scene, token: Token) -> Token | None:
    """The source in "according to X", by the first token of the phrase."""
    if token.lower != "according":
        return None
    for preposition in scene.document.children(token, "prep"):
        for source in scene.document.children(preposition, "pobj"):
            return source
    return None


def _stays_in_sentence(scene: Scene, token: Token, sentence: Sentence) -> bool:
    """Only a subject, or a possessive before the main verb, looks back over the sentence's edge."""
    if scene.quoted[token.i]:
        return True
    if parenthetic(scene, token):
        return False
    tokens = scene.document.sentence_tokens(sentence)
    root = next((t for t in tokens if t.head == t.i), tokens[0])
    if want_of(token).person or (token.dep in ("dobj", "pobj") and _we_speak(scene, root)):
        return False
    if token.dep in SUBJECTS:
        earlier = _subjects_before(scene, token, sentence)
        if any(not scene.quoted[t.i] and t.lower not in _RELATIVES for t in earlier):
            return True
        return scene.document.head(token).dep in ("relcl", "acl")
    return token.i > root.i or token.dep != "poss"


def _we_speak(scene: Scene, root: Token) -> bool:
    """ "We call on it to stop", in a release: what "it" is stands before."""
    subjects = scene.document.children(root, *SUBJECTS)
    return scene.gathering.issuer is not None and any(t.lower in ("we", "i") for t in subjects)


def _before(scene: Scene, token: Token, want: Want) -> Antecedent | None:
    """The main subject of the sentences before; for a person, the only one named in the nearest that names any."""
    document = scene.document
    number = scene.number_of(token.i)
    for previous in scene.read_before(number, 3 if want.person else 1):
        if all(scene.quoted[i] for i in range(previous.first, previous.last)):
            continue
        subject = scene.main_subject(previous)
        if subject is not None and subject.lower in _RELATIVES:
            subject = next((t for t in reversed(scene.subjects(previous)) if t.pos == "NOUN"), None)
        if subject is not None and subject.lower in _FIRST:
            subject = None
        found = scene.antecedent(subject) if subject is not None else None
        if (
            found is not None
            and fits(scene, found, want)
            and not distanced(scene, found, token)
            and not _own(scene, found, token)
        ):
            return found
        if want.person and subject is not None and nameless(scene, subject):
            return None
        if (one := only_one_named(scene, previous, want, token)) is not None and _cannot_be(subject, found):
            return one
        owners = document.children(subject, "poss") if want.person and subject is not None else []
        owned = [a for owner in owners if (a := scene.antecedent(owner)) is not None and fits(scene, a, want)]
        if owned:
            return owned[0]
        if want.person and any(t.i in scene.offices and t.i not in scene.at for t in scene.subjects(previous)):
            return None
        sources = [s for t in document.sentence_tokens(previous) if (s := _source(scene, t)) is not None]
        named = [a for s in sources if (a := scene.antecedent(s)) and fits(scene, a, want)]
        if len(named) == 1:
            return named[0]
        if want.person:
            people = _people_in(scene, previous, want)
            if people:
                return people[0] if len(people) == 1 else None
    return None


def _only_person(scene: Scene, token: Token, sentence: Sentence, want: Want) -> Antecedent | None:
    """The one person named before in a sentence without a subject so far ("the spokesman, X, asked how long his …")."""
    before = scene.document.tokens[sentence.first : token.i]
    if scene.quoted[token.i] or any(t.dep in SUBJECTS for t in before):
        return None
    people = _people_in(scene, Sentence(sentence.first, token.i, sentence.line), want)
    return people[0] if len(people) == 1 else None


def _own(scene: Scene, found: Antecedent, token: Token) -> bool:
    """Whether an object of what "we" do would be the issuer itself."""
    issuer = scene.gathering.issuer
    return token.dep in ("dobj", "pobj") and issuer is not None and issuer.key in found.keys


def _cannot_be(subject: Token | None, found: Antecedent | None) -> bool:
    """Whether a sentence's subject is no rival of the one body that the sentence names."""
    return subject is None or found is not None or subject.dep == "nsubjpass"


def _people_in(scene: Scene, sentence: Sentence, want: Want) -> list[Antecedent]:
    """Everyone in a sentence, outside quotations, who could be meant, each once."""
    found: dict[tuple[str, ...], Antecedent] = {}
    for i in range(sentence.first, sentence.last):
        if scene.quoted[i]:
            continue
        for mention in scene.at.get(i, ()):
            one = Antecedent((mention.key,), (mention.span, *mention.via), plural=False)
            if fits(scene, one, want):
                found.setdefault(one.keys, one)
    return list(found.values())
