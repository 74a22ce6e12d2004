"""Four eyes on coercion while the house changes under them: a migration, a clock, other tables."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from collector_desk import migrations
from collector_desk.domain.access import DEEDS
from collector_desk.service import approval_sheet, approvals
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM
from collector_desk.wire.household import Income
from tests.api.test_measure_approval import DONE, Answer, Wire
from tests.api.test_measure_approval import wire as wire  # noqa: PLC0414
from tests.kit import add_user
from tests.postgres import as_owner
from tests.service.enforcing import HOUSEHOLD, TODAY


@contextmanager
def migrating(wire: Wire) -> Iterator[Callable[[], None]]:
    """A migration that has dropped the triggers and is not done; ends when it is told to."""
    begun, goes_on = threading.Event(), threading.Event()

    def step(_config: object) -> None:
        begun.set()
        assert goes_on.wait(60)

    migration = threading.Thread(
        target=migrations._run,  # what ``upgrade`` runs, with a slow revision in it
        args=(as_owner(wire.db.url), step, ""),
    )
    migration.start()
    try:
        assert begun.wait(60)
        yield goes_on.set
    finally:
        goes_on.set()
        migration.join()


def test_an_approval_waits_for_a_migration_and_is_one(wire: Wire) -> None:
    token, row = wire.token(), wire.row()
    order = {"version": row.version, "digest": row.digest}
    answers: list[Answer] = []

    def approves() -> None:
        answers.append(wire.post("approvals.approve", token, order, number=row.id))

    with migrating(wire) as end:
        attempt = threading.Thread(target=approves)
        attempt.start()
        attempt.join(2)
        assert DONE not in answers  # nothing is approved while no trigger watches
        end()
        attempt.join()
    if answers != [DONE]:
        assert answers == [(503, "busy")]
        assert wire.decided() == ("waiting", 0)
        assert wire.approve(token) == DONE
    assert wire.decided() == ("decided", 2)  # the decision, and its letters


def test_no_seal_is_open_to_the_application_role_while_a_migration_runs(wire: Wire) -> None:
    refused: list[str] = []

    def tampers() -> None:
        try:
            with wire.db.write(SYSTEM) as work:
                work.execute(text("UPDATE measure SET stage = 'decided'"))
        except Exception as error:  # noqa: BLE001  busy, or the seal
            refused.append(type(error).__name__)

    with migrating(wire) as end:
        attempt = threading.Thread(target=tampers)
        attempt.start()
        attempt.join(1)
        end()
        attempt.join()
    assert refused
    assert wire.decided() == ("waiting", 0)


def test_a_clock_that_was_set_back_over_midnight_decides_nothing(wire: Wire) -> None:
    """Three hours back at one o'clock on New Year's Day is the old rules again."""
    wire.db.clock = Clock(TODAY - timedelta(days=1))
    assert wire.approve(wire.token()) == (409, "approvals.before_proposal")
    with wire.db.write(wire.case.per) as work:
        sheet = approval_sheet.show(work, wire.row().id)
    assert "fra 23.11.2026" in sheet.why_not
    assert "approvals.approve" not in sheet.may
    assert wire.decided() == ("waiting", 0)
    wire.db.clock = Clock(TODAY)
    assert wire.approve(wire.token()) == DONE


def test_there_is_no_way_to_approve_several_at_once(wire: Wire) -> None:
    assert [name for name in DEEDS if "approve" in name] == ["approvals.approve"]
    one = {"version": wire.row().version, "digest": wire.row().digest}
    token, good, bad = wire.token(), one | {"approval_id": 1}, one | {"approval_id": 2}
    for order in ([good, bad], {"rows": [good, bad]}, one | {"also": [bad]}):
        assert wire.post("approvals.approve", token, order)[0] == 422
    assert wire.decided() == ("waiting", 0)


def _withdrawn(wire: Wire) -> None:
    with wire.db.write(wire.case.kari) as work:
        approvals.withdraw(work, wire.row().id, version=wire.row().version)


def _approved(wire: Wire) -> None:
    wire.case.approve()


def _second_account(wire: Wire) -> None:
    wire.leader("kari2", name="Kari N", person_id=wire.case.kari.person_id)


def _another(wire: Wire) -> None:
    """The first is approved; another one waits, of a wage that has room for both."""
    wire.case.approve()
    claim = wire.case.owes("parking_fine", 500_000)
    wage = Income(text="Lønn", gross=5_800_000, tax=1_450_000, document="a-melding 10.2026")
    home = HOUSEHOLD.model_copy(update={"incomes": (wage,)})
    wire.case.propose(wire.case.save(wire.case.terms(claim_ids=(claim,), household=home)))


_AS = "UPDATE approval SET state = 'approved', decided_at = proposed_at, decided_by_person = "
_OTHERS = (
    "UPDATE measure SET stage = 'decided', approval_id = (SELECT min(id) FROM approval)"
    " WHERE id = (SELECT max(id) FROM measure)"
)
_BORN = (
    "INSERT INTO measure (number, debtor_id, kind, regime, stage, terms, reckoned, reasons,"
    " considered, monthly, approval_id, made_by_person, made_by, made_at, version)"
    " SELECT 'T-2026-999999', debtor_id, kind, regime, 'decided', terms, reckoned, reasons,"
    " considered, monthly, approval_id, made_by_person, made_by, made_at, 1 FROM measure"
)
AFTER: dict[str, tuple[Callable[[Wire], object], str]] = {
    "a second account of the same person": (
        _second_account,
        _AS + "(SELECT person_id FROM account WHERE username = 'kari2')",
    ),
    "what was withdrawn": (_withdrawn, _AS + "(SELECT max(id) FROM person)"),
    "what is approved, by another": (_approved, _AS + "(SELECT max(id) FROM person)"),
    "what is approved, waits again": (_approved, "UPDATE approval SET state = 'waiting'"),
    "what is approved, reads otherwise": (_approved, "UPDATE approval SET frozen = '{}'"),
    "the terms after the approval": (_approved, "UPDATE measure SET terms = '{}'"),
    "another measure's approval": (_another, _OTHERS),
    "a measure born decided": (_approved, _BORN),
}


@pytest.mark.parametrize("what", AFTER)
def test_the_application_role_does_not_do_it_by_sql_afterwards(wire: Wire, what: str) -> None:
    before, statement = AFTER[what]
    add_user(wire.db, "ola", role="supervisor", name="Ola Hansen")
    before(wire)
    stood = wire.state()
    refusal = pytest.raises(DBAPIError, match=r"four-eyes|two_persons")
    with refusal, wire.db.write(SYSTEM) as work:
        work.execute(text(statement))
    assert wire.state() == stood
