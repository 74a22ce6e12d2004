"""A tab with a list and nothing beside it: its heading, its filter, and the rows or why none."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui import layout
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.messages import Message, message
from collector_desk.ui.panels import EmptyState, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView


@runtime_checkable
class _OfDebtor(Protocol):
    """A row that is about a debtor."""

    debtor_id: int


class ListPresenter(QObject):
    """``changed`` when the list is another, or could not be fetched. ``every`` is all of it."""

    changed = Signal()

    def __init__(self, context: Context, call: Callable[[], Any], *, waits: str) -> None:
        super().__init__()
        self.context = context
        self._call, self.waits = call, waits
        self.every: Sequence[Any] = ()
        self.loaded = False
        self.problem: Message | None = None

    @property
    def rows(self) -> Sequence[Any]:
        """Those that are shown."""
        return self.every

    def fetch(self) -> None:
        """Ask for the list."""
        self.context.tasks.run(
            self._call, self.told, self._failed, self, replaces="list", title=self.waits
        )

    def told(self, found: Any) -> None:
        """The list came."""
        self.every, self.loaded, self.problem = found.rows, True, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()


class PlainList(ListScreen):
    """Ctrl+O opens the debtor of the row; ``besides`` stand to the right of the filter."""

    def __init__(
        self,
        presenter: ListPresenter,
        columns: Sequence[Column],
        *,
        title: str,
        name: str,
        key: str,
    ) -> None:
        super().__init__()
        self.presenter = self.rows = presenter
        self._context = context = presenter.context
        presenter.setParent(self)
        self._title = title
        model = RowsModel(columns, key=key)
        self.table = TableView(model, name=title, store=context.store, kept_as=name)
        self.filter = FilterBox(self.table, kept=context.filters, kept_as=name)
        self.empty = EmptyState(presenter.waits)
        self.set_title(title)

    def begin(self, *besides: QWidget) -> None:
        """Lay it out, and ask for the list."""
        heading = label(self._title, "title")
        line = layout.row(heading, None, self.filter, *besides, spacing=10, margin=(18, 12, 18, 12))
        below, self._stack = layout.stacked(self.empty, Filtered(self.filter))
        inset = layout.row(below, margin=(10, 0, 0, 0))
        whole = layout.column(layout.pane("top", line), inset, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.command(self.tr("Filtrer listen"), self.filter.seek, "Ctrl+F")
        self.command(self.tr("Åpne skyldneren"), self.open_debtor, "Ctrl+O")
        self.table.opened.connect(self.open_row)
        self.filter.counted.connect(self.tell)
        self.presenter.changed.connect(self.show_rows)
        self.tell()
        self.presenter.fetch()

    def open_debtor(self) -> None:
        """Show the debtor of the row one stands on."""
        row = self.table.current_row()
        if isinstance(row, _OfDebtor):
            self._context.open_debtor(row.debtor_id)

    @Slot(object)
    @abstractmethod
    def open_row(self, row: Any) -> None:
        """Open what a row is about."""

    @abstractmethod
    def nothing(self) -> tuple[str, str]:
        """Why nothing stands there, and how something would."""

    @abstractmethod
    def words(self) -> str:
        """How much there is, once it is here."""

    @Slot()
    def show_rows(self) -> None:
        """Show what is there now; the row and the filter stay."""
        now = self.presenter
        rows = now.rows
        self.table.refresh(rows)
        begins = bool(rows) and self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if rows else 0)
        if begins:
            self.table.select_place(0)
            if self.isVisible():
                self.focus_first()
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        elif now.loaded:
            self.empty.show_words(*self.nothing())
        self.tell()

    @Slot()
    def tell(self, *_: object) -> None:
        """Say below how much there is, or that it is from before where it could not be fetched."""
        now = self.presenter
        if now.problem is not None:
            self.set_status(now.problem.sentence)
        else:
            self.set_status(self.words() if now.loaded else self.tr("Henter …"))
