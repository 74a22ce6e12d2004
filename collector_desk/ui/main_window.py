"""The desk itself: header, side bar, tabs, status bar, and what lies over them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unreachable
from collector_desk.errors.session import NotSignedIn
from collector_desk.ui import layout, look, panes, undoing
from collector_desk.ui.commands import Commands, lend
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.header import Header
from collector_desk.ui.help import HelpPanel
from collector_desk.ui.history import History, Place
from collector_desk.ui.home import Home, Watch
from collector_desk.ui.messages import message
from collector_desk.ui.news import News
from collector_desk.ui.overlays import Banner, Toast
from collector_desk.ui.panels import Alert
from collector_desk.ui.reconnect import Reconnect
from collector_desk.ui.screens import entries_for, make_screen, title_of
from collector_desk.ui.search.view import Palette
from collector_desk.ui.side_bar import SideBar
from collector_desk.ui.status_bar import StatusBar
from collector_desk.ui.tabs import Tabs
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Recents
from collector_desk.wire.lists import SavedLists
from collector_desk.wire.session import SignedIn

_TABS = "open_debtors"


class MainWindow(QWidget):
    """The page one works on, after sign-in.

    ``lock_wanted(expired)`` when it must be covered, ``sign_out_wanted`` and ``quit_wanted`` as
    the user chose.
    """

    lock_wanted = Signal(bool)
    sign_out_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, context: Context, home: Home, watch: Watch) -> None:
        super().__init__()
        self.context = context
        self._history = History()
        context.open_debtor = self.open_debtor
        context.open_objection = self.open_objection
        context.open_place = lambda kind: self.go(Place(kind))
        context.open_payment = self.open_payment
        context.open_plan = lambda number: self.go(Place("plan", number))
        context.open_plans = self.open_plans
        context.open_suits = self.open_suits
        context.open_measure = lambda kind, number: self.go(Place(kind, number))
        context.open_list = lambda number: self.go(Place("list", number))
        context.toast = self.say
        context.refused = self.refused
        self.commands = Commands(self, context.user.may)
        self.header = Header(context.user, self.commands, practice=context.house.practice)
        self.side = SideBar()
        self.side.set_screens(entries_for(context.user.may, self))
        self.tabs = Tabs(
            lambda place: make_screen(context, place, self.commands),
            may_search="search.find" in context.user.may,
        )
        self.status = StatusBar(context.tasks, context.house)
        self.banner = Banner()
        self.alert = Alert(Tone.ERROR, "")
        self.alert.hide()
        self.help = HelpPanel()
        self._lay_out()
        self.toast = Toast(self)
        self.box = Palette(context, self.commands, self)
        self.reconnect = Reconnect(context.desk, home, context.tasks, self)
        self.news = News(context, self.side, self.status, self)
        self._connect(watch)

    def _lay_out(self) -> None:
        centre = QWidget()
        middle = layout.row(self.tabs, self.help, spacing=0)
        middle.setStretch(0, 1)
        column = layout.column(self.banner, self.alert, middle, spacing=0)
        column.setStretch(2, 1)
        centre.setLayout(column)
        side = layout.pane("side", layout.column(self.side, spacing=0))
        body = layout.row(side, centre, spacing=0)
        body.setStretch(1, 1)
        whole = layout.column(self.header, body, self.status, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self, watch: Watch) -> None:
        self.header.search_wanted.connect(self.search)
        self.tabs.search_wanted.connect(self.search)
        self.side.opened.connect(self._side_opened)
        self.tabs.shown.connect(self._shown)
        self.tabs.told.connect(self.status.say)
        self.tabs.titled.connect(self._titled)
        self.box.opened.connect(self._found)
        self.box.list_wanted.connect(lambda number: self.go(Place("list", number)))
        self.alert.acted.connect(self.alert.hide)
        self.banner.acted.connect(self.reconnect.now)
        watch.lost.connect(self.reconnect.begin)
        watch.expired.connect(self._expired)
        self.reconnect.lost.connect(self._lost)
        self.reconnect.refused.connect(self.banner.refused)
        self.reconnect.found.connect(self._back_again)
        watch.done.connect(self.news.deed_done)
        self.news.recent.connect(self._recent_told)
        self.news.listed.connect(self._lists_told)
        self.commands.connect_to(**self._deeds())

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "search": self.search,
            "objections": lambda: self.go(Place("objections")),
            "approvals": lambda: self.go(Place("approvals")),
            "holds": lambda: self.go(Place("holds")),
            "measures": lambda: self.go(Place("measures")),
            "work": lambda: self.go(Place("work")),
            "agreements": lambda: self.go(Place("agreements")),
            "limitation": lambda: self.go(Place("limitation")),
            "unplaced": lambda: self.go(Place("unplaced")),
            "inbox": lambda: self.go(Place("inbox")),
            "imports": lambda: self.go(Place("imports")),
            "rates": lambda: self.go(Place("rates")),
            "users": lambda: self.go(Place("users")),
            "shortcuts": lambda: self.go(Place("shortcuts")),
            "next_tab": lambda: self.tabs.step(1),
            "previous_tab": lambda: self.tabs.step(-1),
            "close_tab": self.close_tab,
            "back": lambda: self._step(-1),
            "forward": lambda: self._step(1),
            "refresh": self.refresh,
            "undo": lambda: undoing.ask(self.context, self, self.refresh),
            "next_pane": lambda: panes.step(self._panes(), 1),
            "previous_pane": lambda: panes.step(self._panes(), -1),
            "help": lambda: self.help.show_for(QApplication.focusWidget(), self.tabs.current()),
            "lock": lambda: self.lock_wanted.emit(False),
            "sign_out": self.sign_out_wanted.emit,
            "quit": self.quit_wanted.emit,
            **look.deeds(self.context.store),
        }

    # a day at the desk ----------------------------------------------------------------

    def begin(self) -> None:
        """Fetch what the frame shows, and open the tabs of last time."""
        kept = str(self.context.store.value(_TABS) or "")
        numbers = [int(part) for part in kept.split(",") if part.isdigit()]
        if "debtors.open" in self.context.user.may:
            for number in numbers:
                self.tabs.add(Place("debtor", number), title_of(Place("debtor", number), self))
        if "work.put_off" in self.context.user.may:
            self.go(Place("work"))  # what a caseworker's day begins with
        self.news.begin()

    def end(self) -> None:
        """Stop asking; nothing of this page is used again."""
        self.news.stop()
        self.reconnect.stop()
        self.box.close_box()

    def pause(self) -> None:
        """Nobody is there: ask for nothing, so that the session may grow old."""
        self.news.stop()
        self.box.close_box()
        self.help.hide()

    def resume(self, signed: SignedIn) -> None:
        """Somebody is back."""
        self.status.show_house(signed.desk)
        self.news.begin()

    def go(self, place: Place, *, new_tab: bool = True) -> None:
        """Show a place. A debtor takes the place of a debtor, unless a new tab is wanted."""
        here = self.tabs.place()
        both = place.kind == "debtor" and here is not None and here.kind == "debtor"
        self.tabs.open(place, title_of(place, self), replacing=both and not new_tab)
        screen = self.tabs.current()
        if screen is not None:
            screen.focus_first()

    def open_debtor(self, debtor_id: int) -> None:
        """Show a debtor, as the screens ask for it."""
        self.go(Place("debtor", debtor_id), new_tab=False)

    def open_objection(self, objection_id: int, debtor_id: int) -> None:
        """Show an objection where it is decided."""
        self.go(Place("objections"))
        if (screen := self.tabs.current()) is not None:
            screen.show_objection(objection_id, debtor_id)

    def open_plans(self, debtor_id: int, plan_id: int | None) -> None:
        """Show the plans of a debtor, and one of them first where it is named."""
        self.go(Place("plans", debtor_id))
        screen = self.tabs.current()
        if screen is not None and plan_id is not None:
            screen.show_plan(plan_id)

    def open_suits(self, debtor_id: int) -> None:
        """Show a debtor with the box of complaints over it."""
        self.open_debtor(debtor_id)
        if (screen := self.tabs.current()) is not None:
            screen.show_suits()

    def open_payment(self, payment_id: int) -> None:
        """Show a payment where its money is placed, moved and taken back."""
        self.go(Place("unplaced"))
        if (screen := self.tabs.current()) is not None:
            screen.show_payment(payment_id)

    @Slot()
    def search(self) -> None:
        """Open the one search box."""
        self.box.open_box(self.tabs.stack, self.tabs.current())

    @Slot()
    def refresh(self) -> None:
        """Fetch anew what is seen."""
        screen = self.tabs.current()
        if screen is not None:
            screen.refresh()
        self.news.fetch()

    def close_tab(self) -> None:
        """Close the tab one sees; the keys go to where work begins in the one behind it."""
        self.tabs.close_current()
        self.focus_first()

    def say(self, text: str) -> None:
        """A short message that something was done."""
        self.toast.say(text)

    def refused(self, error: BaseException) -> None:
        """What no field can say: over the tabs, until it is read."""
        if isinstance(error, Unreachable):
            self.reconnect.begin()
        elif isinstance(error, NotSignedIn):
            self._expired()
        elif isinstance(error, CallCancelled):
            self.toast.say(str(error))
        else:
            said = message(error)
            self.alert.say(
                Tone.ERROR, said.sentence, what_now=said.what_now, action=self.tr("Lukk")
            )

    # what comes from the pieces -------------------------------------------------------

    @Slot(object, bool)
    def _side_opened(self, place: Place, new_tab: bool) -> None:
        if place.kind == "search":
            self.search()
        else:
            self.go(place, new_tab=new_tab or place.kind != "debtor")

    @Slot(int, object, bool)
    def _found(self, debtor_id: int, claim_id: int | None, new_tab: bool) -> None:
        self.go(Place("debtor", debtor_id), new_tab=new_tab)
        if claim_id is not None and (screen := self.tabs.current()) is not None:
            screen.show_claim(claim_id)

    @Slot(object)
    def _shown(self, place: Place | None) -> None:
        self.side.show_place(place)
        lend(self.tabs.current(), self.header, self.side, self.tabs.bar)
        self.alert.hide()
        self.help.hide()  # it spoke of another screen
        if place is not None:
            self._history.visit(place)
        self._keep_tabs()

    @Slot(object, str)
    def _titled(self, place: Place, _title: str) -> None:
        if place.kind == "debtor":
            self.news.fetch_recent()

    def _keep_tabs(self) -> None:
        numbers = [str(place.number) for place in self.tabs.places() if place.kind == "debtor"]
        self.context.store.setValue(_TABS, ",".join(numbers))

    def _step(self, steps: int) -> None:
        place = self._history.go(steps)
        if place is not None:
            self.go(place, new_tab=False)

    def _panes(self) -> list[QWidget]:
        return panes.of(self.header.search, self.side, self.tabs.current() or self.tabs.home)

    # the service ----------------------------------------------------------------------

    @Slot(object)
    def _recent_told(self, found: Recents) -> None:
        for row in found.rows:
            self.tabs.title_untouched(Place("debtor", row.debtor_id), row.name)

    @Slot(object)
    def _lists_told(self, found: SavedLists) -> None:
        """A list that was removed has no tab."""
        kept = {row.list_id for row in found.rows}
        for at, place in reversed(list(enumerate(self.tabs.places()))):
            if place.kind == "list" and place.number not in kept:
                was_seen = place == self.tabs.place()
                self.tabs.close_at(at)
                if was_seen:
                    self.focus_first()

    @Slot()
    def _lost(self) -> None:
        self.banner.lost()
        self.status.lost()

    @Slot(object)
    def _back_again(self, signed: SignedIn | None) -> None:
        self.banner.found()
        self.status.connected()
        if signed is not None:
            self.refresh()

    @Slot()
    def _expired(self) -> None:
        self.lock_wanted.emit(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self.box.close_box()

    def focus_first(self) -> None:
        """Put the keyboard on what is open, else on the search box, else on the side bar."""
        screen: Screen | None = self.tabs.current()
        if screen is not None:
            screen.focus_first()
        elif self.header.search.isHidden():
            self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)
