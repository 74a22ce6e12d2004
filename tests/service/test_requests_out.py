"""An approved request: made, filed by a person, answered, and what it does to limitation."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pikepdf
import pytest
from sqlalchemy import select, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import (
    MeasureDayWrong,
    MeasureGateClosed,
    MeasureWrongStage,
)
from collector_desk.errors.requests import (
    RequestEventLacks,
    RequestFiledBefore,
    RequestFiledEarlier,
    RequestNotMade,
    RequestOtherDay,
)
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import (
    Audit,
    ClaimDebtor,
    Debtor,
    FactRow,
    LimitationEvent,
    Measure,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    judgments,
    measure_again,
    measure_lost,
    measure_night,
    measure_run,
    request_drop,
    request_events,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Conflict, Database
from collector_desk.wire.enforcement_requests import (
    FileRequest,
    JudgmentBoard,
    JudgmentKind,
    NewJudgment,
    NewRequestEvent,
)
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.mail import text_of
from tests.service.requesting import LETTER, Requesting

TOMORROW = date(2026, 11, 24)
LATER = date(2027, 3, 1)


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def _made(case: Requesting, regime: Regime | None = Regime.NEW) -> MeasureSheet:
    if regime is not None:
        case.answered(regime)
    return _make(case, case.decided(case.request()).measure_id)


def _make(case: Requesting, measure_id: int) -> MeasureSheet:
    with case.db.write(case.kari) as work:
        requests_out.make(work, measure_id, version=case.row(measure_id).version)
    return case.sheet(measure_id)


def _file(case: Requesting, sheet: MeasureSheet, day: date = TODAY, ref: str = "NM-1") -> None:
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = FileRequest(version=version, day=day, reference=ref)
        requests_out.filed(work, sheet.measure_id, order)


def _comes(case: Requesting, sheet: MeasureSheet, kind: RequestEventKind, **more: Any) -> None:
    more.setdefault("day", case.db.clock.today())
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = NewRequestEvent(version=version, kind=kind, **more)
        request_events.register(work, sheet.measure_id, order)


def _versions(case: Requesting) -> list[RequestVersion]:
    with case.db.read() as work:
        return list(work.scalars(select(RequestVersion).order_by(RequestVersion.number)))


def _steps(case: Requesting) -> set[tuple[str, date, date | None, str]]:
    with case.db.read() as work:
        found = work.scalars(select(LimitationEvent))
        return {(one.step, one.day, one.ended, one.outcome) for one in found}


def _last_days(case: Requesting) -> set[date | None]:
    with case.db.read() as work:
        return set(work.scalars(select(ClaimDebtor.last_day)))


@pytest.mark.parametrize("regime", Regime)
def test_a_request_for_a_protected_debtor_goes_without_the_address(
    case: Requesting, regime: Regime
) -> None:
    """By staff with clearance, to the namsmann that is designated (ruling 25, § 7-3)."""
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).protection = "confidential"
    case.cleared()
    sheet = _made(case, regime)
    assert any("namsmannen som er utpekt" in one.detail for one in sheet.reckoned.conditions)
    (made,) = _versions(case)
    told = text_of(made.content) if regime is Regime.OLD else made.content.decode()
    assert "Adressen er sperret" in told
    assert "Storgata" not in told


def test_under_the_new_rules_the_json_is_kept_with_the_letters_that_were_sent(
    case: Requesting,
) -> None:
    _made(case)
    (made,) = _versions(case)
    assert (made.number, made.form, made.filed_on) == (1, "json", None)
    assert made.digest == hashlib.sha256(made.content).hexdigest()
    request = read_request(made.content)
    assert (request.day, request.signature, request.reference) == (
        TODAY, "Kari Nordmann", "T-2026-000001",
    )  # fmt: skip
    assert sum(one.remaining.ore for one in request.lines if one.remaining) > 1_940_000
    sent = hashlib.sha256(LETTER).hexdigest()
    assert {one["sha256"] for one in made.attachments} == {sent}
    assert {one["kind"] for one in made.attachments} == {
        "tvangsgrunnlag", "tvangskraftgrunnlag", "betalingsoppfordring",
    }  # fmt: skip
    uuids = [one["uuid"] for one in made.attachments]
    assert len(set(uuids)) == 3
    assert all(uuid in made.content.decode() for uuid in uuids)


def test_under_the_old_rules_it_is_a_paper_that_says_what_the_law_asks(case: Requesting) -> None:
    _made(case, None)
    (made,) = _versions(case)
    assert made.form == "paper"
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert len(pdf.pages) >= 1
    assert read_request(made.source).day == TODAY


def test_what_is_made_lies_in_the_folder_once_with_its_letters(
    case: Requesting, tmp_path: Path
) -> None:
    _made(case)
    assert list(request_drop.run(case.db, tmp_path)) == [
        "Begjæring: T-2026-000001, versjon 1 er lagt klar"
    ]
    place = tmp_path / "T-2026-000001-v1"
    assert (place / "begjaering.json").read_bytes() == _versions(case)[0].content
    assert [one.read_bytes() for one in place.glob("vedlegg-*")] == [LETTER]
    assert list(request_drop.run(case.db, tmp_path)) == []


def test_filing_interrupts_limitation_and_is_entered_once(case: Requesting) -> None:
    sheet = _made(case)
    before = _last_days(case)
    _file(case, sheet)
    running = case.sheet(sheet.measure_id)
    assert (running.stage, running.effect_on) == (MeasureStage.IN_FORCE, TODAY)
    assert _steps(case) == {("enforcement_request", TODAY, None, "pending")}
    assert before != {None} == _last_days(case)
    with pytest.raises(RequestFiledBefore):
        _file(case, sheet)
    with case.db.read() as work:
        assert {"requests.make", "requests.filed"} <= set(work.scalars(select(Audit.deed)))


def test_nothing_is_filed_that_was_not_made_or_was_made_for_another_day(case: Requesting) -> None:
    case.answered()
    sheet = case.decided(case.request())
    with pytest.raises(RequestNotMade):
        _file(case, sheet)
    with pytest.raises(MeasureDayWrong):
        _file(case, sheet, TOMORROW)
    with pytest.raises(RequestNotMade), case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    made = _make(case, sheet.measure_id)
    case.day(TOMORROW)
    with pytest.raises(RequestOtherDay):
        _file(case, made, TOMORROW)
    case.answered(day=TOMORROW)
    _file(case, _make(case, sheet.measure_id), TOMORROW)
    assert [one.filed_on for one in _versions(case)] == [None, TOMORROW]


GATES: dict[str, Callable[[Requesting], object]] = {
    "objection": lambda case: objects(
        case.db, case.kari, case.debtor, case.claims[0], ground="paid"
    ),
    "regime": lambda case: case.answered(Regime.OLD),
    "stale": lambda case: case.day(date(2026, 11, 25)),
}


@pytest.mark.parametrize("gate", GATES)
def test_the_gate_is_tried_again_when_it_is_made_and_when_it_is_filed(
    case: Requesting, gate: str
) -> None:
    sheet = _made(case)
    GATES[gate](case)
    case.opened()
    with pytest.raises(MeasureGateClosed):
        _make(case, sheet.measure_id)
    with pytest.raises((MeasureGateClosed, RequestOtherDay)):
        _file(case, sheet, case.db.clock.today())
    assert case.sheet(sheet.measure_id).stage is MeasureStage.DECIDED


def test_a_request_that_nobody_approved_is_not_made(case: Requesting) -> None:
    sheet = case.propose(case.save(case.request()))
    with pytest.raises(MeasureWrongStage):
        _make(case, sheet.measure_id)


def test_a_later_version_keeps_what_was_settled_by_the_filing(case: Requesting) -> None:
    sheet = _made(case)
    _file(case, sheet)
    case.day(TOMORROW)
    case.answered(day=TOMORROW)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    with case.db.write(case.per) as work:
        requests_out.make(work, sheet.measure_id, version=case.row(sheet.measure_id).version)
    first, second = (read_request(one.source) for one in _versions(case))
    assert (second.day, second.signature, second.sender, second.creditors) == (
        first.day, first.signature, first.sender, first.creditors,
    )  # fmt: skip
    assert second.lines != first.lines
    _file(case, sheet, TOMORROW, ref="NM-1")
    assert [one.filed_on for one in _versions(case)] == [TODAY, TOMORROW]
    assert _steps(case) == {("enforcement_request", TODAY, None, "pending")}


def test_a_later_version_is_not_filed_before_the_one_it_changes(case: Requesting) -> None:
    sheet = _made(case)
    case.day(TOMORROW)
    case.answered(day=TOMORROW)
    _make(case, sheet.measure_id)
    _file(case, sheet, TOMORROW)
    _make(case, sheet.measure_id)
    with pytest.raises(RequestFiledEarlier) as refused:
        _file(case, sheet, TODAY)
    assert str(refused.value).startswith(
        "Versjon 3 kan ikke være levert før 24.11.2026, da versjon 2 ble levert."
    )
    _file(case, sheet, TOMORROW)
    assert [one.filed_on for one in _versions(case)] == [None, TOMORROW, TOMORROW]


def _two(case: Requesting) -> tuple[MeasureSheet, MeasureSheet]:
    """Two requests that are made, one for each claim."""
    case.answered()
    return tuple(  # type: ignore[return-value]
        _make(case, case.decided(case.request(claim_ids=(claim,))).measure_id)
        for claim in case.claims
    )


def test_a_reference_stands_on_one_request_also_in_the_database(case: Requesting) -> None:
    one, other = _two(case)
    _file(case, one)
    with pytest.raises(RequestFiledBefore):
        _file(case, other)
    with pytest.raises(Conflict), case.db.write(SYSTEM) as work:
        work.execute(update(RequestVersion).values(reference="NM-1"))
    _file(case, other, ref="")
    assert sorted(made.reference for made in _versions(case)) == ["", "NM-1"]


def test_of_two_that_file_under_one_reference_at_once_one_is_refused(case: Requesting) -> None:
    one, other = _two(case)
    told: list[RequestFiledBefore] = []

    def second() -> None:
        try:
            _file(case, other)
        except RequestFiledBefore as error:
            told.append(error)

    thread = Thread(target=second)
    with case.db.write(case.kari) as work:
        version = case.row(one.measure_id).version
        order = FileRequest(version=version, day=TODAY, reference="NM-1")
        requests_out.filed(work, one.measure_id, order)
        thread.start()
        thread.join(0.5)
    thread.join()
    assert len(told) == 1
    assert sorted(made.reference for made in _versions(case)) == ["", "NM-1"]


ENDS: dict[RequestEventKind, tuple[str, dict[str, Any]]] = {
    RequestEventKind.LIEN: ("not_covered", {"text": "Pant i bil"}),
    RequestEventKind.NOTHING: ("not_covered", {}),
    RequestEventKind.DISMISSED: ("dismissed", {"text": "Hevet"}),
}


@pytest.mark.parametrize("kind", ENDS)
def test_an_end_sets_the_time_that_limitation_leaves(
    case: Requesting, kind: RequestEventKind
) -> None:
    sheet = _made(case)
    _file(case, sheet)
    case.day(LATER)
    outcome, more = ENDS[kind]
    _comes(case, sheet, kind, **more)
    ended = case.sheet(sheet.measure_id)
    assert (ended.stage, ended.ended_on) == (MeasureStage.ENDED, LATER)
    assert _steps(case) == {("enforcement_request", TODAY, LATER, outcome)}
    years = 10 if outcome == "not_covered" else 3  # the three years from 2026 run longer than one
    first = 2037 if years == 10 else 2029
    assert {day.year for day in _last_days(case) if day} == {first}
    with pytest.raises(MeasureWrongStage):
        _comes(case, sheet, RequestEventKind.RECEIPT)


def test_a_trekk_lets_the_claims_take_part(case: Requesting) -> None:
    sheet = _made(case)
    _file(case, sheet)
    _comes(case, sheet, RequestEventKind.WITHHOLDING)
    assert ("withholding", TODAY, None, "pending") in _steps(case)


_TOGETHER = (RequestEventKind.LIEN, RequestEventKind.WITHHOLDING)


@pytest.mark.parametrize("kinds", [_TOGETHER, _TOGETHER[::-1]])
def test_a_lien_and_a_trekk_are_both_registered_each_with_its_effects(
    case: Requesting, kinds: tuple[RequestEventKind, ...]
) -> None:
    """A bank deposit first, then a trekk in addition (FOR-2025-07-09-1508)."""
    sheet = _made(case)
    _file(case, sheet)
    for at, kind in enumerate(kinds):
        case.day(date(2026, 12, 1 + at))
        more = {"text": "Innskudd i DNB"} if kind is RequestEventKind.LIEN else {}
        _comes(case, sheet, kind, **more)
    first, second = date(2026, 12, 1), date(2026, 12, 2)
    trekk = first if kinds[0] is RequestEventKind.WITHHOLDING else second
    assert _steps(case) == {
        ("enforcement_request", TODAY, first, "not_covered"),
        ("withholding", trekk, None, "pending"),
    }
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_on) == (MeasureStage.ENDED, first)
    labels = [kind.label for kind in kinds]
    assert row.ended_why == f"{labels[0]} 01.12.2026, {labels[1]} 02.12.2026"
    with pytest.raises(MeasureWrongStage):  # there is one trekk
        _comes(case, sheet, RequestEventKind.WITHHOLDING)
    _comes(case, sheet, RequestEventKind.LIEN, text="Bil AB 12345")
    about = f"{sheet.number}: få pantet slettet"
    for claim in case.claims:
        case.books.pays(claim, 1_500_000, second)
    for _night in range(2):
        measure_night.check_all(case.db)
        with case.db.read() as work:
            texts = list(work.scalars(select(Task.text).where(Task.text.startswith(about))))
        assert texts == [f"{about} der det er registrert, senest 02.01.2027 (panteloven § 5-14)"]


@pytest.mark.parametrize("kind", [RequestEventKind.NOTHING, RequestEventKind.DISMISSED])
def test_nothing_is_taken_beside_a_case_that_took_nothing(
    case: Requesting, kind: RequestEventKind
) -> None:
    sheet = _made(case)
    _file(case, sheet)
    _comes(case, sheet, kind, text="Intet")
    for later in _TOGETHER:
        with pytest.raises(MeasureWrongStage):
            _comes(case, sheet, later, text="Bil")


TASKS: dict[RequestEventKind, tuple[dict[str, Any], date]] = {
    RequestEventKind.COMPLETION: (
        {"deadline": date(2026, 12, 7), "text": "Mangler fullmakt"}, date(2026, 12, 7),
    ),
    RequestEventKind.COURT_FEE: (
        {"deadline": date(2026, 12, 14), "amount": 134_500}, date(2026, 12, 14),
    ),
    RequestEventKind.JUDGMENT: ({}, date(2026, 12, 23)),
    RequestEventKind.REFUSED: ({"code": "SAKSOEKT_MANGLER_I_REGISTERET"}, TODAY),
}  # fmt: skip


@pytest.mark.parametrize("kind", TASKS)
def test_what_has_a_day_is_a_task_of_that_day(case: Requesting, kind: RequestEventKind) -> None:
    sheet = _made(case)
    _file(case, sheet)
    more, day = TASKS[kind]
    _comes(case, sheet, kind, **more)
    with case.db.read() as work:
        tasks = list(work.scalars(select(Task)))
    assert [task.due_on for task in tasks] == [day]
    assert tasks[0].text.startswith("T-2026-000001: ")
    told = case.sheet(sheet.measure_id)
    refused = kind is RequestEventKind.REFUSED
    stage = MeasureStage.DECIDED if refused else MeasureStage.IN_FORCE
    assert (told.stage, [one.deadline for one in told.events]) == (stage, [day])


def test_a_code_of_the_receiver_is_kept_and_told_in_words(case: Requesting) -> None:
    sheet = _made(case)
    _comes(case, sheet, RequestEventKind.REFUSED, code="SAKSOEKT_GAMMELT_REGELVERK")
    (event,) = case.sheet(sheet.measure_id).events
    assert "SAKSOEKT_GAMMELT_REGELVERK: Saksøkte er under tidligere" in event.text


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (RequestEventKind.COMPLETION, {"text": "Mangler fullmakt"}),
        (RequestEventKind.COURT_FEE, {"deadline": date(2026, 12, 7)}),
        (RequestEventKind.REFUSED, {}),
    ],
)
def test_what_an_event_needs_is_asked_for(
    case: Requesting, kind: RequestEventKind, more: dict[str, Any]
) -> None:
    sheet = _made(case)
    _file(case, sheet)
    with pytest.raises(RequestEventLacks):
        _comes(case, sheet, kind, **more)


@pytest.mark.parametrize("regime", [Regime.NEW, None])
def test_a_request_that_is_withdrawn_is_closed_for_limitation(
    case: Requesting, regime: Regime | None
) -> None:
    sheet = _made(case, regime)
    _file(case, sheet)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        order = StopMeasure(version=version, why="Skyldneren har betalt alt.")
        measure_run.stop(work, sheet.measure_id, order)
    assert _steps(case) == {("enforcement_request", TODAY, TODAY, "withdrawn")}
    with case.db.read(case.kari) as work:  # the namsmann ends it: no payer is told
        row = work.get_one(Measure, sheet.measure_id)
        assert measure_lost.shown(work, row) is None
        with pytest.raises(MeasureWrongStage):
            measure_again.may_write(work, row)


@pytest.mark.parametrize(
    ("board", "step"),
    [(JudgmentBoard.CONCILIATION, "court"), (JudgmentBoard.RENT_TRIBUNAL, "board")],
)
def test_a_judgment_is_a_new_basis_with_its_costs_and_ten_years(
    case: Requesting, board: JudgmentBoard, step: str
) -> None:
    claim = case.claims[0]
    order = NewJudgment(
        claim_id=claim, what=JudgmentKind.JUDGMENT, board=board, board_name="Oslo forliksråd",
        complained_on=date(2026, 10, 20), decided_on=date(2026, 11, 20),
        pay_by=date(2026, 12, 4), costs=250_000,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    assert _steps(case) == {(step, date(2026, 10, 20), date(2026, 11, 20), "decided")}
    with case.db.read() as work:
        last = work.get_one(ClaimDebtor, (claim, case.debtor)).last_day
        costs = list(work.scalars(select(FactRow.amount).where(FactRow.kind == "costs")))
    assert (last, costs) == (date(2036, 11, 20), [250_000])
    bases = case.save(case.request()).reckoned.findings
    assert any(one.code == "O4" for one in bases)  # a judgment and a written message in one request


def test_a_request_on_a_judgment_carries_the_judgment_and_its_own_notice(
    case: Requesting,
) -> None:
    case.answered()
    claim, decided = case.claims[0], date(2026, 10, 12)
    paper = case.kept("dom.pdf")
    order = NewJudgment(
        claim_id=claim, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=date(2026, 9, 1), decided_on=decided,
        served_on=date(2026, 10, 16), pay_by=date(2026, 10, 30), costs=250_000, document_id=paper,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    terms = case.request(claim_ids=(claim,))
    found = {one.code for one in case.save(terms).reckoned.findings}
    assert found == {"PARAGRAF_4_19_VARSEL_PAAKREVET"}  # that of the old demand opens nothing here
    case.demanded((claim,), date(2026, 11, 3), date(2026, 11, 17))
    decided_now = case.decided(terms)
    _make(case, decided_now.measure_id)
    request = read_request(_versions(case)[0].source)
    (basis,) = request.bases
    assert basis.ordinary is not None
    assert basis.special is None
    assert basis.document is not None
    assert basis.document.filename == "dom.pdf"
    assert {one.kind.value for one in request.lines if one.kind} >= {
        "TidligereRettsligeSakskostnader"
    }


DECIDED = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("what", "served", "pay_by", "first"),
    [
        (JudgmentKind.JUDGMENT, date(2026, 10, 20), date(2026, 11, 5), None),
        (JudgmentKind.JUDGMENT, date(2026, 10, 22), date(2026, 11, 5), "24.11.2026"),  # a Sunday
        (JudgmentKind.JUDGMENT, date(2026, 10, 24), date(2026, 11, 7), "25.11.2026"),
        (JudgmentKind.DEFAULT, date(2026, 10, 30), date(2026, 11, 5), "01.12.2026"),
        (JudgmentKind.JUDGMENT, date(2026, 10, 20), date(2026, 11, 23), "24.11.2026"),
        (JudgmentKind.SETTLEMENT, None, date(2026, 11, 22), None),
        (JudgmentKind.SETTLEMENT, None, date(2026, 12, 4), "05.12.2026"),
    ],
)
def test_no_request_goes_on_a_judgment_that_may_be_tried_or_paid_in_time_yet(
    case: Requesting, what: JudgmentKind, served: date | None, pay_by: date, first: str | None
) -> None:
    claim = case.claims[0]
    order = NewJudgment(
        claim_id=claim, what=what, board=JudgmentBoard.CONCILIATION, board_name="Oslo forliksråd",
        complained_on=date(2026, 9, 1), decided_on=date(2026, 10, 20) if served else DECIDED,
        served_on=served, pay_by=pay_by,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    reckoned = case.save(case.request(claim_ids=(claim,))).reckoned
    stops = [one for one in reckoned.conditions if one.code == "stops"]
    assert [one.holds for one in stops] == [first is None]
    assert first is None or stops[0].label.endswith(f"tidligst {first}")
    assert first is None or not reckoned.may_propose
