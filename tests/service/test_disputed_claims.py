"""Of a case with several claims the debtor disputes some: the undisputed ones go on (ruling 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.domain.objection import Ground
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import EventOfAll, MeasureWrongStage, SaidOfOther
from collector_desk.models import Audit, Claim, Judgment, RequestEvent, Suit, SuitEvent, Task
from collector_desk.service import (
    asking,
    disputed_before,
    judgment_taken_back,
    judgments,
    request_taken_back,
    unit_messages,
)
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import (
    JudgmentBoard,
    JudgmentKind,
    NewJudgment,
    TakeBackEvent,
    TakeBackJudgment,
)
from collector_desk.wire.units import Recall
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.parties import PDF
from tests.service.requesting import DEMAND_ENDS, DEMANDED, Requesting
from tests.service.suing import Suing
from tests.service.test_basis_papers import Fined
from tests.service.test_disputed_before import SAID, answers, filed, stopped

NO_CLAIM = 999


@dataclass(frozen=True)
class Split:
    """A debtor of two fees, and the numbers of both."""

    case: Suing
    first: int
    second: int
    numbers: tuple[str, str]

    def stopped(self, *claims: int) -> bool:
        """Whether a request for these claims is stopped as they are disputed."""
        terms = self.case.request(claim_ids=claims)
        return bool(stopped(self.case.save(terms)))


@pytest.fixture
def split(db: Database) -> Split:
    case = Suing(db)
    case.answered(Regime.OLD)
    with db.read() as work:
        one, two = work.scalars(select(Claim.number).order_by(Claim.id))
    first, second = case.claims
    return Split(case, first, second, (one, two))


def test_what_is_undisputed_before_the_board_goes_on(split: Split) -> None:
    case = split.case
    row = case.comes(
        case.make_and_file(), SuitEventKind.DISPUTED, text=SAID, claim_ids=(split.first,)
    )
    row = case.comes(row, SuitEventKind.CLOSED)
    assert split.stopped(split.first)
    assert not split.stopped(split.second)
    row = case.comes(row, SuitEventKind.ACCEPTED, text="Ja", claim_ids=(split.second,))
    assert split.stopped(split.first)
    case.comes(row, SuitEventKind.ACCEPTED, text="Ja", claim_ids=(split.first,))
    assert not split.stopped(*case.claims)


def registers(split: Split) -> list[str]:
    """What is asked to be registered as an objection, open."""
    with split.case.db.read() as work:
        said = Task.text.startswith("Skyldneren bestrider krav i ")
        query = select(Task.text).where(said, Task.state == "open").order_by(Task.id)
        return list(work.scalars(query))


def ask(number: str, *claims: str) -> str:
    return (
        f"Skyldneren bestrider krav i {number}. Registrer innsigelsen, så stanser gebyrer og krav om"
        f" betaling til den er avgjort (inkassoloven §§ 8 og 17): {', '.join(claims)}"
    )


def test_what_is_disputed_before_the_board_is_to_be_registered_until_it_is_over(
    split: Split,
) -> None:
    case = split.case
    row = case.make_and_file()
    row = case.comes(row, SuitEventKind.DISPUTED, text=SAID, claim_ids=(split.first,))
    assert registers(split) == [ask(row.number, split.numbers[0])]
    row = case.comes(row, SuitEventKind.ACCEPTED, text="Ja", claim_ids=(split.second,))
    row = case.comes(row, SuitEventKind.CLOSED)  # nobody decided it
    assert registers(split) == [ask(row.number, split.numbers[0])]
    case.comes(row, SuitEventKind.ACCEPTED, text="Ja")
    assert registers(split) == []


def test_a_judgment_decides_what_was_to_be_registered(split: Split) -> None:
    case = split.case
    row = case.comes(case.make_and_file(), SuitEventKind.DISPUTED, text=SAID)
    assert registers(split) == [ask(row.number, *split.numbers)]
    judge(case, split.first)
    assert registers(split) == [ask(row.number, *split.numbers)]
    judge(case, split.second)
    assert registers(split) == []


def test_what_is_registered_already_is_not_asked_for(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    objects(case.db, case.kari, case.debtor, split.second, ground=Ground.PAID)
    case.comes(row, SuitEventKind.DISPUTED, text=SAID)
    assert registers(split) == [ask(row.number, split.numbers[0])]


def test_what_the_namsmann_tells_is_disputed_is_to_be_registered_too(split: Split) -> None:
    case = split.case
    sheet = filed(case)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID)
    number = case.row(sheet.measure_id).number
    assert registers(split) == [ask(number, *split.numbers)]
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.first,))
    assert registers(split) == [ask(number, *split.numbers)]
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja")
    assert registers(split) == []


def test_the_line_of_an_answer_says_which_claims_it_is_of(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    for claims in ((split.second,), (), case.claims):
        row = case.comes(row, SuitEventKind.DISPUTED, text=SAID, claim_ids=claims)
    (shown,) = case.shown().suits
    assert [one.text for one in shown.events] == [
        f"{SAID} · gjelder {split.numbers[1]}",
        SAID,
        SAID,
    ]
    with case.db.read() as work:
        kept = list(work.scalars(select(SuitEvent.claim_ids).order_by(SuitEvent.id)))
        noted = work.scalars(
            select(Audit.details).where(Audit.deed == "suits.event").order_by(Audit.id)
        ).all()
    assert kept == [[split.second], [], []]
    assert [one["claims"] for one in noted] == kept


@pytest.mark.parametrize("kind", [SuitEventKind.DISPUTED, SuitEventKind.ACCEPTED])
def test_no_other_claim_is_disputed_in_a_complaint_than_its_own(
    split: Split, kind: SuitEventKind
) -> None:
    case = split.case
    row = case.filed(case.make(split.first))
    for wrong in (split.second, NO_CLAIM):
        with pytest.raises(SaidOfOther) as refused:
            case.comes(row, kind, text=SAID, claim_ids=(split.first, wrong))
        assert refused.value.text() == f"Et av de valgte kravene kan ikke bestrides i {row.number}."


def test_what_ends_the_case_ends_it_for_all_its_claims(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    with pytest.raises(EventOfAll) as refused:
        case.comes(row, SuitEventKind.CLOSED, claim_ids=(split.first,))
    assert refused.value.text() == f"«Innstilt» i {row.number} gjelder alle kravene."


def test_what_is_undisputed_before_the_namsmann_may_be_asked_for_again(split: Split) -> None:
    case = split.case
    sheet = filed(case)
    with pytest.raises(SaidOfOther):
        answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(NO_CLAIM,))
    with pytest.raises(EventOfAll):
        answers(case, sheet, RequestEventKind.RECEIPT, claim_ids=(split.first,))
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(split.first,))
    assert split.stopped(split.first)
    assert not split.stopped(split.second)
    (event,) = case.sheet(sheet.measure_id).events
    assert event.text == f"{SAID} · gjelder {split.numbers[0]}"
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.second,))
    assert split.stopped(split.first)
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.first,))
    assert not split.stopped(split.first)
    with case.db.read() as work:
        kept = list(work.scalars(select(RequestEvent.claim_ids).order_by(RequestEvent.id)))
    assert kept == [[split.first], [split.second], [split.first]]


def test_a_request_on_another_basis_does_not_fall_as_it_is_disputed(db: Database) -> None:
    """A coercive fine is enforced on its decision (§ 7-2 d): no board tries it."""
    case = Fined(db)
    for claim in case.claims:
        case.keeps(claim)
    sheet = filed(case, case.fined())
    assert not offered(case, sheet.measure_id)
    with pytest.raises(MeasureWrongStage):
        answers(case, sheet, RequestEventKind.CONTESTED, text=SAID)
    answers(case, sheet, RequestEventKind.DISMISSED, text="Feil namsmann")
    assert RequestEventKind.ACCEPTED not in kinds(case, sheet.measure_id)


def test_what_is_judged_does_not_fall_as_it_is_disputed(split: Split) -> None:
    case = split.case
    sheet = filed(case)
    assert open_claims(case, sheet.measure_id) == case.claims
    assert offered(case, sheet.measure_id)
    judge(case, split.first)
    assert open_claims(case, sheet.measure_id) == (split.second,)
    with pytest.raises(SaidOfOther):
        answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(split.first,))
    judge(case, split.second)
    assert not offered(case, sheet.measure_id)


def judge(case: Requesting, claim: int) -> None:
    order = NewJudgment(
        claim_id=claim, what=JudgmentKind.SETTLEMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=TODAY, decided_on=TODAY,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)


def kinds(case: Requesting, measure_id: int) -> tuple[RequestEventKind, ...]:
    answering = case.sheet(measure_id).answering
    assert answering is not None
    return answering.kinds


def offered(case: Requesting, measure_id: int) -> bool:
    return RequestEventKind.CONTESTED in kinds(case, measure_id)


def open_claims(case: Requesting, measure_id: int) -> tuple[int, ...]:
    answering = case.sheet(measure_id).answering
    assert answering is not None
    return answering.disputable


def test_what_is_accepted_beside_a_judged_claim_is_not_of_that_one(split: Split) -> None:
    """The judgment is taken back: what the debtor disputed of it is disputed still."""
    case = split.case
    sheet = filed(case)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(split.first,))
    judge(case, split.first)
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.second,))
    assert not split.stopped(split.first)
    not_judged(case)
    assert split.stopped(split.first)
    assert not split.stopped(split.second)


def test_nor_is_it_before_the_board(split: Split) -> None:
    case = split.case
    row = case.comes(case.make_and_file(), SuitEventKind.DISPUTED, text=SAID)
    judge(case, split.first)
    case.comes(row, SuitEventKind.ACCEPTED, text="Ja")
    (shown,) = case.shown().suits
    assert shown.events[-1].text == f"Ja · gjelder {split.numbers[1]}"
    not_judged(case)
    with case.db.read() as work:
        stand = disputed_before.undecided(work, case.debtor)
    assert set(stand) == {split.first}
    assert registers(split) == [ask(row.number, split.numbers[0])]


def not_judged(case: Requesting) -> None:
    """The newest judgment is taken back."""
    with case.db.write(case.kari) as work:
        row = work.scalars(select(Judgment).order_by(Judgment.id.desc())).first()
        assert row is not None
        shown = work.get_one(Judgment, row.with_id or row.id)
        order = TakeBackJudgment(
            judgment_id=shown.id, version=shown.version, why="Ført på feil krav."
        )
        judgment_taken_back.take_back(work, case.debtor, order)


def test_what_is_accepted_bit_by_bit_is_not_to_be_registered(split: Split) -> None:
    case = split.case
    row = case.comes(case.make_and_file(), SuitEventKind.DISPUTED, text=SAID)
    for claim in case.claims:
        assert registers(split) == [ask(row.number, *split.numbers)]
        row = case.comes(row, SuitEventKind.ACCEPTED, text="Ja", claim_ids=(claim,))
    assert registers(split) == []


def test_nor_is_what_alone_was_disputed_and_is_accepted(split: Split) -> None:
    case = split.case
    sheet = filed(case)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(split.first,))
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.first,))
    assert registers(split) == []


def test_a_judgment_decides_what_was_disputed_in_an_earlier_case_too(split: Split) -> None:
    """It fell at the namsmann, a first complaint was closed, and the second one is decided."""
    case = split.case
    sheet = filed(case)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID, claim_ids=(split.first,))
    row = case.make_and_file()
    row = case.comes(row, SuitEventKind.DISPUTED, text=SAID, claim_ids=(split.second,))
    case.comes(row, SuitEventKind.CLOSED)
    asked = registers(split)
    assert len(asked) == 2
    case.judged(case.make_and_file(), TODAY)
    assert registers(split) == []
    not_judged(case)
    assert sorted(registers(split)) == sorted(asked)


def test_an_acceptance_from_before_it_was_disputed_closes_nothing(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    case.day(TODAY + timedelta(days=2))
    row = case.comes(row, SuitEventKind.DISPUTED, text=SAID, day=TODAY + timedelta(days=1))
    case.comes(row, SuitEventKind.ACCEPTED, text="Ja", day=TODAY)
    assert registers(split) == [ask(row.number, *split.numbers)]


def test_what_is_said_again_is_asked_for_once(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    for claims in ((split.first,), (), case.claims):
        row = case.comes(row, SuitEventKind.DISPUTED, text=SAID, claim_ids=claims)
    assert registers(split) == [ask(row.number, one) for one in split.numbers]


def test_what_is_judged_is_not_to_be_registered(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    judge(case, split.first)
    case.comes(row, SuitEventKind.DISPUTED, text=SAID)
    assert registers(split) == [ask(row.number, split.numbers[1])]


def test_what_the_unit_took_back_is_not_to_be_registered(split: Split) -> None:
    case = split.case
    row = case.make_and_file()
    with case.db.write(case.kari) as work:
        order = Recall(claim_id=split.first, text="feil krav", document=PDF)
        unit_messages.recall(work, case.debtor, order)
    case.comes(row, SuitEventKind.DISPUTED, text=SAID)
    assert registers(split) == [ask(row.number, split.numbers[1])]


def test_what_was_disputed_before_an_answer_that_is_taken_back_is_asked_for_again(
    split: Split,
) -> None:
    case = split.case
    row = case.comes(case.make_and_file(), SuitEventKind.ACCEPTED, text="Ja")
    case.comes(row, SuitEventKind.CLOSED)
    sheet = filed(case)
    row = case.comes(row_of(case), SuitEventKind.DISPUTED, text=SAID)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID)
    number = case.row(sheet.measure_id).number
    assert registers(split) == [ask(number, *split.numbers)]
    never_came(case, sheet.measure_id)
    assert registers(split) == [ask(row.number, *split.numbers)]


def never_came(case: Requesting, measure: int) -> None:
    """A leader takes back what came last on a request."""
    with case.db.write(case.per) as work:
        query = select(RequestEvent.id).order_by(RequestEvent.id.desc()).limit(1)
        order = TakeBackEvent(
            version=case.row(measure).version,
            event_id=work.scalars(query).one(),
            why="Gjaldt en annen sak.",
        )
        request_taken_back.take_back(work, measure, order)


def test_an_acceptance_that_was_entered_by_mistake_is_taken_back(split: Split) -> None:
    """A request that is over can not be disputed anew, and would be enforced on the message."""
    case = split.case
    sheet = filed(case)
    answers(case, sheet, RequestEventKind.CONTESTED, text=SAID)
    before, asked = case.row(sheet.measure_id), registers(split)
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja")
    assert not split.stopped(*case.claims)
    never_came(case, sheet.measure_id)
    assert split.stopped(*case.claims)
    assert registers(split) == asked
    now = case.row(sheet.measure_id)
    assert (now.stage, now.ended_on) == (before.stage, before.ended_on)
    answers(case, sheet, RequestEventKind.ACCEPTED, text="Ja", claim_ids=(split.second,))
    assert split.stopped(split.first)
    assert not split.stopped(split.second)


def test_the_namsmann_is_told_where_another_request_rests_on_it(split: Split) -> None:
    case = split.case
    first = filed(case)
    answers(case, first, RequestEventKind.CONTESTED, text=SAID)
    answers(case, first, RequestEventKind.ACCEPTED, text="Ja")
    other = filed(case, reference="NM-2")
    never_came(case, first.measure_id)
    number, before = (case.row(one.measure_id).number for one in (other, first))
    with case.db.read() as work:
        told = list(work.scalars(select(Task.text).where(Task.text.startswith(f"{number}: sky"))))
    said = f"{number}: skyldneren godtok ikke kravet i {before} likevel."
    assert told == [f"{said} Si fra til namsmannen, eller trekk begjæringen"]


def test_what_somebody_wrote_in_the_same_words_stays(split: Split) -> None:
    case = split.case
    with case.db.write(case.kari) as work:
        text = "Skyldneren bestrider krav i brev av i går. Ring og avklar"
        asking.task(work, case.debtor, WorkKind.FOLLOW_UP, text)
    case.judged(case.make_and_file(), TODAY)
    assert registers(split) == [text]


def test_of_many_claims_none_is_left_out_of_what_is_asked(split: Split) -> None:
    case = split.case
    claims = (*case.claims, *(case.owes("kindergarten", 100_000) for _ in range(10)))
    case.demanded(claims, DEMANDED, DEMAND_ENDS)
    row = case.filed(case.make(*claims))
    for _again in range(2):
        row = case.comes(row, SuitEventKind.DISPUTED, text=SAID)
        with case.db.read() as work:
            numbers = list(work.scalars(select(Claim.number).order_by(Claim.id)))
        assert registers(split) == [
            ask(row.number, *numbers[:8]),
            ask(row.number, *numbers[8:]),
        ]


def row_of(case: Requesting) -> Suit:
    with case.db.read() as work:
        return work.scalars(select(Suit)).one()
