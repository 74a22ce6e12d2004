"""A debtor with an address and claims that are ready for letters, for the tests of sending."""

from __future__ import annotations

from copy import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.models import (
    Claim,
    Debtor,
    DebtorStatus,
    Dispatch,
    Document,
    FactRow,
    LetterRow,
    Notice,
    RegimeAnswer,
    Task,
)
from collector_desk.reports import pdf_pages
from collector_desk.service import letters, relay
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.verify import verify
from collector_desk.wire.letters import LetterPreview, Letters, Write
from tests.kit import TODAY, add_user
from tests.service.books import Books
from tests.service.casework import opens

DUE = date(2026, 9, 1)
NOTICE, NOTICE_ENDS = date(2026, 9, 21), date(2026, 10, 5)


class Mail:
    """Fager Lykt in Storgata 12 owes 1 000 kroner for a kindergarten; Kari has opened the debtor."""

    def __init__(self, db: Database, *, kind: str = "kindergarten") -> None:
        self.db = db
        self.books = Books(db)
        self.books.today_is(TODAY)
        self.debtor_id = self.books.debtor_id
        with db.write(SYSTEM) as work:
            debtor = work.get_one(Debtor, self.debtor_id)
            debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
        self.claim = self.owes(100_000, kind=kind)
        self.kari: Who = add_user(db, clearance=True)
        opens(db, self.kari, self.debtor_id)

    def at(self, db: Database) -> Mail:
        """The same debtor in a copy of the database."""
        there = copy(self)
        there.db, there.books = db, copy(self.books)
        there.books.db = db
        there.books.today_is(TODAY)
        return there

    def owes(self, principal: int, *, due: date = DUE, kind: str = "kindergarten") -> int:
        return self.books.claim(principal, due=due, interest_from=due, kind=kind)

    def noticed(self, claim: int | None = None, *, fee: int = 3_800) -> None:
        """The unit has sent a collection notice with a fee, and its deadline has run out."""
        number = claim or self.claim
        with self.db.write(SYSTEM) as work:
            work.add(
                Notice(
                    claim_id=number, debtor_id=self.debtor_id, kind="collection_notice",
                    sent_on=NOTICE, deadline=NOTICE_ENDS, way="", fee=fee, source="bunt 1",
                )
            )  # fmt: skip
        self.books.happens(number, FactKind.FEE, fee, NOTICE)

    def status(self, kind: str, **more: Any) -> None:
        with self.db.write(SYSTEM) as work:
            work.add(
                DebtorStatus(
                    debtor_id=self.debtor_id, kind=kind, from_day=DUE, source="Folkeregisteret",
                    **more,
                )
            )  # fmt: skip

    def trekk(self, since: date) -> None:
        """A trekk under the new rules is registered."""
        with self.db.write(SYSTEM) as work:
            work.add(
                RegimeAnswer(
                    debtor_id=self.debtor_id, answer="new", one_trekk_since=since, asked_on=since,
                    source="oppslag", made_by="Prøve", made_at=work.clock.now(),
                )
            )  # fmt: skip

    def order(self, kind: LetterKind, *claims: int, **more: Any) -> Write:
        return Write(kind=kind, claim_ids=claims or (self.claim,), **more)

    def preview(self, order: Write) -> LetterPreview:
        with self.db.write(self.kari) as work:
            return letters.preview(work, self.debtor_id, order)

    def send(self, order: Write) -> Letters:
        with self.db.write(self.kari) as work:
            return letters.send(work, self.debtor_id, order)

    def goes(self) -> None:
        leaves(self.db)

    def rows(self, table: Any, **about: Any) -> list[Any]:
        with self.db.read() as work:
            return list(work.scalars(select(table).filter_by(**about).order_by(table.id)))

    def rows_of(self, table: Any) -> list[Any]:
        """Every row of a table that has no number of its own."""
        with self.db.read() as work:
            return list(work.scalars(select(table)))

    def open_again(self) -> None:
        """On another day the debtor is opened anew."""
        opens(self.db, self.kari, self.debtor_id)

    def letters(self) -> list[LetterRow]:
        return self.rows(LetterRow)

    def tasks(self) -> list[str]:
        return [task.text for task in self.rows(Task)]

    def dispatches(self) -> list[Dispatch]:
        return self.rows(Dispatch)

    def fees(self) -> list[FactRow]:
        return self.rows(FactRow, kind=FactKind.FEE.value)

    def total(self, claim: int | None = None) -> int:
        return self.books.statement(claim or self.claim, TODAY).balance.total

    def fees_owed(self) -> int:
        return self.books.statement(self.claim, TODAY).balance.fees

    def kept(self, letter: LetterRow) -> bytes:
        with self.db.read() as work:
            content = work.get_one(Document, letter.document_id).content
            assert content is not None
            return content

    def text(self, letter: LetterRow) -> str:
        return text_of(self.kept(letter))

    def number(self, claim: int | None = None) -> str:
        with self.db.read() as work:
            return work.get_one(Claim, claim or self.claim).number

    def proved(self) -> bool:
        with self.db.read() as work:
            return verify(work).whole


def leaves(db: Database) -> None:
    """The relay hands over what waits, to a folder."""
    with TemporaryDirectory() as folder:
        list(relay.run(db, Path(folder), None))


def text_of(pdf: bytes) -> str:
    """The words of a PDF on one line, with plain spaces."""
    return " ".join(
        " ".join(pdf_pages.texts(pdf)).replace("\u00a0", " ").replace("\u200b", "").split()
    )
