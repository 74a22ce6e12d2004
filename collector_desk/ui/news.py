"""What the frame of the desk tells of the service: counts, saved lists, debtors opened lately."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.ui.desk_context import Context
from collector_desk.ui.side_bar import SideBar
from collector_desk.ui.status_bar import StatusBar
from collector_desk.wire.debtors import Recents
from collector_desk.wire.lists import SavedLists
from collector_desk.wire.payments import Unplaced
from collector_desk.wire.work import Counts

_EVERY_MS = 5 * 60_000


class News(QObject):
    """Asked for every five minutes and after each deed of one's own, while somebody works.

    ``recent(rows)`` with the debtors opened lately, ``listed(lists)`` with the saved lists.
    """

    recent = Signal(object)
    listed = Signal(object)

    def __init__(self, context: Context, side: SideBar, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._side, self._status = context, side, status
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.fetch)

    def begin(self) -> None:
        """Somebody works: ask now, and go on asking."""
        self.fetch()
        self._timer.start()

    def stop(self) -> None:
        """Nobody is there: ask for nothing."""
        self._timer.stop()

    @Slot()
    def fetch(self) -> None:
        """Everything anew."""
        self.fetch_recent()
        self.fetch_counts()
        run, desk, house = self._context.tasks.run, self._context.desk, self._status.show_house
        run(desk.session.show, lambda now: house(now.desk), self._silent, self, replaces="house")

    @Slot()
    def deed_done(self) -> None:
        """One's own deed moved something: what waits is counted again."""
        if self._timer.isActive():
            self.fetch_counts()

    def fetch_counts(self) -> None:
        """How much waits behind each line of the side bar."""
        run, desk, may = self._context.tasks.run, self._context.desk, self._context.user.may
        if "payments.unplaced" in may:
            run(desk.payments.unplaced, self._unplaced, self._silent, self, replaces="unplaced")
        if "work.counts" in may:
            run(desk.work.counts, self._counted, self._silent, self, replaces="counts")
        if "lists.list" in may:
            run(desk.lists.list, self._listed, self._silent, self, replaces="lists")

    def fetch_recent(self) -> None:
        """The debtors opened lately."""
        if "debtors.recent" in self._context.user.may:
            run, desk = self._context.tasks.run, self._context.desk
            run(desk.debtors.recent, self._recent, self._silent, self, replaces="recent")

    def _silent(self, error: BaseException) -> None:
        """The line itself tells when it is lost; a count that fails is no news to the user."""

    def _unplaced(self, found: Unplaced) -> None:
        self._side.set_count("unplaced", len(found.rows) or None)

    def _counted(self, found: Counts) -> None:
        for name, count in found.counts.items():
            self._side.set_count("work" if name == "mine" else name, count or None)

    def _listed(self, found: SavedLists) -> None:
        self._context.lists = found
        self._side.set_lists([(row.list_id, row.name, row.count or None) for row in found.rows])
        self.listed.emit(found)

    def _recent(self, found: Recents) -> None:
        self._side.set_recent([(row.debtor_id, row.name) for row in found.rows[:10]])
        self.recent.emit(found)
