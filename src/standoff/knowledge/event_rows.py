"""From the rows of a pattern file to patterns: noun expressions, classes, ranks, and what no text could reach.

A verb expression is a lemma with up to two further words that stand under it ("pull out of", "come under"). A noun
expression is a head with modifiers before it ("phone call") or one complement after it ("exchange of fire"). A pattern
may ask for a verb without an object ("alone"), without object or content ("bare"), with a time at most ("lone"), or
with several who act ("joint"). One marked "first" is tried before others as narrow. "<state>", "<place>", "<number>",
"<body>" (a state or force) and "<name>" (of a place, perhaps) stand for any such word.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.event_shapes import NounSet, NounWords, Pattern
from standoff.record.terms import EventType

LINKS = frozenset({"of", "for", "to", "in", "from", "into", "on", "against", "towards", "by"})
LISTS = frozenset({"verb", "noun", "object", "subject", "adjective", "complement_object", "mods", "actor", "target"})
FLAGS = frozenset(
    {"comp", "symmetric", "swap", "background", "quiet", "guarded", "ignore", "speech", "object_actor", "owned", "harm"}
    | {"alone", "joint", "bare", "lone", "first"}
)
FIELDS = LISTS | FLAGS | {"cameo", "mode", "phrase"}


def noun_words(text: str) -> NounWords:
    """The noun expression written as `text`, such as "phone call" or "exchange of fire"."""
    parts = text.split()
    for at, part in enumerate(parts):
        if part in LINKS and at:
            after = parts[at + 1] if at + 1 < len(parts) else None
            return NounWords(parts[at - 1], tuple(parts[: at - 1]), part, after)
    return NounWords(parts[-1], tuple(parts[:-1]))


def noun_set(words: Iterable[str]) -> NounSet:
    heads: dict[str, list[NounWords]] = {}
    for word in words:
        expression = noun_words(word)
        heads.setdefault(expression.head, []).append(expression)
    return NounSet({head: tuple(listed) for head, listed in heads.items()})


def noun_classes(content: dict[str, Any]) -> dict[str, NounSet]:
    return {name: noun_set(map(str, words)) for name, words in content["classes"].items()}


def _nouns(words: Iterable[Any], classes: Mapping[str, NounSet], where: str) -> NounSet:
    merged: dict[str, tuple[NounWords, ...]] = {}
    for word in map(str, words):
        if word.startswith("$") and word[1:] not in classes:
            raise KnowledgeError(f"{where} asks for the class {word}, which classes.yaml does not have")
        for head, listed in (classes[word[1:]] if word.startswith("$") else noun_set([word])).by_head.items():
            merged[head] = (*merged.get(head, ()), *listed)
    return NounSet(merged)


def patterns_of(
    content: dict[str, Any],
    name: str,
    classes: Mapping[str, NounSet],
    codes: Mapping[str, tuple[EventType, str | None]],
) -> Iterator[Pattern]:
    kind = EventType(content["type"])
    for number, row in enumerate(content.get("patterns") or (), start=1):
        yield from _expand(row, kind, content, f"{name}, pattern {number}", classes, codes)
    for number, row in enumerate(content.get("nouns") or (), start=1):
        yield from _expand(row, kind, content, f"{name}, noun {number}", classes, codes)


def _expand(
    row: dict[str, Any],
    kind: EventType,
    content: dict[str, Any],
    where: str,
    classes: Mapping[str, NounSet],
    codes: Mapping[str, tuple[EventType, str | None]],
) -> Iterator[Pattern]:
    unknown = set(row) - FIELDS
    if unknown:
        raise KnowledgeError(
            f"{where} has the unknown field '{min(unknown)}'; the fields are {', '.join(sorted(FIELDS))}"
        )
    code = str(row.get("cameo"))
    if code not in codes:
        raise KnowledgeError(f"{where} has the unknown CAMEO code {code}; plover.yaml lists the codes")
    if codes[code][0] is not kind and not row.get("ignore") and not content.get("also", {}).get(code):
        raise KnowledgeError(f"{where} has the code {code}, which belongs to {codes[code][0].value}, not {kind.value}")
    flags = {flag for flag in FLAGS if row.get(flag, content.get(flag) if flag == "speech" else False)}
    wanted = {key: _nouns(row.get(key) or (), classes, where) for key in ("object", "subject", "complement_object")}
    phrases = tuple((prep, _nouns(nouns or (), classes, where)) for prep, nouns in (row.get("phrase") or {}).items())
    is_noun = "noun" in row
    default_actor = ("poss", "by", "mods") if is_noun else ("subject",)
    for expression in map(str, row.get("noun") or row.get("verb") or ()):
        noun = noun_words(expression) if is_noun else None
        words = (noun.head,) if noun else tuple(expression.split())
        yield Pattern(
            type=kind,
            mode=row.get("mode"),
            cameo=code,
            words=words,
            noun=noun,
            object=wanted["object"],
            subject=wanted["subject"],
            phrases=phrases,
            adjective=frozenset(map(str, row.get("adjective") or ())),
            complement_object=wanted["complement_object"],
            mods=frozenset(map(str, row.get("mods") or ())),
            actor=tuple(row.get("actor") or default_actor),
            target=tuple(row.get("target") or content.get("target") or ()),
            flags=frozenset(flags),
            rank=_rank(row, wanted, words, noun),
            name=f"{kind.value}:{expression}",
        )


def _rank(row: dict[str, Any], wanted: Mapping[str, NounSet], words: tuple[str, ...], noun: NounWords | None) -> int:
    """How narrow a pattern is: by what it asks for beside its word, as the narrowest is tried first."""
    rank = 4 * sum(map(bool, (*wanted.values(), row.get("phrase"), row.get("adjective"), row.get("mods"))))
    rank += 3 * (len(words) - 1) + 2 * sum(map(bool, (row.get("comp"), row.get("joint"))))
    rank += bool(row.get("ignore")) + bool(row.get("first"))
    return rank + (3 * len(noun.modifiers) + 3 * bool(noun.link) if noun else 0)


def by_word(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    heads: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        heads.setdefault(pattern.words[0], []).append(pattern)
    return {head: tuple(sorted(listed, key=lambda p: -p.rank)) for head, listed in heads.items()}


def _expressions(nouns: NounSet) -> frozenset[NounWords]:
    return frozenset(expression for listed in nouns.by_head.values() for expression in listed)


def _covers(wide: Pattern, narrow: Pattern) -> bool:
    """Whether `wide`, tried first, takes every text that `narrow` would."""
    narrowing = ("comp", "guarded", "object_actor", "alone", "joint", "bare", "lone")
    if [wide.has(flag) for flag in narrowing] != [narrow.has(flag) for flag in narrowing]:
        return False
    if {prep for prep, _ in wide.phrases} != {prep for prep, _ in narrow.phrases}:
        return False
    pairs = [(wide.object, narrow.object), (wide.subject, narrow.subject)]
    pairs.append((wide.complement_object, narrow.complement_object))
    pairs.extend((a, b) for (_, a), (_, b) in zip(sorted(wide.phrases), sorted(narrow.phrases), strict=True))
    same_shape = all(bool(a) == bool(b) for a, b in pairs)
    return (
        same_shape
        and all(_expressions(b) <= _expressions(a) for a, b in pairs)
        and bool(wide.adjective) == bool(narrow.adjective)
        and narrow.adjective <= wide.adjective
        and bool(wide.mods) == bool(narrow.mods)
        and narrow.mods <= wide.mods
    )


def refuse_unreachable(patterns: list[Pattern]) -> None:
    seen: dict[tuple[object, ...], list[Pattern]] = {}
    for pattern in sorted(patterns, key=lambda p: -p.rank):
        key = (pattern.words, pattern.noun)
        for earlier in seen.get(key, ()):
            if _covers(earlier, pattern):
                raise KnowledgeError(
                    f"the pattern {pattern.name} ({pattern.cameo}) can never be reached: "
                    f"{earlier.name} ({earlier.cameo}) always matches before it; narrow one or remove it"
                )
        seen.setdefault(key, []).append(pattern)
