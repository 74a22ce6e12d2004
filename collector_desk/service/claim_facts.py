"""The facts that a handed-over claim brings: principal, fees charged, and what was paid before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import HandedClaim
from collector_desk.domain.money import Money
from collector_desk.domain.parking import surcharge, three_weeks_after
from collector_desk.domain.phrases import dotted

PAID_TO_UNIT = "betalt til virksomheten"
_COVERED_BY_UNIT = "virksomhetens avregning før overleveringen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One fact of a claim before it has a number."""

    kind: FactKind
    amount: Money
    value_date: date
    rule: str
    source: str


def brought(claim: HandedClaim, kind: ClaimKind, *, origin: str, today: date) -> Iterator[Brought]:
    """Every fact of a claim that is ready; ``origin`` names the hand-over and its line.

    The principal is what was owed before any part payment, so that interest on what was paid late
    is reckoned; the part payments follow as facts of their own days.
    """
    yield Brought(
        kind=FactKind.PRINCIPAL,
        amount=claim.original,
        value_date=claim.due,
        rule=KINDS[kind].basis,
        source=f"{origin}, faktura {claim.invoice}",
    )
    yield from _fees(claim, kind)
    for payment in claim.payments:
        yield Brought(
            kind=FactKind.PAYMENT,
            amount=payment.amount,
            value_date=payment.day,
            rule=_COVERED_BY_UNIT,
            source=f"{PAID_TO_UNIT} {dotted(payment.day)}",
        )
    yield from _surcharge(claim, kind, today)


def _fees(claim: HandedClaim, kind: ClaimKind) -> Iterator[Brought]:
    letters = [(each.letter, each.sent, each.fee) for each in claim.letters]
    if claim.notice is not None:
        letters.append((Letter.COLLECTION_NOTICE, claim.notice.sent, claim.notice.fee))
    for letter, sent, fee in letters:
        if fee:
            yield Brought(
                kind=FactKind.FEE,
                amount=fee,
                value_date=sent,
                rule=KINDS[kind].letter_fees_rule,
                source=f"{letter.label} {dotted(sent)} fra virksomheten",
            )


def _surcharge(claim: HandedClaim, kind: ClaimKind, today: date) -> Iterator[Brought]:
    last_day = max(three_weeks_after(claim.invoice_date), next_working_day(claim.due))
    in_time = sum(payment.amount for payment in claim.payments if payment.day <= last_day)
    added = surcharge(
        kind,
        fine=claim.original,
        issued=claim.invoice_date,
        due_date=claim.due,
        unpaid_after_due=claim.original - in_time,
    )
    if added is not None and added.day <= today:
        yield Brought(
            kind=FactKind.SURCHARGE,
            amount=added.amount,
            value_date=added.day,
            rule=added.rule,
            source=f"gebyret var ikke betalt {dotted(last_day)}",
        )
