"""The left half of the measure screen: what is filled in, each part in the steps it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui import formats, layout, theme
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.enforcement import findings, texts
from collector_desk.ui.enforcement.basis_box import BasisPapers
from collector_desk.ui.enforcement.begun import Shown, new_rules
from collector_desk.ui.enforcement.claims import ClaimLines, ClaimSummary
from collector_desk.ui.enforcement.conditions import Checklist
from collector_desk.ui.enforcement.details import DETAILS
from collector_desk.ui.enforcement.findings import Place, Told
from collector_desk.ui.enforcement.household import HouseholdFields
from collector_desk.ui.enforcement.presenter import MeasurePresenter
from collector_desk.ui.enforcement.versions import Events, Versions
from collector_desk.ui.fields import Labelled, NoteField
from collector_desk.ui.panels import Alert, SectionTitle, button, label
from collector_desk.ui.plans.household import ore
from collector_desk.ui.tokens import Tone
from collector_desk.wire.measures import MeasureSheet, MeasureTerms, Reckoned

_LINES = 4
_CLAIMS = {
    MeasureKind.WITHHOLDING: "Krav i trekket",
    MeasureKind.ACCOUNT_LIEN: "Krav i pantet",
    MeasureKind.REQUEST: "Krav i begjæringen",
}


class MeasureForm(QWidget):
    """``changed`` as one types; ``statement_wanted`` and ``answer_wanted`` by their buttons,
    ``file_wanted`` with the version to open, ``next_file_wanted`` for the next one,
    ``paper_wanted`` with the document that an answer came on.
    """

    changed = Signal()
    statement_wanted = Signal()
    answer_wanted = Signal()
    file_wanted = Signal(int)
    next_file_wanted = Signal()
    paper_wanted = Signal(int)

    def __init__(self, kind: MeasureKind, today: date) -> None:
        super().__init__()
        self._kind = kind
        self._filling = False
        self._make(today)
        self._parts = self._sections()
        self._inputs = (
            self.claims, self.details, self.household, self.amount, self.deviation,
            self.reasons, self.considered,
        )  # fmt: skip
        made = layout.column(*self._parts, None, spacing=16, margin=(18, 14, 18, 14))
        self.setLayout(layout.column(Tall(made), spacing=0))
        for part in self._inputs:
            part.changed.connect(self._typed)
        self.statement.clicked.connect(self.statement_wanted)
        self.answer.clicked.connect(self.answer_wanted)
        self.versions.opened.connect(self.file_wanted)
        self.versions.wanted.connect(self.next_file_wanted)
        self.events.opened.connect(self.paper_wanted)
        theme.current().changed.connect(self._make_room)
        self._make_room()
        self.show_step(texts.KRAV)

    def _make(self, today: date) -> None:
        self.claims = ClaimLines()
        self.summary = ClaimSummary()
        self.regime = label("", wrap=True)
        self.answer = button(self.tr("Registrer svar på oppslag …"))
        self.notices = label("", wrap=True)
        self.statements = label("", wrap=True)
        self.statement = button(self.tr("Registrer uttalelse …  Ctrl+U"))
        self.details = DETAILS[self._kind](today)
        self.household = HouseholdFields(today)
        self.amount = MoneyField(
            self.tr("Trekk per måned"), hint=self.tr("tomt: det største lovlige")
        )
        self.deviation = NoteField(self.tr("Begrunnelse for avvik fra satsene"), lines=2)
        self.reasons = NoteField(self.tr("Hvorfor dette tiltaket?"), lines=4)
        self.considered = NoteField(self.tr("Hva er vurdert i stedet?"), lines=3)
        self.checklist = Checklist()
        self.findings = label("", wrap=True)
        self.claim_findings = Told(self.tr("Avvik ved kravene"))
        self.rule_findings = Told(self.tr("Avvik ved regelverket"))
        self.party_findings = Told(self.tr("Avvik ved partene"))
        self.papers = BasisPapers()
        self.base_findings = Told(self.tr("Avvik ved grunnlag og varsel"))
        self.book = label("", wrap=True)
        self.versions = Versions()
        self.events = Events()
        self.as_of = label("", wrap=True, muted=True)
        self.rests = Alert(Tone.WARNING, "")
        self.rests.hide()

    @Slot()
    def _make_room(self) -> None:
        """No text is taller than a few lines: the step is seen whole."""
        for note in self.findChildren(NoteField):
            note.edit.setFixedHeight(note.edit.fontMetrics().lineSpacing() * _LINES + 20)

    def _sections(self) -> Mapping[QWidget, frozenset[int]]:
        self._finds, self._sets = (
            label(words, wrap=True, muted=True)
            for words in (texts.NAMSMANN_FINDS, texts.NAMSMANN_SETS)
        )
        self._third = _part(texts.steps(self._kind)[texts.PAYER], self._finds, self.details)
        self._size = _part(texts.SIZE, self._sets, self.amount, self.deviation)
        made = {
            _part(_CLAIMS[self._kind], self.claims, self.claim_findings): {texts.KRAV},
            _part(_CLAIMS[self._kind], self.summary): {texts.RECKONING},
            _part("Regelverk", self.regime, self.rule_findings, _left(self.answer)): {texts.KRAV},
            _part("Parter", self.party_findings): {texts.KRAV},
            _part("Vedtak", self.papers): {texts.NOTICE},
            _part("Varsel", self.notices, self.base_findings): {texts.NOTICE},
            _part("Skyldners uttalelse", self.statements, _left(self.statement)): {texts.NOTICE},
            self._third: {texts.PAYER},
            _part("Husholdning og inntekt", self.household): {texts.RECKONING},
            self._size: {texts.RECKONING},
            _part("Begrunnelse", self.reasons, self.considered): {texts.REASONS},
            _part("Vilkår", self.as_of, self.rests, self.checklist): {texts.PROPOSAL},
            _part("Kontroll av filen til namsmannen", self.findings): {texts.PROPOSAL},
            _part(texts.FILES[self._kind], self.versions): {texts.PROPOSAL},
            _part("Svar fra namsmannen", self.events): {texts.PROPOSAL},
            _part("Namsboken", self.book): {texts.PROPOSAL},
        }
        hidden = {"Husholdning og inntekt", texts.SIZE}
        if self._kind is MeasureKind.WITHHOLDING:
            hidden = set()
        elif self._kind is MeasureKind.ACCOUNT_LIEN:
            hidden = {texts.SIZE}
        return {
            part: frozenset() if part.accessibleName() in hidden else frozenset(steps)
            for part, steps in made.items()
        }

    # what is written ------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        if not self._filling:
            self.changed.emit()

    def value(self) -> Mapping[str, object]:
        """The terms as they are written, by name."""
        amount = ore(self.amount)
        return {
            "claim_ids": self.claims.chosen(),
            **self.details.value(),
            "household": self.household.value(),
            "amount": amount or None,
            "deviation": self.deviation.value()[:2000],
            "reasons": self.reasons.value()[:4000],
            "considered": self.considered.value()[:2000],
        }

    def fill(self, terms: MeasureTerms) -> None:
        """Show terms that were kept; nothing counts as typed."""
        self._filling = True
        self.details.show_value(terms)
        self.household.show_value(terms.household)
        self.amount.set_value(terms.amount)
        for field, text in (
            (self.deviation, terms.deviation),
            (self.reasons, terms.reasons),
            (self.considered, terms.considered),
        ):
            field.set_value(text)
        self._filling = False

    # what is shown --------------------------------------------------------------------

    def show_step(self, step: int) -> None:
        """Show the parts of a step."""
        layout.turn({part: step in steps for part, steps in self._parts.items()})
        self._hide_empty(step)

    def _hide_empty(self, step: int) -> None:
        for part, steps in self._parts.items():
            for text in (
                self.party_findings,
                self.papers,
                self.findings,
                self.book,
                self.versions,
                self.events,
            ):
                if part.isAncestorOf(text):
                    part.setVisible(step in steps and bool(text.text()))
        self._step = step

    def begin(self) -> bool:
        """Stand in the first field of the step that is shown; whether there is one."""
        for part in self._parts:
            if not part.isVisible():
                continue
            for each in part.findChildren(QWidget):
                field = isinstance(each, Labelled | QAbstractButton)
                if field and each.isVisible() and each.isEnabled():
                    each.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def show_known(self, now: MeasurePresenter) -> None:
        """Show the claims, the notices and the statements, and whether one may write."""
        shown = now.shown
        if shown is not None and now.terms is not None:
            self._filling = True
            self.claims.offer(shown.claims, ticked=now.terms.claim_ids)
            self.summary.show_claims(shown.claims, now.terms.claim_ids)
            self._filling = False
            request = self._kind is MeasureKind.REQUEST
            self.papers.show_claims(shown.claims if request else ())
            self._show_words(shown)
            self._show_day(now.sheet)
            self._show_rules(new=new_rules(now.shown, now.found))
            self.versions.show_known(now)
            self.events.show_known(now)
        for part in self._inputs:
            part.setEnabled(now.editable)
        for pressed in (self.statement, self.answer, self.papers.keep):
            pressed.setEnabled(now.debtor_id is not None and now.editable)
            pressed.setToolTip("" if now.editable else now.why_not)

    def _show_rules(self, *, new: bool) -> None:
        """Under the new rules the size and the payer are the namsmann's (ruling 3)."""
        trekk = self._kind is MeasureKind.WITHHOLDING
        self._finds.setVisible(new and trekk)
        self._sets.setVisible(new and trekk)
        _rename(self._third, texts.steps(self._kind, new=new)[texts.PAYER])
        _rename(self._size, texts.ESTIMATE if new else texts.SIZE)

    def _show_words(self, shown: Shown) -> None:
        self.notices.setText(
            "\n".join(shown.notices) or self.tr("Ingen varsel om utlegg er sendt.")
        )
        self.statements.setText(
            "\n".join(shown.statements) or self.tr("Ingen uttalelse er kommet.")
        )
        rests = getattr(shown, "rests", ())
        self.rests.setVisible(bool(rests))
        self.rests.show_message(Tone.WARNING, self.tr("Stilt i bero"), what_now=" ".join(rests))
        self.book.setText("\n".join(getattr(shown, "book", ())))

    def _show_day(self, sheet: MeasureSheet | None) -> None:
        """Say of what day the conditions are, once it is proposed: what came since is not in them."""
        kept = sheet is not None and sheet.stage is not MeasureStage.DRAFT
        told = self.tr("Slik det var da tiltaket ble foreslått, {0}.")
        self.as_of.setText(told.format(formats.day(sheet.reckoned.day)) if sheet and kept else "")
        self.as_of.setVisible(kept)

    def show_found(self, found: Reckoned | None) -> None:
        """Show the conditions as they stand with what is typed."""
        asked = found.conditions if found else ()
        self.checklist.show_conditions(asked)
        self.regime.setText(next((one.detail for one in asked if one.code == "regime"), ""))
        breaches = found.findings if found else ()
        self.findings.setText("\n".join(map(texts.finding, breaches)))
        of_none = self.claims.show_findings(findings.at(breaches, Place.CLAIMS))
        self.claim_findings.show_findings(of_none)
        self.rule_findings.show_findings(findings.at(breaches, Place.RULES))
        self.party_findings.show_findings(findings.at(breaches, Place.PARTIES))
        self.base_findings.show_findings(findings.at(breaches, Place.BASES))
        self.details.show_findings(breaches)
        self._hide_empty(self._step)


def _part(title: str, *widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setAccessibleName(title)
    made.setLayout(layout.column(SectionTitle(title), *widgets, spacing=8))
    return made


def _rename(part: QWidget, title: str) -> None:
    part.setAccessibleName(title)
    heading = part.findChild(SectionTitle)
    assert heading is not None  # the first of every part
    heading.setText(title)


def _left(widget: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(layout.row(widget, None))
    return made
