"""What is put before a second person on a debtor of ``Mail``, each as the desk proposes it."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.objection import Outcome
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.models import Claim
from collector_desk.service import deferrals, placing, plans, refunds, reliefs
from collector_desk.service.database import SYSTEM
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.payments import Part as Placed
from collector_desk.wire.payments import Place
from collector_desk.wire.plans import NewPlan, Terms
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from tests.kit import TODAY
from tests.service.books import receive
from tests.service.casework import REASONS, decide, objects
from tests.service.mail import Mail

FIRST_DUE = TODAY + timedelta(days=28)


def plan(mail: Mail) -> None:
    """One instalment more than a caseworker may grant alone."""
    terms = Terms(claim_ids=(mail.claim,), first_due=FIRST_DUE, count=5)
    with mail.db.write(mail.kari) as work:
        plans.grant(work, mail.debtor_id, NewPlan(terms=terms, reasons=REASONS))


def deferral(mail: Mail) -> None:
    order = NewDeferral(
        claim_ids=(mail.claim,), until=TODAY + timedelta(days=45), text=REASONS,
        reason=DeferralReason.AWAITS_MONEY,
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        deferrals.grant(work, mail.debtor_id, order)


def waiver(mail: Mail) -> None:
    """The interest is given up."""
    _relief(
        mail,
        NewRelief(
            kind=ReliefKind.WAIVER, ground=ReliefGround.CIRCUMSTANCES, reasons=REASONS,
            parts=(ReliefPart(claim_id=mail.claim, part=Part.INTEREST),),
        ),
    )  # fmt: skip


def settlement(mail: Mail) -> None:
    """500 kroner in full settlement."""
    _relief(
        mail,
        NewRelief(
            kind=ReliefKind.SETTLEMENT, ground=ReliefGround.CREDITOR_INTEREST, reasons=REASONS,
            parts=(ReliefPart(claim_id=mail.claim),), pay=50_000, pay_by=date(2026, 12, 18),
            offer_until=date(2026, 12, 9),
        ),
    )  # fmt: skip


def _relief(mail: Mail, order: NewRelief) -> None:
    with mail.db.write(mail.kari) as work:
        reliefs.propose(work, mail.debtor_id, order)


def groundless(mail: Mail) -> None:
    """An objection that is to be called plainly without ground."""
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    mail.goes()
    decide(mail.db, mail.kari, number, Outcome.GROUNDLESS)


def refund(mail: Mail, account: str = "") -> None:
    """Paid twice, from an account that nobody knows where none is given."""
    with mail.db.write(SYSTEM) as work:
        payment_id = receive(work, 200_000, TODAY, account)
    with mail.db.write(mail.kari) as work:
        parts = (Placed(claim_id=mail.claim, amount=200_000),)
        placing.place(work, payment_id, Place(version=1, parts=parts))
    with mail.db.write(mail.kari) as work:
        claim = work.get_one(Claim, mail.claim)
        refunds.propose_all(work, debtor_id=mail.debtor_id, claim=claim, reason="betalt to ganger")
