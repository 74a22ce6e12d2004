"""Before a measure is proposed it is told what becomes of the debtor's other claims and plans."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.service import measures, plans
from collector_desk.service.database import Database
from collector_desk.wire.measures import MeasureTerms
from collector_desk.wire.plans import NewPlan, Terms
from tests.service.enforcing import Enforcement


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def told(case: Enforcement, terms: MeasureTerms) -> dict[str, str]:
    with case.db.read(case.kari) as work:
        found = measures.preview(work, case.debtor, terms)
    return {one.label: one.value.replace("\u00a0", " ") for one in found.results}


def test_nothing_else_owed_is_said_too(case: Enforcement) -> None:
    assert told(case, case.terms())["Andre krav"] == "skyldneren har ingen"


def test_what_is_left_out_is_counted_and_summed(case: Enforcement) -> None:
    found = told(case, case.terms(claim_ids=case.claims[:1]))
    assert found["Andre krav"].startswith("1 krav, 10 200,74 kr, er ikke med")
    assert "Nedbetalingsavtale" not in found


def test_a_plan_beside_it_is_named_with_its_instalment(case: Enforcement) -> None:
    first, second = case.claims
    agreed = Terms(claim_ids=(second,), first_due=date(2026, 12, 20), amount=100_000)
    with case.db.write(case.kari) as work:
        plans.grant(work, case.debtor, NewPlan(terms=agreed, reasons=""))
    found = told(case, case.terms(claim_ids=(first,)))
    assert found["Nedbetalingsavtale"].endswith(
        "1 000,00 kr i avdrag, går ved siden av: avdragene betales av det som er igjen etter trekk"
    )
    assert "Nedbetalingsavtale" in told(case, case.lien(claim_ids=(first,)))
