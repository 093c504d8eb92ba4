"""The language of a text, by lingua, among those in which conflicts are reported; None where it cannot be told."""

from functools import cache
from typing import Any

from standoff.reports.wording import english_words

SHORTEST = 20
LONGEST = 4000
MARGIN = 0.15
CROWDED = 0.75
ENGLISH = 0.1
FEWEST = 40
LANGUAGES = (
    "ALBANIAN", "ARABIC", "ARMENIAN", "AZERBAIJANI", "BELARUSIAN", "BENGALI", "BOSNIAN", "BULGARIAN", "CHINESE",
    "CROATIAN", "CZECH", "DUTCH", "ENGLISH", "FINNISH", "FRENCH", "GEORGIAN", "GERMAN", "GREEK", "HEBREW",
    "HINDI", "HUNGARIAN", "INDONESIAN", "ITALIAN", "JAPANESE", "KAZAKH", "KOREAN", "LATVIAN", "LITHUANIAN",
    "MACEDONIAN", "PERSIAN", "POLISH", "PORTUGUESE", "ROMANIAN", "RUSSIAN", "SERBIAN", "SOMALI", "SPANISH",
    "SWAHILI", "SWEDISH", "THAI", "TURKISH", "UKRAINIAN", "URDU", "VIETNAMESE",
)  # fmt: skip


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None for a text too short or too mixed to tell.

    Where it is crowded with names, which may be of another language, the words in small letters decide. A text that
    is full of the commonest words of English from end to end needs no detector, which is slow.
    """
    sample = text[:LONGEST]
    if _is_plainly_english(sample):
        return "en"
    plain = [word for word in sample.split() if word[0].islower()]
    crowded = len(plain) < CROWDED * len(sample.split()) and sum(map(len, plain)) >= 2 * SHORTEST
    return (_clear_language(" ".join(plain)) if crowded else None) or _clear_language(sample)


def _is_plainly_english(sample: str) -> bool:
    """Whether in each quarter of the words one in ten is a common word of English and of no other language."""
    common = [word in english_words() for word in sample.lower().split()]
    size = len(common) // 4
    quarters = (common[n * size : (n + 1) * size] for n in range(4))
    return len(common) >= FEWEST and all(sum(quarter) >= ENGLISH * size for quarter in quarters)


def _clear_language(sample: str) -> str | None:
    if sum(char.isalpha() for char in sample) < SHORTEST:
        return None
    ranked = _detector().compute_language_confidence_values(sample)
    if len(ranked) > 1 and ranked[0].value - ranked[1].value < MARGIN:
        return None
    return str(ranked[0].language.iso_code_639_1.name).lower()


@cache
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
