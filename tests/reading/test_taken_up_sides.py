"""Sides of an event that its clause only takes up, in wars of two parties and of three; and what must stay open."""

import pytest

from standoff.reading.events.rivals import Rivals
from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Label


def read_of(reader: Reader, text: str) -> tuple[Event, ...]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return reader.read(report).events


def sides(reader: Reader, text: str, word: str) -> tuple[set[str], set[str]]:
    """The parties that act and are acted upon in the last event whose trigger holds `word`."""
    rows = [e for e in read_of(reader, text) if any(word in text[a:b] for a, b in e.trigger) and not e.derived_from]
    assert rows, [text[a:b] for e in read_of(reader, text) for a, b in e.trigger]
    return {p.party for p in rows[-1].actors if p.party}, {p.party for p in rows[-1].targets if p.party}


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        # definite nouns
        ("Two Kenyan guards crossed the river at noon. The guards were seized an hour later.", "seized", "", "KEN"),
        (
            "Uganda's army holds two Rwandan corporals. The two were arrested at a ford on Monday.",
            "arrested",
            "",
            "RWA",
        ),
        ("Omani jets bombed a camp. Yemen said that it shot down one of the aircraft.", "shot", "YEM", "OMN"),
        # pronouns
        (
            "A patrol fired at Malian policemen and wounded two officers before one of them fired back.",
            "back",
            "MLI",
            "",
        ),
        ("Indian infantry stormed a spur. Eleven of them were killed.", "killed", "", "IND"),
        ("A Greek patrol boat was hit; its crew was taken prisoner.", "taken", "", "GRC"),
        ("Rwandan soldiers fought beside Hezbollah and supplied it with mortars.", "supplied", "RWA", "HEZBOLLAH"),
        # those who met
        (
            "Officers of the Greek army met envoys of Libya at Rhodes. They did not agree on a date.",
            "agree",
            "GRC LBY",
            "",
        ),
        # whom an attack hurt
        ("Hezbollah fired rockets at an army base in Haifa and wounded two soldiers.", "wounded", "HEZBOLLAH", "ISR"),
        ("A patrol of UNIFIL came under fire and one peacekeeper was wounded.", "wounded", "", "UN"),
        # the only ones of their kind
        (
            "Rebels of the Salt Front entered the town. The army of Chad bombed the rebels and killed 12 militants.",
            "killed",
            "TCD",
            "SALT-FRONT",
        ),
        (
            "Rebels of the Salt Front left. The army of Chad chased them. Two soldiers died when guerrillas struck.",
            "died",
            "",
            "TCD",
        ),
        # "its" people of who tells of them
        ("Eritrea said that Ethiopia's army holds two of its soldiers.", "holds", "ETH", "ERI"),
        ("Hezbollah said that Israel had freed eleven of its fighters.", "freed", "ISR", "HEZBOLLAH"),
        # whose weapons and deeds
        ("A drone of the Malian army struck a bridge.", "struck", "MLI", ""),
        ("Chad condemned the attack of the rebels of the Salt Front.", "attack", "SALT-FRONT", ""),
        ("Philippine soldiers shelled villages held by the Moro Islamic Liberation Front.", "shelled", "PHL", "MILF"),
        # settled, posted, suspended
        ("The rockets wounded several villagers in Musanze district of Rwanda.", "wounded", "", "RWA"),
        ("Up to 40 Indonesian observers were posted on both sides.", "posted", "IDN", ""),
        ("Congo suspended flights by Rwanda's state airline.", "suspended", "COD", "RWA"),
        ("A convoy of the United Nations mission was fired on near Ade.", "fired", "", "UN"),
        # both of two
        ("Ten men died in shelling between Thailand and Cambodia.", "shelling", "THA KHM", "THA KHM"),
        (
            "The army of Mali entered Kidal after two weeks of fighting with the rebels of the Ridge Front.",
            "fighting",
            "MLI RIDGE-FRONT",
            "MLI RIDGE-FRONT",
        ),
        ("The Omani air force acknowledged that two jets flew along the border.", "flew", "OMN", ""),
    ],
)
def test_sides_that_are_taken_up(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (set(actors.split()), set(targets.split()))


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        # two armies: the soldiers may be either's
        ("Peruvian soldiers shot at Ecuadorean soldiers. The soldiers were captured.", "captured", "", ""),
        # somebody of no known side stands between
        ("Kenyan guards crossed the river. Gunmen followed. The men were arrested.", "arrested", "", ""),
        # a new act by nobody known is not the one told of before
        (
            "The Malian army struck a convoy. Later gunmen attacked a bus. Nobody has claimed the attack.",
            "attack",
            "",
            "",
        ),
        # sides of the border are places
        ("Peru shelled Ecuador. Shells fell on both sides of the border.", "fell", "", ""),
        # what is fired is no people
        ("Rockets hit Kenyan villagers. Kenya wants to know who fired them.", "fired", "", ""),
        # two armed groups
        ("The M23 and the FDLR were in the hills. Congo's army killed 12 militants.", "killed", "COD", ""),
        # where troops are sent nobody is struck
        ("Kenya urged the bloc to send a force to eastern Congo.", "send", "", ""),
        # who leaves a place leaves it to nobody
        ("Kenyan units left the Ugandan village.", "left", "KEN", ""),
        # an armed group's word makes villagers nobody's
        ("Planes bombed two farms and killed five villagers, a Houthi spokesman said.", "killed", "", ""),
        # quoted pronouns point out of the report
        ('Kenyan guards fled. "They shot him at the door," said a baker.', "shot", "", ""),
    ],
)
def test_sides_that_stay_open(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (set(actors.split()), set(targets.split()))


def test_what_is_taken_up_has_its_chain_and_its_rule(reader: Reader) -> None:
    text = "Two Kenyan guards crossed the river at noon. The guards were seized an hour later."
    row = next(e for e in read_of(reader, text) if any(text[a:b] == "seized" for a, b in e.trigger))
    assert [text[a:b] for a, b in row.targets[0].spans] == ["The guards"]
    assert row.targets[0].via
    assert "taken up" in row.grounds


def test_a_third_who_strikes_leaves_nobody_s_rival_sure(reader: Reader) -> None:
    two = "Peruvian troops shelled an Ecuadorean post. Ecuadorean guns fired on Peruvian trenches."
    three = two + " Rebels of the Salt Front burned three huts."
    assert Rivals.among(read_of(reader, two)).pair() == ("ECU", "PER")
    assert Rivals.among(read_of(reader, three)).pair() is None


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Hezbollah said it wanted to avenge a boy whom Israeli snipers killed.", "killed", "ISR", ""),
        ("Rwanda says that rockets launched from Congo on Monday wounded four Rwandans.", "wounded", "", "RWA"),
        ("On 12 December delegates of the M23 met officers of the Congolese army.", "met", "M23", "COD"),
        ("Rwanda said that rockets launched on Monday had wounded four Rwandans.", "wounded", "", "RWA"),
    ],
)
def test_relative_clauses_that_the_parse_takes_apart(
    reader: Reader, text: str, word: str, actors: str, targets: str
) -> None:
    assert sides(reader, text, word) == (set(actors.split()), set(targets.split()))
