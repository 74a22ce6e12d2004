"""The agreements and objections on a debtor's sheet: how each stands, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.models import Claim, Objection
from collector_desk.service import debtors, inquiries, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open, Sheet
from collector_desk.wire.inquiries import Register
from collector_desk.wire.plans import EndPlan, NewOffer
from tests.service.agreements import Agreement
from tests.service.casework import decide, objects

UNTIL = date(2026, 12, 15)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def sheet(case: Agreement) -> Sheet:
    with case.db.write(case.kari) as work:
        return debtors.open_sheet(work, case.debtor, Open())


def test_a_debtor_without_any_has_empty_lists(case: Agreement) -> None:
    assert sheet(case).agreements == ()
    assert sheet(case).objections == ()


def test_a_plan_tells_its_instalment_and_when_the_next_is_due(case: Agreement) -> None:
    plan = case.grant()
    (row,) = sheet(case).agreements
    assert (row.plan_id, row.number) == (plan.plan_id, plan.number)
    assert (row.state_label, row.state_level) == ("Følges", "success")
    assert row.instalment == 120_000
    assert row.next_due == plan.rows[0].day
    assert row.last_day == plan.rows[-1].day
    assert row.claims == (plan.claims[0].number,)
    case.day(plan.rows[0].day.replace(day=29))
    assert sheet(case).agreements[0].next_due == plan.rows[1].day


def test_an_offer_stands_to_its_last_day_and_what_ended_comes_last(case: Agreement) -> None:
    ended = case.grant()
    with case.db.write(case.kari) as work:
        order = EndPlan(version=ended.version, why="Skyldneren ønsker det.")
        plans.end(work, ended.plan_id, order)
    with case.db.write(case.kari) as work:
        offer = NewOffer(terms=case.terms(), offer_until=date(2026, 12, 7))
        plans.offer(work, case.debtor, offer)
    first, last = sheet(case).agreements
    assert (first.state_label, first.state_level) == ("Tilbudt", "info")
    assert first.last_day == date(2026, 12, 7)
    assert (last.plan_id, last.state_label) == (ended.plan_id, "Avsluttet")
    assert (last.state_level, last.next_due) == ("none", None)


def test_a_deferral_names_its_claims_and_its_last_day(case: Agreement) -> None:
    other = case.books.claim(50_000, due=date(2026, 9, 1))
    case.opened()
    case.put_off(UNTIL, claim_ids=(case.claim, other))
    (row,) = sheet(case).agreements
    assert (row.plan_id, row.kind_label, row.instalment) == (None, "Utsettelse", None)
    assert (row.state_label, row.last_day) == ("Innvilget", UNTIL)
    assert set(row.claims) == {claim.number for claim in sheet(case).claims}
    case.day(date(2026, 12, 17))
    assert [(row.state_label, row.state_level) for row in sheet(case).agreements] == [
        ("Utløpt", "none")
    ]


def test_objections_tell_their_state_until_they_are_decided(case: Agreement) -> None:
    number = objects(case.db, case.kari, case.debtor, case.claim, ground=Ground.PAID)
    with case.db.read() as work:
        answer_by = work.get_one(Objection, number).answer_by
    (row,) = sheet(case).objections
    assert (row.objection_id, row.claim_id) == (number, case.claim)
    assert (row.ground_label, row.state_label) == (Ground.PAID.label, "Mottatt")
    assert (row.state_level, row.answer_by) == ("info", answer_by)
    case.books.today_is(date(2027, 11, 23))
    case.opened()
    assert sheet(case).objections[0].state_level == "warning"
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    (row,) = sheet(case).objections
    assert (row.state_label, row.state_level) == ("Avgjort: ikke medhold", "none")
    assert row.answer_by is None


def test_an_objection_that_came_with_the_claim_waits_to_be_registered(case: Agreement) -> None:
    with case.db.write(SYSTEM) as work:
        claim = work.get_one(Claim, case.claim)
        claim.objection_on, claim.objection_text = date(2026, 8, 20), "Jeg har betalt."
    (row,) = sheet(case).objections
    assert (row.objection_id, row.claim_id, row.in_inbox) == (None, case.claim, False)
    assert row.state_label == "Ikke registrert – fulgte med kravet"
    objects(case.db, case.kari, case.debtor, case.claim)
    assert [row.objection_id is None for row in sheet(case).objections] == [False]


def test_a_complaint_in_the_inbox_is_called_one_until_somebody_objects_too(case: Agreement) -> None:
    def came(kind: InquiryKind) -> None:
        words = Register(kind=kind, channel=Channel.POST, text="Urimelig.", claims=(case.claim,))
        with case.db.write(case.kari) as work:
            inquiries.wait(work, case.debtor, words)

    came(InquiryKind.COMPLAINT)
    told = sheet(case)
    assert told.claims[0].state == "Klage i innboksen – stanset"
    assert [row.ground_label for row in told.objections] == ["Klage"]
    came(InquiryKind.OBJECTION)
    assert sheet(case).claims[0].state == "Innsigelse i innboksen – stanset"
