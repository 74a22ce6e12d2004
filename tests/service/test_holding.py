"""Holds and objections stop what comes next, by every hold and for the disputed claim only."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.domain.work import WorkKind
from collector_desk.errors.holds import HoldEnded, HoldNotByHand, HoldTooLong
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.models import Claim, Debtor, Hold, Team
from collector_desk.service import debtors, holding, possible, worklist
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import DeedsOf, Open, Sheet
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.work import AskWork
from tests.kit import add_user
from tests.service.casework import decide
from tests.service.counting import statements
from tests.service.mail import leaves
from tests.service.test_objections import Case

END = date(2026, 12, 1)


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def put(case: Case, **more: object) -> HoldRow:
    order = NewHold(**({"reason": Reason.SAYS_PAID, "until": END} | more))  # type: ignore[arg-type]
    with case.db.write(case.kari) as work:
        return holding.put(work, case.books.debtor_id, order)


def sheet(case: Case) -> Sheet:
    with case.db.write(case.kari) as work:
        return debtors.open_sheet(work, case.books.debtor_id, Open(reason="prøve av beroende krav"))


def steps(case: Case) -> DeedsOf:
    with case.db.read(case.kari) as work:
        return possible.deeds(work, case.books.debtor_id, case.claim)


def lawful(case: Case) -> set[str]:
    return {deed.name for deed in steps(case).deeds if deed.lawful and deed.name[:5] == "step."}


def test_nothing_stands_in_the_way_at_first(case: Case) -> None:
    assert lawful(case)


@pytest.mark.parametrize("level", [{}, {"claim_id": 1}, {"case_id": 1}])
def test_a_hold_stops_every_step_and_says_until_when(case: Case, level: dict[str, int]) -> None:
    put(case, **level)
    assert lawful(case) == set()
    reasons = [deed.reason for deed in steps(case).deeds if deed.name.startswith("step.")]
    assert all("stilt i bero til 01.12.2026" in reason for reason in reasons if "Stanset" in reason)
    (claim,) = sheet(case).claims
    assert claim.state == "Stilt i bero til 01.12.2026"
    assert any(event.title == "Stilt i bero til 01.12.2026" for event in sheet(case).timeline)


def test_it_goes_on_when_the_day_has_come_or_the_hold_is_ended(case: Case) -> None:
    row = put(case)
    case.books.today_is(END)
    assert lawful(case)
    case.books.today_is(date(2026, 11, 23))
    with case.db.write(case.kari) as work:
        ended = holding.end(work, row.hold_id, EndHold(version=row.version, why="pengene kom"))
    assert lawful(case)
    with case.db.write(case.kari) as work, pytest.raises(HoldEnded):
        holding.end(work, row.hold_id, EndHold(version=ended.version, why="pengene kom"))
    with case.db.write(case.kari) as work, pytest.raises(Stale):
        holding.end(work, row.hold_id, EndHold(version=99, why="pengene kom"))


def test_an_open_objection_stops_the_claim_and_a_decision_lets_it_rest(case: Case) -> None:
    number = case.objects(ground=Ground.NO_INVOICE)
    assert lawful(case) == set()
    assert sheet(case).claims[0].state == "Innsigelse – stanset"
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    case.books.today_is(date(2026, 12, 8))
    assert lawful(case) == set()  # fourteen days, but the letter has not gone
    leaves(case.db)
    case.books.today_is(date(2026, 12, 22))
    assert lawful(case) == set()  # the new deadline runs from the day it went
    case.books.today_is(date(2026, 12, 23))
    assert lawful(case)


def test_the_undisputed_part_goes_on_without_fee(case: Case) -> None:
    case.objects(disputed=10_000)
    assert lawful(case)
    assert sheet(case).claims[0].state == "Innsigelse – går videre"


def test_an_objection_that_came_with_the_claim_stops_until_it_is_registered(db: Database) -> None:
    case = Case(db, "parking_fine")
    with db.write(case.kari) as work:
        work.get_one(Claim, case.claim).objection_on = date(2026, 10, 1)
    assert sheet(case).claims[0].state == "Innsigelse – stanset"
    case.objects(ground=Ground.SIGNS)
    assert sheet(case).claims[0].state == "Innsigelse – går videre"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"until": date(2026, 12, 8)}, HoldTooLong),
        ({"until": date(2026, 11, 23)}, HoldTooLong),
        ({"reason": Reason.PLAN}, HoldNotByHand),
        ({"claim_id": 99}, Unknown),
        ({"case_id": 99}, Unknown),
    ],
)
def test_a_hold_that_may_not_be_is_refused(
    case: Case, more: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        put(case, **more)
    with case.db.read(case.kari) as work:
        assert holding.listed(work).rows == ()


def test_the_list_shows_what_runs_the_first_to_lapse_on_top(case: Case) -> None:
    late = put(case, reason=Reason.EXAMINATION, until=date(2027, 1, 10))
    soon = put(case, until=date(2026, 11, 26), claim_id=case.claim)
    with case.db.read(case.kari) as work:
        rows = holding.listed(work).rows
    assert [row.hold_id for row in rows] == [soon.hold_id, late.hold_id]
    assert (rows[0].reach, rows[1].reach) == ("K-2026-000001", "hele skyldneren")


@pytest.mark.parametrize("holds", [1, 20])
def test_the_list_is_two_statements_however_long(case: Case, holds: int) -> None:
    for _ in range(holds):
        put(case, claim_id=case.claim)
    with case.db.read(case.kari) as work, statements(work) as asked:
        rows = holding.listed(work).rows
    assert len(rows) == holds
    assert {(row.reach, row.owner) for row in rows} == {("K-2026-000001", "Kari Nordmann")}
    assert len(asked) == 2, asked


def test_the_warning_on_the_debtor_says_whose_it_is_when_it_is_looked_at_and_when_it_ends(
    case: Case,
) -> None:
    put(case, reason=Reason.EXAMINATION, text="Venter på kvittering")
    (told,) = (alert.detail for alert in sheet(case).warnings if alert.kind == "hold")
    assert told == (
        "Gjelder hele skyldneren. «Venter på kvittering». Ansvarlig: Kari Nordmann."
        " Vurderes igjen 28.11.2026. Varer til 01.12.2026. (inkassoloven § 10)"
    )


def test_a_hold_that_nobody_owns_is_listed_by_who_made_it(case: Case) -> None:
    put(case)
    with case.db.write(SYSTEM) as work:
        work.execute(update(Hold).values(owner_id=None, made_by="System"))
    with case.db.read(case.kari) as work:
        assert [row.owner for row in holding.listed(work).rows] == ["System"]


def test_what_somebody_wrote_of_a_hold_is_told_of_a_debtor_one_has_opened(case: Case) -> None:
    put(case, reason=Reason.EXAMINATION, text="Ligger på sykehus")
    other = add_user(case.db, "ola", name="Ola Saksbehandler", team="Team Vest")
    told = []
    for who in (case.kari, other):
        with case.db.read(who) as work:
            told.append(holding.listed(work).rows[0].text)
    assert told == ["Ligger på sykehus", ""]


def test_a_special_situation_is_named_in_no_list_until_the_debtor_is_opened(case: Case) -> None:
    put(case, reason=Reason.SPECIAL_SITUATION, text="Innlagt", until=date(2026, 11, 26))
    other = add_user(case.db, "ola", name="Ola Saksbehandler")
    told = {}
    for who in (case.kari, other):
        with case.db.read(who) as work:
            (row,) = holding.listed(work).rows
            ask = AskWork(scope="all", kinds=(WorkKind.HOLD_LAPSES,))
            (listed,) = worklist.listed(work, ask).rows
        told[who.name] = (row.reason_label, row.reason, row.text, listed.why)
    assert told[case.kari.name] == (
        "Særlig vanskelig situasjon", Reason.SPECIAL_SITUATION, "Innlagt",
        "Særlig vanskelig situasjon: stilt i bero til 26.11.2026, vurderes igjen 23.11.2026",
    )  # fmt: skip
    assert told[other.name] == (
        "Stilt i bero", None, "", "Stilt i bero til 26.11.2026, vurderes igjen 23.11.2026"
    )  # fmt: skip


def test_only_who_opened_the_debtor_holds(case: Case) -> None:
    other = add_user(case.db, "ola", name="Ola Saksbehandler")
    with case.db.write(other) as work, pytest.raises(NotOpened):
        holding.put(work, case.books.debtor_id, NewHold(reason=Reason.OTHER, until=END))


def test_the_sheet_tells_what_rests_and_the_case_it_can_rest_in(case: Case) -> None:
    assert sheet(case).holds == ()
    claim = sheet(case).claims[0]
    row = put(case, case_id=claim.case_id, text="ser etter penger")
    (shown,) = sheet(case).holds
    assert shown.model_copy(update={"owner": row.owner}) == row
    assert (shown.reach, shown.by_hand) == (claim.case_number, True)


def ending(case: Case) -> tuple[bool, str]:
    found = next(deed for deed in steps(case).deeds if deed.name == "holds.end")
    return found.lawful, found.reason


def test_what_can_be_done_says_whether_a_hold_can_be_ended_by_hand(case: Case) -> None:
    assert ending(case) == (False, "Ingenting er stilt i bero.")
    put(case)
    assert ending(case)[0]


def test_the_list_says_in_whose_portfolio_each_debtor_is(case: Case) -> None:
    put(case)
    with case.db.read(case.kari) as work:
        debtor = work.get_one(Debtor, case.books.debtor_id)
        team = work.get_one(Team, debtor.team_id).name if debtor.team_id is not None else ""
        assert [row.team for row in holding.listed(work).rows] == [team]
        assert holding.count(work) == 1
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(team_id=None))
    with case.db.read(case.kari) as work:
        assert [row.team for row in holding.listed(work).rows] == [""]
