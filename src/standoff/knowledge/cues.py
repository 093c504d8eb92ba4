"""The cue lexicon: which words report somebody's saying, thinking or intending, in which frames, with which stance.

The words are in `data/cues.yaml`; this module reads them once into a `Lexicon` that the grammar asks. A `Sense` is what
one word means in one frame. Frames are strings as documented in the data file ("clause", "object of", "on infinitive").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import Attitude, Stance

_WORD_SETS = (
    "light_verbs", "exchanges", "matters", "spoken_things", "carriers", "hearsay_hedges", "hedges", "by_words",
    "relays", "withholding",
    "awaiting", "helping", "seeming", "attempting", "anonymous", "anonymity", "media", "collectives",
    "reports_nouns", "persons", "private", "organs", "mute", "demand_modals", "naming", "playing_down",
    "dismissive", "ready", "losing", "losses", "censuring", "faults", "lying", "guilty", "proposed_things",
    "silences", "open_when_negated", "blaming", "asking_labels", "answering_labels", "interviews", "citing",
    "carrying", "grounds", "happening", "discussing", "opposing", "home_ground", "news", "knowledge", "serving",
    "accepting", "nameless", "unreachable", "flat_denials", "course_verbs", "insisting_verbs", "plans", "glosses",
    "moving", "crossing_words", "explaining_nouns", "charges", "voicing", "answering", "idle", "acts_of_force",
    "countering", "done_to_things", "unclear", "disbelieving", "emerging",
    "accepted_things", "withheld_deeds", "open_to",
    "unknowing", "replying", "affirming_again", "silent_nouns",
    "turns", "denying_pointers", "bare_pointers", "granting_pointers", "accounts_of_it", "otherness", "recounting",
    "callings", "relations", "belittling", "recalling", "silent", "staying_silent",
    "revising", "tallies", "naming_figures", "ill_timed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue means in one frame: its stance and attitude; `core` where it is plain communication."""

    stance: Stance
    attitude: Attitude
    name: str
    core: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The cues of English. Every mapping is keyed by lemma (a verb with its particle: "rule out")."""

    verbs: Mapping[str, Mapping[str, Sense]]
    adjectives: Mapping[str, Mapping[str, Sense]]
    nouns: Mapping[str, Sense]
    hearsay: Mapping[str, Stance]
    turning: Mapping[str, Stance]
    tones: Mapping[str, Stance]
    sets: Mapping[str, frozenset[str]]
    acts_of: Mapping[str, str]
    idioms: Mapping[tuple[str, str, str], Sense]
    thing_endings: tuple[str, ...]
    agent_endings: tuple[str, ...]
    limit_verbs: frozenset[str]
    limit_giving: frozenset[str]
    limit_things: frozenset[str]

    def may_speak(self, lemma: str) -> bool:
        """Whether the thing that a common noun names could be a source: not by its ending, unless it is listed."""
        if lemma in self.sets["mute"]:
            return False
        listed = any(lemma in self.sets[name] for name in ("organs", "persons", "collectives", "carriers", "media"))
        if listed or lemma in self.sets["anonymous"] or lemma in self.nouns:
            return True
        return not lemma.endswith(self.thing_endings)

    def acts(self, lemma: str) -> bool:
        """Whether a common noun names somebody who could make a claim or demand: listed, or by an agent's ending."""
        names = ("organs", "persons", "collectives", "carriers", "media", "anonymous")
        return lemma.endswith(self.agent_endings) or any(lemma in self.sets[name] for name in names)

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the set of that name; raises KeyError on a set that does not exist."""
        return word in self.sets[name]


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """The lexicon in parsed YAML; raises KnowledgeError where a class, stance or list is not as documented."""
    try:
        limits = data["limits"]
        return Lexicon(
            verbs=_senses(data["classes"], "verbs"),
            adjectives=_senses(data["adjectives"], "words"),
            nouns={
                word: _sense(name, entry) for name, entry in data["nouns"].items() for word in reversed(entry["words"])
            },
            hearsay={word: Stance(stance) for word, stance in data["hearsay"].items()},
            turning={word: Stance(stance) for word, stance in data["turning_verbs"].items()},
            tones={word: Stance(stance) for word, stance in data["tones"].items()},
            sets={name: frozenset(data[name]) for name in _WORD_SETS},
            acts_of={word: kind for kind, words in data["acts"].items() for word in words},
            idioms={
                (row["verb"], row["object"], preposition): _sense("idiom", row)
                for row in data["idioms"]
                for preposition in row["prepositions"]
            },
            thing_endings=tuple(data["thing_endings"]),
            agent_endings=tuple(data["agent_endings"]),
            limit_verbs=frozenset(limits["verbs"]),
            limit_giving=frozenset(limits["giving"]),
            limit_things=frozenset(limits["things"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"the cue lexicon cues.yaml is malformed ({error!r}); restore it or reinstall") from error


@cache
def load_cues() -> Lexicon:
    """The lexicon that Standoff ships, read once."""
    return lexicon_from(shipped("cues.yaml"))


def _sense(name: str, entry: Mapping[str, Any]) -> Sense:
    attitude = Attitude(entry.get("attitude", "said"))
    return Sense(Stance(entry["stance"]), attitude, name, bool(entry.get("core", False)))


def _senses(classes: Mapping[str, Any], words: str) -> dict[str, dict[str, Sense]]:
    found: dict[str, dict[str, Sense]] = {}
    for name, entry in classes.items():
        sense = _sense(name, entry)
        for word in entry[words]:
            for frame in entry["frames"]:
                if not isinstance(frame, str):
                    raise ValueError(f"frame {frame!r} of class {name} is not a word; quote it")
                found.setdefault(word, {}).setdefault(frame, sense)
    return found
