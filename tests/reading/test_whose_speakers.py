"""Whose speakers without a name beside them are, by paragraph, place and ship; local officers; people behind bodies."""

import pytest

BOTH = "LIMA, May 4 (Agency) -- Peru and Ecuador fired. Peru and Ecuador met.\n\n"


def speakers(reading):
    """Each source with the parties of its holders."""
    return {s.source.text: {h.party for h in s.source.holders} - {None} for s in reading.statements if s.cue}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # A spokesman without a state speaks for the one whose capital he speaks in, or of whom the paragraph tells.
        (
            BOTH + "The Foreign Ministry spokesman, Juan Rivas, told reporters in Quito that it was calm.",
            "The Foreign Ministry spokesman, Juan Rivas",
            "ECU",
        ),
        (
            BOTH + "Ecuador gave another account. The morning was quiet. The defence ministry said the boat sank.",
            "The defence ministry",
            "ECU",
        ),
        # But not where the paragraph tells of what the other side did to one's own.
        (
            BOTH + "Ecuador shelled a post. The defence ministry said the boat sank.",
            "The defence ministry",
            "PER",
        ),
        (BOTH + "In Quito the federal government said it was calm.", "the federal government", "ECU"),
        # The commander of the force that spoke.
        ("Peru and Chile met. Chile's police denied it. The commander said it was calm.", "The commander", "CHL"),
        # "Our" lawmaker is home's.
        (BOTH + "Our MP, Juan Rivas, said it was calm.", "Our MP, Juan Rivas", "PER"),
        # Local officers are of the place, which a people's adjective is not.
        (BOTH + "A Chilean diver drowned. The county commissioner said it was calm.", "The county commissioner", "PER"),
        (BOTH + "The district governor of Machala said it was calm.", "The district governor of Machala", "ECU"),
        # Ships act for those whose prefix they bear.
        ("Peru spoke. The crew of the BAP Grau said it was calm.", "The crew of the BAP Grau", "PER"),
        ("Ecuador and Peru spoke. The BRP Laguna was hit, its commander said.", "its commander", "PHL"),
        # A prefix that two states use is of the one that the report names.
        ("India and Peru met. The crew of the INS Khanda said it was calm.", "The crew of the INS Khanda", "IND"),
        ("Fog lay there. The crew of the INS Khanda said it was calm.", "The crew of the INS Khanda", None),
    ],
)
def test_whose_speakers(read, text, words, party):
    assert speakers(read(text, outlet=None))[words] == ({party} if party else set())


def test_both_presidents_by_neither(read):
    reading = read("Peru and Chile met. Peru and Chile spoke. Neither president wanted a war.", outlet=None)
    assert speakers(reading)["Neither president"] == {"PER", "CHL"}


def test_the_name_behind_a_body(read):
    text = "LIMA, May 4 (Agency) -- Deputy Commander of the Peruvian Coast Guard Luis Rojas Paz said it was calm."
    found = [a for a in read(text, outlet=None).actors if a.name == "Luis Rojas Paz"]
    assert [a.party for a in found] == ["PER"]


@pytest.mark.parametrize(
    ("text", "quote", "party"),
    [
        ("Peru said that the frigate Almirante was hit. The Almirante sank.", "Almirante", None),
        ("The Maria Luz, a Chilean patrol boat, fired. Peru fired at the Maria Luz.", "Maria Luz", "CHL"),
        ("CSB 4033 rammed a boat of Peru.", "CSB 4033", "VNM"),
    ],
)
def test_ships_are_nobodys_names(read, text, quote, party):
    found = {q: (a.kind.value, a.party) for a in read(text, outlet=None).actors for q in a.quotes}
    assert found[quote] == ("force", party)
    assert all(kind != "person" for kind, _ in found.values())


def test_a_captain_is_no_ship(read):
    found = [a.kind.value for a in read("The boat's captain, Maria Luz, said it was calm.", outlet=None).actors]
    assert found == ["person"]
