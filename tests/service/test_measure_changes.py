"""A trekk that rests, goes on again or is for fewer claims: the payer hears it, and the debtor why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.status import Status
from collector_desk.models import Audit, Claim, Document, LetterRow, Task
from collector_desk.service import booking, debtor_statements, holding, measure_run, statuses
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.measures import MeasureSheet, NewRegimeAnswer, ToldPayer
from collector_desk.wire.statuses import NewStatus
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import leaves, text_of
from tests.service.parties import PDF
from tests.service.test_measure_claims import released
from tests.service.test_measure_letters import new_rules

UNTIL, DAY = date(2026, 12, 1), timedelta(days=1)
MINE, THEIRS = LetterKind.MEASURE_CHANGED, LetterKind.ORDER_CHANGED


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def in_force(case: Enforcement, *, lien: bool = False) -> MeasureSheet:
    sheet = case.decided(case.lien() if lien else None)
    leaves(case.db)
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        measure_run.told(work, sheet.measure_id, ToldPayer(version=version, day=TODAY))
    return case.sheet(sheet.measure_id)


def held(case: Enforcement, sheet: MeasureSheet, until: date = UNTIL) -> HoldRow:
    order = NewHold(reason=Reason.SAYS_PAID, until=until, measure_id=sheet.measure_id)
    with case.db.write(case.kari) as work:
        return holding.put(work, case.debtor, order)


def ends(case: Enforcement, hold: HoldRow) -> None:
    with case.db.write(case.kari) as work:
        order = EndHold(version=hold.version, why="Betalingen kom ikke.")
        holding.end(work, hold.hold_id, order)


def bankrupt(case: Enforcement, newer: int) -> None:
    """The debtor goes bankrupt today; one of the claims arose today."""
    with case.db.write(SYSTEM) as work:
        claim = work.get_one(Claim, newer)
        claim.invoice_date = claim.limitation_start = TODAY
    with case.db.write(case.kari) as work:
        order = NewStatus(
            kind=Status.BANKRUPTCY, from_day=TODAY, source="Konkursregisteret", document=PDF,
            announced_on=TODAY, filing_deadline=date(2027, 1, 4),
        )  # fmt: skip
        statuses.register(work, case.debtor, order)


def rows(case: Enforcement, kind: LetterKind) -> list[LetterRow]:
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == kind.value).order_by(LetterRow.id)
        return list(work.scalars(query))


def words(case: Enforcement, letter: LetterRow) -> str:
    with case.db.read() as work:
        return text_of(work.get_one(Document, letter.document_id).content or b"")


def tasks(case: Enforcement) -> list[str]:
    with case.db.read() as work:
        return list(work.scalars(select(Task.text).where(Task.state == "open")))


def lacks(said: tuple[str, ...], text: str) -> list[str]:
    return [each for each in said if each not in text]


def test_the_payer_withholds_nothing_while_it_rests_and_is_told_when_it_goes_on(
    case: Enforcement,
) -> None:
    sheet = in_force(case)
    hold = held(case, sheet)
    (mine,), (theirs,) = rows(case, MINE), rows(case, THEIRS)
    assert (theirs.recipient, mine.recipient) == ("payer", "debtor")
    told = ("stilt i bero fra 23.11.2026 til 01.12.2026", "Trekk ikke for oss", "2 450,00")
    assert lacks(told, words(case, theirs)) == []
    assert "betalt" not in words(case, theirs)
    assert lacks(("Skyldneren sier det er betalt", "Rund Hvalross AS"), words(case, mine)) == []
    leaves(case.db)  # what says that it rests goes although it rests
    assert {row.state for row in (*rows(case, MINE), *rows(case, THEIRS))} == {"sent"}
    ends(case, hold)
    again = rows(case, THEIRS)[-1]
    assert lacks(("gjelder igjen fra 23.11.2026", "Trekk igjen"), words(case, again)) == []
    assert "Betalingen kom ikke." in words(case, rows(case, MINE)[-1])
    leaves(case.db)
    assert rows(case, THEIRS)[-1].state == "sent"


def test_a_rest_that_nobody_was_told_of_is_over_without_a_word(case: Enforcement) -> None:
    ends(case, held(case, in_force(case)))
    states = [row.state for row in (*rows(case, MINE), *rows(case, THEIRS))]
    assert states == [Delivery.WITHDRAWN, Delivery.WITHDRAWN]


@pytest.mark.parametrize(("until", "told"), [(UNTIL, False), (UNTIL - DAY, True)])
def test_one_that_is_put_again_before_its_end_was_told_is_told_where_its_day_is_another(
    case: Enforcement, until: date, told: bool
) -> None:
    sheet = in_force(case)
    hold = held(case, sheet)
    leaves(case.db)
    ends(case, hold)
    held(case, sheet, until)
    for kind in (MINE, THEIRS):
        states = [(row.content["what"], row.state) for row in rows(case, kind)]
        anew = [("rests", "waiting")] if told else []
        assert states == [("rests", "sent"), ("goes_on", "withdrawn"), *anew]


def test_the_payer_hears_that_it_rests_also_where_one_of_its_claims_falls_out(
    case: Enforcement,
) -> None:
    held(case, in_force(case))
    released(case, case.claims[0])
    leaves(case.db)
    for kind in (MINE, THEIRS):
        said = [(row.content["what"], row.state) for row in rows(case, kind)]
        assert said == [("rests", "sent"), ("fewer", "sent")]


def test_the_payer_is_told_to_whom_the_rest_is_paid_for_fewer_claims(case: Enforcement) -> None:
    sheet = in_force(case)
    gone, stays = case.claims
    bankrupt(case, stays)
    assert case.row(sheet.measure_id).stage == MeasureStage.IN_FORCE
    (theirs,) = rows(case, THEIRS)
    with case.db.read() as work:
        left, out = (work.get_one(Claim, one).kid for one in (stays, gone))
    text = words(case, theirs).replace(" ", "")
    assert left in text
    assert out not in text
    assert "gjelder færre krav fra 23.11.2026" in words(case, rows(case, MINE)[0])
    leaves(case.db)
    assert rows(case, THEIRS)[0].state == "sent"


def test_the_bank_holds_no_more_than_what_is_left(case: Enforcement) -> None:
    """A lien the bank has stands in a bankruptcy; one it was not told of is given up for those."""
    decided = case.decided(case.lien())
    leaves(case.db)
    _, stays = case.claims
    bankrupt(case, stays)
    assert case.row(decided.measure_id).stage == MeasureStage.DECIDED
    (theirs,) = rows(case, THEIRS)
    assert theirs.recipient == "bank"
    assert lacks(("6993.05.70044", "Hold av høyst"), words(case, theirs)) == []
    with case.db.read() as work:
        claim = work.get_one(Claim, stays)
        left = booking.statements(work, [claim], on=TODAY)[stays].balance.total
    assert kroner(left).replace("\u00a0", " ") in words(case, theirs)


def test_an_order_that_has_not_gone_is_written_anew(case: Enforcement) -> None:
    case.decided(case.lien())
    _, stays = case.claims
    bankrupt(case, stays)
    first, second = rows(case, LetterKind.LIEN_NOTICE)
    assert first.state == Delivery.WITHDRAWN.value
    assert second.state == Delivery.WAITING.value
    assert rows(case, THEIRS) == []
    (mine,) = rows(case, MINE)  # the decision goes first, and then what has changed
    assert "gjelder færre krav" in words(case, mine)


def at_the_namsmann(case: Enforcement) -> MeasureSheet:
    """A trekk under the new rules, which the namsmann has."""
    with case.db.write(case.kari) as work:
        answer = NewRegimeAnswer(
            answer=Regime.NEW, asked_on=TODAY, source="oppslag", one_trekk_since=date(2026, 11, 1)
        )
        debtor_statements.answered(work, case.debtor, answer)
    return in_force(case)


@pytest.mark.parametrize("told", [True, False])
def test_under_the_new_rules_the_namsmann_is_told_by_a_task(case: Enforcement, told: bool) -> None:
    sheet = at_the_namsmann(case)
    hold = held(case, sheet)
    asked = f"Be namsmannen om at {sheet.number} hviler: kommunen kan ikke stanse trekket selv"
    assert any(text.startswith(asked) for text in tasks(case))
    assert "Namsmannen bes om at trekket hviler" in case.sheet(sheet.measure_id).book[-1]
    if told:
        with case.db.write(SYSTEM) as work:
            work.execute(update(Task).where(Task.text.startswith(asked)).values(state="done"))
    ends(case, hold)
    assert not any(text.startswith(asked) for text in tasks(case))
    assert told is (f"Meld til namsmannen at {sheet.number} gjelder igjen (§ 7-21)" in tasks(case))
    with case.db.read() as work:
        closed = select(Audit.details).where(Audit.deed == "measures.tasks_closed")
        ids = [number for each in work.scalars(closed) for number in (each or {})["tasks"]]
        said = [work.get_one(Task, number).text for number in ids]
    assert [text.startswith(asked) for text in said] == ([] if told else [True])
    assert rows(case, THEIRS) == []
    assert [row.state for row in rows(case, MINE)] == [Delivery.WITHDRAWN]


def test_the_debtor_is_told_that_it_is_the_namsmann_who_changes_the_trekk(
    case: Enforcement,
) -> None:
    hold = held(case, at_the_namsmann(case))
    (rests,) = rows(case, MINE)
    told = (
        "Vi ber namsmannen om at utleggstrekket hviler fra 23.11.2026 til 01.12.2026",
        "Det er namsmannen som stanser trekket, og du kan bli trukket til det er gjort",
        "Skyldneren sier det er betalt",
    )
    assert lacks(told, words(case, rests)) == []
    assert "Rund Hvalross AS" not in words(case, rests)
    leaves(case.db)
    ends(case, hold)
    again = words(case, rows(case, MINE)[-1])
    assert "gjelder igjen fra 23.11.2026. Namsmannen får beskjed" in again
    leaves(case.db)
    released(case, case.claims[0])
    fewer = words(case, rows(case, MINE)[-1])
    assert "gjelder færre krav fra 23.11.2026. Namsmannen får beskjed" in fewer
    assert rows(case, THEIRS) == []


def test_no_trekk_is_said_to_be_changed_before_the_namsmann_has_set_it(case: Enforcement) -> None:
    new_rules(case)
    case.decided()
    leaves(case.db)
    released(case, case.claims[0])
    (fewer,) = rows(case, MINE)
    assert "Det er namsmannen som fastsetter trekket og endringer i det." in words(case, fewer)
    assert not any("Meld til namsmannen" in text for text in tasks(case))
