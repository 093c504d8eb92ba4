"""Agreements told of by what stands, what is left, what was done as agreed, what a year names; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def agreements(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Commanders met at the bridge and agreed to stop shooting.", ("ceasefire:agreed",)),
        ("The two armies undertook not to shoot at each other.", ("ceasefire:agreed",)),
        ("Both sides promised to keep their guns silent.", ("ceasefire:agreed",)),
        ("The generals shook hands on a pull-back.", ("withdrawal:agreed",)),
        (
            "Lima and Quito struck a bargain over the road.",
            ("corridor:agreed", "joint-statement:agreed", "treaty:agreed"),
        ),
        (
            "The two presidents agreed to send the boundary committee back to work.",
            ("talks:agreed", "commission:agreed"),
        ),
        (
            "The two sides said in a joint statement that their boundary committee would convene again in Lima.",
            ("talks:agreed",),
        ),
        (
            "Under an understanding reached in 2008, herders were allowed to stay on the land.",
            ("joint-statement:in force",),
        ),
        ("Little is left of the 2019 truce.", ("ceasefire:collapsed", "ceasefire:partly kept")),
        ("Nothing remains of the truce.", ("ceasefire:collapsed",)),
        ("Not much is left of the ceasefire.", ("ceasefire:collapsed", "ceasefire:partly kept")),
        ("Under the Exchange of Notes of 1972, neither side was to change the ground.", ("treaty:in force",)),
        ("Under the 1998 protocol, neither army may enter the strip.", ("treaty:in force",)),
        ("Was there a truce? A clerk says that there was one.", ("ceasefire:agreed", "ceasefire:in force")),
        ("There is a truce, but nobody trusts it.", ("ceasefire:in force",)),
        ("There has been a ceasefire since May.", ("ceasefire:in force",)),
        ("A truce has been in place since May.", ("ceasefire:in force",)),
        ("The truce that both sides signed in May lies in tatters.", ("ceasefire:collapsed",)),
        ("Peru regained the valley in a war which ended with a Chilean-brokered truce.", ("ceasefire:agreed",)),
        ("The two ministers stressed the importance of implementing the Tena Accord.", ("treaty:in force",)),
        ("The truce is holding.", ("ceasefire:kept",)),
        ("The truce is holding for now, but nobody expects it to last.", ("ceasefire:kept",)),
        ("The ceasefire has largely held.", ("ceasefire:kept", "ceasefire:partly kept")),
        (
            "Two days after the truce was signed, shells fell on Tena again.",
            ("ceasefire:broken", "ceasefire:agreed", "ceasefire:collapsed"),
        ),
        ("The shelling put an end to the truce.", ("ceasefire:collapsed",)),
        ("The attack shattered a two-month-old truce.", ("ceasefire:collapsed",)),
        ("The truce gave way to new fighting on Sunday.", ("ceasefire:collapsed",)),
        ("Fighting resumed hours after the truce ran out.", ("ceasefire:expired", "ceasefire:broken")),
        ("The truce ran out at midnight.", ("ceasefire:expired",)),
        ("The truce, due to expire on Friday, was extended by a week.", ("ceasefire:in force",)),
        ("Peru has torn up the accord of 1998.", ("treaty:collapsed",)),
        (
            "Peru has gone back on its word to reopen the road.",
            ("corridor:broken", "treaty:broken", "joint-statement:broken"),
        ),
        ("Peru has not kept its promise to withdraw.", ("withdrawal:broken",)),
        ("Peru kept its promise to withdraw.", ("withdrawal:kept",)),
        ("Peru honoured its side of the bargain; Ecuador did not.", ("joint-statement:kept", "treaty:kept")),
        ("The army has pulled back as agreed.", ("withdrawal:kept",)),
        ("The two armies pulled back as agreed in May.", ("withdrawal:kept",)),
        ("Prisoners were handed over under the deal reached in May.", ("exchange:kept", "exchange:agreed")),
        ("The guns fell silent at noon as agreed.", ("ceasefire:kept", "ceasefire:in force")),
        ("The ceasefire called by the bishops was ignored.", ("ceasefire:broken",)),
        ("Peru declared a unilateral ceasefire.", ("ceasefire:agreed", "ceasefire:in force", "ceasefire:proposed")),
        ("Peru offered a truce for the harvest; Ecuador said no.", ("ceasefire:proposed", "ceasefire:refused")),
        ("Ecuador rejected the offer of a truce.", ("ceasefire:refused",)),
        ("Brazil put forward a plan for a ceasefire.", ("ceasefire:proposed",)),
        ("A draft treaty is on the table.", ("treaty:proposed",)),
        ("The draft treaty was initialled in Brasilia.", ("treaty:agreed", "treaty:proposed")),
        ("The truce has yet to be signed.", ("ceasefire:agreed", "ceasefire:proposed")),
        ("Talks on a prisoner swap are under way.", ("exchange:proposed",)),
        ("Five prisoners went home under a swap brokered by Brazil.", ("exchange:kept", "exchange:agreed")),
        (
            "A corridor for aid was opened under the agreement.",
            ("corridor:in force", "corridor:kept", "corridor:agreed"),
        ),
        ("The two sides concluded a treaty on the river in 1964.", ("treaty:in force", "treaty:agreed")),
        ("A treaty of 1942 drew the line.", ("treaty:in force",)),
        ("The ceasefire did not last the night.", ("ceasefire:broken", "ceasefire:collapsed")),
        ("Both sides accuse each other of breaking the truce.", ("ceasefire:broken",)),
        ("Quito says Lima broke the truce nine times.", ("ceasefire:broken",)),
        ("Lima denies breaking the truce.", ("ceasefire:broken",)),
        ("Egypt signed an accord on military cooperation with Sudan.", ("treaty:agreed", "assistance:agreed")),
        ("A fresh ceasefire took hold at dawn.", ("ceasefire:in force",)),
        ("Hours after agreeing a truce, the two armies traded fire.", ("ceasefire:broken",)),
        ("It was the third truce in a month to fail.", ("ceasefire:collapsed",)),
        ("The third truce in a month has failed.", ("ceasefire:collapsed",)),
        ("The deal envisages a withdrawal within a week.", ("withdrawal:agreed", "withdrawal:in force")),
    ],
)
def test_the_status_and_no_other(read, text, told):
    ((kind, status),) = agreements(read, text)
    assert f"{kind}:{status}" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lima rejected Chile's proposal for a new meeting with Quito.", [("talks", "refused")]),
        ("The bishop's offer to host a dialogue was accepted by both sides.", [("talks", "agreed")]),
        ("An understanding on the road reached in October has not been carried out.", [("joint-statement", "broken")]),
        (
            "Quito broke the truce. Lima buried the deal when it seized a base.",
            [("ceasefire", "broken"), ("ceasefire", "collapsed")],
        ),
        ("The Itamar Agreement of 1942 left nothing unclear.", [("treaty", "in force")]),
        ("The committee formed under the accord of Lima has met.", []),
        ("The bishop's offer to host the guests was accepted.", []),
    ],
)
def test_every_status_in_text_order(read, text, told):
    assert agreements(read, text) == told


def test_each_of_two_acts_agreed_on(read):
    text = "The officers agreed in Lima on Tuesday to hold their fire and to form a joint committee on the bridge."
    assert agreements(read, text) == [("ceasefire", "agreed"), ("commission", "agreed")]


def test_little_of_it_is_left(read):
    text = "Under an understanding reached in 2008, herders stay on the land, but little of it is left."
    assert agreements(read, text)[-1] == ("joint-statement", "collapsed")


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Lima and Quito ended without an agreement.",
        "Lima, Quito end border talks without deal",
        "The talks broke up without a result.",
        "There is no truce in the valley.",
        "There was never a truce, the colonel said.",
        "The army is not aware of any truce.",
        "The positions that it held before the truce are empty.",
        "The truce came under strain on Sunday.",
        "The deal hangs by a thread.",
        "The truce was never put on paper.",
        "The truce was oral.",
        "In return for the prisoners, Peru is to reopen the bridge.",
        "Was there a truce?",
        "Little is left of the harvest.",
        "There would be a truce if they left.",
        "They gave their word to the king.",
        "The band played on as agreed.",
        "Nothing remains of the bridge.",
        "The army pulled back as it had feared.",
    ],
)
def test_look_alikes_are_no_agreement(read, text):
    assert agreements(read, text) == []
