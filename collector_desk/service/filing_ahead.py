"""What would be filed of a debtor today, with whom, and what stops it: asked before and by the deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from collector_desk.domain.access import Role
from collector_desk.domain.statement import Balance
from collector_desk.domain.status import STATUSES, Status, arose_on
from collector_desk.domain.status_flow import FLOWS
from collector_desk.errors.base import DeskError
from collector_desk.errors.statuses import (
    FiledAlready,
    FilingAsksLeader,
    FilingToNobody,
    FilingTooLate,
    NothingFiled,
)
from collector_desk.models import Debtor, DebtorStatus
from collector_desk.service import (
    filed_claims,
    folder,
    last_days,
    letter_recipients,
    own_time,
    stops,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.letter_recipients import Addressed
from collector_desk.wire.statuses import StatusRow

_REASON = 10
"""The least characters of why a disputed claim is filed."""

_OPENED = (Status.BANKRUPTCY, Status.DEBT_SETTLEMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is filed, with whom; ``reckoned_on`` is the day to which interest is counted."""

    addressed: Addressed
    reckoned_on: date
    touched: tuple[tuple[KeptClaim, Balance], ...]
    disputed: tuple[KeptClaim, ...]


def read(work: Work, debtor: Debtor, row: DebtorStatus) -> Filing:
    """The filing of a status that runs, as it would be made today.

    Raises:
        NothingFiled, FiledAlready, FilingToNobody, FilingTooLate.
    """
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
    disputed = tuple(claim for claim, _ in touched if stops.disputed(rows, claim))
    return Filing(addressed=addressed, reckoned_on=on, touched=touched, disputed=disputed)


def check_reasons(work: Work, filed: Filing, reasons: str) -> None:
    """What is disputed is filed by a supervisor with reasons. Raises FilingAsksLeader."""
    leads = _leads(work) and len(reasons.strip()) >= _REASON
    if filed.disputed and not leads:
        raise FilingAsksLeader(claim=filed.disputed[0].number, least=_REASON)


def told(work: Work, debtor: Debtor, row: StatusRow) -> StatusRow:
    """A status with what stops its filing today, and the reasons it asks of who may file it."""
    if not row.may_file:
        return row
    try:
        filed = read(work, debtor, work.get_one(DebtorStatus, row.status_id))
        if not _leads(work):
            check_reasons(work, filed, "")
    except DeskError as refusal:
        return row.model_copy(update={"filing_stop": str(refusal)})
    return row.model_copy(update={"filing_reasons": _REASON if filed.disputed else 0})


def _leads(work: Work) -> bool:
    return work.who.role == Role.SUPERVISOR.value


def _touched(
    work: Work, rows: Folder, row: DebtorStatus, on: date
) -> Iterator[tuple[KeptClaim, Balance]]:
    """The claims from before the opening that something is owed on, and that are not barred.

    Later interest that is barred by itself is left out (foreldelsesloven § 21 no. 2), as the claim
    is on the day that counts for being in time.
    """
    special, today = STATUSES[Status(row.kind)], work.clock.today()
    counts = filed_claims.counts_on(row, filed=today)
    folded = rows.folded(work.rates, on=on)
    for claim in rows.claims:
        arose = arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start)
        limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
        balance = folded[claim.id].balance
        barred = own_time.barred_interest_on(rows, claim, folded[claim.id], day=counts)
        if claim.state != "open" or balance.total <= barred or limit.barred_on(counts):
            continue
        if special.touches(arose=arose, since=row.from_day):
            yield claim, replace(balance, interest=balance.interest - barred)
