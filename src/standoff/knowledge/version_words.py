"""The words that set one version of a happening against another (`data/versions.yaml`)."""

from dataclasses import dataclass
from functools import cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


@dataclass(frozen=True)
class VersionWords:
    """Lemmas by the poles on which they stand, (pair, pole); verbs of witnesses; phrases that play down; words of what
    goes on. A lemma may stand on several poles of several pairs."""

    poles: dict[str, frozenset[tuple[str, int]]]
    witnessing: frozenset[str]
    at_most: tuple[str, ...]
    fresh: frozenset[str]


@cache
def load_version_words() -> VersionWords:
    """The shipped words; raises KnowledgeError on a malformed file."""
    data = shipped("versions.yaml")
    try:
        poles: dict[str, set[tuple[str, int]]] = {}
        for pair, (one, other) in data["contraries"].items():
            for pole, words in enumerate((one, other)):
                for word in words:
                    poles.setdefault(str(word), set()).add((str(pair), pole))
        known = {word: frozenset(at) for word, at in poles.items()}
        witnessing, fresh = frozenset(map(str, data["witnessing"])), frozenset(map(str, data["fresh"]))
        return VersionWords(known, witnessing, tuple(map(str, data["at_most"])), fresh)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"versions.yaml is malformed ({error!r}); correct it") from error
