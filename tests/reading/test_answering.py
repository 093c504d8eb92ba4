"""Which claim a denial, rejection or counter-charge answers, and when none is given."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading, Statement
from standoff.record.terms import Form, SourceKind, Stance

Read = Callable[..., Reading]


def by_cue(reading: Reading) -> dict[str, Statement]:
    """The statements by the lemma of their cue."""
    return {row.cue.lemma: row for row in reading.statements if row.cue is not None}


def answered(reading: Reading, lemma: str) -> str | None:
    """The cue of what the statement with the cue `lemma` answers."""
    row = by_cue(reading)[lemma]
    target = next((other for other in reading.statements if other.id == row.answers), None)
    return target.cue.lemma if target is not None and target.cue is not None else None


@pytest.mark.parametrize(
    ("text", "lemma", "target"),
    [
        # the claim is quoted in the denial itself
        ("Peru rejected as “a fable” allegations by Ecuador that its jets bombed a market.", "reject", "allegation"),
        ("The army left, contradicting an assurance by Peru that all posts were held.", "contradict", "assurance"),
        ("Peru denies that any of its posts was captured, as Ecuadorean media have claimed.", "deny", "claim"),
        # an aside of the outlet on what was just said
        ("Peru accused Ecuador of shelling a convoy, a charge Ecuador denied.", "deny", "accuse"),
        ("Peru said Ecuador was sheltering rebels, something Quito has repeatedly denied.", "deny", "say"),
        # one kind of act in two words, a farther charge before a nearer remark
        ("Ecuador alleged that Peruvian units had crossed the river. It said the rains were heavy. "
         "Peru denied that its men had entered Ecuador.", "deny", "allege"),
        # the charge of the act that is denied, however much was said since
        ("Peru's army alleged new Ecuadorean incursions at the dam. Lima said talks had failed. It asked for a vote. "
         "Peru wants tensions with Ecuador to fall. Ecuador has denied sending troops across the line.",
         "deny", "allege"),
        # a live blog is read from its last post up
        ("16:45 Peru's army says no man has crossed.\n\n16:10 Ecuador denies that its troops laid the mines.\n\n"
         "15:32 Peru accuses Ecuador of laying mines at the dam.\n\n14:00 The road is shut.", "deny", "accuse"),
        # told afterwards what was said before
        ("Peru denied bombing a market. Ecuador had earlier accused its jets of "
         "killing thirty people in the raid.", "deny", "accuse"),
        ("Peru denied the raid. Ecuador called the denial a lie.", "call", "deny"),
    ],
)  # fmt: skip
def test_a_denial_answers_the_claim_it_is_about(read: Read, text: str, lemma: str, target: str) -> None:
    assert answered(read(text), lemma) == target


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Ecuador said the rains were heavy. Peru reaffirmed that the treaty of 1998 was in force.", "reaffirm"),
        ("Ecuador said two of its men had died. Peru had denied in May that it was buying ships.", "deny"),
        ("Peru said it was buying ships. Asked about a war, Brazil's envoy replied that all was calm.", "reply"),
        ("Radio Sol quoted a Peruvian envoy as confirming that the road was open.", "confirm"),
    ],
)  # fmt: skip
def test_what_answers_nothing_in_the_report(read: Read, text: str, lemma: str) -> None:
    assert by_cue(read(text))[lemma].answers is None


def test_a_denial_put_before_its_object_is_one_of_fact(read: Read) -> None:
    row = by_cue(read("Peru rejected as “a tissue of lies” a report that its jets had bombed a market."))["reject"]
    assert (row.stance, row.form) == (Stance.DENY, Form.MIXED)
    assert row.content.quotes[0].endswith("bombed a market")


def test_a_claim_of_nobody_named_has_no_source(read: Read) -> None:
    row = by_cue(read("The assertion that Peruvian jets bombed the settlement does not hold."))["assertion"]
    assert row.source.kind is SourceKind.UNKNOWN
    assert row.content.quotes == ("Peruvian jets bombed the settlement",)


def test_the_paper_in_which_something_is_said_is_no_claim(read: Read) -> None:
    rows = read("The envoy said in a report that the road was open.").statements
    assert [row.cue.lemma for row in rows if row.cue is not None] == ["say"]


def test_an_aside_of_the_outlet_is_no_part_of_what_was_said(read: Read) -> None:
    rows = by_cue(
        read("Ecuador blamed the raid on “foreign drones”, a reference to aircraft that Peru bought last year.")
    )
    assert rows["blame"].content.quotes[-1].endswith("“foreign drones”")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Brazil has suggested that the two countries set up a commission.", Stance.PROPOSE),
        ("Brazil has suggested that the two countries are tired of war.", Stance.ASSERT),
        ("Peru's envoy told the council that Peru had no plan to leave the ridge.", Stance.REFUSE),
        ("“We call on both armies to hold their fire,” the bishop said.", Stance.REQUEST),
        ("Peru ruled out leaving the ridge.", Stance.REFUSE),
        ("The general said the rebels were behind the blast.", Stance.ACCUSE),
    ],
)
def test_stance_by_what_is_said(read: Read, text: str, stance: Stance) -> None:
    assert [row.stance for row in read(text).statements if row.cue is not None] == [stance]


def test_a_demand_in_ones_own_words_is_said_once(read: Read) -> None:
    rows = read("“We demand an inquiry into the raid,” the mayor said.").statements
    assert [row.cue.lemma for row in rows if row.cue is not None] == ["say"]


def test_what_comes_after_a_duty_is_the_speakers_own(read: Read) -> None:
    row = by_cue(read("Brazil said both sides should return to the table, and rejected the claim."))["reject"]
    assert row.source.text == "Brazil"


def test_a_readiness_keeps_its_condition(read: Read) -> None:
    row = by_cue(read("Ecuador is willing to resume the talks if Peru confirms the line in writing."))["willing"]
    assert row.stance is Stance.OFFER
    assert row.content.quotes == ("to resume the talks if Peru confirms the line in writing",)
    refusal = by_cue(read("Ecuador is not willing to resume the talks."))["willing"]
    assert refusal.stance is Stance.REFUSE


@pytest.mark.parametrize(
    "text",
    [
        "Sol Television, quoting an army source, reported that arms had been found in the barn.",
        "The government, citing military intelligence, claimed that the rebels had bought drones.",
    ],
)
def test_one_who_is_cited_stands_in_the_statement_of_who_cites(read: Read, text: str) -> None:
    outer, inner = sorted((r for r in read(text).statements if r.cue), key=lambda r: r.cue.lemma in ("quote", "cite"))
    assert inner.parent == outer.id
    assert inner.content.quotes == outer.content.quotes


def test_a_country_before_a_colon_may_only_say_where(read: Read) -> None:
    rows = read("Peru: army and rebels clash again\n\nShots were heard in the hills on Monday.").statements
    assert [row for row in rows if row.cue is not None] == []
