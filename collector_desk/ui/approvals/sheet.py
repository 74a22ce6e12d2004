"""A proposal as its approver reads it: what, how reckoned, on which conditions, before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.approvals import texts
from collector_desk.ui.approvals.outcome import OutcomePart
from collector_desk.ui.approvals.presenter import ApprovalsPresenter
from collector_desk.ui.enforcement.texts import PRACTICE, made_up
from collector_desk.ui.flow import flow
from collector_desk.ui.grid import Grid
from collector_desk.ui.panels import Alert, IconLabel, SectionTitle, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.approvals import ApprovalSheet, Condition

_NARROW = 640
"""Pixels at 100 percent below which the arithmetic and the conditions stand one above the other."""


class Conditions(QWidget):
    """Each condition with mark and detail; one that does not hold says so in words too."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Condition, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        theme.current().changed.connect(self._space)
        self._space()

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show other conditions."""
        if conditions == self.shown:
            return
        self.shown = conditions
        layout.clear(self._grid)
        for at, each in enumerate(conditions):
            self._add(3 * at, each)
        words = {True: self.tr("oppfylt"), False: self.tr("ikke oppfylt")}
        spoken = (f"{each.label}: {words[each.holds]}. {each.detail}" for each in conditions)
        self.setAccessibleName(self.tr("Vilkår: {0}").format("; ".join(spoken)))

    def _add(self, at: int, each: Condition) -> None:
        mark = IconLabel("check", "good") if each.holds else IconLabel("close", "danger")
        name = label(each.label, wrap=True)
        name.setProperty("strong", not each.holds)
        quiet = each.holds and not each.changed
        words = each.detail if each.holds else self.tr("Ikke oppfylt. {0}").format(each.detail)
        detail = label(words, "cell" if each.holds else "error", wrap=True, muted=quiet)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(mark, at, 0, top)
        self._grid.addWidget(name, at, 1, top)
        self._grid.addWidget(detail, at, 2, top)
        self._grid.addWidget(layout.rule(), at + 1, 0, 1, 3)

    @Slot()
    def _space(self) -> None:
        self._grid.setHorizontalSpacing(theme.current().px(10))
        self._grid.setVerticalSpacing(theme.current().px(4))


class Head(QWidget):
    """What is proposed, by whom, and how much."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title", wrap=True)
        self.about = label("", wrap=True)
        self.proposed = label("", wrap=True, muted=True)
        self.amount = BigAmount()
        self.amount_label = label("", muted=True)
        self.amount_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount_note = label("", muted=True)
        self.amount_note.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = layout.column(self.title, self.about, self.proposed, None, spacing=3)
        figures = layout.column(self.amount_label, self.amount, self.amount_note, None, spacing=3)
        line = layout.row(words, figures, spacing=16)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_sheet(self, sheet: ApprovalSheet) -> None:
        """Show another proposal."""
        self.title.setText(texts.title(sheet))
        self.about.setText(sheet.title)
        self.proposed.setText(texts.proposed(sheet))
        self.amount.show_amount(sheet.amount)
        self.amount.setVisible(bool(sheet.amount))
        self.amount_label.setText(sheet.amount_label)
        self.amount_label.setVisible(bool(sheet.amount and sheet.amount_label))
        self.amount_note.setText(sheet.amount_note)
        self.amount_note.setVisible(bool(sheet.amount_note))


class SheetPane(QWidget):
    """Everything an approver must see, above the buttons that decide."""

    def __init__(self, presenter: ApprovalsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._short = False
        self.head = Head()
        self.problem = Alert(Tone.ERROR, "")
        self.moved = Alert(Tone.WARNING, "")
        self.how = SectionTitle(self.tr("Slik er beløpet regnet ut"))
        self.worked = Grid(
            self.tr("Slik er beløpet regnet ut"), right=frozenset({2}), wide=frozenset({0, 1})
        )
        self.outcome = OutcomePart()
        self.checked = label("", wrap=True, muted=True)
        self.conditions = Conditions()
        self.changes = Grid(
            self.tr("Hva som endres når du godkjenner"),
            head=(self.tr("Felt"), self.tr("Før"), self.tr("Etter")),
            wide=frozenset({0, 1, 2}),
        )
        self.why = label("", wrap=True)
        self.reasons = Alert(Tone.NEUTRAL, "")
        self.considered = Alert(Tone.NEUTRAL, "")
        self.unconfirmed = Alert(Tone.WARNING, "")
        self.practice = Alert(Tone.INFO, "")
        self.comment = Alert(Tone.WARNING, "")
        self.foremost = Alert(Tone.WARNING, "")
        self.approve = button(self.tr("Godkjenn og neste  Ctrl+Enter"), "primary")
        self.send_back = button(self.tr("Send tilbake …"))
        self.withdraw = button(self.tr("Trekk forslaget"))
        self.open_case = button(self.tr("Åpne saken"))
        self.why_not = label("", wrap=True, muted=True)
        self._arrange()
        presenter.changed.connect(self.show_state)

    def _arrange_halves(self) -> None:
        left = layout.column(
            self.how,
            self.worked,
            self.outcome,
            None,
            spacing=12,
        )
        right = layout.column(
            SectionTitle(self.tr("Vilkår")), self.checked, self.conditions, None, spacing=6
        )
        self._halves = layout.row(left, right, spacing=28)
        self._halves.setStretch(0, 1)
        self._halves.setStretch(1, 1)

    def _arrange(self) -> None:
        self._arrange_halves()
        self.content = layout.pane(
            "plain",
            layout.column(
                self.head,
                self.problem,
                self.moved,
                self.comment,
                self.foremost,
                self._halves,
                SectionTitle(self.tr("Hva som endres når du godkjenner")),
                self.changes,
                SectionTitle(self.tr("Hvorfor to personer")),
                self.why,
                self.reasons,
                self.considered,
                self.unconfirmed,
                self.practice,
                None,
                spacing=12,
                margin=(22, 18, 22, 12),
            ),
        )
        self.page = layout.scrolling(self.content)
        buttons = flow(self.approve, self.send_back, self.withdraw, self.open_case, gap=10)
        foot = layout.column(buttons, self.why_not, spacing=6, margin=(22, 10, 22, 12))
        whole = layout.column(self.page, layout.rule(), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def fold(self, *, narrow: bool) -> None:
        """One above the other where there is no room for two; the foot leaves room to read."""
        self.open_case.setVisible(not narrow)
        self._short = narrow
        self._show_why()
        narrow = self.width() < theme.current().px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._halves.direction() != way:
            self._halves.setDirection(way)

    @Slot()
    def show_state(self) -> None:
        """Show the sheet and what may be done with it."""
        now, sheet = self._presenter, self._presenter.sheet
        if sheet is None:
            return
        self.head.show_sheet(sheet)
        self.how.setText(texts.how(sheet))
        self.open_case.setText(texts.way_in(sheet))
        self.worked.show_lines(texts.worked(sheet))
        self.outcome.show_sheet(sheet)
        self.checked.setText(texts.checked(sheet))
        self.conditions.show_conditions(sheet.conditions)
        self.changes.show_lines(texts.changes(sheet))
        self.why.setText(sheet.why)
        self.reasons.show_message(
            Tone.NEUTRAL,
            self.tr("Begrunnelse fra saksbehandler"),
            what_now=formats.shown(sheet.reasons),
        )
        self._show_more(sheet)
        self._show_messages(sheet)
        for each, deed in (
            (self.approve, "approve"),
            (self.send_back, "send_back"),
            (self.withdraw, "withdraw"),
        ):
            each.setVisible(f"approvals.{deed}" in sheet.may)
            each.setEnabled(not now.busy)
        self._show_why()

    def _show_why(self) -> None:
        """Why it cannot be approved; that all is noted is said where there is room."""
        sheet = self._presenter.sheet
        why_not = sheet.why_not if sheet is not None else ""
        self.why_not.setText(why_not or self.tr("Alt logges."))
        self.why_not.setVisible(bool(why_not) or not self._short)

    def _show_more(self, sheet: ApprovalSheet) -> None:
        self.foremost.setVisible(bool(sheet.foremost))
        self.foremost.show_message(
            Tone.WARNING,
            self.tr("Utlegg i bolig: vurder først om det står i forhold til kravet"),
            what_now=sheet.foremost,
        )
        self.considered.setVisible(bool(sheet.considered))
        self.considered.show_message(
            Tone.NEUTRAL, self.tr("Vurdert i stedet"), what_now=sheet.considered
        )
        self.unconfirmed.setVisible(bool(sheet.unconfirmed))
        self.unconfirmed.show_message(
            Tone.WARNING,
            self.tr("Ikke bekreftet av juridisk"),
            what_now="\n".join(sheet.unconfirmed),
        )
        self.practice.setVisible(bool(sheet.made_up))
        self.practice.show_message(Tone.INFO, PRACTICE, what_now="\n".join(made_up(sheet.made_up)))

    def _show_messages(self, sheet: ApprovalSheet) -> None:
        problem = self._presenter.problem
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.problem.show_message(Tone.ERROR, problem.sentence, what_now=problem.what_now)
        self.moved.setVisible(not sheet.unchanged)
        self.moved.show_message(
            Tone.WARNING,
            self.tr("Saken er endret siden forslaget. Forslaget kan ikke godkjennes."),
            what_now=self.tr("Send det tilbake, så saksbehandleren kan foreslå på nytt."),
        )
        self.comment.setVisible(bool(sheet.comment))
        self.comment.show_message(
            Tone.WARNING,
            self.tr("Kommentar fra {0}").format(sheet.decided_by or self.tr("leder")),
            what_now=sheet.comment,
        )
