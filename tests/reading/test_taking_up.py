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
