"""The boxes that put something i bero, and that end it before its day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.holds import (
    BY_HAND,
    KINDS,
    LEAST_TOLD,
    Reason,
    ended_with,
    followed,
    longest,
    told_until,
)
from collector_desk.domain.phrases import not_confirmed
from collector_desk.domain.rates import Rates
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework import reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.deferrals import DeferralRow, EndDeferral
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.measures import Measures

_SHORTEST = 3
_ROW, _ROWS = 60, 3  # pixels at 100 percent of one that others end, and how many have room


def last_day(reason: Reason, rates: Rates, today: date) -> date:
    """The last day a reason may hold until."""
    return today + timedelta(days=longest(reason, rates, today).whole)


def rule_words(reason: Reason, rates: Rates, today: date) -> str:
    """How long at most, and by which rule; a house rule says that it is one."""
    kind = KINDS[reason]
    last = day(last_day(reason, rates, today))
    rule = f"{kind.rule[:1].upper()}{kind.rule[1:]}"
    rate = longest(reason, rates, today)
    words = f"Senest {last} ({rate.whole} dager, {rate.source}). {rule}."
    return words if rate.confirmed else f"{words} {not_confirmed([rate.note])}"


class HoldBox(Box):
    """Reason, until when, and how far it reaches."""

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Still i bero"),
            about=self.tr("{0}. Nye krav, gebyrer og tvangsinnkreving stanser.").format(sheet.name),
        )
        self._context, self._sheet = context, sheet
        self._today, self._rates = context.house.today, context.rates
        self.reason = ChoiceField(
            self.tr("Hvorfor?"), [(each.value, each.label) for each in BY_HAND]
        )
        self.until = DateField(self.tr("I bero til"), today=self._today, required=True)
        self.rule = label("", "cell", wrap=True, muted=True)
        self.where = ChoiceField(self.tr("Hva stilles i bero?"), reach.of_all(sheet))
        self.text = TextField(self.tr("Merknad"), longest=300)
        if claim_id is not None:
            self.where.set_value(f"claim:{claim_id}")
        self.arrange(
            layout.column(
                self.where,
                self.reason,
                layout.column(self.until, self.rule, spacing=6),
                self.text,
                spacing=12,
            ),
            do=self.tr("Still i bero"),
            size=(600, 480),
        )
        self.reason.changed.connect(self._reasoned)
        for field in (self.until, self.where, self.text):
            field.changed.connect(self.show_state)
        self.until.left.connect(self.show_state)
        self._reasoned()
        if "measures.list" in sheet.may:
            context.tasks.run(
                context.desk.measures.list, self._measures_came, self._no_measures, self
            )

    @Slot(object)
    def _measures_came(self, found: Measures) -> None:
        """The debtor's measures may rest each by itself."""
        for row in found.rows:
            if row.debtor_id == self._sheet.debtor_id:
                words = self.tr("Tiltaket {0} · {1}").format(row.number, row.kind_label)
                self.where.box.addItem(words, f"measure:{row.measure_id}")

    @Slot(object)
    def _no_measures(self, error: BaseException) -> None:
        self.sending.refuse(error)

    @Slot()
    def _reasoned(self) -> None:
        chosen = Reason(self.reason.value())
        self.rule.setText(rule_words(chosen, self._rates, self._today))
        self.until.edit.setAccessibleDescription(self.rule.text())
        self.until.set_value(last_day(chosen, self._rates, self._today))
        self.show_state()

    def why_not(self) -> str:
        last = last_day(Reason(self.reason.value()), self._rates, self._today)
        try:
            until = self.until.value()
        except DeskError as refusal:
            return str(refusal)
        if until is None or not self._today < until <= last:
            return self.tr("Velg en dag fra i morgen og senest {0}.").format(day(last))
        return ""

    def carry_out(self) -> None:
        until = self.until.value()
        assert until is not None
        order = NewHold(
            reason=Reason(self.reason.value()),
            until=until,
            claim_id=reach.number(self.where.value(), "claim"),
            measure_id=reach.number(self.where.value(), "measure"),
            case_id=reach.number(self.where.value(), "case"),
            text=self.text.value(),
        )
        desk, number = self._context.desk, self._sheet.debtor_id
        self.sending.send(lambda key: desk.holds.put(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, HoldRow):
            words = self.tr("{0} er stilt i bero til {1}.")
            subject = f"{answer.reach[:1].upper()}{answer.reach[1:]}"
            self._context.toast(words.format(subject, day(answer.until)))
        super()._done(answer)


def ending(sheet: Sheet) -> list[HoldRow]:
    """The holds that may be ended: those put by hand, and a deferral once, whatever its claims."""
    told: set[int] = set()
    found: list[HoldRow] = []
    for row in sheet.holds:
        once = row.deferral_id is not None and row.deferral_id not in told
        if row.by_hand or once:
            found.append(row)
        if row.deferral_id is not None:
            told.add(row.deferral_id)
    return found


class EndHoldBox(Box):
    """Which hold or deferral ends, and why. Of a deferral the debtor is told by letter."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Opphev bero"),
            about=sheet.name,
        )
        self._context = context
        self._rows = {str(row.hold_id): row for row in ending(sheet)}
        self._sheet = sheet
        self.which = ChoiceField(
            self.tr("Hva oppheves?"), [(key, self._called(row)) for key, row in self._rows.items()]
        )
        self.followed = label("", "cell", wrap=True)
        self.after = label("", "cell", wrap=True, muted=True)
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        others = [row for row in sheet.holds if not row.by_hand and row.deferral_id is None]
        kept = [label(_follows(row), "cell", wrap=True, muted=True) for row in others]
        self.arrange(
            layout.column(
                layout.column(self.which, self.followed, self.after, spacing=6),
                self.reason,
                layout.column(*kept, spacing=6),
                spacing=12,
            ),
            do=self.tr("Opphev"),
            size=(600, 400 + _ROW * min(len(others), _ROWS)),
        )
        self.which.changed.connect(self.show_state)
        self.reason.changed.connect(self.show_state)

    @property
    def row(self) -> HoldRow:
        """What is chosen."""
        return self._rows[self.which.value()]

    @Slot()
    def show_state(self) -> None:
        gone = self.tr("Krav og tvangsinnkreving kan gå videre i dag.")
        rests = self.tr(
            "Skyldneren får brev med begrunnelsen. Kravene hviler til fristen i brevet, som"
            " løper fra det blir sendt, eller til den dagen utsettelsen uansett var ute."
        )
        came = self.tr(
            "Tiltaket gjelder igjen fra i dag, på det varselet som ble sendt, og beholder"
            " prioriteten. Opphev det bare når varselet likevel kom fram."
        )
        self.followed.setText(_followed(self.row))
        lost = came if self.row.reason is Reason.NOTICE_LOST else gone
        self.after.setText(rests if self.row.deferral_id else lost)
        super().show_state()

    def why_not(self) -> str:
        written = len(self.reason.value())
        if self.row.reason is Reason.NOTICE_LOST and written < LEAST_TOLD:
            return self.tr(  # who never heard that it rests is not told that it goes on
                "Skriv hvorfor varselet likevel kom fram, minst ti tegn. Det står i namsboken, og i"
                " brevet der skyldneren får et."
            )
        if self.row.deferral_id and written < LEAST_TOLD:
            return self.tr("Skriv hvorfor til skyldneren, minst ti tegn. Det står i brevet.")
        if written < _SHORTEST:
            return self.tr("Skriv hvorfor det oppheves, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        row, why = self.row, self.reason.value()
        desk, order = self._context.desk, EndHold(version=row.version, why=why)
        deferral = row.deferral_id
        if deferral is not None:
            told = EndDeferral(why=why)
            self.sending.send(lambda key: desk.deferrals.end(deferral, told, key=key))
        else:
            self.sending.send(lambda key: desk.holds.end(row.hold_id, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        ended = isinstance(answer, DeferralRow)
        self._context.toast(
            self.tr("Utsettelsen er opphevet.") if ended else self.tr("Bero er opphevet.")
        )
        super()._done(answer)

    def _called(self, row: HoldRow) -> str:
        told = told_until(row.reason, row.until) if row.reason else row.until
        until = f" til {day(told)}" if told else ""
        if row.deferral_id is None:
            return f"{row.reach}: {row.reason_label}{until}"
        same = [each for each in self._sheet.holds if each.deferral_id == row.deferral_id]
        return self.tr("Utsettelse{0}: {1}").format(until, ", ".join(each.reach for each in same))


def _follows(row: HoldRow) -> str:
    ends = ended_with(row.reason) if row.reason and row.until else f"«{row.reason_label}»."
    return f"{row.reach}: {ends} {_followed(row)}"


def _followed(row: HoldRow) -> str:
    return followed(row.reason, owner=row.owner, review_on=row.review_on, until=row.until)
