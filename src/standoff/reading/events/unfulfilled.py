"""What the form of an event's own verb says where nothing above it has said anything: it is only on a timetable, or it
has no tense, so that no words tell of its having happened.

`Unfulfilled` adds these to the marks of one event, after all others.
"""

from standoff.reading.clauses import is_verb
from standoff.reading.events.around import Around
from standoff.reading.events.infinitives import is_tenseless, left_of
from standoff.reading.events.scheduled import is_scheduled


class Unfulfilled(Around):
    """What is said of an event by the form of its verb alone."""

    def by_form(self) -> None:
        """Notes an arranged present and a verb without a tense; to be called once, after the climb."""
        if self.modalities or self.negated or self.refused or self.denied or self.granted is not None:
            return
        verb = self.trigger.top
        if not is_verb(verb):
            return
        if is_scheduled(self.document, self.patterns, self.trigger):
            self.note("future", verb)
            return
        if self.licensed or not is_tenseless(self.document, verb):
            return
        found = left_of(self.document, self.patterns, verb)
        if found is not None:
            self.note(*found)
