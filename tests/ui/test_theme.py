"""Every colour has a name and enough contrast, and the look follows the system and the user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStyleHints
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collector_desk import ui
from collector_desk.paths import resource
from collector_desk.ui import icons, layout, theme
from collector_desk.ui.theme import Mode, Theme, step_scale, style_sheet, tokens_for
from collector_desk.ui.tokens import (
    CONTRAST,
    DARK,
    EDGE_PAIRS,
    FOCUS_GROUNDS,
    LIGHT,
    TEXT_PAIRS,
    Tokens,
    contrast,
)

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The program in its plain look, before and after."""
    Theme.apply(qapp, Mode.LIGHT, 100)
    yield qapp
    Theme.apply(qapp, Mode.LIGHT, 100)


def _ratio(tokens: Tokens, one: str, other: str) -> float:
    return contrast(getattr(tokens, one), getattr(tokens, other))


@pytest.mark.parametrize("name", THEMES)
def test_every_text_reaches_four_and_a_half_to_one(name: str) -> None:
    poor = [pair for pair in TEXT_PAIRS if _ratio(THEMES[name], *pair) < 4.5]
    assert poor == []


@pytest.mark.parametrize("name", THEMES)
def test_every_edge_reaches_three_to_one(name: str) -> None:
    poor = [pair for pair in EDGE_PAIRS if _ratio(THEMES[name], *pair) < 3]
    assert poor == []


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_ring_is_seen_on_every_ground(name: str) -> None:
    tokens = THEMES[name]
    poor = [
        ground
        for ground in FOCUS_GROUNDS
        if max(_ratio(tokens, "focus", ground), _ratio(tokens, "focus_inner", ground)) < 3
    ]
    assert poor == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert round(contrast("#96281C", "#FFFFFF"), 2) == 8.02
    assert round(contrast("#FF8274", "#FFFFFF"), 2) == 2.41


def test_high_contrast_text_reaches_seven_to_one() -> None:
    poor = [pair for pair in TEXT_PAIRS if _ratio(CONTRAST, *pair) < 7]
    assert poor == []


def test_no_colour_is_written_anywhere_but_among_the_tokens() -> None:
    folder = Path(ui.__file__).parent
    files = [*folder.rglob("*.py"), resource("style.qss"), *resource("icons").glob("*.svg")]
    found = {
        path.name
        for path in files
        if path.name != "tokens.py"
        and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_style_sheet_names_only_tokens_and_icons_that_exist(qapp: QApplication) -> None:
    for tokens in THEMES.values():
        made = style_sheet(tokens, 100)
        assert re.search("@[a-z]|[$]", made) is None
        assert made.count("{") == made.count("}")


def test_every_token_is_used(qapp: QApplication) -> None:
    folder = Path(ui.__file__).parent
    texts = [path.read_text("utf-8") for path in folder.rglob("*.py") if path.name != "tokens.py"]
    used = set(re.findall(r"@([a-z_]+)", resource("style.qss").read_text("utf-8")))
    used |= set(re.findall(r"[.\"]([a-z_]+)", "\n".join(texts)))
    unused = {each.name for each in fields(Tokens)} - used
    unused = {name for name in unused if not name.endswith(("_fill", "_edge"))}
    assert unused == set()


def test_every_icon_can_be_drawn() -> None:
    assert [name for name in icons.names() if not icons.renderer(name, LIGHT.text).isValid()] == []


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_button_is_painted_in_the_colours_of_the_theme(
    dressed: QApplication, qtbot: QtBot, name: str
) -> None:
    Theme.apply(dressed, Mode(name))
    button = QPushButton("Godkjenn")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.resize(120, 30)
    inside = button.grab().toImage().pixelColor(6, 6)
    assert inside == QColor(THEMES[name].primary)


def test_corners_are_square(dressed: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Send")
    qtbot.addWidget(button)
    button.resize(100, 30)
    assert button.grab().toImage().pixelColor(0, 0) == QColor(LIGHT.edge)


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_the_text_size_scales_controls_with_the_font(
    dressed: QApplication, qtbot: QtBot, scale: int
) -> None:
    Theme.apply(dressed, Mode.LIGHT, scale)
    button = QPushButton("Send tilbake")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert dressed.font().pixelSize() == theme.current().px(13)
    assert 27 * scale <= button.sizeHint().height() * 100 <= 34 * scale
    assert button.fontMetrics().horizontalAdvance(button.text()) < button.sizeHint().width()


@pytest.mark.parametrize("scale", range(80, 201, 10))
def test_a_choice_of_one_is_round_at_every_text_size(
    dressed: QApplication, qtbot: QtBot, scale: int
) -> None:
    """Qt draws a square where the radius is more than half of what it rounds."""
    Theme.apply(dressed, Mode.LIGHT, scale)
    choice = QRadioButton("Medhold")
    qtbot.addWidget(choice)
    choice.resize(choice.sizeHint())
    option = QStyleOptionButton()
    choice.initStyleOption(option)
    mark = choice.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, choice)
    painted = choice.grab().toImage()
    assert painted.pixelColor(mark.topLeft()) == painted.pixelColor(choice.width() - 1, 0)
    assert painted.pixelColor(mark.center().x(), mark.top()) != painted.pixelColor(mark.topLeft())


def test_the_text_size_stays_between_80_and_200(dressed: QApplication) -> None:
    assert Theme.apply(dressed, Mode.LIGHT, 20).scale == 80
    assert Theme.apply(dressed, Mode.LIGHT, 900).scale == 200
    assert step_scale(100, 1) == 110
    assert step_scale(200, 1) == 200
    assert step_scale(100, -9) == 80


def test_gaps_grow_with_the_text_size(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(layout.column(QWidget(), spacing=8, margin=16))
    Theme.apply(dressed, Mode.LIGHT, 200)
    inner = window.layout()
    assert isinstance(inner, QVBoxLayout)
    assert inner.spacing() == 16
    assert inner.contentsMargins().left() == 32


def test_the_system_decides_until_the_user_does(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = dressed.styleHints()
    assert tokens_for(Mode.CONTRAST, hints) is CONTRAST
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    assert tokens_for(Mode.SYSTEM, hints) is DARK
    assert tokens_for(Mode.LIGHT, hints) is LIGHT


def test_when_the_system_turns_dark_the_window_follows(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = Theme.apply(dressed, Mode.SYSTEM)
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert now.tokens is DARK
    Theme.apply(dressed, Mode.LIGHT)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert now.tokens is LIGHT


def test_everybody_hears_that_the_look_changed(dressed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.current().changed):
        Theme.apply(dressed, Mode.DARK)
