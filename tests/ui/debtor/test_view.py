"""The debtor screen: what is pointed at is explained, and the keyboard reaches it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.domain.claim import KINDS
from collector_desk.ui import theme
from collector_desk.ui.cells import PADDING, fitted
from collector_desk.ui.chips import CHIP_HEIGHT, TEXT, chip_room, chip_width
from collector_desk.ui.debtor import pages, sources
from collector_desk.ui.debtor.parts import PartLink, WarningChip
from collector_desk.ui.debtor.sources import Source, Sources
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Alert, NewNote
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


def test_the_sources_lie_behind_one_line_that_opens_by_key_and_by_mouse(
    bench: Bench, screen: DebtorScreen
) -> None:
    row = sheet_of(screen).claims[0]
    screen.pages.claims.table.point_at(Asked(row.claim_id, "interest"))
    bench.settle()
    panel = screen.side.explanation
    folded = panel.findChild(Sources)
    assert folded is not None
    listed = folded.findChildren(Source)
    assert len(listed) > 1
    assert folded.toggle.text() == f"Kilder ({len(listed)})"
    assert not any(each.isVisible() for each in listed)
    folded.toggle.setFocus()
    press(Qt.Key.Key_Space)
    assert all(each.isVisible() for each in listed)
    assert listed[0].text().startswith("Kilde for 12,50")
    QTest.mouseClick(folded.toggle, Qt.MouseButton.LeftButton)
    assert not any(each.isVisible() for each in listed)


def test_one_source_stands_by_itself(qtbot: QtBot) -> None:
    one = sources.of([("12,25 %", "FOR-2026-06-25-1372")])
    assert isinstance(one, Source)
    qtbot.addWidget(one)
    assert one.accessibleName() == "Kilde for 12,25 %: FOR-2026-06-25-1372"
    assert sources.of([]) is None


def test_a_long_state_takes_both_lines_of_its_row(bench: Bench, screen: DebtorScreen) -> None:
    """The bar of a chip is as tall as its words: one line, or two where one would be cut."""
    table, sheet = screen.pages.claims.table, sheet_of(screen)
    states = ("Foreldet", "Innsigelse i innboksen – stanset")
    first = sheet.claims[0]
    claims = tuple(
        first.model_copy(update={"claim_id": at, "state": words, "state_level": "warning"})
        for at, words in enumerate(states)
    )
    table.show_claims(sheet.model_copy(update={"claims": claims}))
    bench.settle()
    image = table.viewport().grab().toImage()
    bar = QColor(theme.current().tokens.bar(Tone.WARNING))
    column = [each.key for each in table.rows.columns].index("state")
    tall = []
    for at in range(len(states)):
        cell = table.visualRect(table.rows.index(at, column))
        x = cell.left() + theme.current().px(PADDING) + 1
        tall.append(sum(image.pixelColor(x, y) == bar for y in range(cell.top(), cell.bottom())))
    metrics = QFontMetrics(theme.current().font(TEXT))
    assert tall == [CHIP_HEIGHT, 2 * metrics.lineSpacing()]
    room = chip_room(table.columnWidth(column) - 2 * theme.current().px(PADDING))
    assert "…" not in "".join(fitted(states[1], room, metrics, two=True))


def test_no_kind_of_claim_is_cut_in_a_window_of_1440_pixels(screen: DebtorScreen) -> None:
    table = screen.pages.claims.table
    column = [each.key for each in table.rows.columns].index("kind_label")
    over = table.viewport().width() - 857  # what the claims have in such a window
    room = table.columnWidth(column) - 2 * theme.current().px(PADDING) - over
    metrics = QFontMetrics(theme.current().font(TEXT))
    cut = [kind.label for kind in KINDS.values() if metrics.horizontalAdvance(kind.label) > room]
    assert not cut


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_warning_is_as_wide_as_its_words(qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    """In the size of letters that it is painted with: no word is cut, no room is spare."""
    Theme.apply(qapp, Mode.LIGHT, scale)
    words = "Egne beslutninger: tidligere regelverk"
    chip = WarningChip(Alert(kind="regime", level="info", text=words, detail=""))
    qtbot.addWidget(chip)
    metrics = QFontMetrics(theme.current().font(TEXT))
    assert chip.sizeHint().width() == chip_width(words, metrics)
