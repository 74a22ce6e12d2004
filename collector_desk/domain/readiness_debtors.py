"""Readiness of those who owe the claim: names, numbers, addresses, minors and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from collector_desk.domain import identity
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.handover import Fault, HandedClaim, HandedDebtor, HandedRole
from collector_desk.domain.phrases import kroner
from collector_desk.domain.readiness_money import VEHICLE_KINDS
from collector_desk.domain.readiness_reasons import because
from collector_desk.domain.status import is_minor
from collector_desk.errors.numbers import NumberRefused

NORWAY = "NO"
CHILD_KINDS = frozenset({ClaimKind.AKS, ClaimKind.KINDERGARTEN})
_ROLES = {
    HandedRole.DRIVER: VEHICLE_KINDS,
    HandedRole.OWNER: VEHICLE_KINDS,
    HandedRole.TENANT: frozenset({ClaimKind.RENT}),
}


def faults(claim: HandedClaim, *, today: date, synthetic: bool) -> Iterator[Fault]:
    """What is wrong with the debtors; ``synthetic`` says which people this desk takes."""
    if not claim.debtors:
        yield because(claim, "ready.debtor_missing")
    for debtor in claim.debtors:
        if claim.kind and claim.kind not in _ROLES.get(debtor.role, {claim.kind}):
            yield because(debtor, "ready.role")
        if debtor.is_organisation:
            yield from _organisation(debtor, synthetic)
        else:
            yield from _person(debtor, synthetic)
            yield from _birth(claim, debtor, today)
        yield from _address(debtor)
    yield from _twice(claim)
    yield from _shares(claim)


def _organisation(debtor: HandedDebtor, synthetic: bool) -> Iterator[Fault]:
    if not debtor.organisation_name:
        yield because(debtor, "ready.organisation_name")
    if debtor.identity_number:
        yield because(debtor, "ready.both_numbers")
    if not debtor.organisation_number:
        if debtor.country == NORWAY:
            yield because(debtor, "ready.organisation_missing")
        return
    try:
        number = identity.check_orgnr(debtor.organisation_number)
    except NumberRefused as refusal:
        yield because(debtor, "ready.organisation", why=refusal.text().rstrip("."))
        return
    if identity.is_synthetic_orgnr(number) and not synthetic:
        yield because(debtor, "ready.organisation", why="dette er et oppdiktet testnummer")


def _person(debtor: HandedDebtor, synthetic: bool) -> Iterator[Fault]:
    if not (debtor.first_name and debtor.last_name):
        yield because(debtor, "ready.name")
    if not debtor.identity_number:
        if debtor.country == NORWAY or debtor.birth_date is None:
            yield because(debtor, "ready.identity_missing")
        return
    try:
        identity.check(debtor.identity_number, synthetic=synthetic)
    except NumberRefused as refusal:
        yield because(debtor, "ready.identity", why=refusal.text().rstrip("."))


def _birth(claim: HandedClaim, debtor: HandedDebtor, today: date) -> Iterator[Fault]:
    """A claim for a child's place is the parents', not the child's (ruling 24)."""
    if debtor.birth_date is None:
        if claim.kind in CHILD_KINDS:
            yield because(debtor, "ready.birth_missing")
    elif debtor.birth_date > today:
        yield because(debtor, "ready.birth_future")
    elif claim.kind in CHILD_KINDS and is_minor(debtor.birth_date, claim.due):
        yield because(debtor, "ready.minor")


def _address(debtor: HandedDebtor) -> Iterator[Fault]:
    if not re.fullmatch("[A-Z]{2}", debtor.country):
        yield because(debtor, "ready.country")
    if debtor.protected:
        if debtor.address or debtor.postcode or debtor.city or debtor.phone:
            yield because(debtor, "ready.protected_address")
        return
    if not debtor.address:
        yield because(debtor, "ready.address")
    if not debtor.city:
        yield because(debtor, "ready.city")
    if debtor.country == NORWAY and not re.fullmatch("[0-9]{4}", debtor.postcode):
        yield because(debtor, "ready.postcode")


def _twice(claim: HandedClaim) -> Iterator[Fault]:
    seen: set[str] = set()
    for debtor in claim.debtors:
        number = debtor.identity_number or debtor.organisation_number
        if number and number in seen:
            yield because(debtor, "ready.debtor_twice")
        seen.add(number)


def _shares(claim: HandedClaim) -> Iterator[Fault]:
    shares = [debtor.share for debtor in claim.debtors if debtor.share is not None]
    if not shares:
        return
    for debtor in claim.debtors:
        if debtor.share is None:
            yield because(debtor, "ready.share_missing")
        elif debtor.share <= 0:
            yield because(debtor, "ready.share")
    if len(shares) == len(claim.debtors) and sum(shares) != claim.principal:
        yield because(
            claim,
            "ready.share_sum",
            shares=kroner(sum(shares)),
            principal=kroner(claim.principal),
        )
