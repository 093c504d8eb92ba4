"""The words that name a mechanism: a known body, a common noun made one by its phrase, a noun that points back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.mechanism_terms import Body, MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.terms import ActorKind, Label, MechanismKind, MechanismUse

_NAME_PARTS = frozenset({"amod", "compound", "nmod", "poss"})
_MODIFIERS = ("poss", "compound", "nmod")
_LINES = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION, Label.OTHER})
_OF = frozenset({"of", "for", "to", "at", "from"})
_WITHIN = frozenset({"in", "within"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_SENT = frozenset({MechanismKind.MONITORS, MechanismKind.PEACEKEEPERS})
_TITLED = frozenset({MechanismKind.COMMISSION, MechanismKind.PEACEKEEPERS, MechanismKind.CHANNEL})
_SENDERS = (MechanismKind.MONITORS, MechanismKind.ALLIANCE, MechanismKind.COUNCIL)
_SHORT = 6  # tokens between a name's head and its short form in brackets
_PHRASE = 24  # tokens of a noun's subtree that are looked at for what makes it a mechanism


@dataclass(frozen=True, slots=True)
class Mention:
    """`only_used` is true of a noun that names a mechanism only where something is done with it.

    `told` is the use that the construction which names it tells by itself.
    """

    head: Token
    first: Token
    name: str
    kind: MechanismKind
    entry: str | None
    only_used: bool = False
    told: MechanismUse | None = None


class Mentions:
    """The mechanisms that the words of one report name, in text order."""

    def __init__(self, document: Document, cast: Cast, terms: MechanismTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms
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
        if token.dep in _MODIFIERS and host.lemma.lower() in self.terms.voices:
            return True
        person = self.document.head(host)
        if token.dep == "pobj" and host.lower == "of" and person.pos == "PROPN" and self._is_person_at(person):
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
        sent = self._generic_entry(before) if before.pos == "NOUN" else None
        return sent is not None and sent[0] in _SENT

    def _is_short_form(self, words: tuple[Token, ...], body: Body, last: dict[MechanismKind, Mention]) -> bool:
        """ "The Organization of American States (OAS)": the name in brackets after the name."""
        before = last.get(body.kind)
        at = words[0].i
        opens = at > 1 and self.document.tokens[at - 1].text == "("
        return opens and before is not None and before.entry == body.id and at - before.head.i < _SHORT

    def _of_body(self, words: tuple[Token, ...], body: Body) -> Mention | None:
        head = next((t for t in words if self.document.head(t) not in words), words[-1])
        host = self.document.head(head)
        modifies = head.dep in _MODIFIERS and head.i + 4 > host.i
        if modifies and self._generic_entry(host) is not None:
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
        return at - 1 == self.ended or self._generic_entry(self.document.tokens[at - 1]) is not None

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
        found = self._generic_entry(token)
        if found is None:
            return None
        kind, used = found
        first, name = self._name(token)
        whose = self.document.children(token, "poss", "compound", "nmod")
        whose += tuple(t for t in self.document.children(token, "amod") if self.cast.at(t.start, t.end))
        owned = token.lemma in self.terms.owned and bool(whose)
        titled = token.pos == "PROPN" and any(c.pos == "PROPN" for c in self._modifiers(token))
        owned = owned or (titled and kind in _TITLED)
        return Mention(token, first, name, kind, None, (used or token.lemma in self.terms.only_used) and not owned)

    def _generic_entry(self, token: Token) -> tuple[MechanismKind, bool] | None:
        """The kind that a common noun names, and whether only where it is used; a modifier of another names none."""
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
            return None
        entries = self.terms.generic.get(token.lemma) or self.terms.generic.get(token.lower)
        if not entries:
            return None
        if token.tag == "NNS" and any(c.text == ":" for c in self.document.children(token)):
            return None  # "the bodies for it: the Joint Committee and …"
        beside = (self.document.head(token),) if token.dep == "appos" else self.document.children(token, "appos")
        if token.lemma.lower() == "line" and any(t.lower in self.terms.ground_lines for t in self._modifiers(token)):
            return None  # "the Military Demarcation Line"
        if any(self._is_named(t) for t in beside) or self._is_of_body(token):
            return None
        phrase = [t for t in self.document.subtree(token)[:_PHRASE] if t.i != token.i]
        around = {part for t in phrase for w in (t.lemma, t.lower) for part in (w, *w.split("-"))}
        around |= {self.document.tokens[i].lemma for i in range(max(0, token.i - 4), token.i)}
        around |= {self._written(t) for t in phrase} | self._led(token)
        own = {self._written(t) for t in self._modifiers(token)} | {
            part for t in self._modifiers(token) for w in (t.lemma, t.lower) for part in (w, *w.split("-"))
        }
        sent = any((t.text,) in self.terms.bodies for t in self.document.children(token, *_MODIFIERS))
        if token.lemma in self.terms.rounds and any(self._is_body(t) for t in phrase):
            entries = tuple(e for e in entries if e.kind is not MechanismKind.FORMAT)
        for entry in entries:
            if not entry.needs or entry.needs & (own if entry.near else around) or (sent and entry.kind in _SENT):
                return entry.kind, entry.used
        return None

    def _is_body(self, token: Token) -> bool:
        """A known body, or a noun for one, in the phrase of "a meeting of the commission"."""
        kinds = self.terms.pointing.get(token.lemma, ())
        within = token.dep == "pobj" and self.document.head(token).lower in _WITHIN
        body = MechanismKind.COMMISSION in kinds or (within and MechanismKind.FORMAT in kinds)
        return (token.text,) in self.terms.bodies or body

    def _is_of_body(self, token: Token) -> bool:
        """ "The commission's ruling": it is the commission that is spoken of."""
        whose = self.document.children(token, "poss") if token.lemma in self.terms.carriers else ()
        return any(t.lemma.lower() in self.terms.generic or (t.text,) in self.terms.bodies for t in whose)

    def _led(self, token: Token) -> set[str]:
        """What the words after a noun say of who leads it, and when it was given: "the panel of Alpha Conde"."""
        found: set[str] = set()
        for prep in self.document.children(token, "prep"):
            for noun in self.document.children(prep, "pobj"):
                found |= {"<person>"} if prep.lower in ("of", "under") and self._is_person_at(noun) else set()
        for clause in self.document.children(token, "acl", "relcl"):
            by = [o for p in self.document.children(clause, "agent", "prep") for o in self.document.children(p, "pobj")]
            found |= {"<led>"} if clause.lemma in self.terms.leading and by else set()
            found |= {"<founded>"} if clause.lemma in self.terms.founding and clause.tag == "VBN" else set()
        ofs = (
            o
            for p in self.document.children(token, "prep")
            if p.lower in ("of", "between")
            for o in self.document.children(p, "pobj")
        )
        if len(clauses.parties_of(self.cast, (t for o in ofs for t in clauses.conjuncts(self.document, o)))) > 1:
            found.add("<two>")
        if any(t.text.isdigit() and len(t.text) == 4 for t in self.document.subtree(token)[:_PHRASE]):
            found.add("<year>")
        over = self.document.head(token)
        if token.dep == "dobj" and over.lemma in self.terms.appointing:
            found.add("<appointed>")
        if token.dep == "dobj" and over.lemma in self.terms.sending:
            found.add("<sent>")
        return found

    def _is_person_at(self, noun: Token) -> bool:
        """Whether a name is somebody's: of a known person, or of nobody that is known for a state or a body."""
        for each in (noun, *self.document.children(noun, "appos")):
            known = self.cast.at(each.start, each.end)
            if any(self.cast.actor(r.actor).kind is ActorKind.PERSON for r in known):
                return True
            full = any(c.pos == "PROPN" for c in self.document.children(each, "compound"))
            if each.pos == "PROPN" and full and not known and (each.text,) not in self.terms.bodies:
                return True
        return False

    def _written(self, token: Token) -> str:
        """The word as it is written, unparted at its hyphens: "fact-finding"."""
        text, start, end = self.document.text, token.start, token.end
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] == "-"):
            end += 1
        return text[start:end].lower()

    def _modifiers(self, token: Token) -> tuple[Token, ...]:
        """The words of its own before it: "the regional force", "United Nations troops"."""
        own = self.document.children(token, *_NAME_PARTS)
        return (*own, *(t for o in own for t in self.document.children(o, *_NAME_PARTS)))

    def _is_named(self, token: Token) -> bool:
        """Whether `token` already names a body, which an apposition only describes: "MINURSO, the UN mission"."""
        return (token.text,) in self.terms.bodies

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
        return Mention(token, token, before.name, before.kind, before.entry, only_used=True)

    def _such(self, token: Token, last: dict[MechanismKind, Mention]) -> Mention | None:
        """ "The last such meeting", "its mission": one like the last of its kind, or what the last body sent."""
        before = last.get(MechanismKind.FORMAT)
        such = token.lemma in self.terms.rounds and any(c.lower == "such" for c in self.document.children(token))
        if such and before is not None:
            return Mention(token, token, before.name, before.kind, before.entry, only_used=True)
        sender = next((last[k] for k in _SENDERS if k in last), None)
        if sender is None or token.lemma not in self.terms.pointing or token.dep == "compound":
            return None
        its = any(c.lower == "its" for c in self.document.children(token, "poss"))
        if its and self.document.number_of(token) - self.document.number_of(sender.head) <= 1:
            return Mention(token, token, sender.name, sender.kind, sender.entry, only_used=True)
        return None

    def _again(self, token: Token, latest: Mention | None) -> Mention | None:
        """ "A joint body was promised. It has met once": the one named last, in this sentence or the one before."""
        if latest is not None and token.dep == "poss" and self._is_leaving(token, latest):
            return Mention(token, token, latest.name, latest.kind, latest.entry, only_used=True)
        over = self.document.head(token)
        done = token.dep == "dobj" and over.lemma in self.terms.pronoun_objects
        if latest is not None and token.lower == "one" and token.dep == "dobj" and over.lemma in self.terms.founding:
            near = self.document.number_of(token) - self.document.number_of(latest.head) <= 2
            return Mention(token, token, latest.name, latest.kind, latest.entry, only_used=True) if near else None
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
        return Mention(token, token, latest.name, latest.kind, latest.entry, only_used=True)

    def _is_leaving(self, token: Token, latest: Mention) -> bool:
        """ "Its departure": of the force named in this sentence or the one before."""
        near = self.document.number_of(token) - self.document.number_of(latest.head) <= 1
        owned = token.lower in ("its", "their") and self.document.head(token).lemma in self.terms.leaving
        return near and owned and latest.kind in _SENT

    def _name(self, token: Token) -> tuple[Token, str]:
        """The noun with the modifiers before it, as the report words it, its article and quantity dropped."""
        first = token.i
        own = {c.i for c in self.document.children(token) if c.dep in _NAME_PARTS}
        for child in tuple(own):
            own.update(t.i for t in self.document.subtree(self.document.tokens[child]))
        while first - 1 in own:
            first -= 1
        words = self.document.tokens[first : token.i + 1]
        return words[0], self.document.text[words[0].start : token.end]
