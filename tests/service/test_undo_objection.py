"""An objection registered by mistake: what registering it did is given back, and the rest stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.objection import Ground, State
from collector_desk.errors.undo import UndoKept, UndoMeanwhile
from collector_desk.models import Debtor, Inquiry, InquiryClaim, Note, Objection
from collector_desk.service import folder, inquiries, objection_list, objections, portal, stops
from collector_desk.service.database import Database
from collector_desk.wire.inquiries import Handle
from collector_desk.wire.objections import NewObjection
from tests.kit import running
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.casework import objects
from tests.service.eventful import World
from tests.service.mail import Mail as Post
from tests.service.regretting import refused, undo
from tests.service.test_plan_disputed import AFTER
from tests.service.test_plan_lowered import owed, rows
from tests.service.undo_objections import WORDS, a_message, registers
from tests.service.undo_world import demand, signed, stands


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def disputed(case: Agreement, claim: int) -> bool:
    with case.db.read() as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        found = rows.claim(claim)
        assert found is not None
        return stops.disputed(rows, found)


def test_it_stands_as_mistaken_without_a_decision_and_stops_nothing(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    number = registers(desk, case)
    assert disputed(case, case.claim)
    assert undo(desk).endswith("Står den på feil krav, registrer den på det rette.")
    assert not disputed(case, case.claim)
    with db.read(case.kari) as work:
        row = work.get_one(Objection, number)
        assert (row.state, row.outcome, row.decided_on) == (State.VOID.value, "", None)
        assert work.get_one(Inquiry, row.inquiry_id).text == WORDS
        assert objection_list.listed(work).rows == ()
        note = work.scalars(select(Note.text)).one()
        (told,) = portal._requests(work, case.debtor)
    assert "var registrert ved en feil og gjelder ikke" in note
    assert told.outcome == "Registrert ved en feil"
    sheet = desk.objections.show(number)
    assert (sheet.state_label, sheet.may) == ("Feilregistrert", ())


def test_nobody_is_late_with_what_fell_due_while_it_stood(db: Database, url: str) -> None:
    case = Agreement(db)
    plan = case.grant().plan_id
    case.goes()
    desk = signed(url)
    registers(desk, case)
    case.day(AFTER)
    undo(signed(url))
    assert (case.sheet(plan).overdue, case.sheet(plan).stage) == (0, "on_track")
    left = owed(case, AFTER)
    assert left < sum(row.amount for row in rows(case, plan)) < left + 50_000


def test_it_is_registered_on_the_right_claim_and_again_on_the_same(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    right = case.books.claim(50_000, due=DUE, interest_from=DUE)
    registers(desk, case)
    undo(desk)
    objects(db, case.kari, case.debtor, right)
    assert disputed(case, right)
    assert not disputed(case, case.claim)
    objects(db, case.kari, case.debtor, case.claim)
    assert disputed(case, case.claim)


def _named(case: Agreement) -> set[int]:
    with case.db.read() as work:
        return set(work.scalars(select(InquiryClaim.claim_id)))


def test_a_message_no_longer_names_the_claim_it_did_not_name(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    right = case.books.claim(50_000, due=DUE, interest_from=DUE)
    mail = a_message(case, InquiryKind.COMPLAINT, right)
    registers(desk, case, mail=mail)
    assert _named(case) == {right, case.claim}
    assert undo(desk).endswith("Henvendelsen ligger i innkurven igjen.")
    assert _named(case) == {right}
    assert not disputed(case, case.claim)
    assert disputed(case, right)


def test_a_message_that_named_it_waits_again_and_goes_on_resting_it(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    mail = a_message(case, InquiryKind.OBJECTION)
    with db.write(case.kari) as work:
        work.add(InquiryClaim(inquiry_id=mail, claim_id=case.claim))
    registers(desk, case, mail=mail)
    undo(desk)
    assert _named(case) == {case.claim}
    assert disputed(case, case.claim), "what the debtor wrote is not heard"
    with db.read() as work:
        assert work.get_one(Inquiry, mail).state == "open"


def test_it_stands_once_somebody_went_on_with_it(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    number = registers(desk, case)
    with db.write(case.per) as work:
        objections.acknowledge(work, number, work.get_one(Objection, number).version)
    assert "bekreftet eller behandlet videre" in refused(desk, UndoKept)


def test_it_stands_once_its_message_was_answered_otherwise(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    other = case.books.claim(50_000, due=DUE, interest_from=DUE)
    mail = a_message(case, InquiryKind.COMPLAINT, other)
    registers(desk, case, mail=mail)
    with db.write(case.per) as work:
        version = work.get_one(Inquiry, mail).version
        order = Handle(version=version, outcome="svart", no_letter="ringte og avklarte det")
        inquiries.handle(work, mail, order)
    refused(desk, UndoMeanwhile)


@pytest.mark.parametrize("thing", [Thing.WITHHOLDING, Thing.REQUEST])
def test_what_a_measure_was_asked_about_is_asked_no_more(
    db: Database, url: str, thing: Thing
) -> None:
    world = World(db, thing)
    desk, claim = signed(url), world.claims[MeasureStage.IN_FORCE]
    before = stands(db)
    order = NewObjection(claim_id=claim, ground=Ground.PAID, text=WORDS)
    desk.objections.register(world.case.debtor, order, key=new_key())
    assert stands(db)["tasks"] != before["tasks"]
    undo(desk)
    assert stands(db) == before


def test_a_letter_that_was_kept_back_for_it_is_named(db: Database, url: str) -> None:
    post, desk = Post(db), signed(url)
    post.noticed()
    demand(desk, post)
    order = NewObjection(claim_id=post.claim, ground=Ground.PAID, text=WORDS)
    desk.objections.register(post.debtor_id, order, key=new_key())
    post.goes()
    day = f"{TODAY:%d.%m.%Y}"
    assert undo(desk).endswith(f"må skrives på nytt: Betalingsoppfordring {day}.")
