"""Who the two sides are: those whom the words set against each other, not who carries the report or speaks with one."""

from collections.abc import Callable

import pytest

from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.names import find_names
from standoff.reading.places.finding import find_places
from standoff.reading.read import Reader
from standoff.record.rows import Reading

Read = Callable[..., Reading]


def meant(reader: Reader, read: Read, text: str, words: str) -> set[str | None]:
    """The parties that the last such words of a text stand for."""
    report = read(text, outlet=None).report
    document = reader.model.parse(report)
    names = find_names(document, reader.registry)
    places = find_places(document, names, reader.gazetteer, report=report)
    cast = find_cast(document, report, names, places, reader.registry, reader.gazetteer)
    end = text.rindex(words) + len(words)
    return {cast.actor(r.actor).party for r in cast.referents if r.span[1] == end}


BRASILIA = (
    "BRASILIA, June 4. (Agencia Cerrado) — President Lula and Peruvian President Alberto Fujimori spoke by telephone "
    "about the fighting on the Peruvian-Ecuadorian border, the Planalto said on Wednesday. Brazil and Peru agreed to "
    "stay in touch.\n\nFujimori thanked Brazil. Brazil and Peru share the wish for peace, the Planalto said.\n\n"
    "Ecuador denies having crossed the border.\n\n"
)
CAIRO = (
    "CAIRO, June 3 (Nile News) - President Abdel Fattah el-Sisi received Eritrean President Isaias Afwerki in Cairo. "
    "Egypt and Eritrea signed a trade accord.\n\nIsaias thanked Egypt.\n\nEthiopia accuses Eritrea of occupying Badme. "
    "Eritrean troops shelled Zalambessa last week, Addis Ababa said.\n\n"
)
NAIROBI = (
    "NAIROBI, June 3 (Savanna Press) - Kenya called on Rwanda and the Democratic Republic of the Congo to end the "
    "fighting. Kenya spoke with Congo on Monday. Kenya and Congo agreed on a mandate. Congo thanked Kenya.\n\n"
)
ROME = (
    "ROME, June 3 (Tiber) - Pope Francis urged Chile and Argentina to settle their quarrel. Italy and Argentina are "
    "friends, an Italian diplomat said. Italy and Argentina trade in beef. Italy has offered Argentina a loan.\n\n"
)
BANGKOK = (
    "The Thai army said on Tuesday that Cambodian troops fired rockets at Surin. Cambodia accuses Thailand of using "
    "cluster bombs. Thailand and China agreed to hold a drill. Thailand and China will build a railway. Thailand and "
    "China signed a pact.\n\n"
)
LIMA = (
    "LIMA, June 3 (Pacific Agency) - Peru and Brazil held talks on roads on Tuesday. Brazil's foreign minister met his "
    "Peruvian counterpart. Peru and Brazil want a railway.\n\n"
)


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        (BRASILIA + "Quito said that the two sides had agreed to talk.", "the two sides", {"PER", "ECU"}),
        (BRASILIA + "Brazil proposed that the two countries meet.", "the two countries", {"PER", "ECU"}),
        (CAIRO + "Isaias said that both sides could meet.", "both sides", {"ERI", "ETH"}),
        (NAIROBI + "The two countries must talk, a spokesman said.", "The two countries", {"RWA", "COD"}),
        (ROME + "Both sides have sent ships.", "Both sides", {"CHL", "ARG"}),
        (BANGKOK + "Both sides agreed to meet.", "Both sides", {"THA", "KHM"}),
    ],
)
def test_the_sides_are_those_set_against_each_other(
    reader: Reader, read: Read, text: str, words: str, parties: set[str]
) -> None:
    assert meant(reader, read, text, words) == parties


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        # Nobody is set against anybody: the two who are named together are meant.
        (LIMA + "The two countries will meet again.", "The two countries", {"PER", "BRA"}),
        # One war told of in passing makes no sides of its two elsewhere.
        (
            LIMA + "Ecuador fought Peru in 1941.\n\nThe two countries have signed a plan.",
            "The two countries",
            {"PER", "BRA"},
        ),
        # Those who fight a third together are no sides of each other.
        (
            "China and Russia held an exercise off Tsushima on Tuesday. China and Russia did not warn Japan.\n\n"
            "Japan protested to both countries.",
            "both countries",
            {"CHN", "RUS"},
        ),
    ],
)
def test_look_alikes_are_not_set_against_each_other(
    reader: Reader, read: Read, text: str, words: str, parties: set[str]
) -> None:
    assert meant(reader, read, text, words) == parties


def test_a_paragraph_has_its_own_two(reader: Reader, read: Read) -> None:
    text = LIMA + "In 1995 Peru fought Ecuador. The two countries have agreed to open a bridge."
    assert meant(reader, read, text, "The two countries") == {"PER", "ECU"}


def test_who_offers_something_to_the_two_is_neither(reader: Reader, read: Read) -> None:
    text = CAIRO + "Egypt and Eritrea discussed the sea. Egypt has offered the two countries a hotline."
    assert meant(reader, read, text, "the two countries") == {"ERI", "ETH"}
    text = LIMA + "Peru and Brazil met in Tacna. The railway will link the two countries."
    assert meant(reader, read, text, "the two countries") == {"PER", "BRA"}


@pytest.mark.parametrize(
    ("deed", "parties"),
    [
        ("Greek and Turkish troops exchanged fire on Monday", {"GRC", "TUR"}),
        ("A Turkish frigate rammed a Greek patrol boat on Monday", {"GRC", "TUR"}),
        ("Turkish jets entered Greek airspace on Monday", {"GRC", "TUR"}),
        ("The foreign ministry of Greece blamed Turkey for the fire on Monday", {"GRC", "TUR"}),
        ("Clashes broke out on the border between Greece and Turkey on Monday", {"GRC", "TUR"}),
        ("Greece and Turkey exchanged envoys on Monday", {"DEU", "GRC"}),
        ("Turkish tourists entered Greece by the thousand on Monday", {"DEU", "GRC"}),
        ("Turkey struck a deal with Greece on Monday", {"DEU", "GRC"}),
        ("Turkey opened a consulate in Greece on Monday", {"DEU", "GRC"}),
        ("Turkey took part in a drill with Greece on Monday", {"DEU", "GRC"}),
    ],
)
def test_what_sets_two_apart(reader: Reader, read: Read, deed: str, parties: set[str]) -> None:
    text = (
        f"{deed}, officials said. Germany and Greece agreed to stay in touch. Germany and Greece are partners. Germany "
        "praised Greece. Germany and Greece will meet on Friday.\n\nBoth sides should talk, a diplomat said."
    )
    assert meant(reader, read, text, "Both sides") == parties


def test_both_sides_are_the_two_countries_of_the_sentence_before(reader: Reader, read: Read) -> None:
    text = (
        "QUITO, June 3 (Chimborazo) - Colombia and Ecuador have closed their border after FARC dissidents killed nine "
        "Ecuadorian soldiers. The dissidents of FARC attacked a patrol of Ecuador, the army said.\n\n"
        "The two countries will patrol the river together. Both sides will share what they know."
    )
    assert meant(reader, read, text, "Both sides") == {"COL", "ECU"}


def test_both_countries_may_be_accused_of_something(reader: Reader, read: Read) -> None:
    assert meant(reader, read, LIMA + "Ecuador accused both countries of raising tension.", "both countries") == {
        "PER",
        "BRA",
    }
    assert meant(reader, read, LIMA + "Posts stand on both sides of the river.", "both sides") == set()
