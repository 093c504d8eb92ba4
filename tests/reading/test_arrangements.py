"""What two sides arrange without a noun for it, what a plan lists, what bodies are wanted for; and the look-alikes."""

import pytest

TITLE = "Frontier talks in Lima\n\n"


def agreements(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


def mechanisms(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text).mechanisms]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Lima and Quito will meet again next week.", "talks", "agreed"),
        ("The foreign ministers are to meet in Brasilia on Friday.", "talks", "agreed"),
        ("The two sides plan to meet in early July, an official said.", "talks", "agreed"),
        ("The delegations promised to return to the table in May.", "talks", "agreed"),
        ("A fresh round of talks is scheduled for 14 June.", "talks", "agreed"),
        ("The two governments have assured the envoy that they will meet again.", "talks", "agreed"),
        ("The president's visit to Quito was cancelled after the shelling.", "talks", "refused"),
        ("A visit of President Roldan to Lima, agreed on in April, was called off.", "talks", "refused"),
        ("Chile has offered to host a summit; Lima has turned it down.", "talks", "refused"),
        ("Prisoners went home in both directions on Sunday.", "exchange", "kept"),
        ("Each side released its prisoners at noon.", "exchange", "kept"),
        ("Brazil came with a plan under which each side would free its prisoners.", "exchange", "proposed"),
        ("The commission on which the two agreed in 2029 has no seat yet.", "commission", "agreed"),
        (
            "The league adopted a roadmap: an end to hostilities within two days, a pull-out by May.",
            "ceasefire",
            "agreed",
        ),
        ("The proposal calls for an end to hostilities within three days.", "ceasefire", "proposed"),
        ("What about July's understanding? It covers the north alone.", "joint-statement", "in force"),
        ("The understanding of July has made a difference.", "joint-statement", "kept"),
        ("It could have brought in the 1951 defence treaty with Brazil.", "treaty", "in force"),
        ("Rebels stormed Tena despite the ceasefire.", "ceasefire", "broken"),
        ("Peru's pledge to withdraw from the ridge was kept only in part.", "withdrawal", "partly kept"),
        ("They signed a peace accord in May. Not one of its thirteen points was carried out.", "treaty", "broken"),
        ("Quito says that the border deal stands.", "treaty", "in force"),
    ],
)
def test_what_two_sides_arranged_and_what_stands(read, text, kind, status):
    assert (kind, status) in agreements(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The president will meet voters in the capital.",
        "The ministry said the villages will meet the cost.",
        "The two sides would meet if the guns fell silent.",
        "The neighbours hope to meet again in May.",
        "The two ministers were to meet in May.",
        "Peru freed its prisoners.",
        "Police freed two prisoners by mistake.",
        "The president cancelled his visit to the front.",
        "The players on whom fans agreed in 1998 were beaten.",
        "The ministers made a statement: the army would not leave.",
    ],
)
def test_what_looks_like_an_arrangement_and_is_none(read, text):
    assert agreements(read, text) == []


@pytest.mark.parametrize(
    ("text", "kind", "use"),
    [
        ("The Union has yet to say when its mediators will return.", "mediation", "mentioned"),
        ("A tribunal in The Hague ruled in 2029 that the ridge lay outside the park.", "court", "mentioned"),
        ("China does not recognise the 2016 ruling.", "court", "refused"),
        ("Lima offered to take the matter to arbitration.", "court", "proposed"),
        ("Chile took Bolivia to the International Court of Justice.", "court", "asked"),
        ("A senator urged the government to take Peru to the United Nations.", "council", "proposed"),
        ("Lima appealed to the United Nations.", "council", "asked"),
        ("The two sides signed an agreement on a hotline between their staffs.", "channel", "agreed to"),
        ("Quito would pull back if a neutral force was deployed along the border.", "peacekeepers", "proposed"),
        ("A joint commission of experts is to be set up.", "commission", "proposed"),
        ("Lima wanted the talks to be observed by ASEAN.", "alliance", "proposed"),
        ("The government remains committed to the negotiations led by Alpha Conde.", "mediation", "defended"),
        ("Chad told the envoy that it no longer needed MINURCAT.", "peacekeepers", "refused"),
        ("The joint military committee has not met since August.", "commission", "stalled"),
    ],
)
def test_the_part_that_a_body_is_given(read, text, kind, use):
    assert (kind, use) in mechanisms(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "We will hand the captives over to the International Committee of the Red Cross.",
        "The troops left at the request of the Security Council of the league.",
        "The UN said that its trucks had been stopped.",
        "Joint forces attacked the town.",
        "Ecuador has a 1942 defence treaty with Brazil.",
        "The ships were taken to the court house.",
    ],
)
def test_a_body_that_is_only_named_beside(read, text):
    assert mechanisms(read, text) == []
