"""A source that goes over to another account, claims that nobody else takes up, and how an origin is called."""

from dataclasses import replace

from made_readings import Said, reading

from standoff.reconcile import reconcile
from standoff.record.rows import Agreement, Obligation
from standoff.record.terms import AgreementKind, AgreementStatus, Ground, Polarity, Stance
from standoff.views import table

CHARGE = Said("193", "PER", "ECU", "ECU", "2031-06-03")


def account_of(party, *readings):
    (incident,) = reconcile(readings).incidents
    return next(a for a in incident.accounts if a.party == party)


def test_a_side_that_denies_and_later_concedes_is_shown_to_have_changed():
    denies = Said("193", "PER", "ECU", "PER", "2031-06-03", stance=Stance.DENY, polarity=Polarity.DENIED)
    concedes = Said("193", "PER", "ECU", "PER", "2031-06-03", stance=Stance.CONCEDE)
    told = [reading("a", "2031-06-04", CHARGE, denies), reading("b", "2031-06-06", concedes)]
    assert account_of("PER", *told).changes == ("2031-06-04 deny", "2031-06-06 concede")
    assert account_of("ECU", *told).changes == ()


def test_to_charge_the_other_and_deny_ones_own_is_no_change():
    denies = Said("193", "PER", "ECU", "PER", "2031-06-03", stance=Stance.DENY, polarity=Polarity.DENIED)
    asserts = Said("193", "ECU", "PER", "PER", "2031-06-03")
    told = [reading("a", "2031-06-04", CHARGE, asserts), reading("b", "2031-06-06", denies)]
    assert account_of("PER", *told).changes == ()


def test_a_side_that_says_the_same_again_has_not_changed():
    again = replace(CHARGE, stance=Stance.ACCUSE)
    assert account_of("ECU", reading("a", "2031-06-04", CHARGE), reading("b", "2031-06-06", again)).changes == ()


def test_what_nobody_else_takes_up_says_in_how_many_reports_nothing_was_found():
    other = reading("b", "2031-06-20", Said("040", "BOL", None, "BOL", "2031-06-19"))
    rows = table(reconcile([reading("a", "2031-06-03", CHARGE), other]), "incidents")
    assert {row["taken_up"] for row in rows} == {"nothing found in 2 reports read"}
    theirs = reading("b", "2031-06-04", replace(CHARGE, by="PER"))
    (row,) = table(reconcile([reading("a", "2031-06-03", CHARGE), theirs]), "incidents")
    assert row["taken_up"] is None


def called(words, party="ECU"):
    made = reading("a", "2031-06-03", replace(CHARGE, by=party))
    statements = [replace(s, source=replace(s.source, text=words)) if s.cue else s for s in made.statements]
    (account,) = reconcile([replace(made, statements=tuple(statements))]).incidents[0].accounts
    origins = {o.id: o for o in reconcile([replace(made, statements=tuple(statements))]).origins}
    return origins[account.origin]


def test_an_origin_is_never_called_by_a_pronoun():
    assert (called("It").name, called("It").counts) == ("unnamed source (Ecuador)", False)
    assert called("its army").name == "Ecuador’s army"
    assert called("the army").name == "the army (Ecuador)"
    assert called("the army of the north").name == "the army of the north"
    assert called("Italy’s envoy").name == "Italy’s envoy"


def agreement(row, report, status, polarity=Polarity.AFFIRMED, parties=("ECU", "PER"), does=()):
    obligations = tuple(Obligation(party, "to pull back", None, ((12, 13),), ("x",)) for party in does)
    statement = f"s-{report.report.id}-0"
    return replace(
        report,
        agreements=(
            Agreement(
                row, AgreementKind.WITHDRAWAL, parties, (), None, None, obligations, status, None, statement,
                Ground.CURRENT, polarity, ((11, 12),), ("x",),
            ),
        ),
    )  # fmt: skip


def test_each_obligation_has_its_state_with_who_says_otherwise():
    made = agreement("g1", reading("a", "2031-06-03", CHARGE), AgreementStatus.AGREED, does=("ECU", "PER"))
    broken = agreement("g2", reading("b", "2031-06-05", replace(CHARGE, by="ECU")), AgreementStatus.BROKEN)
    own = reading("c", "2031-06-06", replace(CHARGE, by="PER"))
    kept = agreement("g3", own, AgreementStatus.KEPT, parties=("PER",))
    (row,) = reconcile([made, broken, kept]).agreements
    states = {o.party: o.state for o in row.obligations}
    assert states["ECU"].startswith("broken per ")
    assert "kept" not in states["ECU"]
    assert states["PER"].startswith("broken per ")
    assert "; kept per " in states["PER"]


def test_the_charge_of_both_sides_is_of_the_fight_and_not_of_a_war_long_past(joined):
    text = (
        "Peru and Ecuador reported a clash on Friday between the old foes, who fought a war in 1981. "
        "Each side blamed the other for the fighting."
    )
    record = joined((text, "2031-06-08"))
    grounds = {i.id: i.ground for i in record.incidents}
    assert all(grounds[d.incident] is Ground.CURRENT for d in record.disputes if d.incident)
