"""Deferrals: what they cost, who may grant them, what rests, and that they end."""

from __future__ import annotations

import base64
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.approvals import SuperiorDisqualified
from collector_desk.errors.inquiries import InquiryClosed
from collector_desk.errors.plans import (
    DeferralBackwards,
    DeferralNotRunning,
    DeferralPassed,
    PlanBeyondEverybody,
    PlanClaimStopped,
    PlanClaimTaken,
    PlanReasonsMissing,
)
from collector_desk.models import Debtor, Deferral, Document, Inquiry, LetterRow, Person
from collector_desk.service import (
    approvals,
    debtors,
    deferral_end,
    deferral_form,
    deferral_rows,
    deferrals,
    folder,
    habilitet,
    hold_rows,
    holding,
    inquiries,
    letter_returns,
    letters,
    possible,
    worklist,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.deferrals import DeferralCost, EndDeferral, NewDeferral, RefuseDeferral
from collector_desk.wire.holds import EndHold
from collector_desk.wire.inquiries import Handle, Register
from collector_desk.wire.letters import Returned, Write
from collector_desk.wire.work import AskWork, Disqualify
from tests.kit import add_user
from tests.service.agreements import REASONS, TODAY, Agreement
from tests.service.casework import approve, objects, proposal
from tests.service.counting import statements
from tests.service.mail import text_of

SOON = date(2026, 12, 18)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def preview(case: Agreement, until: date = SOON) -> DeferralCost:
    with case.db.read(case.kari) as work:
        order = NewDeferral(claim_ids=(case.claim,), until=until, reason=DeferralReason.ILLNESS)
        return deferrals.preview(work, case.debtor, order)


def state(case: Agreement, number: int) -> str:
    with case.db.read() as work:
        return work.get_one(Deferral, number).state


def test_the_price_of_waiting_is_what_the_ledger_will_say(case: Agreement) -> None:
    found = preview(case)
    before = case.books.statement(case.claim, TODAY).balance.interest
    after = case.books.statement(case.claim, SOON).balance.interest
    assert found.interest == after - before > 0
    assert found.interest == sum(line.amount for line in found.lines) - found.before
    assert (found.days, found.number, found.decider) == (25, 1, "caseworker")
    assert found.text == "Stilt i bero til 18.12.2026"
    assert case.holds() == []


def test_it_rests_to_and_with_the_last_day_and_lapses_once(case: Agreement) -> None:
    number = case.put_off(SOON)
    assert case.letters() == ["deferral"]
    (hold,) = case.holds()
    assert (hold.reason, hold.claim_id, hold.until) == (
        "deferral", case.claim, date(2026, 12, 19),
    )  # fmt: skip
    case.day(SOON)
    assert state(case, number) == "granted"
    case.day(date(2026, 12, 19))
    case.night()
    assert state(case, number) == "lapsed"
    assert case.holds() == []
    over = "Utsettelsen løp ut 18.12.2026: se om kravene er betalt, eller gå videre"
    assert case.tasks("deferral_over") == [over]
    ask = AskWork(scope="all", kinds=worklist.AGREEMENTS)
    with case.db.read(case.kari) as work:
        listed = worklist.listed(work, ask).rows
        counted = worklist.counts(work).counts["agreements"]
    assert ([row.why for row in listed], counted) == ([over], 1)
    assert case.noted("deferrals.") == ["deferrals.grant", "deferrals.lapse"]


def test_a_saturday_runs_on_to_monday(case: Agreement) -> None:
    case.put_off(date(2026, 12, 19))
    assert case.holds()[0].until == date(2026, 12, 22)


def test_a_request_for_time_alone_interrupts_nothing(case: Agreement) -> None:
    case.put_off(SOON)
    assert case.interrupted() == []
    assert any("regnes ikke som avbrutt" in text for text in preview(case).effects)


def test_beyond_thirty_days_a_second_person_decides(case: Agreement) -> None:
    with pytest.raises(PlanReasonsMissing):
        case.put_off(date(2027, 1, 15))
    number = case.put_off(date(2027, 1, 15), text=REASONS)
    assert (state(case, number), case.holds()) == ("proposed", [])
    approve(case.db, case.per, proposal(case.db, "deferral"))
    assert state(case, number) == "granted"
    assert case.holds()[0].until == date(2027, 1, 16)


@pytest.mark.parametrize("forced", [{}, {"approval_id": None}])
def test_the_database_grants_no_unapproved_deferral(
    case: Agreement, forced: dict[str, None]
) -> None:
    number = case.put_off(date(2027, 1, 15), text=REASONS)
    query = update(Deferral).where(Deferral.id == number)
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(query.values(state="granted", **forced))
    assert state(case, number) == "proposed"


def test_approved_too_late_it_is_refused(case: Agreement) -> None:
    case.put_off(date(2027, 1, 15), text=REASONS)
    case.day(date(2027, 1, 15))
    with pytest.raises(DeferralPassed):
        approve(case.db, case.per, proposal(case.db, "deferral"))


def test_a_second_deferral_is_counted(case: Agreement) -> None:
    case.put_off(date(2026, 12, 1))
    case.day(date(2026, 12, 2))
    found = preview(case)
    assert (found.number, found.decider) == (2, "supervisor")


def test_nobody_puts_off_for_a_year(case: Agreement) -> None:
    with pytest.raises(PlanBeyondEverybody):
        case.put_off(date(2027, 11, 23), text=REASONS)


def test_it_ends_after_it_begins(case: Agreement) -> None:
    with pytest.raises(DeferralBackwards):
        case.put_off(TODAY)


def test_a_disputed_claim_is_not_put_off(case: Agreement) -> None:
    objects(case.db, case.kari, case.debtor, case.claim)
    with pytest.raises(PlanClaimStopped):
        case.put_off(SOON)


def test_a_refusal_has_its_reasons_and_stops_nothing(case: Agreement) -> None:
    order = RefuseDeferral(claim_ids=(case.claim,), until=SOON, reason=DeferralReason.OTHER)
    with case.db.write(case.kari) as work, pytest.raises(PlanReasonsMissing):
        deferrals.refuse(work, case.debtor, order)
    with case.db.write(case.kari) as work:
        number = deferrals.refuse(work, case.debtor, order.model_copy(update={"text": REASONS})).id
    assert (state(case, number), case.holds()) == ("refused", [])


def test_health_is_shown_to_who_works_with_the_case_only(case: Agreement) -> None:
    case.put_off(SOON, reason=DeferralReason.ILLNESS)
    auditor = add_user(case.db, "rune", role="auditor", name="Rune Revisor")
    told = []
    for who in (case.kari, auditor):
        with case.db.read(who) as work:
            told.append(deferral_rows.listed(work).rows[0].reason_label)
    assert told == ["Sykdom", ""]
    with case.db.read() as work:
        assert work.scalars(select(Deferral.reason)).one() == "illness"


@pytest.mark.parametrize("more", [0, 5])
def test_the_list_is_two_statements_however_long(case: Agreement, more: int) -> None:
    claims = [case.claim, *(case.books.claim(100_000) for _ in range(more))]
    for claim in claims:
        case.put_off(SOON, claim_ids=(claim,))
    with case.db.read(case.kari) as work, statements(work) as asked:
        rows = deferral_rows.listed(work).rows
    assert len({row.claims for row in rows}) == len(rows) == len(claims)
    assert len(asked) == 2, asked


def end(case: Agreement, number: int, why: str = "Skyldneren har fått lønn og betaler.") -> None:
    with case.db.write(case.kari) as work:
        deferral_end.end(work, number, EndDeferral(why=why))


def test_ended_early_the_claims_rest_to_the_deadline_of_the_letter(case: Agreement) -> None:
    number = case.put_off(SOON)
    end(case, number)
    (hold,) = case.holds()
    assert (hold.reason, hold.claim_id, hold.until) == (
        "new_deadline", case.claim, date(2026, 12, 10),
    )  # fmt: skip
    assert state(case, number) == "stopped"
    assert case.letters() == ["deferral", "deferral_ended"]
    assert case.noted("deferrals.") == ["deferrals.grant", "deferrals.end"]
    with pytest.raises(DeferralNotRunning):
        end(case, number)


def test_a_letter_of_the_end_that_goes_late_moves_the_deadline(case: Agreement) -> None:
    number = case.put_off(SOON)
    end(case, number)  # prints 9 December: fourteen days from 25 November
    case.books.today_is(date(2026, 11, 30))
    case.goes()
    assert [hold.until for hold in case.holds()] == [date(2026, 12, 15)]  # 30 November + 14
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "deferral_ended")).one()
        assert letter.deadline == date(2026, 12, 14)


def test_a_letter_of_the_end_that_goes_very_late_gives_the_deferrals_own_last_day(
    case: Agreement,
) -> None:
    number = case.put_off(SOON)
    end(case, number)
    case.books.today_is(date(2026, 12, 8))
    case.goes()
    assert [hold.until for hold in case.holds()] == [SOON + timedelta(days=1)]


def test_where_the_letter_of_the_end_comes_back_the_claims_rest_on(case: Agreement) -> None:
    number = case.put_off(SOON)
    end(case, number)
    case.goes()
    with case.db.write(case.kari) as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "deferral_ended")).one()
        letter_returns.returned(work, letter.id, Returned(version=letter.version, text="flyttet"))
    (rests,) = [hold for hold in case.holds() if hold.reason == "new_deadline"]
    assert rests.until is None
    with case.db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        (shown,) = [
            row
            for row in hold_rows.of_debtor(rows, TODAY, case.kari.role)
            if row.hold_id == rests.id
        ]
        found = {deed.name: deed.lawful for deed in possible.deeds(work, case.debtor, None).deeds}
    assert shown.by_hand
    assert found["holds.end"]
    with case.db.write(case.kari) as work:
        order = EndHold(version=rests.version, why="Skyldneren fikk fristen på telefon.")
        holding.end(work, rests.id, order)
    assert "new_deadline" not in [hold.reason for hold in case.holds()]


def test_an_end_never_gives_more_time_than_the_deferral_did(case: Agreement) -> None:
    number = case.put_off(date(2026, 11, 27))
    end(case, number)
    assert [hold.until for hold in case.holds()] == [date(2026, 11, 28)]


def test_ended_when_all_is_paid_nothing_rests(case: Agreement) -> None:
    number = case.put_off(SOON)
    case.books.pays(case.claim, 2_000_000, TODAY)
    end(case, number)
    assert case.holds() == []


def test_the_letter_of_the_end_tells_why_and_the_new_deadline(case: Agreement) -> None:
    number = case.put_off(SOON)
    end(case, number)
    with case.db.read() as work:
        query = select(Document.content).join(LetterRow, LetterRow.document_id == Document.id)
        content = work.scalars(query.where(LetterRow.kind == "deferral_ended")).one()
    assert content is not None
    text = text_of(content)
    assert "Betalingsutsettelsen som gjaldt til 18.12.2026, er opphevet 23.11.2026" in text
    assert "Skyldneren har fått lønn og betaler." in text
    assert "innen 09.12.2026" in text


def test_a_deferral_that_waits_cannot_be_ended(case: Agreement) -> None:
    number = case.put_off(date(2027, 1, 15), text=REASONS)
    with pytest.raises(DeferralNotRunning):
        end(case, number)


def test_the_screen_tells_the_last_day_as_the_letter_does(case: Agreement) -> None:
    number = case.put_off(SOON)
    with case.db.write(case.kari) as work:
        sheet = debtors.open_sheet(work, case.debtor, Open(reason="henvendelse fra skyldneren"))
    assert "Stilt i bero til 18.12.2026: utsettelse er gitt" in [w.text for w in sheet.warnings]
    assert [row.deferral_id for row in sheet.holds] == [number]
    assert sheet.claims[0].state == "Stilt i bero til 18.12.2026"


def test_a_claim_in_a_plan_is_not_put_off(case: Agreement) -> None:
    case.grant()
    with pytest.raises(PlanClaimTaken):
        case.put_off(SOON)


def test_the_form_tells_the_claims_the_request_and_how_far_one_may_go(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        asked = Register(kind=InquiryKind.DEFERRAL, channel=Channel.PHONE, text="Kan jeg vente?")
        inquiries.register(work, case.debtor, asked)
    with case.db.read(case.kari) as work:
        form = deferral_form.form(work, case.debtor)
    assert [one.claim_id for one in form.claims] == [case.claim]
    assert "«Kan jeg vente?»" in form.requests[0].text
    assert form.own_last == date(2026, 12, 23)
    assert "30 dager, til 23.12.2026" in form.limit
    number = case.put_off(SOON, inquiry_id=form.requests[0].inquiry_id)
    with case.db.read(case.kari) as work:
        form = deferral_form.form(work, case.debtor)
    assert form.requests == ()
    assert [row.deferral_id for row in form.running] == [number]


def test_a_request_that_is_answered_is_not_answered_anew(case: Agreement) -> None:
    order = Register(kind=InquiryKind.DEFERRAL, channel=Channel.PHONE, text="Kan jeg få vente?")
    with case.db.write(case.kari) as work:
        asked = inquiries.register(work, case.debtor, order)
        handle = Handle(
            version=asked.version,
            outcome="sendt til namsmannen",
            forwarded=True,
            forwarded_to="Namsfogden i Oslo",
        )
        inquiries.handle(work, asked.inquiry_id, handle)
    with pytest.raises(InquiryClosed):
        case.put_off(SOON, inquiry_id=asked.inquiry_id)
    with case.db.read() as work:
        assert work.get_one(Inquiry, asked.inquiry_id).outcome == "sendt til namsmannen"
    assert case.holds() == []


def test_a_request_waits_again_when_its_proposal_is_withdrawn(case: Agreement) -> None:
    order = Register(kind=InquiryKind.DEFERRAL, channel=Channel.PHONE, text="Kan jeg få vente?")
    with case.db.write(case.kari) as work:
        asked = inquiries.register(work, case.debtor, order)
    case.put_off(date(2027, 1, 20), text=REASONS, inquiry_id=asked.inquiry_id)
    row = proposal(case.db, "deferral")
    with case.db.write(case.kari) as work:
        approvals.withdraw(work, row.id, version=row.version)
    with case.db.read() as work:
        assert work.get_one(Inquiry, asked.inquiry_id).state == "open"


def test_the_letter_is_seen_before_it_is_granted(case: Agreement) -> None:
    order = Write(kind=LetterKind.DEFERRAL, claim_ids=(case.claim,), on=SOON)
    with case.db.write(case.kari) as work:
        seen = letters.preview(work, case.debtor, order)
    assert "betalingsutsettelse til 18.12.2026" in text_of(base64.b64decode(seen.content))
    assert seen.total == case.books.statement(case.claim, SOON).balance.total
    assert case.letters() == []


def test_before_and_after_say_what_stops_and_what_goes_on(case: Agreement) -> None:
    told = {one.field: one.after for one in preview(case).changes}
    assert told["Kravene"] == "stilt i bero til 18.12.2026"
    assert told["Neste steg"].startswith("tidligst 19.12.2026")
    assert "innen 18.12.2026" in told["Å betale"]


def test_whose_superior_is_disqualified_ends_no_deferral(case: Agreement) -> None:
    number = case.put_off(SOON)
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, case.kari.person_id).superior_id = case.per.person_id
    with case.db.write(case.per) as work:
        habilitet.disqualify(work, case.debtor, Disqualify(reason="søster av skyldneren"))
    order = EndDeferral(why="Skyldneren har fått pengene sine")
    with case.db.write(case.kari) as work, pytest.raises(SuperiorDisqualified):
        deferral_end.end(work, number, order)
    assert state(case, number) == "granted"
