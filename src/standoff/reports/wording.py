"""The words of page furniture and of dates, from the data files of this room, ready to be matched.

Phrases are compared in a folded form (`fold`): compatibility form, no case, no punctuation at the edges of words. The
folded form is only ever compared, never searched for offsets.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from standoff.errors import KnowledgeError

LONGEST_PHRASE = 8
_EDGE = re.compile(r"^\W+|\W+$")
_DOT_ABOVE = "\u0307"


def fold(text: str) -> str:
    """`text` in the form in which phrases are compared."""
    return unicodedata.normalize("NFKC", text).casefold().replace(_DOT_ABOVE, "").replace("’", "'")


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, without punctuation at their edges; what is all punctuation is left out."""
    return tuple(w for part in fold(text).split() if (w := _EDGE.sub("", part)))


@dataclass(frozen=True)
class Phrases:
    """A set of phrases: as word sequences, and as the folded beginnings of a line."""

    words: frozenset[tuple[str, ...]]
    openings: tuple[str, ...]

    @staticmethod
    def joined(lists: Iterable["Phrases"]) -> "Phrases":
        """The phrases of several lists as one."""
        return _joined(tuple(lists))

    def is_whole(self, words: tuple[str, ...]) -> bool:
        """Whether the words are one of the phrases."""
        return words in self.words

    def opens(self, folded: str) -> str | None:
        """The longest phrase that the folded line begins with, ending at a word's end; None where none does."""
        if not folded.startswith(self.openings):
            return None
        for phrase in self.openings:
            if folded.startswith(phrase) and not (
                phrase[-1].isalnum() and folded[len(phrase) : len(phrase) + 1].isalnum()
            ):
                return phrase
        return None

    def covered(self, words: tuple[str, ...]) -> int:
        """How many of the words belong to phrases, taking the longest phrase at each word."""
        count = at = 0
        while at < len(words):
            for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
                if words[at : at + size] in self.words:
                    count += size
                    at += size
                    break
            else:
                at += 1
        return count


@dataclass(frozen=True)
class Wording:
    """Every list of the data files by its name, and the months and days of the calendar."""

    share: Phrases
    navigation: Phrases
    related_headers: Phrases
    related_prefixes: Phrases
    comment_headers: Phrases
    caption_prefixes: Phrases
    credit_words: Phrases
    source_prefixes: Phrases
    own_credits: Phrases
    byline_prefixes: Phrases
    byline_words: Phrases
    other_prefixes: Phrases
    promotions: Phrases
    time_notices: Phrases
    notice_joints: Phrases
    live_openings: Phrases
    counted_words: Phrases
    telling_words: Phrases
    periodical_words: Phrases
    talk_words: Phrases
    date_words: Phrases
    date_governors: Phrases
    published_words: Phrases
    updated_words: Phrases
    document_words: Phrases
    letterhead_words: Phrases
    other_dates: Phrases
    signings: Phrases
    offices: Phrases
    mastheads: Phrases
    stations: Phrases
    months: Mapping[str, int]
    days: frozenset[str]
    english_months: tuple[str, ...]
    english_days: Mapping[str, int]
    """The names of the days of the week and their abbreviations, Monday 1."""
    weekdays: Mapping[str, int]
    """The whole names of the days of the week in every language whose names are single words, Monday 1."""
    date_particles: tuple[str, ...]
    date_templates: tuple[str, ...]


@cache
def wording() -> Wording:
    """The wording as the data files give it; raises KnowledgeError where they are malformed."""
    lists = {name: _phrases(name, by_language.values()) for name, by_language in _load("furniture.yaml").items()}
    calendar = _load("calendar.yaml")
    months: dict[str, int] = {}
    for names in calendar["months"].values():
        for number, forms in enumerate(names, start=1):
            for form in forms:
                if months.setdefault(fold(form), number) != number:
                    raise KnowledgeError(f"calendar.yaml: '{form}' is two months; keep one")
    days = frozenset(fold(day) for names in calendar["days"].values() for day in names)
    particles = {fold(word) for words in calendar["date_particles"].values() for word in words}
    templates = [shape for shapes in calendar["date_templates"].values() for shape in shapes]
    return Wording(
        **lists,
        months=months,
        days=days,
        english_months=tuple(fold(form) for forms in calendar["months"]["en"] for form in forms),
        english_days=_numbered([fold(day) for day in calendar["days"]["en"]]),
        weekdays=_whole_days(calendar["days"].values()),
        date_particles=tuple(sorted(particles, key=lambda word: (-len(word), word))),
        date_templates=tuple(templates),
    )


def _numbered(names: list[str]) -> dict[str, int]:
    """Each name with its number; the seven whole names come first, and an abbreviation begins as its name does."""
    whole = names[:7]
    return {name: next(n for n, day in enumerate(whole, start=1) if day.startswith(name)) for name in names}


def _whole_days(languages: Iterable[list[str]]) -> dict[str, int]:
    """The whole names of days, which come first in each list; one that is two days in two languages is left out."""
    numbers: dict[str, set[int]] = {}
    for names in languages:
        whole = [fold_words(name) for name in names[:7]]
        if all(len(name) == 1 for name in whole):
            for number, (name,) in enumerate(whole, start=1):
                numbers.setdefault(name, set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


@lru_cache(maxsize=32)
def _joined(lists: tuple[Phrases, ...]) -> Phrases:
    return Phrases(frozenset().union(*(p.words for p in lists)), tuple(o for p in lists for o in p.openings))


@cache
def english_words() -> frozenset[str]:
    """The words that are common in English alone."""
    return frozenset(_load("english.yaml")["words"])


def _load(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load(files("standoff.reports").joinpath("data", name).read_text("utf-8"))
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"{name} must map names to lists")
    return loaded


def _phrases(name: str, lists: Iterable[list[object]]) -> Phrases:
    phrases = [phrase for found in lists for phrase in found]
    for phrase in phrases:
        if not isinstance(phrase, str):
            raise KnowledgeError(f"furniture.yaml: {phrase!r} in {name} is not text; put it in quotation marks")
    folded = {fold(str(phrase)) for phrase in phrases}
    return Phrases(
        words=frozenset(fold_words(phrase) for phrase in folded),
        openings=tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase))),
    )
