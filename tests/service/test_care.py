"""What is kept of a special situation: read with a reason alone, told of to nobody else, erased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.care import LABEL, CareEnd, CareKind, ConsentWay, Severity
from collector_desk.domain.holds import Reason
from collector_desk.errors.base import DeskError
from collector_desk.errors.care import CareOver, CareReasonNeeded, CareRuns, CareTooLong
from collector_desk.errors.service import BadInput, Stale, Unknown
from collector_desk.errors.session import NotAllowed, NotOpened, OwnCase
from collector_desk.models import (
    Audit,
    Care,
    Debtor,
    Hold,
    Identity,
    Opening,
    Person,
    Request,
    Row,
    Task,
)
from collector_desk.service import care, debtors, measures, nightly
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.search_index import index_debtor
from collector_desk.wire.care import (
    CareDone,
    CareRow,
    EndCare,
    NewCare,
    OfCare,
    ReadCare,
    ReviewCare,
)
from collector_desk.wire.debtors import Open
from tests.kit import TODAY, add_user
from tests.service.books import Books
from tests.service.enforcing import Enforcement, terms

SignIn = Callable[..., Desk]
WORDS = "Ring etter klokken tolv, blåmeis"
REVIEW, UNTIL = date(2027, 1, 15), date(2027, 3, 1)
REASON = "skyldneren ringte om utsettelse"


def order(**more: Any) -> NewCare:
    filled: dict[str, Any] = {
        "kind": CareKind.ILLNESS,
        "severity": Severity.GRAVE,
        "text": WORDS,
        "consent_on": TODAY,
        "consent_way": ConsentWay.PHONE,
        "proof_seen": True,
        "review_on": REVIEW,
        "until": UNTIL,
    }
    return NewCare(**filled | more)


class World:
    """One debtor, opened by Kari with a reason."""

    def __init__(self, db: Database) -> None:
        self.db, self.books = db, Books(db)
        self.claim = self.books.claim(100_000, interest_from=None)
        self.debtor = self.books.debtor_id
        self.kari = add_user(db)
        self.opens(self.kari)

    def opens(self, who: Who, reason: str = REASON) -> None:
        with self.db.write(who) as work:
            debtors.open_sheet(work, self.debtor, Open(reason=reason))

    def register(self, **more: Any) -> CareDone:
        with self.db.write(self.kari) as work:
            return care.register(work, self.debtor, order(**more))

    def rows(self, who: Who | None = None, reason: str = "") -> tuple[CareRow, ...]:
        with self.db.write(who or self.kari) as work:
            return care.read(work, self.debtor, ReadCare(reason=reason)).rows

    def ends(self, done: CareDone) -> CareDone:
        with self.db.write(self.kari) as work:
            return care.end(work, done.care_id, EndCare(version=done.version, how=CareEnd.OVER))

    def night(self, tmp_path: Path) -> list[str]:
        return list(nightly.run(self.db, tmp_path))


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def everything(db: Database) -> str:
    """Every value of every row, as it lies in the database."""
    with db.read() as work:
        return "\n".join(
            repr(tuple(row))
            for table in Row.metadata.sorted_tables
            for row in work.execute(select(table))
        )


def test_it_is_read_as_it_was_registered_and_somebody_is_asked_to_look_again(world: World) -> None:
    world.register()
    (row,) = world.rows()
    assert (row.kind, row.severity, row.text) == (CareKind.ILLNESS, Severity.GRAVE, WORDS)
    assert (row.consent_on, row.consent_way) == (TODAY, ConsentWay.PHONE)
    assert (row.proof_seen_on, row.proof_seen_by) == (TODAY, "Kari Nordmann")
    with world.db.read() as work:
        (task,) = work.scalars(select(Task))
        assert (task.due_on, task.state) == (REVIEW, "open")


def test_nothing_of_what_it_is_lies_open_in_any_table(world: World) -> None:
    before = everything(world.db)
    world.register(hold_until=date(2026, 12, 20))
    world.rows()
    lies = everything(world.db)
    for told in (WORDS, "blåmeis", "illness", "Sykdom", "grave"):
        assert lies.count(told) == before.count(told)


def test_answers_and_audit_tell_of_it_by_its_number_alone(db: Database, sign_in: SignIn) -> None:
    books = Books(db)
    desk = sign_in("kari")
    desk.debtors.open(books.debtor_id, reason=REASON)
    done = desk.care.register(books.debtor_id, order(), key=new_key())
    desk.care.read(books.debtor_id, ReadCare())
    with db.read() as work:
        noted = work.execute(
            select(Audit.deed, Audit.details).where(Audit.deed.like("care.%")).order_by(Audit.id)
        ).all()
        kept = work.scalars(select(Request.answer).where(Request.deed == "care.register")).all()
    assert [tuple(row) for row in noted] == [
        ("care.register", {"care": done.care_id}),
        ("care.read", {"care": [done.care_id]}),
    ]
    assert kept == [done.model_dump_json()]


# who may ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "reason", "team"),
    [
        ("caseworker", REASON, "Team Sentrum"),
        ("caseworker", "", "Team Sentrum"),  # of the own portfolio: opened without a reason
        ("caseworker", REASON, "Team Øst"),
        ("caseworker", None, "Team Sentrum"),  # not opened at all
        ("supervisor", REASON, "Team Øst"),
        ("supervisor", None, "Team Øst"),
        ("auditor", REASON, None),
        ("administrator", None, None),
        ("integration", None, None),
    ],
)
def test_it_opens_to_the_right_role_with_a_reason_and_to_nobody_else(
    world: World, sign_in: SignIn, role: str, reason: str | None, team: str | None
) -> None:
    with world.db.write(SYSTEM) as work:
        work.get_one(Debtor, world.debtor).team_id = min(world.kari.team_ids)
    number = world.register().care_id
    desk = sign_in("tester", role=role, name="Prøve Prøvesen", team=team)
    if reason is not None:
        desk.debtors.open(world.debtor, reason=reason)

    def version() -> int:
        with world.db.read() as work:
            return work.get_one(Care, number).version

    loss = order(kind=CareKind.LOSS)
    again = {"review_on": REVIEW, "until": UNTIL}
    deeds: dict[str, Callable[[], object]] = {
        "read": lambda: desk.care.read(world.debtor, ReadCare()),
        "register": lambda: desk.care.register(world.debtor, loss, key=new_key()),
        "weigh": lambda: desk.care.weigh(number, OfCare(version=version()), key=new_key()),
        "review": lambda: desk.care.review(
            number, ReviewCare(version=version(), **again), key=new_key()
        ),
        "withdraw": lambda: desk.care.withdraw(number, OfCare(version=version()), key=new_key()),
        "end": lambda: desk.care.end(
            number, EndCare(version=version(), how=CareEnd.OVER), key=new_key()
        ),
    }
    for name, do in deeds.items():
        expected = _expected(name, role, reason)
        if expected is None and name != "end":  # what is withdrawn has ended
            do()
            continue
        with pytest.raises(expected or CareOver) as refused:
            do()
        assert WORDS not in str(refused.value)
        assert "illness" not in str(refused.value)


def _expected(deed: str, role: str, reason: str | None) -> type[DeskError] | None:
    works = {"supervisor"} if deed == "weigh" else {"caseworker", "supervisor"}
    if role not in works:
        return NotAllowed
    if reason is None:
        return NotOpened
    return None if reason else CareReasonNeeded


def test_a_reason_given_when_it_is_read_is_noted_and_stays_for_the_day(world: World) -> None:
    with world.db.write(SYSTEM) as work:
        work.get_one(Debtor, world.debtor).responsible_id = world.kari.person_id
    world.opens(world.kari, reason="")
    world.books.today_is(date(2026, 11, 24))  # no older reason counts
    with world.db.write(SYSTEM) as work:
        work.execute(update(Opening).values(reason=""))
    with pytest.raises(CareReasonNeeded):
        world.rows()
    with pytest.raises(CareReasonNeeded):
        world.rows(reason="nei")
    assert world.rows(reason=REASON) == ()
    world.opens(world.kari, reason="")  # the screen is fetched anew
    assert world.rows() == ()
    with world.db.read() as work:
        (details,) = work.scalars(
            select(Audit.details).where(Audit.deed == "debtors.open").order_by(Audit.id.desc())
            .offset(1).limit(1)
        )  # fmt: skip
    assert details == {"reason": REASON}


def test_ones_own_situation_is_not_read_here(world: World) -> None:
    world.register()
    with world.db.write(SYSTEM) as work:
        work.get_one(Person, world.kari.person_id).blind_index = "selv"
        work.add(
            Identity(
                debtor_id=world.debtor, kind="fodselsnummer", ciphertext=b"x", blind_index="selv"
            )
        )
    with pytest.raises(OwnCase):
        world.rows()


def test_screen_and_search_say_that_there_is_one_and_not_what(
    world: World, sign_in: SignIn
) -> None:
    done = world.register(hold_until=date(2026, 12, 20))
    with world.db.write(SYSTEM) as work:
        index_debtor(work, work.get_one(Debtor, world.debtor))
    other = sign_in("ola", name="Ola Vik", team="Team Øst")
    (hit,) = other.search("Lykt Fager").debtors
    assert hit.warnings == ("care",)
    (held,) = other.holds.list().rows
    assert (held.reason, held.text) == (None, "")
    sheet = other.debtors.open(world.debtor, reason="telefon fra skyldner")
    (alert,) = [each for each in sheet.warnings if each.kind == "care"]
    assert alert.text == LABEL
    for told in (WORDS, "Sykdom", "illness"):
        assert told not in sheet.model_dump_json()
    world.ends(done)
    assert other.search("Lykt Fager").debtors[0].warnings == ()
    assert other.debtors.open(world.debtor, reason="telefon fra skyldner").warnings == ()


# its days -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"consent_on": date(2026, 11, 24)}, BadInput),
        ({"review_on": TODAY}, CareTooLong),
        ({"review_on": date(2027, 3, 2)}, CareTooLong),  # after it is erased
        ({"until": date(2027, 5, 23)}, CareTooLong),  # 181 days
        ({}, CareRuns),
    ],
)
def test_what_may_not_be_registered_is_refused(
    world: World, more: dict[str, Any], error: type[DeskError]
) -> None:
    world.register()
    with pytest.raises(error):
        world.register(**more)


def test_the_longest_days_and_another_kind_are_accepted(world: World) -> None:
    world.register()
    world.register(kind=CareKind.NEEDS, until=date(2027, 5, 22))
    assert [row.kind for row in world.rows()] == [CareKind.NEEDS, CareKind.ILLNESS]


@pytest.mark.parametrize("how", ["ended", "withdrawn", "lapsed"])
def test_what_is_over_is_told_no_more_and_erased_by_the_night(
    world: World, tmp_path: Path, how: str
) -> None:
    done = world.register(hold_until=date(2026, 12, 20))
    world.night(tmp_path)
    assert world.rows()[0].text == WORDS  # what runs is left alone
    if how == "ended":
        world.ends(done)
    elif how == "withdrawn":
        with world.db.write(world.kari) as work:
            care.withdraw(work, done.care_id, OfCare(version=world.rows()[0].version))
    else:
        world.books.today_is(UNTIL)
        world.opens(world.kari)
    (row,) = world.rows()
    assert (row.runs, row.kind, row.severity, row.text) == (False, None, None, "")
    assert "Særlig hensyn: 1 opplysninger slettet" in world.night(tmp_path)
    with world.db.read() as work:
        kept = work.get_one(Care, done.care_id)
        assert (kept.sealed, kept.erased_on) == (None, world.db.clock.today())
        assert kept.consent_on == TODAY  # that there was one stays
        assert {task.state for task in work.scalars(select(Task))} == {"done"}
        (hold,) = work.scalars(select(Hold))
        assert (hold.ended_on is not None) == (how != "lapsed")
        assert "care.erase" in set(work.scalars(select(Audit.deed)))
    assert "Særlig hensyn: 0 opplysninger slettet" in world.night(tmp_path)
    with world.db.write(world.kari) as work, pytest.raises(CareOver):
        care.withdraw(work, done.care_id, OfCare(version=world.rows()[0].version))


def test_the_database_keeps_no_erased_record_with_its_words(world: World) -> None:
    done = world.register()
    with pytest.raises(IntegrityError), world.db.write(SYSTEM) as work:
        work.execute(update(Care).where(Care.id == done.care_id).values(erased_on=TODAY))


def test_a_review_gives_it_new_days_and_a_stale_or_unknown_one_is_refused(world: World) -> None:
    done = world.register()
    looked = ReviewCare(version=done.version, review_on=date(2027, 2, 1), until=date(2027, 4, 1))
    with world.db.write(world.kari) as work:
        care.review(work, done.care_id, looked)
    with world.db.write(world.kari) as work, pytest.raises(Stale):
        care.review(work, done.care_id, looked)
    with world.db.write(world.kari) as work, pytest.raises(Unknown):
        care.review(work, 99, looked)
    with world.db.read() as work:
        tasks = work.scalars(select(Task).order_by(Task.id)).all()
        assert [(task.state, task.due_on) for task in tasks] == [
            ("done", REVIEW),
            ("open", date(2027, 2, 1)),
        ]


# before coercion ----------------------------------------------------------------------


def test_a_measure_waits_until_a_supervisor_has_considered_it(db: Database) -> None:
    made = Enforcement(db)

    def condition() -> tuple[bool | None, str, str]:
        with db.read(made.kari) as work:
            found = measures.preview(work, made.debtor, terms(made.claims))
        asked = {each.code: each for each in found.conditions}
        if "care" not in asked:
            assert found.may_propose
            return None, "", ""
        one = asked["care"]
        assert found.may_propose == bool(one.holds)
        return one.holds, one.detail, one.who_clears

    assert condition() == (None, "", "")
    for who in (made.kari, made.per):
        with db.write(who) as work:
            debtors.open_sheet(work, made.debtor, Open(reason=REASON))
    with db.write(made.kari) as work:
        done = care.register(work, made.debtor, order())
    told = "Ingen leder har vurdert om tvang er forsvarlig nå. Registrert 23.11.2026."
    assert condition() == (None, told, "leder")
    with db.write(made.per) as work:
        done = care.weigh(work, done.care_id, OfCare(version=done.version))
    assert condition() == (True, "Vurdert 23.11.2026 av Per Leder. Registrert 23.11.2026.", "leder")
    with db.write(made.kari) as work:
        done = care.register(work, made.debtor, order(kind=CareKind.LOSS))  # a second one
    assert condition()[0] is None
    with db.write(made.kari) as work:
        care.end(work, done.care_id, EndCare(version=done.version, how=CareEnd.MISTAKE))
    assert condition()[0] is True
    with db.read() as work:
        first = work.scalars(select(Care).order_by(Care.id)).first()
        assert first is not None
        again = ReviewCare(version=first.version, review_on=REVIEW, until=UNTIL)
    with db.write(made.kari) as work:
        care.review(work, first.id, again)
    assert condition()[0] is None  # considered anew, so weighed anew


def test_a_hold_may_go_with_it(world: World) -> None:
    world.register(hold_until=date(2026, 12, 20))
    with world.db.read() as work:
        (hold,) = work.scalars(select(Hold))
    assert (hold.reason, hold.text) == (Reason.SPECIAL_SITUATION.value, "")
    assert hold.until == date(2026, 12, 20)
