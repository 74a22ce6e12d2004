"""A debtor of parking fines, noticed in time, and what a withholding of the wage is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select, update

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.kid import claim_kid
from collector_desk.models import (
    Approval,
    BankFile,
    Claim,
    Debtor,
    Document,
    House,
    Identity,
    Measure,
    Notice,
    Person,
)
from collector_desk.service import approvals, measure_sheet, measures
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.search_index import index_debtor
from collector_desk.wire.household import Child, Cost, HouseholdForm, Income
from collector_desk.wire.liens import BankAccount, Owner
from collector_desk.wire.measures import (
    ClassE,
    MeasureSheet,
    MeasureTerms,
    Payer,
    SaveMeasure,
)
from tests.kit import VAULT, add_user
from tests.service.books import Books
from tests.service.casework import opens

TODAY = date(2026, 11, 23)
ISSUED, DUE = date(2026, 6, 1), date(2026, 6, 22)
NOTICED, NOTICE_ENDS = date(2026, 10, 1), date(2026, 10, 22)
NUMBER = "69887800189"  # a synthetic D-number
REASONS = "Ingen svar på to brev. Fast inntekt, ingen andre trekk."
CONSIDERED = "Avtale ble tilbudt 12.10., ikke besvart."
PAYER = Payer(
    name="Rund Hvalross AS", organisation="315867592",
    street="Hvalveien 3", postcode="0150", city="Oslo",
)  # fmt: skip
HOUSEHOLD = HouseholdForm(
    children=(Child(birth_date=date(2018, 5, 2)),),
    incomes=(Income(text="Lønn", gross=3_800_000, tax=950_000, document="a-melding 10.2026"),),
    costs=(Cost(kind=CostKind.HOUSING, text="Husleie", amount=982_700, document="dok. 4"),),
)


def terms(claims: tuple[int, ...], **more: Any) -> MeasureTerms:
    """A withholding of the wage with everything filled in."""
    more.setdefault("kind", MeasureKind.WITHHOLDING)
    more.setdefault("claim_ids", claims)
    more.setdefault("payer", PAYER)
    more.setdefault("household", HOUSEHOLD)
    more.setdefault(
        "class_e",
        ClassE(does_what_can=False, favours_nobody=False, finding="Betaler andre kreditorer."),
    )
    more.setdefault("reasons", REASONS)
    more.setdefault("considered", CONSIDERED)
    return MeasureTerms(**more)


def lien(**more: Any) -> MeasureTerms:
    """A lien on an account with everything filled in."""
    account = BankAccount(
        bank="Prøvebanken", number="69930570044", balance=9_000_000, balance_on=TODAY,
        owners=(Owner(name="Lykt, Fager", share=100, debtor=True),),
        next_income_on=date(2026, 12, 12), street="Bankplassen 4", postcode="0151", city="Oslo",
    )  # fmt: skip
    return terms((), kind=MeasureKind.ACCOUNT_LIEN, account=account, **more)


def noticed(
    db: Database, debtor_id: int, claim: int, *, sent: date = NOTICED, ends: date = NOTICE_ENDS
) -> None:
    """A notice of utlegg has gone, and gave its days."""
    with db.write(SYSTEM) as work:
        work.add(
            Notice(
                claim_id=claim, debtor_id=debtor_id, kind="enforcement_notice",
                sent_on=sent, deadline=ends, way="", fee=0, source="bunt 1",
            )
        )  # fmt: skip


def identified(db: Database, debtor_id: int, number: str = NUMBER) -> None:
    """The debtor has an identity number."""
    with db.write(SYSTEM) as work:
        work.add(
            Identity(
                debtor_id=debtor_id, kind="fodselsnummer",
                ciphertext=VAULT.encrypt(number, place=f"identity:{debtor_id}"),
                blind_index=VAULT.blind_index(number),
            )
        )  # fmt: skip


def bank_file(db: Database, day: date) -> None:
    """A payment file was read on a day."""
    moment = datetime.combine(day, datetime.min.time(), tzinfo=UTC).replace(hour=7)
    with db.write(SYSTEM) as work:
        document = Document(
            title=f"OCR {day}", kind="bank_file", day=day, name=f"ocr-{day}.txt",
            sha256=f"{day.toordinal():064d}", content=b"", kept_at=moment,
        )  # fmt: skip
        work.add(document)
        work.flush()
        work.add(
            BankFile(
                name=f"ocr-{day}.txt", sha256=f"{day.toordinal():064d}", payments=0, total=0,
                imported_at=moment, imported_by="test", document_id=document.id,
            )
        )  # fmt: skip


class Enforcement:
    """Two fines of 9 700 kroner; Kari prepares, Per approves."""

    def __init__(self, db: Database, *, kind: str = "parking_fine") -> None:
        self.db = db
        self.books = Books(db)
        self.books.today_is(TODAY)
        self.debtor = self.books.debtor_id
        self.claims = tuple(self.owes(kind, amount) for amount in (970_000, 970_000))
        with db.write(SYSTEM) as work:
            debtor = work.get_one(Debtor, self.debtor)
            debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
            index_debtor(work, debtor)
            work.add(House(key="practice", value="true"))  # synthetic numbers are good here
        identified(db, self.debtor)
        bank_file(db, TODAY)
        self.kari: Who = add_user(db)
        self.per: Who = add_user(db, "per", role="supervisor", name="Per Leder")
        self.opened()

    def owes(self, kind: str, amount: int) -> int:
        """One more claim, noticed in time."""
        claim = self.books.claim(amount, due=DUE, interest_from=DUE, kind=kind)
        with self.db.write(SYSTEM) as work:
            work.get_one(Claim, claim).kid = claim_kid(client=1003, claim=claim, kind=1)
        noticed(self.db, self.debtor, claim)
        return claim

    def opened(self) -> None:
        for who in (self.kari, self.per):
            opens(self.db, who, self.debtor)

    def day(self, day: date) -> None:
        """Another day at the desk, with the money of the day booked."""
        self.books.today_is(day)
        bank_file(self.db, day)
        self.opened()

    def terms(self, **more: Any) -> MeasureTerms:
        return terms(self.claims, **more)

    def lien(self, **more: Any) -> MeasureTerms:
        more.setdefault("claim_ids", self.claims)
        return lien(**more)

    def cleared(self) -> None:
        """Both work with who is protected."""
        both = (self.kari.person_id, self.per.person_id)
        with self.db.write(SYSTEM) as work:
            work.execute(update(Person).where(Person.id.in_(both)).values(clearance=True))
        self.kari, self.per = (replace(one, clearance=True) for one in (self.kari, self.per))
        self.opened()

    def save(
        self, filled: MeasureTerms | None = None, who: Who | None = None, **known: Any
    ) -> MeasureSheet:
        with self.db.write(who or self.kari) as work:
            order = SaveMeasure(terms=filled or self.terms(), **known)
            row = measures.save(work, self.debtor, order)
            return measure_sheet.show(work, row.id)

    def propose(self, sheet: MeasureSheet) -> MeasureSheet:
        with self.db.write(self.kari) as work:
            row = measures.propose(work, sheet.measure_id, version=sheet.version)
            return measure_sheet.show(work, row.id)

    def proposal(self) -> Approval:
        with self.db.read() as work:
            query = select(Approval).where(Approval.subject == "measure")
            return work.scalars(query.order_by(Approval.id.desc()).limit(1)).one()

    def approve(self, who: Who | None = None) -> None:
        """Approve as the screen does, the password given again a moment ago."""
        waiting = self.proposal()
        approver = replace(who or self.per, confirmed_at=self.db.clock.wall())
        with self.db.write(approver) as work:
            approvals.approve(work, waiting.id, version=waiting.version, seen=waiting.digest)

    def decided(self, filled: MeasureTerms | None = None) -> MeasureSheet:
        sheet = self.propose(self.save(filled))
        self.approve()
        return self.sheet(sheet.measure_id)

    def sheet(self, measure_id: int) -> MeasureSheet:
        with self.db.read(self.kari) as work:
            return measure_sheet.show(work, measure_id)

    def row(self, measure_id: int) -> Measure:
        with self.db.read() as work:
            return work.get_one(Measure, measure_id)
