"""The published checks of attachments: each of the kind its place asks for, and of this request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from collector_desk.domain.enforcement.request.document import (
    Assignment,
    Basis,
    Demand,
    Notice,
    Request,
)
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.parties import Attachment, Mandate
from collector_desk.domain.enforcement.request.values import AttachmentKind
from collector_desk.domain.enforcement.request.walk import every

UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

_Placed = Iterable[tuple[str, Attachment | None, str]]


@check_of("UGYLDIG_VEDLEGG_BETALINGSOPPFORDRING")
def demand_kind(request: Request, _: Known) -> Iterator[Hit]:
    placed = ((path, each.document, claim) for path, each, claim in every(request, Demand))
    return _of_kind(placed, AttachmentKind.DEMAND)


@check_of("UGYLDIG_VEDLEGG_FULLMAKT")
def mandate_kind(request: Request, _: Known) -> Iterator[Hit]:
    placed = ((path, each.document, claim) for path, each, claim in every(request, Mandate))
    return _of_kind(placed, AttachmentKind.MANDATE)


@check_of("UGYLDIG_VEDLEGG_TRANSPORTERKLÆRING")
def assignment_kind(request: Request, _: Known) -> Iterator[Hit]:
    placed = ((path, each.document, claim) for path, each, claim in every(request, Assignment))
    return _of_kind(placed, AttachmentKind.ASSIGNMENT)


@check_of("UGYLDIG_VEDLEGG_TVANGSGRUNNLAG")
def basis_kind(request: Request, _: Known) -> Iterator[Hit]:
    placed = ((path, each.document, claim) for path, each, claim in every(request, Basis))
    return _of_kind(placed, AttachmentKind.BASIS)


@check_of("UGYLDIG_VEDLEGG_TVANGSKRAFTGRUNNLAG")
def notice_kind(request: Request, _: Known) -> Iterator[Hit]:
    placed = ((path, each.document, claim) for path, each, claim in every(request, Notice))
    return _of_kind(placed, AttachmentKind.NOTICE)


@check_of("VEDLEGG_SKAL_HA_UUID")
def no_uuid(request: Request, _: Known) -> Iterator[Hit]:
    for path, attachment, claim in every(request, Attachment):
        if not UUID.fullmatch(attachment.uuid):
            yield Hit(f"{path}.uuid", claim)


@check_of("VEDLEGG_SKAL_HA_REFERANSE_TIL_BEGJAERINGEN")
def of_another_request(request: Request, known: Known) -> Iterator[Hit]:
    for path, attachment, claim in every(request, Attachment):
        if known.uploads.get(attachment.uuid, request.reference) != request.reference:
            yield Hit(f"{path}.uuid", claim)


def _of_kind(placed: _Placed, kind: AttachmentKind) -> Iterator[Hit]:
    for path, attachment, claim in placed:
        if attachment and attachment.kind is not kind:
            yield Hit(f"{path}.document.kind", claim)
