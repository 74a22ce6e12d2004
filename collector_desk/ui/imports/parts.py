"""The pieces both kinds of import are made of: the file, its totals, and taking it in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from collector_desk.errors.chosen_files import OneFileOnly
from collector_desk.ui import layout
from collector_desk.ui.flow import flow
from collector_desk.ui.imports.presenter import ImportPresenter, Stage
from collector_desk.ui.panels import Alert, KeyHint, announce, button, label
from collector_desk.ui.tokens import Tone


class FileBar(QWidget):
    """Choosing a file, and giving up while it is read."""

    def __init__(self, presenter: ImportPresenter, *, title: str, kinds: str) -> None:
        super().__init__()
        self._presenter = presenter
        self._title, self._kinds = title, kinds
        self.choose = button(self.tr("Velg fil …"))
        self.choose.setAccessibleDescription(title)
        self.name = label("", wrap=True)
        self.cancel = button(self.tr("Avbryt"), "quiet")
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        line = layout.row(self.choose, KeyHint("Ctrl+O"), self.name, self.cancel, spacing=10)
        line.setStretchFactor(self.name, 1)
        self.setLayout(layout.column(line, self.said, spacing=8))
        self.choose.clicked.connect(self.ask)
        self.cancel.clicked.connect(presenter.cancel)
        presenter.changed.connect(self.show_state)
        self.show_state()

    @Slot()
    def ask(self) -> None:
        """Ask for a file."""
        if self._presenter.working:
            return
        found, _ = QFileDialog.getOpenFileName(self, self._title, "", self._kinds)
        if found:
            self._presenter.choose(Path(found))

    @Slot()
    def show_state(self) -> None:
        """Say how far the file has come."""
        now = self._presenter
        words = {
            Stage.NONE: self.tr("eller slipp filen her"),
            Stage.CHECKING: self.tr("{0} · kontrolleres …"),
            Stage.TAKING_IN: self.tr("{0} · tas inn …"),
        }.get(now.stage, "{0}")
        self.name.setText(words.format(now.name))
        self.name.setProperty("muted", now.stage is Stage.NONE)
        self.name.style().polish(self.name)
        self.cancel.setVisible(now.working)
        if now.problem is None:
            self.said.hide()
        elif now.stage is Stage.UNCERTAIN:
            self.said.say(
                Tone.WARNING,
                self.tr("Vi vet ikke om filen ble tatt inn."),
                what_now=self.tr(
                    "Send den igjen når forbindelsen er tilbake. Den tas inn én gang."
                ),
            )
        else:
            self.said.say(Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now)


class Totals(QFrame):
    """Figures side by side, each under its name; more lines where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._column = layout.column(spacing=0)
        self.setLayout(self._column)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show other figures."""
        layout.clear(self._column)
        if figures:
            self._column.addWidget(flow(*(_figure(*each) for each in figures), gap=10))
        self.setVisible(bool(figures))
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in figures))


def _figure(name: str, value: str) -> QWidget:
    made = QWidget()
    figure = label(value, "field")
    figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setLayout(
        layout.column(label(name, "cell", muted=True), figure, spacing=1, margin=(0, 0, 14, 0))
    )
    return made


class TakeIn(QFrame):
    """The foot: the button that takes a file in, and why it cannot be pressed yet.

    Where the button can no longer be pressed, the keyboard goes to ``beside``.
    """

    wanted = Signal()

    def __init__(self, presenter: ImportPresenter, beside: QWidget) -> None:
        super().__init__()
        self._presenter = presenter
        self._beside = beside
        self.setProperty("look", "plain")
        self.do = button("", "primary")
        self.why_not = label("", wrap=True, muted=True)
        line = layout.row(
            self.do, KeyHint("Ctrl+Enter"), self.why_not, spacing=10, margin=(18, 8, 18, 10)
        )
        line.setStretchFactor(self.why_not, 1)
        self.setLayout(layout.column(layout.rule(), line, spacing=0))
        self.do.clicked.connect(self.wanted)

    def show_words(self, words: str) -> None:
        """What the button will do, such as «Ta inn 48 krav»."""
        now = self._presenter
        again = now.stage is Stage.UNCERTAIN
        self.do.setText(self.tr("Send igjen") if again else words)
        self.do.setAccessibleName(self.do.text())
        why_not = now.why_not
        if why_not and self.do.hasFocus():
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.do.setEnabled(not why_not)
        self.do.setAccessibleDescription(why_not)
        before = self.why_not.text()
        self.why_not.setText(why_not)
        if why_not and why_not != before:
            announce(self.do, why_not)


class DropPage(QWidget):
    """A page that takes one file dropped anywhere on it."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        presenter.setParent(self)
        self.setAcceptDrops(True)

    def ready(self, bar: FileBar, take_in: TakeIn) -> None:
        """A file was checked from the keys: they stand on the button that takes it in."""
        if self.presenter.stage is Stage.CHECKED and bar.choose.hasFocus():
            take_in.do.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local(event.mimeData().urls()) and not self.presenter.working:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local(event.mimeData().urls())
        event.acceptProposedAction()
        if len(files) == 1:
            self.presenter.choose(files[0])
        elif files:
            self.presenter.say(OneFileOnly(count=len(files)))


def local(urls: Sequence[QUrl]) -> list[Path]:
    """The files of this machine among what was dropped."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
