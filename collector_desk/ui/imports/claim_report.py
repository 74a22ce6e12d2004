"""The report of a claim file on screen: filtered, copied, written to a workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QStackedLayout, QWidget

from collector_desk.reports.printing import stamp
from collector_desk.ui import layout, theme
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox
from collector_desk.ui.formats import grouped
from collector_desk.ui.imports import report_file, report_rows
from collector_desk.ui.imports.report_rows import COLUMNS, ReportRow
from collector_desk.ui.panels import EmptyState, button, label
from collector_desk.ui.table import RowsModel, TableView
from collector_desk.wire.imports import ClaimReport


class ReportView(QWidget):
    """Each claim of a file with what becomes of it. ``failed(error)`` where the export fails.

    ``counted`` when the filter shows more or fewer lines.
    """

    failed = Signal(object)
    counted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._report: ClaimReport | None = None
        self._rows: tuple[ReportRow, ...] = ()
        self.only_refused = QCheckBox(self.tr("Bare avviste"))
        self.table = TableView(
            RowsModel(COLUMNS, key="key"),
            name=self.tr("Rapport, krav for krav"),
            store=context.store,
            kept_as="imports/report",
        )
        self.filter = FilterBox(self.table)
        self.filter.setPlaceholderText(self.tr("Filtrer rapporten …  Ctrl+F"))
        self.copy = button(self.tr("Kopier"))
        self.copy.setAccessibleName(self.tr("Kopier rapporten som tabell"))
        self.export = button(self.tr("Eksporter …"))
        self.export.setAccessibleName(self.tr("Eksporter rapporten til Excel"))
        self.fault = label("", wrap=True)
        self.advice = label("", wrap=True, muted=True)
        self._lay_out()
        self.only_refused.toggled.connect(self._show)
        self.only_refused.toggled.connect(self.counted)
        theme.current().changed.connect(self._dress)
        self._dress()
        self.table.chosen.connect(self._explain)
        self.filter.counted.connect(self.counted)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._export)

    def _lay_out(self) -> None:
        self.empty = EmptyState(self.tr("Ingen rapport ennå"))
        head = layout.row(
            self.only_refused,
            self.filter,
            None,
            self.copy,
            self.export,
            spacing=10,
            margin=(18, 0, 18, 0),
        )
        inset = layout.column(self.table, margin=(10, 0, 0, 0))
        self._explained = layout.pane(
            "plain", layout.column(self.fault, self.advice, spacing=2, margin=(18, 4, 18, 6))
        )
        full = QWidget()
        column = layout.column(head, inset, self._explained, spacing=8)
        column.setStretch(1, 1)
        full.setLayout(column)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)

    def show_report(self, report: ClaimReport | None) -> None:
        """Show a report, or none."""
        if report is self._report:
            return
        self._report = report
        self._rows = report_rows.rows(report) if report else ()
        self.only_refused.setEnabled(bool(report and report.refused))
        if report and not report.refused:
            self.only_refused.setChecked(False)
        self._stack.setCurrentIndex(1 if report else 0)
        self._show()

    @Slot()
    def _show(self) -> None:
        only = self.only_refused.isChecked()
        self.table.rows.set_rows(report_rows.refused_only(self._rows) if only else self._rows)
        if self.table.rows.rowCount() and not self.table.selected_rows():
            self.table.select_place(0)
        self._explain(self.table.current_row())

    @property
    def shown(self) -> str:
        """«12 av 60 linjer vist»."""
        shown, known = self.table.rows.rowCount(), len(self._rows)
        if shown == known:
            return self.tr("{0} linjer").format(grouped(known))
        return self.tr("{0} av {1} linjer vist").format(grouped(shown), grouped(known))

    @Slot()
    def _dress(self) -> None:
        self.table.setMinimumHeight(theme.current().px(190))

    @Slot(object)
    def _explain(self, row: object) -> None:
        fault = row.fault if isinstance(row, ReportRow) else ""
        self.fault.setText(fault)
        self.advice.setText(row.where if isinstance(row, ReportRow) and fault else "")
        self._explained.setVisible(bool(fault))

    @Slot()
    def _copy(self) -> None:
        self.table.clearSelection()
        self.table.copy()
        self._context.toast(self.tr("Rapporten er kopiert. Lim den inn i Excel eller Outlook."))

    @Slot()
    def _export(self) -> None:
        if self._report is None:
            return
        suggested = str(Path.home() / report_file.file_name(self._report))
        title = self.tr("Lagre rapporten")
        found, _ = QFileDialog.getSaveFileName(self, title, suggested, "Excel (*.xlsx)")
        if found:
            self.write(Path(found))

    def write(self, path: Path) -> None:
        """Write the report to a workbook."""
        report = self._report
        if report is None:
            return
        house, user = self._context.house, self._context.user
        made = stamp(house, user, f"Bunt {report.batch_number}", house.today)
        self._context.tasks.run(
            lambda: report_file.write(report, path, made),
            self._written,
            self.failed.emit,
            self,
            title=self.tr("Skriver rapporten …"),
        )

    def _written(self, path: Path) -> None:
        self._context.toast(self.tr("{0} er lagret i {1}.").format(path.name, path.parent))
