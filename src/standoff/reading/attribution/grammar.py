"""The grammar of attribution over a dependency parse: a document in, its attributions out, in text order."""

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.adjuncts import AdjunctCues
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.continued import with_continuations
from standoff.reading.attribution.nouns import NounCues
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbs import VerbCues
from standoff.reading.quotations import Quotations
from standoff.reading.syntax import Document


def find_attributions(
    document: Document, quotations: Quotations, lexicon: Lexicon, tree: Tree | None = None
) -> tuple[Attribution, ...]:
    """The attributions of `document` in order of their cues, each with the quotations that continue it.

    Where two constructions share one cue word, the first found holds.
    """
    tree = tree or Tree(document)
    contents = Contents(tree, quotations)
    readers = (
        AdjunctCues(tree, lexicon, contents),
        VerbCues(tree, lexicon, contents),
        NounCues(tree, lexicon, contents),
    )
    found: list[Attribution] = []
    taken: set[int] = set()
    for token in document.tokens:
        for reader in readers:
            for row in reader.find(token):
                if row.head not in taken:
                    taken.add(row.head)
                    found.append(row)
    found.sort(key=lambda row: (row.start, row.head))
    return with_continuations(tree, quotations, found)
