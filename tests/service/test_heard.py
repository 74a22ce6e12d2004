"""What a message names is heard before it is closed, as long as its debtor owes it."""

from __future__ import annotations

import pytest

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.objections import NotRegistered, SanctionNotRegistered
from collector_desk.models import InquiryClaim
from collector_desk.service import inquiries, releasing
from collector_desk.service.database import Database
from collector_desk.wire.inquiries import Handle, InquiryRow, Register
from collector_desk.wire.parties import NewRelease
from tests.service.casework import objects
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY

REFUSED = {
    InquiryKind.COMPLAINT: SanctionNotRegistered,
    InquiryKind.OBJECTION: NotRegistered,
}


def _came(mail: Mail, kind: InquiryKind, *claims: int) -> InquiryRow:
    """A message about claims that waits in the inbox."""
    order = Register(kind=kind, channel=Channel.POST, text="Jeg var ikke der.")
    with mail.db.write(mail.kari) as work:
        row = inquiries.register(work, mail.debtor_id, order)
        work.add_all(InquiryClaim(inquiry_id=row.inquiry_id, claim_id=claim) for claim in claims)
    return row


def _closed(mail: Mail, row: InquiryRow) -> str:
    with mail.db.write(mail.kari) as work:
        order = Handle(version=row.version, outcome="Fritatt som feil skyldner.")
        return inquiries.handle(work, row.inquiry_id, order).state


def _let_out(mail: Mail) -> None:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        releasing.release(work, mail.debtor_id, order)


@pytest.mark.parametrize("kind", REFUSED)
def test_a_message_about_a_claim_that_its_debtor_was_let_out_of_can_be_closed(
    db: Database, kind: InquiryKind
) -> None:
    mail = Mail(db, kind="control_sanction")
    row = _came(mail, kind, mail.claim)
    with pytest.raises(REFUSED[kind]):
        _closed(mail, row)
    _let_out(mail)
    assert _closed(mail, row) == "handled"


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_still_owed_of_what_a_message_names_is_heard_first(
    db: Database, kind: InquiryKind
) -> None:
    mail = Mail(db, kind="control_sanction")
    other = mail.owes(30_000, kind="control_sanction")
    row = _came(mail, kind, mail.claim, other)
    _let_out(mail)
    with pytest.raises(REFUSED[kind]):
        _closed(mail, row)
    objects(db, mail.kari, mail.debtor_id, other)
    assert _closed(mail, row) == "handled"


def test_an_objection_to_no_claim_by_name_is_not_answered_by_a_release(db: Database) -> None:
    mail = Mail(db)
    row = _came(mail, InquiryKind.OBJECTION)
    _let_out(mail)
    with pytest.raises(NotRegistered):
        _closed(mail, row)
