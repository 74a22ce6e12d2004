"""The claims of a debtor as the list of the debtor screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.holds import Reason, told_until
from collector_desk.domain.ledger import Balance, Statement
from collector_desk.domain.limitation import Limitation
from collector_desk.domain.outages import Extension, extended
from collector_desk.domain.phrases import dotted, not_confirmed
from collector_desk.domain.rates import Rates
from collector_desk.service import own_time, stops
from collector_desk.service.facts import interest_basis
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptNotice, Liable
from collector_desk.service.last_days import limitation_of
from collector_desk.wire.debtors import ClaimRow, CoDebtor, Sums

ROLES = {
    "debtor": "Skyldner",
    "joint": "Medskyldner",
    "driver": "Fører",
    "owner": "Eier av kjøretøyet",
    "tenant": "Leietaker",
    "parent": "Forelder",
    "guarantor": "Kausjonist",
    "heir": "Arving",
}
HIDDEN = "Skjermet person"
NOT_YET = "Ikke mottatt ennå"
"""The state of a claim on a day before it was here, or by what was known before it came."""


def sums(balance: Balance) -> Sums:
    """A balance as it crosses the wire."""
    return Sums(
        principal=balance.principal,
        interest=balance.interest,
        fees=balance.fees,
        costs=balance.costs,
        credit=balance.credit,
        total=balance.total,
    )


def together(statements: Iterable[Statement]) -> Sums:
    """The claims of a debtor: what is owed, and beside it what stands to the debtor's credit.

    No claim is set off against another: that takes a decision (ruling 11, foreldelsesloven § 26).
    """
    balances = [one.balance for one in statements]
    whole = sum(balances, Balance())
    return Sums(
        principal=whole.principal,
        interest=whole.interest,
        fees=whole.fees,
        costs=whole.costs,
        credit=sum(one.favour for one in balances),
        total=sum(one.owed for one in balances),
    )


def sent_letters(
    folder: Folder, notices: Sequence[KeptNotice], rates: Rates
) -> tuple[SentLetter, ...]:
    """The letters of own collection among what was sent, but for those that came back.

    Each with what outages have added to its deadline since: the one place where they are asked of.
    """
    return tuple(
        SentLetter(
            letter=Letter(notice.kind),
            sent=notice.sent_on,
            deadline=notice.deadline or notice.sent_on,
            fee=notice.fee,
            waits=bool(notice.waits),
            demanded=notice.demanded,
            extension=_extension(folder, notice, rates),
        )
        for notice in of_collection(notices)
    )


def of_collection(notices: Sequence[KeptNotice]) -> list[KeptNotice]:
    """The notices that are letters of own collection, but for those that came back."""
    return [one for one in notices if one.kind in set(Letter) and one.returned_on is None]


def _extension(folder: Folder, notice: KeptNotice, rates: Rates) -> Extension | None:
    if notice.waits or notice.deadline is None or not folder.outages:
        return None
    return extended(notice.deadline, since=notice.sent_on, outages=folder.outages, rates=rates)


def rows(
    folder: Folder, statements: Mapping[int, Statement], *, today: date, rates: Rates
) -> tuple[ClaimRow, ...]:
    """One row a claim; amounts as the statements have them, words as of ``today``."""
    return tuple(_row(folder, claim, statements[claim.id], today, rates) for claim in folder.claims)


def _row(
    folder: Folder, claim: KeptClaim, statement: Statement, today: date, rates: Rates
) -> ClaimRow:
    kind = KINDS[ClaimKind(claim.kind)]
    limit = limitation_of(claim, folder.limitation.get(claim.id, ()), today=today)
    state, level = _settled(folder, claim, statement, limit, today) or _letter_state(
        sent_letters(folder, folder.notices.get(claim.id, ()), rates), today
    )
    liable = folder.liable.get(claim.id, ())
    own = next((one for one in liable if one.debtor_id == folder.debtor.id), None)
    return ClaimRow(
        claim_id=claim.id,
        version=claim.version,
        number=claim.number,
        case_id=claim.case_id,
        case_number=claim.case_number,
        kind=claim.kind,
        kind_label=kind.label,
        creditor=claim.creditor,
        description=claim.description,
        due_date=claim.due_date,
        sums=sums(statement.balance),
        original_principal=claim.principal,
        interest_from=claim.interest_from,
        interest_basis=interest_basis(claim),
        provisional=any(line.provisional for line in statement.interest_lines),
        limitation_date=limit.last_day,
        limitation_basis=_limitation_basis(folder, claim, limit, statement),
        begun=statement.begun,
        state=state,
        state_level=level,
        kid=claim.kid,
        invoice_number=claim.invoice_number,
        plate=claim.plate,
        role=ROLES.get(own.role, own.role) if own else "",
        share=own.share if own else None,
        co_debtors=tuple(_co_debtor(one) for one in liable if one.debtor_id != folder.debtor.id),
    )


def _limitation_basis(
    folder: Folder, claim: KeptClaim, limit: Limitation, statement: Statement
) -> str:
    worked = "; ".join(f"{line.text} ({line.rule})" for line in limit.lines)
    later = own_time.told(folder, claim, statement)
    return ". ".join(filter(None, (worked, later, not_confirmed(limit.unconfirmed))))


def _co_debtor(one: Liable) -> CoDebtor:
    return CoDebtor(
        debtor_id=one.debtor_id if one.name else None,
        name=one.name or HIDDEN,
        role=ROLES.get(one.role, one.role),
    )


def _settled(
    folder: Folder, claim: KeptClaim, statement: Statement, limit: Limitation, today: date
) -> tuple[str, str] | None:
    """The claim's state in words, the gravest first, and how it is marked; None: its letters tell."""
    if not statement.begun:
        return NOT_YET, "none"
    if claim.state == "withdrawn":
        return "Trukket tilbake", "none"
    if statement.balance.total <= 0:
        return ("Betalt", "success") if statement.balance.total == 0 else ("Til gode", "info")
    if limit.barred_on(today):
        return "Foreldet", "error"
    return _rests(folder, claim, today)


def _rests(folder: Folder, claim: KeptClaim, today: date) -> tuple[str, str] | None:
    if stops.contested(folder, claim):
        return "Innsigelse – stanset", "warning"
    if stops.unregistered(folder, claim):
        word = "Klage" if stops.complained(folder, claim) else "Innsigelse"
        return f"{word} i innboksen – stanset", "warning"
    if stops.open_objection(folder, claim):
        return "Innsigelse – går videre", "warning"
    if held := stops.holding(folder, claim, today):
        told = told_until(Reason(held.reason), held.until)
        until = f" til {dotted(told)}" if told else ""
        return f"Stilt i bero{until}", "info"
    return None


def _letter_state(letters: Sequence[SentLetter], today: date) -> tuple[str, str]:
    if not letters:
        return "Mottatt", "none"
    last = max(letters, key=lambda letter: letter.sent)
    if last.waits:
        return f"{last.letter.label} – venter på utsending", "info"
    ends = last.extension.until if last.extension else last.deadline
    if ends >= today:
        longer = ", forlenget" if last.extension else ""
        return f"{last.letter.label} – frist {dotted(ends)}{longer}", "info"
    return f"Frist ute {dotted(ends)}", "warning"
