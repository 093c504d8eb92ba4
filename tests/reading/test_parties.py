"""Whose an actor is where the words only leave one: the report, and the party that must come of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.introduced import party_code
from standoff.reading.actors.names import find_names
from standoff.reading.cast import Cast
from standoff.reading.language import Model
from standoff.record.rows import Line, Place, Published, Reading, Report
from standoff.record.terms import Grade, Label, Precision

Whose = Callable[..., "Asked"]


class Asked:
    """A report and its cast, asked by the words of the text."""

    def __init__(self, report: Report, cast: Cast) -> None:
        self.report, self.cast = report, cast

    def parties(self, words: str, nth: int = 0) -> set[str | None]:
        """The parties of what the nth occurrence of exactly these words refers to."""
        spans = sorted({r.span for r in self.cast.referents if self.report.text[slice(*r.span)] == words})
        return {r.party for r in self.cast.referents if r.span == spans[nth]} if nth < len(spans) else set()

    def names(self, words: str) -> set[str]:
        spans = {r.span for r in self.cast.referents if self.report.text[slice(*r.span)] == words}
        return {self.cast.actor(r.actor).name for r in self.cast.referents if r.span in spans}


def _report(text: str, outlet: str | None = None, published: str | None = None) -> Report:
    lines, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(position, position + len(line), Label.BODY))
        position += len(line) + 1
    day = Published(published, published, "given", Grade.GIVEN) if published else Published()
    return Report("r-1", "0", "a.txt", text, published=day, lines=tuple(lines), outlet=outlet)


@pytest.fixture(scope="module")
def whose(model: Model) -> Whose:
    def run(text: str, places: tuple[Place, ...] = (), **given: str) -> Asked:
        report = _report(text, **given)
        document = model.parse(report)
        return Asked(report, find_cast(document, report, find_names(document), places))

    return run


def _place(text: str, name: str, country: str) -> Place:
    start = text.index(name)
    span = start, start + len(name)
    return Place(f"p-{name}", name, "town", country, 1.0, 1.0, Precision.TOWN, (span,), (name,))


# --- armed groups that the report introduces -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The Red Hill Front, a rebel group, struck Tunja. The front said so.", "Red Hill Front", "RED-HILL-FRONT"),
        ("The rebel group Black Cane took Tunja.", "Black Cane", "BLACK-CANE"),
        (
            "Fighters of the Salt River Brigade took Tunja.",
            "Fighters of the Salt River Brigade",
            "SALT-RIVER-BRIGADE",
        ),
        ("The Lowland Liberation Army took Tunja.", "Lowland Liberation Army", "LOWLAND-LIBERATION-ARMY"),
        ("The River Pact, a coalition of militias, took Tunja.", "River Pact", "RIVER-PACT"),
        ("The Red Hill Front (RHF), a rebel group, left. The RHF denied it.", "RHF", "RED-HILL-FRONT"),
    ],
)
def test_a_group_that_the_report_introduces_is_a_party_of_its_own(
    whose: Whose, text: str, words: str, party: str
) -> None:
    assert whose(text).parties(words) == {party}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Red Hill Company, a mining firm, left Tunja.", "Red Hill Company"),
        ("The Salvation Army left Tunja.", "Salvation Army"),
        ("The Farm Workers Union, a trade union, left Tunja.", "Farm Workers Union"),
    ],
)
def test_a_body_that_is_no_armed_group_gets_no_party(whose: Whose, text: str, words: str) -> None:
    assert whose(text).parties(words) <= {None}


def test_a_group_that_the_files_know_keeps_its_id(whose: Whose) -> None:
    assert whose("Hezbollah, a militant group, left.").parties("Hezbollah") == {"HEZBOLLAH"}


def test_the_id_of_a_party_is_its_name_in_capitals() -> None:
    assert party_code("the Frente São-Luís") == "FRENTE-SAO-LUIS"
    assert party_code("The Lions' Guard") == "LIONS-GUARD"


def test_the_officer_and_the_rebels_of_such_a_group_are_its_own(whose: Whose) -> None:
    text = "The Red Hill Front, a rebel group, struck Tunja. Its commander, Abel Ruiz, said the rebels would stay."
    asked = whose(text)
    assert asked.parties("Abel Ruiz") == {"RED-HILL-FRONT"}
    assert asked.parties("rebels") == {"RED-HILL-FRONT"}


def test_the_rebels_are_nobody_sure_among_two_groups(whose: Whose) -> None:
    text = "The rebel group Black Cane fought the rebel group Red Hill. A priest said the rebels had left."
    assert whose(text).parties("rebels") == set()


# --- home ------------------------------------------------------------------------------------------


def test_an_outlet_of_one_of_the_states_is_at_home_there(whose: Whose) -> None:
    text = "Kenya summoned the Ugandan envoy. Kenyan police left Busia. The Foreign Ministry said no more of Uganda."
    assert whose(text, outlet="The Nairobi Courier").parties("Foreign Ministry") == {"KEN"}
    assert whose(text, outlet="The Lakeside Courier").parties("Foreign Ministry") == {None}


def test_the_state_of_a_strange_outlet_is_no_home(whose: Whose) -> None:
    text = "Kenya and Uganda met. Kenyan police left Busia. Uganda waited. The Foreign Ministry said no more."
    assert whose(text, outlet="The Oslo Courier").parties("Foreign Ministry") == {None}


def test_a_lawmaker_without_a_country_is_one_at_home(whose: Whose) -> None:
    text = "LIMA, May 4 (Andes Wire) - Peru closed the road. Lawmaker Ana Sol said Peru was right."
    assert whose(text).parties("Ana Sol") == {"PER"}


def test_a_lawmaker_named_after_another_state_is_left_open(whose: Whose) -> None:
    text = "LIMA, May 4 (Andes Wire) - Peru closed the road.\nQuito protested. Lawmaker Ana Sol said it was wrong."
    assert whose(text).parties("Ana Sol") == {None}


# --- by the words around ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Peru struck Ecuador. Quito denied it. The foreign ministry said it was false.", "foreign ministry", "ECU"),
        (
            "Peru and Ecuador fought. Peru and Ecuador met. The Foreign Ministry accused Ecuador of lies.",
            "Foreign Ministry",
            "PER",
        ),
        (
            "Peru and Ecuador fought. Peru's army lost no aircraft, the Ministry of Defence said.",
            "Ministry of Defence",
            "PER",
        ),
        ("Kenya, Ethiopia and Sudan met. The federal government was silent.", "government", "ETH"),
        ("NATO met on Friday. The alliance's secretariat was silent.", "secretariat", "NATO"),
    ],
)
def test_the_words_around_an_organ_leave_one_owner(whose: Whose, text: str, words: str, party: str) -> None:
    found = {p for n in range(4) for p in whose(text).parties(words, n)}
    found |= {p for n in range(4) for p in whose(text).parties(f"alliance's {words}", n)}
    assert found == {party}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru struck Ecuador. The foreign ministry said it was false.", "foreign ministry"),
        ("Peru and Ecuador denied it. The foreign ministry said it was false.", "foreign ministry"),
        ("Kenya, Ethiopia and Nigeria met. The federal government was silent.", "government"),
        ("LIMA, May 4 (Andes Wire) - Peru met. The breakaway government was silent.", "government"),
    ],
)
def test_an_organ_of_nobody_sure_stays_open(whose: Whose, text: str, words: str) -> None:
    assert whose(text).parties(words) <= {None}


def test_who_speaks_first_is_of_the_state_that_speaks_in_the_headline(whose: Whose) -> None:
    text = (
        "Kampala Says Truck Was Seized; Kigali Denies It\n"
        "The air force said that a truck with twelve men had been stopped at the bridge before dawn on Friday."
    )
    assert whose(text).parties("air force") == {"UGA"}


@pytest.mark.parametrize(("country", "party"), [("PER", "PER"), (None, None)])
def test_local_bodies_are_of_the_place_named_with_them(whose: Whose, country: str | None, party: str | None) -> None:
    text = "Two men died near Tavel, police said."
    places = (_place(text, "Tavel", country),) if country else ()
    assert whose(text, places).parties("police") <= ({party} if party else {None})


def test_a_government_in_a_town_is_of_its_country_but_an_embassy_is_not(whose: Whose) -> None:
    text = "The government in Tavel was silent. The embassy in Tavel was shut."
    places = (_place(text, "Tavel", "YEM"),)
    asked = whose(text, places)
    assert asked.parties("government in Tavel") == {"YEM"}
    assert asked.parties("embassy in Tavel") == set()


# --- offices ---------------------------------------------------------------------------------------


def test_the_secretary_general_is_of_the_un_unless_another_body_is_spoken_of(whose: Whose) -> None:
    assert whose("Peru left. The Secretary-General was alarmed.").parties("Secretary-General") == {"UN"}
    nato = whose("NATO met. The Secretary-General was alarmed.").parties("Secretary-General")
    assert nato == {"NATO"}


def test_his_spokesman_is_of_his_side(whose: Whose) -> None:
    text = "Peruvian President Ivo Kern left. His spokesman said he was ill."
    assert whose(text).parties("His spokesman") == {"PER"}


def test_a_retired_officer_speaks_for_no_state(whose: Whose) -> None:
    assert whose("Ivo Kern, a retired Peruvian colonel, said so.").parties("Ivo Kern") == {None}


def test_a_holder_called_by_his_first_name_is_known_by_his_office(whose: Whose) -> None:
    office = next(o for o in load_whos_who().offices if o.party == "ETH" and o.title == "prime-minister")
    text = f"Prime Minister {office.holder.split()[0]} spoke."
    asked = whose(text, published=f"{office.since[:4]}-12-30")
    assert asked.parties(office.holder.split()[0]) == {"ETH"}


def test_a_colonel_by_his_short_rank_is_the_colonel(whose: Whose) -> None:
    text = "Lt Col Ivo Kern of the Peruvian army spoke. The colonel left."
    assert whose(text).names("colonel") == {"Ivo Kern"}


# --- several ---------------------------------------------------------------------------------------


def test_the_two_presidents_are_those_of_the_sides(whose: Whose) -> None:
    text = "Peru and Ecuador fought. Peru and Ecuador met. Peruvian President Ivo Kern spoke. The two presidents met."
    assert whose(text).parties("two presidents") == {"PER", "ECU"}


def test_they_agreed_are_the_two_named_before(whose: Whose) -> None:
    text = "Peruvian President Ivo Kern called Ecuador's President Ana Sol. They agreed to meet."
    assert whose(text).names("They") == {"Ivo Kern", "Ana Sol"}


# --- pronouns --------------------------------------------------------------------------------------


def test_their_does_not_look_ahead_over_a_semicolon(whose: Whose) -> None:
    text = "Peruvian troops held the ridge. Their officer blamed drones; Chilean officials have not said whether."
    assert whose(text).parties("Their") == {"PER"}


def test_its_in_a_relative_clause_is_of_the_noun_before_it(whose: Whose) -> None:
    text = "Peru's health ministry counted nine dead. Ecuador, which has given no figures of its own, said no."
    assert whose(text).parties("its") == {"ECU"}


def test_he_after_an_official_with_a_name_is_the_one_named(whose: Whose) -> None:
    text = "A Peruvian emergencies official, Ivo Kern, spoke on the radio. The road was open, he added."
    assert whose(text).names("he") == {"Ivo Kern"}


# --- names -----------------------------------------------------------------------------------------


def test_a_long_official_name_is_one_body_of_its_state(whose: Whose) -> None:
    text = "The Directorate of Ports of Peru's Ministry of Works said so. The directorate waited."
    asked = whose(text)
    assert asked.parties("Directorate of Ports of Peru's Ministry of Works") == {"PER"}
    assert asked.parties("directorate") == {"PER"}


def test_words_of_a_headline_are_no_name(whose: Whose) -> None:
    text = "Kampala Says Nine Drones Shot Down Overnight\nThe men left."
    assert not [a for a in whose(text).cast.actors if "Down" in a.name]


def test_a_dateline_of_a_town_is_home_where_the_report_is_about_its_country(whose: Whose) -> None:
    text = "Tavel, 3 May 2021 (Andes Wire) - Peru closed the road. The Foreign Ministry said Peru was right."
    report_home = whose(text, (_place(text, "Tavel", "PER"),))
    assert report_home.parties("Foreign Ministry") == {"PER"}
    strange = whose(text, (replace(_place(text, "Tavel", "PER"), country="CHE"),))
    assert strange.parties("Foreign Ministry") == {None}


def test_charities_and_watchers_of_rights_act_for_no_side(read: Callable[..., Reading]) -> None:
    reading = read(
        "The Red Cross said that it had visited the men. Human Rights Watch said that four had been beaten. "
        "The World Food Programme said that it had sent rice."
    )
    said = {s.source.text: {h.party for h in s.source.holders} for s in reading.statements if s.cue is not None}
    assert said == {"The Red Cross": {None}, "Human Rights Watch": {None}, "The World Food Programme": {"UN"}}
    assert {p.party for e in reading.events for p in (*e.actors, *e.targets)} <= {"UN", None}
