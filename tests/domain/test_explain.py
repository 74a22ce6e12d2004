"""Every krone explained: leaves that add up, in words for the caseworker and the debtor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.difference import Cause, difference
from collector_desk.domain.explain import (
    Explanation,
    LeafKind,
    Part,
    explain,
    for_caseworker,
    for_debtor,
    join,
)
from collector_desk.domain.facts import Fact
from collector_desk.domain.ledger import Balance, Statement, fold
from collector_desk.domain.rates import Rates
from collector_desk.errors.ledger import LeavesDisagree, WrongClaim
from tests.domain.ledger_histories import FEES, INTEREST, TERMS, Tale, day, history

COVERED = (
    "dekker hovedstol, kostnader, gebyr, renter i den rekkefølgen"
    " (gjelder fra 01.01.2015, ikke bekreftet)"
)
RATES = Rates.shipped()
RANDOMS = st.builds(Random, st.integers(min_value=0, max_value=10**9))
FEW = settings(max_examples=100, deadline=None)


def at(facts: Iterable[Fact], on: str, **known: object) -> Statement:
    return fold(TERMS, facts, on=day(on), rates=RATES, **known)  # type: ignore[arg-type]


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.principal()
    tale.fee(3_500, "2024-07-10")
    tale.pay(200_000, "2024-06-27")
    tale.pay(500_000, "2025-03-10")
    return tale


def plain(text: str) -> list[str]:
    return text.replace("\u00a0", " ").splitlines()


@pytest.mark.parametrize("half", [0, 1])
def test_the_leaves_of_every_part_add_up_in_thousands_of_histories(half: int) -> None:
    for seed in range(half, 2_400, 2):
        random = Random(seed)
        facts = history(random)
        on = random.choice(facts).value_date + timedelta(days=random.randrange(400))
        statement = fold(TERMS, facts, on=on, rates=RATES)
        for part in Part:
            leaves = explain(statement, part).leaves
            assert sum(leaf.amount for leaf in leaves) == statement.balance.of(part), (seed, part)
            assert all(leaf.rule and leaf.source and leaf.text for leaf in leaves), (seed, part)


def test_interest_is_explained_by_period_days_base_rate_and_source(tale: Tale) -> None:
    leaf = explain(at(tale.facts, "2025-11-21"), Part.INTEREST).leaves[0]
    assert (leaf.from_day, leaf.to_day, leaf.days) == (day("2024-06-15"), day("2024-06-27"), 12)
    assert (leaf.base, leaf.rate, leaf.amount) == (1_000_000, Decimal("12.50"), 4_098)
    assert leaf.rule == "forsinkelsesrenteloven §§ 2, 3"
    assert leaf.rate_source == leaf.source == "FOR-2023-12-14-2043"


def test_a_line_over_equal_rates_names_each_regulation_that_set_them(tale: Tale) -> None:
    leaf = explain(at(tale.facts, "2025-11-21"), Part.INTEREST).leaves[1]
    assert leaf.source == "FOR-2023-12-14-2043, FOR-2024-06-26-1320, FOR-2024-12-19-3279"


def test_money_on_interest_is_a_leaf_below_zero(tale: Tale) -> None:
    tale.pay(1_000, "2024-08-15", order=(INTEREST,))
    leaves = explain(at(tale.facts, "2025-11-21"), Part.INTEREST).leaves
    assert [leaf.amount for leaf in leaves if leaf.kind is LeafKind.PAYMENT] == [-1_000]


def test_a_payment_over_several_buckets_is_one_leaf_of_the_total(tale: Tale) -> None:
    tale.pay(420_000, "2025-11-21")
    leaves = explain(at(tale.facts, "2025-11-21"), Part.TOTAL).leaves
    assert [leaf.amount for leaf in leaves if leaf.kind is LeafKind.PAYMENT] == [
        -200_000,
        -500_000,
        -420_000,
    ]
    assert leaves[-1].bucket is None


def test_credit_used_on_a_fee_shows_on_the_fee_and_cancels_in_the_total() -> None:
    tale = Tale()
    tale.principal()
    tale.pay(1_010_000, "2024-06-15")
    tale.fee(3_500, "2024-07-10")
    statement = at(tale.facts, "2024-07-10")
    fees, credit, total = (explain(statement, p) for p in (Part.FEES, Part.CREDIT, Part.TOTAL))
    assert [leaf.amount for leaf in fees.leaves] == [3_500, -3_500]
    assert [leaf.amount for leaf in credit.leaves] == [10_000, -3_500]
    assert [leaf.amount for leaf in total.leaves] == [1_000_000, -1_010_000, 3_500]


def test_a_total_reads_in_the_order_things_happened(tale: Tale) -> None:
    leaves = explain(at(tale.facts, "2025-11-21"), Part.TOTAL).leaves
    assert [leaf.kind.value for leaf in leaves] == [
        "principal",
        "interest",
        "payment",
        "fee",
        "interest",
        "payment",
        "interest",
        "interest",
    ]


def test_the_debtor_reads_plain_words_and_the_legal_basis(tale: Tale) -> None:
    assert plain(for_debtor(explain(at(tale.facts, "2024-07-10"), Part.TOTAL))) == [
        "Å betale per 10.07.2024",
        "Hovedstol med forfall 15.06.2024: 10 000,00 kr (regel § 1)",
        (
            "Forsinkelsesrente fra og med 15.06.2024 til og med 26.06.2024, 12 dager med 12,50 % i"
            " året av 10 000,00 kr: 40,98 kr (forsinkelsesrenteloven §§ 2, 3; avtalt forfall)"
        ),
        f"Innbetaling 27.06.2024: −2 000,00 kr (regel § 3; {COVERED})",
        (
            "Forsinkelsesrente fra og med 27.06.2024 til og med 09.07.2024, 13 dager med 12,50 % i"
            " året av 8 000,00 kr: 35,52 kr (forsinkelsesrenteloven §§ 2, 3)"
        ),
        "Gebyr for brev sendt 10.07.2024: 35,00 kr (regel § 2)",
        "Sum: 8 111,50 kr",
    ]


def test_money_we_owe_is_called_so() -> None:
    tale = Tale()
    tale.pay(500, "2024-06-15")
    text = for_debtor(explain(at(tale.facts, "2024-06-15"), Part.TOTAL))
    assert text.endswith("Sum: −5,00 kr (til gode)")


def test_the_caseworker_also_reads_working_and_source(tale: Tale) -> None:
    text = plain(for_caseworker(explain(at(tale.facts, "2024-07-10"), Part.TOTAL)))
    assert text[2] == (
        "Forsinkelsesrente fra og med 15.06.2024 til og med 26.06.2024: 40,98 kr |"
        " 10 000,00 × 12,50 % × 12/366 = 40,98 | forsinkelsesrenteloven §§ 2, 3;"
        " avtalt forfall | FOR-2023-12-14-2043"
    )
    assert text[3] == f"Innbetaling 27.06.2024: −2 000,00 kr | regel § 3; {COVERED} | dokument 3"


@FEW
@given(RANDOMS)
def test_the_debtor_never_reads_an_internal_code(random: Random) -> None:
    statement = at(history(random), "2027-03-01")
    for part in Part:
        text = for_debtor(explain(statement, part))
        assert "dokument" not in text
        assert "None" not in text
        assert not any(f" {kind} " in text for kind in LeafKind)
        assert not any(entry.key in text for entry in statement.entries)


def test_an_amount_that_rests_on_a_rate_not_announced_says_so(tale: Tale) -> None:
    sure = explain(at(tale.facts, "2026-12-31"), Part.INTEREST)
    ahead = explain(at(tale.facts, "2027-02-01"), Part.INTEREST)
    assert (sure.provisional, ahead.provisional) == (False, True)
    assert "foreløpig" in for_debtor(ahead)
    assert "foreløpig" in for_caseworker(ahead)
    assert "foreløpig" not in for_debtor(sure)


def test_several_claims_join_to_the_debtors_total_under_their_own_names(tale: Tale) -> None:
    other = [replace(fact, claim_id=8) for fact in tale.facts[:1]]
    second = fold(replace(TERMS, claim_id=8, interest_from=None), other, on=DAY, rates=RATES)
    both = join([explain(at(tale.facts, "2024-07-10"), Part.TOTAL), explain(second, Part.TOTAL)])
    assert both.amount == 811_150 + 1_000_000
    lines = plain(for_debtor(both, {7: "Barnehage, faktura 4411", 8: "Husleie, faktura 17"}))
    assert lines[1] == "Barnehage, faktura 4411"
    assert lines[7:10] == [
        "Sum for kravet: 8 111,50 kr",
        "Husleie, faktura 17",
        "Hovedstol med forfall 15.06.2024: 10 000,00 kr (regel § 1)",
    ]
    assert lines[-1] == "Sum: 18 111,50 kr"


DAY = day("2024-07-10")


def test_explanations_of_different_days_do_not_join(tale: Tale) -> None:
    days = ("2024-07-10", "2024-07-11")
    with pytest.raises(ValueError, match="too many"):
        join([explain(at(tale.facts, on), Part.TOTAL) for on in days])


def test_leaves_that_do_not_add_up_are_never_shown(tale: Tale) -> None:
    statement = at(tale.facts, "2024-07-10")
    wrong = replace(statement, balance=replace(statement.balance, fees=3_501))
    with pytest.raises(LeavesDisagree):
        explain(wrong, Part.FEES)


def test_nothing_owed_is_explained_by_nothing(tale: Tale) -> None:
    assert explain(at(tale.facts, "2024-07-10"), Part.COSTS) == Explanation(
        part=Part.COSTS, on=DAY, amount=0, leaves=()
    )


def test_a_late_payment_is_named_as_what_changed(tale: Tale) -> None:
    payment = tale.facts[2]
    then = at(tale.facts, "2024-07-10", known=tale.facts[1].known_at)
    now = at(tale.facts, "2024-07-10", known=payment.known_at)
    (change,) = difference(then, now)
    assert (change.cause, change.fact) == (Cause.FACT, payment)
    assert change.by == Balance(principal=-200_000, interest=-888)
    assert plain(change.text) == ["Ny: innbetaling 2 000,00 kr, 27.06.2024"]


def test_a_reversal_names_what_it_took_away(tale: Tale) -> None:
    then = at(tale.facts, "2024-07-10")
    tale.reverse(tale.facts[1])
    (change,) = difference(then, at(tale.facts, "2024-07-10"))
    assert change.by == Balance(fees=-3_500)
    assert plain(change.text) == ["Ny: reversering av gebyr 35,00 kr, 10.07.2024"]


def test_going_back_the_fact_known_last_falls_away_first(tale: Tale) -> None:
    then = at(tale.facts, "2025-03-10", known=tale.facts[1].known_at)
    changes = difference(at(tale.facts, "2025-03-10"), then)
    assert [change.fact for change in changes] == [tale.facts[3], tale.facts[2]]
    assert plain(changes[0].text) == ["Ikke kjent: innbetaling 5 000,00 kr, 10.03.2025"]


def test_passing_days_are_a_change_of_their_own(tale: Tale) -> None:
    (change,) = difference(at(tale.facts, "2025-03-10"), at(tale.facts, "2025-07-01"))
    assert (change.cause, change.fact, change.by) == (Cause.TIME, None, Balance(interest=11_610))
    assert change.text == "Tiden fra 10.03.2025 til 01.07.2025"


def test_other_terms_are_a_change_of_their_own(tale: Tale) -> None:
    free = replace(TERMS, interest_from=None)
    now = fold(free, tale.facts, on=DAY, rates=RATES)
    (change,) = difference(at(tale.facts, "2024-07-10"), now)
    assert (change.cause, change.by) == (Cause.TERMS, Balance(interest=-7_650))


@FEW
@given(RANDOMS)
def test_the_changes_lead_from_one_statement_to_the_other(random: Random) -> None:
    facts = history(random)
    first, second = (
        fold(
            TERMS,
            facts,
            on=random.choice(facts).value_date,
            known=random.choice(facts).known_at,
            rates=RATES,
        )
        for _ in range(2)
    )
    changes = difference(first, second)
    assert sum((change.by for change in changes), first.balance) == second.balance
    known = {fact.id for fact in first.facts} ^ {fact.id for fact in second.facts}
    assert {change.fact.id for change in changes if change.fact} <= known


def test_statements_of_two_claims_are_not_compared(tale: Tale) -> None:
    other = fold(replace(TERMS, claim_id=8), [], on=DAY, rates=RATES)
    with pytest.raises(WrongClaim):
        difference(at(tale.facts, "2024-07-10"), other)


def test_a_waived_fee_is_explained_by_what_was_given_up(tale: Tale) -> None:
    tale.waive(FEES, 3_500, "2024-08-01")
    leaves = explain(at(tale.facts, "2024-08-01"), Part.FEES).leaves
    assert [(leaf.kind, leaf.amount) for leaf in leaves] == [
        (LeafKind.FEE, 3_500),
        (LeafKind.WAIVED, -3_500),
    ]
