"""A notice that came back: rested, looked for, moved and sent anew, in the real window, by the keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from collector_desk.models import Hold, Notice
from collector_desk.service.database import Database
from collector_desk.ui.casework.letters import LettersBox
from collector_desk.ui.casework.status import StatusBox
from collector_desk.ui.worklist.view import WorklistScreen
from tests.flows.hands import (
    ALT,
    CONTROL,
    SEND,
    SHIFT,
    change_to,
    key,
    letters,
    night,
    open_debtor,
    put,
    reach,
    send_notice,
    write,
)
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.ui.shell import Desktop, answering

NEXT, LATER = date(2026, 11, 24), date(2026, 11, 25)
HOME = ("Nygata 4", "5003", "Bergen", "Folkeregisteret")


def came_back(desk: Desktop, mail: Mail) -> None:
    def fill(box: LettersBox) -> None:
        desk.until(lambda: box.row is not None)
        put(box, box.envelope.edit, "Ukjent på adressen")
        write(box, SEND)

    with answering(LettersBox, fill):
        key(desk, Qt.Key.Key_V, CONTROL | SHIFT)
        desk.until(lambda: mail.letters()[0].state == "returned")
    desk.settle()


def moved(desk: Desktop, mail: Mail) -> None:
    def fill(box: StatusBox) -> None:
        reach(box, box.do_what.box)
        write(box, (Qt.Key.Key_End,))
        assert box.act[0] == "move"
        where = box.address
        for field, words in zip(
            (where.street, where.postcode, where.city, where.source), HOME, strict=True
        ):
            put(box, field.edit, words)
        write(box, SEND)

    with answering(StatusBox, fill):
        key(desk, Qt.Key.Key_S, CONTROL | SHIFT)
        desk.until(lambda: all(hold.ended_on == NEXT for hold in mail.rows(Hold)))
    desk.settle()


def waiting(desk: Desktop) -> list[str]:
    """Why each row stands in the worklist."""
    key(desk, Qt.Key.Key_1, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), WorklistScreen))
    screen = desk.main.tabs.current()
    assert isinstance(screen, WorklistScreen)
    screen.refresh()
    desk.settle()
    return [row.why for row in screen.presenter.found.rows]


def test_a_notice_that_came_back_runs_only_from_when_it_has_gone_anew(
    desk: Desktop, db: Database
) -> None:
    mail = Mail(db)
    desk.sign_in("kari")
    open_debtor(desk, mail.debtor_id)
    send_notice(desk, mail, 1)

    night(db, NEXT)
    (first,) = mail.rows(Notice)
    assert (first.waits, first.sent_on, first.deadline) == (False, TODAY, date(2026, 12, 9))
    change_to(desk, "kari")
    open_debtor(desk, mail.debtor_id)
    came_back(desk, mail)
    (first,) = mail.rows(Notice)
    assert first.returned_on == NEXT
    assert [(hold.reason, hold.ended_on) for hold in mail.rows(Hold)] == [("returned_post", None)]
    assert mail.fees_owed() == 0, "the fee follows a letter that was given"
    assert any("kom i retur. Finn adressen" in why for why in waiting(desk))

    open_debtor(desk, mail.debtor_id)
    moved(desk, mail)
    assert not any("kom i retur" in why for why in waiting(desk))
    open_debtor(desk, mail.debtor_id)
    send_notice(desk, mail, 2)
    _, again = mail.rows(Notice)
    assert again.waits, "its days do not run before it has left"
    night(db, LATER)
    _, again = mail.rows(Notice)
    assert (again.waits, again.sent_on, again.returned_on) == (False, NEXT, None)
    assert again.deadline == date(2026, 12, 10)
    assert "Nygata 4" in letters(db)[-1][1]
    assert mail.proved()
