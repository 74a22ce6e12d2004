"""The request to the namsmann on its page: what its rules find, its filing, and what came back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import AFTER, RequestEventKind
from collector_desk.models import Document, Measure, RequestEvent, RequestVersion
from collector_desk.service import requests_out
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.request_boxes import EventBox, FiledBox
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.ui.fields import ChoiceField
from tests.flows.enforcement import measure, reckoned, writes
from tests.flows.hands import CONTROL, DOWN, HOME, SEND, SHIFT, key, put, reach, tab_to, write
from tests.kit import open_db
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.requesting import DEMANDED, Requesting
from tests.ui.papers import papers_opened
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop

YESTERDAY = date(2026, 11, 22)


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


def approved(desk: Desktop, case: Requesting) -> MeasureScreen:
    """The page of a request that was approved under the new rules, with nothing made of it."""
    case.answered(Regime.NEW)
    sheet = case.decided(case.request())
    desk.main.context.open_measure("measure", sheet.measure_id)
    return measure(desk)


def make(desk: Desktop, screen: MeasureScreen) -> None:
    """Make the next version by the keys."""
    tab_to(desk, screen.form.versions.make)
    key(desk, Qt.Key.Key_Space)
    desk.settle()


def box_of(desk: Desktop, screen: MeasureScreen, which: Qt.Key, held: object) -> QDialog:
    """The box that a key opens."""
    key(desk, which, held)  # type: ignore[arg-type]
    desk.until(lambda: screen.box is not None)
    assert screen.box is not None
    return screen.box


def filed(desk: Desktop, screen: MeasureScreen, reference: str = "NM-2026-77") -> None:
    """Enter by the keys that the newest version was filed today."""
    box = box_of(desk, screen, Qt.Key.Key_M, CONTROL)
    assert isinstance(box, FiledBox)
    put(box, box.reference.edit, reference)
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()


def came(desk: Desktop, screen: MeasureScreen) -> EventBox:
    box = box_of(desk, screen, Qt.Key.Key_R, CONTROL | SHIFT)
    assert isinstance(box, EventBox)
    return box


def choose(box: QDialog, field: ChoiceField, value: str) -> None:
    """Walk down a list to a value."""
    reach(box, field.box)
    write(box, HOME)
    while field.value() != value:
        before = field.value()
        write(box, DOWN)
        assert field.value() != before, f"{value} is not in the list"


def test_a_broken_rule_is_told_at_the_field_that_causes_it(desk: Desktop, case: Requesting) -> None:
    case.save(case.request(statement_of_claim="", conciliation=None))
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    screen.go(texts.PAYER)
    request = screen.form.details
    told = request.onward.error()  # type: ignore[attr-defined]
    assert told.startswith("KAN_BEHANDLES_I_FORLIKSRAADET_PAAKREVET: Svar på om saken skal til")
    assert request.statement.error() == ""  # type: ignore[attr-defined]
    tab_to(desk, request.onward.box)  # type: ignore[attr-defined]
    key(desk, Qt.Key.Key_Down)
    reckoned(desk, screen)
    assert request.onward.error() == ""  # type: ignore[attr-defined]
    assert request.statement.error() == (  # type: ignore[attr-defined]
        "PAASTAND_PAAKREVET: En kombinert begjæring må ha påstand."
    )
    assert screen.head.steps.tabText(texts.PAYER) == "! 3 Påstand og fakta"
    screen.go(texts.PROPOSAL)
    assert screen.form.findings.text().startswith("PAASTAND_PAAKREVET En kombinert")
    screen.go(texts.PAYER)
    writes(desk, request.statement, "Fager Lykt dømmes til å betale.")  # type: ignore[attr-defined]
    reckoned(desk, screen)
    assert request.statement.error() == ""  # type: ignore[attr-defined]
    assert screen.form.findings.text() == ""
    assert screen.head.steps.tabText(texts.PAYER) == "✓ 3 Påstand og fakta"


def test_a_request_without_claims_says_so_at_the_claims(desk: Desktop, case: Requesting) -> None:
    case.save(case.request(claim_ids=()))
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    told = screen.form.claim_findings
    assert told.text() == "MANGLER_KRAV Begjæringen har ingen kravlinjer."
    assert told.isVisible()
    next(iter(screen.form.claims.boxes.values())).click()
    reckoned(desk, screen)
    assert not told.isVisible()


def test_what_was_filed_is_entered_with_its_day_and_reference(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    key(desk, Qt.Key.Key_M, CONTROL)
    empty = screen.box
    assert isinstance(empty, FiledBox)
    assert (empty.why.text(), empty.do.isEnabled()) == ("Lag begjæringen først.", False)
    write(empty, (Qt.Key.Key_Escape,))
    desk.until(lambda: screen.box is None)
    make(desk, screen)
    told = next(one.text() for one in labels(screen) if one.text().startswith("Laget av"))
    assert told.count(f"payment_demand-{DEMANDED}.pdf") == 1  # basis, warning and demand in one
    filed(desk, screen)
    with case.db.read() as work:
        (version,) = work.scalars(select(RequestVersion))
    assert (version.filed_on, version.filed_by, version.reference) == (
        TODAY, "Kari Nordmann", "NM-2026-77",
    )  # fmt: skip
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.stage is MeasureStage.IN_FORCE
    words = "Versjon 1 · JSON · Levert 23.11.2026, ført av Kari Nordmann"
    assert screen.form.versions.text() == words
    again = box_of(desk, screen, Qt.Key.Key_M, CONTROL)
    assert isinstance(again, FiledBox)
    assert again.why.text() == "Versjon 1 er ført som levert. Lag en ny versjon først."
    write(again, (Qt.Key.Key_Escape,))


def test_a_refusal_stands_at_the_field_until_it_is_put_right(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    box = box_of(desk, screen, Qt.Key.Key_M, CONTROL)
    assert isinstance(box, FiledBox)
    put(box, box.day.edit, f"{YESTERDAY:%d.%m.%Y}")
    write(box, SEND)
    desk.until(box.said.isVisible)
    assert box.day.error() == "Dagen må ligge fra 23.11.2026 til i dag."
    assert screen.box is box
    put(box, box.day.edit, f"{TODAY:%d.%m.%Y}")
    assert box.day.error() == ""
    assert not box.said.isVisible()
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert "Levert 23.11.2026" in screen.form.versions.text()


def test_before_it_is_filed_only_the_receivers_refusal_is_registered(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    box = came(desk, screen)
    assert box.kind.box.count() == 1
    assert box.why.text() == "Skriv koden mottakeren ga, tegn for tegn."
    put(box, box.code.edit, "SAKSOEKT_GAMMELT_REGELVERK")
    assert "tidligere regelverk" in box.effect.text()
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.form.events.text().startswith(
        "23.11.2026 · Avvist av mottakeren: Versjon 1 · SAKSOEKT_GAMMELT_REGELVERK: Saksøkte er"
    )
    with case.db.read() as work:
        (event,) = work.scalars(select(RequestEvent))
    assert (event.kind, event.code) == ("refused", "SAKSOEKT_GAMMELT_REGELVERK")


def test_it_is_told_which_version_the_receiver_refused(desk: Desktop, case: Requesting) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    with case.db.write(case.kari) as work:
        measure = work.scalars(select(Measure)).one()
        requests_out.make(work, measure.id, version=measure.version)
    screen.presenter.fetch()
    desk.settle()
    box = came(desk, screen)
    assert not box.which.isVisible()
    choose(box, box.kind, RequestEventKind.REFUSED)
    assert [box.which.box.itemText(at) for at in range(2)] == [
        "Versjon 2, ikke ført levert",
        "Versjon 1, levert 23.11.2026",
    ]
    choose(box, box.which, "1")
    put(box, box.code.edit, "SAKSOEKT_MANGLER_I_REGISTERET")
    assert "foreldelsen ikke avbrutt" in box.effect.text()
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.stage is MeasureStage.DECIDED
    box = came(desk, screen)
    assert box.why.text() == "Ingen versjon er laget siden den siste ble avvist."
    write(box, (Qt.Key.Key_Escape,))
    assert nameless(screen) == []


def test_what_comes_back_is_registered_each_with_its_deadline(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    box = came(desk, screen)
    choose(box, box.kind, RequestEventKind.COURT_FEE)
    assert box.why.text() == "Skriv fristen som står i brevet."
    put(box, box.deadline.edit, "14.12.2026")
    assert box.why.text() == "Skriv beløpet på fakturaen."
    put(box, box.amount.edit, "1345")
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    box = came(desk, screen)
    choose(box, box.kind, RequestEventKind.DISMISSED)
    assert "velg «Hevet: skyldneren bestrider kravet»" in box.effect.text()
    choose(box, box.kind, RequestEventKind.JUDGMENT)
    assert not box.deadline.isVisible()
    assert box.effect.text().endswith(
        "under behandling igjen (§ 7-7): 23.12.2026. Om måneden regnes fra dommen eller fra"
        " forkynnelsen, er ikke bekreftet. Her regnes den fra dommen."
    )
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.form.events.text().splitlines() == [
        "23.11.2026 · Dom i forliksrådet · 23.12.2026 · Kari Nordmann",
        "23.11.2026 · Faktura på rettsgebyr: 1\xa0345,00 kr · 14.12.2026 · Kari Nordmann",
    ]
    assert nameless(screen) == []


def test_a_receipt_has_a_field_for_the_namsmanns_id_of_each_claim(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    box = came(desk, screen)
    choose(box, box.kind, RequestEventKind.COURT_FEE)
    assert not any(one.isVisible() for one in box.ids.values())
    choose(box, box.kind, RequestEventKind.RECEIPT)
    first, second = (box.ids[claim] for claim in case.claims)
    assert first.title == "Kravgrunnlagsidentifikator, K-2026-000001 (valgfri)"
    assert first.isVisible()
    put(box, first.edit, "KG-417")
    assert box.do.isEnabled()  # the other has none yet
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.form.events.text() == (
        "23.11.2026 · Kvittering: K-2026-000001: KG-417 · — · Kari Nordmann"
    )
    box = came(desk, screen)
    first, second = (box.ids[claim] for claim in case.claims)
    assert (first.value(), second.value()) == ("KG-417", "")
    put(box, second.edit, "KG-417")
    write(box, SEND)
    desk.until(box.said.isVisible)
    assert box.sending.problem is not None
    assert "K-2026-000002 kan ikke føres: den står på K-2026-000001" in str(box.sending.problem)
    choose(box, box.kind, RequestEventKind.COURT_FEE)
    assert not box.said.isVisible()  # it says nothing of another answer
    choose(box, box.kind, RequestEventKind.RECEIPT)
    write(box, SEND)
    desk.until(box.said.isVisible)
    put(box, first.edit, "")  # it was put on the wrong claim
    write(box, (Qt.Key.Key_Delete,))
    assert not box.said.isVisible()
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert (
        "23.11.2026 · Kvittering: K-2026-000001: gjelder ikke dette kravet"
        " · K-2026-000002: KG-417 · — · Kari Nordmann"
    ) in screen.form.events.text().splitlines()
    assert nameless(screen) == []


def test_an_answer_is_registered_with_its_paper_and_opened_from_the_list(
    desk: Desktop, case: Requesting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = papers_opened(monkeypatch)
    letter, other = tmp_path / "Svar fra namsmannen.pdf", tmp_path / "annet.pdf"
    letter.write_bytes(b"%PDF-1.7 kvittering")
    other.write_bytes(b"%PDF-1.7 annet")
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    box = came(desk, screen)
    choose(box, box.kind, RequestEventKind.RECEIPT)
    box.files.add([letter, other])
    assert box.why.text() == "Legg ved én fil: svaret."
    assert not box.do.isEnabled()
    box.files.take_one_away()
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    (link,) = screen.form.events.links
    assert link.accessibleName() == "Åpne: 23.11.2026, Kvittering, —, Kari Nordmann"
    tab_to(desk, link)
    key(desk, Qt.Key.Key_Space)
    desk.until(lambda: opened)
    assert opened == [b"%PDF-1.7 kvittering"]
    tab_to(desk, screen.foot.came)  # Tab goes on from the link
    with case.db.read() as work:
        (event,) = work.scalars(select(RequestEvent))
        kept = work.get_one(Document, event.document_id)
    assert (kept.title, kept.debtor_id) == (letter.name, case.debtor)
    assert nameless(screen) == []


def test_a_result_ends_the_case_and_the_costs_alone_are_registered_after_it(
    desk: Desktop, case: Requesting, tmp_path: Path
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    box = came(desk, screen)
    choose(box, box.kind, RequestEventKind.NOTHING)
    assert box.effect.text() == "Saken hos namsmannen er da over, og tiltaket avsluttes."
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.stage is MeasureStage.ENDED
    assert "Levert namsmannen:" in screen.foot.why.text()
    paper = tmp_path / "avgjørelse.pdf"
    paper.write_bytes(b"%PDF-1.7 kostnader")
    box = came(desk, screen)
    assert [box.kind.box.itemData(at) for at in range(box.kind.box.count())] == list(AFTER)
    choose(box, box.kind, RequestEventKind.COSTS)
    assert "legges på kravet som kostnader uten rente" in box.effect.text()
    assert "«intet til utlegg», og når saken er avvist eller hevet, er ikke" in box.effect.text()
    assert box.why.text() == "Skriv beløpet som namsmannen har fastsatt."
    put(box, box.amount.edit, "99999")
    assert box.why.text() == "Legg ved én fil: svaret."
    box.files.add([paper])
    write(box, SEND)
    desk.until(box.said.isVisible)
    assert box.amount.error().endswith("kr i rettsgebyr, og 99\xa0999,00 kr er mer.")
    put(box, box.amount.edit, "1600,55")
    assert (box.amount.error(), box.said.isVisible()) == ("", False)
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    assert screen.form.events.text().splitlines()[0] == (
        "23.11.2026 · Kostnader fastsatt av namsmannen: 1\xa0600,55 kr · — · Kari Nordmann · Åpne"
    )


def test_one_ticks_which_claims_of_a_request_the_debtor_disputes(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    filed(desk, screen)
    box = came(desk, screen)
    assert not box.of.isVisible()
    choose(box, box.kind, RequestEventKind.CONTESTED)
    put(box, box.text.edit, "Jeg skylder ingenting")
    first, second = case.claims
    assert (box.of.isVisible(), list(box.of.boxes)) == (True, [first, second])
    for claim in case.claims:
        reach(box, box.of.boxes[claim])
        write(box, (Qt.Key.Key_Space,))
    assert box.why.text() == "Velg kravene det gjelder."
    write(box, (Qt.Key.Key_Space,))
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/request-said-of.png")
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    with case.db.read() as work:
        assert list(work.scalars(select(RequestEvent.claim_ids))) == [[second]]
    assert "Jeg skylder ingenting · gjelder K-2026-000002" in screen.form.events.text()


def test_a_day_stays_as_it_is_typed(desk: Desktop, case: Requesting) -> None:
    """«07.1» is a day already, and what follows must not land behind another."""
    screen = approved(desk, case)
    make(desk, screen)
    box = came(desk, screen)
    put(box, box.code.edit, "MANGLER_KRAV")
    put(box, box.deadline.edit, "07.12.2026")
    assert box.deadline.text() == "07.12.2026"
    assert box.why_not() == ""
    write(box, (Qt.Key.Key_Escape,))


def test_a_version_that_may_not_go_now_stands_out_and_the_conditions_say_of_what_day_they_are(
    desk: Desktop, case: Requesting
) -> None:
    screen = approved(desk, case)
    make(desk, screen)
    (words,) = (one for one in labels(screen) if one.text().endswith("Ligger klar til sending"))
    assert words.property("look") is None
    assert screen.form.as_of.text() == "Slik det var da tiltaket ble foreslått, 23.11.2026."
    objects(case.db, case.kari, case.debtor, case.claims[0])
    key(desk, Qt.Key.Key_F5)
    desk.settle()
    (words,) = (one for one in labels(screen) if "Skal ikke sendes nå." in one.text())
    assert words.property("look") == "caution"
    assert "en innsigelse er ikke avgjort" in words.text()


def labels(screen: MeasureScreen) -> list[QLabel]:
    """The words of the versions that are seen."""
    return [one for one in screen.form.versions.findChildren(QLabel) if one.isVisible()]


def test_a_draft_is_of_no_other_day(desk: Desktop, case: Requesting) -> None:
    case.answered()
    sheet = case.save(case.request())
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    screen.go(texts.PROPOSAL)
    assert not screen.form.as_of.isVisible()
