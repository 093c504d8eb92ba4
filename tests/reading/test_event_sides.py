"""Who acts and who is acted upon, where the words tie them to the deed only from afar."""

import pytest

from standoff.knowledge.event_patterns import load_event_patterns
from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Label


def events(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return list(reader.read(report).events)


def sides(event: Event) -> tuple[set[str], set[str]]:
    return {p.party for p in event.actors if p.party}, {p.party for p in event.targets if p.party}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Police in Karachi arrested twelve men.", "COERCE", "PAK", ""),
        ("A camp for Congolese refugees was attacked by Burundian soldiers.", "ASSAULT", "BDI", "COD"),
        ("Saudi Arabia launched an air strike killing five Yemeni fishermen.", "ASSAULT", "SAU", "YEM"),
        ("Iran fired missiles hitting two Iraqi bases.", "ASSAULT", "IRN", "IRQ"),
        ("Students demonstrated in Jakarta to demand the resignation of President Suharto.", "PROTEST", "", "IDN"),
        ("Farmers blocked a road in protest at the Polish government's refusal to pay.", "PROTEST", "", "POL"),
        ("Prosecutors in Belgrade opened an inquiry into crimes committed by Croatian forces.", "ACCUSE", "SRB", "HRV"),
        ("Serbia shelled Vukovar.", "ASSAULT", "SRB", "HRV"),
        ("Rwandan troops crossed into Goma.", "COERCE", "RWA", "COD"),
        ("Chinese ships blocked Philippine resupply boats.", "COERCE", "CHN", "PHL"),
        ("Britain froze the assets of three Belarusian generals.", "COERCE", "GBR", "BLR"),
        ("Sweden said a Russian submarine had entered Swedish waters.", "COERCE", "RUS", "SWE"),
        ("India test-fired a missile on Sunday.", "MOBILIZE", "IND", ""),
        ("Bolivian police broke up a protest in La Paz.", "ASSAULT", "BOL", ""),
        ("Canada expelled six Indian diplomats.", "SANCTION", "CAN", "IND"),
        ("Sudanese troops were ordered to return to their bases.", "RETREAT", "SDN", ""),
        ("Mali's junta told the French envoy to leave the country and closed the border.", "SANCTION", "MLI", "FRA"),
    ],
)
def test_sides(reader: Reader, text: str, kind: str, actors: str, targets: str) -> None:
    found = [sides(e) for e in events(reader, text) if e.type is EventType(kind)]
    assert (set(actors.split()), set(targets.split())) in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Saudi Arabia launched an air strike on a convoy.", "PROTEST"),
        ("Ukraine and Russia exchanged 200 prisoners of war on Sunday.", "ASSAULT"),
        ("Each army accused the other of breaking the truce.", "ASSAULT"),
        ("The reporter asked whether Peru would withdraw.", "REQUEST"),
        ("A man suspected of shooting a guard was freed.", "ACCUSE"),
        ("Kenya refused a request from Uganda to open the crossing.", "REQUEST"),
        ("The spokesman asked not to be named.", "REQUEST"),
    ],
)
def test_what_is_no_event_of_its_own(reader: Reader, text: str, kind: str) -> None:
    assert [e.trigger for e in events(reader, text) if e.type is EventType(kind)] == []


def test_a_means_has_not_its_victims_for_doers(reader: Reader) -> None:
    found = events(reader, "Two Kenyan herders were killed or injured by shelling.")
    assert all(sides(e)[0] == set() for e in found)
    assert len(found) == 2


@pytest.mark.parametrize("text", ["Troops shelled Sukhumi.", "Gunners shelled Stepanakert.", "Troops shelled Crimea."])
def test_a_disputed_place_names_no_side(reader: Reader, text: str) -> None:
    (event,) = [e for e in events(reader, text) if e.type is EventType.ASSAULT]
    assert sides(event) == (set(), set())


def test_the_aims_are_types_of_plover() -> None:
    assert EventType.REQUEST in load_event_patterns().aims[EventType.PROTEST]
