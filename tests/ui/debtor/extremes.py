"""Debtors that try the screen: far too full, hidden, and with nothing left."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desk.wire.debtors import Alert, ClaimRow, Event, Sheet
from tests.ui.debtor.sheets import TODAY, claim, claims, event, sheet, sums

_LONG = (
    "Kontrollsanksjon etter parkeringsforskriften",
    "Pasienters betaling for opphold i sykehjem og aldershjem",
    "Skolefritidsordning og aktivitetsskole – oppholdsbetaling og kost",
)


def _many_claims() -> tuple[ClaimRow, ...]:
    return tuple(
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


def _many_events(rows: tuple[ClaimRow, ...]) -> tuple[Event, ...]:
    return tuple(
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


def _many_warnings() -> tuple[Alert, ...]:
    return tuple(
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


def crowded() -> Sheet:
    """25 claims, 200 events, long names, every status there is."""
    rows = _many_claims()
    return sheet(
        name="Bjørnstjerne-Þórarinsdóttir Østbø-Håkansson, Åse-Ærlighet Margrethe Ingeborg",
        address="Nedre Ullevål kirkevei 1234 B, H0402, 0351 Oslo",
        claims=rows,
        timeline=_many_events(rows),
        warnings=_many_warnings(),
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
