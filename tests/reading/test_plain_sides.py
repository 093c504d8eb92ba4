"""Sides told in plain words: points of the compass, what a speaker denies, ships by their names, who commands whom."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


def sides(reader: Reader, text: str, word: str) -> tuple[str, str]:
    """The parties that act and are acted upon in the last event whose trigger holds `word`."""
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    events = reader.read(report).events
    rows = [e for e in events if any(word in text[a:b] for a, b in e.trigger) and not e.derived_from]
    assert rows, [text[a:b] for e in events for a, b in e.trigger]
    actors, targets = ({p.party for p in side if p.party} for side in (rows[-1].actors, rows[-1].targets))
    return " ".join(sorted(actors)), " ".join(sorted(targets))


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Seoul said that its guns fired back. Two Southern soldiers were wounded.", "wounded", "", "KOR"),
        ("Seoul spoke. A patrol of Southerners crossed the line into North Korea.", "crossed", "KOR", "PRK"),
        (
            "Seoul and a South African envoy spoke. Seoul agreed. Seoul said that the South shelled a hill.",
            "shelled",
            "KOR",
            "",
        ),
        ("North Korea and South Korea spoke. The North shelled a hill of the South.", "shelled", "PRK", "KOR"),
        # look-alikes
        ("South Korea and South Africa met. The South fired at a ship.", "fired", "", ""),
        ("Seoul spoke. Men of the Southern Command fired at a ship in the South Sea.", "fired", "", ""),
        ("Seoul spoke. Men from the South of Mali fired at a ship.", "fired", "", ""),
    ],
)
def test_states_called_by_a_point_of_the_compass(
    reader: Reader, text: str, word: str, actors: str, targets: str
) -> None:
    assert sides(reader, text, word) == (actors, targets)


FOES = "Peruvian troops shelled an Ecuadorean post. "


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Planes bombed a bridge in Ecuador. Peru's army denied the raid.", "raid", "PER", ""),
        ("A bus blew up near Ber. The front of Mali spoke. Chad denied any role in the attack.", "attack", "TCD", ""),
        # who was struck by the like may deny the loss
        ("Ecuador's army said Peru attacked its post. Ecuador's mayor denied the attack.", "attack", "", ""),
        ("Peru denied the Ecuadorean attack.", "attack", "ECU", ""),
        (
            FOES + "Ecuador's oil ministry accuses the invaders of having set fire to a pump.",
            "set",
            "PER",
            "",
        ),
        # whom one commands, and whom one only bids
        ("Peru's president ordered a withdrawal from the ridge.", "withdrawal", "PER", ""),
        ("Peru's government ordered the release of six Ecuadorean guards.", "release", "PER", "ECU"),
        ("The Security Council ordered a withdrawal from the ridge.", "withdrawal", "", ""),
        ("A court in Lima ordered the release of six Ecuadorean guards.", "release", "", "ECU"),
        ("Peru's president ordered the withdrawal of the Ecuadorean guards.", "withdrawal", "ECU", ""),
        # who wants war, and who hears of it
        ("Chad does not want war.", "war", "TCD", ""),
        ("Chad said it was not in the business of starting wars.", "wars", "TCD", ""),
        ("Chad wants an end to the war in Mali.", "war", "", ""),
        ("Chadian villagers heard gunfire behind the hill.", "gunfire", "", ""),
    ],
)
def test_who_denies_commands_or_wants_a_deed(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Chad, whose troops shelled a village of Libya, left the talks.", "shelled", "TCD", "LBY"),
        ("Oman, whose envoy met officers of Yemen, called for calm.", "met", "OMN", "YEM"),
        ("The commission between Peru and Chile met in May.", "met", "CHL PER", ""),
        (
            "Peru and Chile quarrel. The two neighbours met. Brazil has mediated between the two.",
            "mediated",
            "BRA",
            "CHL PER",
        ),
        ("Peru and Chile quarrel. The two neighbours met. The two had agreed on a map.", "agreed", "CHL PER", ""),
        ("Peru and Chile quarrel. The two neighbours met. The two were killed by a bomb.", "killed", "", ""),
        # who gives the room
        ("Oman has offered to host a summit.", "summit", "", ""),
        ("Oman hosted talks with Yemen.", "talks", "OMN", "YEM"),
        ("Oman hosted the premier of Yemen.", "hosted", "OMN", "YEM"),
    ],
)
def test_those_whom_words_between_them_join(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("The Peruvian cutter Teresa Quispe rammed a Chilean trawler.", "rammed", "PER", "CHL"),
        ("The Peruvian cutter Teresa Quispe lay in the bay. The Teresa Quispe shelled a hut.", "shelled", "PER", ""),
        (
            "The Almirante Lynch, a Chilean frigate, lay in the bay. Peruvian guns fired at the Almirante Lynch.",
            "fired",
            "PER",
            "CHL",
        ),
        ("Chile's coast guard said its vessel 5205 was hit. Ship 5205 fired.", "fired", "CHL", ""),
        # look-alikes
        ("A Peruvian lay in a hut. The Ana Ruiz rammed a boat.", "rammed", "", ""),
        (
            "The Peruvian tug Amaru lay in a bay. The Chilean tug Amaru lay there. The Amaru rammed a boat.",
            "rammed",
            "",
            "",
        ),
    ],
)
def test_ships_by_their_names(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("We call on Lima to pull its troops out of Ecuador at once, Ecuador said.", "pull", "PER", ""),
        ("Mali and Niger quarrel. Both countries met. Oman has asked both to withdraw.", "withdraw", "MLI NER", ""),
        ("Chad said it was ready for talks with Libya.", "talks", "TCD", "LBY"),
        ("The president of Chad has ordered air force jets to strike Libya's bases.", "strike", "TCD", "LBY"),
        ("Libyan troops took three posts from Chad's army.", "took", "LBY", "TCD"),
        ("Libyan troops took the road from the river.", "took", "LBY", ""),
        ("Seoul spoke. South Korea's guns fired at North Korea. The South fired at the North.", "fired", "KOR", "PRK"),
        ("Libyan guns shot down two Chadian jets. Three pilots were captured.", "captured", "", "TCD"),
        ("Libyan guns shelled a Chadian post; one soldier died.", "died", "", "TCD"),
        # look-alikes
        ("Libyan guns shelled a Chadian post. On Friday a trader died in a fire.", "shelled", "LBY", "TCD"),
        ("Libyan guns shelled a Chadian post. Three pilots were captured.", "captured", "", ""),
    ],
)
def test_who_is_asked_ordered_or_hurt(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('Peru and Chile quarrel. Both countries arm. "The enemy shelled our huts," Peru said.', "CHL"),
        ('Peru and Chile quarrel. "The enemy shelled our huts," Oman said.', ""),
    ],
)
def test_the_enemy_is_the_other_of_both(reader: Reader, text: str, actors: str) -> None:
    assert sides(reader, text, "shelled")[0] == actors


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Chad has offered mediation and Mali has reinforced its border guards.", "reinforced", "MLI", ""),
        ("Chad offered help and Mali shelled a village in Niger.", "shelled", "MLI", "NER"),
        ("Chad shelled Mali and Niger and seized a ford.", "seized", "TCD", ""),
        (
            "Chad sent envoys to Mali and Niger, closed its border and shelled a village of Libya.",
            "shelled",
            "TCD",
            "LBY",
        ),
    ],
)
def test_a_name_that_opens_a_second_clause(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Chad's army spoke of rebels. Army planes bombed a hut.", "bombed", "TCD", ""),
        ("Chad's army and Mali's army spoke. Army planes bombed a hut.", "bombed", "", ""),
        ("Chad's navy spoke. Rebel planes bombed a hut.", "bombed", "", ""),
        ("Libyan guns shelled a Chadian post and killed its commander.", "killed", "LBY", "TCD"),
        ("The Moro Islamic Liberation Front spoke. Moro rebels ambushed a patrol of Libya.", "ambushed", "MILF", "LBY"),
        ("The Moro Islamic Liberation Front spoke. Basque rebels ambushed a patrol of Libya.", "ambushed", "", "LBY"),
    ],
)
def test_whose_army_planes_and_moro_rebels_are(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Chad's army spokesman admitted that planes bombed the column near Ber.", "bombed", "", "TCD"),
        ("Two Libyan guards came at dawn, Chad's army said. They took away seven rifles.", "took", "LBY", ""),
        ("Three Greeks swam when a tanker of Libya rammed their boat.", "rammed", "LBY", "GRC"),
        ("The boat was shadowed by what the crew said were four Libyan ships.", "shadowed", "LBY", ""),
        ("Libyan guards boarded and searched a Chadian ship.", "boarded", "LBY", "TCD"),
        ("Libyan guards fired at a hut and searched a Chadian ship.", "fired", "LBY", ""),
        ("Chad remained open to talks.", "talks", "TCD", ""),
    ],
)
def test_plain_words_that_hide_a_side(reader: Reader, text: str, word: str, actors: str, targets: str) -> None:
    assert sides(reader, text, word) == (actors, targets)
