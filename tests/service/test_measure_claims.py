"""A claim that is no longer its debtor's: nothing more is taken for it by any measure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import Status
from collector_desk.errors.enforcement import MeasureClaimTaken
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import (
    Audit,
    Claim,
    ClaimDebtor,
    Debtor,
    LetterRow,
    LimitationEvent,
    Measure,
    MeasureClaim,
    Release,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    measure_night,
    measure_run,
    measures,
    numbers,
    release_preview,
    release_undo,
    releasing,
    requests_out,
    statuses,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer
from collector_desk.wire.parties import NewRelease, TryRelease, UndoRelease
from collector_desk.wire.statuses import NewStatus
from collector_desk.wire.units import Recall
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement
from tests.service.parties import PDF, WHY
from tests.service.requesting import Requesting
from tests.service.test_measure_letters import new_rules


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def released(case: Enforcement, claim: int, **more: Any) -> Release:
    """Somebody else owes the claim; Kari lets the wrong one out."""
    with case.db.write(SYSTEM) as work:
        right = Debtor(
            kind="person", name="Vik, Sol", search_name="vik sol",
            street="Bogstadveien 3", postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(right)
        work.flush()
        numbers.take(work, "case")  # past the case that ``books`` numbered by itself
        more.setdefault("successor_id", right.id)
    opens(case.db, case.kari, more["successor_id"])
    order = NewRelease(
        claim_id=claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF, **more
    )
    with case.db.write(case.kari) as work:
        return releasing.release(work, case.debtor, order)


def effects(case: Enforcement, claim: int) -> tuple[str, ...]:
    order = TryRelease(claim_id=claim, ground=ReleaseGround.WRONG_DEBTOR)
    with case.db.read(case.kari) as work:
        return release_preview.preview(work, case.debtor, order).effects


def in_force(case: Enforcement, *claims: int, lien: bool = False) -> MeasureSheet:
    make = case.lien if lien else case.terms
    sheet = case.decided(make(claim_ids=claims))
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    return case.sheet(sheet.measure_id)


def rows(db: Database, table: Any, **about: Any) -> list[Any]:
    with db.read() as work:
        return list(work.scalars(select(table).filter_by(**about)))


def tasks(case: Enforcement) -> list[str]:
    return [task.text for task in rows(case.db, Task, state="open")]


def told_of(case: Enforcement, kind: LetterKind) -> list[str]:
    """Whom the letters of a kind are to."""
    return [one.recipient for one in rows(case.db, LetterRow, kind=kind.value)]


@pytest.mark.parametrize(("lien", "who"), [(False, "payer"), (True, "bank")])
def test_what_is_taken_from_who_never_owed_stops_at_once(
    case: Enforcement, lien: bool, who: str
) -> None:
    claim, _ = case.claims
    sheet = in_force(case, claim, lien=lien)
    told = f"{sheet.number} stanses. De som har fått beslutningen, får brev om det."
    assert told in effects(case, claim)
    released(case, claim)
    row = case.sheet(sheet.measure_id)
    assert (row.stage, row.ended_on, row.ended_why) == (MeasureStage.STOPPED, TODAY, WHY)
    assert row.book[-1].endswith(WHY)
    assert told_of(case, LetterKind.ORDER_ENDED) == [who]
    assert not any("beskjed" in text for text in tasks(case))
    assert {one.deed for one in rows(case.db, Audit)} >= {"measures.stop", "parties.release"}


def test_who_withholds_hears_that_it_is_over_though_the_claim_is_gone(case: Enforcement) -> None:
    claim, _ = case.claims
    sheet = in_force(case, claim)
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=sheet.version, why="Skyldneren betaler arbeidsgiveren.")
        measure_run.stop(work, sheet.measure_id, order)
    released(case, claim)
    for kind in (LetterKind.MEASURE_ENDED, LetterKind.ORDER_ENDED):
        (letter,) = rows(case.db, LetterRow, kind=kind.value)
        assert letter.state == Delivery.WAITING.value


def test_one_for_other_claims_too_goes_on_for_those_alone(case: Enforcement) -> None:
    gone, stays = case.claims
    sheet = in_force(case, gone, stays, lien=True)
    assert (
        f"{sheet.number} gjelder videre bare for de andre kravene."
        " De som har fått beslutningen, får brev om det." in (effects(case, gone))
    )
    released(case, gone)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    assert [one.claim_id for one in rows(case.db, MeasureClaim)] == [stays]
    assert "gjelder ikke" in case.sheet(sheet.measure_id).book[-1].lower()
    assert told_of(case, LetterKind.ORDER_CHANGED) == ["bank"]
    assert not any("beskjed" in text for text in tasks(case))
    stands = {one.claim_id: one.ended for one in rows(case.db, LimitationEvent, step="lien")}
    assert stands == {gone: TODAY, stays: None}
    case.books.pays(stays, 1_200_000, TODAY)
    assert measure_night.check_all(case.db) == 1  # what the other one owes keeps nothing going
    assert case.row(sheet.measure_id).ended_why == "kravene er dekket"


def test_nothing_is_withheld_of_the_dead_and_a_lien_stands(case: Enforcement) -> None:
    trekk, lien = in_force(case, *case.claims), in_force(case, *case.claims, lien=True)
    order = NewStatus(
        kind=Status.DECEASED, from_day=TODAY, source="Folkeregisteret", document=PDF,
        announced_on=TODAY,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)
    row = case.sheet(trekk.measure_id)
    why = "Død fra 23.11.2026"
    assert (row.stage, row.ended_on, row.ended_why) == (MeasureStage.STOPPED, TODAY, why)
    assert row.book[-1].endswith(why)
    assert case.row(lien.measure_id).stage == MeasureStage.IN_FORCE
    assert told_of(case, LetterKind.ORDER_ENDED) == ["payer"]
    assert not any("beskjed til trekkpliktig" in text for text in tasks(case))


def test_a_proposal_is_decided_or_withdrawn_first(case: Enforcement) -> None:
    sheet = case.propose(case.save())
    claim, _ = case.claims
    with pytest.raises(ClaimAwaitsApproval, match=sheet.number):
        effects(case, claim)
    with pytest.raises(ClaimAwaitsApproval, match=sheet.number):
        released(case, claim)
    assert case.row(sheet.measure_id).stage == MeasureStage.WAITING


def test_a_draft_loses_the_claim_and_is_gone_on_with(case: Enforcement) -> None:
    gone, stays = case.claims
    sheet = case.save()
    released(case, gone)
    draft = case.sheet(sheet.measure_id)
    assert draft.terms.claim_ids == (stays,)
    assert draft.version > sheet.version
    assert case.propose(draft).stage is MeasureStage.WAITING


def test_undone_the_measure_is_proposed_anew(case: Enforcement) -> None:
    claim, _ = case.claims
    sheet = in_force(case, claim)
    row = released(case, claim)
    with case.db.write(case.kari) as work:
        (shown,) = release_undo.show(work, case.debtor).releases
        assert "Tiltaket for kravet gjelder ikke igjen: det må foreslås på nytt." in shown.if_undone
        order = UndoRelease(version=row.version, why="feil person valgt")
        release_undo.undo(work, row.id, order)
    assert case.row(sheet.measure_id).stage == MeasureStage.STOPPED
    assert case.propose(case.save(case.terms(claim_ids=(claim,)))).stage is MeasureStage.WAITING


def test_a_filed_request_is_made_again_without_a_claim_that_its_unit_took_back(
    db: Database,
) -> None:
    case = Requesting(db)
    gone, stays = case.claims
    case.answered()
    sheet = case.decided(case.request())
    _make(case, sheet)
    with db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        requests_out.filed(work, sheet.measure_id, FileRequest(version=version, day=TODAY))
    order = Recall(claim_id=gone, text="Barnet hadde ikke plass.", document=PDF)
    with db.write(case.kari) as work:
        unit_messages.recall(work, case.debtor, order)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    ended = {one.claim_id: one.ended for one in rows(db, LimitationEvent)}
    assert ended == {gone: TODAY, stays: None}
    asked = [text for text in tasks(case) if "namsmannen" in text]
    assert [text.endswith("er falt bort. Gi beskjed til namsmannen.") for text in asked] == [True]
    _make(case, sheet)
    made = sorted(rows(db, RequestVersion), key=lambda one: one.number)
    first, second = (read_request(one.source) for one in made)
    kept = {line.reference for line in second.lines}
    number = rows(db, Claim, id=gone)[0].number
    assert f"{number}-H" in {line.reference for line in first.lines} - kept
    assert f"{rows(db, Claim, id=stays)[0].number}-H" in kept


def test_a_trekk_of_the_namsmann_asks_once_to_tell_him(case: Enforcement) -> None:
    gone, stays = case.claims
    new_rules(case)
    sheet = in_force(case, gone, stays)
    told = "Du får en oppgave om å gi beskjed til namsmannen."
    assert f"{sheet.number} gjelder videre bare for de andre kravene. {told}" in effects(case, gone)
    released(case, gone)
    fewer = f"Meld til namsmannen at {sheet.number} gjelder færre krav (innkrevingsloven § 32)"
    assert [text for text in tasks(case) if "færre" in text] == [fewer]
    released(case, stays)
    assert f"Meld at kravene i {sheet.number} ikke lenger skal dekkes ved trekk" in tasks(case)
    assert not any("Gi beskjed til" in text for text in tasks(case))


def _make(case: Requesting, sheet: MeasureSheet) -> None:
    with case.db.write(case.kari) as work:
        requests_out.make(work, sheet.measure_id, version=case.row(sheet.measure_id).version)


def test_a_measure_for_who_owes_the_claim_too_neither_takes_it_nor_hides_the_own(
    case: Enforcement,
) -> None:
    claim, _ = case.claims
    sheet = case.decided(case.terms(claim_ids=(claim,), amount=30_000))
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Vik, Sol", search_name="vik sol")
        work.add(other)
        work.flush()
        own = work.get_one(Measure, sheet.measure_id)
        theirs = Measure(
            number="T-2026-000999", debtor_id=other.id, kind=own.kind, regime=own.regime,
            stage=MeasureStage.WAITING.value, terms=own.terms, made_by_person=own.made_by_person,
            made_by="test", made_at=own.made_at,
        )  # fmt: skip
        work.add(theirs)
        work.flush()
        theirs_too = work.get_one(ClaimDebtor, (claim, case.debtor)).case_id
        work.add(ClaimDebtor(claim_id=claim, debtor_id=other.id, case_id=theirs_too, role="owner"))
        work.add(
            MeasureClaim(
                measure_id=theirs.id, claim_id=claim, rank="c", principal=0, costs=0, interest=0
            )
        )
    with pytest.raises(MeasureClaimTaken, match=sheet.number):
        case.propose(case.save(case.terms(claim_ids=(claim,))))
    with case.db.read(case.kari) as work:
        assert set(measures.taken(work, other.id, [claim], own.kind)) == {claim}
        assert measures.taken(work, other.id, [case.claims[1]], own.kind) == {}


def test_what_was_decided_before_the_day_is_not_told_of_for_a_claim_that_fell_out(
    case: Enforcement,
) -> None:
    gone, stays = case.claims
    sheet = case.decided()
    released(case, gone)
    with case.db.write(case.kari) as work:
        order = ToldPayer(version=case.row(sheet.measure_id).version, day=TODAY)
        measure_run.told(work, sheet.measure_id, order)
    found = rows(case.db, LimitationEvent)
    assert {one.claim_id for one in found} == {stays}
    assert case.row(sheet.measure_id).effect_on == date(2026, 11, 23)
