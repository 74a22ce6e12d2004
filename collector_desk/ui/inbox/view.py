"""«Henvendelser»: what came in by every way at the left, one of them at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QTabBar

from collector_desk.ui import kept, layout, theme
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.deferral import DeferralBox
from collector_desk.ui.casework.deferral_presenter import DeferralPresenter
from collector_desk.ui.casework.register import RegisterBox
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.imports.parts import local
from collector_desk.ui.inbox import texts
from collector_desk.ui.inbox.detail import Detail
from collector_desk.ui.inbox.match import MatchBox
from collector_desk.ui.inbox.objecting import Objecting
from collector_desk.ui.inbox.presenter import InboxPresenter
from collector_desk.ui.inbox.returned import ReturnedBox
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.panels import Chip, EmptyState, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.inquiries import InquiryRow

_NARROW = 820
"""Pixels at 100 percent below which the list and the inquiry take turns."""


class InboxScreen(ListScreen):
    """What waits for an answer, and mail that belongs to nobody yet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.presenter = self.rows = InboxPresenter(context)
        self.presenter.setParent(self)
        self.table = self._list(context)
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="inbox")
        self.detail = Detail(self.presenter)
        self.objecting = Objecting(context, self)
        self.box: Box | None = None
        self._mail: RegisterBox | None = None
        self._in_detail = False
        self._lay_out(context)
        self._make_actions()
        self._connect()
        self.setAcceptDrops(self.presenter.may("inquiries.register_mail"))
        self.set_title(self.tr("Henvendelser"))
        self._fold()  # before it is shown: both panes at once would widen a small window
        self.presenter.fetch()

    def _list(self, context: Context) -> TableView:
        today = self.presenter.today
        columns = (
            Column(
                "answer_by", "Frist", "state", width=184,
                value=lambda row: texts.deadline(row, today),
            ),
            Column("kind", "Hva", "state", width=190, value=texts.kind),
            Column("debtor_name", "Hvem", width=132, second_value=texts.about, strong=True),
            Column("sender", "Fra", width=138, value=texts.sender, second_value=texts.way),
            Column("text", "Hva som står der", width=176, stretch=True, value=texts.first_line, second_value=texts.attached),
        )  # fmt: skip
        model = RowsModel(columns, key="inquiry_id")
        return TableView(model, name=self.tr("Henvendelser"), store=context.store, kept_as="inbox")

    def _lay_out(self, context: Context) -> None:
        self.lists = QTabBar()
        self.lists.setProperty("sections", True)
        self.lists.setAccessibleName(self.tr("Lister"))
        self.lists.addTab(self.tr("Henvendelser"))
        self.lists.addTab(self.tr("Post uten skyldner"))
        self._late, self._today = Chip(Tone.ERROR, ""), Chip(Tone.ERROR, "")
        self._back = button(self.tr("Til listen"))
        self._register = button(self.tr("Registrer post …"))
        self._returned = button(self.tr("Post i retur …"))
        top = layout.pane(
            "top",
            layout.row(
                label(self.tr("Henvendelser"), "title"), 8, self._late, self._today, None,
                self._back, self.filter, self._returned, self._register, spacing=10, margin=(18, 12, 18, 12),
            ),
        )  # fmt: skip
        self._empty, self._nothing = EmptyState(""), EmptyState(self.tr("Ingen er valgt"))
        left, self._left = layout.stacked(self._empty, Filtered(self.filter))
        right, self._right = layout.stacked(self._nothing, self.detail)
        listed = layout.column(layout.row(self.lists, None), left, margin=(10, 4, 0, 0))
        listed.setStretch(1, 1)
        self._panes = (layout.pane("plain", listed), layout.pane("right", layout.column(right)))
        halves = layout.split(*self._panes, sizes=(860, 360), name="inbox")
        kept.keep_split(halves, context.store)
        whole = layout.column(top, halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_actions(self) -> None:
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        if self.presenter.may("inquiries.handle"):
            self.command(self.tr("Ferdig og neste"), self.finish, "Ctrl+Return", "Ctrl+Enter")
            self.command(self.tr("Skriv hva det ble til"), self.detail.begin, "Ctrl+G")
        if self.presenter.may("inquiries.match"):
            self.command(self.tr("Knytt til skyldner …"), self.match, "Ctrl+Shift+K")
        if self.presenter.may("inquiries.read"):
            self.command(self.tr("Les posten"), self.detail.read_words, "Ctrl+R")
        if self.presenter.may("inquiries.register_mail"):
            self.command(self.tr("Registrer post …"), self.register, "Ctrl+Shift+H")
        if self.presenter.may("inquiries.sent_on"):
            self.command(self.tr("Videresendt post i retur …"), self.came_back, "Ctrl+Shift+V")
        if self.presenter.may("deferrals.grant"):
            self.command(self.tr("Utsettelse …"), self.put_off, "Ctrl+Shift+U")
        if self.presenter.may("objections.register"):
            self.command(self.tr("Registrer innsigelse …"), self.register_objection, "Ctrl+Shift+I")
        self.command(self.tr("Bytt liste"), self.other_list, "Ctrl+B")
        self.command(self.tr("Tilbake til listen"), self.back_to_list, "Esc")

    def _connect(self) -> None:
        self.presenter.changed.connect(self._show)
        self.presenter.handled.connect(self.focus_first)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.filter.counted.connect(self._tell)
        self.lists.currentChanged.connect(self._turned)
        self.detail.opened.connect(self.presenter.context.open_debtor)
        self.detail.match_wanted.connect(self.match)
        self.detail.close_wanted.connect(self._close)
        self.detail.put_off_wanted.connect(self.put_off)
        self.detail.objection_wanted.connect(self.register_objection)
        self.objecting.registered.connect(self.presenter.fetch)
        self._register.clicked.connect(self.register)
        self._returned.clicked.connect(self.came_back)
        self._back.clicked.connect(self.back_to_list)
        theme.current().changed.connect(self._fold)

    # the contract of a tab ------------------------------------------------------------

    @Slot()
    def _fold(self) -> None:
        narrow = self.width() < theme.current().px(_NARROW)
        left, right = self._panes
        alone = narrow and self._in_detail
        self.detail.fold(narrow=narrow)
        may = self.presenter.may("inquiries.register_mail")
        sent = self.presenter.may("inquiries.sent_on")
        layout.turn(
            {
                left: not alone,
                right: not narrow or self._in_detail,
                self._back: alone,
                self.filter: not alone,
                self._register: may and not alone,
                self._returned: sent and self.unmatched and not alone,
            }
        )
        self._tell()

    # what is done ---------------------------------------------------------------------

    @property
    def unmatched(self) -> bool:
        """Whether the list shown is that of mail without a debtor."""
        return self.lists.currentIndex() == 1

    def current(self) -> InquiryRow | None:
        """The inquiry one stands on."""
        row = self.table.current_row()
        return row if isinstance(row, InquiryRow) else None

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.back_to_list()
        self.filter.seek()

    def back_to_list(self) -> None:
        """Esc: to the list. What is typed stays."""
        self._in_detail = False
        self._fold()
        self.focus_first()

    def other_list(self) -> None:
        """From one list to the other."""
        self.lists.setCurrentIndex(1 - self.lists.currentIndex())
        self.focus_first()

    def finish(self) -> None:
        """Done, and to the next; where nothing is written yet, the field asks for it."""
        self._close(forwarded=False)

    @Slot(bool)
    def _close(self, forwarded: bool) -> None:
        row, presenter = self.current(), self.presenter
        lacks = self.detail.lacks(forwarded=forwarded)
        if row is None or (not presenter.sending.uncertain and lacks):
            self._in_detail = True
            self._fold()
            self.detail.begin()
            return
        presenter.handle(row, self.detail.order(row, forwarded=forwarded))

    @Slot()
    def match(self) -> None:
        """Give mail to the debtor it belongs to."""
        row = self.current()
        if row is not None and row.debtor_id is None and self.box is None:
            self._open(MatchBox(self, self.presenter.context, row))

    @Slot()
    def put_off(self) -> None:
        """Answer an inquiry by putting payment off; its debtor is opened first."""
        row = self.current()
        if row is None or row.debtor_id is None or self.box is not None:
            self.presenter.context.toast(self.tr("Velg en henvendelse med skyldner."))
            return
        made = DeferralPresenter(self.presenter.context, row.debtor_id)
        self._open(DeferralBox(self, made, inquiry_id=row.inquiry_id))
        made.open_and_fetch()

    @Slot()
    def register_objection(self) -> None:
        """Register the objection that an inquiry is; its debtor is opened first."""
        row = self.current()
        if row is None or row.debtor_id is None:
            self.presenter.context.toast(self.tr("Velg en henvendelse med skyldner."))
        else:
            self.objecting.begin(row)

    @Slot()
    def register(self) -> None:
        """Register mail that belongs to nobody yet."""
        if self.box is None:
            if self._mail is None:
                self._mail = RegisterBox(self, self.presenter.context, None)
            self._open(self._mail)

    @Slot()
    def came_back(self) -> None:
        """Register that mail which was sent on without a debtor came back."""
        if self.box is None:
            self._open(ReturnedBox(self, self.presenter.context))

    def _open(self, box: Box) -> None:
        self.box = box
        box.finished.connect(self._closed, Qt.ConnectionType.SingleShotConnection)
        box.open()

    @Slot(int)
    def _closed(self, result: int) -> None:
        box, self.box = self.box, None
        self.window().activateWindow()
        self.focus_first()
        if box is not None and (result or box is not self._mail):
            self._mail = None if box is self._mail else self._mail
            box.deleteLater()
        if result:
            self.presenter.fetch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.register()
        if self._mail is not None:
            self._mail.files.add(local(event.mimeData().urls()))

    # what comes from the pieces -------------------------------------------------------

    @Slot(object)
    def _chosen(self, _row: object) -> None:
        row = self.current()
        self._right.setCurrentIndex(1 if row else 0)
        if row is not None:
            self.detail.show_row(row)

    @Slot(object)
    def _opened(self, _row: object) -> None:
        row = self.current()
        if row is not None and row.debtor_id is not None:
            self.presenter.context.open_debtor(row.debtor_id)
        else:
            self.match()

    @Slot()
    def _turned(self) -> None:
        self._fold()
        self._show()
        self.table.select_place(0)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        rows = now.unmatched if self.unmatched else now.rows
        self.table.refresh(rows)
        self.lists.setTabText(0, self.tr("Henvendelser {0}").format(len(now.rows)))
        self.lists.setTabText(1, self.tr("Post uten skyldner {0}").format(len(now.unmatched)))
        self._left.setCurrentIndex(1 if rows else 0)
        self._show_empty()
        if rows and not self.table.selected_rows():
            self.table.select_place(max(self.table.currentIndex().row(), 0))
        self._chosen(None)
        self._tell()

    def _show_empty(self) -> None:
        now = self.presenter
        if now.problem is not None:
            self._empty.show_words(now.problem.sentence, now.problem.what_now)
        elif not now.loaded:
            self._empty.show_words(self.tr("Henter …"))
        elif self.unmatched:
            self._empty.show_words(self.tr("All post har en skyldner"))
        else:
            self._empty.show_words(
                self.tr("Ingen henvendelser venter"),
                self.tr("Post fra portalen kommer hit av seg selv. Slipp en skannet fil her."),
            )

    @Slot()
    def _tell(self, *_: object) -> None:
        now = self.presenter
        every = (*now.rows, *now.unmatched)
        late, due = texts.late(every, now.today), texts.due_today(every, now.today)
        narrow = self.width() < theme.current().px(_NARROW)
        self._late.show_state(Tone.ERROR, self.tr("{0} over fristen").format(late))
        self._today.show_state(Tone.ERROR, self.tr("{0} i dag").format(due))
        self._late.setVisible(bool(late) and not narrow)
        self._today.setVisible(bool(due) and not narrow)
        words = texts.counted(len(now.rows))
        if now.unmatched:
            words += self.tr(" · {0} uten skyldner").format(len(now.unmatched))
        self.set_status(words if now.loaded else self.tr("Henter …"))
