"""Groups by the short names that a report uses without giving them: initials, the noun that ends the name."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Read = Callable[..., Reading]


def parties(reading: Reading, words: str) -> set[str | None]:
    said = [s for s in reading.statements if s.cue is not None and s.source.text.startswith(words)]
    assert said, [s.source.text for s in reading.statements]
    return {holder.party for s in said for holder in s.source.holders if holder.party}


RIDGE = "The army fought the Ridge Resistance, a militia of herders, near Huari on Monday. "


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # Initials of a known group that no file and no bracket gives.
        ("The army met the Chin National Front at Falam. The CNF denied the charge.", "The CNF", "CHIN-NF"),
        ("The coast road is held by the Niger Delta Avengers. The NDA said it would stay.", "The NDA", "NDA-NGA"),
        # The noun that ends the name, written like one.
        (
            RIDGE + "The Resistance said that it had lost a man.",
            "The Resistance",
            "RIDGE-RESISTANCE",
        ),
        (
            RIDGE + "Men of the Resistance fell. Resistance leaders denied it.",
            "Resistance leaders",
            "RIDGE-RESISTANCE",
        ),
        # Two names behind one another are two groups.
        (
            "Peru, the Ridge Liberation Army and the Huari Resistance, the militia on its side, met at Loja. "
            "The Ridge Liberation Army said the talks had failed.",
            "The Ridge Liberation Army",
            "RIDGE-LIBERATION-ARMY",
        ),
        (
            "Peru, the Ridge Liberation Army and the Huari Resistance, the militia on its side, met at Loja. "
            "The Resistance said the talks had failed.",
            "The Resistance",
            "HUARI-RESISTANCE",
        ),
        # A noun that only opens a sentence, one in another's name, and a state's own body shorten nothing.
        (RIDGE + "Resistance was weak. French Resistance veterans said it was a shame.", "French Resistance", None),
        (RIDGE + "Villagers saw no resistance. Residents said that they had fled.", "Residents", None),
    ],
)
def test_a_short_name_stands_for_the_group(read: Read, text: str, words: str, party: str | None) -> None:
    assert parties(read(text), words) == ({party} if party else set())
