"""Who approves by SQL, as the application role: the database lets through whom the service would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.objection import Outcome
from collector_desk.models import (
    Account,
    Approval,
    Debtor,
    Disqualification,
    Measure,
    Person,
    StandIn,
)
from collector_desk.service.database import SYSTEM, Database
from tests.kit import VAULT, add_user, open_db
from tests.service.casework import decide, proposal
from tests.service.enforcing import NUMBER, TODAY, Enforcement
from tests.service.test_objections import Case as Objected

DAY = timedelta(days=1)
WRONG = r"four-eyes|two_persons"


@pytest.fixture
def case(database_url: str) -> Iterator[Enforcement]:
    """A trekk that Kari wrote and proposed; Per leads her."""
    opened = open_db(database_url)
    made = Enforcement(opened)
    made.propose(made.save())
    yield made
    opened.close()


def approves(db: Database, person: int | None) -> None:
    """What a program that knows the tables alone would write, at the hour of the proposal."""
    with db.write(SYSTEM) as work:
        work.execute(
            text(
                "UPDATE approval SET state = 'approved', decided_at = proposed_at,"
                " decided_by_person = :person"
            ),
            {"person": person},
        )


def person(case: Enforcement, role: str, **more: object) -> int:
    """Somebody new at the desk."""
    found = add_user(case.db, "ny", role=role, name="Ny Hansen", **more)  # type: ignore[arg-type]
    assert found.person_id is not None
    return found.person_id


def leads(case: Enforcement) -> int:
    assert case.per.person_id is not None
    return case.per.person_id


def per(case: Enforcement, **change: object) -> int:
    """Per, with something else in the row that tells who he is."""
    with case.db.write(SYSTEM) as work:
        work.execute(update(Person).where(Person.id == leads(case)).values(**change))
    return leads(case)


def account(case: Enforcement, **change: object) -> int:
    """Per, with another account than a moment ago."""
    with case.db.write(SYSTEM) as work:
        work.execute(update(Account).where(Account.person_id == leads(case)).values(**change))
    return leads(case)


def debtor(case: Enforcement, **change: object) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(**change))


def disqualified(case: Enforcement, who: int) -> int:
    with case.db.write(SYSTEM) as work:
        work.add(
            Disqualification(
                person_id=who, debtor_id=case.debtor, reason="søster",
                declared_at=work.clock.now(),
            )
        )  # fmt: skip
    return who


def stands_in(
    case: Enforcement, who: int, whom: int, first: date = TODAY, last: date = TODAY
) -> int:
    with case.db.write(SYSTEM) as work:
        work.add(
            StandIn(
                person_id=who, for_person_id=whom, from_day=first, to_day=last,
                made_by="test", made_at=work.clock.now(),
            )
        )  # fmt: skip
    return who


def stand_in(case: Enforcement, first: date = TODAY, last: date = TODAY) -> int:
    """A caseworker who stands in for Per."""
    return stands_in(case, person(case, "caseworker"), leads(case), first, last)


def ended(case: Enforcement) -> int:
    who = stand_in(case)
    with case.db.write(SYSTEM) as work:
        work.execute(update(StandIn).values(ended_at=work.clock.now()))
    return who


def of_the_proposer(case: Enforcement) -> int:
    """Kari leads as well by now, and proposed it."""
    assert case.kari.person_id is not None
    add_user(case.db, "kari2", role="supervisor", person_id=case.kari.person_id)
    return stands_in(case, person(case, "caseworker"), case.kari.person_id)


def second_account(case: Enforcement) -> int:
    assert case.kari.person_id is not None
    add_user(case.db, "kari2", role="supervisor", person_id=case.kari.person_id)
    return case.kari.person_id


def after_another_role(case: Enforcement) -> int:
    """The proposer leads now, and works no cases."""
    assert case.kari.person_id is not None
    with case.db.write(SYSTEM) as work:
        mine = Account.person_id == case.kari.person_id
        work.execute(update(Account).where(mine).values(role="supervisor"))
    return case.kari.person_id


def editor(case: Enforcement) -> int:
    """Per wrote the draft, and Kari proposed it."""
    with case.db.write(SYSTEM) as work:
        work.execute(text("UPDATE approval SET state = 'void'"))
        work.execute(text("UPDATE measure SET stage = 'lapsed'"))
    case.propose(case.save(who=case.per))
    return leads(case)


def led_by(case: Enforcement, other: int) -> int:
    return per(case, superior_id=other)


def under_a_disqualified(case: Enforcement) -> int:
    return led_by(case, disqualified(case, person(case, "supervisor")))


def for_a_disqualified(case: Enforcement) -> int:
    disqualified(case, leads(case))
    return stand_in(case)


def for_one_under_a_disqualified(case: Enforcement) -> int:
    top = add_user(case.db, "topp", role="supervisor", name="Topp Leder").person_id
    assert top is not None
    led_by(case, disqualified(case, top))
    return stand_in(case)


def uncleared(case: Enforcement) -> int:
    debtor(case, protection="confidential")
    return leads(case)


def for_who_leads_no_more(case: Enforcement) -> int:
    account(case, active=False)
    return stand_in(case)


MAY_NOT: dict[str, Callable[[Enforcement], int | None]] = {
    "who proposed it": lambda case: case.kari.person_id,
    "a second account of the same person": second_account,
    "the same person after another role": after_another_role,
    "an editor of the draft": editor,
    "a caseworker": lambda case: person(case, "caseworker"),
    "an auditor": lambda case: person(case, "auditor"),
    "the administrator": lambda case: person(case, "administrator"),
    "a machine that delivers files": lambda case: person(case, "integration"),
    "who lost the role a second ago": lambda case: account(case, role="caseworker"),
    "who left a second ago": lambda case: account(case, active=False),
    "who is disqualified": lambda case: disqualified(case, leads(case)),
    "who is under a disqualified leader": under_a_disqualified,
    "the debtor": lambda case: per(case, blind_index=VAULT.blind_index(NUMBER)),
    "who is not cleared": uncleared,
    "nobody": lambda _case: None,
    "who stands in from tomorrow": lambda case: stand_in(case, TODAY + DAY, TODAY + DAY),
    "who stood in until yesterday": lambda case: stand_in(case, TODAY - DAY, TODAY - DAY),
    "whose standing in was ended": ended,
    "who stands in for the proposer": of_the_proposer,
    "who stands in for somebody disqualified": for_a_disqualified,
    "who stands in for one under a disqualified leader": for_one_under_a_disqualified,
    "who stands in for one who leads no more": for_who_leads_no_more,
    "an auditor who stands in": (
        lambda case: stands_in(case, person(case, "auditor"), leads(case))
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", MAY_NOT)
def test_the_database_takes_no_approval_of(case: Enforcement, who: str) -> None:
    number = MAY_NOT[who](case)
    before = (case.proposal().state, case.row(case.proposal().subject_id).stage)
    with pytest.raises(DBAPIError, match=WRONG):
        approves(case.db, number)
    with pytest.raises(DBAPIError, match=WRONG):
        decides(case)
    assert before == ("waiting", "waiting")
    assert (case.proposal().state, case.row(case.proposal().subject_id).stage) == before


def decides(case: Enforcement) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(text("UPDATE measure SET stage = 'decided' WHERE stage = 'waiting'"))


def also_an_auditor(case: Enforcement) -> int:
    add_user(case.db, "per2", role="auditor", name="Per Leder", person_id=leads(case))
    return leads(case)


def stands_in_twice(case: Enforcement) -> int:
    """For the proposer, who leads as well, and for Per."""
    return stands_in(case, of_the_proposer(case), leads(case))


def cleared(case: Enforcement) -> int:
    debtor(case, protection="strictly_confidential")
    return per(case, clearance=True)


def another_is_disqualified(case: Enforcement) -> int:
    disqualified(case, person(case, "supervisor"))
    return leads(case)


MAY: dict[str, Callable[[Enforcement], int]] = {
    "a leader": leads,
    "a leader who audits by a second account": also_an_auditor,
    "a stand-in on the only day": stand_in,
    "a stand-in on the first day": lambda case: stand_in(case, TODAY, TODAY + 9 * DAY),
    "a stand-in on the last day": lambda case: stand_in(case, TODAY - 9 * DAY, TODAY),
    "who stands in for the proposer and for another": stands_in_twice,
    "a cleared leader of a protected debtor": cleared,
    "a leader where another is disqualified": another_is_disqualified,
}


@pytest.mark.parametrize("who", MAY)
def test_it_takes_the_approval_of(case: Enforcement, who: str) -> None:
    approves(case.db, MAY[who](case))
    decides(case)
    assert case.row(case.proposal().subject_id).stage == "decided"


# A day in Oslo, and moments in UTC: in winter, in summer, and as the clock is set.
MOMENTS = (
    (TODAY, "2026-11-22 22:59:00", False),
    (TODAY, "2026-11-22 23:00:00", True),
    (TODAY, "2026-11-23 22:59:00", True),
    (TODAY, "2026-11-23 23:00:00", False),
    (date(2026, 7, 10), "2026-07-09 21:59:00", False),
    (date(2026, 7, 10), "2026-07-09 22:00:00", True),
    (date(2026, 3, 29), "2026-03-28 23:00:00", True),
    (date(2026, 3, 29), "2026-03-29 22:00:00", False),
    (date(2026, 10, 25), "2026-10-24 22:00:00", True),
    (date(2026, 10, 25), "2026-10-25 22:59:00", True),
    (date(2026, 10, 25), "2026-10-25 23:00:00", False),
)


@pytest.mark.parametrize(("day", "moment", "counts"), MOMENTS)
def test_the_day_a_stand_in_counts_is_that_in_oslo(
    case: Enforcement, day: date, moment: str, counts: bool
) -> None:
    at = datetime.fromisoformat(f"{moment}+00:00")
    order = update(Approval).values(
        state="approved", decided_at=at, decided_by_person=stand_in(case, day, day)
    )  # fmt: skip
    taken = nullcontext() if counts else pytest.raises(DBAPIError, match=WRONG)
    with taken, case.db.write(SYSTEM) as work:
        work.execute(order)
    assert case.proposal().state == ("approved" if counts else "waiting")


def test_who_wrote_in_it_is_not_taken_out_of_it_to_approve(case: Enforcement) -> None:
    number = editor(case)
    measure = case.proposal().subject_id
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(update(Measure).where(Measure.id == measure).values(editors=[]))
    assert number in case.row(measure).editors


@pytest.mark.parametrize("role", ["caseworker", "auditor", "administrator", "integration"])
def test_what_is_not_coercive_takes_a_leader_too(db: Database, role: str) -> None:
    case = Objected(db)
    decide(db, case.kari, case.objects(), Outcome.GROUNDLESS)
    other = add_user(db, "anne", role=role, name="Anne Berg")
    with pytest.raises(DBAPIError, match="four-eyes"):
        approves(db, other.person_id)
    assert proposal(db, "objection").state == "waiting"
    approves(db, case.per.person_id)
    with db.read() as work:
        assert work.get_one(Approval, proposal(db, "objection").id).state == "approved"
