"""What a measure of each kind must know besides: the payer, the account, or what is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.dates import DateField
from collector_desk.ui.enforcement import findings, texts
from collector_desk.ui.enforcement.asset import AssetFields
from collector_desk.ui.enforcement.findings import Place
from collector_desk.ui.fields import ChoiceField, Labelled, NoteField, TextField
from collector_desk.ui.panels import SectionTitle, label
from collector_desk.ui.plans.household import FormRow, FormRows, ore
from collector_desk.wire.liens import BankAccount, Owner
from collector_desk.wire.measures import (
    ClassE,
    Finding,
    MeasureTerms,
    OtherWithholding,
    Payer,
    PayerKind,
)

_ANSWERS = (("", "Ikke vurdert"), ("yes", "Ja"), ("no", "Nei"))
_BOOLS = {"": None, "yes": True, "no": False}
_WORDS = {answer: word for word, answer in _BOOLS.items()}


class Details(QWidget):
    """The fields of one kind of measure. ``changed`` as one types."""

    changed = Signal()

    def listen(self) -> None:
        """Tell of every field there is."""
        for field in self.findChildren(Labelled):
            field.changed.connect(self.changed)
        for box in self.findChildren(QCheckBox):
            box.toggled.connect(self.changed)

    @abstractmethod
    def value(self) -> Mapping[str, object]:
        """The terms that are written here, by name."""

    @abstractmethod
    def show_value(self, terms: MeasureTerms) -> None:
        """Show terms that were kept."""

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say at the field that causes it which published rule is broken."""


class OtherRow(FormRow):
    """Another withholding that runs, with its class and from when."""

    def __init__(self, today: date) -> None:
        self.title = TextField("Hvem trekker?", longest=120, hint="For eksempel: bidrag")
        self.rank = ChoiceField("Klasse", [(each, f"Klasse {each}") for each in "abcde"])
        self.amount = MoneyField("Beløp per måned")
        self.since = DateField("Fra", today=today)
        self.document = TextField("Dokument", longest=120)
        super().__init__(self.title, layout.pair(self.rank, self.amount, self.since), self.document)
        self.since.left.connect(self.changed)

    def value(self) -> OtherWithholding | None:
        """The withholding, once it is named with its amount and its day."""
        amount, since = ore(self.amount), self.since.known()
        if amount is None or since is None or not self.title.value():
            return None
        return OtherWithholding(
            title=self.title.value(), rank=self.rank.value(), amount=amount, since=since,
            document=self.document.value(),
        )  # fmt: skip

    def show_value(self, other: OtherWithholding) -> None:
        """Show one that was kept."""
        self.title.set_text(other.title)
        self.rank.set_value(other.rank)
        self.amount.set_value(other.amount)
        self.since.set_value(other.since)
        self.document.set_text(other.document)


class PayerFields(Details):
    """Who is to withhold, what withholds already, and whether the debtor does what can be done."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.kind = ChoiceField(
            self.tr("Hvem betaler skyldneren?"),
            [
                (PayerKind.EMPLOYER.value, self.tr("Arbeidsgiver")),
                (PayerKind.NAV.value, self.tr("NAV")),
            ],
        )
        self.name = TextField(self.tr("Navn"), longest=120)
        self.organisation = TextField(self.tr("Organisasjonsnummer"), longest=9)
        self.street = TextField(self.tr("Adresse for pålegget"), longest=120)
        self.postcode = TextField(self.tr("Postnummer"), longest=4)
        self.city = TextField(self.tr("Poststed"), longest=60)
        self.fees = QCheckBox(self.tr("Vederlag i næring: høyst 20 prosent av brutto"))
        self.consents = QCheckBox(self.tr("Skyldneren samtykker i mer enn 20 prosent"))
        self.others = FormRows(
            self.tr("Andre trekk som løper"), self.tr("Legg til trekk"), partial(OtherRow, today),
            most=20,
        )  # fmt: skip
        self.does = ChoiceField(self.tr("Gjør skyldneren det han kan for å betale?"), _ANSWERS)
        self.favours = ChoiceField(self.tr("Lar han være å begunstige andre?"), _ANSWERS)
        self.finding = NoteField(self.tr("Hva vurderingen bygger på"), lines=2)
        rule = self.tr("Dekningsloven § 2-7 fjerde ledd: er svaret ja på begge, kan intet trekkes.")
        self.setLayout(
            layout.column(
                layout.pair(self.kind, self.organisation), self.name, self.street,
                layout.pair(self.postcode, self.city),
                self.fees, self.consents, self.others,
                label(texts.OURS, "cell", wrap=True, muted=True), 6,
                SectionTitle(self.tr("Klasse e: skyldnerens vilje")),
                label(rule, "cell", wrap=True, muted=True), self.does, self.favours, self.finding,
                spacing=10,
            )
        )  # fmt: skip
        self.listen()
        self.others.changed.connect(self.changed)

    def value(self) -> Mapping[str, object]:
        return {
            "payer": Payer(
                kind=PayerKind(self.kind.value()), name=self.name.value(),
                organisation=self.organisation.value(), street=self.street.value(),
                postcode=self.postcode.value(), city=self.city.value(),
            ),
            "self_employed": self.fees.isChecked(),
            "consents_to_more": self.consents.isChecked(),
            "others": tuple(one for row in self.others.rows if (one := row.value())),
            "class_e": ClassE(
                does_what_can=_BOOLS[self.does.value()],
                favours_nobody=_BOOLS[self.favours.value()],
                finding=self.finding.value()[:2000],
            ),
        }  # fmt: skip

    def show_value(self, terms: MeasureTerms) -> None:
        self.kind.set_value(terms.payer.kind.value)
        self.name.set_text(terms.payer.name)
        self.organisation.set_text(terms.payer.organisation)
        self.street.set_text(terms.payer.street)
        self.postcode.set_text(terms.payer.postcode)
        self.city.set_text(terms.payer.city)
        self.fees.setChecked(terms.self_employed)
        self.consents.setChecked(terms.consents_to_more)
        for row in tuple(self.others.rows):
            row.drop.click()
        for other in terms.others:
            self.others.new_row().show_value(other)
        self.does.set_value(_WORDS[terms.class_e.does_what_can])
        self.favours.set_value(_WORDS[terms.class_e.favours_nobody])
        self.finding.set_value(terms.class_e.finding)


class OwnerRow(FormRow):
    """One owner of the account, with a share in percent."""

    def __init__(self) -> None:
        self.name = TextField("Eier", longest=120)
        self.share = TextField("Andel, prosent", longest=3)
        self.share.set_text("100")
        self.share.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.debtor = QCheckBox("Skyldneren")
        super().__init__(layout.pair(self.name, self.share), self.debtor)
        self.debtor.toggled.connect(self.changed)

    def value(self) -> Owner | None:
        """The owner, once named with a share that can be read."""
        share = self.share.value()
        if not self.name.value() or not share.isdigit() or not 1 <= int(share) <= 100:
            return None
        return Owner(name=self.name.value(), share=int(share), debtor=self.debtor.isChecked())

    def show_value(self, owner: Owner) -> None:
        """Show one that was kept."""
        self.name.set_text(owner.name)
        self.share.set_text(str(owner.share))
        self.debtor.setChecked(owner.debtor)


class AccountFields(Details):
    """The account to be charged, who owns it, and until when the debtor must live on it."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.bank = TextField(self.tr("Bank"), longest=120)
        self.number = TextField(self.tr("Kontonummer"), longest=13)
        self.street = TextField(self.tr("Bankens adresse for meldingen"), longest=120)
        self.postcode = TextField(self.tr("Postnummer"), longest=4)
        self.city = TextField(self.tr("Poststed"), longest=60)
        self.balance = MoneyField(self.tr("Saldo"))
        self.balance_on = DateField(self.tr("Saldo per"), today=today)
        self.income_on = DateField(self.tr("Neste inntekt"), today=today)
        self.document = TextField(self.tr("Dokument"), longest=120)
        self.owners = FormRows(self.tr("Eiere"), self.tr("Legg til eier"), OwnerRow, most=10)
        self.setLayout(
            layout.column(
                layout.pair(self.bank, self.number), self.street, layout.pair(self.postcode, self.city),
                layout.pair(self.balance, self.balance_on),
                layout.pair(self.income_on, self.document), self.owners, spacing=10,
            )
        )  # fmt: skip
        self.listen()
        self.balance_on.left.connect(self.changed)
        self.income_on.left.connect(self.changed)
        self.owners.changed.connect(self.changed)

    def value(self) -> Mapping[str, object]:
        digits = "".join(each for each in self.number.value() if each.isdigit())
        account = BankAccount(
            bank=self.bank.value(), number=digits[:11], balance=ore(self.balance),
            balance_on=self.balance_on.known(), next_income_on=self.income_on.known(),
            document=self.document.value(), street=self.street.value(),
            postcode=self.postcode.value(), city=self.city.value(),
            owners=tuple(one for row in self.owners.rows if (one := row.value())),
        )  # fmt: skip
        return {"account": account}

    def show_value(self, terms: MeasureTerms) -> None:
        account = terms.account
        self.bank.set_text(account.bank)
        self.number.set_text(account.number)
        self.street.set_text(account.street)
        self.postcode.set_text(account.postcode)
        self.city.set_text(account.city)
        self.balance.set_value(account.balance)
        self.balance_on.set_value(account.balance_on)
        self.income_on.set_value(account.next_income_on)
        self.document.set_text(account.document)
        for row in tuple(self.owners.rows):
            row.drop.click()
        for owner in account.owners:
            self.owners.new_row().show_value(owner)


class RequestFields(Details):
    """What is asked of the namsmann, on which facts, and where the case goes if it is disputed."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.statement = NoteField(self.tr("Påstand"), lines=2)
        self.facts = NoteField(self.tr("Faktiske forhold"), lines=4)
        self.asset = AssetFields(today)
        self.onward = ChoiceField(
            self.tr("Skal saken til forliksrådet ved innsigelse?"),
            (("", self.tr("Ikke svart")), *_ANSWERS[1:]),
        )
        written: Sequence[Labelled] = (self.statement, self.facts, self.onward)
        self._published = dict(zip(texts.WRITTEN, written, strict=True))
        self.setLayout(
            layout.column(self.statement, self.facts, self.asset, self.onward, spacing=10)
        )
        self.listen()

    def value(self) -> Mapping[str, object]:
        return {
            "statement_of_claim": self.statement.value()[:2000],
            "facts": self.facts.value()[:4000],
            "asset": self.asset.value(),
            "conciliation": _BOOLS[self.onward.value()],
        }

    def show_value(self, terms: MeasureTerms) -> None:
        self.statement.set_value(terms.statement_of_claim)
        self.facts.set_value(terms.facts)
        self.asset.show_value(terms.asset)
        self.onward.set_value(_WORDS[terms.conciliation])

    def show_findings(self, found: Sequence[Finding]) -> None:
        for name, field in self._published.items():
            told = " ".join(
                f"{one.code}: {one.sentence}" for one in found if one.path.endswith(f".{name}")
            )
            if field.error() != told:
                field.show_error(told)
        told = " ".join(map(texts.finding, findings.at(found, Place.ASSET)))
        if self.asset.what.error() != told:
            self.asset.what.show_error(told)


DETAILS: Mapping[MeasureKind, Callable[[date], Details]] = {
    MeasureKind.WITHHOLDING: PayerFields,
    MeasureKind.ACCOUNT_LIEN: AccountFields,
    MeasureKind.REQUEST: RequestFields,
}
"""The fields of each kind."""
