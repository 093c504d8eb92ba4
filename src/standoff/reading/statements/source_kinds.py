"""What kind of source some words name: a person, an organ, an outlet, several, somebody unnamed.

The words decide, then what the cast knows of whom they name. Who is anonymous stays so whatever he is called.
"""

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast, Referent
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind, SourceKind

PERSON_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
KINDS = {
    ActorKind.PERSON: SourceKind.NAMED,
    ActorKind.OUTLET: SourceKind.OUTLET,
    ActorKind.CROWD: SourceKind.COLLECTIVE,
}
_PRESS = frozenset({"newspaper", "daily", "weekly", "broadcaster", "tabloid", "magazine", "website", "newswire"})
_PLURALS = frozenset(
    {"they", "both", "each", "all", "some", "many", "others", "several", "most", "those", "either"}
)  # fmt: skip


class SourceKinds:
    """Asks of one document: what kind of source does this noun name?"""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast

    def of(self, head: Token, referents: tuple[Referent, ...]) -> tuple[SourceKind, str]:
        """The kind of the source that `head` names, and on what grounds."""
        if self._is_anonymous(head):
            return SourceKind.ANONYMOUS, "anonymous by its words"
        if self.is_media(head):
            return SourceKind.OUTLET, "media"
        if len({r.actor for r in referents}) > 1:
            return SourceKind.COLLECTIVE, "several actors"
        if head.lower in PERSON_PRONOUNS and referents and self._unnamed(referents[0]):
            told = self.cast.actor(referents[0].actor).name.lower()
            return (SourceKind.ORGAN if "spokes" in told else SourceKind.ANONYMOUS), "somebody unnamed before"
        if self._is_somebody(head):
            return SourceKind.ANONYMOUS, "an unnamed person"
        if head.tag == "NNS" and not self.lexicon.has("organs", head.lemma):
            return SourceKind.COLLECTIVE, "a plural"
        if referents:
            kind = KINDS.get(self.cast.actor(referents[0].actor).kind, SourceKind.ORGAN)
            if head.lemma.startswith("spokes") and self.cast.actor(referents[0].actor).grounds == "unnamed":
                kind = SourceKind.ORGAN
            return kind, referents[0].grounds or "an actor of the report"
        return self._kind_of_words(head)

    def _kind_of_words(self, head: Token) -> tuple[SourceKind, str]:
        lexicon = self.lexicon
        beside = self.tree.children(head, "appos")
        if any(t.entity == "PERSON" for t in (head, *beside, *self.tree.children(head, "compound"))) or (
            head.pos == "PROPN" and any(self.lexicon.has("persons", t.lemma) for t in beside)
        ):
            return SourceKind.NAMED, "a person by name"
        if head.lower in PERSON_PRONOUNS:
            return SourceKind.NAMED, "a person by pronoun"
        if head.tag == "NNPS" and head.entity not in ("NORP", "PERSON"):
            return SourceKind.ORGAN, "a body by name"
        if head.tag in ("NNS", "NNPS"):
            return SourceKind.COLLECTIVE, "a plural"
        if head.lower in _PLURALS:
            return SourceKind.COLLECTIVE, "a plural"
        if head.pos == "NUM" or head.lower in ("few", "dozens", "hundreds"):
            return SourceKind.COLLECTIVE, "so many"
        if any(t.lower in ("each", "every", "neither", "either", "both") for t in self.tree.children(head, "det")):
            return SourceKind.COLLECTIVE, "a distributive"
        if lexicon.has("persons", head.lemma):
            if head.lemma.startswith("spokes"):
                return SourceKind.ORGAN, "a spokesman for a body"
            return SourceKind.NAMED, "a holder of an office"
        if lexicon.has("organs", head.lemma) or head.entity in ("ORG", "GPE", "NORP", "FAC", "LOC"):
            return SourceKind.ORGAN, "a body by its words"
        if head.pos == "PROPN":
            return SourceKind.NAMED, "a name"
        if lexicon.has("collectives", head.lemma):
            return SourceKind.COLLECTIVE, "a group by its words"
        return SourceKind.UNKNOWN, "words that name nobody known"

    def _unnamed(self, referent: Referent) -> bool:
        actor = self.cast.actor(referent.actor)
        return actor.kind is ActorKind.PERSON and actor.grounds == "unnamed"

    def _is_somebody(self, head: Token) -> bool:
        """ "an official", "one of them", "his commander, who spoke on condition …": one person whom nobody names."""
        if any(t.pos == "PROPN" for t in self.tree.children(head, "appos")) or head.pos == "PROPN":
            return False
        if head.lower == "one":
            return True
        if head.pos != "NOUN" or head.tag != "NN" or head.lemma.startswith("spokes"):
            return False
        if self._conceals(head) or self.lexicon.has("relations", head.lemma):
            return True
        indefinite = any(t.lower in ("a", "an", "one", "another") for t in self.tree.children(head, "det", "nummod"))
        body = any(self.lexicon.has(name, head.lemma) for name in ("organs", "media", "carriers"))
        return indefinite and not body and self.lexicon.may_speak(head.lemma)

    def _conceals(self, head: Token) -> bool:
        """Whether a relative clause says that the source is not to be named."""
        clause = self.tree.child(head, "relcl", "acl")
        if clause is None:
            return False
        words = self.tree.document.subtree(clause)[:20]
        return any(
            t.lower in self.lexicon.sets["anonymity"]
            or (self.lexicon.has("naming", t.lemma) and self.tree.child(t, "auxpass") is not None)
            for t in words
        )

    def _is_anonymous(self, head: Token) -> bool:
        if any(t.lower in self.lexicon.sets["anonymity"] for t in self.tree.children(head, "amod")):
            return True
        if head.pos == "NOUN" and self._conceals(head):
            return True
        if not self.lexicon.has("anonymous", head.lemma) or head.pos == "PROPN":
            return False
        if head.tag == "NNS" and not self.lexicon.has("nameless", head.lemma):
            return False
        return not any(t.entity == "PERSON" for t in self.tree.children(head, "appos"))

    def is_media(self, head: Token) -> bool:
        """Whether the words name media: a newspaper, "media reports", a news site, "the newspaper El Faro"."""
        if head.pos == "PROPN" and any(
            t.pos == "NOUN" and t.lemma in _PRESS for t in self.tree.children(head, "compound", "nmod")
        ):
            return True
        if self.lexicon.has("media", head.lemma) or head.lower == "media":
            return head.lemma not in ("agency", "site", "station") or self._news(head)
        return self.lexicon.has("reports_nouns", head.lemma) and any(
            self.lexicon.has("media", t.lemma) or t.lemma == "news"
            for t in self.tree.children(head, "compound", "amod")
        )

    def _news(self, head: Token) -> bool:
        return any(
            t.lemma in ("news", "press", "radio", "tv", "television", "broadcasting")
            for t in self.tree.children(head, "compound", "amod")
        )


def joint(kinds: set[SourceKind]) -> SourceKind:
    """The kind of several sources named together: the more cautious one where they differ."""
    for kind in (SourceKind.UNKNOWN, SourceKind.ANONYMOUS, SourceKind.COLLECTIVE, SourceKind.OUTLET, SourceKind.ORGAN):
        if kind in kinds:
            return kind
    return SourceKind.NAMED
