"""The values of a handed-over claim, made from its records."""

from __future__ import annotations

import re
from datetime import date
from typing import TypedDict

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import (
    HandedClaim,
    HandedDebtor,
    HandedLetter,
    HandedNotice,
    HandedPayment,
    HandedRole,
    Way,
)
from collector_desk.exchange.claims_layout import (
    COMPLAINT_CODES,
    INTEREST_CODES,
    KIND_CODES,
    LETTER_CODES,
    ROLE_CODES,
    WAY_CODES,
)
from collector_desk.exchange.claims_rows import ClaimRows, Row

_REFERENCE = re.compile(r"[0-9A-Za-zÆØÅæøå/-]{1,40}")
_NO_DAY = date.min  # stands in for a day whose fault is noted


def claim(rows: ClaimRows) -> HandedClaim:
    """The claim; to be used only when its rows have no fault afterwards."""
    row = rows.claim
    kind_text = row.text("kravtype")
    return HandedClaim(
        line=row.line,
        reference=_reference(row),
        kind=KIND_CODES.get(kind_text),
        kind_text=kind_text,
        unit=row.text("virksomhet"),
        invoice=row.text("fakturanummer"),
        invoice_date=row.day("fakturadato") or _NO_DAY,
        due=row.day("forfallsdato") or _NO_DAY,
        period_from=row.day("periode_fra"),
        period_to=row.day("periode_til"),
        description=row.text("beskrivelse"),
        principal=row.number("hovedstol_ore") or 0,
        original=row.number("opprinnelig_ore") or 0,
        interest=row.pick("rente", INTEREST_CODES) or InterestBasis.NONE,
        interest_from=row.day("rente_fra"),
        **_optional(row),
        notice=_notice(row),
        objection=row.yes("innsigelse"),
        objection_date=row.day("innsigelse_dato"),
        objection_text=row.text("innsigelse_tekst"),
        complaint=row.pick("klage", COMPLAINT_CODES),
        complaint_date=row.day("klage_dato"),
        complaint_decided=row.day("klage_avgjort"),
        driver_demand_sent=row.day("forer_oppfordring_sendt"),
        legal_basis=row.text("hjemmel"),
        limitation_start=row.day("foreldelse_fra"),
        kid=row.text("kid"),
        plate=row.text("regnr"),
        letters=tuple(_letter(part) for part in rows.parts["P"]),
        payments=tuple(_payment(part) for part in rows.parts["B"]),
        debtors=tuple(_debtor(part) for part in rows.parts["D"]),
    )


def _reference(row: Row) -> str:
    found = row.text("referanse")
    if found and not _REFERENCE.fullmatch(found):
        return row.fault(
            "referanse",
            "claims.reference",
            "referansen har andre tegn enn bokstaver, sifre, bindestrek og skråstrek",
            "Bruk bare A–Å, 0–9, - og /.",
        )
    return found


class _Optional(TypedDict):
    demand_sent: date | None
    demand_way: Way | None
    electronic_accepted: bool
    complaint_answer_arrived: date | None


def _optional(row: Row) -> _Optional:
    """The fields that a file may leave out altogether."""
    sent, way = row.day("paakrav_sendt"), row.pick("paakrav_maate", WAY_CODES)
    if sent is not None and way is None:
        row.fault(
            "paakrav_maate",
            "claims.missing",
            "det er ikke sagt hvordan påkravet ble sendt",
            "Fyll ut måten påkravet ble sendt på, eller la datoen stå tom.",
        )
    return _Optional(
        demand_sent=sent,
        demand_way=way,
        electronic_accepted=row.yes("elektronisk_godtatt"),
        complaint_answer_arrived=row.day("klage_svar_mottatt"),
    )


def _notice(row: Row) -> HandedNotice | None:
    sent, deadline = row.day("inkassovarsel_sendt"), row.day("inkassovarsel_frist")
    way, fee = row.pick("inkassovarsel_maate", WAY_CODES), row.number("inkassovarsel_gebyr_ore")
    if sent is None:
        if deadline or way or fee:
            row.fault(
                "inkassovarsel_sendt",
                "claims.missing",
                "frist, måte eller gebyr er oppgitt uten datoen varselet ble sendt",
                "Fyll ut datoen inkassovarselet ble sendt.",
            )
        return None
    return HandedNotice(sent=sent, deadline=deadline, way=way, fee=fee or 0)


def _letter(row: Row) -> HandedLetter:
    return HandedLetter(
        line=row.line,
        path=row.path,
        letter=row.pick("slag", LETTER_CODES) or Letter.REMINDER,
        sent=row.day("sendt") or _NO_DAY,
        deadline=row.day("frist") or _NO_DAY,
        fee=row.number("gebyr_ore") or 0,
    )


def _payment(row: Row) -> HandedPayment:
    return HandedPayment(
        line=row.line,
        path=row.path,
        day=row.day("betalt") or _NO_DAY,
        amount=row.number("belop_ore") or 0,
    )


def _debtor(row: Row) -> HandedDebtor:
    return HandedDebtor(
        line=row.line,
        path=row.path,
        role=row.pick("rolle", ROLE_CODES) or HandedRole.DEBTOR,
        share=row.number("andel_ore"),
        first_name=row.text("fornavn"),
        middle_name=row.text("mellomnavn"),
        last_name=row.text("etternavn"),
        organisation_name=row.text("foretaksnavn"),
        identity_number=row.text("fodselsnummer"),
        organisation_number=row.text("organisasjonsnummer"),
        birth_date=row.day("fodselsdato"),
        address=row.text("adresse"),
        postcode=row.text("postnummer"),
        city=row.text("poststed"),
        country=row.text("land") or "NO",
        phone=row.text("telefon"),
        protected=row.yes("adressesperre"),
    )
