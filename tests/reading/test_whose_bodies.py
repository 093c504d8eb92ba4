"""Whose unnamed armies, ministries, formations and officers are, in reports of states and of groups."""

import pytest


def parties(reading, words):
    """The parties of the holders of the first statement whose source is called so."""
    found = [{h.party for h in s.source.holders} - {None} for s in reading.statements if s.source.text == words]
    return found[0] if found else None


def actor(reading, words):
    """The party of the actor that is called so in the text."""
    return next((a.party for a in reading.actors if words in a.quotes or words == a.name), "absent")


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # Who tells of a hostile act by one side is of the other; who denies harm to one, too.
        (
            "Peru and Ecuador met. Peru and Ecuador fired. The air force denied that a jet had bombed Peruvian posts.",
            "The air force",
            "ECU",
        ),
        # A formation by its name or number, at home and by whose attack it tells.
        (
            "LIMA, May 4 (Agency) -- Peru closed it. The Second Army Region said it was calm.",
            "The Second Army Region",
            "PER",
        ),
        # In a report from elsewhere, the side that spoke before.
        (
            "LIMA, May 4 (Agency) -- Peru and Ecuador fired. Peru and Ecuador met.\n\n"
            "Ecuador's president said that the fire had ended. The defence ministry said the road was open.",
            "The defence ministry",
            "ECU",
        ),
        # Who brushes off what was said before is at home.
        (
            "LIMA, May 4 (Agency) -- Peru and Ecuador fired. Peru and Ecuador met.\n\n"
            "Ecuador's president said that the fire had ended. The defence ministry rejected that.",
            "The defence ministry",
            "PER",
        ),
        # The officers of a town.
        (
            "Peru and Chile met. A government spokesman in Santiago said it was calm.",
            "A government spokesman in Santiago",
            "CHL",
        ),
        ("Peru and Chile met. In Lima, a military spokesman said it was calm.", "a military spokesman", "PER"),
        ("Peru met Chile. The army command in Lima denied it.", "The army command in Lima", "PER"),
        # An unknown possessor is somebody, and not home.
        ("LIMA, May 4 (Agency) -- Peru closed it. The clan's army said it was calm.", "The clan's army", None),
        # A people at home in several states speaks for none.
        ("Local Serb leaders said it was calm.", "Local Serb leaders", None),
        ("Serbian leaders said it was calm.", "Serbian leaders", "SRB"),
        # Breakaway regions by what the report names of them.
        (
            "Moldova met envoys from Tiraspol. The breakaway region's interior ministry said it was calm.",
            "The breakaway region's interior ministry",
            "PMR",
        ),
        # Ministries of every kind.
        (
            "LIMA, May 4 (Agency) -- Peru closed it. The fisheries ministry said it was calm.",
            "The fisheries ministry",
            "PER",
        ),
        # A ministry of which only the minister was named.
        (
            "LIMA, May 4 (Agency) -- Peru closed it. Defence Minister Ana Paz said so. The ministry denied it.",
            "The ministry",
            "PER",
        ),
    ],
)
def test_whose_body_it_is(read, text, words, party):
    found = parties(read(text), words)
    assert (found or set()) == ({party} if party else set())


def test_where_a_group_fights_the_army_is_that_of_the_ground(read):
    text = (
        "The LTTE left the fort on Monday. The army said that LTTE fighters had fired first.\n\n"
        "The LTTE said that the army fired first. Neither has said how many died."
    )
    reading = read(text)
    assert parties(reading, "The army") == {"LKA"}
    assert parties(reading, "Neither") == {"LTTE", "LKA"}


def test_they_who_met_are_the_two(read):
    reading = read("Delegates of the LTTE met officers of the Indian army. They did not agree on a date for talks.")
    assert parties(reading, "They") == {"LTTE", "IND"}


def test_they_are_the_rebels_again(read):
    reading = read(
        "Sri Lanka closed the road. The LTTE rebels denied it. They asked for an inquiry. They refused to talk."
    )
    assert [{h.party for h in s.source.holders} for s in reading.statements if s.source.text == "They"] == [
        {"LTTE"}
    ] * 2


def test_an_indefinite_spokesman_is_not_of_the_army_named_last(read):
    text = "India and Pakistan met. Pakistan's army said it was calm.\n\nAn army spokesman in Delhi said it was quiet."
    assert parties(read(text), "An army spokesman in Delhi") == {"IND"}


def test_the_security_council_of_no_state_is_the_worlds(read):
    reading = read("LIMA, May 4 (Agency) -- Peru asked the Security Council to meet. Chile agreed.")
    assert actor(reading, "Security Council") == "UN"


def test_the_security_council_of_a_state_stays_its_own(read):
    reading = read("Peru's Security Council met. The Security Council said it was calm.")
    assert actor(reading, "UN Security Council") == "absent"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # Longer names win over those inside them.
        ("South Sudan spoke. The Sudan People's Liberation Army denied it.", "Sudan People's Liberation Army", "SSD"),
        # Groups of one name are told apart by the ground that the report names.
        ("Colombia closed it. The National Liberation Army denied it.", "National Liberation Army", "ELN"),
        ("North Macedonia closed it. The National Liberation Army denied it.", "National Liberation Army", "NLA-MKD"),
        # Abbreviations of four letters and more need no ground, words in capitals do.
        ("The MILF denied it.", "MILF", "MILF"),
        ("FACT SHEET\n\nLima closed it.", "FACT", "absent"),
    ],
)
def test_bodies_of_the_world(read, text, words, party):
    assert actor(read(text), words) == party


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru, which chairs ASEAN, called for calm.", "ASEAN"),
        ("Army units crossed the river, the ministry said.", "Army"),
    ],
)
def test_no_person_and_no_body_is_made_of_a_word(read, text, name):
    assert not [
        a for a in read(text).actors if a.name == name and a.kind in ("person", "organisation") and a.party is None
    ]


def test_a_spokesman_for_somebody_is_not_he(read):
    reading = read("A spokesman for Ilse Ford's party said it was calm.")
    assert not [a for a in reading.actors if a.name == "Ilse Ford" and a.role]
