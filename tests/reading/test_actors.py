"""Actors and references: the sentence, and who is in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.names import find_names
from standoff.reading.cast import Cast
from standoff.reading.language import Model
from standoff.record.rows import Actor, Line, Place, Published, Report
from standoff.record.terms import ActorKind, Grade, Label, Precision


@dataclass(frozen=True)
class Read:
    """A report and its cast, with the questions that the tests ask."""

    report: Report
    cast: Cast

    def actor(self, name: str) -> Actor:
        return next(a for a in self.cast.actors if a.name == name)

    def parties(self) -> dict[str, str | None]:
        return {a.name: a.party for a in self.cast.actors}

    def meant(self, words: str, nth: int = 0) -> set[str]:
        """The names of the actors that the nth occurrence of exactly these words refers to."""
        spans = sorted({r.span for r in self.cast.referents if self.report.text[slice(*r.span)] == words})
        if nth >= len(spans):
            return set()
        return {self.cast.actor(r.actor).name for r in self.cast.referents if r.span == spans[nth]}


def report_of(text: str, published: str | None = None) -> Report:
    lines, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(position, position + len(line), Label.BODY))
        position += len(line) + 1
    day = Published(published, published, "given", Grade.GIVEN) if published else Published()
    return Report("r-1", "0", "a.txt", text, published=day, lines=tuple(lines))


Reader = Callable[..., Read]


@pytest.fixture(scope="module")
def read(model: Model) -> Reader:
    def run(text: str, published: str | None = None) -> Read:
        report = report_of(text, published)
        document = model.parse(report)
        return Read(report, find_cast(document, report, find_names(document)))

    return run


# --- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "party", "role"),
    [
        ("Sudanese Foreign Minister Mariam Sadig spoke.", "Mariam Sadig", "SDN", "Foreign Minister of Sudan"),
        ("Ethiopia’s defence minister Abraham Belay said so.", "Abraham Belay", "ETH", "Defence Minister of Ethiopia"),
        ("Sudan's caretaker premier, Osman Hussein, resigned.", "Osman Hussein", "SDN", "Prime Minister of Sudan"),
        ("Tomas Varga, a Hungarian opposition lawmaker, left.", "Tomas Varga", None, "opposition leader of Hungary"),
        ("Tomas Varga, a Hungarian lawmaker, left.", "Tomas Varga", "HUN", "lawmaker of Hungary"),
        (
            "A spokesman for the Kenyan Foreign Ministry, Peter Otieno, said the road was open.",
            "Peter Otieno",
            "KEN",
            "spokesperson of the Foreign Ministry of Kenya",
        ),
        (
            "General Luis Ortega, the commander of Chilean peacekeeping troops, took part.",
            "Luis Ortega",
            "CHL",
            "commander of the Peacekeepers of Chile",
        ),
        (
            "Kenya’s U.N. Ambassador Grace Mwangi rejected it.",
            "Grace Mwangi",
            "KEN",
            "Ambassador of Kenya to the United Nations",
        ),
        ("Former Kenyan president Amos Ruto disagreed.", "Amos Ruto", None, "former President of Kenya"),
        ("White House spokeswoman Ann Lee declined.", "Ann Lee", "USA", "spokesperson of the White House"),
    ],
)
def test_office_and_party_come_from_the_words_beside_the_name(
    read: Reader, text: str, name: str, party: str | None, role: str
) -> None:
    actor = read(text).actor(name)
    assert (actor.party, actor.role, actor.kind) == (party, role, ActorKind.PERSON)


def test_a_counterpart_holds_the_same_office(read: Reader) -> None:
    found = read("Foreign Minister Sameh Adel met his Sudanese counterpart Mariam Sadig in Cairo.")
    assert found.actor("Mariam Sadig").role == "Foreign Minister of Sudan"


def test_a_known_holder_is_placed_by_his_office(read: Reader) -> None:
    found = read("President Emmanuel Macron called for calm.", "2021-05-20").actor("Emmanuel Macron")
    assert (found.party, found.entry) == ("FRA", "FRA/Emmanuel Macron")


def test_a_namesake_of_a_holder_is_not_the_holder(read: Reader) -> None:
    found = read("Imran Khan, a farmer, lost his house.", "2021-05-20").actor("Imran Khan")
    assert (found.party, found.entry) == (None, None)


def test_a_title_against_the_known_office_is_kept_and_noted(read: Reader) -> None:
    found = read("Indian President Narendra Modi will travel.", "2021-05-20")
    assert found.actor("Narendra Modi").role == "President of India"
    assert [n.kind for n in found.cast.notes] == ["role-conflict"]
    assert found.cast.notes[0].quotes == ("Narendra Modi",)


def test_a_governor_is_of_the_country_of_his_province(model: Model) -> None:
    report = report_of("Gedaref Governor Omar Saleh met the ambassador.")
    document = model.parse(report)
    place = Place("p-1", "Gedaref", "admin1", "SDN", 14.0, 35.4, Precision.REGION, ((0, 7),), ("Gedaref",))
    cast = find_cast(document, report, find_names(document), (place,))
    assert [(a.party, a.role) for a in cast.actors if a.name == "Omar Saleh"] == [("SDN", "Governor of Gedaref")]


def test_spellings_are_one_person(read: Reader) -> None:
    found = read("Premier Davit Petrosyan spoke.\nLater Petrosian left.")
    assert [a.quotes for a in found.cast.actors if a.kind is ActorKind.PERSON] == [("Davit Petrosyan", "Petrosian")]


def test_two_officials_of_one_surname_stay_two(read: Reader) -> None:
    found = read(
        "Kenyan President Daniel Moya said no. Tanzania's U.N. Ambassador Peter Moya disagreed.\n"
        "President Moya later flew to Lagos."
    )
    people = {a.name: a.quotes for a in found.cast.actors if a.kind is ActorKind.PERSON}
    assert people == {"Daniel Moya": ("Daniel Moya", "Moya"), "Peter Moya": ("Peter Moya",)}


def test_a_bare_surname_of_two_people_is_left_open(read: Reader) -> None:
    found = read("Kenyan President Daniel Moya met Ambassador Peter Moya of Tanzania. Moya declined to comment.")
    assert found.meant("Moya") == set()


# --- organs, states, bodies ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "party", "kind"),
    [
        ("The Sudanese Defense Ministry denied it.", "Defence Ministry of Sudan", "SDN", ActorKind.MINISTRY),
        ("Sudan’s defence ministry denied it.", "Defence Ministry of Sudan", "SDN", ActorKind.MINISTRY),
        ("The Ministry of Defence of Sudan denied it.", "Defence Ministry of Sudan", "SDN", ActorKind.MINISTRY),
        ("The Defense Ministry in Khartoum denied it.", "Defence Ministry of Sudan", "SDN", ActorKind.MINISTRY),
        ("Sudanese soldiers crossed the river.", "Armed forces of Sudan", "SDN", ActorKind.FORCE),
        ("The Sudanese military denied it.", "Armed forces of Sudan", "SDN", ActorKind.FORCE),
        ("Sudanese border guards opened fire.", "Border Service of Sudan", "SDN", ActorKind.FORCE),
        ("Chilean peacekeepers guard the road.", "Peacekeepers of Chile", "CHL", ActorKind.FORCE),
        ("The U.S. State Department was worried.", "State Department of the United States", "USA", ActorKind.MINISTRY),
        ("The Kremlin said it was aware.", "Kremlin", "RUS", ActorKind.GOVERNMENT),
        ("The African Union urged calm.", "African Union", "AU", ActorKind.ORGANISATION),
        ("Hezbollah fired rockets.", "Hezbollah", "HEZBOLLAH", ActorKind.ORGANISATION),
        ("Khartoum rejected the offer.", "Sudan", "SDN", ActorKind.COUNTRY),
    ],
)
def test_organs_and_states_have_their_party(read: Reader, text: str, name: str, party: str, kind: ActorKind) -> None:
    actor = read(text).actor(name)
    assert (actor.party, actor.kind) == (party, kind)


def test_several_peoples_before_one_noun_are_several_actors(read: Reader) -> None:
    found = read("Sudanese, Egyptian and Ethiopian troops exercised together.")
    assert found.meant("Sudanese, Egyptian and Ethiopian troops") == {
        "Armed forces of Sudan",
        "Armed forces of Egypt",
        "Armed forces of Ethiopia",
    }


@pytest.mark.parametrize("text", ["Sudanese media reported clashes.", "Reuters reported clashes."])
def test_media_are_not_their_state(read: Reader, text: str) -> None:
    outlets = [a for a in read(text).cast.actors if a.kind is ActorKind.OUTLET]
    assert [a.party for a in outlets] == [None]


def test_those_who_act_for_themselves_speak_for_no_state(read: Reader) -> None:
    found = read("Sudanese activists blocked the road. Ethnic Serbs joined Kenyan residents.")
    assert found.parties()["Sudanese activists"] is None
    assert found.parties()["Kenyan residents"] == "KEN"
    assert "SRB" not in found.parties().values()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell in Khartoum.", "Khartoum"),
        ("The talks were held in Sudan.", "Sudan"),
        ("A Turkish-made drone crashed in the field.", "Turkish"),
        ("Fighting spread in Sudan’s Gedaref province.", "Sudan"),
        ("The Ministry of Sound sold tickets in London.", "London"),
        ("He flew to Khartoum on Monday.", "Khartoum"),
    ],
)
def test_a_name_that_only_says_where_is_no_actor(read: Reader, text: str, words: str) -> None:
    assert read(text).meant(words) == set()


def test_the_ministry_of_sound_is_no_state_organ(read: Reader) -> None:
    assert [a for a in read("The Ministry of Sound opened.").cast.actors if a.kind is ActorKind.MINISTRY] == []


def test_our_side_of_a_line_is_a_place(read: Reader) -> None:
    assert read("They stayed on the Kenyan side of the border.").meant("Kenyan side") == set()
    assert read("The Kenyan side agreed.").meant("Kenyan side") == {"Kenya"}


def test_a_ministry_of_nobody_is_the_datelines(read: Reader) -> None:
    found = read("NAIROBI (Wire) - The road was closed on Monday, the Interior Ministry said.")
    assert found.parties()["Interior Ministry of Kenya"] == "KEN"


# --- references ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "nth", "names"),
    [
        ("Premier Osman Hussein spoke. “Talks go on,” he said.", "he", 0, {"Osman Hussein"}),
        ("The Kenyan military denied it. It said the road was open.", "It", 0, {"Armed forces of Kenya"}),
        ("Kenya said its forces only took up new positions.", "its forces", 0, {"Armed forces of Kenya"}),
        ("Kenya urged Uganda to withdraw its troops.", "its troops", 0, {"Armed forces of Uganda"}),
        ("Kenya accused Uganda of killing one of its soldiers.", "its soldiers", 0, {"Armed forces of Kenya"}),
        ("Kenya asked Uganda and Chad to help it.", "it", 0, {"Kenya"}),
        (
            "The Kenyan Foreign Ministry denied it. The ministry said so twice.",
            "ministry",
            0,
            {"Foreign Ministry of Kenya"},
        ),
        (
            "Kenyan premier Ann Otieno spoke. Uganda objected. The Kenyan premier left.",
            "Kenyan premier",
            0,
            {"Ann Otieno"},
        ),
        ("Ann Otieno spoke at noon. President Moya, she predicted, will choose.", "she", 0, {"Ann Otieno"}),
        ("NATO met on Monday. The alliance urged calm.", "alliance", 0, {"North Atlantic Treaty Organization"}),
        ("Kenya and Uganda met. Both countries signed.", "Both countries", 0, {"Kenya", "Uganda"}),
        (
            "Ministers Ann Otieno and Paul Okello met. The two diplomats agreed.",
            "two diplomats",
            0,
            {"Ann Otieno", "Paul Okello"},
        ),
        ("Premier Ann Otieno met Kenya’s envoy. She praised her country’s army.", "She", 0, {"Ann Otieno"}),
        (
            "Kenya and Uganda exchanged fire on the Kenya-Uganda border. Each side blamed the other.",
            "Each side",
            0,
            {"Kenya", "Uganda"},
        ),
        (
            "Premier Ann Otieno said she spoke with President Paul Okello and they agreed.",
            "they",
            0,
            {"Ann Otieno", "Paul Okello"},
        ),
    ],
)
def test_references_find_their_antecedents(read: Reader, text: str, words: str, nth: int, names: set[str]) -> None:
    assert read(text).meant(words, nth) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The truce began on Monday, but it was broken soon after.", "it"),
        ("Kenya said on Friday that Uganda had refused and that it had asked for help.", "it"),
        ("It is clear that Kenya must act.", "It"),
        ("Kenyan villagers tried to remove them.", "them"),
        ("Ugandan troops drove ethnic Kenyans off land they had held.", "they"),
        ("Premier Ann Otieno and Premier Eve Okello met. Then she left.", "she"),
        ("The ministry said so.", "ministry"),
        ("Soldiers were killed.", "Soldiers"),
        ("Kenya signed. The European countries objected.", "European countries"),
        ("Kenya asked Uganda to station guards along its border.", "its"),
        ("Uganda would study the request once it arrived.", "it"),
        ("“He lied,” Premier Osman Hussein said.", "He"),
    ],
)
def test_a_doubtful_reference_stays_open(read: Reader, text: str, words: str) -> None:
    assert read(text).meant(words) == set()


def test_the_chain_is_recorded(read: Reader) -> None:
    found = read("Kenya denied the report and said its forces stayed at home.")
    chain = next(r for r in found.cast.referents if found.report.text[slice(*r.span)] == "its forces")
    assert [found.report.text[slice(*span)] for span in chain.via] == ["its", "Kenya"]


def test_an_office_without_a_name_is_an_actor_of_its_own(read: Reader) -> None:
    found = read("The president of Kenya arrived.", "2021-05-20")
    assert found.actor("President of Kenya").party == "KEN"


# --- laws ------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["Kenya", "Ugandan troops", "he", "its", "the ministry", "President Ann Otieno", "said", "and", ",", ".", "“", "”",
     "the two countries", "Reuters", "of", "in", "Kampala", "-", "both sides", "they", "Otieno", "'s", "\n"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_every_mention_quotes_the_text_and_every_referent_has_its_actor(model: Model, pieces: list[str]) -> None:
    report = report_of(" ".join(pieces))
    document = model.parse(report)
    cast = find_cast(document, report, find_names(document))
    ids = {a.id for a in cast.actors}
    assert len(ids) == len(cast.actors)
    for actor in cast.actors:
        assert tuple(report.text[start:end] for start, end in actor.mentions) == actor.quotes
        assert actor.of is None or actor.of in ids
    for referent in cast.referents:
        assert referent.actor in ids
        assert all(0 <= start < end <= len(report.text) for start, end in (referent.span, *referent.via))
    assert cast == find_cast(document, report, find_names(document))


# --- the first person, several at once, and offices of towns ---------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ('"We shall hold the ridge," said Sudanese General Omar Saleh.', "We", {"Omar Saleh"}),
        ('"We shall hold. My men are ready," said Sudanese General Omar Saleh.', "My", {"Omar Saleh"}),
        ('"Our border is closed," the Sudanese Foreign Ministry said.', "Our", {"Foreign Ministry of Sudan"}),
        ('"I saw smoke," the Sudanese Foreign Ministry said.', "I", set()),
        ('"We saw smoke," a villager said.', "We", set()),
        ("We left early that morning. Sudanese General Omar Saleh had gone.", "We", set()),
    ],
)
def test_the_first_person_is_whoever_speaks(read: Reader, text: str, word: str, who: set[str]) -> None:
    assert read(text).meant(word) == who


def test_the_first_person_of_an_organs_own_release_is_the_organ(model: Model) -> None:
    report = replace(
        report_of("The Ministry of Foreign Affairs of Sudan has summoned the envoy. We demand an answer."),
        outlet="Ministry of Foreign Affairs of Sudan",
    )
    document = model.parse(report)
    found = Read(report, find_cast(document, report, find_names(document)))
    assert found.meant("We") == {"Foreign Ministry of Sudan"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Sudan and Ethiopia agreed. Each country is to close its posts.", "its", {"Sudan", "Ethiopia"}),
        ("Sudan and Ethiopia were warned. The envoy heard from both.", "both", {"Sudan", "Ethiopia"}),
        ("Sudan and Ethiopia were warned, and both bridges were closed.", "both", set()),
        (
            "Sudan's foreign ministry protested. Ethiopia's foreign ministry replied. Both ministries then met.",
            "Both ministries",
            {"Foreign Ministry of Sudan", "Foreign Ministry of Ethiopia"},
        ),
        ("Sudan's health ministry and finance ministry agreed. Both ministries then met.", "Both ministries", set()),
        (
            "The leaders of Sudan and Ethiopia have signed a pact to mark their border.",
            "their",
            {"Leaders of Sudan", "Leaders of Ethiopia"},
        ),
        ("The rivers of Sudan and Ethiopia are low, and they feed one dam.", "they", set()),
        ("President Omar Saleh and his wife left.", "his", {"Omar Saleh"}),
        ("Sudanese President Omar Saleh told the country's parliament to wait.", "the country", {"Sudan"}),
        ("Omar Saleh of Sudan and Ethiopia's envoy saw the country's parliament burn.", "the country", set()),
    ],
)
def test_several_at_once(read: Reader, text: str, words: str, who: set[str]) -> None:
    assert read(text).meant(words) == who


def test_a_counterpart_who_is_not_named_is_of_the_other_party(read: Reader) -> None:
    found = read("Sudanese Foreign Minister Mariam Sadig arrived. Her Ethiopian counterpart did not speak.")
    assert found.meant("Her Ethiopian counterpart") == {"Foreign Minister of Ethiopia"}


def test_an_organ_of_nobody_named_is_of_the_only_state_whose_ministries_are(read: Reader) -> None:
    found = read("Sudan's Health Ministry counted ten dead. The Emergencies Ministry counted twelve.")
    assert found.meant("Emergencies Ministry") == {"Emergencies Ministry of Sudan"}


def test_an_organ_of_nobody_named_stays_open_where_two_states_have_ministries(read: Reader) -> None:
    found = read(
        "Sudan's Health Ministry counted ten dead, Ethiopia's Health Ministry two. The Emergencies Ministry was silent."
    )
    assert found.actor("Emergencies Ministry").party is None


def test_a_ministry_spokesman_speaks_for_the_ministry_named_before(read: Reader) -> None:
    found = read("The Sudanese Defence Ministry denied it. The road was open, a ministry spokesman said.")
    assert found.meant("ministry") == {"Defence Ministry of Sudan"}


def test_a_town_and_its_mayor_are_of_one_country(model: Model) -> None:
    report = report_of("Shells hit Gedaref, and its mayor, Omar Saleh, was hurt.")
    document = model.parse(report)
    place = Place("p-1", "Gedaref", "town", "SDN", 14.0, 35.4, Precision.TOWN, ((11, 18),), ("Gedaref",))
    cast = find_cast(document, report, find_names(document), (place,))
    assert [(a.party, a.role) for a in cast.actors if a.name == "Omar Saleh"] == [("SDN", "Mayor of Gedaref")]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Sudan and Ethiopia traded blame. Sudan's Foreign Ministry urged the other side to withdraw.",
            "other side",
            {"Ethiopia"},
        ),
        ("Sudan and Ethiopia traded blame. Sudan accused its neighbour of lying.", "its neighbour", {"Ethiopia"}),
        ("Sudan and Ethiopia traded blame. Egypt's envoy drove to the other side of town.", "other side", set()),
        ("Sudan and Ethiopia traded blame. Egypt warned the other side.", "other side", set()),
        (
            "The Nile Basin Commission met in Sudan on Monday. Flood maps were shown, and the commission adjourned.",
            "commission",
            {"Nile Basin Commission"},
        ),
    ],
)
def test_the_other_side_and_a_body_by_the_head_of_its_name(read: Reader, text: str, words: str, who: set[str]) -> None:
    assert read(text).meant(words) == who


@pytest.mark.parametrize(("country", "party"), [("SDN", "SDN"), ("CHE", None)])
def test_a_ministry_of_nobody_named_is_of_the_datelines_country_if_the_report_is_about_it(
    model: Model, country: str, party: str | None
) -> None:
    text = "Tavel, 3 May 2021\nSudanese soldiers and Ethiopian guards met. The Interior Ministry was silent."
    report = report_of(text)
    report = replace(report, lines=(replace(report.lines[0], label=Label.DATELINE), *report.lines[1:]))
    document = model.parse(report)
    place = Place("p-1", "Tavel", "town", country, 14.0, 35.4, Precision.TOWN, ((0, 5),), ("Tavel",))
    cast = find_cast(document, report, find_names(document), (place,))
    assert [a.party for a in cast.actors if "Interior Ministry" in a.name] == [party]


# --- whose officer ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Kigali denied it. Its foreign minister, Olivier Nduwa, said so.", "Olivier Nduwa", "RWA"),
        ("Hezbollah denied it. The group's deputy leader, Sheikh Hassan Murad, said so.", "Hassan Murad", "HEZBOLLAH"),
        ("Israel's military struck. The military's spokesman, Colonel Avi Dror, said so.", "Avi Dror", "ISR"),
        ("Sudan's army moved. Army spokesman Brigadier General Nabil Ali said so.", "Nabil Ali", "SDN"),
        ("The Arakan Army left. Khaing Thura, who speaks for the group, said so.", "Khaing Thura", "ARAKAN-ARMY"),
        (
            "The Houthis denied it. Yahya Sari, the spokesman of the Iran-aligned group, said so.",
            "Yahya Sari",
            "HOUTHIS",
        ),
        ("General Maly Sok, the Cambodian Ministry of Defence spokeswoman, said so.", "Maly Sok", "KHM"),
        ("H.E. Maris Sang, Foreign Minister of the Kingdom of Thailand, said so.", "Maris Sang", "THA"),
        ("The Chadian Defence Ministry denied it. Defence Minister Daoud Yaya said so.", "Daoud Yaya", "TCD"),
    ],
)
def test_an_officer_is_of_what_his_words_refer_to(read: Reader, text: str, name: str, party: str) -> None:
    assert read(text).actor(name).party == party


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kigali and Kinshasa denied it. Defence Minister Paul Sano said so.", "Paul Sano"),
        ("Hezbollah denied it. Its former leader, Sheikh Hassan Murad, said so.", "Hassan Murad"),
        ("The villagers fled. Their lawyer, Anna Moreno, said so.", "Anna Moreno"),
        ("LIMA, May 4 (Andes Wire) - Quito denied it. Defence Minister Paul Sano said so.", "Paul Sano"),
    ],
)
def test_an_officer_of_nobody_sure_has_no_party(read: Reader, text: str, name: str) -> None:
    assert read(text).actor(name).party is None


# --- sides, armies, unnamed people -----------------------------------------------------------------


def test_a_state_and_an_armed_group_are_two_sides(read: Reader) -> None:
    found = read("Israel struck Hezbollah. Hezbollah shelled Israel. The two sides had agreed on a truce.")
    assert found.meant("two sides") == {"Israel", "Hezbollah"}


def test_a_state_and_an_armed_group_are_no_two_countries(read: Reader) -> None:
    found = read("Israel struck Hezbollah. Hezbollah shelled Israel. The two countries had agreed on a truce.")
    assert found.meant("two countries") == set()


def test_an_acronym_of_two_bodies_is_told_by_the_ground(read: Reader) -> None:
    found = read("Sudan is at war. The RSF took a bridge.")
    assert found.parties()["Rapid Support Forces"] == "RSF-SUDAN"
    assert "Rapid Support Forces" not in read("The RSF published its index of press freedom.").parties()


def test_the_army_is_not_the_fighters_of_a_group(read: Reader) -> None:
    found = read("Sudan's army said it moved. The Rapid Support Forces lost some of their fighters. The army left.")
    assert found.meant("army") == {"Armed forces of Sudan"}


def test_the_army_at_home_is_that_of_the_dateline(read: Reader) -> None:
    found = read("LIMA, May 4 (Andes Wire) - Peru lost a post on Monday. The army denied it.")
    assert found.meant("army") == {"Armed forces of Peru"}


def test_the_army_is_not_that_of_a_third_states_capital(read: Reader) -> None:
    found = read("BANGKOK, May 4 (Mekong Wire) - Rebels took a post in Myanmar on Monday. The army denied it.")
    assert "THA" not in found.parties().values()


def test_an_unnamed_person_is_he_and_the_same_again(read: Reader) -> None:
    found = read("A villager saw the shelling. He ran to the road. The villager was not hurt.")
    assert found.meant("He") == found.meant("villager", 1) == found.meant("A villager") | {"villager (unnamed)"}


def test_an_unnamed_person_is_an_actor_only_where_he_takes_part(read: Reader) -> None:
    assert "lawmaker (unnamed)" not in read("Anna Moreno, a lawmaker, left.").parties()


def test_the_minister_is_the_one_minister_named_before(read: Reader) -> None:
    found = read("Lebanese Foreign Minister Youssef Harf spoke. The minister left on Monday.")
    assert found.meant("minister") == {"Youssef Harf"}
    two = read("Foreign Minister Youssef Harf met Defence Minister Karim Sadr. The minister left on Monday.")
    assert two.meant("minister") == set()


def test_we_is_no_antecedent_of_it(read: Reader) -> None:
    found = read('Kenya spoke. "We told the mission to leave. It has not done so," Paul Okello said.')
    assert "Paul Okello" not in found.meant("It")


def test_a_person_may_be_called_by_the_first_or_a_middle_name_again(read: Reader) -> None:
    found = read("Venezuelan Defence Minister Vladimir Rojas Lopez spoke. Rojas left on Monday.")
    assert found.meant("Rojas") == {"Vladimir Rojas Lopez"}
    chinese = read("Chinese Foreign Minister Wang Bo spoke in Lima. Wang left on Monday.")
    assert chinese.meant("Wang") == {"Wang Bo"}
