"""The published checks of amounts, payments and the payee's account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from collector_desk.domain.accounts import check_account
from collector_desk.domain.enforcement.request.document import Amount, Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.parties import Account
from collector_desk.domain.enforcement.request.walk import every, lines
from collector_desk.domain.kid import is_valid
from collector_desk.errors.numbers import AccountWrong


@check_of("UGYLDIG_BELOEP")
def negative(request: Request, _: Known) -> Iterator[Hit]:
    """Whole øre have two decimals; what is left to go wrong is the sign."""
    for path, amount, claim in every(request, Amount):
        if amount.ore < 0:
            yield Hit(f"{path}.ore", claim)


@check_of("INNBETALING_FRAM_I_TID")
def paid_tomorrow(request: Request, known: Known) -> Iterator[Hit]:
    for path, line in lines(request):
        for at, payment in enumerate(line.payments):
            if payment.booked and payment.booked > known.today:
                yield Hit(f"{path}.payments[{at}].booked", line.reference)


@check_of("UGYLDIG_KID")
def kid_wrong(request: Request, known: Known) -> Iterator[Hit]:
    kid = request.payee.kid if request.payee else ""
    dashed = kid.endswith("-") and not known.settings.kid_dash
    if kid and (dashed or not is_valid(kid, known.modulus)):
        yield Hit("payee.kid")


@check_of("UGYLDIG_KONTONR")
def account_wrong(request: Request, _: Known) -> Iterator[Hit]:
    account = request.payee.account if request.payee else None
    if account and account.number and not _is_account(account.number):
        yield Hit("payee.account.number")


@check_of("MANGELFULLE_KONTOOPPLYSNINGER")
def account_empty(request: Request, _: Known) -> Iterator[Hit]:
    if request.payee and request.payee.account == Account():
        yield Hit("payee.account")


def _is_account(number: str) -> bool:
    with suppress(AccountWrong):
        return check_account(number) == number
    return False
