"""The night's search in batches: the answers are those of the rules, one debtor at a time."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, event, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import NOTICE_OF, LetterKind
from collector_desk.domain.notices import next_steps
from collector_desk.domain.step_in_turn import step_in_turn
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.models import Case, Debtor, DebtorStatus, Hold, Notice, Pair, Task
from collector_desk.service import (
    folder,
    letter_recipients,
    letter_stops,
    ready_steps,
    unplaced_match,
)
from collector_desk.service.collected import collected
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.letter_demands import STEPS
from tests.kit import TODAY
from tests.service.books import receive
from tests.service.casework import objects
from tests.service.mail import Mail
from tests.service.parties import neighbour

KINDS_OWED = ("kindergarten", "library", "parking_fine", "control_sanction")
STATUSES = ("unknown_address", "deceased", "emigrated", "guardian", "bankruptcy", "debt_settlement")
CHAIN = (
    ("reminder",),
    ("collection_notice",),
    ("payment_demand", "enforcement_notice"),
)
NAME = "sol vik"


def days(dice: random.Random, first: int, last: int) -> date:
    return TODAY + timedelta(days=dice.randint(first, last))


def moves_to(mail: Mail, number: int) -> None:
    """Let the claims to come be those of another debtor."""
    with mail.db.write(SYSTEM) as work:
        case = Case(number=f"2026-{900_000 + number}", debtor_id=number, opened_on=TODAY)
        work.add(case)
        work.flush()
        mail.books.debtor_id, mail.books.case_id = number, case.id


def rests(
    mail: Mail, debtor_id: int, since: date = TODAY, until: date | None = None, **about: int
) -> None:
    """Let the debtor, or a claim, be stilt i bero."""
    with mail.db.write(SYSTEM) as work:
        work.add(
            Hold(
                debtor_id=debtor_id, reason="special_situation", from_day=since, until=until,
                review_on=since, made_by="prøve", made_at=work.clock.now(), **about,
            )
        )  # fmt: skip


class City:
    """Some debtors to whom chance has let things happen."""

    def __init__(self, db: Database, dice: random.Random, size: int) -> None:
        self.mail, self.dice = Mail(db), dice
        self.debtors = [self.mail.debtor_id]
        for place in range(size):
            number = neighbour(self.mail, f"Vik, Sol {chr(65 + place)}")
            self.debtors.append(number)
            moves_to(self.mail, number)
            for _ in range(dice.randint(1, 3)):
                self._claim()
            self._debtor(number)
        self._money()

    def _claim(self) -> None:
        dice = self.dice
        due = dice.choice([days(dice, -400, -1), days(dice, -2, 2), date(2019, 1, 1)])
        claim = self.mail.owes(100_000, due=due, kind=dice.choice(KINDS_OWED))
        day = due
        for kinds in CHAIN[: dice.randint(0, 3)]:
            day += timedelta(days=dice.randint(5, 60))
            self._letter(claim, kinds, day)
            day += timedelta(days=14)
        paid = dice.choice([0, 0, 40_000, self.mail.total(claim)])
        if paid:
            self.mail.books.happens(claim, FactKind.PAYMENT, paid, TODAY)
        if dice.random() < 0.15:
            objects(self.mail.db, self.mail.kari, self.mail.books.debtor_id, claim)
        if dice.random() < 0.15:
            self._hold(claim_id=claim)
        self.last = claim

    def _letter(self, claim: int, kinds: tuple[str, ...], day: date) -> None:
        if day > TODAY:
            return
        returned = TODAY if self.dice.random() < 0.1 else None
        waits = day > TODAY - timedelta(days=20) and self.dice.random() < 0.5
        with self.mail.db.write(SYSTEM) as work:
            for kind in kinds:
                work.add(
                    Notice(
                        claim_id=claim, debtor_id=self.mail.books.debtor_id, kind=kind,
                        sent_on=day, deadline=day + timedelta(days=self.dice.choice([10, 21])),
                        way="", source="bunt 1", returned_on=returned, waits=waits,
                    )
                )  # fmt: skip

    def _hold(self, **about: int) -> None:
        first = days(self.dice, -20, 2)
        until = self.dice.choice([None, first + timedelta(days=self.dice.randint(10, 40))])
        rests(self.mail, self.mail.books.debtor_id, first, until, **about)

    def _debtor(self, number: int) -> None:
        if self.dice.random() < 0.15:
            self._hold()
        if self.dice.random() < 0.3:
            first, kind = days(self.dice, -300, 1), self.dice.choice(STATUSES)
            with self.mail.db.write(SYSTEM) as work:
                work.add(
                    DebtorStatus(debtor_id=number, kind=kind, from_day=first, source="register")
                )
        if self.dice.random() < 0.3:
            with self.mail.db.write(SYSTEM) as work:
                work.add(Pair(words=NAME, debtor_id=number))

    def _money(self) -> None:
        texts = [f"gjelder {self.mail.number(self.last)}", "fra Sol Vik", "takk"]
        for text in self.dice.sample(texts, self.dice.randint(0, 2)):
            with self.mail.db.write(SYSTEM) as work:
                receive(work, 40_000, TODAY, text=text)


def by_the_rules(work: Work, debtor: Debtor) -> Iterator[tuple[LetterKind, int]]:
    """The letters that the rules let be written to one debtor, and about which claims."""
    rows = folder.read(work, debtor)
    try:
        letter_recipients.recipients(work, debtor)
    except DeskError:
        return
    if unplaced_match.refusal(work, debtor.id) is not None:
        return
    for claim in rows.claims:
        letter = _next(work, rows, claim)
        if letter is not None and letter_stops.nowhere(work, rows, letter) is None:
            yield letter, claim.id


def _next(work: Work, rows: folder.Folder, claim: KeptClaim) -> LetterKind | None:
    today = work.clock.today()
    known = collected(rows, claim, on=today, rates=work.rates)
    step = step_in_turn(known, on=today, rates=work.rates)
    owed = rows.folded(work.rates, on=today)[claim.id].balance.total
    if step is None or owed <= 0:
        return None
    notice = NOTICE_OF[KINDS[ClaimKind(claim.kind)].enforcement]
    letter = notice if step.value == "enforcement_notice" else LetterKind(step.value)
    lawful = {each.step for each in next_steps(known, on=today, rates=work.rates) if each.lawful}
    return letter if lawful.issuperset(STEPS[letter]) else None


def told(db: Database) -> Mapping[int, tuple[str, int | None]]:
    """What the open tasks say of each debtor: its words and its only claim."""
    query = select(Task).where(Task.kind == WorkKind.READY_STEP.value, Task.state == "open")
    with db.read() as work:
        return {task.debtor_id or 0: (task.text, task.claim_id) for task in work.scalars(query)}


@pytest.mark.parametrize("seed", range(4))
def test_the_night_finds_what_the_rules_say_of_each_debtor(db: Database, seed: int) -> None:
    City(db, random.Random(seed), size=14)
    ready_steps.look_all(db)
    found = told(db)
    with db.read() as work:
        debtors = work.scalars(select(Debtor)).all()
        right = {each.id: list(by_the_rules(work, each)) for each in debtors}
    assert len([number for number, each in right.items() if each]) > 1
    assert {number for number, each in right.items() if each} == found.keys()
    for number, (text, claim) in found.items():
        letters = right[number]
        assert claim == (letters[0][1] if len(letters) == 1 else None)
        of_kind = defaultdict(list)
        for letter, claim_id in letters:
            of_kind[letter].append(claim_id)
        for letter, claims in of_kind.items():
            assert f"{letter.label} kan sendes fra" in text
            assert len(claims) == 1 or f"({len(claims)} krav)" in text


@pytest.mark.parametrize("seed", range(2))
def test_what_a_letter_looks_at_again_is_what_the_night_finds(db: Database, seed: int) -> None:
    city = City(db, random.Random(seed), size=6)
    for number in city.debtors:
        with db.write(SYSTEM) as work:
            ready_steps.look(work, number)
    one_by_one = told(db)
    ready_steps.look_all(db)
    assert told(db) == one_by_one


def _statements(db: Database) -> int:
    asked: list[str] = []
    count = partial(_count, asked)
    event.listen(Engine, "before_cursor_execute", count)
    try:
        ready_steps.look_all(db)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return len(asked)


def _count(asked: list[str], *told_of: object) -> None:
    asked.append(str(told_of[2]))


def test_statements_grow_with_the_batches_and_not_with_the_debtors(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = Mail(db)
    few, few_again = _statements(db), _statements(db)
    for place in range(12):
        number = neighbour(mail, f"Vik, Sol {chr(65 + place)}")
        moves_to(mail, number)
        mail.noticed(mail.owes(50_000))
    assert len(told(db)) == 1
    many, many_again = _statements(db), _statements(db)
    assert len(told(db)) == 13
    assert many <= few + 2
    assert many_again == few_again
    for debtor_id in told(db):
        rests(mail, debtor_id)
    assert _statements(db) <= many + 1
    assert told(db) == {}
    monkeypatch.setattr(ready_steps, "CHUNK", 5)
    assert _statements(db) <= 4 * many


def test_each_batch_is_kept_by_itself_and_the_next_night_does_the_rest(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = Mail(db)
    for name in ("Vik, Sol A", "Vik, Sol B"):
        moves_to(mail, neighbour(mail, name))
        mail.owes(50_000)
    monkeypatch.setattr(ready_steps, "CHUNK", 1)
    write, calls = ready_steps._write, []

    def stopped(*order: object) -> None:
        calls.append(order)
        if len(calls) == 2:
            raise InterruptedError
        write(*order)  # type: ignore[arg-type]

    monkeypatch.setattr(ready_steps, "_write", stopped)
    with pytest.raises(InterruptedError):
        ready_steps.look_all(db)
    assert len(told(db)) == 1
    ready_steps.look_all(db)
    assert len(told(db)) == 3
