"""Objections on screen: the list, and the one that is decided."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.letter_presenter import Shown
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.filtering import FilterBox, Filtered
from collector_desk.ui.list_screen import ListScreen
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.decision_presenter import DecisionPresenter
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.page import ObjectionPage
from collector_desk.ui.objections.presenter import ObjectionsPresenter
from collector_desk.ui.panels import EmptyState, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.objections import ObjectionRow, ObjectionSheet


def columns(today: date) -> tuple[Column, ...]:
    """The columns of the list; how near a deadline is, is told as of ``today``."""
    return (
        Column(
            "answer_by", "Svarfrist", "state", width=196,
            value=lambda row: texts.deadline(row, today),
        ),
        Column(
            "debtor_name", "Skyldner", width=190, strong=True, second="ground_label", stretch=True
        ),
        Column("claim_number", "Krav", width=200, second="kind_label"),
        Column("state_label", "Forløp", width=180),
        Column("received_on", "Mottatt", "date", width=90),
        Column("stops", "Innkreving", width=96, value=texts.stopped),
        Column("owed", "Skylder", "money", width=110),
    )  # fmt: skip


class ObjectionsScreen(ListScreen):
    """Open objections, those to be answered first at the top; Enter opens one to decide it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = self.rows = ObjectionsPresenter(context)
        self.deciding = DecisionPresenter(context)
        for each in (self.presenter, self.deciding):
            each.setParent(self)
        self.table = TableView(
            RowsModel(columns(context.house.today), key="objection_id"),
            name=self.tr("Innsigelser"),
            store=context.store,
            kept_as="objections",
        )
        self.filter = FilterBox(self.table, kept=context.filters, kept_as="objections")
        self.page = ObjectionPage(self.presenter, self.deciding, context.store)
        self._focus_wanted = False
        self._lay_out()
        self._make_actions()
        self._connect()
        self._show()
        self.presenter.fetch()

    def _lay_out(self) -> None:
        top = layout.pane(
            "top",
            layout.row(
                label(self.tr("Innsigelser"), "title"),
                None,
                self.filter,
                spacing=10,
                margin=(18, 12, 18, 12),
            ),
        )
        self._empty = EmptyState(
            self.tr("Ingen åpne innsigelser"),
            self.tr("Nye innsigelser fra portalen, posten og telefonen kommer hit."),
        )
        below, self._rows = layout.stacked(self._empty, Filtered(self.filter))
        listed = QWidget()
        inset = layout.row(below, margin=(10, 0, 0, 0))
        whole = layout.column(top, inset, spacing=0)
        whole.setStretch(1, 1)
        listed.setLayout(whole)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.page)

    def _make_actions(self) -> None:
        may = self._context.user.may
        self.command(self.tr("Filtrer listen"), self.seek, "Ctrl+F")
        if "objections.decide" in may:
            self.command(self.tr("Avgjør og neste"), self.decide, "Ctrl+Return", "Ctrl+Enter")
            self.command(self.tr("Forhåndsvis brev"), self.deciding.show_letter, "Ctrl+P")
            self.command(self.tr("Bekreft mottak"), self.presenter.acknowledge)
            self.command(self.tr("Send til virksomheten …"), self.ask)
            self.command(self.tr("Purr virksomheten"), self.presenter.remind_unit)
            self.command(self.tr("Registrer svar …"), self.answer)
        self.command(self.tr("Les brevet til virksomheten"), self.presenter.open_letter, "Ctrl+R")
        self.command(self.tr("Åpne saken"), self.open_case, "Ctrl+O")
        self.command(self.tr("Tilbake til listen"), self.back_to_list, "Esc")

    def _connect(self) -> None:
        self.table.opened.connect(self._opened)
        self.filter.counted.connect(self._tell)
        self.presenter.changed.connect(self._show)
        self.presenter.sheet_came.connect(self._sheet_came)
        self.deciding.done.connect(self._decided)
        self.deciding.stale.connect(self.presenter.refresh)
        self.deciding.letter_came.connect(self._letter_came)
        self.page.decision.wanted.connect(self.decide)
        self.page.way.ask_wanted.connect(self.ask)
        self.page.way.answer_wanted.connect(self.answer)
        self.page.words.document_wanted.connect(self.presenter.open_document)
        self.page.case_wanted.connect(self.open_case)
        self.page.list_wanted.connect(self.back_to_list)

    # the contract of a tab ------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch anew what is seen; what is typed stays."""
        self.presenter.refresh()

    def focus_first(self) -> None:
        """Stand in the list, or in the decision that is under work."""
        if self.presenter.sheet is not None:
            self.page.focus_work()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_objection(self, objection_id: int, debtor_id: int) -> None:
        """Work on one objection, as other screens ask for it."""
        self._focus_wanted = True
        self.presenter.work_on(objection_id, debtor_id)

    # what is done ---------------------------------------------------------------------

    def seek(self) -> None:
        """Put the keys in the filter of the list."""
        self.back_to_list()
        self.filter.seek()

    @Slot()
    def decide(self) -> None:
        """Decide, and go to the next."""
        self.deciding.send()

    @Slot()
    def ask(self) -> None:
        """Write the question to the creditor unit, and send it."""
        sheet = self.presenter.sheet
        if sheet is None or not self.presenter.may("ask_unit"):
            return
        begun = ("ask_unit", sheet.objection_id)
        dialog = AskDialog(self, sheet, self.presenter.texts.get(begun, ""))
        wanted = bool(dialog.exec())
        self.presenter.texts[begun] = dialog.question.value()
        if wanted:
            self.presenter.ask_unit(dialog.question.value())
        dialog.deleteLater()

    @Slot()
    def answer(self) -> None:
        """Register the creditor unit's answer."""
        sheet = self.presenter.sheet
        if sheet is None or not self.presenter.may("answered"):
            return
        begun = ("answered", sheet.objection_id)
        today = self._context.house.today
        dialog = AnswerDialog(self, sheet, today, self.presenter.texts.get(begun, ""))
        wanted = bool(dialog.exec())
        self.presenter.texts[begun] = dialog.text.value()
        if wanted:
            self.presenter.answered(dialog.answer(), dialog.files.paths)
        dialog.deleteLater()

    @Slot()
    def open_case(self) -> None:
        """Open the debtor in a tab."""
        row = self.table.current_row()
        if self.presenter.sheet is not None:
            self._context.open_debtor(self.presenter.sheet.debtor_id)
        elif isinstance(row, ObjectionRow):
            self._context.open_debtor(row.debtor_id)

    @Slot()
    def back_to_list(self) -> None:
        """Esc: back to the list. Nothing typed is lost."""
        chosen = self.presenter.chosen
        self.presenter.leave()
        if chosen is not None:
            self.table.select_key(chosen)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what comes from the pieces -------------------------------------------------------

    @Slot(object)
    def _opened(self, row: object) -> None:
        if isinstance(row, ObjectionRow):
            self.show_objection(row.objection_id, row.debtor_id)

    @Slot(object)
    def _sheet_came(self, sheet: ObjectionSheet) -> None:
        self.deciding.show(sheet)
        self.page.show_sheet(sheet)
        self._stack.setCurrentIndex(1)
        if self._focus_wanted:
            self._focus_wanted = False
            self.page.focus_work()

    @Slot(object)
    def _letter_came(self, shown: Shown) -> None:
        if (sheet := self.presenter.sheet) is not None:
            PreviewBox(self, self._context, sheet.debtor_id, shown).open()

    @Slot(object)
    def _decided(self, sheet: ObjectionSheet) -> None:
        following = self.presenter.following(sheet.objection_id)
        self.presenter.fetch()
        if following is None or following.objection_id == sheet.objection_id:
            self.back_to_list()
        else:
            self.show_objection(following.objection_id, following.debtor_id)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self.table.refresh(now.rows)
        self._rows.setCurrentIndex(1 if now.rows else 0)
        if now.problem is not None and not now.loaded:
            self._empty.show_words(now.problem.sentence, now.problem.what_now)
        if now.rows and not self.table.currentIndex().isValid():
            self.table.select_place(0)
        if now.sheet is None:
            self._stack.setCurrentIndex(0)
            if now.problem is not None and now.loaded and now.chosen is not None:
                self._cannot_open()
        self._tell()

    def _cannot_open(self) -> None:
        """One that cannot be worked on: say why over the list, and stay there."""
        problem = self.presenter.problem
        self.presenter.chosen = None
        if problem is not None:
            self._context.toast(problem.whole)

    @Slot()
    def _tell(self) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            self.set_title(self.tr("Innsigelser"))
            self.set_status(texts.summary(self.presenter.rows, self.table.rows.rowCount()))
            return
        self.set_title(self.tr("Innsigelse – {0}").format(sheet.debtor_name))
        at, count = self.presenter.place()
        age = texts.answer_age(sheet, self._context.house.today)
        words = self.tr("Innsigelse {0} av {1}").format(at, count) if at else sheet.state_label
        self.set_status(f"{words} · {age}")
