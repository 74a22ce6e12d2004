"""The claim hand-over of the creditor units: «innkreving-krav 1.0», as CSV or JSON.

The published description is docs/formats/claims-handover.md.
"""

from __future__ import annotations

import hashlib

from collector_desk.domain.handover import (
    Fault,
    HandedClaim,
    HandoverFile,
    HandoverHeader,
)
from collector_desk.errors.files import (
    ClaimsCount,
    ClaimsEmpty,
    ClaimsHeader,
    ClaimsPrincipal,
    ClaimsSum,
    ClaimsTooBig,
    ClaimsVersion,
)
from collector_desk.exchange import claims_build, claims_csv, claims_json
from collector_desk.exchange.claims_layout import LATIN1, MAX_BYTES, UTF8, VERSION
from collector_desk.exchange.claims_rows import ClaimRows, FileRows, Row

__all__ = ["HandoverFile", "read"]

_MARK = b"\xef\xbb\xbf"


def read(data: bytes, *, name: str) -> HandoverFile:
    """The claims of a hand-over whose control totals match, and the faults of the others.

    ``name`` is the file's given name, only for refusals. A fault in one claim sets that claim
    aside and is reported with all its others; a fault in the frame or the control totals raises
    a ``ClaimsRefusal`` of errors/files.py, and nothing of the file is used.
    """
    if len(data) > MAX_BYTES:
        raise ClaimsTooBig(file=name, size=len(data), limit=MAX_BYTES)
    start = data.removeprefix(_MARK).lstrip(b" \t\r\n")
    if not start:
        raise ClaimsEmpty(file=name)
    module = claims_json if start[:1] in b"{[" else claims_csv
    rows = module.read(data, name=name)
    header = _header(rows.header, name)
    _check_totals(header, rows, name)
    claims: list[HandedClaim] = []
    faults: list[Fault] = []
    for item in rows.claims:
        claim = claims_build.claim(item)
        found = item.faults
        faults.extend(found)
        if not found:
            claims.append(claim)
    return HandoverFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        header=header,
        claims=tuple(claims),
        faults=tuple(faults),
    )


def _header(row: Row, name: str) -> HandoverHeader:
    version, sender = row.text("versjon"), row.text("avsender")
    if version and version != VERSION:
        raise ClaimsVersion(
            file=name, line=row.line, field="versjon", found=version, expected=VERSION
        )
    numbers = {
        field: row.number(field)
        for field in ("buntnummer", "antall_krav", "antall_linjer", "kontrollsum_ore")
    }
    row.pick("tegnsett", {UTF8: True, LATIN1: True})
    created = row.day("opprettet")
    if row.faults or created is None:
        fault = row.faults[0]
        why = f"{fault.text}. {fault.remedy}"
        raise ClaimsHeader(file=name, line=row.line, field=fault.field, why=why)
    return HandoverHeader(
        version=version,
        sender=sender,
        batch=numbers["buntnummer"] or 0,
        created=created,
        claims=numbers["antall_krav"] or 0,
        records=numbers["antall_linjer"] or 0,
        total=numbers["kontrollsum_ore"] or 0,
    )


def _check_totals(header: HandoverHeader, rows: FileRows, name: str) -> None:
    records = sum(claim.records for claim in rows.claims)
    counted = (
        ("antall_krav", header.claims, len(rows.claims)),
        ("antall_linjer", header.records, records),
    )
    for field, stated, found in counted:
        if stated != found:
            raise ClaimsCount(
                file=name, line=rows.header.line, field=field, stated=stated, found=found
            )
    total = sum(_principal(claim, name) for claim in rows.claims)
    if total != header.total:
        raise ClaimsSum(
            file=name,
            line=rows.header.line,
            field="kontrollsum_ore",
            stated=header.total,
            found=total,
        )


def _principal(claim: ClaimRows, name: str) -> int:
    found = claim.claim.number("hovedstol_ore")
    if found is None:
        raise ClaimsPrincipal(file=name, line=claim.claim.line, field="hovedstol_ore")
    return found
