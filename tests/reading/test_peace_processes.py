"""What peace processes and regional bodies are told to have done, and the look-alikes that report nothing."""

import pytest

TITLE = "Frontier talks in Lima\n\n"


def agreements(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


def mechanisms(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text).mechanisms]


def positions(read, text):
    return [(p.party, p.kind.value, p.issue) for p in read(TITLE + text).positions]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("The ceasefire held for little more than a night.", "ceasefire", "collapsed"),
        ("The truce held for two days before the shelling resumed.", "ceasefire", "collapsed"),
        ("The truce has held for a week.", "ceasefire", "kept"),
        ("The cease-fire survived for less than five hours.", "ceasefire", "collapsed"),
        ("The truce which the colonels agreed on 3 May lasted a weekend.", "ceasefire", "collapsed"),
        ("The ceasefire was to begin at noon but never took hold.", "ceasefire", "collapsed"),
        ("The truce expires on Sunday.", "ceasefire", "in force"),
        ("The truce expired on Sunday.", "ceasefire", "expired"),
        ("Neither army observes the truce.", "ceasefire", "broken"),
        ("Barely anyone respects the ceasefire.", "ceasefire", "broken"),
        ("Quito accuses Peru of having shelled two hamlets during the truce.", "ceasefire", "broken"),
        ("The two sides are close to a deal on exchanging prisoners.", "exchange", "proposed"),
        ("A new truce is under discussion.", "ceasefire", "proposed"),
        ("Peru refused to sign the peace accord.", "treaty", "refused"),
        ("The armies exchanged the bodies of nine soldiers on the bridge.", "exchange", "kept"),
        ("The decision to extend the truce came at dawn.", "ceasefire", "in force"),
        ("Peru and Ecuador agreed to redeploy their guns beyond the river.", "withdrawal", "agreed"),
        ("Brazil brokered a meeting of the two presidents in Manaus.", "talks", "agreed"),
        ("They signed a consensus in 2013.", "joint-statement", "agreed"),
        ("Earlier understandings between Lima and Quito fell apart.", "joint-statement", "collapsed"),
        ("Ecuador sent 300 men under a bilateral defence agreement.", "treaty", "agreed"),
        ("Under an understanding reached in Lima, forty monitors were to be posted.", "joint-statement", "agreed"),
        ("Under the accord, the Peruvians were to cease fire on Monday.", "ceasefire", "agreed"),
    ],
)
def test_a_truce_and_what_became_of_it(read, sentence, kind, status):
    assert (kind, status) in agreements(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no such agreement, the ministry said.",
        "We hope that the truce will hold, the bishop said.",
        "A ceasefire that ended a night of shooting was signed on Monday.",
        "Suspending the talks would mean the end of the ceasefire, the rebels warned.",
        "The armies exchanged fire on the bridge.",
        "The army halted on the ceasefire line near Tena.",
        "The soldiers were buried under the trees.",
    ],
)
def test_a_look_alike_tells_of_no_end(read, sentence):
    found = agreements(read, sentence)
    assert not {s for _, s in found} & {"collapsed", "broken", "kept", "expired"}


def test_the_one_stands_for_the_kind_named_before(read):
    text = "The truces have been short. The one that was signed in May was broken the same night."
    assert agreements(read, text) == [("ceasefire", "broken")]


def test_the_same_agreement_is_in_force_once_it_was_told_to_be(read):
    text = (
        "Peru and Ecuador signed a truce. It came into force on Monday. "
        "Under the same agreement, the Peruvians are to be back at Tena by July."
    )
    assert agreements(read, text)[-1] == ("ceasefire", "in force")


@pytest.mark.parametrize(
    ("sentence", "kind", "use"),
    [
        ("Lima wants no third party at the table.", "mediation", "refused"),
        ("Quito answered that no third party is needed.", "mediation", "refused"),
        ("Ecuador asked the president of the UN Security Council to call a meeting.", "council", "asked"),
        ("A working group met four times and got nowhere.", "commission", "stalled"),
        ("The joint border commission has yet to meet.", "commission", "stalled"),
        ("The liaison hotline rang for hours without an answer.", "channel", "stalled"),
        ("Peru urged the seven states to send a regional force to the valley.", "peacekeepers", "proposed"),
        ("The offer of Brazil to send verification officers was accepted.", "monitors", "agreed to"),
        ("Under the understanding, up to 40 observers were to be posted.", "monitors", "agreed to"),
        ("So much for the observers from Chile, whom the generals will not have.", "monitors", "refused"),
        ("Ecuador does not recognise the jurisdiction of the International Court of Justice.", "court", "refused"),
        ("Chile, Niger and Peru set up a joint border commission.", "commission", "agreed to"),
        ("Peru urged both sides to activate the Joint Verification Mechanism.", "monitors", "proposed"),
        ("Peru proposes talks in the 5+2 format.", "format", "proposed"),
        ("A UN observer group, UNASOG, was deployed for a month.", "monitors", "convened"),
        ("Chile has asked the OSCE Mission to inspect the depot.", "monitors", "asked"),
        ("A bilateral consultation mechanism is due to convene in Lima.", "format", "convened"),
        ("Ecuador asks the league to deploy a fact-finding mission.", "monitors", "proposed"),
        ("The rebels would not return to the monitoring committee.", "commission", "refused"),
    ],
)
def test_what_is_done_with_a_body(read, sentence, kind, use):
    assert (kind, use) in mechanisms(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad, which chairs the African Union, sent a note.",
        "A crowd followed the body to the morgue.",
        "The African Union Commission said nothing.",
        "Shots were fired near a NATO patrol.",
        "The de-escalation process will take months.",
    ],
)
def test_a_body_that_is_only_named_beside_is_not_used(read, sentence):
    assert mechanisms(read, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Peru insisted on a full withdrawal before any talks.", ("PER", "demand", "withdrawal")),
        ("Quito said that it accepted the monitors in May.", ("ECU", "accept", "observers")),
        ("Quito said it would talk only after the last soldier had left.", ("ECU", "accept", "talks")),
        ("Peru proposed a truce. Quito has ruled that out.", ("ECU", "refuse", "ceasefire")),
        ("Lima said the rebels would be shut out of the talks unless they disarmed.", ("PER", "threaten", "talks")),
        ("Brazil called on Lima to end its support for the rebels.", ("BRA", "request", "support for armed groups")),
        ("Lima would not be drawn into talks.", ("PER", "refuse", "talks")),
        ("Quito demanded that both sides respect Resolution 90.", ("ECU", "demand", "compliance")),
        ("The government in Lima replied that it does not talk to killers.", ("PER", "refuse", "talks")),
    ],
)
def test_positions_in_other_words(read, sentence, position):
    assert position in positions(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister of Peru asked how a bandit could be sent home.",
        "The governor of Tena in Ecuador appealed to residents to stay calm.",
        "Peru protests the use of water cannon.",
        "Lima could not agree on a date.",
    ],
)
def test_a_question_a_protest_or_a_word_to_ones_own_is_no_position(read, sentence):
    assert positions(read, sentence) == []
