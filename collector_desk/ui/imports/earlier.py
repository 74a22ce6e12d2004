"""Earlier claim files, and «Denne importen var feil …»."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from collector_desk.ui import layout
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import NoteField, TextField
from collector_desk.ui.imports import texts
from collector_desk.ui.imports.batches import BatchesPresenter
from collector_desk.ui.panels import Alert, EmptyState, SectionTitle, button, label
from collector_desk.ui.table import RowsModel, TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.imports import BatchRow

COLUMNS = (
    Column("creditor", "Virksomhet", width=130, second="name", stretch=True, strong=True),
    Column("batch_number", "Bunt", width=56, align="right"),
    Column("count", "Krav", "number", width=48),
    Column("total", "Sum", "money", width=86, second="committed_by"),
    Column("state", "Tilstand", "state", width=94, value=texts.batch_state),
)


class WithdrawForm(QFrame):
    """What withdrawing means, why it is done, and the number that shows it is meant.

    ``left`` when it is put away undone.
    """

    left = Signal()

    def __init__(self, presenter: BatchesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._row: BatchRow | None = None
        self.setProperty("look", "plain")
        self.meaning = Alert(Tone.WARNING, "")
        self.reason = NoteField(self.tr("Hva var feil?"), lines=2, required=True)
        self.reason.edit.setMaximumHeight(self.reason.edit.minimumHeight())
        self.number = TextField(
            self.tr("Buntnummeret, for å bekrefte"),
            required=True,
            help_text=self.tr("Trekkingen kan ikke angres. Skriv nummeret på bunten du trekker."),
        )
        self.do = button(self.tr("Trekk bunten"), "danger")
        self.leave = button(self.tr("Avbryt"))
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        buttons = layout.row(self.leave, self.do, None)
        self.setLayout(
            layout.column(
                self.meaning, self.reason, self.number, self.said, buttons, self.why_not, spacing=8
            )
        )
        self.reason.changed.connect(self.show_state)
        self.number.changed.connect(self.show_state)
        self.do.clicked.connect(self._withdraw)
        self.leave.clicked.connect(self.shut)
        self.hide()

    def begin(self, row: BatchRow) -> None:
        """Open it for a batch; what was written for another batch goes."""
        if self._row is None or self._row.batch_id != row.batch_id:
            self.reason.set_value("")
            self.number.set_text("")
        self._row = row
        self.meaning.show_message(Tone.WARNING, texts.consequence(row))
        self.show()
        self.show_state()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def shut(self) -> None:
        """Put it away; what is written is kept until another batch is wanted."""
        self.hide()
        self.left.emit()

    def done(self) -> None:
        """The batch is withdrawn."""
        self._row = None
        self.hide()

    @Slot()
    def show_state(self) -> None:
        """Say what is missing, and what went wrong."""
        row, now = self._row, self._presenter
        if row is None:
            return
        fault = now.fault(row, self.reason.value(), self.number.edit.text())
        self.do.setText(self.tr("Trekk {0}").format(texts.claims(row.count)))
        self.do.setAccessibleName(self.do.text())
        self.do.setAccessibleDescription(fault)
        self.do.setEnabled(not fault)
        self.why_not.setText(fault)
        self.why_not.setVisible(bool(fault))
        if now.problem is None:
            self.said.hide()
        else:
            self.said.say(Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now)

    @Slot()
    def _withdraw(self) -> None:
        row = self._row
        if row is not None:
            self._presenter.withdraw(row, self.reason.value())


class Earlier(QWidget):
    """The batches taken in, newest first, and the one that is looked at."""

    def __init__(self, context: Context, presenter: BatchesPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self._newest = 0
        self.table = TableView(
            RowsModel(COLUMNS, key="batch_id"),
            name=self.tr("Tidligere bunter"),
            store=context.store,
            kept_as="imports/batches",
        )
        self.about = label("", "cell", wrap=True)
        self.wrong = button(self.tr("Denne importen var feil …"), "danger")
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.form = WithdrawForm(presenter)
        self.news = Alert(Tone.SUCCESS, "")
        self.news.hide()
        self._lay_out()
        self.table.chosen.connect(self._chosen)
        self.wrong.clicked.connect(self._begin)
        self.form.left.connect(self._left)
        presenter.changed.connect(self._show)
        presenter.withdrawn.connect(self._withdrawn)
        self._show()

    def _lay_out(self) -> None:
        self._empty = EmptyState("")
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        inset = layout.column(lists, margin=(10, 0, 0, 0))
        title = layout.column(SectionTitle(self.tr("Tidligere bunter")), margin=(18, 14, 18, 6))
        below = QWidget()
        below.setProperty("look", "plain")
        below.setLayout(
            layout.column(
                self.news, self.about, layout.row(self.wrong, None), self.why_not, self.form,
                None, spacing=8, margin=(18, 8, 18, 12),
            )
        )  # fmt: skip
        self._below = layout.scrolling(below)
        column = layout.column(title, inset, layout.rule(), self._below, spacing=0)
        column.setStretch(1, 3)
        column.setStretch(3, 2)
        self.setLayout(column)
        self._column = column

    @property
    def row(self) -> BatchRow | None:
        """The batch that is looked at."""
        found = self.table.current_row()
        return found if isinstance(found, BatchRow) else None

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        newest, self._newest = self._newest, max((row.batch_id for row in now.rows), default=0)
        self.table.refresh(now.rows)
        if self._newest > newest and self.form.isHidden():
            self.table.select_key(self._newest)  # the one that was just taken in
        self._stack.setCurrentIndex(1 if now.rows else 0)
        if now.loaded:
            self._empty.show_words(
                self.tr("Ingen bunter er tatt inn"),
                self.tr("Kravfiler fra virksomhetene står her når de er tatt inn."),
            )
        else:
            self._empty.show_words(self.tr("Henter …"))
        self._below.setVisible(bool(now.rows))
        self._show_row()

    @Slot()
    def _chosen(self, *_: object) -> None:
        self.form.hide()
        self._show_row()

    def _show_row(self) -> None:
        row = self.row
        why_not = self.presenter.why_not(row)
        self.about.setText(texts.batch_about(row) if row else "")
        open_form = not self.form.isHidden()
        self.wrong.setVisible(not open_form)
        self.wrong.setEnabled(not why_not)
        self.wrong.setAccessibleDescription(why_not)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not) and not open_form)
        self._column.setStretch(3, 5 if open_form else 2)
        if open_form:
            self.form.show_state()

    @Slot()
    def _begin(self) -> None:
        row = self.row
        if row is not None and not self.presenter.why_not(row):
            self.news.hide()
            self.form.begin(row)
            self._show_row()

    @Slot()
    def _left(self) -> None:
        self._show_row()
        self.wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _withdrawn(self, row: BatchRow) -> None:
        self.form.done()
        tone = Tone.WARNING if row.later else Tone.SUCCESS
        self.news.say(tone, texts.withdrawn(row))
        self._show_row()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
