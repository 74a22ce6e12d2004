"""Made-up claims that are ready for collection on the day their unit hands them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from collector_desk.domain import kid
from collector_desk.domain.calendar import add_months, add_years, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, InterestBasis, LimitationStart
from collector_desk.domain.handover import (
    Complaint,
    HandedClaim,
    HandedDebtor,
    HandedLetter,
    HandedNotice,
    HandedPayment,
    HandedRole,
    Way,
)
from collector_desk.domain.interest_terms import interest_terms, rests_on_demand
from collector_desk.domain.parking import TRAFFIC_FEES
from collector_desk.domain.rates import Rates
from collector_desk.domain.readiness_money import VEHICLE_KINDS
from collector_desk.service.practice_kinds import MAKERS, Invoice
from collector_desk.service.practice_letters import Letters, hand_over_day
from collector_desk.service.practice_people import Somebody

FIRST_DUE = date(2019, 1, 15)
_SHORT = timedelta(days=1)
_YEARS = ((2019, 3), (2020, 4), (2021, 4), (2022, 6), (2023, 9), (2024, 16), (2025, 28), (2026, 34))
_LEAD = 115  # days from a due date until the claim has surely come here
_SHARED = 0.12  # of joint claims on which each owes a share only
_ATTEMPTS = 30
_CHILDS = (ClaimKind.LIBRARY, ClaimKind.EMERGENCY_CLINIC, ClaimKind.DENTAL_CLINIC)
_COMPANYS: Mapping[ClaimKind, int] = {
    ClaimKind.PARKING_FINE: 30, ClaimKind.CONTROL_SANCTION: 15, ClaimKind.STUDDED_TYRE_FEE: 8,
    ClaimKind.TOWING_FEE: 6, ClaimKind.COERCIVE_FINE: 11, ClaimKind.OTHER_INVOICE: 30,
}  # fmt: skip
_GROWN: Mapping[ClaimKind, int] = {
    ClaimKind.PARKING_FINE: 24, ClaimKind.CONTROL_SANCTION: 9, ClaimKind.STUDDED_TYRE_FEE: 5,
    ClaimKind.TOWING_FEE: 3, ClaimKind.EMERGENCY_CLINIC: 13, ClaimKind.DENTAL_CLINIC: 4,
    ClaimKind.LIBRARY: 9, ClaimKind.OTHER_INVOICE: 6, ClaimKind.RENT: 8,
    ClaimKind.KINDERGARTEN: 9, ClaimKind.AKS: 9, ClaimKind.COERCIVE_FINE: 1,
}  # fmt: skip
_OLD: Mapping[ClaimKind, int] = {
    ClaimKind.HOME_CARE: 34, ClaimKind.NURSING_HOME: 22, ClaimKind.EMERGENCY_CLINIC: 12,
    ClaimKind.RENT: 10, ClaimKind.PARKING_FINE: 12, ClaimKind.LIBRARY: 6,
    ClaimKind.DENTAL_CLINIC: 4,
}  # fmt: skip
_JOINT = {
    ClaimKind.KINDERGARTEN: (HandedRole.PARENT, HandedRole.PARENT, 0.6),
    ClaimKind.AKS: (HandedRole.PARENT, HandedRole.PARENT, 0.6),
    ClaimKind.RENT: (HandedRole.TENANT, HandedRole.TENANT, 0.7),
    ClaimKind.PARKING_FINE: (HandedRole.DRIVER, HandedRole.OWNER, 0.35),
    ClaimKind.STUDDED_TYRE_FEE: (HandedRole.DRIVER, HandedRole.OWNER, 0.3),
}


_UNSAID = HandedClaim(
    line=0, reference="", kind=None, kind_text="", unit="", invoice="", invoice_date=FIRST_DUE,
    due=FIRST_DUE, period_from=None, period_to=None, description="", principal=0, original=0,
    interest=InterestBasis.NONE, interest_from=None, notice=None, objection=False,
    objection_date=None, objection_text="", complaint=None, complaint_date=None,
    complaint_decided=None, driver_demand_sent=None, legal_basis="", limitation_start=None, kid="",
    plate="", letters=(), payments=(), debtors=(),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has a number: as handed over, the day, and who owes it."""

    handed: HandedClaim
    kind: ClaimKind
    received_on: date
    debtors: tuple[Somebody, ...]


@dataclass(slots=True)
class Claims:
    """Draws claims. ``part`` of ``parts`` keeps invoice numbers apart where several draw."""

    rng: Random
    today: date
    rates: Rates
    part: int = 0
    parts: int = 1
    serial: int = 0
    given: set[tuple[int, ClaimKind, int, int]] = field(default_factory=set)

    def draw(self, household: Sequence[Somebody], who: int) -> Draft:
        """A claim on one of the household; some are on both."""
        one = household[who]
        # Somebody who has just come of age may be too young for the kind that was drawn.
        for kind in (self._kind(household, who), *_CHILDS):
            for attempt in range(_ATTEMPTS):
                month = self._month(one, kind)
                if attempt < _ATTEMPTS // 2 and self._had(one, kind, month):
                    continue
                draft = self.make(kind, month, household, who)
                if draft is not None:
                    return draft
        raise RuntimeError("no day is left for a lawful claim")

    def _had(self, one: Somebody, kind: ClaimKind, month: date) -> bool:
        """Whether the month is taken: nobody pays twice for the same month."""
        key = (id(one), kind, month.year, month.month)
        if key in self.given:
            return True
        self.given.add(key)
        return False

    def _kind(self, household: Sequence[Somebody], who: int) -> ClaimKind:
        one = household[who]
        if one.is_minor or not all(map(self._long_grown, household)):
            return self.rng.choice(_CHILDS)
        if one.kind != "person":
            table = _COMPANYS
        else:
            old = one.born is not None and add_years(one.born, 70) < self.today
            table = _OLD if old else _GROWN
        return self.rng.choices(list(table), weights=list(table.values()))[0]

    def _long_grown(self, one: Somebody) -> bool:
        """Whether a claim on somebody of age has had the time to come here."""
        if one.born is None or one.kind != "person":
            return True
        return add_years(one.born, 18) < one.until - timedelta(days=_LEAD + 62)

    def _month(self, one: Somebody, kind: ClaimKind) -> date:
        """The first of a month in which a claim may fall due; late years have more."""
        last = one.until - timedelta(days=_LEAD)
        first = FIRST_DUE
        if one.born is not None and one.kind == "person":
            grown = add_years(one.born, 5 if kind in _CHILDS else 18)
            first = min(max(first, add_months(grown, 1)), last)
        years, weights = zip(*_YEARS, strict=True)
        year = self.rng.choices(years, weights=weights)[0]
        day = date(year, self.rng.randint(1, 12), 1)
        return min(max(day, first), last).replace(day=1)

    def make(
        self, kind: ClaimKind, month: date, household: Sequence[Somebody], who: int
    ) -> Draft | None:
        """The claim of one kind that falls due about a month; None where no day is left for it."""
        one = household[who]
        invoice = MAKERS[kind](self.rng, month, one.place.district)
        letters, notice = Letters(self.rng, self.rates).of(kind, invoice)
        ready = self._ready(kind, invoice, notice)
        received = hand_over_day(invoice.unit, ready)
        if received > min(one.until, self.today) or not self._grown(kind, invoice, household, who):
            return None
        debtors = self._debtors(kind, household, who)
        payments = self._paid_before(invoice, received)
        handed = self.handed(kind, invoice, letters, notice, payments)
        handed = replace_debtors(handed, kind, debtors)
        if len(debtors) == 2 and self.rng.random() < _SHARED:
            handed = _shared(handed)
        return Draft(handed, kind, received, tuple(who for who, _ in debtors))

    def _grown(
        self, kind: ClaimKind, invoice: Invoice, household: Sequence[Somebody], who: int
    ) -> bool:
        """Whether all who may owe the claim were of age when it fell due, a child's own apart."""
        if kind in _CHILDS:
            return True
        born = [one.born for one in household if one.born is not None and one.kind == "person"]
        return all(add_years(day, 18) <= invoice.due for day in born) or household[who].born is None

    def _ready(self, kind: ClaimKind, invoice: Invoice, notice: HandedNotice | None) -> date:
        """The last day before the claim may be handed over."""
        if notice is not None and notice.deadline is not None:
            return max(next_working_day(notice.deadline), next_working_day(invoice.due))
        wait = 30 if kind in TRAFFIC_FEES else 20
        return next_working_day(next_working_day(invoice.due) + timedelta(days=wait))

    def _debtors(
        self, kind: ClaimKind, household: Sequence[Somebody], who: int
    ) -> list[tuple[Somebody, HandedRole]]:
        one = household[who]
        if kind in _JOINT and len(household) > 1:
            own, other, chance = _JOINT[kind]
            if self.rng.random() < chance:
                return [(one, own), (household[1 - who], other)]
        if kind is ClaimKind.CONTROL_SANCTION:
            return [(one, HandedRole.DRIVER if one.kind == "person" else HandedRole.OWNER)]
        if kind in TRAFFIC_FEES:
            return [(one, HandedRole.OWNER)]
        return [(one, HandedRole.TENANT if kind is ClaimKind.RENT else HandedRole.DEBTOR)]

    def _paid_before(self, invoice: Invoice, received: date) -> tuple[HandedPayment, ...]:
        """One in twelve has paid a part to the unit, some of them late."""
        if self.rng.random() > 0.08 or invoice.amount < 20000:
            return ()
        day = invoice.due + timedelta(days=self.rng.randint(-5, 28))
        amount = invoice.amount * self.rng.choice((20, 25, 33, 50)) // 10000 * 100
        return (HandedPayment(line=0, path="", day=min(day, received - _SHORT), amount=amount),)

    def handed(
        self,
        kind: ClaimKind,
        invoice: Invoice,
        letters: tuple[HandedLetter, ...],
        notice: HandedNotice | None,
        payments: tuple[HandedPayment, ...],
    ) -> HandedClaim:
        """The claim with a new invoice number, without those who owe it."""
        self.serial += 1
        number = str(70_000_000 + self.part + self.parts * self.serial)
        told = replace(
            _UNSAID,
            reference=f"{invoice.unit}-{number}",
            kind=kind,
            unit=invoice.unit,
            invoice=number,
            invoice_date=invoice.issued,
            due=invoice.due,
            period_from=invoice.period[0] if invoice.period else None,
            period_to=invoice.period[1] if invoice.period else None,
            description=invoice.description,
            principal=invoice.amount - sum(payment.amount for payment in payments),
            original=invoice.amount,
            interest=KINDS[kind].interest,
            notice=notice,
            complaint=self._complaint(kind),
            legal_basis=KINDS[kind].basis,
            limitation_start=_limitation_start(kind, invoice),
            kid=kid.build(number, kid.Modulus.MOD10) if self.rng.random() < 0.5 else "",
            letters=letters,
            payments=payments,
        )
        if rests_on_demand(told, kind):
            told = _demanded(told, self.serial % 8)
        terms = interest_terms(told, kind)
        return replace(told, interest=terms.basis, interest_from=terms.first)

    def _complaint(self, kind: ClaimKind) -> Complaint | None:
        if kind is not ClaimKind.CONTROL_SANCTION:
            return None
        return Complaint.FINAL if self.rng.random() < 0.15 else Complaint.NONE


def replace_debtors(
    handed: HandedClaim, kind: ClaimKind, debtors: Sequence[tuple[Somebody, HandedRole]]
) -> HandedClaim:
    """The claim with those who owe it, and the car of the first of them."""
    told: tuple[HandedDebtor, ...] = tuple(one.handed(role) for one, role in debtors)
    plate = debtors[0][0].plate or "EL10001" if kind in VEHICLE_KINDS else ""
    return replace(handed, debtors=told, plate=plate)


def _demanded(handed: HandedClaim, turn: int) -> HandedClaim:
    """How the first written demand went: mostly the invoice by post (ruling 12)."""
    if turn == 0:
        return replace(handed, demand_way=Way.DIGITAL_MAILBOX, electronic_accepted=True)
    if turn == 1:  # not accepted: interest waits for a demand on paper
        return replace(handed, demand_way=Way.EMAIL)
    if turn == 2:
        sent = handed.invoice_date + timedelta(days=3)
        return replace(handed, demand_sent=sent, demand_way=Way.LETTER)
    return replace(handed, demand_way=Way.LETTER)


def _shared(handed: HandedClaim) -> HandedClaim:
    """The claim with a share for each of two: together they make the principal."""
    first, second = handed.debtors
    half = handed.principal // 2
    rest = handed.principal - half
    return replace(handed, debtors=(replace(first, share=rest), replace(second, share=half)))


def _limitation_start(kind: ClaimKind, invoice: Invoice) -> date:
    by_service = KINDS[kind].limitation_start is LimitationStart.SERVICE_DAY
    if by_service and invoice.service_day is not None:
        return min(invoice.service_day, invoice.due)
    return invoice.due
