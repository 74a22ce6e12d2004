"""Whom a judgment names answers for its costs; who else owes the claim is not asked for them."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.enforcement import JudgedClaimClosed, JudgmentKnown, MeasureDayWrong
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Audit,
    Claim,
    ClaimDebtor,
    Document,
    FactRow,
    Judgment,
    LimitationEvent,
    Task,
)
from collector_desk.service import debtors, judgments, liable, own_fees, releasing, unit_messages
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.parties import NewRelease
from collector_desk.wire.units import Recall
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour, shares

COSTS = 250_000
DECIDED = date(2026, 11, 20)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def other(mail: Mail) -> int:
    """Sol Vik owes the claim jointly, since it was handed over."""
    number = neighbour(mail)
    shares(mail, number)
    return number


def order(mail: Mail, **more: Any) -> NewJudgment:
    more.setdefault("costs", COSTS)
    more.setdefault("decided_on", DECIDED)
    return NewJudgment(
        claim_id=mail.claim, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=date(2026, 10, 20), **more,
    )  # fmt: skip


def judged(mail: Mail, **more: Any) -> None:
    with mail.db.write(mail.kari) as work:
        judgments.register(work, mail.debtor_id, order(mail, **more))


def costs(mail: Mail, debtor_id: int) -> int:
    """What a debtor is asked for in costs: on the screen, and by what letters and lists reckon."""
    with mail.db.write(mail.kari) as work:
        sheet = debtors.open_sheet(work, debtor_id, Open(reason="ser på dommen"))
        claim = work.get_one(Claim, mail.claim)
        shown = own_fees.statements(work, debtor_id, [claim], on=TODAY)[claim.id].balance.costs
        left = own_fees.left_out(work, [(debtor_id, claim.id)]).get((debtor_id, claim.id), 0)
        whole = mail.books.statement(mail.claim, TODAY).balance.costs
    assert sheet.claims[0].sums.costs == shown == whole - left
    return shown


def test_a_judgment_against_one_costs_the_other_nothing(mail: Mail, other: int) -> None:
    judged(mail)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS, 0)
    assert mail.books.statement(mail.claim, TODAY).balance.costs == COSTS
    assert mail.proved()


@pytest.mark.parametrize("both", [True, False])
def test_each_whom_it_binds_is_looked_at_when_it_can_no_longer_be_tried(
    mail: Mail, other: int, *, both: bool
) -> None:
    judged(mail, others=(other,) if both else (), served_on=DECIDED)
    asked = [
        (row.debtor_id, row.claim_id, row.due_on)
        for row in mail.rows(Task)
        if "fristen for å få den prøvd" in row.text
    ]
    last = date(2026, 12, 21)
    bound = [mail.debtor_id, *([other] if both else [])]
    assert asked == [(one, mail.claim, last) for one in bound]


def test_both_who_are_named_owe_the_costs_once(mail: Mail, other: int) -> None:
    judged(mail, others=(other,))
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS, COSTS)
    (fact,) = mail.rows(FactRow, kind=FactKind.COSTS.value)
    assert {(row.debtor_id, row.fact_id) for row in mail.rows(Judgment)} == {
        (mail.debtor_id, fact.id),
        (other, fact.id),
    }
    streams = {row.stream for row in mail.rows(Audit, deed="judgments.register")}
    assert streams == {f"debtor:{mail.debtor_id}", f"debtor:{other}"}
    steps = {row.debtor_id for row in mail.rows(LimitationEvent)}
    assert steps == {mail.debtor_id, other}
    assert mail.proved()


def test_only_who_is_named_has_ten_years(mail: Mail, other: int) -> None:
    judged(mail)
    with mail.db.read() as work:
        last = dict(work.execute(select(ClaimDebtor.debtor_id, ClaimDebtor.last_day)).all())
    assert last[mail.debtor_id] == date(2036, 11, 20)
    assert (last[other] or date.max) < date(2030, 1, 1)


def test_a_paper_in_the_case_of_one_takes_nothing_from_the_other_who_is_named(
    mail: Mail, other: int
) -> None:
    with mail.db.write(SYSTEM) as work:
        paper = Document(
            debtor_id=mail.debtor_id, title="Dom", kind="judgment", day=DECIDED, name="dom.pdf",
            sha256="0" * 64, content=b"%PDF", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add(paper)
        work.flush()
        number = paper.id
    judged(mail, others=(other,), document_id=number)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS, COSTS)


def test_two_judgments_are_each_theirs(mail: Mail, other: int) -> None:
    judged(mail)
    with mail.db.write(mail.kari) as work:
        judgments.register(work, other, order(mail, costs=90_000))
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS, 90_000)


@pytest.mark.parametrize("both", [False, True], ids=["named alone", "named jointly"])
def test_a_judgment_that_is_registered_costs_nobody_twice(
    mail: Mail, other: int, both: bool
) -> None:
    others = (other,) if both else ()
    judged(mail, others=others)
    for again in (order(mail), order(mail, others=others), order(mail, costs=0)):
        known = pytest.raises(JudgmentKnown, match=r"Oslo forliksråd 20\.11\.2026 er ført på")
        with known, mail.db.write(mail.kari) as work:
            judgments.register(work, mail.debtor_id, again)
    assert costs(mail, mail.debtor_id) == COSTS
    assert len(mail.rows(FactRow, kind=FactKind.COSTS.value)) == 1
    assert mail.proved()


def test_one_it_names_too_who_is_told_of_later_owes_the_same_costs(mail: Mail, other: int) -> None:
    judged(mail)
    with mail.db.write(mail.kari) as work:
        judgments.register(work, other, order(mail))
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS, COSTS)
    (fact,) = mail.rows(FactRow, kind=FactKind.COSTS.value)
    assert {row.fact_id for row in mail.rows(Judgment)} == {fact.id}
    assert mail.proved()


def test_costs_that_came_with_the_claim_are_owed_by_all(mail: Mail, other: int) -> None:
    mail.books.happens(mail.claim, FactKind.COSTS, 40_000, DECIDED)
    judged(mail)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (COSTS + 40_000, 40_000)


@pytest.mark.parametrize("ground", [ReleaseGround.WRONG_DEBTOR, ReleaseGround.LET_GO])
@pytest.mark.parametrize("both", [False, True], ids=["named alone", "named jointly"])
def test_costs_fall_with_who_is_let_out_but_for_what_another_was_ordered_to_pay_too(
    mail: Mail, other: int, ground: ReleaseGround, both: bool
) -> None:
    judged(mail, others=(other,) if both else ())
    out = NewRelease(claim_id=mail.claim, ground=ground, reasons=WHY, document=PDF)
    with mail.db.write(mail.kari) as work:
        releasing.release(work, mail.debtor_id, out)
    assert mail.books.statement(mail.claim, TODAY).balance.costs == (COSTS if both else 0)
    with mail.db.read() as work:
        claim = work.get_one(Claim, mail.claim)
        left = own_fees.statements(work, other, [claim], on=TODAY)[claim.id].balance.costs
    assert left == (COSTS if both else 0)
    assert mail.proved()


def test_no_costs_are_no_fact(mail: Mail, other: int) -> None:
    judged(mail, costs=0, others=(other,))
    assert mail.rows(FactRow, kind=FactKind.COSTS.value) == []
    assert [row.fact_id for row in mail.rows(Judgment)] == [None, None]


def test_who_does_not_owe_the_claim_is_not_named(mail: Mail) -> None:
    stranger = neighbour(mail)
    with pytest.raises(Unknown):
        judged(mail, others=(stranger,))
    assert mail.rows(Judgment) == []


def test_a_withdrawn_claim_or_a_day_to_come_is_refused(mail: Mail) -> None:
    with pytest.raises(MeasureDayWrong):
        judged(mail, decided_on=date(2026, 12, 1))
    with mail.db.write(mail.kari) as work:
        recall = Recall(claim_id=mail.claim, text="Plassen var sagt opp", document=PDF)
        unit_messages.recall(work, mail.debtor_id, recall)
    with pytest.raises(JudgedClaimClosed) as refused:
        judged(mail)
    assert "er trukket" in refused.value.text()
    assert mail.rows(Judgment) == []


def test_a_judgment_waits_for_a_deed_on_the_claim_and_sees_what_it_did(mail: Mail) -> None:
    faults: list[BaseException] = []

    def register() -> None:
        try:
            judged(mail)
        except JudgedClaimClosed as fault:
            faults.append(fault)

    late = threading.Thread(target=register)
    with mail.db.write(SYSTEM) as work:
        claim = liable.lock(work, mail.claim)
        late.start()
        late.join(0.5)
        assert late.is_alive()
        claim.state = "withdrawn"
    late.join(30)
    assert [type(fault) for fault in faults] == [JudgedClaimClosed]
    assert mail.rows(Judgment) == []
