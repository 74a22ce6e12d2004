"""The list of a debtor's letters, the same on the tab and in the box: ours and the unit's."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction

from collector_desk.domain.delivery import Delivery
from collector_desk.ui.columns import Column, Tag
from collector_desk.ui.debtor.lists import Listed
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import EmptyState
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.table_parts import SummedTable
from collector_desk.ui.tokens import Tone
from collector_desk.wire.letters import Letter

_TONES = {
    Delivery.WAITING: Tone.INFO,
    Delivery.RETURNED: Tone.ERROR,
    Delivery.FAILED: Tone.ERROR,
}
"""The states that must be seen; the others are said in plain words."""


def state(row: Letter) -> Tag | str:
    """How far a letter came."""
    found = _TONES.get(Delivery(row.state))
    return Tag(found, row.state_label) if found else row.state_label


def receiver(row: Letter) -> str:
    """Who a letter went to, in which part, and by which way."""
    return " · ".join(filter(None, (f"{row.to_label}: {row.name}", row.channel_label)))


def claims(row: Letter) -> str:
    """The claims a letter speaks of."""
    return ", ".join(row.claims)


COLUMNS = (
    Column("day", "Dato", "date", width=84),
    Column("kind_label", "Brev", width=304, stretch=True, strong=True, second_value=receiver),
    Column("claims", "Krav", width=112, value=claims),
    Column("state", "Status", "state", width=150, value=state),
    Column("deadline", "Frist", "date", width=84),
    Column("fee", "Gebyr", "money", width=76, zero_dash=True, total=True),
    Column("channel_label", "Kanal", width=118, hidden=True),
    Column("fault", "Hva som gikk galt", width=200, hidden=True),
    Column("made_by", "Skrevet av", width=140, hidden=True),
)


class LetterList(Listed):
    """Enter opens the letter as it was sent: ``document_wanted(id)``.

    ``not_kept(str)`` says why one cannot be opened; ``new_wanted`` and ``returned_wanted(key)``
    come from the menu, where they were asked for by ``offer``.
    """

    document_wanted = Signal(int)
    not_kept = Signal(str)
    new_wanted = Signal()
    returned_wanted = Signal(str)

    def __init__(self, store: Store) -> None:
        table = TableView(
            RowsModel(COLUMNS, key="key"), name="Brev", kept_as="debtor/letter_list", store=store
        )
        summed = SummedTable(table, one="brev", many="brev")
        empty = EmptyState("Ingen brev", "Brev som virksomheten eller vi har sendt, står her.")
        super().__init__(table, summed, empty, lambda sheet: sheet.letters)
        self._act(self.tr("Åpne brevet"), "Enter").triggered.connect(self.open_letter)
        table.opened.connect(self.open_letter)

    def offer(self, *, new: bool, returned: bool) -> None:
        """Let the menu lead to a new letter, and to what came back in the post."""
        if returned:
            back = self._act(self.tr("Leveringen og brev i retur …"), "Ctrl+Shift+V")
            back.triggered.connect(self._back)
        if new:
            more = self._act(self.tr("Nytt brev …"), "Ctrl+Shift+L")
            more.triggered.connect(self.new_wanted)

    @Slot()
    def _back(self) -> None:
        if (row := self.row) is not None:
            self.returned_wanted.emit(row.key)

    def _act(self, words: str, keys: str) -> QAction:
        """A line of the menu; the keys are told there, and caught where they are done."""
        made = QAction(f"{words}\t{keys}", self.table)
        self.table.addAction(made)
        return made

    @property
    def row(self) -> Letter | None:
        """The letter the keys stand on."""
        found = self.table.current_row()
        return found if isinstance(found, Letter) else None

    @Slot()
    def open_letter(self) -> None:
        """Open the letter the keys stand on, or say why it cannot be."""
        row = self.row
        if row is None:
            return
        if row.document_id is not None:
            self.document_wanted.emit(row.document_id)
        else:
            self.not_kept.emit(why_not_open(row))


def why_not_open(row: Letter) -> str:
    """Why there is nothing to open; empty where there is."""
    if row.document_id is not None:
        return ""
    if row.letter_id is None:
        return "Brevet ble sendt før kravet kom hit. Innholdet ligger ikke her."
    return "Innholdet i brevet ligger ikke her."
