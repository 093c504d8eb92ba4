"""Answers known by their construction, where one of the sides or the claim's words are not."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading, Statement
from standoff.record.terms import Form, Stance

Read = Callable[..., Reading]


def said_by(reading: Reading, source: str) -> Statement:
    """The last statement whose source begins with these words."""
    return [row for row in reading.statements if row.cue is not None and row.source.text.startswith(source)][-1]


def answered(reading: Reading, source: str) -> str | None:
    """The source of what `source` answers."""
    target = said_by(reading, source).answers
    return next((row.source.text for row in reading.statements if row.id == target), None)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        # words that go back to the last claim
        ("Residents of Arauca said Venezuelan soldiers had crossed the bridge. A customs officer told us that he "
         "had seen nothing of the kind.", "A customs officer", "Residents of Arauca"),
        ("Bogotá said the raft had been fired on. A fisherman said the opposite was true.", "A fisherman", "Bogotá"),
        ("Chad's army said Libya had mined the wells. A herder from Faya doubts it.", "A herder", "Chad's army"),
        # whom the claim names, though its author is of no known side
        ("A shepherd said that a lieutenant had told the men to fire at the boats. The lieutenant denies giving any "
         "order.", "The lieutenant", "A shepherd"),
        ("Eritrea, which many Afars accuse of laying the mines, denies everything.", "Eritrea", "many Afars"),
        # the word of the claim, negated
        ("Colombia's envoy told the chamber that Caracas had apologised. “Nobody apologised,” said a Venezuelan "
         "sergeant on the bridge.", "a Venezuelan", "Colombia's envoy"),
        ("Villagers say that the two commanders agreed on a truce. Mali's army says it is not aware of any agreement.",
         "Mali's army", "Villagers"),
        # two accounts side by side
        ("Colombian marines say that Venezuelan guards boarded a barge; Venezuela says that the Colombians had cut "
         "a cable.", "Venezuela", "Colombian marines"),
        # an account announced, and then given
        ("Chad says Libyan guns shelled Aozou at noon. Tripoli tells another story.", "Tripoli", "Chad"),
        ("Colombia accused Venezuela of shelling the dock. Caracas denied it. Smugglers from Colombia had fired, "
         "it said.", "it", "Colombia"),
        # a reply to a question or charge of somebody whose side is not known
        ("The union accused Chad of hiding the dead. The minister replied that every family had been told.",
         "The minister", "The union"),
        ("The Malians say the patrol was theirs; a trader says it was the other side that had come across.",
         "a trader", "The Malians"),
        # as such
        ("Chad's minister said Libya had requested a ceasefire. Paris called for talks. Libya denied having made "
         "any such request.", "Libya", "Libya"),
    ],
)  # fmt: skip
def test_an_answer_goes_back_by_its_construction(read: Read, text: str, who: str, whom: str) -> None:
    assert answered(read(text), who) == whom


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # "both" and "neither" that speak of two things, and go back to nothing said
        ("Chad said Libyan guns had fired. A diplomat believes that both armies are tired.", "A diplomat"),
        ("Colombia said a sergeant had died. The UN said that neither town had water.", "The UN"),
        # a silence that nobody asked for
        ("Colombia said a sergeant had died. France has not commented.", "France"),
        # what the same side negates of another matter
        ("Colombia said the dock was shelled. A nurse in Arauca said that no ambulance had come.", "A nurse"),
        # told side by side, each of its own
        ("Chad said its men had reached the wells. Libya said its jets had returned.", "Libya"),
    ],
)  # fmt: skip
def test_what_goes_back_to_nothing(read: Read, text: str, who: str) -> None:
    assert said_by(read(text), who).answers is None


def test_an_account_set_against_another_says_nothing_yet(read: Read) -> None:
    row = said_by(
        read("Chad says Libyan guns shelled Aozou. An officer in Sabha gave a different version."), "An officer"
    )
    assert (row.stance, row.form, row.content.spans) == (Stance.DENY, Form.NONE, ())


def test_a_different_version_of_a_paper_is_no_answer(read: Read) -> None:
    reading = read("Chad sent a letter. The museum gave a different picture to the school.")
    assert all(row.stance is not Stance.DENY for row in reading.statements)


def test_what_is_denied_as_somebody_said_is_his(read: Read) -> None:
    reading = read("Its spokesman went on to deny that anyone had surrendered at Aozou, as General Idriss had claimed.")
    assert answered(reading, "Its spokesman") == "General Idriss"


def test_a_turn_that_asks_answers_nothing(read: Read) -> None:
    reading = read(
        "MINISTRY OF FOREIGN AFFAIRS OF MOLDOVA\nTranscript of the briefing\n\n"
        "Radio Nistru: Tiraspol says that your police beat its men.\n\nSpokesman: Nothing of the kind happened.\n\n"
        "Radio Nistru: Moscow accuses Moldova of preparing a blockade.\n\nSpokesman: There is none.\n"
    )
    turns = [row for row in reading.statements if row.source.text == "Spokesman"]
    assert [row.answers is not None for row in turns] == [True, True]
    assert turns[0].stance is Stance.DENY
    assert all(row.answers is None for row in reading.statements if row.source.text == "Radio Nistru")


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        ("Chad said Tripoli's jets would bomb the wells if the rebels stayed.", "Chad", Stance.ASSERT),
        ("Tripoli told Chad that it would bomb the wells if the rebels stayed.", "Tripoli", Stance.THREATEN),
        ("Tripoli assured Chad that it would not return to Aozou.", "Tripoli", Stance.PROMISE),
        ("Tripoli said that it would not return to Aozou.", "Tripoli", Stance.REFUSE),
        ("Tripoli does not intend to return to Aozou.", "Tripoli", Stance.REFUSE),
        ("Libya insists on a withdrawal from the strip.", "Libya", Stance.DEMAND),
        ("The governor called that version an insult to the dead.", "The governor", Stance.CONDEMN),
        ("Chad's ministry conveyed its deep concern.", "Chad's ministry", Stance.CONCERN),
        ("Chad's army says it has lost none of its wells.", "Chad's army", Stance.ASSERT),
        ("Colombia is grateful for the offer.", "Colombia", Stance.PRAISE),
    ],
)
def test_what_the_content_makes_of_it(read: Read, text: str, who: str, stance: Stance) -> None:
    assert said_by(read(text), who).stance is stance


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Survivors told our team that a drone had struck a wedding. Mali's army announced a success. It denied that "
         "there were guests in the tents.", "It", "Survivors"),
        ("Chad proposed talks three times. Libya has not replied.", "Libya", "Chad"),
        ("The envoy had been asked how long he would wait. Not for ever, he answered.", "he", ""),
        ("Chad demanded that Libya close the jetties. “We close no jetties,” a Libyan officer said.",
         "a Libyan officer", "Chad"),
    ],
)  # fmt: skip
def test_what_is_asked_or_told_before_is_taken_up(read: Read, text: str, who: str, whom: str) -> None:
    assert answered(read(text), who) == whom


def test_a_denial_in_the_next_paragraph_is_of_something_else(read: Read) -> None:
    text = "Survivors told our team that a drone had struck a wedding.\n\nMali denied that its bonds were worthless."
    assert said_by(read(text), "Mali").answers is None
