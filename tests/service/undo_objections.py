"""Objections that Kari registers by mistake, to be taken back by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.objection import Ground
from collector_desk.service import inquiries
from collector_desk.service.database import Database
from collector_desk.wire.inquiries import Register
from collector_desk.wire.objections import NewObjection
from tests.service.agreements import Agreement

Act: TypeAlias = Callable[[Desk], object]
WORDS = "Dette er betalt i mars."


def _nothing(_desk: Desk) -> None:
    """Nothing is done before."""


def registers(desk: Desk, case: Agreement, *, mail: int | None = None) -> int:
    """Kari registers it on the claim, by words or on a message of the inbox."""
    order = NewObjection(
        claim_id=case.claim, ground=Ground.PAID, text="" if mail else WORDS, inquiry_id=mail
    )
    return desk.objections.register(case.debtor, order, key=new_key()).objection_id


def a_message(case: Agreement, kind: InquiryKind = InquiryKind.COMPLAINT, *claims: int) -> int:
    """What the debtor wrote waits in the inbox."""
    order = Register(kind=kind, channel=Channel.EMAIL, text=WORDS, claims=claims)
    with case.db.write(case.kari) as work:
        return inquiries.register(work, case.debtor, order).inquiry_id


def objected_by_words(db: Database) -> tuple[Act, Act]:
    case = Agreement(db)
    return _nothing, lambda desk: registers(desk, case)


def objected_by_mail(db: Database) -> tuple[Act, Act]:
    case = Agreement(db)
    mail = a_message(case)
    return _nothing, lambda desk: registers(desk, case, mail=mail)
