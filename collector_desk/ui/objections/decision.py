"""The pane that decides: outcome, ground, reasons, and what happens, live while one types."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.fields import ChoiceField, NoteField
from collector_desk.ui.grid import Grid
from collector_desk.ui.objections import texts
from collector_desk.ui.objections.cards import Outcomes
from collector_desk.ui.objections.decision_presenter import DecisionPresenter
from collector_desk.ui.objections.ending import Ending
from collector_desk.ui.panels import Alert, SectionTitle, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.objections import ObjectionSheet

_TALL = 80
"""Pixels at 100 percent for the reasons."""


class DecisionPane(QWidget):
    """``wanted`` when the decision is to be sent."""

    wanted = Signal()

    def __init__(self, presenter: DecisionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._grounds: tuple[tuple[str, str, str], ...] = ()
        self.problem = Alert(Tone.ERROR, "")
        self.problem.hide()
        self.outcomes = Outcomes()
        self.reduction = MoneyField(
            self.tr("Kravet settes ned med (kr)"),
            help_text=self.tr("Beløpet tas av hovedstolen fra første dag. Renter regnes på nytt."),
        )
        self.fees_fall = QCheckBox(self.tr("Gebyr faller bort"))
        self.fees_fall.setToolTip(
            self.tr("Når det var rimelig å få innsigelsen prøvd først (inkassoloven § 17).")
        )
        self.ending = Ending(presenter)
        self.ground = ChoiceField(self.tr("Grunn"), [])
        self.rule = label("", "cell", wrap=True, muted=True)
        self.reasons = NoteField(
            self.tr("Begrunnelse (kommer i brevet)"),
            lines=4,
            help_text=self.tr(
                "Minst 20 tegn. Skriv så skyldneren forstår. Utkastet tas vare på mens du skriver."
            ),
        )
        self.effects = Grid(
            self.tr("Hva som skjer"),
            head=("", self.tr("Før"), self.tr("Etter")),
            right=frozenset({1, 2}),
        )
        self.waiting = label("", "cell", wrap=True, muted=True)
        self.said = label("", wrap=True)
        self.do = button(self.tr("Avgjør og neste  Ctrl+Enter"), "primary")
        self.letter = button(self.tr("Forhåndsvis brev"))
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.closed = label("", wrap=True)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._part = QWidget()
        part = layout.row(self.reduction, layout.column(None, self.fees_fall), spacing=16)
        part.setStretch(0, 1)
        self._part.setLayout(part)
        self._work = QWidget()
        self._work.setLayout(
            layout.column(
                self.outcomes,
                self._part,
                self.ending,
                layout.column(self.ground, self.rule, spacing=6),
                self.reasons,
                SectionTitle(self.tr("Hva som skjer")),
                self.waiting,
                self.effects,
                self.said,
                spacing=9,
            )
        )
        self.content = Tall(
            layout.column(
                SectionTitle(self.tr("Avgjørelse")),
                self.problem,
                self.closed,
                self._work,
                None,
                spacing=8,
                margin=(20, 14, 20, 6),
            ),
        )
        self.page = layout.scrolling(self.content)
        self._foot = QWidget()
        line = layout.row(self.do, self.letter, self.why_not, spacing=12, margin=(20, 8, 20, 12))
        line.setStretch(2, 1)
        self._foot.setLayout(layout.column(layout.rule(), line, spacing=0))
        whole = layout.column(self.page, self._foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        now = self._presenter
        self.outcomes.chosen.connect(now.choose)
        self.reduction.changed.connect(self._reduced)
        self.fees_fall.toggled.connect(now.let_fees_fall)
        self.ground.changed.connect(self._ground)
        self.reasons.changed.connect(self._reasoned)
        self.do.clicked.connect(self.wanted)
        self.letter.clicked.connect(now.show_letter)
        now.changed.connect(self.show_state)
        theme.current().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.reasons.edit.setFixedHeight(theme.current().px(_TALL))

    # what is shown --------------------------------------------------------------------

    def show_sheet(self, sheet: ObjectionSheet) -> None:
        """Show another objection, or a newer version of it."""
        self._grounds = tuple((ground.value, words, rule) for ground, words, rule in sheet.grounds)
        with QSignalBlocker(self.ground.box):
            self.ground.box.clear()
            for value, words, _ in self._grounds:
                self.ground.box.addItem(words, value)
        self.ending.show_sheet(sheet)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show the draft, what it would do, and what is wrong."""
        now, sheet = self._presenter, self._presenter.sheet
        if sheet is None:
            return
        self._work.setVisible(now.may_decide)
        self._foot.setVisible(now.may_decide)
        self._show_closed(sheet)
        self._show_fields()
        self._show_effects()
        self.problem.setVisible(now.problem is not None)
        if now.problem is not None:
            self.problem.show_message(
                Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now
            )
        self.reasons.show_error(now.reasons_wrong)
        if now.reduction_wrong:
            self.reduction.show_error(now.reduction_wrong)
        why_not = now.why_not
        self.why_not.setText(why_not)
        self.do.setEnabled(not why_not or now.busy)
        self.letter.setEnabled(not why_not)
        for each in (self.do, self.letter):
            each.setAccessibleDescription(why_not)

    def _show_closed(self, sheet: ObjectionSheet) -> None:
        """Where nothing can be decided: how it stands, and what was written."""
        if self._presenter.may_decide:
            self.closed.hide()
            return
        words = sheet.outcome_label or sheet.state_label
        self.closed.setText(f"{words}. {sheet.reasons}".strip())
        self.closed.show()

    def _show_fields(self) -> None:
        draft = self._presenter.draft
        with QSignalBlocker(self.outcomes), QSignalBlocker(self.fees_fall):
            self.outcomes.show_outcome(draft.outcome)
            self.fees_fall.setChecked(draft.fees_fall)
        self._part.setVisible(draft.lowers)
        self.ending.show_state()
        if self.reduction.edit.text() != draft.reduction and not self.reduction.edit.hasFocus():
            self.reduction.set_text(draft.reduction)
        with QSignalBlocker(self.ground.box):
            self.ground.set_value(draft.ground)
        rule = next((rule for value, _, rule in self._grounds if value == draft.ground), "")
        self.rule.setText(self.tr("Rettsgrunnlag: {0}").format(rule) if rule else "")
        if self.reasons.edit.toPlainText() != draft.reasons:
            with QSignalBlocker(self.reasons.edit):
                self.reasons.set_value(draft.reasons)

    def _show_effects(self) -> None:
        now = self._presenter
        found = now.preview
        self.effects.setVisible(found is not None)
        self.said.setVisible(found is not None)
        self.waiting.setVisible(found is None)
        if found is not None:
            self.effects.show_lines(texts.before_and_after(found))
            self.said.setText("\n".join(texts.consequences(found)))
        elif now.previewing:
            self.waiting.setText(self.tr("Regner ut …"))
        elif now.problem is not None or now.reduction_wrong:
            self.waiting.setText(self.tr("Kan ikke regnes ut før det som er galt, er rettet."))
        else:
            self.waiting.setText(self.tr("Velg en avgjørelse for å se hva den gjør med kravet."))

    # what is typed --------------------------------------------------------------------

    @Slot()
    def _reduced(self) -> None:
        self._presenter.reduce_by(self.reduction.edit.text())

    @Slot()
    def _ground(self) -> None:
        self._presenter.ground_is(self.ground.value())

    @Slot()
    def _reasoned(self) -> None:
        self._presenter.reason(self.reasons.edit.toPlainText())
