"""The published checks of claim lines: references, relations, due dates and ranks."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.values import COSTS, WITH_DUE, LineKind
from collector_desk.domain.enforcement.request.walk import bases, by_reference, lines


@check_of("MANGLER_KRAV")
def no_line(request: Request, _: Known) -> Iterator[Hit]:
    if not request.lines:
        yield Hit("lines")


@check_of("KRAV_DUPLIKATE_REFERANSER")
def same_reference(request: Request, _: Known) -> Iterator[Hit]:
    seen: set[str] = set()
    for path, line in lines(request):
        if line.reference and line.reference in seen:
            yield Hit(f"{path}.reference", line.reference)
        seen.add(line.reference)


@check_of("KRAV_IKKE_BENYTTET")
def in_no_basis(request: Request, _: Known) -> Iterator[Hit]:
    used = {reference for basis in request.bases for reference in basis.lines}
    for path, line in lines(request):
        if line.reference not in used:
            yield Hit(path, line.reference)


@check_of("KRAV_I_FLERE_TVANGSGRUNNLAG")
def in_two_bases(request: Request, _: Known) -> Iterator[Hit]:
    seen: set[str] = set()
    for path, basis in bases(request):
        for at, reference in enumerate(basis.lines):
            if reference in seen:
                yield Hit(f"{path}.lines[{at}]", reference)
        seen.update(basis.lines)


@check_of("TVANGSGRUNNLAG_UGYLDIGE_KRAVREFERANSER")
def basis_without_line(request: Request, _: Known) -> Iterator[Hit]:
    there = by_reference(request)
    for path, basis in bases(request):
        for at, reference in enumerate(basis.lines):
            if reference not in there:
                yield Hit(f"{path}.lines[{at}]", reference)


@check_of("KRAV_MANGLER_FORFALLSDATO")
def no_due_date(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request, *WITH_DUE):
        if line.due is None:
            yield Hit(f"{path}.due", line.reference)


@check_of("KRAV_OPPGIS_UTEN_FORFALLSDATO")
def due_date_forbidden(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request, LineKind.INTEREST, LineKind.WRITING):
        if line.due:
            yield Hit(f"{path}.due", line.reference)


@check_of("HOVEDSTOL_SKAL_IKKE_HA_ET_RELATERT_KRAV")
def principal_points(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request, LineKind.PRINCIPAL):
        if line.related:
            yield Hit(f"{path}.related", line.reference)


@check_of("GEBYR_ELLER_SAKSKOSTNAD_HAR_ET_RELATERTKRAV_SOM_IKKE_ER_HOVEDSTOL")
def cost_points_elsewhere(request: Request, _: Known) -> Iterator[Hit]:
    there = by_reference(request)
    for path, line in lines(request, *COSTS):
        targets = [there[each].kind for each in line.related if each in there]
        if not line.related or any(kind is not LineKind.PRINCIPAL for kind in targets):
            yield Hit(f"{path}.related", line.reference)


@check_of("RELATERTE_KRAV_KAN_IKKE_PEKE_PÅ_SEG_SELV")
def points_at_itself(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request):
        if line.reference in line.related:
            yield Hit(f"{path}.related[{line.related.index(line.reference)}]", line.reference)


@check_of("RELATERTE_KRAV_UGYLDIGE_KRAVREFERANSER")
def points_at_nothing(request: Request, _: Known) -> Iterator[Hit]:
    there = by_reference(request)
    for path, line in lines(request):
        for at, reference in enumerate(line.related):
            if reference not in there:
                yield Hit(f"{path}.related[{at}]", line.reference)


@check_of("RELATERTE_KRAV_MÅ_FINNES")
def points_out_of_basis(request: Request, _: Known) -> Iterator[Hit]:
    there = by_reference(request)
    for path, line in lines(request):
        homes = [basis for basis in request.bases if line.reference in basis.lines]
        for at, reference in enumerate(line.related):
            lost = any(reference not in home.lines for home in homes)
            if reference in there and lost:
                yield Hit(f"{path}.related[{at}]", line.reference)


@check_of("PRIORITET_MANGLER")
def some_without_order(request: Request, _: Known) -> Iterator[Hit]:
    if ordered(request):
        for path, line in lines(request):
            if line.order is None:
                yield Hit(f"{path}.order", line.reference)


@check_of("PRIORITET_MANGLER_PÅ_RENTEOPPLYSNINGER")
def interest_without_order(request: Request, _: Known) -> Iterator[Hit]:
    if ordered(request):
        for path, line in lines(request):
            if line.bears and line.bears.rank is None:
                yield Hit(f"{path}.bears.rank", line.reference)


@check_of("PRIORITET_MANGLER_PÅ_RETTSGEBYR")
def fee_without_order(request: Request, _: Known) -> Iterator[Hit]:
    fee = request.court_fee
    if ordered(request) and fee and fee.claimed and fee.order is None:
        yield Hit("court_fee.order")


def ordered(request: Request) -> bool:
    """Whether somebody decided an order inside the request."""
    return any(line.order is not None for line in request.lines)
