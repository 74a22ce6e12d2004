"""Sheets of invented debtors, as the service would answer them: ordinary, empty, and far too full."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from collector_desk.wire.debtors import (
    Alert,
    ClaimRow,
    CoDebtor,
    Deed,
    DeedsOf,
    DocumentRow,
    Event,
    Explain,
    Explanation,
    Leaf,
    LetterRow,
    PaymentRow,
    Sheet,
    Sums,
)

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
    return sums(
        principal=sum(one.principal for one in parts),
        interest=sum(one.interest for one in parts),
        fees=sum(one.fees for one in parts),
        costs=sum(one.costs for one in parts),
        credit=sum(one.credit for one in parts),
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


def claims() -> tuple[ClaimRow, ...]:
    """The five claims of the target picture."""
    return (
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


def timeline(rows: tuple[ClaimRow, ...]) -> tuple[Event, ...]:
    """What the target picture tells, and a note with its correction."""
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


def sheet(**more: object) -> Sheet:
    """The debtor of the target picture; ``more`` replaces fields."""
    rows = claims()
    about: dict[str, object] = {
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
        "claims": rows,
        "timeline": timeline(rows),
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
            LetterRow(
                kind="payment_demand",
                kind_label="Betalingsoppfordring",
                claim_number=rows[1].number,
                sent=date(2026, 11, 2),
                deadline=date(2026, 11, 16),
                fee=11300,
                way="digitalt",
            ),
        ),
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
        "draft": "",
        "provisional_from": None,
        "may": MAY,
    }
    about |= more
    found = about["claims"]
    assert isinstance(found, tuple)
    about.setdefault("sums", added([row.sums for row in found]))
    return Sheet.model_validate(about)


_LONG = (
    "Kontrollsanksjon etter parkeringsforskriften",
    "Pasienters betaling for opphold i sykehjem og aldershjem",
    "Skolefritidsordning og aktivitetsskole – oppholdsbetaling og kost",
)


def crowded() -> Sheet:
    """25 claims, 200 events, long names, every status there is."""
    rows = tuple(
        claim(
            3000 + at,
            _LONG[at % 3],
            "Sykehjemsetaten, avdeling for vederlag og egenandeler",
            sums=sums(123456 * (at + 1), 34567 * at, 3800 * (at % 4), 50000 * (at % 5 == 4)),
            provisional=at % 6 == 0,
            state=("Betalingsoppfordring – frist 07.12.2026", "Foreldet", "Mottatt")[at % 3],
            state_level=("info", "error", "none")[at % 3],
        )
        for at in range(25)
    )
    events = tuple(
        event(
            f"note:{200 - at}" if at % 4 == 0 else f"fact:{200 - at}",
            ("note", "money", "letter", "import")[at % 4],
            TODAY - timedelta(days=3 * at),
            title=("Merknad", "Innbetaling", "Brev sendt", "Krav mottatt")[at % 4],
            text="Skyldneren ringte om kravet fra sykehjemmet og ba om en skriftlig redegjørelse "
            "for hvordan vederlaget er beregnet siden innflyttingen i fjor høst.",
            who="Anne-Margrethe Øvrebø-Skjelbreid",
            hour=9,
            row=rows[at % 25],
            amount=at * 100,
        )
        for at in range(200)
    )
    warnings = tuple(
        Alert(kind=text, level=level, text=text, detail=f"{text} stanser tvangsinnkreving (§ 7).")
        for level, text in (
            ("error", "Død 03.10.2026 – brev stanset"),
            ("error", "Gjeldsordning åpnet 12.01.2026"),
            ("warning", "Verge: begge får brev"),
            ("warning", "Åpen innsigelse på 3 krav"),
            ("info", "Utvandret – adresse i Sverige"),
            ("success", "Avtale i rute: 4 av 12"),
        )
    )
    return sheet(
        name="Bjørnstjerne-Þórarinsdóttir Østbø-Håkansson, Åse-Ærlighet Margrethe Ingeborg",
        address="Nedre Ullevål kirkevei 1234 B, H0402, 0351 Oslo",
        claims=rows,
        timeline=events,
        warnings=warnings,
        provisional_from=date(2027, 1, 1),
        on=date(2027, 3, 1),
        known=date(2026, 4, 15),
    )


def protected() -> Sheet:
    """A person whose address is hidden, with one claim."""
    row = claims()[2]
    return sheet(
        name="Fjell, Stille",
        address="",
        protected=True,
        phone="",
        claims=(row,),
        timeline=(),
        payments=(),
        letters=(),
        documents=(),
        warnings=(
            Alert(
                kind="protected",
                level="error",
                text="Skjermet adresse",
                detail="Adressen vises ikke. Begjæring går til utpekt namsmann (§ 7-3).",
            ),
        ),
    )


def deceased() -> Sheet:
    """A dead person without claims left."""
    return sheet(
        name="Dokk, Stille",
        claims=(),
        timeline=(),
        payments=(),
        letters=(),
        documents=(),
        warnings=(
            Alert(
                kind="deceased",
                level="error",
                text="Død",
                detail="Ingen brev til den døde. Kravet meldes i boet (arveloven § 102).",
            ),
        ),
    )


_LINES = (
    (date(2025, 6, 16), date(2025, 7, 1), 15, "12,50 %", "FOR-2024-12-19-3288", 5137),
    (date(2025, 7, 1), date(2026, 1, 1), 184, "12,25 %", "FOR-2025-06-23-1143", 61753),
    (date(2026, 1, 1), date(2026, 7, 1), 181, "12,00 %", "FOR-2025-12-18-2703", 59507),
    (date(2026, 7, 1), date(2026, 11, 23), 145, "12,25 %", "FOR-2026-06-25-1372", 48664),
)


def leaf(row: ClaimRow, amount: int, text: str, **more: object) -> Leaf:
    about: dict[str, object] = {
        "claim_id": row.claim_id,
        "claim_number": row.number,
        "kind": "principal",
        "amount": amount,
        "from_day": row.due_date,
        "to_day": None,
        "days": None,
        "base": None,
        "rate": "",
        "rate_source": "",
        "provisional": False,
        "rule": "barnehageforskriften § 4",
        "source": f"faktura {row.invoice_number}",
        "text": text,
        "document_id": None,
    }
    return Leaf.model_validate({**about, **more})


def leaves(row: ClaimRow, part: str) -> tuple[Leaf, ...]:
    """Lines that add up to a part of a claim."""
    found: list[Leaf] = []
    if part in {"principal", "total"} and row.sums.principal:
        found.append(
            leaf(row, row.sums.principal, "Hovedstol med forfall 16.06.2025", document_id=4)
        )
    if part in {"interest", "total"} and row.sums.interest:
        found.extend(_interest(row))
    for name, text in (("fees", "Gebyr for brev sendt 02.11.2026"), ("costs", "Sakskostnader")):
        amount = getattr(row.sums, name)
        if part in {name, "total"} and amount:
            found.append(leaf(row, amount, text, rule="inkassoforskriften § 1-2"))
    return tuple(found)


def _interest(row: ClaimRow) -> list[Leaf]:
    found = []
    left = row.sums.interest
    for at, (first, last, days, rate, source, amount) in enumerate(_LINES):
        share = left if at == len(_LINES) - 1 else min(amount, left)
        left -= share
        found.append(
            leaf(
                row,
                share,
                "Forsinkelsesrente",
                from_day=first,
                to_day=last,
                days=days,
                base=row.sums.principal,
                rate=rate,
                rate_source=source,
                source=source,
                rule="forsinkelsesrenteloven §§ 2, 3",
                provisional=row.provisional and at == len(_LINES) - 1,
            )
        )
    return found


def explanation(of: Sheet, order: Explain) -> Explanation:
    """The explanation the service would give of an amount of a sheet."""
    rows = [row for row in of.claims if order.claim_id in {None, row.claim_id}]
    found = tuple(each for row in rows for each in leaves(row, order.part))
    about = f"{len(rows)} krav per 23.11.2026"
    if len(rows) == 1:
        about = (
            f"{rows[0].number} · av hovedstol 10 000,00 · enkel rente, faktiske dager, 365/366 · "
            "forsinkelsesrenteloven §§ 2, 3"
        )
    return Explanation(
        claim_id=order.claim_id,
        part=order.part,
        title="Forklaring",
        about=about,
        on=of.on,
        known=of.known,
        amount=sum(each.amount for each in found),
        leaves=found,
        for_debtor="Renter per 23.11.2026\nSum: 1 750,61 kr",
    )


def deeds(claim_id: int | None) -> DeedsOf:
    """What can be done now, open and closed."""
    found = (
        Deed(
            name="notes.add",
            label="Skriv merknad",
            key="Ctrl+N",
            lawful=True,
            reason="Kan gjøres nå.",
            earliest=None,
        ),
        Deed(
            name="reports.case_summary",
            label="Eksporter saksoppsummering",
            key="Ctrl+E",
            lawful=True,
            reason="Kan gjøres nå.",
            earliest=None,
        ),
        Deed(
            name="step.enforcement",
            label="Utleggsbegjæring til namsmannen",
            key="",
            lawful=False,
            reason="Fristen i varselet etter tvangsfullbyrdelsesloven § 4-18 går ut 07.12.2026.",
            earliest=date(2026, 12, 8),
        ),
        Deed(
            name="law.limitation",
            label="Foreldelse",
            key="",
            lawful=True,
            reason="Foreldes 16.06.2028 (foreldelsesloven §§ 2 og 3).",
            earliest=None,
        ),
    )
    return DeedsOf(claim_id=claim_id, deeds=found if claim_id else found[:2])
