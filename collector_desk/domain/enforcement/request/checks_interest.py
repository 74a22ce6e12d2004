"""The published checks of interest lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from collector_desk.domain.enforcement.request.document import BearsInterest, Interest, Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.enforcement.request.walk import by_reference, every, lines


@check_of("RENTE_MAA_HA_RELATERT_KRAV")
def interest_of_nothing(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request, LineKind.INTEREST):
        if not line.related:
            yield Hit(f"{path}.related", line.reference)


@check_of("RENTEKRAV_KAN_BARE_RELATERES_TIL_ETT_KRAV")
def interest_of_several(request: Request, _: Known) -> Iterator[Hit]:
    """One that points at nothing has a code of its own."""
    for path, line in lines(request, LineKind.INTEREST):
        if len(line.related) > 1:
            yield Hit(f"{path}.related", line.reference)


@check_of("RENTEKRAV_KAN_IKKE_HA_RENTEKRAV")
def interest_of_interest(request: Request, _: Known) -> Iterator[Hit]:
    there = by_reference(request)
    for path, line in lines(request, LineKind.INTEREST):
        for at, reference in enumerate(line.related):
            target = there.get(reference)
            if target and target is not line and target.kind is LineKind.INTEREST:
                yield Hit(f"{path}.related[{at}]", line.reference)


@check_of("RENTEKRAV_KAN_IKKE_HA_RENTEOPPLYSNINGER")
def interest_bears_interest(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request, LineKind.INTEREST):
        if line.bears:
            yield Hit(f"{path}.bears", line.reference)


@check_of("RENTEKRAV_TILKNYTTET_IKKE_RENTEKRAV")
def period_of_no_interest(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request):
        if line.interest and line.kind is not LineKind.INTEREST:
            yield Hit(f"{path}.interest", line.reference)


@check_of("RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE")
def period_wrong(request: Request, _: Known) -> Iterator[Hit]:
    """The start must lie before the end and before the filing day, both strictly."""
    for path, line in lines(request, LineKind.INTEREST):
        if line.interest is None or not (line.interest.start or line.interest.end):
            continue
        start, end = line.interest.start, line.interest.end
        late = start and request.day and start >= request.day
        if start is None or (end and start >= end) or late:
            yield Hit(f"{path}.interest.start", line.reference)


@check_of("UGYLDIG_RENTE")
def rate_wrong(request: Request, _: Known) -> Iterator[Hit]:
    rates = [
        *((path, each.agreed, claim) for path, each, claim in every(request, Interest)),
        *((path, each.agreed, claim) for path, each, claim in every(request, BearsInterest)),
    ]
    for path, rate, claim in rates:
        if rate is not None and not _is_rate(rate):
            yield Hit(f"{path}.agreed", claim)


def _is_rate(rate: Decimal) -> bool:
    return rate.is_finite() and rate >= 0 and rate == rate.quantize(Decimal("0.01"))
