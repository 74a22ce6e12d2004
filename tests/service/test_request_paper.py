"""The request on paper, word by word; and the version that goes on after the board has judged."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.values import OrdinaryKind
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.facts import FactKind
from collector_desk.errors.enforcement import (
    MeasureDayWrong,
    MeasureGateClosed,
    MeasureGrown,
    MeasureRests,
)
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Claim, Measure, RequestVersion, Task
from collector_desk.service import (
    judgments,
    kid_matching,
    numbers,
    request_events,
    requests_out,
)
from collector_desk.service.database import Database, Who
from collector_desk.wire.enforcement_requests import (
    FileRequest,
    JudgmentBoard,
    JudgmentKind,
    NewJudgment,
    NewRequestEvent,
)
from tests.service.agreeing import make
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.mail import text_of
from tests.service.requesting import Requesting
from tests.service.suing import Suing
from tests.service.test_basis_papers import Fined

HEARD, SERVED, PAY_BY = date(2026, 12, 14), date(2026, 12, 15), date(2026, 12, 29)
GROWN = "Begjæringen om det som har økt er ikke laget"
LINE = "K-2026-000002-H Barnehage, Barnehage 22.06.2026 9 700,00"


def credited(case: Requesting) -> None:
    """One was paid in part, the unit lowered the other."""
    case.books.pays(case.claims[0], 100_000, date(2026, 10, 20))
    case.books.happens(case.claims[1], FactKind.CREDIT, 200_000, date(2026, 9, 1))


def made(case: Requesting, measure: int, who: Who | None = None) -> RequestVersion:
    """The next version, by somebody who gave the password again a moment ago."""
    make(case, measure, who or case.kari)
    with case.db.read() as work:
        found = requests_out.newest_of(work, measure)
        assert found is not None
        return found


def filed(case: Requesting, regime: Regime) -> int:
    """A request on the message that was made and filed today."""
    case.answered(regime)
    measure = case.decided(case.request()).measure_id
    made(case, measure)
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=TODAY, reference="NM-1")
        requests_out.filed(work, measure, order)
    return measure


def judged(case: Requesting, measure: int) -> None:
    """The debtor objected, and the board has judged both claims as they were asked for."""
    case.day(SERVED)
    order = NewJudgment(
        claim_id=case.claims[0], claim_ids=case.claims[1:], what=JudgmentKind.JUDGMENT,
        board=JudgmentBoard.CONCILIATION, board_name="Oslo forliksråd", complained_on=TODAY,
        decided_on=HEARD, served_on=SERVED, pay_by=PAY_BY, costs=250_000,
        document_id=case.kept("dom.pdf"),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        event = NewRequestEvent(
            version=case.row(measure).version, kind=RequestEventKind.JUDGMENT, day=HEARD
        )
        request_events.register(work, measure, event)
        judgments.register(work, case.debtor, order)


def asks(request: Request) -> int:
    return sum(line.remaining.ore for line in request.lines if line.remaining)


def test_what_was_credited_is_not_said_to_be_paid(db: Database) -> None:
    case = Requesting(db)
    credited(case)
    case.answered(Regime.OLD)
    text = text_of(made(case, case.decided(case.request()).measure_id).content)
    assert f"{LINE} 0,00 2 000,00 7 700,00" in text  # paid, lowered, left
    assert "Betalt Nedsatt Gjenstår" in text
    assert "Satt ned uten betaling Fra Linje Kroner 01.09.2026 K-2026-000002-H 2 000,00" in text
    assert "Innbetalinger Bokført Linje Kroner 20.10.2026 K-2026-000001-H 1 000,00" in text


def test_nor_in_a_complaint(db: Database) -> None:
    case = Suing(db)
    case.books.happens(case.claims[1], FactKind.CREDIT, 200_000, date(2026, 9, 1))
    text = text_of(case.make().content)
    assert f"{LINE} 0,00 2 000,00 7 700,00" in text
    assert "Ingen innbetalinger." in text


def test_interest_to_come_is_asked_of_what_bears_it_and_never_of_costs(db: Database) -> None:
    case = Requesting(db)
    credited(case)
    case.answered(Regime.OLD)
    text = text_of(made(case, case.decided(case.request()).measure_id).content)
    assert (
        "Forsinkelsesrente etter forsinkelsesrenteloven § 3 kreves av 16 400,00 kr fra 23.11.2026 til"
        " betaling skjer. Det kreves ikke rente av kostnadene."
    ) in text


def test_no_interest_is_asked_of_a_coercive_fine(db: Database) -> None:
    """Nothing gives interest on it (pbl. § 32-5): the paper asks for none."""
    case = Fined(db)
    case.answered(Regime.OLD)
    for claim in case.claims:
        case.keeps(claim)
    text = text_of(made(case, case.decided(case.fined()).measure_id).content)
    assert "Det kreves ikke forsinkelsesrente fra 23.11.2026." in text
    assert "forsinkelsesrenteloven" not in text


@pytest.mark.parametrize("conciliation", [True, False])
def test_a_default_judgment_is_asked_for_where_the_board_may_have_it(
    db: Database, *, conciliation: bool
) -> None:
    """The content of a conciliation complaint (§ 7-5); the file says it by its own field."""
    case = Requesting(db)
    case.answered(Regime.OLD)
    terms = case.request(conciliation=conciliation)
    text = text_of(made(case, case.decided(terms).measure_id).content)
    assert ("kreves fraværsdom" in text) is conciliation


@pytest.mark.parametrize("regime", Regime)
def test_it_goes_on_after_the_judgment_without_a_new_warning(db: Database, regime: Regime) -> None:
    """One month is left to ask for it (§ 7-7), and the same request is taken up again."""
    case = Requesting(db)
    measure = filed(case, regime)
    judged(case, measure)
    version = made(case, measure, case.per)
    request = read_request(version.source)
    assert (version.number, request.day) == (2, TODAY)
    assert [one.ordinary and one.ordinary.kind for one in request.bases] == [
        OrdinaryKind.JUDGMENT, OrdinaryKind.JUDGMENT,
    ]  # fmt: skip
    assert asks(request) == 1_940_000 + 100_148 + 11_300 + 250_000 + 67_250
    if regime is Regime.OLD:
        assert (
            "Endret 15.12.2026. Kommer i stedet for begjæringen 23.11.2026. Saken er avgjort, og"
            " begjæringen kreves tatt under behandling igjen (tvangsfullbyrdelsesloven § 7-7)."
        ) in text_of(version.content)


def test_that_it_is_to_go_on_is_asked_until_the_version_that_asks_is_filed(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    judged(case, measure)
    asked = "Krev at begjæringen tas under behandling igjen (§ 7-7) innen 14.01.2027"
    assert [one.due_on for one in tasks(case) if asked in one.text] == [date(2027, 1, 14)]
    made(case, measure, case.per)
    assert {one.state for one in tasks(case) if asked in one.text} == {"open"}
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=SERVED)
        requests_out.filed(work, measure, order)
    assert {one.state for one in tasks(case) if asked in one.text} == {"done"}


def disputed(case: Requesting) -> None:
    objects(case.db, case.kari, case.debtor, case.claims[0])


def files(case: Requesting, measure: int) -> None:
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=SERVED)
        requests_out.filed(work, measure, order)


@pytest.mark.parametrize(("is_made", "told"), [(False, "innsigelse"), (True, "K-2026-000001")])
def test_it_does_not_go_on_while_something_stops_its_claims(
    db: Database, *, is_made: bool, told: str
) -> None:
    """It asks for coercion anew, and not only tells what was paid."""
    case = Requesting(db)
    measure = filed(case, Regime.OLD)
    judged(case, measure)
    if is_made:
        made(case, measure, case.per)
    disputed(case)
    does = files if is_made else lambda case, measure: made(case, measure, case.per)
    with pytest.raises((MeasureGateClosed, MeasureRests), match=told):
        does(case, measure)


def test_what_goes_on_already_is_still_told_of_what_was_paid(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.OLD)
    judged(case, measure)
    made(case, measure, case.per)
    files(case, measure)
    disputed(case)
    case.books.pays(case.claims[0], 100_000, SERVED)
    text = text_of(made(case, measure).content)  # a leader let it ask for the costs before
    assert "Kommer i stedet for begjæringen 23.11.2026. Saksøker" in text  # asked for before
    files(case, measure)


def tasks(case: Requesting) -> list[Task]:
    with case.db.read() as work:
        return list(work.scalars(select(Task)))


def test_a_later_version_on_paper_says_what_it_replaces(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.OLD)
    case.day(date(2026, 12, 1))
    case.books.pays(case.claims[0], 100_000, date(2026, 12, 1))
    text = text_of(made(case, measure).content)
    assert "Endret 01.12.2026. Kommer i stedet for begjæringen 23.11.2026. Saksøker" in text


@pytest.mark.parametrize("regime", Regime)
def test_the_money_of_several_claims_finds_them_all(db: Database, regime: Regime) -> None:
    """By the KID of the first alone it would all be booked on that."""
    case = Requesting(db)
    case.answered(regime)
    sheet = case.decided(case.request())
    told = read_request(made(case, sheet.measure_id).source).payee
    assert told is not None
    assert told.kid == numbers.trekk_kid(sheet.number)
    with db.read() as work:
        arrived = kid_matching.Money(told.kid, 1_500_000, TODAY)
        (verdict,) = kid_matching.match(work, [arrived])
    assert {part.claim_id for part in verdict.parts} == set(case.claims)
    assert sum(part.amount for part in verdict.parts) == 1_500_000
    assert {part.rule for part in verdict.parts} == {"tiltakets KID på innbetalingen"}  # no trekk
    assert any("én KID for alle kravene" in one for one in sheet.reckoned.unconfirmed)


def test_one_claim_is_paid_by_its_own_kid(db: Database) -> None:
    case = Requesting(db)
    case.answered(Regime.OLD)
    sheet = case.decided(case.request(claim_ids=case.claims[:1]))
    told = read_request(made(case, sheet.measure_id).source).payee
    assert told is not None
    with db.read() as work:
        assert told.kid == work.get_one(Claim, case.claims[0]).kid
    assert not any("én KID" in one for one in sheet.reckoned.unconfirmed)


def test_a_complaint_tells_where_each_claim_is_paid(db: Database) -> None:
    case = Suing(db)
    text = text_of(case.make().content)
    with db.read() as work:
        for claim in (work.get_one(Claim, one) for one in case.claims):
            assert f"{claim.number}: til konto 1315.01.01837, KID {claim.kid}." in text


BOARDS: dict[JudgmentBoard, tuple[OrdinaryKind, str]] = {
    JudgmentBoard.CONCILIATION: (OrdinaryKind.JUDGMENT, "Dom 12.10.2026"),
    JudgmentBoard.RENT_TRIBUNAL: (OrdinaryKind.AS_JUDGMENT, "Avgjørelse 12.10.2026"),
}


@pytest.mark.parametrize("board", BOARDS)
def test_what_the_tribunal_decides_is_told_as_its_decision(
    db: Database, board: JudgmentBoard
) -> None:
    case, (kind, title) = Requesting(db), BOARDS[board]
    case.answered(Regime.OLD)
    claim = case.claims[0]
    order = NewJudgment(
        claim_id=claim, what=JudgmentKind.JUDGMENT, board=board, board_name="Oslo",
        complained_on=date(2026, 9, 1), decided_on=date(2026, 10, 12),
        served_on=date(2026, 10, 16), pay_by=date(2026, 10, 30), document_id=case.kept("dom.pdf"),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    case.demanded((claim,), date(2026, 11, 3), date(2026, 11, 17))
    sheet = case.decided(case.request(claim_ids=(claim,)))
    version = made(case, sheet.measure_id)
    (basis,) = read_request(version.source).bases
    assert basis.ordinary is not None
    assert (basis.ordinary.kind, basis.title) == (kind, f"{title}, Oslo")
    assert not any("tilkjente sakskostnader" in one for one in sheet.reckoned.unconfirmed)
    assert "Forkynt 16.10.2026. Oppfyllelsesfrist 30.10.2026." in text_of(version.content)


def test_that_no_interest_is_asked_of_awarded_costs_is_said_before_it_is_proposed(
    db: Database,
) -> None:
    case = Requesting(db)
    order = NewJudgment(
        claim_id=case.claims[0], what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=date(2026, 9, 1), decided_on=date(2026, 10, 12),
        served_on=date(2026, 10, 16), pay_by=date(2026, 10, 30), costs=250_000,
    )  # fmt: skip
    with db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    told = case.save(case.request(claim_ids=case.claims[:1])).reckoned.unconfirmed
    assert any("Det kreves ikke rente av tilkjente sakskostnader" in one for one in told)


def test_what_grew_with_the_judgment_takes_a_second_person(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    judged(case, measure)
    with pytest.raises(MeasureGrown, match=r"113,00 kr i kostnader.*2\xa0613,00 kr"):
        made(case, measure)
    assert made(case, measure, case.per).number == 2


def test_who_entered_the_judgment_is_no_second_person(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    case.kari, case.per = case.per, case.kari
    judged(case, measure)
    case.kari, case.per = case.per, case.kari
    with pytest.raises(MeasureGrown):
        made(case, measure, case.per)


def test_interest_alone_takes_nobody_else(db: Database) -> None:
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    case.day(SERVED)
    assert made(case, measure).number == 2


def test_nothing_more_is_asked_for_while_a_claim_is_stopped(db: Database) -> None:
    """He is told of what was paid, and what another leader agreed to does not leave meanwhile."""
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    before = asks(read_request(requests_newest(case, measure).source))
    case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    case.books.pays(case.claims[1], 200_000, TODAY)
    agreed = made(case, measure, case.per)
    assert (agreed.agreed, asks(read_request(agreed.source))) == (True, before + 100_000)
    objects(db, case.kari, case.debtor, case.claims[0])
    with db.read(case.kari) as work:
        row, version = work.get_one(Measure, measure), work.get_one(RequestVersion, agreed.id)
        with pytest.raises(MeasureRests):
            requests_out.may_leave(work, row, version, on=TODAY)
    case.books.happens(case.claims[0], FactKind.COSTS, 50_000, TODAY)
    for who in (case.kari, case.per):
        less = made(case, measure, who)
        assert (less.agreed, asks(read_request(less.source))) == (False, before - 200_000)
    with db.read() as work:
        task = select(Task.text).where(Task.text.startswith("Begjæringen om det som har økt"))
        assert "3\xa0613,00 kr" in work.scalars(task.order_by(Task.id.desc()).limit(1)).one()


def test_what_was_paid_is_told_by_anybody_though_another_claim_has_grown(db: Database) -> None:
    """What has grown is left out, and a task asks another leader for it."""
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    before = asks(read_request(requests_newest(case, measure).source))
    case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    with pytest.raises(MeasureGrown):  # there is nothing else to tell
        made(case, measure)
    case.books.pays(case.claims[1], 200_000, TODAY)
    less = made(case, measure)
    assert (less.agreed, asks(read_request(less.source))) == (False, before - 200_000)
    assert [one for one in tasks(case) if one.text.startswith(GROWN) and one.state == "open"]
    whole = made(case, measure, case.per)
    assert (whole.agreed, asks(read_request(whole.source))) == (True, before + 100_000)
    assert not [one for one in tasks(case) if one.text.startswith(GROWN) and one.state == "open"]


def test_what_the_receiver_refused_is_nothing_that_he_was_told(db: Database) -> None:
    """A leader asked for what had grown, and it never came in: nothing else is left to tell."""
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    made(case, measure, case.per)
    with db.write(case.kari) as work:
        order = FileRequest(version=case.row(measure).version, day=TODAY, reference="NM-1")
        requests_out.filed(work, measure, order)
        event = NewRequestEvent(
            version=case.row(measure).version, kind=RequestEventKind.REFUSED, day=TODAY,
            code="SAKSOEKT_UKJENT", refused_version=2,
        )  # fmt: skip
        request_events.register(work, measure, event)
    with pytest.raises(MeasureGrown):
        made(case, measure)


def requests_newest(case: Requesting, measure: int) -> RequestVersion:
    with case.db.read() as work:
        found = requests_out.newest_of(work, measure)
        assert found is not None
        return found


def test_a_later_version_is_not_entered_on_a_day_before_it_was_made(db: Database) -> None:
    """Else it could be entered on a day before something stopped it."""
    case = Requesting(db)
    measure = filed(case, Regime.NEW)
    case.day(SERVED)
    case.books.pays(case.claims[0], 100_000, SERVED)
    made(case, measure)
    order = FileRequest(version=case.row(measure).version, day=HEARD, reference="NM-1")
    with pytest.raises(MeasureDayWrong, match=r"15\.12\.2026"), db.write(case.kari) as work:
        requests_out.filed(work, measure, order)
