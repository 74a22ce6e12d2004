"""The published checks of a request that was filed before: twice, or changed where it may not."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.enforcement.request.checks_parties import same_as
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.walk import creditors


@check_of("DUPLIKAT_INNSENDING")
def filed_before(request: Request, known: Known) -> Iterator[Hit]:
    """A change of a filed request keeps its reference and day, and is no second filing."""
    if known.earlier is None and request.day and (request.day, request.reference) in known.filed:
        yield Hit("reference")


@check_of("ULOVLIG_ENDRING_BEGJAERINGSDATO")
def day_changed(request: Request, known: Known) -> Iterator[Hit]:
    if known.earlier and known.earlier.day != request.day:
        yield Hit("day")


@check_of("ULOVLIG_ENDRING_UNDERSKRIFT")
def signature_changed(request: Request, known: Known) -> Iterator[Hit]:
    if known.earlier and known.earlier.signature != request.signature:
        yield Hit("signature")


@check_of("ULOVLIG_ENDRING_INNSENDER")
def sender_changed(request: Request, known: Known) -> Iterator[Hit]:
    if known.earlier and _sender(known.earlier) != _sender(request):
        yield Hit("sender")


@check_of("ULOVLIG_ENDRING_SAKSOEKER")
def creditor_changed(request: Request, known: Known) -> Iterator[Hit]:
    if known.earlier and _creditors(known.earlier) != _creditors(request):
        yield Hit("creditors")


def _sender(request: Request) -> tuple[str, ...]:
    return same_as(request.sender.party) if request.sender else ()


def _creditors(request: Request) -> list[tuple[str, ...]]:
    return sorted(same_as(party) for _, party in creditors(request))
