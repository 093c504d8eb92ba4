"""Where somebody's words end and the outlet's begin, second verbs, answers in a word, and what is called what."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading, Statement
from standoff.record.terms import Attitude, Form, Stance

Read = Callable[..., Reading]


def by_cue(reading: Reading, lemma: str) -> Statement:
    """The first statement of a cue lemma."""
    return next(row for row in reading.statements if row.cue is not None and row.cue.lemma == lemma)


def lemmas(reading: Reading) -> set[str]:
    return {row.cue.lemma for row in reading.statements if row.cue is not None}


def said(row: Statement) -> str:
    return " … ".join(row.content.quotes)


CONTENTS = [
    # what the outlet concedes, explains or names otherwise
    ("The envoy says that the two armies have assured him that they will meet again, though no day has been named.",
     "assure", "they will meet again"),
    ("Lima's army reports a raid on the post at Tiwinza, which Ecuadoreans call Base Sur.", "report",
     "a raid on the post at Tiwinza"),
    ("The court found that the islet lay outside the zone, another strip that both claim.", "find",
     "the islet lay outside the zone"),
    ("Mali's army wrote that four men were missing; that was wrong, and the ministry has said so.", "write",
     "four men were missing"),
    # look-alikes: the speaker's own reservation, and a list of what was said
    ("The minister said he would sign the text, though he had doubts.", "say",
     "he would sign the text, though he had doubts"),
    ("Lima said that two men had died; that a third was missing; and that the pass was closed.", "say",
     "two men had died; that a third was missing; and that the pass was closed"),
    # a clause that somebody else, or the same, says after a semicolon
    ("Nine men are held in Quito, she added; how many sit in Lima she could not say.", "add",
     "Nine men are held in Quito"),
    ("They are on our soil, he argued; to speak of withdrawal is to misread the map.", "argue",
     "They are on our soil … to speak of withdrawal is to misread the map"),
    # a headline's two halves
    ("Boat Rammed Off Reef, Hanoi Blames Beijing", "blame", "Beijing"),
    # the verb taken for a noun
    ("On Monday, local media report, shells fell on the market of Sarsang.", "report",
     "On Monday … shells fell on the market of Sarsang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "content"), CONTENTS)
def test_contents_end_where_the_outlet_goes_on(read: Read, text: str, lemma: str, content: str) -> None:
    assert said(by_cue(read(text), lemma)) == content


SECOND_VERBS = [
    ("Lima says its men fired no shot and accuses Quito of staging the raid.", "accuse"),
    ("Bogotá maintains that it lost nobody and blames the guerrillas.", "blame"),
]


@pytest.mark.parametrize(("text", "lemma"), SECOND_VERBS)
def test_a_present_verb_goes_on_with_the_speaker_and_not_with_the_past_of_what_was_said(
    read: Read, text: str, lemma: str
) -> None:
    reading = read(text)
    assert by_cue(reading, lemma).source.text in ("Lima", "Bogotá")
    assert by_cue(reading, lemma).quotes[0] not in said(by_cue(reading, "say" if "says" in text else "maintain"))


def test_the_present_of_what_was_said_stays_in_it(read: Read) -> None:
    row = by_cue(read("The general says the unit lost two men and holds the hill."), "say")
    assert said(row) == "the unit lost two men and holds the hill"


STANCES = [
    ("On Friday two posts burned; each side held the other responsible.", "hold", Stance.ACCUSE),
    ("Guyana holds Venezuela responsible for the shots at the river.", "hold", Stance.ACCUSE),
    ("Russia has accepted none of the proposals.", "accept", Stance.REJECT),
    ("Parliament had branded the rebels traitors.", "brand", Stance.ASSERT),
    ("Juba accepted at once.", "accept", Stance.ENDORSE),
    ("Quito accepted the plan with reservations.", "accept", Stance.ENDORSE),
    ("The army refused.", "refuse", Stance.REFUSE),
    ("Hanoi protested.", "protest", Stance.CONDEMN),
    ("Nairobi offered to host a meeting; Asmara said yes on Monday.", "accept", Stance.ENDORSE),
    ("The rebels said no to the proposal.", "refuse", Stance.REFUSE),
    ("Lima says there is no such agreement.", "say", Stance.DENY),
    ("The president told a rally that there would be no more talks with the rebels.", "tell", Stance.REFUSE),
    ("The minister said that Lima remained open to talks.", "say", Stance.OFFER),
    ("Quito agrees that the truce holds.", "agree", Stance.CONFIRM),
    ("Villagers fear that the guns will come back.", "fear", Stance.CONCERN),
    ("Lima has not said whether it will pay for the boats.", "say", Stance.NO_COMMENT),
]


@pytest.mark.parametrize(("text", "lemma", "stance"), STANCES)
def test_stances_of_plain_words(read: Read, text: str, lemma: str, stance: Stance) -> None:
    assert by_cue(read(text), lemma).stance is stance


@pytest.mark.parametrize(
    "text",
    [
        "He accepted the medal.",
        "Thousands protested in the capital.",
        "The rebels held the town for three days.",
        "Will Lima accept responsibility?",
    ],
)
def test_no_statement_where_nothing_is_said(read: Read, text: str) -> None:
    assert not lemmas(read(text)) & {"accept", "protest", "hold"}


def test_who_does_not_want_something_demands_nothing(read: Read) -> None:
    row = by_cue(read("Neither president wants a war."), "want")
    assert (row.stance, row.attitude) == (Stance.ASSERT, Attitude.INTENDED)


def answered(reading: Reading, lemma: str) -> str | None:
    row = by_cue(reading, lemma)
    target = next((other for other in reading.statements if other.id == row.answers), None)
    return target.cue.lemma if target is not None and target.cue is not None else None


ANSWERS = [
    ("Diplomats say the rebels feared sanctions. An adviser of theirs denies that they yielded to anybody.", "deny",
     "fear"),
    ("Lima called the raid illegal, contradicting a colleague who had termed it a mistake.", "contradict", "term"),
    ("Nairobi offered to host a meeting; Asmara said yes on Monday.", "accept", "offer"),
    # a denial does not contradict what negates the same act
    ("Lima's envoy said the clash was not an attack. Lima's army says Ecuadorean guns hit two boats. Ecuador denies "
     "having attacked anybody.", "deny", "say"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "target"), ANSWERS)
def test_answers(read: Read, text: str, lemma: str, target: str) -> None:
    assert answered(read(text), lemma) == target


def test_what_somebody_says_yes_to_is_no_content(read: Read) -> None:
    row = by_cue(read("Asmara said yes on Monday."), "accept")
    assert (row.form, row.content.spans) == (Form.NONE, ())
