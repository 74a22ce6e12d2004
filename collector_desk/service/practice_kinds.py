"""What each kind of claim looks like in practice: unit, amounts, days and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.parking import three_weeks_after

_DAY = timedelta(days=1)
_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """The invoice behind a claim, in øre."""

    unit: str
    issued: date
    due: date
    amount: int
    description: str
    period: tuple[date, date] | None = None
    service_day: date | None = None


Maker = Callable[[Random, date, int], Invoice]
"""Makes an invoice that falls due in the month of a day, for a debtor of a district."""


def month_words(day: date) -> str:
    """«september 2026»."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, add_months(first, 1) - _DAY


def _unit(district: int) -> str:
    return f"BYD{district or 1:02d}"


def _by_year(day: date, table: Mapping[int, int]) -> int:
    return table[max(year for year in table if year <= day.year)]


_KINDERGARTENS = (
    "Løkka",
    "Solhaug",
    "Tusenbein",
    "Bjerkely",
    "Maurtua",
    "Grønnebakken",
    "Ekornlia",
)
# The top price a month by its first day; 2018 to 2023 and from August 2025 are not confirmed.
_MOST = {
    date(2018, 1, 1): 291000,
    date(2019, 1, 1): 304000,
    date(2020, 1, 1): 313500,
    date(2021, 1, 1): 323000,
    date(2022, 1, 1): 305000,
    date(2023, 1, 1): 300000,
    date(2024, 8, 1): 200000,
    date(2025, 8, 1): 120000,
}


def kindergarten(rng: Random, month: date, district: int) -> Invoice:
    """Parents' pay for a place: the top price of the month, less for a second child."""
    due = month.replace(day=1)
    amount = (
        _MOST[max(first for first in _MOST if first <= due)]
        * rng.choice((100, 100, 100, 70))
        // 100
    )
    name = rng.choice(_KINDERGARTENS)
    return Invoice(
        unit=_unit(district),
        issued=due - timedelta(days=15),
        due=due,
        amount=amount,
        description=f"Foreldrebetaling {name} barnehage, {month_words(due)}",
        period=_month(due),
    )


_SCHOOLS = ("Møllergata", "Bjølsen", "Tøyen", "Lilleborg", "Fagerborg", "Haugen", "Stovner")


def aks(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """Pay for the after-school club; July is free."""
    due = (month if month.month != 7 else add_months(month, 1)).replace(day=20)
    amount = rng.choice((317400, 321200, 108400, 61800, 41500))
    return Invoice(
        unit="UDE",
        issued=due - timedelta(days=20),
        due=due,
        amount=amount,
        description=f"Oppholdsbetaling AKS {rng.choice(_SCHOOLS)} skole, {month_words(due)}",
        period=_month(due),
    )


def library(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """Compensation for what was never brought back."""
    what, price = rng.choice((("bok", 45000), ("barnebok", 30000), ("film", 30000),
                              ("språkkurs", 50000), ("tidsskrift", 10000)))  # fmt: skip
    count = rng.choice((1, 1, 1, 2, 3, 5))
    issued = month.replace(day=rng.randint(1, 28))
    words = f"Erstatning for {what}" + (f", {count} lån" if count > 1 else "")
    return Invoice(
        unit="DEICHMAN",
        issued=issued,
        due=issued + timedelta(days=30),
        amount=count * price,
        description=words,
        service_day=issued - timedelta(days=rng.randint(0, 10)),
    )


_ALARM = {2019: 21000, 2022: 21500, 2023: 22000, 2024: 23000, 2025: 24000, 2026: 24500}


def home_care(rng: Random, month: date, district: int) -> Invoice:
    """A month of safety alarm or practical help."""
    due = month.replace(day=20)
    helps = rng.random() < 0.4
    amount = _by_year(due, _ALARM) * (rng.randint(1, 4) if helps else 1)
    what = "Praktisk bistand" if helps else "Trygghetsalarm"
    before = add_months(due, -1)
    return Invoice(
        unit=_unit(district),
        issued=due - timedelta(days=16),
        due=due,
        amount=amount,
        description=f"{what}, {month_words(before)}",
        period=_month(before),
        service_day=before.replace(day=1),
    )


def rent(rng: Random, month: date, district: int) -> Invoice:
    """A month's rent of a municipal flat."""
    due = month.replace(day=1)
    return Invoice(
        unit="BOLIGBYGG" if rng.random() < 0.9 else _unit(district),
        issued=due - timedelta(days=14),
        due=due,
        amount=rng.randrange(620000, 1480000, 5000),
        description=f"Husleie {month_words(due)}, kontrakt {rng.randint(10000, 99999)}",
        period=_month(due),
    )


def emergency_clinic(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """The patient's own share at the emergency clinic, or for not turning up."""
    visit = month.replace(day=rng.randint(1, 28))
    issued = visit + timedelta(days=rng.randint(2, 9))
    amount, words = rng.choice(((17900, "konsultasjon på dagtid"), (30100, "konsultasjon kveld"),
                                (30100, "konsultasjon natt"), (43500, "røntgen og prøver")))  # fmt: skip
    return Invoice(
        unit="HEL",
        issued=issued,
        due=issued + timedelta(days=21),
        amount=amount,
        description=f"Egenandel legevakt, {words}",
        service_day=visit,
    )


_STAY = {2019: 17000, 2021: 17500, 2022: 18000, 2023: 18500, 2024: 19300, 2025: 20000, 2026: 20500}


def nursing_home(rng: Random, month: date, district: int) -> Invoice:
    """Pay for a short stay by the day, or for a long stay by the month."""
    due = month.replace(day=25)
    before = add_months(due, -1)
    if rng.random() < 0.6:
        days = rng.randint(5, 28)
        amount, words = days * _by_year(due, _STAY), f"Korttidsopphold, {days} døgn"
    else:
        amount, words = rng.randrange(900000, 2600000, 100), "Langtidsopphold"
    return Invoice(
        unit="SYE" if rng.random() < 0.8 else _unit(district),
        issued=due - timedelta(days=15),
        due=due,
        amount=amount,
        description=f"Vederlag sykehjem, {words}, {month_words(before)}",
        period=_month(before),
        service_day=before.replace(day=1),
    )


_PLACES = ("Torggata", "Bogstadveien", "Markveien", "Schous plass", "Ullevålsveien", "Åkebergveien")


def _fine(rng: Random, issued: date, amount: int, words: str) -> Invoice:
    return Invoice(
        unit="BYM",
        issued=issued,
        due=three_weeks_after(issued),
        amount=amount,
        description=f"{words}, {rng.choice(_PLACES)}",
    )


def parking_fine(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """A public parking fine; 900 kr, fewer kroner some years ago."""
    issued = month.replace(day=rng.randint(1, 28))
    amount = 90000 if issued.year >= 2020 else rng.choice((50000, 75000, 90000))
    return _fine(rng, issued, amount, "Parkeringsgebyr")


def control_sanction(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """A control sanction on private terms: other prices from 2022."""
    issued = month.replace(day=rng.randint(1, 28))
    new, old = rng.choice(((66000, 60000), (66000, 60000), (33000, 30000), (99000, 90000)))
    return _fine(rng, issued, new if issued.year >= 2022 else old, "Kontrollsanksjon")


def studded_tyre_fee(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """The extra fee for driving on studded tyres without having paid, in winter only."""
    winter = month if month.month in {11, 12, 1, 2, 3, 4} else month.replace(month=3)
    issued = winter.replace(day=rng.randint(1, 28))
    return _fine(rng, issued, 75000, "Tilleggsgebyr piggdekk")


def towing_fee(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """Towing away and keeping a car."""
    service = month.replace(day=rng.randint(1, 28))
    issued = service + timedelta(days=rng.randint(3, 12))
    days = rng.randint(0, 9)
    return Invoice(
        unit="BYM",
        issued=issued,
        due=issued + timedelta(days=21),
        amount=310000 + 30000 * days,
        description=f"Flyttegebyr, {rng.choice(_PLACES)}"
        + (f", {days} døgn lagring" if days else ""),
        service_day=service,
    )


def dental_clinic(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """Treatment at the emergency dentist."""
    visit = month.replace(day=rng.randint(1, 28))
    issued = visit + timedelta(days=rng.randint(1, 6))
    return Invoice(
        unit="HEL",
        issued=issued,
        due=issued + timedelta(days=21),
        amount=rng.randrange(78000, 560000, 500),
        description="Tannlegevakt, behandling",
        service_day=visit,
    )


def coercive_fine(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """A coercive fine that has run for some days."""
    issued = month.replace(day=rng.randint(1, 28))
    days, rate = rng.randint(5, 60), rng.choice((50000, 100000))
    return Invoice(
        unit="PBE",
        issued=issued,
        due=issued + timedelta(days=21),
        amount=days * rate,
        description=f"Tvangsmulkt, {days} dager, byggesak {rng.randint(10000, 99999)}",
    )


# None of what the municipality enforces itself with a lien by law: water, sweeping, fire, waste
# (tvangsfullbyrdelsesloven § 2-14).
_OTHER = (
    ("BYM", "Salg av parkeringstillatelse", 60000, 420000),
    ("BYM", "Erstatning for skade på lysmast", 520000, 3100000),
    ("UDE", "Elevavgift kulturskole", 98000, 196000),
    ("OSLOBYGG", "Leie av selskapslokale", 180000, 960000),
    ("EBY", "Festeavgift", 120000, 2400000),
    ("VEL", "Tilbakebetaling av for mye utbetalt", 60000, 1200000),
    ("OSLOBYGG", "Leie av gymsal", 30000, 240000),
    ("BYM", "Leie av torgplass", 45000, 380000),
)


def other_invoice(rng: Random, month: date, district: int) -> Invoice:  # noqa: ARG001
    """Any other invoice of the municipality."""
    unit, words, low, high = rng.choice(_OTHER)
    issued = month.replace(day=rng.randint(1, 28))
    return Invoice(
        unit=unit,
        issued=issued,
        due=issued + timedelta(days=30),
        amount=rng.randrange(low, high, 100),
        description=words,
        service_day=issued - timedelta(days=rng.randint(0, 20)),
    )


MAKERS: Mapping[ClaimKind, Maker] = {
    ClaimKind.AKS: aks,
    ClaimKind.KINDERGARTEN: kindergarten,
    ClaimKind.LIBRARY: library,
    ClaimKind.HOME_CARE: home_care,
    ClaimKind.RENT: rent,
    ClaimKind.EMERGENCY_CLINIC: emergency_clinic,
    ClaimKind.NURSING_HOME: nursing_home,
    ClaimKind.PARKING_FINE: parking_fine,
    ClaimKind.CONTROL_SANCTION: control_sanction,
    ClaimKind.STUDDED_TYRE_FEE: studded_tyre_fee,
    ClaimKind.TOWING_FEE: towing_fee,
    ClaimKind.DENTAL_CLINIC: dental_clinic,
    ClaimKind.COERCIVE_FINE: coercive_fine,
    ClaimKind.OTHER_INVOICE: other_invoice,
}
