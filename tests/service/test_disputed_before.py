"""What the debtor disputed before a board or the namsmann is enforced on a judgment, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.undo import UNDO
from collector_desk.errors.enforcement import MeasureGateClosed, MeasureWrongStage
from collector_desk.errors.requests import RequestEventLacks
from collector_desk.errors.suits import SuitEventLacks, SuitWrongStage
from collector_desk.models import Suit
from collector_desk.service import holding, possible, request_events, requests_out
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import FileRequest, JudgmentKind, NewRequestEvent
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MeasureCondition, MeasureSheet, MeasureTerms
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting
from tests.service.suing import Suing

SAID = "Jeg skylder ingenting"
NEXT = TODAY + timedelta(days=1)


@pytest.fixture
def case(db: Database) -> Suing:
    found = Suing(db)
    found.answered(Regime.OLD)
    return found


def asked(case: Suing) -> MeasureSheet:
    return case.save(case.request())


def stopped(sheet: MeasureSheet) -> list[MeasureCondition]:
    return [one for one in sheet.reckoned.conditions if one.code == "stops" and not one.holds]


def disputed(case: Suing, end: SuitEventKind = SuitEventKind.CLOSED) -> Suit:
    """The debtor answered the board that nothing is owed, and the board judged nothing."""
    row = case.comes(case.make_and_file(), SuitEventKind.DISPUTED, text=SAID)
    return case.comes(row, end, text="Se brevet")


def filed(
    case: Requesting, terms: MeasureTerms | None = None, *, reference: str = "NM-1"
) -> MeasureSheet:
    """A request that lies at the namsmann."""
    sheet = case.decided(terms or case.request())
    with case.db.write(case.kari) as work:
        made = requests_out.make(work, sheet.measure_id, version=sheet.version)
        order = FileRequest(version=made.version, day=TODAY, reference=reference)
        requests_out.filed(work, sheet.measure_id, order)
    return sheet


def answers(case: Requesting, sheet: MeasureSheet, kind: RequestEventKind, **more: Any) -> None:
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = NewRequestEvent(version=version, kind=kind, day=work.clock.today(), **more)
        request_events.register(work, sheet.measure_id, order)


def test_without_a_dispute_the_message_is_a_basis_when_the_board_goes_no_further(
    case: Suing,
) -> None:
    case.comes(case.make_and_file(), SuitEventKind.CLOSED)
    assert asked(case).reckoned.may_propose


@pytest.mark.parametrize(
    "end", [SuitEventKind.CLOSED, SuitEventKind.DISMISSED, SuitEventKind.WITHDRAWN]
)
def test_what_was_disputed_before_the_board_waits_for_a_judgment_when_it_is_over(
    case: Suing, end: SuitEventKind
) -> None:
    row = disputed(case, end)
    sheet = asked(case)
    (found,) = stopped(sheet)
    assert (found.label, found.since) == (
        f"Skyldneren bestred kravet 23.11.2026 i {row.number}, og det er ikke avgjort",
        TODAY,
    )
    assert found.source.startswith("tvangsfullbyrdelsesloven § 7-7")
    assert found.who_clears == (
        "Forliksrådet ved dom, eller saksbehandler når skyldneren godtar kravet"
    )
    assert not sheet.reckoned.may_propose
    with pytest.raises(MeasureGateClosed):
        case.propose(sheet)
    case.make()  # the way out: it may be complained of again


def test_the_debtor_may_accept_it_also_when_the_case_is_over(case: Suing) -> None:
    row = disputed(case)
    with pytest.raises(SuitEventLacks):
        case.comes(row, SuitEventKind.ACCEPTED)
    case.day(NEXT)
    row = case.comes(row, SuitEventKind.ACCEPTED, text="Brev: jeg skylder det likevel")
    assert (row.stage, row.ended_on) == ("ended", TODAY)
    assert asked(case).reckoned.may_propose
    case.comes(row, SuitEventKind.DISPUTED, text="Jeg mente noe annet")
    assert not asked(case).reckoned.may_propose


def test_an_answer_that_comes_when_it_is_over_counts_and_nothing_else_may_come(
    case: Suing,
) -> None:
    row = case.comes(case.make_and_file(), SuitEventKind.CLOSED)
    for kind in set(SuitEventKind) - {SuitEventKind.DISPUTED, SuitEventKind.ACCEPTED}:
        with pytest.raises(SuitWrongStage):
            case.comes(row, kind, text=SAID, deadline=NEXT, amount=1)
    case.propose(asked(case))
    case.comes(row, SuitEventKind.DISPUTED, text=SAID)
    with pytest.raises(MeasureGateClosed):
        case.approve()


def test_what_is_entered_as_over_by_mistake_rests_until_its_judgment_is_entered_by_itself(
    case: Suing,
) -> None:
    """So the counter-sentence of the deed promises (``domain.undo``)."""
    assert "still kravet i bero, og registrer dommen for seg" in UNDO["suits.event"].instead
    row = case.comes(case.make_and_file(), SuitEventKind.CLOSED)
    with case.db.write(case.kari) as work:
        rest = NewHold(reason=Reason.EXAMINATION, until=TODAY + timedelta(days=14))
        holding.put(work, case.debtor, rest)
    assert not asked(case).reckoned.may_propose
    case.day(NEXT)
    case.judged(row, NEXT)
    assert set(case.last_days().values()) == {date(2036, 11, 24)}


def test_a_judgment_decides_it(case: Suing) -> None:
    disputed(case)
    case.judged(case.make_and_file(), TODAY, what=JudgmentKind.SETTLEMENT)
    assert stopped(asked(case)) == []


def test_what_fell_as_the_debtor_disputes_it_is_not_asked_for_again(case: Suing) -> None:
    sheet = filed(case)
    with pytest.raises(RequestEventLacks):
        answers(case, sheet, RequestEventKind.CONTESTED)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID)
    ended = case.sheet(sheet.measure_id)
    assert ended.ended_why == "Hevet: skyldneren bestrider kravet 23.11.2026"
    assert set(case.last_days().values()) == {date(2029, 6, 22)}
    again = asked(case)
    (found,) = stopped(again)
    assert found.label == (
        f"Skyldneren bestred kravet 23.11.2026 i {sheet.number}, og det er ikke avgjort"
    )
    assert not again.reckoned.may_propose
    assert request_step(case) == (False, found.label)
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Brev fra skyldneren")
    assert asked(case).reckoned.may_propose
    assert request_step(case)[0]


def request_step(case: Suing) -> tuple[bool, str]:
    """What the page of the debtor says of a request on the first claim, without its rule."""
    with case.db.read(case.kari) as work:
        found = possible.deeds(work, case.debtor, case.claims[0])
    deed = next(one for one in found.deeds if one.name == "step.enforcement_request")
    return deed.lawful, deed.reason.split(" (tvangs")[0].rstrip(".")


def test_what_was_dismissed_for_another_reason_may_be_asked_for_again(case: Suing) -> None:
    sheet = filed(case)
    with pytest.raises(MeasureWrongStage):
        answers(case, sheet, RequestEventKind.ACCEPTED, text="Nei")
    answers(case, sheet, RequestEventKind.DISMISSED, text="Feil namsmann")
    assert asked(case).reckoned.may_propose
