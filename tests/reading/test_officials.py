"""Whose voice a report's own is: an organ's that publishes it, or a medium's."""

import pytest

from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.officials import official_party


@pytest.mark.parametrize(
    ("outlet", "party"),
    [
        ("Ministry of Foreign Affairs of Peru", "PER"),
        ("Ecuadorian Defence Ministry", "ECU"),
        ("Government of Chad", "TCD"),
        ("Peruvian Army Radio", None),
        ("Parliament News", None),
        ("Lima Tribune", None),
        ("Peru", None),
        ("Border Service", None),
        (None, None),
    ],
)
def test_an_organ_and_a_state_make_an_official_voice(outlet, party):
    assert official_party(outlet, load_whos_who()) == party


def test_the_root_statement_is_held_by_the_state_whose_organ_publishes(read):
    reading = read("Statement on the frontier\n\nTwo posts were lost.", outlet="Ministry of Foreign Affairs of Peru")
    assert [h.party for h in reading.statements[0].source.holders] == ["PER"]
    assert read("Lost posts\n\nTwo posts were lost.").statements[0].source.holders == ()
