"""What the terms come to, at the right: the figure, how it is reckoned, month by month, the result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QWidget

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.ui import formats, layout
from collector_desk.ui.columns import Column
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.chart import MonthChart
from collector_desk.ui.panels import Alert, LinkLabel, SectionTitle, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.approvals import Result
from collector_desk.wire.measures import Reckoned

_LINES = (
    Column("label", "Linje", width=190, stretch=True, second="detail", strong=True),
    Column("amount", "Beløp", "money", width=104, total=True),
)
_MONTHS = (
    Column("day", "Måned", width=92, value=lambda each: texts.month(each, year=True)),
    Column("withheld", "Trekk", "money", width=96, strong=True, total=True),
    Column("interest", "Rente", "money", width=84, zero_dash=True, total=True),
    Column("left", "Rest av kravet", "money", width=110, stretch=True),
)
_TABLE = 230  # pixels at 100 percent


class Results(QWidget):
    """A few lines of what it comes to: what at the left, how much at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Result, ...] = ()
        self._lines = layout.column(spacing=6)
        self.setLayout(self._lines)

    def show_results(self, results: Sequence[Result]) -> None:
        """Show other results."""
        if tuple(results) == self.shown:
            return
        self.shown = tuple(results)
        layout.clear(self._lines)
        for each in results:
            value = label(each.value, wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            name = label(each.label, wrap=True)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            line = layout.row(name, value, spacing=12)
            line.setStretch(0, 2)
            line.setStretch(1, 3)
            self._lines.addLayout(line)
            self._lines.addWidget(layout.rule())
        told = "; ".join(f"{each.label}: {each.value}" for each in results)
        self.setAccessibleName(self.tr("Resultat: {0}").format(told))


class Reckoning(QWidget):
    """Follows what is typed; the whole sum is opened under the line that tells it shortly."""

    def __init__(self, kind: MeasureKind) -> None:
        super().__init__()
        self._kind = kind
        self.title = SectionTitle(texts.heading(None, kind))
        self.amount = label("", "amount", wrap=True)
        self.amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence = label("", "cell", wrap=True, muted=True)
        self.open = LinkLabel(self.tr("Vis hele regnestykket"))
        self.open.clicked.connect(self.turn_whole)
        self.lines = TableView(RowsModel(_LINES, key="label"), name=self.tr("Regnestykket"))
        self.months = TableView(RowsModel(_MONTHS, key="day"), name=self.tr("Måned for måned"))
        self.chart = MonthChart()
        self.warnings = Alert(Tone.WARNING, "")
        self.results = Results()
        self.unsure = label("", "cell", wrap=True, muted=True)
        self.practice = label("", "cell", wrap=True, muted=True)
        heavy = QFrame()
        heavy.setProperty("look", "heavy")
        self._result = QWidget()
        self._result.setLayout(
            layout.column(SectionTitle(self.tr("Resultat")), heavy, self.results, spacing=6)
        )
        self.lines.fit_rows()  # what they come to stands last, and is seen
        self.months.setMinimumHeight(_TABLE)
        for table in (self.lines, self.months):
            table.hide()
        self.setLayout(
            layout.column(
                self.title, self.amount, self.sentence, layout.row(self.open, None), self.lines,
                self.chart, self.months, self.warnings, self._result, self.unsure,
                self.practice, spacing=8,
            )
        )  # fmt: skip
        self.show_found(None)

    @Slot()
    def turn_whole(self) -> None:
        """Open or close the whole arithmetic."""
        opens = self.lines.isHidden()
        self.lines.setVisible(opens)
        self.months.setVisible(opens and bool(self.chart.months))
        words = self.tr("Skjul regnestykket") if opens else self.tr("Vis hele regnestykket")
        self.open.setText(words)
        self.open.setAccessibleName(words)
        if opens:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, found: Reckoned | None) -> None:
        """Show what it comes to; nothing while there is nothing to reckon by."""
        self.title.setText(texts.heading(found, self._kind))
        self.amount.setText(texts.amount(found, self._kind) if found else formats.EMPTY)
        self.sentence.setText(found.sentence if found else "")
        self.sentence.setVisible(bool(self.sentence.text()))
        lines, months = (texts.closed(found, self._kind), found.months) if found else ((), ())
        self.open.setVisible(bool(lines))
        self.lines.refresh(lines)
        self.months.refresh(months)
        if not lines:
            self.lines.hide()
        self.chart.show_months(months)
        self.chart.setVisible(bool(months))
        self.months.setVisible(not self.lines.isHidden() and bool(months))
        warnings = found.warnings if found else ()
        self.warnings.setVisible(bool(warnings))
        self.warnings.show_message(Tone.WARNING, "\n".join(warnings))
        results = found.results if found else ()
        self._result.setVisible(bool(results))
        self.results.show_results(results)
        unsure = found.unconfirmed if found else ()
        told = self.tr("Ikke bekreftet av juridisk avdeling:")
        self.unsure.setText("\n• ".join((told, *unsure)) if unsure else "")
        self.unsure.setVisible(bool(unsure))
        made_up = texts.made_up(found.made_up if found else ())
        self.practice.setText("\n• ".join((texts.PRACTICE, *made_up)) if made_up else "")
        self.practice.setVisible(bool(made_up))
