"""A report that is itself an accord's text, and what is said of mechanisms and truces in clauses beside them."""

import pytest

COMMUNIQUE = """Joint Communiqué of the State of Eritrea and the Republic of Djibouti

The State of Eritrea and the Republic of Djibouti, under the mediation of the State of Qatar, have agreed as follows:

Article 1
The Parties shall cease all hostilities along the coast.

Article 2
Eritrea shall withdraw its forces from the hill.

Article 3
Qatar shall post observers there.

Article 4
This Agreement shall enter into force tomorrow.

Both Parties thanked Qatar.
"""


def test_each_article_is_agreed_by_all_who_agreed_to_the_text(read):
    rows = read(COMMUNIQUE, outlet=None).agreements
    assert {(r.kind, r.status) for r in rows} == {("ceasefire", "agreed"), ("withdrawal", "agreed")}
    assert {r.parties for r in rows} == {("ERI", "DJI")}
    assert {r.brokers for r in rows} == {("QAT",)}
    assert {o.party for r in rows if r.kind == "withdrawal" for o in r.obligations} == {"ERI"}


def test_a_body_that_an_article_sets_up_is_agreed_to(read):
    assert [(m.kind, m.use) for m in read(COMMUNIQUE, outlet=None).mechanisms] == [("monitors", "agreed to")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Ecuador said as follows: the army shall withdraw its forces from the hill.",
        "The army shall withdraw. Peru and Ecuador have long agreed on that.",
    ],
)
def test_a_text_to_which_nobody_agrees_is_no_accord(read, text):
    assert not [r for r in read(text).agreements if r.grounds == "article"]


def agreements(read, text):
    return [(r.kind, r.status) for r in read(text).agreements if not r.grounds.startswith("weighed")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The truce lasted less than a day.", [("ceasefire", "collapsed")]),
        ("Its unilateral ceasefire remains in force until 31 July.", [("ceasefire", "in force")]),
        ("The truce takes effect on Saturday.", [("ceasefire", "agreed")]),
        ("The rebels freed six policemen in exchange for two of their men.", [("exchange", "kept")]),
        ("The rebels freed six policemen.", []),
        (
            "Peru respects the ceasefire of 1991. Chile declared it over in 2020.",
            [("ceasefire", "kept"), ("ceasefire", "collapsed")],
        ),
        ("Peru declared a truce.", [("ceasefire", "agreed")]),
        (
            "The envoy proposed a ceasefire between Chad and Sudan. Sudan turned the proposal down.",
            [("ceasefire", "proposed"), ("ceasefire", "refused")],
        ),
    ],
)
def test_status(read, text, found):
    assert agreements(read, text) == found


def test_an_agreement_to_do_something_next_month_was_not_made_then(read):
    (row,) = read("Peru and Chile agreed to hold talks in Lima next month.").agreements
    assert row.made is None


def test_who_announces_or_brokers_an_accord_is_its_broker(read):
    text = (
        "Gabon and Peru agreed to pull back their navies. The agreement was announced by the African Union. "
        "A truce that the UN brokered in 2022 expired in May."
    )
    rows = read(text).agreements
    assert all("AU" not in r.parties for r in rows)
    assert [r.brokers for r in rows if r.status == "expired"] == [("UN",)]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("They spoke about the border commission, which Quito has blocked since May.", "stalled"),
        ("The hotline that both set up in 2015 has never been used.", "stalled"),
        ("Under the deal, a joint monitoring team will be posted on the island.", "agreed to"),
        ("In May, a joint monitoring team was posted on the island.", "convened"),
    ],
)
def test_use_of_a_mechanism_in_a_clause_beside_it(read, text, use):
    assert use in [m.use for m in read(text).mechanisms]


def test_whoever_is_charged_with_a_breach_is_who_broke_it(read):
    (row,) = read("Yemen accused Saudi border guards of killing four men, in a new violation of the truce.").agreements
    assert (row.status, row.parties) == ("broken", ("SAU",))
