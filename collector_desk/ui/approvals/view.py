"""The approval queue on screen: what waits at the left, the proposal and its decision at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QTabBar

from collector_desk.domain.approval import Subject
from collector_desk.ui import kept, layout, theme
from collector_desk.ui.approvals import texts
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.approvals.presenter import ApprovalsPresenter
from collector_desk.ui.approvals.send_back import SendBackDialog
from collector_desk.ui.approvals.sheet import SheetPane
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.panels import EmptyState, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView

_NARROW = 900
"""Pixels at 100 percent below which the queue and the proposal take turns."""

COLUMNS = (
    Column("when", "Foreslått", width=96, second="state"),
    Column(
        "row.subject_label",
        "Forslag",
        width=160,
        stretch=True,
        strong=True,
        second="whom",
    ),
    Column(
        "row.amount",
        "Beløp",
        width=120,
        align="right",
        value=lambda each: each.much,
        second="row.proposed_by",
    ),
)


class ApprovalsScreen(ListScreen):
    """What waits for a second person."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = ApprovalsPresenter(context)
        self.presenter.setParent(self)
        model = RowsModel(COLUMNS, key="approval_id")
        self.table = TableView(
            model, name=self.tr("Til godkjenning"), store=context.store, kept_as="approvals"
        )
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="approvals")
        self.sheet = SheetPane(self.presenter)
        self._in_sheet = False
        self._lay_out()
        self._make_actions()
        self._connect()
        self.set_title(self.tr("Til godkjenning"))
        self._fold()  # before it is shown: both panes at once would widen a small window
        self.presenter.fetch()

    def _lay_out(self) -> None:
        self.heading = label(self.tr("Til godkjenning"), "section")
        self.back = button(self.tr("Til køen"), "link")
        self.case = button(self.tr("Åpne saken"), "link")
        top = layout.row(self.heading, None, self.filter, spacing=10, margin=(14, 10, 10, 10))
        self.parts = QTabBar()
        self.parts.setProperty("sections", True)
        self.parts.setAccessibleName(self.tr("Hva i køen"))
        self.parts.setExpanding(False)
        for part in texts.Part:
            self.parts.addTab(part.value)
        self._empty = EmptyState(*texts.empty(texts.Part.ALL))
        queue, self._left = layout.stacked(self._empty, Filtered(self.filter))
        parts = layout.row(self.parts, None, margin=(10, 0, 10, 0))
        left = layout.column(top, parts, queue, spacing=0)
        left.setStretch(2, 1)
        self._nothing = EmptyState(
            self.tr("Ikke noe forslag er valgt"), self.tr("Velg et forslag i køen for å lese det.")
        )
        stack, self._right = layout.stacked(self._nothing, self.sheet)
        back = layout.row(self.back, self.case, None, spacing=18, margin=(14, 8, 14, 0))
        right = layout.column(back, stack, spacing=0)
        right.setStretch(1, 1)
        self._panes = (layout.pane("plain", left), layout.pane("right", right))
        halves = layout.split(*self._panes, sizes=(410, 800), name="approvals")
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        kept.keep_split(halves, self._context.store)
        self.setLayout(layout.column(halves, spacing=0))

    def _make_actions(self) -> None:
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        self.command(self.tr("Neste del av køen"), self.next_part, "Ctrl+B")
        if "approvals.approve" in self._context.user.may:
            self.command(self.tr("Godkjenn og neste"), self.approve, "Ctrl+Return", "Ctrl+Enter")
            self.command(self.tr("Send tilbake …"), self.send_back, "Ctrl+Shift+Backspace")
        self.command(self.tr("Trekk forslaget"), self.presenter.withdraw)
        self.command(self.tr("Åpne saken"), self.open_case, "Ctrl+O")
        self.command(self.tr("Tilbake til køen"), self.back_to_queue, "Esc")

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.parts.currentChanged.connect(self._part_chosen)
        self.table.opened.connect(self._opened)
        self.presenter.changed.connect(self._show)
        self.presenter.done.connect(self._next)
        # Later, not now: a dialog must not wait inside the answer that asked for it.
        later = Qt.ConnectionType.QueuedConnection
        self.presenter.password_wanted.connect(self._ask_password, later)
        self.sheet.approve.clicked.connect(self.approve)
        self.sheet.send_back.clicked.connect(self.send_back)
        self.sheet.withdraw.clicked.connect(self.presenter.withdraw)
        self.sheet.open_case.clicked.connect(self.open_case)
        self.back.clicked.connect(self.back_to_queue)
        self.case.clicked.connect(self.open_case)
        theme.current().changed.connect(self._fold)

    # the contract of a tab ------------------------------------------------------------

    @Slot()
    def _fold(self) -> None:
        """The queue and the proposal take turns where there is no room for both."""
        narrow = self.width() < theme.current().px(_NARROW)
        left, right = self._panes
        layout.turn(
            {
                left: not narrow or not self._in_sheet,
                right: not narrow or self._in_sheet,
                self.back: narrow,
                self.case: narrow,
            }
        )
        self.sheet.fold(narrow=narrow)

    # what is done ---------------------------------------------------------------------

    def focus_first(self) -> None:
        """Stand in the queue; on its parts where there is nothing in it."""
        first = self.table if self.presenter.shown else self.parts
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self._turn_to(sheet=False)
        self.filter.seek()

    def next_part(self) -> None:
        """What waits, then what was sent back, then all of it again."""
        self._turn_to(sheet=False)
        self.parts.setCurrentIndex((self.parts.currentIndex() + 1) % self.parts.count())
        self.focus_first()

    @Slot()
    def approve(self) -> None:
        """Approve what is read, and go to the next."""
        self.presenter.approve()

    @Slot()
    def _ask_password(self) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        dialog = ConfirmDialog(self, self._context, texts.title(sheet))
        if dialog.exec():
            self.presenter.confirmed()
        dialog.deleteLater()

    @Slot()
    def send_back(self) -> None:
        """Ask what must be changed, and give the proposal back."""
        sheet = self.presenter.sheet
        if sheet is None or not self.presenter.may("send_back"):
            return
        kept_text = self.presenter.comments.get(sheet.approval_id, "")
        dialog = SendBackDialog(self, sheet.proposed_by, kept_text)
        wanted = bool(dialog.exec())
        self.presenter.comments[sheet.approval_id] = dialog.comment.value()
        if wanted:
            self.presenter.send_back(dialog.comment.value())
        dialog.deleteLater()

    @Slot()
    def open_case(self) -> None:
        """Open the measure, the plan, the debtor or the rates in a tab."""
        sheet = self.presenter.sheet
        if sheet is None:
            return
        if sheet.debtor_id is None:
            self._context.open_place("rates")
        elif sheet.subject is Subject.MEASURE:
            self._context.open_measure("measure", sheet.subject_id)
        elif sheet.subject is Subject.PLAN:
            self._context.open_plans(sheet.debtor_id, None)
        else:
            self._context.open_debtor(sheet.debtor_id)

    @Slot()
    def back_to_queue(self) -> None:
        """Esc: back to the queue."""
        self._turn_to(sheet=False)
        self.focus_first()

    def _turn_to(self, *, sheet: bool) -> None:
        self._in_sheet = sheet
        self._fold()

    # what comes from the pieces -------------------------------------------------------

    @Slot(object)
    def _chosen(self, row: object) -> None:
        if isinstance(row, texts.Queued):
            self.presenter.choose(row.approval_id)

    @Slot(int)
    def _part_chosen(self, at: int) -> None:
        self.table.rows.set_rows(())  # another part is not a change: its rows are not marked
        self.presenter.look_at(tuple(texts.Part)[at])
        if self.presenter.chosen is not None:
            self.table.select_key(self.presenter.chosen)

    @Slot(object)
    def _opened(self, _row: object) -> None:
        self._turn_to(sheet=True)
        first = self.sheet.approve if self.sheet.approve.isVisible() else self.sheet.open_case
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _next(self, approval_id: int) -> None:
        following = self.presenter.following(approval_id)
        if following is not None:
            self.presenter.choose(following)
            self.table.select_key(following)
        self.back_to_queue()

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        shown = now.shown
        stood = self.table.hasFocus()
        self.table.refresh(shown)
        self._left.setCurrentIndex(1 if shown else 0)
        if stood:
            self.focus_first()
        if now.problem is not None and not now.loaded:
            self._empty.show_words(now.problem.sentence, now.problem.what_now)
        else:
            self._empty.show_words(*texts.empty(now.part))
        if shown and now.chosen is None:
            self.table.select_place(0)
        self._right.setCurrentIndex(1 if now.sheet is not None else 0)
        if now.sheet is not None:
            self.case.setText(texts.way_in(now.sheet))
        for at, part in enumerate(texts.Part):
            count = len(texts.part_of(now.rows, part))
            self.parts.setTabText(at, f"{part} {count}")
        self.set_status(texts.summary(now.rows, self._context.house.today))
