"""Descriptions to the actors they refer to: "the ministry", "the alliance", "the country", "both sides".

A description refers to the actor of its kind and party named last; to the sides of the report or to the group named
last where it is plural. Offices are resolved by `holders`.
"""

from collections.abc import Collection

from standoff.knowledge.whoswho import Body
from standoff.reading.actors.affiliation import Whose, whose_before
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.naming import country_sketch, organ_sketch
from standoff.reading.actors.others import other_party
from standoff.reading.actors.ownership import Owner, breakaway, disowned, speaking_verb, spoke_before
from standoff.reading.actors.plurals import Plurals
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_BODIES = frozenset({ActorKind.FORCE, ActorKind.MINISTRY, ActorKind.GOVERNMENT})
COUNTRY = frozenset({"country", "nation", "homeland", "motherland", "republic"})


class Describer(Plurals):
    """Resolves descriptions, token by token; `pass_token` must be called for each in order."""

    def describe(self, token: Token) -> None:
        """Resolves the description whose last word is `token`, if it is one."""
        if token.i in self.taken or token.i in self.scene.at or token.pos not in ("NOUN", "PROPN"):
            return
        if self._issuer(token) or self._calls_itself(token):
            return
        takes = self.descriptions.groups.get(token.lower) or self.descriptions.groups.get(_plural_of(token))
        if takes is not None and token.tag in ("NNS", "NNPS", "NN", "NNP") and self._group(token, takes):
            return
        if (
            (takes in ("sides", "countries", "neighbours") or token.lower in self.descriptions.opponents)
            and token.tag in ("NN", "NNP")
            and self._other(token)
        ):
            return
        if token.lower in self.ground.registry.words("breakaways") and self._breakaway(token):
            return
        if token.lower in self.descriptions.bodies:
            self._body(token)
        elif token.lower in COUNTRY:
            self._country(token)
        elif not self._counterparts(token, whose_before(self.ground, token.i)):
            self._echo(token)

    def _issuer(self, token: Token) -> bool:
        """ "The ministry", "the directorate" in the own voice of the body that issues the report."""
        issuer, i = self.scene.gathering.issuer, token.i
        tokens = self.scene.document.tokens
        if issuer is None or token.lower not in issuer.nouns or self.scene.quoted[i] or not i:
            return False
        follows = tokens[i + 1 : i + 2]
        if tokens[i - 1].lower != "the" or token.dep == "compound" or (follows and follows[0].lower in ("of", "for")):
            return False
        if not token.text[0].isupper() and self.rival_before(token, "", issuer.party):
            return False
        if self.rival_spoke(token, issuer.party):
            return False
        self.refer(i, i + 1, token, (issuer.key,), self.issued_at(), "issuer")
        return True

    def _calls_itself(self, token: Token) -> bool:
        """ "A group calling itself the X", "the militia that calls itself X": X."""
        tokens, armed = self.scene.document.tokens, self.ground.registry.armed
        if token.lower not in armed.kinds | armed.alone | armed.people:
            return False
        words = [t for t in tokens[token.i + 1 : token.i + 7] if t.lower not in ("that", "which", "who", "the", ",")]
        named = (
            len(words) > 2
            and words[0].lemma in ("call", "style", "name")
            and words[1].lower in ("itself", "themselves")
        )
        anchor = self.ground.starting.get(words[2].i) if named else None
        if anchor is None:
            return False
        key = self.scene.gathering.sketch(country_sketch(anchor)).key
        self.refer(
            token.i,
            token.i + 1,
            token,
            (key,),
            ((tokens[anchor.first].start, tokens[anchor.last - 1].end),),
            "its own name",
        )
        return True

    def _other(self, token: Token) -> bool:
        """ "The other side", "its neighbour": the side that is not the one speaking, acting or owning."""
        found = other_party(self.scene, self.descriptions, self.sides, token)
        anchor = party_anchor(self.ground, found[0]) if found is not None else None
        if found is None or anchor is None:
            return False
        key = self.scene.gathering.sketch(country_sketch(anchor)).key
        self.refer(found[1], token.i + 1, token, (key,), found[2], "the other side")
        return True

    def _breakaway(self, token: Token) -> bool:
        """ "The breakaway region", "the self-declared republic": the one de-facto state that the report names."""
        found = breakaway(self.scene) if disowned(self.scene, token) else None
        if found is None:
            return False
        key = self.scene.gathering.sketch(country_sketch(found.anchor)).key
        first = token.i
        while first and self.scene.document.tokens[first - 1].tag in ("JJ", "NN", "HYPH", "VBN"):
            first -= 1
        self.refer(first, token.i + 1, token, (key,), (), found.how)
        return True

    def _echo(self, token: Token) -> None:
        """ "The commission", "the institute": the one body whose name ended so ("Joint Commission on X")."""
        i, tokens = token.i, self.scene.document.tokens
        follows = tokens[i + 1 : i + 2]
        if (
            token.tag not in ("NN", "NNP")
            or not i
            or tokens[i - 1].lower != "the"
            or (follows and follows[0].lower == "of")
        ):
            return
        seen = [m for m in self.last_named.get(("head", token.lower), [])[-12:] if i - m.head <= REACH]
        seen = seen or [m for m in self.last_named.get(("noun", token.lower), ()) if self._names_body(m)]
        if seen and token.dep != "compound" and len({m.key for m in seen}) == 1:
            self.refer(i, i + 1, token, (seen[-1].key,), (seen[-1].span, *seen[-1].via), "named before")

    def _names_body(self, mention: Mention) -> bool:
        """Whether a mention is of one body by words of which the last alone may stand for it ("the defence force")."""
        sketch = self.scene.sketch(mention.key)
        tokens = self.scene.document.tokens
        several = tokens[mention.head].tag in ("NNS", "NNPS")
        return (
            sketch.kind in _BODIES and not several and mention.head > 0 and tokens[mention.head - 1].dep == "compound"
        )

    def of_owner(self, token: Token) -> None:
        """Resolves "our country" once it is known who "we" are."""
        if token.lower in COUNTRY and token.i not in self.scene.at:
            self._country(token)

    def named_so(self, token: Token) -> tuple[Mention, ...]:
        """The one body named before whose name ends in this noun, which stands before another ("command spokesman") or
        behind "of the"."""
        definite = any(t.lower == "the" for t in self.scene.document.children(token, "det"))
        if token.dep not in ("compound", "nmod") and not (token.dep == "pobj" and definite):
            return ()
        beside = self.scene.document.children(token, "amod", "compound", "poss", "nmod")
        if any(t.i + 1 in self.ground.ending for t in beside):
            return ()
        seen = self.last_named.get(("head", token.lower)) or self.last_named.get(("noun", token.lower), [])
        near = [m for m in seen[-12:] if 0 < token.i - m.head <= REACH]
        return (near[-1],) if near and len({m.key for m in near}) == 1 else ()

    def _country(self, token: Token) -> None:
        """ "Her country" is that of the person meant."""
        owner = next(iter(self.scene.document.children(token, "poss")), None)
        if owner is None and token.dep == "poss" and self.scene.document.tokens[token.i - 1].lower == "the":
            self._only_country(token)
        if owner is None or owner.i not in self.scene.at or owner.pos != "PRON":
            return
        for mention in tuple(self.scene.at[owner.i]):
            anchor = party_anchor(self.ground, self.scene.sketch(mention.key).party)
            if anchor is not None:
                key = self.scene.gathering.sketch(country_sketch(anchor)).key
                self.refer(owner.i, token.i + 1, token, (key,), (mention.span, *mention.via), "possessive")

    def _only_country(self, token: Token) -> None:
        """ "X told the country's parliament": that of the only party named before it in the sentence."""
        sentence = self.scene.document.sentence_of(token)
        named = [m for i in range(sentence.first, token.i - 1) for m in self.scene.at.get(i, ())]
        parties = {p: m for m in named if (p := self.scene.sketch(m.key).party) in self.ground.registry.states}
        anchor = party_anchor(self.ground, next(iter(parties))) if len(parties) == 1 else None
        if anchor is not None:
            key = self.scene.gathering.sketch(country_sketch(anchor)).key
            mention = next(iter(parties.values()))
            self.refer(token.i - 1, token.i + 1, token, (key,), (mention.span, *mention.via), "only one named")

    def _body(self, token: Token) -> None:
        whose = whose_before(self.ground, token.i)
        follows = self.scene.document.tokens[token.i + 1 : token.i + 2]
        spoken_for = token.i + 1 in self.speaking
        if token.lower == "peacekeepers" and not (whose.definite or whose.anchors or whose.words):
            self._some_peacekeepers(token)
            return
        if not (whose.definite or whose.anchors or spoken_for) or (token.dep == "compound" and not spoken_for):
            return
        if (follows and follows[0].lower == "of") or self._another(token):
            return
        if token.lower == "ministry" and any(t.pos == "NOUN" for t in self.scene.document.children(token, "compound")):
            return
        party = whose.anchors[0].known.party if whose.anchors and not _led(self, whose) else None
        kinds = self.descriptions.bodies[token.lower]
        marks = [(mark, kind) for kind in sorted(kinds) for mark in ("kind", "row")]
        if kinds & {"peacekeepers", "monitors"}:
            marks.append(("body", "peacekeepers"))
        mention = self.topic(marks, token, party) or self.latest(marks, token, party, REACH)
        if mention is not None and "armed group" in kinds and not self._of_kind(mention, kinds):
            marks = [mark for mark in marks if mark[0] == "row"]
            mention = self.topic(marks, token, party) or self.latest(marks, token, party, REACH)
        if mention is None and kinds & {"peacekeepers", "monitors"}:
            mention = self._senders(token)
        if mention is None and kinds == {"ministry"} and (self._ministers(token) or self._at_home(token)):
            return
        if mention is None and party is not None and self._counterparts(token, whose):
            return
        if mention is None:
            self._echo(token)
        elif self._here(token, mention) or (kinds == {"ministry"} and self._speakers(token, mention)):
            return
        if mention is not None:
            first = _first(self, whose, token)
            self.refer(first, token.i + 1, token, (mention.key,), (mention.span, *mention.via), "named before")

    def _senders(self, token: Token) -> Mention | None:
        """ "The mission", where none has been named: that of the one international body spoken of."""
        seen = [m for m in self.last_named.get(("row", "international body"), ())[-12:] if token.i - m.head <= REACH]
        sent = token.lower in ("mission", "peacekeepers")
        return seen[-1] if sent and len({self.scene.sketch(m.key).party for m in seen}) == 1 else None

    def _some_peacekeepers(self, token: Token) -> None:
        """ "Two peacekeepers were hurt": of the one body that the report names as keeping the peace, or at all."""
        marks = (("row", "peacekeepers"), ("body", "peacekeepers"))
        seen = [m for mark in marks for m in self.last_named.get(mark, ())[-12:]]
        seen = seen or [m for m in (self._senders(token),) if m is not None]
        if len({self.scene.sketch(m.key).party for m in seen}) == 1:
            last = max(seen, key=lambda m: (m.head, m.key))
            self.refer(token.i, token.i + 1, token, (last.key,), (last.span, *last.via), "named before")

    def _of_kind(self, mention: Mention, kinds: Collection[str]) -> bool:
        """Whether a body that the files know is of one of the kinds; "the movement" is no alliance of states."""
        row = self.ground.registry.rows.get(self.scene.sketch(mention.key).entry or "")
        return not isinstance(row, Body) or row.kind in kinds

    def _ministers(self, token: Token) -> bool:
        """ "The ministry", where only its minister was named: his."""
        registry = self.ground.registry
        seen = self.last_named.get(("kind", str(ActorKind.PERSON)), [])[-12:]
        home = self.home.anchor.known.party if self.home is not None else None
        for mention in sorted(seen, key=lambda m: (self.scene.sketch(m.key).party != home, -m.head)):
            sketch = self.scene.sketch(mention.key)
            organs = {registry.who.title(title).organ for title in sketch.titles}
            organ = next((o for o in registry.who.organs if o.id in organs and o.kind is ActorKind.MINISTRY), None)
            anchor = party_anchor(self.ground, sketch.party)
            if organ is not None and anchor is not None and token.i - mention.head <= REACH:
                key = self.scene.gathering.sketch(organ_sketch(anchor, organ)).key
                self.refer(
                    token.i, token.i + 1, token, (key,), (mention.span, *mention.via), "its minister named before"
                )
                return True
        return False

    def _here(self, token: Token, mention: Mention) -> bool:
        """ "The ministry here", after another state's: home's of that kind."""
        sketch = self.scene.sketch(mention.key)
        organ = next((o for o in self.ground.registry.who.organs if o.id == sketch.body), None)
        follows = self.scene.document.tokens[token.i + 1 : token.i + 2]
        if self.home is None or organ is None or sketch.party == self.home.anchor.known.party:
            return False
        if not any(t.lower == "here" for t in follows):
            return False
        key = self.scene.gathering.sketch(organ_sketch(self.home.anchor, organ)).key
        self.refer(token.i, token.i + 1, token, (key,), self.home.via, self.home.how)
        return True

    def _at_home(self, token: Token) -> bool:
        """ "The ministry has confirmed nothing", in a report at home that names no ministry: home's government."""
        organ = next((o for o in self.ground.registry.who.organs if o.id == "government"), None)
        named = self.last_named.get(("kind", str(ActorKind.MINISTRY)))
        inner = party_anchor(self.ground, self.inner_state)
        home = self.home or (Owner(inner, (), "the state at war inside") if inner is not None else None)
        if home is None or organ is None or named or speaking_verb(self.scene, token) is None:
            return False
        key = self.scene.gathering.sketch(organ_sketch(home.anchor, organ)).key
        self.refer(token.i, token.i + 1, token, (key,), home.via, home.how)
        return True

    def _speakers(self, token: Token, mention: Mention) -> bool:
        """ "The ministry", after another paragraph's: that of the state which spoke in the sentence before."""
        document, sketch = self.scene.document, self.scene.sketch(mention.key)
        lines = {document.sentence_of(document.tokens[i]).line for i in (token.i, mention.head)}
        spoke = spoke_before(self.scene, token) if len(lines) > 1 else None
        organ = next((o for o in self.ground.registry.who.organs if o.id == sketch.body), None)
        if spoke is None or organ is None or spoke.anchor.known.party in (None, sketch.party):
            return False
        if len(self.pair) == 2 and spoke.anchor.known.party not in self.pair:
            return False
        key = self.scene.gathering.sketch(organ_sketch(spoke.anchor, organ)).key
        self.refer(token.i, token.i + 1, token, (key,), spoke.via, spoke.how)
        return True

    def _counterparts(self, token: Token, whose: Whose) -> bool:
        """ "The Chilean ministry", "the Chilean service", after another state's: Chile's of the same kind."""
        seen = [self.scene.sketch(m.key) for m in self.last_named.get(("noun", token.lower), ())[-6:]]
        organ = next((o for s in reversed(seen) for o in self.ground.registry.who.organs if o.id == s.body), None)
        if organ is None or len(whose.anchors) != 1 or organ.members or whose.words:
            return False
        key = self.scene.gathering.sketch(organ_sketch(whose.anchors[0], organ)).key
        first = _first(self, whose, token)
        self.refer(first, token.i + 1, token, (key,), (), "the same body of another state")
        return True

    def _another(self, token: Token) -> bool:
        """ "The other group", "a second force": not the one named last."""
        rivals = self.ground.registry.armed.rivals
        return any(t.lower in rivals for t in self.scene.document.children(token, "amod"))


def _plural_of(token: Token) -> str:
    """The plural of "each country", "neither side"."""
    word = token.lower
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _led(describer: Describer, whose: Whose) -> bool:
    """ "The Russian-led alliance" is not Russia's."""
    tokens = describer.scene.document.tokens
    last = whose.anchors[-1].last
    return last < len(tokens) and tokens[last].text in ("-", "‑")


def _first(describer: Describer, whose: Whose, token: Token) -> int:
    first = min(whose.first, token.i)
    while describer.scene.document.tokens[first].tag in ("DT", "POS"):
        first += 1
    return first
