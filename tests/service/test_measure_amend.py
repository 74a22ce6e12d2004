"""The amount of a running trekk is changed: by two persons, and the payer never has both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.errors.approvals import SamePerson
from collector_desk.errors.enforcement import (
    AmendedAlready,
    AmendNotOurs,
    MeasureClaimTaken,
    MeasureGateClosed,
    MeasureRests,
    MeasureWrongStage,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import Approval, BookEntry, Document, LetterRow, Measure, MeasureClaim
from collector_desk.service import (
    approval_sheet,
    approvals,
    holding,
    measure_amend,
    measure_night,
    measure_run,
    measure_sheet,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MeasureSheet, StopMeasure, ToldPayer
from tests.service.enforcing import CONSIDERED, TODAY, Enforcement, noticed
from tests.service.mail import leaves, text_of

LATER = date(2026, 12, 7)
WHY = "Skyldneren har fått dyrere bolig, dokumentert 1. desember."
RAISED, LOWERED = 245_000, 100_000


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def told(case: Enforcement, sheet: MeasureSheet, day: date) -> MeasureSheet:
    leaves(case.db)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        measure_run.told(work, sheet.measure_id, ToldPayer(version=version, day=day))
    return case.sheet(sheet.measure_id)


def running(case: Enforcement, amount: int) -> MeasureSheet:
    sheet = told(case, case.decided(case.terms(amount=amount)), TODAY)
    case.day(LATER)
    return case.sheet(sheet.measure_id)


def begun(case: Enforcement, sheet: MeasureSheet) -> MeasureSheet:
    with case.db.write(case.kari) as work:
        row = measure_amend.amend(work, sheet.measure_id, version=sheet.version)
        return measure_sheet.show(work, row.id)


def written(case: Enforcement, draft: MeasureSheet, amount: int) -> MeasureSheet:
    filled = draft.terms.model_copy(
        update={"amount": amount, "reasons": WHY, "considered": CONSIDERED}
    )
    return case.save(filled, measure_id=draft.measure_id, version=draft.version)


def changed(case: Enforcement, sheet: MeasureSheet, amount: int = LOWERED) -> MeasureSheet:
    draft = case.propose(written(case, begun(case, sheet), amount))
    case.approve()
    return case.sheet(draft.measure_id)


def stopped(case: Enforcement, sheet: MeasureSheet) -> None:
    order = StopMeasure(version=case.row(sheet.measure_id).version, why="Skyldneren har sluttet.")
    with case.db.write(case.kari) as work:
        measure_run.stop(work, sheet.measure_id, order)


def letters(case: Enforcement, sheet: MeasureSheet) -> dict[str, str]:
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.measure_id == sheet.measure_id)
        return {
            row.kind: text_of(work.get_one(Document, row.document_id).content or b"")
            for row in work.scalars(query)
        }


def book(case: Enforcement, sheet: MeasureSheet) -> str:
    with case.db.read() as work:
        query = select(BookEntry.text).where(BookEntry.measure_id == sheet.measure_id)
        return "\n".join(work.scalars(query.order_by(BookEntry.id)))


def lacks(said: tuple[str, ...], text: str) -> list[str]:
    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    return [each for each in said if each.replace("\N{NO-BREAK SPACE}", " ") not in plain]


def test_a_lower_amount_takes_over_when_the_payer_has_it(case: Enforcement) -> None:
    sheet = running(case, RAISED)
    draft = begun(case, sheet)
    assert (draft.terms.claim_ids, draft.terms.payer) == (case.claims, sheet.terms.payer)
    assert (draft.terms.reasons, draft.terms.amount) == ("", None)
    waits = case.propose(written(case, draft, LOWERED))
    assert all(one.holds for one in waits.reckoned.conditions)
    notice = next(one for one in waits.reckoned.conditions if one.code == "notice")
    assert "settes ned" in notice.detail
    assert "ikke bekreftet" in " ".join(waits.reckoned.unconfirmed)
    assert waits.reckoned.months[0].withheld == LOWERED
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    with pytest.raises(SamePerson):  # whatever the role
        case.approve(replace(case.kari, role="supervisor"))
    case.approve()
    new = case.row(waits.measure_id)
    assert (new.stage, new.monthly) == (MeasureStage.DECIDED, LOWERED)
    assert new.ends_on == sheet.ends_on  # the two years of the first
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE  # until the payer has it
    mine = letters(case, waits)
    decision, order = (
        mine[kind.value] for kind in (LetterKind.WITHHOLDING_DECISION, LetterKind.WITHHOLDING_ORDER)
    )
    said = (sheet.number, f"{kroner(RAISED)}", f"{kroner(LOWERED)}")
    assert lacks(("Dette er en endring", WHY, *said), decision) == []
    assert lacks(("kommer i stedet for", "Trekk ikke etter begge", *said), order) == []
    assert WHY not in order
    told(case, waits, LATER)
    old = case.row(sheet.measure_id)
    assert (old.stage, old.ended_on) == (MeasureStage.ENDED, LATER)
    assert f"endrer {sheet.number}" in book(case, waits)
    assert f"Avløst av {waits.number}" in book(case, sheet)
    assert LetterKind.ORDER_ENDED.value not in letters(case, sheet)  # the new order says it


def test_what_the_approver_sees_is_the_amount_before_and_after(case: Enforcement) -> None:
    sheet = running(case, RAISED)
    waits = case.propose(written(case, begun(case, sheet), LOWERED))
    asked = case.proposal()
    assert asked.title.startswith(f"Endring av {sheet.number}, {waits.number}")
    with case.db.read(case.per) as work:
        (queued,) = approval_sheet.listed(work).waiting
        assert queued.subject_label == "Endring av utleggstrekk"
        shown = approval_sheet.sheet(work, work.get_one(Approval, asked.id))
        assert shown.subject_label == queued.subject_label
        first = approvals.changes(work, work.get_one(Approval, asked.id))[0]
    assert first.before == f"{sheet.number}, {kroner(RAISED)} kr i måneden"
    assert f"{kroner(LOWERED)} kr i måneden" in first.after


def test_more_asks_for_a_new_notice(case: Enforcement) -> None:
    """The debtor is heard before more is taken; the notice of the first is old by then (§ 7-10)."""
    sheet = told(case, case.decided(case.terms(amount=LOWERED)), TODAY)
    case.day(date(2026, 12, 28))
    draft = written(case, begun(case, case.sheet(sheet.measure_id)), RAISED)
    with pytest.raises(MeasureGateClosed, match="gjaldt trekket som endres"):
        case.propose(draft)
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=date(2026, 12, 1), ends=date(2026, 12, 22))
    waits = case.propose(case.sheet(draft.measure_id))
    case.approve()
    assert case.row(waits.measure_id).monthly == RAISED


def test_the_notice_of_the_first_carries_no_more_though_it_is_fresh(case: Enforcement) -> None:
    sheet = running(case, LOWERED)
    draft = written(case, begun(case, sheet), RAISED)
    with pytest.raises(MeasureGateClosed, match="gjaldt trekket som endres"):
        case.propose(draft)


def test_the_same_amount_and_other_claims_are_no_change(case: Enforcement) -> None:
    draft = begun(case, running(case, LOWERED))
    with pytest.raises(MeasureGateClosed, match="det samme"):
        case.propose(written(case, draft, LOWERED))
    one = case.sheet(draft.measure_id)
    fewer = one.terms.model_copy(update={"claim_ids": case.claims[:1], "amount": RAISED})
    with pytest.raises(MeasureGateClosed, match="de samme kravene"):
        case.propose(case.save(fewer, measure_id=one.measure_id, version=one.version))


def test_only_a_trekk_that_runs_and_one_change_at_a_time(case: Enforcement) -> None:
    sheet = case.decided(case.terms(amount=LOWERED))
    with pytest.raises(MeasureWrongStage):
        begun(case, sheet)
    runs = told(case, sheet, TODAY)
    begun(case, runs)
    with pytest.raises(AmendedAlready):
        begun(case, runs)
    with pytest.raises(MeasureClaimTaken):  # the exception is for the change alone
        case.propose(case.save())


def test_another_debtors_trekk_cannot_be_changed(case: Enforcement) -> None:
    running(case, RAISED)
    with pytest.raises(Unknown):
        case.save(case.terms(amends=9_999))


def test_the_size_is_the_namsmanns_after_the_year_end(case: Enforcement) -> None:
    sheet = running(case, RAISED)
    waits = case.propose(written(case, begun(case, sheet), LOWERED))
    case.day(date(2027, 1, 4))
    with pytest.raises(MeasureGateClosed):
        case.approve()
    with case.db.write(SYSTEM) as work:
        assert measure_night.check(work, waits.measure_id)
    assert case.row(waits.measure_id).stage == MeasureStage.LAPSED
    now = case.sheet(sheet.measure_id)
    assert now.stage is MeasureStage.IN_FORCE
    deed = next(one for one in now.deeds if one.name == "measures.amend")
    assert not deed.lawful
    assert deed.reason.endswith("Er trekket for stort, still det i bero eller stans det.")
    with pytest.raises(AmendNotOurs):
        begun(case, now)


def test_a_lien_has_no_amount_to_change(case: Enforcement) -> None:
    sheet = case.decided(case.lien())
    assert not [one for one in sheet.deeds if one.name == "measures.amend"]
    with pytest.raises(AmendNotOurs):
        begun(case, sheet)


@pytest.mark.parametrize("decided", [False, True], ids=["waiting", "decided"])
def test_the_change_falls_with_the_trekk(case: Enforcement, *, decided: bool) -> None:
    sheet = running(case, RAISED)
    if decided:
        change = changed(case, sheet)
        leaves(case.db)
    else:
        change = case.propose(written(case, begun(case, sheet), LOWERED))
    stopped(case, sheet)
    row = case.row(change.measure_id)
    assert row.stage == (MeasureStage.STOPPED if decided else MeasureStage.LAPSED)
    assert case.proposal().state == ("approved" if decided else "void")
    if decided:
        order = letters(case, change)[LetterKind.ORDER_ENDED.value]
        assert "Trekk ikke mer for oss" in order


def test_a_change_that_is_stopped_leaves_the_trekk_as_it_was(case: Enforcement) -> None:
    sheet = running(case, RAISED)
    change = changed(case, sheet)
    leaves(case.db)
    stopped(case, change)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    mine = letters(case, change)
    said = ("gjelder fortsatt", sheet.number, kroner(RAISED))
    assert lacks(said, mine[LetterKind.ORDER_ENDED.value]) == []
    assert "Trekk ikke mer" not in mine[LetterKind.ORDER_ENDED.value]
    assert lacks(("løper som før", sheet.number), mine[LetterKind.MEASURE_ENDED.value]) == []


def test_nothing_takes_over_from_a_trekk_that_rests(case: Enforcement) -> None:
    sheet = running(case, RAISED)
    change = changed(case, sheet)
    leaves(case.db)
    order = NewHold(reason=Reason.SAYS_PAID, until=date(2026, 12, 20), measure_id=sheet.measure_id)
    with case.db.write(case.kari) as work:
        holding.put(work, case.debtor, order)
    with pytest.raises(MeasureRests):
        told(case, change, LATER)


def test_the_rank_in_time_is_that_of_the_first(case: Enforcement) -> None:
    """Under the new rules the claims keep the day of the first trekk (FOR-2025-07-01-1418 § 4)."""
    sheet = running(case, RAISED)
    change = told(case, changed(case, sheet), LATER)
    with case.db.read() as work:
        first = measure_amend.first_of(work, work.get_one(Measure, change.measure_id))
        assert (first.number, first.decided_on) == (sheet.number, TODAY)
        ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == change.measure_id)
        assert set(work.scalars(ids)) == set(case.claims)
    assert case.row(change.measure_id).regime == Regime.OLD
