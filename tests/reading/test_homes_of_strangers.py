"""Where a report is at home by its town, whom it sets against each other by whom it names; towns that speak; pronouns
that pass somebody unnamed; names where only places stand."""

from dataclasses import replace

import pytest

DATED = "LIMA, May 4 (Agency) -- Peru and Ecuador fired. Peru and Ecuador met.\n\n"
BORDER = "Peru and Ecuador fired. Peru and Ecuador met.\n\n"


def speakers(reading):
    """Each source with the parties of its holders."""
    return {s.source.text: {h.party for h in s.source.holders} - {None} for s in reading.statements if s.cue}


def kinds(reading):
    return {s.source.text: str(s.source.kind) for s in reading.statements if s.cue}


@pytest.mark.parametrize(
    ("given", "party"),
    [
        ({"byline": "Ana Paz, Piura"}, "PER"),
        ({"byline": "Ana Paz in Loja"}, "ECU"),
        ({"outlet": "Piura Examiner"}, "PER"),
        # Towns of both sides, of neither, and none at all say nothing.
        ({"byline": "Ana Paz in Piura and Luis Vega in Loja"}, None),
        ({"byline": "Ana Paz, Toronto"}, None),
        ({"outlet": "Corridor News"}, None),
    ],
)
def test_home_by_town(reader, read, given, party):
    text = BORDER + "Shots fell at night. The army said that all was calm."
    found = speakers(reader.read(replace(read(text, outlet=None).report, **given)))
    assert found["The army"] == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # A town that speaks is whoever governs there.
        (DATED + "Machala acknowledged the loss of one man.", "Machala", "ECU"),
        (DATED + "The road is shut, according to Piura.", "Piura", "PER"),
        # An ambassador is "the diplomat", unless another diplomat was just spoken of.
        (
            DATED + "Ecuador's ambassador was summoned on Friday. The diplomat promised that nobody would shoot.",
            "The diplomat",
            "ECU",
        ),
        (
            DATED + "Ecuador's ambassador met a diplomat on Friday. The diplomat said that it was calm.",
            "The diplomat",
            None,
        ),
        # People behind whom a body of the state at home stands.
        (
            DATED + "Luis Bedoya of the national boundary commission said that it was calm.",
            "Luis Bedoya of the national boundary commission",
            "PER",
        ),
        # The army of another paragraph, or after their troops, is home's.
        (
            DATED + "Ecuador's army fell back.\n\nRain fell on Sunday. The army said that nobody was hurt.",
            "The army",
            "PER",
        ),
        # So many of a people are not the state.
        (DATED + "Many Ecuadoreans doubt that it is over.", "Many Ecuadoreans", None),
        (DATED + "The Ecuadoreans say that it is over.", "The Ecuadoreans", "ECU"),
        # "The ministry" at home, where none was named.
        (DATED + "Two boats sank. The ministry said that it was calm.", "The ministry", "PER"),
        # "Here" is home, after the other's.
        (
            DATED + "Ecuador's foreign ministry asked Lima to wait. The ministry here called that insolent.",
            "The ministry",
            "PER",
        ),
        # The people of an alliance.
        ("Peru and Chile met. The OAS's monitors saw a hole; they say that a shell fell.", "they", "OAS"),
    ],
)
def test_whose_word(read, text, words, party):
    assert speakers(read(text, outlet=None))[words] == ({party} if party else set())


def test_a_newspaper_is_no_paper_of_the_issuer(read):
    text = "Ministry of Defence of Peru\n\nWe regret it. The newspaper Quito Mirror reports that Peru fired first."
    found = read(text, outlet=None)
    assert speakers(found)["The newspaper Quito Mirror"] == set()
    assert kinds(found)["The newspaper Quito Mirror"] == "outlet"


@pytest.mark.parametrize(
    ("text", "pronoun", "party"),
    [
        # He is the unnamed speaker, and not the minister before him.
        (
            "Ecuador's minister, Luis Paz, complained on Monday. A member of the Peruvian team said that it was over."
            " He smiled.",
            "He",
            None,
        ),
        # The cleft puts the army first.
        ("It was the Peruvian army which crossed the river. It burned the huts.", "It burned", "PER"),
        # Who is to return stands behind the noun.
        ("Ecuador insists on a return of the Peruvian army to the posts that it held in May.", "it held", "PER"),
    ],
)
def test_pronouns_pass_strangers(read, text, pronoun, party):
    reading = read(text, outlet=None)
    start = reading.report.text.index(pronoun)
    span = start, start + len(pronoun.split()[0])
    found = {a.party for a in reading.actors if any(span == tuple(m) for m in a.mentions) and a.party}
    acts = {p.party for e in reading.events for p in (*e.actors, *e.targets) if span in p.spans and p.party}
    assert found | acts <= ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The army entered Tarvo on Monday, the mayor of Kelm said.", "Tarvo", "place"),
        ("Two men were shot in Tarvo Kelm on Monday.", "Tarvo Kelm", "place"),
        ("Peru has taken most of al-Barada, which lies in the east.", "al-Barada", "place"),
        ("SHELLS FALL ON TARVO\n\nShells fell near Tarvo on Monday, and nobody was hurt.", "TARVO", "place"),
        ("Lumen Television: Did you fire?\nSpokesperson: No, we did not.", "Lumen Television", "organisation"),
        # Bodies, papers with a number and people stay what they are.
        ("Two men spoke in Parliament on Monday.", "Parliament", None),
        ("We wrote in Brief No. 9 that two men had died.", "Brief No. 9", None),
        ("The commander of the Chilean border guards, Luis Rojas, said that it was calm.", "Luis Rojas", "person"),
    ],
)
def test_names_by_where_they_stand(reader, read, text, name, label):
    from standoff.reading.actors.names import find_names

    document = reader.model.parse(read(text, outlet=None).report)
    found = {document.text[n.start : n.end]: n.label for n in find_names(document, reader.registry)}
    assert found.get(name) == label if label else found.get(name) != "place"


def test_gunmen_of_a_group_are_the_groups(read):
    reading = read("Gunmen of the Ridge Front, a rebel group, killed two men.", outlet=None)
    assert {p.party for e in reading.events for p in e.actors} == {"RIDGE-FRONT"}
