"""Armed groups by every manner in which a report introduces them, and the words of their names, which tell nothing."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.record.terms import EventType

Read = Callable[..., Reading]


def parties(reading: Reading, words: str) -> set[str | None]:
    said = [s for s in reading.statements if s.cue is not None and s.source.text.startswith(words)]
    assert said, [s.source.text for s in reading.statements]
    return {holder.party for s in said for holder in s.source.holders if holder.party}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        (
            "The Ridge Front for Deliverance, an umbrella of the armed groups, claimed that it held the ford at Huari.",
            "The Ridge Front for Deliverance",
            "RIDGE-FRONT-FOR-DELIVERANCE",
        ),
        (
            "The Movement of 3 June, a militia loyal to the governor, said it would not leave Huari.",
            "The Movement of 3 June",
            "MOVEMENT-OF-3-JUNE",
        ),
        (
            "The Movement for the Liberation of Retreat Valley, which fights the army in the hills, denied the charge.",
            "The Movement for the Liberation of Retreat Valley",
            "MOVEMENT-FOR-THE-LIBERATION-OF-RETREAT-VALLEY",
        ),
        (
            "A group calling itself the Army of the Free Hills claimed the bombing at Huari.",
            "A group",
            "ARMY-OF-THE-FREE-HILLS",
        ),
        (
            "The Peace Defence Front, or PDF, a rebel alliance, left the talks. The PDF said it would fight.",
            "The PDF",
            "PEACE-DEFENCE-FRONT",
        ),
        (
            "Gunmen of the Huari Justice Brotherhood (HJB) took the bridge. The HJB said it would stay.",
            "The HJB",
            "HUARI-JUSTICE-BROTHERHOOD",
        ),
        # A party and a choir are no armed groups, whatever they call themselves and do.
        ("The National Harvest Party, a union of growers, said the price was low.", "The National Harvest Party", None),
        ("The Choir of the Free Hills, which holds a fair in town, said it would sing.", "The Choir", None),
    ],
)
def test_a_group_is_a_party_once_introduced(read: Read, text: str, words: str, party: str | None) -> None:
    assert parties(read(text), words) == ({party} if party else set())


def test_no_event_stands_in_a_name(read: Read) -> None:
    reading = read(
        "The National Front for Liberation, a rebel group, said its men were ready. The National Front for Liberation "
        "has offices at Huari."
    )
    assert EventType.RETREAT not in {e.type for e in reading.events}


def test_the_same_word_outside_a_name_is_one(read: Read) -> None:
    reading = read("The Night Attack Brigade, a rebel group, said that its attack on Huari had killed ten soldiers.")
    triggers = {reading.report.text[slice(*e.trigger[0])] for e in reading.events}
    assert "attack" in triggers
    assert "Attack" not in triggers


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # In a ministry's release the regime is the other side's.
        (
            "MINISTRY OF DEFENCE OF THE REPUBLIC OF PERU\n\nLima, 5 June 2031\n\nThe regime shelled our posts. "
            "The regime claims that it was provoked. Ecuador has lost ten men. We demand that Ecuador withdraw.",
            "The regime",
            "ECU",
        ),
        # A paper at home that tells what its army did to the other's things keeps its army.
        (
            "LIMA, June 5 (Rimac) - Quito says that our planes crossed the border. The army claims to have shot down "
            "three Ecuadorian drones. Ecuador denied it. Peru and Ecuador have been at war since May.",
            "The army",
            "PER",
        ),
    ],
)
def test_whose_the_regime_and_the_army_are(read: Read, text: str, words: str, party: str) -> None:
    assert parties(read(text, outlet=None), words) == {party}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # A paper's town in the line of its date tells where it is at home.
        (
            "Army denies crossing; Caracas protests\nEl Heraldo de Riohacha, 4 June 2031\n\n"
            "The army denied on Wednesday that a patrol had crossed into Zulia. Venezuela's defence minister accused "
            "the Colombian patrol of burning a ranch near Maracaibo. Venezuela wants an apology.\n\n"
            "At Maicao nobody saw a soldier.",
            "The army",
            "COL",
        ),
        # A general is no rebel because the paragraph tells of rebels.
        (
            "BUTIG, Philippines - The Ridge Front, a rebel group, claimed to have killed 12 soldiers. "
            "The army denied it: three had died, said Maj. Gen. Arnel Basco, commander of the division.",
            "Maj. Gen. Arnel Basco",
            "PHL",
        ),
    ],
)
def test_where_a_report_is_at_home(read: Read, text: str, words: str, party: str) -> None:
    assert parties(read(text, outlet=None), words) == {party}
