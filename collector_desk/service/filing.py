"""Our claims filed with an estate, a bankruptcy or debt settlement proceedings, by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.delivery import To
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.statement import Balance
from collector_desk.models import Claim, DebtorStatus
from collector_desk.service import (
    filing_ahead,
    gate,
    letter_keep,
    letter_recipients,
    plain_letter,
    statuses,
)
from collector_desk.service.database import Work
from collector_desk.service.filing_ahead import Filing
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.statuses import FileClaims, Statuses

_WHERE = {
    To.ESTATE: "dødsboet etter {name}",
    To.TRUSTEE: "konkursboet til {name}",
    To.BAILIFF: "gjeldsforhandlingen til {name}",
}


def file(work: Work, status_id: int, order: FileClaims) -> Statuses:
    """File every claim that the status touches, each with its parts and its basis, by letter.

    Interest runs to the day of opening, for an estate to the day of the filing. Filing is open
    also where a claim is disputed, to a supervisor with reasons: it saves the claim and demands
    nothing (ruling 18). It interrupts the limitation of what is filed once the letter has gone
    (foreldelsesloven § 18).

    Raises:
        Unknown, NotOpened, OwnCase, Stale, StatusEnded.
        NothingFiled, FiledAlready, FilingToNobody, FilingTooLate.
        FilingAsksLeader: a claim is disputed, and no supervisor says why it is filed.
        and the letter's own refusals.
    """
    row = statuses.locked(work, status_id, order.version)
    debtor = gate.opened(work, row.debtor_id)
    filed = filing_ahead.read(work, debtor, row)
    filing_ahead.check_reasons(work, filed, order.reasons)
    to = filed.addressed.to
    where = _WHERE[to].format(name=letter_recipients.spoken_name(debtor))
    made = plain_letter.made(
        work, debtor, [work.get_one(Claim, claim.id) for claim, _ in filed.touched],
        subject=f"Melding av krav i {where}", text=tuple(_text(filed, row, where)),
    )  # fmt: skip
    (letter, *_) = letter_keep.issue(work, replace(made, to=filed.addressed))
    row.filed_on, row.filed_letter_id = work.clock.today(), letter.id
    row.filed_public = order.public
    claims = [claim.id for claim, _ in filed.touched]
    details = {"status": row.id, "letter": letter.id, "claims": claims}
    if filed.disputed:
        disputed = [claim.id for claim in filed.disputed]
        details |= {"disputed": disputed, "reasons": order.reasons.strip()}
    work.note("statuses.file", stream=f"debtor:{row.debtor_id}", details=details)
    return statuses.listed(work, row.debtor_id)


def _text(filed: Filing, row: DebtorStatus, where: str) -> Iterator[str]:
    yield (
        f"Oslo kommune melder med dette krav i {where}."
        f" Beløpene er regnet per {dotted(filed.reckoned_on)}."
    )
    for claim, balance in filed.touched:
        disputed = " Kravet er bestridt." if claim in filed.disputed else ""
        yield _claim(claim, balance) + disputed
    total: Money = sum(balance.total for _, balance in filed.touched)
    yield f"Til sammen meldes {kroner(total)} kr. Vi tar forbehold om renter etter denne dagen."
    if row.filing_deadline is not None:
        yield f"Fristen for å melde krav er {dotted(row.filing_deadline)}."
    yield "Send utlodning, dividende og spørsmål til adressen under. Oppgi nummeret på kravet."


def _claim(claim: KeptClaim, balance: Balance) -> str:
    kind = KINDS[ClaimKind(claim.kind)]
    parts = [
        f"{label} {kroner(amount)} kr"
        for label, amount in (
            ("hovedstol", balance.principal),
            ("forsinkelsesrente", balance.interest),
            ("gebyr", balance.fees),
            ("kostnader", balance.costs),
        )
        if amount
    ]
    return (
        f"{claim.number}, {kind.label}, {claim.creditor}: faktura {claim.invoice_number} av"
        f" {dotted(claim.invoice_date)}, forfall {dotted(claim.due_date)}. {', '.join(parts)}."
        f" Sum {kroner(balance.total)} kr. KID {claim.kid}. Grunnlag: {kind.basis}."
    ).replace(". hovedstol", ". Hovedstol", 1)
