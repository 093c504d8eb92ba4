"""Figures given, terms set and word let out as statements; versions and silences that answer what was told."""

from collections.abc import Callable

import pytest

from standoff.knowledge.version_words import load_version_words
from standoff.reading.statements.versions import Version
from standoff.record.rows import Reading, Statement

Read = Callable[..., Reading]


def spoken(reading: Reading) -> list[Statement]:
    return [row for row in reading.statements if row.cue is not None]


def target(reading: Reading, source: str) -> str | None:
    row = next(row for row in spoken(reading) if row.source.text == source)
    return next((other.source.text for other in reading.statements if other.id == row.answers), None)


GIVEN = [
    ("On Friday Togo raised its count of the dead to 51.", "Togo", "raise", "assert"),
    ("Togo gave 17 as the number of its wounded.", "Togo", "give", "assert"),
    ("Togo counts 44 dead.", "Togo", "count", "assert"),
    ("The governor gave the miners three days to hand in their guns.", "The governor", "give", "demand"),
    ("Last week President Tinubu had given the rebels until Sunday to leave the town.", "President Tinubu", "give",
     "demand"),
    ("Ghana let both capitals know that it was willing to host them.", "Ghana", "tell", "offer"),
    ("It has been rumoured in the valley that the garrison is to be exchanged.", "", "rumour", "assert"),
    ("Uganda welcomed the offer of the Emir of Kuwait to use his good offices.", "the Emir of Kuwait", "offer",
     "offer"),
    ("The south welcomed the Kenyan proposal to send observers.", "Kenyan", "proposal", "propose"),
    ("The defence ministry called this nonsense.", "The defence ministry", "call", "reject"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "lemma", "stance"), GIVEN)
def test_figures_terms_and_word_are_statements(read: Read, text: str, source: str, lemma: str, stance: str) -> None:
    made = [(row.source.text, row.cue.lemma if row.cue else "", row.stance.value) for row in spoken(read(text))]
    assert (source, lemma, stance) in made


@pytest.mark.parametrize(
    "text",
    [
        "The union raised the number of its buses to 300.",
        "The bank raised its rate to 5 percent.",
        "The Kremlin gave the city a new bridge to cross.",
        "The school gave the children two days to rest.",
        "He gave 17 books as a present.",
        "The chairman called this meeting in March.",
    ],
)
def test_other_gifts_are_none(read: Read, text: str) -> None:
    assert not spoken(read(text))


ANSWERS = [
    # a judgement that it is not the time turns a request down
    ("Kenya offered to host them. The United States said it was too early for that.", "The United States", "Kenya"),
    # what is insisted on by another side
    ("The Southern Council says it has taken the army camp at Ataq, Yemen. The government in Aden insists that its "
     "troops still hold it.", "The government in Aden", "The Southern Council"),
    # a figure against a figure
    ("Quito boasts of four Peruvian helicopters shot down. Lima admits one.", "Lima", "Quito"),
    # the words of another, passed over
    ("A nurse says that the shell came from the hill. Oman has not commented on what she says.", "Oman", "A nurse"),
    ("It is rumoured that a Congolese sailor was taken by Uganda. Neither side has confirmed it.", "Neither side", ""),
    # turned round
    ("Rebels said the army tried to storm two villages. A military source said it was the other way round: his men "
     "were attacked at their post and lost nobody.", "A military source", "Rebels"),
    # one of the same side
    ("A Ugandan lawmaker accused his own government of hiding losses. The Ugandan army denied it.",
     "The Ugandan army", "A Ugandan lawmaker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "answered"), ANSWERS)
def test_a_version_answers_what_was_told(read: Read, text: str, source: str, answered: str) -> None:
    assert target(read(text), source) == answered


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kenya said that four men were hurt. The United States said it was too late to save the bridge.",
         "The United States"),
        ("Kenya said that the rains were good. Norway said that oil was dear.", "Norway"),
    ],
)  # fmt: skip
def test_two_tellers_of_two_things_do_not(read: Read, text: str, source: str) -> None:
    assert target(read(text), source) is None


def test_poles_are_contrary_where_each_stands_on_one_alone() -> None:
    poles = load_version_words().poles
    one, other = Version(poles=poles["terrorist"]), Version(poles=poles["schoolboy"])
    assert "persons" in one.contrary(other)
    assert one.contrary(other) == other.contrary(one)
    assert not Version(poles=poles["terrorist"] | poles["schoolboy"]).contrary(other)
