"""What a message names is heard before it is closed, as long as its debtor owes it."""

from __future__ import annotations

from typing import Any

import pytest

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.letter_post import LetterStopped
from collector_desk.errors.objections import NotRegistered, SanctionNotRegistered
from collector_desk.models import InquiryClaim, Objection, Task
from collector_desk.service import debtors, inquiries, inquiry_rows, letters, releasing
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.inquiries import FromPortal, Handle, InquiryRow, Match, Register
from collector_desk.wire.parties import NewRelease
from tests.kit import TODAY
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


def _nobodys(mail: Mail, kind: InquiryKind = InquiryKind.COMPLAINT) -> int:
    """A complaint of the portal that names the claim, from somebody nobody knows."""
    order = FromPortal(
        kind=kind, text="Jeg klager.", external="P-2026-00000001",
        debtor="999999999", claims=(mail.number(),),
    )  # fmt: skip
    with mail.db.write(SYSTEM) as work:
        came = inquiries.from_portal(work, order)
    assert not came.matched
    return came.inquiry_id


def _closed(mail: Mail, row: InquiryRow) -> str:
    with mail.db.write(mail.kari) as work:
        order = Handle(version=row.version, outcome="lest", no_letter=WHY)
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


def _unheard(mail: Mail, row: InquiryRow) -> bool:
    with mail.db.read(mail.kari) as work:
        (found,) = [
            one for one in inquiry_rows.listed(work).rows if one.inquiry_id == row.inquiry_id
        ]
    return found.unheard


@pytest.mark.parametrize("kind", [*REFUSED, InquiryKind.QUESTION])
@pytest.mark.parametrize("of_claim", ["control_sanction", "emergency_clinic"])
def test_the_row_says_beforehand_what_is_refused_until_it_is_registered(
    db: Database, kind: InquiryKind, of_claim: str
) -> None:
    mail = Mail(db, kind=of_claim)
    row = _came(mail, kind, mail.claim)
    order = Handle(
        version=row.version, outcome="sendt", forwarded=True, forwarded_to="Bydel Sagene"
    )
    refused = kind is InquiryKind.OBJECTION or (
        kind is InquiryKind.COMPLAINT and of_claim == "control_sanction"
    )
    assert _unheard(mail, row) == refused
    if not refused:
        with db.write(mail.kari) as work:
            assert inquiries.handle(work, row.inquiry_id, order).state == "forwarded"
        return
    with pytest.raises(REFUSED[kind]), db.write(mail.kari) as work:
        inquiries.handle(work, row.inquiry_id, order)
    objects(db, mail.kari, mail.debtor_id, mail.claim)
    assert not _unheard(mail, row)


def test_an_objection_to_no_claim_by_name_is_not_answered_by_a_release(db: Database) -> None:
    mail = Mail(db)
    row = _came(mail, InquiryKind.OBJECTION)
    _let_out(mail)
    with pytest.raises(NotRegistered):
        _closed(mail, row)


@pytest.mark.parametrize("way", ["matched", "sent on"])
def test_a_nobodys_complaint_on_a_control_sanction_is_not_closed_with_a_word(
    db: Database, way: str
) -> None:
    mail = Mail(db, kind="control_sanction")
    number = _nobodys(mail)
    read: dict[str, Any] = {"version": 1, "outcome": "lest", "no_letter": WHY}
    with pytest.raises(SanctionNotRegistered), db.write(mail.kari) as work:
        inquiries.handle(work, number, Handle(**read))
    with pytest.raises(LetterStopped), db.write(mail.kari) as work:
        letters.send(work, mail.debtor_id, mail.order(LetterKind.COLLECTION_NOTICE))
    if way == "matched":
        with db.write(mail.kari) as work:
            match = Match(version=1, debtor_id=mail.debtor_id)
            read["version"] = inquiries.match(work, number, match).version
        objects(db, mail.kari, mail.debtor_id, mail.claim)
    else:
        read |= {"forwarded": True, "forwarded_to": "Bymiljøetaten"}
    with db.write(mail.kari) as work:
        state = inquiries.handle(work, number, Handle(**read)).state
    assert state == ("handled" if way == "matched" else "forwarded")
    with pytest.raises(LetterStopped), db.write(mail.kari) as work:
        letters.send(work, mail.debtor_id, mail.order(LetterKind.COLLECTION_NOTICE))


@pytest.mark.parametrize("kind", [InquiryKind.COMPLAINT, InquiryKind.OBJECTION])
def test_a_sanction_rests_till_what_nobody_sent_on_is_decided(
    db: Database, kind: InquiryKind
) -> None:
    """Ruling 20: no collection until the complaint is finally decided, and a task asks for that."""
    mail = Mail(db, kind="control_sanction")
    other = mail.owes(30_000, kind="control_sanction")
    number = _nobodys(mail, kind)
    sent = Handle(version=1, outcome="sendt", forwarded=True, forwarded_to="Bymiljøetaten")
    with db.write(mail.kari) as work:
        inquiries.handle(work, number, sent)
    (asked,) = mail.rows(Task)
    assert (asked.debtor_id, asked.claim_id) == (mail.debtor_id, mail.claim)
    assert "sendt til Bymiljøetaten" in asked.text
    assert "«Ny innsigelse»" in asked.text
    with db.write(mail.kari) as work:
        sheet = debtors.open_sheet(work, mail.debtor_id, Open(reason="klage"))
    (shown,) = sheet.objections
    assert (shown.in_inbox, shown.claim_id) == (False, mail.claim)
    assert shown.state_label.endswith("sendt videre, utfallet er ikke registrert")
    demand = mail.order(LetterKind.COLLECTION_NOTICE)
    with pytest.raises(LetterStopped, match="kontrollsanksjon"):
        mail.send(demand)
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE, other))  # another sanction goes on
    objection = objects(db, mail.kari, mail.debtor_id, mail.claim)
    with pytest.raises(LetterStopped):
        mail.send(demand)
    with db.write(SYSTEM) as work:
        row = work.get_one(Objection, objection)
        row.state, row.decided_on, row.outcome = "decided", TODAY, "not_upheld"
    assert mail.send(demand).rows[0].kind == demand.kind


def test_a_parking_fine_does_not_rest_for_what_nobody_sent_on(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    number = _nobodys(mail)
    with db.write(mail.kari) as work:
        order = Handle(version=1, outcome="sendt", forwarded=True, forwarded_to="Bymiljøetaten")
        inquiries.handle(work, number, order)
    assert mail.rows(Task) == []


def test_a_nobodys_complaint_on_anything_else_is_closed_with_a_word(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    number = _nobodys(mail)
    with db.write(mail.kari) as work:
        order = Handle(version=1, outcome="lest", no_letter=WHY)
        assert inquiries.handle(work, number, order).state == "handled"


def test_a_nobodys_objection_to_a_claim_is_matched_before_it_goes_on(db: Database) -> None:
    """Ruling 18: nobody would decide it, and the claim it names would go on."""
    mail = Mail(db)
    number = _nobodys(mail, InquiryKind.OBJECTION)
    order = Handle(version=1, outcome="sendt", forwarded=True, forwarded_to="Bydel Sagene")
    with pytest.raises(NotRegistered), db.write(mail.kari) as work:
        inquiries.handle(work, number, order)
    with pytest.raises(LetterStopped):
        mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
