"""The boxes of an existing plan: an offer accepted or ended, notice of default, and its end."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collector_desk.domain.inquiry import Channel
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import day, kr
from collector_desk.ui.panels import label
from collector_desk.wire.plans import Accept, EndPlan, PlanSheet, PlanStep

_SHORTEST = 3
_DEBTOR, _WE = "debtor", "we"


class AcceptBox(Box):
    """The debtor has accepted an offer: on which day, and how we know."""

    def __init__(self, parent: QWidget, context: Context, sheet: PlanSheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Tilbudet er godtatt"),
            about=f"{sheet.number} · {sheet.debtor_name}",
        )
        self._context, self._sheet = context, sheet
        self._today = context.house.today
        self._last = min(self._today, sheet.offer_until or self._today)
        self.day = DateField(self.tr("Godtatt"), today=self._today, required=True)
        self.day.set_value(self._last)
        ways = (Channel.PHONE, Channel.EMAIL, Channel.POST, Channel.PORTAL)
        self.how = ChoiceField(
            self.tr("Hvordan?"),
            [(way.value, f"{way.label[:1].upper()}{way.label[1:]}") for way in ways],
        )
        what = self.tr(
            "Avtalen løper, kravene hviler, foreldelsen avbrytes, og bekreftelsen sendes."
        )
        self.arrange(
            layout.column(
                self.pair(self.day, self.how),
                label(what, "cell", wrap=True, muted=True),
                spacing=12,
            ),
            do=self.tr("La avtalen løpe"),
            size=(560, 330),
        )
        self.day.changed.connect(self.show_state)

    def why_not(self) -> str:
        try:
            chosen = self.day.value()
        except DeskError as refusal:
            return str(refusal)
        if chosen is None or chosen > self._last:
            return self.tr("Tilbudet må være godtatt senest {0}.").format(day(self._last))
        return ""

    def carry_out(self) -> None:
        desk, number = self._context.desk, self._sheet.plan_id
        order = Accept(
            version=self._sheet.version,
            accepted_on=self.day.value(),
            how=Channel(self.how.value()),
        )
        self.sending.send(lambda key: desk.plans.accept(number, order, key=key))


class NoticeBox(Box):
    """What lacks, and what the notice begins."""

    def __init__(self, parent: QWidget, context: Context, sheet: PlanSheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Varsel om mislighold"),
            about=f"{sheet.number} · {sheet.debtor_name}",
        )
        self._context, self._sheet = context, sheet
        lacks = self.tr("{0} mangler. {1}").format(kr(sheet.overdue), sheet.why[0])
        self.arrange(
            layout.column(
                label(lacks, wrap=True),
                label(sheet.rule, "cell", wrap=True, muted=True),
                spacing=12,
            ),
            do=self.tr("Send varselet"),
            size=(560, 330),
        )

    def carry_out(self) -> None:
        desk, sheet = self._context.desk, self._sheet
        order = PlanStep(version=sheet.version)
        self.sending.send(lambda key: desk.plans.notice_default(sheet.plan_id, order, key=key))


class EndBox(Box):
    """Why a plan ends."""

    def __init__(self, parent: QWidget, context: Context, sheet: PlanSheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Avslutt avtalen"),
            about=f"{sheet.number} · {sheet.debtor_name}",
        )
        self._context, self._sheet = context, sheet
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        what = self.tr("Det som står igjen, forfaller som før. Skyldneren får brev.")
        self.arrange(
            layout.column(self.reason, label(what, "cell", wrap=True, muted=True), spacing=12),
            do=self.tr("Avslutt avtalen"),
            size=(560, 330),
        )
        self.reason.changed.connect(self.show_state)

    def why_not(self) -> str:
        if len(self.reason.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        desk, sheet = self._context.desk, self._sheet
        order = EndPlan(version=sheet.version, why=self.reason.value())
        self.sending.send(lambda key: desk.plans.end(sheet.plan_id, order, key=key))


class OfferEndBox(Box):
    """Why an offer ends, and who ended it: one that we take back has answered nothing."""

    def __init__(self, parent: QWidget, context: Context, sheet: PlanSheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Avslutt tilbudet"),
            about=f"{sheet.number} · {sheet.debtor_name}",
        )
        self._context, self._sheet = context, sheet
        self.who = ChoiceField(
            self.tr("Hvem avslutter det?"),
            [
                ("", self.tr("Ikke valgt")),
                (_DEBTOR, self.tr("Skyldneren takker nei")),
                (_WE, self.tr("Vi trekker tilbudet")),
            ],
        )
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        what = self.tr(
            "Har skyldneren fått tilbudet, sendes det brev om at det ikke gjelder lenger. Trekker vi"
            " det, ligger søknaden i innkurven igjen, hvis ikke noe annet er svaret på den."
        )
        self.arrange(
            layout.column(
                self.who, self.reason, label(what, "cell", wrap=True, muted=True), spacing=12
            ),
            do=self.tr("Avslutt tilbudet"),
            size=(560, 390),
        )
        self.who.changed.connect(self.show_state)
        self.reason.changed.connect(self.show_state)

    def why_not(self) -> str:
        if not self.who.value():
            return self.tr("Velg hvem som avslutter tilbudet.")
        if len(self.reason.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        desk, sheet = self._context.desk, self._sheet
        order = EndPlan(
            version=sheet.version, why=self.reason.value(), taken_back=self.who.value() == _WE
        )
        self.sending.send(lambda key: desk.plans.end(sheet.plan_id, order, key=key))
