"""Events by example: the sentence, who does what to whom in it, and how far it is said to be so."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.knowledge.event_patterns import load_event_patterns
from standoff.reading.cast import Cast, Referent
from standoff.reading.events.finding import find_events
from standoff.reading.language import Model
from standoff.reading.syntax import Document
from standoff.record.rows import (
    Actor,
    Cue,
    Event,
    Evidence,
    Holder,
    Line,
    Moment,
    Place,
    Published,
    Report,
    Source,
    Statement,
    Timex,
)
from standoff.record.terms import (
    ActorKind,
    Attitude,
    EventType,
    Extent,
    Form,
    Grade,
    Ground,
    Label,
    Modality,
    Polarity,
    Precision,
    SourceKind,
    Stance,
)

PATTERNS = load_event_patterns()
NAMES = {
    "Peru": "PER", "Peruvian": "PER", "Lima": "PER", "Ecuador": "ECU", "Ecuadorian": "ECU", "Quito": "ECU",
    "Sudan": "SDN", "Sudanese": "SDN", "Eritrea": "ERI", "Ethiopian": "ETH", "Kenya": "KEN", "Brazil": "BRA",
}  # fmt: skip


def report_of(text: str, published: str | None = "2021-07-30") -> Report:
    when = Published(published, published, "given", Grade.GIVEN) if published else Published()
    return Report("r", "c", "s", text, language="en", published=when, lines=(Line(0, len(text), Label.BODY),))


def cast_of(text: str) -> Cast:
    found = [
        Referent((at, at + len(name)), party, party)
        for name, party in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalpha()
    ]
    actors = {r.actor: Actor(r.actor, r.actor, ActorKind.COUNTRY, r.party, None, (), ()) for r in found}
    return Cast.of(actors.values(), found)


def statement(identifier: str, parent: str | None, stance: Stance = Stance.ASSERT) -> Statement:
    source = Source((), (), "", SourceKind.OUTLET)
    return Statement(
        identifier, parent, None, source, None, Evidence(), Form.INDIRECT, Attitude.SAID, stance,
        Polarity.AFFIRMED, Modality.ACTUAL, None, None, None, (), (), (), (),
    )  # fmt: skip


ROOT = statement("s-root", None)


def code(model: Model, text: str, *statements: Statement, **rest: tuple[object, ...]) -> tuple[Event, ...]:
    report = report_of(text)
    document = model.parse(report)
    places: tuple[Place, ...] = rest.get("places", ())  # type: ignore[assignment]
    moments: tuple[Moment, ...] = rest.get("moments", ())  # type: ignore[assignment]
    return find_events(document, report, cast_of(text), places, moments, (ROOT, *statements), PATTERNS)


def one(model: Model, text: str, kind: EventType) -> Event:
    found = [e for e in code(model, text) if e.type is kind]
    assert len(found) == 1, [(e.type, e.trigger) for e in found]
    return found[0]


def sides(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {p.party for p in event.actors}, {p.party for p in event.targets}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Peruvian troops shelled Ecuadorian positions near the river.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Ecuadorian positions were shelled by Peruvian troops.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("The Peruvian army, which shelled Ecuadorian posts, kept silent.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Peru opened fire on Ecuadorian soldiers.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Ecuadorian soldiers came under fire from Peru.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Peru launched an attack against Ecuadorian posts.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("The shelling of Ecuadorian villages by Peru went on.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Peru and Ecuador exchanged fire overnight.", EventType.ASSAULT, {"PER", "ECU"}, {"PER", "ECU"}),
        ("Clashes erupted between Peruvian and Ecuadorian troops.", EventType.ASSAULT, {"PER", "ECU"}, {"PER", "ECU"}),
        ("Peru shot down an Ecuadorian drone.", EventType.ASSAULT, {"PER"}, {"ECU"}),
        ("Peruvian soldiers advanced two kilometers into Ecuadorian territory.", EventType.COERCE, {"PER"}, {"ECU"}),
        ("Peru captured one of Ecuador's border posts.", EventType.COERCE, {"PER"}, {"ECU"}),
        ("Peru withdrew its troops from Ecuadorian land.", EventType.RETREAT, {"PER"}, set()),
        ("Brazil's envoy held talks with Peru.", EventType.CONSULT, {"BRA"}, {"PER"}),
        ("Brazil sent food and medicine to Ecuador.", EventType.AID, {"BRA"}, {"ECU"}),
        ("Ecuador expelled two Peruvian diplomats.", EventType.SANCTION, {"ECU"}, {"PER"}),
        ("Ecuador mobilized reservists against Peru.", EventType.MOBILIZE, {"ECU"}, {"PER"}),
    ],
)
def test_who_does_what_to_whom(model: Model, text: str, kind: EventType, actors: set[str], targets: set[str]) -> None:
    assert sides(one(model, text, kind)) == (actors, targets)


def test_headlines_of_mutual_blame_go_both_ways(model: Model) -> None:
    event = one(model, "Peru, Ecuador blame each other for border clashes", EventType.ACCUSE)
    assert sides(event) == ({"PER", "ECU"}, {"PER", "ECU"})


def test_the_one_accused_is_the_doer_of_what_it_is_accused_of(model: Model) -> None:
    event = one(model, "Lima accused Ecuador of shelling a Peruvian village.", EventType.ASSAULT)
    assert sides(event) == ({"ECU"}, {"PER"})


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("Peru denied shelling the village.", EventType.ASSAULT, Polarity.DENIED, Modality.ACTUAL),
        ("There have been no armed clashes.", EventType.ASSAULT, Polarity.NOT_HAPPENED, Modality.ACTUAL),
        ("Peru did not attack the post.", EventType.ASSAULT, Polarity.NOT_HAPPENED, Modality.ACTUAL),
        ("Peruvian troops tried to capture the post.", EventType.COERCE, Polarity.AFFIRMED, Modality.ATTEMPTED),
        ("It was a failed Peruvian attempt to capture the post.", EventType.COERCE, Polarity.AFFIRMED, Modality.FAILED),
        ("Peru will withdraw its troops.", EventType.RETREAT, Polarity.AFFIRMED, Modality.FUTURE),
        ("Peruvian troops must leave Ecuadorian territory.", EventType.RETREAT, Polarity.AFFIRMED, Modality.DEMANDED),
        ("Brazil urged Peru to withdraw its troops.", EventType.RETREAT, Polarity.AFFIRMED, Modality.DEMANDED),
        ("Peru offered to withdraw its troops.", EventType.RETREAT, Polarity.AFFIRMED, Modality.OFFERED),
        ("Peru may attack the port.", EventType.ASSAULT, Polarity.AFFIRMED, Modality.HYPOTHETICAL),
        ("Quito is trying to provoke a military clash, he may think.", EventType.ASSAULT, Polarity.AFFIRMED,
         Modality.ATTEMPTED),
        ("Peru refused to withdraw its troops.", EventType.RETREAT, Polarity.NOT_HAPPENED, Modality.ACTUAL),
        ("They spoke of an alleged attack by Peru.", EventType.ASSAULT, Polarity.AFFIRMED, Modality.ACTUAL),
    ],
)  # fmt: skip
def test_how_far_it_is_said_to_be_so(
    model: Model, text: str, kind: EventType, polarity: Polarity, modality: Modality
) -> None:
    event = one(model, text, kind)
    assert (event.polarity, event.modality) == (polarity, modality)


def test_a_condition_is_kept_with_what_hangs_on_it(model: Model) -> None:
    text = "Quito will sign the agreement only if Peru withdraws its forces."
    signed, left = one(model, text, EventType.AGREE), one(model, text, EventType.RETREAT)
    assert signed.modality is Modality.CONDITIONAL
    assert signed.condition is not None
    assert signed.condition.quotes == ("only if Peru withdraws its forces",)
    assert left.modality is Modality.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Some Peruvian soldiers have withdrawn.", Extent.SOME),
        ("Peru has not fully withdrawn.", Extent.PARTIAL),
        ("Peru refused to fully withdraw its troops.", Extent.PARTIAL),
        ("All Peruvian soldiers have withdrawn.", Extent.ALL),
        ("Peruvian soldiers have withdrawn.", None),
    ],
)
def test_how_much_of_it_happened(model: Model, text: str, extent: Extent | None) -> None:
    event = one(model, text, EventType.RETREAT)
    assert event.extent is extent
    assert (event.polarity, event.modality) == (Polarity.AFFIRMED, Modality.ACTUAL)


def test_a_hedge_is_kept_in_its_own_word(model: Model) -> None:
    assert one(model, "Peruvian troops reportedly attacked the post.", EventType.ASSAULT).hedge == "reportedly"


def test_weapons_are_evidence(model: Model) -> None:
    event = one(model, "Peru attacked Ecuadorian posts with mortars and drones.", EventType.ASSAULT)
    assert [i.quotes for i in event.instruments] == [("mortars",), ("drones",)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister shot a video of the Peruvian coast.",
        "Peru is fighting corruption and the coronavirus.",
        "The Peruvian president fired his adviser.",
        "Peru withdrew the bill from parliament.",
        "They killed time in Lima.",
        "The talks struck a conciliatory tone.",
    ],
)
def test_look_alikes_make_no_violence_and_no_retreat(model: Model, text: str) -> None:
    assert not [e for e in code(model, text) if e.type in (EventType.ASSAULT, EventType.RETREAT, EventType.COERCE)]


def test_an_event_stands_in_the_innermost_statement(model: Model) -> None:
    text = "Lima denied that its troops attacked the post."
    start = text.index("that")
    said = replace(
        statement("s-lima", "s-root", Stance.DENY),
        cue=Cue(((5, 11),), ("denied",), "deny"),
        content=Evidence.of(text, [(start, len(text) - 1)]),
    )
    event = next(e for e in code(model, text, said) if e.type is EventType.ASSAULT)
    assert event.statement == "s-lima"
    assert event.polarity is Polarity.DENIED


def test_a_speech_act_is_one_derived_row_in_the_statement_above(model: Model) -> None:
    text = "Lima accused Ecuador of shelling a village."
    source = Source(((0, 4),), ("Lima",), "Lima", SourceKind.ORGAN, (Holder("PER", "PER"),))
    said = replace(
        statement("s-lima", "s-root", Stance.ACCUSE),
        source=source,
        cue=Cue(((5, 12),), ("accused",), "accuse"),
        content=Evidence.of(text, [(13, len(text) - 1)]),
        toward=("ECU",),
    )
    derived = [e for e in code(model, text, said) if e.derived_from is not None]
    assert [(e.type, e.statement, e.derived_from) for e in derived] == [(EventType.ACCUSE, "s-root", "s-lima")]
    assert sides(derived[0]) == ({"PER"}, {"ECU"})


def place_at(text: str, name: str) -> Place:
    span = (text.index(name), text.index(name) + len(name))
    return Place(f"p-{name}", name, "town", "ECU", 0.0, 0.0, Precision.TOWN, (span,), (name,))


def test_a_place_counts_only_where_the_words_put_the_event_there(model: Model) -> None:
    text = "Peruvian troops attacked a post near Loja."
    assert code(model, text, places=(place_at(text, "Loja"),))[0].place == "p-Loja"
    other = "Peruvian troops attacked a post, said a baker who was born in Loja."
    assert code(model, other, places=(place_at(other, "Loja"),))[0].place is None


def moment_at(text: str, words: str, earliest: str, latest: str) -> Moment:
    span = (text.index(words), text.index(words) + len(words))
    return Moment("m", span, words, Timex("DATE", earliest), earliest, latest, "given")


def test_a_past_war_is_background_and_this_week_is_not(model: Model) -> None:
    text = "Peru attacked the port in 1995."
    old = code(model, text, moments=(moment_at(text, "1995", "1995-01-01", "1995-12-31"),))[0]
    assert (old.ground, old.earliest) == (Ground.BACKGROUND, "1995-01-01")
    text = "Peru attacked the port on Thursday."
    new = code(model, text, moments=(moment_at(text, "Thursday", "2021-07-29", "2021-07-29"),))[0]
    assert new.ground is Ground.CURRENT


def test_the_time_of_another_event_is_not_taken(model: Model) -> None:
    text = "Peru attacked the port after the 1995 war."
    found = code(model, text, moments=(moment_at(text, "1995", "1995-01-01", "1995-12-31"),))
    assert (
        next(e for e in found if "attacked" in e.quotes[0] and e.grounds.startswith("pattern ASSAULT:attack")).moment
        is None
    )


WORDS = ["Peru", "Ecuador", "troops", "attacked", "denied", "shelling", "must", "withdraw", "not", "the", "post", ",",
         "and", "if", "no", "clashes", "said", "with", "killed", "by", "\u201c", "\u201d", ".", "\u0130"]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_row_points_at_its_words_and_ids_are_unique(model: Model, words: list[str]) -> None:
    text = " ".join(words)
    report = report_of(text)
    document: Document = model.parse(report)
    first, second = (find_events(document, report, cast_of(text), (), (), (ROOT,), PATTERNS) for _ in range(2))
    assert first == second
    assert len({e.id for e in first}) == len(first)
    for event in first:
        for row in (event, *event.actors, *event.targets):
            assert all(text[s:e] == q for (s, e), q in zip(row.spans, row.quotes, strict=True))
