"""Money that came on a claim while its debtor was merged with a stranger: whose it is, is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, DebtorMerge, FactRow, Payment
from collector_desk.service import asking, placed
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

_ASKED = (
    "{amount} kr av {day} ({source}) står på {claim}, som gikk tilbake da to skyldnere ble delt."
    " Brevene gikk da til den andre: finn ut hvem som betalte, og flytt pengene, betal dem tilbake"
    " eller la dem stå."
)


def ask(work: Work, row: DebtorMerge) -> None:
    """Ask at both, once for each payment and claim, what is to become of the money.

    It stays where it is until somebody has decided: whose it is, no number tells.
    """
    for text in list(_texts(work, row)):
        for debtor_id in (row.kept_id, row.gone_id):
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text)


def _texts(work: Work, row: DebtorMerge) -> Iterator[str]:
    for (claim_id, payment_id), amount in sorted(_amounts(work, row).items()):
        payment = work.get_one(Payment, payment_id)
        if amount > 0:
            yield _ASKED.format(
                amount=kroner(amount),
                day=dotted(payment.value_date),
                source=payment.source,
                claim=work.get_one(Claim, claim_id).number,
            )


def _amounts(work: Work, row: DebtorMerge) -> dict[tuple[int, int], Money]:
    """Øre that stand of what was placed since the merge, by claim that goes back and payment."""
    found: dict[tuple[int, int], Money] = defaultdict(int)
    for some in chunks(row.moved.get("claim_debtor.debtor_id", ())):
        query = select(FactRow).where(
            FactRow.claim_id.in_(some),
            FactRow.kind.in_((FactKind.PAYMENT.value, FactKind.PAYBACK.value)),
            FactRow.known_at > row.made_at,
            FactRow.payment_id.is_not(None),
            placed.standing(),
        )
        for fact in work.scalars(query.order_by(FactRow.id)):
            found[fact.claim_id, fact.payment_id or 0] += placed.signed(fact)
    return found
