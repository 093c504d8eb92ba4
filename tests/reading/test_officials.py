"""Whose voice a report's own is: that of the body which issues it, or a medium's."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Read = Callable[..., Reading]


def holder(reading: Reading) -> tuple[str | None, str | None]:
    """The name and party of who holds the root statement."""
    holders = reading.statements[0].source.holders
    if not holders:
        return None, None
    names = {a.id: a.name for a in reading.actors}
    return names.get(holders[0].actor or ""), holders[0].party


@pytest.mark.parametrize(
    ("outlet", "party"),
    [
        ("Ministry of Foreign Affairs of Peru", "PER"),
        ("Ecuadorian Defence Ministry", "ECU"),
        ("Government of Chad", "TCD"),
        ("Embassy of Peru in Quito", "PER"),
        ("Press office of the General Staff of Armenia", "ARM"),
        ("Peruvian Army Radio", None),
        ("Parliament News", None),
        ("Lima Tribune", None),
        ("Peru", None),
        ("Border Service", None),
        (None, None),
    ],
)
def test_an_organ_and_a_state_make_an_official_outlet(read: Read, outlet: str | None, party: str | None) -> None:
    assert holder(read("On the frontier\n\nWe lost two posts on Monday.", outlet=outlet))[1] == party


BODY = (
    "\n\nPeruvian units fired on our posts overnight. We call on Lima to stop. The ministry keeps count of each shot."
)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Ministry of Defence of the Republic of Ecuador\nPress Service", "Defence Ministry of Ecuador"),
        ("REPUBLIC OF ECUADOR\nMINISTRY OF NATIONAL DEFENCE\nCommuniqué 12", "Defence Ministry of Ecuador"),
        ("Ministry of Foreign Affairs and Human Mobility\nGovernment of Ecuador", "Foreign Ministry of Ecuador"),
        ("Statement by the Ministry of Foreign Affairs of Ecuador on shelling", "Foreign Ministry of Ecuador"),
        ("Comment of Ecuador's Foreign Ministry spokesperson", None),
        ("Ministry of Defence\nQuito, 4 May 2022", "Defence Ministry of Ecuador"),
        ("Government of Ecuador\nOffice for the Southern Border", "Office for the Southern Border"),
    ],
)
def test_a_letterhead_names_the_body_that_speaks(read: Read, head: str, name: str | None) -> None:
    found = holder(read(head + BODY, outlet=None))
    assert found[1] == "ECU"
    assert name is None or found[0] == name


def test_a_signature_names_the_body_that_speaks(read: Read) -> None:
    found = holder(
        read("On the shelling" + BODY + "\n\nPress Service of the Ministry of Defence of Ecuador", outlet=None)
    )
    assert found == ("Defence Ministry of Ecuador", "ECU")


def test_a_body_that_speaks_for_itself_in_the_present_tense_issues_the_report(read: Read) -> None:
    text = "On the shelling\n\nThe Foreign Ministry of Ecuador condemns the attack of Monday. We expect an apology."
    assert holder(read(text, outlet=None))[1] == "ECU"


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador's army repels attack\n\nEcuador's army repelled an attack on Monday. We saw the smoke from the road.",
        "Ministry of Defence of Ecuador denies attack\n\nThe ministry denied it on Monday. We saw the smoke.",
        "Statement by the Ministry of Defence of Ecuador\nBy Rosa Vela\n\nThe statement fell flat. We saw the smoke.",
        "On the road\n\nWe drove to the border of Ecuador. Our driver was afraid. The army there let us pass.",
    ],
)
def test_news_about_a_body_is_not_its_release(read: Read, text: str) -> None:
    assert holder(read(text, outlet=None)) == (None, None)


def test_we_of_a_medium_is_no_states(read: Read) -> None:
    found = read("Ministry of Defence of Ecuador\n\nThe ministry denied it on Monday.", outlet="The Daily Ledger")
    assert holder(found) == (None, None)


def test_first_persons_and_bare_organs_of_a_release_are_the_issuers(read: Read) -> None:
    text = (
        "Ministry of Defence of the Republic of Ecuador\n\nPeruvian units fired on our posts. Our soldiers fired back. "
        "Our country wants peace. The ministry rejects the claims of the Peruvian Foreign Ministry. "
        "The army stays ready."
    )
    reading = read(text, outlet=None)
    mentioned = {q: a.name for a in reading.actors for q in a.quotes}
    assert mentioned["Our soldiers"] == mentioned["army"] == "Armed forces of Ecuador"
    assert mentioned["Our country"] == "Ecuador"
    rejection = next(s for s in reading.statements if s.cue is not None and s.cue.lemma == "reject")
    assert [h.party for h in rejection.source.holders] == ["ECU"]


def test_the_ministry_named_just_before_is_not_the_issuer(read: Read) -> None:
    text = (
        "Ministry of Defence of the Republic of Ecuador\n\nThe Peruvian Defence Ministry said that three men fell. "
        "The ministry also named them. We have no such news."
    )
    said = [s for s in read(text, outlet=None).statements if s.source.text == "The ministry"]
    assert all(h.party != "ECU" for s in said for h in s.source.holders)


def test_we_said_in_a_release_is_its_issuers_statement(read: Read) -> None:
    text = "Embassy of Ecuador in Ankara\n\nWe reject the charge that Peru made on Monday."
    rejection = read(text, outlet=None).statements[1]
    assert [(h.party, rejection.source.kind) for h in rejection.source.holders] == [("ECU", "organ")]
