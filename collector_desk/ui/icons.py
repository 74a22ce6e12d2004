"""The desk's own icons, drawn in the colour of the theme."""

from __future__ import annotations

import atexit
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from collector_desk.paths import resource

SIZE = 16
"""The side of an icon at 100 percent, in pixels."""


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _coloured(name: str, colour: str) -> str:
    return _drawing(name).replace("currentColor", colour)


@lru_cache(maxsize=256)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """An icon ready to be painted at any size, in a colour of the theme."""
    return QSvgRenderer(QByteArray(_coloured(name, colour).encode()))


def paint(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Paint an icon into a square."""
    renderer(name, colour).render(painter, where)


def pixmap(name: str, colour: str, size: int = SIZE) -> QPixmap:
    """An icon as a picture, sharp on the finest screen attached."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer(name, colour).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = SIZE) -> QIcon:
    """An icon for a button or a menu."""
    return QIcon(pixmap(name, colour, size))


@cache
def _folder() -> Path:
    folder = QTemporaryDir(f"{QDir.tempPath()}/collector-desk-icons-XXXXXX")
    atexit.register(folder.remove)
    return Path(folder.path())


@cache
def coloured_file(name: str, colour: str) -> Path:
    """An icon as a file in one colour: the style sheet takes pictures from files only."""
    path = _folder() / f"{name}-{colour.lstrip('#')}.svg"
    path.write_text(_coloured(name, colour), encoding="utf-8")
    return path
