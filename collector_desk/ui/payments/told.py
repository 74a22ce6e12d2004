"""What the bank said of a payment: always the words, and the raw records when asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QWidget

from collector_desk.ui import formats, icons, layout, theme
from collector_desk.ui.panels import LinkLabel, label
from collector_desk.wire.payments import UnplacedRow

_LINES = 8


class Told(QWidget):
    """KID, text, account and source as they came; below them the bank's own lines, folded."""

    def __init__(self) -> None:
        super().__init__()
        self._values = {title: self._value() for title in self._titles()}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (title, value) in enumerate(self._values.items()):
            name = label(title, "cell", muted=True)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, at, 0)
            grid.addWidget(value, at, 1)
        self._grid = grid
        self.fold = LinkLabel("")
        self.raw = QPlainTextEdit()
        self.raw.setReadOnly(True)
        self.raw.setTabChangesFocus(True)
        self.raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.raw.setAccessibleName(self.tr("Linjene fra banken, tegn for tegn"))
        self.raw.hide()
        self.fold.clicked.connect(self._turn)
        self.setLayout(layout.column(grid, self.fold, self.raw, spacing=6))
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_payment(self, row: UnplacedRow) -> None:
        """Show another payment; the fold stays as it was."""
        told = (row.kid or self.tr("ingen KID"), row.text, row.debit_account, row.source)
        account = formats.account(row.debit_account)
        shown = (told[0], formats.or_dash(row.text), account, formats.or_dash(row.source))
        for value, text in zip(self._values.values(), shown, strict=True):
            value.setText(text)
        self.raw.setPlainText(row.raw)
        self._dress()

    def _titles(self) -> tuple[str, ...]:
        return (self.tr("KID"), self.tr("Melding"), self.tr("Fra konto"), self.tr("Kilde"))

    def _value(self) -> QLabel:
        made = label("", "cell", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    @Slot()
    def _turn(self) -> None:
        self.raw.setVisible(self.raw.isHidden())
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(14))
        self._grid.setVerticalSpacing(now.px(2))
        lines = max(self.raw.blockCount(), 1)
        folded = self.raw.isHidden()
        words = self.tr("Vis linjene fra banken ({0})") if folded else self.tr("Skjul linjene")
        self.fold.setText(words.format(lines))
        self.fold.setAccessibleName(self.fold.text())
        arrow = "arrow-right" if folded else "arrow-down"
        self.fold.setIcon(icons.icon(arrow, now.tokens.link, now.px(10)))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(now.font(12).pixelSize())
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        self.raw.setFont(fixed)
        high = self.raw.fontMetrics().lineSpacing() * min(lines, _LINES)
        self.raw.setFixedHeight(high + now.px(30))
