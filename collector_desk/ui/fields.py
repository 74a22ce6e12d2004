"""Fields: forgiving in what they take, exact in what they give, plain about what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from collector_desk.errors.base import DeskError
from collector_desk.errors.fields import FieldEmpty
from collector_desk.ui import layout
from collector_desk.ui.panels import IconLabel, announce, label

RING = 6
"""Pixels at 100 percent around what is written in: the ring of the focus lies over neither the label
nor what is wrong."""


class Labelled(QWidget):
    """A label, what it names, and under it what is wrong, shown and read aloud."""

    changed = Signal()

    def __init__(self, title: str, editor: QWidget, *, required: bool, help_text: str) -> None:
        super().__init__()
        self.title = title
        self.required = required
        self._editor = editor
        self._refusal: DeskError | None = None
        self._name = label(title, "field")
        self._name.setBuddy(editor)
        self._icon = IconLabel("error", "danger", size=14)
        self._error = label("", "error", wrap=True)
        line = layout.row(layout.column(self._icon, None), self._error, spacing=6)
        line.setStretch(1, 1)
        self.wrong = QWidget()
        """What is wrong; a screen may lay it elsewhere, where its room is kept."""
        self.wrong.setLayout(line)
        self._line = layout.row(editor, spacing=0)
        self.setLayout(layout.column(self._name, self._line, self.wrong, spacing=RING))
        self.setFocusProxy(editor)
        self.rename(title)
        editor.setWhatsThis(help_text)
        editor.setToolTip(help_text)
        self.wrong.hide()

    def rename(self, title: str) -> None:
        """Ask for something else by the same field."""
        self.title = title
        self._name.setText(title)
        needed = self.tr(", må fylles ut") if self.required else ""
        self._editor.setAccessibleName(f"{title}{needed}")

    def show_refusal(self, refusal: DeskError) -> None:
        """Say at the field what is wrong and what is right."""
        self._refusal = refusal
        self.show_error(str(refusal))

    def show_error(self, text: str) -> None:
        """Mark the field as wrong, in words; an empty text clears it."""
        self._error.setText(text)
        self.wrong.setVisible(bool(text))
        self._editor.setAccessibleDescription(text)
        self._editor.setProperty("wrong", bool(text))
        self._editor.style().polish(self._editor)
        if text:
            announce(self._editor, f"{self.title}: {text}")

    def clear_error(self) -> None:
        """The field is right again."""
        if self.error():
            self._refusal = None
            self.show_error("")

    def error(self) -> str:
        """What the field says is wrong, or nothing."""
        return self._error.text()


class Field(Labelled):
    """A line to write in. It is checked on leaving, and while typing only to take a mark away.

    ``changed`` comes as one types, ``left`` when the field was left with something readable.
    """

    left = Signal()

    def __init__(
        self, title: str, *, hint: str = "", required: bool = False, help_text: str = ""
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(title, self.edit, required=required, help_text=help_text)
        self.edit.setPlaceholderText(hint)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._leave)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put something there, as if it had always been; it is seen from its start."""
        self.edit.setText(text)
        if not self.edit.hasFocus():
            self.edit.setCursorPosition(0)
        self.clear_error()

    def check(self) -> bool:
        """Whether the content will do; if not, the field says why."""
        try:
            self._require()
            shown = self._tidy(self.text()) if self.text() else ""
        except DeskError as refusal:
            self.show_refusal(refusal)
            return False
        self.clear_error()
        if shown != self.edit.text():
            self.edit.setText(shown)
        return True

    def _require(self) -> None:
        if self.required and not self.text():
            raise FieldEmpty(field=self.title)

    def _tidy(self, text: str) -> str:
        return text

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()
        if self.error():
            try:
                self._tidy(self.text())
            except DeskError:
                return
            self.clear_error()

    @Slot()
    def _leave(self) -> None:
        if (self.text() or self.error()) and self.check():
            self.left.emit()


class TextField(Field):
    """A line of text, at most ``longest`` characters."""

    def __init__(
        self,
        title: str,
        *,
        hint: str = "",
        required: bool = False,
        help_text: str = "",
        longest: int = 200,
    ) -> None:
        super().__init__(title, hint=hint, required=required, help_text=help_text)
        self.edit.setMaxLength(longest)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text()


class NoteField(Labelled):
    """Several lines of text; Tab leaves it."""

    def __init__(
        self, title: str, *, lines: int = 4, required: bool = False, help_text: str = ""
    ) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(title, self.edit, required=required, help_text=help_text)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * lines + 16)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Put a text there."""
        self.edit.setPlainText(text)

    def check(self) -> bool:
        """Whether there is a text where one is needed; if not, the field says so."""
        if self.required and not self.value():
            self.show_refusal(FieldEmpty(field=self.title))
            return False
        self.clear_error()
        return True

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()
        if self.value():
            self.clear_error()


class ChoiceField(Labelled):
    """One of a few: ``options`` are values and the words for them."""

    def __init__(
        self, title: str, options: Sequence[tuple[str, str]], *, help_text: str = ""
    ) -> None:
        self.box = QComboBox()
        super().__init__(title, self.box, required=False, help_text=help_text)
        self.box.view().setAccessibleName(title)
        for value, words in options:
            self.box.addItem(words, value)
        self.box.currentIndexChanged.connect(self._chosen)

    def value(self) -> str:
        """The value chosen."""
        return str(self.box.currentData())

    def set_value(self, value: str) -> None:
        """Choose a value; one that is not there changes nothing."""
        at = self.box.findData(value)
        if at >= 0:
            self.box.setCurrentIndex(at)

    @Slot()
    def _chosen(self) -> None:
        self.clear_error()
        self.changed.emit()


def check_all(fields: Sequence[Field | NoteField]) -> bool:
    """Check every field, and stand on the first that is wrong."""
    wrong = [field for field in fields if not field.check()]
    if wrong:
        wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong
