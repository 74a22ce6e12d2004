"""Writing a letter: kinds open or locked, the real page, who it goes to, and sent, by the keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select, update

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.delivery import To
from collector_desk.domain.letter import LetterKind
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    DebtorStatus,
    FactRow,
    LetterRow,
    Notice,
    Representative,
)
from collector_desk.service.booking import book
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.letter import LetterBox
from collector_desk.ui.casework.letter_pages import FigureLine, Paper
from collector_desk.ui.casework.represent import RepresentBox
from collector_desk.ui.debtor.doable import deeds
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.explained import DeedRow
from collector_desk.ui.formats import kr
from tests.kit import TODAY
from tests.service.books import receive
from tests.service.mail import leaves
from tests.ui.debtor.conftest import Bench, opened
from tests.ui.debtor.hands import CONTROL, press, sheet_of, shown_texts, write
from tests.ui.debtor.test_boxes import SHIFTED, open_box, send
from tests.ui.debtor.test_letters_box import letter, listed, look
from tests.ui.payments.bench import nameless


def writing(own: Bench, screen: DebtorScreen) -> LetterBox:
    box = cast("LetterBox", open_box(own, screen, Qt.Key.Key_L))
    own.qtbot.waitUntil(lambda: box.choice is not None, timeout=20_000)
    return box


def written(own: Bench, box: LetterBox) -> str:
    own.qtbot.waitUntil(lambda: box.letter.shown is not None, timeout=20_000)
    own.settle()
    return box.told.text().replace("\u00a0", " ")


def pages_of(own: Bench, box: LetterBox) -> str:
    written(own, box)
    said = " ".join(page.accessibleDescription() for page in box.pages.findChildren(Paper))
    return said.replace("\u00a0", " ")


def letters(own: Bench) -> list[LetterRow]:
    with own.db.read() as work:
        return list(work.scalars(select(LetterRow)))


def test_a_notice_is_seen_as_it_will_be_and_sent(own: Bench, own_screen: DebtorScreen) -> None:
    box = writing(own, own_screen)
    box.kind.set_value(LetterKind.COLLECTION_NOTICE)
    words = written(own, box)
    assert words.startswith("Skyldner: Fager Lykt\nKanal: utskriftsmappe.\nFrist 09.12.2026.")
    (page, *_) = box.pages.findChildren(Paper)
    assert "Inkassovarsel" in page.accessibleDescription()
    assert page.accessibleName().startswith("Brevet, side 1 av")
    assert nameless(box) == []
    look(box, "letter-notice")
    send(own)
    assert own.toasts == ["Brevet er skrevet og sendes."]
    assert (letter(own).kind, letter(own).state) == ("collection_notice", "waiting")
    assert own_screen.boxes.box is None


def test_a_figure_of_the_letter_opens_what_it_is_made_of(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = writing(own, own_screen)
    box.kind.set_value(LetterKind.STATEMENT)
    written(own, box)
    line = box.figures.findChildren(FigureLine)[0]
    line.toggle.click()
    own.settle()
    assert "Sum av linjene" in shown_texts(line.body)


def test_the_figures_say_that_the_fee_of_the_letter_itself_comes_beside_them(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = writing(own, own_screen)
    box.kind.set_value(LetterKind.COLLECTION_NOTICE)
    written(own, box)
    assert box.letter.shown is not None
    found = box.letter.shown.letter
    owed = sum(each.amount for each in found.figures if each.part == "total")
    assert (owed + found.fee, found.fee > 0) == (found.total, True)
    said = f"Beløpene i brevet, uten gebyret for brevet ({kr(found.fee)})"
    assert said in shown_texts(box.figures)
    box.kind.set_value(LetterKind.STATEMENT)
    own.qtbot.waitUntil(lambda: "Beløpene i brevet" in shown_texts(box.figures), timeout=20_000)


def test_unplaced_money_that_locks_a_letter_is_one_press_away(
    own: Bench, own_debtor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own.db.write(SYSTEM) as work:
        number = work.scalars(select(Claim.number)).one()
        payment = receive(work, 70_000, TODAY, text=f"gjelder {number}")
    gone: list[int] = []
    context = own.context

    def made() -> Context:
        return replace(context(), open_payment=gone.append)

    monkeypatch.setattr(own, "context", made)
    screen = opened(own, own_debtor)
    screen.show_claim(sheet_of(screen).claims[0].claim_id)
    own.settle()
    look(screen, "deeds-locked")
    rows = screen.side.deeds.findChildren(DeedRow)
    locked = [
        row.accessibleName() for row in rows if "Låst av en uplassert" in row.accessibleName()
    ]
    assert locked
    rows[0].findChildren(QPushButton)[0].click()
    box = writing(own, screen)
    box.kind.set_value(LetterKind.COLLECTION_NOTICE)
    own.settle()
    assert "ligger uplassert" in box.lock.accessibleName()
    look(box, "letter-money")
    (way_on,) = [
        each for each in box.lock.findChildren(QPushButton) if each.text() == "Gå til innbetalingen"
    ]
    way_on.click()
    own.settle()
    assert (gone, screen.boxes.box) == ([payment, payment], None)


def test_a_locked_kind_is_shown_with_its_day_and_does_not_go(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = writing(own, own_screen)
    box.kind.set_value(LetterKind.COLLECTION_NOTICE)
    written(own, box)
    send(own)
    leaves(own.db)
    own.settle()
    box = writing(own, own_screen)
    at = box.kind.box.findData(LetterKind.PAYMENT_DEMAND.value)
    assert box.kind.box.itemText(at) == "Betalingsoppfordring – låst til 10.12.2026"
    box.kind.set_value(LetterKind.PAYMENT_DEMAND)
    written(own, box)
    assert "kan tidligst sendes 10.12.2026" in box.lock.accessibleName()
    look(box, "letter-locked")
    send(own)
    assert (len(letters(own)), box.do.isEnabled()) == (1, False)


def demanded(own: Bench, debtor_id: int) -> int:
    """A payment demand with notice of enforcement has gone about the claim; its deadline is over."""
    with own.db.write(SYSTEM) as work:
        claim = work.scalars(select(Claim.id)).one()
        work.add_all(
            Notice(
                claim_id=claim, debtor_id=debtor_id, kind=kind, sent_on=date(2026, 10, 1),
                deadline=date(2026, 10, 19), way="post", fee=0, source="bunt 1",
            )
            for kind in ("payment_demand", "enforcement_notice")
        )  # fmt: skip
        return claim


def one_more(own: Bench, debtor_id: int) -> int:
    """A claim about which nothing has been sent."""
    with own.db.write(SYSTEM) as work:
        old = work.scalars(select(Claim)).one()
        case = work.scalars(select(ClaimDebtor.case_id)).one()
        new = Claim(
            number="K-2026-000002", kind=old.kind, creditor_unit_id=old.creditor_unit_id,
            sender_reference="2", invoice_number="700124", invoice_date=date(2026, 6, 1),
            due_date=date(2026, 6, 16), description="Foreldrebetaling juni 2026", principal=90_000,
            interest_from=date(2026, 6, 16), interest_basis=old.interest_basis,
            interest_rule=old.interest_rule, limitation_start=date(2026, 6, 16),
            kid="1001000000002024", received_on=old.received_on,
        )  # fmt: skip
        work.add(new)
        work.flush()
        work.add(ClaimDebtor(claim_id=new.id, debtor_id=debtor_id, case_id=case, role="debtor"))
        work.add(
            FactRow(
                claim_id=new.id, kind="principal", amount=90_000, value_date=new.due_date,
                known_at=work.clock.now(), rule="avtale", source="bunt 1", made_by="System",
            )
        )  # fmt: skip
        work.flush()
        book(work, [new.id])
        return new.id


def test_a_new_letter_begins_on_the_one_that_comes_next(
    own: Bench, own_screen: DebtorScreen
) -> None:
    assert writing(own, own_screen).kind.value() == LetterKind.PAYMENT_DEMAND


@pytest.mark.parametrize("pointed", [True, False])
def test_where_no_letter_comes_next_it_begins_on_one_without_a_fee(
    own: Bench, own_debtor: int, pointed: bool
) -> None:
    claim = demanded(own, own_debtor)
    screen = opened(own, own_debtor)
    if pointed:
        screen.show_claim(claim)
        own.settle()
    box = writing(own, screen)
    assert box.kind.value() == LetterKind.STATEMENT
    written(own, box)
    assert box.letter.shown is not None
    assert box.letter.shown.letter.fee == 0
    look(box, "letter-begins")
    box.kind.set_value(LetterKind.COLLECTION_NOTICE)
    assert box.choice is not None
    assert box.choice.lawful  # the first that may go, with a fee anew: nobody has asked for it


@pytest.mark.parametrize("at", [0, 1])
def test_a_letter_begins_with_the_claims_it_comes_next_for(
    own: Bench, own_debtor: int, at: int
) -> None:
    """Also where the screen points at one that has had its letters."""
    old, new = demanded(own, own_debtor), one_more(own, own_debtor)
    screen = opened(own, own_debtor)
    screen.show_claim((old, new)[at])
    own.settle()
    box = writing(own, screen)
    assert box.kind.value() == LetterKind.COLLECTION_NOTICE
    assert box.claims.chosen() == {new}
    assert box.claims.boxes[old].isEnabled()
    written(own, box)
    look(box, f"letter-in-turn-{at}")
    box.reject()


def test_a_letter_in_own_words_is_written(own: Bench, own_screen: DebtorScreen) -> None:
    box = writing(own, own_screen)
    box.kind.set_value(LetterKind.FREE_LETTER)
    assert box.why.text() == "Skriv overskriften og teksten."
    box.subject.edit.setFocus()
    write("Om saken din")
    box.text.edit.setFocus()
    write("Vi har sett på det du spurte om.")
    written(own, box)
    look(box, "letter-free")
    send(own)
    assert letter(own).kind == "free_letter"


def test_a_lawyer_is_asked_the_number_of_the_firm_and_a_wrong_one_is_said(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = writing(own, own_screen)
    inner = RepresentBox(box, own.context(), sheet_of(own_screen))
    inner.show()
    assert inner.who.firm.isHidden()
    inner.role.set_value(To.LAWYER.value)
    assert not inner.who.firm.isHidden()
    inner.who.name.set_text("Advokat Lise Prøve")
    for field, words in (
        (inner.who.where.street, "Nygata 1"), (inner.who.where.postcode, "0155"),
        (inner.who.where.city, "Oslo"), (inner.who.where.source, "Fullmakt"),
        (inner.who.firm, "313159948"),
    ):  # fmt: skip
        field.set_text(words)
    assert "kontrollsifferet stemmer ikke" in inner.why_not()
    QApplication.processEvents()
    assert inner.page.verticalScrollBar().maximum() == 0, "every field is seen at once"
    inner.who.firm.set_text("313 159 949")
    assert inner.why_not() == ""
    assert inner.who.order(To.LAWYER).organisation == "313 159 949"
    assert inner.who.order(To.GUARDIAN).organisation == ""
    look(inner, "represent-lawyer")
    inner.close()


def test_a_guardian_is_registered_and_then_written_to(own: Bench, own_screen: DebtorScreen) -> None:
    with own.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=sheet_of(own_screen).debtor_id, kind="guardian", from_day=TODAY,
                source="Vergemålsregisteret",
            )
        )  # fmt: skip
    box = writing(own, own_screen)
    assert box.why.text().startswith("Brevet skal til verge")
    box.represent.setFocus()
    press(Qt.Key.Key_Space)
    inner = box.findChild(RepresentBox)
    assert inner is not None
    own.qtbot.waitUntil(inner.isActiveWindow)
    for field, words in (
        (inner.who.name, "Vera Verge"),
        (inner.who.where.street, "Nygata 1"),
        (inner.who.where.postcode, "0155"),
        (inner.who.where.city, "Oslo"),
        (inner.who.where.source, "Vergeattest"),
    ):
        field.edit.setFocus()
        write(words)
    look(inner, "represent")
    press(Qt.Key.Key_Return, CONTROL)
    own.settle()
    with own.db.read() as work:
        assert work.scalars(select(Representative.name)).all() == ["Vera Verge"]
    own.qtbot.waitUntil(box.isActiveWindow)
    box.kind.set_value(LetterKind.STATEMENT)
    assert written(own, box).startswith("Skyldner: Fager Lykt\nVerge: Vera Verge\n")
    send(own)
    assert {row.recipient for row in letters(own)} == {"debtor", "guardian"}


def test_the_list_leads_to_a_new_letter(own: Bench, own_screen: DebtorScreen) -> None:
    listed(own, own_screen)
    press(Qt.Key.Key_L, SHIFTED)
    box = own_screen.boxes.box
    assert isinstance(box, LetterBox)
    own.qtbot.waitUntil(box.isActiveWindow)
    own.settle()
    press(Qt.Key.Key_Escape)
    own.settle()
    assert own_screen.boxes.box is None
    assert QApplication.focusWidget() is not None


def test_a_step_of_the_law_opens_its_letter(own: Bench, own_screen: DebtorScreen) -> None:
    claim = sheet_of(own_screen).claims[0].claim_id
    own_screen.show_claim(claim)
    own.settle()
    names = [each.accessibleName() for each in own_screen.side.deeds.findChildren(DeedRow)]
    assert any(each.startswith("Purring, kan ikke gjøres nå. Virksomheten") for each in names)
    link = next(
        each
        for each in own_screen.side.deeds.findChildren(QPushButton)
        if each.accessibleName() == "Betalingsoppfordring"
    )
    link.setFocus()
    press(Qt.Key.Key_Space)
    box = own_screen.boxes.box
    assert isinstance(box, LetterBox)
    own.qtbot.waitUntil(lambda: box.choice is not None, timeout=20_000)
    assert box.choice is not None
    assert box.choice.kind is LetterKind.PAYMENT_DEMAND
    assert box.claims.chosen() == {claim}
    assert "Varsel etter tvangsfullbyrdelsesloven § 4-18" in pages_of(own, box)
    box.reject()


@pytest.mark.parametrize(
    ("kind", "letter"),
    [
        (ClaimKind.PARKING_FINE, LetterKind.OWN_NOTICE),
        (ClaimKind.COERCIVE_FINE, LetterKind.ENFORCEMENT_NOTICE),
        (ClaimKind.KINDERGARTEN, LetterKind.PAYMENT_DEMAND),
    ],
)
def test_the_notice_of_enforcement_is_the_letter_of_the_kind_of_claim(
    own: Bench, own_debtor: int, kind: ClaimKind, letter: LetterKind
) -> None:
    with own.db.write(SYSTEM) as work:
        work.execute(update(Claim).values(kind=kind.value))
    screen = opened(own, own_debtor)
    screen.show_claim(sheet_of(screen).claims[0].claim_id)
    own.settle()
    deeds(screen)["step.enforcement_notice"]()
    box = screen.boxes.box
    assert isinstance(box, LetterBox)
    own.qtbot.waitUntil(lambda: box.choice is not None, timeout=20_000)
    assert box.choice is not None
    assert box.choice.kind is letter
    written(own, box)
    look(box, f"letter-{letter.value}")
    box.reject()
