"""Before a measure is proposed it is told what becomes of the debtor's other claims and plans."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.phrases import kroner
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import RequestVersion
from collector_desk.service import measures, plans, requests_out
from collector_desk.service.database import Database
from collector_desk.wire.measures import MeasureTerms
from collector_desk.wire.plans import NewPlan, Terms
from tests.service.enforcing import Enforcement
from tests.service.requesting import Requesting


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def told(case: Enforcement, terms: MeasureTerms) -> dict[str, str]:
    with case.db.read(case.kari) as work:
        found = measures.preview(work, case.debtor, terms)
    return {one.label: one.value.replace("\u00a0", " ") for one in found.results}


def test_nothing_else_owed_is_said_too(case: Enforcement) -> None:
    found = told(case, case.terms())
    assert found["Andre krav"] == "skyldneren har ingen"
    assert "Sum i begjæringen" not in found


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


def test_what_a_request_asks_for_on_top_is_told_with_its_sum(db: Database) -> None:
    """The file asks for more than the claims: half a court fee for writing it, and the fee itself."""
    case = Requesting(db)
    sheet = case.decided(case.request())
    with case.db.write(case.kari) as work:
        requests_out.make(work, sheet.measure_id, version=sheet.version)
    with case.db.read() as work:
        (version,) = work.scalars(select(RequestVersion))
        lines = read_request(version.source).lines
    whole = sum(line.remaining.ore for line in lines if line.remaining)
    found = {one.label: one.value.replace("\u00a0", " ") for one in sheet.reckoned.results}
    assert whole == sheet.reckoned.total + 67_250
    assert found["Kreves i tillegg til kravene"] == (
        "672,50 kr for å skrive begjæringen, og rettsgebyret"
    )
    assert found["Sum i begjæringen"] == f"{kroner(whole)} kr".replace("\u00a0", " ")


def test_what_is_not_confirmed_is_told_once(db: Database) -> None:
    case = Requesting(db)
    unsure = case.save(case.request()).reckoned.unconfirmed
    assert "Betalingsoppfordringens levetid: Inkassoloven § 11 gjelder" in " ".join(unsure)
    assert [one for one in unsure if any(each.endswith(f": {one}") for each in unsure)] == []


def test_each_notice_goes_by_the_name_of_what_it_is_of(db: Database) -> None:
    case = Requesting(db)
    case.owes("parking_fine", 90_000)
    assert case.save(case.request()).notices == (
        "Betalingsoppfordring 01.10.2026, frist 15.10.2026",
        "Varsel etter § 4-18 01.10.2026, frist 15.10.2026",
        "Varsel om utlegg 01.10.2026, frist 22.10.2026",
    )
