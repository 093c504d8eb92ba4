"""Who says what, over short reports: whose voice, whose second cue, what a denial answers and what it does not."""

from collections.abc import Callable

import pytest

from standoff.reading.attribution.extents import inside_a_word
from standoff.record.rows import Reading, Statement
from standoff.record.terms import Attitude, Modality, Stance

Read = Callable[..., Reading]


def one(reading: Reading, lemma: str) -> Statement:
    found = [s for s in reading.statements if s.cue is not None and s.cue.lemma == lemma]
    assert len(found) == 1, [(s.source.text, s.cue.lemma) for s in reading.statements if s.cue is not None]
    return found[0]


def sides(row: Statement) -> set[str | None]:
    return {h.party for h in row.source.holders}


def answered(reading: Reading, row: Statement) -> str | None:
    rows = {s.id: s for s in reading.statements}
    return rows[row.answers].source.text if row.answers else None


def test_a_live_blog_has_no_issuer_though_a_piece_of_it_opens_with_a_ministry(read: Read) -> None:
    text = (
        "Live: shells fall\n\n09:10 — Ecuador's foreign ministry rejects the charge\nEcuador says it is calm.\n\n"
        "What we know\n\nThe army has not commented. Peru's army said it held the bridge."
    )
    assert read(text, outlet=None).statements[0].source.holders == ()


def test_no_one_of_several_governments_issues_their_statement_alone(read: Read) -> None:
    text = (
        "Joint statement of the mediators\n\nThe Governments of Chile and the Republic of Brazil announce a truce of "
        "Peru and Ecuador. We thank both parties. Peru said its posts were shelled; the army of Ecuador denied this."
    )
    assert read(text, outlet=None).statements[0].source.holders == ()


def test_a_ministry_that_speaks_for_itself_still_issues_its_release(read: Read) -> None:
    text = (
        "On the frontier\n\nThe Ministry of Defence of Ecuador rejects the claims made in Lima. "
        "Our units stayed at home, as we have said."
    )
    assert {h.party for h in read(text, outlet=None).statements[0].source.holders} == {"ECU"}


def test_a_capital_that_opens_the_sentence_owns_the_ministry_behind_it(read: Read) -> None:
    text = (
        "The Peruvian Foreign Ministry blamed Ecuador. In Santiago the Foreign Ministry urged both to wait.\n\n"
        "Later the Foreign Ministry of Ecuador thanked Chile."
    )
    assert sides(one(read(text), "urge")) == {"CHL"}


def test_two_capitals_in_a_headline_are_no_dateline(read: Read) -> None:
    text = (
        "Quito, Lima at odds\n\nLIMA, May 4 (Andes Wire) - The army said jets had crossed from Ecuador. "
        "The foreign ministry urged calm."
    )
    assert sides(one(read(text), "urge")) == {"PER"}


def test_those_whom_an_issuer_expects_to_act_are_not_the_issuer(read: Read) -> None:
    head = "Ministry of Foreign Affairs\nRepublic of Peru\nPress Release\n\n"
    text = head + "We condemn the firing by Ecuadorian guards. We expect the interim government to honour its word."
    assert "PER" not in {a.party for a in read(text).actors if a.id in one(read(text), "expect").toward}


def test_the_delegate_of_a_state_is_somebody_whom_a_pronoun_finds(read: Read) -> None:
    text = "The representative of Peru said that the post had been shelled. He demanded an inquiry."
    assert sides(one(read(text), "demand")) == {"PER"}


def test_an_ambassador_set_beside_his_ministry_speaks_for_it(read: Read) -> None:
    text = (
        "The Foreign Ministry of Peru denied the report.\n\n"
        "Ambassador Ines Robles, spokesperson of the Ministry, noted that the bridge stood."
    )
    assert sides(one(read(text), "note")) == {"PER"}


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("Lima said its jets struck only depots and accused Quito of firing rockets.", "accuse", "Lima"),
        ("The observers said they were alarmed and called on both sides to stop.", "call", "The observers"),
        ("Lima described the report as baseless and called on Quito to stop.", "call", "Lima"),
        ("Two diplomats briefed on the talks said neither side had agreed.", "say", "Two diplomats"),
        ("Lima's envoy accused Quito of declaring war.", "declare", "Quito"),
    ],
)
def test_a_second_cue_has_the_one_who_says_it(read: Read, text: str, lemma: str, who: str) -> None:
    assert who in one(read(text), lemma).source.text


def test_what_goes_on_in_what_was_said_stays_the_inner_speakers(read: Read) -> None:
    row = one(read("Quito said the envoy had met the rebels and accused them of theft."), "accuse")
    assert row.source.text == "the envoy"


def test_a_parenthesis_owns_its_own_clause_alone(read: Read) -> None:
    row = one(read("Ortiz had praised the pact; the observers, he noted, had lost their nerve."), "note")
    assert "pact" not in " ".join(row.content.quotes)


def test_a_semicolon_inside_a_quotation_parts_nothing(read: Read) -> None:
    row = one(read("“The road is ours; the hill is not,” Ortiz noted."), "note")
    assert "road" in row.content.quotes[0]


def test_what_the_council_should_condemn_is_not_condemned(read: Read) -> None:
    row = one(read("Peru demanded that the Council condemn the raid."), "condemn")
    assert (row.attitude, row.modality) == (Attitude.TO_BE_SAID, Modality.DEMANDED)


def test_a_question_says_nothing_of_what_it_asks(read: Read) -> None:
    assert one(read("Did President Ortiz deny the raid?"), "deny").modality is Modality.HYPOTHETICAL
    assert one(read("President Ortiz denied the raid."), "deny").modality is Modality.ACTUAL


def test_the_others_silence_is_no_limit_on_what_a_side_said(read: Read) -> None:
    text = "Nine people died, Quito's minister Eva Sol noted. Peru has not released figures."
    assert one(read(text), "note").limits == ()


def test_not_allowing_fire_is_no_silence(read: Read) -> None:
    rows = read("“We will not allow fire from Peru,” Ecuador's minister Eva Sol said.").statements
    assert Stance.NO_COMMENT not in {row.stance for row in rows}


def test_vowing_that_an_army_will_return_is_a_promise(read: Read) -> None:
    assert one(read("Ortiz vowed that the army would retake the hill."), "vow").stance is Stance.PROMISE


def test_condemning_what_one_calls_a_plot_is_condemning(read: Read) -> None:
    row = one(read("President Ortiz condemned what he called attempts to split the country."), "condemn")
    assert (row.stance, row.source.text) == (Stance.CONDEMN, "President Ortiz")


def test_refusing_to_give_a_name_is_no_statement(read: Read) -> None:
    rows = read("A farmer who refused to give his name accused both armies of lying.").statements
    assert [row.cue.lemma for row in rows if row.cue is not None] == ["accuse"]


# --- answers


def test_a_denial_answers_no_third_party_that_does_not_charge_it(read: Read) -> None:
    text = "Brazil said it had found launchers near the river. Ecuador denied any link to the rockets."
    reading = read(text)
    assert one(reading, "deny").answers is None


def test_a_denial_answers_the_side_that_charges_it(read: Read) -> None:
    text = "Peru said Ecuadorian mortars fell on its posts. Ecuador denied breaking the truce and said Peru had moved."
    reading = read(text)
    assert answered(reading, one(reading, "deny")) == "Peru"


def test_a_charge_of_somebody_named_is_answered_only_where_he_makes_it(read: Read) -> None:
    text = (
        "Brazil said that its consul had left Quito. Ecuador accused Brazil of haste. "
        "Ecuador rejected claims by Peru that its soldiers had crossed."
    )
    reading = read(text)
    rejected = next(s for s in reading.statements if s.cue is not None and s.cue.lemma.startswith("reject"))
    assert answered(reading, rejected) in (None, "Peru")


def test_what_two_sides_say_of_each_other_is_no_charge_against_a_third(read: Read) -> None:
    reading = read("Peru and Ecuador blamed each other for the raid.\n\nBrazil rejected the claims.")
    rejected = next(s for s in reading.statements if s.cue is not None and s.cue.lemma.startswith("reject"))
    assert rejected.answers is None


def test_a_council_that_nobody_owns_is_no_state_s(read: Callable[..., Reading]) -> None:
    text = "Bid at the council\n\nPeru's government asked the Security Council on Monday to act. It meets on Friday.\n"
    assert not [actor for actor in read(text).actors if "Security Council" in actor.name and actor.party == "PER"]


def test_a_council_of_a_state_is_that_state_s(read: Callable[..., Reading]) -> None:
    text = "Bid at the council\n\nPeru's Security Council met in Lima on Monday, the premier said.\n"
    assert [actor.party for actor in read(text).actors if "Security Council" in actor.name] == ["PER"]


@pytest.mark.parametrize(
    ("before", "after", "inside"),
    [
        ("since a six-", "week war over the Cenepa", True),
        ("since a six", "-week war over the Cenepa", True),
        ("since a six-week war", " over the Cenepa", False),
        ("they fired -", " and fled", False),
        ("the other fired”", "- a charge that Quito denies", False),
        ("they fired", "", False),
    ],
)
def test_no_content_ends_inside_a_hyphenated_word(before: str, after: str, inside: bool) -> None:
    assert inside_a_word(before + after, len(before)) is inside
