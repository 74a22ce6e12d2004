"""The look: one theme for the whole program, light, dark or high contrast, at any text size."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import cast

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from collector_desk.paths import resource
from collector_desk.ui.focus import FocusFollower
from collector_desk.ui.fonts import BASE_PIXELS, body_font, load_fonts, round_pixels
from collector_desk.ui.icons import coloured_file
from collector_desk.ui.tokens import CONTRAST, DARK, LIGHT, Tokens

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The text sizes a user steps through, in percent."""


class Mode(StrEnum):
    """Which colours; ``SYSTEM`` follows what the machine is set to."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """The colours and the size in force; ``changed`` comes when either is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.scale = 100
        self.tokens = LIGHT
        self._app: QApplication | None = None
        self._focus: FocusFollower | None = None

    @classmethod
    def apply(cls, app: QApplication, mode: Mode = Mode.SYSTEM, scale: int = 100) -> Theme:
        """Dress the program; ``scale`` is the text size in percent, kept within 80–200."""
        theme = current()
        if theme._app is None:  # noqa: SLF001 - its own class
            theme._follow(app)  # noqa: SLF001 - its own class
        theme.mode = mode
        theme.scale = min(max(scale, SCALES[0]), SCALES[-1])
        theme._dress()  # noqa: SLF001 - its own class
        return theme

    def px(self, pixels: int) -> int:
        """Pixels at the text size in force."""
        return round_pixels(pixels, self.scale)

    def colour(self, name: str) -> QColor:
        """A token as a colour to paint with."""
        return QColor(_token(self.tokens, name))

    def font(self, pixels: int = BASE_PIXELS, weight: int = 400) -> QFont:
        """The desk's font at a height in pixels (before the text size) and a weight."""
        font = body_font(self.scale, pixels=pixels)
        font.setWeight(QFont.Weight(weight))
        return font

    def _follow(self, app: QApplication) -> None:
        self._app = app
        load_fonts()
        app.setStyle("Fusion")
        # One for the program: a second would draw a second ring.
        self._focus = app.findChild(FocusFollower) or FocusFollower(app)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @Slot()
    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        self.tokens = tokens_for(self.mode, app.styleHints())
        app.setPalette(palette(self.tokens))
        app.setFont(body_font(self.scale))
        app.setStyleSheet(style_sheet(self.tokens, self.scale))
        if self._focus is not None:
            self._focus.colours = (self.colour("focus"), self.colour("focus_inner"))
        self.changed.emit()


_theme: Theme | None = None


def current() -> Theme:
    """The theme in force."""
    global _theme  # noqa: PLW0603 - one program has one look
    if _theme is None or not shiboken6.isValid(_theme):
        _theme = Theme()
    return _theme


def tokens_for(mode: Mode, hints: QStyleHints) -> Tokens:
    """The colours of a mode; the system's wish for contrast goes before its wish for dark."""
    if mode is Mode.SYSTEM:
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.CONTRAST: CONTRAST}[mode]


def step_scale(scale: int, steps: int) -> int:
    """The text size some steps larger or smaller, never outside 80–200 percent."""
    at = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - scale))
    return SCALES[min(max(at + steps, 0), len(SCALES) - 1)]


def palette(tokens: Tokens) -> QPalette:
    """The colours Qt's own drawing uses."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.window,
        QPalette.ColorRole.AlternateBase: tokens.subtle,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.button,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.selection,
        QPalette.ColorRole.HighlightedText: tokens.selection_text,
        QPalette.ColorRole.Link: tokens.link,
        QPalette.ColorRole.LinkVisited: tokens.link,
        QPalette.ColorRole.PlaceholderText: tokens.field_hint,
        QPalette.ColorRole.ToolTipBase: tokens.subtle,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Mid: tokens.hairline,
        QPalette.ColorRole.Accent: tokens.link,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    grey = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(grey, role, QColor(tokens.disabled))
    return made


_NAME = re.compile(r"@([a-z_]+)")
_SIZE = re.compile(r"(\d+)px")
_ROUND = re.compile(r"round\((\d+)\)")  # the radius of a circle that wide, in its edge of two
_ICON = re.compile(r"\$icon-([a-z-]+)-([a-z_]+)\)")


def style_sheet(tokens: Tokens, scale: int) -> str:
    """The style sheet with colours for names and sizes at the text size.

    Lines of one and two pixels stay as they are: an edge is an edge at any text size.
    """
    text = resource("style.qss").read_text(encoding="utf-8")
    named = _NAME.sub(lambda found: _token(tokens, found[1]), text)
    sized = _SIZE.sub(lambda found: _sized(int(found[1]), scale), named)
    round_ = _ROUND.sub(lambda found: f"{round_pixels(int(found[1]), scale) // 2 + 2}px", sized)
    return _ICON.sub(
        lambda found: f'"{coloured_file(found[1], _token(tokens, found[2])).as_posix()}")', round_
    )


def _token(tokens: Tokens, name: str) -> str:
    return cast("str", getattr(tokens, name))


def _sized(pixels: int, scale: int) -> str:
    return f"{pixels if pixels <= 2 else round_pixels(pixels, scale)}px"
