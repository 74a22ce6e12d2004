"""What waits in the inbox or was sent on from it, as it may stand in the way of a deed."""

from __future__ import annotations

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.models import Inquiry
from collector_desk.service import inquiries
from collector_desk.wire.inquiries import Handle, Register
from tests.service.casework import objects
from tests.service.mail import Mail


def objected(mail: Mail) -> None:
    """An objection that names no claim lies in the inbox."""
    came(mail, InquiryKind.OBJECTION)


def came(mail: Mail, kind: InquiryKind, *claims: int) -> None:
    """A message by post lies in the inbox."""
    order = Register(kind=kind, channel=Channel.POST, text="Dette skylder jeg ikke.", claims=claims)
    with mail.db.write(mail.kari) as work:
        inquiries.register(work, mail.debtor_id, order)


def complained(mail: Mail) -> None:
    """A complaint that names the claim lies in the inbox, and nobody has sorted it."""
    came(mail, InquiryKind.COMPLAINT, mail.claim)


def asked(mail: Mail) -> None:
    """A request for a plan lies in the inbox without an answer."""
    came(mail, InquiryKind.PLAN, mail.claim)


def sent_on(mail: Mail) -> None:
    """The objection stands on the claim by then: before that it is not sent on at all."""
    objected(mail)
    *_, row = mail.rows(Inquiry)
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    order = Handle(
        version=row.version, outcome="sendt", forwarded=True, forwarded_to="Bydel Sagene"
    )
    with mail.db.write(mail.kari) as work:
        inquiries.handle(work, row.id, order)
