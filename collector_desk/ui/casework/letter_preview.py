"""A letter that follows a deed, read as the pages it would be before the deed is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QWidget

from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.ui import layout, theme
from collector_desk.ui.casework.letter_pages import Figures, Pages
from collector_desk.ui.casework.letter_presenter import Shown, about
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.desk_context import Context
from collector_desk.ui.panels import button, label

_SIZE = (760, 900)
"""Pixels at 100 percent: a page as wide as it is read without effort."""
_BESIDE = 400
"""And how wide its figures are beside it, where the screen has room for both."""


class PreviewBox(QDialog):
    """The pages, to whom they would go, the figures explained, and the file to print. Esc closes."""

    def __init__(self, parent: QWidget, context: Context, debtor_id: int, shown: Shown) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._context, self._debtor, self._shown = context, debtor_id, shown
        self._opener = QApplication.focusWidget()
        self.setWindowTitle(shown.letter.kind_label)
        self.pages = Pages()
        self.figures = Figures(context, debtor_id)
        self.read = button(self.tr("Åpne som PDF"))
        self.leave = button(self.tr("Lukk"), "primary")
        self._lay_out()
        self.pages.show_pages(shown.pages)
        self.figures.show_figures(shown.letter.figures, fee=shown.letter.fee)
        self.figures.document_wanted.connect(self.open_document)
        self.read.clicked.connect(self.open_file)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self._back)
        first = self.pages.first
        (first or self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = label(self.windowTitle(), "section", wrap=True)
        unsent = label(self.tr("Slik blir brevet. Ingenting er sendt."), "cell", muted=True)
        whom = label(about(self._shown.letter), "cell", wrap=True)
        now, room = theme.current(), self.screen().availableSize()
        wide, tall = (now.px(each) for each in _SIZE)
        self._halves = layout.row(self.pages, layout.column(self.figures, None), spacing=20)
        inside = layout.column(head, unsent, whom, self._halves, None, spacing=10, margin=20)
        buttons = layout.row(self.leave, self.read, None, spacing=8, margin=(20, 8, 20, 12))
        whole = layout.column(layout.scrolling(Tall(inside)), layout.rule(), buttons, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(
            min(wide + now.px(_BESIDE), room.width() - 40), min(tall, max(room.height() - 60, 200))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures stand at the right of the pages, from the top on, where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= sum(theme.current().px(each) for each in (_SIZE[0], _BESIDE))
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != way:
            self._halves.setDirection(way)
        for at, share in enumerate((_SIZE[0], _BESIDE)):
            self._halves.setStretch(at, share if beside else 0)

    @Slot()
    def _back(self) -> None:
        """The keys go back to where they were."""
        if (parent := self.parentWidget()) is not None:
            parent.window().activateWindow()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def open_file(self) -> None:
        """Open the letter in the program the user has for it."""
        self._open(kept_files.laid("brev.pdf", self._shown.letter.content))

    @Slot(int)
    def open_document(self, document_id: int) -> None:
        """Open a document that a figure rests on; that it was looked at is noted."""
        desk, number = self._context.desk, self._debtor
        self._context.tasks.run(
            lambda: kept_files.fetched(desk, number, document_id),
            self._open, self._context.refused, self, replaces="document",
        )  # fmt: skip

    def _open(self, path: Path) -> None:
        if not kept_files.show(path):
            self._context.refused(DocumentNoProgram(kind=path.suffix))
