"""Returns and swaps that verbs tell, accords named in passing, what is only asked or weighed; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def told(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The Ridge Front, a rebel group, ended a truce that had held for a year.", [("ceasefire", "collapsed")]),
        ("The raid ended a ceasefire which had held since May.", [("ceasefire", "collapsed")]),
        ("The two governments have agreed on the return of the sailors by ship.", [("exchange", "agreed")]),
        ("Both sides have agreed on their return by bus.", [("exchange", "agreed")]),
        ("Peru and Ecuador agreed on the handover of eleven soldiers.", [("exchange", "agreed")]),
        ("A return of 90 refugees, on which the two settled, has been postponed.", [("exchange", "postponed")]),
        ("The soldiers will go home on Sunday. In return Peru is to free 15 prisoners.", [("exchange", "agreed")]),
        ("Ecuador let the crew go. In return Peru released 15 prisoners.", [("exchange", "kept")]),
        ("Peru has offered to exchange the sailors for two of its citizens.", [("exchange", "proposed")]),
        ("Peru proposed to swap the drivers for two of its soldiers.", [("exchange", "proposed")]),
        ("Peru refused to exchange the drivers for two of its soldiers.", [("exchange", "refused")]),
        ("Seven men of the trawler were exchanged for seven fishermen in May.", [("exchange", "kept")]),
        ("Quito proposed an exchange of the sailors for men whom it holds.", [("exchange", "proposed")]),
        ("Peru cooperates with the envoy under the Four-Point Consensus.", [("joint-statement", "in force")]),
        ("The two presidents signed what is called the Tena Accord.", [("treaty", "agreed")]),
        (
            "The two presidents signed the Tena Accord. It has been kept only in part.",
            [("treaty", "agreed"), ("treaty", "partly kept")],
        ),
        ("Two women were hurt, although a truce has just been proposed in Lima.", [("ceasefire", "proposed")]),
        ("A harvest truce was proposed by the bishops.", [("ceasefire", "proposed")]),
        ("Peru threatened to end the treaty of 2003 on the lake.", [("treaty", "in force")]),
        ("Chile has offered to host talks between Peru and Ecuador.", [("talks", "proposed")]),
        ("The army shelled Tena hours after the ceasefire had come into effect.", [("ceasefire", "broken")]),
        (
            "Rojas broke the truce within hours and refused to sign it.",
            [("ceasefire", "broken"), ("ceasefire", "refused")],
        ),
        (
            "In May both armies signed a ceasefire. Under it, all units are to withdraw from the ridge.",
            [("ceasefire", "agreed"), ("withdrawal", "agreed")],
        ),
        (
            "In May both armies signed a ceasefire. They also agreed to exchange prisoners. Brazil welcomed the deal.",
            [("ceasefire", "agreed"), ("exchange", "agreed"), ("ceasefire", "in force")],
        ),
        (
            "Officers of both countries met and agreed that ambulances might pass. The arrangement lasted two days.",
            [("corridor", "agreed"), ("corridor", "collapsed")],
        ),
        (
            "The Ridge Front, a rebel group, proposed to exchange the men for five of its own men. The army refused.",
            [("exchange", "proposed"), ("exchange", "refused")],
        ),
        ("The agreement on an ambulance corridor is kept only on the Peruvian bank.", [("corridor", "partly kept")]),
    ],
)
def test_the_rows_and_no_others(read, text, rows):
    assert told(read, text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Who keeps a truce on the ridge?",
        "Will the truce hold?",
        "Every truce on the ridge has ended with both naming the other.",
        "The United Nations called for safe passage for aid convoys.",
        "Brazil's president said that he might call off his meeting with the president of Peru.",
        "The proposal to post observers, to which President Rojas of Peru agreed in May, got nowhere.",
        "The two armies exchanged shells for an hour.",
        "The shop exchanged the boots for two coats.",
        "In return the farmers sold maize.",
        "The two governments agreed on the return of the goods.",
        "The return of the refugees was slow.",
        "Both armies are to march in the parade.",
        "The army was asked to help. It refused.",
    ],
)
def test_look_alikes_make_no_row(read, text):
    assert told(read, text) == []


def test_what_an_accord_asks_and_how_long_it_stood(read):
    text = (
        "Negotiators of Peru and Ecuador signed a declaration in Lima last night. Under it, the guns are to fall "
        "silent at once. Both armies are to pull back to two bases. It did not last the day."
    )
    rows = told(read, text)
    assert rows[:3] == [("joint-statement", "agreed"), ("ceasefire", "agreed"), ("withdrawal", "agreed")]
    assert [status for _, status in rows[3:]] == ["broken"]
