"""What the reader of events knows: verb and noun patterns with their PLOVER codes, and the words around them.

Patterns are YAML files under `data/events/`, one for each PLOVER type, read once by `load_event_patterns`. Loading
validates them and raises KnowledgeError on an unknown code, field or class, on a code of another type, on the same
pattern given twice, and on a pattern that no text can reach because an equally narrow one before it always matches.

A verb expression is a lemma with up to two further words that stand under it ("pull out of", "come under"). A noun
expression is a head with modifiers before it ("phone call") or one complement after it ("exchange of fire"). A pattern
may ask for a verb without an object ("alone"), without object or content ("bare"), or with several who act ("joint").
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from standoff.errors import KnowledgeError
from standoff.knowledge.files import StrictLoader
from standoff.record.terms import EventType

DATA = Path(__file__).parent / "data" / "events"
LINKS = frozenset({"of", "for", "to", "in", "from", "into", "on", "against", "towards", "by"})
LISTS = frozenset({"verb", "noun", "object", "subject", "adjective", "complement_object", "mods", "actor", "target"})
FLAGS = frozenset(
    {"comp", "symmetric", "swap", "background", "quiet", "guarded", "ignore", "speech", "object_actor", "owned", "harm"}
    | {"alone", "joint", "bare"}
)
# Stand for what no list can hold: a name of a state or people, and a bare number ("captured three", "two were hit").
STATE, NUMBER = "<state>", "<number>"
FIELDS = LISTS | FLAGS | {"cameo", "mode", "phrase"}


@dataclass(frozen=True, slots=True)
class NounWords:
    """A noun expression: head lemma, modifiers before it, and a linking word with its complement after it."""

    head: str
    modifiers: tuple[str, ...] = ()
    link: str | None = None
    complement: str | None = None


@dataclass(frozen=True, slots=True)
class NounSet:
    """Noun expressions by head lemma, for a quick look-up."""

    by_head: Mapping[str, tuple[NounWords, ...]]

    def __bool__(self) -> bool:
        return bool(self.by_head)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of one word: what must stand around it, which roles its arguments have, and its code."""

    type: EventType
    mode: str | None
    cameo: str
    words: tuple[str, ...]
    noun: NounWords | None
    object: NounSet
    subject: NounSet
    phrases: tuple[tuple[str, NounSet], ...]
    adjective: frozenset[str]
    complement_object: NounSet
    mods: frozenset[str]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    rank: int
    name: str

    def has(self, flag: str) -> bool:
        return flag in self.flags


@dataclass(frozen=True)
class EventPatterns:
    """The patterns by the lemma that triggers them, narrowest first, and the small closed lists beside them."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    governors: Mapping[str, Mapping[str, tuple[str, str]]]
    particle_governors: Mapping[str, tuple[tuple[str, str, str], ...]]
    modals: Mapping[str, str]
    attributes: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    light: Mapping[str, str]
    light_particles: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    instruments: NounSet
    speech_acts: Mapping[str, tuple[EventType, str | None, str]]
    aims: Mapping[EventType, frozenset[EventType]]
    intents: Mapping[tuple[str, EventType], tuple[EventType, str | None, str]]

    @cached_property
    def common(self) -> frozenset[str]:
        """The single words that the patterns and lists hold: none of them is a name."""
        carried = (word.removeprefix("occur:") for word in self.light)
        return frozenset(self.verbs) | frozenset(self.nouns) | self.words["actor_nouns"].union(carried)


def load_event_patterns(folder: Path | None = None) -> EventPatterns:
    """The patterns of `folder`, by default those that Standoff ships; raises KnowledgeError where one is wrong."""
    return _load(folder or DATA)


@lru_cache(maxsize=4)
def _load(folder: Path) -> EventPatterns:
    plover = _read(folder / "plover.yaml")
    codes = _codes(plover, folder)
    classes = _classes(_read(folder / "classes.yaml"))
    found: list[Pattern] = []
    for kind in EventType:
        path = folder / f"{kind.value.lower()}.yaml"
        if path.exists():
            found.extend(_patterns(_read(path), path.name, classes, codes))
    _no_repeats(found)
    governing, light = _read(folder / "governors.yaml"), _read(folder / "light.yaml")
    words = _word_lists(
        {"governors.yaml": governing, "light.yaml": light, "setting.yaml": _read(folder / "setting.yaml")}
    )
    governors, particles = _governors(governing)
    light_plain, light_particles = _light(light)
    return EventPatterns(
        verbs=_index(p for p in found if p.noun is None),
        nouns=_index(p for p in found if p.noun is not None),
        governors=governors,
        particle_governors=particles,
        modals={word: effect for effect, listed in governing["modals"].items() for word in listed},
        attributes={word: effect for effect, listed in governing["attributes"].items() for word in listed},
        words=words,
        light=light_plain,
        light_particles=light_particles,
        instruments=classes["weapon"],
        speech_acts=_speech_acts(_read(folder / "speech_acts.yaml"), codes),
        aims={EventType(kind): frozenset(map(EventType, aims)) for kind, aims in light["aims"].items()},
        intents=_intents(plover, codes),
    )


def _word_lists(files: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The word lists of `files` under one namespace; raises KnowledgeError where two files have a list of one name."""
    found: dict[str, frozenset[str]] = {}
    told: dict[str, str] = {}
    for name, content in files.items():
        for key, listed in content.items():
            if not isinstance(listed, list):
                continue
            if key in told:
                raise KnowledgeError(f"{name} has the word list '{key}', which {told[key]} has too; rename one of them")
            told[key], found[key] = name, frozenset(map(str, listed))
    return found


class _WordLoader(StrictLoader):
    """YAML in which "on", "off", "no" and "yes" are words, as they are in a lexicon, and not truth values."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in StrictLoader.yaml_implicit_resolvers.items()
}


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_WordLoader)
    except OSError as error:
        raise KnowledgeError(f"the pattern file {path} cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"the pattern file {path} is not valid YAML ({error})") from error
    if not isinstance(content, dict) or not content.get("source"):
        raise KnowledgeError(f"the pattern file {path} has no 'source'; name where its content comes from")
    return content


def _intents(
    content: dict[str, Any], codes: Mapping[str, tuple[EventType, str | None]]
) -> dict[tuple[str, EventType], tuple[EventType, str | None, str]]:
    """The type, mode and code of a planned or refused deed, by which of the two it is and its own type."""
    listed = ((why, kind, str(code)) for why, row in content["intents"].items() for kind, code in row.items())
    return {(why, EventType(kind)): (*codes[code], code) for why, kind, code in listed}


def _codes(content: dict[str, Any], folder: Path) -> dict[str, tuple[EventType, str | None]]:
    try:
        return {str(code): (EventType(kind), mode) for code, (kind, mode) in content["codes"].items()}
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{folder / 'plover.yaml'}: each code needs a PLOVER type and a mode ({error})") from error


def _speech_acts(
    content: dict[str, Any], codes: Mapping[str, tuple[EventType, str | None]]
) -> dict[str, tuple[EventType, str | None, str]]:
    found: dict[str, tuple[EventType, str | None, str]] = {}
    for stance, (kind, mode, code) in content["stances"].items():
        if code not in codes or codes[code][0].value != kind:
            raise KnowledgeError(f"speech_acts.yaml, {stance}: {code} is not a CAMEO code of {kind}")
        found[stance] = EventType(kind), mode, code
    return found


def noun_words(text: str) -> NounWords:
    """The noun expression written as `text`, such as "phone call" or "exchange of fire"."""
    parts = text.split()
    for at, part in enumerate(parts):
        if part in LINKS and at:
            after = parts[at + 1] if at + 1 < len(parts) else None
            return NounWords(parts[at - 1], tuple(parts[: at - 1]), part, after)
    return NounWords(parts[-1], tuple(parts[:-1]))


def _noun_set(words: Iterable[str]) -> NounSet:
    heads: dict[str, list[NounWords]] = {}
    for word in words:
        expression = noun_words(word)
        heads.setdefault(expression.head, []).append(expression)
    return NounSet({head: tuple(listed) for head, listed in heads.items()})


def _classes(content: dict[str, Any]) -> dict[str, NounSet]:
    return {name: _noun_set(map(str, words)) for name, words in content["classes"].items()}


def _nouns(words: Iterable[Any], classes: Mapping[str, NounSet], where: str) -> NounSet:
    merged: dict[str, tuple[NounWords, ...]] = {}
    for word in map(str, words):
        if word.startswith("$") and word[1:] not in classes:
            raise KnowledgeError(f"{where} asks for the class {word}, which classes.yaml does not have")
        for head, listed in (classes[word[1:]] if word.startswith("$") else _noun_set([word])).by_head.items():
            merged[head] = (*merged.get(head, ()), *listed)
    return NounSet(merged)


def _patterns(
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
        rank = 4 * bool(wanted["object"]) + 4 * bool(wanted["subject"]) + 4 * bool(phrases) + 3 * (len(words) - 1)
        rank += 4 * bool(wanted["complement_object"]) + 2 * bool(row.get("comp")) + 4 * bool(row.get("adjective"))
        rank += (
            2 * bool(row.get("joint"))
            + 4 * bool(row.get("mods"))
            + (3 * len(noun.modifiers) + 3 * bool(noun.link) if noun else 0)
        )
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
            rank=rank + bool(row.get("ignore")),
            name=f"{kind.value}:{expression}",
        )


def _index(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    heads: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        heads.setdefault(pattern.words[0], []).append(pattern)
    return {head: tuple(sorted(listed, key=lambda p: -p.rank)) for head, listed in heads.items()}


def _expressions(nouns: NounSet) -> frozenset[NounWords]:
    return frozenset(expression for listed in nouns.by_head.values() for expression in listed)


def _covers(wide: Pattern, narrow: Pattern) -> bool:
    """Whether `wide`, tried first, takes every text that `narrow` would."""
    narrowing = ("comp", "guarded", "object_actor", "alone", "joint", "bare")
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


def _no_repeats(patterns: list[Pattern]) -> None:
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


def _governors(
    content: dict[str, Any],
) -> tuple[dict[str, dict[str, tuple[str, str]]], dict[str, tuple[tuple[str, str, str], ...]]]:
    plain: dict[str, dict[str, tuple[str, str]]] = {"verbs": {}, "objects": {}, "nouns": {}, "adjectives": {}}
    particles: dict[str, list[tuple[str, str, str]]] = {}
    for kind in ("verbs", "nouns", "adjectives"):
        for row in content[kind]:
            controller = row.get("controller", "subject")
            table = plain["objects"] if kind == "verbs" and controller == "object" else plain[kind]
            for word in map(str, row["words"]):
                if " " in word:
                    head, particle = word.split(maxsplit=1)
                    particles.setdefault(head, []).append((particle, row["effect"], controller))
                else:
                    table.setdefault(word, (row["effect"], controller))
    return plain, {head: tuple(listed) for head, listed in particles.items()}


def _light(content: dict[str, Any]) -> tuple[dict[str, str], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    plain: dict[str, str] = {}
    particles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in ("undergo", "light"):
        for expression in map(str, content[kind]):
            words = expression.split()
            if len(words) > 1:
                particles.setdefault(words[0], []).append((tuple(words[1:]), kind))
            else:
                plain.setdefault(words[0], kind)
    plain |= {f"occur:{word}": "occur" for word in map(str, content["occur"])}
    return plain, {head: tuple(listed) for head, listed in particles.items()}
