"""Positions told by hopes, wants, deeds to come, suits and what is not recognised; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def positions(read, text):
    return [f"{p.party}:{p.kind.value}:{p.issue}" for p in read(TITLE + text).positions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The foreign ministry of Chile hopes that Peru and Ecuador will return to talks.", ("CHL:request:talks",)),
        ("Peru's army warned Ecuador to keep away from the port.", ("PER:demand", "PER:threaten")),
        ("President Rojas of Peru wants the sailors to be home by Christmas.", ("PER:demand",)),
        ("Peru wants a special envoy for the border.", ("PER:demand:mediation",)),
        ("Ecuador's home minister said that the soldiers would be sent back.", ("ECU:promise:return",)),
        ("Ecuador would welcome the good offices of Chile.", ("ECU:accept:mediation",)),
        ("Peru would not oppose a truce, its foreign minister said.", ("PER:accept:ceasefire",)),
        ("Peru does not recognise the tribunal's jurisdiction over the case.", ("PER:refuse",)),
        ("Peru does not accept interference in its affairs.", ("PER:refuse:intervention",)),
        ("Peru cannot accept the Tena Declaration, its foreign minister said.", ("PER:refuse:declaration",)),
        ("Ecuador, which left the protocol in 1960, now accepts observers.", ("ECU:accept:observers",)),
        ("Peru warned that it would return to war if the law was not passed.", ("PER:threaten:force",)),
        ("Peru says it will pay nobody for the wheat.", ("PER:refuse",)),
        ("Peru says it will go to the international court if the men are not free by May.", ("PER:threaten:court",)),
        ("Peru warned that it would respond if a shell fell on its side.", ("PER:threaten:force",)),
        ('"If they attack again, the army will strike them," said Peru\'s defence minister.', ("PER:threaten:force",)),
        ("Ecuador has dropped the demand for an inquiry, which Peru has rejected.", ("PER:refuse",)),
        ("Peru will not receive the special envoy, its foreign minister said.", ("PER:refuse:mediation",)),
        ("Peru's generals agreed to a ceasefire on condition that Ecuador pulled back.", ("PER:accept:ceasefire",)),
        ("In March Peru proposed that it be extended to the ford, and that the truce hold.", ("PER:propose",)),
    ],
)
def test_the_position_and_no_other(read, text, told):
    rows = positions(read, text)
    assert len(rows) == 1
    assert rows[0].startswith(told)


def test_who_wants_none_refuses_what_was_spoken_of(read):
    text = "Chile has offered monitors. The Peruvian government wants none."
    assert positions(read, text) == ["CHL:offer:observers", "PER:refuse:observers"]


def test_two_clauses_that_say_the_same_are_one_row_with_both_words(read):
    text = '"Should they cross, they will pay dearly, and we shall retaliate," said Peru\'s defence minister.'
    assert positions(read, text) == ["PER:threaten:force"]


@pytest.mark.parametrize(
    "text",
    [
        "President Rojas of Peru asked parliament to impose martial law for 60 days.",
        "The European Court of Human Rights asked Peru to give the wounded proper care.",
        "The Peruvian army hopes that the rain will stop.",
        "Peru does not accept the claim that its guards fired.",
        'Peru rejected as "a filthy lie" the claim that its men use villages as shields.',
        "Peru wants peace.",
        "Peru wants to sell maize.",
        "Peru talks to a neighbour that it does not recognise.",
    ],
)
def test_look_alikes_take_none(read, text):
    assert positions(read, text) == []
