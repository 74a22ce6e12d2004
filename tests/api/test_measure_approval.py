"""Four eyes on coercion, tried over the wire and by SQL: every way round the second person."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import requests
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.models import (
    Account,
    Approval,
    Audit,
    BookEntry,
    Debtor,
    Disqualification,
    Person,
    SessionToken,
)
from collector_desk.service import approvals, measures, stand_ins
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.measures import SaveMeasure
from collector_desk.wire.session import NewStandIn
from tests.kit import PASSWORD, add_user, path_of
from tests.service.casework import objects, opens
from tests.service.enforcing import CONSIDERED, REASONS, TODAY, Enforcement

Answer = tuple[int, str]
DONE = (200, "")


class Wire:
    """A withholding that waits, and people who try to approve it through the real service."""

    def __init__(self, db: Database, url: str) -> None:
        self.db, self.url, self.case = db, url, Enforcement(db)
        self.sheet = self.case.propose(self.case.save())

    def row(self) -> Approval:
        return self.case.proposal()

    def token(self, username: str = "per", *, confirmed: bool = True) -> str:
        """Sign in, and give the password again."""
        who = {"username": username, "password": PASSWORD}
        answer = requests.post(f"{self.url}/session", json=who, timeout=30)
        token = str(answer.json()["token"])
        if confirmed:
            self.confirm(token)
        return token

    def confirm(self, token: str, password: str = PASSWORD) -> Answer:
        return self.post("session.confirm", token, {"password": password}, number=0)

    def post(
        self, deed: str, token: str, order: object, *, number: int | None = None, key: str = ""
    ) -> Answer:
        path = path_of(deed, self.row().id if number is None else number)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key or new_key()}
        answer = requests.post(self.url + path, json=order, headers=headers, timeout=60)
        return answer.status_code, str(answer.json().get("code", ""))

    def approve(self, token: str, *, key: str = "", **more: object) -> Answer:
        row = self.row()
        order = {"version": row.version, "digest": row.digest} | more
        return self.post("approvals.approve", token, order, key=key)

    def leader(self, username: str = "anne", **about: object) -> Who:
        return add_user(self.db, username, role="supervisor", **about)  # type: ignore[arg-type]

    def role(self, account_id: int | None, role: str) -> None:
        with self.db.write(SYSTEM) as work:
            work.get_one(Account, account_id).role = role

    def inhabil(self, person_id: int | None) -> None:
        with self.db.write(SYSTEM) as work:
            work.add(
                Disqualification(
                    person_id=person_id, debtor_id=self.case.debtor, reason="søster",
                    declared_at=work.clock.now(),
                )
            )  # fmt: skip

    def confirmed_at(self, ago: timedelta) -> None:
        with self.db.write(SYSTEM) as work:
            moment = work.clock.wall() - ago
            work.execute(update(SessionToken).values(confirmed_at=moment))

    def stand_in(self, person: Who, whom: Who, *, until: date = TODAY) -> None:
        order = NewStandIn(
            person_id=person.person_id or 0, for_person_id=whom.person_id or 0,
            from_day=TODAY, to_day=until,
        )  # fmt: skip
        with self.db.write(SYSTEM) as work:
            stand_ins.register(work, order)

    def decided(self) -> tuple[str, int]:
        """The stage of the measure, and how much stands in the enforcement book."""
        with self.db.read() as work:
            entries = list(work.scalars(select(BookEntry.id)))
        return self.case.row(self.sheet.measure_id).stage, len(entries)

    def state(self) -> list[tuple[object, ...]]:
        """Every measure and every proposal of one, as far as two persons decide it."""
        proposals = "SELECT id, state, frozen, decided_by_person FROM approval ORDER BY id"
        measures_ = "SELECT id, number, stage, approval_id FROM measure ORDER BY id"
        with self.db.read() as work:
            return [
                tuple(row) for each in (proposals, measures_) for row in work.execute(text(each))
            ]


@pytest.fixture
def wire(db: Database, service: str) -> Wire:
    return Wire(db, service)


def _two_accounts(wire: Wire) -> Answer:
    wire.leader("kari2", name="Kari N", person_id=wire.case.kari.person_id)
    return wire.approve(wire.token("kari2"))


def _new_role(wire: Wire) -> Answer:
    wire.role(wire.case.kari.account_id, "supervisor")
    return wire.approve(wire.token("kari"))


def _editor(wire: Wire) -> Answer:
    """Per writes in the draft that was sent back, and Kari proposes it again."""
    case, waiting = wire.case, wire.row()
    with wire.db.write(case.per) as work:
        approvals.send_back(work, waiting.id, version=waiting.version, comment="Jeg retter den.")
    back = case.sheet(wire.sheet.measure_id)
    with wire.db.write(case.per) as work:
        terms = case.terms(reasons="Nye grunner, skrevet av lederen selv.")
        order = SaveMeasure(measure_id=back.measure_id, version=back.version, terms=terms)
        measures.save(work, case.debtor, order)
    case.propose(case.sheet(back.measure_id))
    return wire.approve(wire.token())


def _withdrawn(wire: Wire) -> Answer:
    token, order = wire.token("kari", confirmed=False), {"version": wire.row().version}
    assert wire.post("approvals.withdraw", token, order) == DONE
    return wire.approve(wire.token())


def _role_lost(wire: Wire) -> Answer:
    token = wire.token()
    wire.role(wire.case.per.account_id, "caseworker")
    return wire.approve(token)


def _inhabil(wire: Wire) -> Answer:
    wire.inhabil(wire.case.per.person_id)
    return wire.approve(wire.token())


def _superior_inhabil(wire: Wire) -> Answer:
    above = wire.leader()
    with wire.db.write(SYSTEM) as work:
        work.get_one(Person, wire.case.per.person_id).superior_id = above.person_id
    wire.inhabil(above.person_id)
    return wire.approve(wire.token())


def _preparer_inhabil(wire: Wire) -> Answer:
    wire.inhabil(wire.case.kari.person_id)
    return wire.approve(wire.token())


def _no_clearance(wire: Wire) -> Answer:
    with wire.db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(protection="strictly_confidential"))
    return wire.approve(wire.token())


def _as(role: str) -> Callable[[Wire], Answer]:
    def attempt(wire: Wire) -> Answer:
        add_user(wire.db, role, role=role, name="Anne Berg")
        return wire.approve(wire.token(role))

    return attempt


def _objected(wire: Wire) -> Answer:
    objects(wire.db, wire.case.kari, wire.case.debtor, wire.case.claims[0], ground="paid")
    return wire.approve(wire.token())


def _other_session(wire: Wire) -> Answer:
    token = wire.token(confirmed=False)
    wire.token()
    return wire.approve(token)


def _at(ago: timedelta) -> Callable[[Wire], Answer]:
    def attempt(wire: Wire) -> Answer:
        token = wire.token()
        wire.confirmed_at(ago)
        return wire.approve(token)

    return attempt


def _wrong_password(wire: Wire) -> Answer:
    token = wire.token(confirmed=False)
    assert wire.confirm(token, "ikke passordet") == (403, "session.wrong_password")
    return wire.approve(token)


def _above(wire: Wire) -> Answer:
    case = wire.case
    large = case.owes("parking_fine", 60_000_000)
    waiting = wire.row()
    with wire.db.write(case.kari) as work:
        approvals.withdraw(work, waiting.id, version=waiting.version)
    wire.sheet = case.propose(case.save(case.terms(claim_ids=(*case.claims, large))))
    return wire.approve(wire.token())


def _stand_in_for_proposer(wire: Wire) -> Answer:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    wire.role(wire.case.kari.account_id, "supervisor")
    wire.stand_in(other, wire.case.kari)
    return wire.approve(wire.token("ola"))


def _stand_in_for_inhabil(wire: Wire) -> Answer:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    wire.stand_in(other, wire.case.per)
    wire.inhabil(wire.case.per.person_id)
    return wire.approve(wire.token("ola"))


def _stand_in_under_inhabil(wire: Wire) -> Answer:
    other, above = add_user(wire.db, "ola", name="Ola Hansen"), wire.leader()
    with wire.db.write(SYSTEM) as work:
        work.get_one(Person, wire.case.per.person_id).superior_id = above.person_id
    wire.stand_in(other, wire.case.per)
    wire.inhabil(above.person_id)
    return wire.approve(wire.token("ola"))


def _stand_in_over(wire: Wire) -> Answer:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    wire.stand_in(other, wire.case.per)
    token = wire.token("ola")
    with wire.db.write(SYSTEM) as work:
        stand_ins.end(work, 1)
    return wire.approve(token)


def _stand_in_of_no_leader(wire: Wire) -> Answer:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    wire.stand_in(other, wire.case.per)
    token = wire.token("ola")
    wire.role(wire.case.per.account_id, "caseworker")
    return wire.approve(token)


def _auditor_stands_in(wire: Wire) -> Answer:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    wire.stand_in(other, wire.case.per)
    wire.role(other.account_id, "auditor")
    return wire.approve(wire.token("ola"))


ROUND: dict[str, tuple[Callable[[Wire], Answer], int, str]] = {
    "self-approval": (lambda wire: wire.approve(wire.token("kari")), 403, "access.role"),
    "a second account of the same person": (_two_accounts, 403, "approvals.same_person"),
    "the same person in a new role": (_new_role, 403, "approvals.same_person"),
    "who wrote in the draft": (_editor, 403, "approvals.editor"),
    "a stale hash": (
        lambda wire: wire.approve(wire.token(), digest="0" * 64), 409, "approvals.other_content",
    ),
    "a stale version": (lambda wire: wire.approve(wire.token(), version=7), 409, "stale"),
    "a role lost a second ago": (_role_lost, 403, "access.role"),
    "the approver is inhabil": (_inhabil, 403, "approvals.disqualified"),
    "the superior is inhabil": (_superior_inhabil, 403, "approvals.superior_disqualified"),
    "the preparer is inhabil": (_preparer_inhabil, 409, "enforcement.gate_closed"),
    "no clearance": (_no_clearance, 404, "unknown"),
    "an administrator": (_as("administrator"), 403, "access.role"),
    "an integration": (_as("integration"), 403, "access.role"),
    "an auditor": (_as("auditor"), 403, "access.role"),
    "without the password again": (
        lambda wire: wire.approve(wire.token(confirmed=False)), 403, "approvals.needs_password",
    ),
    "the password in another session": (_other_session, 403, "approvals.needs_password"),
    "a password too old": (_at(timedelta(minutes=6)), 403, "approvals.needs_password"),
    "a password given in three hours": (_at(timedelta(hours=-3)), 403, "approvals.needs_password"),
    "a wrong password": (_wrong_password, 403, "approvals.needs_password"),
    "more than a supervisor's level": (_above, 403, "approvals.above_level"),
    "a stand-in for the proposer": (_stand_in_for_proposer, 403, "approvals.stand_in_for_proposer"),
    "a stand-in for who is inhabil": (
        _stand_in_for_inhabil, 403, "approvals.stand_in_disqualified",
    ),
    "a stand-in under who is inhabil": (
        _stand_in_under_inhabil, 403, "approvals.stand_in_disqualified",
    ),
    "a stand-in whose days are over": (_stand_in_over, 403, "access.role"),
    "a stand-in for who leads no more": (_stand_in_of_no_leader, 403, "access.role"),
    "an auditor who stands in": (_auditor_stands_in, 403, "access.role"),
}  # fmt: skip


@pytest.mark.parametrize("way", ROUND)
def test_no_way_leads_round_the_second_person(wire: Wire, way: str) -> None:
    attempt, status, code = ROUND[way]
    assert attempt(wire) == (status, code)
    assert wire.row().state == "waiting"
    assert wire.decided() == ("waiting", 0)


def test_what_was_withdrawn_or_has_changed_is_not_approved(wire: Wire) -> None:
    assert _withdrawn(wire) == (409, "approvals.already_decided")
    assert wire.decided() == ("draft", 0)
    wire.case.propose(wire.case.sheet(wire.sheet.measure_id))
    assert _objected(wire) == (409, "approvals.already_decided")  # it fell at once (ruling 21)
    assert wire.row().state == "void"
    assert wire.decided() == ("draft", 0)


def test_the_same_order_again_is_one_approval_and_another_comes_too_late(wire: Wire) -> None:
    token, key = wire.token(), new_key()
    first = wire.row()
    assert wire.approve(token, key=key, version=first.version) == DONE
    assert wire.approve(token, key=key, version=first.version) == DONE
    assert wire.approve(token, version=first.version) == (409, "approvals.already_decided")
    assert wire.decided() == ("decided", 2)  # the decision, and its letters
    terms = wire.case.terms(reasons="Endret etter godkjenningen.").model_dump(mode="json")
    order = {"measure_id": wire.sheet.measure_id, "version": 3, "terms": terms}
    version = wire.case.row(wire.sheet.measure_id).version
    after = wire.post(
        "measures.save", wire.token("kari"), order | {"version": version}, number=wire.case.debtor
    )
    assert after == (409, "enforcement.wrong_stage")


def test_a_stand_in_approves_on_the_days_and_the_audit_names_both(wire: Wire) -> None:
    other = add_user(wire.db, "ola", name="Ola Hansen")
    assert wire.approve(wire.token("ola", confirmed=False)) == (403, "access.role")
    wire.stand_in(other, wire.case.per)
    opens(wire.db, other, wire.case.debtor)
    assert wire.approve(wire.token("ola")) == DONE
    assert wire.row().decided_by_person == other.person_id
    with wire.db.read() as work:
        done = (Audit.deed == "approvals.approve") & (Audit.outcome == "done")
        (details,) = work.scalars(select(Audit.details).where(done))
    assert details["stands_for"] == [wire.case.per.person_id]


@pytest.mark.parametrize("field", ["state", "approved", "decided_by_person", "frozen", "amount"])
def test_fields_of_the_service_are_not_taken_from_an_order(wire: Wire, field: str) -> None:
    assert wire.approve(wire.token(), **{field: "approved"})[0] == 422
    terms = wire.case.terms().model_dump(mode="json")
    kari = wire.token("kari", confirmed=False)
    for order in (
        {"terms": terms, field: 1},
        {"terms": terms | {field if field != "amount" else "stage": "decided"}},
        {"terms": terms, "approval_id": 1},
    ):
        assert wire.post("measures.save", kari, order, number=wire.case.debtor)[0] == 422
    assert wire.decided() == ("waiting", 0)


STATEMENTS = {
    "the stage of the measure": "UPDATE measure SET stage = 'decided'",
    "the stage, with an approval that waits": "UPDATE measure SET stage = 'in_force',"
    " approval_id = (SELECT id FROM approval)",
    "approved by the proposer": "UPDATE approval SET state = 'approved',"
    " decided_by_person = proposed_by_person, decided_at = proposed_at",
    "approved by nobody": "UPDATE approval SET state = 'approved'",
    "another amount": "UPDATE approval SET amount = 1",
    "another content": "UPDATE approval SET frozen = '{}'",
    "another proposer": "UPDATE approval SET proposed_by_person = 999",
    "no proposal at all": "DELETE FROM approval",
    "a proposal born approved": "INSERT INTO approval (debtor_id, subject, subject_id, title,"
    " amount, why, reasons, frozen, digest, state, proposed_by_person, proposed_by, proposed_at,"
    " decided_by_person, decided_by, decided_at, comment, version)"
    " SELECT debtor_id, subject, subject_id + 1, title, amount, why, reasons, frozen, digest,"
    " 'approved', proposed_by_person, proposed_by, proposed_at, 2, 'x', proposed_at, '', 1"
    " FROM approval",
    "a book that is rewritten": "DELETE FROM audit",
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_the_application_role_cannot_do_it_by_sql_either(wire: Wire, what: str) -> None:
    with pytest.raises(DBAPIError), wire.db.write(SYSTEM) as work:
        work.execute(text(STATEMENTS[what]))
    assert wire.row().state == "waiting"
    assert wire.decided() == ("waiting", 0)


def _together(attempts: list[Callable[[], Answer]]) -> list[Answer]:
    start, answers = threading.Barrier(len(attempts)), list[Answer]()

    def attempt(one: Callable[[], Answer]) -> None:
        start.wait()
        answers.append(one())

    tries = [threading.Thread(target=attempt, args=(one,)) for one in attempts]
    for each in tries:
        each.start()
    for each in tries:
        each.join()
    return answers


def test_exactly_one_of_fifty_at_once_is_answered_with_yes(wire: Wire) -> None:
    for number in range(50):
        wire.leader(f"leder{number}", name=f"Leder {number}")
    row = wire.row()
    order = {"version": row.version, "digest": row.digest}
    tokens = [wire.token(f"leder{number}") for number in range(50)]

    def attempt(token: str) -> Callable[[], Answer]:
        return lambda: wire.post("approvals.approve", token, order, number=row.id)

    answers = _together([attempt(token) for token in tokens])
    assert [status for status, _ in answers if status == 200] == [200]
    assert len(answers) == 50
    assert all(status in {200, 409, 503} for status, _ in answers)
    assert wire.decided() == ("decided", 2)  # the decision, and its letters


def test_an_approval_and_a_withdrawal_at_once_leave_one_of_them(wire: Wire) -> None:
    row, per, kari = wire.row(), wire.token(), wire.token("kari", confirmed=False)
    order = {"version": row.version, "digest": row.digest}
    answers = _together(
        [
            lambda: wire.post("approvals.approve", per, order, number=row.id),
            lambda: wire.post("approvals.withdraw", kari, {"version": row.version}, number=row.id),
        ]
    )
    assert sorted(status for status, _ in answers) == [200, 409]
    assert (wire.row().state, *wire.decided()) in {
        ("approved", "decided", 2),
        ("withdrawn", "draft", 0),
    }


def test_a_password_is_guessed_at_no_faster_here_than_at_the_sign_in(wire: Wire) -> None:
    token = wire.token(confirmed=False)
    codes = [wire.confirm(token, f"gjetning {number}")[1] for number in range(12)]
    assert codes.index("session.slow_down") == 5
    # The wait doubles from two seconds: a slow machine lets one or two more through, not all.
    assert codes.count("session.wrong_password") < 9
    with wire.db.read() as work:
        noted = work.execute(
            select(Audit.outcome, Audit.details).where(Audit.deed == "session.confirm")
        ).all()
    told = {outcome for outcome, _ in noted}
    assert (
        "refused:session.wrong_password"
        in told
        <= {
            "refused:session.wrong_password",
            "refused:session.slow_down",
        }
    )
    assert "gjetning" not in str(noted)


def test_the_sheet_tells_the_conditions_of_now_beside_what_was_proposed(wire: Wire) -> None:
    desk = Desk(Connection(wire.url))
    desk.session.sign_in("per", PASSWORD)
    sheet = desk.approvals.show(wire.row().id)
    assert (sheet.reasons, sheet.considered) == (REASONS, CONSIDERED)
    assert sheet.needs_password
    assert sheet.may == ("approvals.approve", "approvals.send_back")
    assert sheet.lines[-1].amount == 245_000
    assert (sheet.months[-1].left, sheet.months[-1].day) == (0, date(2027, 8, 20))
    assert sheet.amount_note.startswith("dekket 20.08.2027")
    assert all(each.holds and not each.changed for each in sheet.conditions)
    assert ("Foreldelse", "22.06.2029") in {(each.field, each.before) for each in sheet.changes}
    desk.session.confirm(PASSWORD)
    assert not desk.approvals.show(wire.row().id).needs_password
    wire.case.books.today_is(date(2026, 11, 30))
    opens(wire.db, wire.case.per, wire.case.debtor)
    later = desk.approvals.show(wire.row().id)
    changed = {each.label for each in later.conditions if each.changed}
    assert changed == {"Betalinger à jour", "Kan gjennomføres i dag"}
    assert later.may == ("approvals.send_back",)
    assert "Betalinger à jour" in later.why_not
