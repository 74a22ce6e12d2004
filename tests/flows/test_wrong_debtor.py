"""The wrong debtor let out, paid back by two persons, and the right one written to, by the keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.models import Claim, Debtor, ReturnedPayment
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.search_index import index_debtor
from collector_desk.ui.casework.parties import PartiesBox
from tests.flows.hands import (
    CONTROL,
    SEND,
    SHIFT,
    approve,
    change_to,
    key,
    letters,
    open_debtor,
    put,
    reach,
    send_notice,
    write,
)
from tests.kit import add_user
from tests.service.mail import Mail
from tests.service.parties import PAID, WHY, neighbour, owing
from tests.ui.shell import Desktop, answering

SPACE, ENTER = (Qt.Key.Key_Space,), (Qt.Key.Key_Return,)


def kid(mail: Mail) -> str:
    with mail.db.read() as work:
        return work.get_one(Claim, mail.claim).kid


def let_out(desk: Desktop, mail: Mail, right: int, paper: Path) -> None:
    """Find the right debtor, tick the payment, and say why; only the file is not by the keys."""

    def fill(box: PartiesBox) -> None:
        desk.until(lambda: box.act[0] == "release")
        search = box.other.search
        put(box, search.field.edit, "Vik Sol")
        desk.until(lambda: search.chosen() is not None)
        write(box, ENTER)
        desk.until(lambda: box.other.picked is not None or box.other.reason.isVisible())
        if box.other.picked is None:
            reach(box, box.other.take)
            write(box, SPACE)
        desk.until(lambda: box.other.picked is not None)
        (tick,) = box.paid.boxes.values()
        reach(box, tick)
        write(box, SPACE)
        put(box, box.reasons.edit, WHY)
        box.files.add([paper])
        desk.until(lambda: not box.why_not())
        assert "400,00 kr betales tilbake" in box.told.accessibleName().replace("\u00a0", " ")
        write(box, SEND)

    with answering(PartiesBox, fill):
        key(desk, Qt.Key.Key_R, CONTROL | SHIFT)
        desk.until(lambda: owing(mail) == [right])
    desk.settle()


def test_the_wrong_debtor_is_let_out_and_the_right_one_gets_a_demand_of_their_own(
    desk: Desktop, db: Database, tmp_path: Path
) -> None:
    paper = tmp_path / "melding.pdf"
    paper.write_bytes(b"%PDF-1.7 melding fra virksomheten")
    mail = Mail(db)
    mail.noticed()
    mail.books.pays(mail.claim, 40_000, PAID)
    right, old = neighbour(mail), kid(mail)
    with db.write(SYSTEM) as work:
        index_debtor(work, work.get_one(Debtor, right))
    add_user(db, "per", role="supervisor", name="Per Leder")
    desk.sign_in("kari")
    open_debtor(desk, mail.debtor_id)
    let_out(desk, mail, right, paper)
    ((_, told),) = letters(db)
    assert "kravet ikke gjelder deg" in told
    assert "400,00 kr" in told
    assert "Vik" not in told, "who the right debtor is, is not told"

    change_to(desk, "per")
    approve(desk, db, "returned")
    with db.read() as work:
        (back,) = work.scalars(select(ReturnedPayment)).all()
        assert (back.debtor_id, back.amount, back.state) == (mail.debtor_id, 40_000, "paid")

    change_to(desk, "kari")
    open_debtor(desk, right)
    send_notice(desk, mail, 2)
    kind, text = letters(db)[-1]
    assert (kind, mail.letters()[-1].debtor_id) == (LetterKind.COLLECTION_NOTICE, right)
    assert "Sol Vik" in text
    assert "1 000,00" in text, "all of it again, without the other's fee and payment"
    assert kid(mail) != old
    assert kid(mail) in text.replace(" ", "")
    assert mail.proved()
