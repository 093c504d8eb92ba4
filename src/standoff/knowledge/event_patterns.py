"""What the reader of events knows: verb and noun patterns with their PLOVER codes, and the words around them.

Patterns are YAML files under `data/events/`, one for each PLOVER type, read once by `load_event_patterns`. Loading
validates them and raises KnowledgeError on an unknown code, field or class, on a code of another type, on the same
pattern given twice, and on a pattern that no text can reach because an equally narrow one before it always matches.
The shapes of a pattern are in `event_shapes`, what makes one of a row in `event_rows`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from standoff.errors import KnowledgeError
from standoff.knowledge.event_rows import by_word, noun_classes, noun_words, patterns_of, refuse_unreachable
from standoff.knowledge.event_shapes import BODY, NAME, NUMBER, PLACE, STATE, NounSet, NounWords, Pattern
from standoff.knowledge.files import StrictLoader
from standoff.record.terms import EventType

__all__ = [
    "BODY",
    "DATA",
    "NAME",
    "NUMBER",
    "PLACE",
    "STATE",
    "EventPatterns",
    "NounSet",
    "NounWords",
    "Pattern",
    "load_event_patterns",
    "noun_words",
]

DATA = Path(__file__).parent / "data" / "events"


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
    codes: Mapping[str, tuple[EventType, str | None]]
    general: Mapping[EventType, Pattern]
    """For each type a pattern of no word, with the general code of the type and the roles that its verbs have."""
    general_nouns: Mapping[EventType, Pattern]
    """The same with the roles that nouns have."""

    @cached_property
    def common(self) -> frozenset[str]:
        """The single words that the patterns and lists hold: none of them is a name."""
        carried = (word.removeprefix("occur:") for word in self.light)
        return frozenset(self.verbs) | frozenset(self.nouns) | self.words["actor_nouns"].union(carried)


def load_event_patterns(folder: Path | None = None, own: tuple[Path, ...] = ()) -> EventPatterns:
    """The patterns of `folder`, by default those that Standoff ships, and those that the user's `own` folders add under
    `events`, a file for each type; raises KnowledgeError where one is wrong, or cannot be reached beside the others."""
    return _load(folder or DATA, own)


@lru_cache(maxsize=4)
def _load(folder: Path, own: tuple[Path, ...]) -> EventPatterns:
    plover = _read(folder / "plover.yaml")
    codes = _codes(plover, folder)
    classes = noun_classes(_read(folder / "classes.yaml"))
    found: list[Pattern] = []
    general: dict[str, dict[EventType, Pattern]] = {"verb": {}, "noun": {}}
    for kind in EventType:
        path = folder / f"{kind.value.lower()}.yaml"
        if path.exists():
            content = _read(path)
            found.extend(patterns_of(content, path.name, classes, codes))
            for of_word, patterns in general.items():
                row = {**content, "patterns": [{**content["general"], of_word: ["<any>"]}], "nouns": ()}
                patterns[kind] = next(patterns_of(row, path.name, classes, codes))
            for mine in (each / "events" / path.name for each in own):
                if mine.exists():
                    rows = {**content, "patterns": (), "nouns": (), **_read(mine), "type": kind.value}
                    found.extend(patterns_of(rows, str(mine), classes, codes))
    refuse_unreachable(found)
    governing, light = _read(folder / "governors.yaml"), _read(folder / "light.yaml")
    others = {name: _read(folder / name) for name in ("setting.yaml", "sides.yaml")}
    words = _word_lists({"governors.yaml": governing, "light.yaml": light, **others})
    governors, particles = _governors(governing)
    light_plain, light_particles = _light(light)
    return EventPatterns(
        verbs=by_word(p for p in found if p.noun is None),
        nouns=by_word(p for p in found if p.noun is not None),
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
        codes=codes,
        general=general["verb"],
        general_nouns=general["noun"],
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
