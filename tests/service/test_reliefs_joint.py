"""A claim that others owe too: what is time-barred for one of them is not given up for all (§ 25)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from collector_desk.domain.limitation_steps import Step
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.errors.reliefs import ReliefOthersNotBarred, ReliefOthersOwe
from collector_desk.models import Case, Claim, ClaimDebtor, Debtor, LimitationEvent
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from tests.service.agreements import DUE, Agreement
from tests.service.test_own_time import barred, judged, writes_off
from tests.service.test_reliefs import balance, granted, order, propose


def joins(db: Database, claim_ids: tuple[int, ...]) -> int:
    """Somebody who owes the claims too."""
    with db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Berg, Rask", search_name="berg rask")
        work.add(other)
        work.flush()
        opened = Case(number="2026-000002", debtor_id=other.id, opened_on=DUE)
        work.add(opened)
        work.flush()
        for claim in claim_ids:
            work.add(
                ClaimDebtor(claim_id=claim, debtor_id=other.id, case_id=opened.id, role="debtor")
            )
        return other.id


def steps(db: Database, other: int, *days: date) -> None:
    """The other acknowledged what both owe, each time before it was too late."""
    with db.write(SYSTEM) as work:
        for claim in work.scalars(select(Claim.id)).all():
            for day in days:
                work.add(
                    LimitationEvent(
                        claim_id=claim, debtor_id=other, step=Step.ACKNOWLEDGEMENT.value,
                        day=day, source="brev fra skyldneren",
                    )
                )  # fmt: skip


@pytest.fixture
def case(db: Database) -> Agreement:
    """A claim that is too old for the debtor."""
    found = Agreement(db)
    with db.write(SYSTEM) as work:
        work.execute(update(Claim).values(limitation_start=date(2019, 1, 1)))
    return found


def too_old(case: Agreement, kind: ReliefKind, part: Part = Part.ALL) -> NewRelief:
    parts = (ReliefPart(claim_id=case.claim, part=part),)
    return order(case, kind=kind, ground=ReliefGround.TIME_BARRED, parts=parts)


@pytest.mark.parametrize("ground", [ReliefGround.ESTATE_EMPTY, ReliefGround.TIME_BARRED])
def test_what_others_owe_too_is_not_removed_for_all(case: Agreement, ground: ReliefGround) -> None:
    joins(case.db, (case.claim,))
    parts = (ReliefPart(claim_id=case.claim),)
    with pytest.raises(ReliefOthersOwe):
        propose(case, order(case, kind=ReliefKind.REMOVAL, ground=ground, parts=parts))


@pytest.mark.parametrize("part", [Part.ALL, Part.PRINCIPAL, Part.INTEREST])
def test_what_is_too_old_for_one_alone_is_not_given_up_for_all(case: Agreement, part: Part) -> None:
    other = joins(case.db, (case.claim,))
    steps(case.db, other, date(2021, 6, 1), date(2024, 5, 2))
    with pytest.raises(ReliefOthersNotBarred) as refused:
        propose(case, too_old(case, ReliefKind.WAIVER, part))
    assert "er ikke foreldet for alle (foreldelsesloven § 25)" in refused.value.text()
    assert balance(case).total > 0


def test_what_is_too_old_for_all_is_given_up_for_all(case: Agreement) -> None:
    joins(case.db, (case.claim,))
    granted(case, too_old(case, ReliefKind.WAIVER))
    assert balance(case).total == 0


def test_later_interest_goes_where_it_is_too_old_for_each_who_was_judged(db: Database) -> None:
    case = judged(db)
    gone, other = barred(case), joins(db, case.claims)
    with db.write(SYSTEM) as work:
        for row in work.scalars(select(LimitationEvent)).all():
            work.add(
                LimitationEvent(
                    claim_id=row.claim_id, debtor_id=other, step=row.step, day=row.day,
                    ended=row.ended, outcome=row.outcome, source=row.source,
                )
            )  # fmt: skip
    steps(db, other, date(2024, 1, 2))
    with pytest.raises(ReliefOthersNotBarred):
        writes_off(case, gone)
    with db.write(SYSTEM) as work:
        work.execute(
            update(LimitationEvent)
            .where(LimitationEvent.step == Step.ACKNOWLEDGEMENT.value)
            .values(day=date(2020, 3, 2))
        )
    writes_off(case, gone)
    assert barred(case) == 0
