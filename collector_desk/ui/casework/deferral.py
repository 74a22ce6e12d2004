"""The box in which payment is put off: which claims, until when, why, and what it does."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.deferral import HEALTH, REASONS, DeferralReason
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.claim_boxes import ClaimBoxes
from collector_desk.ui.casework.deferral_presenter import DeferralPresenter
from collector_desk.ui.casework.letter_presenter import Shown
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField
from collector_desk.ui.formats import day, shown
from collector_desk.ui.grid import Grid, Line
from collector_desk.ui.panels import Alert, Chip, SectionTitle, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.deferrals import (
    DeferralCost,
    DeferralForm,
    DeferralRow,
    NewDeferral,
    RefuseDeferral,
)

_LEAST_REASONS = 10
_PRIVATE = HEALTH | {
    DeferralReason.DEATH_IN_FAMILY,
    DeferralReason.UNEMPLOYMENT,
    DeferralReason.SEPARATION,
}
_OFFERED = sorted(REASONS, key=lambda reason: reason in _PRIVATE)
"""What tells of somebody's health or family is never what stands there by itself."""
_FIRST = timedelta(days=14)  # what the box begins with; the caseworker changes it
_NOBODY = ""


class DeferralBox(Box):
    """Live while one chooses. Beyond the limit it is a proposal that waits for a supervisor."""

    def __init__(
        self,
        parent: QWidget,
        presenter: DeferralPresenter,
        *,
        claim_id: int | None = None,
        inquiry_id: int | None = None,
    ) -> None:
        self._context: Context = presenter.context
        super().__init__(parent, Sending(self._context), title=self.tr("Utsettelse"))
        presenter.setParent(self)
        self.presenter = presenter
        self._claim, self._inquiry, self._refusing = claim_id, inquiry_id, False
        self._make()
        self.arrange(
            layout.column(
                self.name, self.running,
                SectionTitle(self.tr("Hva utsettes?")), self.claims,
                self.pair(self.until, self.reason), self.limit, self.answers, self.text,
                self.named, self.unable, layout.row(self.verdict, None), self.beyond,
                SectionTitle(self.tr("Før og etter")), self.changes, self.effects,
                layout.row(self.letter, self.refusal_letter, None), spacing=10,
            ),
            do=self.tr("Gi utsettelse"),
            size=(700, 800),
            also=(self.refuse,),
        )  # fmt: skip
        self._connect()

    def _make(self) -> None:
        self.name = label(self.tr("Henter kravene …"), "cell", wrap=True, muted=True)
        self.running = Alert(Tone.INFO, "")
        self.claims = ClaimBoxes()
        self.until = DateField(
            self.tr("Utsatt til"), today=self._context.house.today, required=True
        )
        self.reason = ChoiceField(
            self.tr("Årsak"), [(each.value, REASONS[each]) for each in _OFFERED]
        )
        self.limit = label("", "cell", wrap=True, muted=True)
        self.answers = ChoiceField(self.tr("Svar på"), [(_NOBODY, self.tr("Ingen henvendelse"))])
        self.text = NoteField(
            self.tr("Begrunnelse"), lines=2,
            help_text=self.tr("Trengs når leder må godkjenne, og når søknaden avslås: da står den i brevet."),
        )  # fmt: skip
        self.named = QCheckBox(self.tr("Skyldneren ba selv om denne dagen"))
        self.named.setAccessibleDescription(self.tr("Dagen skrives i et avslag."))
        self.verdict = Chip(Tone.SUCCESS, "")
        self.beyond, self.unable = Alert(Tone.WARNING, ""), Alert(Tone.ERROR, "")
        self.changes = Grid(
            self.tr("Før og etter"), head=(self.tr("Hva"), self.tr("Nå"), self.tr("Etterpå")),
            wide=frozenset({1, 2}),
        )  # fmt: skip
        self.effects = label("", "cell", wrap=True)
        self.letter = button(self.tr("Se brevet"), "link")
        self.refusal_letter = button(self.tr("Vis avslaget"), "link")
        self.refuse = button(self.tr("Avslå søknaden"))
        for each in (self.running, self.verdict, self.beyond, self.unable):
            each.hide()

    def _connect(self) -> None:
        self.claims.changed.connect(self._asked)
        self.until.changed.connect(self._asked)
        self.until.left.connect(self._asked)
        self.reason.changed.connect(self._asked)
        self.text.changed.connect(self.show_state)
        self.letter.clicked.connect(self.presenter.show_letter)
        self.refusal_letter.clicked.connect(self.show_refusal)
        self.refuse.clicked.connect(self.refuse_it)
        self.presenter.changed.connect(self._show)
        self.presenter.reason_wanted.connect(self._ask_reason)
        self.presenter.letter_came.connect(self._letter_came)

    # what is chosen -------------------------------------------------------------------

    @Slot()
    def _asked(self) -> None:
        try:
            until = self.until.value()
        except DeskError:
            until = None
        self.presenter.ask(
            claim_ids=self.claims.chosen(),
            until=until,
            reason=DeferralReason(self.reason.value()),
        )

    @Slot()
    def _ask_reason(self) -> None:
        from collector_desk.ui.search.reason import ask_reason

        if reason := ask_reason(self):
            self.presenter.open_and_fetch(reason)
        else:
            self.reject()

    @Slot(object)
    def _letter_came(self, shown: Shown) -> None:
        PreviewBox(self, self._context, self.presenter.debtor_id, shown).open()

    def why_not(self) -> str:
        now = self.presenter
        if now.form is not None and not now.asked.claim_ids:
            return self.tr("Velg minst ett krav.")
        if now.form is not None and now.asked.until is None:
            return self.tr("Skriv hvilken dag det utsettes til.")
        if not now.settled or now.found is None:
            return now.problem.sentence if now.problem else self.tr("Regner ut …")
        if now.found.decider == "nobody":
            return self.tr("Velg en tidligere dag, eller avslå søknaden.")
        if now.beyond and len(self.text.value()) < _LEAST_REASONS:
            return self.tr("Skriv en begrunnelse til lederen, minst ti tegn.")
        return ""

    def why_not_refuse(self) -> str:
        """What lacks before the request can be refused; empty where nothing does."""
        if self._refusal() is None:
            return self.tr("Velg krav og dag det ble søkt om.")
        if len(self.text.value()) < _LEAST_REASONS:
            return self.tr("Skriv hvorfor det avslås, minst ti tegn.")
        return ""

    def _order(self) -> NewDeferral | None:
        return self.presenter.order(self.text.value(), self._inquiry_answered())

    def _refusal(self) -> RefuseDeferral | None:
        named = self.named.isChecked()
        answers = self._inquiry_answered()
        return self.presenter.refusal(self.text.value(), answers, day_named=named)

    def _inquiry_answered(self) -> int | None:
        answers = self.answers.value()
        return int(answers) if answers else None

    # what is done ---------------------------------------------------------------------

    def carry_out(self) -> None:
        order = self._order()
        if order is None:
            return
        desk, number = self._context.desk, self.presenter.debtor_id
        self.sending.send(lambda key: desk.deferrals.grant(number, order, key=key))

    @Slot()
    def refuse_it(self) -> None:
        """Refuse what was asked for."""
        if (order := self._refusable()) is not None:
            desk, number = self._context.desk, self.presenter.debtor_id
            self.sending.send(lambda key: desk.deferrals.refuse(number, order, key=key))

    @Slot()
    def show_refusal(self) -> None:
        """Read the refusal before it goes; its reasons stand in it."""
        if (order := self._refusable()) is not None:
            self.presenter.show_refusal(order)

    def _refusable(self) -> RefuseDeferral | None:
        """The refusal; None where something lacks, which is said at the reasons."""
        order = self._refusal()
        if (why_not := self.why_not_refuse()) or order is None:
            self.text.show_error(why_not)
            self.text.setFocus()
            return None
        return order

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, DeferralRow):
            self._context.toast(self._told(answer))
        super()._done(answer)

    def _told(self, row: DeferralRow) -> str:
        if row.stage is DeferralStage.GRANTED:
            words = self.tr("Stilt i bero til {0}. Bekreftelsen sendes.")
            return words.format(day(row.last_day))
        if row.stage is DeferralStage.PROPOSED:
            return self.tr("Utsettelsen venter i «Til godkjenning».")
        return self.tr("Søknaden om utsettelse er avslått. Svaret sendes.")

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        if now.form is not None and not self.claims.boxes:
            self._show_form(now.form)
        said = now.problem or now.letter_problem
        self.unable.setVisible(said is not None)
        if said is not None:
            self.unable.show_message(Tone.ERROR, said.sentence, what_now=said.what_now)
        self._show_found(now.found if now.problem is None else None)
        self.show_state()

    def _show_form(self, form: DeferralForm) -> None:
        self.name.setText(form.debtor_name)
        free = frozenset(one.claim_id for one in form.claims if not one.why_not)
        self.claims.offer(
            form.claims, ticked=frozenset(n for n in free if n == self._claim) or free
        )
        if not form.claims:
            self.name.setText(self.tr("{0} skylder ingenting.").format(form.debtor_name))
        self.limit.setText(form.limit)
        self.until.edit.setAccessibleDescription(form.limit)
        for asked in form.requests:
            self.answers.box.addItem(asked.text, str(asked.inquiry_id))
        if form.requests:
            first = self._inquiry or form.requests[0].inquiry_id
            self.answers.set_value(str(first))
        self.running.setVisible(bool(form.running))
        if form.running:
            self.running.show_message(Tone.INFO, "\n".join(map(_runs, form.running)))
        self.until.set_value(min(form.today + _FIRST, form.own_last))
        self.until.setFocus()
        self.until.edit.selectAll()
        self._asked()

    def _show_found(self, found: DeferralCost | None) -> None:
        within = found is not None and found.decider == "caseworker"
        self.verdict.setVisible(within)
        self.beyond.setVisible(found is not None and not within)
        self.letter.setEnabled(found is not None)
        self.changes.show_lines(
            [Line((one.field, shown(one.before), shown(one.after))) for one in found.changes]
            if found
            else []
        )
        self.effects.setText("\n".join(f"• {text}" for text in found.effects) if found else "")
        if found is None:
            return
        if within:
            self.verdict.show_state(Tone.SUCCESS, found.verdict[0])
        else:
            beyond = self.presenter.beyond
            waits = self.tr("Den venter i «Til godkjenning» til en leder har godkjent den.")
            tone = Tone.WARNING if beyond else Tone.ERROR
            self.beyond.show_message(
                tone, "\n".join(found.verdict), what_now=waits if beyond else ""
            )

    @Slot()
    def show_state(self) -> None:
        self._words = (
            self.tr("Foreslå for leder") if self.presenter.beyond else self.tr("Gi utsettelse")
        )
        super().show_state()
        for each in (self.refuse, self.refusal_letter):
            each.setEnabled(not self.sending.locked and self.presenter.form is not None)
            each.setAccessibleDescription(self.why_not_refuse())


def _runs(row: DeferralRow) -> str:
    """«K-1, K-2: innvilget, til 18.12.2026»."""
    waits = f" – {row.message}" if row.message else ""
    return f"{', '.join(row.claims)}: utsettelse {row.stage_label} til {day(row.last_day)}{waits}"
