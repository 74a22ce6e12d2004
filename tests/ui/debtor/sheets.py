"""Sheets of invented debtors, as the service would answer them: ordinary, empty, and far too full."""

from __future__ import annotations

from datetime import UTC, date, datetime

from collector_desk.wire.debtors import (
    AgreementRow,
    Alert,
    ClaimRow,
    CoDebtor,
    ContestRow,
    DocumentRow,
    Event,
    PaymentRow,
    Sheet,
    Sums,
)
from collector_desk.wire.letters import Letter

TODAY = date(2026, 11, 23)
MAY = frozenset(
    {
        "debtors.open",
        "debtors.reveal",
        "debtors.explain",
        "debtors.difference",
        "debtors.deeds",
        "notes.add",
        "notes.save_draft",
        "presence.look",
        "documents.show",
        "reports.case_summary",
    }
)


def sums(
    principal: int = 0, interest: int = 0, fees: int = 0, costs: int = 0, credit: int = 0
) -> Sums:
    return Sums(
        principal=principal,
        interest=interest,
        fees=fees,
        costs=costs,
        credit=credit,
        total=principal + interest + fees + costs - credit,
    )


def added(parts: list[Sums]) -> Sums:
    return Sums(
        principal=sum(one.principal for one in parts),
        interest=sum(one.interest for one in parts),
        fees=sum(one.fees for one in parts),
        costs=sum(one.costs for one in parts),
        credit=sum(max(-one.total, 0) for one in parts),
        total=sum(one.owed for one in parts),
    )


def claim(
    number: int,
    kind: str = "Barnehage – foreldrebetaling",
    creditor: str = "Bydel Gamle Oslo",
    **more: object,
) -> ClaimRow:
    about: dict[str, object] = {
        "claim_id": number,
        "version": 1,
        "number": f"K-2026-{number:06d}",
        "case_number": f"S-2026-{number:06d}",
        "kind": "kindergarten",
        "kind_label": kind,
        "creditor": creditor,
        "description": "Foreldrebetaling mai 2025",
        "due_date": date(2025, 6, 16),
        "sums": sums(1000000, 175061),
        "original_principal": 1000000,
        "interest_from": date(2025, 6, 16),
        "provisional": False,
        "limitation_date": date(2028, 6, 16),
        "limitation_basis": "Alminnelig frist, tre år fra forfall (foreldelsesloven §§ 2 og 3)",
        "state": "Varsel § 4-18 sendt",
        "state_level": "info",
        "kid": "0011840260004",
        "invoice_number": "4471205",
        "plate": "",
        "role": "Skyldner",
        "share": None,
        "co_debtors": (),
    }
    return ClaimRow.model_validate({**about, **more})


def event(
    key: str,
    kind: str,
    day: date,
    *,
    title: str,
    text: str,
    who: str = "System",
    hour: int | None = None,
    row: ClaimRow | None = None,
    amount: int | None = None,
    document_id: int | None = None,
    corrects: int | None = None,
) -> Event:
    at = None if hour is None else datetime(day.year, day.month, day.day, hour, 14, tzinfo=UTC)
    return Event(
        key=key,
        kind=kind,
        day=day,
        at=at,
        title=title,
        text=text,
        who=who,
        claim_id=row.claim_id if row else None,
        claim_number=row.number if row else "",
        amount=amount,
        document_id=document_id,
        corrects=corrects,
    )


WARNINGS = (
    Alert(
        kind="objection",
        level="warning",
        text="Åpen innsigelse på 1 krav",
        detail="Gebyr, purring og tvang er stanset for den omtvistede delen (inkassoloven § 17).",
    ),
    Alert(
        kind="plan",
        level="success",
        text="Avtale på husleie i rute: 1 av 9",
        detail="Nye krav om betaling stanses mens avtalen holdes.",
    ),
    Alert(
        kind="regime",
        level="info",
        text="Egne beslutninger: tidligere regelverk",
        detail="Beslutning før 2027 uten utleggstrekk etter nytt regelverk.",
    ),
)


CLAIMS = (
    claim(1184),
    claim(
        1185,
        "AKS – oppholdsbetaling",
        "Utdanningsetaten",
        due_date=date(2026, 3, 20),
        sums=sums(317400, 26194, 15100),
        limitation_date=date(2029, 3, 20),
        state="Frist ute 16.11.2026",
        state_level="warning",
    ),
    claim(
        2210,
        "Parkeringsgebyr",
        "Bymiljøetaten",
        due_date=date(2026, 7, 2),
        sums=sums(90000, 4350),
        limitation_date=date(2029, 7, 2),
        state="Kommunen kan beslutte",
        state_level="success",
        plate="EK 12345",
        co_debtors=(CoDebtor(debtor_id=77, name="Bølge, Stødig", role="Fører"),),
    ),
    claim(
        2954,
        "Legevakt – egenandel",
        "Helseetaten",
        due_date=date(2026, 8, 11),
        sums=sums(30100, 1051, 3800),
        limitation_date=date(2029, 8, 13),
        state="Innsigelse – stanset",
        state_level="error",
    ),
    claim(
        88121,
        "Husleie – kommunal bolig",
        "Boligbygg KF",
        due_date=date(2024, 2, 1),
        sums=sums(620000, 255917, 17500),
        limitation_date=date(2029, 10, 22),
        state="Nedbetalingsavtale",
        state_level="none",
    ),
)
"""The five claims of the target picture."""


def claims() -> tuple[ClaimRow, ...]:
    return CLAIMS


def timeline(rows: tuple[ClaimRow, ...]) -> tuple[Event, ...]:
    """What the target picture tells, and a note with its correction."""
    return (*_newer(rows), *_older(rows))


def _newer(rows: tuple[ClaimRow, ...]) -> tuple[Event, ...]:
    return (
        event(
            "letter:9",
            "letter",
            date(2026, 11, 23),
            hour=8,
            title="Brev sendt",
            text="Varsel etter § 4-18 for barnehage – frist 07.12.2026",
            who="Kari Nordmann",
            row=rows[0],
            document_id=4,
        ),
        event(
            "note:8",
            "note",
            date(2026, 11, 20),
            hour=12,
            title="Rettet merknad",
            text="Ringte 20.11., ikke 19.11. Ønsker avtale over ni måneder.",
            who="Kari Nordmann",
            corrects=7,
        ),
        event(
            "note:7",
            "note",
            date(2026, 11, 20),
            hour=11,
            title="Merknad",
            text="Ringte 19.11. Ønsker avtale\nover ni måneder.",
            who="Kari Nordmann",
        ),
    )


def _older(rows: tuple[ClaimRow, ...]) -> tuple[Event, ...]:
    return (
        event(
            "status:6",
            "status",
            date(2026, 11, 19),
            title="Innsigelse mottatt",
            text="Portal: «Jeg var ikke på legevakten». Kravet er stanset.",
            who="Portal",
        ),
        event(
            "fact:5",
            "money",
            date(2026, 11, 14),
            title="Innbetaling",
            text="1 200,00 kr på hovedstol, avdrag 1",
            who="OCR 0001874",
            row=rows[-1],
            amount=120000,
        ),
        event(
            "letter:4",
            "letter",
            date(2026, 11, 2),
            title="Brev sendt",
            text="Betalingsoppfordring AKS – frist 16.11.2026",
            row=rows[1],
        ),
        event(
            "fact:3",
            "import",
            date(2026, 10, 20),
            title="Krav mottatt",
            text="6 200,00 kr · forfall 01.02.2024 · husleie-2026-10.csv linje 12",
            who="Boligbygg KF",
            row=rows[-1],
            amount=620000,
        ),
    )


AGREEMENTS = (
    AgreementRow(
        plan_id=12,
        kind_label="Nedbetalingsavtale",
        number="A-2026-000012",
        state_label="Følges",
        state_level="success",
        claims=("K-2026-088121",),
        since=date(2026, 10, 20),
        instalment=120000,
        next_due=date(2026, 12, 14),
        last_day=date(2027, 7, 14),
    ),
    AgreementRow(
        plan_id=None,
        kind_label="Utsettelse",
        number="",
        state_label="Utløpt",
        state_level="none",
        claims=("K-2026-001184", "K-2026-001185"),
        since=date(2026, 5, 4),
        instalment=None,
        next_due=None,
        last_day=date(2026, 6, 3),
    ),
)
OBJECTIONS = (
    ContestRow(
        objection_id=9,
        claim_id=2954,
        claim_number="K-2026-002954",
        ground_label="Har ikke mottatt tjenesten",
        state_label="Sendt til virksomheten",
        state_level="info",
        received_on=date(2026, 11, 19),
        answer_by=date(2026, 12, 17),
    ),
    ContestRow(
        objection_id=None,
        claim_id=1185,
        claim_number="K-2026-001185",
        ground_label="",
        state_label="Ikke registrert – ligger i innboksen",
        state_level="warning",
        received_on=date(2026, 11, 20),
        answer_by=None,
        in_inbox=True,
    ),
)


_WHO: dict[str, object] = {
    "debtor_id": 42,
    "version": 1,
    "kind": "person",
    "name": "Lykt, Fager",
    "masked": "169206 *****",
    "birth_date": date(1992, 12, 16),
    "address": "Josefines gate 3D, 0351 Oslo",
    "protected": False,
    "phone": "91234567",
    "email": "fager.lykt@example.no",
    "language": "nb",
    "portfolio": "Team Sentrum",
    "responsible": "Kari Nordmann",
    "own_portfolio": True,
    "on": TODAY,
    "known": None,
    "warnings": WARNINGS,
    "draft": "",
    "provisional_from": None,
    "may": MAY,
}


def _lists(rows: tuple[ClaimRow, ...]) -> dict[str, object]:
    return {
        "payments": (
            PaymentRow(
                payment_id=31,
                value_date=date(2026, 11, 14),
                amount=120000,
                placed=120000,
                source="OCR 0001874",
                claim_number=rows[-1].number,
                text="Avdrag 1",
            ),
        ),
        "letters": (
            Letter(
                key="letter:3",
                letter_id=3,
                version=1,
                kind="payment_demand",
                kind_label="Betalingsoppfordring",
                template="payment_demand 2",
                to_label="Skyldner",
                name="Fager Lykt",
                claims=(rows[1].number,),
                state="delivered",
                state_label="Levert",
                channel_label="SvarUt",
                fault="",
                lawful_from=date(2026, 11, 2),
                made_on=date(2026, 11, 2),
                sent_on=date(2026, 11, 2),
                deadline=date(2026, 11, 16),
                fee=11300,
                document_id=4,
                sha256="0" * 64,
                made_by="Kari Nordmann",
            ),
        ),
        "agreements": AGREEMENTS,
        "objections": OBJECTIONS,
        "documents": (
            DocumentRow(
                document_id=4,
                title="Varsel etter § 4-18",
                kind="Brev",
                day=date(2026, 11, 23),
                name="varsel.pdf",
                sha256="0" * 64,
                kept=True,
            ),
        ),
    }


def sheet(**more: object) -> Sheet:
    """The debtor of the target picture; ``more`` replaces fields."""
    lists = {"claims": CLAIMS, "timeline": timeline(CLAIMS), **_lists(CLAIMS)}
    about = {**_WHO, **lists, **more}
    found = about["claims"]
    assert isinstance(found, tuple)
    about.setdefault("sums", added([row.sums for row in found]))
    return Sheet.model_validate(about)
