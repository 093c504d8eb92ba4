"""Countries, capitals, peoples, bodies and outlets by their names alone.

A country's name or adjective is a mention of the state unless it only says where ("in Syria", "Syria's Idlib
province"); a capital's name is one only where it acts or is dealt with ("Damascus said", "talks with Damascus").
"""

from standoff.knowledge.territories import Territory
from standoff.reading.actors.affiliation import Anchor, Ground, whose_after, whose_before
from standoff.reading.actors.armies import names_formation
from standoff.reading.actors.introduced import bracketed_shorts
from standoff.reading.actors.name_cues import FORMATION
from standoff.reading.actors.names import ORGANISATION
from standoff.reading.actors.naming import anchor_key, country_sketch
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind, Label

ACTING = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative", "poss"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def find_states(ground: Ground, gathering: Gathering, taken: set[int]) -> None:
    """Adds every known name that acts, outside the tokens already taken."""
    tokens = ground.document.tokens
    for first in sorted(ground.starting):
        anchor = ground.starting[first]
        if anchor.ethnic and tokens[anchor.last - 1].tag in ("NNPS", "NNS"):
            _add_people(ground, gathering, anchor)
        if first in taken or anchor.ethnic or not _acts(ground, anchor):
            continue
        sketch = gathering.sketch(country_sketch(anchor))
        head = head_of(ground, anchor.first, anchor.last)
        span = tokens[anchor.first].start, tokens[anchor.last - 1].end
        grounds = "demonym" if _adjectival(ground, anchor) else anchor.known.grounds.replace("demonym", "people")
        gathering.add(Mention(anchor.first, anchor.last, head, sketch.key, span, grounds))


def _add_people(ground: Ground, gathering: Gathering, anchor: Anchor) -> None:
    """ "Ethnic Serbs" are a people, and speak for no state."""
    tokens = ground.document.tokens
    before = tokens[anchor.first - 1].lower if anchor.first else ""
    first = anchor.first - (before in ("ethnic", "-", "local") or (anchor.first - 1 in ground.inside and before != ""))
    span = tokens[first].start, tokens[anchor.last - 1].end
    wording = ground.document.text[span[0] : span[1]]
    made = Sketch(f"group:{wording.lower()}", ActorKind.CROWD, wording, plural=True, grounds="people")
    key = gathering.sketch(made).key
    gathering.add(Mention(first, anchor.last, head_of(ground, first, anchor.last), key, span, "people"))


def find_others(ground: Ground, gathering: Gathering, taken: set[int]) -> set[int]:
    """Adds organisations that no file knows, where they act; gives the tokens of all, acting or not.

    The names inside them are not names of actors: "Air France" is not France.
    """
    document = ground.document
    by_start = {t.start: t.i for t in document.tokens}
    bodies = {i for a in ground.starting.values() if not _of_land(a) for i in range(a.first, a.last)}
    covered = taken | bodies | {i for m in gathering.mentions for i in range(m.first, m.last)}
    inside: set[int] = set()
    shorts = bracketed_shorts(document)
    for name in ground.names:
        if name.label != ORGANISATION or name.grounds not in ("model", FORMATION):
            continue
        first = by_start[name.start]
        last = first
        while last < len(document.tokens) and document.tokens[last].end <= name.end:
            last += 1
        if any(i in covered for i in range(first, last)) or document.tokens[last - 1].pos not in ("PROPN", "NOUN"):
            continue
        if last - first == 1 and document.tokens[first].lower in ground.registry.releases.bodies:
            continue
        if last - first == 1 and document.tokens[first].text in shorts:
            continue
        inside.update(range(first, last))
        head = head_of(ground, first, last)
        if name.grounds != FORMATION and governor_relation(ground, document.tokens[head]) not in ACTING:
            continue
        wording = document.text[name.start : name.end]
        made = Sketch(f"named:{wording}", ActorKind.ORGANISATION, wording, grounds="model")
        if (owner := _state_body(ground, first, last)) is not None:
            made.party, made.of, made.grounds = owner.known.party, anchor_key(owner), "model; whose body"
        sketch = gathering.sketch(made)
        gathering.add(Mention(first, last, head, sketch.key, (name.start, name.end), "model"))
    return inside


def _state_body(ground: Ground, first: int, last: int) -> Anchor | None:
    """Whose a command, directorate or committee is by its name: "Syrian Border Directorate", "First Corps of Syria"."""
    tokens, bodies = ground.document.tokens, ground.registry.releases.state_bodies
    formation = names_formation(ground.registry, tuple(t.text for t in tokens[first:last]))
    if not formation and not any(t.lower in bodies for t in tokens[first:last]):
        return None
    inside = ground.starting.get(first)
    if (
        inside is not None
        and inside.last < last
        and inside.known.party is not None
        and inside.known.grounds != "capital"
    ):
        return inside
    found = whose_before(ground, first).anchors
    after = whose_after(ground, last, frozenset({"of"})) if not found else None
    anchors = found or (after.anchors if after is not None else ())
    owners = [a for a in anchors if not a.ethnic and a.known.party is not None]
    return owners[0] if len(owners) == 1 else None


def _of_land(anchor: Anchor) -> bool:
    return isinstance(anchor.known.row, Territory)


def head_of(ground: Ground, first: int, last: int) -> int:
    """The token of `[first, last)` whose governor stands outside it."""
    tokens = ground.document.tokens
    return next((i for i in range(last - 1, first - 1, -1) if not first <= tokens[i].head < last), last - 1)


def governor_relation(ground: Ground, token: Token) -> str:
    """The relation of `token` to its clause, that of the first conjunct where it is a later one; "pobj:with" for a
    prepositional one."""
    document = ground.document
    for _ in range(6):
        head = document.head(token)
        if token.dep == "conj" and head.pos in ("PROPN", "NOUN", "ADJ", "PRON"):
            token = head
            continue
        if token.dep == "appos":
            token = head
            continue
        break
    if token.dep == "pobj":
        preposition = document.head(token)
        return "agent" if preposition.dep == "agent" else f"pobj:{preposition.lower}"
    return token.dep


def _adjectival(ground: Ground, anchor: Anchor) -> bool:
    token = ground.document.tokens[anchor.last - 1]
    if token.tag in ("NNS", "NNPS"):
        return False
    return anchor.known.label == "demonym" or token.dep in ("amod", "compound", "nmod")


def _acts(ground: Ground, anchor: Anchor) -> bool:
    known, row = anchor.known, anchor.known.row
    tokens = ground.document.tokens
    if known.grounds == "outlet":
        return True
    if not isinstance(row, Territory):
        return known.grounds != "capital"
    if row.kind == "former state" or known.party is None:
        return False
    token = tokens[head_of(ground, anchor.first, anchor.last)]
    relation = governor_relation(ground, token)
    if _kind_of_thing(ground, anchor) or _caption(ground, anchor) or _desk(ground, anchor):
        return False
    if known.grounds == "capital":
        if tokens[anchor.first].text.isupper() and not _line_of_capitals(ground, anchor):
            return False
        return row.names[:1] != (tokens[anchor.first].text,) and _capital_acts(ground, anchor, relation)
    if row.kind == "de-facto state" and known.label != "demonym" and _governs_itself(ground, token, relation):
        return True
    if row.kind != "state":
        return relation in SUBJECTS | {"agent"} and known.label != "demonym"
    if relation.startswith("pobj:") and relation[5:] in ground.registry.words("locative"):
        half = tokens[anchor.first].lower in ground.registry.words("halves") and anchor.last - anchor.first == 1
        return half and relation in ("pobj:at", "pobj:on", "pobj:into")
    return not _owns_ground(ground, anchor)


def _governs_itself(ground: Ground, token: Token, relation: str) -> bool:
    """Whether the name of a de-facto state is its authorities': "asked X to", "between X and Y", "X's minister"."""
    head = ground.document.head(token)
    if relation in ("dobj", "dative"):
        verb = ground.document.head(_first_conjunct(ground, token))
        return verb.lemma not in ground.registry.words("town_verbs") and bool(
            ground.document.children(verb, "xcomp", "ccomp", "prep")
        )
    if relation == "poss":
        titled = any(hit.first <= head.i < hit.last for hit in ground.titles)
        return titled or any(hit.first <= head.i < hit.last for hit in ground.organs)
    return relation in ("pobj:with", "pobj:between", "pobj:by", "pobj:against")


def _line_of_capitals(ground: Ground, anchor: Anchor) -> bool:
    """Whether the whole line is in capitals, as a headline may be: then those of a town's name say nothing."""
    line = ground.document.line_of(ground.document.tokens[anchor.first])
    return ground.document.text[line.start : line.end].isupper()


def _kind_of_thing(ground: Ground, anchor: Anchor) -> bool:
    """ "Syrian-made": a hyphen and a word that makes a kind of thing of it."""
    tokens = ground.document.tokens
    if anchor.last + 1 >= len(tokens) or tokens[anchor.last].text not in ("-", "‑"):
        return False
    return tokens[anchor.last + 1].lower in ground.registry.words("not_acting")


def _desk(ground: Ground, anchor: Anchor) -> bool:
    """ "The agency's Syrian service": a part of an outlet."""
    tokens = ground.document.tokens
    if anchor.last >= len(tokens) or tokens[anchor.last].lower not in ground.registry.words("desks"):
        return False
    return anchor.first > 0 and tokens[anchor.first - 1].tag == "POS"


def _caption(ground: Ground, anchor: Anchor) -> bool:
    """ "Syria - A view of": the place at the head of a caption or dateline."""
    tokens, document = ground.document.tokens, ground.document
    sentence = document.sentence_of(tokens[anchor.first])
    return (
        sentence.first == anchor.first
        and anchor.last < len(tokens)
        and tokens[anchor.last].text in ("-", "--", "—", "–", ":")
        and document.text[tokens[anchor.last].start - 1 : tokens[anchor.last].start].isspace()
    )


def _owns_ground(ground: Ground, anchor: Anchor) -> bool:
    """ "Syria's Idlib province", "Syria's northern province": the noun it owns is a stretch of land."""
    tokens = ground.document.tokens
    token = tokens[anchor.last - 1]
    if token.dep != "poss":
        return False
    return ground.document.head(token).lower in ground.registry.words("grounds")


def _capital_acts(ground: Ground, anchor: Anchor, relation: str) -> bool:
    token = ground.document.tokens[head_of(ground, anchor.first, anchor.last)]
    if ground.document.tokens[anchor.first].text in ground.registry.words("seats"):
        return False
    if _labels_headline(ground, anchor):
        return True
    if relation in ("dobj", "dative"):
        first = _first_conjunct(ground, token)
        return ground.document.head(first).lemma not in ground.registry.words("town_verbs")
    if relation in SUBJECTS | {"agent"}:
        return True
    if relation == "poss":
        return ground.document.head(token).lower not in ground.registry.words("grounds")
    if relation.startswith("pobj:") and relation[5:] in ground.registry.words("governing"):
        preposition = ground.document.head(_first_conjunct(ground, token))
        above = ground.document.head(preposition)
        if relation[5:] in ("from", "of", "to", "for", "on"):
            return above.lower == "according" or (
                above.pos == "NOUN" and above.lower not in ground.registry.words("features") and _speech(above)
            )
        return True
    return False


def _labels_headline(ground: Ground, anchor: Anchor) -> bool:
    """ "Manila: Ships crossed the line": who claims what a headline says."""
    document = ground.document
    follows = document.tokens[anchor.last : anchor.last + 1]
    line = document.line_of(document.tokens[anchor.first])
    opens = line.start == document.tokens[anchor.first].start and line.label is Label.HEADLINE
    return opens and any(t.text == ":" for t in follows)


def _speech(token: Token) -> bool:
    """Nouns of dealing, told from nouns of distance and movement by their being abstract: no plural measure."""
    return token.lower not in (
        "km",
        "miles",
        "kilometers",
        "kilometres",
        "road",
        "way",
        "flight",
        "trip",
        "visit",
        "train",
    )


def _first_conjunct(ground: Ground, token: Token) -> Token:
    for _ in range(6):
        if token.dep != "conj":
            break
        token = ground.document.head(token)
    return token
