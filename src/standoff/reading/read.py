"""The whole of reading: `Report` in, `Reading` out, each room in its turn.

`Reader.read` is a pure function of the report and of what `Reader.version` names: the model, the knowledge files and
this code. A report in a language that is not read gives an empty reading with a note that says why.
"""

import gc
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from standoff.knowledge.calendar import Calendar, load_calendar
from standoff.knowledge.cues import Lexicon, load_cues
from standoff.knowledge.event_patterns import EventPatterns, load_event_patterns
from standoff.knowledge.files import knowledge_hash
from standoff.knowledge.gazetteer import Gazetteer, gazetteer_path, open_gazetteer
from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.names import find_names
from standoff.reading.actors.registry import Registry, load_registry
from standoff.reading.agreements import find_agreements
from standoff.reading.attribution.tagged import first_told
from standoff.reading.coordination import rejoined
from standoff.reading.events.finding import find_events
from standoff.reading.events.heard import Hearing
from standoff.reading.fronted import with_fronted_dates
from standoff.reading.language import READ_LANGUAGES, Model, load_model, model_name
from standoff.reading.located import Located
from standoff.reading.mechanisms import find_mechanisms
from standoff.reading.moments.dating import infer_published, time_contradictions
from standoff.reading.moments.finding import find_moments
from standoff.reading.officials import in_own_voice
from standoff.reading.places.finding import ASSOCIATIVE, find_places
from standoff.reading.positions import find_positions
from standoff.reading.relatives import with_relatives
from standoff.reading.situations import find_situations
from standoff.reading.standing import Standing
from standoff.reading.statements.finding import find_statements
from standoff.reading.sums import count_contradictions
from standoff.reading.tagging.acts import ActHeads, load_act_heads
from standoff.reading.tagging.tagger import Encoded, Tagger, load_tagger
from standoff.reading.tolls.finding import find_tolls
from standoff.reading.whereabouts import find_whereabouts, referred_to, with_references
from standoff.record.rows import Note, Reading, Report
from standoff.record.terms import Grade


@dataclass(frozen=True)
class Reader:
    """Everything a report is read with, loaded once."""

    model: Model
    registry: Registry
    gazetteer: Gazetteer
    calendar: Calendar
    cues: Lexicon
    patterns: EventPatterns
    tagger: Tagger | None
    acts: ActHeads | None
    version: str

    def read(self, report: Report) -> Reading:
        """The reading of `report`; every row in it points into `report.text`."""
        if report.language not in READ_LANGUAGES:
            return _unread(report)
        document = with_fronted_dates(rejoined(with_relatives(self.model.parse(report))))
        moments = find_moments(document, report.published, self.calendar, report.id)
        if report.published.grade is Grade.UNKNOWN:
            inferred = infer_published(document, moments, self.calendar)
            if inferred is not None:
                report = replace(report, published=inferred)
                moments = find_moments(document, inferred, self.calendar, report.id)
        names = find_names(document, self.registry)
        places = find_places(document, names, self.gazetteer, report=report)
        cast = find_cast(document, report, names, places, self.registry, self.gazetteer)
        encoded = self.tagger.encode(report.text, first_told(report.text, document.lines)) if self.tagger else ()
        tagged = self.tagger.attributions(report.text, encoded) if self.tagger else None
        statements = find_statements(document, report, cast, moments, self.cues, tagged)
        statements = (in_own_voice(statements[0], report, cast), *statements[1:])
        standing = Standing.of(document, statements)
        named = tuple(place for place in places if place.kind not in ASSOCIATIVE)
        whereabouts = find_whereabouts(document, named, cast, self.registry.descriptions)
        spots = with_references(named, whereabouts, report.text)
        located = Located.of(document, spots, moments)
        hearing = self.hearing(report, encoded)
        events = find_events(document, report, cast, spots, moments, statements, self.patterns, hearing)
        tolls = find_tolls(document, report, cast, moments, statements, events, places=spots)
        against = time_contradictions(document, moments, report.published, self.calendar)
        return Reading(
            report=report,
            actors=cast.actors,
            places=referred_to(places, whereabouts),
            moments=moments,
            statements=statements,
            events=events,
            situations=find_situations(document, report, cast, located, standing),
            tolls=tolls,
            agreements=find_agreements(document, report, cast, located, standing),
            mechanisms=find_mechanisms(document, report, cast, located, standing),
            positions=find_positions(document, report, cast, standing),
            notes=(*cast.notes, *against, *count_contradictions(tolls)),
        )

    def hearing(self, report: Report, encoded: tuple[Encoded, ...]) -> Hearing | None:
        """What the trained reader of acts makes of `report`; None where events are left to the grammar."""
        return Hearing.of(self.acts, encoded) if self.acts is not None else None


def load_reader(model: str | None = None, knowledge: Sequence[Path] = (), *, acts: bool = True) -> Reader:
    """The reader with the named language model, or the best installed, and a user's own folders of knowledge files.

    Without `acts` events are read by the grammar alone, as they are while the trained reader of acts is made.
    What a reader holds lives as long as the process, so that the collector of cycles is told to pass it by.
    """
    folders = tuple(knowledge)
    loaded = load_model(model)
    gazetteer = open_gazetteer()
    reader = Reader(
        model=loaded,
        registry=load_registry(folders),
        gazetteer=gazetteer,
        calendar=load_calendar(folders),
        cues=load_cues(),
        patterns=load_event_patterns(own=folders),
        tagger=load_tagger(),
        acts=load_act_heads() if acts else None,
        version=_version(loaded.name, folders),
    )
    gc.freeze()
    return reader


def reader_version(model: str | None = None, knowledge: Sequence[Path] = ()) -> str:
    """The version of the reader that `load_reader` would give, told without loading it."""
    return _version(model_name(model), tuple(knowledge))


def _version(model: str, knowledge: tuple[Path, ...]) -> str:
    places = gazetteer_path().stem.removeprefix("gazetteer-")
    return f"{model} knowledge-{knowledge_hash(knowledge)[:12]} places-{places[:12]} code-{code_hash()[:12]}"


@lru_cache(maxsize=1)
def code_hash() -> str:
    """One SHA-256 over the source of every room that a reading depends on, and over the tagger's weights."""
    digest = hashlib.sha256()
    house = Path(__file__).parents[1]
    for room in ("record", "reports", "knowledge", "reading"):
        for path in sorted((house / room).rglob("*.py")):
            digest.update(str(path.relative_to(house)).encode())
            digest.update(path.read_bytes())
    for path in sorted((house / "reading" / "tagging" / "data").glob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _unread(report: Report) -> Reading:
    known = ", ".join(sorted(READ_LANGUAGES))
    language = f"in the language {report.language!r}" if report.language else "in a language that was not recognised"
    message = f"the report is {language}; it is kept and can be searched, but only {known} is read"
    return Reading(report=report, notes=(Note("language-not-read", message),))
