"""Which words of a report name an event: verbs and nouns that fill a pattern of `knowledge/data/events`.

A noun event knows the verb that carries it ("opened fire", "came under attack", "clashes erupted"). The object that
a verb pattern asks for ("lift" + "blockade") belongs to that trigger and makes no event of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns, Pattern
from standoff.reading.clauses import is_verb
from standoff.reading.events.filling import MODIFYING, VerbView, filled, particles
from standoff.reading.events.phrases import has_modifiers, keys, linked
from standoff.reading.syntax import Document, Token

_SETTING = frozenset({"in", "during", "with", "by", "for", "at"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The pattern, the word that it hangs on, all words that make it up, and the verb that carries a noun."""

    pattern: Pattern
    token: Token
    words: tuple[Token, ...]
    carrier: Token | None = None
    carriage: str = ""

    @property
    def top(self) -> Token:
        """The word at which the event's clause hangs: the verb that carries a noun event, else the word itself."""
        return self.carrier if self.carrier is not None and self.carriage not in ("occur", "harm") else self.token


def find_triggers(
    document: Document, patterns: EventPatterns, named: Collection[int] = frozenset()
) -> tuple[Trigger, ...]:
    """The triggers of a report in text order; each token is the head of one trigger at most, and none stands in a name
    (`named` are the tokens of bodies' names)."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for token in document.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in patterns.verbs and _acts(token, patterns):
            trigger = verb_trigger(document, token, patterns)
            if trigger is not None and not _is_ended(token, found):
                found.append(trigger)
                taken.update(w.i for w in trigger.words)
    for token in document.tokens:
        if (
            token.pos in ("NOUN", "PROPN", "ADJ", "VERB")
            and token.i not in taken
            and token.i not in named
            and not _modifies(document, token, patterns)
            and not _is_in_name(document, token)
        ):
            trigger = noun_trigger(document, token, patterns)
            if trigger is not None:
                found.append(trigger)
                taken.update(w.i for w in trigger.words)
    kept = [t for t in found if not t.pattern.has("ignore") and not _repeats_harm(document, t, patterns)]
    return tuple(sorted(_merged(document, kept), key=lambda t: (t.words[0].i, t.token.i)))


def _is_ended(token: Token, found: list[Trigger]) -> bool:
    """Whether a gerund only tells what the verb over it ends: "agreed to stop shelling" tells of no shelling."""
    over = (t for t in found if t.token.i == token.head)
    return token.tag == "VBG" and any(t.pattern.mode == "ceasefire" and t.pattern.adjective for t in over)


def _repeats_harm(document: Document, trigger: Trigger, patterns: EventPatterns) -> bool:
    """Whether a verb of harm only widens the one before it, with the same victims: "were killed or injured"."""
    first = document.head(trigger.token)
    own = document.children(trigger.token, "nsubj", "nsubjpass", "dobj", "nummod")
    both = trigger.pattern.has("harm") and first.lemma in patterns.words["harms"]
    return both and trigger.token.dep == "conj" and not own and not document.children(first, "dobj")


def _acts(token: Token, patterns: EventPatterns) -> bool:
    """Whether a verb form tells an act: not "besieged areas", and not "the detained soldiers", which looks back.

    "The displaced" and "the wounded" are people. A finite verb that the parse of a headline takes for part of a noun
    is a verb: "troops cross line".
    """
    if token.tag == "VBN" and token.dep in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return False
    return token.dep not in MODIFYING or token.tag in ("VBP", "VBZ")


def _modifies(document: Document, token: Token, patterns: EventPatterns) -> bool:
    """Whether `token` only tells what kind of thing the next noun is: "fighting positions", "an attack helicopter".

    It does not before a noun that tells how far the event came: "an infiltration bid", "the coup attempt".
    """
    head = document.head(token)
    named = token.dep in MODIFYING and head.i > token.i and head.pos in ("NOUN", "PROPN")
    return named and not _is_frame(head, patterns)


def _is_in_name(document: Document, token: Token) -> bool:
    """Whether a capitalised noun is part of a body's name: "Organization of Islamic Cooperation"."""
    if token.entity != "ORG" or token.tag not in ("NNP", "NNPS"):
        return False
    around = document.tokens[max(0, token.i - 1) : token.i + 2]
    return any(t.entity == "ORG" and t.i != token.i and t.text[:1].isupper() for t in around)


def _is_frame(noun: Token, patterns: EventPatterns) -> bool:
    return patterns.governors["nouns"].get(noun.lemma, ("", ""))[0] in ("attempted", "failed")


def _merged(document: Document, triggers: list[Trigger]) -> list[Trigger]:
    """One trigger where a verb and its noun tell one event: "met for talks", "killed in an attack", "the truce held".

    The verb gives the arguments; the noun gives the mode and code where the verb's are the general ones of its type.
    """
    verbs = {t.token.i: n for n, t in enumerate(triggers) if t.pattern.noun is None}
    result: list[Trigger | None] = list(triggers)
    for n, trigger in enumerate(triggers):
        if trigger.pattern.noun is None:
            continue
        at = verbs.get(_verb_over(document, trigger.token).i)
        verb = result[at] if at is not None else None
        if at is None or verb is None or verb.pattern.type is not trigger.pattern.type:
            continue
        if _only_harms(document, verb, trigger):
            result[n] = replace(trigger, carrier=verb.token, carriage="harm")
            continue
        words = tuple(sorted({w.i: w for w in (*verb.words, trigger.token)}.values(), key=lambda w: w.i))
        pattern = verb.pattern
        if pattern.mode is None and trigger.pattern.mode is not None:
            pattern = replace(pattern, mode=trigger.pattern.mode, cameo=trigger.pattern.cameo)
        result[at] = replace(verb, pattern=pattern, words=words)
        result[n] = None
    return [t for t in result if t is not None]


def _only_harms(document: Document, verb: Trigger, noun: Trigger) -> bool:
    """Whether `verb` only tells whom the event of `noun` harmed: "two were killed in a clash with rebels"."""
    above = document.head(noun.token)
    passive = not document.children(verb.token, "dobj") and not any(
        c.lower == "by" for c in document.children(verb.token, "agent", "prep")
    )
    return verb.pattern.has("harm") and passive and noun.token.dep == "pobj" and above.lower in ("in", "during")


def _verb_over(document: Document, noun: Token) -> Token:
    """The verb that `noun` is subject or object of, or that a preposition ties it to as its setting or means."""
    head = document.head(noun)
    if noun.dep in ("nsubj", "nsubjpass", "dobj"):
        return head
    if noun.dep == "pobj" and head.lower in _SETTING:
        return document.head(head)
    return noun


def verb_trigger(document: Document, verb: Token, patterns: EventPatterns) -> Trigger | None:
    """The narrowest pattern that `verb` fills, with the words that fill it; None where there is none."""
    whole = keys(document, verb)[0] if verb.i and document.tokens[verb.i - 1].text == "-" else verb.lemma
    view = VerbView(document, verb, patterns)
    for pattern in (*patterns.verbs.get(whole, ()), *patterns.verbs[verb.lemma]):
        words = filled(view, pattern)
        if words is not None:
            return Trigger(pattern, verb, tuple(sorted({w.i: w for w in (verb, *words)}.values(), key=lambda w: w.i)))
    return None


def noun_trigger(document: Document, token: Token, patterns: EventPatterns) -> Trigger | None:
    """The narrowest noun pattern that `token` heads, with the verb that carries it; None where there is none."""
    for key in keys(document, token):
        for pattern in patterns.nouns.get(key, ()):
            words = _noun_filled(document, token, pattern)
            if words is not None:
                carrier, carriage = carrier_of(document, token, patterns)
                if carrier is not None and carriage != "occur":
                    words = [*words, carrier]
                return Trigger(pattern, token, tuple(sorted(words, key=lambda w: w.i)), carrier, carriage)
    return None


def _noun_filled(document: Document, token: Token, pattern: Pattern) -> list[Token] | None:
    noun = pattern.noun
    if noun is None or (token.pos in ("ADJ", "VERB") and not noun.modifiers):
        return None
    if not has_modifiers(document, token, noun.modifiers):
        return None
    words = [token, *(c for c in document.children(token) if c.lemma in noun.modifiers or c.lower in noun.modifiers)]
    above = document.head(token)
    near = (*document.children(token), *((document.head(above),) if above.lower == "of" else ()))
    if pattern.mods and not any(c.lower in pattern.mods or c.lemma in pattern.mods for c in near):
        return None
    if noun.link is not None:
        link = linked(document, token, noun.link, noun.complement)
        if link is None:
            return None
        words.extend(link[1:])
    return words


def carrier_of(document: Document, token: Token, patterns: EventPatterns) -> tuple[Token | None, str]:
    """The verb that carries a noun event and how: "light", "undergo" or "occur"."""
    top = _outer_noun(document, token, patterns)
    head = document.head(top)
    if top.dep in ("dobj", "nsubjpass", "oprd") and is_verb(head) and not _names(document, top, head):
        carried = _carriage(document, head, patterns)
        if carried[0] is not None:
            return carried
    if top.dep in ("dobj", "nsubjpass") and is_verb(head) and _causes(document, head, patterns):
        return head, "occur"
    if top.dep == "nsubj" and is_verb(head):
        beside = ("", *(f" {c.lemma}" for c in document.children(head, "prt", "dobj", "advmod", "acomp", "prep")))
        if any(f"occur:{head.lemma}{word}" in patterns.light for word in beside):
            return head, "occur"
    if top.dep == "attr" and is_verb(head) and document.children(head, "expl"):
        return head, "occur"
    for participle in document.children(top, "acl"):
        if participle.tag == "VBN" and document.children(participle, "agent"):
            return _carriage(document, participle, patterns)
    if top.dep == "pobj":
        while head.dep == "conj" and document.head(head).pos == "ADP":
            head = document.head(head)
        above = document.head(head)
        if is_verb(above):
            for wanted, kind in patterns.light_particles.get(above.lemma, ()):
                if head.lower == wanted[-1] and particles(document, above, wanted[:-1], patterns) is not None:
                    return above, kind
        if above.lemma == "part" and is_verb(document.head(above)):
            return document.head(above), "light"
    return None, ""


def _causes(document: Document, verb: Token, patterns: EventPatterns) -> bool:
    """Whether `verb` says that its object came about: "had set off the protest", "sparked clashes"."""
    beside = ("", *(f" {c.lower}" for c in document.children(verb, "prt", "advmod")))
    return any(f"{verb.lemma}{word}" in patterns.words["causing"] for word in beside)


def _names(document: Document, noun: Token, verb: Token) -> bool:
    """Whether `verb` only calls `noun` something: "called the raid an outrage", "declared the shelling a crime"."""
    named = (*document.children(noun, "dobj", "oprd", "appos"), *document.children(verb, "dobj", "oprd", "attr"))
    after = [n for n in named if n.i > noun.i and n.pos == "NOUN" and document.children(n, "det")]
    if any(c.pos == "ADJ" and c.i > noun.i for c in document.children(verb, "oprd", "acomp")):
        return noun.dep == "dobj"
    if noun.dep == "nsubjpass" or not after:
        return False
    return all(t.text != "," for t in document.tokens[noun.i : after[0].i])


def _carriage(document: Document, verb: Token, patterns: EventPatterns) -> tuple[Token | None, str]:
    for wanted, kind in patterns.light_particles.get(verb.lemma, ()):
        if particles(document, verb, wanted, patterns) is not None:
            return verb, kind
    kind = patterns.light.get(verb.lemma, "")
    return (verb, kind) if kind else (None, "")


def _outer_noun(document: Document, token: Token, patterns: EventPatterns) -> Token:
    """The head of "a series of attacks", "a new round of talks" for the noun inside; conjuncts give their first."""
    current = token
    for _ in range(4):
        head = document.head(current)
        joined = current.dep == "conj" and head.pos in ("NOUN", "PROPN")
        if joined or (current.dep in MODIFYING and _is_frame(head, patterns)):
            current = head
        elif current.dep == "pobj" and head.lower == "of" and document.head(head).pos == "NOUN":
            outer = document.head(head)
            if patterns.governors["nouns"].get(outer.lemma, ("", ""))[0] != "none":
                break
            current = outer
        else:
            break
    return current
