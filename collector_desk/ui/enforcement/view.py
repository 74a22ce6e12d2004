"""The screen of a measure: six steps at the left, what it comes to at the right, live as one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui import layout, theme
from collector_desk.ui.casework.box import Box
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.asking import Asking
from collector_desk.ui.enforcement.basis_box import BasisBox
from collector_desk.ui.enforcement.boxes import AnewBox, Opens, StatementBox, StopBox, ToldBox
from collector_desk.ui.enforcement.form import MeasureForm
from collector_desk.ui.enforcement.frame import Foot, Head
from collector_desk.ui.enforcement.presenter import MeasurePresenter
from collector_desk.ui.enforcement.reckoning import Reckoning
from collector_desk.ui.enforcement.regime_box import RegimeBox
from collector_desk.ui.enforcement.request_boxes import EventBox, FiledBox
from collector_desk.ui.enforcement.sale_box import SaleBox
from collector_desk.ui.enforcement.take_back_box import TakeBackBox
from collector_desk.ui.panels import EmptyState, announce
from collector_desk.wire.measures import MeasureSheet

_NARROW = 860
"""Pixels at 100 percent below which what it comes to lies under the fields, on the same page."""


class MeasureScreen(Screen):
    """One measure in a tab: prepared, proposed and followed here."""

    def __init__(self, context: Context, kind: str, number: int) -> None:
        super().__init__()
        self._context = context
        self.presenter = MeasurePresenter(context, kind, number)
        self.presenter.setParent(self)
        self.kind: MeasureKind | None = None
        self.box: Box | None = None
        self.step = texts.KRAV
        self._lay_out()
        self._make_commands()
        self.presenter.changed.connect(self._show)
        self.presenter.told.connect(self._fill)
        self.presenter.stands.connect(self._stands)
        Asking(self, self.presenter)
        theme.current().changed.connect(self._fold)
        self.set_title(self.tr("Tiltak"))
        self.presenter.fetch()

    # made once ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.empty = EmptyState(self.tr("Henter tiltaket …"))
        self._body = QWidget()
        self._inside: QVBoxLayout = layout.column(spacing=0)
        self._body.setLayout(self._inside)
        self._body.hide()
        self.setLayout(layout.column(self.empty, self._body, spacing=0))

    def _arrange(self, kind: MeasureKind) -> None:
        """Lay the screen out, once the kind of measure is known."""
        self.kind = kind
        self.form = MeasureForm(kind, self._context.house.today)
        self.reckoning = Reckoning(kind)
        self.form.changed.connect(self._typed)
        self.form.statement_wanted.connect(self.register_statement)
        self.form.answer_wanted.connect(self.register_answer)
        self.form.papers.wanted.connect(self.register_basis)
        self.form.file_wanted.connect(self.presenter.open_file)
        self.form.next_file_wanted.connect(self.presenter.make)
        self.form.paper_wanted.connect(self.presenter.open_paper)
        self.head, self.foot = Head(kind), Foot(kind)
        self.head.steps.currentChanged.connect(self._step_chosen)
        self.foot.back.clicked.connect(lambda: self.go(self.step - 1))
        self.foot.next.clicked.connect(self.forward)
        self.foot.told.clicked.connect(self.enter_told)
        self.foot.filed.clicked.connect(self.enter_filed)
        self.foot.came.clicked.connect(self.register_event)
        self.foot.sale.clicked.connect(lambda: self._follow("measures.sale", SaleBox))
        self.foot.stop.clicked.connect(self.stop_it)
        self.foot.amend.clicked.connect(self.amend_it)
        self.foot.anew.clicked.connect(self.write_anew)
        self.foot.discard.clicked.connect(self.presenter.discard)
        self._right = Tall(layout.column(self.reckoning, None, margin=(18, 14, 18, 14)))
        left = QWidget()
        self._column = layout.column(self.form, spacing=0)
        left.setLayout(self._column)
        self._beside = layout.scrolling(self._right)
        self._page = layout.scrolling(left)
        self._halves = layout.split(self._page, self._beside, sizes=(600, 590), name="measure")
        self._halves.setStretchFactor(1, 1)
        self._inside.addWidget(self.head)
        self._inside.addWidget(self._halves, 1)
        self._inside.addWidget(self.foot)
        self._make_commands_of(kind)
        self.empty.hide()
        self._body.show()
        self._fold()

    def _make_commands(self) -> None:
        step = self.tr("Neste steg, eller foreslå")
        self.command(step, self.forward, "Ctrl+Return", "Ctrl+Enter")
        self.command(self.tr("Lagre utkastet"), self.presenter.save, "Ctrl+S")
        self.command(self.tr("Registrer uttalelse …"), self.register_statement, "Ctrl+U")
        self.command(self.tr("Registrer svar på oppslag …"), self.register_answer, "Ctrl+R")
        self.command(self.tr("Vis hele regnestykket"), self.show_whole, "Ctrl+H")
        self.command(self.tr("Stans …"), self.stop_it, "Ctrl+Shift+L")
        self.command(self.tr("Forkast utkastet"), self.presenter.discard)
        self.command(self.tr("Åpne filen til namsmannen"), self.open_newest, "Ctrl+Shift+O")
        self.command(self.tr("Åpne skyldneren"), self.open_debtor, "Ctrl+O")
        for at in range(texts.PROPOSAL + 1):
            self.command(self.tr("Steg {0}").format(at + 1), partial(self.go, at), f"Ctrl+{at + 1}")

    def _make_commands_of(self, kind: MeasureKind) -> None:
        """The commands that only some kinds have, once the kind is known."""
        if kind is MeasureKind.REQUEST:
            self.command(self.tr("Levert namsmannen …"), self.enter_filed, "Ctrl+M")
            came = self.tr("Registrer svar fra namsmannen …")
            self.command(came, self.register_event, "Ctrl+Shift+R")
            taken_back = "requests.take_back"
            self.foot.regret.clicked.connect(lambda: self._follow(taken_back, TakeBackBox))
        else:
            self.command(self.tr("Registrer mottatt dag …"), self.enter_told, "Ctrl+M")
            self.command(self.tr("Skriv på nytt …"), self.write_anew)
        if kind is MeasureKind.WITHHOLDING:
            self.command(self.tr("Endre trekket …"), self.amend_it, "Ctrl+Shift+E")

    # the contract of a tab ------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch anew; what is typed stays."""
        self.presenter.fetch()

    def focus_first(self) -> None:
        """Stand in the first field of the step."""
        if self.kind is None:
            self.setFocus()
        elif not self.form.begin():
            self.foot.begin()

    def can_close(self) -> bool:
        """What is typed is kept first; only a draft on its way holds the tab."""
        if self.presenter.dirty and self.presenter.sending:
            self._context.toast(self.tr("Utkastet lagres. Lukk igjen om et øyeblikk."))
            return False
        self.presenter.save()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        """Below each other, on one page, where there is no room beside each other."""
        if self.kind is None:
            return
        narrow = self.width() < theme.current().px(_NARROW)
        if narrow and self._beside.widget() is not None:
            self._column.addWidget(self._beside.takeWidget())
        elif not narrow and self._beside.widget() is None:
            self._column.removeWidget(self._right)
            self._beside.setWidget(self._right)
        self._beside.setVisible(not narrow)
        self._right.show()

    # what is done ---------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Show a step, and stand in its first field."""
        if self.kind is not None and 0 <= step <= texts.PROPOSAL:
            self.head.steps.setCurrentIndex(step)
            self.focus_first()

    @Slot()
    def forward(self) -> None:
        """The next step; from the last one the measure is proposed, or it is said what lacks."""
        if self.step < texts.PROPOSAL:
            self.go(self.step + 1)
        elif why_not := self.presenter.why_not:
            announce(self.foot.next, why_not)
        else:
            self.presenter.propose()

    def show_whole(self) -> None:
        """Open or close the whole arithmetic."""
        if self.kind is not None and self.reckoning.open.isVisible():
            self.reckoning.turn_whole()

    def open_debtor(self) -> None:
        """Show the debtor."""
        if (number := self.presenter.debtor_id) is not None:
            self._context.open_debtor(number)

    @Slot()
    def open_newest(self) -> None:
        """Open the newest file to the namsmann."""
        sheet = self.presenter.sheet
        if sheet is None or not sheet.versions:
            self._context.toast(self.tr("Ingen fil til namsmannen er laget."))
            return
        self.presenter.open_file(sheet.versions[-1].number)

    @Slot()
    def register_statement(self) -> None:
        """Enter what the debtor said."""
        self._register(StatementBox)

    @Slot()
    def register_answer(self) -> None:
        """Enter what a look-up answered."""
        self._register(RegimeBox)

    @Slot()
    def register_basis(self) -> None:
        """Keep the decision that a claim rests on."""
        self._register(BasisBox)

    def _register(self, kind: type[StatementBox | RegimeBox | BasisBox]) -> None:
        shown = self.presenter.shown
        if shown is None or not self.presenter.editable:
            self._context.toast(self.presenter.why_not)
        elif self.box is None:
            self._open(kind(self, self._context, shown))

    @Slot()
    def enter_told(self) -> None:
        """Enter the day it was received, or the paper that tells the namsmann of a change."""
        change = self.presenter.deed("requests.filed").lawful
        box: type[FiledBox | ToldBox] = FiledBox if change else ToldBox
        self._follow("requests.filed" if change else "measures.told", box)

    @Slot()
    def enter_filed(self) -> None:
        """Enter the day the newest version was filed."""
        self._follow("requests.filed", FiledBox)

    @Slot()
    def register_event(self) -> None:
        """Enter what came back from the namsmann."""
        self._follow("requests.event", EventBox)

    @Slot()
    def stop_it(self) -> None:
        """End it before its time."""
        self._follow("measures.stop", StopBox)

    @Slot()
    def write_anew(self) -> None:
        """Write what did not come anew."""
        self._follow("measures.write_again", AnewBox)

    @Slot()
    def amend_it(self) -> None:
        """Begin a change of the amount, or say why it cannot be changed."""
        deed = self.presenter.deed("measures.amend")
        if deed.lawful:
            self.presenter.amend()
        else:
            self._context.toast(deed.reason)

    def _follow(self, name: str, kind: Opens) -> None:
        deed, sheet = self.presenter.deed(name), self.presenter.sheet
        if not deed.lawful or sheet is None:
            self._context.toast(deed.reason)
        elif self.box is None:
            self._open(kind(self, self._context, sheet))

    def _open(self, box: Box) -> None:
        self.box = box
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.sending.done.connect(self._box_done)
        box.finished.connect(self._box_closed)
        box.open()

    @Slot(object)
    def _box_done(self, answer: object) -> None:
        if isinstance(answer, MeasureSheet):
            self.presenter.take(answer)
        else:
            self.presenter.registered()

    @Slot()
    def _box_closed(self) -> None:
        self.box = None
        self.window().activateWindow()
        self.focus_first()

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        self.presenter.ask(**self.form.value())

    @Slot(int)
    def _step_chosen(self, step: int) -> None:
        self.step = step
        self.form.show_step(step)
        self._page.verticalScrollBar().setValue(0)
        self._show()

    @Slot()
    def _fill(self) -> None:
        terms = self.presenter.terms
        assert terms is not None
        begins = self.kind is None
        if begins:
            self._arrange(terms.kind)
        self.form.fill(terms)
        if begins and self.presenter.sheet and not self.presenter.editable:
            self.head.steps.setCurrentIndex(texts.PROPOSAL)
        if begins and self.isVisible():  # once the claims stand there to be ticked
            QTimer.singleShot(0, self, self.focus_first)

    @Slot(object)
    def _stands(self, sheet: MeasureSheet) -> None:
        self._context.toast(f"{sheet.number}: {sheet.stage_label}")
        if sheet.stage is MeasureStage.DISCARDED and sheet.terms.amends is not None:
            self.over.emit()  # what runs has its own tab
            return
        self.form.fill(sheet.terms)
        self.head.steps.setCurrentIndex(texts.PROPOSAL)
        self._show()

    @Slot()
    def _show(self) -> None:
        now, shown = self.presenter, self.presenter.shown
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        if self.kind is None or shown is None:
            return
        changes = now.terms is not None and now.terms.amends is not None
        name = self.tr("Endring") if changes else texts.TABS[self.kind]
        self.set_title(f"{name} – {shown.debtor_name}")
        self.head.show_state(now)
        self.form.show_known(now)
        self.form.show_found(now.found)
        self.reckoning.show_found(now.found)
        self.foot.show_state(now, self.step)
        sheet = now.sheet
        self.set_status(
            f"{sheet.number} · {sheet.stage_label}" if sheet else self.tr("Ikke lagret")
        )
