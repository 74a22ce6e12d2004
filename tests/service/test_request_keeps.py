"""Nothing that opens or widens coercion lies ready for the namsmann while it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.status import Status
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureGateClosed, MeasureRests
from collector_desk.exchange.file_drop import set_aside
from collector_desk.models import Audit, Hold, LetterRow, Objection, Task
from collector_desk.service import (
    deferrals,
    holding,
    measure_run,
    relay,
    request_drop,
    requests_out,
    statuses,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer
from collector_desk.wire.statuses import NewStatus
from tests.service.agreeing import make
from tests.service.casework import answer, decide, objects
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import text_of
from tests.service.parties import PDF
from tests.service.requesting import Requesting
from tests.service.test_measure_letters import new_rules
from tests.service.test_request_goes_on import measure_of
from tests.service.test_request_paper import made as made_again
from tests.service.test_trekk_change import newest
from tests.service.test_trekk_message import told, versions

TOMORROW = date(2026, 11, 24)
Stopped = Callable[[Enforcement, MeasureSheet], None]


def _until(case: Enforcement) -> date:
    return case.db.clock.today() + timedelta(days=14)


def _holds(case: Enforcement, **reach: int) -> None:
    order = NewHold(reason=Reason.OTHER, until=_until(case)).model_copy(update=reach)
    with case.db.write(case.kari) as work:
        holding.put(work, case.debtor, order)


def _puts_off(case: Enforcement, _sheet: MeasureSheet) -> None:
    order = NewDeferral(
        claim_ids=case.claims[:1], until=_until(case), reason=DeferralReason.AWAITS_MONEY
    )
    with case.db.write(case.kari) as work:
        deferrals.grant(work, case.debtor, order)


def _settles(case: Enforcement, _sheet: MeasureSheet) -> None:
    order = NewStatus(
        kind=Status.DEBT_SETTLEMENT, from_day=TODAY, source="registeret", document=PDF,
        announced_on=TODAY, filing_deadline=date(2027, 1, 4),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)


def _dies(case: Enforcement, _sheet: MeasureSheet) -> None:
    order = NewStatus(
        kind=Status.DECEASED, from_day=TODAY, source="registeret", document=PDF,
        announced_on=TODAY,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)


def _objects(case: Enforcement, **more: int) -> None:
    objects(case.db, case.kari, case.debtor, case.claims[0], **more)


STOPS: Mapping[str, Stopped] = {
    "hold on the measure": lambda case, sheet: _holds(case, measure_id=sheet.measure_id),
    "hold on a claim": lambda case, _: _holds(case, claim_id=case.claims[0]),
    "objection to the whole": lambda case, _: _objects(case),
    "objection to a part": lambda case, _: _objects(case, disputed=10_000),
    "deferral": _puts_off,
    "debt settlement": _settles,
    "death": _dies,
}
_NOTED = ("requests.kept_back", "requests.goes_again")
_ENDS_TREKK = {"debt settlement", "death"}  # ruling 21: what was decided is over


def _trekk(db: Database) -> Enforcement:
    case = Enforcement(db)
    new_rules(case)
    return case


def _asked(db: Database, regime: Regime) -> Enforcement:
    case = Requesting(db)
    case.answered(regime)
    return case


def _requested(case: Enforcement) -> MeasureSheet:
    assert isinstance(case, Requesting)
    sheet = case.decided(case.request())
    _make(case, sheet)
    return sheet


def _make(case: Enforcement, sheet: MeasureSheet) -> None:
    with case.db.write(case.kari) as work:
        requests_out.make(work, sheet.measure_id, version=case.row(sheet.measure_id).version)


Kind = tuple[Callable[[Database], Enforcement], Callable[[Enforcement], MeasureSheet]]
KINDS: Mapping[str, Kind] = {
    "decision on trekk": (_trekk, lambda case: case.decided()),
    "request, new rules": (lambda db: _asked(db, Regime.NEW), _requested),
    "request, old rules": (lambda db: _asked(db, Regime.OLD), _requested),
}


def _drop(case: Enforcement, folder: Path) -> list[str]:
    return list(request_drop.run(case.db, folder))


def _lies(folder: Path) -> set[str]:
    """What lies where it is sent from."""
    return {one.name for one in folder.glob("T-*")}


def _tasks(case: Enforcement, state: str = "open") -> list[str]:
    with case.db.read() as work:
        query = select(Task.text).where(Task.state == state, Task.text.startswith("Ikke send"))
        return list(work.scalars(query))


def _sent(case: Enforcement, sheet: MeasureSheet, day: date = TODAY) -> None:
    version = case.row(sheet.measure_id).version
    with case.db.write(case.kari) as work:
        if isinstance(case, Requesting):
            requests_out.filed(work, sheet.measure_id, FileRequest(version=version, day=day))
        else:
            measure_run.told(work, sheet.measure_id, ToldPayer(version=version, day=day))


@pytest.mark.cells
@pytest.mark.parametrize("laid", [False, True])
@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_stopped_lies_nowhere_to_be_sent_from(
    db: Database, tmp_path: Path, kind: str, stop: str, laid: bool
) -> None:
    """Whether it was made before it was stopped, or laid too."""
    begin, decided = KINDS[kind]
    case = begin(db)
    sheet = decided(case)
    if laid:
        assert len(_drop(case, tmp_path)) == 1
        assert _lies(tmp_path) == {f"{sheet.number}-v1"}
    STOPS[stop](case, sheet)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == set()
    with pytest.raises(DeskError):
        _sent(case, sheet)
    (shown,) = case.sheet(sheet.measure_id).versions
    if kind == "decision on trekk" and stop in _ENDS_TREKK:
        assert shown.status == "Ble ikke sendt"
        assert _tasks(case) == []
        return
    assert shown.status.startswith("Skal ikke sendes nå. ")
    (asked,) = _tasks(case)
    what = "beslutning om trekk" if kind == "decision on trekk" else "begjæring"
    assert asked.startswith(f"Ikke send {what} {sheet.number}, versjon 1: ")
    assert asked.endswith(" Er den sendt alt: før dagen, eller gi namsmannen beskjed.")
    assert _drop(case, tmp_path) == []
    assert len(_tasks(case)) == 1


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("regime", Regime)
def test_a_request_is_not_made_while_it_is_stopped(
    db: Database, tmp_path: Path, regime: Regime, stop: str
) -> None:
    case = _asked(db, regime)
    assert isinstance(case, Requesting)
    sheet = case.decided(case.request())
    STOPS[stop](case, sheet)
    with pytest.raises(MeasureGateClosed):
        _make(case, sheet)
    assert _drop(case, tmp_path) == []


@pytest.mark.parametrize("level", ["measure", "claim"])
@pytest.mark.parametrize("kind", KINDS)
def test_when_the_hold_ends_it_is_laid_as_it_was_and_nobody_is_asked(
    db: Database, tmp_path: Path, kind: str, level: str
) -> None:
    begin, decided = KINDS[kind]
    case = begin(db)
    sheet = decided(case)
    _drop(case, tmp_path)
    before = {one.name: one.read_bytes() for one in tmp_path.glob("T-*/*")}
    STOPS["hold on the measure" if level == "measure" else "hold on a claim"](case, sheet)
    (said,) = _drop(case, tmp_path)
    assert said == f"{sheet.number}, versjon 1 er tatt ut av mappen: den skal ikke sendes nå"
    with case.db.read() as work:
        hold = work.scalars(select(Hold)).one()
    with case.db.write(case.kari) as work:
        holding.end(work, hold.id, EndHold(version=hold.version, why="avklart"))
    (said,) = _drop(case, tmp_path)
    assert said.endswith("er lagt klar")
    assert {one.name: one.read_bytes() for one in tmp_path.glob("T-*/*")} == before
    assert (_tasks(case), len(_tasks(case, "done"))) == ([], 1)
    with case.db.read() as work:
        noted = select(Audit.deed).order_by(Audit.id)
        deeds = [one for one in work.scalars(noted) if one in _NOTED]
    assert tuple(deeds) == _NOTED
    assert case.sheet(sheet.measure_id).versions[0].status == "Ligger klar til sending"
    _sent(case, sheet)


def test_what_a_person_has_done_is_not_asked_again(db: Database, tmp_path: Path) -> None:
    case = _trekk(db)
    STOPS["hold on a claim"](case, case.decided())
    _drop(case, tmp_path)
    with case.db.write(case.kari) as work:
        task = work.scalars(select(Task).where(Task.text.startswith("Ikke send"))).one()
        task.state, task.done_by, task.done_on = "done", work.who.name, TODAY
    _drop(case, tmp_path)
    assert _tasks(case) == []


def test_what_was_sent_before_the_stop_is_entered_and_nobody_is_asked(
    db: Database, tmp_path: Path
) -> None:
    """What the namsmann had on the day before is a fact, whatever came since."""
    case = _trekk(db)
    sheet = case.decided()
    _drop(case, tmp_path)
    case.day(TOMORROW)
    objects(case.db, case.kari, case.debtor, case.claims[0], received_on=TOMORROW)
    _drop(case, tmp_path)
    assert len(_tasks(case)) == 1
    with pytest.raises(MeasureRests, match="innsigelse"):
        _sent(case, sheet, TOMORROW)
    _sent(case, sheet, TODAY)
    _drop(case, tmp_path)
    assert _tasks(case) == []


@pytest.mark.parametrize("regime", Regime)
def test_a_request_that_was_sent_before_the_stop_is_entered_too(
    db: Database, regime: Regime
) -> None:
    case = _asked(db, regime)
    sheet = _requested(case)
    case.day(TOMORROW)
    objects(case.db, case.kari, case.debtor, case.claims[0], received_on=TOMORROW)
    _sent(case, sheet, TODAY)
    assert case.row(sheet.measure_id).effect_on == TODAY
    with db.read() as work:
        text = Task.text.startswith(f"{sheet.number} er ført som levert 23.11.2026")
        assert work.scalars(select(Task).where(text)).one().state == "open"


def test_a_paper_that_asks_for_more_waits_while_it_is_stopped(db: Database, tmp_path: Path) -> None:
    """The rest itself is told at once, without what another leader agreed to and nobody sent."""
    case = _trekk(db)
    sheet = case.decided()
    _sent(case, sheet)
    case.books.happens(case.claims[0], FactKind.COSTS, 50_000, TODAY)
    make(case, sheet.measure_id, case.per)
    _drop(case, tmp_path)
    more = f"{sheet.number}-v2"
    assert more in _lies(tmp_path)
    with case.db.write(SYSTEM) as work:
        work.add(
            Hold(
                debtor_id=case.debtor, claim_id=case.claims[0], reason=Reason.SAYS_PAID.value,
                from_day=TODAY, review_on=TODAY, made_by="prøve", made_at=work.clock.now(),
            )
        )  # fmt: skip
    _drop(case, tmp_path)
    assert more not in _lies(tmp_path)
    order = FileRequest(version=case.row(sheet.measure_id).version, day=TODAY)
    with pytest.raises(MeasureRests), db.write(case.kari) as work:
        requests_out.filed(work, sheet.measure_id, order)
    case.books.pays(case.claims[1], 200_000, TODAY)
    make(case, sheet.measure_id, case.per)  # a leader asks for no more meanwhile either
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{sheet.number}-v3"}
    with db.read() as work:
        told = requests_out.newest_of(work, sheet.measure_id)
        assert told is not None
        assert (told.number, told.agreed) == (3, False)


def test_one_that_somebody_holds_open_keeps_no_other_there(db: Database, tmp_path: Path) -> None:
    """What could not be set aside is tried again, and the trouble is told."""
    case = _asked(db, Regime.NEW)
    assert isinstance(case, Requesting)
    first, other = (case.decided(case.request(claim_ids=[number])) for number in case.claims[:2])
    _make(case, first)
    _drop(case, tmp_path)
    (tmp_path / "ikke-send").write_text("en fil der mappen skal være", "utf-8")
    _objects(case)
    _make(case, other)
    with pytest.raises(OSError, match="ikke-send"):
        _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{first.number}-v1", f"{other.number}-v1"}
    (tmp_path / "ikke-send").unlink()
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{other.number}-v1"}


def test_a_decided_objection_lets_it_go(db: Database, tmp_path: Path) -> None:
    case = _trekk(db)
    sheet = case.decided()
    objection = objects(case.db, case.kari, case.debtor, case.claims[0])
    assert _drop(case, tmp_path) == []
    with case.db.read() as work:
        assert work.get_one(Objection, objection).stops
    answer(case.db, case.kari, objection, UnitView.UPHOLDS)
    decide(case.db, case.kari, objection, Outcome.NOT_UPHELD)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{sheet.number}-v1"}


def test_a_request_of_another_day_is_not_sent(db: Database, tmp_path: Path) -> None:
    """Its interest and its look-up are of the day it was made: it is made anew."""
    case = _asked(db, Regime.NEW)
    sheet = _requested(case)
    _drop(case, tmp_path)
    case.day(TOMORROW)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == set()
    assert "laget for 23.11.2026" in _tasks(case)[0]
    assert "Lag begjæringen på nytt den dagen den sendes. Er den sendt alt" in _tasks(case)[0]
    (shown,) = case.sheet(sheet.measure_id).versions
    assert shown.status.endswith("Lag begjæringen på nytt den dagen den sendes.")
    assert shown.kept_back
    assert isinstance(case, Requesting)
    case.answered(Regime.NEW, TOMORROW)
    _make(case, sheet)
    _drop(case, tmp_path)
    assert (_lies(tmp_path), _tasks(case)) == ({f"{sheet.number}-v2"}, [])
    assert [one.kept_back for one in case.sheet(sheet.measure_id).versions] == [False, False]


def test_what_a_newer_version_replaces_or_what_is_over_is_not_sent(
    db: Database, tmp_path: Path
) -> None:
    case = _trekk(db)
    sheet = case.decided()
    _drop(case, tmp_path)
    _make(case, sheet)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{sheet.number}-v2"}
    (tmp_path / f"{sheet.number}-v2" / "kvittering.txt").write_text("fra en som arbeider her")
    with case.db.write(case.kari) as work:
        order = StopMeasure(
            version=case.row(sheet.measure_id).version, why="Kravene er betalt til virksomheten."
        )
        measure_run.stop(work, sheet.measure_id, order)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == set()
    aside = tmp_path / "ikke-send"
    assert {one.name for one in aside.iterdir()} == {f"{sheet.number}-v1", f"{sheet.number}-v2"}
    assert (aside / f"{sheet.number}-v2" / "kvittering.txt").exists()


@pytest.mark.parametrize(
    "stop", ["hold on the measure", "hold on a claim", "objection to the whole"]
)
def test_the_paper_that_tells_of_a_change_goes_also_while_it_rests(
    db: Database, tmp_path: Path, stop: str
) -> None:
    case = _trekk(db)
    running = told(case, case.decided())
    STOPS[stop](case, running)
    if stop != "hold on the measure":
        case.books.pays(case.claims[1], 500_000, TODAY)
        _make(case, running)
    else:
        assert "hviler" in text_of(newest(case).content)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{running.number}-v2"}
    assert [one.form for one in versions(case)] == ["json", "paper"]
    assert _tasks(case) == []


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("regime", Regime)
def test_a_request_goes_not_on_after_a_judgment_while_it_is_stopped(
    db: Database, tmp_path: Path, regime: Regime, stop: str
) -> None:
    case = Requesting(db)
    measure = measure_of(case, regime)
    made_again(case, measure, case.per)
    _drop(case, tmp_path)
    number = case.sheet(measure).number
    assert _lies(tmp_path) == {f"{number}-v2"}
    STOPS[stop](case, case.sheet(measure))
    _drop(case, tmp_path)
    assert _lies(tmp_path) == set()
    assert len(_tasks(case)) == 1


def test_a_version_that_tells_the_namsmann_of_less_goes_also_while_it_rests(
    db: Database, tmp_path: Path
) -> None:
    case = _asked(db, Regime.NEW)
    sheet = _requested(case)
    _sent(case, sheet)
    STOPS["objection to the whole"](case, sheet)
    case.books.pays(case.claims[1], 500_000, TODAY)
    _make(case, sheet)
    _drop(case, tmp_path)
    assert _lies(tmp_path) == {f"{sheet.number}-v2"}


@pytest.mark.parametrize("part", [{}, {"disputed": 10_000}])
def test_under_the_old_rules_the_order_waits_and_its_day_is_not_entered(
    db: Database, tmp_path: Path, part: Mapping[str, int]
) -> None:
    """A trekk takes the whole claim, so also what is disputed in part waits (docs/decisions/0021)."""
    case = Enforcement(db)
    sheet = case.decided()
    _objects(case, **part)
    list(relay.run(case.db, tmp_path, None))
    with case.db.read() as work:
        states = {one.kind: one.state for one in work.scalars(select(LetterRow))}
    assert states == {"withholding_decision": "sent", "withholding_order": "withdrawn"}
    with pytest.raises(MeasureRests, match=r"innsigelse|bestridt"):
        _sent(case, sheet)


def test_what_lies_set_aside_already_is_kept(tmp_path: Path) -> None:
    for text in (b"one", b"two"):
        (tmp_path / "T-1-v1").mkdir()
        (tmp_path / "T-1-v1" / "file").write_bytes(text)
        assert set_aside(tmp_path, "T-1-v1")
    assert not set_aside(tmp_path, "T-1-v1")
    aside = tmp_path / "ikke-send"
    assert [(aside / name / "file").read_bytes() for name in ("T-1-v1", "T-1-v1-2")] == [
        b"one", b"two",
    ]  # fmt: skip
