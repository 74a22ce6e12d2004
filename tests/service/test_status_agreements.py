"""A status that ends plans and deferrals tells it, and one registered by mistake gives them back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import To
from collector_desk.domain.phrases import kroner
from collector_desk.domain.status import Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.models import Deferral, Document, LetterRow, Plan
from collector_desk.service import letter_recipients, statuses
from collector_desk.service.database import Database
from collector_desk.wire.letters import Represent
from collector_desk.wire.statuses import EndStatus, NewStatus, StatusRow
from tests.service.agreements import TODAY, Agreement
from tests.service.mail import text_of
from tests.service.parties import PDF

ENDING = [kind for kind in Status if FLOWS[kind].ends_agreements]
UNTIL = TODAY + timedelta(days=21)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def register(case: Agreement, kind: Status, **more: Any) -> StatusRow:
    order = NewStatus(
        kind=kind, from_day=more.pop("from_day", TODAY), source="Brønnøysund", document=PDF,
        filing_deadline=date(2027, 1, 15), **more,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        return statuses.register(work, case.debtor, order).rows[0]


def mistaken(case: Agreement, row: StatusRow) -> None:
    with case.db.write(case.kari) as work:
        order = EndStatus(version=row.version, why="feil person", mistaken=True)
        statuses.end(work, row.status_id, order)


def answers(case: Agreement, to: To) -> None:
    who = Represent(
        to=to, name="Advokat Tor Berg", street="Rådhusgata 1", postcode="0151", city="Oslo",
        source="oppnevning 3",
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        letter_recipients.represent(work, case.debtor, who)


def told(case: Agreement) -> list[tuple[str, str, str]]:
    """Recipient, state and text of each free letter."""
    with case.db.read() as work:
        found = []
        query = select(LetterRow).where(LetterRow.kind == "free_letter").order_by(LetterRow.id)
        for row in work.scalars(query):
            kept = work.get_one(Document, row.document_id).content
            assert kept is not None
            found.append((row.recipient, row.state, " ".join(text_of(kept).split())))
        return found


def states(case: Agreement) -> tuple[list[str], list[str]]:
    with case.db.read() as work:
        plans = work.scalars(select(Plan.state).order_by(Plan.id)).all()
        return list(plans), list(work.scalars(select(Deferral.state).order_by(Deferral.id)))


def both(case: Agreement) -> None:
    """A plan on the one claim, and another put off; both told of by letters that have gone."""
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    case.grant()
    case.put_off(UNTIL, claim_ids=(other,))
    case.goes()


def rests(case: Agreement) -> list[tuple[int | None, str]]:
    return sorted((hold.claim_id, hold.reason) for hold in case.holds())


@pytest.mark.parametrize("kind", ENDING)
def test_what_ended_is_told_and_named_by_the_task(case: Agreement, kind: Status) -> None:
    both(case)
    if kind is Status.DECEASED:
        answers(case, To.ESTATE)
    row = register(case, kind)
    assert states(case) == (["ended"], ["ended"])
    named = f"nedbetalingsavtale A-2026-000001, utsettelsen til {UNTIL:%d.%m.%Y}"
    assert named in row.task
    ((recipient, _, text),) = told(case)
    assert recipient == ("estate" if kind is Status.DECEASED else "debtor")
    assert named in text
    assert "ikke betale flere avdrag" in text or "ikke betales flere avdrag" in text
    case.goes()
    assert [state for _, state, _ in told(case)] == ["sent"]


def test_of_the_dead_with_no_estate_a_task_says_that_nobody_was_told(case: Agreement) -> None:
    both(case)
    register(case, Status.DECEASED)
    assert told(case) == []
    assert any("ikke sendt" in text for text in case.tasks("follow_up"))


def test_the_trustee_is_told_too(case: Agreement) -> None:
    both(case)
    answers(case, To.TRUSTEE)
    register(case, Status.BANKRUPTCY)
    assert [recipient for recipient, *_ in told(case)] == ["debtor", "trustee"]


def test_agreements_of_newer_claims_alone_go_on(case: Agreement) -> None:
    """Ruling 22: blocked per claim by the day of opening."""
    both(case)
    register(case, Status.DEBT_SETTLEMENT, from_day=date(2020, 1, 6))
    assert states(case) == (["on_track"], ["granted"])
    assert told(case) == []


@pytest.mark.parametrize("kind", ENDING)
def test_one_registered_by_mistake_gives_all_back_and_tells_it(
    case: Agreement, kind: Status
) -> None:
    both(case)
    answers(case, To.ESTATE)
    before = rests(case), states(case)
    row = register(case, kind)
    case.goes()
    case.day(TODAY + timedelta(days=1))
    mistaken(case, row)
    assert (rests(case), states(case)) == before
    *_, (_, _, text) = told(case)
    assert "Det var feil: feil person." in text
    assert "Dette gjelder igjen: nedbetalingsavtale A-2026-000001" in text
    case.day(TODAY + timedelta(days=2))
    assert (rests(case), states(case)) == before


def test_what_has_not_left_the_house_is_taken_back_and_nothing_is_told(case: Agreement) -> None:
    both(case)
    mistaken(case, register(case, Status.DEBT_SETTLEMENT))
    assert [state for _, state, _ in told(case)] == ["withdrawn"]
    assert states(case) == (["on_track"], ["granted"])


def test_where_an_instalment_fell_due_meanwhile_a_task_names_what_to_make_anew(
    case: Agreement,
) -> None:
    both(case)
    row = register(case, Status.DEBT_SETTLEMENT)
    case.goes()
    case.day(date(2027, 1, 4))
    mistaken(case, row)
    assert states(case) == (["ended"], ["ended"])
    asked = " ".join(case.tasks("follow_up"))
    assert "Gjeldsordning var feilregistrert: lag A-2026-000001 på nytt" in asked
    assert f"10 avdrag à {kroner(120_000)} kr på K-" in asked
    assert f"vurder ny utsettelse, den til {UNTIL:%d.%m.%Y} er ute" in asked
    assert {reason for _, reason in rests(case)} == {"examination"}
