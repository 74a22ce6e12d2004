"""The inbox by the keys on the real service: read, opened, closed, matched, registered."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.client.desk import Desk
from collector_desk.domain.inquiry import Channel, InquiryKind, Sender
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.work import nearness
from collector_desk.models import (
    Audit,
    ClaimDebtor,
    Debtor,
    Document,
    Inquiry,
    InquiryClaim,
    InquiryLetter,
    LetterRow,
    Objection,
    Task,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.search_index import index_debtor
from collector_desk.ui import layout
from collector_desk.ui.casework.deferral import DeferralBox
from collector_desk.ui.casework.deferral_presenter import WAIT_MS
from collector_desk.ui.casework.register import RegisterBox
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.inbox import texts
from collector_desk.ui.inbox.match import MatchBox
from collector_desk.ui.inbox.returned import ReturnedBox
from collector_desk.ui.inbox.view import InboxScreen
from collector_desk.ui.messages import Message
from collector_desk.ui.objections.registering import RegisterDialog
from collector_desk.ui.panels import LinkLabel
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.worklist.texts import due_tag
from collector_desk.wire.imports import FileIn
from collector_desk.wire.inquiries import Handle, Mail, Register
from collector_desk.wire.letters import Write
from collector_desk.wire.work import WorkRow
from tests.kit import TODAY, open_db
from tests.service.mail import leaves
from tests.service.one_debtor import debtor_with_a_claim
from tests.ui.payments.bench import Bench, nameless
from tests.ui.shell import answering

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PDF = base64.b64encode(b"%PDF-1.7 brev").decode()
TEAM = "Team Sentrum"


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, sign_in: Callable[..., Desk], db: Database
) -> Bench:
    """A caseworker's desk: two inquiries of one debtor, and a letter that is nobody's yet."""
    Theme.apply(qapp, Mode.LIGHT)
    made = Bench(qtbot, tasks, sign_in("kari", team=TEAM), db)
    debtor = debtor_with_a_claim(db, team=TEAM)
    with db.write(SYSTEM) as work:
        index_debtor(work, work.get_one(Debtor, debtor))
    made.desk.debtors.open(debtor)
    for number, (kind, day) in enumerate(
        ((InquiryKind.QUESTION, date(2026, 11, 10)), (InquiryKind.QUESTION, date(2026, 11, 20)))
    ):
        order = Register(
            kind=kind, channel=Channel.EMAIL, text=f"Melding {number}", received_on=day
        )
        made.desk.inquiries.register(debtor, order, key=f"{number}" * 20)
    mail = Mail(
        kind=InquiryKind.MAIL,
        text="Jeg vil betale, men mangler KID.",
        sender=Sender.UNKNOWN,
        received_on=date(2026, 11, 20),
        files=(FileIn(name="brev.pdf", content=PDF),),
    )
    made.desk.inquiries.register_mail(mail, key="m" * 20)
    return made


@pytest.fixture
def screen(bench: Bench) -> InboxScreen:
    made = InboxScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made


def states(db: Database) -> dict[str, str]:
    with db.read() as work:
        return {row.text: row.state for row in work.scalars(select(Inquiry))}


def test_the_list_says_what_is_late_and_the_pane_says_it_in_words(screen: InboxScreen) -> None:
    assert screen.status == "2 henvendelser · 1 uten skyldner"
    assert screen._late.text() == "1 over fristen"
    detail = screen.detail
    assert detail.words.text() == "Melding 0"
    assert "Svares innen 17.11.2026 – 6 dager over fristen" in detail.due.text()
    assert nameless(screen) == []


def test_before_the_words_may_be_read_the_list_tells_what_they_are_about(
    screen: InboxScreen,
) -> None:
    row = screen.current()
    assert row is not None
    assert (texts.first_line(row), texts.attached(row)) == ("Melding 0", "Uten vedlegg")
    files = ((1, "Vedlegg 1"), (2, "Vedlegg 2"))
    about = {"read": False, "subject": "Bydel Sagene", "documents": files}
    closed = row.model_copy(update=about)
    said = (texts.first_line(closed), texts.attached(closed))
    assert said == ("Krav fra Bydel Sagene", "Ikke åpnet · 2 vedlegg")
    nobodys = row.model_copy(update={"read": False, "documents": files})
    assert (texts.first_line(nobodys), texts.attached(nobodys)) == ("Ikke lest ennå", "2 vedlegg")


@pytest.mark.parametrize(
    ("left", "said"),
    [(-3, "20.11.2026 over fristen"), (0, "23.11.2026 i dag"), (1, "24.11.2026 i morgen"),
     (2, "25.11.2026"), (30, "23.12.2026")],
)  # fmt: skip
def test_a_deadline_has_the_colour_it_has_in_the_worklist(
    screen: InboxScreen, left: int, said: str
) -> None:
    row = screen.current()
    assert row is not None
    on = TODAY + timedelta(days=left)
    shown = texts.deadline(row.model_copy(update={"answer_by": on}), TODAY)
    worked = SimpleNamespace(nearness=nearness(on, today=TODAY), due=on)
    assert (shown.word, shown.tone) == (said, due_tag(cast("WorkRow", worked)).tone)
    assert str(shown).startswith(on.isoformat())


def test_enter_opens_the_debtor(bench: Bench, screen: InboxScreen) -> None:
    bench.press(Qt.Key.Key_Return)
    row = screen.current()
    assert row is not None
    assert bench.opened == [row.debtor_id]


def test_control_and_enter_closes_one_and_stands_on_the_next(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    bench.press(CTRL_ENTER)
    assert screen.detail.outcome.edit.hasFocus()
    assert states(db)["Melding 0"] == "open"
    bench.press("svart på e-post", CTRL_ENTER)
    assert states(db)["Melding 0"] == "open", "neither a letter nor a reason for none"
    assert screen.detail.answer.why.edit.hasFocus()
    bench.press("Svaret sto i e-posten.", CTRL_ENTER)
    assert states(db)["Melding 0"] == "handled"
    assert bench.toasts == ["Ferdig: svart på e-post"]
    assert screen.table.hasFocus()
    assert screen.detail.words.text() == "Melding 1"
    assert screen.detail.outcome.value() == ""
    assert screen.detail.answer.why.value() == ""


def test_the_letter_that_answered_is_chosen(bench: Bench, db: Database) -> None:
    debtor = bench.desk.inquiries.list().rows[0].debtor_id
    assert debtor is not None
    order = Write(kind=LetterKind.STATEMENT, claim_ids=())
    bench.desk.letters.send(debtor, order, key="s" * 20)
    screen = InboxScreen(bench.context())
    bench.show(screen)
    answer = screen.detail.answer
    assert answer.letter.isVisible()
    assert nameless(screen) == []
    screen.focus_first()
    screen.detail.outcome.set_text("saldo sendt")
    screen.finish()
    assert answer.letter.box.hasFocus()
    bench.press(Qt.Key.Key_Down)
    assert not answer.why.isVisible()
    screen.finish()
    bench.settle()
    assert states(db)["Melding 0"] == "handled"
    with db.read() as work:
        kept = work.scalars(select(InquiryLetter)).one()
        assert work.get_one(LetterRow, kept.letter_id).kind == LetterKind.STATEMENT.value


def test_a_request_that_is_taken_back_is_closed_by_those_words(bench: Bench, db: Database) -> None:
    debtor = bench.desk.inquiries.list().rows[0].debtor_id
    assert debtor is not None
    asked = Register(
        kind=InquiryKind.PLAN, channel=Channel.EMAIL, text="Kan jeg dele opp?",
        received_on=date(2026, 11, 9),
    )  # fmt: skip
    bench.desk.inquiries.register(debtor, asked, key="p" * 20)
    screen = InboxScreen(bench.context())
    bench.show(screen)
    screen.focus_first()
    bench.settle()
    answer = screen.detail.answer
    assert screen.detail.words.text() == "Kan jeg dele opp?"
    assert answer.withdrawn.isVisible()
    assert not answer.why.isVisible()
    assert nameless(screen) == []
    screen.detail.outcome.set_text("trukket")
    screen.finish()
    bench.settle()
    assert "«Trukket av skyldneren»" in screen.detail.said._advice.text()
    answer.withdrawn.edit.setFocus()
    bench.press("Glem det")
    assert not screen.detail.done.isEnabled()
    screen.detail.outcome.edit.setFocus()
    screen.finish()
    assert answer.withdrawn.edit.hasFocus()
    bench.press(Qt.Key.Key_End, ", jeg betaler på fredag.", CTRL_ENTER)
    bench.settle()
    with db.read() as work:
        kept = work.scalars(select(Inquiry).where(Inquiry.text == "Kan jeg dele opp?")).one()
    assert (kept.state, kept.no_letter) == ("handled", "Glem det, jeg betaler på fredag.")
    assert screen.detail.words.text() == "Melding 0"
    assert answer.why.isVisible()
    assert not answer.withdrawn.isVisible()


def test_what_is_not_ours_is_sent_on(bench: Bench, screen: InboxScreen, db: Database) -> None:
    screen.detail.begin()
    assert not screen.detail.forward.isEnabled()
    assert screen.detail.forward.toolTip() == "Skriv hvem den sendes videre til."
    assert "Sendt videre: skriv hvem den sendes videre til." in screen.detail.why.text()
    assert not screen.detail.address.isVisible()
    bench.press(Qt.Key.Key_Tab, "Bydel Sagene")
    bench.press(Qt.Key.Key_Tab, "Postboks 1, 0101 Oslo")
    assert screen.detail.address.value() == "Postboks 1, 0101 Oslo"
    assert screen.detail.forward.isEnabled()
    assert not screen.detail.done.isEnabled()
    assert screen.detail.why.isVisible()
    assert screen.detail.why.text() == "Ferdig: skriv hva det ble til, minst tre tegn."
    screen.detail.forward.click()
    bench.settle()
    assert states(db)["Melding 0"] == "forwarded"
    assert bench.toasts == ["Sendt videre til Bydel Sagene"]
    with db.read() as work:
        kept = work.scalars(select(Inquiry).where(Inquiry.text == "Melding 0")).one()
        letter = work.scalars(select(LetterRow).where(LetterRow.inquiry_id == kept.id)).one()
    assert (kept.forwarded_to, kept.outcome) == ("Bydel Sagene", "sendt til Bydel Sagene")
    assert letter.content["head"]["recipient"]["lines"] == ["Postboks 1", "0101 Oslo"]
    assert screen.detail.to.value() == ""


def test_an_objection_to_a_claim_is_neither_closed_nor_sent_on_before_it_is_registered(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    with db.write(SYSTEM) as work:
        row = work.scalars(select(Inquiry).where(Inquiry.text == "Melding 0")).one()
        row.kind = InquiryKind.OBJECTION.value
        owed = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == row.debtor_id)
        work.add(InquiryClaim(inquiry_id=row.id, claim_id=work.scalars(owed).first()))
    screen.refresh()
    bench.settle()
    detail = screen.detail
    detail.to.set_text("Bydel Sagene")
    detail.outcome.set_text("sendt dit")
    for each in (detail.done, detail.forward):
        assert not each.isEnabled()
        assert each.toolTip() == "Registrer innsigelsen på kravet først."
    assert detail.why.text() == "Registrer innsigelsen på kravet først."


def test_an_objection_without_a_claim_is_sent_on_with_the_reason_why_it_is_about_none(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    with db.write(SYSTEM) as work:
        for row in work.scalars(select(Inquiry).where(Inquiry.text == "Melding 0")):
            row.kind = InquiryKind.OBJECTION.value
    screen.refresh()
    bench.settle()
    detail = screen.detail
    assert detail.answer.elsewhere.isVisible()
    detail.to.edit.setFocus()
    bench.press("Bydel Sagene")
    assert not detail.forward.isEnabled()
    assert "hvorfor den ikke gjelder noe krav her" in detail.forward.toolTip()
    detail.answer.elsewhere.edit.setFocus()
    bench.press("Gjelder strømregningen.")
    assert detail.forward.isEnabled()
    detail.forward.click()
    bench.settle()
    with db.read() as work:
        kept = work.scalars(select(Inquiry).where(Inquiry.text == "Melding 0")).one()
    assert (kept.state, kept.no_letter) == ("forwarded", "Gjelder strømregningen.")
    assert not detail.answer.elsewhere.isVisible()


def test_mail_without_a_debtor_is_read_by_the_keys_and_the_look_is_noted(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    def looks() -> int:
        with db.read() as work:
            return len(work.scalars(select(Audit.id).where(Audit.deed == "inquiries.read")).all())

    screen.other_list()
    bench.settle()
    assert screen.detail.words.text() == "Les posten for å se hva som står."
    assert screen.detail.read.isVisible()
    assert looks() == 0
    bench.press((Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier))
    assert screen.detail.words.text() == "Jeg vil betale, men mangler KID."
    assert not screen.detail.read.isVisible()
    screen.refresh()
    bench.settle()
    assert screen.detail.words.text() == "Jeg vil betale, men mangler KID."
    assert looks() == 1


def test_an_attachment_of_mail_without_a_debtor_is_opened(
    bench: Bench, screen: InboxScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    screen.other_list()
    bench.settle()
    screen.detail._files.findChildren(LinkLabel)[-1].click()
    bench.settle()
    assert [path.read_bytes() for path in shown] == [base64.b64decode(PDF)]


def test_mail_is_given_to_the_debtor_that_was_found(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    screen.other_list()
    bench.press(Qt.Key.Key_Return)
    box = cast("MatchBox", screen.box)
    bench.qtbot.waitUntil(box.isActiveWindow)
    assert not box.do.isEnabled()
    box.search.setFocus()
    known = screen.presenter.rows[0].debtor_name
    bench.press(known.split(",")[0])
    assert nameless(box) == []
    assert box.search.chosen() is not None
    bench.press(CTRL_ENTER)
    assert screen.box is None
    with db.read() as work:
        row = work.scalars(select(Inquiry).where(Inquiry.kind == "mail")).one()
    assert row.debtor_id == screen.presenter.rows[0].debtor_id
    assert len(screen.presenter.rows) == 3


def test_a_scan_is_registered_as_mail(bench: Bench, screen: InboxScreen, tmp_path: Path) -> None:
    scan = tmp_path / "skann 0001.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n bilde")
    screen.register()
    box = cast("RegisterBox", screen.box)
    bench.qtbot.waitUntil(box.isActiveWindow)
    assert nameless(box) == []
    box.files.add([scan])
    box.text.edit.setFocus()
    bench.press("Uleselig avsender", CTRL_ENTER)
    assert "Uleselig avsender" in states(bench.db)
    assert [title for _, title in screen.presenter.unmatched[-1].documents] == ["Vedlegg 1"]
    with bench.db.read() as work:
        assert work.scalars(select(Document.title)).all()[-1] == "skann 0001.png"


def test_what_came_back_of_nobodys_mail_is_in_the_inbox_again_by_the_keys(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    assert not screen._returned.isVisible()
    screen.other_list()
    assert screen._returned.isVisible()
    screen.came_back()
    bench.settle()
    box = cast("ReturnedBox", screen.box)
    assert box.why.text() == "Ingen post uten skyldner er sendt videre og ute av huset."
    box.reject()
    (row,) = screen.presenter.unmatched
    order = Handle(version=row.version, outcome="ikke vår", forwarded=True, forwarded_to="NAV")
    bench.desk.inquiries.handle(row.inquiry_id, order, key="f" * 20)
    leaves(db)
    screen.presenter.fetch()
    bench.settle()
    assert screen.table.rows.rowCount() == 0
    bench.press((Qt.Key.Key_V, CTRL_SHIFT))
    bench.settle()
    box = cast("ReturnedBox", screen.box)
    bench.qtbot.waitUntil(box.isActiveWindow)
    assert nameless(box) == []
    assert box.letter.box.currentText() == f"{row.journal} · NAV · {TODAY:%d.%m.%Y}"
    box.envelope.edit.setFocus()
    bench.press("Ukjent på adressen", CTRL_ENTER)
    bench.settle()
    assert bench.toasts[-1] == "Posten er i innkurven igjen. Finn adressen."
    assert [one.journal for one in screen.presenter.unmatched] == [row.journal]
    with db.read() as work:
        text = work.scalars(select(Task.text).where(Task.kind == "returned_post")).one()
    assert "til NAV kom i retur" in text
    assert text.endswith("Ukjent på adressen")


def test_where_it_is_narrow_the_list_and_the_inquiry_take_turns(
    bench: Bench, screen: InboxScreen
) -> None:
    screen.resize(700, 560)
    bench.settle()
    assert not screen.detail.isVisible()
    bench.press(CTRL_ENTER)
    assert screen.detail.isVisible()
    page = screen.detail.page.widget()
    assert page is not None
    assert page.isAncestorOf(screen.detail.foot), "the words are not read through a slot"
    bench.press(Qt.Key.Key_Escape)
    assert screen.table.isVisible()
    screen.resize(1228, 780)
    bench.settle()
    assert not page.isAncestorOf(screen.detail.foot)


def test_a_request_is_answered_with_a_deferral_from_the_inbox(
    bench: Bench, screen: InboxScreen, db: Database
) -> None:
    row = screen.current()
    assert row is not None
    bench.press((Qt.Key.Key_U, CTRL_SHIFT))
    box = cast("DeferralBox", screen.box)
    bench.settle()
    bench.qtbot.wait(WAIT_MS + 50)
    bench.settle()
    assert nameless(box) == []
    assert box.answers.value() == str(row.inquiry_id)
    bench.press(CTRL_ENTER)
    bench.settle()
    with db.read() as work:
        assert work.get_one(Inquiry, row.inquiry_id).outcome == "utsettelse innvilget"


def test_what_is_left_to_decide_of_a_request_stands_below_the_claims_it_names(
    screen: InboxScreen,
) -> None:
    row, detail = screen.current(), screen.detail
    assert row is not None
    named = row.model_copy(update={"kind": InquiryKind.PLAN, "claims": ("K-1", "K-2", "K-3")})
    detail.show_row(named)
    assert detail.left.isHidden()
    detail.show_row(named.model_copy(update={"left": ("K-1", "K-3")}))
    assert detail.left.isVisible()
    assert detail.left.text() == "Gjenstår å avgjøre: K-1, K-3"


def test_an_objection_is_registered_on_its_message_with_its_scan(
    bench: Bench, screen: InboxScreen, db: Database, tmp_path: Path
) -> None:
    row = screen.current()
    assert row is not None
    receipt = tmp_path / "Kvittering.pdf"
    receipt.write_bytes(base64.b64decode(PDF))

    def fill(box: RegisterDialog) -> None:
        assert nameless(box) == []
        assert box.words.value() == "Melding 0"
        assert box.words.edit.isReadOnly(), "the words are the message's own"
        box.files.add([receipt])
        QTest.keyClick(box, *CTRL_ENTER)

    with answering(RegisterDialog, fill):
        bench.press((Qt.Key.Key_I, CTRL_SHIFT))
        bench.qtbot.waitUntil(lambda: bool(bench.toasts))
    bench.settle()
    with db.read() as work:
        objection = work.scalars(select(Objection)).one()
        assert objection.inquiry_id == row.inquiry_id
        assert work.get_one(Inquiry, row.inquiry_id).outcome == "registrert som innsigelse"
    found = bench.desk.objections.show(objection.id)
    assert [title for _, title in found.documents] == ["Kvittering.pdf"]
    assert row.inquiry_id not in {each.inquiry_id for each in screen.presenter.rows}


def test_a_small_window_with_large_letters_never_grows(bench: Bench, qapp: QApplication) -> None:
    """Not when the list comes, nor when one inquiry takes its place, nor when that was refused."""
    Theme.apply(qapp, Mode.LIGHT, 200)
    made = InboxScreen(bench.context())
    window = QWidget()
    window.setLayout(layout.column(made))
    bench.qtbot.addWidget(window)
    window.resize(1000, 640)
    window.show()
    bench.settle()
    assert window.size() == QSize(1000, 640)
    assert made.table.isVisible()
    made.finish()
    bench.settle()
    assert made.detail.outcome.edit.isVisible()
    made.presenter.sending.problem = Message(
        "Henvendelsen er lukket av en annen.", "Hent listen på nytt, og velg den neste.", "stale"
    )
    made.detail.show_state()
    bench.settle()
    assert made.detail.said.isVisible()
    assert window.size() == QSize(1000, 640)
