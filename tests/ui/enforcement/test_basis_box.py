"""The decision behind a coercive fine, laid beside the request on its second step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.models import Document
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.basis_box import BasisBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import measure, reckoned
from tests.flows.hands import CONTROL, SEND, SHIFT, key, put, tab_to, write
from tests.kit import open_db
from tests.service.requesting import Requesting
from tests.service.test_basis_papers import DECIDED, PDF, Fined
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Fined]:
    opened = open_db(sqlite_url)
    yield Fined(opened)
    opened.close()


def opened(qtbot: QtBot, desk: Desktop, case: Requesting) -> MeasureScreen:
    desk.sign_in()
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    reckoned(desk, screen)
    screen.go(texts.NOTICE)
    return screen


def lay_beside(desk: Desktop, screen: MeasureScreen, paper: Path) -> None:
    tab_to(desk, screen.form.papers.keep)
    key(desk, Qt.Key.Key_Space)
    desk.until(lambda: screen.box is not None)
    box = screen.box
    assert isinstance(box, BasisBox)
    assert box.why.text() == "Skriv dagen vedtaket er datert."
    put(box, box.day.edit, f"{DECIDED:%d.%m.%Y}")
    assert box.why.text() == "Legg ved én fil: vedtaket."
    box.files.add([paper])
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    reckoned(desk, screen)


def test_each_decision_is_laid_beside_and_what_lacked_is_gone(
    qtbot: QtBot, case: Fined, tmp_path: Path
) -> None:
    case.save(case.fined())
    paper = tmp_path / "Vedtak PBE.pdf"
    paper.write_bytes(PDF)
    with desktop(qtbot, case.db) as desk:
        screen = opened(qtbot, desk, case)
        papers, told = screen.form.papers, screen.form.base_findings
        assert papers.isVisible()
        assert papers.text() == ("K-2026-000001: vedtaket mangler\nK-2026-000002: vedtaket mangler")
        lacks = "SKJEMA «tvangsgrunnlag» Vedtaket om tvangsmulkt må legges ved."
        assert told.text() == f"{lacks}\n{lacks}"
        assert screen.head.steps.tabText(texts.NOTICE).startswith("! ")
        assert nameless(screen) == []
        lay_beside(desk, screen, paper)
        words = "K-2026-000001: vedtak 04.05.2026, Vedtak PBE.pdf"
        assert papers.text() == f"{words}\nK-2026-000002: vedtaket mangler"
        assert told.text() == lacks
        lay_beside(desk, screen, paper)  # the box begins with the one that lacks
        assert "mangler" not in papers.text()
        assert told.text() == ""
        assert not screen.head.steps.tabText(texts.NOTICE).startswith("! ")
        assert screen.presenter.found is not None
        assert screen.presenter.found.may_propose
        assert screen.head.steps.tabText(texts.PAYER) == "✓ 3 Påstand og fakta"  # nothing is asked
        for box in screen.form.claims.boxes.values():
            box.click()
        reckoned(desk, screen)
        assert screen.head.steps.tabText(texts.PAYER) == "3 Påstand og fakta"
    with case.db.read() as work:
        kept = work.scalars(select(Document).where(Document.kind == "basis").order_by(Document.id))
        assert [(one.claim_id, one.content, one.day) for one in kept] == [
            (claim, PDF, DECIDED) for claim in case.claims
        ]


def test_a_fee_that_rests_on_its_own_demand_asks_for_no_decision(
    qtbot: QtBot, sqlite_url: str
) -> None:
    db = open_db(sqlite_url)
    case = Requesting(db)
    case.answered()
    with desktop(qtbot, db) as desk:
        screen = opened(qtbot, desk, case)
        assert not screen.form.papers.isVisible()
        assert screen.form.papers.text() == ""
    db.close()
