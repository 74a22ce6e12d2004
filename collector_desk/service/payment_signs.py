"""Signs of which claim a payment is for: what it says, who paid before, whose name it bears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sqlalchemy import select

from collector_desk.domain import folding
from collector_desk.domain import kid as kids
from collector_desk.domain.kid import Modulus
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    FactRow,
    Pair,
    Payment,
    Plan,
    PlanClaim,
)
from collector_desk.service import numbers, placed
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

NEAR_KID = "KID er ett siffer fra kravets KID"
CREDITORS_KID = "KID er virksomhetens egen for dette kravet"
PLAN_KID = "KID er nedbetalingsavtalens"
NEAR_PLAN_KID = "KID er ett siffer fra avtalens"
KID_IN_TEXT = "kravets KID står i teksten"
CLAIM_IN_TEXT = "kravnummeret står i teksten"
CASE_IN_TEXT = "saksnummeret står i teksten"
INVOICE_IN_TEXT = "fakturanummeret står i teksten"
ACCOUNT = "kontoen har betalt for skyldneren før"
NAME = "navnet står i teksten"

_CLAIM_NUMBER = re.compile(r"K-?([0-9]{4})-?([0-9]{6})", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"(?<![0-9K-])[0-9]{4}-[0-9]{6}(?![0-9])", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{4,25}")
_WORD = 3  # a shorter word is no name to search by
_FEW = 8  # a name that more debtors bear points at nobody


@dataclass(slots=True)
class Signs:
    """What points from payments to claims: payment → claim → reasons, in the order found."""

    of: dict[int, dict[int, list[str]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, payment_id: int, claim_id: int, reason: str) -> None:
        reasons = self.of[payment_id].setdefault(claim_id, [])
        if reason not in reasons:
            reasons.append(reason)


def gather(work: Work, payments: Sequence[Payment]) -> Signs:
    """Every sign of these payments; claims of every debtor, so the reader's right is tried later."""
    signs = Signs()
    for look in (_near_kids, _creditors_kids, _plan_kids, _texts, _accounts, _names):
        look(work, payments, signs)
    return signs


def _near_kids(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    wanted: dict[str, list[int]] = defaultdict(list)
    of_plans: dict[str, list[int]] = defaultdict(list)
    for payment in payments:
        for near in neighbours(payment.kid.strip()):
            wanted[near].append(payment.id)
            if number := numbers.plan_of_kid(near):
                of_plans[number].append(payment.id)
    for claim_id, kid in _claims_with(work, wanted):
        for payment_id in wanted[kid]:
            signs.add(payment_id, claim_id, NEAR_KID)
    for claim_id, number in _claims_of_plans(work, of_plans):
        for payment_id in of_plans[number]:
            signs.add(payment_id, claim_id, NEAR_PLAN_KID)


def neighbours(kid: str) -> frozenset[str]:
    """Every KID of the house that one slip of the hand makes into this one.

    One digit wrong, missing or too many, or two neighbours swapped.
    """
    length = kids.CLAIM_KID_LENGTH
    if not kid.isascii() or not kid.isdigit() or abs(len(kid) - length) > 1:
        return frozenset()
    near: set[str] = set()
    if len(kid) == length:
        near.update(kid[:n] + d + kid[n + 1 :] for n in range(length) for d in "0123456789")
        near.update(kid[:n] + kid[n + 1] + kid[n] + kid[n + 2 :] for n in range(length - 1))
    elif len(kid) < length:
        near.update(kid[:n] + d + kid[n:] for n in range(length) for d in "0123456789")
    else:
        near.update(kid[:n] + kid[n + 1 :] for n in range(len(kid)))
    return frozenset(one for one in near - {kid} if kids.is_valid(one, Modulus.MOD10))


def _claims_with(work: Work, wanted: Iterable[str]) -> Iterator[tuple[int, str]]:
    for some in chunks(sorted(wanted)):
        query = select(Claim.id, Claim.kid).where(Claim.kid.in_(some), Claim.state == "open")
        yield from work.execute(query)


def _creditors_kids(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    wanted: dict[str, list[int]] = defaultdict(list)
    for payment in payments:
        if payment.kid.strip():
            wanted[payment.kid.strip()].append(payment.id)
    for some in chunks(sorted(wanted)):
        query = select(Claim.id, Claim.original_kid).where(Claim.state == "open")
        for claim_id, number in work.execute(query.where(Claim.original_kid.in_(some))):
            for payment_id in wanted[number]:
                signs.add(payment_id, claim_id, CREDITORS_KID)


def _plan_kids(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    """The claims of the plan whose KID it is, which did not take it by itself any more."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for payment in payments:
        if number := numbers.plan_of_kid(payment.kid.strip()):
            wanted[number].append(payment.id)
    for claim_id, number in _claims_of_plans(work, wanted):
        for payment_id in wanted[number]:
            signs.add(payment_id, claim_id, PLAN_KID)


def _claims_of_plans(work: Work, wanted: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The open claims of plans, each with the number of its plan."""
    for some in chunks(sorted(wanted)):
        query = select(PlanClaim.claim_id, Plan.number).join(Plan, Plan.id == PlanClaim.plan_id)
        query = query.join(Claim, Claim.id == PlanClaim.claim_id).where(Claim.state == "open")
        yield from work.execute(query.where(Plan.number.in_(some)))


def _texts(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    """Numbers that the payer wrote, in the text or in the field of the KID."""
    found: dict[str, dict[str, list[int]]] = {
        reason: defaultdict(list)
        for reason in (CLAIM_IN_TEXT, CASE_IN_TEXT, KID_IN_TEXT, INVOICE_IN_TEXT)
    }
    for payment in payments:
        text = f"{payment.text} {payment.kid}"
        for year, number in _CLAIM_NUMBER.findall(text):
            found[CLAIM_IN_TEXT][f"K-{year}-{number}"].append(payment.id)
        for number in _CASE_NUMBER.findall(text):
            found[CASE_IN_TEXT][number].append(payment.id)
        for number in _DIGITS.findall(text):
            found[KID_IN_TEXT][number].append(payment.id)
            found[INVOICE_IN_TEXT][number].append(payment.id)
    columns = {
        CLAIM_IN_TEXT: Claim.number,
        CASE_IN_TEXT: Case.number,
        KID_IN_TEXT: Claim.kid,
        INVOICE_IN_TEXT: Claim.invoice_number,
    }
    for reason, wanted in found.items():
        column = columns[reason]
        for some in chunks(sorted(wanted)):
            query = select(Claim.id, column).where(Claim.state == "open", column.in_(some))
            if reason is CASE_IN_TEXT:
                query = query.join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id).join(
                    Case, Case.id == ClaimDebtor.case_id
                )
            for claim_id, number in work.execute(query.distinct()):
                for payment_id in wanted[number]:
                    signs.add(payment_id, claim_id, reason)


def _accounts(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    """The claims of those for whom this account has paid before."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for payment in payments:
        if payment.debit_account:
            wanted[payment.debit_account].append(payment.id)
    debtors: dict[int, set[str]] = defaultdict(set)
    for some in chunks(sorted(wanted)):
        rows = work.execute(
            select(Payment.debit_account, ClaimDebtor.debtor_id)
            .join(FactRow, FactRow.payment_id == Payment.id)
            .join(ClaimDebtor, ClaimDebtor.claim_id == FactRow.claim_id)
            .where(Payment.debit_account.in_(some), placed.standing())
            .distinct()
        )
        for account, debtor_id in rows:
            debtors[debtor_id].add(account)
    for claim_id, debtor_id in _claims_of(work, debtors):
        for account in debtors[debtor_id]:
            for payment_id in wanted[account]:
                signs.add(payment_id, claim_id, ACCOUNT)


def _claims_of(work: Work, debtors: Iterable[int]) -> Iterator[tuple[int, int]]:
    for some in chunks(sorted(debtors)):
        rows = work.execute(
            select(Claim.id, ClaimDebtor.debtor_id)
            .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
            .where(ClaimDebtor.debtor_id.in_(some), Claim.state == "open")
        )
        yield from rows


def _names(work: Work, payments: Sequence[Payment], signs: Signs) -> None:
    """Two words of a text, side by side, that are a name borne by few."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for payment in payments:
        for pair in pairs(payment.text):
            wanted[pair].add(payment.id)
    named: dict[int, set[int]] = defaultdict(set)
    for pair, debtors in _bearers(work, wanted).items():
        if len(debtors) <= _FEW:
            for debtor_id in debtors:
                named[debtor_id] |= wanted[pair]
    for claim_id, debtor_id in _claims_of(work, named):
        for payment_id in named[debtor_id]:
            signs.add(payment_id, claim_id, NAME)


def pairs(text: str) -> Iterator[str]:
    """The words of a text that may be a name, two by two as they stand."""
    words = [word for word in folding.words(text) if word.isalpha()]
    for one, other in pairwise(words):
        if min(len(one), len(other)) >= _WORD:
            yield f"{one} {other}"


def _bearers(work: Work, pairs: Iterable[str]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for some in chunks(sorted(pairs)):
        query = select(Pair.words, Pair.debtor_id).where(Pair.words.in_(some))
        for pair, debtor_id in work.execute(query):
            found[pair].add(debtor_id)
    return found
