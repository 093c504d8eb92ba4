"""Tolls told by what is done to people and where they stay: led off, tended, put to sleep in a school."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen dragged off two clerks on Tuesday.", [("captured", None, 2, 2)]),
        ("The raiders made off with two reservists.", [("captured", None, 2, 2)]),
        ("Men of the group led off three marines.", [("captured", None, 3, 3)]),
        ("Police led away twelve marchers.", [("detained", None, 12, 12)]),
        ("A court heard that police had picked up seven men.", [("detained", None, 7, 7)]),
        ("An armed group holds 17 missionaries.", [("captured", None, 17, 17)]),
        ("Chile let go nine Bolivian drivers.", [("detained", "BOL", 9, 9)]),
        ("Twelve rebels surrendered at the ford.", [("captured", None, 12, 12)]),
        ("Two sergeants are in the hands of the enemy.", [("captured", None, 2, 2)]),
        ("31 people were held: 19 by the Guyanese police and 12 by Venezuelan soldiers.",
         [("detained", None, 31, 31), ("detained", None, 19, 19), ("detained", None, 12, 12)]),
        # look-alikes
        ("The thieves made off with two cars.", []),
        ("The team carried off the trophy.", []),
        ("The company surrendered two posts.", []),
        ("A road leads away from 12 villages.", []),
        ("Three players were carried off the pitch.", []),
        ("The army held both of the summits.", []),
        ("The Brazilian forces held Oraovica for two days.", []),
        ("The conference centre holds 300 guests.", []),
        ("The hall is in the hands of a trust.", []),
        ("The police brought in 300 recruits.", []),
        ("The court held that five judges had erred.", []),
    ],
)  # fmt: skip
def test_people_taken_away(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 400 families sleep in schools.", [("displaced", None, 400, 400)]),
        ("Nearly 50,000 people live in relief camps.", [("displaced", None, 50000, 50000)]),
        ("More than 2,000 villagers are on the move.", [("displaced", None, 2000, None)]),
        ("Pakistan has deported 4,500 Afghans since June.", [("displaced", "AFG", 4500, 4500)]),
        ("The town took in 300 women and children.", [("displaced", None, 300, 300)]),
        ("Some 5,000 people have crossed the Tana into Kenya.", [("displaced", None, 5000, 5000)]),
        ("A charity speaks of 40,000 people on the move.", [("displaced", None, 40000, 40000)]),
        ("Hundreds found shelter in a monastery.", [("displaced", None, None, None)]),
        # look-alikes
        ("Two million people live in the city.", []),
        ("Some 300 protesters camped outside the court.", []),
        ("Peru expelled three Chilean diplomats.", []),
        ("The soldiers slept in tents.", []),
        ("The island took in 4,000 tourists.", []),
        ("Ten tourists crossed the bridge at noon.", []),
    ],
)
def test_people_away_from_home(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert [(k, p, low, high) for k, p, low, high in told(read, text)][: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirteen people are being treated for burns.", [("wounded", None, 13, 13)]),
        ("A hospital took in 26 people with bullet wounds.", [("wounded", None, 26, 26)]),
        ("Sixteen airmen lay in the town's hospital on Monday.", [("wounded", None, 16, 16)]),
        ("Nine villagers were hit by splinters.", [("wounded", None, 9, 9)]),
        ("Three soldiers were hit, an officer said.", [("wounded", None, 3, 3)]),
        # look-alikes
        ("Two guards were hit by a car.", []),
        ("Thirty workers were hit by the wage cuts.", []),
        ("Shells hit a howitzer and a fuel column.", []),
        ("The hospital received 20 doctors from Brazil.", []),
        ("Forty people were treated for malaria.", []),
        ("The guests were treated to a concert.", []),
    ],
)  # fmt: skip
def test_people_hit_and_tended(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost the army seven soldiers.", [("killed", None, 7, 7)]),
        ("At a cost of thirteen lives they had been thrown back.", [("killed", None, 13, 13)]),
        ("Six die as villages trade fire", [("killed", None, 6, 6)]),
        ("Two women were killed at once; a third died on Sunday.", [("killed", None, 2, 2), ("killed", None, 1, 1)]),
        ("Five members of the security forces who died in a house were buried.", [("killed", None, 5, 5)]),
        ("A nurse spoke of sixty bodies.", [("killed", None, 60, 60)]),
        ("The hospital took delivery of 35 corpses.", [("killed", None, 35, 35)]),
        ("Peru's army still lists 19 of its soldiers as missing.", [("missing", "PER", 19, 19)]),
        # look-alikes
        ("It cost the club three ministers' support.", []),
        ("The strike cost three ministers their posts.", []),
        ("Two people died of malaria.", []),
        ("A third of the harvest was lost.", []),
        ("It lost a Canberra bomber over the hills.", []),
        ("The consulate has lost its staff.", []),
        ("The bourse lost two per cent.", []),
        ("They had sent two jets and lost one.", []),
    ],
)
def test_people_lost(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six farmers, among them a boy who was fishing, were killed.",
         [("killed", None, 6, 6), ("killed", None, 1, 1)]),
        ("Seven Peruvian soldiers, a captain among them, were killed.", [("killed", "PER", 7, 7)]),
        ("In the town 32 people, 15 children among them, have died.",
         [("killed", None, 32, 32), ("killed", None, 15, 15)]),
        ("Ten gunmen, their chief with them, and four villagers died.",
         [("killed", None, 10, 10), ("killed", None, 4, 4)]),
        # look-alikes
        ("Four guards, a cook and a driver were killed.",
         [("killed", None, 4, 4), ("killed", None, 1, 1), ("killed", None, 1, 1)]),
    ],
)  # fmt: skip
def test_parts_set_between_a_count_and_its_verb(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army of Peru gave its dead as seven.", [("killed", "PER", 7, 7)]),
        ("Peru put the enemy dead at 1,269 and its own at 29.",
         [("killed", None, 1269, 1269), ("killed", "PER", 29, 29)]),
        ("A radio put the Thai dead at three hundred and spoke of two villages.",
         [("killed", "THA", 300, 300)]),
        ("A spokesman gave the rebels' losses as dozens, the government's as one man.",
         [("losses", None, None, None), ("losses", None, 1, 1)]),
        ("It put the number of Turkish dead at thirty.", [("killed", "TUR", 30, 30)]),
        # look-alikes
        ("They put the dead guard's cap at one end of the grave.", []),
        ("He gave the wounded water at nine.", []),
    ],
)  # fmt: skip
def test_figures_that_a_tally_is_put_at(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected
