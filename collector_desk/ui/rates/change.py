"""The box that proposes a new dated value: what it is, from when, by what source, what it moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from collector_desk.reports.printing import stamp
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import NoteField, TextField
from collector_desk.ui.flow import flow
from collector_desk.ui.formats import day
from collector_desk.ui.grid import Grid
from collector_desk.ui.panels import SectionTitle, button, label
from collector_desk.ui.rates import rehearsal_file, texts
from collector_desk.ui.rates.trying import Trying
from collector_desk.ui.rates.values import Values
from collector_desk.wire.rates import RateProposal, RateTable

_SOURCE, _REASONS = 5, 20


class ChangeBox(Box):
    """All values that are announced together, and beneath them what they would move."""

    def __init__(
        self, parent: QWidget, context: Context, tables: Sequence[RateTable], now: Sequence[str]
    ) -> None:
        table = tables[0]
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Foreslå ny verdi: {0}").format(table.title),
            about=self.tr(
                "Raden legges til, og de andre blir stående. En leder som er en annen enn deg, godkjenner."
            ),
        )
        self._context, self._table = context, table
        self.trying = Trying(context)
        self.trying.setParent(self)
        self._make_fields(tables, now)
        self._lay_out()
        for field in (self.since, self.next_due, self.source, self.note, self.reasons):
            field.changed.connect(self._typed)
        for each in self.values.fields.values():
            each.changed.connect(self._typed)
        self.confirmed.toggled.connect(self._typed)
        self.trying.changed.connect(self._show_tried)
        self.try_it.clicked.connect(self.trying.run)
        self.to_file.clicked.connect(self._choose_file)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.trying.run)
        self._typed()

    def _make_fields(self, tables: Sequence[RateTable], now: Sequence[str]) -> None:
        today, table = self._context.house.today, self._table
        self.values = Values(tables, now)
        self.since = DateField(self.tr("Gjelder fra"), today=today, required=True)
        due = table.next_due
        self.since.set_value(due if due is not None and due > today else today + timedelta(days=1))
        self.next_due = DateField(self.tr("Neste verdi ventes"), today=today)
        self.next_due.setVisible(due is not None)
        if due is not None and due > today:
            self.next_due.set_value(texts.after(table, due))
        self.source = TextField(
            self.tr("Kilde (forskrift, vedtak eller husregel)"), required=True, longest=300
        )
        self.confirmed = QCheckBox(self.tr("Bekreftet av juridisk avdeling"))
        self.note = TextField(self.tr("Hva som er åpent"), longest=300)
        self.reasons = NoteField(self.tr("Hvorfor verdien endres"), lines=3, required=True)
        self.try_it = button(self.tr("Prøv på sakene  Ctrl+T"))
        self.to_file = button(self.tr("Lagre i Excel …"))
        self.moves = label("", "cell", wrap=True)
        self.groups = Grid(
            self.tr("Hva som flytter seg"), right=frozenset({1, 2, 3}), wide=frozenset({0}),
            head=(self.tr("Hva"), self.tr("Saker"), self.tr("Før"), self.tr("Etter")),
        )  # fmt: skip
        self.cases = Grid(
            self.tr("De første sakene"), wide=frozenset({0, 1, 2}),
            head=(self.tr("Sak"), self.tr("Før"), self.tr("Etter")),
        )  # fmt: skip
        self.stands = label("", "cell", wrap=True, muted=True)

    def _lay_out(self) -> None:
        self.arrange(
            layout.column(
                self.values,
                self.pair(self.since, self.next_due),
                self.source,
                self.confirmed,
                self.note,
                self.reasons,
                SectionTitle(self.tr("Hva som flytter seg")),
                flow(self.try_it, self.to_file, gap=8),
                self.moves,
                self.groups,
                self.stands,
                self.cases,
                spacing=12,
            ),
            do=self.tr("Foreslå"),
            size=(760, 760),
        )

    def order(self) -> RateProposal | None:
        """What is written; None while the values or the day cannot be read."""
        values, since = self.values.read(), self.since.known()
        if values is None or since is None:
            return None
        sure = self.confirmed.isChecked()
        return RateProposal(
            table=self._table.group,
            since=since,
            values=values,
            source=self.source.value(),
            note="" if sure else self.note.value(),
            confirmed=sure,
            next_due=self.next_due.known(),
            reasons=self.reasons.value(),
        )

    def why_not(self) -> str:
        if self.order() is None:
            return self.tr("Skriv verdiene og dagen de gjelder fra.")
        if len(self.source.value()) < _SOURCE:
            return self.tr("Skriv hvor verdien er fastsatt.")
        if not self.confirmed.isChecked() and not self.note.value():
            return self.tr("Skriv hva som er åpent når verdien ikke er bekreftet.")
        if len(self.reasons.value()) < _REASONS:
            return self.tr("Skriv hvorfor verdien endres, minst {0} tegn.").format(_REASONS)
        return self._not_tried()

    def _not_tried(self) -> str:
        if self.trying.busy:
            return self.tr("Prøver satsen på løpende saker …")
        if self.trying.problem is not None:
            return self.trying.problem.sentence
        return "" if self.trying.found else self.tr("Prøv verdien på løpende saker først (Ctrl+T).")

    def carry_out(self) -> None:
        order, desk = self.order(), self._context.desk
        if order is not None:
            self.sending.send(lambda key: desk.rates.propose(order, key=key))

    @Slot()
    def _typed(self) -> None:
        self.note.setVisible(not self.confirmed.isChecked())
        order = self.order()
        # What is said of it moves nothing: what was tried still holds.
        bare = {"source": "", "reasons": "", "confirmed": True, "note": ""}
        self.trying.write(None if order is None else order.model_copy(update=bare))
        self._show_tried()

    @Slot()
    def _show_tried(self) -> None:
        found, problem = self.trying.found, self.trying.problem
        self.try_it.setEnabled(self.trying.order is not None and not self.trying.busy)
        self.to_file.setEnabled(found is not None)
        untold = self.tr("Prøv verdien på sakene først.") if found is None else ""
        self.to_file.setToolTip(untold)
        self.to_file.setAccessibleDescription(untold)
        self.moves.setText(texts.moves(found, problem, busy=self.trying.busy))
        self.groups.setVisible(found is not None and bool(found.groups))
        self.cases.setVisible(found is not None and bool(found.cases))
        self.stands.setVisible(found is not None and bool(found.moved))
        if found is not None:
            self.groups.show_lines(texts.groups(found))
            self.cases.show_lines(texts.cases(found))
            self.stands.setText(texts.stands(found))
        self.show_state()

    @Slot()
    def _choose_file(self) -> None:
        found = self.trying.found
        if found is None:
            return
        suggested = str(Path.home() / rehearsal_file.file_name(self._table.group, found))
        title = self.tr("Lagre hva som flytter seg")
        chosen, _ = QFileDialog.getSaveFileName(self, title, suggested, "Excel (*.xlsx)")
        if chosen:
            self.write_file(Path(chosen))

    def write_file(self, path: Path) -> None:
        """Write what was found to a workbook; nothing is written before the value is tried."""
        found, order = self.trying.found, self.trying.order
        if found is None or order is None:
            return
        house, user = self._context.house, self._context.user
        made = stamp(house, user, self._table.title, found.made_on)
        proposed = self.tr("Fra {0}: {1}.").format(day(order.since), self.values.words())
        self._context.tasks.run(
            lambda: rehearsal_file.write(found, path, made, proposed),
            self._written,
            self._context.refused,
            self,
            title=self.tr("Skriver filen …"),
        )

    def _written(self, path: Path) -> None:
        self._context.toast(self.tr("{0} er lagret i {1}.").format(path.name, path.parent))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Forslaget venter på en annen leder under Til godkjenning."))
        super()._done(answer)
