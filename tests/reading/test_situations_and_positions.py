"""States and how they are judged; what each side wants."""

import pytest

TITLE = "Frontier dispute drags on\n\n"


@pytest.mark.parametrize(
    ("sentence", "kind", "assessment"),
    [
        ("The situation on the Peruvian-Ecuadorian border remains largely unchanged.", "tension", "same"),
        ("The situation is stable, the minister said.", "tension", "stable"),
        ("Tensions have risen along the frontier.", "tension", "worse"),
        ("Tensions eased over the weekend.", "tension", "better"),
        ("The blockade was lifted on Sunday.", "blockade", "over"),
        ("The standoff continues.", "standoff", "same"),
        ("The district was liberated from occupation last year.", "occupation", "over"),
    ],
)
def test_a_clause_judges_a_state(read, sentence, kind, assessment):
    assert (kind, assessment) in [
        (s.kind.value, s.assessment and s.assessment.value) for s in read(TITLE + sentence).situations
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy is making efforts to defuse the tensions.",
        "The economic situation worried voters less than the weather did.",
        "The minister did not comment on the situation.",
    ],
)
def test_a_wish_or_a_bare_mention_judges_nothing(read, sentence):
    assert [s for s in read(TITLE + sentence).situations if s.assessment is not None] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru proposed the deployment of observers along the ridge.",
        "A deployment of this kind would take months.",
    ],
)
def test_a_state_that_is_only_proposed_is_none(read, sentence):
    assert read(TITLE + sentence).situations == ()


def positions(read, text):
    return [
        (p.party, p.kind.value, p.issue, p.condition and p.condition.quotes[0]) for p in read(TITLE + text).positions
    ]


def test_a_demand_is_a_position_of_whoever_makes_it(read):
    assert ("PER", "demand", "withdrawal", None) in positions(read, "Peru demanded that Ecuadorian troops withdraw.")


def test_an_acceptance_keeps_its_condition(read):
    found = positions(read, "Peru said it would agree to a border commission only if Ecuador withdraws its troops.")
    assert any(
        party == "PER" and condition and condition.startswith("only if Ecuador withdraws")
        for party, *_, condition in found
    )


def test_what_analysts_want_is_no_partys_position(read):
    assert positions(read, "Analysts urged the two sides to talk.") == []


def test_at_once_is_no_condition(read):
    found = positions(read, "Peru demanded that Ecuadorian troops leave at once and that monitors come.")
    assert [condition for *_, condition in found] == [None]
