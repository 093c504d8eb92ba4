"""Names whose party depends on the day of the report: movements that govern a state, armies that became a state's."""

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.in_power import load_tenures


def speakers(reading):
    """Each source with the parties of its holders."""
    return [(s.source.text, {h.party for h in s.source.holders} - {None}) for s in reading.statements if s.cue]


@pytest.mark.parametrize(
    ("published", "text", "party"),
    [
        # A movement that governs a state in fact speaks for it, and its ministries are the state's.
        ("2023-05-28", "The Taliban's defence ministry said it was calm.", "AFG"),
        ("2023-05-28", "A spokesman for the Taliban interior ministry, Jan Gul, said it was calm.", "AFG"),
        ("1999-03-01", "The Taliban said it was calm.", "AFG"),
        # Before and between, it is a party of its own.
        ("2015-05-28", "The Taliban said it was calm.", "TALIBAN"),
        ("2002-05-28", "The Taliban said it was calm.", "TALIBAN"),
        # Its namesake elsewhere is none of that state.
        ("2023-05-28", "The Pakistani Taliban said it was calm.", "TTP"),
        # A rebel army becomes a state's.
        ("2005-01-09", "The SPLA said it was calm.", "SPLM-A"),
        ("2013-01-09", "The SPLA said it was calm.", "SSD"),
        ("1993-07-01", "The Rwandan Patriotic Front said it was calm.", "RPF"),
        ("1995-07-01", "The Rwandan Patriotic Front said it was calm.", "RWA"),
        # Without a date nothing is taken from the calendar.
        (None, "The Taliban said it was calm.", "TALIBAN"),
    ],
)
def test_parties_on_the_day_of_the_report(read, published, text, party):
    assert speakers(read(text, published=published, outlet=None))[0][1] == {party}


def test_a_malformed_tenure_says_where(tmp_path):
    (tmp_path / "in_power.yaml").write_text(
        "in_power:\n  - {movement: RIDGE, state: PER, from: '2001-01-01', to: '2000-01-01', source: x}\n"
    )
    with pytest.raises(KnowledgeError, match="to after it"):
        load_tenures((tmp_path,))
    (tmp_path / "in_power.yaml").write_text("in_power:\n  - {movement: R, state: XXX, from: '2001', source: x}\n")
    with pytest.raises(KnowledgeError, match="no state's code"):
        load_tenures((tmp_path,))
