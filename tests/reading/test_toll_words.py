"""Ways in which English tells of people harmed: the sentence, and the kinds and figures that must come of it."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.low, t.high) for t in read(f"Notes from the frontier\n\n{text}").tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists
        ("A doctor, two nurses and an ambulance driver died at their posts.",
         [("killed", 1, 1), ("killed", 2, 2), ("killed", 1, 1)]),
        ("Four clerks, including a woman, and a guard of the post were killed.", [("killed", 4, 4), ("killed", 1, 1)]),
        ("A boy, his mother and two conscripts were among the injured.",
         [("wounded", 1, 1), ("wounded", 1, 1), ("wounded", 2, 2)]),
        ("Two marines, two civilians dead after barrage", [("killed", 2, 2), ("killed", 2, 2)]),
        # one count for several fates
        ("The army has killed, wounded or captured more than 25,000 troops.", [("losses", 25000, None)]),
        ("Scores of villagers had been killed or wounded.", [("losses", None, None)]),
        ("The clash left 64 sailors missing or dead.", [("losses", 64, 64)]),
        # what the verbs of armies and prayers mean
        ("Thirty-two guardsmen had fallen at the bridge.", [("killed", 32, 32)]),
        ("Two conscripts embraced martyrdom at the post.", [("killed", 2, 2)]),
        ("The army neutralised 37 gunmen.", [("losses", 37, 37)]),
        ("Three policemen were beaten to death by the crowd.", [("killed", 3, 3)]),
        ("Three herders drowned.", [("killed", 3, 3)]),
        ("Residents buried at least six people.", [("killed", 6, None)]),
        ("Another driver was hit in the leg.", [("wounded", 1, 1)]),
        ("The hospital is treating 11 people.", [("wounded", 11, 11)]),
        ("Four guides were being held near the ford.", [("detained", 4, 4)]),
        ("Nearly 5,000 villagers were sheltering in schools.", [("displaced", 5000, 5000)]),
        ("A medic had seen the corpses of five conscripts.", [("killed", 5, 5)]),
        ("The mission condemned the killing of two envoys.", [("killed", 2, 2)]),
        ("They surrounded six guards and took them captive.", [("captured", 6, 6)]),
        ("With 784 men dead and 47 captured, the column was lost.", [("killed", 784, 784), ("captured", 47, 47)]),
        ("The authorities counted 72 wounded and 26 missing.", [("wounded", 72, 72), ("missing", 26, 26)]),
        ("A 16-year-old died on the square.", [("killed", 1, 1)]),
        # figures
        ("On 18 August three soldiers were killed.", [("killed", 3, 3)]),
        ("The front lost several dozen men.", [("killed", None, None)]),
        ("With 175 of its people killed, Laos mourned.", [("killed", 175, 175)]),
        ("Three dozen were evacuated by helicopter.", [("displaced", 36, 36)]),
        ("Eleven died, raising to 47 the number of civilians killed since May.",
         [("killed", 11, 11), ("killed", 47, 47)]),
        ("The front lost two men, bringing its losses since the fighting began to 31.",
         [("killed", 2, 2), ("losses", 31, 31)]),
        ("More than eight million have been driven from their homes.", [("displaced", 8_000_000, None)]),
        ("Two journalists and 84 foreign trainers were killed.", [("killed", 2, 2), ("killed", 84, 84)]),
    ],
)  # fmt: skip
def test_harm_is_told_in_many_ways(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers fell back to the ridge.",
        "A patrol of 14 men fell silent.",
        "The front held two meetings on Monday.",
        "The ministry held two officials responsible.",
        "The army seized two rifles and 120 rounds.",
        "The army does not disclose its losses.",
        "Guards shot two cows dead and drove off eleven.",
        "She was the 141st teacher in the district.",
        "The army destroyed 10 aircraft and 40 tanks.",
        "A vessel of 1,000 tons with a crew of 30 sailed on.",
        "The truce died after two days.",
        "In front of her 30 pupils she read the letter.",
        "Three soldiers listed as lost returned to their unit.",
        "How many died is not known.",
    ],
)
def test_what_looks_like_harm_is_no_toll(read: Callable[..., Reading], text: str) -> None:
    assert told(read, text) == []


def test_some_of_those_harmed_are_counted_with_who_they_are(read: Callable[..., Reading]) -> None:
    found = read("Notes from the frontier\n\nEighteen people were hurt. Six of the wounded were children.").tolls
    assert [(t.low, t.who and t.who.value) for t in found] == [(18, None), (6, "children")]


def test_a_part_is_no_part_of_the_count_before_it(read: Callable[..., Reading]) -> None:
    text = "Two rangers were killed and four others, including a villager, were wounded."
    found = read(f"Notes from the frontier\n\n{text}").tolls
    whole = {t.id: t.kind.value for t in found}
    assert [(t.kind.value, whole[t.part_of]) for t in found if t.part_of] == [("wounded", "wounded")]


def test_what_follows_in_a_clause_of_its_own_is_no_part(read: Callable[..., Reading]) -> None:
    text = "The army lost 14 men, including two officers, and said that 36 of its troops were in hospital."
    found = read(f"Notes from the frontier\n\n{text}").tolls
    assert [(t.kind.value, t.low, bool(t.part_of)) for t in found] == [
        ("killed", 14, False), ("killed", 2, True), ("wounded", 36, False),
    ]  # fmt: skip


def test_nobody_missing_is_zero_and_some_missing_is_not(read: Callable[..., Reading]) -> None:
    assert told(read, "No soldier is missing.") == [("missing", 0, 0)]
    assert told(read, "Sixteen miners are still missing.") == [("missing", 16, 16)]


def test_a_count_too_long_to_be_one_is_none(read: Callable[..., Reading]) -> None:
    assert told(read, "The ministry said 99999999999999999999 soldiers were killed.") in ([], [("killed", None, None)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven children have starved in the camp since May.", [("killed", 11, 11)]),
        ("Nine families were starved of news.", []),
        ("Some 900 villagers live in relief centres.", [("displaced", 900, 900)]),
        ("The 30,000 people who are still in care centres have no water.", [("displaced", 30000, 30000)]),
        ("About 5,000 people live in the town centre.", []),
        ("About 80 people are in camps for young painters.", []),
        ("More than 3,000 people have left Zarumilla since Tuesday.", [("displaced", 3000, None)]),
        ("Two ministers have left Lima since May.", []),
        ("Twelve people left Lima on Monday.", []),
        (
            "The colonel died near the ford along with dozens of his fighters.",
            [("killed", 1, 1), ("killed", None, None)],
        ),
        ("The colonel died near the ford along with hopes of peace.", [("killed", 1, 1)]),
    ],
)
def test_hunger_care_centres_and_mates(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


def test_the_halves_of_a_number_in_a_headline_are_no_date(read: Callable[..., Reading]) -> None:
    reading = read("Twenty-Two Killed In Market As Shells Fall On Tumbes\n\nThe shelling went on all night.")
    assert [(t.low, t.high) for t in reading.tolls] == [(22, 22)]
