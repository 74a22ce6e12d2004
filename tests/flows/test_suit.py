"""A complaint to the conciliation board by the keys: made, filed, unanswered, judged, and enforced."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.models import Judgment, Suit, SuitEvent
from collector_desk.service.database import Database
from collector_desk.ui.casework.suit import SuitBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.enforcement_requests import JudgmentKind
from tests.flows.enforcement import begin, propose, queue
from tests.flows.hands import (
    CONTROL,
    DOWN,
    HOME,
    SEND,
    SHIFT,
    change_to,
    key,
    open_debtor,
    put,
    reach,
    sign_in,
    write,
)
from tests.flows.test_request import look_up, prepare
from tests.service.enforcing import REASONS, TODAY
from tests.service.mail import text_of
from tests.service.requesting import FACTS
from tests.service.suing import Suing
from tests.ui.papers import papers_opened
from tests.ui.shell import Desktop, answering

JUDGED, NOTICED, NOTICE_ENDS = date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 22)
ASKED = date(2027, 1, 12)


def suits(db: Database) -> list[Suit]:
    with db.read() as work:
        return list(work.scalars(select(Suit)))


def choose(box: SuitBox, what: str) -> None:
    """What is done now, in the box of complaints."""
    reach(box, box.do_what.box)
    write(box, HOME)
    while not box.do_what.value().startswith(what):
        write(box, DOWN)


def in_box(desk: Desktop, fill: Callable[[SuitBox], object], done: Callable[[], object]) -> None:
    """The box by its key from the debtor, filled in and sent."""

    def filled(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        fill(box)
        assert box.why_not() == ""
        if folder := os.environ.get("DESK_LOOK"):
            desk.qtbot.wait(300)
            box.grab().save(f"{folder}/suit-{box.act[0]}.png")
        write(box, SEND)

    with answering(SuitBox, filled):
        key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
        desk.until(done)
    desk.settle()


def make(box: SuitBox) -> None:
    assert box.why.text().startswith("Skriv hva saken gjelder")
    put(box, box.new.facts.edit, FACTS)


def file_it(box: SuitBox) -> None:
    choose(box, "filed")
    put(box, box.filed.reference.edit, "26-001122")


def unanswered(box: SuitBox, paper: Path) -> None:
    choose(box, "event")
    reach(box, box.came.kind.box)
    write(box, HOME)
    while box.came.kind.value() != SuitEventKind.NO_REPLY:
        write(box, DOWN)
    box.came.files.add([paper, paper.with_name("dom.pdf")])
    assert box.why_not() == "Legg ved én fil: brevet."
    box.came.files.take_one_away()


def judged(desk: Desktop, box: SuitBox, paper: Path, opened: list[bytes]) -> None:
    choose(box, "paper:")
    assert box.do_what.box.currentText() == (
        "Åpne papiret: S-2026-000001, Tilsvar kom ikke innen fristen 23.11.2026"
    )
    write(box, SEND)
    desk.until(lambda: opened and not box.sending.busy)
    choose(box, "judged:")
    assert "Tilsvar kom ikke innen fristen" in box.told.text()
    reach(box, box.judged.what.box)
    write(box, HOME)
    while box.judged.what.value() != JudgmentKind.DEFAULT:
        write(box, DOWN)
    put(box, box.judged.pay_by.edit, "07.12.2026")
    put(box, box.judged.awarded.edit, "19 400,00")
    box.judged.files.add([paper])
    assert box.judged.name.text() == "Oslo forliksråd"


def served(box: SuitBox, paper: Path) -> None:
    assert "Forkynnelsen er ikke ført" in box.told.text()
    choose(box, "served:")
    assert box.do_what.box.currentText() == (
        "Før dagen den er forkynt: Fraværsdom 07.12.2026, Oslo forliksråd, K-2026-000002 og 1 til"
    )
    assert box.why_not() == "Skriv dagen dommen er forkynt, senest i dag."
    put(box, box.served.day.edit, "08.12.2026")
    box.served.files.add([paper])


def is_served(desk: Desktop, case: Suing, paper: Path) -> None:
    case.day(NOTICED)
    change_to(desk, "kari")
    open_debtor(desk, case.debtor)

    def days() -> set[date | None]:
        with case.db.read() as work:
            return set(work.scalars(select(Judgment.served_on)))

    in_box(desk, lambda box: served(box, paper), lambda: days() == {NOTICED})


def costs(screen: DebtorScreen) -> list[int]:
    sheet = screen.presenter.sheet
    assert sheet is not None
    return [claim.sums.costs for claim in sheet.claims]


def test_from_the_complaint_over_a_judgment_on_default_to_the_namsmann(
    desk: Desktop, db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = papers_opened(monkeypatch)
    paper, letter = tmp_path / "dom.pdf", tmp_path / "brev.pdf"
    paper.write_bytes(b"%PDF-1.7 dom")
    letter.write_bytes(b"%PDF-1.7 brev")
    case = Suing(db)
    sign_in(desk, "kari")
    open_debtor(desk, case.debtor)
    in_box(desk, make, lambda: suits(db))
    (row,) = suits(db)
    assert "Forliksklage Til Forliksrådet" in text_of(row.content)
    assert case.steps() == []
    in_box(desk, file_it, lambda: suits(db)[0].stage == "filed")
    assert suits(db)[0].reference == "26-001122"
    assert set(case.last_days().values()) == {None}  # interrupted while the case runs

    def events() -> list[SuitEvent]:
        with db.read() as work:
            return list(work.scalars(select(SuitEvent)))

    in_box(desk, lambda box: unanswered(box, letter), events)
    assert [(one.kind, one.day) for one in events()] == [("no_reply", TODAY)]
    assert all(one.document_id for one in events())

    case.day(JUDGED)
    change_to(desk, "kari")
    screen = open_debtor(desk, case.debtor)
    in_box(
        desk, lambda box: judged(desk, box, paper, opened), lambda: suits(db)[0].stage == "ended"
    )
    assert opened == [b"%PDF-1.7 brev"]
    desk.until(lambda: costs(screen) == [207_130, 0])
    assert set(case.last_days().values()) == {date(2036, 12, 8)}  # 7 December is a Sunday
    with db.read() as work:
        kept = work.scalars(select(Judgment)).all()
    assert [(one.what, one.decided_on) for one in kept] == [("default_judgment", JUDGED)] * 2
    assert all(one.document_id for one in kept)

    is_served(desk, case, letter)

    case.demanded(case.claims, NOTICED, NOTICE_ENDS)  # the warning of § 4-19
    case.day(ASKED)
    change_to(desk, "kari")
    measure = begin(desk, Qt.Key.Key_M)
    look_up(desk, measure, Regime.OLD)
    found = measure.presenter.found
    assert found is not None
    (basis,) = [one for one in found.conditions if one.code == "basis"]
    assert (basis.holds, basis.detail[:20]) == (True, "Dom eller rettsforli")
    prepare(desk, measure)
    propose(desk, measure)
    change_to(desk, "per")
    sheet = queue(desk).presenter.sheet
    assert sheet is not None
    assert sheet.reasons == REASONS


def sent_before(desk: Desktop, case: Suing, box: SuitBox) -> None:
    choose(box, "filed")
    case.books.pays(case.claims[0], 100_000, TODAY)
    write(box, SEND)
    desk.until(lambda: box.sending.problem is not None)
    assert box.sending.problem is not None
    assert "Var den alt sendt: kryss av for det" in box.sending.problem.whole
    reach(box, box.filed.sent)
    write(box, " ")
    assert box.filed.sent.isChecked()


def test_one_that_was_sent_before_money_came_that_day_is_entered_as_it_was_sent(
    desk: Desktop, db: Database
) -> None:
    case = Suing(db)
    case.make()
    sign_in(desk, "kari")
    open_debtor(desk, case.debtor)
    in_box(desk, lambda box: sent_before(desk, case, box), lambda: suits(db)[0].stage == "filed")
    assert set(case.last_days().values()) == {None}
