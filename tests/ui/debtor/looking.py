"""Pictures of a box in each look, where the environment names a folder for them."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

from collector_desk.ui.casework.box import Box
from collector_desk.ui.theme import Mode, Theme

_LOOKS = (("light", Mode.LIGHT, 100), ("dark", Mode.DARK, 100), ("200", Mode.LIGHT, 200))


def look(box: Box, name: str) -> None:
    """Draw the box light, dark and twice as large."""
    folder = os.environ.get("DESK_LOOK")
    app = QApplication.instance()
    if not folder or not isinstance(app, QApplication):
        return
    size = box.size()
    for word, mode, scale in _LOOKS:
        Theme.apply(app, mode, scale)
        box.resize(size * scale / 100)
        QApplication.processEvents()
        box.grab().save(f"{folder}/{name}-{word}.png")
    Theme.apply(app, Mode.LIGHT)
    box.resize(size)
    QApplication.processEvents()
