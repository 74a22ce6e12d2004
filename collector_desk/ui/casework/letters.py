"""The box of a debtor's letters: how far each came, the letter itself, and post that came back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from collector_desk.domain.delivery import Delivery
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.ui import layout, theme
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.letters import Letter, Letters, Returned

_TONES = {
    Delivery.WAITING: Tone.NEUTRAL,
    Delivery.SENT: Tone.INFO,
    Delivery.DELIVERED: Tone.SUCCESS,
    Delivery.READ: Tone.SUCCESS,
    Delivery.RETURNED: Tone.ERROR,
    Delivery.FAILED: Tone.ERROR,
    Delivery.WITHDRAWN: Tone.NEUTRAL,
}
_LINES = 9  # at 100 percent; with larger text fewer, so that what is said below is seen
_LEAST = 4


def _state(row: Letter) -> Tag:
    return Tag(_TONES[Delivery(row.state)], row.state_label)


def _receiver(row: Letter) -> str:
    return f"{row.to_label}: {row.name}"


COLUMNS = (
    Column("made_on", "Skrevet", "date", width=96),
    Column("kind_label", "Brev", width=190, stretch=True, strong=True),
    Column("state", "Tilstand", "state", width=170, value=_state),
    Column("channel_label", "Måte", width=130),
    Column("name", "Mottaker", width=190, value=_receiver),
    Column("sent_on", "Sendt", "date", width=96),
    Column("deadline", "Frist", "date", width=96),
)


class LettersBox(Box):
    """Enter opens the letter the keys stand on; what came back is registered of that one.

    ``new_wanted`` when the box has closed for a new letter to be written.
    """

    new_wanted = Signal()

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(parent, Sending(context), title=self.tr("Brev"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self._fetched = False
        self.table = TableView(
            RowsModel(COLUMNS, key="letter_id"),
            name=self.tr("Brevene til skyldneren"),
            kept_as="letters",
            store=context.store,
        )
        self.told = label("", "cell", wrap=True)
        self.envelope = TextField(self.tr("Hva står på konvolutten som kom i retur?"), longest=300)
        self.read = button(self.tr("Åpne brevet"))
        self.new = button(self.tr("Nytt brev …"))
        self.new.setVisible("letters.choices" in context.user.may)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.write_new)
        self.new.clicked.connect(self.write_new)
        self.table.opened.connect(self.open_letter)
        self.table.chosen.connect(self._chosen)
        self.read.clicked.connect(self.open_letter)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(lambda: desk.letters.list(number), self._came, self.sending.refuse, self)

    def _lay_out(self) -> None:
        lines = max(_LEAST, _LINES * 100 // theme.current().scale)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * lines)
        self.arrange(
            layout.column(self.table, self.told, self.envelope, spacing=12),
            do=self.tr("Registrer i retur"),
            size=(1060, 560),
            also=(self.read, self.new),
        )
        self.leave.setText(self.tr("Lukk"))
        self.table.setFocus()

    @property
    def row(self) -> Letter | None:
        """The letter the keys stand on."""
        found = self.table.current_row()
        return found if isinstance(found, Letter) else None

    def _came(self, found: Letters) -> None:
        self._fetched = True
        self.table.rows.set_rows(found.rows)
        self.table.select_place(0)
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        row = self.row
        self.read.setEnabled(row is not None and row.document_id is not None)
        if row is not None:
            self.told.setText(_words(row))
        elif self._fetched:
            self.told.setText(self.tr("Vi har ikke sendt noe brev herfra."))
        else:
            self.told.setText(self.tr("Henter brevene …"))
        self.show_state()

    @Slot()
    def write_new(self) -> None:
        """Leave the list for a new letter."""
        if self.new.isVisible() and not self.sending.locked:
            self.reject()
            self.new_wanted.emit()

    @Slot()
    def open_letter(self) -> None:
        """Open the letter as it was sent; that it was looked at is noted."""
        row, desk, number = self.row, self._context.desk, self._sheet.debtor_id
        if row is None or (document := row.document_id) is None:
            return
        self._context.tasks.run(
            lambda: kept_files.fetched(desk, number, document),
            self._shown,
            self.sending.refuse,
            self,
            replaces="document",
            title=self.tr("Henter brevet …"),
        )

    def _shown(self, path: Path) -> None:
        if not kept_files.show(path):
            self.sending.refuse(DocumentNoProgram(kind=path.suffix))

    def why_not(self) -> str:
        row = self.row
        if row is None:
            return self.tr("Det er ikke noe brev å registrere i retur.")
        if "letters.returned" not in self._context.user.may:
            return self.tr("Rollen din kan ikke registrere brev i retur.")
        state = Delivery(row.state)
        if state is Delivery.WAITING or not state.reached:
            return self.tr("«{0}»: det kan ikke komme i retur.").format(row.state_label)
        return ""

    def carry_out(self) -> None:
        row = self.row
        if row is None:
            return
        desk = self._context.desk
        order = Returned(version=row.version, text=self.envelope.value())
        self.sending.send(lambda key: desk.letters.returned(row.letter_id, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Brevet er registrert i retur. Finn adressen."))
        super()._done(answer)


def _words(row: Letter) -> str:
    """To whom, about what, how far, and what went wrong."""
    went = f", sendt {day(row.sent_on)}" if row.sent_on else ""
    ends = f", frist {day(row.deadline)}" if row.deadline else ""
    fault = f" {row.fault}" if row.fault else ""
    about = f"Gjelder {', '.join(row.claims)}. " if row.claims else ""
    lines = (
        f"{row.kind_label} til {row.name} ({row.to_label.lower()}). {row.state_label}.{fault}",
        f"{about}Skrevet {day(row.made_on)} av {row.made_by}{went}{ends}.",
    )
    return "\n".join(lines)
