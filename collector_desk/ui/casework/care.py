"""The box of a debtor's special situation: read with a reason, registered, reviewed and ended."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.care import (
    RULE,
    CareEnd,
    CareKind,
    ConsentWay,
    Severity,
    last_day,
    longest,
)
from collector_desk.domain.holds import Reason
from collector_desk.domain.holds import longest as longest_hold
from collector_desk.domain.phrases import not_confirmed
from collector_desk.domain.rates import Rates
from collector_desk.errors.base import DeskError
from collector_desk.errors.care import CareReasonNeeded
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Order, Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import day
from collector_desk.ui.panels import label
from collector_desk.wire.care import (
    CareRow,
    CareRows,
    EndCare,
    NewCare,
    OfCare,
    ReadCare,
    ReviewCare,
)
from collector_desk.wire.debtors import Sheet

_REGISTER, _REVIEW, _WEIGH, _WITHDRAW, _END = "register", "review", "weigh", "withdraw", "end"
_SHORTEST = 5
_CLOSED, _OPEN = 320, 820
"""How tall the box is in pixels at 100 percent: before it is known what stands, and after."""


def words_of(row: CareRow) -> str:
    """A special situation in words; of one that is over only that there was one."""
    given = f"Samtykke gitt {day(row.consent_on)} {row.consent_way.label}"
    if not row.runs or row.kind is None or row.severity is None:
        ended = row.withdrawn_on or row.ended_on or row.until
        why = "samtykket er trukket" if row.withdrawn_on else "gjelder ikke lenger"
        if row.ended_how is CareEnd.MISTAKE:
            why = "registrert ved en feil"
        gone = f"slettet {day(row.erased_on)}" if row.erased_on else "slettes i natt"
        return (
            f"Tidligere særlig hensyn fra {day(row.registered_on)}: {why} fra {day(ended)}, {gone}."
        )
    lines = [f"{row.kind.label} ({row.severity.label.lower()})", row.text]
    lines.append(f"{given}. Registrert {day(row.registered_on)} av {row.made_by}.")
    if row.proof_seen_on:
        lines.append(
            f"Dokumentasjon sett {day(row.proof_seen_on)} av {row.proof_seen_by}, ikke lagret."
        )
    lines.append(f"Vurderes på nytt {day(row.review_on)}, slettes {day(row.until)}.")
    if row.weighed_on:
        lines.append(f"Vurdert før tvang {day(row.weighed_on)} av {row.weighed_by}.")
    return "\n".join(line for line in lines if line)


class CareBox(Box):
    """What is registered stands on top, once a reason is given; under it the one thing done now."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Særlig hensyn"),
            about=self.tr("{0}. Det som leses og gjøres her, lagres i loggen.").format(sheet.name),
        )
        self._context, self._sheet = context, sheet
        self._today = context.house.today
        self._rows: dict[int, CareRow] = {}
        self._asking, self._known = False, False
        self._make()
        self._lay_out()
        self._connect()
        self._fetch("")
        self._chosen()

    def _make(self) -> None:
        today = self._today
        self.told = label(self.tr("Henter …"), "cell", wrap=True)
        self.reason = TextField(
            self.tr("Hvorfor må du vite hva det gjelder?"),
            required=True,
            longest=300,
            help_text=self.tr("For eksempel: skyldneren ringer om utsettelse."),
        )
        self.do_what = ChoiceField(self.tr("Hva gjør du?"), [])
        self.kind = ChoiceField(
            self.tr("Hva er situasjonen?"), [(each.value, each.label) for each in CareKind]
        )
        self.severity = ChoiceField(
            self.tr("Hvor mye veier det?"), [(each.value, each.label) for each in Severity]
        )
        self.text = TextField(
            self.tr("Hva gjør vi annerledes?"),
            longest=200,
            help_text=self.tr("Skriv hva vi skal ta hensyn til. Ikke skriv en diagnose."),
        )
        self.consent_on = DateField(self.tr("Samtykke gitt"), required=True, today=today)
        self.consent_on.set_value(today)
        self.consent_way = ChoiceField(
            self.tr("Hvordan?"), [(each.value, each.label.capitalize()) for each in ConsentWay]
        )
        self.proof = QCheckBox(self.tr("Jeg har sett dokumentasjon i dag. Den lagres ikke."))
        self.hold_until = DateField(
            self.tr("Still også i bero til"),
            today=today,
            help_text=self.tr("Kan stå tom. Bero oppheves når det særlige hensynet avsluttes."),
        )
        self.how = ChoiceField(
            self.tr("Hvorfor avsluttes det?"), [(each.value, each.label) for each in CareEnd]
        )
        self.follows = label("", "cell", wrap=True, muted=True)
        self._make_days(self._context.rates)

    def _make_days(self, rates: Rates) -> None:
        today = self._today
        rate, last = longest(rates, today), last_day(rates, today)
        self.review_on = DateField(self.tr("Vurderes på nytt"), required=True, today=today)
        self.review_on.set_value(today + timedelta(days=rate.whole // 2))
        self.until = DateField(self.tr("Slettes"), required=True, today=today)
        self.until.set_value(last)
        rule = self.tr("Senest {0} ({1} dager, {2}).").format(day(last), rate.whole, rate.source)
        unsure = "" if rate.confirmed else not_confirmed([rate.note])
        self.rule = label(f"{rule} {unsure}".strip(), "cell", wrap=True, muted=True)

    def _lay_out(self) -> None:
        self._new, self._days, self._open = QWidget(), QWidget(), QWidget()
        self._days.setLayout(
            layout.column(self.pair(self.review_on, self.until), self.rule, spacing=6)
        )
        self._new.setLayout(
            layout.column(
                self.pair(self.kind, self.severity),
                self.text,
                self.pair(self.consent_on, self.consent_way),
                self.proof,
                spacing=12,
            )
        )
        self._open.setLayout(
            layout.column(
                self.do_what, self.follows, self._new, self._days, self.hold_until, self.how,
                spacing=12,
            )
        )  # fmt: skip
        inside = layout.column(self.told, self.reason, self._open, spacing=12)
        self.arrange(inside, do=self.tr("Registrer"), size=(680, _CLOSED))

    def _connect(self) -> None:
        self.do_what.changed.connect(self.sending.forget)
        self.do_what.changed.connect(self._chosen)
        for field in (
            self.reason, self.kind, self.severity, self.text, self.consent_on, self.consent_way,
            self.review_on, self.until, self.hold_until, self.how,
        ):  # fmt: skip
            field.changed.connect(self.show_state)
        for days in (self.consent_on, self.review_on, self.until, self.hold_until):
            days.left.connect(self.show_state)

    # what is read ---------------------------------------------------------------------

    def _fetch(self, reason: str) -> None:
        desk, number = self._context.desk, self._sheet.debtor_id
        self._context.tasks.run(
            lambda: desk.care.read(number, ReadCare(reason=reason)), self._came, self._missed, self
        )

    @Slot(object)
    def _missed(self, error: BaseException) -> None:
        if isinstance(error, CareReasonNeeded):
            self._asking = True
            self.told.setText(error.text())
            self._chosen()
            self.reason.edit.setFocus()
        else:
            self.sending.refuse(error)

    @Slot(object)
    def _came(self, found: CareRows) -> None:
        self._asking, self._known = False, True
        self._rows = {row.care_id: row for row in found.rows if row.runs}
        none = self.tr("Ingen særlig situasjon er registrert.")
        self.told.setText("\n\n".join(map(words_of, found.rows)) or none)
        self.do_what.box.blockSignals(True)
        self.do_what.box.clear()
        for value, words in self._options():
            self.do_what.box.addItem(words, value)
        self.do_what.box.blockSignals(False)
        self._chosen()

    def _options(self) -> list[tuple[str, str]]:
        found = [(_REGISTER, self.tr("Registrer en særlig situasjon"))]
        for number, row in self._rows.items():
            name = row.kind.label if row.kind else ""
            found.append((f"{_REVIEW}:{number}", self.tr("Vurder på nytt: {0}").format(name)))
            if "care.weigh" in self._sheet.may:
                found.append((f"{_WEIGH}:{number}", self.tr("Vurdert før tvang: {0}").format(name)))
            found.append(
                (f"{_WITHDRAW}:{number}", self.tr("Samtykket er trukket: {0}").format(name))
            )
            found.append((f"{_END}:{number}", self.tr("Avslutt: {0}").format(name)))
        return found

    @property
    def act(self) -> tuple[str, CareRow | None]:
        """What is to be done, and to which situation where it is to one."""
        name, _, number = self.do_what.value().partition(":")
        return name, self._rows.get(int(number)) if number else None

    @Slot()
    def _chosen(self) -> None:
        act, _ = self.act
        self.reason.setVisible(self._asking)
        self._open.setVisible(self._known)
        self.needs(_OPEN if self._known else _CLOSED)
        self._new.setVisible(act == _REGISTER)
        self.hold_until.setVisible(act == _REGISTER)
        self._days.setVisible(act in {_REGISTER, _REVIEW})
        self.how.setVisible(act == _END)
        follows = {
            _REGISTER: self.tr("Andre ser bare «Særlig hensyn». {0}.").format(
                RULE[:1].upper() + RULE[1:]
            ),
            _REVIEW: self.tr("En vurdering før tvang må gjøres om igjen etterpå."),
            _WEIGH: self.tr("Tiltak om tvang kan da foreslås, til hensynet vurderes på nytt."),
            _WITHDRAW: self.tr("Opplysningen vises ikke mer, og slettes i natt."),
            _END: self.tr("Opplysningen vises ikke mer, og slettes i natt."),
        }
        self.follows.setText(follows.get(act, ""))
        names = {
            _REVIEW: self.tr("Behold"), _WEIGH: self.tr("Vurdert"),
            _WITHDRAW: self.tr("Registrer at samtykket er trukket"), _END: self.tr("Avslutt"),
        }  # fmt: skip
        self._words = self.tr("Vis") if self._asking else names.get(act, self.tr("Registrer"))
        self.show_state()

    # what is done ---------------------------------------------------------------------

    def why_not(self) -> str:
        if self._asking:
            short = len(self.reason.value()) < _SHORTEST
            return self.tr("Skriv hvorfor, minst fem tegn.") if short else ""
        if not self._known:
            return self.tr("Henter …")
        act, _ = self.act
        try:
            if act in {_REGISTER, _REVIEW} and (lacks := self._days_wrong()):
                return lacks
            return self._not_registered() if act == _REGISTER else ""
        except DeskError as refusal:
            return str(refusal)

    def _days_wrong(self) -> str:
        again, until = self.review_on.value(), self.until.value()
        last = last_day(self._context.rates, self._today)
        if again is None or until is None or not self._today < again <= until <= last:
            return self.tr("Velg først ny vurdering, så sletting, fra i morgen til {0}.").format(
                day(last)
            )
        return ""

    def _not_registered(self) -> str:
        consent, hold = self.consent_on.value(), self.hold_until.value()
        if consent is None or consent > self._today:
            return self.tr("Velg dagen samtykket ble gitt, til og med i dag.")
        days = longest_hold(Reason.SPECIAL_SITUATION, self._context.rates, self._today).whole
        last = self._today + timedelta(days=days)
        if hold is not None and not self._today < hold <= last:
            return self.tr("Bero kan vare fra i morgen til {0}.").format(day(last))
        return ""

    def carry_out(self) -> None:
        if self._asking:
            self._fetch(self.reason.value())
        else:
            self.sending.send(self._order())

    def _order(self) -> Order:
        desk, (act, row) = self._context.desk, self.act
        if row is None:
            return self._registered()
        number, version = row.care_id, row.version
        if act == _REVIEW:
            again, until = self._days_chosen()
            looked = ReviewCare(version=version, review_on=again, until=until)
            return lambda key: desk.care.review(number, looked, key=key)
        if act == _END:
            ended = EndCare(version=version, how=CareEnd(self.how.value()))
            return lambda key: desk.care.end(number, ended, key=key)
        order = OfCare(version=version)
        if act == _WEIGH:
            return lambda key: desk.care.weigh(number, order, key=key)
        return lambda key: desk.care.withdraw(number, order, key=key)

    def _days_chosen(self) -> tuple[date, date]:
        again, until = self.review_on.value(), self.until.value()
        assert again is not None
        assert until is not None
        return again, until

    def _registered(self) -> Order:
        again, until = self._days_chosen()
        desk, number = self._context.desk, self._sheet.debtor_id
        order = NewCare(
            kind=CareKind(self.kind.value()),
            severity=Severity(self.severity.value()),
            text=self.text.value(),
            consent_on=self.consent_on.value() or self._today,
            consent_way=ConsentWay(self.consent_way.value()),
            proof_seen=self.proof.isChecked(),
            review_on=again,
            until=until,
            hold_until=self.hold_until.value(),
        )
        return lambda key: desk.care.register(number, order, key=key)

    @Slot(object)
    def _done(self, answer: object) -> None:
        done = {
            _REGISTER: self.tr("Det særlige hensynet er registrert."),
            _REVIEW: self.tr("Det særlige hensynet er vurdert på nytt."),
            _WEIGH: self.tr("Hensynet er vurdert før tvang."),
            _WITHDRAW: self.tr("Samtykket er trukket. Opplysningen slettes i natt."),
            _END: self.tr("Det særlige hensynet er avsluttet. Opplysningen slettes i natt."),
        }
        self._context.toast(done[self.act[0]])
        super()._done(answer)
