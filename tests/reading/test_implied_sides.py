"""Sides that the words imply: the rival, both of two, the speaker's own; who acts past a cleft or a shared agent."""

from collections.abc import Callable

import pytest

from standoff.reading.coordination import rejoined
from standoff.reading.events.rivals import Rivals
from standoff.reading.language import Model
from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Reading, Report
from standoff.record.terms import EventType, Label

BATTLE = "Peruvian troops shelled an Ecuadorean post on Monday, and Ecuadorean guns fired on Peruvian trenches. "


def report_of(text: str) -> Report:
    return Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))


def events(reader: Reader, text: str) -> list[Event]:
    return list(reader.read(report_of(text)).events)


def sides(event: Event) -> tuple[set[str], set[str]]:
    return {p.party for p in event.actors if p.party}, {p.party for p in event.targets if p.party}


def coded(reader: Reader, text: str) -> list[tuple[str, set[str], set[str]]]:
    return [(e.type.value, *sides(e)) for e in events(reader, text)]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("It was Malian soldiers, the statement says, who burned the market.", "ASSAULT", "MLI", ""),
        ("Dozens of homes were burned or looted by soldiers of Eritrea.", "ASSAULT", "ERI", ""),
        ("Thai, Cambodian envoys sign border protocol.", "AGREE", "THA KHM", ""),
        ("The two presidents, Gustavo Petro and Nicolas Maduro, met in Havana.", "CONSULT", "COL VEN", ""),
        ("An attempt by Peru to capture one of the Ecuadorean posts failed.", "COERCE", "PER", "ECU"),
        ("The shelling of Ecuadorean villages by Peru went on.", "ASSAULT", "PER", "ECU"),
        ("Statement of the Foreign Ministry on the killing of Kenyan fishermen.", "ASSAULT", "", "KEN"),
        ("Rights groups accused Ugandan troops of deliberately targeting farmers.", "ASSAULT", "UGA", ""),
        ("Shooting on the Lebanese-Syrian border went on all night.", "ASSAULT", "", ""),
        ("Both sides accepted an Egyptian proposal.", "AGREE", "", "EGY"),
        ("Yemeni guards detained a Saudi envoy and released him after an hour.", "RETREAT", "YEM", "SAU"),
        ("Yemeni forces surrounded six Saudi soldiers and took them prisoner.", "COERCE", "YEM", "SAU"),
        ("Togolese soldiers have crossed into Benin's northern Alibori province.", "COERCE", "TGO", "BEN"),
        ("The court ordered the release of nine Yemeni fishermen.", "RETREAT", "", "YEM"),
    ],
)
def test_who_acts_on_whom(reader: Reader, text: str, kind: str, actors: str, targets: str) -> None:
    assert (kind, set(actors.split()), set(targets.split())) in coded(reader, text)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ('"They must withdraw at once," Ecuador\'s foreign minister said.', "RETREAT", "PER", ""),
        ("One soldier was wounded, Ecuador's defence ministry said.", "ASSAULT", "", "ECU"),
        ("Talks between the commanders went on.", "CONSULT", "PER ECU", ""),
        ("Ecuador's army said its men had withdrawn when the enemy attacked.", "ASSAULT", "PER", ""),
    ],
)
def test_sides_that_a_report_of_two_leaves_no_doubt_of(
    reader: Reader, text: str, kind: str, actors: str, targets: str
) -> None:
    assert (kind, set(actors.split()), set(targets.split())) in coded(reader, BATTLE + text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three men were wounded, a doctor said.", "ASSAULT"),
        ("Three militants were wounded, a doctor said.", "ASSAULT"),
    ],
)
def test_no_side_is_made_up(reader: Reader, text: str, kind: str) -> None:
    assert [s for k, *s in coded(reader, BATTLE + text)[2:] if k == kind] in ([[set(), set()]], [])


def test_a_third_state_has_no_rival_and_a_report_of_three_no_pair(reader: Reader) -> None:
    both = Rivals.among(events(reader, BATTLE))
    assert (both.of, both.pair()) == ({"ECU": "PER", "PER": "ECU"}, ("ECU", "PER"))
    three = Rivals.among(events(reader, BATTLE + "Chilean ships shelled a Peruvian port and a Peruvian island."))
    assert "PER" not in three.of


def test_the_grounds_say_that_a_side_is_implied(reader: Reader) -> None:
    (last,) = [e for e in events(reader, BATTLE + "Talks between the commanders went on.") if e.type.value == "CONSULT"]
    assert "implied: the two sides of the report" in last.grounds


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The navy denied that its crew had been seized and accused Lima of lying.", "accused", "denied"),
        ("The envoy says the guards were late, and has refused to pay.", "refused", "says"),
        ("They shelled the town, fired on people who fled and seized its mill.", "seized", "fired"),
        ("The army said that its post was shelled and lost two men.", "lost", "shelled"),
        ("Kenya says soldiers crossed the river and have set up posts.", "set", "crossed"),
    ],
)
def test_a_coordinated_verb_hangs_where_its_agreement_and_voice_say(
    model: Model, text: str, verb: str, head: str
) -> None:
    document = rejoined(model.parse(report_of(text)))
    (token,) = [t for t in document.tokens if t.text == verb]
    assert document.head(token).text == head


def test_a_denial_does_not_swallow_the_charge_that_follows_it(reader: Reader) -> None:
    text = "Sudan denied that its pilots had been captured and accused Chad of bombing a market."
    (bombing,) = [e for e in events(reader, text) if e.type is EventType.ASSAULT]
    assert (bombing.polarity.value, *sides(bombing)) == ("affirmed", {"TCD"}, set())


def test_the_sides_of_a_release_are_the_same_however_it_is_read(read: Callable[..., Reading]) -> None:
    text = f"{BATTLE}\n\nOne soldier was wounded, Ecuador's defence ministry said.\n"
    first, second = (read(text).events for _ in range(2))
    assert [(e.id, e.actors, e.targets, e.grounds) for e in first] == [
        (e.id, e.actors, e.targets, e.grounds) for e in second
    ]
