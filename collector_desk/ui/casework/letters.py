"""The box of a debtor's letters: how far each came, the letter itself, and post that came back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.ui import layout, theme
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.letter_list import LetterList, why_not_open
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import button, label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.letters import Letter, Letters, Returned, WriteAgain

_AGAIN = frozenset({LetterKind.OBJECTION_DECISION.value, LetterKind.DEFERRAL_ENDED.value})
_LINES = 6  # at 100 percent; with larger text fewer, so that what is said below is seen
_LEAST = 4  # more where there is room: the list takes what is over


class LettersBox(Box):
    """The list of the tab with what became of the letter the keys stand on, and its return.

    ``at`` is the key of the letter to begin on; ``new_wanted`` when the box has closed for a new
    letter to be written.
    """

    new_wanted = Signal()

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet, at: str = "") -> None:
        super().__init__(parent, Sending(context), title=self.tr("Brev"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self._at, self._told = at, ""
        self.list = LetterList(context.store)
        self.list.search.hide()  # until Ctrl+F: there is little room here
        self.table = self.list.table
        self.told = label(self.tr("Henter brevene …"), "cell", wrap=True)
        self.envelope = TextField(self.tr("Hva står på konvolutten som kom i retur?"), longest=300)
        self.read = button(self.tr("Åpne brevet"))
        self.again = button(self.tr("Skriv brevet på nytt"))
        self.again.setToolTip("Ctrl+Shift+R")
        self.new = button(self.tr("Nytt brev …"))
        self.new.setVisible("letters.choices" in context.user.may)
        self._lay_out()
        self.list.offer(new=self.new.isVisibleTo(self), returned=False)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self.write_new)
        QShortcut(QKeySequence("Ctrl+Shift+R"), self).activated.connect(self.write_again)
        self.again.clicked.connect(self.write_again)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.list.seek)
        self.new.clicked.connect(self.write_new)
        self.list.document_wanted.connect(self._open)
        self.list.not_kept.connect(context.toast)
        self.list.new_wanted.connect(self.write_new)
        self.table.chosen.connect(self._chosen)
        self.read.clicked.connect(self.list.open_letter)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(lambda: desk.letters.list(number), self._came, self.sending.refuse, self)

    def _lay_out(self) -> None:
        lines = max(_LEAST, _LINES * 100 // theme.current().scale)
        self.list.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * lines)
        inside = layout.column(self.list, self.told, self.envelope, spacing=12)
        inside.setStretch(0, 1)
        self.arrange(
            inside,
            do=self.tr("Registrer i retur"),
            size=(1060, 660),
            also=(self.read, self.again, self.new),
        )
        self.fill()
        self.leave.setText(self.tr("Lukk"))
        self.table.setFocus()

    @property
    def row(self) -> Letter | None:
        """The letter the keys stand on."""
        return self.list.row

    def _came(self, found: Letters) -> None:
        self.list.show_rows(found.rows)
        if not self.table.select_key(self._at):
            self.table.select_place(0)
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        row = self.row
        self.read.setEnabled(row is not None and not why_not_open(row))
        self.read.setToolTip(why_not_open(row) if row else "")
        self.read.setAccessibleDescription(self.read.toolTip())
        self.again.setVisible(self._lost)
        self.told.setText(_words(row) if row else "")
        self.told.setVisible(row is not None)
        self.show_state()

    @property
    def _lost(self) -> bool:
        """Whether it is an answer to an objection, or a deferral's end, that did not come."""
        row, may = self.row, self._context.user.may
        return (
            "letters.again" in may
            and row is not None
            and row.kind in _AGAIN
            and not Delivery(row.state).reached
        )

    @Slot()
    def write_again(self) -> None:
        """Write the letter that did not come anew: the same decision, from today."""
        row, desk = self.row, self._context.desk
        if row is None or (number := row.letter_id) is None or not self._lost:
            return
        if not self.sending.locked:
            order = WriteAgain(version=row.version)
            self._told = self.tr("Brevet er skrevet på nytt, med dato og frist fra i dag.")
            self.sending.send(lambda key: desk.letters.again(number, order, key=key))

    @Slot()
    def write_new(self) -> None:
        """Leave the list for a new letter."""
        if self.new.isVisible() and not self.sending.locked:
            self.reject()
            self.new_wanted.emit()

    @Slot(int)
    def _open(self, document: int) -> None:
        """Open the letter as it was sent; that it was looked at is noted."""
        desk, number = self._context.desk, self._sheet.debtor_id
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
        if row.letter_id is None:
            return self.tr(
                "Brevet ble sendt før kravet kom hit, og kom det i retur, vet avsenderen."
            )
        state = Delivery(row.state)
        if state is Delivery.WAITING or not state.reached:
            return self.tr("«{0}»: det kan ikke komme i retur.").format(row.state_label)
        return ""

    def carry_out(self) -> None:
        row, desk = self.row, self._context.desk
        if row is None or (number := row.letter_id) is None:
            return
        order = Returned(version=row.version, text=self.envelope.value())
        self._told = self.tr("Brevet er registrert i retur. Finn adressen.")
        self.sending.send(lambda key: desk.letters.returned(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self._told)
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
        why_not_open(row),
    )
    return "\n".join(filter(None, lines))
