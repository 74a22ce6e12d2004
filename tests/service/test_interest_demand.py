"""Interest that our own demand began: what a later debtor, or a letter that came back, does to it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.models import Claim, LetterRow, Notice
from collector_desk.service import interest_demand, releasing
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.parties import NewJoint
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour

BEGAN = date(2026, 12, 23)  # thirty days after Monday 23 November, when the demand went


@pytest.fixture
def mail(db: Database) -> Mail:
    """A claim whose interest began with our payment demand."""
    made = Mail(db)
    with db.write(SYSTEM) as work:
        work.add(
            Notice(
                claim_id=made.claim, debtor_id=made.debtor_id, kind="collection_notice",
                sent_on=date(2026, 9, 21), deadline=date(2026, 10, 5), way="", fee=0,
                source="bunt 1",
            )
        )  # fmt: skip
        claim = work.get_one(Claim, made.claim)
        claim.interest_from, claim.interest_note = None, "venter på påkrav"
        claim.interest_basis = InterestBasis.DEMAND_PLUS_30.value
    made.books.book(made.claim)
    made.send(made.order(LetterKind.PAYMENT_DEMAND))
    made.goes()
    return made


def began(mail: Mail) -> date | None:
    with mail.db.write(SYSTEM) as work:
        interest_demand.reckon(work, work.get_one(LetterRow, mail.letters()[0].id))
        return work.get_one(Claim, mail.claim).interest_from


def test_who_comes_on_later_does_not_wipe_what_runs(mail: Mail) -> None:
    assert began(mail) == BEGAN
    mail.books.today_is(date(2026, 12, 30))
    mail.open_again()
    heir = neighbour(mail)
    joint = NewJoint(
        claim_id=mail.claim,
        debtor_id=heir,
        reasons=WHY,
        document=PDF,
        role=HandedRole.HEIR,
        estate=EstateKind.TOOK_OVER,
    )
    with mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, joint)
    assert began(mail) == BEGAN


def test_a_demand_that_came_back_began_nothing(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        for notice in work.scalars(select(Notice).where(Notice.letter_id.is_not(None))):
            notice.returned_on = date(2026, 12, 1)
    assert began(mail) is None
