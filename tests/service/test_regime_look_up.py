"""Asking the look-up of a debtor's rules: what it tells, what is kept, and what it holds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text

from collector_desk import migrations
from collector_desk.api.home import open_database
from collector_desk.client.desk import Desk
from collector_desk.config import Settings
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.regime import Question
from collector_desk.errors.look_ups import (
    LookUpBusy,
    LookUpNotSet,
    LookUpWithoutNumber,
    RegimeDayOfNone,
)
from collector_desk.errors.session import NotOpened
from collector_desk.errors.settings import BadSetting
from collector_desk.models import Audit, Debtor, Identity, Opening, RegimeAnswer
from collector_desk.service import (
    debtor_statements,
    folder,
    measure_facts,
    measure_sheet,
    regime_look_up,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.house_post import post_of, without_ways_out
from collector_desk.wire.measures import AskRegime, LookedUp, NewRegimeAnswer
from tests.exchange.look_up_server import FIELD, SOURCE, LookUpService, answering
from tests.kit import open_db
from tests.postgres import as_owner
from tests.service.books import dump
from tests.service.enforcing import NUMBER, TODAY, Enforcement

BEFORE = "2026_11_28_heirs"
TREKK, REQUEST = MeasureKind.WITHHOLDING, MeasureKind.REQUEST


@pytest.fixture
def there() -> Iterator[LookUpService]:
    with answering() as service:
        yield service


@pytest.fixture
def case(db: Database, there: LookUpService) -> Enforcement:
    db.post = replace(
        db.post, look_ups={Question.OWN: there.port(), Question.REQUEST: there.port()}
    )
    return Enforcement(db)


def ask(case: Enforcement, question: Question = Question.OWN) -> LookedUp:
    return regime_look_up.ask(case.db, case.kari, case.debtor, question)


def register(case: Enforcement, answer: Regime, **more: object) -> None:
    more = {"question": Question.OWN, "asked_on": TODAY} | more
    order = NewRegimeAnswer(answer=answer, source=SOURCE, **more)  # type: ignore[arg-type]
    with case.db.write(case.kari) as work:
        debtor_statements.answered(work, case.debtor, order)


def regime(case: Enforcement, kind: MeasureKind, day: date = TODAY) -> Regime:
    with case.db.read() as work:
        return measure_facts.ruling(work, case.debtor, kind, on=day).regime


def since(case: Enforcement) -> date | None:
    with case.db.read() as work:
        return folder.read(work, work.get_one(Debtor, case.debtor)).one_trekk_since


def kept(case: Enforcement) -> int:
    with case.db.read() as work:
        return work.scalar(select(func.count(RegimeAnswer.id))) or 0


def told(case: Enforcement) -> list[tuple[str, dict[str, object] | None]]:
    with case.db.read() as work:
        query = select(Audit.outcome, Audit.details).where(Audit.deed == "regimes.ask")
        return [(row.outcome, row.details) for row in work.execute(query.order_by(Audit.id))]


@pytest.mark.parametrize("under_new", [True, False])
def test_the_answer_is_handed_on_and_noted_and_nothing_stands_until_a_person_registers_it(
    case: Enforcement, there: LookUpService, under_new: bool
) -> None:
    there.under_new = {NUMBER} if under_new else set()
    answer = Regime.NEW if under_new else Regime.OLD
    found = ask(case)
    assert found == LookedUp(
        question=Question.OWN, answer=answer, asked_on=TODAY, source=SOURCE
    )  # fmt: skip
    assert told(case) == [("done", {"question": "own", "answer": answer.value})]
    assert kept(case) == 0
    assert regime(case, TREKK) is Regime.OLD
    register(case, found.answer)
    assert regime(case, TREKK) is answer
    assert NUMBER not in repr(dump(case.db))


def test_the_two_questions_answer_for_different_decisions(case: Enforcement) -> None:
    register(case, Regime.NEW)
    assert (regime(case, TREKK), regime(case, REQUEST)) == (Regime.NEW, Regime.OLD)
    register(case, Regime.NEW, question=Question.REQUEST)
    register(case, Regime.OLD)  # the later answer to the other question moves no request
    assert regime(case, REQUEST) is Regime.NEW


def test_a_trekk_without_its_day_counts_from_the_day_it_was_asked(case: Enforcement) -> None:
    register(case, Regime.NEW)
    assert regime(case, TREKK, date(2026, 11, 22)) is Regime.OLD
    register(case, Regime.NEW, one_trekk_since=date(2026, 11, 1))
    assert regime(case, TREKK, date(2026, 11, 22)) is Regime.NEW
    with pytest.raises(RegimeDayOfNone):
        register(case, Regime.OLD, one_trekk_since=date(2026, 11, 1))


def test_a_trekk_that_was_registered_by_mistake_is_taken_back_by_a_later_answer(
    case: Enforcement,
) -> None:
    register(case, Regime.NEW)
    assert (regime(case, TREKK), since(case)) == (Regime.NEW, TODAY)
    register(case, Regime.OLD)
    assert (regime(case, TREKK), since(case)) == (Regime.OLD, None)
    register(case, Regime.NEW, one_trekk_since=date(2026, 11, 20))
    assert (regime(case, TREKK), since(case)) == (Regime.NEW, date(2026, 11, 20))
    register(case, Regime.OLD, asked_on=date(2026, 11, 1))  # from before there was one
    assert regime(case, TREKK) is Regime.NEW


def test_nothing_is_kept_and_nobody_is_held_up_while_the_answer_is_awaited(
    case: Enforcement, there: LookUpService
) -> None:
    wrote = []

    def others() -> None:
        with case.db.write(SYSTEM) as work:  # SQLite has one writer: an open one would refuse this
            work.get_one(Debtor, case.debtor).city = "Bergen"
        wrote.append(True)

    there.meanwhile, there.status = others, 429
    with pytest.raises(LookUpBusy):
        ask(case)
    assert wrote == [True]
    assert (kept(case), told(case)) == (0, [])


def test_who_may_not_see_the_debtor_any_longer_is_not_told(
    case: Enforcement, there: LookUpService
) -> None:
    def closes() -> None:
        with case.db.write(SYSTEM) as work:
            work.execute(delete(Opening))

    there.meanwhile = closes
    with pytest.raises(NotOpened):
        ask(case)
    assert told(case) == []
    with pytest.raises(NotOpened):
        ask(case)
    assert len(there.asked) == 1  # the second was stopped before the number was sent


def test_a_company_is_asked_for_by_its_own_number_and_never_for_a_trekk(
    case: Enforcement, there: LookUpService
) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(delete(Identity))
    with pytest.raises(LookUpWithoutNumber):
        ask(case, Question.REQUEST)
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).org_number = "315867592"
    with pytest.raises(LookUpWithoutNumber):
        ask(case)
    assert there.asked == []
    assert ask(case, Question.REQUEST).answer is Regime.OLD
    (sent,) = there.asked
    assert sent["body"]["skyldner"]["taxIdentificationNumber"] == "315867592"


def test_over_the_wire_a_refusal_is_noted_and_comes_as_what_it_is(
    db: Database, case: Enforcement, there: LookUpService, sign_in: Callable[..., Desk]
) -> None:
    ola = sign_in("ola")
    order = AskRegime(question=Question.OWN)
    with pytest.raises(NotOpened):
        ola.regimes.ask(case.debtor, order)
    assert there.asked == []
    ola.debtors.open(case.debtor, reason="tvangsinnkreving")
    assert ola.regimes.ask(case.debtor, order).source == SOURCE
    there.status = 429
    with pytest.raises(LookUpBusy) as refused:
        ola.regimes.ask(case.debtor, order)
    assert "registrer svaret" in refused.value.advice()
    db.post = replace(db.post, look_ups={})
    with pytest.raises(LookUpNotSet):
        ola.regimes.ask(case.debtor, order)
    assert kept(case) == 0


def test_the_screen_knows_which_questions_can_be_asked(
    case: Enforcement, there: LookUpService
) -> None:
    case.db.post = replace(case.db.post, look_ups={Question.OWN: there.port()})
    with case.db.read(case.kari) as work:
        assert measure_sheet.start(work, case.debtor, TREKK).look_ups == (Question.OWN,)
    assert case.save().look_ups == (Question.OWN,)


def test_the_settings_make_the_look_ups_and_practice_has_none(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("dagens\n", "utf-8")
    settings = Settings(
        trekk_look_up="https://oppslag.example/trekk", trekk_look_up_field=FIELD,
        trekk_look_up_token_file=str(token), look_up_seconds=7,
    )  # fmt: skip
    (made,) = post_of(settings).look_ups.items()
    question, look_up = made
    assert (question, look_up.source) == (Question.OWN, SOURCE)
    assert (look_up.token(), look_up.seconds) == ("dagens", 7)  # type: ignore[attr-defined]
    assert post_of(without_ways_out(settings)).look_ups == {}
    with pytest.raises(BadSetting, match="trekk_look_up_field"):
        post_of(replace(settings, trekk_look_up_field=""))
    with pytest.raises(BadSetting, match="request_look_up"):
        post_of(
            Settings(request_look_up="http://oppslag.example", request_look_up_field="underNytt")
        )
    opened = open_database(replace(settings, folder=str(tmp_path / "desk")))
    assert set(opened.post.look_ups) == {Question.OWN}
    opened.close()


def test_what_was_registered_before_goes_on_answering_for_requests(database_url: str) -> None:
    url = as_owner(database_url)
    db = open_db(url)
    case = Enforcement(db)
    register(case, Regime.NEW, question=Question.REQUEST)
    db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    case.db = db
    with db.read() as work:
        assert work.execute(text("SELECT question FROM regime_answer")).scalars().all() == [
            "request"
        ]
    assert regime(case, REQUEST) is Regime.NEW
    db.close()
