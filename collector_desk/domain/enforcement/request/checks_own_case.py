"""Our own checks of bases, warnings, debtors and letters (O3–O6, O9, O12–O14, O17–O19)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.checks_bases import opened
from collector_desk.domain.enforcement.request.checks_parties import is_orgnr
from collector_desk.domain.enforcement.request.document import Basis, Request, SpecialBasis
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.parties import Attachment, Party
from collector_desk.domain.enforcement.request.values import AttachmentKind, LineKind
from collector_desk.domain.enforcement.request.walk import (
    bases,
    by_reference,
    creditors,
    debtors,
    every,
    lines,
)
from collector_desk.domain.identity import check as check_identity
from collector_desk.domain.phrases import dotted
from collector_desk.errors.numbers import NumberRefused

_LETTERS = frozenset({AttachmentKind.BASIS, AttachmentKind.NOTICE, AttachmentKind.DEMAND})


@check_of("O3")
def notice_left_out(request: Request, _: Known) -> Iterator[Hit]:
    for path, basis in _messages(request):
        if basis.no_notice:
            yield Hit(f"{path}.no_notice")


@check_of("O4")
def mixed_bases(request: Request, _: Known) -> Iterator[Hit]:
    if any(_messages(request)):
        for path, basis in bases(request):
            if basis.ordinary:
                yield Hit(f"{path}.ordinary")


@check_of("O5")
def too_much_asked(request: Request, _: Known) -> Iterator[Hit]:
    if any(_messages(request)):
        if request.district:
            yield Hit("district")
        if request.unheard:
            yield Hit("unheard")


@check_of("O6")
def too_early(request: Request, known: Known) -> Iterator[Hit]:
    if request.day is None:
        return
    for path, line in lines(request, LineKind.PRINCIPAL):
        if line.due and line.due >= request.day:
            yield Hit(f"{path}.due", line.reference, f"Kravet forfaller {dotted(line.due)}.")
    for path, basis in bases(request):
        if why := _warning(request, basis, request.day, known):
            yield Hit(f"{path}.notices", why=why)


@check_of("O9")
def one_kind_of_basis(request: Request, _: Known) -> Iterator[Hit]:
    for path, basis in bases(request):
        if (basis.ordinary is None) == (basis.special is None):
            yield Hit(path)
        elif basis.special and _members(basis.special) != 1:
            yield Hit(f"{path}.special")


@check_of("O12")
def stopped(request: Request, known: Known) -> Iterator[Hit]:
    at = {line.reference: path for path, line in lines(request)}
    for block in known.blocks:
        if not block.claim or block.claim in at:
            yield Hit(at.get(block.claim, "debtors"), block.claim, block.sentence)


@check_of("O13")
def no_norwegian_number(request: Request, known: Known) -> Iterator[Hit]:
    for path, party in debtors(request):
        if not is_norwegian(party, known):
            part = "organisation" if party.organisation else "person"
            yield Hit(f"{path}.{part}.identity.number")


@check_of("O14")
def rules_unanswered(request: Request, known: Known) -> Iterator[Hit]:
    """The answer is asked for just before filing; a day later it is stale."""
    for path, party in debtors(request):
        answer = known.regimes.get(party.number)
        if answer is None:
            yield Hit(path, why="Ingen har slått opp.")
        elif answer.regime is not Regime.NEW:
            yield Hit(path, why="Svaret er tidligere regelverk: send begjæringen på papir.")
        elif request.day and not _fresh(answer.asked_on, request.day, known):
            yield Hit(path, why=f"Svaret er fra {dotted(answer.asked_on)}.")


@check_of("O17")
def strangers_in_basis(request: Request, _: Known) -> Iterator[Hit]:
    owed = {party.number for _, party in creditors(request)}
    owing = {party.number for _, party in debtors(request)}
    for path, special, _claim in every(request, SpecialBasis):
        for name, identities, parties in (
            ("creditors", special.creditors, owed),
            ("debtors", special.debtors, owing),
        ):
            for at, identity in enumerate(identities):
                if identity.number not in parties:
                    yield Hit(f"{path}.{name}[{at}]")


@check_of("O18")
def not_as_sent(request: Request, known: Known) -> Iterator[Hit]:
    """The stored PDF that went, not one set anew."""
    if known.stored is None:
        return
    for path, attachment, claim in every(request, Attachment):
        kept = known.stored.get(attachment.uuid)
        if attachment.kind in _LETTERS and (kept is None or kept.sent != kept.attached):
            yield Hit(path, claim)


@check_of("O19")
def rent_to_the_board(request: Request, known: Known) -> Iterator[Hit]:
    """The conciliation board may not hear it (husleieloven § 12-5)."""
    for path, basis in _messages(request):
        message = basis.special and basis.special.message
        if message and message.conciliation and not known.rent.isdisjoint(basis.lines):
            yield Hit(f"{path}.special.message.conciliation")


def is_norwegian(party: Party, known: Known) -> bool:
    """Whether the debtor has a Norwegian number with right control digits."""
    if party.identity is None or party.identity.country != "NO":
        return False
    if party.person is None:
        return is_orgnr(party.number)
    with suppress(NumberRefused):
        return bool(check_identity(party.number, synthetic=known.synthetic))
    return False


def _messages(request: Request) -> Iterator[tuple[str, Basis]]:
    """The bases that are the creditor's own written message."""
    return ((path, each) for path, each in bases(request) if each.special and each.special.message)


def _members(special: SpecialBasis) -> int:
    one = (special.message, special.fine, special.note, special.electronic, special.cheque)
    return sum(each is not None for each in one)


def _fresh(asked: date, filed: date, known: Known) -> bool:
    return asked <= filed <= asked + timedelta(days=known.settings.regime_days)


def _warning(request: Request, basis: Basis, filed: date, known: Known) -> str:
    """What is wrong with the warning of a special basis; empty: nothing."""
    since = opened(basis, known.settings)
    if basis.special is None or since is None:
        return ""
    warned = since - timedelta(days=known.settings.notice_days)
    there = by_reference(request)
    dues = [there[each].due for each in basis.lines if each in there]
    begun = basis.day or min((day for day in dues if day), default=None)
    if begun and warned < begun:
        return "Varselet er eldre enn kravet."
    if filed < since:
        return f"Begjæringen kan tidligst sendes {dotted(since)}."
    last = add_months(since, known.settings.notice_months)
    again = [each.day for each in basis.notices if each.day and each.day > warned]
    return f"Varselet gjaldt til {dotted(last)}." if filed > last and not again else ""
