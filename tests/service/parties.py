"""A second debtor beside the one of ``mail``, and the documents that deeds on parties rest on."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.models import ClaimDebtor, Debtor, Document
from collector_desk.service import booking, numbers
from collector_desk.service.database import SYSTEM
from collector_desk.wire.imports import FileIn
from tests.service.books import tell
from tests.service.casework import opens
from tests.service.mail import Mail

PDF = FileIn(
    name="melding.pdf", content=base64.b64encode(b"%PDF-1.7 melding fra virksomheten").decode()
)
WHY = "Virksomheten har bekreftet at avtalen står på en annen."


def neighbour(mail: Mail, name: str = "Vik, Sol", **about: Any) -> int:
    """Another debtor with an address, opened by Kari."""
    with mail.db.write(SYSTEM) as work:
        row = Debtor(
            kind="person", name=name, search_name=name.lower().replace(",", ""),
            street="Bogstadveien 3", postcode="0355", city="Oslo", **about,
        )  # fmt: skip
        work.add(row)
        work.flush()
        number = row.id
        numbers.take(work, "case")  # past the case that ``books`` numbered by itself
    opens(mail.db, mail.kari, number)
    return number


def letter_fee(mail: Mail, debtor_id: int, amount: int, day: date) -> None:
    """A fee on the claim for a demand to one debtor, with its paper."""
    with mail.db.write(SYSTEM) as work:
        paper = Document(
            debtor_id=debtor_id, kind="letter", title="Betalingsoppfordring", day=day,
            name="brev.pdf", sha256="", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add(paper)
        work.flush()
        tell(work, mail.claim, FactKind.FEE, amount, day, document_id=paper.id)
        booking.book(work, [mail.claim])


def owing(mail: Mail, claim: int | None = None) -> list[int]:
    """Who owes a claim."""
    with mail.db.read() as work:
        query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == (claim or mail.claim))
        return sorted(work.scalars(query))


def shares(mail: Mail, other: int, *, share: int | None = None, role: str = "parent") -> None:
    """Let somebody else owe the claim too, since it was handed over."""
    with mail.db.write(SYSTEM) as work:
        case = work.scalars(select(ClaimDebtor.case_id)).first()
        work.add(
            ClaimDebtor(claim_id=mail.claim, debtor_id=other, case_id=case, role=role, share=share)
        )


PAID = date(2026, 10, 20)
ACCOUNT = "1315.01.01837"
