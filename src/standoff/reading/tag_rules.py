"""spaCy's rules from tag, relation and word to part of speech, each kind of token looked up once.

The pipeline tries nearly two hundred patterns on every token. Most ask of one token its tag, its relation, whether it
is white space and whether it is one of a few words; what they say of a token with the same answers is kept. The few
patterns that ask more are tried as ever.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

FACTORY = "standoff_tag_rules"
_ASKED = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
_Kind = tuple[int, int, int, int]


@Language.factory(FACTORY)
def make_tag_rules(nlp: Language, name: str) -> "TagRules":
    """The component that stands in for the pipeline's "attribute_ruler"."""
    return TagRules.of(nlp.get_pipe("attribute_ruler"))


@dataclass(frozen=True)
class TagRules:
    """A component that does what the attribute ruler `own` does; `simple` holds the patterns asked once a kind."""

    own: Any
    simple: Matcher
    rest: Matcher
    words: frozenset[int]
    known: dict[_Kind, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, own: Any) -> "TagRules":
        simple, rest, words = Matcher(own.vocab), Matcher(own.vocab), set[int]()
        for number, rule in enumerate(own.patterns):
            patterns = rule["patterns"]
            is_simple = all(len(pattern) == 1 and _is_simple(pattern[0]) for pattern in patterns)
            (simple if is_simple else rest).add(str(number), patterns)
            if is_simple:
                words.update(own.vocab.strings.add(word) for pattern in patterns for word in _words(pattern[0]))
        return cls(own, simple, rest, frozenset(words))

    def __call__(self, doc: Doc) -> Doc:
        matches = [(int(self.own.vocab.strings[key]), key, start, end) for key, start, end in self._matches(doc)]
        self.own.set_annotations(doc, sorted(matches))
        return doc

    def _matches(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        yield from self.rest(doc, allow_missing=True)
        for n, (tag, dep, word, space) in enumerate(doc.to_array([TAG, DEP, LOWER, IS_SPACE]).tolist()):
            kind = (tag, dep, word if word in self.words else 0, space)
            if kind not in self.known:
                self.known[kind] = tuple(key for key, _, _ in self.simple(doc[n : n + 1], allow_missing=True))
            for key in self.known[kind]:
                yield key, n, n + 1


def _is_simple(asked: dict[str, Any]) -> bool:
    plain = all(not isinstance(value, dict) or value.keys() <= {"IN", "NOT_IN"} for value in asked.values())
    return plain and asked.keys() <= _ASKED


def _words(asked: dict[str, Any]) -> Sequence[str]:
    value = asked.get("LOWER", ())
    return [value] if isinstance(value, str) else [word for words in dict(value).values() for word in words]
