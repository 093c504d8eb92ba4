"""Help of third parties that no noun of mediation names, cases before courts and councils; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"
FIGHT = "Peruvian soldiers and Ecuadorean guards exchanged fire. Peru and Ecuador blamed each other. "


def uses(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text).mechanisms]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("The truce was brokered in May by Rosa Lima, a retired bishop.", "mediation", ("convened",)),
        ("The armistice had been brokered by Chile.", "mediation", ("convened",)),
        ("A swap on which the two armies settled with Chilean help has been put off.", "mediation", ("mentioned",)),
        ("With the help of Chile the two armies reached a ceasefire on Sunday.", "mediation", ("mentioned",)),
        ("The envoys of the two sides met in Santiago under the mediation of Chile.", "mediation", ("mentioned",)),
        ("The two armies met in Santiago through Chilean mediation.", "mediation", ("mentioned",)),
        ("Peru cooperates with the special envoy.", "mediation", ("defended",)),
        (FIGHT + "Chile's envoy, Juan Soto, met Peruvian leaders in Lima.", "mediation", ("mentioned",)),
        ("Chile has offered to host talks between Peru and Ecuador.", "mediation", ("proposed",)),
        ("Chile's president telephoned both leaders and offered to help, his office said.", "mediation", ("proposed",)),
        ("Chile's president, Luis Soto, offered his help to both sides.", "mediation", ("proposed",)),
        ("Chile offered its services to the two governments.", "mediation", ("proposed",)),
        ("Chile offered to help settle the dispute.", "mediation", ("proposed",)),
        ("Brazil proposed that Chile mediate.", "mediation", ("proposed",)),
        ("Peru has asked the secretary-general to name a special envoy for the lake.", "mediation", ("proposed",)),
        ("Peru will not receive the special envoy.", "mediation", ("refused",)),
        ("Peru would accept a team of observers if both banks agreed.", "monitors", ("proposed",)),
        ("The two sides agreed to set up a joint operations room.", "channel", ("agreed to",)),
        ("Brazil suggested that the bishops mediate between the two.", "mediation", ("proposed",)),
        ("The UN Security Council refused on Monday to take up Peru's complaint.", "council", ("mentioned",)),
        ("The UN Security Council declined to discuss the seizure.", "council", ("mentioned",)),
        ("Lima would ask the international courts to free the ships, its minister said.", "court", ("proposed",)),
        ("The minister said that Lima would ask the international courts to free the ships.", "court", ("proposed",)),
        ("Peru says it will go to the International Tribunal for the Law of the Sea.", "court", ("proposed",)),
        ("Peru has sued Ecuador at the International Court of Justice.", "court", ("asked",)),
        ("Peru went to the International Court of Justice in May.", "court", ("asked",)),
        ("Peru would accept monitors from the Arab League if the shelling stopped.", "monitors", ("proposed",)),
        ("As to the OSCE, its mission has no mandate at sea, Peru's foreign minister said.", "monitors", ("refused",)),
    ],
)
def test_the_use_and_no_other(read, text, kind, told):
    assert [k for k, _ in uses(read, text)] == [kind]
    assert uses(read, text)[0][1] in told


@pytest.mark.parametrize(
    "text",
    [
        "Chile offered to help rebuild the bridge.",
        "Peru offered to help the victims of the flood.",
        "Chile offered its help in clearing the road.",
        "With the help of dogs the two armies found the mines.",
        "With Peruvian help the Peruvians won the match.",
        "Peru offered to talk.",
        "The price was brokered by the market.",
        FIGHT + "Peru's envoy, Juan Soto, met Chilean leaders in Santiago.",
        "The truce, which Chile brokered in May, holds.",
        "The UN special envoy said that the road was open.",
        "The UN's envoy, Ana Soto, appealed to both sides to hold their fire.",
        "Peru's envoy left Lima.",
    ],
)
def test_look_alikes_are_no_mechanism(read, text):
    assert uses(read, text) == []


def test_who_calls_on_others_to_withdraw_is_not_withdrawn(read):
    told = uses(read, "On Monday the UN General Assembly called on Peru to withdraw its troops.")
    assert ("council", "stalled") not in told


def test_one_like_the_last_of_its_kind(read):
    text = "The traders want a flag meeting. The last such meeting, in May, agreed on joint patrols."
    assert uses(read, text) == [("format", "proposed"), ("format", "convened")]


def test_an_appeal_that_another_speaks_of_is_of_whoever_made_it(read):
    text = "Peru's president, Luis Vega, spoke of the Ecuadorean appeal to the Security Council."
    (row,) = read(TITLE + FIGHT + text).mechanisms
    assert (row.use.value, row.by) == ("asked", ("ECU",))
