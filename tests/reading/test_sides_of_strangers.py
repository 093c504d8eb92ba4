"""Whose they are, in reports of manners and conflicts of many kinds: the report, and the party of a source."""

import pytest


def sources(reading, words):
    """The parties of the holders of the statements whose source is called so."""
    return [{h.party for h in s.source.holders} for s in reading.statements if s.source.text == words]


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # The half of a name is the state so named, where the report names but one.
        ("North Korea and South Korea met. The South accused the North of lying.", "the South", None),
        ("Lagos spoke. North Korea and South Korea met. The South accused the North of lying.", "The South", "KOR"),
        ("South Sudan closed the road. Sudan protested. The North said little.", "The North", "SDN"),
        # De-facto states act like others.
        ("Somaliland's information minister denied it.", "Somaliland's information minister", "SML"),
        # A minister of a state, with whatever he minds.
        ("Kuwait's oil minister said he was calm.", "Kuwait's oil minister", "KWT"),
        # A town from which a state is governed.
        ("Togo accused Benin of lying. Cotonou denied the charge.", "Cotonou", "BEN"),
        # An officer without a state, at home, where no group fights.
        ("GEORGETOWN, May 4 (Agency) -- Guyana closed it.\n\nBrigadier Ilse Ford said it was calm.", None, "GUY"),
        ("GEORGETOWN, May 4 (Agency) -- Peru spoke to Guyana.\n\nIn Peru Brigadier Ilse Ford said so.", None, None),
        # A ministry by its long name, at home; without a home it is nobody's.
        ("LIMA, May 4 (Agency) -- Peru met Chile. The Ministry of Foreign Affairs said so.", None, "PER"),
        ("Peru met Chile. The Ministry of Foreign Affairs said so.", None, None),
        # What stands before the colon of a headline.
        ("Manila: Ships crossed the line\n\nThe Philippines and China met on Monday about it.", "Manila", "PHL"),
        # Only states have ministers, whatever the files know of the man.
        ("Algeria denies it. Its foreign minister, Ramtane Lamamra, said so.", None, "DZA"),
        # A rebel group is not of the state whose people it is of.
        ("A Chadian rebel group said it was calm.", "A Chadian rebel group", None),
        ("Peru and Chile met. The church in both countries said it was calm.", "The church in both countries", None),
        # A president of something else.
        ("LOME, Jan 9 (Agency) -- Togo spoke.\n\nThe bloc's commission president, Omar Ba, said so.", None, None),
    ],
)
def test_whose_a_source_is(read, text, words, party):
    reading = read(text)
    found = sources(reading, words) if words else [{h.party for h in s.source.holders} for s in reading.statements[-1:]]
    assert (found[0] if found else {None}) - {None} == ({party} if party else set())


@pytest.mark.parametrize(
    "source", ["Peruvian migrants", "Ivorian villagers", "Turkish truck drivers", "Congolese activists"]
)
def test_people_speak_for_themselves(read, source):
    found = sources(read(f"{source} said the bridge was shut."), source)
    assert len(found) == 1
    assert not found[0] - {None}


@pytest.mark.parametrize("source", ["Peruvian officials", "Peruvian lawmakers", "Peruvian diplomats"])
def test_officials_speak_for_their_state(read, source):
    assert sources(read(f"{source} said the bridge was shut."), source) == [{"PER"}]


def test_the_guards_of_two_states_are_of_both(read):
    reading = read("Iran and Kuwait met. Iran's navy left. The coast guards of the two countries said it was calm.")
    assert sources(reading, "The coast guards of the two countries") == [{"IRN", "KWT"}]


def test_a_group_issues_its_own_release(read):
    text = "The Salt Ridge Front announces that its fighters hold Loja. We demand that the army leave."
    reading = read(text, outlet="Salt Ridge Front")
    assert sources(reading, "We") == [{"SALT-RIDGE-FRONT"}]
    assert {h.party for h in reading.statements[0].source.holders} == {"SALT-RIDGE-FRONT"}


def test_a_club_is_no_armed_group(read):
    reading = read("The Old Town Front announces its concert. We ask for donations.", outlet="Old Town Front")
    assert not {h.party for h in reading.statements[0].source.holders} - {None}


def test_one_group_is_not_the_other_and_goes_by_its_initials(read):
    text = (
        "The Shire Liberation Movement, a rebel group, said the army bombed a market. "
        "The other group, the Lower River Front, said it was calm. The SLM rejected that."
    )
    reading = read(text)
    assert sources(reading, "The SLM") == [{"SHIRE-LIBERATION-MOVEMENT"}]
    assert sources(reading, "The other group, the Lower River Front,") in ([{"LOWER-RIVER-FRONT"}], [])


def test_a_surname_under_a_shorter_title_is_the_same_person(read):
    text = (
        "Peru's State Minister for Rivers, Ilse Thorn, spoke to us.\n\nRIVER MONTHLY: Is it calm?\n\n"
        "MINISTER THORN: It is calm. We demand the release of the boat.\n"
    )
    reading = read(text, outlet="River Monthly")
    assert {h.party for s in reading.statements if "THORN" in s.source.text for h in s.source.holders} == {"PER"}


def test_two_states_are_not_the_united_states(read):
    reading = read("The two States shall keep the bridge open. Both States said so.")
    assert "USA" not in {a.party for a in reading.actors}


def test_who_heads_a_league_speaks_in_its_release(read):
    text = "Statement by the Chairman of the African Union\n\nThe Chairman condemns the attack on Loja.\n"
    assert sources(read(text, outlet="African Union"), "The Chairman") == [{"AU"}]
