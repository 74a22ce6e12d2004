"""Colours and text size as the user wants them: chosen by command, kept between sessions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from collector_desk.ui import theme
from collector_desk.ui.kept import Store
from collector_desk.ui.theme import Mode, Theme, step_scale

_MODE, _SCALE = "look/mode", "look/scale"


def dress(app: QApplication, store: Store) -> None:
    """Dress the program as it was last time."""
    mode = str(store.value(_MODE) or "")
    scale = str(store.value(_SCALE) or "")
    Theme.apply(
        app,
        Mode(mode) if mode in set(Mode) else Mode.SYSTEM,
        int(scale) if scale.isdigit() else 100,
    )


def choose(store: Store, *, mode: Mode | None = None, scale: int | None = None) -> None:
    """Other colours, another size, or both; the rest stays."""
    now = theme.current()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Theme.apply(app, mode or now.mode, scale or now.scale)
    store.setValue(_MODE, now.mode.value)
    store.setValue(_SCALE, str(now.scale))


def deeds(store: Store) -> dict[str, Callable[[], object]]:
    """What the commands of look do."""
    return {
        "larger": lambda: choose(store, scale=step_scale(theme.current().scale, 1)),
        "smaller": lambda: choose(store, scale=step_scale(theme.current().scale, -1)),
        "normal": lambda: choose(store, scale=100),
        "theme_system": lambda: choose(store, mode=Mode.SYSTEM),
        "theme_light": lambda: choose(store, mode=Mode.LIGHT),
        "theme_dark": lambda: choose(store, mode=Mode.DARK),
        "theme_contrast": lambda: choose(store, mode=Mode.CONTRAST),
    }
