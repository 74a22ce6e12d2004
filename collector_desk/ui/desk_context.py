"""What every screen is given: the desk it asks, the calls it makes, and the way to other screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from collector_desk.client.desk import Desk
from collector_desk.domain.rate_overlay import Added, overlaid
from collector_desk.domain.rates import Rates
from collector_desk.ui.changes import Changes
from collector_desk.ui.kept import Store
from collector_desk.ui.tasks import Tasks
from collector_desk.wire.lists import SavedLists
from collector_desk.wire.session import Desk as House
from collector_desk.wire.session import User


def _nothing(*_: object) -> None:
    """A way that leads nowhere, until the window gives a real one."""


@dataclass(slots=True)
class Context:
    """Made at sign-in, given to each presenter. Screens never reach for a global.

    ``open_debtor(debtor_id)`` opens or shows a debtor's tab, ``open_objection(objection_id,
    debtor_id)`` an objection in its screen, ``open_payment(payment_id)``
    where its money is placed, ``open_list(list_id)`` a saved list, ``open_place(kind)`` any other
    screen; ``lists`` are the saved lists as they were last counted; ``toast(text)`` says that something
    was done; ``refused(error)`` shows a refusal or a lost service where no field can; ``changes`` is
    told when an order changed what somebody owes, so that no screen goes on showing old figures;
    ``filters`` are the words that each list is filtered by.
    """

    desk: Desk
    tasks: Tasks
    store: Store
    user: User
    house: House
    open_debtor: Callable[[int], None] = field(default=_nothing)
    open_objection: Callable[[int, int], None] = field(default=_nothing)
    open_place: Callable[[str], None] = field(default=_nothing)
    open_plan: Callable[[int], None] = field(default=_nothing)  # begin one for a debtor
    open_plans: Callable[[int, int | None], None] = field(
        default=_nothing
    )  # of a debtor, one first
    open_suits: Callable[[int], None] = field(default=_nothing)  # the box of a debtor's complaints
    open_payment: Callable[[int], None] = field(default=_nothing)  # where its money is placed
    open_measure: Callable[[str, int], None] = field(
        default=_nothing
    )  # «measure» and its number, or a kind of measure and the debtor it is begun for
    open_list: Callable[[int], None] = field(default=_nothing)
    lists: SavedLists = field(default_factory=lambda: SavedLists(rows=(), teams=()))
    toast: Callable[[str], None] = field(default=_nothing)
    refused: Callable[[BaseException], None] = field(default=_nothing)
    changes: Changes = field(default_factory=Changes)
    filters: dict[str, str] = field(default_factory=dict)

    @property
    def rates(self) -> Rates:
        """The rates of the house as they were at sign-in; a new one counts tomorrow at the earliest.

        For what a box proposes or warns of: the service decides by its own.
        """
        shipped = Rates.practice() if self.house.practice else Rates.shipped()
        rows = self.house.rates
        return overlaid(shipped, (Added(**row.model_dump()) for row in rows)) if rows else shipped


class Screen(QWidget):
    """One tab of the main window.

    ``title_changed(str)`` names the tab, ``status_changed(str)`` fills the left of the status bar,
    ``over`` closes the tab: what it showed is no more.
    """

    title_changed = Signal(str)
    status_changed = Signal(str)
    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.status = ""

    def set_title(self, text: str) -> None:
        """Name the tab."""
        self.title = text
        self.title_changed.emit(text)

    def set_status(self, text: str) -> None:
        """Say what is shown, in the status bar."""
        self.status = text
        self.status_changed.emit(text)

    def command(self, text: str, do: Callable[[], object], *keys: str) -> None:
        """Give the tab a command: named in the search box, done by any of ``keys``."""
        made = QAction(text, self)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setShortcuts([QKeySequence(each) for each in keys])
        made.triggered.connect(lambda _checked=False: do())
        self.addAction(made)

    def refresh(self) -> None:
        """Fetch anew (F5). A screen without data of its own has nothing to do."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def show_claim(self, claim_id: int) -> None:
        """Stand on a claim that was found. Only the screen of a debtor has any."""

    def show_suits(self) -> None:
        """Show the complaints of the debtor, where the tab is about one."""

    def show_payment(self, payment_id: int) -> None:
        """Stand on a payment, placed or not. Only the screen of unplaced money has any."""

    def show_objection(self, objection_id: int, debtor_id: int) -> None:
        """Stand on an objection. Only the screen of objections has any."""

    def show_plan(self, plan_id: int) -> None:
        """Show one plan first. Only the screen of a debtor's plans has any."""

    def can_close(self) -> bool:
        """Whether nothing would be lost. Drafts are kept, so the answer is nearly always yes."""
        return True
