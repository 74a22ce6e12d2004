"""The money of a letter: each claim with its lines, what is to be paid, and the letter's own fee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.covering import default_order
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.fees import Fee
from collector_desk.domain.ledger import Statement
from collector_desk.domain.letter import Language
from collector_desk.domain.letter_claims import ClaimNames, claim_lines
from collector_desk.domain.letter_parts import ClaimLines, DatedAmount, PaymentPart, Slip
from collector_desk.domain.letter_said import said
from collector_desk.domain.money import Money
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.domain.towards import fold_towards
from collector_desk.models import Claim, CreditorUnit
from collector_desk.service import last_days, own_fees, own_time
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of, terms_of

_DISPUTED = "Bestridt beløp, kreves ikke nå"
_BARRED = "Foreldede renter, kreves ikke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The fee of a letter, in øre, on one of its claims; ``words`` say why, or why not."""

    claim_id: int | None = None
    fee: Fee | None = None
    words: str = ""

    @property
    def amount(self) -> Money:
        """Øre, 0 where the letter bears none."""
        return self.fee.amount if self.fee else 0


NO_CHARGE = Charge()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMoney:
    """The claims of a letter as they stand on its day, its own fee included."""

    claims: tuple[Claim, ...]
    units: Mapping[int, str]
    statements: Mapping[int, Statement]
    disputed: Mapping[int, Money]
    barred: Mapping[int, Money]
    on: date
    charged: Money = 0  # the letter's own fee, øre

    def lines(self, language: Language) -> tuple[ClaimLines, ...]:
        """Every claim with every krone; what is disputed, and interest that is barred, taken off."""
        return tuple(self._lines(claim, language) for claim in self.claims)

    @property
    def covering(self) -> tuple[Bucket, ...]:
        """The order that money covers the parts of these claims by on the letter's day."""
        return default_order(self.statements[self.claims[0].id].rates, self.on)

    def payment(self, language: Language, deadline: date, day: date) -> PaymentPart:
        """A slip a claim, all due on ``deadline``, to the accounts of ``day``."""
        slips, receiver = [], ""
        for claim, lines in zip(self.claims, self.lines(language), strict=True):
            if lines.total <= 0:
                continue
            account = payment_account(ClaimKind(claim.kind), day)
            receiver = receiver or account.receiver
            slips.append(
                Slip(
                    what=called(claim, language),
                    kid=claim.kid,
                    account=account.account,
                    bic=account.bic,
                    amount=lines.total,
                )
            )
        total = sum(slip.amount for slip in slips)
        return PaymentPart(receiver=receiver, deadline=deadline, amount=total, slips=tuple(slips))

    @property
    def total(self) -> Money:
        """Øre, after what is disputed and what is time-barred."""
        return sum(
            self.statements[claim.id].balance.total - self.off(claim) for claim in self.claims
        )

    def off(self, claim: Claim) -> Money:
        """Øre of a claim that are not demanded: a part in dispute, and interest that is barred."""
        return self.disputed.get(claim.id, 0) + self.barred.get(claim.id, 0)

    @property
    def provisional(self) -> bool:
        """Whether something of it rests on a rate that is not announced (ruling 33)."""
        every = self.statements.values()
        return any(line.provisional for one in every for line in one.interest_lines)

    def _lines(self, claim: Claim, language: Language) -> ClaimLines:
        names = ClaimNames(
            number=claim.number,
            what=claim.description or KINDS[ClaimKind(claim.kind)].label,
            unit=self.units[claim.creditor_unit_id],
            due_date=claim.due_date,
            invoice=claim.invoice_number,
            invoice_date=claim.invoice_date,
        )
        lines = claim_lines(self.statements[claim.id], names, language)
        found = ((_DISPUTED, self.disputed), (_BARRED, self.barred))
        off = tuple(
            DatedAmount(day=self.on, text=said(words, language), amount=-amounts[claim.id])
            for words, amounts in found
            if amounts.get(claim.id)
        )
        return replace(lines, payments=(*lines.payments, *off), total=lines.total - self.off(claim))


def money_of(  # noqa: PLR0913
    work: Work,
    debtor_id: int,
    claims: Sequence[Claim],
    *,
    on: date,
    charge: Charge = NO_CHARGE,
    disputed: Mapping[int, Money] | None = None,
) -> LetterMoney:
    """The claims on a day as this debtor owes them, with the letter's own fee as if booked.

    Interest that is time-barred by itself is demanded by no letter (ruling 11).
    """
    ids, off = [claim.id for claim in claims], disputed or {}
    facts, towards = facts_of(work, ids), own_fees.towards(work, debtor_id, ids)
    statements = {
        claim.id: fold_towards(
            terms_of(claim),
            [*facts.get(claim.id, ()), *_coming(work, claim, facts.get(claim.id, ()), charge)],
            towards[claim.id],
            on=on,
            rates=work.rates,
        )
        for claim in claims
    }
    return LetterMoney(
        claims=tuple(claims),
        units=units_of(work, claims),
        statements=statements,
        disputed=off,
        barred=_barred(work, debtor_id, claims, statements, off),
        on=on,
        charged=charge.amount,
    )


def _barred(
    work: Work,
    debtor_id: int,
    claims: Sequence[Claim],
    statements: Mapping[int, Statement],
    disputed: Mapping[int, Money],
) -> Mapping[int, Money]:
    """Øre of each claim's interest that are barred, of what is not in dispute already."""
    steps = last_days.steps_of(work, [claim.id for claim in claims])
    found = {}
    for claim in claims:
        told = statements[claim.id]
        barred = own_time.barred_by(claim, steps.get((claim.id, debtor_id), ()), told)
        found[claim.id] = max(0, min(barred, told.balance.total - disputed.get(claim.id, 0)))
    return found


def left_out(content: Mapping[str, Any], number: str) -> bool:
    """Whether a printed letter takes a disputed part off the claim with this number."""
    return any(
        row["text"] in {said(_DISPUTED, language) for language in Language}
        for claim in content.get("claims", ())
        if isinstance(claim, Mapping) and claim["number"] == number
        for row in claim["payments"]
    )


def units_of(work: Work, claims: Iterable[Claim]) -> Mapping[int, str]:
    """The names of the creditor units of these claims."""
    ids = {claim.creditor_unit_id for claim in claims}
    found = work.execute(select(CreditorUnit.id, CreditorUnit.name).where(CreditorUnit.id.in_(ids)))
    return {row.id: row.name for row in found}


def called(claim: Claim, language: Language = Language.BOKMAL) -> str:
    """What a claim is called in one line; its description is the creditor unit's own words."""
    name = claim.description or KINDS[ClaimKind(claim.kind)].label
    return said("Krav {number}: {name}", language, number=claim.number, name=name)


def _coming(work: Work, claim: Claim, facts: Sequence[Fact], charge: Charge) -> tuple[Fact, ...]:
    """The fee as the fact it will be, numbered after all that are there."""
    if charge.fee is None or charge.claim_id != claim.id or charge.amount == 0:
        return ()
    return (
        Fact(
            id=max((fact.id for fact in facts), default=0) + 1,
            claim_id=claim.id,
            kind=FactKind.FEE,
            amount=charge.amount,
            value_date=work.clock.today(),
            known_at=work.clock.now(),
            rule=charge.fee.rule,
            source="",
        ),
    )
