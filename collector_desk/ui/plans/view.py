"""The plan screen: the terms and the household at the left, the schedule and the decision right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.columns import Column
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.fields import NoteField
from collector_desk.ui.panels import Alert, Chip, EmptyState, SectionTitle, button, label
from collector_desk.ui.plans.budget import BudgetForm
from collector_desk.ui.plans.presenter import PlanPresenter
from collector_desk.ui.plans.terms import TermsForm
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.plans import Calculated, PlanSheet

_NARROW = 860
"""Pixels at 100 percent below which the halves lie below each other."""

_REASONS = 64
_TABLE = 200  # pixels: the heading and a few instalments, where the page is low
_COLUMNS = (
    Column("number", "#", width=36),
    Column("day", "Forfall", "date", width=88),
    Column("amount", "Avdrag", "money", width=96, strong=True, total=True),
    Column("principal", "Hovedstol", "money", width=96, zero_dash=True),
    Column("interest", "Rente", "money", width=84, zero_dash=True),
    Column("additions", "Gebyr", "money", width=84, zero_dash=True),
    Column("left", "Rest etter", "money", width=96),
    Column("moved", "Flyttet", width=120, stretch=True),
)


class PlanScreen(Screen):
    """A payment plan for one debtor, reckoned while one types and decided here."""

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self._context = context
        self.presenter = PlanPresenter(context, debtor_id)
        self.presenter.setParent(self)
        self.terms = TermsForm(self.presenter, context.house.today)
        self.budget = BudgetForm(self.presenter, context.house.today)
        self.budget.use_wanted.connect(self.terms.use)
        self.table = TableView(RowsModel(_COLUMNS, key="number"), name=self.tr("Avdragene"))
        self._lay_out(context)
        self.command(self.tr("Vedta avtalen"), self.decide, "Ctrl+Return")
        theme.current().changed.connect(self._fold)
        self.presenter.changed.connect(self._show)
        self.presenter.decided.connect(self._decided)
        self.set_title(self.tr("Nedbetalingsavtale"))
        self.presenter.fetch()

    def _lay_out(self, context: Context) -> None:
        self.name = label(self.tr("Nedbetalingsavtale"), "title")
        self.request = label("", "cell", wrap=True, muted=True)
        top = layout.pane(
            "top", layout.column(self.name, self.request, spacing=2, margin=(18, 10, 18, 10))
        )
        left = QWidget()
        left.setLayout(
            layout.column(self.terms, self.budget, None, spacing=16, margin=(18, 12, 18, 12))
        )
        right = QWidget()
        right.setLayout(self._right(context))
        self._halves = halves = layout.split(
            layout.scrolling(left), layout.scrolling(right), sizes=(430, 760), name="plan"
        )
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        whole = layout.column(top, halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_empty(self) -> None:
        self.table.setMinimumHeight(_TABLE)
        self.table.hide()
        self.empty = EmptyState(
            self.tr("Ingen avdrag ennå"),
            self.tr("Fyll ut avdraget eller antallet, og når det første forfaller."),
        )

    def _figures(self) -> QHBoxLayout:
        return layout.row(
            _figure(self.tr("Skyldner betaler i alt"), self.total),
            _figure(self.tr("Betalt alt i dag"), self.now),
            _figure(self.tr("Rente i perioden"), self.interest),
            _figure(self.tr("Ferdig"), self.end),
            None, spacing=24,
        )  # fmt: skip

    def _right(self, context: Context) -> QVBoxLayout:
        self.total, self.interest, self.end, self.now = BigAmount(), label(), label(), label()
        self.total.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.total.setAccessibleName(self.tr("Skyldner betaler i alt"))
        self.verdict = Chip(Tone.SUCCESS, "")
        self.limits = Alert(Tone.WARNING, "")
        self.problem = Alert(Tone.ERROR, "")
        self.effects = label("", wrap=True)
        self.unsure = label("", "cell", wrap=True, muted=True)
        self._make_empty()
        self.reasons = NoteField(
            self.tr("Begrunnelse"), lines=2,
            help_text=self.tr("Trengs når leder må godkjenne, og når søknaden avslås: da står den i brevet."),
        )  # fmt: skip
        self._dated = False  # whether the day of the house was put in
        self.until = DateField(self.tr("Motforslaget gjelder til"), today=context.house.today)
        self.grant = button(self.tr("Vedta avtalen  Ctrl+Enter"), "primary")
        self.offer = button(self.tr("Send motforslag"))
        self.refuse = button(self.tr("Avslå …"))
        self.grant.clicked.connect(self.decide)
        self.offer.clicked.connect(self._offer)
        self.refuse.clicked.connect(self._refuse)
        for each in (self.verdict, self.limits, self.problem):
            each.hide()
        made = layout.column(
            self._figures(), layout.row(self.verdict, None), self.limits, self.problem, self.empty, self.table,
            SectionTitle(self.tr("Når du vedtar")), self.effects, self.unsure,
            layout.row(self.reasons, layout.column(self.until, None), spacing=12),
            layout.row(self.grant, self.offer, self.refuse, None, spacing=10),
            spacing=10, margin=(18, 12, 18, 12),
        )  # fmt: skip
        made.setStretchFactor(self.empty, 1)
        made.setStretchFactor(self.table, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        """Below each other where there is no room beside each other."""
        narrow = self.width() < theme.current().px(_NARROW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._halves.orientation() != way:
            self._halves.setOrientation(way)
        self.reasons.edit.setFixedHeight(theme.current().px(_REASONS))

    def refresh(self) -> None:
        """Fetch the claims anew; what is typed stays."""
        self.presenter.fetch()

    def focus_first(self) -> None:
        """Stand in the instalment."""
        self.terms.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is done ---------------------------------------------------------------------

    @Slot()
    def decide(self) -> None:
        """Decide within the limits, propose beyond them; a proposal needs its reasons."""
        if self.presenter.beyond and not self._reasoned():
            return
        self.presenter.grant(self.reasons.value())

    @Slot()
    def _offer(self) -> None:
        day = self.until.value() if self.until.check() else None
        if day is not None:
            self.presenter.offer(self.reasons.value(), day)

    @Slot()
    def _refuse(self) -> None:
        if self._reasoned():
            self.presenter.refuse(self.reasons.value())

    def _reasoned(self) -> bool:
        self.reasons.required = True
        good = self.reasons.check()
        self.reasons.required = False
        if not good:
            self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)
        return good

    @Slot(object)
    def _decided(self, sheet: PlanSheet) -> None:
        self._context.toast(self.tr("Avtale {0}: {1}").format(sheet.number, sheet.stage_label))
        self._context.open_debtor(sheet.debtor_id)

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        if now.form is not None:
            title = self.tr("Nedbetalingsavtale – {0}").format(now.form.debtor_name)
            self.name.setText(title)
            self.set_title(self.tr("Avtale – {0}").format(now.form.debtor_name))
            if not self._dated:
                self._dated = True
                self.until.set_value(now.form.offer_until)
            self.request.setText(
                " · ".join((now.form.request or self.tr("Uten søknad"), *now.form.plans))
            )
        self.terms.show_terms()
        self.budget.show_budget()
        self.problem.setVisible(now.problem is not None)
        if now.problem is not None:
            self.problem.show_message(
                Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now
            )
        self._show_found(now.found)
        self.grant.setText(
            self.tr("Foreslå for leder  Ctrl+Enter") if now.beyond
            else self.tr("Vedta avtalen  Ctrl+Enter")
        )  # fmt: skip
        within = now.found is not None and now.found.decider == "caseworker"
        beyond = self.tr("Vilkårene er utenfor det som kan avtales. Se grensene over.")
        larger = self.tr("Vilkårene går ut over det du kan tilby selv.")
        _open(self.grant, now.why_not or ("" if within or now.beyond else beyond))
        _open(self.offer, now.why_not or ("" if within else larger))
        known = now.form is not None and not now.sending
        _open(
            self.refuse, "" if known else self.tr("Vent til kravene er hentet og avtalen er sendt.")
        )

    def _show_found(self, found: Calculated | None) -> None:
        self.table.refresh(found.rows if found else ())
        self.empty.setVisible(found is None)
        self.table.setVisible(found is not None)
        self.total.show_amount(found.total if found else None)
        self.interest.setText(formats.kr(found.interest) if found else "–")
        self.now.setText(formats.kr(found.pay_now) if found else "–")
        self.end.setText(formats.day(found.last_day) if found else "–")
        self.effects.setText("\n".join(f"• {text}" for text in found.effects) if found else "")
        within = found is not None and found.decider == "caseworker"
        self.verdict.setVisible(within)
        self.limits.setVisible(found is not None and not within)
        if found is None:
            return
        if within:
            self.verdict.show_state(Tone.SUCCESS, found.verdict[0])
        else:
            tone = Tone.WARNING if found.decider == "supervisor" else Tone.ERROR
            self.limits.show_message(tone, "\n".join(found.verdict))
        self.unsure.setText(
            self.tr("Ikke bekreftet av juridisk avdeling: {0}").format("; ".join(found.unconfirmed))
            if found.unconfirmed
            else ""
        )
        self.set_status(
            self.tr("{0} avdrag, til {1}").format(found.count, formats.day(found.last_day))
        )


def _figure(title: str, value: QWidget) -> QVBoxLayout:
    """The titles in one line at the top, the figures in one at the foot, however tall each is."""
    return layout.column(label(title, "cell", muted=True), None, value, spacing=2)


def _open(pressed: QPushButton, why_not: str) -> None:
    """Let a button be pressed, or have it say why it cannot."""
    pressed.setEnabled(not why_not)
    pressed.setToolTip(why_not)
    pressed.setAccessibleDescription(why_not)
