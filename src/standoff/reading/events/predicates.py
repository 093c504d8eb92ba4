"""What other rooms ask of a predicate: who acts, who bears it, and the words that stand around it."""

from standoff.reading.events.control import surface_subjects
from standoff.reading.events.phrases import fits, has_modifiers, is_passive, left_phrase, prepositional
from standoff.reading.events.voice import doers, patients

__all__ = [
    "doers",
    "fits",
    "has_modifiers",
    "is_passive",
    "left_phrase",
    "patients",
    "prepositional",
    "surface_subjects",
]
