"""The phone desk: what a call lacks, what it stops, and what waits after it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.inquiry import CallOutcome, InquiryKind, Sender
from collector_desk.domain.status import Act
from collector_desk.errors.inquiries import (
    AuthorityMissing,
    CallBackDayMissing,
    FollowUpPassed,
    FollowUpTooFar,
    NotIdentified,
    PromiseIncomplete,
    PromiseTooFar,
)
from collector_desk.errors.objections import NotRegistered
from collector_desk.errors.service import Unknown
from collector_desk.models import Call, Debtor, Hold, Inquiry, Representative, Task
from collector_desk.service import calls, inquiries, inquiry_rows
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.inquiries import Handle, NewCall
from tests.service.test_inquiries import acts_stopped, count
from tests.service.test_objections import Case


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def call(**more: Any) -> NewCall:
    order: dict[str, Any] = {
        "caller": Sender.DEBTOR,
        "controls": 2,
        "outcome": CallOutcome.INFORMED,
    }
    return NewCall(**(order | more))


def test_says_paid_holds_the_claim_and_a_promise_is_followed_up(case: Case) -> None:
    with case.db.write(case.kari) as work:
        paid = call(outcome=CallOutcome.SAYS_PAID, claim_id=case.claim)
        assert "07.12.2026" in calls.log(work, case.books.debtor_id, paid).followed[0]
    with case.db.read() as work:
        hold = work.scalars(select(Hold)).one()
        assert (hold.reason, hold.claim_id, hold.until) == (
            "says_paid", case.claim, date(2026, 11, 23) + timedelta(days=14),
        )  # fmt: skip
    with case.db.write(case.kari) as work:
        promise = call(
            outcome=CallOutcome.PROMISED, promised=30_000, promised_by=date(2026, 12, 18)
        )
        calls.log(work, case.books.debtor_id, promise)
    with case.db.read() as work:
        task = work.scalars(select(Task)).one()
        assert (task.due_on, task.person_id) == (date(2026, 12, 21), case.kari.person_id)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"controls": 1}, NotIdentified),
        *(
            ({"caller": caller, "authority": "fullmakt av 1.11.2026"}, AuthorityMissing)
            for caller in Sender
            if caller is not Sender.DEBTOR
        ),
        ({"outcome": CallOutcome.PROMISED, "promised": 100}, PromiseIncomplete),
        (
            {
                "outcome": CallOutcome.PROMISED,
                "promised": 100,
                "promised_by": date(2026, 11, 22),
            },
            PromiseIncomplete,
        ),
        (
            {
                "outcome": CallOutcome.PROMISED,
                "promised": 100,
                "promised_by": date(2027, 11, 24),
            },
            PromiseTooFar,
        ),
        ({"outcome": CallOutcome.CALL_BACK}, CallBackDayMissing),
        ({"follow_up_on": date(2026, 11, 22)}, FollowUpPassed),
        ({"follow_up_on": date(2027, 1, 23)}, FollowUpTooFar),
        ({"follow_up_on": date(2060, 1, 1), "outcome": CallOutcome.CALL_BACK}, FollowUpTooFar),
        ({"outcome": CallOutcome.OBJECTS, "claim_id": 99}, Unknown),
        ({"claim_id": 99}, Unknown),
    ],
)
def test_a_call_that_lacks_something_leaves_nothing(
    case: Case, more: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error), case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, call(**more))
    assert [count(case.db, each) for each in (Call, Hold, Inquiry, Task)] == [0, 0, 0, 0]


@pytest.mark.parametrize("named", [True, False])
def test_who_objects_on_the_telephone_stops_the_claim_and_is_listed(
    case: Case, *, named: bool
) -> None:
    order = call(
        outcome=CallOutcome.OBJECTS, claim_id=case.claim if named else None,
        caller_name="Kim Prøve", text="Har aldri vært der.",
    )  # fmt: skip
    assert acts_stopped(case) == set()
    with case.db.write(case.kari) as work:
        (told,) = calls.log(work, case.books.debtor_id, order).followed
    stopped = "K-2026-000001" if named else "alle krav"
    assert told == (
        "Innsigelse ligger i innboksen med svarfrist 30.11.2026,"
        f" og stanser {stopped} til den er registrert"
    )
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).rows
    assert (row.kind, row.channel_label, row.sender_name, row.text, row.claims) == (
        InquiryKind.OBJECTION, "på telefon", "Kim Prøve", "Har aldri vært der.",
        ("K-2026-000001",) if named else (),
    )  # fmt: skip
    with case.db.write(case.kari) as work, pytest.raises(NotRegistered):
        inquiries.handle(work, row.inquiry_id, Handle(version=row.version, outcome="lest"))


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (CallOutcome.WANTS_TIME, InquiryKind.DEFERRAL),
        (CallOutcome.WANTS_PLAN, InquiryKind.PLAN),
    ],
)
def test_who_asks_on_the_telephone_waits_in_the_inbox(
    case: Case, outcome: CallOutcome, kind: InquiryKind
) -> None:
    with case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, call(outcome=outcome, claim_id=case.claim))
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).rows
    assert (row.kind, row.text, row.claims) == (kind, outcome.label, ("K-2026-000001",))
    assert acts_stopped(case) == set()


def test_who_is_to_be_called_again_is_in_the_worklist_that_day(case: Case) -> None:
    order = call(outcome=CallOutcome.CALL_BACK, follow_up_on=date(2026, 11, 25))
    with case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, order)
    with case.db.read() as work:
        assert work.scalars(select(Task.due_on)).one() == date(2026, 11, 25)


LAWYER = {
    "role": "lawyer", "authority": "case", "name": "Dag Dal", "street": "Gata 1",
    "postcode": "0155", "city": "Oslo", "from_day": date(2026, 11, 1),
    "source": "fullmakt 1.11.2026", "added_by": "Kari Vik",
}  # fmt: skip


@pytest.mark.parametrize(
    ("caller", "more", "told"),
    [
        (Sender.LAWYER, {}, True),
        (Sender.LAWYER, {"to_day": date(2026, 11, 24)}, True),
        (Sender.LAWYER, {"to_day": date(2026, 11, 23)}, False),  # the first day it does not hold
        (Sender.LAWYER, {"from_day": date(2026, 11, 24)}, False),
        (Sender.LAWYER, {"authority": "none"}, False),  # called back
        (Sender.ADVISER, {}, False),  # another has it
        (Sender.ADVISER, {"role": "adviser"}, True),
        (Sender.GUARDIAN, {"role": "guardian", "authority": "none"}, True),
        (Sender.HEIR, {"role": "estate", "authority": "none"}, True),
        (Sender.EMPLOYER, {}, False),
    ],
)
def test_who_speaks_for_the_debtor_is_told_by_what_is_on_file_today(
    case: Case, caller: Sender, more: dict[str, Any], *, told: bool
) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(Representative(debtor_id=case.books.debtor_id, **(LAWYER | more)))
    with case.db.read(case.kari) as work:
        on_file = {row.caller: row for row in calls.speakers(work, case.books.debtor_id).rows}
    assert (caller in on_file) is told
    if told:
        last = more["to_day"] - timedelta(days=1) if "to_day" in more else None
        shown = on_file[caller]
        assert (shown.on_file, shown.last_day) == ("Dag Dal: fullmakt 1.11.2026", last)
    if not told:
        with pytest.raises(AuthorityMissing), case.db.write(case.kari) as work:
            calls.log(work, case.books.debtor_id, call(caller=caller, authority="x"))
        return
    with case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, call(caller=caller))
    with case.db.read() as work:
        assert work.scalars(select(Call.authority)).one() == "Dag Dal: fullmakt 1.11.2026"


@pytest.mark.parametrize(
    ("born", "more", "told"),
    [
        (date(1980, 1, 1), {"mandate": "economy"}, True),
        (date(1980, 1, 1), {"mandate": "removed"}, True),
        (date(1980, 1, 1), {"mandate": "excluded"}, False),
        (date(2015, 1, 1), {"mandate": "excluded"}, True),  # a parent speaks for the child
        (date(2007, 1, 1), {"from_day": date(2020, 1, 1)}, False),  # of age since
        (date(2007, 1, 1), {"from_day": date(2026, 1, 1)}, True),  # appointed for the grown
    ],
)
def test_a_guardian_is_told_by_the_rules_that_letters_go_by(
    case: Case, born: date, more: dict[str, Any], *, told: bool
) -> None:
    guardian = LAWYER | {"role": "guardian", "authority": "none", "mandate": "unknown"} | more
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.books.debtor_id).birth_date = born
        work.add(Representative(debtor_id=case.books.debtor_id, **guardian))
    refused = nullcontext() if told else pytest.raises(AuthorityMissing)
    with refused, case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, call(caller=Sender.GUARDIAN))


def test_who_is_not_identified_is_noted_and_told_nothing(case: Case) -> None:
    with case.db.write(case.kari) as work:
        order = call(outcome=CallOutcome.NOT_IDENTIFIED, controls=0)
        assert calls.log(work, case.books.debtor_id, order).followed == ()


@pytest.mark.parametrize("outcome", [CallOutcome.OBJECTS, CallOutcome.SAYS_PAID])
@pytest.mark.parametrize(
    "who",
    [{"controls": 1}, {"caller": Sender.LAWYER, "authority": "sier han har fullmakt"},
     {"caller": Sender.UNKNOWN, "controls": 0}],
)  # fmt: skip
@pytest.mark.parametrize("named", [True, False])
def test_who_is_not_identified_is_heard_and_stops_what_is_named_till_somebody_verified_it(
    case: Case, outcome: CallOutcome, who: dict[str, Any], *, named: bool
) -> None:
    order = call(
        outcome=outcome, claim_id=case.claim if named else None, caller_name="Kim Prøve",
        text="Dette er betalt for lenge siden.", **who,
    )  # fmt: skip
    assert acts_stopped(case) == set()
    with case.db.write(case.kari) as work:
        (told,) = calls.log(work, case.books.debtor_id, order).followed
    assert "stanser" in told
    assert acts_stopped(case) == {Act.FEE, Act.DEMAND, Act.ENFORCEMENT}
    with case.db.read(case.kari) as work:
        (row,) = inquiry_rows.listed(work).rows
        (kept,) = work.scalars(select(Call))
    assert (row.kind, row.sender_label) == (InquiryKind.OBJECTION, "Ukjent")
    assert row.text.startswith("Ikke identifisert, oppgir å være")
    assert row.text.endswith(
        "Kim Prøve. Kontroller med skyldneren: Dette er betalt for lenge siden."
    )
    assert (kept.authority, count(case.db, Hold)) == ("", 0), "what is only said holds nothing"
    close = Handle(version=row.version, outcome="lest")
    with pytest.raises(NotRegistered), case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, close)
