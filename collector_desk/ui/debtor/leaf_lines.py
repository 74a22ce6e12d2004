"""The lines of an explanation: interest as a table, everything else line by line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.debtor import texts
from collector_desk.ui.panels import LinkLabel, label
from collector_desk.wire.explanations import Leaf

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def blocks(leaves: Sequence[Leaf]) -> list[tuple[bool, list[Leaf]]]:
    """The leaves in order, cut where interest lines begin and end: (interest?, leaves)."""
    return [(is_line, list(found)) for is_line, found in groupby(leaves, key=_is_interest)]


def _is_interest(leaf: Leaf) -> bool:
    return leaf.days is not None and leaf.to_day is not None


class InterestLines(QWidget):
    """Period, days, rate and kroner; the principal where it is not the same all the way."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._at = 0
        self._head()
        several = len({leaf.base for leaf in leaves}) > 1
        before: int | None = None
        for leaf in leaves:
            self._line(leaf, changed=several and leaf.base != before)
            before = leaf.base
        self.setAccessibleName("; ".join(_spoken(leaf) for leaf in leaves))
        theme.current().changed.connect(self._space)
        self._space()

    def _head(self) -> None:
        words = (
            self.tr("Fra og med – til og med"),
            self.tr("Dager"),
            self.tr("Sats"),
            self.tr("Kroner"),
        )
        for place, text in enumerate(words):
            cell = self._put(place, text)
            cell.setProperty("strong", True)
        self._rule(heavy=True)

    def _line(self, leaf: Leaf, *, changed: bool) -> None:
        if leaf.from_day is None or leaf.last_day is None:
            return
        period = self._put(0, formats.period(leaf.from_day, leaf.last_day))
        self._put(1, str(leaf.days))
        self._put(2, leaf.rate)
        self._put(3, formats.kroner(leaf.amount))
        period.setToolTip(texts.basis(leaf))
        self._at += 1
        more = [self.tr("av {0}").format(formats.kroner(leaf.base))] if changed else []
        more += [self.tr("foreløpig sats")] if leaf.provisional else []
        if more:
            cell = label(" · ".join(more), "cell", muted=not leaf.provisional)
            if leaf.provisional:
                cell.setProperty("look", "caution")
            self._grid.addWidget(cell, self._at, 0, 1, 4)
            self._at += 1
        self._rule()

    def _put(self, place: int, text: str) -> QLabel:
        cell = label(text, "cell")
        cell.setAlignment(_RIGHT if place else _LEFT)
        self._grid.addWidget(cell, self._at, place)
        return cell

    def _rule(self, *, heavy: bool = False) -> None:
        line = layout.rule()
        if heavy:
            line.setProperty("look", "heavy")
        self._at += 1
        self._grid.addWidget(line, self._at, 0, 1, 4)
        self._at += 1

    @Slot()
    def _space(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(10))
        self._grid.setVerticalSpacing(now.px(3))


def _spoken(leaf: Leaf) -> str:
    amount = formats.kroner(leaf.amount)
    return f"{leaf.text}, {texts.working(leaf)}, {amount} kroner"


class LeafLine(QWidget):
    """One line: what it is, its amount, its rule and source, and the document it rests on."""

    document_wanted = Signal(int)

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self._document = leaf.document_id
        amount = label(formats.kroner(leaf.amount), "cell")
        amount.setAlignment(_RIGHT)
        head = layout.row(label(leaf.text, "cell", wrap=True), amount, spacing=10)
        head.setStretch(0, 1)
        lines: list[layout.Item] = [head]
        about = " · ".join(word for word in (texts.working(leaf), texts.basis(leaf)) if word)
        if about:
            lines.append(label(about, "cell", wrap=True, muted=True))
        if leaf.document_id is not None:
            link = LinkLabel(self.tr("Åpne dokumentet"))
            link.clicked.connect(self._open)
            lines.append(link)
        self.setLayout(layout.column(*lines, layout.rule(), spacing=2, margin=(0, 2, 0, 2)))
        self.setAccessibleName(f"{leaf.text}, {formats.kroner(leaf.amount)} kroner. {about}")

    @Slot()
    def _open(self) -> None:
        if self._document is not None:
            self.document_wanted.emit(self._document)


class SumLine(QWidget):
    """The last line: what the lines add up to."""

    def __init__(self, words: str, ore: int) -> None:
        super().__init__()
        said, amount = label(words, "cell"), label(formats.kroner(ore), "cell")
        for part in (said, amount):
            part.setProperty("strong", True)
        amount.setAlignment(_RIGHT)
        line = layout.row(said, None, amount, spacing=10)
        heavy = layout.rule()
        heavy.setProperty("look", "heavy")
        self.setLayout(layout.column(heavy, line, spacing=4))
        self.setAccessibleName(f"{words} {amount.text()}")
