"""The published checks of bases of enforcement and their warnings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from collector_desk.domain.calendar import add_months
from collector_desk.domain.enforcement.request.document import Basis, Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.domain.enforcement.request.values import NoticeKind, RequestKind
from collector_desk.domain.enforcement.request.walk import bases


@check_of("PARAGRAF_4_18_VARSEL_PAAKREVET")
def no_warning_418(request: Request, _: Known) -> Iterator[Hit]:
    for path, basis in bases(request):
        warned = any(each.kind is NoticeKind.SECTION_418 for each in basis.notices)
        if basis.special and not (warned or basis.no_notice):
            yield Hit(f"{path}.notices")


@check_of("PARAGRAF_4_19_VARSEL_PAAKREVET")
def no_warning_419(request: Request, known: Known) -> Iterator[Hit]:
    """The condition is not published: ordinary bases by setting, others when they have rested.

    Not of a judgment on a message that was filed: enforcement was asked for in time, and the same
    request goes on (tvangsfullbyrdelsesloven § 7-7).
    """
    for path, basis in bases(request):
        if known.earlier and goes_on(basis, known.earlier):
            continue
        again = any(each.kind is NoticeKind.SECTION_419 for each in basis.notices)
        wanted = (basis.ordinary and known.settings.ordinary_notice) or _rested(
            basis, request.day, known.settings
        )
        if wanted and not (again or basis.no_notice):
            yield Hit(f"{path}.notices")


@check_of("KAN_BEHANDLES_I_FORLIKSRAADET_PAAKREVET")
def conciliation_unanswered(request: Request, _: Known) -> Iterator[Hit]:
    for path, basis in bases(request):
        message = basis.special and basis.special.message
        if message and message.conciliation is None:
            yield Hit(f"{path}.special.message.conciliation")


@check_of("PAASTAND_PAAKREVET")
def no_statement(request: Request, _: Known) -> Iterator[Hit]:
    if request.kind is not RequestKind.COMBINED:
        return
    for path, basis in bases(request):
        message = basis.special and basis.special.message
        if message and not message.statement.strip():
            yield Hit(f"{path}.special.message.statement")


def goes_on(basis: Basis, earlier: Request) -> bool:
    """Whether a judgment stands here on what was filed on a written message (§ 7-7)."""
    asked = {
        line
        for each in earlier.bases
        if each.special and each.special.message
        for line in each.lines
    }
    return basis.ordinary is not None and not asked.isdisjoint(basis.lines)


def opened(basis: Basis, settings: RequestSettings) -> date | None:
    """The first day enforcement could be asked for, by the latest warning of § 4-18 (two weeks)."""
    days = [each.day for each in basis.notices if each.kind is NoticeKind.SECTION_418 and each.day]
    return max(days) + timedelta(days=settings.notice_days) if days else None


def _rested(basis: Basis, filed: date | None, settings: RequestSettings) -> bool:
    """Whether a year went by since enforcement became possible (§ 4-19)."""
    since = opened(basis, settings)
    return bool(since and filed and filed > add_months(since, settings.notice_months))
