"""Small tables of words and amounts: read by the eye line by line, read aloud as one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.panels import LinkLabel, label


@dataclass(frozen=True)
class Line:
    """One line; ``strong`` is bold under a heavy rule, as a sum is.

    ``opens`` is the number of what the last cell opens, and then that cell is a link.
    """

    cells: tuple[str, ...]
    strong: bool = False
    opens: int | None = None


class Grid(QWidget):
    """Lines under a head, amounts at the right; ``opened(number)`` by the link of a line.

    ``right`` are the places whose cells stand right; ``wide`` is the place that takes what is
    over, and whose words go on to the next line where they must.
    """

    opened = Signal(int)

    def __init__(
        self,
        name: str,
        *,
        head: tuple[str, ...] = (),
        right: frozenset[int] = frozenset(),
        wide: frozenset[int] = frozenset({0}),
    ) -> None:
        super().__init__()
        self._name, self._head, self._right, self._wide = name, head, right, wide
        self.lines: tuple[Line, ...] = ()
        self.links: list[LinkLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for at in wide:
            self._grid.setColumnStretch(at, 1)
        theme.current().changed.connect(self._space)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the same lines again are left as they stand."""
        if tuple(lines) == self.lines:
            return
        self.lines, self.links = tuple(lines), []
        layout.clear(self._grid)
        if self._head:
            self._add(0, Line(self._head, strong=True))
            self._rule(1, thick=True)
        for at, line in enumerate(self.lines):
            self._add(2 * at + 2, line)
            last = at == len(self.lines) - 1
            self._rule(2 * at + 3, thick=not last and self.lines[at + 1].strong)
        self.setAccessibleName(self._spoken())
        self._space()

    def _add(self, at: int, line: Line) -> None:
        words = line.cells if line.opens is None else line.cells[:-1]
        for place, text in enumerate(words):
            cell = label(text, "cell", wrap=place in self._wide)
            cell.setProperty("strong", line.strong)
            side = (
                Qt.AlignmentFlag.AlignRight if place in self._right else Qt.AlignmentFlag.AlignLeft
            )
            cell.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(cell, at, place)
            cell.show()
        if line.opens is not None:
            self._link(at, line, line.opens)

    def _link(self, at: int, line: Line, number: int) -> None:
        *about, text = line.cells
        link = LinkLabel(text)
        link.setAccessibleName(f"{text}: {', '.join(filter(None, about))}")
        link.clicked.connect(partial(self.opened.emit, number))
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(link, at, len(about), top)
        self.links.append(link)
        link.show()

    def _rule(self, at: int, *, thick: bool) -> None:
        line = layout.rule()
        if thick:
            line.setProperty("look", "heavy")
        columns = max(len(self._head), *(len(each.cells) for each in self.lines), 1)
        self._grid.addWidget(line, at, 0, 1, columns)
        line.show()

    def _spoken(self) -> str:
        read = "; ".join(", ".join(cell for cell in line.cells if cell) for line in self.lines)
        head = f" ({', '.join(word for word in self._head if word)})" if self._head else ""
        return f"{self._name}{head}: {read}"

    @Slot()
    def _space(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(14))
        self._grid.setVerticalSpacing(now.px(5))
