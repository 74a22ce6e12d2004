"""The lines of a letter come to what the ledger says, whatever happened to the claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.ledger import Terms, fold
from collector_desk.domain.letter import Language
from collector_desk.domain.letter_claims import ClaimNames, claim_lines, schedule_row
from collector_desk.domain.plan import Instalment, Share
from collector_desk.domain.plan_schedule import Due
from collector_desk.domain.rates import Rates
from collector_desk.domain.statement import Balance, Statement
from tests.domain.ledger_histories import TERMS, WITHOUT_INTEREST, Tale, day, history

RATES = Rates.shipped()
NAMES = ClaimNames(
    number="2026-10001", what="Faktura", unit="Helseetaten", due_date=date(2024, 6, 15)
)


def stand(tale: Tale, on: str, terms: Terms = TERMS) -> Statement:
    return fold(terms, tale.facts, on=day(on), rates=RATES)


def test_the_lines_come_to_the_balance_in_a_thousand_histories() -> None:
    for seed in range(1_000):
        random = Random(seed)
        facts = history(random)
        on = random.choice(facts).value_date + timedelta(days=random.randrange(400))
        statement = fold(TERMS, facts, on=on, rates=RATES)
        lines = claim_lines(statement, NAMES, Language.BOKMAL)
        assert lines.total == statement.balance.total
        assert lines.principal + lines.additions + lines.paid == lines.total


def test_a_payment_over_several_parts_is_one_line() -> None:
    tale = Tale()
    tale.principal()
    tale.fee(3_500, "2024-07-10")
    tale.pay(1_001_000, "2024-08-01")
    lines = claim_lines(stand(tale, "2024-09-01"), NAMES, Language.BOKMAL)
    assert [(each.day, each.text, each.amount) for each in lines.payments] == [
        (day("2024-08-01"), "Innbetaling", -1_001_000)
    ]
    assert [(each.text, each.amount) for each in lines.fees] == [("Gebyr for brev sendt", 3_500)]
    assert lines.principal == 1_000_000


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.BOKMAL, "Gebyr for utlegg (inndrivingskostnader)"),
        (Language.NYNORSK, "Gebyr for utlegg (inndrivingskostnader)"),
        (Language.ENGLISH, "Fee for enforcement (inndrivingskostnader)"),
    ],
)
def test_the_fee_for_own_enforcement_is_not_called_one_for_a_letter(
    language: Language, text: str
) -> None:
    tale = Tale()
    tale.principal()
    tale.fee(3_500, "2024-07-10")
    of_own = replace(tale.fee(46_402, "2024-07-10"), rule=FeeStep.DECISION.rule)
    tale.facts[-1] = of_own
    statement = stand(tale, "2024-09-01")
    first, second = claim_lines(statement, NAMES, language).fees
    assert (first.amount, second.amount, second.text) == (3_500, 46_402, text)
    told = [leaf.text for leaf in statement.leaves if leaf.fact_id == of_own.id]
    assert told == ["Gebyr for utlegg (inndrivingskostnader) 10.07.2024"]


def test_interest_has_its_days_rate_and_base() -> None:
    tale = Tale()
    tale.principal()
    tale.pay(200_000, "2024-06-27")
    lines = claim_lines(stand(tale, "2024-07-01"), NAMES, Language.BOKMAL)
    first, second = lines.interest
    assert (first.from_day, first.last_day) == (day("2024-06-15"), day("2024-06-26"))
    assert (first.days, first.base, first.amount) == (12, 1_000_000, 4_098)
    assert (second.from_day, second.base) == (day("2024-06-27"), 800_000)
    assert (lines.interest_from, lines.rate) == (day("2024-06-15"), first.rate)


def test_a_claim_without_late_interest_has_neither_day_nor_rate() -> None:
    tale = Tale()
    tale.principal()
    lines = claim_lines(stand(tale, "2025-01-01", WITHOUT_INTEREST), NAMES, Language.BOKMAL)
    assert (lines.interest_from, lines.rate, lines.interest) == (None, None, ())


def test_what_was_paid_too_much_is_below_zero() -> None:
    tale = Tale()
    tale.principal()
    tale.pay(1_000_500, "2024-06-15")
    lines = claim_lines(stand(tale, "2024-07-01"), NAMES, Language.BOKMAL)
    assert lines.total == -500


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_line_has_its_word(language: Language) -> None:
    for seed in range(200):
        statement = fold(TERMS, history(Random(seed)), on=day("2026-06-01"), rates=RATES)
        claim_lines(statement, NAMES, language)
    tale = Tale()
    tale.principal()
    tale.pay(100, "2024-07-01")
    (payment,) = claim_lines(stand(tale, "2024-08-01"), NAMES, language).payments
    assert payment.text == {"en": "Payment"}.get(language, "Innbetaling")


def test_an_instalment_parts_principal_from_the_rest() -> None:
    row = schedule_row(
        Instalment(
            due=Due(number=2, planned=day("2026-12-12"), day=day("2026-12-14")),
            amount=60_000,
            shares=(
                Share(claim_id=1, paid=Balance(principal=40_000, fees=3_500, interest=1_500)),
                Share(claim_id=2, paid=Balance(principal=10_000, costs=5_000)),
            ),
            left=Balance(principal=70_000, interest=250),
            run_up=900,
            provisional=True,
        )
    )
    assert (row.number, row.due, row.amount) == (2, day("2026-12-14"), 60_000)
    assert (row.principal, row.additions, row.remaining) == (50_000, 10_000, 70_250)
    assert row.provisional
