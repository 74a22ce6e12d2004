"""One claim's life in practice: what is known of it so far, and how facts are added lawfully."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from collector_desk.domain.calendar import add_months, deadline, next_working_day
from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.fees import InCollection, Letter, SentLetter, may_charge
from collector_desk.domain.interest_terms import interest_terms
from collector_desk.domain.ledger import Balance, Terms, fold
from collector_desk.domain.limitation import Interruption, limitation
from collector_desk.domain.rates import Rates
from collector_desk.errors.base import DeskError
from collector_desk.service.claim_facts import brought
from collector_desk.service.practice_claims import Draft
from collector_desk.service.practice_letters import letters_of

_WEEKLY_SINCE = date(2025, 1, 1)
SYSTEM, KARI, PER = "System", "Kari Nordmann", "Per Dahl"
HANDED_OVER = "overleveringen"  # stands for the batch until it has a number
BY_KID = "kravets KID på innbetalingen"
BY_HAND = "plassert av saksbehandler"
RETURNED = "banken har ført pengene tilbake"
_MORNING, _DESK = time(5, 30, tzinfo=UTC), time(9, 15, tzinfo=UTC)


@cache
def morning(day: date) -> datetime:
    """When files are read in on a day."""
    return datetime.combine(day, _MORNING)


@cache
def file_day(settled: date) -> date:
    """When the bank file with a settlement was read in: weekly, once a month in older years."""
    if settled < _WEEKLY_SINCE:
        return next_working_day(add_months(settled.replace(day=1), 1))
    return next_working_day(settled + timedelta(days=(4 - settled.weekday()) % 7))


@cache
def at_desk(day: date) -> datetime:
    """When a caseworker does something on a day."""
    return datetime.combine(day, _DESK)


@dataclass(slots=True, kw_only=True)
class Money:
    """Money that came, or went back where ``amount`` (øre) is below zero."""

    amount: int
    ordered: date
    settled: date
    account: str
    text: str = ""
    out: bool = False  # the desk paid it out; no bank file tells of it
    kid_slip: bool = False  # came with a wrong KID and was placed by hand later


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact with what the domain does not look at. ``money`` is a place in ``Story.money``."""

    fact: Fact
    made_by: str = SYSTEM
    reason: str = ""
    money: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of the desk's own."""

    letter: SentLetter
    way: str
    who: str


@dataclass(slots=True)
class Story:
    """A claim with its facts, letters and steps; ids of facts count from 1 within the claim."""

    draft: Draft
    rates: Rates
    today: date
    told: list[Told] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    letters: list[Sent] = field(default_factory=list)
    steps: list[tuple[Interruption, str]] = field(default_factory=list)
    notes: list[tuple[date, str]] = field(default_factory=list)
    coming: list[Money] = field(default_factory=list)
    """Money in bank files that the real import reads; nothing follows it here."""
    received: date = field(init=False)
    until: date = field(init=False)
    terms: Terms = field(init=False)

    def __post_init__(self) -> None:
        self.received = self.draft.received_on
        self.until = min([self.today, *(one.until for one in self.draft.debtors)])
        self.terms = terms_of(self.draft)
        handed = self.draft.handed
        for each in brought(handed, self.draft.kind, origin=HANDED_OVER, today=self.received):
            self._tell(
                each.kind, each.amount, each.value_date, known=morning(self.received),
                rule=each.rule, source=each.source,
            )  # fmt: skip

    @property
    def facts(self) -> list[Fact]:
        return [each.fact for each in self.told]

    def owed(self, day: date) -> Balance:
        """What is owed at the start of a day, by all that has been told."""
        return fold(self.terms, self.facts, on=day, rates=self.rates).balance

    def _tell(  # noqa: PLR0913
        self, kind: FactKind, amount: int, day: date, *, known: datetime, rule: str, source: str,
        bucket: Bucket | None = None, reverses: int | None = None,
        order: tuple[Bucket, ...] | None = None, made_by: str = SYSTEM, reason: str = "",
        money: int | None = None,
    ) -> Fact:  # fmt: skip
        fact = Fact(
            id=len(self.told) + 1, claim_id=0, kind=kind, amount=amount, value_date=day,
            known_at=known, rule=rule, source=source, bucket=bucket, reverses=reverses, order=order,
        )  # fmt: skip
        self.told.append(Told(fact=fact, made_by=made_by, reason=reason, money=money))
        return fact

    def pay(
        self, day: date, amount: int, *, account: str, order: tuple[Bucket, ...] | None = None
    ) -> Fact:
        """Money with the claim's KID, ordered on a day and settled the next working day."""
        settled = next_working_day(day + timedelta(days=1))
        self.money.append(Money(amount=amount, ordered=day, settled=settled, account=account))
        return self._tell(
            FactKind.PAYMENT, amount, day, known=morning(file_day(settled)), rule=BY_KID, source="",
            order=order, money=len(self.money) - 1,
        )  # fmt: skip

    def pay_slipped(self, day: date, amount: int, *, account: str, placed: date) -> Fact:
        """Money with a wrong KID, unplaced until a caseworker placed it some weeks later."""
        settled = next_working_day(day + timedelta(days=1))
        self.money.append(
            Money(amount=amount, ordered=day, settled=settled, account=account, kid_slip=True)
        )
        return self._tell(
            FactKind.PAYMENT, amount, day, known=at_desk(max(placed, file_day(settled))), rule=BY_HAND,
            source="", made_by=KARI, reason="KID hadde feil kontrollsiffer, samme konto som før",
            money=len(self.money) - 1,
        )  # fmt: skip

    def returned(self, fact: Fact, day: date, *, account: str) -> None:
        """The bank took a payment back."""
        self.money.append(Money(amount=-fact.amount, ordered=day, settled=day, account=account))
        self._tell(
            FactKind.PAYBACK, fact.amount, day, known=morning(file_day(day)), rule=RETURNED, source="",
            money=len(self.money) - 1,
        )  # fmt: skip

    def refund(self, amount: int, day: date, *, account: str) -> None:
        """The desk pays back what was paid too much."""
        self.money.append(
            Money(amount=-amount, ordered=day, settled=day, account=account, out=True)
        )
        self._tell(
            FactKind.PAYBACK, amount, day, known=at_desk(day), rule="tilbakebetaling av for mye betalt",
            source="", made_by=PER, reason="Betalt to ganger", money=len(self.money) - 1,
        )  # fmt: skip

    def reverse(self, fact: Fact, day: date, *, reason: str) -> int | None:
        """Say that a placing was wrong; the place of its money, to be placed elsewhere."""
        money = self.told[fact.id - 1].money
        self._tell(
            FactKind.REVERSAL, 0, fact.value_date, known=self._after(money, day),
            rule="plasseringen er tatt tilbake", source="", reverses=fact.id, made_by=KARI,
            reason=reason, money=money,
        )  # fmt: skip
        return money

    def _after(self, money: int | None, day: date) -> datetime:
        """A moment on a day, but not before the file that told of the money."""
        return at_desk(day if money is None else max(day, file_day(self.money[money].settled)))

    def take(self, money: Money, day: date, *, reason: str) -> None:
        """Place money here that was placed wrongly on another claim."""
        self.money.append(money)
        self._tell(
            FactKind.PAYMENT, money.amount, money.ordered, known=self._after(len(self.money) - 1, day), rule=BY_HAND,
            source="", made_by=KARI, reason=reason, money=len(self.money) - 1,
        )  # fmt: skip

    def credit(self, amount: int, day: date, *, number: int) -> None:
        """The creditor unit lowers the principal from the due date."""
        self._tell(
            FactKind.CREDIT, amount, self.draft.handed.due, known=morning(day),
            rule="virksomhetens vedtak om å sette ned kravet", source=f"kreditnota {number}",
        )  # fmt: skip

    def waive(self, bucket: Bucket, amount: int, day: date, *, reason: str) -> None:
        """A supervisor gives up fees or interest."""
        self._tell(
            FactKind.WAIVER, amount, day, known=at_desk(day), rule="ettergitt etter beslutning",
            source="beslutning av leder", bucket=bucket, made_by=PER, reason=reason,
        )  # fmt: skip

    def costs(self, amount: int, day: date, *, rule: str, source: str) -> None:
        """Court fee and other costs of enforcement."""
        self._tell(FactKind.COSTS, amount, day, known=at_desk(day), rule=rule, source=source)

    def send(self, letter: Letter, day: date, *, way: str) -> bool:
        """Send a letter where it is lawful, with the fee that is lawful; whether it was sent."""
        day = next_working_day(day)
        if day >= self.until:
            return False
        known = self.in_collection()
        fee = 0
        if letter is Letter.PAYMENT_DEMAND:
            try:
                lawful = may_charge(letter, known, sent=day, rates=self.rates)
            except DeskError:
                return False
            fee = lawful.amount
            self._tell(
                FactKind.FEE, fee, day, known=at_desk(day), rule=lawful.rule,
                source=f"Betalingsoppfordring {day:%d.%m.%Y}",
            )  # fmt: skip
        self.wrote(letter, day, way=way, fee=fee)
        return True

    def wrote(
        self, letter: Letter, day: date, *, way: str, fee: int = 0, who: str = SYSTEM
    ) -> None:
        """A letter that was sent: three weeks in a notice of enforcement (ruling 2), else two."""
        days = 21 if letter is Letter.ENFORCEMENT_NOTICE else 14
        sent = SentLetter(letter=letter, sent=day, deadline=deadline(day, days), fee=fee)
        self.letters.append(Sent(sent, way, who))

    def in_collection(self) -> InCollection:
        """The claim with every letter so far, as the rules of fees see it."""
        known = letters_of(self.draft.handed, self.draft.kind)
        own = tuple(each.letter for each in self.letters)
        return replace(known, letters=(*known.letters, *own))

    def interrupt(self, step: Interruption, source: str) -> bool:
        """A step that moves limitation, where it comes in time; whether it did."""
        if limitation(self.draft.kind, self.start, [s for s, _ in self.steps]).barred_on(step.day):
            return False
        self.steps.append((step, source))
        return True

    @property
    def start(self) -> date:
        """The day limitation runs from."""
        return self.draft.handed.limitation_start or self.draft.handed.due

    def barred_on(self, day: date) -> bool:
        """Whether the claim is time-barred on a day against everybody."""
        return limitation(self.draft.kind, self.start, [s for s, _ in self.steps]).barred_on(day)


def terms_of(draft: Draft) -> Terms:
    """What is agreed or ruled for the claim; as ``service.facts`` reads it from the rows."""
    found = interest_terms(draft.handed, draft.kind)
    return Terms(
        claim_id=0,
        kind=draft.kind,
        interest_from=found.first,
        interest_basis=found.basis.label,
        interest_rule=found.rule,
    )
