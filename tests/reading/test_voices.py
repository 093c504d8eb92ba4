"""Whose word it is where a minister, ministry or spokesman of nobody named speaks, by the stretch in which he speaks;
who speaks on as "it"; coalitions, halves of a divided land and bodies by whoever runs them."""

import pytest


def speakers(reading):
    """Each source with the parties of its holders."""
    return {s.source.text: {h.party for h in s.source.holders} - {None} for s in reading.statements if s.cue}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # Of whose mind or conduct he tells.
        ("Quito and Lima met. Quito is willing to talk, the foreign minister said.", "the foreign minister", "ECU"),
        (
            "President Noboa rejects the ruling. His state would defend it. Peru left. It slept.",
            "President Noboa",
            "ECU",
        ),
        # Not of whose blow he tells.
        (
            "Ecuador and Peru met. Peruvian troops had attacked a post, the foreign minister said.",
            "the foreign minister",
            None,
        ),
        # The one state of the report; not where it names two.
        (
            "Troops went to Cusco. The army in Peru slept. The interior minister vowed to stay.",
            "The interior minister",
            "PER",
        ),
        ("Troops of Peru met those of Chile. The interior minister vowed to stay.", "The interior minister", None),
        # The capital in which he speaks or sits.
        ("Peru and Ecuador met. A spokesman in Quito called that false.", "A spokesman in Quito", "ECU"),
        ("Peru and Ecuador met. In Quito a spokeswoman called that false.", "a spokeswoman", "ECU"),
        ("Peru and Ecuador met. A company spokesman in Quito called that false.", "A company spokesman in Quito", None),
        ("Peru and Ecuador met. The new president in Quito said it was calm.", "The new president in Quito", "ECU"),
        (
            "Peru met Ecuador. In Quito, a spokesman for the defence ministry said no.",
            "a spokesman for the defence ministry",
            "ECU",
        ),
        # What somebody leads, speaks for or belongs to.
        ("The colonel who speaks for Peru's army said it was calm.", "The colonel who speaks for Peru's army", "PER"),
        (
            "Peru sent envoys. A member of the Peruvian delegation, Luis Paz, said it was calm.",
            "A member of the Peruvian delegation, Luis Paz",
            "PER",
        ),
        ("The chief of staff of Guyana denied it.", "The chief of staff of Guyana", "GUY"),
        # A force by the last word of its name.
        ("Three men of the Guyana Defence Force fell, Venezuela says. The force denied it.", "The force", "GUY"),
        # The police that the paragraph has named.
        ("A launch of Peru's police came up near Machala. The police say it was calm.", "The police", "PER"),
        # Who runs it.
        (
            "The Houthis met Yemen. The health ministry run by the Houthis counted six dead.",
            "The health ministry",
            "HOUTHIS",
        ),
        ("The Hamas-run health ministry counted six dead.", "The Hamas-run health ministry", "HAMAS"),
        (
            "Reporters asked the United Nations. A spokeswoman for the mission said no.",
            "A spokeswoman for the mission",
            "UN",
        ),
        (
            "LIMA, May 4 (Wire) -- Chile's foreign ministry denied it.\n\nThe lighthouse ministry said no.",
            "The lighthouse ministry",
            None,
        ),
        # No army has a state that has none.
        ("Costa Rica and Nicaragua met. Costa Rica waited. The army said it was calm.", "The army", None),
    ],
)
def test_whose_word_it_is(read, text, words, party):
    assert speakers(read(text))[words] == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru's army disputes this. The guns had been silent for a week, it said.", {"PER"}),
        (
            "A man of Peru was hurt, but the army of Chile denied any deaths. It acknowledged that a jeep was hit.",
            {"CHL"},
        ),
        # A person between speaks of somebody else.
        ("Peru's army disputes this. Juan Rivas said no. The guns were silent, it said.", set()),
        # What is told may be a thing's.
        ("Peru's army said the truce stood. The truce was broken. It calls for restraint.", set()),
    ],
)
def test_who_speaks_on(read, text, party):
    (last,) = [s for s in read(text).statements if s.cue][-1:]
    assert {h.party for h in last.source.holders} - {None} == party


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The Houthis fired. The coalition said it struck nine sites.", "The coalition", "SAUDI-COALITION"),
        (
            "The Houthis fired. Coalition spokesman Omar Said said it was calm.",
            "Coalition spokesman Omar Said",
            "SAUDI-COALITION",
        ),
        ("Chile voted. The coalition said it would go on.", "The coalition", None),
        ("The Houthis fired on the ruling coalition. The coalition said it would go on.", "The coalition", None),
        ("South Sudan met Sudan. The north says that it will stay.", "The north", "SDN"),
        ("South Sudan met Sudan. Southern officials accuse Juba of nothing.", "Southern officials", "SSD"),
        ("Sudan spoke. The north says that it will stay.", "The north", None),
    ],
)
def test_coalitions_and_halves(read, text, words, party):
    assert speakers(read(text)).get(words, set()) == ({party} if party else set())


def test_the_government_in_a_groups_own_release_is_the_one_it_fights(read):
    found = speakers(
        read(
            "ANSAR ALLAH\nOffice of the Official Spokesman\nStatement on the Ports\nSanaa, 3 May 2019\n\n"
            "Our forces left the ports of Hodeidah and Salif on Sunday. The government calls this a farce. Riyadh says"
            " nothing. Our fighters stay out of the ports of Hodeidah."
        )
    )
    assert found["The government"] == {"YEM"}


def test_an_army_of_an_autonomous_land_is_its_states_to_be(read):
    assert speakers(read("The SPLA said it was calm."))["The SPLA"] <= {"SSD", "SPLM-A"}
