"""The words that count people harmed, read once from `data/tolls.yaml` and validated."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import TollKind, Who


@dataclass(frozen=True, slots=True)
class TollPhrase:
    """A verb that makes a toll only with another word: "lost their lives", "went missing", "left five dead".

    `subjects` are the people it takes, where not anyone; with `place` a named place is an object too; `negated` asks
    for a negation ("did not survive"); `only` are the kinds of people of whom alone it is said (soldiers "fall");
    beside one of the words of `unless` it is none ("fell back"); with `named` a bare number is nobody ("seized two"),
    with `civil` soldiers are ("drove the soldiers out"); with `bare` the verb has no object ("40 families have left");
    `stranded` are the prepositions that make it none where nothing stands behind them ("were shot at"). With `counted`
    a number or "a" must count them ("jails more sailors" has none), with `numbered` a number ("beat five drivers");
    with `alone` nothing else hangs on the verb ("eight were taken"); of `context` one word must be in its sentence.
    Those of `except` are not meant ("expelled two diplomats"); with `nations` people called by their nation are among
    its `subjects`; `with_whom` has the people behind "with" ("made off with two guards"); `by_place` has a place as
    its subject ("the town took in 300 people"). With `strict` no word that an army shares with others will do for
    `only` ("three men"), with `listed` only words of the lexicon are people ("hit a howitzer"). Where one of `never_by`
    does it, it is none ("a hall holds 300").
    """

    kind: TollKind
    objects: frozenset[str]
    beside: frozenset[str]
    whose: str
    subjects: frozenset[str] = frozenset()
    place: bool = False
    negated: bool = False
    only: frozenset[Who] = frozenset()
    unless: frozenset[str] = frozenset()
    named: bool = False
    civil: bool = False
    bare: bool = False
    stranded: frozenset[str] = frozenset()
    counted: bool = False
    numbered: bool = False
    alone: bool = False
    context: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()
    nations: bool = False
    with_whom: bool = False
    by_place: bool = False
    strict: bool = False
    listed: bool = False
    never_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TollTerms:
    """The toll words by lemma, and the words of number and hedge."""

    verbs: Mapping[str, TollKind]
    states: Mapping[str, TollKind]
    phrases: Mapping[str, tuple[TollPhrase, ...]]
    nouns: Mapping[str, TollKind]
    acts: Mapping[str, TollKind]
    counted_nouns: Mapping[str, TollKind]
    fated: Mapping[str, TollKind]
    adjectives: Mapping[str, TollKind]
    people: Mapping[str, Who | None]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    collectives: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]
    count_words: frozenset[str]

    def has(self, group: str, word: str) -> bool:
        return word in self.words[group]


_HEDGES = ("at_least", "more_than", "about", "up_to", "less_than", "range_words")
_WHO = {"military": Who.MILITARY, "civilian": Who.CIVILIAN, "children": Who.CHILDREN, "other": None}


@lru_cache(maxsize=1)
def load_toll_terms() -> TollTerms:
    """The toll lexicon that Standoff ships; raises KnowledgeError where it names an unknown kind or lacks a part."""
    content = shipped("tolls.yaml")
    try:
        return _terms(content)
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"data/tolls.yaml is not as it should be ({error}); mend or reinstall it") from error


def _terms(content: Mapping[str, Any]) -> TollTerms:
    phrases: dict[str, list[TollPhrase]] = {}
    for row in content["phrases"]:
        phrase = TollPhrase(
            TollKind(row["kind"]),
            frozenset(row.get("object", ())),
            frozenset(row.get("beside", ())),
            row["whose"],
            frozenset(row.get("subject", ())),
            bool(row.get("place", False)),
            bool(row.get("negated", False)),
            frozenset(Who(who) for who in row.get("only", ())),
            frozenset(row.get("unless", ())),
            bool(row.get("named", False)),
            bool(row.get("civil", False)),
            bool(row.get("bare", False)),
            frozenset(row.get("stranded", ())),
            bool(row.get("counted", False)),
            bool(row.get("numbered", False)),
            bool(row.get("alone", False)),
            frozenset(row.get("context", ())),
            frozenset(row.get("except", ())),
            bool(row.get("nations", False)),
            bool(row.get("with", False)),
            bool(row.get("by_place", False)),
            bool(row.get("strict", False)),
            bool(row.get("listed", False)),
            frozenset(row.get("not_by", ())),
        )
        phrases.setdefault(row["verb"], []).append(phrase)
    lists = {
        key: tuple(map(str, value)) for key, value in content.items() if isinstance(value, list) and key != "phrases"
    }
    return TollTerms(
        verbs=_kinds(content["verbs"]),
        states=_kinds(content["states"]),
        phrases={verb: tuple(rows) for verb, rows in phrases.items()},
        nouns=_kinds(content["nouns"]),
        acts=_kinds(content["acts"]),
        counted_nouns=_kinds(content["counted_nouns"]),
        fated=_kinds(content["fated"]),
        adjectives=_kinds(content["adjectives"]),
        people={
            form: _WHO[group] for group, words in content["people"].items() for word in words for form in _forms(word)
        },
        numbers=dict(content["numbers"]),
        scales=dict(content["scales"]),
        collectives=dict(content["collectives"]),
        words=lists,
        count_words=frozenset(w for group in _HEDGES for cue in lists[group] for w in cue.split()) - {"of", "an", "a"},
    )


def _forms(word: str) -> tuple[str, ...]:
    """`word` and the plural in -men that a tagger often takes for a lemma."""
    return (word, f"{word[:-3]}men") if word.endswith("man") else (word,)


def _kinds(table: Mapping[str, Any]) -> dict[str, TollKind]:
    return {word: TollKind(kind) for kind, words in table.items() for word in words}
