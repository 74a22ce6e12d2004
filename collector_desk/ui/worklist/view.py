"""The worklist: what waits at the left, why and what to do with it at the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from collector_desk.ui import kept, layout, theme
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.panels import Chip, EmptyState, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.ui.worklist import menus, texts
from collector_desk.ui.worklist.detail import Detail
from collector_desk.ui.worklist.presenter import WorklistPresenter
from collector_desk.ui.worklist.save import SaveBox
from collector_desk.wire.work import WorkRow

_NARROW = 820
"""Pixels at 100 percent below which the list and the row take turns."""

COLUMNS = (
    Column("due", "Frist", "state", width=148, value=texts.due_tag),
    Column("kind_label", "Hva", "state", width=216, value=texts.kind_tag),
    Column("debtor_name", "Hvem", width=186, value=texts.who, second="what", strong=True),
    Column("why", "Hvorfor i listen", width=200, stretch=True),
    Column("owed", "Kroner", "money", width=92, total=True),
)


class WorklistScreen(ListScreen):
    """What waits: one's own, or of a few kinds; worked through with the keys alone."""

    def __init__(self, context: Context, place: str = "work", list_id: int = 0) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = WorklistPresenter(context, place, list_id)
        self.presenter.setParent(self)
        model = RowsModel(COLUMNS, key="key")
        self.table = TableView(
            model, name=texts.TITLES[place], store=context.store, kept_as=f"worklist-{place}"
        )
        self.filter = FilterBox(self.table, kept=context.filters, kept_as=f"{place}-{list_id}")
        self._waits = False  # for the list, to put the keys in it
        self._in_detail = self._offers = False
        self.detail = Detail(may_mark=self.presenter.may_mark)
        self._lay_out(context)
        self._make_actions()
        self._connect()
        self.set_title(texts.TITLES[place])
        self.presenter.fetch()

    def _lay_out(self, context: Context) -> None:
        self.chips = tuple(Chip(Tone.NEUTRAL, "") for _ in range(3))
        for chip in self.chips:
            chip.hide()
        self.name = label(texts.TITLES[self.presenter.place], "title")
        self.views = button(self.tr("Visninger ▾"))
        self.views.setAccessibleName(self.tr("Visninger"))
        self.about, self.back = button(self.tr("Hvorfor?")), button(self.tr("Til listen"))
        self.about.setAccessibleName(self.tr("Hvorfor raden står her"))
        self._head = layout.row(
            self.name, *self.chips, None, self.about, self.back, self.filter, self.views,
            spacing=10, margin=(18, 12, 18, 12),
        )  # fmt: skip
        top = layout.pane("top", self._head)
        self.empty = EmptyState("")
        left, self._left = layout.stacked(self.empty, Filtered(self.filter))
        listed = layout.column(self._bands(), left, spacing=0, margin=(10, 0, 0, 0))
        listed.setStretch(1, 1)
        inset = layout.pane("plain", listed)
        self._right = layout.pane("right", layout.column(self.detail))
        self._listed = inset
        halves = layout.split(inset, self._right, sizes=(880, 320), name="worklist")
        kept.keep_split(halves, context.store)
        whole = layout.column(top, halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _bands(self) -> QWidget:
        """The months that are left, over the list of limitation only."""
        self.bands = QTabBar()
        self.bands.setProperty("sections", True)
        self.bands.setAccessibleName(self.tr("Foreldes innen"))
        self.stake = label("", muted=True)
        banded = QWidget()
        banded.setLayout(layout.row(self.bands, None, self.stake, margin=(0, 4, 12, 0)))
        if self.presenter.months is None:  # shown before it has a parent it would be a window
            banded.hide()
        return banded

    def _make_actions(self) -> None:
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        self.command(self.tr("Visninger"), self.show_views, "Ctrl+Shift+V")
        if "lists.save" in self._context.user.may:
            self.command(self.tr("Lagre visningen …"), self.save, "Ctrl+S")
        self.command(self.tr("Tilbake til listen"), self.back_to_list, "Esc")
        self.command(self.tr("Hvorfor raden står her"), self.show_detail, "Ctrl+I")
        if self.presenter.months is not None:
            self.command(self.tr("Neste tidsrom"), self.next_band, "Ctrl+B")
        elif self.presenter.may_choose_kinds:
            self.command(
                self.tr("Bare sendt tilbake, eller alt"), self.presenter.only_sent_back, "Ctrl+B"
            )
        if self.presenter.may_mark:
            self.command(
                self.tr("Ferdig og neste"), self.done_and_next, "Ctrl+Return", "Ctrl+Enter"
            )
            self.command(self.tr("Utsett til …"), self.show_days, "Ctrl+D")
            self.command(self.tr("Gi til …"), self.show_colleagues, "Ctrl+G")

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.filter.counted.connect(self._tell)
        self.presenter.changed.connect(self._show)
        self.presenter.gone.connect(self._step_from)
        self.detail.opened.connect(self.open_row)
        self.detail.next_wanted.connect(self.next_row)
        self.detail.done_wanted.connect(self.done_and_next)
        self.detail.later_wanted.connect(self.show_days)
        self.detail.give_wanted.connect(self.show_colleagues)
        self.views.clicked.connect(self.show_views)
        self.about.clicked.connect(self.show_detail)
        self.back.clicked.connect(self.back_to_list)
        self.bands.currentChanged.connect(self._banded_to)
        theme.current().changed.connect(self._fold)

    # the contract of a tab ------------------------------------------------------------

    def focus_first(self) -> None:
        """Stand in the list, once it is here; where it is empty, on the choice of another."""
        self._waits = not self.presenter.loaded
        where = self.table if self.presenter.found.rows else self.views
        if self._in_detail and self._listed.isHidden():
            where = self.detail.next
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_panes(self) -> None:
        """The list and the row side by side, or in turns where there is no room for both."""
        narrow = self.width() < theme.current().px(_NARROW)
        some = bool(self.table.rows.rowCount())
        alone = narrow and self._in_detail and some
        layout.turn(
            {
                self.name: not narrow or alone,  # the tab has it
                self._listed: not alone,
                self._right: some and (alone or not narrow),
                self.filter: not alone,
                self.views: not alone,
                self.back: alone,
            }
        )
        self._head.setStretchFactor(self.filter, 99 if narrow else 0)  # instead of the name
        self._offers = narrow and some and not alone
        self.about.setVisible(self._offers and self.about.isVisible())
        QTimer.singleShot(
            0, self, self._offer
        )  # what is shown asks for room before the others fold

    @Slot()
    def _offer(self) -> None:
        self.about.setVisible(self._offers)

    @Slot()
    def _fold(self) -> None:
        narrow = self.width() < theme.current().px(_NARROW)
        self._fold_panes()
        self.stake.setVisible(not narrow)
        self._fit_title()
        head = (self.name, *self.chips, self.filter, self.views)
        wanted = sum(each.sizeHint().width() + theme.current().px(12) for each in head)
        for chip in self.chips:
            chip.setVisible(not narrow and self.presenter.loaded and wanted <= self.width())

    def _fit_title(self) -> None:
        """A name that somebody chose may be long: it ends in «…», and is read out whole."""
        title, room = self.presenter.title, self.width() * 2 // 5
        self.name.setAccessibleName(title)
        self.name.setToolTip(title)
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))

    # what is done ---------------------------------------------------------------------

    def row(self) -> WorkRow | None:
        """The row one stands on."""
        found = self.table.current_row()
        return found if isinstance(found, WorkRow) else None

    def seek(self) -> None:
        """Put the keys in the filter box."""
        self.back_to_list()
        self.filter.seek()

    def show_detail(self) -> None:
        """Why the row is here and what to do with it; instead of the list where it is narrow."""
        if self.row() is not None:
            self._in_detail = True
            self._fold()
            self.detail.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def back_to_list(self) -> None:
        """Esc: to the list."""
        self._in_detail = False
        self._fold()
        self.focus_first()

    @Slot()
    def open_row(self) -> None:
        """Open what the row is about."""
        row = self.row()
        if row is not None:
            self.presenter.open(row)

    @Slot()
    def next_row(self) -> None:
        """Stand on the next row."""
        self._stand_on(self.table.currentIndex().row() + 1)
        self.focus_first()

    @Slot()
    def done_and_next(self) -> None:
        """Close a task and go on; another row goes when its cause does, so go on from it."""
        row = self.row()
        if row is not None and row.is_task:
            self.presenter.done(row)
        elif row is not None:
            self.next_row()

    @Slot()
    def next_band(self) -> None:
        """What is time-barred within the next number of months; after the last, the first."""
        self.bands.setCurrentIndex((self.bands.currentIndex() + 1) % max(self.bands.count(), 1))

    @Slot(int)
    def _banded_to(self, at: int) -> None:
        months = self.bands.tabData(at)
        if months is not None and months != self.presenter.months:
            self.presenter.within(months)

    @Slot()
    def show_days(self) -> None:
        """The days one may put the row off to."""
        row = self.row()
        if row is not None:
            self._pop_up(menus.days(self, self.presenter, row), self.detail.later)

    @Slot()
    def show_colleagues(self) -> None:
        """Those the row may be given to."""
        row = self.row()
        if row is not None:
            self._pop_up(menus.colleagues(self, self.presenter, row), self.detail.give)

    @Slot()
    def show_views(self) -> None:
        """Which rows are shown, and the lists that are kept."""
        self._pop_up(menus.views(self, self.presenter, self.save), self.views)

    @Slot()
    def save(self) -> None:
        """Keep the filter that stands under a name."""
        if self.presenter.may_save:
            box = SaveBox(self, self._context, self.presenter)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _pop_up(self, menu: QMenu, below: QWidget) -> None:
        menus.pop_up(menu, below if below.isVisible() else self.table)

    # what comes from the pieces -------------------------------------------------------

    @Slot(object)
    def _chosen(self, row: object) -> None:
        if isinstance(row, WorkRow):
            self.detail.show_row(row)

    @Slot(object)
    def _opened(self, row: object) -> None:
        if isinstance(row, WorkRow):
            self.presenter.open(row)

    @Slot(str)
    def _step_from(self, key: str) -> None:
        """The row goes from the list: stand on the one after it."""
        place = self.table.rows.place_of(key)
        if place is not None:
            last = self.table.rows.rowCount() - 1
            self._stand_on(place + 1 if place < last else place - 1)
        self.focus_first()

    def _stand_on(self, place: int) -> None:
        """Choose one row, also while Ctrl is held: Qt would then add the row to those chosen."""
        if 0 <= place < self.table.rows.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            at = self.table.rows.index(place, 0)
            self.table.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self.table.refresh(now.found.rows)
        self._left.setCurrentIndex(1 if now.found.rows else 0)
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        else:
            self.empty.show_words(*texts.empty(now.place, now.scope, now.kinds))
        if now.found.rows and not self.table.selected_rows():
            self.table.select_place(max(self.table.currentIndex().row(), 0))
        self._show_bands()
        for chip, (tone, word) in zip(self.chips, texts.chips(now.found), strict=True):
            chip.show_state(tone, word)
        self.views.setText(f"{now.words} ▾")
        if now.saved is not None and self.title != now.title:
            self.set_title(now.title)
        self.views.setAccessibleName(self.tr("Visninger: {0}").format(self.views.text()[:-2]))
        self._fold()
        self._tell()
        if self._waits and self.views.hasFocus():
            self.focus_first()

    def _show_bands(self) -> None:
        """The list of limitation alone has them: a saved one looks as far ahead as it was saved."""
        bands = self.presenter.found.bands if self.presenter.place == "limitation" else ()
        while self.bands.count() < len(bands):
            at = self.bands.addTab("")
            self.bands.setTabData(at, bands[at].months)
        for at, band in enumerate(bands):
            self.bands.setTabText(at, texts.band(band))
            self.bands.setTabToolTip(at, texts.stake(band))
            if band.months == self.presenter.months:
                self.bands.setCurrentIndex(at)
                self.stake.setText(texts.stake(band))

    @Slot()
    def _tell(self, *_: object) -> None:
        now = self.presenter
        shown = self.table.rows.rowCount()
        self._fold_panes()
        words = texts.summary(now.found, shown=shown) if now.loaded else self.tr("Henter …")
        self.set_status(words)
