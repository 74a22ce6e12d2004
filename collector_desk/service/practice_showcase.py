"""The debtors that pictures and guides show: the same few people in every practice desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import Letter, SentLetter, letter_fee
from collector_desk.domain.folding import fold
from collector_desk.domain.handover import HandedNotice, HandedRole, Way
from collector_desk.domain.identity import make_all, make_orgnr
from collector_desk.domain.limitation_steps import Interruption, Step
from collector_desk.domain.parking import TRAFFIC_FEES
from collector_desk.domain.rates import Rates
from collector_desk.errors.numbers import NumberRefused
from collector_desk.service.practice_claims import Claims, Draft, replace_debtors
from collector_desk.service.practice_histories import Histories
from collector_desk.service.practice_kinds import Invoice
from collector_desk.service.practice_letters import hand_over_day, handed_letter
from collector_desk.service.practice_names import Name
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_places import Place
from collector_desk.service.practice_story import KARI, PER, Money, Story
from collector_desk.service.practice_world import Order, World

LYKT, FJELLREV, WAVE, DOCK = "Lykt, Fager", "Kvikk Fjellrev AS", "Bølge, Stødig", "Dokk, Stille"
RECENT = (DOCK, WAVE, FJELLREV, LYKT)
"""Those whom Kari has opened, the last one last."""

_SERIAL = 900_000  # invoice numbers far from those of the city
_AT_HOME = Place("Josefines gate 3D", "0351", "Oslo", "NO", 4)


def people(today: date) -> tuple[Somebody, ...]:
    """Everybody in the pictures, in their order."""
    return (
        person("Fager", "Lykt", date(2006, 9, 16), _AT_HOME, "91234567", "EL12345", today),
        _company(FJELLREV, "31400001", Place("Grenseveien 82", "0571", "Oslo", "NO", 2), today),
        person(
            "Stødig", "Bølge", date(1984, 4, 9), Place("Thorvald Meyers gate 41", "0555", "Oslo",
            "NO", 2), "19040984", "EK23456", today,
        ),
        person(
            "Stille", "Dokk", date(1951, 11, 30), Place("Schweigaards gate 56", "0191", "Oslo",
            "NO", 1), "", "", today,
        ),
        person(
            "Fagert", "Lykte", date(1971, 3, 2), Place("Trondheimsveien 135", "0570", "Oslo", "NO",
            2), "19020371", "EL34567", today,
        ),
        _company("Lykt Regnskap AS", "31315994", Place("Storgata 1", "0155", "Oslo", "NO", 1), today),
    )  # fmt: skip


def person(  # noqa: PLR0913, PLR0917
    first: str, last: str, born: date, place: Place, phone: str, plate: str, today: date
) -> Somebody:
    """Somebody with the first synthetic number of a birth date."""
    number = next(make_all(day=born.day, month=born.month, yy=born.year % 100))
    return Somebody(
        kind="person", name=Name(first, "", last, "nb"), number=number, born=born, place=place,
        phone=phone, email=f"{fold(first)}.{fold(last)}@epost.example", until=today, plate=plate,
    )  # fmt: skip


def _company(name: str, seed: str, place: Place, today: date) -> Somebody:
    digits = int(seed)
    while (number := _orgnr(str(digits))) is None:
        digits += 1
    return Somebody(
        kind="company", name=Name("", "", "", "nb"), organisation=name, org_number=number,
        place=place, phone="19313131", email="post@epost.example", until=today, plate="DP45678",
    )  # fmt: skip


def _orgnr(seed: str) -> str | None:
    try:
        return make_orgnr(seed)
    except NumberRefused:
        return None


def made(order: Order, rates: Rates) -> World:
    """Everybody of the pictures, with what they owe."""
    rng = Random(f"{order.seed}:showcase")  # noqa: S311  practice, not secrets
    claims = Claims(rng, order.today, rates, serial=_SERIAL)
    histories = Histories(rng, order.today, order.files_from)
    shown = people(order.today)
    told = {one.shown_name: one for one in shown}
    others = list(_others(claims, told))
    for each in others:
        histories.live(each)
    return World(list(shown), [*_lykt(claims, told[LYKT]), *others])


def _lykt(claims: Claims, one: Somebody) -> Sequence[Story]:
    return (
        _kindergarten(claims, one),
        _aks(claims, one),
        _parking(claims, one),
        _clinic(claims, one),
        _rent(claims, one),
    )


def story(
    claims: Claims,
    one: Somebody,
    kind: ClaimKind,
    invoice: Invoice,
    letters: Sequence[SentLetter],
) -> Story:
    """A claim with these letters of its unit, handed over on the unit's next day."""
    role = {
        ClaimKind.PARKING_FINE: HandedRole.OWNER,
        ClaimKind.RENT: HandedRole.TENANT,
        ClaimKind.KINDERGARTEN: HandedRole.PARENT,
        ClaimKind.AKS: HandedRole.PARENT,
    }.get(kind, HandedRole.DEBTOR)
    notices = [each for each in letters if each.letter is Letter.COLLECTION_NOTICE]
    notice = None
    if notices:
        last = notices[-1]
        notice = HandedNotice(
            sent=last.sent, deadline=last.deadline, way=Way.DIGITAL_MAILBOX, fee=last.fee
        )
    reminders = tuple(handed_letter(each) for each in letters if each.letter is Letter.REMINDER)
    handed = claims.handed(kind, invoice, reminders, notice, ())
    handed = replace_debtors(handed, kind, [(one, role)])
    wait = timedelta(days=30 if kind in TRAFFIC_FEES else 20)
    ready = max([invoice.due + wait, *(each.deadline for each in letters)])
    return Story(
        Draft(handed, kind, hand_over_day(invoice.unit, ready), (one,)), claims.rates, claims.today
    )


def sent(claims: Claims, letter: Letter, day: date, due: date, *, fee: bool = True) -> SentLetter:
    """A letter that the unit sent on a day, with the fee that is lawful, or with none."""
    amount = letter_fee(letter, sent=day, due_date=due, rates=claims.rates).amount if fee else 0
    return SentLetter(letter=letter, sent=day, deadline=deadline(day, 14), fee=amount)


def _kindergarten(claims: Claims, one: Somebody) -> Story:
    due = date(2025, 6, 16)
    invoice = Invoice(
        unit="BYD01", issued=date(2025, 5, 28), due=due, amount=1000000,
        description="Foreldrebetaling Løkka barnehage, februar–juni 2025",
        period=(date(2025, 2, 1), date(2025, 6, 30)),
    )  # fmt: skip
    notice = sent(claims, Letter.COLLECTION_NOTICE, date(2025, 7, 7), due, fee=False)
    told = story(claims, one, ClaimKind.KINDERGARTEN, invoice, [notice])
    told.wrote(Letter.PAYMENT_DEMAND, date(2026, 10, 5), way="digital")
    told.wrote(Letter.ENFORCEMENT_NOTICE, date(2026, 11, 23), way="post", who=KARI)
    return told


def _aks(claims: Claims, one: Somebody) -> Story:
    due = date(2026, 3, 20)
    invoice = Invoice(
        unit="UDE", issued=date(2026, 2, 27), due=due, amount=317400,
        description="Oppholdsbetaling AKS Møllergata skole, mars 2026",
        period=(date(2026, 3, 1), date(2026, 3, 31)),
    )  # fmt: skip
    notice = sent(claims, Letter.COLLECTION_NOTICE, date(2026, 9, 7), due)
    told = story(claims, one, ClaimKind.AKS, invoice, [notice])
    told.send(Letter.PAYMENT_DEMAND, date(2026, 11, 2), way="digital")
    return told


def _parking(claims: Claims, one: Somebody) -> Story:
    invoice = Invoice(
        unit="BYM", issued=date(2026, 6, 11), due=date(2026, 7, 2), amount=90000,
        description="Parkeringsgebyr, Bogstadveien 21",
    )  # fmt: skip
    return story(claims, one, ClaimKind.PARKING_FINE, invoice, [])


def _clinic(claims: Claims, one: Somebody) -> Story:
    due = date(2026, 8, 11)
    invoice = Invoice(
        unit="HEL", issued=date(2026, 7, 10), due=due, amount=30100,
        description="Egenandel legevakt, konsultasjon kveld", service_day=date(2026, 7, 3),
    )  # fmt: skip
    notice = sent(claims, Letter.COLLECTION_NOTICE, date(2026, 8, 31), due)
    told = story(claims, one, ClaimKind.EMERGENCY_CLINIC, invoice, [notice])
    told.notes.append(
        (
            date(2026, 11, 19),
            "Skyldneren skriver at egenandelen ble betalt med kort samme kveld. Helseetaten er spurt.",
        )
    )
    return told


def _rent(claims: Claims, one: Somebody) -> Story:
    due = date(2024, 2, 1)
    invoice = Invoice(
        unit="BOLIGBYGG", issued=date(2024, 1, 15), due=due, amount=740000,
        description="Husleie februar 2024, kontrakt 51207",
        period=(date(2024, 2, 1), date(2024, 2, 29)),
    )  # fmt: skip
    reminder = sent(claims, Letter.REMINDER, date(2024, 2, 16), due)
    notice = sent(claims, Letter.COLLECTION_NOTICE, date(2024, 3, 4), due)
    told = story(claims, one, ClaimKind.RENT, invoice, [reminder, notice])
    told.send(Letter.PAYMENT_DEMAND, date(2024, 7, 1), way="post")
    agreed = date(2026, 10, 20)
    told.interrupt(
        Interruption(step=Step.ACKNOWLEDGEMENT, day=agreed), "avtale 20.10.2026, P. Dahl"
    )
    told.notes.append((agreed, f"Avtale om 9 avdrag à 1 200 kr inngått av {PER}."))
    told.coming.append(
        Money(amount=120000, ordered=date(2026, 11, 14), settled=date(2026, 11, 16),
              account="00010912345")
    )  # fmt: skip
    return told


def _others(claims: Claims, told: Mapping[str, Somebody]) -> Sequence[Story]:
    wanted = (
        (FJELLREV, ClaimKind.PARKING_FINE, date(2026, 4, 1)),
        (FJELLREV, ClaimKind.OTHER_INVOICE, date(2025, 11, 1)),
        (FJELLREV, ClaimKind.PARKING_FINE, date(2025, 9, 1)),
        (WAVE, ClaimKind.CONTROL_SANCTION, date(2025, 5, 1)),
        (WAVE, ClaimKind.RENT, date(2026, 2, 1)),
        (WAVE, ClaimKind.LIBRARY, date(2024, 10, 1)),
        (DOCK, ClaimKind.NURSING_HOME, date(2025, 8, 1)),
        (DOCK, ClaimKind.HOME_CARE, date(2026, 5, 1)),
        ("Lykte, Fagert", ClaimKind.PARKING_FINE, date(2026, 5, 1)),
        ("Lykt Regnskap AS", ClaimKind.OTHER_INVOICE, date(2026, 1, 1)),
        ("Lykt Regnskap AS", ClaimKind.TOWING_FEE, date(2026, 3, 1)),
    )
    stories = []
    for name, kind, month in wanted:
        draft = claims.make(kind, month, [told[name]], 0)
        if draft is None:
            raise ValueError(f"{name} has no lawful claim of {month}")
        stories.append(Story(draft, claims.rates, claims.today))
    return stories
