"""The plan screen: the terms and the household at the left, the schedule and the decision right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.casework.letter_presenter import Shown
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.columns import Column
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.fields import NoteField
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import Alert, Chip, EmptyState, SectionTitle, button, label
from collector_desk.ui.plans.budget import BudgetForm
from collector_desk.ui.plans.figures import Figure
from collector_desk.ui.plans.presenter import PlanPresenter
from collector_desk.ui.plans.shut import let, listed, why_shut
from collector_desk.ui.plans.terms import TermsForm
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.plans import Calculated, PlanSheet

_NARROW = 860
"""Pixels at 100 percent below which the halves lie below each other, on one page."""

_BESIDE = (430, 760)
_REASONS = 64
_TABLE = 180  # pixels: the heading and five instalments, where the page is low
_COLUMNS = (
    Column("number", "#", width=32),
    Column("day", "Forfall", "date", width=84),
    Column("amount", "Avdrag", "money", width=88, strong=True, total=True),
    Column("principal", "Hovedstol", "money", width=88, zero_dash=True),
    Column("interest", "Rente", "money", width=72, zero_dash=True),
    Column("additions", "Gebyr", "money", width=72, zero_dash=True),
    Column("left", "Rest etter", "money", width=92),
    Column("day_off", "Flyttet fra", width=150, stretch=True),
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
        self.presenter.letter_came.connect(self._letter_came)
        self.set_title(self.tr("Nedbetalingsavtale"))
        self.presenter.fetch()

    def _lay_out(self, context: Context) -> None:
        self.name = label(self.tr("Nedbetalingsavtale"), "title")
        self.request = label("", "cell", wrap=True, muted=True)
        top = layout.pane(
            "top", layout.column(self.name, self.request, spacing=2, margin=(18, 10, 18, 10))
        )
        left, self._right = QWidget(), QWidget()
        asked = layout.column(self.terms, self.budget, spacing=16, margin=(18, 12, 18, 12))
        self._column = layout.column(asked, None, spacing=0)
        left.setLayout(self._column)
        self._right.setLayout(self._decision(context))
        self._beside = layout.scrolling(self._right)
        halves = layout.split(layout.scrolling(left), self._beside, sizes=_BESIDE, name="plan")
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        whole = layout.column(top, halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_empty(self) -> None:
        self.table.setMinimumHeight(_TABLE)
        self.table.hide()
        self.empty = EmptyState("")

    def _figures(self) -> QWidget:
        self.total, self.interest, self.end, self.now = (
            BigAmount(), label("", "figure"), label("", "figure"), label("", "figure")
        )  # fmt: skip
        return flow(
            Figure(self.tr("Skyldner betaler i alt"), self.total),
            Figure(self.tr("Betalt alt i dag"), self.now),
            Figure(self.tr("Rente i perioden"), self.interest),
            Figure(self.tr("Ferdig"), self.end),
            gap=24,
        )

    def _make_effects(self) -> QWidget:
        """What deciding leads to, and what of it is still open; nothing before it is reckoned."""
        self.effects = label("", wrap=True)
        self.unsure = label("", "cell", wrap=True, muted=True)
        self.sources = button(self.tr("Vis kildene"), "link")
        self.sources.clicked.connect(self._show_sources)
        self.source = label("", "cell", wrap=True, muted=True)
        self.source.hide()
        made = QWidget()
        made.setLayout(
            layout.column(
                SectionTitle(self.tr("Når du vedtar")), self.effects, self.unsure,
                layout.row(self.sources, None), self.source, spacing=6,
            )
        )  # fmt: skip
        return made

    def _decision(self, context: Context) -> QVBoxLayout:
        self.verdict = Chip(Tone.SUCCESS, "")
        self.limits = Alert(Tone.WARNING, "")
        self.problem = Alert(Tone.ERROR, "")
        self._make_empty()
        self.granted = self._make_effects()
        self.shut = label("", "cell", wrap=True, muted=True)
        self.reasons = NoteField(
            self.tr("Begrunnelse"), lines=2,
            help_text=self.tr("Trengs når leder må godkjenne, og når søknaden avslås: da står den i brevet."),
        )  # fmt: skip
        self._dated = False  # whether the day of the house was put in
        self.until = DateField(self.tr("Motforslaget gjelder til"), today=context.house.today)
        self.named = QCheckBox(self.tr("Skyldneren ba selv om første forfall"))
        self.named.setAccessibleDescription(self.tr("Dagen skrives i et avslag."))
        self.grant = button(self.tr("Vedta avtalen  Ctrl+Enter"), "primary")
        self.offer = button(self.tr("Send motforslag"))
        self.refuse = button(self.tr("Avslå …"))
        self.letter = button(self.tr("Vis brevet"), "link")
        self.offer_letter = button(self.tr("Vis motforslaget"), "link")
        self.refusal_letter = button(self.tr("Vis avslaget"), "link")
        self.letter.clicked.connect(self.show_letter)
        self.offer_letter.clicked.connect(self.show_offer)
        self.refusal_letter.clicked.connect(self.show_refusal)
        self.grant.clicked.connect(self.decide)
        self.offer.clicked.connect(self._offer)
        self.refuse.clicked.connect(self._refuse)
        for each in (self.verdict, self.limits, self.problem):
            each.hide()
        made = layout.column(
            self._figures(), layout.row(self.verdict, None), self.limits, self.problem, self.empty, self.table,
            self.granted,
            layout.row(self.reasons, layout.column(self.until, None), spacing=12),
            self.named, flow(self.grant, self.offer, self.refuse, gap=10),
            flow(self.letter, self.offer_letter, self.refusal_letter, gap=10), self.shut,
            spacing=8, margin=(18, 12, 18, 8),
        )  # fmt: skip
        made.setStretchFactor(self.empty, 1)
        made.setStretchFactor(self.table, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        """Below each other, on one page, where there is no room beside each other."""
        narrow = self.width() < theme.current().px(_NARROW)
        if narrow and self._beside.widget() is not None:
            self._column.insertWidget(1, self._beside.takeWidget())
        elif not narrow and self._beside.widget() is None:
            self._column.removeWidget(self._right)
            self._beside.setWidget(self._right)
        self._beside.setVisible(not narrow)
        self._right.show()
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
    def show_letter(self) -> None:
        """Read the confirmation before it goes; one that is proposed needs its reasons."""
        if not self.presenter.beyond or self._reasoned():
            self.presenter.show_letter(self.reasons.value())

    @Slot(object)
    def _letter_came(self, shown: Shown) -> None:
        PreviewBox(self, self._context, self.presenter.debtor_id, shown).open()

    @Slot()
    def show_offer(self) -> None:
        """Read the offer before it goes."""
        if (day := self._until()) is not None:
            self.presenter.show_offer(self.reasons.value(), day)

    @Slot()
    def show_refusal(self) -> None:
        """Read the refusal before it goes; its reasons stand in it."""
        if self._reasoned():
            self.presenter.show_refusal(self.reasons.value(), day_named=self.named.isChecked())

    @Slot()
    def _offer(self) -> None:
        if (day := self._until()) is not None:
            self.presenter.offer(self.reasons.value(), day)

    def _until(self) -> date | None:
        """The last day to accept an offer; None where something lacks, which is said."""
        if self.presenter.beyond and not self._reasoned():
            return None
        return self.until.value() if self.until.check() else None

    @Slot()
    def _refuse(self) -> None:
        if self._reasoned():
            self.presenter.refuse(self.reasons.value(), day_named=self.named.isChecked())

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
        self.offer.setText(
            self.tr("Foreslå motforslag for leder") if now.beyond else self.tr("Send motforslag")
        )
        within = now.found is not None and now.found.decider == "caseworker"
        beyond = self.tr("Vilkårene er utenfor det som kan avtales. Se grensene over.")
        why_not = now.why_not or ("" if within or now.beyond else beyond)
        for each in (self.grant, self.offer, self.letter, self.offer_letter):
            let(each, why_not)
        known = now.form is not None and not now.sending
        waits = "" if known else self.tr("Vent til kravene er hentet og avtalen er sendt.")
        for each in (self.refuse, self.refusal_letter):
            let(each, waits)
        self.shut.setText(why_shut(self.grant, self.offer, self.refuse))
        self.shut.setVisible(bool(self.shut.text()))

    @Slot()
    def _show_sources(self) -> None:
        self.source.setVisible(self.source.isHidden())
        self.sources.setText(
            self.tr("Vis kildene") if self.source.isHidden() else self.tr("Skjul kildene")
        )

    def _show_unsure(self, found: Calculated) -> None:
        """Which limits are not confirmed in one sentence; what is open of each where one asks."""
        one = len(found.unconfirmed) == 1
        words = (
            self.tr("Denne grensen er ikke bekreftet av juridisk avdeling: {0}.") if one
            else self.tr("Disse grensene er ikke bekreftet av juridisk avdeling: {0}.")
        )  # fmt: skip
        self.unsure.setText(words.format(listed(found.unconfirmed)))
        self.source.setText("\n".join(found.open_points))
        for each in (self.unsure, self.sources):
            each.setVisible(bool(found.unconfirmed))

    def _show_empty(self, found: Calculated | None) -> None:
        """What to fill in, where nothing is reckoned yet; nothing where it is said what is wrong."""
        wrong = self.presenter.problem is not None
        self.empty.show_words(
            "" if wrong else self.tr("Ingen avdrag ennå"),
            ""
            if wrong
            else self.tr("Fyll ut avdraget eller antallet, og når det første forfaller."),
        )
        self.empty.setVisible(found is None)

    def _show_found(self, found: Calculated | None) -> None:
        self.table.refresh(found.rows if found else ())
        self._show_empty(found)
        self.table.setVisible(found is not None)
        self.total.show_amount(found.total if found else None)
        self.interest.setText(formats.kr(found.interest if found else None))
        self.now.setText(formats.kr(found.pay_now if found else None))
        self.end.setText(formats.day(found.last_day if found else None))
        self.granted.setVisible(found is not None)
        within = found is not None and found.decider == "caseworker"
        self.verdict.setVisible(within)
        self.limits.setVisible(found is not None and not within)
        if found is None:
            wrong = self.presenter.problem
            self.set_status(wrong.sentence if wrong else "")
            return
        if within:
            self.verdict.show_state(Tone.SUCCESS, found.verdict[0])
        else:
            tone = Tone.WARNING if found.decider == "supervisor" else Tone.ERROR
            self.limits.show_message(tone, "\n".join(found.verdict))
        self.effects.setText("\n".join(f"• {text}" for text in found.effects))
        self._show_unsure(found)
        self.set_status(
            self.tr("{0} avdrag, til {1}").format(found.count, formats.day(found.last_day))
        )
