"""The words that name a mechanism: a known body, a common noun made one by its phrase, a noun that points back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.mechanism_terms import Body, MechanismTerms
from standoff.reading.cast import Cast
from standoff.reading.mechanisms.naming import MODIFIERS, SENT, Naming
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Label, MechanismKind, MechanismUse

_LINES = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION, Label.OTHER})
_OF = frozenset({"of", "for", "to", "at", "from"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_TITLED = frozenset({MechanismKind.COMMISSION, MechanismKind.PEACEKEEPERS, MechanismKind.CHANNEL})
_SENDERS = (MechanismKind.MONITORS, MechanismKind.ALLIANCE, MechanismKind.COUNCIL)
_SHORT = 6  # tokens between a name's head and its short form in brackets


@dataclass(frozen=True, slots=True)
class Mention:
    """`only_used` is true of a noun that names a mechanism only where something is done with it.

    `told` is the use that the construction which names it tells by itself; `back` is true of a noun or a pronoun that
    points back at what was named before.
    """

    head: Token
    first: Token
    name: str
    kind: MechanismKind
    entry: str | None
    only_used: bool = False
    told: MechanismUse | None = None
    back: bool = False


class Mentions(Naming):
    """The mechanisms that the words of one report name, in text order."""

    def __init__(self, document: Document, cast: Cast, terms: MechanismTerms) -> None:
        super().__init__(document, cast, terms)
        self.ended = -1

    def found(self) -> Iterator[Mention]:
        """Each mention once; of a body and the force it describes ("CSTO monitors") only the force."""
        skip = 0
        last: dict[MechanismKind, Mention] = {}
        latest: Mention | None = None
        for sentence in self.document.sentences:
            if self.document.lines[sentence.line].label not in _LINES:
                continue
            tokens = self.document.sentence_tokens(sentence)
            for n, token in enumerate(tokens):
                if token.i < skip:
                    continue
                size, body = self._body(tokens, n)
                if body is not None:
                    words = tokens[n : n + size]
                    skip = words[-1].i + 1
                    mention = None if self._is_short_form(words, body, last) else self._of_body(words, body)
                    self.ended = words[-1].i
                else:
                    mention = self._generic(token)
                    if mention is not None and latest is not None and self._is_same_court(mention, latest):
                        continue
                    mention = mention or self._pointing(token, last) or self._such(token, last)
                    mention = mention or self._again(token, latest)
                if mention is not None:
                    last[mention.kind] = latest = mention
                    yield mention

    def _is_same_court(self, mention: Mention, latest: Mention) -> bool:
        """ "A ruling of 2009 by a court in The Hague": one court."""
        near = mention.kind is latest.kind is MechanismKind.COURT and mention.head.i - latest.head.i <= _SHORT
        prep = self.document.head(mention.head)
        return near and mention.head.dep == "pobj" and prep.lower in ("by", "of", "from")

    def is_read(self, token: Token) -> bool:
        """Whether it stands in a line that rows are read from."""
        return self.document.line_of(token).label in _LINES

    def is_voice(self, mention: Mention) -> bool:
        """Whether the words only say whose spokesman or envoy somebody is: "the CSTO's chief", "envoys of the OSCE"."""
        token = mention.head
        host = self.document.head(token)
        if token.dep in MODIFIERS and host.lemma.lower() in self.terms.voices:
            return True
        person = self.document.head(host)
        if token.dep == "pobj" and host.lower == "of" and person.pos == "PROPN" and self.is_person_at(person):
            return True  # "Luis Rojas of the boundary commission"
        if mention.kind is MechanismKind.COMMISSION:
            return False
        for _ in range(3):
            if token.dep == "conj" and host.pos in ("NOUN", "PROPN"):
                token, host = host, self.document.head(host)
            elif host.dep == "conj" and host.pos == "ADP":
                host = self.document.head(host)
        above = self.document.head(host)
        speaks = host.lower in _OF and above.lemma.lower() in self.terms.voices
        return token.dep == "pobj" and speaks

    def is_sender(self, head: Token) -> bool:
        """ "Would accept monitors from the league": of a body and those whom it sends, only these."""
        prep = self.document.head(head)
        if head.dep != "pobj" or prep.lower != "from" or prep.i == 0:
            return False
        before = self.document.tokens[prep.i - 1]
        sent = self.generic_entry(before) if before.pos == "NOUN" else None
        return sent is not None and sent[0] in SENT

    def _is_short_form(self, words: tuple[Token, ...], body: Body, last: dict[MechanismKind, Mention]) -> bool:
        """ "The Organization of American States (OAS)": the name in brackets after the name."""
        before = last.get(body.kind)
        at = words[0].i
        opens = at > 1 and self.document.tokens[at - 1].text == "("
        return opens and before is not None and before.entry == body.id and at - before.head.i < _SHORT

    def _of_body(self, words: tuple[Token, ...], body: Body) -> Mention | None:
        head = next((t for t in words if self.document.head(t) not in words), words[-1])
        host = self.document.head(head)
        modifies = head.dep in MODIFIERS and head.i + 4 > host.i
        if modifies and self.generic_entry(host) is not None:
            return None
        if self._is_led(head) or self._is_whose(words, head):
            return None
        if modifies and host.pos == "PROPN" and host.i == words[-1].i + 1:
            return None
        if body.used and modifies:
            return None
        topic = self.document.head(self.document.head(head)).lower == "as"  # "as to the league, its mission ..."
        beside = modifies and head.dep == "compound" and host.lemma.lower() not in self.terms.carriers
        unsure = beside or (self.terms.is_ambiguous(tuple(t.text for t in words)) and not self._has_hint)
        called = self.document.head(host)
        if head.dep == "pobj" and host.lower == "as" and called.dep == "acl" and called.lemma in self.terms.naming:
            head, topic = self.document.head(called), False  # "the force, known as UNISFA"
        if head.dep == "appos" and host.lemma in self.terms.generic:
            head = host  # "a UN observer group, UNASOG, was deployed"
        return Mention(head, words[0], body.name, body.kind, body.id, only_used=unsure or topic or body.used)

    def _is_whose(self, words: tuple[Token, ...], head: Token) -> bool:
        """ "The Peace Council of the African Union": whose body another one is, is no use of it."""
        at = words[0].i - 1
        at -= self.document.tokens[max(0, at)].lower == "the"
        of = self.document.tokens[at] if at > 0 else None
        if of is None or of.lower != "of":
            return False
        return at - 1 == self.ended or self.generic_entry(self.document.tokens[at - 1]) is not None

    def _is_led(self, head: Token) -> bool:
        """ "Chad, which chairs the league": its chair does not use it."""
        verb = self.document.head(head)
        relative = verb.dep == "relcl" or any(c.lower == "as" for c in self.document.children(verb, "mark"))
        return head.dep == "dobj" and verb.lemma in self.terms.leading and relative

    @cached_property
    def _has_hint(self) -> bool:
        """Whether the report names what a body of an ambiguous name ("the Security Council") belongs to."""
        return any(hint in self.document.text for hint in self.terms.hints)

    def _body(self, tokens: tuple[Token, ...], n: int) -> tuple[int, Body | None]:
        """The length and the entry of the longest known name that starts at token `n`."""
        if tokens[n].text not in self.terms.first_words:
            return 0, None
        for size in range(min(self.terms.longest, len(tokens) - n), 0, -1):
            words = tuple(t.text for t in tokens[n : n + size])
            after = tokens[n + size] if n + size < len(tokens) else None
            other = words[0].lower() == "the" and after is not None and (after.pos == "NOUN" or after.lower == "of")
            if words in self.terms.bodies and not other:
                return size, self.terms.bodies[words]
        return 0, None

    def _generic(self, token: Token) -> Mention | None:
        found = self.generic_entry(token)
        if found is None:
            return None
        kind, used = found
        first, name = self.name(token)
        whose = self.document.children(token, "poss", "compound", "nmod")
        whose += tuple(t for t in self.document.children(token, "amod") if self.cast.at(t.start, t.end))
        owned = token.lemma in self.terms.owned and bool(whose)
        titled = token.pos == "PROPN" and any(c.pos == "PROPN" for c in self.modifiers(token))
        owned = owned or (titled and kind in _TITLED)
        return Mention(token, first, name, kind, None, (used or token.lemma in self.terms.only_used) and not owned)

    def _pointing(self, token: Token, last: dict[MechanismKind, Mention]) -> Mention | None:
        """ "The alliance", "that commission": the last of its kind that was named."""
        kinds = self.terms.pointing.get(token.lemma.lower(), ())
        if not kinds or token.tag == "NNS" or token.dep == "compound":
            return None
        named = token.pos == "PROPN" and not self.document.children(token, "compound", "nmod")
        described = [c for c in self.document.children(token, "amod", "compound", "nummod") if "led" not in c.lower]
        points = any(c.lower in _POINTING for c in self.document.children(token, "det"))
        if described or not points or not (token.pos == "NOUN" or named):
            return None
        before = next((last[k] for k in kinds if k in last), None)
        if before is None:
            return None
        return self._back(token, before)

    def _such(self, token: Token, last: dict[MechanismKind, Mention]) -> Mention | None:
        """ "The last such meeting", "its mission": one like the last of its kind, or what the last body sent."""
        before = last.get(MechanismKind.FORMAT)
        such = token.lemma in self.terms.rounds and any(c.lower == "such" for c in self.document.children(token))
        if such and before is not None:
            return self._back(token, before)
        sender = next((last[k] for k in _SENDERS if k in last), None)
        if sender is None or token.lemma not in self.terms.pointing or token.dep == "compound":
            return None
        its = any(c.lower == "its" for c in self.document.children(token, "poss"))
        if its and self.document.number_of(token) - self.document.number_of(sender.head) <= 1:
            return self._back(token, sender)
        return None

    def _again(self, token: Token, latest: Mention | None) -> Mention | None:
        """ "A joint body was promised. It has met once": the one named last, in this sentence or the one before."""
        if latest is not None and token.dep == "poss" and self._is_leaving(token, latest):
            return self._back(token, latest)
        over = self.document.head(token)
        done = token.dep == "dobj" and over.lemma in self.terms.pronoun_objects
        if latest is not None and token.lower == "one" and token.dep == "dobj" and over.lemma in self.terms.founding:
            near = self.document.number_of(token) - self.document.number_of(latest.head) <= 2
            return (
                Mention(token, token, latest.name, latest.kind, latest.entry, only_used=True, back=True)
                if near
                else None
            )
        if latest is None or not (done or token.dep == "nsubj") or token.lower not in ("it", "they", "them"):
            return None
        plural = latest.head.tag in ("NNS", "NNPS")
        near = self.document.number_of(token) - self.document.number_of(latest.head) <= 1
        verb = self.document.head(token)
        if (
            not near
            or plural != (token.lower in ("they", "them"))
            or not (done or verb.lemma in self.terms.pronoun_verbs)
        ):
            return None
        return self._back(token, latest)

    def _is_leaving(self, token: Token, latest: Mention) -> bool:
        """ "Its departure": of the force named in this sentence or the one before."""
        near = self.document.number_of(token) - self.document.number_of(latest.head) <= 1
        owned = token.lower in ("its", "their") and self.document.head(token).lemma in self.terms.leaving
        return near and owned and latest.kind in SENT

    def _back(self, token: Token, before: Mention) -> Mention:
        return Mention(token, token, before.name, before.kind, before.entry, only_used=True, back=True)
