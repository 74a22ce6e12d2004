"""A plan that exists: each instalment as it went, how the plan stands and why, and what now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.ui import formats, layout
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.casework.box import Box
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import Alert, Chip, EmptyState, SectionTitle, button, label
from collector_desk.ui.plans.figures import Figure
from collector_desk.ui.plans.running_presenter import RunningPresenter
from collector_desk.ui.plans.steps import AcceptBox, EndBox, NoticeBox, OfferEndBox
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.ui.tokens import Tone
from collector_desk.wire.plans import PlanSheet

_TABLE = 220  # pixels: the heading and a few instalments, where the page is low
_COLUMNS = (
    Column("number", "#", width=36),
    Column("day", "Forfall", "date", width=92),
    Column("amount", "Avdrag", "money", width=96, strong=True, total=True),
    Column("paid", "Betalt", "money", width=96, zero_dash=True, total=True),
    Column("principal", "Hovedstol", "money", width=96, zero_dash=True),
    Column("interest", "Rente", "money", width=84, zero_dash=True),
    Column("additions", "Gebyr", "money", width=84, zero_dash=True),
    Column("left", "Rest etter", "money", width=96),
    Column("met", "Hvordan det gikk", width=240, stretch=True),
)
_WORDS = {
    PlanStage.ON_TRACK: (Tone.SUCCESS, "I rute"),
    PlanStage.LATE: (Tone.WARNING, "Sent, innen fristen"),
    PlanStage.BROKEN: (Tone.ERROR, "Misligholdt"),
    PlanStage.NOTICED: (Tone.ERROR, "Varslet"),
    PlanStage.OFFERED: (Tone.INFO, "Tilbudt"),
    PlanStage.PROPOSED: (Tone.INFO, "Til godkjenning"),
    PlanStage.COMPLETED: (Tone.SUCCESS, "Oppfylt"),
}


class RunningScreen(Screen):
    """The plans of one debtor; the one in trouble or the newest is shown first."""

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self._context = context
        self.presenter = RunningPresenter(context, debtor_id)
        self.presenter.setParent(self)
        self.box: Box | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.set_title(self.tr("Avtaler"))
        self._show()
        self.presenter.fetch()

    def _make(self) -> None:
        self.name = label(self.tr("Nedbetalingsavtale"), "title", wrap=True)
        self.which = ChoiceField(self.tr("Avtale"), [])
        self.empty = EmptyState(self.tr("Henter avtalene …"))
        self.chip = Chip(Tone.NEUTRAL, "")
        self.decided = label("", "cell", wrap=True, muted=True)
        self.total, self.paid, self.overdue, self.kid = BigAmount(), *_figures()
        self.trouble = Alert(Tone.WARNING, "")
        self.table = TableView(RowsModel(_COLUMNS, key="number"), name=self.tr("Avdragene"))
        self.table.setMinimumHeight(_TABLE)
        self.why = label("", wrap=True)
        self.rule = label("", "cell", wrap=True, muted=True)
        self.claims = label("", wrap=True)
        self.reasons = label("", wrap=True)
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.accept = button(self.tr("Tilbudet er godtatt …"), "primary")
        self.notice = button(self.tr("Send varsel om mislighold …"), "primary")
        self.end = button(self.tr("Avslutt avtalen …"))
        self.anew = button(self.tr("Ny avtale eller motforslag …"))
        self.look = button(self.tr("Kontroller nå"))
        self.deeds: dict[str, QPushButton] = {
            "plans.accept": self.accept, "plans.notice_default": self.notice, "plans.end": self.end,
            "plans.grant": self.anew, "plans.watch": self.look,
        }  # fmt: skip

    def _lay_out(self) -> None:
        top = layout.pane(
            "top",
            layout.column(
                self.name, layout.row(self.which, self.chip, None, spacing=12),
                self.decided, spacing=4, margin=(18, 10, 18, 10),
            ),
        )  # fmt: skip
        figures = flow(
            Figure(self.tr("Skyldner betaler i alt"), self.total),
            Figure(self.tr("Betalt"), self.paid),
            Figure(self.tr("Over forfall"), self.overdue),
            Figure(self.tr("KID for avdragene"), self.kid),
            gap=28,
        )
        inside = QWidget()
        made = layout.column(
            figures, self.trouble, self.table, SectionTitle(self.tr("Hvordan den står, og hvorfor")),
            self.why, self.rule, SectionTitle(self.tr("Krav i avtalen")), self.claims, self.reasons,
            flow(self.accept, self.notice, self.end, self.anew, self.look, gap=10), self.why_not,
            spacing=10, margin=(18, 12, 18, 12),
        )  # fmt: skip
        made.setStretchFactor(self.table, 1)
        inside.setLayout(made)
        self.page = layout.scrolling(inside)
        whole = layout.column(top, self.empty, self.page, spacing=0)
        whole.setStretch(1, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._show)
        self.presenter.reason_wanted.connect(self._ask_reason)
        self.which.changed.connect(self._chosen)
        self.accept.clicked.connect(self.accept_it)
        self.notice.clicked.connect(self.give_notice)
        self.end.clicked.connect(self.end_it)
        self.anew.clicked.connect(self.begin_anew)
        self.look.clicked.connect(self.presenter.watch)
        self.empty.acted.connect(self.begin_anew)
        self.command(self.tr("Tilbudet er godtatt …"), self.accept_it, "Ctrl+G")
        self.command(self.tr("Send varsel om mislighold …"), self.give_notice, "Ctrl+Shift+M")
        self.command(self.tr("Avslutt avtalen …"), self.end_it, "Ctrl+Shift+L")
        self.command(self.tr("Ny avtale …"), self.begin_anew, "Ctrl+Shift+P")
        self.command(self.tr("Åpne skyldneren"), self.open_debtor, "Ctrl+O")

    def refresh(self) -> None:
        """Fetch the plans anew."""
        self.presenter.fetch()

    def focus_first(self) -> None:
        """Stand in the instalments, or on what can be done where there are none."""
        first = self.empty if self.presenter.loaded and not self.presenter.rows else self.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, plan_id: int) -> None:
        """Show one plan first, as other screens ask for it."""
        self.presenter.look_at(plan_id)

    # what is done ---------------------------------------------------------------------

    @Slot()
    def accept_it(self) -> None:
        """The debtor accepts the offer."""
        self._open("plans.accept", AcceptBox)

    @Slot()
    def give_notice(self) -> None:
        """Give notice of default."""
        self._open("plans.notice_default", NoticeBox)

    @Slot()
    def end_it(self) -> None:
        """End the plan, or take the offer back."""
        sheet = self.presenter.sheet
        offered = sheet is not None and sheet.stage is PlanStage.OFFERED
        self._open("plans.end", OfferEndBox if offered else EndBox)

    @Slot()
    def begin_anew(self) -> None:
        """Reckon a new plan for the debtor."""
        deed = self.presenter.deed("plans.grant")
        if deed.lawful:
            self._context.open_plan(self.presenter.debtor_id)
        else:
            self._context.toast(deed.reason)

    def open_debtor(self) -> None:
        """Show the debtor."""
        self._context.open_debtor(self.presenter.debtor_id)

    def _open(self, deed: str, kind: Callable[[QWidget, Context, PlanSheet], Box]) -> None:
        told, sheet = self.presenter.deed(deed), self.presenter.sheet
        if not told.lawful or sheet is None or self.box is not None:
            self._context.toast(told.reason)
            return
        self.box = kind(self, self._context, sheet)
        self.box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box.sending.done.connect(self._done)
        self.box.finished.connect(self._closed)
        self.box.open()

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, PlanSheet):
            words = self.tr("Avtale {0}: {1}").format(answer.number, answer.stage_label)
            self._context.toast(words)
            self.presenter.stands(answer)

    @Slot()
    def _closed(self) -> None:
        self.box = None
        self.window().activateWindow()
        self.focus_first()

    @Slot()
    def _ask_reason(self) -> None:
        from collector_desk.ui.search.reason import ask_reason

        if reason := ask_reason(self):
            self.presenter.open(reason)

    @Slot()
    def _chosen(self) -> None:
        if self.which.value():
            self.presenter.look_at(int(self.which.value()))

    # what is shown --------------------------------------------------------------------

    def _show_none(self) -> None:
        """Whose there are none of, and what can be done about it."""
        now = self.presenter
        self.name.setText(self.tr("Avtaler – {0}").format(now.name))
        self.set_title(self.tr("Avtaler – {0}").format(now.name))
        self.empty.show_words(
            self.tr("{0} har ingen nedbetalingsavtale").format(now.name),
            now.why_not_begin
            or self.tr(
                "Ctrl+Shift+P lager en. Utsettelser står i saken under «Avtaler», og gis der med"
                " Ctrl+Shift+U. Ctrl+O åpner saken."
            ),
            action=self.tr("Ny nedbetalingsavtale …") if now.may_begin else "",
        )
        if self.isVisible() and self.isActiveWindow():
            self.focus_first()

    @Slot()
    def _show(self) -> None:
        now, sheet = self.presenter, self.presenter.sheet
        self.page.setVisible(sheet is not None)
        self.which.setVisible(len(now.rows) > 1)
        self.chip.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)
        if now.problem is not None:
            self.empty.show_words(now.problem.sentence, now.problem.what_now)
        elif now.loaded and not now.rows:
            self._show_none()
        if sheet is not None:
            self._show_choice(sheet)
            self._show_sheet(sheet)

    def _show_choice(self, sheet: PlanSheet) -> None:
        with QSignalBlocker(self.which.box):
            self.which.box.clear()
            for row in self.presenter.rows:
                self.which.box.addItem(f"{row.number} · {row.stage_label}", str(row.plan_id))
            self.which.set_value(str(sheet.plan_id))

    def _show_sheet(self, sheet: PlanSheet) -> None:
        self.name.setText(self.tr("Avtale {0} – {1}").format(sheet.number, sheet.debtor_name))
        self.set_title(self.tr("Avtaler – {0}").format(sheet.debtor_name))
        tone, words = _WORDS.get(sheet.stage, (Tone.NEUTRAL, sheet.stage_label.capitalize()))
        self.chip.show_state(tone, words)
        self.decided.setText(_decided(sheet))
        self.table.refresh(sheet.rows)
        self.total.show_amount(sheet.total)
        self.paid.setText(formats.kr(sum(each.paid for each in sheet.rows)))
        self.overdue.setText(formats.kr(sheet.overdue))
        self.kid.setText(formats.kid(sheet.kid))
        self.why.setText("\n".join(f"• {text}" for text in _reasons(sheet)))
        self.rule.setText(sheet.rule if sheet.stage in RUNNING else "")
        owed = (f"{one.number} {one.kind_label}: {formats.kr(one.owed)}" for one in sheet.claims)
        self.claims.setText("\n".join(owed))
        self.reasons.setText(sheet.reasons)
        self.reasons.setVisible(bool(sheet.reasons))
        self._show_trouble(sheet)
        self._show_deeds(sheet)
        self.set_status(f"{sheet.number} · {words}")

    def _show_trouble(self, sheet: PlanSheet) -> None:
        step = sheet.next_step
        self.trouble.setVisible(bool(step))
        if step:
            when = f" Tidligst {formats.day(sheet.next_day)}." if sheet.next_day else ""
            tone = Tone.WARNING if sheet.stage is PlanStage.LATE else Tone.ERROR
            self.trouble.show_message(tone, sheet.why[0], what_now=f"{step}.{when}")

    def _show_deeds(self, sheet: PlanSheet) -> None:
        running = sheet.stage in RUNNING
        only = {
            "plans.accept": sheet.stage is PlanStage.OFFERED,
            "plans.notice_default": running,
            "plans.watch": running,
        }
        refused: list[str] = []
        for name, pressed in self.deeds.items():
            deed, shown = self.presenter.deed(name), only.get(name, True)
            pressed.setVisible(shown)
            pressed.setEnabled(deed.lawful)
            pressed.setAccessibleDescription(deed.reason)
            pressed.setToolTip(deed.reason)
            if shown and not deed.lawful:
                refused.append(f"{pressed.text().removesuffix(' …')}: {deed.reason}")
        self.why_not.setText("\n".join(refused))


def _decided(sheet: PlanSheet) -> str:
    """Who decided, until when an offer stands, and how it ended."""
    parts = [sheet.message]
    if sheet.stage is PlanStage.OFFERED and sheet.offer_until:
        parts.append(f"Tilbudet gjelder til {formats.day(sheet.offer_until)}")
    if sheet.noticed_on:
        last = formats.day(sheet.notice_deadline)
        parts.append(f"Varslet {formats.day(sheet.noticed_on)}, frist {last}")
    if sheet.ended_on:
        parts.append(f"Avsluttet {formats.day(sheet.ended_on)}: {sheet.ended_why}")
    return " · ".join(part for part in parts if part)


def _reasons(sheet: PlanSheet) -> tuple[str, ...]:
    return sheet.why or (_decided(sheet) or sheet.stage_label.capitalize(),)


def _figures() -> tuple[QLabel, QLabel, QLabel]:
    return label("", "figure"), label("", "figure"), label("", "figure")
