"""A question or a complaint is closed by a letter or a reason for none; a complaint goes on by letter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.inquiries import NoRecipient, NotAnswered
from collector_desk.models import (
    Audit,
    Claim,
    CreditorUnit,
    Debtor,
    Inquiry,
    InquiryLetter,
    LetterClaim,
    LetterRow,
)
from collector_desk.service import answering, inquiries, inquiry_rows
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.wire.inquiries import Handle, InquiryRow, Register
from tests.kit import TODAY, add_user
from tests.service.casework import objects, opens
from tests.service.mail import Mail

KINDS = [InquiryKind.QUESTION, InquiryKind.COMPLAINT]
WHY = "Fikk svar på telefon."


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def add_debtor(work: Work) -> int:
    other = Debtor(name="Prøve, Annen", kind="person", search_name="prove annen")
    work.add(other)
    work.flush()
    return other.id


def asks(mail: Mail, kind: InquiryKind, *claims: int, came: date = TODAY) -> InquiryRow:
    order = Register(
        kind=kind, channel=Channel.EMAIL, text="Hvorfor?", claims=claims, received_on=came
    )
    with mail.db.write(mail.kari) as work:
        return inquiries.register(work, mail.debtor_id, order)


def closes(mail: Mail, row: InquiryRow, **more: object) -> InquiryRow:
    order = Handle.model_validate({"version": row.version, "outcome": "svart"} | more)
    with mail.db.write(mail.kari) as work:
        return inquiries.handle(work, row.inquiry_id, order)


def linked(mail: Mail) -> list[tuple[int, int]]:
    return [(one.inquiry_id, one.letter_id) for one in mail.rows_of(InquiryLetter)]


def kept(mail: Mail, row: InquiryRow) -> Inquiry:
    with mail.db.read() as work:
        return work.get_one(Inquiry, row.inquiry_id)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_not_closed_by_words_alone(mail: Mail, kind: InquiryKind) -> None:
    row = asks(mail, kind)
    for short in ("", "Ringt.   "):
        with pytest.raises(NotAnswered, match="ikke besvart"):
            closes(mail, row, no_letter=short)
    assert closes(mail, row, no_letter=f" {WHY} ").state == "handled"
    assert (kept(mail, row).no_letter, linked(mail)) == (WHY, [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_since_it_came_answers_it_and_undo_lets_go_of_it(
    mail: Mail, kind: InquiryKind
) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    (letter,) = mail.letters()
    row = asks(mail, kind)
    assert row.letters == ((letter.id, f"{LetterKind.STATEMENT.label} {TODAY:%d.%m.%Y}"),)
    closes(mail, row, letter_id=letter.id, no_letter=WHY)
    assert linked(mail) == [(row.inquiry_id, letter.id)]
    assert kept(mail, row).no_letter == "", "there is a letter"
    (note,) = mail.rows(Audit, deed="inquiries.handle")
    assert note.details["letter"] == letter.id
    with mail.db.write(mail.kari) as work:
        answering.give_back(work, row.inquiry_id)
    assert linked(mail) == []
    assert kept(mail, row).state == "open"


@pytest.mark.parametrize(
    "changed",
    [
        {"made_on": TODAY - timedelta(days=1)},
        {"state": "withdrawn"},
        {"state": "returned"},
        {"recipient": "unit"},
    ],
)
def test_a_letter_from_before_or_that_never_reached_the_debtor_answers_nothing(
    mail: Mail, changed: dict[str, object]
) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    with mail.db.write(SYSTEM) as work:
        letter = work.scalars(select(LetterRow)).one()
        for name, value in changed.items():
            setattr(letter, name, value)
        number = letter.id
    row = asks(mail, InquiryKind.QUESTION)
    assert row.letters == ()
    with pytest.raises(NotAnswered):
        closes(mail, row, letter_id=number)
    assert (linked(mail), kept(mail, row).state) == ([], "open")


def test_the_letter_of_another_debtor_answers_nothing(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    (letter,) = mail.letters()
    row = asks(mail, InquiryKind.QUESTION)
    with mail.db.write(SYSTEM) as work:
        work.get_one(LetterRow, letter.id).debtor_id = add_debtor(work)
    with pytest.raises(NotAnswered):
        closes(mail, row, letter_id=letter.id)


def test_the_letters_are_shown_to_who_has_opened_the_debtor(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    asks(mail, InquiryKind.QUESTION)
    per = add_user(mail.db, "per", name="Per Prøve")
    for who, shown in ((mail.kari, 1), (per, 0)):
        with mail.db.read(who) as work:
            (row,) = inquiry_rows.listed(work).rows
        assert len(row.letters) == shown
    opens(mail.db, per, mail.debtor_id)
    with mail.db.read(per) as work:
        assert len(inquiry_rows.listed(work).rows[0].letters) == 1


def to_debtor(mail: Mail) -> list[LetterRow]:
    """The letters to the debtor, without the one that goes with what is sent on."""
    return [one for one in mail.letters() if one.kind != LetterKind.COVERING]


def test_a_complaint_goes_on_to_where_its_claim_is_tried_and_the_debtor_is_told(
    db: Database,
) -> None:
    mail = Mail(db, kind="rent")
    row = asks(mail, InquiryKind.COMPLAINT, mail.claim)
    told = closes(mail, row, forwarded=True)
    place = "Husleietvistutvalget (husleieloven § 12-5)"
    assert (told.state, told.forwarded_to) == ("forwarded", place)
    (letter,) = to_debtor(mail)
    assert linked(mail) == [(row.inquiry_id, letter.id)]
    assert [one.claim_id for one in mail.rows_of(LetterClaim)] == [mail.claim]
    text = str(letter.content)
    assert f"{TODAY:%d.%m.%Y} sendte vi den videre til {place}" in text
    assert kept(mail, row).forwarded_to == place


def test_an_administrative_complaint_goes_to_the_unit_and_who_is_named_is_kept(mail: Mail) -> None:
    clinic = mail.owes(50_000, kind="emergency_clinic")
    found = closes(mail, asks(mail, InquiryKind.COMPLAINT, clinic), forwarded=True)
    assert found.forwarded_to.endswith(" – Forvaltningsklage (forvaltningsloven § 28)")
    named = closes(
        mail, asks(mail, InquiryKind.COMPLAINT, clinic), forwarded=True, forwarded_to="NAV"
    )
    assert named.forwarded_to == "NAV"
    assert ["NAV" in str(one.content) for one in to_debtor(mail)] == [False, True]
    offices = [one.recipient_name for one in mail.letters() if one.kind == LetterKind.COVERING]
    assert [name.endswith("Forvaltningsklage") for name in offices] == [False, False]
    assert offices[1] == "NAV"


@pytest.mark.parametrize(
    ("kind", "then"),
    [
        ("parking_fine", "bringer saken inn for tingretten (vegtrafikkloven § 31 a)"),
        ("studded_tyre_fee", "bringer saken inn for tingretten (vegtrafikkloven § 31 a)"),
        ("control_sanction", "Parkeringsklagenemnda (FOR-2016-03-18-260 §§ 37, 44 og 45)"),
    ],
)
def test_the_unit_decides_a_complaint_on_a_fine_before_any_court_or_board(
    db: Database, kind: str, then: str
) -> None:
    """Ruling 19: to Bymiljøetaten first; the court or the board only after its answer."""
    mail = Mail(db, kind=kind)
    with db.write(SYSTEM) as work:
        unit = work.get_one(CreditorUnit, work.get_one(Claim, mail.claim).creditor_unit_id)
        unit.name = "Bymiljøetaten"
    row = asks(mail, InquiryKind.COMPLAINT, mail.claim)
    if kind == "control_sanction":  # it rests on the claim first (ruling 20)
        objects(db, mail.kari, mail.debtor_id, mail.claim)
    assert closes(mail, row, forwarded=True).forwarded_to == "Bymiljøetaten"
    (text,) = [str(one.content) for one in mail.letters() if "sendt videre" in str(one.content)]
    assert "sendte vi den videre til Bymiljøetaten, fordi" in text
    assert "Bymiljøetaten avgjør klagen. Får du ikke medhold, kan du innen tre uker" in text
    assert then in text


def test_a_complaint_whose_letter_cannot_go_is_sent_on_with_a_task(mail: Mail) -> None:
    row = asks(mail, InquiryKind.COMPLAINT, mail.claim)
    mail.status("unknown_address")
    assert closes(mail, row, forwarded=True).state == "forwarded"
    assert (to_debtor(mail), linked(mail)) == ([], [])
    assert [text for text in mail.tasks() if "er ikke sendt" in text]


def test_nobody_follows_from_no_claim_from_two_ways_or_from_a_question(mail: Mail) -> None:
    rent = mail.owes(50_000, kind="rent")
    for row in (
        asks(mail, InquiryKind.COMPLAINT),
        asks(mail, InquiryKind.COMPLAINT, mail.claim, rent),
        asks(mail, InquiryKind.QUESTION, mail.claim),
    ):
        with pytest.raises(NoRecipient):
            closes(mail, row, forwarded=True)
        assert kept(mail, row).state == "open"
    assert mail.letters() == []
