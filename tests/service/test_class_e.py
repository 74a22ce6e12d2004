"""Class e of dekningsloven § 2-8 by the dated setting: what is spared, and what is not confirmed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from collector_desk.domain.claim import ClaimKind
from collector_desk.service import rate_changes
from collector_desk.service.database import Database
from collector_desk.wire.measures import ClassE, MeasureCondition, MeasureSheet
from collector_desk.wire.rates import RateProposal
from tests.service.casework import approve, proposal
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_rate_changes import confirmed

SPARED = ClassE(does_what_can=True, favours_nobody=True, finding="Betaler det han kan.")
TOMORROW = TODAY + timedelta(days=1)
CLASS_D, CLASS_E = Decimal(4), Decimal(5)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def spared(case: Enforcement) -> MeasureSheet:
    """A withholding of one who does what can be done and favours nobody."""
    return case.save(case.terms(class_e=SPARED))


def class_e(sheet: MeasureSheet) -> MeasureCondition:
    return next(one for one in sheet.reckoned.conditions if one.code == "class_e")


def two_put_parking_fines_in_class_d(case: Enforcement) -> None:
    """The house confirms another class from tomorrow, and that day comes."""
    ranks: dict[str, Decimal] = dict.fromkeys(ClaimKind, CLASS_E)
    given = RateProposal(
        table="claim_rank", since=TOMORROW, source="vedtak 12/2026", confirmed=True,
        values=ranks | {ClaimKind.PARKING_FINE: CLASS_D},
        reasons="Juridisk avdeling har avklart klassen for parkeringsgebyr.",
    )  # fmt: skip
    with case.db.read(case.kari) as work:
        rehearsed = rate_changes.preview(work, given)
    with case.db.write(case.kari) as work:
        rate_changes.propose(work, given, rehearsed)
    approve(case.db, confirmed(case.db, case.per), proposal(case.db, "rates"))
    case.day(TOMORROW)


def test_who_does_what_can_be_done_is_spared_in_class_e(case: Enforcement) -> None:
    sheet = spared(case)
    asked = class_e(sheet)
    assert asked.holds is False
    assert "parkeringsgebyr" in asked.unconfirmed
    assert not sheet.reckoned.amount


def test_a_claim_of_a_better_class_spares_nobody_and_says_so(case: Enforcement) -> None:
    two_put_parking_fines_in_class_d(case)
    sheet = spared(case)
    asked = class_e(sheet)
    assert (asked.holds, asked.detail) == (True, "Gjelder ikke: kravene er i klasse d.")
    assert asked.unconfirmed == ""
    assert sheet.reckoned.amount


def test_the_poorest_class_of_the_claims_decides_for_them_all(case: Enforcement) -> None:
    two_put_parking_fines_in_class_d(case)
    other = case.owes("studded_tyre_fee", 120_000)
    assert (
        class_e(case.save(case.terms(class_e=SPARED, claim_ids=(*case.claims, other)))).holds
        is False
    )
