"""The request as a PDF for the namsmann, under the old rules (tvangsfullbyrdelsesloven § 5-2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import typst

from collector_desk.domain.accounts import format_account
from collector_desk.domain.enforcement.request.document import (
    Basis,
    JudgmentTerms,
    Line,
    Request,
)
from collector_desk.domain.enforcement.request.parties import Address, Attachment, Debtor, Party
from collector_desk.domain.enforcement.request.values import (
    AttachmentKind,
    Channel,
    LineKind,
    NoticeKind,
)
from collector_desk.domain.enforcement.request.walk import every
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner, through
from collector_desk.errors.requests import RequestNotValid
from collector_desk.exchange.letter_data import clean
from collector_desk.exchange.letters import STANDARDS, fonts
from collector_desk.paths import resource

_DAY = timedelta(days=1)
_TEMPLATE = "request_nb.typ"

_WAYS = {
    Channel.ALTINN: "i Altinn",
    Channel.DIGIPOST: "i Digipost",
    Channel.E_INVOICE: "som eFaktura",
    Channel.E_BOKS: "i e-Boks",
    Channel.POST: "med alminnelig post",
    Channel.POST_RETURNED: "med alminnelig post, kom i retur",
}
_NOTICES = {
    NoticeKind.SECTION_418: "Varsel etter § 4-18",
    NoticeKind.SECTION_419: "Varsel etter § 4-19",
}
_D_NUMBER = tuple("4567")
"""The first digit of a D-number: forty more than the day of birth."""

_KINDS = {
    AttachmentKind.BASIS: "Tvangsgrunnlag",
    AttachmentKind.NOTICE: "Varsel",
    AttachmentKind.DEMAND: "Betalingsoppfordring",
}


def paper(request: Request, *, again: str = "") -> bytes:
    """The request as PDF/A: the same request gives the same bytes.

    ``again`` says in Bokmål what a later version is to the one that was filed; empty: the first.
    Raises RequestNotValid where it has no filing day, or cannot be set in type.
    """
    if request.day is None:
        raise RequestNotValid(place="begjaeringsdato", why="feltet mangler")
    return typeset(_TEMPLATE, {**printed(request), "again": again}, request.day)


def typeset(template: str, words: dict[str, Any], day: date) -> bytes:
    """A paper of enforcement as PDF/A of a day, by its template. Raises RequestNotValid."""
    folder = resource("enforcement")
    compiler = typst.Compiler(
        input=folder / template,
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_clean(words), ensure_ascii=False)},
    )
    moment = datetime.combine(day, time(12), UTC)
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except RuntimeError as trouble:
        why = str(getattr(trouble, "message", trouble))
        raise RequestNotValid(place=template, why=why) from trouble
    assert isinstance(pdf, bytes)
    return pdf


def printed(request: Request) -> dict[str, Any]:
    """The words of the request as they are printed."""
    payee = request.payee
    number = payee.account.number if payee and payee.account else ""
    return {
        "reference": request.reference,
        "day": dotted(request.day) if request.day else "",
        "signature": request.signature,
        "creditor": _party(request.creditors[0].party),
        "debtor": _debtor(request.debtors[0]),
        "to": "namsmannen" + (f", {request.district.name}" if request.district else ""),
        "lines": [_line(line) for line in request.lines],
        "sums": _sums(request.lines),
        "payments": list(_payments(request.lines)),
        "reductions": list(_reductions(request.lines)),
        "bears": _bears(request.lines),
        "bases": [_basis(basis) for basis in request.bases],
        "court_fee": bool(request.court_fee and request.court_fee.claimed),
        "assets": list(request.assets),
        "payee": {
            "account": format_account(number) if number else "",
            "kid": payee.kid if payee else "",
        },
        "attachments": [
            {"number": str(at), "name": name, "what": what}
            for at, (name, what) in enumerate(_attachments(request), start=1)
        ],
    }


def _debtor(debtor: Debtor) -> dict[str, Any]:
    """The debtor, and who acts for them."""
    told = _party(debtor.party)
    if debtor.attorney is None:
        return told
    acting = _party(debtor.attorney.party)
    said = ", ".join(filter(None, (acting["name"], *acting["lines"])))
    return {**told, "lines": [*told["lines"], f"Prosessfullmektig: {said}"]}


def _party(party: Party) -> dict[str, Any]:
    if party.organisation:
        name, what = party.organisation.name, "Organisasjonsnummer"
    else:
        whole = party.person.name if party.person else None
        name = " ".join(filter(None, (whole.first, whole.middle, whole.last))) if whole else ""
        what = "D-nummer" if party.number[:1] in _D_NUMBER else "Fødselsnummer"
    lines = [line for address in party.addresses for line in _address(address)]
    return {"name": name, "number": f"{what} {party.number}", "lines": lines}


def _address(address: Address) -> Iterator[str]:
    if address.home:
        yield address.home.text
        yield f"{address.home.postcode} {address.home.city}"
    elif address.abroad:
        yield address.abroad.text
        yield f"{address.abroad.postcode} {address.abroad.city}, {address.abroad.country}".strip()
    elif address.unknown:
        yield address.unknown.why


def _line(line: Line) -> dict[str, str]:
    text = line.text
    if line.interest and line.interest.start and line.interest.end and line.interest.base:
        text += f", {through(line.interest.start, line.interest.end - _DAY)}"
        text += f" av {kroner(line.interest.base.ore)}"
    return {
        "reference": line.reference,
        "text": text,
        "due": dotted(line.due) if line.due else "",
        "original": kroner(_ore(line.original)),
        "paid": kroner(sum(_ore(each.amount) for each in line.payments)),
        "lowered": kroner(sum(_ore(each.amount) for each in line.reductions)),
        "remaining": kroner(_ore(line.remaining)),
    }


def _bears(lines: Iterable[Line]) -> str:
    """The sum that bears interest from the filing day on; empty where none of it does."""
    found = sum(_ore(line.remaining) for line in lines if line.bears)
    return kroner(found) if found else ""


def _sums(lines: Iterable[Line]) -> dict[str, str]:
    found: dict[str, Money] = {"principal": 0, "interest": 0, "costs": 0}
    for line in lines:
        part = {LineKind.PRINCIPAL: "principal", LineKind.INTEREST: "interest"}
        found[part.get(line.kind or LineKind.WRITING, "costs")] += _ore(line.remaining)
    return {name: kroner(ore) for name, ore in (*found.items(), ("total", sum(found.values())))}


def _payments(lines: Iterable[Line]) -> Iterator[dict[str, str]]:
    for line in lines:
        for each in line.payments:
            yield {
                "day": dotted(each.booked) if each.booked else "",
                "reference": line.reference,
                "amount": kroner(_ore(each.amount)),
            }


def _reductions(lines: Iterable[Line]) -> Iterator[dict[str, str]]:
    """What was taken off without being paid: credited, waived."""
    for line in lines:
        for each in line.reductions:
            yield {
                "day": dotted(each.day) if each.day else "",
                "reference": line.reference,
                "amount": kroner(_ore(each.amount)),
            }


def _basis(basis: Basis) -> dict[str, Any]:
    message = basis.special.message if basis.special else None
    if basis.ordinary:
        law = "Alminnelig tvangsgrunnlag, § 4-1"
    else:
        law = "Skriftlig meddelelse, § 7-2 f" if message else "Særlig tvangsgrunnlag, § 7-2 d"
    return {
        "title": basis.title,
        "law": law,
        "day": dotted(basis.day) if basis.day else "",
        "lines": list(basis.lines),
        "ground": message.ground if message else "",
        "facts": message.facts if message else "",
        "statement": message.statement if message else "",
        "conciliation": _CONCILIATION[message.conciliation] if message else "",
        "default": bool(message and message.conciliation and message.default_judgment),
        "judged": [_judged(each) for each in basis.ordinary.terms] if basis.ordinary else [],
        "notices": [
            {
                "what": _NOTICES[each.kind] if each.kind else "Varsel",
                "day": dotted(each.day) if each.day else "",
                "way": _WAYS[each.channel] if each.channel else "måten er ikke oppgitt",
            }
            for each in basis.notices
        ],
    }


def _judged(terms: JudgmentTerms) -> str:
    """When it was served and was to be fulfilled, as far as it is known."""
    served = f"Forkynt {dotted(terms.served)}." if terms.served else ""
    due = f"Oppfyllelsesfrist {dotted(terms.fulfil_by)}." if terms.fulfil_by else ""
    return " ".join(filter(None, (served, due)))


_CONCILIATION: dict[bool | None, str] = {
    True: "saken skal behandles i forliksrådet (§ 7-5).",
    False: "saken skal ikke til forliksrådet.",
    None: "",
}


def _attachments(request: Request) -> list[tuple[str, str]]:
    """Each file once, with all it is: one letter may be demand, basis and notice."""
    found: dict[str, list[str]] = {}
    for _path, each, _claim in every(request, Attachment):
        what = _KINDS.get(each.kind or AttachmentKind.OTHER, "Annet")
        kinds = found.setdefault(each.filename, [])
        if what not in kinds:
            kinds.append(what)
    return [(name, ", ".join(kinds)) for name, kinds in found.items()]


def _ore(amount: Any) -> Money:
    return int(amount.ore) if amount else 0


def _clean(value: Any) -> Any:
    """Every text as it can be printed and read in one way only."""
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return clean(value) if isinstance(value, str) else value
