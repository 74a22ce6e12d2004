"""The small pieces every screen is made of: chips, alerts, titles, amounts, empty states."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from collector_desk.ui import icons, theme
from collector_desk.ui.chips import CHIP_HEIGHT, TEXT, chip_width, paint_chip
from collector_desk.ui.layout import column, row
from collector_desk.ui.paragraphs import bound
from collector_desk.ui.tokens import Tone


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something that changed without the focus moving."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Words(QLabel):
    """Plain text, shown so that no line ends between a § and its number."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._written = ""
        self.setText(text)

    def text(self) -> str:
        """As it was written, with plain spaces."""
        return self._written

    def setText(self, text: str) -> None:
        self._written = text
        super().setText(bound(text))


def label(text: str = "", look: str = "", *, wrap: bool = False, muted: bool = False) -> QLabel:
    """Plain text; ``look`` is ``title``, ``section``, ``group``, ``field`` or ``error``.

    Never rich text: what a debtor or a file wrote is shown as it is.
    """
    made = Words(text)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if muted:
        made.setProperty("muted", True)
    return made


def button(text: str, look: str = "") -> QPushButton:
    """A button; ``look`` is ``primary``, ``quiet``, ``link``, ``danger`` or nothing."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setAccessibleName(text.replace("&", ""))
    if look:
        made.setProperty(look, True)
    return made


class Chip(QLabel):
    """A state in a few words: bar, shape and word; the colour never stands alone."""

    def __init__(self, tone: Tone, word: str) -> None:
        super().__init__(word)
        self.tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_state(self, tone: Tone, word: str) -> None:
        """Show another state."""
        self.tone = tone
        self.setText(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font(TEXT))
        return QSize(chip_width(self.text(), metrics), theme.current().px(CHIP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.current().font(TEXT))
        width = min(self.width(), self.sizeHint().width())
        paint_chip(painter, QRect(0, 0, width, self.height()), self.tone, self.text())
        painter.end()

    @Slot()
    def _dress(self) -> None:
        self.setToolTip("")
        self.updateGeometry()
        self.update()


class IconLabel(QLabel):
    """An icon; ``colour`` is the name of a token, ``meaning`` is what a screen reader says, or nothing."""

    def __init__(
        self, name: str, colour: str = "text", *, size: int = icons.SIZE, meaning: str = ""
    ) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.setAccessibleName(meaning)
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        colour = now.colour(self._colour).name()
        self.setPixmap(icons.pixmap(self._name, colour, now.px(self._size)))
        self.setFixedSize(now.px(self._size), now.px(self._size))


class Alert(QFrame):
    """A message in the page, with a bar at its left and perhaps one thing to do.

    ``acted`` comes when the user takes the action.
    """

    acted = Signal()

    def __init__(self, tone: Tone, text: str, *, what_now: str = "", action: str = "") -> None:
        super().__init__()
        self.setProperty("alert", tone.value)
        self._icon = IconLabel(tone.value, "tone_text")
        self._text = label(text, wrap=True)
        self._advice = label(what_now, wrap=True)
        self._action = button(action, "link")
        self._action.clicked.connect(self._act)
        words = column(self._text, self._advice, self._action, spacing=2)
        icon = column(self._icon, None, margin=(0, 1, 0, 0))
        line = row(icon, words, spacing=10, margin=(10, 8, 12, 8))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_message(tone, text, what_now=what_now, action=action)

    def show_message(self, tone: Tone, text: str, *, what_now: str = "", action: str = "") -> None:
        """Say something else."""
        self.setProperty("alert", tone.value)
        self._icon.show_icon(tone.value, "tone_text")
        for part, words in ((self._text, text), (self._advice, what_now), (self._action, action)):
            part.setText(words)
            part.setVisible(bool(words))
        self._action.setAccessibleName(action)
        self.setAccessibleName(f"{text} {what_now}".strip())
        self.style().polish(self)

    def say(self, tone: Tone, text: str, *, what_now: str = "", action: str = "") -> None:
        """Say something new: shown, and read aloud."""
        self.show_message(tone, text, what_now=what_now, action=action)
        self.show()
        announce(self, self.accessibleName())

    @Slot()
    def _act(self) -> None:
        self.acted.emit()


class KeyHint(QLabel):
    """The small box that tells which keys do the same, such as «Ctrl K»."""

    def __init__(self, keys: str | QKeySequence) -> None:
        text = keys if isinstance(keys, str) else key_text(keys)
        super().__init__(text)
        self.setProperty("look", "key")
        self.setAccessibleName(self.tr("Tastene {0}").format(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


_KEYS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}
"""Qt names these keys in English where it has no translation; the keyboard has them so."""


def key_text(keys: QKeySequence) -> str:
    """Keys as they are named on the keyboard."""
    text = keys.toString(QKeySequence.SequenceFormat.NativeText)
    for word, named in _KEYS.items():
        text = text.replace(word, named)
    return text


class SectionTitle(QLabel):
    """The title of a part of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("look", "section")


class LinkLabel(QPushButton):
    """Words that lead somewhere; a button, so that keys and screen readers reach it."""

    def __init__(self, text: str, *, tip: str = "") -> None:
        super().__init__(text)
        self.setProperty("link", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class EmptyState(QWidget):
    """Why a list is empty, and what to do; ``acted`` comes from its button."""

    acted = Signal()

    def __init__(self, title: str, what_to_do: str = "", *, action: str = "") -> None:
        super().__init__()
        self._title = label(title, "section", wrap=True)
        self._words = label(what_to_do, wrap=True, muted=True)
        self._action = button(action)
        self._action.clicked.connect(self._act)
        for part in (self._title, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = row(None, self._action, None)
        self.setLayout(column(None, self._title, self._words, 4, middle, None, margin=32))
        self.show_words(title, what_to_do, action=action)

    def show_words(self, title: str, what_to_do: str = "", *, action: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(what_to_do)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        if action:
            self.setFocusProxy(self._action)
        self.setAccessibleName(f"{title} {what_to_do}".strip())

    @Slot()
    def _act(self) -> None:
        self.acted.emit()
