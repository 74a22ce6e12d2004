"""A complaint as a file: the parties, what is asked for, each line of the claims, the letters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collector_desk.domain.claim import KINDS
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.request.case_facts import CaseFacts
from collector_desk.domain.enforcement.request.claim_lines import claim_lines
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.settings import settings_on
from collector_desk.domain.enforcement.suit import Board, fee_unsure
from collector_desk.domain.money import Money
from collector_desk.errors.requests import RequestAttachmentChanged
from collector_desk.exchange.enforcement.suit_paper import Complaint, paper
from collector_desk.models import Document
from collector_desk.service import request_bases, request_papers, request_parties
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.request_bases import BasesOf, Built
from collector_desk.wire.measures import MeasureTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The file, and the letters that go beside it: name, checksum and document of each."""

    content: bytes
    attachments: tuple[Mapping[str, Any], ...]


def made(  # noqa: PLR0913
    work: Work,
    rows: Folder,
    claims: Sequence[KeptClaim],
    *,
    number: str,
    board: Board,
    facts: str,
    fee: Money | None,
) -> Made:
    """The complaint of today. The same facts on the same day give the same bytes.

    Raises:
        RequestNotValid: it cannot be set in type.
        RequestAttachmentChanged: a kept letter is not the one that was sent.
    """
    day, ids = work.clock.today(), tuple(claim.id for claim in claims)
    debtor = request_parties.debtor(work, rows)
    folded = {claim.id: rows.statement(claim, work.rates, on=day) for claim in claims}
    terms = MeasureTerms(kind=MeasureKind.REQUEST, claim_ids=ids, facts=facts)
    case = BasesOf(
        work=work, terms=terms, day=day, folded=folded, debtor_id=rows.debtor.id,
        debtor=debtor.party, reference=number,
    )  # fmt: skip
    built = request_bases.of(case, claims, request_papers.of(work, rows.debtor.id, ids))
    lines, bases = claim_lines(
        CaseFacts(filed=day, bases=tuple(one.facts for one in built)),
        late_interest=work.rates["late_interest"],
        settings=settings_on(work.rates, day),
    )
    request = Request(
        reference=number,
        day=day,
        signature=work.who.name,
        creditors=(request_parties.creditor(work),),
        debtors=(debtor,),
        lines=lines,
        bases=bases,
        payee=request_parties.payee(work, claims),
    )
    grounds = tuple(dict.fromkeys(KINDS[request_bases.kind_of(claim)].basis for claim in claims))
    complaint = Complaint(
        request=request, board=board, facts=facts, grounds=grounds, fee=fee,
        fee_sure=not fee_unsure(board, work.rates, day), pay_to=tuple(_pay_to(work, claims)),
    )  # fmt: skip
    return Made(content=paper(complaint), attachments=tuple(_attachments(work, built)))


def _pay_to(work: Work, claims: Sequence[KeptClaim]) -> Iterator[tuple[str, str, str]]:
    """The number, the account and the KID of each claim."""
    for claim in claims:
        found = request_parties.payee(work, [claim])
        number = found.account.number if found and found.account else ""
        yield claim.number, number, claim.kid


def _attachments(work: Work, built: Sequence[Built]) -> Iterator[Mapping[str, Any]]:
    """Each letter once, as it was sent: what is kept is hashed again."""
    told: set[int] = set()
    for one in built:
        for each in one.attachments:
            kept = work.get_one(Document, one.papers[each.uuid])
            digest = hashlib.sha256(kept.content or b"").hexdigest()
            if digest != one.stored[each.uuid].sent:
                raise RequestAttachmentChanged(name=each.filename)
            if kept.id not in told:
                told.add(kept.id)
                yield {"name": each.filename, "sha256": digest, "document": kept.id}
