"""What an account lien asks of the account, its owners and the next income before it is proposed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.service import measures
from collector_desk.service.database import Database
from collector_desk.wire.liens import Owner
from collector_desk.wire.measures import MeasureTerms, Reckoned
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_measure_letters import new_rules

OTHER, DEBTOR = (
    Owner(name="Lykt, Stille", share=60),
    Owner(name="Lykt, Fager", share=40, debtor=True),
)
NEED = 1_138_800 + 483_500 + 982_700  # one adult, a child of eight, and the rent


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def filled(case: Enforcement, **changed: Any) -> MeasureTerms:
    terms = case.lien()
    return terms.model_copy(update={"account": terms.account.model_copy(update=changed)})


def found(case: Enforcement, **changed: Any) -> Reckoned:
    with case.db.read(case.kari) as work:
        return measures.preview(work, case.debtor, filled(case, **changed))


def lacks(found: Reckoned) -> dict[str, str]:
    return {one.label: one.detail for one in found.conditions if not one.holds}


def value(found: Reckoned, label: str) -> str:
    return next(one.value for one in found.results if one.label == label)


def test_nothing_is_charged_of_an_account_that_is_not_the_debtors(case: Enforcement) -> None:
    others = found(case, owners=(OTHER.model_copy(update={"share": 100}),))
    assert (others.amount, others.may_propose) == (None, False)
    assert others.why_not == "Kryss av hvem av eierne som er skyldneren."
    told = lacks(others)["Konto og eiere"]
    assert told == "Ingen av eierne er krysset av som skyldneren."


def test_of_a_shared_account_the_shares_are_a_hundred_percent(case: Enforcement) -> None:
    shared = found(case, owners=(OTHER, DEBTOR), balance=6_000_000)
    assert shared.lines[0].amount == 2_400_000
    assert not lacks(shared)
    twice = found(case, owners=(OTHER, DEBTOR.model_copy(update={"share": 60})))
    told = "Eiernes andeler er 120 prosent til sammen, ikke 100."
    assert lacks(twice) == {"Konto og eiere": told}


def test_one_owner_alone_is_the_debtor_and_what_is_anothers_is_not_charged(
    case: Enforcement,
) -> None:
    both = (OTHER.model_copy(update={"debtor": True}), DEBTOR)
    shared = found(case, owners=both, balance=6_000_000)
    assert (shared.amount, shared.largest, shared.may_propose) == (None, None, False)
    for words in (shared.why_not, lacks(shared)["Konto og eiere"]):
        assert "«Lykt, Stille» og «Lykt, Fager»" in words
        assert "bare én av eierne" in words
        assert "La krysset stå ved skyldneren alene" in words
    with pytest.raises(MeasureGateClosed, match="bare én av eierne"):
        case.propose(case.save(filled(case, owners=both)))


@pytest.mark.parametrize(
    ("name", "another"),
    [
        ("Stille Lykt", True),  # who shares the family name
        ("Sol Vik", True),
        ("LYKT FAGER", False),
        ("F. Lykt", False),
        ("Fager Lykt-Hansen", False),
        ("Fagre Lykt", False),  # mistyped
    ],
)
def test_a_name_that_is_plainly_anothers_is_told_and_refuses_nothing(
    case: Enforcement, name: str, *, another: bool
) -> None:
    shown = found(case, owners=(Owner(name=name, share=100, debtor=True),))
    words = f"heter «{name}», og skyldneren «Lykt, Fager»"
    (detail,) = (one.detail for one in shown.conditions if one.label == "Konto og eiere")
    assert (words in detail) is another
    assert any(words in text for text in shown.unconfirmed) is another
    assert shown.may_propose


def test_an_income_that_has_come_leaves_two_months_and_stops_the_proposal(
    case: Enforcement,
) -> None:
    for passed in (date(2026, 11, 12), TODAY):
        late = found(case, next_income_on=passed)
        assert late.lines[1].label == "Til underhold i 2 måneder"
        assert late.lines[1].amount == -2 * NEED
        assert list(lacks(late)) == ["Neste inntekt"]
        assert late.why_not.startswith("Neste inntekt: ")
    assert not lacks(found(case, next_income_on=None))


def test_an_income_that_comes_while_the_proposal_waits_closes_the_gate(case: Enforcement) -> None:
    case.propose(case.save(filled(case, next_income_on=date(2026, 11, 24))))
    case.day(date(2026, 11, 24))
    with pytest.raises(MeasureGateClosed) as refused:
        case.approve()
    assert "24.11.2026 er passert" in str(refused.value)


def test_an_income_months_ahead_is_not_named_for_it_does_not_count(case: Enforcement) -> None:
    far = found(case, next_income_on=date(2027, 5, 1))
    assert far.lines[1].label == "Til underhold i 2 måneder"
    assert far.lines[1].amount == -2 * NEED


def test_what_is_left_is_never_more_than_the_debtor_has(case: Enforcement) -> None:
    little = found(case, balance=100_000)
    assert value(little, "Igjen til underhold") == "1\u00a0000,00 kr"


def test_nothing_is_charged_by_subsistence_rates_that_are_not_announced(db: Database) -> None:
    case = Enforcement(db)
    summer = date(2027, 7, 5)
    case.day(summer)
    late = found(case, balance_on=summer, next_income_on=None)
    assert late.why_not.startswith("Livsoppholdssatsene for i dag er ikke kunngjort")


def test_what_becomes_of_limitation_is_told_by_the_rules_of_the_day(case: Enforcement) -> None:
    old = value(found(case), "Foreldelse")
    assert old.startswith("løper videre: at eget utlegg avbryter, er ikke bekreftet")
    new_rules(case)
    new = value(found(case), "Foreldelse")
    assert new.startswith("10 år fra varselet")
    assert new.endswith("pantet består (foreldelsesloven § 27)")
