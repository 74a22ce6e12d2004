"""The head of the debtor screen: who it is, what must be seen, and what is owed on which day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame

from collector_desk.ui import formats, layout
from collector_desk.ui.debtor import presence, texts
from collector_desk.ui.debtor.parts import OwedButton, PartLink, WarningChip
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import Alert, LinkLabel, announce, label
from collector_desk.wire import debtors as wire


class Head(QFrame):
    """``asked(Asked)`` when an amount is pressed, ``date_wanted()`` when the day is."""

    asked = Signal(object)
    date_wanted = Signal()

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._open_alert: wire.Alert | None = None
        self.setProperty("look", "top")
        self._name = label("", "title", wrap=True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._masked = label("", muted=True)
        self._show = LinkLabel(self.tr("Vis"))
        self._contact = label("", muted=True, wrap=True)
        self._others = label("", muted=True, wrap=True)
        self._others.hide()
        self._chips = flow()
        self._detail = Alert(texts.tone("info"), "")
        self._detail.hide()
        self._side = label("", muted=True)
        self.day = LinkLabel("", tip=self.tr("Velg en annen dag (Ctrl+D)"))
        self._owed = OwedButton()
        self._parts = flow(gap=4)
        self._apart = label("", "cell")
        self._apart.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._favour = PartLink("credit", "", first=True)
        self._arrange()
        self._show.clicked.connect(self._reveal)
        self.day.clicked.connect(self.date_wanted)
        self._owed.clicked.connect(self._ask_total)
        self._favour.asked.connect(self.asked)
        presenter.changed.connect(self._changed)
        presenter.identity_changed.connect(self._identity)

    def _arrange(self) -> None:
        identity = layout.row(self._masked, self._show, spacing=6)
        who = layout.row(layout.column(identity, None), self._contact, spacing=14)
        who.setStretch(1, 1)
        self._words = layout.column(self._name, who, self._others, self._chips, None, spacing=4)
        day = layout.row(None, self._side, self.day, spacing=5)
        amount = layout.row(None, self._owed)
        parts = layout.row(None, self._parts)
        apart = layout.row(None, self._apart)
        favour = layout.row(None, self._favour)
        owed = layout.column(day, amount, parts, apart, favour, None, spacing=1)
        self._top = layout.row(self._words, owed, spacing=24)
        self._top.setStretch(0, 1)
        self.setLayout(layout.column(self._top, self._detail, spacing=8, margin=(18, 12, 18, 10)))

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        sheet = self._presenter.sheet
        if sheet is None:
            return
        self._name.setText(sheet.name)
        self._contact.setText(" · ".join(texts.contact(sheet)))
        self._identity()
        self._show_warnings(sheet.warnings)
        self._show_sums(sheet)

    @Slot()
    def _identity(self) -> None:
        sheet = self._presenter.sheet
        if sheet is None:
            return
        shown = self._presenter.revealed
        self._masked.setText(formats.groups(shown, (6, 5)) if shown else sheet.masked)
        self._masked.setVisible(bool(sheet.masked))
        hidden = "*" in sheet.masked and self._presenter.may("debtors.reveal")
        self._show.setVisible(hidden)
        self._show.setText(self.tr("Skjul") if shown else self.tr("Vis"))
        self._show.setAccessibleName(
            self.tr("Skjul fødselsnummeret")
            if shown
            else self.tr("Vis fødselsnummeret i ett minutt, oppslaget logges")
        )
        self._show.setToolTip(self.tr("Vises i ett minutt. Oppslaget logges."))

    def _show_warnings(self, warnings: tuple[wire.Alert, ...]) -> None:
        chips = self._chips.layout()
        if chips is None:
            return
        layout.clear(chips)
        for alert in warnings:
            chip = WarningChip(alert)
            chip.opened.connect(self._open)
            chips.addWidget(chip)
        self._chips.setVisible(bool(warnings))
        if self._open_alert not in warnings:
            self._close()

    def _show_sums(self, sheet: wire.Sheet) -> None:
        side, amount, _ = texts.owed(sheet.sums)
        self._side.setText(side)
        self.day.setText(f"{formats.day(sheet.on)} ▾")
        self.day.setAccessibleName(
            self.tr("{0} {1}. Velg en annen dag.").format(side, formats.day(sheet.on))
        )
        self._owed.show_amount(side, amount)
        self._apart.setText(texts.not_demanded(sheet))
        self._apart.setVisible(bool(sheet.not_demanded))
        self._favour.say(texts.favour(sheet.sums))
        self._favour.setVisible(bool(sheet.sums.credit and sheet.sums.total))
        parts = self._parts.layout()
        if parts is None:
            return
        layout.clear(parts)
        for at, (part, words) in enumerate(texts.parts(sheet.sums)):
            link = PartLink(part, words, first=at == 0)
            link.asked.connect(self.asked)
            parts.addWidget(link)

    @Slot(object)
    def show_others(self, names: tuple[str, ...]) -> None:
        """Say who else has the debtor open."""
        self._others.setText(presence.words(names))
        self._others.setVisible(bool(names))

    def stack(self, *, narrow: bool) -> None:
        """Put what is owed under the name where the screen is narrow, else beside it."""
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    # what is done ---------------------------------------------------------------------

    @Slot()
    def _reveal(self) -> None:
        self._presenter.reveal()

    @Slot()
    def _ask_total(self) -> None:
        sheet = self._presenter.sheet
        self.asked.emit(Asked(part=texts.owed(sheet.sums)[2]) if sheet else Asked())

    @Slot(object)
    def _open(self, alert: wire.Alert) -> None:
        if alert == self._open_alert and self._detail.isVisible():
            self._close()
            return
        self._open_alert = alert
        self._detail.show_message(texts.tone(alert.level), alert.text, what_now=alert.detail)
        self._detail.show()
        announce(self._detail, self._detail.accessibleName())

    def _close(self) -> None:
        self._open_alert = None
        self._detail.hide()
