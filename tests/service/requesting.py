"""A debtor of kindergarten fees who was demanded in writing, and the request that may follow."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.kid import claim_kid
from collector_desk.models import (
    Claim,
    Debtor,
    Dispatch,
    Document,
    House,
    Identity,
    LetterRow,
    Notice,
)
from collector_desk.service import debtor_statements
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.debtor_book import identity_place
from collector_desk.wire.measures import MeasureTerms, NewRegimeAnswer
from tests.kit import VAULT, add_user
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import Mail

NUMBER = "69887800189"  # a synthetic D-number
DEMANDED, DEMAND_ENDS = date(2026, 10, 1), date(2026, 10, 15)
LETTER = b"%PDF the letter as it went"
FACTS = "Barnet hadde plass i kommunal barnehage. Fakturaene er ikke betalt."
STATEMENT = "Fager Lykt dømmes til å betale kr 19 400,00 med renter innen 2 uker."


def demanded(db: Database, debtor: int, claims: tuple[int, ...], sent: date, ends: date) -> int:
    """A demand with the warning of § 4-18 has gone; gives its letter."""
    at = datetime(sent.year, sent.month, sent.day, 9, tzinfo=UTC)
    digest = hashlib.sha256(LETTER).hexdigest()
    with db.write(SYSTEM) as work:
        document = Document(
            debtor_id=debtor, kind="letter", title="Betalingsoppfordring", day=sent,
            name=f"payment_demand-{sent}.pdf", sha256=digest, content=LETTER, kept_at=at,
        )  # fmt: skip
        work.add(document)
        work.flush()
        letter = LetterRow(
            debtor_id=debtor, kind="payment_demand", template="payment_demand v1",
            language="nb", regime="old", recipient="debtor", recipient_name="Lykt, Fager",
            content={}, state=Delivery.DELIVERED.value, lawful_from=sent,
            made_on=sent, sent_on=sent, deadline=ends,
            document_id=document.id, sha256=digest, made_by="test", made_at=at,
        )  # fmt: skip
        work.add(letter)
        work.flush()
        work.add(
            Dispatch(letter_id=letter.id, channel="file_drop", state="delivered", changed_at=at)
        )
        for claim in claims:
            for kind in ("payment_demand", "enforcement_notice"):
                work.add(
                    Notice(
                        claim_id=claim, debtor_id=debtor, kind=kind, sent_on=sent,
                        deadline=ends, way="", fee=0, source=f"brev {letter.id}",
                        letter_id=letter.id,
                    )
                )  # fmt: skip
        return letter.id


class Requesting(Enforcement):
    """Two fees of 9 700 kroner, demanded in one letter with the warning of § 4-18."""

    def __init__(self, db: Database) -> None:
        super().__init__(db, kind="kindergarten")
        with db.write(SYSTEM) as work:
            work.execute(delete(Notice))
            work.execute(delete(Identity))
        self._known()
        self.letter = self.demanded(self.claims, DEMANDED, DEMAND_ENDS)
        self.books.happens(self.claims[0], FactKind.FEE, 11_300, DEMANDED)

    @classmethod
    def of_mail(cls, mail: Mail) -> Requesting:
        """The same of the debtor and the claim of ``mail``, without the fee."""
        made = cls.__new__(cls)
        made.db, made.books, made.kari = mail.db, mail.books, mail.kari
        made.debtor, made.claims = mail.debtor_id, (mail.claim,)
        made.per = add_user(mail.db, "per", role="supervisor", name="Per Leder", clearance=True)
        made.opened()
        made._known()
        made.letter = made.demanded(made.claims, DEMANDED, DEMAND_ENDS)
        return made

    def _known(self) -> None:
        with self.db.write(SYSTEM) as work:
            work.merge(House(key="practice", value="true"))
            sealed = VAULT.encrypt(NUMBER, place=identity_place(self.debtor))
            work.add(
                Identity(
                    debtor_id=self.debtor, kind="d_number", ciphertext=sealed,
                    blind_index=VAULT.blind_index(NUMBER),
                )
            )  # fmt: skip
            for number in self.claims:
                kid = claim_kid(client=1003, claim=number, kind=1)
                work.execute(update(Claim).where(Claim.id == number).values(kid=kid))

    def kept(self, name: str) -> int:
        """A paper of the debtor's case, such as a judgment."""
        content = name.encode()
        with self.db.write(SYSTEM) as work:
            document = Document(
                debtor_id=self.debtor, kind="incoming", title=name, day=TODAY, name=name,
                sha256=hashlib.sha256(content).hexdigest(), content=content,
                kept_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
            )  # fmt: skip
            work.add(document)
            work.flush()
            return document.id

    def demanded(self, claims: tuple[int, ...], sent: date, ends: date) -> int:
        return demanded(self.db, self.debtor, claims, sent, ends)

    def answered(self, regime: Regime = Regime.NEW, day: date = TODAY) -> None:
        """Somebody looked up which rules the debtor is under."""
        order = NewRegimeAnswer(answer=regime, asked_on=day, source="Betjeningskartet")
        with self.db.write(self.kari) as work:
            debtor_statements.answered(work, self.debtor, order)

    def request(self, **more: Any) -> MeasureTerms:
        more.setdefault("conciliation", True)
        more.setdefault("facts", FACTS)
        more.setdefault("statement_of_claim", STATEMENT)
        return self.terms(kind=MeasureKind.REQUEST, **more)

    def nameless(self) -> None:
        """The debtor is without a first name here."""
        with self.db.write(SYSTEM) as work:
            work.execute(update(Debtor).values(name="Lykt"))
