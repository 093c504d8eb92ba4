"""Uses of mechanisms that another clause, a noun, a meeting's mention or a verb of mediating tells; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def uses(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text).mechanisms]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("The commanders agreed at a flag meeting on Tuesday to reopen the bridge.", "format", ("convened",)),
        ("Calm returned after a flag meeting of the two brigades.", "format", ("convened",)),
        ("At a trilateral meeting in Manila, the navies swapped radio codes.", "format", ("convened",)),
        ("During the flag meeting the officers exchanged lists of the missing.", "format", ("convened",)),
        ("A second flag meeting is expected on Friday.", "format", ("proposed",)),
        ("The next flag meeting is due on 9 June.", "format", ("proposed",)),
        ("A flag meeting has been scheduled for Monday.", "format", ("proposed",)),
        ("A flag meeting is to be held at the bridge tomorrow.", "format", ("proposed",)),
        ("The flag meeting was put off because of rain.", "format", ("stalled",)),
        ("A flag meeting on Sunday ended without result.", "format", ("convened", "stalled")),
        ("The failure of the joint boundary committee to meet has alarmed Lima.", "commission", ("stalled", "blamed")),
        ("The joint boundary committee was to meet in May.", "commission", ("proposed",)),
        (
            "The joint boundary committee was to have met in May but Peru stayed away.",
            "commission",
            ("stalled", "proposed"),
        ),
        ("Both sides called for the joint boundary committee to be revived.", "commission", ("proposed",)),
        ("The joint boundary committee sat for two days in Lima.", "commission", ("convened",)),
        ("The dispute was referred to the joint boundary committee.", "commission", ("asked",)),
        ("Peru referred the matter to the joint boundary committee.", "commission", ("asked",)),
        ("They agreed to form a joint committee.", "commission", ("agreed to",)),
        (
            "The officers agreed in Lima on Tuesday to hold their fire and to form a joint committee on the bridge.",
            "commission",
            ("agreed to",),
        ),
        ("The two armies set up a hotline in May.", "channel", ("agreed to",)),
        ("A joint commission is to be set up under the accord.", "commission", ("agreed to",)),
        ("The hotline that was set up in 2019 has not been used since March.", "channel", ("stalled",)),
        ("Nobody picked up the hotline.", "channel", ("stalled",)),
        ("Peru no longer picks up the hotline.", "channel", ("stalled",)),
        (
            "The joint monitoring team, which has been barred from the valley since April, is in Tena.",
            "monitors",
            ("refused",),
        ),
        ("The monitors, who were meant to be there by June, have not come.", "monitors", ("stalled",)),
        ("Peru stopped the monitors from reaching the ridge.", "monitors", ("refused", "stalled")),
        ("The observers were turned back at the bridge.", "monitors", ("refused",)),
        ("Observers of the league were allowed to visit the ridge.", "monitors", ("agreed to", "convened")),
        ("Ecuador would not let the monitors in.", "monitors", ("refused",)),
        ("Let a third party observe the truce, the bishops asked.", "mediation", ("proposed",)),
        ("Elders from Tena have offered to mediate.", "mediation", ("proposed",)),
        ("Chile's offer to mediate was turned down by Lima.", "mediation", ("refused",)),
        ("Chile offered to mediate between the two.", "mediation", ("proposed",)),
        ("Peru has asked Chile to mediate.", "mediation", ("asked",)),
        ("Both sides asked Brazil to mediate.", "mediation", ("asked",)),
        ("Brazil said it was ready to mediate.", "mediation", ("proposed",)),
        ("The bishop, who has been mediating since May, left Lima on Sunday.", "mediation", ("convened", "mentioned")),
        ("Lima accepted mediation by Brazil.", "mediation", ("agreed to",)),
        ("Lima agreed to Brazilian mediation.", "mediation", ("agreed to",)),
        ("Lima would have no objection to mediation by Brazil.", "mediation", ("proposed", "agreed to", "mentioned")),
        ("Lima has no objection to observers of the league.", "monitors", ("agreed to", "proposed")),
        ("A delegation of tribal elders crossed the line to save the truce.", "mediation", ("convened",)),
        ("The joint boundary committee can meet whenever both sides wish.", "commission", ("mentioned", "proposed")),
        (
            "There is also the joint boundary committee, which can meet whenever both wish.",
            "commission",
            ("mentioned", "proposed"),
        ),
        ("Nothing will be built until the joint boundary committee has met.", "commission", ("proposed", "mentioned")),
        ("Once the joint boundary committee has met, the road will open.", "commission", ("proposed", "mentioned")),
        ("Peru asked the African Union's mediator to come back.", "mediation", ("asked",)),
        ("Monitors of the African Union were proposed in February.", "monitors", ("proposed",)),
        ("Peru demanded the recall of the observers.", "monitors", ("refused", "proposed")),
        ("The collapse of the trilateral format left nobody to call.", "format", ("stalled",)),
        ("The revival of the joint boundary committee is on the agenda.", "commission", ("proposed",)),
        ("The withdrawal of the peacekeepers began on Monday.", "peacekeepers", ("stalled", "refused")),
        ("A refusal by Peru to convene the joint boundary committee angered Quito.", "commission", ("refused",)),
        ("The joint boundary committee has been dormant since 2022.", "commission", ("stalled",)),
        ("The joint boundary committee exists only on paper.", "commission", ("stalled",)),
        ("The joint boundary committee held its ninth session in Quito.", "commission", ("convened",)),
        ("The ninth session of the joint boundary committee was held in Quito.", "commission", ("convened",)),
        ("The talks in the Geneva format are on hold.", "format", ("stalled",)),
        ("No session of the joint boundary committee has been held since 2022.", "commission", ("stalled",)),
        ("The peacekeepers did nothing as the village burned.", "peacekeepers", ("blamed",)),
        ("The peacekeepers stood by as the village burned.", "peacekeepers", ("blamed",)),
        ("The peacekeepers were accused of looking away.", "peacekeepers", ("blamed",)),
        ("Quito said that the failure of the peacekeepers to act had cost lives.", "peacekeepers", ("blamed",)),
        ("Villagers stoned the peacekeepers.", "peacekeepers", ("mentioned",)),
        ("The peacekeepers' mandate was extended by a year.", "peacekeepers", ("agreed to",)),
        ("The Council extended the mandate of the peacekeepers for six months.", "peacekeepers", ("agreed to",)),
        ("Peru wants the peacekeepers out by December.", "peacekeepers", ("refused",)),
        (
            "Peru threatened to walk out of the joint boundary committee.",
            "commission",
            ("refused", "mentioned", "proposed"),
        ),
        ("Peru has suspended its participation in the joint boundary committee.", "commission", ("refused", "stalled")),
        ("Peru returned to the joint boundary committee.", "commission", ("convened", "agreed to")),
        ("Peru is not recognising the tribunal of the Hague.", "court", ("refused",)),
    ],
)
def test_the_use_and_no_other(read, text, kind, told):
    ((found, use),) = uses(read, text)
    assert found == kind
    assert use in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The joint commission met in Lima but failed to agree on a date.", [("commission", "stalled")]),
        ("The committee created in May has met four times.", [("commission", "convened")]),
        ("What does not work is the trilateral format.", [("format", "stalled")]),
        ("Lima turned down a proposal by Brazil for a three-way meeting.", [("format", "refused")]),
        (
            "Peru asked that the Chilean peacekeepers be replaced by a civilian mission.",
            [("peacekeepers", "refused"), ("monitors", "proposed")],
        ),
        (
            "The Chilean peacekeepers will be replaced by a civilian mission.",
            [("peacekeepers", "refused"), ("monitors", "agreed to")],
        ),
        (
            "MINURSO patrols the line. In June Peru demanded its departure.",
            [("peacekeepers", "mentioned"), ("peacekeepers", "refused")],
        ),
        (
            "A joint commission has been dormant since May. Chile proposed to revive it.",
            [("commission", "stalled"), ("commission", "proposed")],
        ),
        ("Lima asked for foreign observers.", [("monitors", "proposed")]),
        ("Lima suggested that Chile send observers.", [("monitors", "proposed")]),
        ("Lebanon is grateful to UNIFIL.", [("peacekeepers", "defended")]),
        ("A hotline rang at noon. Chile urged Peru to respect the line.", [("channel", "convened")]),
        ("The bridge will be replaced by a tunnel.", []),
        ("The committee of the club met four times.", []),
        ("The village demanded its departure from the league of farmers.", []),
    ],
)
def test_every_use_in_text_order(read, text, told):
    assert uses(read, text) == told


def test_a_list_of_what_is_asked(read):
    text = (
        "On 8 May elders from both sides renewed the truce. So far it has been observed but for one ambush.\n\n"
        "We call on\n- Lima to name its members;\n- the Security Council to renew the mandate of UNIFIL, which is to "
        "expire in June;\n- the African Union to lend its good offices again.\n"
    )
    assert [u for u in uses(read, text) if u[0] in ("council", "alliance")] == [
        ("council", "asked"),
        ("alliance", "asked"),
    ]


def test_what_is_done_to_whose_mandate(read):
    text = "UNIFIL, whose mandate the Security Council extended on Tuesday, protested."
    assert ("peacekeepers", "agreed to") in uses(read, text)


def test_a_body_that_only_it_names(read):
    text = "A joint committee on the bridge was promised. It has met once."
    assert uses(read, text) == [("commission", "proposed"), ("commission", "convened")]


@pytest.mark.parametrize(
    "text",
    [
        "Luis Rojas of the national boundary commission said that the line was drawn in 1942.",
        "It met the needs of the villagers.",
        "The drought was mediated by the lake.",
        "A joint statement was promised. It has met with scorn.",
        "The farmers met at a market after the harvest.",
        "The committee of the football club is expected on Friday.",
        "The failure of the harvest alarmed Lima.",
        "Peru has no objection to the new timetable.",
    ],
)
def test_look_alikes_are_no_mechanism(read, text):
    assert uses(read, text) == []
