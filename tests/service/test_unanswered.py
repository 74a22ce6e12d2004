"""What lies unanswered in the inbox charges nothing, and what it contests rests till it is sorted."""

from __future__ import annotations

from typing import Any

import pytest

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterStopped
from collector_desk.models import Inquiry
from collector_desk.service import debtors, inquiries
from collector_desk.service.database import Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.inquiries import Handle
from tests.service.inbox_stops import came
from tests.service.mail import Mail

FEE = 3_800


def _closed(mail: Mail, **more: Any) -> None:
    """The one message is closed, or sent on where it says to whom."""
    (row,) = mail.rows(Inquiry)
    order = Handle(version=row.version, outcome="svart", forwarded="forwarded_to" in more, **more)
    with mail.db.write(mail.kari) as work:
        inquiries.handle(work, row.id, order)


def _noticed(mail: Mail) -> int:
    """A collection notice goes; the fee on the claim, in øre."""
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    return mail.fees_owed()


@pytest.mark.parametrize("sorted_by", ["answered", "sent on"])
def test_a_complaint_rests_the_claim_it_names_until_a_person_has_sorted_it(
    db: Database, sorted_by: str
) -> None:
    mail = Mail(db)
    came(mail, InquiryKind.COMPLAINT, mail.claim)
    with pytest.raises(LetterStopped, match="innsigelse eller klage"):
        _noticed(mail)
    assert mail.fees() == []
    with db.write(mail.kari) as work:
        sheet = debtors.open_sheet(work, mail.debtor_id, Open(reason="klage"))
    assert [one.claim_id for one in sheet.objections] == [mail.claim]
    mail.send(mail.order(LetterKind.STATEMENT))
    (told,) = [str(one.content) for one in mail.letters()]
    assert "en innsigelse eller klage er mottatt, og kravet er stanset" in told
    answers = {"no_letter": "Klagen gjaldt ventetiden på telefon."}
    _closed(mail, **(answers if sorted_by == "answered" else {"forwarded_to": "Bydel Sagene"}))
    assert _noticed(mail) == FEE


def test_a_complaint_on_one_claim_leaves_another_alone(db: Database) -> None:
    mail = Mail(db)
    came(mail, InquiryKind.COMPLAINT, mail.owes(20_000))
    assert _noticed(mail) == FEE


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("kind", [InquiryKind.PLAN, InquiryKind.DEFERRAL])
def test_no_fee_is_charged_while_a_request_lies_unanswered(
    db: Database, kind: InquiryKind, *, named: bool
) -> None:
    mail = Mail(db)
    came(mail, kind, *([mail.claim] if named else ()))
    shown = mail.preview(mail.order(LetterKind.COLLECTION_NOTICE))
    assert "en søknad eller klage er ikke besvart ennå" in str(shown)
    assert _noticed(mail) == 0
    with db.write(mail.kari) as work:
        assert debtors.open_sheet(work, mail.debtor_id, Open(reason="søknad")).objections == ()


def test_a_request_that_is_answered_lets_the_fee_be(db: Database) -> None:
    mail = Mail(db)
    came(mail, InquiryKind.PLAN, mail.claim)
    _closed(mail, no_letter="Glem søknaden, jeg betaler.")
    assert _noticed(mail) == FEE


def test_a_complaint_of_no_claim_by_name_charges_nothing_and_stops_nothing_else(
    db: Database,
) -> None:
    mail = Mail(db)
    came(mail, InquiryKind.COMPLAINT)
    assert _noticed(mail) == 0


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("kind", [InquiryKind.PLAN, InquiryKind.DEFERRAL, InquiryKind.COMPLAINT])
def test_a_letter_with_a_fee_that_waits_when_a_request_comes_is_kept_back(
    db: Database, kind: InquiryKind, *, named: bool
) -> None:
    mail = Mail(db)
    assert _noticed(mail) == FEE
    came(mail, kind, *([mail.claim] if named else ()))
    mail.goes()
    assert [one.state for one in mail.letters()] == [Delivery.WITHDRAWN.value]
    assert mail.fees_owed() == 0
    assert any(mail.number() in text for text in mail.tasks())
    assert mail.proved()


def test_a_letter_goes_with_its_fee_where_the_request_was_answered_before(db: Database) -> None:
    mail = Mail(db)
    assert _noticed(mail) == FEE
    came(mail, InquiryKind.PLAN, mail.claim)
    _closed(mail, no_letter="Glem søknaden, jeg betaler.")
    mail.goes()
    assert [one.state for one in mail.letters()] == [Delivery.SENT.value]
    assert mail.fees_owed() == FEE


def test_a_letter_without_a_fee_goes_though_a_request_came(db: Database) -> None:
    mail = Mail(db)
    came(mail, InquiryKind.PLAN, mail.claim)
    assert _noticed(mail) == 0
    mail.goes()
    assert [one.state for one in mail.letters()] == [Delivery.SENT.value]
