"""Nobody is asked for more than is owed: what lies ready, and what the namsmann has already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.status import Status
from collector_desk.models import FactRow, Task
from collector_desk.service import (
    measure_night,
    request_drop,
    request_events,
    requests_out,
    statuses,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.statuses import NewStatus
from tests.service.agreeing import make
from tests.service.books import Taken
from tests.service.casework import objects
from tests.service.enforcing import TODAY, Enforcement
from tests.service.parties import PDF
from tests.service.requesting import Requesting
from tests.service.test_measure_letters import new_rules
from tests.service.test_request_paper import filed
from tests.service.test_trekk_message import told

NEXT, LATER = date(2026, 11, 24), date(2026, 11, 25)


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def ready(case: Requesting, regime: Regime) -> int:
    """A request that lies ready, of today."""
    case.answered(regime)
    measure = case.decided(case.request()).measure_id
    make(case, measure, case.kari)
    return measure


def sent(case: Enforcement, measure: int, day: date) -> None:
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=day, reference=f"NM-{measure}")
        requests_out.filed(work, measure, order)


def lies(case: Enforcement, folder: Path) -> set[str]:
    list(request_drop.run(case.db, folder))
    return {one.name for one in folder.glob("T-*")}


def tasks(case: Enforcement, begins: str, state: str = "open") -> Sequence[str]:
    with case.db.read() as work:
        query = select(Task.text).where(Task.text.startswith(begins), Task.state == state)
        return [one.replace("\xa0", " ") for one in work.scalars(query.order_by(Task.id))]


def less(case: Enforcement, measure: int, state: str = "open") -> Sequence[str]:
    """What is asked of a measure that the namsmann has, after a night."""
    assert measure_night.check_all(case.db) == 0
    return tasks(case, f"{case.row(measure).number}: siden namsmannen", state)


@pytest.mark.parametrize("regime", Regime)
def test_what_was_paid_since_it_was_made_keeps_it_back(
    case: Requesting, tmp_path: Path, regime: Regime
) -> None:
    measure = ready(case, regime)
    number = case.row(measure).number
    assert lies(case, tmp_path) == {f"{number}-v1"}
    case.books.pays(case.claims[1], 200_000, TODAY)
    assert lies(case, tmp_path) == set()
    (asked,) = tasks(case, "Ikke send begjæring")
    assert "K-2026-000002 er endret siden versjon 1 ble laget" in asked
    make(case, measure, case.kari)
    assert lies(case, tmp_path) == {f"{number}-v2"}
    assert tasks(case, "Ikke send begjæring") == []


def test_so_does_a_payment_that_never_was_of_the_claim(case: Requesting, tmp_path: Path) -> None:
    """The version says too little: he would be told of a payment that there is not."""
    taken = case.books.pays(case.claims[1], 200_000, TODAY)
    ready(case, Regime.NEW)
    case.books.takes_back(case.claims[1], taken)
    assert lies(case, tmp_path) == set()


def test_what_came_and_went_changes_nothing(case: Requesting, tmp_path: Path) -> None:
    measure = ready(case, Regime.NEW)
    case.books.takes_back(case.claims[1], case.books.pays(case.claims[1], 200_000, TODAY))
    assert lies(case, tmp_path) == {f"{case.row(measure).number}-v1"}


def test_costs_that_a_leader_agreed_to_and_fell_since_are_not_sent(
    case: Requesting, tmp_path: Path
) -> None:
    measure = filed(case, Regime.NEW)
    fact = case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    make(case, measure, case.per)
    number = case.row(measure).number
    assert lies(case, tmp_path) == {f"{number}-v2"}
    case.books.happens(case.claims[0], FactKind.REVERSAL, 0, TODAY, reverses=fact)
    assert lies(case, tmp_path) == set()
    make(case, measure, case.kari)
    assert lies(case, tmp_path) == {f"{number}-v3"}


def test_costs_on_a_trekk_that_fell_since_are_not_sent(db: Database, tmp_path: Path) -> None:
    case = Enforcement(db)
    new_rules(case)
    measure = told(case, case.decided()).measure_id
    fact = case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    make(case, measure, case.per)
    number = case.row(measure).number
    assert lies(case, tmp_path) == {f"{number}-v2"}
    case.books.happens(case.claims[0], FactKind.REVERSAL, 0, TODAY, reverses=fact)
    assert lies(case, tmp_path) == set()
    assert len(tasks(case, "Ikke send beslutning om trekk")) == 1


@pytest.mark.parametrize("regime", Regime)
def test_what_went_before_it_was_paid_is_entered_and_asked_about(
    case: Requesting, regime: Regime
) -> None:
    measure = ready(case, regime)
    case.books.pays(case.claims[1], 200_000, TODAY)
    sent(case, measure, TODAY)
    (asked,) = less(case, measure)
    duty = " (innkrevingsloven § 32)" if regime is Regime.NEW else ""
    assert asked == (
        f"{case.row(measure).number}: siden namsmannen sist fikk beskjed (versjon 1), er 2 000,00 kr"
        f" betalt eller falt bort. Lag en ny versjon, og send den{duty}"
    )


def test_a_claim_that_fell_out_before_it_was_entered_is_asked_about(case: Requesting) -> None:
    measure = ready(case, Regime.NEW)
    with case.db.write(SYSTEM) as work:
        principal = work.scalars(
            select(FactRow).where(
                FactRow.claim_id == case.claims[1], FactRow.kind == FactKind.PRINCIPAL.value
            )
        ).one()
        amount = principal.amount
    case.books.happens(case.claims[1], FactKind.CREDIT, amount, TODAY)
    case.day(NEXT)
    sent(case, measure, TODAY)
    (asked,) = less(case, measure)
    assert f"{amount // 100_000} {amount // 100 % 1000:03},00 kr" in asked


def test_each_sum_is_asked_about_once_until_he_is_told(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    assert less(case, measure) == []
    case.day(NEXT)
    case.books.pays(case.claims[1], 200_000, NEXT)
    (asked,) = less(case, measure)
    assert less(case, measure) == [asked]
    case.books.pays(case.claims[0], 100_000, NEXT)
    (more,) = less(case, measure)
    assert "3 000,00 kr" in more
    done(case)
    assert less(case, measure) == []  # somebody has done what was asked
    case.day(LATER)
    case.books.pays(case.claims[0], 100_000, LATER)
    assert len(less(case, measure)) == 1
    make(case, measure, case.kari)
    sent(case, measure, LATER)
    assert less(case, measure) == []


def test_what_goes_back_is_not_asked_about(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    paid = pays_next(case)
    assert len(less(case, measure)) == 1
    case.books.takes_back(case.claims[1], paid)
    assert less(case, measure) == []


def test_a_sum_that_comes_again_is_asked_about_again(case: Requesting) -> None:
    """Nobody has done it: it was the desk that took the question away."""
    measure = filed(case, Regime.NEW)
    pays_next(case)
    (asked,) = less(case, measure)
    more = case.books.pays(case.claims[0], 100_000, NEXT)
    assert less(case, measure) != [asked]
    case.books.takes_back(case.claims[0], more)
    assert less(case, measure) == [asked]


def test_what_was_told_in_a_refused_version_is_asked_about_again(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    pays_next(case)
    (asked,) = less(case, measure)
    make(case, measure, case.kari)
    sent(case, measure, NEXT)
    assert less(case, measure) == []
    answered(case, measure, RequestEventKind.REFUSED, code="SAKSOEKT_UKJENT", refused_version=2)
    assert less(case, measure) == [asked]


def test_nothing_is_asked_about_what_is_over(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    pays_next(case)
    assert len(less(case, measure)) == 1
    answered(case, measure, RequestEventKind.NOTHING)
    assert less(case, measure) == []


def test_each_is_compared_with_what_was_told_of_it(case: Requesting) -> None:
    """Another that was told of later, and oftener, hides nothing."""
    case.answered(Regime.NEW)
    first, other = (
        case.decided(case.request(claim_ids=[one])).measure_id for one in case.claims[:2]
    )
    for measure in (first, other):
        make(case, measure, case.kari)
        sent(case, measure, TODAY)
    case.day(NEXT)
    case.books.pays(case.claims[0], 200_000, NEXT)
    case.day(LATER)
    case.books.pays(case.claims[1], 200_000, LATER)
    for _ in range(2):
        make(case, other, case.kari)
    assert (len(less(case, first)), len(less(case, other))) == (1, 1)


def answered(case: Requesting, measure: int, kind: RequestEventKind, **more: Any) -> None:
    order = NewRequestEvent(version=case.row(measure).version, kind=kind, day=NEXT, **more)
    with case.db.write(case.kari) as work:
        request_events.register(work, measure, order)


def test_costs_that_came_hide_nothing_that_was_paid(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    pays_next(case)
    case.books.happens(case.claims[0], FactKind.COSTS, 500_000, NEXT)
    (asked,) = less(case, measure)
    assert "2 000,00 kr" in asked


def test_what_is_covered_is_asked_about_as_that(case: Requesting) -> None:
    measure = filed(case, Regime.NEW)
    case.day(NEXT)
    for claim in case.claims[:2]:
        case.books.pays(claim, 3_000_000, NEXT)
    measure_night.check_all(case.db)
    assert less(case, measure) == []
    assert len(tasks(case, f"{case.row(measure).number}: kravet er dekket")) == 1


@pytest.mark.parametrize(("account", "asks"), [("known", True), ("withheld", False)])
def test_of_a_trekk_what_it_brought_itself_is_not_asked_about(
    db: Database, account: str, *, asks: bool
) -> None:
    case = Enforcement(db)
    new_rules(case)
    known, namsmann = "86011117947", "12345678903"
    case.books.pays(case.claims[0], 10_000, date(2026, 10, 20), account=known)
    measure = told(case, case.decided()).measure_id
    case.day(NEXT)
    paid_from = known if account == "known" else namsmann
    case.books.pays(case.claims[0], 200_000, NEXT, account=paid_from)
    assert bool(less(case, measure)) is asks


def test_an_own_trekk_under_the_old_rules_asks_nobody(db: Database) -> None:
    """Its payer counts himself, and no namsmann has it."""
    case = Enforcement(db)
    measure = told(case, case.decided()).measure_id
    case.day(NEXT)
    case.books.pays(case.claims[0], 200_000, NEXT)
    assert less(case, measure) == []


def disputes(case: Requesting) -> None:
    objects(case.db, case.kari, case.debtor, case.claims[0], received_on=TODAY)


def dies(case: Requesting) -> None:
    order = NewStatus(
        kind=Status.DECEASED, from_day=TODAY, source="registeret", document=PDF, announced_on=TODAY
    )
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)


@pytest.mark.parametrize("happens", [disputes, dies])
@pytest.mark.parametrize("regime", Regime)
def test_what_went_is_entered_though_it_was_stopped_from_that_day(
    case: Requesting, regime: Regime, happens: Callable[[Requesting], None]
) -> None:
    """It became known on the day after: the request had interrupted the limitation by then."""
    measure = ready(case, regime)
    case.day(NEXT)
    happens(case)
    sent(case, measure, TODAY)
    assert case.row(measure).effect_on == TODAY
    (asked,) = tasks(case, f"{case.row(measure).number} er ført som levert 23.11.2026")
    assert "Gi namsmannen beskjed" in asked


def pays_next(case: Requesting) -> Taken:
    case.day(NEXT)
    return case.books.pays(case.claims[1], 200_000, NEXT)


def done(case: Enforcement) -> None:
    """A person ticks off what is asked."""
    with case.db.write(case.kari) as work:
        for task in work.scalars(select(Task).where(Task.state == "open")):
            task.state, task.done_by, task.done_on = "done", case.kari.name, NEXT
