"""Positions told by deadlines, conditions, expectations, assurances, vows and what goes unanswered; and look-alikes."""

import pytest

TITLE = "Frontier dispute goes on\n\n"


def positions(read, text):
    return [f"{p.party}:{p.kind.value}:{p.issue}" for p in read(TITLE + text).positions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru refuses to discuss the fence.", ("PER:refuse",)),
        ('"Ecuador must leave the island," President Rosa Quispe of Peru told reporters.', ("PER:demand:with",)),
        ("Ecuador, which says that the fence is almost finished, refuses to discuss it.", ("ECU:refuse",)),
        ("Ecuador will not hear of talks before the post is gone.", ("ECU:refuse:talks",)),
        ("Ecuador cannot accept such structures under any circumstances.", ("ECU:refuse",)),
        (
            '"Ecuador cannot accept a wall under any circumstances," the foreign ministry of Ecuador said.',
            ("ECU:refuse",),
        ),
        ("Peru's foreign ministry said it did not see a need for mediation.", ("PER:refuse:mediation",)),
        ("Peru sees no need for mediation.", ("PER:refuse:mediation",)),
        ("Peru said it expected Ecuador to keep its promise.", ("PER:demand", "PER:request")),
        ("Peru expects Ecuador to pull back its guards.", ("PER:demand:withdrawal", "PER:request:withdrawal")),
        ("Peru wants the suspect handed over.", ("PER:demand",)),
        ("Ecuador promised that nobody would be allowed to use its soil against Peru.", ("ECU:promise",)),
        ("Quito has assured Lima that the post would not be finished.", ("ECU:promise",)),
        ("Quito vowed not to withdraw.", ("ECU:refuse:withdrawal",)),
        ("Quito promised an inquiry.", ("ECU:promise:investigation",)),
        ("Quito warned that a repetition would not go unanswered.", ("ECU:threaten:force",)),
        ("Quito will take all necessary measures if the advance goes on, its army said.", ("ECU:threaten:force",)),
        ("Quito said that every attack would be met with force.", ("ECU:threaten:force",)),
        ("Quito urged both governments to stop reinforcing their troops.", ("ECU:request",)),
        ("Brazil's envoy urged both governments to stop reinforcing their troops.", ("BRA:request",)),
        ("Quito asked Peru to stop attacking its farmers.", ("ECU:request", "ECU:demand")),
        ("Quito said it would not sit down while Peruvian soldiers stayed where they were.", ("ECU:refuse:talks",)),
        ("Peru accepted mediation by Brazil.", ("PER:accept:mediation",)),
        ("Peru has agreed to mediation by Brazil.", ("PER:accept:mediation",)),
        ("Brazil offered its help in clearing the mines.", ("BRA:offer",)),
        ("Lima offered to issue passports free of charge.", ("PER:offer",)),
        ("Quito's condition for talks is a full withdrawal.", ("ECU:demand:withdrawal",)),
        ("Quito's terms are a full withdrawal and an apology.", ("ECU:demand",)),
        ("Lima turned down a request to free the two men.", ("PER:refuse:prisoners",)),
        ("Lima remains opposed to any observers.", ("PER:refuse:observers",)),
        ("Lima opposes any foreign observers.", ("PER:refuse:observers",)),
        ("Quito is not prepared to talk under fire.", ("ECU:refuse:talks",)),
        ("Quito called on Lima to free the herders at once.", ("ECU:request",)),
        ("Lima gave Quito until Friday to leave the post.", ("PER:demand:withdrawal",)),
        ("Lima's ultimatum to leave the post expires on Friday.", ("PER:demand:withdrawal",)),
        ("Peru will never give up the ridge, President Rojas said in Lima.", ("PER:refuse",)),
        ('"We will not leave the ridge," said Peru\'s president, Luis Rojas.', ("PER:refuse:withdrawal",)),
        ('"The prisoners must come home first," said Peru\'s president, Luis Rojas.', ("PER:demand:prisoners",)),
        ('"There will be no talks while our men are held," said Peru\'s president, Luis Rojas.', ("PER:refuse:talks",)),
        ("Peru is demanding compensation for the burned huts.", ("PER:demand:compensation",)),
        ("Peru reiterated its demand that the post be removed.", ("PER:demand",)),
        ("Peru repeated its call for an inquiry.", ("PER:request:investigation", "PER:demand:investigation")),
        ("Peru signalled that it was open to talks.", ("PER:offer:talks",)),
        ("Peru let it be known that it would accept observers.", ("PER:accept:observers",)),
        ("Peru threatened to cut the power to the valley.", ("PER:threaten",)),
    ],
)
def test_the_position_and_no_other(read, text, told):
    (found,) = positions(read, text)
    assert found.startswith(told)


def test_whoever_says_no_refuses_what_was_proposed(read):
    found = positions(read, "Peru proposed monitors and Ecuador said no.")
    assert found == ["PER:propose:observers", "ECU:refuse:observers"]


def test_each_sentence_of_a_long_answer_by_itself(read):
    text = (
        "Peru's foreign ministry said: \"The facts are different. They built a hut. We cannot accept such huts "
        'under any circumstances. We remain ready to open the gate as soon as it is gone."'
    )
    kinds = [p.split(":")[1] for p in positions(read, text)]
    assert kinds == ["refuse", "offer"]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides said their committee would convene again.",
        "Quito does not intend to answer it in kind.",
        "Quito has ruled this out.",
        "Lima turned down the request.",
        "For Quito a pull-out comes first.",
        "Peru gave the villagers until Friday to pay the fee for the well.",
        "The condition of the road is poor.",
        "Peru expects rain on the ridge.",
        "Peru declined to discuss the details with reporters.",
        "Peru shall not leave the crime unpunished.",
        "The Peruvian army told residents that they must leave the town.",
        "The Peruvian army asked Ecuadorian residents to leave the town.",
    ],
)
def test_look_alikes_take_none(read, text):
    assert positions(read, text) == []
