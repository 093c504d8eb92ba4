from standoff.knowledge.gazetteer_sources import CURATED_LAYERS, hand_rows
from standoff.knowledge.territories import load_territories


def codes(found):
    return [territory.code for territory in found]


def test_a_state_is_found_by_code_name_demonym_and_capital():
    territories = load_territories()
    assert territories.get("AM") is territories.get("ARM")
    assert codes(territories.named("Tajikistan")) == ["TJK"]
    assert codes(territories.of_demonym("Azeris")) == ["AZE"]
    assert codes(territories.of_capital("Kiev")) == ["UKR"]


def test_two_states_may_share_a_demonym():
    assert set(codes(load_territories().of_demonym("Dominican"))) == {"DMA", "DOM"}


def test_case_counts_unless_it_is_folded():
    territories = load_territories()
    assert territories.named("chad") == ()
    assert codes(territories.named("chad", folded=True)) == ["TCD"]
    assert territories.named("GEORGIA") == ()
    assert codes(territories.named("GEORGIA", folded=True)) == ["GEO"]


def test_a_pronoun_is_no_state():
    assert load_territories().named("us", folded=True) == ()


def test_a_plural_demonym_never_is_a_states_name():
    territories = load_territories()
    for word in ("Laos", "Philippines", "Kyrgyzs"):
        assert territories.of_demonym(word) == ()


def test_sovereignty_depends_on_the_date():
    territories = load_territories()
    assert territories.holders("CRIMEA", "in control", "2013-06-01") == ("UKR",)
    assert territories.holders("CRIMEA", "in control", "2020-06-01") == ("RUS",)
    assert territories.holders("CRIMEA", "de jure") == ("UKR",)


def test_every_code_that_is_named_exists_and_no_code_comes_twice():
    territories = load_territories()
    rows = list(territories)
    assert len({row.code for row in rows}) == len(rows)
    named = {code for row in rows for code in (row.part_of, *row.claimed_by) if code}
    named |= {code for tenure in territories.tenures for code in (tenure.party,)}
    assert named <= {row.code for row in rows}


def test_no_own_code_hides_a_states_two_letters():
    territories = load_territories()
    assert all(territories.get(row.iso2).iso2 == row.iso2 for row in territories if row.iso2)


def test_every_tenure_is_of_a_territory_or_a_place_that_is_known():
    territories = load_territories()
    places = {row["id"] for layer in CURATED_LAYERS for row in hand_rows(layer)}
    own = {t.territory for t in territories.tenures if not t.territory.startswith("gn:")}
    assert own <= places | {row.code for row in territories}


def test_no_two_parties_control_one_place_on_one_day():
    tenures = [t for t in load_territories().tenures if t.relation == "in control"]
    for one in tenures:
        held = load_territories().holders(one.territory, "in control", one.since)
        assert held == (one.party,), one
