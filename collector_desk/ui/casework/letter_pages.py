"""A letter as it looks on paper, page under page, and its figures that open what they are made of."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.casework.letter_presenter import Sheet
from collector_desk.ui.debtor.explanation import lines
from collector_desk.ui.debtor.leaf_lines import SumLine
from collector_desk.ui.debtor.parts import lay_out_now
from collector_desk.ui.debtor.texts import PARTS
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import message
from collector_desk.ui.panels import LinkLabel, label
from collector_desk.wire.debtors import Explain
from collector_desk.wire.explanations import Explanation
from collector_desk.wire.letters import Figure


class Paper(QWidget):
    """One page, as wide as its place and as tall as paper; Tab stops here, so that it is read."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._drawn = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sheet.words)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), self._height(theme.current().px(420)))

    def _height(self, width: int) -> int:
        size = self._sheet.picture.size()
        return width * size.height() // max(size.width(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != (tall := self._height(self.width())):
            self.setFixedHeight(tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._drawn.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            way = Qt.AspectRatioMode.IgnoreAspectRatio
            self._drawn = QPixmap.fromImage(self._sheet.picture.scaled(size, way, smooth))
            self._drawn.setDevicePixelRatio(ratio)
        painter, now = QPainter(self), theme.current()
        painter.drawPixmap(0, 0, self._drawn)
        width = now.px(2) if self.hasFocus() else 1
        painter.setPen(QPen(now.colour("focus" if self.hasFocus() else "edge"), width))
        inset = width // 2
        painter.drawRect(QRect(inset, inset, self.width() - width, self.height() - width))
        painter.end()


class Pages(QWidget):
    """The pages of the letter shown; empty while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = layout.column(spacing=10)
        self.setLayout(self._inside)
        self._shown: tuple[Sheet, ...] = ()

    def show_pages(self, sheets: tuple[Sheet, ...]) -> None:
        """Show these pages."""
        if sheets is self._shown:
            return
        self._shown = sheets
        layout.clear(self._inside)
        for at, sheet in enumerate(sheets, start=1):
            paper = Paper(sheet, self.tr("Brevet, side {0} av {1}").format(at, len(sheets)))
            self._inside.addWidget(paper)
            paper.show()

    @property
    def first(self) -> QWidget | None:
        """The first page, where there is one."""
        found = self._inside.itemAt(0)
        return found.widget() if found is not None else None


class FigureLine(QWidget):
    """An amount of the letter; pressed, it opens what it is made of."""

    document_wanted = Signal(int)

    def __init__(self, context: Context, debtor_id: int, figure: Figure) -> None:
        super().__init__()
        self._context, self._debtor, self._figure = context, debtor_id, figure
        words = self.tr("{0}, {1}").format(figure.claim_number, PARTS[figure.part])
        words = f"{words} {figure.when}".strip()
        self.toggle = LinkLabel(words, tip=self.tr("Forklar beløpet"))
        self.toggle.setCheckable(True)
        amount = label(formats.kr(figure.amount), "cell")
        self.toggle.setAccessibleName(f"{words} {amount.text()}")
        self.toggle.setAccessibleDescription(self.tr("Viser eller skjuler linjene"))
        self.body = QWidget()
        self._lines = layout.column(spacing=2, margin=(10, 2, 0, 6))
        self.body.setLayout(self._lines)
        self.body.hide()
        head = layout.row(self.toggle, None, amount)
        self.setLayout(layout.column(head, self.body, spacing=2))
        self.toggle.toggled.connect(self._unfold)

    @Slot(bool)
    def _unfold(self, on: bool) -> None:
        self.body.setVisible(on)
        if not on or self._lines.count():
            return
        if self._figure.told is not None:
            self._came(self._figure.told)
            return
        self._add(label(self.tr("Henter linjene …"), "cell", muted=True))
        desk, number, one = self._context.desk, self._debtor, self._figure
        order = Explain(claim_id=one.claim_id, part=one.part, on=one.on)
        self._context.tasks.run(
            lambda: desk.debtors.explain(number, order), self._came, self._failed, self
        )

    def _came(self, found: Explanation) -> None:
        layout.clear(self._lines)
        self._add(label(found.about, "cell", wrap=True, muted=True))
        for each in lines(list(found.leaves), self.document_wanted):
            self._add(each)
        self._add(SumLine(self.tr("Sum av linjene"), sum(leaf.amount for leaf in found.leaves)))
        lay_out_now()

    def _failed(self, error: BaseException) -> None:
        layout.clear(self._lines)
        found = message(error)
        self._add(label(f"{found.sentence} {found.what_now}".strip(), "error", wrap=True))
        self.toggle.toggled.connect(self._again, Qt.ConnectionType.SingleShotConnection)

    @Slot()
    def _again(self) -> None:
        layout.clear(self._lines)

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)
        widget.show()


class Figures(QWidget):
    """The figures of the letter, one a line; those of nothing are left out."""

    document_wanted = Signal(int)

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self._context, self._debtor = context, debtor_id
        self._shown: tuple[Figure, ...] = ()
        self._inside = layout.column(spacing=2)
        self._title: QLabel = label("", "field", wrap=True)
        self.setLayout(layout.column(self._title, self._inside, spacing=3))
        self._title.hide()

    def show_figures(self, figures: tuple[Figure, ...], *, fee: int) -> None:
        """Show these; one that was opened stays so as long as the figures are the same.

        ``fee`` is the letter's own in øre, which the letter counts in and the figures do not.
        """
        own = self.tr(", uten gebyret for brevet ({0})").format(formats.kr(fee)) if fee else ""
        self._title.setText(self.tr("Beløpene i brevet{0}").format(own))
        if figures == self._shown:
            return
        self._shown = figures
        layout.clear(self._inside)
        for figure in figures:
            if figure.amount or figure.part == "total":
                line = FigureLine(self._context, self._debtor, figure)
                line.document_wanted.connect(self.document_wanted)
                self._inside.addWidget(line)
                line.show()
        self._title.setVisible(bool(figures))
