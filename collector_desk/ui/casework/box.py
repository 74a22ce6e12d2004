"""A box in which an order is written: fields that scroll, what went wrong, and the buttons."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QLayout,
    QPlainTextEdit,
    QWidget,
)

from collector_desk.ui import layout, tab_order, theme
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.panels import Alert, KeyHint, announce, button, label
from collector_desk.ui.tokens import Tone

_NARROW = 520
"""Pixels at 100 percent below which fields stand one above the other."""

_LINES = 4


class Box(QDialog):
    """``accepted`` when the order stands, ``rejected`` on Esc; Ctrl+Enter sends.

    The subclass lays its fields out by ``arrange``, sends in ``carry_out`` and says in ``why_not``
    what lacks.
    """

    def __init__(self, parent: QWidget, sending: Sending, *, title: str, about: str = "") -> None:
        super().__init__(parent)
        self.sending = sending
        sending.setParent(self)
        self.setWindowTitle(title)
        self.setModal(True)
        self._title, self._about = title, about
        self._words = ""
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self.do = button("", "primary")
        self.leave = button(self.tr("Avbryt"))
        self.why = label("", "cell", wrap=True, muted=True)
        self.fields = QWidget()
        self._stood: QWidget | None = None
        self._pairs: list[QBoxLayout] = []
        sending.changed.connect(self.show_state)
        sending.done.connect(self._done)
        self.do.clicked.connect(self.send)
        self.leave.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.send)

    def arrange(
        self,
        inside: QLayout,
        *,
        do: str,
        size: tuple[int, int] = (640, 620),
        also: tuple[QWidget, ...] = (),
    ) -> None:
        """Lay the fields out over the buttons; ``do`` is what the first button says.

        ``also`` are other things to do, between the first button and «Avbryt».
        """
        self._words = do
        self.fields.setLayout(inside)
        head = [label(self._title, "section", wrap=True)]
        if self._about:
            head.append(label(self._about, "cell", wrap=True, muted=True))
        self._whole = layout.column(*head, self.said, self.fields, None, spacing=10, margin=20)
        self.page = layout.scrolling(Tall(self._whole))
        buttons = layout.row(self.do, KeyHint("Ctrl+Enter"), *also, self.leave, None, spacing=8)
        foot = layout.column(self.why, buttons, spacing=6, margin=(20, 8, 20, 12))
        whole = layout.column(self.page, layout.rule(), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._make_room()
        self._size = size
        self._take_room()
        theme.current().changed.connect(self._take_room)  # one that is kept grows with the text
        self.show_state()

    @Slot()
    def _take_room(self) -> None:
        px = theme.current().px
        room, (wide, tall) = self.screen().availableSize(), self._size
        self.resize(min(px(wide), room.width() - 40), min(px(tall), max(room.height() - 60, 200)))

    def needs(self, tall: int) -> None:
        """Be as tall as what is shown now asks for, in pixels at 100 percent."""
        if self._size[1] != tall:
            self._size = (self._size[0], tall)
            self._take_room()

    def says(self, words: str) -> None:
        """Let the first button say something else."""
        self._words = words

    def fill(self) -> None:
        """Let the fields take the height that is over, where a list among them can use it."""
        self._whole.takeAt(self._whole.count() - 1)
        self._whole.setStretchFactor(self.fields, 1)

    def pair(self, *fields: QWidget) -> QLayout:
        """Fields side by side, or one above the other where the box is narrow."""
        made = layout.row(*fields, spacing=12)
        for at in range(len(fields)):
            made.setStretch(at, 1)
        self._pairs.append(made)
        return made

    def _make_room(self) -> None:
        """No choice is as wide as its longest words, no text taller than its lines."""
        for choice in self.fields.findChildren(QComboBox):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(8)
        for text in self.fields.findChildren(QPlainTextEdit):
            text.setFixedHeight(text.fontMetrics().lineSpacing() * _LINES + 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(_NARROW)
        ways = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def why_not(self) -> str:
        """What lacks before it can be sent, in words; empty where nothing does."""
        return ""

    @Slot()
    def send(self) -> None:
        """Carry the order out, or say what lacks; one without an answer is sent again as it was."""
        if self.sending.uncertain:
            self.sending.again()
        elif why_not := self.why_not():
            announce(self.do, why_not)
        else:
            self.carry_out()

    @abstractmethod
    def carry_out(self) -> None:
        """Send the order that is written; nothing lacks."""

    @Slot()
    def show_state(self) -> None:
        """Say what lacks, what went wrong, and that it is under way."""
        now, why_not = self.sending, self.why_not()
        if now.locked == self.fields.isEnabled():
            self._lock(locked=now.locked)
        words = self.tr("Send igjen") if now.uncertain else self._words
        self.do.setText(words)
        self.do.setAccessibleName(words)
        self.do.setAccessibleDescription(why_not)
        self.do.setEnabled(not now.busy and (now.uncertain or not why_not))
        self.why.setText("" if now.uncertain else why_not)
        self.why.setVisible(bool(self.why.text()))
        if now.uncertain:
            self.do.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_problem()

    def _lock(self, *, locked: bool) -> None:
        """What is sent does not change; the keys go back to where they were when it may again."""
        if locked:
            self._stood = self.focusWidget()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.setEnabled(not locked)
        if not locked and self._stood is not None:
            self._stood.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self) -> None:
        now = self.sending
        if now.problem is None:
            self.said.hide()
            return
        tone = Tone.WARNING if now.uncertain else Tone.ERROR
        words = f"{now.problem.sentence} {now.problem.what_now}".strip()
        if self.said.isHidden() or self.said.accessibleName() != words:
            self.said.say(tone, now.problem.sentence, what_now=now.problem.what_now)
            self.page.ensureWidgetVisible(self.said)

    @Slot(object)
    def _done(self, _answer: object) -> None:
        self.accept()

    def reject(self) -> None:
        """Esc: leave, but not in the blink while an order is on its way."""
        if not self.sending.busy:
            super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        tab_order.as_laid_out(self)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return  # Enter in a field must not send what is half written
        super().keyPressEvent(event)
