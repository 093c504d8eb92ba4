"""Counts in the constructions that a plain verb of harm does not show, each with what looks like it and is none."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate was shut after a man from the Bolivian bank shot dead a Peruvian ranger and wounded two.",
         [("killed", "PER", 1, 1), ("wounded", "PER", 2, 2)]),
        ("Five Buried At Tena As Army Bars Flights", [("killed", None, 5, 5)]),
        ("The league speaks of hundreds of murdered herders and names none.", [("killed", None, None, None)]),
        ("Chile puts its own wounded at 14, three of them soldiers.",
         [("wounded", "CHL", 14, 14), ("wounded", "CHL", 3, 3)]),
        ("An uncle saw six bodies carried in, all in uniform.", [("killed", None, 6, 6)]),
        ("Four of the dead come from one street.", [("killed", None, 4, 4)]),
        ("Doctors counted 47 dead; the mission confirmed that 20 of them were children.",
         [("killed", None, 47, 47), ("killed", None, 20, 20)]),
        ("The dead are many. Peru has admitted 15 killed. My own list has 84 names, 31 of them Peruvian farmers.",
         [("killed", "PER", 15, 15), ("killed", None, 84, 84), ("killed", "PER", 31, 31)]),
        ("He gave no figure for those who have been hurt by mines; nurses in Loja speak of nine since May.",
         [("wounded", None, 9, 9)]),
        ("We counted 40 graves by the road.", [("killed", None, 40, 40)]),
        ("Since 1 August nine Peruvian guards have been hurt.", [("wounded", "PER", 9, 9)]),
        ("The mayor says that all 1,200 inhabitants have left.", [("displaced", None, 1200, 1200)]),
        ("Chilean troops have driven 1,750 Peruvian families from their fields.", [("displaced", "PER", 1750, 1750)]),
        ("Peru's spokesman said that its men had killed 50 and taken 15 prisoner.",
         [("killed", None, 50, 50), ("captured", None, 15, 15)]),
        ("The clinics said they were treating nine people.", [("wounded", None, 9, 9)]),
        ("The league has documented at least twelve arrests.", [("detained", None, 12, None)]),
        ("The baker and two of his sons were hurt; the third, a boy of ten, died.",
         [("wounded", None, 1, 1), ("wounded", None, 2, 2), ("killed", None, 1, 1)]),
        ("Peru counted 61 people killed around Tacna since May, of whom 38 were Chileans and 23 Peruvians.",
         [("killed", None, 61, 61), ("killed", "CHL", 38, 38), ("killed", "PER", 23, 23)]),
        ("Seventeen activists were detained in Tacna, three of them women.",
         [("detained", "PER", 17, 17), ("detained", "PER", 3, 3)]),
        ("Sixteen Peruvian guards were injured, along with three Peruvian nurses.",
         [("wounded", "PER", 16, 16), ("wounded", "PER", 3, 3)]),
        ("Seventeen men died in the exchange, the guards say; the elders say 20, the ministry gives no figure.",
         [("killed", None, 17, 17), ("killed", None, 20, 20)]),
        ("The spokesman owned up to nine dead.", [("killed", None, 9, 9)]),
        ("Some 5,000 settlers and Shuar have been moved to safety.", [("displaced", None, 5000, 5000)]),
        ("In all, 31 Chileans have vanished since May.", [("missing", "CHL", 31, 31)]),
        ("Since May 730 refugees have been welcomed there.", [("displaced", None, 730, 730)]),
        # look-alikes
        ("The talks ended. The elders say 20, the ministry gives no figure.", []),
        ("Two drones vanished from the screens.", []),
        ("The prize was killed by the jury, along with three others.", []),
        ("The chamber of commerce puts the loss since Thursday at two million dollars.", []),
        ("Peru's ministry says that it knows of no such loss.", []),
        ("Chile is said to have arrested the man since then.", []),
        ("The villagers found no body.", []),
        ("The hospital holds 140 beds.", []),
        ("All 40 delegates have left.", []),
        ("The families left for the market with their goats.", []),
        ("His list has 84 names of shops.", []),
        ("Some 600 people crossed the bridge to shop.", []),
        ("The museum has four of the dead general's swords.", []),
    ],
)  # fmt: skip
def test_constructions(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert sorted(map(str, told(read, text))) == sorted(map(str, expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 11 May shells from the Chilean side killed eight people in Tacna.", [("killed", "PER", 8, 8)]),
        ("Two farmers from the Chilean side were killed.", [("killed", "CHL", 2, 2)]),
        ("Peru and Chile shelled each other on Friday, killing a woman and wounding 15 people on the Peruvian side.",
         [("killed", "PER", 1, 1), ("wounded", "PER", 15, 15)]),
        ("Clashes in Tacna killed at least 15 people last year.", [("killed", None, 15, None)]),
        ("Chilean mortars in Tacna killed at least 15 people last year.", [("killed", "PER", 15, None)]),
        ("A Chilean bomber was shot down on Monday; its three crew members died.", [("killed", "CHL", 3, 3)]),
        ("Chilean troops ambushed a Peruvian patrol on Monday. The Peruvian army spoke of losses.",
         [("losses", "PER", None, None)]),
        ("Peru says that Chilean troops shelled a ford on Monday, killing a herder, and that its army fired back.",
         [("killed", "PER", 1, 1)]),
        ("On the Peruvian side one soldier was killed.", [("killed", "PER", 1, 1)]),
        ("On the other side of the river one soldier was killed.", [("killed", None, 1, 1)]),
        ("A diplomat in Lima says that the dam will stay. Twelve people died last month.", [("killed", None, 12, 12)]),
        ("Eleven people, among them two British peacekeepers, were wounded in Tacna.",
         [("wounded", None, 11, 11), ("wounded", "GBR", 2, 2)]),
    ],
)  # fmt: skip
def test_sides(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert sorted(map(str, told(read, text))) == sorted(map(str, expected))
