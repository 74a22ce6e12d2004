"""The box of a debtor's statuses: what runs and by when, register, file, end, and a new address."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.limitation_steps import AfterFiling
from collector_desk.domain.status import STATUSES, Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework import files
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.sending import Order, Sending
from collector_desk.ui.casework.status_parts import (
    AddressFields,
    RepresentFields,
    effect_words,
    former_words,
    words_of,
)
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.statuses import (
    EndStatus,
    FileClaims,
    NewStatus,
    StatusEffect,
    Statuses,
    StatusRow,
)

_REGISTER, _MOVE, _FILE, _END, _WHO = "register", "move", "file", "end", "represent"
_PUBLIC = "public"
_SHORTEST_SOURCE, _SHORTEST_WHY = 2, 3


class StatusBox(Box):
    """The statuses that run stand on top; under them the one thing that is done now."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(parent, Sending(context), title=self.tr("Status"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self._today = context.house.today
        self._rows: dict[int, StatusRow] = {}
        self._effects: tuple[StatusEffect, ...] = ()
        self._make()
        self._lay_out()
        for choice in (self.do_what, self.kind):
            choice.changed.connect(self.sending.forget)
            choice.changed.connect(self._chosen)
        self.from_day.changed.connect(self._tell_effect)
        for field in (self.from_day, self.source, self.text, self.files, self.announced):
            field.changed.connect(self.show_state)
        for field in (self.deadline, self.to_day, self.ended):
            field.changed.connect(self.show_state)
        for part in (self.address, self.reasons, self.who):
            part.changed.connect(self.show_state)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(lambda: desk.statuses.list(number), self._came, self.sending.refuse, self)
        self._came(Statuses(debtor_id=number, rows=()))

    def _make(self) -> None:
        today = self._today
        self.told = label("", "cell", wrap=True)
        self.do_what = ChoiceField(self.tr("Hva gjør du?"), [])
        self.kind = ChoiceField(
            self.tr("Hvilken status?"), [(each.value, STATUSES[each].label) for each in Status]
        )
        self.effect = label("", "cell", wrap=True, muted=True)
        self.from_day = DateField(self.tr("Fra og med"), required=True, today=today)
        self.from_day.set_value(self._today)
        self.source = TextField(self.tr("Hvor vet vi det fra?"), required=True, longest=120)
        self.text = TextField(self.tr("Merknad"), longest=300)
        self.announced = DateField(self.tr("Siste kunngjøring av proklama"), today=today)
        self.deadline = DateField(self.tr("Frist for å melde krav"), today=today)
        self.files = FilesField()
        self.to_day = DateField(self.tr("Gjelder ikke fra og med"), today=today)
        self.to_day.set_value(self._today)
        self.ended = TextField(self.tr("Hvorfor avsluttes den?"), required=True, longest=300)
        self.mistaken = QCheckBox(
            self.tr("Statusen var feilregistrert: det den avsluttet, gjelder igjen")
        )
        self.outcome = ChoiceField(
            self.tr("Hva ble det til med kravene som er meldt?"),
            [
                ("", self.tr("Ikke kjent: den korteste foreldelsesfristen regnes")),
                *((each.value, each.label) for each in AfterFiling),
            ],
            help_text=self.tr("Ny frist løper fra slutten (foreldelsesloven §§ 21 og 22)."),
        )
        self.estate = ChoiceField(
            self.tr("Hvordan skiftes dødsboet?"),
            [("", self.tr("Privat, eller ikke kjent")), (_PUBLIC, self.tr("Offentlig"))],
            help_text=self.tr("Bare offentlig skifte avbryter foreldelse (foreldelsesloven § 18)."),
        )
        self.reasons = NoteField(
            self.tr("Hvorfor meldes det som er bestridt? Bare leder kan gjøre det."), lines=2
        )
        self.address = AddressFields(self.pair)
        self.who = RepresentFields(self.pair)

    def _lay_out(self) -> None:
        self._new, self._ending, self._filed = QWidget(), QWidget(), QWidget()
        self._filed.setLayout(self.pair(self.announced, self.deadline))
        self._new.setLayout(
            layout.column(
                self.kind,
                self.effect,
                self.pair(self.from_day, self.source),
                self._filed,
                self.text,
                self.files,
                spacing=12,
            )
        )
        self._ending.setLayout(
            layout.column(self.to_day, self.ended, self.mistaken, self.outcome, spacing=12)
        )
        self.arrange(
            layout.column(
                self.told,
                self.do_what,
                self._new,
                self.estate,
                self.reasons,
                self._ending,
                self.address,
                self.who,
                spacing=12,
            ),
            do=self.tr("Registrer"),
            size=(680, 760),
        )

    def _came(self, found: Statuses) -> None:
        self._rows = {row.status_id: row for row in found.rows if self._runs(row)}
        self._effects = found.effects
        none = self.tr("Ingen status er registrert.")
        told = [*map(words_of, self._rows.values())] or [none]
        before = "\n".join(map(former_words, found.former))
        self.told.setText("\n\n".join([*told, before] if before else told))
        chosen = self.do_what.value()
        self.do_what.box.blockSignals(True)
        self.do_what.box.clear()
        for value, words in self._options():
            self.do_what.box.addItem(words, value)
        self.do_what.set_value(chosen)
        self.do_what.box.blockSignals(False)
        self._chosen()

    def _runs(self, row: StatusRow) -> bool:
        return row.to_day is None or row.to_day > self._today

    def _options(self) -> list[tuple[str, str]]:
        found = [(_REGISTER, self.tr("Registrer en status"))]
        for number, row in self._rows.items():
            if row.may_file:
                found.append((f"{_FILE}:{number}", self.tr("Meld kravene: {0}").format(row.label)))
            if FLOWS[row.kind].to is not None:
                words = self.tr("Registrer hvem som svarer: {0}").format(row.label)
                found.append((f"{_WHO}:{number}", words))
            found.append((f"{_END}:{number}", self.tr("Avslutt: {0}").format(row.label)))
        return [*found, (_MOVE, self.tr("Registrer ny adresse"))]

    @property
    def act(self) -> tuple[str, StatusRow | None]:
        """What is to be done, and to which status where it is to one."""
        name, _, number = self.do_what.value().partition(":")
        return name, self._rows.get(int(number)) if number else None

    @Slot()
    def _chosen(self) -> None:
        act, row = self.act
        kind = Status(self.kind.value())
        self._new.setVisible(act == _REGISTER)
        self._filed.setVisible(bool(FLOWS[kind].files_by))
        self.announced.setVisible(kind is Status.DECEASED)
        self._ending.setVisible(act == _END)
        self.outcome.setVisible(row is not None and row.filed_on is not None)
        self.mistaken.setVisible(row is not None and FLOWS[row.kind].ends_agreements)
        self.estate.setVisible(act == _FILE and row is not None and row.kind is Status.DECEASED)
        self.reasons.setVisible(act == _FILE and row is not None and row.filing_reasons > 0)
        self.address.setVisible(act == _MOVE)
        self.who.setVisible(act == _WHO)
        self._tell_effect()
        if row is not None and (to := FLOWS[row.kind].to) is not None:
            self.who.show_to(to)
        self.show_state()

    @Slot()
    def _tell_effect(self) -> None:
        """What the chosen status does from its day; from today where that cannot be read."""
        try:
            began = self.from_day.value() or self._today
        except DeskError:
            began = self._today
        self.effect.setText(effect_words(Status(self.kind.value()), began, self._effects))
        self.kind.box.setAccessibleDescription(self.effect.text())

    def why_not(self) -> str:
        act, row = self.act
        if act == _FILE and row is not None:
            return self._not_filed(row)
        try:
            if act == _REGISTER:
                return self._not_registered()
            if act == _END:
                return self._not_ended()
        except DeskError as refusal:
            return str(refusal)
        if act == _MOVE:
            return self.address.why_not()
        return self.who.why_not() if act == _WHO else ""

    def _not_registered(self) -> str:
        flow, kind = FLOWS[Status(self.kind.value())], Status(self.kind.value())
        began = self.from_day.value()
        self.announced.value()  # a day that cannot be read is refused here
        if began is None or began > self._today:
            return self.tr("Velg dagen den begynte, til og med i dag.")
        if len(self.source.value()) < _SHORTEST_SOURCE:
            return self.tr("Skriv hvor vi vet det fra.")
        if flow.files_by and not self.files.paths:
            return self.tr("Legg ved kunngjøringen eller meldingen.")
        if len(self.files.paths) > 1:
            return self.tr("Legg ved én fil: kunngjøringen eller meldingen.")
        if flow.files_by and kind is not Status.DECEASED and self.deadline.value() is None:
            return self.tr("Skriv fristen for å melde krav, slik den står i kunngjøringen.")
        return ""

    def _not_filed(self, row: StatusRow) -> str:
        if row.filing_stop:
            return row.filing_stop
        if len(self.reasons.value()) < row.filing_reasons:
            words = self.tr("Skriv hvorfor det som er bestridt meldes, minst {0} tegn.")
            return words.format(row.filing_reasons)
        return ""

    def _not_ended(self) -> str:
        last: date | None = self.to_day.value()
        if last is None or last > self._today:
            return self.tr("Velg den første dagen den ikke gjelder, senest i dag.")
        if len(self.ended.value()) < _SHORTEST_WHY:
            return self.tr("Skriv hvorfor den avsluttes, minst tre tegn.")
        return ""

    def carry_out(self) -> None:
        self.sending.send(self._order())

    def _order(self) -> Order:
        desk, number, (act, row) = self._context.desk, self._sheet.debtor_id, self.act
        if act == _MOVE:
            where = self.address.order()
            return lambda key: desk.statuses.move(number, where, key=key)
        if row is None:
            return self._registered()
        status_id = row.status_id
        if act == _FILE:
            filed = FileClaims(
                version=row.version, public=self.estate.value() == _PUBLIC,
                reasons=self.reasons.value() if not self.reasons.isHidden() else "",
            )  # fmt: skip
            return lambda key: desk.statuses.file(status_id, filed, key=key)
        if act == _END:
            ended = EndStatus(
                version=row.version,
                to_day=self.to_day.value(),
                why=self.ended.value(),
                mistaken=self.mistaken.isChecked() and not self.mistaken.isHidden(),
                outcome=AfterFiling(self.outcome.value()) if self.outcome.value() else None,
            )
            return lambda key: desk.statuses.end(status_id, ended, key=key)
        answers = self.who.order(FLOWS[row.kind].to)
        return lambda key: desk.letters.represent(number, answers, key=key)

    def _registered(self) -> Order:
        desk, number, paths = self._context.desk, self._sheet.debtor_id, self.files.paths[:1]
        kind = Status(self.kind.value())
        filed = bool(FLOWS[kind].files_by)
        order = NewStatus(
            kind=kind,
            from_day=self.from_day.value() or self._today,
            source=self.source.value(),
            text=self.text.value(),
            announced_on=self.announced.value() if kind is Status.DECEASED else None,
            filing_deadline=self.deadline.value() if filed else None,
        )

        def sent(key: str) -> object:
            kept = files.read(paths)
            whole = order.model_copy(update={"document": kept[0] if kept else None})
            return desk.statuses.register(number, whole, key=key)

        return sent

    @Slot(object)
    def _done(self, answer: object) -> None:
        done = {
            _REGISTER: self.tr("Statusen er registrert."),
            _MOVE: self.tr("Adressen er registrert."),
            _FILE: self.tr("Kravene er meldt. Brevet ligger under Dokumenter."),
            _END: self.tr("Statusen er avsluttet."),
            _WHO: self.tr("Det er registrert hvem det skal skrives til."),
        }
        self._context.toast(done[self.act[0]])
        super()._done(answer)
