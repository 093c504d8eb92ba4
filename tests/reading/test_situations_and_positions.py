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


def test_a_state_that_is_only_supposed_is_none(read):
    assert not read(TITLE + "If the port comes under siege, the families will flee.").situations


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ecuadorian troops have occupied the ridge since March.", "occupation"),
        ("Peruvian rebels have besieged the town since 12 May.", "blockade"),
    ],
)
def test_a_verb_that_goes_on_since_a_time_tells_a_state(read, sentence, kind):
    (found,) = read(TITLE + sentence).situations
    assert (found.kind.value, found.since is not None, found.ground.value) == (kind, True, "current")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ecuadorian troops occupied the ridge in March.",
        "Ecuadorian troops have not occupied the ridge since March.",
        "Ecuadorian troops had occupied the ridge since March, when they withdrew.",
        "Both ministers have held talks since March.",
    ],
)
def test_a_deed_that_does_not_go_on_is_no_state(read, sentence):
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
    assert {condition for *_, condition in found} == {None}


@pytest.mark.parametrize(
    ("sentence", "party", "kind", "issue"),
    [
        ("Peru demanded that Ecuador pull its soldiers back from the ridge.", "PER", "demand", "withdrawal"),
        ("Peru demanded that those responsible be punished.", "PER", "demand", "punishment"),
        ("Ecuador insists that the dispute be settled between the two.", "ECU", "demand", "settlement"),
        ("Peru said Ecuador had to show sincerity before talks could start.", "PER", "demand", "talks"),
        ("Ecuador said there was no need for a third party.", "ECU", "refuse", "mediation"),
        ("Peru ruled out talks.", "PER", "refuse", "talks"),
        ("Ecuador warned that any attack would meet a crushing response.", "ECU", "threaten", "force"),
        ("Peru called on Ecuador to let herders graze on the ridge.", "PER", "request", "grazing"),
        ("Ecuador proposed swapping the ridge for the swamp.", "ECU", "propose", "exchange"),
        ("Peru promised to rebuild the bridge.", "PER", "promise", "bridge"),
    ],
)
def test_the_issue_is_that_of_the_act_asked_for(read, sentence, party, kind, issue):
    assert (party, kind, issue) in [p[:3] for p in positions(read, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru wanted peace.",
        "Brazil urged both sides to exercise restraint.",
        "Ecuador rejected the report as false.",
        "Peru said its harvest would be better.",
    ],
)
def test_what_names_no_course_is_no_position(read, sentence):
    assert positions(read, sentence) == []


def test_a_threat_that_is_not_made_is_none(read):
    assert [k for _, k, *_ in positions(read, "Peru said it would not retaliate.") if k == "threaten"] == []


def test_a_condition_that_opens_the_content_ends_at_its_comma(read):
    found = positions(read, '"If they open fire, we will fire back," President Boluarte of Peru said.')
    assert [(k, i, c) for _, k, i, c in found] == [("threaten", "force", "If they open fire")]


def test_until_is_the_condition_of_a_refusal_only(read):
    refused = positions(read, "Peru refused to hold talks until Ecuador leaves the ridge.")
    assert ("PER", "refuse", "talks", "until Ecuador leaves the ridge") in refused
    demanded = positions(read, "Peru demanded that Ecuador stop the patrols until Monday.")
    assert [c for *_, c in demanded] == [None]


def test_a_demand_is_put_to_the_side_that_is_to_act(read):
    (row,) = read(TITLE + "Peru demanded that Ecuadorian troops withdraw.").positions
    assert row.toward == ("ECU",)


def test_a_state_on_the_line_has_both_its_sides(read):
    text = "Peru and Ecuador traded fire on Monday.\n\nThe situation along the line is calm, a guide said."
    assert [s.parties for s in read(TITLE + text).situations] == [("PER", "ECU")]


RELEASE = "Ministry of Foreign Affairs of the Republic of Peru\nStatement on the frontier\nLima, 4 June 2031\n\n"


@pytest.mark.parametrize(
    ("sentence", "kind", "issue", "condition"),
    [
        (
            "We will not withdraw until Ecuador lifts the blockade.",
            "refuse",
            "withdrawal",
            "until Ecuador lifts the blockade",
        ),
        (
            "Peru stands ready to resume talks, provided that Ecuador agrees.",
            "offer",
            "talks",
            "provided that Ecuador agrees",
        ),
        ("The Ministry reserves the right to respond to any aggression.", "threaten", "force", None),
        ("Ecuador must withdraw its forces from the ridge.", "demand", "withdrawal", None),
        ("Peru has no plan to leave the ridge.", "refuse", "withdrawal", None),
        ("Peru is not prepared to accept mediation.", "refuse", "mediation", None),
        ("We will reopen the crossing.", "promise", "corridor", None),
    ],
)
def test_a_release_takes_positions_in_its_own_voice(read, sentence, kind, issue, condition):
    rows = read(RELEASE + sentence, outlet=None).positions
    found = [(p.party, p.kind, p.issue, p.condition.quotes[0] if p.condition else None) for p in rows]
    assert ("PER", kind, issue, condition) in found


@pytest.mark.parametrize(
    ("sentence", "party", "kind", "issue"),
    [
        ("Ecuador is ready to resume talks.", "ECU", "offer", "talks"),
        ("Peru suggested that the two countries set up a border commission.", "PER", "propose", "demarcation"),
        ("Peru stressed the need to observe the truce.", "PER", "demand", "ceasefire"),
        ("Ecuador remains on the ridge despite Peruvian demands that it withdraw.", "PER", "demand", "withdrawal"),
        ("Peru linked any talks to a withdrawal of Ecuadorian troops.", "PER", "demand", "withdrawal"),
        ("Peru said it would accept no mediation.", "PER", "refuse", "mediation"),
        ('"We will attack if they cross," President Boluarte of Peru said.', "PER", "threaten", "force"),
        (
            "Peru demanded that the prisoners be freed and that Ecuadorian troops leave the ridge.",
            "PER",
            "demand",
            "withdrawal",
        ),
        (
            "Peru demanded that the prisoners be freed and that Ecuadorian troops leave the ridge.",
            "PER",
            "demand",
            "prisoners",
        ),
    ],
)
def test_a_clause_or_a_noun_takes_a_position(read, sentence, party, kind, issue):
    assert (party, kind, issue) in [p[:3] for p in positions(read, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru said Ecuador was not ready to withdraw.",
        "If Ecuador is ready to withdraw, calm will return.",
        "Is Ecuador ready to withdraw?",
        "Peru instructed its troops to withdraw.",
        "Peru would not comment on the talks.",
        "Ecuador has yet to withdraw.",
        "Peru suggested that Ecuador had opened the talks.",
        "Ecuador denied that it had agreed to talks.",
        "Peru shall not leave the crime unpunished.",
    ],
)
def test_claims_conditions_orders_and_silence_take_none(read, sentence):
    assert positions(read, sentence) == []


@pytest.mark.parametrize(
    ("text", "kind", "assessment"),
    [
        ("The front is quiet, Peru's army said.", "calm", "stable"),
        ("The border between Peru and Ecuador remained tense.", "tension", "same"),
        ("Calm has returned to the border, a Brazilian observer said.", "calm", "better"),
        ("Calm prevailed along the frontier, Peru's army said.", "calm", "same"),
    ],
)
def test_an_adjective_tells_the_state_of_a_line_and_calm_may_open_a_sentence(read, text, kind, assessment):
    (row,) = read(f"A day on the border\n\n{text}").situations
    assert (row.kind, row.assessment) == (kind, assessment)


@pytest.mark.parametrize(
    "text",
    ["The border is closed.", "The front is not quiet.", "The line is busy.", "Calm people returned home."],
)
def test_what_else_is_said_of_a_line_is_no_state(read, text):
    assert read(f"A day on the border\n\n{text}").situations == ()


def test_a_word_of_time_may_stand_before_the_condition(read):
    text = "Ecuador offered talks in May on the condition that Peru withdraws its troops."
    (row,) = read(f"A day on the border\n\n{text}").positions
    assert row.condition is not None
    assert row.condition.quotes == ("on the condition that Peru withdraws its troops",)
