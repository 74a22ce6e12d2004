"""Hand-over files of the practice desk: claims written as the creditor units would send them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from collector_desk.domain.handover import (
    HandedClaim,
    HandedDebtor,
    HandedLetter,
    HandedNotice,
    HandedPayment,
)
from collector_desk.exchange.claims_layout import (
    COMPLAINT_CODES,
    FORMAT,
    INTEREST_CODES,
    KIND_CODES,
    LETTER_CODES,
    RECORDS,
    ROLE_CODES,
    UTF8,
    VERSION,
    WAY_CODES,
    WHOLE_CLAIM,
)

_Value = str | int | date | None
_Code = TypeVar("_Code", bound=StrEnum)


def _words(codes: Mapping[str, _Code]) -> dict[_Code, str]:
    return {code: word for word, code in codes.items()}


_KINDS, _INTEREST, _WAYS = _words(KIND_CODES), _words(INTEREST_CODES), _words(WAY_CODES)
_LETTERS, _COMPLAINTS, _ROLES = _words(LETTER_CODES), _words(COMPLAINT_CODES), _words(ROLE_CODES)


_LAYOUT = {**RECORDS, "K": WHOLE_CLAIM}


def written(
    unit: str, number: int, day: date, claims: Sequence[HandedClaim]
) -> tuple[bytes, tuple[int, ...]]:
    """A hand-over as CSV, and the line of each claim in it."""
    lines: list[str] = [_line([f"#{letter}", *_names(letter)]) for letter in _LAYOUT]
    places = []
    for claim in claims:
        places.append(len(lines) + 2)  # below the header, counted from one
        lines += [_line(cells) for cells in _records(claim)]
    total = sum(claim.principal for claim in claims)
    records = len(lines) - len(RECORDS)
    header = _line(["H", FORMAT, VERSION, unit, number, day, len(claims), records, total, UTF8])
    return "".join([header, *lines]).encode(), tuple(places)


def _names(letter: str) -> list[str]:
    names = [column.name for column in _LAYOUT[letter]]
    return names if letter == "K" else ["referanse", *names]


def _line(cells: Iterable[_Value]) -> str:
    told = io.StringIO()
    csv.writer(told, delimiter=";", lineterminator="\n").writerow(map(_cell, cells))
    return told.getvalue()


def _cell(value: _Value) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _records(claim: HandedClaim) -> Iterable[list[_Value]]:
    yield ["K", *_told("K", _claim(claim))]
    parts = (
        ("P", [_letter(each) for each in claim.letters]),
        ("B", [_payment(each) for each in claim.payments]),
        ("D", [_debtor(each) for each in claim.debtors]),
    )
    for letter, records in parts:
        for record in records:
            yield [letter, claim.reference, *_told(letter, record)]


def _told(letter: str, values: Mapping[str, _Value]) -> list[_Value]:
    return [values[column.name] for column in _LAYOUT[letter]]


def _claim(claim: HandedClaim) -> dict[str, _Value]:
    return {
        "referanse": claim.reference,
        "kravtype": _KINDS[claim.kind] if claim.kind else claim.kind_text,
        "virksomhet": claim.unit,
        "fakturanummer": claim.invoice,
        "fakturadato": claim.invoice_date,
        "forfallsdato": claim.due,
        "periode_fra": claim.period_from,
        "periode_til": claim.period_to,
        "beskrivelse": claim.description,
        "hovedstol_ore": claim.principal,
        "opprinnelig_ore": claim.original,
        "rente": _INTEREST[claim.interest],
        "rente_fra": claim.interest_from,
        **_notice(claim.notice),
        "klage": _COMPLAINTS[claim.complaint] if claim.complaint else "",
        "klage_dato": claim.complaint_date,
        "klage_avgjort": claim.complaint_decided,
        "forer_oppfordring_sendt": claim.driver_demand_sent,
        "hjemmel": claim.legal_basis,
        "foreldelse_fra": claim.limitation_start,
        "kid": claim.kid,
        "regnr": claim.plate,
        "innsigelse_dato": claim.objection_date,
        "innsigelse_tekst": claim.objection_text,
        "innsigelse": _yes(claim.objection),
        "paakrav_sendt": claim.demand_sent,
        "paakrav_maate": _WAYS[claim.demand_way] if claim.demand_way else "",
        "elektronisk_godtatt": _yes(claim.electronic_accepted),
        "klage_svar_mottatt": claim.complaint_answer_arrived,
    }


def _notice(notice: HandedNotice | None) -> dict[str, _Value]:
    return {
        "inkassovarsel_sendt": notice.sent if notice else None,
        "inkassovarsel_frist": notice.deadline if notice else None,
        "inkassovarsel_maate": _WAYS[notice.way] if notice and notice.way else "",
        "inkassovarsel_gebyr_ore": notice.fee if notice else None,
    }


def _letter(letter: HandedLetter) -> dict[str, _Value]:
    return {
        "slag": _LETTERS[letter.letter],
        "gebyr_ore": letter.fee,
        "sendt": letter.sent,
        "frist": letter.deadline,
    }


def _payment(payment: HandedPayment) -> dict[str, _Value]:
    return {"belop_ore": payment.amount, "betalt": payment.day}


def _debtor(debtor: HandedDebtor) -> dict[str, _Value]:
    return {
        "rolle": _ROLES[debtor.role],
        "andel_ore": debtor.share,
        "fornavn": debtor.first_name,
        "mellomnavn": debtor.middle_name,
        "etternavn": debtor.last_name,
        "foretaksnavn": debtor.organisation_name,
        "fodselsnummer": debtor.identity_number,
        "organisasjonsnummer": debtor.organisation_number,
        "fodselsdato": debtor.birth_date,
        "adresse": debtor.address,
        "postnummer": debtor.postcode,
        "poststed": debtor.city,
        "land": debtor.country,
        "telefon": debtor.phone,
        "adressesperre": _yes(debtor.protected),
    }


def _yes(value: bool) -> str:
    return "ja" if value else "nei"
