"""What happens to claims after the hand-over: letters, money, court, agreements and mistakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from collector_desk.domain.calendar import add_months, add_years, next_working_day
from collector_desk.domain.claim import KINDS, Enforcement
from collector_desk.domain.facts import Bucket
from collector_desk.domain.fees import Letter
from collector_desk.domain.limitation_steps import Interruption, Outcome, Step
from collector_desk.domain.money import round_half_up
from collector_desk.domain.status import Status
from collector_desk.service.practice_story import Money, Story

_BOARD_FEE_SINCE = date(2024, 7, 1)  # forliksrådet: 1,54 R (law § 3.6)
_NAMSMANN_SINCE = date(2025, 1, 1)
_NO_COURT = frozenset({Status.MINOR, Status.DECEASED, Status.BANKRUPTCY, Status.DEBT_SETTLEMENT})
_WAYS = ("post", "digital", "digital")


@dataclass(slots=True)
class Histories:
    """Lets claims live on to today. ``files_from`` is the first day of the files read for real."""

    rng: Random
    today: date
    files_from: date

    def live(self, story: Story) -> None:
        """One ordinary or less ordinary course of events."""
        course = self.rng.choices(_COURSES, weights=_WEIGHTS)[0]
        if story.today - story.start > timedelta(days=1096):
            self._keep_alive(story)
        course(self, story)

    def day(self, story: Story, low: int, high: int) -> date | None:
        """A working day that many days after the hand-over, or None where it is too late."""
        return self.later(story, story.received, low, high)

    def later(self, story: Story, since: date, low: int, high: int) -> date | None:
        """A working day that many days after another."""
        day = next_working_day(since + timedelta(days=self.rng.randint(low, high)))
        end = min(story.until, self.today) - timedelta(days=4)
        return day if day < end and not story.barred_on(day) else None

    def account(self, story: Story) -> str:
        """The account somebody pays from: always the same one, in a series that no bank has."""
        payer = story.draft.debtors[0]
        return f"0001{int(payer.number or payer.org_number) * 7919 % 10**7:07d}"

    def demand(self, story: Story) -> date:
        """The desk's payment demand, where one is lawful; the day after which more may follow."""
        sent = story.received + timedelta(days=self.rng.randint(3, 25))
        way = self.rng.choice(_WAYS)
        if KINDS[story.draft.kind].letter_fees:
            story.send(Letter.PAYMENT_DEMAND, sent, way=way)
        elif self.rng.random() < 0.5:
            story.send(Letter.ENFORCEMENT_NOTICE, sent, way=way)
        return story.letters[-1].letter.deadline if story.letters else story.received

    def paid(self, story: Story, day: date | None, amount: int) -> bool:
        """Pay, by the real import where the money comes in its days; whether more may follow."""
        if day is None or amount <= 0:
            return False
        if day >= self.files_from:
            settled = next_working_day(day + timedelta(days=1))
            story.coming.append(
                Money(amount=amount, ordered=day, settled=settled, account=self.account(story))
            )
            return False
        story.pay(day, amount, account=self.account(story))
        return True

    def early(self, day: date | None) -> date | None:
        """The day where it lies before the files that are read for real."""
        return day if day is not None and day < self.files_from - timedelta(days=3) else None

    def _keep_alive(self, story: Story) -> None:
        """What is soon barred is mostly interrupted in time, but not always."""
        day = next_working_day(add_months(add_years(story.start, 3), -self.rng.randint(1, 8)))
        chance = self.rng.random()
        if chance < 0.35 or not story.received < day < story.until:
            return
        if chance < 0.6:
            acknowledge(story, day)
        elif chance < 0.75:
            until = add_years(day, 2)
            step = Interruption(step=Step.AGREEMENT, day=day, ended=until)
            story.interrupt(step, f"avtale av {day:%d.%m.%Y}")
        elif may_go_to_court(story):
            sue(story, day)


def quiet(world: Histories, story: Story) -> None:
    """A demand, and silence."""
    if world.rng.random() < 0.75:
        since = world.demand(story)
        if world.rng.random() < 0.35:
            story.send(Letter.ENFORCEMENT_NOTICE, since + timedelta(days=5), way="post")


def in_full(world: Histories, story: Story) -> None:
    """Everything is paid on one day."""
    since = world.demand(story) if world.rng.random() < 0.6 else story.received
    day = world.later(story, since, 2, 120)
    if day is not None:
        world.paid(story, day, story.owed(day).total)


def in_parts(world: Histories, story: Story) -> None:
    """Some round sums now and then."""
    day = world.later(story, world.demand(story), 3, 60)
    part = max(10000, story.draft.handed.principal // world.rng.randint(3, 8) // 5000 * 5000)
    for _ in range(world.rng.randint(1, 6)):
        if day is None or story.owed(day).total < part or not world.paid(story, day, part):
            return
        day = world.later(story, day, 25, 40)


def principal_only(world: Histories, story: Story) -> None:
    """The sum of the invoice, without interest and fees."""
    day = world.later(story, world.demand(story), 2, 90)
    world.paid(story, day, story.draft.handed.principal)


def too_much(world: Histories, story: Story) -> None:
    """More than was owed; the rest is the debtor's."""
    day = world.day(story, 5, 160)
    if day is not None:
        world.paid(story, day, story.owed(day).total + world.rng.randrange(2000, 60000, 100))


def twice(world: Histories, story: Story) -> None:
    """Paid twice; once it was seen, what was too much went back."""
    day = world.early(world.day(story, 5, 120))
    again = world.early(world.later(story, day, 1, 9)) if day else None
    back = world.early(world.later(story, again, 9, 40)) if again else None
    if day is None or again is None:
        return
    amount = story.owed(day).total
    if amount <= 0:
        return
    world.paid(story, day, amount)
    world.paid(story, again, amount)
    credit = story.owed(again + timedelta(days=1)).credit
    if back is not None and credit > 0 and world.rng.random() < 0.7:
        story.refund(credit, back, account=world.account(story))


def slipped(world: Histories, story: Story) -> None:
    """Money with a wrong digit: it counts from its day, but was placed weeks later."""
    since = world.demand(story)
    day = world.early(world.later(story, since, 2, 60))
    placed = world.early(world.later(story, day, 10, 60)) if day else None
    between = world.early(world.later(story, day, 1, 8)) if day else None
    if day is None or placed is None or between is None:
        return
    part = max(5000, story.draft.handed.principal // 3)
    story.pay(between, part, account=world.account(story))
    story.pay_slipped(day, part, account=world.account(story), placed=placed)


def bounced(world: Histories, story: Story) -> None:
    """The bank took the money back some days later."""
    day = world.early(world.later(story, world.demand(story), 2, 60))
    back = world.early(world.later(story, day, 3, 12)) if day else None
    if day is None or back is None:
        return
    fact = story.pay(day, story.draft.handed.principal, account=world.account(story))
    story.returned(fact, back, account=world.account(story))


def credited(world: Histories, story: Story) -> None:
    """The creditor unit lowers the claim after all."""
    day = world.early(world.day(story, 10, 140))
    if day is None:
        return
    if world.rng.random() < 0.4:
        before = world.early(world.day(story, 3, 9))
        world.paid(story, before, story.draft.handed.principal // 2)
    amount = story.draft.handed.principal * world.rng.choice((10, 25, 30, 50, 100)) // 100
    story.credit(max(amount, 100), day, number=world.rng.randint(10000, 99999))
    story.notes.append((day, "Virksomheten har sendt kreditnota. Renten er regnet om fra forfall."))


def waived(world: Histories, story: Story) -> None:
    """Fees or interest are given up."""
    since = world.demand(story)
    day = world.early(world.later(story, since, 20, 150))
    if day is None:
        return
    balance = story.owed(day)
    for bucket, owed in ((Bucket.FEES, balance.fees), (Bucket.INTEREST, balance.interest)):
        if owed > 0:
            story.waive(bucket, owed, day, reason="Varsel ble sendt til gammel adresse")
            return


def plan(world: Histories, story: Story) -> None:
    """A plan by instalments: the promise acknowledges the claim, some keep it."""
    day = world.day(story, 15, 150)
    if day is None:
        return
    count = world.rng.randint(4, 12)
    part = -(-story.owed(day).total // count // 5000) * 5000
    if part < 10000 or not acknowledge(story, day):
        return
    story.notes.append(
        (day, f"Avtale om {count} avdrag à {part // 100} kr, første gang om en måned.")
    )
    kept = count if world.rng.random() < 0.6 else world.rng.randint(0, count - 1)
    for month in range(1, kept + 1):
        pay_day = next_working_day(add_months(day, month))
        if pay_day >= min(story.until, world.today) - timedelta(days=4):
            return
        owed = story.owed(pay_day).total
        if owed <= 0 or not world.paid(story, pay_day, min(part, owed)):
            return


def chosen_order(world: Histories, story: Story) -> None:
    """The debtor said what the money was for: interest and fees first."""
    day = world.early(world.later(story, world.demand(story), 20, 150))
    if day is not None:
        order = (Bucket.INTEREST, Bucket.FEES)
        amount = story.draft.handed.principal // 4 + 1000
        story.pay(day, amount, account=world.account(story), order=order)
        story.notes.append((day, "Ba om at innbetalingen dekker renter og gebyr først."))


def judged(world: Histories, story: Story) -> None:
    """A complaint to the conciliation board, and its judgment."""
    since = world.demand(story)
    day = world.early(world.later(story, since, 30, 200))
    if day is not None and may_go_to_court(story):
        sue(story, day)


def nothing_found(world: Histories, story: Story) -> None:
    """A request to the namsmann that ended with «intet til utlegg»."""
    since = world.demand(story)
    sent = story.send(Letter.ENFORCEMENT_NOTICE, since + timedelta(days=4), way="post")
    day = world.early(world.later(story, since, 40, 120)) if sent else None
    if day is None or day < _NAMSMANN_SINCE or not may_go_to_court(story):
        return
    ended = next_working_day(day + timedelta(days=55))
    if ended >= story.until:
        return
    step = Interruption(
        step=Step.ENFORCEMENT_REQUEST, day=day, ended=ended, outcome=Outcome.NOT_COVERED
    )
    if story.interrupt(step, f"begjæring om utlegg {day:%d.%m.%Y}"):
        court_fee = story.rates["court_fee"].on(day).ore
        story.costs(
            round_half_up(Fraction(119, 100) * court_fee), day,
            rule="rettsgebyrloven § 14, FOR-2020-10-23-2120 § 2", source="Namsmannen i Oslo",
        )  # fmt: skip
        story.notes.append((ended, "Intet til utlegg. Ny vurdering om ett år."))


def acknowledge(story: Story, day: date) -> bool:
    """The debtor acknowledges the debt; towards all debtors of the claim who signed."""
    step = Interruption(step=Step.ACKNOWLEDGEMENT, day=day)
    return story.interrupt(step, f"brev fra skyldneren {day:%d.%m.%Y}")


def may_go_to_court(story: Story) -> bool:
    """Whether an ordinary claim on grown-ups is still whole enough to go to court with."""
    ordinary = KINDS[story.draft.kind].enforcement is Enforcement.MESSAGE
    return ordinary and not any(one.status in _NO_COURT for one in story.draft.debtors)


def sue(story: Story, day: date) -> None:
    """A judgment within some months, with the board's fee as costs."""
    ended = next_working_day(day + timedelta(days=96))
    if ended >= story.until:
        return
    step = Interruption(step=Step.COURT, day=day, ended=ended, outcome=Outcome.DECIDED)
    if not story.interrupt(step, f"forliksklage {day:%d.%m.%Y}"):
        return
    story.notes.append((ended, "Dom i forliksrådet, kravet er tatt til følge."))
    if day >= _BOARD_FEE_SINCE:
        court_fee = story.rates["court_fee"].on(day).ore
        story.costs(
            round_half_up(Fraction(154, 100) * court_fee), ended,
            rule="tvisteloven § 6-13, rettsgebyrloven § 7", source=f"dom {ended:%d.%m.%Y}",
        )  # fmt: skip


def misplaced(world: Histories, stories: Sequence[Story]) -> None:
    """A payment was placed on one claim of a debtor, and belonged on another."""
    first, other = stories[0], stories[1]
    day = world.early(world.day(first, 3, 200))
    if day is None or day <= other.received or other.until <= day:
        return
    moved = world.early(world.later(other, day, 4, 30))
    if moved is None or moved >= first.until:
        return
    amount = max(5000, min(other.draft.handed.principal, first.draft.handed.principal) // 2)
    fact = first.pay(day, amount, account=world.account(first))
    place = first.reverse(fact, moved, reason="Skyldneren ringte: betalingen gjaldt et annet krav")
    assert place is not None  # a payment has money
    other.take(
        first.money[place], moved, reason="Skyldneren ringte: betalingen gjaldt dette kravet"
    )


_Course = Callable[[Histories, Story], None]
_SHARES: tuple[tuple[_Course, int], ...] = (
    (quiet, 30), (in_full, 20), (in_parts, 13), (principal_only, 6), (too_much, 3), (twice, 3),
    (slipped, 4), (bounced, 2), (credited, 4), (waived, 3), (plan, 5), (chosen_order, 2),
    (judged, 3), (nothing_found, 3),
)  # fmt: skip
_COURSES = tuple(course for course, _ in _SHARES)
_WEIGHTS = tuple(share for _, share in _SHARES)
