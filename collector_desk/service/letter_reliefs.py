"""The letters of reliefs: what was given up, and the offer to settle for less."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import BeforeAfter, Head, PaymentPart, Slip
from collector_desk.domain.letter_relief import ReliefLetter, SettlementOffer
from collector_desk.domain.letter_said import said
from collector_desk.domain.money import Money
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.models import Claim, Debtor, FactRow, Relief, ReliefLine
from collector_desk.service import letter_stops, relief_money
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney, called, money_of


def relief(work: Work, debtor: Debtor, row: Relief, kind: LetterKind) -> Made:
    """A letter about a relief. Raises LetterLacks where it has not come that far."""
    today = work.clock.today()
    ids = select(ReliefLine.claim_id).where(ReliefLine.relief_id == row.id)
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    money = money_of(work, debtor.id, tuple(work.scalars(query)), on=today)
    if kind is LetterKind.SETTLEMENT_OFFER:
        return _offer(work, debtor, row, money)
    about = ReliefGround(row.ground).about

    def build(head: Head) -> Content:
        amounts = tuple(_amounts(work, row, money, head.language))
        return ReliefLetter(
            head=head,
            claims=tuple(called(claim, head.language) for claim in money.claims),
            given_up=sum(each.before - each.after for each in amounts),
            legal_basis=(
                f"{said(about.label, head.language)} ({said(about.rule, head.language)})",
            ),
            amounts=amounts,
            left=money.total,
            settled=row.kind == ReliefKind.SETTLEMENT.value,
        )

    return Made(
        kind=kind, debtor=debtor, claims=money.claims, build=build,
        lawful_from=today, money=money,
    )  # fmt: skip


def _amounts(
    work: Work, row: Relief, money: LetterMoney, language: Language
) -> Iterator[BeforeAfter]:
    """Each part that was given up, from its counter-postings; what is time-barred is not left."""
    query = (
        select(FactRow.claim_id, FactRow.bucket, func.sum(FactRow.amount))
        .where(
            FactRow.kind == FactKind.WAIVER.value,
            FactRow.source.in_(relief_money.sources_of(row)),
            FactRow.claim_id.in_([claim.id for claim in money.claims]),
        )
        .group_by(FactRow.claim_id, FactRow.bucket)
        .order_by(FactRow.claim_id, FactRow.bucket)
    )
    numbers = {claim.id: claim.number for claim in money.claims}
    for claim_id, bucket, amount in work.execute(query):
        left = getattr(money.statements[claim_id].balance, str(bucket))
        if bucket == Part.INTEREST.value:
            left = max(0, left - money.barred[claim_id])
        part = Part(str(bucket)).label
        yield BeforeAfter(
            claim=numbers[claim_id],
            part=said(f"{part[:1].upper()}{part[1:]}", language),
            before=left + int(amount),
            after=left,
        )


def _offer(work: Work, debtor: Debtor, row: Relief, money: LetterMoney) -> Made:
    accept_by, pay_by = row.offer_until, row.pay_by
    if accept_by is None or pay_by is None or row.pay is None:
        raise LetterLacks(what="oppgjøret har ingen vilkår")
    pay: Money = row.pay
    query = select(ReliefLine.claim_id, ReliefLine.share).where(ReliefLine.relief_id == row.id)
    shares = {row.claim_id: row.share for row in work.execute(query)}

    def build(head: Head) -> Content:
        slips = tuple(
            _slip(claim, shares[claim.id], head) for claim in money.claims if shares[claim.id]
        )
        receiver = payment_account(ClaimKind(money.claims[0].kind), head.day).receiver
        return SettlementOffer(
            head=head,
            claims=money.lines(head.language),
            owed=money.total,
            given_up=money.total - pay,
            accept_by=accept_by,
            payment=PaymentPart(receiver=receiver, deadline=pay_by, amount=pay, slips=slips),
            adviser=row.adviser,
        )

    return Made(
        kind=LetterKind.SETTLEMENT_OFFER, debtor=debtor, claims=money.claims, build=build,
        lawful_from=work.clock.today(), deadline=pay_by, money=money,
        refusal=letter_stops.refusal_of(work, debtor, LetterKind.SETTLEMENT_OFFER, money.claims),
    )  # fmt: skip


def _slip(claim: Claim, amount: Money, head: Head) -> Slip:
    account = payment_account(ClaimKind(claim.kind), head.day)
    return Slip(
        what=called(claim, head.language),
        kid=claim.kid,
        account=account.account,
        bic=account.bic,
        amount=amount,
    )
