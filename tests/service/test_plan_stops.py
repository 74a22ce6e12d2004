"""What stops a demand stops the notice of a plan's default, and the plan's end by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.holds import Reason
from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.letter_post import LetterStopped
from collector_desk.models import Claim, Hold, Inquiry
from collector_desk.service import inquiries
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.inquiries import Register
from tests.service.agreements import Agreement
from tests.service.casework import objects

BROKEN, OVER = date(2027, 1, 6), date(2027, 1, 26)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def holds(case: Agreement, claim_id: int | None, reason: Reason = Reason.SAYS_PAID) -> int:
    today = case.db.clock.today()
    with case.db.write(SYSTEM) as work:
        row = Hold(
            debtor_id=case.debtor, claim_id=claim_id, reason=reason.value, from_day=today,
            review_on=today, until=today + timedelta(days=60), made_by="prøve",
            made_at=work.clock.now(),
        )  # fmt: skip
        work.add(row)
        work.flush()
        return row.id


def lifted(case: Agreement, hold_id: int) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Hold, hold_id).ended_on = case.db.clock.today()


def writes(case: Agreement) -> None:
    """An objection comes by post, and lies in the inbox."""
    order = Register(
        kind=InquiryKind.OBJECTION, channel=Channel.POST, sender=Sender.DEBTOR,
        text="Dette skylder jeg ikke.",
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.debtor, order)


def number(case: Agreement, claim_id: int) -> str:
    with case.db.read() as work:
        return work.get_one(Claim, claim_id).number


@pytest.mark.parametrize("level", ["claim", "debtor"])
def test_a_hold_by_hand_stops_the_notice_and_says_why_until_it_is_lifted(
    case: Agreement, level: str
) -> None:
    plan_id = case.grant().plan_id
    case.day(BROKEN)
    assert case.tasks("plan_trouble") == [
        "A-2026-000001: Send varsel om mislighold, 1\u00a0200,00 kr mangler"
    ]
    hold = holds(case, case.claim if level == "claim" else None)
    with pytest.raises(LetterStopped, match="Skyldneren sier det er betalt"):
        case.notice(plan_id)
    sheet = case.sheet(plan_id)
    assert "plans.notice_default" not in sheet.may
    (deed,) = [one for one in sheet.deeds if one.name == "plans.notice_default"]
    assert deed.reason.startswith(
        f"Varsel om mislighold må vente. {number(case, case.claim)}: Skyldneren sier det er betalt"
    )
    case.night()
    (told,) = case.tasks("plan_trouble")
    assert told.startswith("A-2026-000001: Vent med varsel om mislighold: se i avtalen")
    assert "betalt" not in told  # the list is read by who has not opened the debtor
    lifted(case, hold)
    case.night()
    assert len(case.tasks("plan_trouble")) == 1
    assert case.letters() == ["plan"]
    case.notice(plan_id)
    assert case.letters() == ["plan", "plan_default_notice"]


def test_the_plan_says_who_gets_it_going_again(case: Agreement) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    plan_id = case.grant(claim_ids=(case.claim, other)).plan_id
    case.day(BROKEN)
    objects(case.db, case.kari, case.debtor, other)
    why = case.sheet(plan_id).why
    assert why[0].startswith(f"Varsel om mislighold må vente. {number(case, other)}: ")
    assert why[1].startswith("Saksbehandleren får det videre: avgjør innsigelsen")


def test_an_objection_in_the_inbox_stops_the_notice(case: Agreement) -> None:
    plan_id = case.grant().plan_id
    case.day(BROKEN)
    writes(case)
    with pytest.raises(LetterStopped, match="i innboksen"):
        case.notice(plan_id)
    assert case.letters() == ["plan"]
    with case.db.write(SYSTEM) as work:
        work.get_one(Inquiry, 1).state = "handled"
    case.notice(plan_id)


def test_an_objection_to_a_whole_claim_stops_the_notice_for_all_of_the_plan(
    case: Agreement,
) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    plan_id = case.grant(claim_ids=(case.claim, other)).plan_id
    case.day(BROKEN)
    objects(case.db, case.kari, case.debtor, other)
    assert case.sheet(plan_id).stage is PlanStage.BROKEN  # what is not disputed is overdue
    with pytest.raises(LetterStopped, match="innsigelse"):
        case.notice(plan_id)


def test_a_hold_on_a_claim_that_is_paid_stops_nothing(case: Agreement) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    plan_id = case.grant(claim_ids=(case.claim, other)).plan_id
    case.books.pays(other, 300_000, date(2026, 11, 1))  # before the plan: meets no instalment
    case.day(BROKEN)
    holds(case, other)
    case.notice(plan_id)
    assert case.letters() == ["plan", "plan_default_notice"]


def test_the_night_ends_no_plan_while_something_stops_a_demand(case: Agreement) -> None:
    plan_id = case.grant().plan_id
    case.day(BROKEN)
    case.notice(plan_id)
    case.goes()
    hold = holds(case, None, Reason.EXAMINATION)
    case.day(OVER)
    sheet = case.sheet(plan_id)
    assert sheet.stage is PlanStage.NOTICED
    assert sheet.why[0].startswith("Avtalen faller ikke bort ennå. ")
    assert "Tvil om kravet undersøkes" in sheet.why[0]
    assert not any("er falt bort" in why for why in sheet.why)
    (told,) = case.tasks("plan_trouble")
    assert told.startswith("A-2026-000001: Vent med å la avtalen falle bort: se i avtalen")
    assert len(case.holds()) == 2
    lifted(case, hold)
    case.night()
    assert case.sheet(plan_id).stage is PlanStage.ENDED
    (told,) = case.tasks("plan_trouble")
    assert told.startswith("A-2026-000001: Fortsett innkrevingen")
