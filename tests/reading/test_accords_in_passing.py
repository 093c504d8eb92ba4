"""Accords told together, by a paper, by what is put to both sides or by how long they stood; and the look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def agreements(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


def mechanisms(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text).mechanisms]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "Two accords were signed at Tena in May. The second obliged both to withdraw.",
            "withdrawal",
            "in force",
        ),
        ("Elders of the Shuar and the Achuar signed an accord at Tena on 13 January.", "treaty", "agreed"),
        ("The two texts were initialled at Tena in May.", "treaty", "agreed"),
        ("The water deal will not be signed.", "treaty", "refused"),
        ("The truce held for most of a year. Then the guns came back.", "ceasefire", "collapsed"),
        ("The truce has held for most of a year.", "ceasefire", "kept"),
        ("The truce held for a third day.", "ceasefire", "kept"),
        ("The truce held last night.", "ceasefire", "kept"),
        ("The truce has been observed along most of the front.", "ceasefire", "partly kept"),
        ("A mediator proposed that all forces leave the ridge.", "withdrawal", "proposed"),
        ("The commission has agreed that armed boats will stay two kilometres away from it.", "withdrawal", "agreed"),
        ("Five miners were freed. In exchange Peru let two boatmen go.", "exchange", "kept"),
        ("The rebels offered to free 400 men if the army freed the same number.", "exchange", "proposed"),
        ("They agreed on a first exchange of 1,400 people.", "exchange", "agreed"),
        ("A planned pause for an aid convoy was put off on Monday.", "ceasefire", "postponed"),
        ("A second round, set for the following May, was put off four times.", "talks", "postponed"),
        ("President Mora offered Lima as a place for talks.", "talks", "proposed"),
        ("The two presidents want a new round of talks. Chile has offered to host it.", "talks", "proposed"),
        ("Under the Chilean plan, firing would stop at midnight on Sunday.", "ceasefire", "proposed"),
        ("Fighters began to withdraw from the port under a truce brokered by Brazil.", "ceasefire", "in force"),
        ("Peru stands by the truce.", "ceasefire", "in force"),
        ("The truce means nothing.", "ceasefire", "collapsed"),
        ("Peru and Ecuador signed a truce. Peru has kept its word.", "ceasefire", "kept"),
        ("A truce was signed on Monday. The army has counted sixty breaches.", "ceasefire", "broken"),
        (
            "A truce was signed on Monday, and both were to leave the ridge. Neither did so.",
            "ceasefire",
            "broken",
        ),
        ("The army is not looking for a ceasefire.", "ceasefire", "refused"),
        ("The rebels have called off the ceasefire.", "ceasefire", "collapsed"),
        ("Peru said that it would honour the 2003 ceasefire.", "ceasefire", "in force"),
    ],
)
def test_an_accord_and_what_became_of_it(read, text, kind, status):
    assert (kind, status) in agreements(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels still present the handover as a withdrawal.",
        "A second round of shelling was put off.",
        "A pause in the talks was put off.",
        "The army proposed that Peru leave the ridge.",
        "The army let two boatmen go.",
        "Peru does everything to avoid the collapse of the ceasefire that it longs for.",
        "The minister kept a document on his desk.",
        "The army opened three breaches in the wall.",
        "The first was a sergeant, the second a cook.",
    ],
)
def test_what_looks_like_an_accord_and_is_none(read, text):
    assert not {s for _, s in agreements(read, text)} - {"in force"}


def test_one_mention_gives_one_row_of_a_status(read):
    text = "The Tena Agreement of 1966 is in force and obliges both parties to seek a settlement."
    assert agreements(read, text) == [("treaty", "in force")]


def test_whoever_drops_out_of_talks_with_others_is_of_them(read):
    (row,) = read("Armenia drops out of peace talks with Georgia and Iran\n\nIt rained.").agreements
    assert set(row.parties) == {"ARM", "GEO", "IRN"}


@pytest.mark.parametrize(
    ("text", "kind", "use"),
    [
        ("Both panels want the monitors to stay.", "monitors", "proposed"),
        ("The party wants U.N. peacekeepers placed in every village.", "peacekeepers", "proposed"),
        (
            "The commission of Peru and Ecuador, which is meeting here, agreed on patrols.",
            "commission",
            "convened",
        ),
        ("President Mora of Chile offered Lima as a place for talks.", "mediation", "proposed"),
        (
            "They signed an accord in Lima. A Joint Oversight Committee will supervise it.",
            "commission",
            "agreed to",
        ),
        ("The understanding was reached over the hotline on Monday.", "channel", "convened"),
        ("Peru holds the land under an arbitral award of 1899 that Ecuador does not recognise.", "court", "refused"),
        ("We brought this to the attention of the Ceasefire Joint Military Committee.", "commission", "asked"),
        ("On 27 June the Security Council approved the force, known as UNISFA.", "peacekeepers", "agreed to"),
        ("The telephone line that was to be part of it rings unanswered.", "channel", "stalled"),
        ("The peacekeepers watched. In Lima the parliament demands that they leave.", "peacekeepers", "refused"),
        ("The two commanders have no hotline. They agreed to set one up.", "channel", "agreed to"),
    ],
)
def test_a_body_and_its_use(read, text, kind, use):
    assert (kind, use) in mechanisms(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Two peacekeepers were slightly hurt.",
        "Drills were held near the Military Demarcation Line.",
        "Is there a hotline?",
        "The U.N. mission in Sudan (UNMIS), whose vehicles led the convoy, condemned the attack.",
    ],
)
def test_what_is_no_use_of_a_body(read, text):
    assert mechanisms(read, text) == []
