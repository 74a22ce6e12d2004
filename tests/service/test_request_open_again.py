"""What holds of a request that is open again: what came meanwhile, what is asked, and what may be sent."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import MeasureClaimTaken
from collector_desk.errors.requests import RequestNotMade
from collector_desk.models import Task
from collector_desk.service.database import Database
from tests.service.casework import objects
from tests.service.requesting import Requesting
from tests.service.test_request_goes_on import files, measure_of
from tests.service.test_request_paper import made
from tests.service.test_request_refused import (
    AFTER,
    TOMORROW,
    comes,
    day,
    file,
    make,
    refused,
    sent,
    stop,
    versions,
)
from tests.service.test_request_taken_back import taken_back

REFUSED, NOTHING = RequestEventKind.REFUSED, RequestEventKind.NOTHING
GOES_ON = "T-2026-000001: Krev at begjæringen tas under behandling igjen"
SEND = "T-2026-000001: Rett og send på nytt"


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def asked(case: Requesting, beginning: str) -> list[tuple[str, date | None]]:
    """What is asked still by texts with a beginning."""
    with case.db.read() as work:
        query = select(Task).where(Task.text.startswith(beginning), Task.state == "open")
        return [(one.text, one.due_on) for one in work.scalars(query.order_by(Task.id))]


@pytest.mark.parametrize("kind", [NOTHING, REFUSED])
def test_what_came_meanwhile_is_asked_to_be_told(case: Requesting, kind: RequestEventKind) -> None:
    measure = sent(case)
    comes(case, measure, kind, code="SAKSOEKT_GAMMELT_REGELVERK")
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    objects(case.db, case.kari, case.debtor, case.claims[1], ground="paid")
    assert asked(case, "T-2026-000001: siden") == []
    taken_back(case, measure, kind)
    ((paid, _),) = asked(case, "T-2026-000001: siden namsmannen sist fikk beskjed (versjon 1)")
    assert "er 1\N{NO-BREAK SPACE}000,00 kr betalt eller falt bort" in paid
    ((stopped, _),) = asked(case, "T-2026-000001 er ført som levert 23.11.2026, og nå stanser noe")
    assert stopped.endswith("Gi namsmannen beskjed")


def test_it_is_not_open_again_beside_a_new_request_for_its_claims(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    later = case.decided(case.request()).measure_id
    with pytest.raises(MeasureClaimTaken) as refused_it:
        taken_back(case, measure, NOTHING)
    assert "T-2026-000002" in str(refused_it.value)
    assert case.row(measure).stage == MeasureStage.ENDED
    stop(case, later)
    taken_back(case, measure, NOTHING)
    assert case.row(measure).stage == MeasureStage.IN_FORCE


def test_of_two_results_one_is_taken_back_whatever_was_asked_for_since(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, RequestEventKind.LIEN, text="Innskudd")
    comes(case, measure, RequestEventKind.WITHHOLDING)
    case.decided(case.request())
    taken_back(case, measure, RequestEventKind.LIEN)
    assert case.row(measure).stage == MeasureStage.ENDED


@pytest.mark.parametrize("regime", Regime)
def test_it_is_asked_again_to_go_on_after_the_judgment(db: Database, regime: Regime) -> None:
    case = Requesting(db)
    measure = measure_of(case, regime)
    made(case, measure, case.per)
    files(case, measure, case.db.clock.today())
    assert asked(case, GOES_ON) == []
    refused(case, measure)
    ((text, due),) = asked(case, GOES_ON)
    assert due == date(2027, 1, 14)
    assert text.startswith(f"{GOES_ON} (§ 7-7) innen 14.01.2027. Versjon 2 er avvist")
    taken_back(case, measure, REFUSED)
    assert asked(case, GOES_ON) == []


def test_what_took_up_nothing_asks_nothing_of_a_judgment(case: Requesting) -> None:
    measure = sent(case)
    make(case, measure)
    file(case, measure)
    refused(case, measure)
    assert asked(case, GOES_ON) == []


def test_only_what_was_asked_of_that_version_is_asked_no_more(case: Requesting) -> None:
    measure = sent(case)
    make(case, measure)
    file(case, measure)
    refused(case, measure, refused_version=1)
    refused(case, measure, refused_version=2)
    taken_back(case, measure, REFUSED)
    ((text, _),) = asked(case, SEND)
    assert "Versjon 1 · " in text


def test_what_was_made_to_change_what_never_came_in_is_not_sent_after_all(
    case: Requesting,
) -> None:
    measure = sent(case)
    make(case, measure)
    refused(case, measure, refused_version=2)
    day(case, AFTER)
    refused(case, measure, refused_version=1)
    taken_back(case, measure, REFUSED, number=2)
    assert versions(case)[-1].refused_on is not None
    with pytest.raises(RequestNotMade):
        file(case, measure)


def test_what_was_made_as_the_first_is_sent_after_all(case: Requesting) -> None:
    measure = sent(case)
    refused(case, measure)
    make(case, measure)
    refused(case, measure, refused_version=2)
    taken_back(case, measure, REFUSED)
    file(case, measure)
    assert case.row(measure).effect_on == TOMORROW
