"""Complaints to the boards: made as a file, filed, answered, and what a judgment makes of them."""

from __future__ import annotations

import hashlib
import threading
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.suit import Board, SuitEventKind, SuitStage
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.status import Status
from collector_desk.errors.enforcement import (
    JudgedClaimClosed,
    JudgmentLess,
    MeasureClaimTaken,
    MeasureDayWrong,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.suits import (
    SuitAsksLeader,
    SuitEventLacks,
    SuitJudged,
    SuitKnown,
    SuitNotHere,
    SuitNothingOwed,
    SuitStopped,
    SuitWrongStage,
)
from collector_desk.models import (
    Audit,
    Claim,
    Debtor,
    Document,
    FactRow,
    Hold,
    Judgment,
    Notice,
    Suit,
    Task,
)
from collector_desk.service import (
    folder,
    nightly,
    request_drop,
    statuses,
    suit_sheet,
    suits,
    timeline,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from collector_desk.wire.enforcement_requests import JudgmentKind
from collector_desk.wire.rates import RateProposal
from collector_desk.wire.statuses import NewStatus
from collector_desk.wire.suits import NewSuit
from collector_desk.wire.units import CreditNote, Recall
from tests.service.casework import REASONS, objects
from tests.service.enforcing import DUE, TODAY
from tests.service.mail import text_of
from tests.service.parties import PDF
from tests.service.requesting import DEMAND_ENDS, FACTS, LETTER
from tests.service.suing import Suing
from tests.service.test_rate_changes import Leaders, confirmed

LATER = date(2027, 1, 20)


@pytest.fixture
def case(db: Database) -> Suing:
    return Suing(db)


def rows(case: Suing, table: Any) -> list[Any]:
    with case.db.read() as work:
        return list(work.scalars(select(table).order_by(table.id)))


def test_the_file_says_who_what_and_how_much(case: Suing) -> None:
    row = case.make()
    assert (row.number, row.board, row.stage) == ("S-2026-000001", "conciliation", "made")
    assert row.fee == 207_130  # 1,54 of 1 345 kroner, on the day it is made
    assert row.digest == hashlib.sha256(row.content).hexdigest()
    assert [each["sha256"] for each in row.attachments] == [hashlib.sha256(LETTER).hexdigest()]
    text = text_of(row.content)
    for words in (
        "Forliksklage Til Forliksrådet · 23.11.2026 · referanse S-2026-000001",
        "Klager Oslo kommune", "Motpart Fager Lykt D-nummer 69887800189", "Storgata 12 B",
        ("1. Fager Lykt dømmes til å betale 19 400,00 kr til Oslo kommune, med 1 001,48 kr i"
        " forsinkelsesrente til og med 22.11.2026 og forsinkelsesrente av 19 400,00 kr fra"
        " 23.11.2026 til betaling skjer."),
        "2. Fager Lykt dømmes til å betale 113,00 kr i utenrettslige kostnader.",
        ("3. Fager Lykt dømmes til å erstatte sakskostnadene: gebyret på 2 071,30 kr (satsen er ikke"
        " bekreftet)."),
        ("Gebyret for klagen er 2 071,30 kr og kreves dekket av motparten. Satsen er ikke"
        " bekreftet: beløpet gjelder slik gebyret fastsettes."),
        FACTS, "Foreldrebetaling: barnehageloven og FOR-2005-12-16-1478",
        "K-2026-000001-H Barnehage, Barnehage 22.06.2026 9 700,00 0,00 9 700,00",
        "Hovedstol 19 400,00 Renter til 23.11.2026 1 001,48 Kostnader 113,00 Sum 20 514,48",
        "1 payment_demand-2026-10-01.pdf",
    ):  # fmt: skip
        assert words in text, words
    assert case.steps() == []  # nothing is interrupted before it is filed


def test_its_file_is_opened_by_a_noted_deed(case: Suing) -> None:
    row = case.make()
    with case.db.write(case.kari) as work:
        file = suit_sheet.opened(work, row.id)
    assert (file.name, file.sha256) == ("S-2026-000001.pdf", row.digest)
    deeds = [(one.deed, one.stream) for one in rows(case, Audit) if one.deed.startswith("suits.")]
    assert deeds == [(f"suits.{each}", f"debtor:{case.debtor}") for each in ("make", "open")]


def test_rent_goes_to_the_tribunal_in_a_complaint_of_its_own(case: Suing) -> None:
    rent = case.books.claim(500_000, due=DUE, interest_from=DUE, kind="rent")
    case.demanded((rent,), date(2026, 10, 1), DEMAND_ENDS)
    case.make(*case.claims, rent)
    first, second = rows(case, Suit)
    assert [(row.board, row.fee) for row in (first, second)] == [
        ("conciliation", 207_130), ("rent_tribunal", None),
    ]  # fmt: skip
    assert "Klage til Husleietvistutvalget Til Husleietvistutvalget" in text_of(second.content)
    paper = text_of(second.content)
    assert "Gebyret for klagen er ukjent. Det kreves dekket av motparten, slik det" in paper
    assert "dømmes til å erstatte sakskostnadene." in paper
    assert "gebyret på" not in paper
    case.filed(second)
    assert case.steps() == [(rent, "board", TODAY, "pending")]


def test_what_a_board_takes_is_told_as_not_confirmed_or_as_unknown(case: Suing) -> None:
    rent = case.books.claim(500_000, due=DUE, interest_from=DUE, kind="rent")
    case.demanded((rent,), date(2026, 10, 1), DEMAND_ENDS)
    told = {one.claim_id: one.fee_told for one in case.shown().claims}
    assert told[rent] == "Gebyret til Husleietvistutvalget er ukjent."
    assert set(told.values()) == {
        told[rent],
        (
            "Gebyret til Forliksrådet er 2\u00a0071,30 kr."
            " Ikke bekreftet: Lest i et sammendrag; loven er ikke slått opp."
        ),
    }
    case.make(*case.claims, rent)
    tribunal, board = case.shown().suits
    assert (tribunal.fee, tribunal.fee_unsure) == (None, "")
    assert (board.fee, board.fee_unsure.startswith("Ikke bekreftet: ")) == (207_130, True)


def test_a_rate_that_is_confirmed_leaves_no_doubt_on_the_paper(case: Suing) -> None:
    leaders = Leaders.__new__(Leaders)
    leaders.db, leaders.kari, leaders.per = case.db, case.kari, confirmed(case.db, case.per)
    share = {
        "table": "suit_fee_share", "since": TODAY + timedelta(days=1), "values": {"": Decimal("1.54")},
        "source": "rettsgebyrloven § 7, lest i Lovdata", "confirmed": True, "reasons": REASONS,
    }  # fmt: skip
    leaders.approve(leaders.propose(RateProposal.model_validate(share)))
    case.day(TODAY + timedelta(days=1))
    row = case.make()
    text = text_of(row.content)
    assert "sakskostnadene: gebyret på 2 071,30 kr." in text
    assert "ikke bekreftet" not in text
    assert case.shown().suits[0].fee_unsure == ""


def test_filing_interrupts_limitation_from_its_day_and_the_end_gives_its_time(
    case: Suing,
) -> None:
    before = case.last_days()
    assert set(before.values()) == {date(2029, 6, 22)}
    row = case.filed(case.make())
    assert (row.stage, row.filed_on, row.filed_by, row.reference) == (
        "filed", TODAY, "Kari Nordmann", "F-1",
    )  # fmt: skip
    assert case.steps() == [(claim, "court", TODAY, "pending") for claim in case.claims]
    assert set(case.last_days().values()) == {None}  # not while the case runs
    with case.db.read() as work:
        assert verify(work).whole


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (SuitEventKind.CLOSED, Outcome.DISMISSED),
        (SuitEventKind.DISMISSED, Outcome.DISMISSED),
        (SuitEventKind.WITHDRAWN, Outcome.WITHDRAWN),
    ],
)
def test_an_end_without_a_judgment_leaves_a_year_and_asks_for_more(
    case: Suing, kind: SuitEventKind, outcome: Outcome
) -> None:
    with case.db.write(SYSTEM) as work:  # so old that the year of grace is what is left
        for number in case.claims:
            work.get_one(Claim, number).limitation_start = date(2024, 1, 10)
    row = case.filed(case.make())
    row = case.comes(row, kind, text="Se brevet")
    assert (row.stage, row.ended_on) == ("ended", TODAY)
    assert row.ended_why == f"{kind.label} 23.11.2026"
    assert {step[3] for step in case.steps()} == {outcome.value}
    assert set(case.last_days().values()) == {date(2027, 11, 23)}
    (task,) = rows(case, Task)
    assert task.due_on == date(2027, 11, 23)
    assert task.text.startswith("S-2026-000001: Ta ut stevning eller ny klage")
    assert ("ikke bekreftet" in task.text) == (kind is SuitEventKind.WITHDRAWN)
    case.make()  # it may be complained of again


def test_what_comes_is_kept_with_its_day_and_its_task(case: Suing) -> None:
    row = case.filed(case.make())
    soon = TODAY + timedelta(days=14)
    case.comes(row, SuitEventKind.COURT_FEE, amount=207_130, deadline=soon)
    case.comes(row, SuitEventKind.DISPUTED, text="Plassen var sagt opp")
    case.comes(row, SuitEventKind.MEETING, deadline=soon, text="kl. 10")
    case.comes(row, SuitEventKind.NO_REPLY)
    (shown,) = case.shown().suits
    assert [(one.label, one.text, one.deadline) for one in shown.events] == [
        ("Faktura på gebyret", "2\u00a0071,30 kr", soon),
        ("Tilsvar: bestrider kravet", "Plassen var sagt opp", None),
        ("Innkalt til møte", "kl. 10", soon),
        ("Tilsvar kom ikke innen fristen", "", None),
    ]
    assert [task.text for task in rows(case, Task)] == [
        "S-2026-000001: Betal gebyret innen 07.12.2026. 2\u00a0071,30 kr",
        (
            "Skyldneren bestrider krav i S-2026-000001. Registrer innsigelsen, så stanser gebyrer og krav"
            " om betaling til den er avgjort (inkassoloven §§ 8 og 17): K-2026-000001, K-2026-000002"
        ),
        "S-2026-000001: møte i Forliksrådet 07.12.2026. kl. 10",
    ]
    assert (shown.stage, set(case.last_days().values())) == (SuitStage.FILED, {None})


def test_a_judgment_from_it_is_the_new_basis_with_its_costs_and_ten_years(case: Suing) -> None:
    row = case.filed(case.make())
    case.day(LATER)
    case.judged(row, LATER, costs=207_130, served_on=LATER)
    (row,) = rows(case, Suit)
    assert (row.stage, row.ended_on) == ("ended", LATER)
    assert row.ended_why == "Fraværsdom 20.01.2027"
    assert [(one.claim_id, one.costs) for one in rows(case, Judgment)] == [
        (case.claims[0], 207_130), (case.claims[1], 0),
    ]  # fmt: skip
    costs = [one for one in rows(case, FactRow) if one.kind == FactKind.COSTS.value]
    assert [(one.claim_id, one.amount) for one in costs] == [(case.claims[0], 207_130)]
    assert {step[3] for step in case.steps()} == {"decided"}
    assert len(case.steps()) == 2  # those of the filing, and no others
    assert set(case.last_days().values()) == {date(2037, 1, 20)}
    (task,) = rows(case, Task)
    assert (task.due_on, task.text) == (
        date(2027, 2, 22),  # the 20th is a Saturday
        (
            "Fraværsdom 20.01.2027, Oslo forliksråd: fristen for å få den prøvd er ute 22.02.2027."
            " Begjær utlegg om den står."
        ),
    )
    with pytest.raises(SuitJudged):
        case.make()
    assert [(one.label, one.costs) for one in case.shown().judgments] == [
        ("Fraværsdom", 0), ("Fraværsdom", 207_130),
    ]  # fmt: skip
    with case.db.read() as work:
        assert verify(work).whole


def test_a_judgment_for_less_waits_until_the_rest_is_credited(case: Suing) -> None:
    """What was not judged is no basis, and has no ten years (foreldelsesloven § 21 no. 2)."""
    row = case.make_and_file()
    case.day(LATER)
    with pytest.raises(JudgmentLess):
        case.judged(row, LATER, awarded=1_499_999)
    assert rows(case, Judgment) == []
    credit = CreditNote(
        claim_id=case.claims[1], amount=440_000, day=LATER, text="Ikke tilkjent", document=PDF
    )
    with case.db.write(case.kari) as work:
        unit_messages.credit(work, case.debtor, credit)
    with pytest.raises(JudgmentLess):
        case.judged(row, LATER, awarded=1_499_999)
    case.judged(row, LATER, awarded=1_500_000)
    assert {one.claim_id for one in rows(case, Judgment)} == set(case.claims)


def test_it_goes_on_while_one_of_its_claims_is_not_decided(case: Suing) -> None:
    row = case.filed(case.make())
    case.claims = case.claims[:1]
    case.judged(row, TODAY)
    (row,) = rows(case, Suit)
    assert row.stage == "filed"


# what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("parking_fine", "Tingretten via kommunen"),
        ("studded_tyre_fee", "Tingretten via kommunen"),
        ("coercive_fine", "Forvaltningsklage"),
    ],
)
def test_what_belongs_before_no_board_is_told_where_it_belongs(
    case: Suing, kind: str, where: str
) -> None:
    other = case.books.claim(90_000, due=DUE, interest_from=DUE, kind=kind)
    with pytest.raises(SuitNotHere, match=where):
        case.make(*case.claims, other)
    assert rows(case, Suit) == []


@pytest.mark.parametrize("kind", ["emergency_clinic", "control_sanction"])
def test_what_may_be_tried_elsewhere_first_is_said_to_be_unsure(case: Suing, kind: str) -> None:
    other = case.books.claim(90_000, due=DUE, interest_from=DUE, kind=kind)
    case.demanded((other,), date(2026, 10, 1), DEMAND_ENDS)
    found = next(one for one in case.shown().claims if one.claim_id == other)
    assert (found.board_label, found.why_not) == (Board.CONCILIATION.label, "")
    assert found.unconfirmed


def test_a_claim_is_in_one_complaint_at_a_time(case: Suing) -> None:
    row = case.make()
    with pytest.raises(SuitKnown, match="S-2026-000001"):
        case.make(case.claims[0])
    with case.db.write(case.kari) as work:
        suits.discard(work, row.id, version=row.version)
    assert case.make().number == "S-2026-000002"
    with pytest.raises(SuitWrongStage, match="forkastet"):
        case.filed(rows(case, Suit)[0])


def test_a_claim_the_namsmann_is_asked_about_goes_there(case: Suing) -> None:
    case.answered()
    case.decided(case.request())
    with pytest.raises(MeasureClaimTaken, match="T-2026-000001"):
        case.make()


def test_paid_withdrawn_barred_and_resting_claims_are_refused(case: Suing) -> None:
    first, second = case.claims
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, first).state = "withdrawn"
    with pytest.raises(JudgedClaimClosed):
        case.make()
    case.books.pays(second, 2_000_000, TODAY)
    with pytest.raises(SuitNothingOwed):
        case.make(second)
    old = case.owes("kindergarten", 50_000)
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, old).limitation_start = date(2019, 1, 1)
    with pytest.raises(SuitStopped, match="foreldet"):
        case.make(old)
    held = case.owes("kindergarten", 50_000)
    with case.db.write(SYSTEM) as work:
        work.add(
            Hold(
                debtor_id=case.debtor, claim_id=held, reason=Reason.PLAN.value, from_day=TODAY,
                review_on=TODAY, made_by="prøve", made_at=work.clock.now(),
            )
        )  # fmt: skip
    with pytest.raises(SuitStopped, match="edbetalingsavtale"):
        case.make(held)


def disputed(case: Suing) -> None:
    objects(case.db, case.kari, case.debtor, case.claims[0])


def undemanded(case: Suing) -> None:
    with case.db.write(SYSTEM) as work:
        for notice in work.scalars(select(Notice)).all():
            work.delete(notice)


@pytest.mark.parametrize("lacks", [disputed, undemanded])
def test_only_a_supervisor_saves_a_disputed_or_undemanded_claim_and_says_why(
    case: Suing, lacks: object
) -> None:
    lacks(case)  # type: ignore[operator]
    asked = next(one for one in case.shown(case.per).claims if one.claim_id == case.claims[0])
    assert (asked.why_not, bool(asked.asks)) == ("", True)
    asked = next(one for one in case.shown().claims if one.claim_id == case.claims[0])
    assert ("Bare leder kan" in asked.why_not, asked.asks) == (True, "")
    for who, reasons in ((case.kari, REASONS), (case.per, ""), (case.per, "kort")):
        with pytest.raises(SuitAsksLeader):
            case.make(who=who, reasons=reasons)
    row = case.make(who=case.per, reasons=REASONS)
    assert row.reasons == REASONS
    assert case.filed(row).stage == "filed"  # by anybody: the reasons stand


@pytest.mark.parametrize("reasons", ["", REASONS])  # only a supervisor's are kept
def test_an_objection_after_it_was_made_keeps_it_from_being_filed(
    case: Suing, reasons: str
) -> None:
    row = case.make(reasons=reasons)
    disputed(case)
    with pytest.raises(SuitAsksLeader):
        case.filed(row)
    assert case.steps() == []


def test_it_is_filed_once_on_a_day_that_can_be(case: Suing) -> None:
    row = case.make()
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(MeasureDayWrong):
            case.filed(row, day)
    case.filed(row)
    with pytest.raises(Stale):
        case.filed(row)
    with pytest.raises(SuitWrongStage, match="levert"):
        case.filed(rows(case, Suit)[0])


def test_an_event_says_what_it_needs_and_only_of_one_that_is_filed(case: Suing) -> None:
    row = case.make()
    with pytest.raises(SuitWrongStage, match="ikke levert"):
        case.comes(row, SuitEventKind.NO_REPLY)
    row = case.filed(row)
    for kind in (SuitEventKind.DISPUTED, SuitEventKind.MEETING, SuitEventKind.COURT_FEE):
        with pytest.raises(SuitEventLacks):
            case.comes(row, kind)
    with pytest.raises(MeasureDayWrong):
        case.comes(row, SuitEventKind.NO_REPLY, day=TODAY - timedelta(days=1))


def test_a_claim_of_somebody_else_is_not_there(case: Suing) -> None:
    with pytest.raises(Unknown):
        case.make(10**6)


# what is told of it ------------------------------------------------------------------------


def test_it_lies_in_the_folder_to_file_from_once_with_its_letters(
    case: Suing, tmp_path: Path
) -> None:
    row = case.make()
    assert list(request_drop.run(case.db, tmp_path)) == ["Klage: S-2026-000001 er lagt klar"]
    place = tmp_path / "S-2026-000001"
    assert (place / "klage.pdf").read_bytes() == row.content
    assert [one.read_bytes() for one in place.glob("vedlegg-*")] == [LETTER]
    assert list(request_drop.run(case.db, tmp_path)) == []
    case.filed(row)
    assert list(request_drop.run(case.db, tmp_path / "other")) == []


def test_it_lies_there_no_more_while_it_may_not_be_filed(case: Suing, tmp_path: Path) -> None:
    row = case.make()
    place, aside = tmp_path / row.number, tmp_path / "ikke-send" / row.number
    list(request_drop.run(case.db, tmp_path))
    with case.db.write(SYSTEM) as work:
        work.add(
            Hold(
                debtor_id=case.debtor, claim_id=case.claims[0], reason=Reason.PLAN.value,
                from_day=TODAY, review_on=TODAY, made_by="prøve", made_at=work.clock.now(),
            )
        )  # fmt: skip
    (said,) = request_drop.run(case.db, tmp_path)
    assert "skal ikke sendes nå" in said
    assert (place.exists(), aside.exists()) == (False, True)
    assert list(request_drop.run(case.db, tmp_path)) == []
    with case.db.write(SYSTEM) as work:
        held = work.scalars(select(Hold).where(Hold.reason == Reason.PLAN.value)).one()
        held.ended_on, held.ended_by, held.ended_why = TODAY, "Kari", "avtalen falt bort"
    assert list(request_drop.run(case.db, tmp_path)) == [f"Klage: {row.number} er lagt klar"]
    assert (place / "klage.pdf").read_bytes() == row.content
    with case.db.write(case.kari) as work:
        suits.discard(work, row.id, version=work.get_one(Suit, row.id).version)
    list(request_drop.run(case.db, tmp_path))
    assert not place.exists()


def test_what_a_board_has_is_not_asked_of_the_namsmann_until_it_is_decided(case: Suing) -> None:
    case.answered()
    row = case.filed(case.make())
    found = case.save(case.request()).reckoned
    assert not found.may_propose
    stops = [one for one in found.conditions if one.code == "stops"]
    assert [(one.holds, one.label) for one in stops] == [
        (False, "Kravet er til behandling i klagen S-2026-000001")
    ]
    case.judged(row, TODAY, what=JudgmentKind.SETTLEMENT)
    found = case.save(case.request()).reckoned
    assert [one.holds for one in found.conditions if one.code == "stops"] == [True]


def test_a_claim_that_falls_away_or_a_death_is_told_of(case: Suing) -> None:
    case.make_and_file()
    first = case.claims[0]
    with case.db.write(case.kari) as work:
        recall = Recall(claim_id=first, text="Plassen var sagt opp", document=PDF)
        unit_messages.recall(work, case.debtor, recall)
    order = NewStatus(kind=Status.DECEASED, from_day=TODAY, source="Folkeregisteret", document=PDF)
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)
    told = {task.text for task in rows(case, Task) if task.text.startswith("S-")}
    assert told == {
        "S-2026-000001: K-2026-000001 er falt bort. Trekk det i klagen hos Forliksrådet.",
        "S-2026-000001: skyldneren er død. Gi beskjed til Forliksrådet.",
    }


@pytest.mark.parametrize("kind", ["kindergarten", "rent"])
def test_a_settlement_before_either_board_ends_it_with_ten_years(db: Database, kind: str) -> None:
    case = Suing(db)
    claim = case.books.claim(500_000, due=DUE, interest_from=DUE, kind=kind)
    case.demanded((claim,), date(2026, 10, 1), DEMAND_ENDS)
    row = case.filed(case.make(claim))
    case.claims = (claim,)
    case.judged(row, TODAY, what=JudgmentKind.SETTLEMENT, served_on=TODAY)
    (row,) = rows(case, Suit)
    assert (row.stage, row.ended_why) == ("ended", "Rettsforlik 23.11.2026")
    assert [step[3] for step in case.steps()] == ["decided"]
    assert case.last_days()[claim] == date(2036, 11, 24)  # 23 November is a Sunday
    assert rows(case, Task) == []  # a settlement is not tried again


def test_two_who_complain_of_a_claim_at_once_make_one_complaint(case: Suing) -> None:
    faults: list[BaseException] = []

    def make() -> None:
        try:
            case.make()
        except SuitKnown as fault:
            faults.append(fault)

    late = threading.Thread(target=make)
    order = NewSuit(claim_ids=case.claims, facts=FACTS)
    with case.db.write(case.per) as work:
        suits.make(work, case.debtor, order)
        late.start()
        late.join(0.5)
        assert late.is_alive()
    late.join(30)
    assert [type(fault) for fault in faults] == [SuitKnown]
    assert len(rows(case, Suit)) == 1


def test_the_judgment_itself_is_kept_with_it(case: Suing) -> None:
    row = case.filed(case.make())
    case.judged(row, TODAY, document=PDF)
    papers = {one.document_id for one in rows(case, Judgment)}
    (number,) = papers
    with case.db.read() as work:
        paper = work.get_one(Document, number)
    assert (paper.kind, paper.debtor_id, paper.day) == ("judgment", case.debtor, TODAY)


def test_its_filing_and_its_end_stand_on_the_timeline_of_each_claim(case: Suing) -> None:
    row = case.make_and_file()
    case.comes(row, SuitEventKind.CLOSED)
    with case.db.read() as work:
        folded = folder.read(work, work.get_one(Debtor, case.debtor))
        told = [
            (one.day, one.claim_id, one.title, one.text)
            for one in timeline.events(folded, {}, known=None)
            if one.key.startswith("step:")
        ]
    filed = ("Forliksklage eller stevning: levert", "avbryter foreldelse (foreldelsesloven § 15)")
    over = ("Forliksklage eller stevning: over", "avvist eller hevet (foreldelsesloven § 22 nr. 1)")
    assert sorted(told) == sorted(
        (TODAY, claim, *words) for claim in case.claims for words in (filed, over)
    )


def test_the_night_asks_once_to_take_what_is_paid_out_of_it(case: Suing, tmp_path: Path) -> None:
    case.make_and_file()
    case.books.pays(case.claims[0], 2_000_000, TODAY)
    for _ in range(2):
        list(nightly.run(case.db, tmp_path))
        with case.db.write(SYSTEM) as work:
            for task in work.scalars(select(Task)):
                task.state = "done"
    assert [task.text for task in rows(case, Task) if task.text.startswith("S-")] == [
        "S-2026-000001: K-2026-000001 er betalt. Trekk det i klagen hos Forliksrådet."
    ]
