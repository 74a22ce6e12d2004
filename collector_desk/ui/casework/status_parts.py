"""The fields of an address and of who answers for a debtor, and a status in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from collector_desk.domain.delivery import Authority, Mandate, To
from collector_desk.domain.identity import check_orgnr
from collector_desk.domain.status import STATUSES, Status
from collector_desk.errors.numbers import NumberRefused
from collector_desk.ui import layout
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.formats import day
from collector_desk.wire.letters import Represent
from collector_desk.wire.statuses import FormerAddress, NewAddress, StatusEffect, StatusRow

_COUNTRY = 2
_SHORTEST = 2


def words_of(row: StatusRow) -> str:
    """A status with what it asks for, by when, and what ends it."""
    lines = [f"{row.label} fra {day(row.from_day)} ({row.source})", row.text]
    if row.task:
        told = row.due_on is None or row.due_on == row.filing_deadline  # the task names that day
        due = "" if told else f" Senest {day(row.due_on)}."
        lines.append(f"Å gjøre: {row.task}{due}")
    if row.filed_on:
        filed = f"Kravene ble meldt {day(row.filed_on)}"
        waits = "; brevet venter på utsending, og meldingen teller først når det har gått"
        lines.append(f"{filed}{waits if row.filing_waits else ''}.")
    lines.append(f"Avsluttes når {row.ends}.")
    return "\n".join(line for line in lines if line)


def effect_words(kind: Status, began: date, effects: Iterable[StatusEffect]) -> str:
    """What a status does, and what it would do to each measure if it began on a day."""
    told = [
        one.text for one in effects if one.kind is kind and (one.after is None or one.after < began)
    ]
    return "\n".join([STATUSES[kind].warning, *told])


def former_words(row: FormerAddress) -> str:
    """Where the debtor lived before, and until when."""
    return f"Tidligere adresse: {row.address} (til {day(row.until)})"


class AddressFields(QWidget):
    """A new address and where it was learnt; ``changed`` as one writes."""

    changed = Signal()

    def __init__(self, pair: Callable[..., QLayout]) -> None:
        super().__init__()
        self.street = TextField(self.tr("Gateadresse"), required=True, longest=120)
        self.postcode = TextField(self.tr("Postnummer"), longest=10)
        self.city = TextField(self.tr("Poststed"), required=True, longest=60)
        self.country = TextField(self.tr("Land (to bokstaver)"), required=True, longest=2)
        self.country.set_text("NO")
        self.source = TextField(self.tr("Hvor vet vi det fra?"), required=True, longest=120)
        self.setLayout(
            layout.column(
                self.street,
                pair(self.postcode, self.city, self.country),
                self.source,
                spacing=12,
            )
        )
        for field in (self.street, self.postcode, self.city, self.country, self.source):
            field.changed.connect(self.changed)

    def why_not(self) -> str:
        """What lacks, in words; empty where nothing does."""
        if len(self.street.value()) < _SHORTEST or not self.city.value():
            return self.tr("Skriv gateadresse og poststed.")
        country = self.country.value()
        if len(country) != _COUNTRY or not country.isascii() or not country.isalpha():
            return self.tr("Skriv landet med to bokstaver, som NO eller SE.")
        if len(self.source.value()) < _SHORTEST:
            return self.tr("Skriv hvor vi vet det fra.")
        return ""

    def order(self) -> NewAddress:
        """The address as it is written."""
        return NewAddress(
            street=self.street.value(),
            postcode=self.postcode.value(),
            city=self.city.value(),
            country=self.country.value().upper(),
            source=self.source.value(),
        )


class RepresentFields(QWidget):
    """Who letters and filings go to in place of the debtor; ``changed`` as one writes."""

    changed = Signal()

    def __init__(self, pair: Callable[..., QLayout]) -> None:
        super().__init__()
        self.name = TextField(self.tr("Navn"), required=True, longest=200)
        self.mandate = ChoiceField(
            self.tr("Vergens mandat"), [(each.value, each.label) for each in Mandate]
        )
        self.mandate.set_value(Mandate.UNKNOWN)
        self.authority = ChoiceField(
            self.tr("Fullmakten"),
            [(each.value, each.label) for each in Authority],
            help_text=self.tr(
                "En advokat med fullmakt får brevene, en gjeldsrådgiver bare når fullmakten sier det."
            ),
        )
        self.firm = TextField(self.tr("Advokatens organisasjonsnummer"), longest=20)
        self.where = AddressFields(pair)
        fields = (self.name, self.mandate, self.authority, self.firm, self.where)
        self.setLayout(layout.column(*fields, spacing=12))
        for field in fields:
            field.changed.connect(self.changed)

    def show_to(self, to: To | None) -> None:
        """Ask for the mandate of a guardian, the authority of who acts for the debtor."""
        self.mandate.setVisible(to is To.GUARDIAN)
        self.authority.setVisible(to is not None and to.is_copy)
        self.firm.setVisible(to is To.LAWYER)

    def why_not(self) -> str:
        """What lacks, in words; empty where nothing does."""
        if len(self.name.value()) < _SHORTEST:
            return self.tr("Skriv navnet på den som svarer.")
        if len(self.where.postcode.value()) < _SHORTEST:
            return self.tr("Skriv postnummeret.")
        return self.where.why_not() or self._firm_wrong()

    def _firm_wrong(self) -> str:
        """What is wrong with the number of a lawyer's firm, which may be left out."""
        try:
            if not self.firm.isHidden() and self.firm.value():
                check_orgnr(self.firm.value())
        except NumberRefused as wrong:
            return wrong.text()
        return ""

    def order(self, to: To | None) -> Represent:
        """Who answers as it is written."""
        return Represent(
            to=to or To.ESTATE,
            mandate=Mandate(self.mandate.value()) if to is To.GUARDIAN else Mandate.UNKNOWN,
            authority=Authority(self.authority.value()) if to and to.is_copy else Authority.NONE,
            name=self.name.value(),
            organisation=self.firm.value() if to is To.LAWYER else "",
            **self.where.order().model_dump(),
        )
