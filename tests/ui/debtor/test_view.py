"""The debtor screen: what is pointed at is explained, and the keyboard reaches it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from collector_desk.ui.debtor import pages
from collector_desk.ui.debtor.parts import PartLink
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.wire.debtors import NewNote
from tests.service.one_debtor import NUMBER
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import CONTROL, press, sheet_of, shown_texts


def test_the_head_says_who_it_is_and_what_is_owed(screen: DebtorScreen) -> None:
    sheet = sheet_of(screen)
    texts = shown_texts(screen.head)
    assert "Lykt, Fager" in texts
    assert sheet.masked in texts
    assert NUMBER not in "".join(texts)
    assert any("Josefines gate 3D" in text for text in texts)
    assert screen.head._owed.text() == kr(sheet.sums.total)
    assert screen.title == "Lykt, Fager"


def test_counts_are_those_of_the_lists_behind_them(own: Bench, own_screen: DebtorScreen) -> None:
    own.desk.notes.add(own_screen.presenter.debtor_id, NewNote(text="en merknad"), key="1" * 36)
    own_screen.refresh()
    own.settle()
    bar = own_screen.pages.bar
    shown = [bar.tabText(at) for at in range(bar.count())]
    counted = {
        "Krav": own_screen.pages.claims.table,
        "Innbetalinger": own_screen.pages.listed(pages.PAYMENTS).table,
        "Avtaler": own_screen.pages.listed(pages.AGREEMENTS).table,
        "Innsigelser": own_screen.pages.listed(pages.OBJECTIONS).table,
        "Brev": own_screen.pages.listed(pages.LETTERS).table,
        "Dokumenter": own_screen.pages.listed(pages.DOCUMENTS).table,
        "Merknader": own_screen.pages.notes.listed.table,
    }
    assert shown == [
        *(f"{word} {table.rows.rowCount()}" for word, table in counted.items()),
        "Opplysninger",
    ]
    assert shown[pages.NOTES] == "Merknader 1"


def test_the_first_claim_is_explained_when_the_debtor_opens(screen: DebtorScreen) -> None:
    row = sheet_of(screen).claims[0]
    assert screen.explain.asked == Asked(row.claim_id)
    assert screen.side.explanation.title.text() == f"Forklaring: å betale {kr(row.sums.total)}"


def test_pointing_at_an_amount_explains_just_that_amount(
    bench: Bench, screen: DebtorScreen
) -> None:
    row = sheet_of(screen).claims[0]
    for part in ("principal", "interest", "fees", "costs", "credit", "total"):
        screen.pages.claims.table.point_at(Asked(row.claim_id, part))
        bench.settle()
        amount = getattr(row.sums, part)
        assert screen.side.explanation.title.text().endswith(f" {kr(amount)}")
        assert f"{kr(amount)[:-3]}" in shown_texts(screen.side.explanation)[-1]


def test_the_arrow_keys_go_from_amount_to_amount(bench: Bench, screen: DebtorScreen) -> None:
    table = screen.pages.claims.table
    assert table.hasFocus()
    seen = set()
    for _ in table.rows.columns:
        seen.add(screen.explain.asked.part)
        press(Qt.Key.Key_Left)
        bench.settle()
    assert seen == {"principal", "interest", "fees", "total"}


def test_escape_lets_go_of_the_claim_and_explains_the_whole(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_Escape)
    bench.settle()
    assert screen.explain.asked == Asked()
    assert screen.side.explanation.title.text() == (
        f"Forklaring: å betale {kr(sheet_of(screen).sums.total)}"
    )
    assert screen.pages.claims.table.hasFocus()


def test_each_part_of_what_is_owed_explains_itself(bench: Bench, screen: DebtorScreen) -> None:
    links = [link for link in screen.head.findChildren(PartLink) if link.isVisible()]
    assert [link.text().split(" ")[0] for link in links] == ["hovedstol", "renter", "gebyr"]
    links[1].click()
    bench.settle()
    assert screen.explain.asked == Asked(None, "interest")
    assert not screen.pages.claims.table.selectionModel().hasSelection()
    screen.head._owed.click()
    bench.settle()
    assert screen.explain.asked == Asked()


def test_the_status_bar_tells_how_many_claims_and_how_much(screen: DebtorScreen) -> None:
    total = kr(sheet_of(screen).sums.total)
    assert screen.status == f"1 krav · 1 valgt · {total}"
    press(Qt.Key.Key_Escape)
    assert screen.status == f"1 krav · {total}"


def test_an_explanation_is_copied_and_so_is_the_text_to_the_debtor(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Forklaring: å betale")
    assert "forsinkelsesrenteloven" in copied
    screen.side.explanation.copy_for_debtor()
    plain = QGuiApplication.clipboard().text()
    assert "linje 2" not in plain, "no internal source in what the debtor gets"
    assert len(bench.toasts) == 2


def test_a_claim_is_copied_as_a_table(screen: DebtorScreen) -> None:
    press(Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Krav\tType\tForfall\tHovedstol")
    assert "8000,00" in lines[1]
