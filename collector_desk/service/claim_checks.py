"""May a claim file come in, and which of its claims: every check, reading only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from collector_desk.domain import readiness
from collector_desk.domain.access import Role
from collector_desk.domain.claim import KINDS
from collector_desk.domain.handover import Fault, HandedClaim, HandedDebtor, HandoverFile
from collector_desk.errors.imports import (
    BatchHere,
    BatchWasWithdrawn,
    ClaimFileHere,
    UnknownSender,
)
from collector_desk.exchange import claims_in
from collector_desk.models import Claim, ClaimBatch, ClaimDebtor, CreditorUnit, Debtor, House
from collector_desk.service import creditor_units, debtor_book, gate
from collector_desk.service.clock import oslo_day
from collector_desk.service.creditor_units import Unit
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks
from collector_desk.wire.imports import ClaimLine, ClaimReport, FaultLine

PROTECTED = "Navnet er skjermet"
_Place = tuple[str, str, int]  # unit, invoice number, debtor


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim file that may come in, the claims of it that are ready, and all faults."""

    file: HandoverFile
    units: Mapping[str, Unit]
    sender: Unit
    ready: tuple[HandedClaim, ...]
    faults: tuple[Fault, ...]
    names: Mapping[int, str]  # line of the claim → who owes it, as may be shown


def check(work: Work, name: str, data: bytes) -> Checked:
    """Read a claim file and try everything about it, on the desk's day.

    Raises a ``ClaimsRefusal`` where the frame or the control totals fail, UnknownSender, and
    ClaimFileHere, BatchHere or BatchWasWithdrawn where it came before.
    """
    file = claims_in.read(data, name=name)
    units = creditor_units.known(work)
    sender = units.get(file.header.sender)
    if sender is None:
        raise UnknownSender(file=name, unit=file.header.sender)
    _refuse_earlier(work, file, sender)
    found = readiness.check_file(
        file, today=work.clock.today(), rates=work.rates, synthetic=_practice(work)
    )
    keys = {id(d): debtor_book.identifier(work, d) for c in file.claims for d in c.debtors}
    known = _Known(keys, debtor_book.find(work, keys.values()))
    more = [*_units(found.ready, units), *_here(work, found.ready, known)]
    set_aside = {fault.line for fault in more}
    return Checked(
        file=file,
        units=units,
        sender=sender,
        ready=tuple(claim for claim in found.ready if claim.line not in set_aside),
        faults=tuple(sorted((*found.faults, *more), key=lambda fault: fault.line)),
        names={claim.line: known.named(claim) for claim in file.claims},
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The debtors of a file that are here already, by the object that was handed over."""

    keys: Mapping[int, tuple[str, str]]
    found: Mapping[tuple[str, str], debtor_book.Known]

    def of(self, debtor: HandedDebtor) -> debtor_book.Known | None:
        return self.found.get(self.keys[id(debtor)])

    def named(self, claim: HandedClaim) -> str:
        """The names of those who owe the claim; nameless where a person is protected."""
        return " og ".join(self._name(debtor) for debtor in claim.debtors)

    def _name(self, debtor: HandedDebtor) -> str:
        known = self.of(debtor)
        hidden = debtor.protected or (known is not None and known.protected)
        return PROTECTED if hidden else debtor_book.name_of(debtor)


def _practice(work: Work) -> bool:
    """A practice desk takes synthetic people only, every other desk real ones only."""
    return work.get(House, "practice") is not None


def _refuse_earlier(work: Work, file: HandoverFile, sender: Unit) -> None:
    same_file = work.scalar(select(ClaimBatch).where(ClaimBatch.sha256 == file.sha256))
    number = str(file.header.batch)
    same_number = work.scalar(
        select(ClaimBatch).where(
            ClaimBatch.creditor_unit_id == (sender.id or 0), ClaimBatch.number == number
        )
    )
    earlier = same_file or same_number
    if earlier is None:
        return
    known = {"file": file.name, "batch": earlier.number, "unit": sender.name}
    if earlier.withdrawn_at is not None:
        day = oslo_day(earlier.withdrawn_at).isoformat()
        raise BatchWasWithdrawn(**known, day=day, who=earlier.withdrawn_by)
    kind = ClaimFileHere if same_file else BatchHere
    day = oslo_day(earlier.committed_at).isoformat()
    raise kind(**known, day=day, who=earlier.committed_by)


def _units(claims: Iterable[HandedClaim], units: Mapping[str, Unit]) -> list[Fault]:
    return [
        Fault(
            line=claim.line,
            field=f"{claim.path}virksomhet",
            code="imports.unit",
            text="virksomheten er ikke i registeret",
            remedy="Rett koden, eller be innkrevingen registrere virksomheten.",
        )
        for claim in claims
        if claim.unit not in units
    ]


def _here(work: Work, claims: Iterable[HandedClaim], known: _Known) -> list[Fault]:
    """Claims that are here already: the same unit, invoice number and debtor."""
    wanted = list(claims)
    earlier = _earlier(work, {claim.invoice for claim in wanted})
    faults = []
    for claim in wanted:
        here = filter(None, map(known.of, claim.debtors))
        places = [(claim.unit, claim.invoice, debtor.id) for debtor in here]
        numbers = sorted({number for place in places for number in earlier.get(place, ())})
        if numbers:
            faults.append(_duplicate(claim, list(filter(None, numbers))))
    return faults


def _earlier(work: Work, invoices: Iterable[str]) -> Mapping[_Place, list[str]]:
    """Claim numbers by unit, invoice and debtor; a withdrawn claim may come again.

    The number is empty where this reader may not know of the debtor. The machine of a unit is
    never told one: to tell it of some would say of the others that they are protected.
    """
    told = work.who.role != Role.INTEGRATION.value
    found: dict[_Place, list[str]] = defaultdict(list)
    query = (
        select(
            CreditorUnit.code,
            Claim.invoice_number,
            ClaimDebtor.debtor_id,
            Claim.number,
            gate.visible(work.who).label("visible"),
        )
        .join(Claim, Claim.creditor_unit_id == CreditorUnit.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
        .where(Claim.state == "open")
    )
    for some in chunks(sorted(invoices)):
        for row in work.execute(query.where(Claim.invoice_number.in_(some))):
            found[row.code, row.invoice_number, row.debtor_id].append(
                row.number if told and row.visible else ""
            )
    return found


def _duplicate(claim: HandedClaim, numbers: list[str]) -> Fault:
    named = f" som krav {', '.join(numbers)}" if numbers else ""
    return Fault(
        line=claim.line,
        field=f"{claim.path}fakturanummer",
        code="imports.claim_here",
        text=f"faktura {claim.invoice} er alt overlevert for denne skyldneren{named}",
        remedy="Send ikke kravet på nytt. Er det endret, send rettelse til det kravet.",
    )


def report(checked: Checked, *, batch_id: int | None = None) -> ClaimReport:
    """The line-by-line report; the same for the dry run and the import."""
    file = checked.file
    lines = _lines(checked)
    taken = [line for line in lines if line.accepted]
    return ClaimReport(
        name=file.name,
        sha256=file.sha256,
        creditor=checked.sender.name,
        batch_number=str(file.header.batch),
        count=file.header.claims,
        total=file.header.total,
        accepted=len(taken),
        refused=file.header.claims - len(taken),
        accepted_total=sum(line.principal for line in taken),
        lines=tuple(lines),
        committed=batch_id is not None,
        batch_id=batch_id,
    )


def _lines(checked: Checked) -> list[ClaimLine]:
    """One line a claim; faults of its letters, part payments and debtors stand under the claim."""
    ready = {claim.line for claim in checked.ready}
    claims = {claim.line: claim for claim in checked.file.claims}
    owner = {line: claim.line for claim in claims.values() for line in _own_lines(claim)}
    faults: dict[int, list[Fault]] = defaultdict(list)
    for fault in checked.faults:
        faults[owner.get(fault.line, fault.line)].append(fault)
    return [
        _unread(line, faults[line])
        if line not in claims
        else _line(claims[line], checked.names[line], faults[line], accepted=line in ready)
        for line in sorted({*claims, *faults})
    ]


def _own_lines(claim: HandedClaim) -> Iterator[int]:
    yield claim.line
    yield from (letter.line for letter in claim.letters)
    yield from (payment.line for payment in claim.payments)
    yield from (debtor.line for debtor in claim.debtors)


def _unread(line: int, faults: Iterable[Fault]) -> ClaimLine:
    """A line of which no claim could be made."""
    return ClaimLine(
        line=line,
        reference="",
        debtor="",
        kind_label="",
        principal=0,
        accepted=False,
        faults=tuple(map(_fault, faults)),
    )


def _line(claim: HandedClaim, debtor: str, faults: Iterable[Fault], *, accepted: bool) -> ClaimLine:
    return ClaimLine(
        line=claim.line,
        reference=claim.reference,
        debtor=debtor,
        kind_label=KINDS[claim.kind].label if claim.kind else claim.kind_text,
        principal=claim.principal,
        accepted=accepted,
        faults=tuple(map(_fault, faults)),
    )


def _fault(fault: Fault) -> FaultLine:
    because = f" ({fault.law})" if fault.law else ""
    return FaultLine(
        line=fault.line,
        field=fault.field,
        code=fault.code,
        text=f"{fault.text[:1].upper()}{fault.text[1:]}{because}.",
        advice=fault.remedy,
    )
