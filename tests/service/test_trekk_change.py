"""What the namsmann has of a trekk under the new rules, and how he is told that it changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureWrongStage
from collector_desk.errors.requests import ChangeNone, RequestFiledBefore
from collector_desk.models import Audit, Claim, RequestVersion
from collector_desk.service import (
    holding,
    measure_claims,
    measure_night,
    request_drop,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.measures import MeasureDeed, MeasureSheet
from tests.service.enforcing import NUMBER, TODAY, Enforcement
from tests.service.mail import text_of
from tests.service.test_measure_letters import new_rules, stop
from tests.service.test_notice_lost import back
from tests.service.test_trekk_message import remade, told, versions

PAID_ON = date(2026, 11, 27)
LATER = date(2026, 11, 30)


@pytest.fixture
def case(db: Database) -> Enforcement:
    case = Enforcement(db)
    new_rules(case)
    return case


def had(case: Enforcement, sheet: MeasureSheet, day: date) -> MeasureSheet:
    """The namsmann had the newest paper on a day."""
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(sheet.measure_id).version, day=day)
        requests_out.filed(work, sheet.measure_id, order)
    return case.sheet(sheet.measure_id)


def dropped(case: Enforcement, sheet: MeasureSheet) -> None:
    """The first claim falls out of it."""
    with case.db.write(case.kari) as work:
        claim = work.get_one(Claim, case.claims[0])
        measure_claims.let_go(work, case.debtor, claim, "betalt av en annen")


def held(case: Enforcement, sheet: MeasureSheet) -> HoldRow:
    """The trekk itself is to rest for some weeks."""
    order = NewHold(
        measure_id=sheet.measure_id, reason=Reason.EXAMINATION, until=date(2026, 12, 20),
        text="Avklares",
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        return holding.put(work, case.debtor, order)


def goes_on(case: Enforcement, hold: HoldRow) -> None:
    """It rests no more."""
    with case.db.write(case.kari) as work:
        holding.end(work, hold.hold_id, EndHold(version=hold.version, why="Det er avklart."))


def make_deed(case: Enforcement, sheet: MeasureSheet) -> MeasureDeed:
    """What the window is told of making a paper."""
    deeds = case.sheet(sheet.measure_id).deeds
    return next(deed for deed in deeds if deed.name == "requests.make")


def newest(case: Enforcement) -> RequestVersion:
    return versions(case)[-1]


def test_what_was_paid_since_is_told_line_by_line(case: Enforcement) -> None:
    running = told(case, case.decided())
    case.day(LATER)
    case.books.pays(case.claims[0], 500_000, PAID_ON)
    remade(case, running)
    made = newest(case)
    assert (made.number, made.form, made.filed_on) == (2, "paper", None)
    text = text_of(made.content)
    assert f"besluttet 23.11.2026 at krav mot Fager Lykt, nummer {NUMBER}, skal dekkes" in text
    assert "Sist meldt til dere 23.11.2026." in text
    assert "K-2026-000001-H Parkeringsgebyr, Barnehage 9 700,00 4 700,00" in text
    assert "K-2026-000002-H Parkeringsgebyr, Barnehage 9 700,00 9 700,00" in text
    assert "Beløpene er de som skyldes per 30.11.2026." in text
    assert "i måneden" not in text  # how much is withheld is the namsmann's (ruling 3)


def test_what_is_left_is_the_ledger_to_the_ore(case: Enforcement) -> None:
    running = told(case, case.decided())
    case.day(LATER)
    case.books.pays(case.claims[0], 500_000, PAID_ON)
    remade(case, running)
    owed = sum(case.books.statement(one, LATER).balance.total for one in case.claims)
    kroner = f"{owed // 100 // 1000} {owed // 100 % 1000:03d},{owed % 100:02d}"
    assert f"Gjenstår {kroner}" in text_of(newest(case).content)


def test_a_claim_that_fell_out_makes_the_paper_with_the_change(
    case: Enforcement, tmp_path: Path
) -> None:
    running = told(case, case.decided())
    dropped(case, running)
    text = text_of(newest(case).content)
    assert "Beslutningen gjelder ikke lenger K-2026-000001. Vi ber om at dette tas ut" in text
    assert "9 700,00 ikke med lenger" in text
    list(request_drop.run(case.db, tmp_path))
    assert {one.name for one in (tmp_path / f"{running.number}-v2").iterdir()} == {"endring.pdf"}


def test_it_is_followed_until_the_namsmann_had_it(case: Enforcement, tmp_path: Path) -> None:
    running = told(case, case.decided())
    dropped(case, running)
    waits = case.sheet(running.measure_id)
    assert waits.versions[-1].status == "Ligger klar til sending"
    assert {one.name for one in waits.deeds if one.lawful} >= {"requests.make", "requests.filed"}
    with pytest.raises(MeasureDayWrong):
        had(case, running, date(2026, 11, 22))
    known = had(case, running, TODAY)
    assert known.versions[-1].status == "Mottatt av namsmannen 23.11.2026, ført av Kari Nordmann"
    assert known.book[-1].endswith("Namsmannen fikk melding om endring 23.11.2026, versjon 2")
    assert list(request_drop.run(case.db, tmp_path)) == []
    with pytest.raises(RequestFiledBefore):
        had(case, running, TODAY)
    with case.db.read() as work:
        noted = list(work.scalars(select(Audit.deed).where(Audit.deed == "requests.filed")))
    assert noted == ["requests.filed"]


def test_the_next_change_is_told_against_what_he_had_last(case: Enforcement) -> None:
    running = told(case, case.decided())
    dropped(case, running)
    had(case, running, TODAY)
    case.day(LATER)
    case.books.pays(case.claims[1], 100_000, PAID_ON)
    remade(case, running)
    text = text_of(newest(case).content)
    assert "K-2026-000001" not in text
    assert "K-2026-000002-H Parkeringsgebyr, Barnehage 9 700,00 8 700,00" in text


def test_its_end_is_told_and_laid_though_it_is_over(case: Enforcement, tmp_path: Path) -> None:
    running = told(case, case.decided())
    stop(case, running.measure_id)
    text = text_of(newest(case).content)
    assert "Kravene skal ikke lenger dekkes ved trekk, fra 23.11.2026." in text
    assert [one.split(":")[0] for one in request_drop.run(case.db, tmp_path)] == [
        "Endring av beslutning om trekk"
    ]
    over = had(case, running, TODAY)
    assert over.stage is MeasureStage.STOPPED
    assert over.versions[-1].filed_on == TODAY


def test_he_is_asked_to_let_it_rest(case: Enforcement) -> None:
    running = told(case, case.decided())
    held(case, running)
    text = text_of(newest(case).content)
    assert "Vi ber om at trekket hviler for kravene under fra 23.11.2026 til 20.12.2026" in text
    assert "Avklares" not in text


def test_it_rests_until_he_is_told_otherwise_where_no_day_is_set(case: Enforcement) -> None:
    running = told(case, case.decided())
    back(case)
    text = text_of(newest(case).content)
    assert running.stage is MeasureStage.IN_FORCE
    rests = "hviler for kravene under fra 23.11.2026, til dere får ny melding"
    assert f"{rests} (tvangsfullbyrdelsesloven § 7-21)." in text


def test_he_is_told_once_that_it_shall_rest_no_more(case: Enforcement) -> None:
    running = told(case, case.decided())
    hold = held(case, running)
    had(case, running, TODAY)
    goes_on(case, hold)
    again = "Trekket skal ikke lenger hvile. Vi ber om at det går igjen for kravene under fra"
    text = text_of(newest(case).content)
    assert f"{again} 23.11.2026 (tvangsfullbyrdelsesloven § 7-21)." in text
    had(case, running, TODAY)
    case.books.pays(case.claims[0], 100_000, TODAY)
    remade(case, running)
    assert "hvile" not in text_of(newest(case).content)


def test_less_interest_is_told_though_nothing_else_changed(case: Enforcement) -> None:
    """The payment he was told of came earlier than was thought: its interest is not owed."""
    running = told(case, case.decided())
    case.day(LATER)
    taken = case.books.pays(case.claims[0], 500_000, PAID_ON)
    remade(case, running)
    had(case, running, LATER)
    assert not make_deed(case, running).lawful
    case.books.takes_back(case.claims[0], taken)
    case.books.pays(case.claims[0], 500_000, TODAY)
    assert make_deed(case, running).lawful
    remade(case, running)
    assert newest(case).number == 3


def test_a_paper_where_nothing_but_interest_has_run_on_is_not_made(case: Enforcement) -> None:
    running = told(case, case.decided())
    assert not make_deed(case, running).lawful
    case.day(LATER)
    with pytest.raises(ChangeNone, match=r"siden namsmannen fikk melding 23\.11\.2026"):
        remade(case, running)
    assert make_deed(case, running).reason.startswith("Ingenting er endret i T-2026-000001 siden")
    case.books.pays(case.claims[0], 100, PAID_ON)
    assert make_deed(case, running).lawful
    remade(case, running)
    remade(case, running)  # what he did not have yet is made anew
    assert newest(case).number == 3


def test_he_is_not_asked_to_let_it_rest_for_what_rests_its_debtor_or_a_claim(
    case: Enforcement,
) -> None:
    """The notice of one claim came back: the debtor is looked for, the trekk goes on for the other."""
    running = told(case, case.decided())
    back(case, case.claims[0])
    with case.db.write(case.kari) as work:
        order = NewHold(
            claim_id=case.claims[1], reason=Reason.EXAMINATION, until=date(2026, 12, 20),
            text="Avklares",
        )  # fmt: skip
        holding.put(work, case.debtor, order)
    remade(case, running)
    text = text_of(newest(case).content)
    assert "hviler" not in text
    assert "Kravene under skal dekkes ved trekk." in text


def test_a_paper_made_after_midnight_was_not_had_the_day_before(case: Enforcement) -> None:
    """The service's moments are of another day for the first hour in Oslo."""
    running = told(case, case.decided())
    case.day(LATER)
    case.books.pays(case.claims[0], 100_000, PAID_ON)
    remade(case, running)
    with case.db.write(SYSTEM) as work:
        made = work.scalars(select(RequestVersion).where(RequestVersion.number == 2)).one()
        made.made_at = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    with pytest.raises(MeasureDayWrong):
        had(case, running, date(2026, 11, 29))
    assert had(case, running, LATER).versions[-1].filed_on == LATER


def test_nothing_is_told_before_he_has_the_decision(case: Enforcement) -> None:
    decided = case.decided()
    with pytest.raises(MeasureWrongStage):
        had(case, decided, TODAY)
    running = told(case, decided)
    with pytest.raises(RequestFiledBefore):
        had(case, running, TODAY)


def test_what_the_night_ends_is_signed_by_no_person(case: Enforcement) -> None:
    running = told(case, case.decided())
    case.day(LATER)
    for claim in case.claims:
        case.books.pays(claim, 2_000_000, PAID_ON)
    with case.db.write(SYSTEM) as work:
        assert measure_night.check(work, running.measure_id)
    text = text_of(newest(case).content)
    assert "Kravene skal ikke lenger dekkes ved trekk, fra 30.11.2026." in text
    assert "System" not in text
    assert "Oslo kommune" in text
