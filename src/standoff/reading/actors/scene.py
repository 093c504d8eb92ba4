"""What a reference can see at its place in a report: quotations, subjects, and who has been mentioned where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.affiliation import Ground
from standoff.reading.actors.callings import Callings, callings
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.syntax import Document, Sentence, Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind, Label

SUBJECTS = ("nsubj", "nsubjpass")
_OF = frozenset({"of", "in", "from"})
_RELATIVES = frozenset({"who", "which", "that"})
_ONE = frozenset({"a", "an", "one", "another"})
_WITH_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GOVERNMENT})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_SEVERAL = frozenset({"they", "them", "their"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom some words stand for: actor keys, the passages that lead to them, whether they are several, and whether
    they are one person of a body ("a Peruvian soldier")."""

    keys: tuple[str, ...]
    via: tuple[Span, ...]
    plural: bool
    one: bool = False


@dataclass
class Scene:
    """The mentions of a report by token, growing as references are resolved in text order."""

    ground: Ground
    gathering: Gathering
    quoted: tuple[int, ...]
    at: dict[int, list[Mention]] = field(default_factory=dict)

    @cached_property
    def named_parties(self) -> frozenset[str]:
        """The parties whose names, people or capitals stand in the report."""
        return frozenset(a.known.party for a in self.ground.starting.values() if a.known.party is not None)

    @cached_property
    def offices(self) -> frozenset[int]:
        """The tokens of words for offices and callings."""
        return frozenset(i for hit in self.ground.titles for i in range(hit.first, hit.last))

    @cached_property
    def callings(self) -> Callings:
        """What the report calls each of its armed groups."""
        return callings(self.ground)

    @property
    def document(self) -> Document:
        return self.ground.document

    def note(self, mention: Mention, also: Iterable[int] = ()) -> None:
        """Makes a mention visible at its tokens, and at those of the title beside it."""
        for i in (*range(mention.first, mention.last), *also):
            found = self.at.setdefault(i, [])
            if mention not in found:
                found.append(mention)

    def sketch(self, key: str) -> Sketch:
        return self.gathering.sketches[key]

    def antecedent(self, token: Token, alone: bool = False) -> Antecedent | None:
        """Whom the phrase headed by `token` stands for, with everyone coordinated with it unless `alone`; None if
        nobody known."""
        mentions = self._mentions(token)
        apposed = self.document.children(token, "appos")
        if mentions and apposed and apposed[0].i > token.i and token.i in self.single and self._named(apposed[0]):
            return self.antecedent(apposed[0])
        if not mentions:
            behind = self.antecedent(apposed[0]) if apposed and apposed[0].i > token.i else self._of_several(token)
            return behind or self._of_body(token)
        heads = [token]
        for other in () if alone else self.conjuncts(token):
            joined = self._mentions(other)
            if not joined:
                return None
            mentions += [m for m in joined if m not in mentions]
            heads.append(other)
        keys = tuple(dict.fromkeys(m.key for m in mentions))
        plural = len(keys) > 1 or _is_plural(token)
        via = tuple(dict.fromkeys(span for m in mentions for span in (m.span, *m.via)))
        return Antecedent(keys, via, plural, len(heads) == 1 and token.i in self.single)

    @cached_property
    def single(self) -> frozenset[int]:
        """The tokens of nouns for one person of a body: "a Peruvian soldier", "an official"."""
        members = (self.document.tokens[hit.last - 1] for hit in self.ground.organs if hit.entries[0].members)
        return frozenset(t.i for t in members if t.tag == "NN" and self.indefinite(t))

    def indefinite(self, token: Token) -> bool:
        """Whether the noun is of somebody not spoken of before: "a", "an", "one", "another"."""
        return any(t.lower in _ONE for t in self.document.children(token, "det", "nummod"))

    def _named(self, token: Token) -> bool:
        return any(self.sketch(m.key).kind is ActorKind.PERSON and not m.via for m in self._mentions(token))

    def _of_several(self, token: Token) -> Antecedent | None:
        """ "The chiefs of X and Y", "officials in both countries": those whose they are, one or more of each."""
        if token.tag not in _PLURAL_TAGS:
            return None
        for preposition in self.document.children(token, "prep"):
            for owner in self.document.children(preposition, "pobj") if preposition.lower in _OF else ():
                found = self.antecedent(owner)
                if found is not None and len(found.keys) > 1 and self._acting(token):
                    return found
        return None

    def _of_body(self, token: Token) -> Antecedent | None:
        """ "The United Nations mission", "the alliance's monitors": a body or people of the one named before it."""
        several, cues = token.tag in _PLURAL_TAGS, load_cues()
        people = several and (token.i in self.offices or token.lower in self.ground.registry.descriptions.bodies)
        delegated = token.lower in self.ground.registry.words("delegations")
        if token.tag not in ("NN", "NNS") or not (people or delegated or cues.has("organs", token.lemma)):
            return None
        before = self.document.children(token, "compound", "nmod", *(("poss",) if several or delegated else ()))
        mentions = [m for t in before for m in self.at.get(t.i, ()) if self.sketch(m.key).kind in _WITH_BODIES]
        if len({m.key for m in mentions}) != 1 or self.sketch(mentions[0].key).party is None:
            return None
        return Antecedent((mentions[0].key,), (mentions[0].span, *mentions[0].via), plural=several)

    def _acting(self, token: Token) -> bool:
        """Whether the noun is one of those for people or organs, rather than a thing ("the borders of X and Y")."""
        return token.i in self.offices or token.i in self._organ_words

    @cached_property
    def _organ_words(self) -> frozenset[int]:
        return frozenset(hit.last - 1 for hit in self.ground.organs)

    def _mentions(self, token: Token) -> list[Mention]:
        """Those that the token heads, not those that merely stand inside a longer phrase of another noun."""
        found = [m for m in self.at.get(token.i, ()) if m.head == token.i or m.first <= token.i < m.last]
        if not found:
            found = [m for m in self.at.get(token.i, ()) if self.sketch(m.key).kind is ActorKind.PERSON]
        return list(found)

    def conjuncts(self, token: Token) -> Iterator[Token]:
        """Those coordinated behind `token`."""
        seen = {token.i}
        stack = [token]
        while stack:
            for child in self.document.children(stack.pop(), "conj"):
                if child.i not in seen and child.pos in ("NOUN", "PROPN", "PRON", "ADJ"):
                    seen.add(child.i)
                    stack.append(child)
                    yield child

    def number_of(self, i: int) -> int:
        """The number of the sentence that the i-th token stands in."""
        return self._sentences[i]

    @cached_property
    def _sentences(self) -> tuple[int, ...]:
        return tuple(n for n, s in enumerate(self.document.sentences) for _ in range(s.first, s.last))

    def subjects(self, sentence: Sentence) -> list[Token]:
        return [t for t in self.document.sentence_tokens(sentence) if t.dep in SUBJECTS]

    def main_subject(self, sentence: Sentence) -> Token | None:
        """The subject nearest to the root outside quotations."""
        open_ones = [t for t in self.subjects(sentence) if not self.quoted[t.i]]
        if not open_ones:
            return None
        first = min(open_ones, key=lambda t: (self._depth(t), t.i))
        return self.cleft(first) or first

    def cleft(self, subject: Token) -> Token | None:
        """The noun of "It is the army which …" and "It was X who …"."""
        verb = self.document.head(subject)
        if subject.lower != "it" or verb.lemma != "be":
            return None
        for noun in self.document.children(verb, "attr"):
            clauses = (*self.document.children(noun, "relcl"), *self.document.children(verb, "ccomp", "advcl", "relcl"))
            words = (t for clause in clauses for t in self.document.children(clause))
            if noun.pos in ("NOUN", "PROPN") and any(t.lower in _RELATIVES and t.i > noun.i for t in words):
                return noun
        return None

    def _depth(self, token: Token) -> int:
        depth = 0
        for governor in self.document.ancestors(token):
            depth += governor.dep not in ("conj",)
        return depth

    def read_before(self, number: int, reach: int) -> Iterator[Sentence]:
        """Up to `reach` sentences of the body before sentence `number`, nearest first; wholly quoted ones are free."""
        seen = 0
        label = self.document.lines[self.document.sentences[number].line].label
        for i in range(number - 1, max(-1, number - 8), -1):
            sentence = self.document.sentences[i]
            if self.document.lines[sentence.line].label is not label and label is Label.BODY:
                continue
            yield sentence
            seen += not all(self.quoted[j] for j in range(sentence.first, sentence.last))
            if seen >= reach:
                return


def _is_plural(token: Token) -> bool:
    """By its tag, or where the tagger knows no such plural ("servicemen")."""
    return (
        token.tag in _PLURAL_TAGS
        or token.lower in _SEVERAL
        or (token.pos == "NOUN" and token.lower.endswith(("men", "people")))
    )


def quotations(document: Document) -> tuple[int, ...]:
    """For each token the number of the quotation that it stands in, 0 outside; a quotation ends with its line."""
    found: list[int] = []
    number, inside, line = 0, False, -1
    for token in document.tokens:
        here = document.sentence_of(token).line
        if here != line:
            inside, line = False, here
        opens = token.text in ("“", "``") or (token.text == '"' and not inside)
        closes = not opens and (token.text in ("”", "''") or (token.text == '"' and inside))
        if opens:
            number, inside = number + 1, True
        found.append(number if inside or closes else 0)
        if closes:
            inside = False
    return tuple(found)
