"""Wars inside a state: whose the army, the junta, the rebels and the embassy are where only the group is named."""

import pytest


def parties(reading, words):
    """The parties of the holders of the first statement whose source is called so."""
    found = [{h.party for h in s.source.holders} - {None} for s in reading.statements if s.source.text == words]
    return found[0] if found else None


KACHIN = (
    "The Kachin Independence Army took a hill near Bhamo. The Kachin Independence Army said it would hold it.\n\n"
    "China has offered to host talks in Ruili. China wants the border open.\n\n"
)


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # The state is never named: its army and junta are those of the ground that the group fights on.
        (KACHIN + "The junta said that it lost no man. The army said that the hill was bare.", "The junta", "MMR"),
        (KACHIN + "The junta said that it lost no man. The army said that the hill was bare.", "The army", "MMR"),
        (KACHIN + "The military council denied it.", "The military council", "MMR"),
        # A junta is no country's that spoke just before, nor the report's home.
        (
            "DHAKA, May 4 (Agency) -- Bangladesh closed the road. The Arakan Army and Bangladesh spoke. "
            "The Arakan Army fired.\n\nThe junta said that it had not fired.",
            "The junta",
            "MMR",
        ),
        # The ministry that a paragraph on a third country goes on to is that country's.
        (
            KACHIN
            + "Thailand is weary of it. Thai officers met them on Monday, and Thailand closed a bridge. Thailand shut "
            "a camp. The foreign ministry denied any deal.",
            "The foreign ministry",
            "THA",
        ),
        # A spokeswoman who tells reporters in a capital speaks for that capital.
        (
            KACHIN + "China hopes for calm, a foreign ministry spokeswoman told reporters in Beijing.",
            "a foreign ministry spokeswoman",
            "CHN",
        ),
        # Rebels of a headline are those of the report.
        (
            "Rebels reject truce near Bhamo\n\nBHAMO -- " + KACHIN,
            "Rebels",
            "KIA",
        ),
        # "An armed group that wants" is the group.
        (
            "The Ridge Front, a rebel group that demands self-rule, fired. The Ridge Front said it held the ford.",
            "The Ridge Front",
            "RIDGE-FRONT",
        ),
    ],
)
def test_war_inside_a_state(read, text, words, party):
    assert parties(read(text, outlet=None), words) == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (
            "LIMA, May 4 (Agency) -- Peru summoned Ecuador's ambassador. The embassy did not comment.",
            "The embassy",
            "ECU",
        ),
        # Two ambassadors: either may be meant.
        (
            "Peru summoned Ecuador's ambassador and Chile's ambassador. The embassy did not comment.",
            "The embassy",
            None,
        ),
        # A navy named in the paragraph is the navy, whoever spoke between.
        (
            "LIMA, May 4 (Agency) -- Peru's navy said that it fired. Ecuador's border guard saw no ship. No ship "
            "had come, "
            "it said. The navy said that it had a film.",
            "The navy",
            "PER",
        ),
        # A mayor is not of the country of a foreign president named before him.
        (
            "PIURA, May 4 (Agency) -- Peru closed the bridge at Piura. Peru and Ecuador spoke. Chile's president "
            "offered "
            "help. The mayor said that nobody would leave.",
            "The mayor",
            "PER",
        ),
        ("Peru and Ecuador fired. According to Quito the two agreed on a truce.", "Quito", "ECU"),
        ("Peru and Ecuador met. Peru complained of what it calls a raid.", "it", "PER"),
        ("Peru met Chile. Overnight Donald Trump told a newspaper that it was calm.", "Donald Trump", "USA"),
    ],
)
def test_bodies_by_who_stands_near(read, text, words, party):
    assert parties(read(text, outlet=None), words) == ({party} if party else set())


def test_letterhead_below_a_states_name(read):
    text = (
        "REPUBLIC OF PERU\nNATIONAL RECONSTRUCTION COUNCIL\nPRESS TEAM\n\nOn the shooting at Loja\n\n"
        "The Press Team rejects the claim. Our forces fired at nobody. We call for calm."
    )
    reading = read(text, outlet=None)
    assert parties(reading, "The Press Team") == {"PER"}
    assert parties(reading, "We") == {"PER"}


def test_an_island_is_not_iceland(read):
    reading = read("Peru sent a boat to Dog Island. Ecuador denied it.")
    assert "ISL" not in {actor.party for actor in reading.actors}


def test_both_countries_are_the_sides_after_other_pairs(read):
    text = (
        "Peru and Ecuador fired. Peru and Ecuador met. Peru and Ecuador agreed.\n\nBrazil and Chile offered "
        "to help.\n\n"
        "The river belongs to both countries, an elder said. Both countries have signed a treaty."
    )
    reading = read(text, outlet=None)
    signed = [e for e in reading.events if reading.report.text[slice(*e.trigger[0])] == "signed"]
    assert [sorted(role.party or "" for role in e.actors) for e in signed] == [["ECU", "PER"]]


@pytest.mark.parametrize(
    "introduced",
    [
        "The Salt Army (SA), an armed group led by the southern commander Julio Ortega, fired.",
        "Julio Ortega watched. Fighters of the Salt Army, the rebel force that Ortega commands, fired.",
        "Envoys of the Salt Army, the rebel force of Julio Ortega, met ministers.",
        "The guns belong to the Salt Army, a militia under Julio Ortega.",
    ],
)
def test_chiefs_of_armed_groups(read, introduced):
    text = (
        f"LIMA, May 4 (Agency) -- Peru closed a road. {introduced} The Salt Army is a rebel group.\n\nOrtega denied it."
    )
    assert parties(read(text, outlet=None), "Ortega") == {"SALT-ARMY"}


def test_commander_of_a_states_army_named_beside_a_group_is_no_chief_of_it(read):
    text = (
        "LIMA, May 4 (Agency) -- Peru's army fought the Salt Army, a rebel group, and General Julio Ortega "
        "of Chile saw it."
        "\n\nOrtega denied it."
    )
    assert parties(read(text, outlet=None), "Ortega") == {"CHL"}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # A pronoun does not stand for a body that is its own.
        (
            "LIMA, May 4 (Agency) -- Peru and Ecuador fired. The Ecuadorean army denies having bombed any farm. "
            "It struck "
            "camps, its operational command wrote.",
            "its operational command",
            {"ECU"},
        ),
        # "The generals" are those spoken of; of nobody named, a junta's.
        (
            "The Salt Front, a rebel group, said that it would not pay Peruvian generals. The generals denied it.",
            "The generals",
            {"PER"},
        ),
        # The rebels are the group that a report is about, whoever else it names.
        (
            "The Salt Front, a rebel group, fired. The Salt Front, Peru says, came back. The Salt Front left. The Reed "
            "Army, a rebel group, watched.\n\nA nurse left. A bus came. A road was shut.\n\nThe rebels denied it.",
            "The rebels",
            {"SALT-FRONT"},
        ),
        # Two named alike often leave them open.
        (
            "The Salt Front, a rebel group, fired. The Reed Army, a rebel group, watched. The Salt Front and the Reed "
            "Army met. The Reed Army and the Salt Front left.\n\nA nurse left. A bus came.\n\nThe rebels denied it.",
            "The rebels",
            set(),
        ),
        # The mayor of a town that no map knows is not of the country of the last town named.
        (
            "PIURA, May 4 (Agency) -- Peru and Ecuador fired. Some came from Machala, the mayor's office of "
            "Cerroseco said.",
            "the mayor's office of Cerroseco",
            {"PER"},
        ),
        # An officer of somebody whose office is named by his people.
        (
            "LIMA, May 4 (Agency) -- Peru's president spoke. The president left. Jon Arrow, a spokesman for the "
            "Chilean "
            "president, told a wire that it was calm.",
            "Jon Arrow, a spokesman for the Chilean president",
            {"CHL"},
        ),
    ],
)
def test_bodies_and_ranks_of_either_side(read, text, words, party):
    assert parties(read(text, outlet=None), words) == party


def test_a_town_called_la_victoria_is_no_capital(read):
    assert "SYC" not in {a.party for a in read("On Tuesday a bomb wrecked the customs house of La Victoria.").actors}


def harmed(reading, word):
    """The parties of the targets of the event that is told by this word."""
    text = reading.report.text
    found = [e for e in reading.events if text[slice(*e.trigger[0])] == word]
    return {role.party for e in found for role in e.targets}


INNER = "JUBA, May 4 (Agency) -- The Ridge Front, a rebel group, and South Sudan's army fought. The Ridge Front left. "


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (INNER + "The Ridge Front said that four soldiers had been killed.", {"SSD"}),
        (INNER + "The army said that nine rebels had been killed.", {"RIDGE-FRONT"}),
        (INNER + "The army said that nine fighters had been killed.", {"RIDGE-FRONT"}),
        (INNER + "Nine foreign fighters were killed.", {None}),
        (INNER + "A monitor said that four Ugandan soldiers had been killed.", {"UGA"}),
        # Between two states nobody's soldiers are either's.
        ("Peru and Chile fired. Peru and Chile met. A monitor said that four soldiers had been killed.", {None}),
    ],
)
def test_people_of_either_side_of_a_war_inside(read, text, party):
    assert harmed(read(text, outlet=None), "killed") == party


def test_a_movement_is_no_league_of_states(read):
    text = (
        "The Houthis fired. An Arab coalition, the Saudi-led coalition, has bombed Yemen. Its spokesman said that jets "
        "had flown. The movement said that a farmer was hurt."
    )
    assert parties(read(text, outlet=None), "The movement") == {"HOUTHIS"}
