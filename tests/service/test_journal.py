"""Whatever comes in has a number in the journal of its year: none twice, none left out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.errors.inquiries import FileRefused
from collector_desk.models import Inquiry
from collector_desk.service import folder, gate, inquiries, inquiry_rows, timeline
from collector_desk.service.clock import Clock
from collector_desk.service.database import Conflict, Database, again
from collector_desk.wire.imports import FileIn
from collector_desk.wire.inquiries import FromPortal, Handle, Mail, Register
from tests.kit import add_user
from tests.service.casework import objects
from tests.service.test_objections import Case


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def comes(case: Case, text: str = "Trekk i lønn") -> str:
    """A letter of an employer about nobody we know; gives its number."""
    order = Mail(kind=InquiryKind.MAIL, text=text, sender=Sender.EMPLOYER)
    with case.db.write(case.kari) as work:
        return inquiries.register_mail(work, order).journal


def kept(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(Inquiry.journal).order_by(Inquiry.id)))


def test_every_way_in_takes_the_next_number(case: Case) -> None:
    machine = add_user(case.db, "portal", role="integration", name="Portalen", team=None)
    portal = FromPortal(
        external="P-2026-00000017", kind=InquiryKind.QUESTION, debtor="01819012345", text="Hva nå?"
    )
    letter = Register(kind=InquiryKind.PLAN, channel=Channel.POST, text="Kan jeg dele opp?")
    comes(case)
    with case.db.write(machine) as work:
        inquiries.from_portal(work, portal)
    with case.db.write(machine) as work:
        inquiries.from_portal(work, portal)  # the same again is the same
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.books.debtor_id, letter)
    objects(case.db, case.kari, case.books.debtor_id, case.claim)
    assert kept(case.db) == [f"J-2026-{number:06d}" for number in (1, 2, 3, 4)]


def test_what_is_refused_leaves_no_gap_and_a_new_year_begins_anew(case: Case) -> None:
    comes(case)
    broken = Mail(kind=InquiryKind.MAIL, text="?", files=(FileIn(name="a.pdf", content=""),))
    with pytest.raises(FileRefused), case.db.write(case.kari) as work:
        inquiries.register_mail(work, broken)
    case.db.clock = Clock(fixed=date(2027, 1, 2))
    assert comes(case) == "J-2027-000001"
    case.db.clock = Clock(fixed=date(2026, 12, 31))
    assert comes(case) == "J-2026-000002"


def test_twelve_at_once_get_a_number_each(case: Case) -> None:
    def one(place: int) -> str:
        for _ in again(20):
            try:
                return comes(case, f"Brev {place}")
            except Conflict:
                continue
        raise AssertionError(place)

    with ThreadPoolExecutor(max_workers=6) as pool:
        given = list(pool.map(one, range(12)))
    assert sorted(given) == [f"J-2026-{number:06d}" for number in range(1, 13)]
    assert sorted(kept(case.db)) == sorted(given)


def test_the_number_is_in_the_inbox_and_on_the_timeline(case: Case) -> None:
    order = Register(kind=InquiryKind.MAIL, channel=Channel.EMAIL, text="Til namsmannen")
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
    with case.db.read(case.kari) as work:
        (shown,) = inquiry_rows.listed(work).rows
    assert shown.journal == row.journal == "J-2026-000001"
    on = Handle(version=row.version, outcome="ikke vår", forwarded=True, forwarded_to="NAV")
    with case.db.write(case.kari) as work:
        inquiries.handle(work, row.inquiry_id, on)
    with case.db.read(case.kari) as work:
        rows = folder.read(work, gate.known(work, case.books.debtor_id))
        events = list(timeline.events(rows, {}, known=None))
    (text,) = [one.text for one in events if one.key.startswith("inquiry:")]
    assert text == "Annen post · til NAV · ikke vår · J-2026-000001"
