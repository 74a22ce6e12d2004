"""Our claims filed with an estate, a bankruptcy or debt settlement proceedings, by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from collector_desk.domain.access import Role
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.delivery import To
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.statement import Balance
from collector_desk.domain.status import STATUSES, Status, arose_on
from collector_desk.domain.status_flow import FLOWS
from collector_desk.errors.statuses import (
    FiledAlready,
    FilingAsksLeader,
    FilingToNobody,
    FilingTooLate,
    NothingFiled,
)
from collector_desk.models import Claim, DebtorStatus
from collector_desk.service import (
    filed_claims,
    folder,
    gate,
    last_days,
    letter_keep,
    letter_recipients,
    own_time,
    plain_letter,
    statuses,
    stops,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.statuses import FileClaims, Statuses

_WHERE = {
    To.ESTATE: "dødsboet etter {name}",
    To.TRUSTEE: "konkursboet til {name}",
    To.BAILIFF: "gjeldsforhandlingen til {name}",
}
_REASON = 10
_OPENED = (Status.BANKRUPTCY, Status.DEBT_SETTLEMENT)


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
    kind, today = Status(row.kind), work.clock.today()
    to = FLOWS[kind].to
    if row.filed_on is not None:
        raise FiledAlready(day=row.filed_on.isoformat())
    if not FLOWS[kind].files_by or to is None:
        raise NothingFiled(status=STATUSES[kind].label)
    last = row.filing_deadline
    if kind is Status.DECEASED and last is not None and last < today:
        raise FilingTooLate(day=last.isoformat())
    addressed = letter_recipients.representing(work, debtor, to)
    if addressed is None:
        raise FilingToNobody(whom=to.label.lower())
    rows = folder.read(work, debtor)
    on = row.from_day if kind in _OPENED else today
    touched = tuple(_touched(work, rows, row, on))
    if not touched:
        raise NothingFiled(status=STATUSES[kind].label)
    disputed = _disputed(work, rows, touched, order)
    where = _WHERE[to].format(name=letter_recipients.spoken_name(debtor))
    made = plain_letter.made(
        work, debtor, [work.get_one(Claim, claim.id) for claim, _ in touched],
        subject=f"Melding av krav i {where}", text=tuple(_text(rows, row, where, touched, on)),
    )  # fmt: skip
    (letter, *_) = letter_keep.issue(work, replace(made, to=addressed))
    row.filed_on, row.filed_letter_id, row.filed_public = today, letter.id, order.public
    details = {"status": row.id, "letter": letter.id, "claims": [one.id for one, _ in touched]}
    if disputed:
        details |= {"disputed": disputed, "reasons": order.reasons.strip()}
    work.note("statuses.file", stream=f"debtor:{row.debtor_id}", details=details)
    return statuses.listed(work, row.debtor_id)


def _disputed(
    work: Work, rows: Folder, touched: tuple[tuple[KeptClaim, Balance], ...], order: FileClaims
) -> list[int]:
    """The claims that are disputed, which a supervisor files with reasons. Raises FilingAsksLeader."""
    found = [claim for claim, _ in touched if stops.disputed(rows, claim)]
    leads = work.who.role == Role.SUPERVISOR.value and len(order.reasons.strip()) >= _REASON
    if found and not leads:
        raise FilingAsksLeader(claim=found[0].number, least=_REASON)
    return [claim.id for claim in found]


def _touched(
    work: Work, rows: Folder, row: DebtorStatus, on: date
) -> Iterator[tuple[KeptClaim, Balance]]:
    """The claims from before the opening that something is owed on, and that are not barred.

    Later interest that is barred by itself is left out (foreldelsesloven § 21 no. 2).
    """
    special, today = STATUSES[Status(row.kind)], work.clock.today()
    counts = filed_claims.counts_on(row, filed=today)
    folded = rows.folded(work.rates, on=on)
    for claim in rows.claims:
        arose = arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start)
        limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
        balance = folded[claim.id].balance
        barred = own_time.barred_interest(rows, claim, folded[claim.id])
        if claim.state != "open" or balance.total <= barred or limit.barred_on(counts):
            continue
        if special.touches(arose=arose, since=row.from_day):
            yield claim, replace(balance, interest=balance.interest - barred)


def _text(
    rows: Folder,
    row: DebtorStatus,
    where: str,
    touched: tuple[tuple[KeptClaim, Balance], ...],
    on: date,
) -> Iterator[str]:
    yield f"Oslo kommune melder med dette krav i {where}. Beløpene er regnet per {dotted(on)}."
    for claim, balance in touched:
        disputed = " Kravet er bestridt." if stops.disputed(rows, claim) else ""
        yield _claim(claim, balance) + disputed
    total: Money = sum(balance.total for _, balance in touched)
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
