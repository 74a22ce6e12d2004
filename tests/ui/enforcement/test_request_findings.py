"""What the rules of a request find stands at its own step and field, while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from collector_desk.domain.claim import Regime
from collector_desk.models import Claim
from collector_desk.service.database import SYSTEM
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.details import RequestFields
from collector_desk.ui.enforcement.findings import Place, Told, place
from collector_desk.ui.enforcement.form import MeasureForm
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.wire.measures import Finding
from tests.flows.enforcement import measure, reckoned
from tests.flows.hands import CONTROL, SHIFT, key
from tests.kit import open_db
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting
from tests.service.test_request_case import BREACHES
from tests.ui.shell import Desktop, desktop

FORM: dict[Place, Callable[[MeasureForm], Told]] = {
    Place.CLAIMS: lambda form: form.claim_findings,
    Place.RULES: lambda form: form.rule_findings,
    Place.PARTIES: lambda form: form.party_findings,
    Place.BASES: lambda form: form.base_findings,
}
PLACES = {
    "kid": Place.FILE, "name": Place.PARTIES, "address": Place.PARTIES,
    "bytes": Place.BASES, "notice": Place.BASES,
}  # fmt: skip


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Requesting]:
    opened = open_db(sqlite_url)
    yield Requesting(opened)
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Requesting) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def opened(desk: Desktop, case: Requesting) -> MeasureScreen:
    """The kept draft of a request on its first step, reckoned."""
    case.save(case.request())
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    reckoned(desk, screen)
    return screen


def marked(screen: MeasureScreen) -> set[int]:
    bar = screen.head.steps
    return {at for at in range(bar.count()) if bar.tabText(at).startswith("! ")}


@pytest.mark.parametrize("breach", PLACES)
def test_a_finding_stands_on_its_own_step_and_nowhere_else_above_the_list(
    desk: Desktop, case: Requesting, breach: str
) -> None:
    code, _, do = BREACHES[breach]
    case.answered()
    do(case)
    screen = opened(desk, case)
    where = PLACES[breach]
    assert where.step in marked(screen)
    assert "avvik i det som går til namsmannen" in screen.head.steps.tabToolTip(where.step)
    for at, told in FORM.items():
        words = told(screen.form)
        screen.go(at.step)
        if at is where:
            assert code in words.text()
            assert words.isVisible()
        else:
            assert code not in words.text()
    screen.go(texts.PROPOSAL)
    assert code in screen.form.findings.text()


def test_a_request_without_a_breach_marks_no_step(desk: Desktop, case: Requesting) -> None:
    case.answered()
    screen = opened(desk, case)
    assert marked(screen) == set()
    assert not any(one.isVisible() for one in screen.form.findChildren(Told))


def test_what_is_not_answered_of_a_written_message_keeps_its_step_open(
    desk: Desktop, case: Requesting
) -> None:
    case.answered()
    screen = opened(desk, case)
    bar, fields = screen.head.steps, screen.form.details
    assert bar.tabText(texts.PAYER) == "✓ 3 Påstand og fakta"
    fields.onward.set_value("")  # type: ignore[attr-defined]
    reckoned(desk, screen)
    assert bar.tabText(texts.PAYER) == "! 3 Påstand og fakta"


def test_an_old_answer_is_told_at_the_rules_and_gone_with_a_new_one(
    desk: Desktop, case: Requesting
) -> None:
    case.answered(Regime.NEW, TODAY - timedelta(days=3))
    screen = opened(desk, case)
    assert screen.form.rule_findings.text().startswith("O14 ")
    assert screen.form.rule_findings.isVisible()
    assert marked(screen) == {texts.KRAV}
    case.answered()
    screen.form.claims.boxes[case.claims[0]].click()
    reckoned(desk, screen)
    assert screen.form.rule_findings.text() == ""


def test_what_is_found_of_a_claim_stands_under_it_until_it_is_taken_out(
    desk: Desktop, case: Requesting
) -> None:
    case.answered()
    screen = opened(desk, case)
    objects(case.db, case.kari, case.debtor, case.claims[0])
    with case.db.read(SYSTEM) as work:
        first, second = (work.get_one(Claim, number).number for number in case.claims)
    screen.form.claims.boxes[
        case.claims[1]
    ].click()  # what happened meanwhile is found as one types
    reckoned(desk, screen)
    told = {
        one.accessibleName().partition(":")[0]
        for one in screen.form.findChildren(Told)
        if one.isVisible()
    }
    assert told == {first}
    assert second not in told
    assert marked(screen) == {texts.KRAV}
    screen.form.claims.boxes[case.claims[1]].click()
    screen.form.claims.boxes[case.claims[0]].click()
    reckoned(desk, screen)
    assert not any(one.isVisible() for one in screen.form.findChildren(Told))


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("saksoekt[0].saksoektesProsessfullmektig", Place.PARTIES), ("saksoeker", Place.PARTIES),
        ("innsender.innsender", Place.PARTIES), ("kravTilInnkreving", Place.CLAIMS),
        ("begjaeringensTvangsgrunnlag[2].varsel[0].dato", Place.BASES),
        ("begjaeringensTvangsgrunnlag[0].saerligTvangsgrunnlag.skriftligMeddelelse.paastand", Place.WRITTEN),
        ("spesiellUtleggsgjenstand[0]", Place.ASSET), ("vedlegg[3].uuid", Place.FILE),
        ("begjaeringsdato", Place.FILE), ("valgtNamsmannsdistrikt", Place.FILE),
    ],
)  # fmt: skip
def test_a_published_path_has_its_place(path: str, where: Place) -> None:
    assert place(Finding(code="X", path=path, sentence="…")) is where


def test_what_is_found_of_a_named_thing_stands_at_its_field(
    desk: Desktop, case: Requesting
) -> None:
    case.answered()
    screen = opened(desk, case)
    one = Finding(code="SKJEMA", path="spesiellUtleggsgjenstand[0]", sentence="For langt.")
    details = screen.form.details
    assert isinstance(details, RequestFields)
    details.show_findings([one])
    assert details.asset.what.error() == "SKJEMA «spesiellUtleggsgjenstand[0]» For langt."
    details.show_findings([])
    assert details.asset.what.error() == ""
