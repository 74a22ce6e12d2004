"""On which claims money may not be received: while debt settlement is negotiated (ruling 22)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.status import STATUSES, Act, Status, arose_on
from collector_desk.errors.payments import NotReceived
from collector_desk.models import Claim, ClaimDebtor, DebtorStatus
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

_NO_RECEIPT = frozenset(
    status.value for status, special in STATUSES.items() if Act.RECEIVE in special.stops
)


@dataclass(frozen=True, slots=True)
class Hold:
    """The days on which no money may be received on a claim, ``until`` exclusive.

    ``debtor_id`` is the one who negotiates.
    """

    debtor_id: int
    since: date
    until: date | None

    def runs(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.since <= day and (self.until is None or day < self.until)


def holds(work: Work, claim_ids: Collection[int]) -> Mapping[int, list[Hold]]:
    """The holds that touch each claim, by its debtors; a claim that arose later has none."""
    found: dict[int, list[Hold]] = defaultdict(list)
    for some in chunks(sorted(claim_ids)):
        rows = work.execute(
            select(
                Claim.id,
                Claim.invoice_date,
                Claim.limitation_start,
                DebtorStatus.debtor_id,
                DebtorStatus.kind,
                DebtorStatus.from_day,
                DebtorStatus.to_day,
            )
            .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
            .join(DebtorStatus, DebtorStatus.debtor_id == ClaimDebtor.debtor_id)
            .where(Claim.id.in_(some), DebtorStatus.kind.in_(_NO_RECEIPT))
        )
        for claim_id, invoiced, start, debtor_id, kind, since, until in rows:
            arose = arose_on(invoiced=invoiced, limitation_start=start)
            if STATUSES[Status(kind)].touches(arose=arose, since=since):
                found[claim_id].append(Hold(debtor_id, since, until))
    return found


def held(work: Work, every: Iterable[Hold], paid: date) -> list[Hold]:
    """Those that hinder placing money today that was paid on this day.

    A hold counts from its first day until it ends; then what was paid meanwhile is placed by
    hand, as what came of the negotiations says.
    """
    today = work.clock.today()
    return [hold for hold in every if hold.runs(paid) and hold.runs(today)]


def refuse(work: Work, claim: Claim, paid: date) -> None:
    """Refuse to place money paid on this day on the claim (gjeldsordningsloven § 3-4).

    It waits also where only one of several debtors negotiates: nobody can tell from the bank's
    words which of them paid, and nothing is lost, for interest stops on the value day.

    Raises:
        NotReceived: the money may not be received on this claim now.
    """
    running = held(work, holds(work, [claim.id]).get(claim.id, ()), paid)
    if running:
        since = min(hold.since for hold in running)
        raise NotReceived(claim=claim.number, since=since.isoformat())
