"""The notes on a debtor: read in their section, corrected by new ones, never changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import formats, layout
from collector_desk.ui.columns import Column
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.lists import Listed
from collector_desk.ui.debtor.note_presenter import note_number
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.debtor.texts import quoted
from collector_desk.ui.kept import Store
from collector_desk.ui.panels import EmptyState, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.debtors import Event, Sheet


def _corrected(row: Event) -> str:
    return row.title if row.corrects is not None else ""


COLUMNS = (
    Column("when", "Skrevet", width=122, value=texts.when),
    Column("who", "Av", width=130, second_value=_corrected),
    Column("claim_number", "Krav", width=112),
    Column("text", "Merknad", width=300, stretch=True, value=texts.nested),
)


def _notes(sheet: Sheet) -> list[Event]:
    return [event for event in sheet.timeline if event.kind == "note"]


class NotesPage(QWidget):
    """The section «Merknader»: every note, and the one stood on in full below."""

    correct_wanted = Signal(object)

    def __init__(self, store: Store, *, may_write: bool) -> None:
        super().__init__()
        self._notes: dict[int, Event] = {}
        self._may_write = may_write
        self.listed = self._list(store)
        self._about = label("", "cell", wrap=True, muted=True)
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._history = label("", "cell", wrap=True, muted=True)
        self._correct = button(self.tr("Rett merknaden"))
        self._correct.setToolTip(self.tr("Skriver en ny merknad som viser til denne"))
        self._arrange()
        self.setFocusProxy(self.listed)
        self.listed.table.chosen.connect(self._chosen)
        self._correct.clicked.connect(self._ask_correct)
        self._show(None)

    def _list(self, store: Store) -> Listed:
        table = TableView(
            RowsModel(COLUMNS, key="key"),
            name=self.tr("Merknader"),
            kept_as="debtor/notes",
            store=store,
        )
        first = self.tr("Ctrl+N skriver den første.") if self._may_write else ""
        return Listed(table, table, EmptyState(self.tr("Ingen merknader"), first), _notes)

    def _arrange(self) -> None:
        action = layout.row(self._correct, None)
        parts = (self._about, self._text, self._history, action, None)
        self._read = Tall(layout.column(*parts, spacing=6, margin=8))
        both = layout.split(
            self.listed,
            layout.scrolling(self._read),
            sizes=(360, 200),
            name="debtor/notes",
            orientation=Qt.Orientation.Vertical,
        )
        self.setLayout(layout.column(both))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the notes of a sheet."""
        self._notes = {note_number(event): event for event in _notes(sheet)}
        self.listed.show_sheet(sheet)
        current = self.listed.table.current_row()
        self._show(current if isinstance(current, Event) else None)

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.listed.seek()

    def stand_on(self, event: Event) -> None:
        """Stand on a note and show all of it."""
        self.listed.search.clear()
        self.listed.table.select_key(event.key)
        self._show(event)

    @Slot(object)
    def _chosen(self, row: object) -> None:
        self._show(row if isinstance(row, Event) else None)

    def _show(self, event: Event | None) -> None:
        self._read.setVisible(event is not None)
        if event is None:
            return
        claim = event.claim_number or self.tr("hele skyldneren")
        self._about.setText(f"{formats.moment(event.at)} · {event.who} · {claim}")
        self._text.setText(event.text)
        self._text.setAccessibleName(event.text)
        said = self._told(event)
        self._history.setText("\n".join(said))
        self._history.setVisible(bool(said))
        self._correct.setVisible(self._may_write)

    def _told(self, event: Event) -> list[str]:
        older = self._notes.get(event.corrects or 0)
        said = [self.tr("Retter {0}").format(quoted(older))] if older else []
        number = note_number(event)
        newer = [note for note in self._notes.values() if note.corrects == number]
        return [*said, *(self.tr("Rettet {0}").format(quoted(note)) for note in newer)]

    @Slot()
    def _ask_correct(self) -> None:
        row = self.listed.table.current_row()
        if isinstance(row, Event):
            self.correct_wanted.emit(row)
