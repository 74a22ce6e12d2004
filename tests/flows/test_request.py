"""A request to the namsmann for kindergarten fees: from the look-up to the result, by two persons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.exchange.enforcement.json_in import parsed, read_request
from collector_desk.exchange.enforcement.schema import schema_faults
from collector_desk.models import LimitationEvent, Measure, RequestEvent, RequestVersion, Task
from collector_desk.service import request_drop
from collector_desk.service.database import Database
from collector_desk.ui.enforcement.regime_box import RegimeBox
from collector_desk.ui.enforcement.request_boxes import EventBox, FiledBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import (
    NEXT,
    approve,
    begin,
    fill_reasons,
    measure,
    propose,
    queue,
    reckoned,
    writes,
)
from tests.flows.hands import (
    ALT,
    CONTROL,
    DOWN,
    HOME,
    SEND,
    SHIFT,
    change_to,
    key,
    put,
    reach,
    sign_in,
    tab_to,
    write,
)
from tests.service.enforcing import REASONS, TODAY
from tests.service.mail import text_of
from tests.service.requesting import FACTS, LETTER, STATEMENT, Requesting
from tests.ui.shell import Desktop, answering

PLACE, FILE = "T-2026-000001-v1", "begjaering"
REFERENCE = "25-118344TVA"


def only(db: Database) -> Measure:
    with db.read() as work:
        return work.scalars(select(Measure)).one()


def look_up(desk: Desktop, screen: MeasureScreen, regime: Regime) -> None:
    """Enter what the look-up answered."""

    def fill(box: RegimeBox) -> None:
        reach(box, box.answer.box)
        write(box, HOME)
        if regime is Regime.NEW:
            write(box, DOWN)
        put(box, box.source.edit, "Betjeningskartet")
        write(box, SEND)

    with answering(RegimeBox, fill):
        key(desk, Qt.Key.Key_R, CONTROL)
        desk.until(lambda: screen.box is None)
    reckoned(desk, screen)


def prepare(desk: Desktop, screen: MeasureScreen) -> None:
    """From the first step to the last one of a request."""
    key(desk, *NEXT)
    key(desk, *NEXT)
    asked = screen.form.details
    writes(desk, asked.statement, STATEMENT)  # type: ignore[attr-defined]
    writes(desk, asked.facts, FACTS)  # type: ignore[attr-defined]
    tab_to(desk, asked.onward.box)  # type: ignore[attr-defined]
    key(desk, Qt.Key.Key_Down)
    key(desk, *NEXT)
    key(desk, *NEXT)
    fill_reasons(desk, screen)
    key(desk, *NEXT)
    reckoned(desk, screen)


def approved(desk: Desktop, case: Requesting, regime: Regime) -> MeasureScreen:
    """Prepared by Kari, approved by Per, and open again at Kari's, who makes the file."""
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_M)
    look_up(desk, screen, regime)
    prepare(desk, screen)
    propose(desk, screen)
    assert only(case.db).regime == regime.value
    change_to(desk, "per")
    sheet = queue(desk).presenter.sheet
    assert sheet is not None
    assert (sheet.reasons, sheet.needs_password) == (REASONS, True)
    approve(desk, case)
    assert only(case.db).stage == "decided"
    change_to(desk, "kari")
    key(desk, Qt.Key.Key_9, ALT)
    desk.settle()
    key(desk, Qt.Key.Key_Return)
    screen = measure(desk)
    tab_to(desk, screen.form.versions.make)
    key(desk, Qt.Key.Key_Space)
    desk.until(lambda: screen.presenter.sheet and screen.presenter.sheet.versions)
    desk.settle()
    return screen


def file_it(desk: Desktop, case: Requesting) -> None:
    """Enter that it was filed, with the number that the receiver gave it."""

    def fill(box: FiledBox) -> None:
        put(box, box.reference.edit, REFERENCE)
        write(box, SEND)

    with answering(FiledBox, fill):
        key(desk, Qt.Key.Key_M, CONTROL)
        desk.until(lambda: only(case.db).stage == "in_force")
    desk.settle()


def comes(desk: Desktop, screen: MeasureScreen, kind: RequestEventKind, text: str = "") -> None:
    """Enter what came back."""
    count = len(screen.form.events.lines)

    def fill(box: EventBox) -> None:
        reach(box, box.kind.box)
        write(box, HOME)
        while box.kind.value() != kind:
            write(box, DOWN)
        if text:
            put(box, box.text.edit, text)
        write(box, SEND)

    with answering(EventBox, fill):
        key(desk, Qt.Key.Key_R, CONTROL | SHIFT)
        desk.until(lambda: len(screen.form.events.lines) == count + 1)
    desk.settle()


def steps(db: Database) -> set[tuple[str, str]]:
    with db.read() as work:
        return {(one.step, one.outcome) for one in work.scalars(select(LimitationEvent))}


@dataclass(frozen=True)
class Filed:
    """What the namsmann gets, read from the folder it lies in."""

    content: bytes
    letters: tuple[bytes, ...]


def laid(db: Database, folder: Path, ending: str) -> Filed:
    """The file and the letters beside it, as they lie in the folder."""
    list(request_drop.run(db, folder))
    place = folder / PLACE
    found = tuple(one.read_bytes() for one in sorted(place.glob("vedlegg-*")))
    return Filed((place / f"{FILE}.{ending}").read_bytes(), found)


def test_a_request_on_paper_under_the_old_rules_from_the_look_up_to_the_lien(
    desk: Desktop, db: Database, tmp_path: Path
) -> None:
    case = Requesting(db)
    screen = approved(desk, case, Regime.OLD)
    assert screen.head.regime.text() == "Tidligere regelverk"
    assert screen.form.versions.text() == "Versjon 1 · papir · Ligger klar til sending"
    filed = laid(db, tmp_path, "pdf")
    assert filed.letters == (LETTER,)
    text = text_of(filed.content)
    for words in (
        "Begjæring om utlegg", "Saksøker Oslo kommune", "Saksøkt Fager Lykt",
        "K-2026-000001-H Barnehage, Barnehage 22.06.2026 9 700,00 0,00 9 700,00",
        "Forsinkelsesrente, fra og med 22.06.2026 til og med 30.06.2026 av 9 700,00 28,70",
        "Forsinkelsesrente, fra og med 01.07.2026 til og med 22.11.2026 av 9 700,00 472,04",
        "K-2026-000001-U1 Utenrettslige kostnader 15.10.2026 113,00",
        "Hovedstol 19 400,00 Renter til 23.11.2026 1 001,48 Kostnader 785,50 Sum 21 186,98",
        "Innbetalinger Ingen innbetalinger.",
        "Skriftlig meddelelse, § 7-2 f. Dato 01.10.2026.", f"Faktiske forhold: {FACTS}",
        "Varsel etter § 4-18 sendt 01.10.2026", "skal behandles i forliksrådet (§ 7-5)", STATEMENT,
        "1 payment_demand-2026-10-01.pdf Betalingsoppfordring, Tvangsgrunnlag, Varsel",
    ):  # fmt: skip
        assert words in text, words

    file_it(desk, case)
    assert steps(db) == {("enforcement_request", "pending")}
    comes(desk, screen, RequestEventKind.RECEIPT)
    comes(desk, screen, RequestEventKind.JUDGMENT)
    with db.read() as work:
        tasks = {one.text.split(": ")[1][:30] for one in work.scalars(select(Task))}
    assert tasks == {"Krev at begjæringen tas under "}
    comes(desk, screen, RequestEventKind.LIEN, "Utleggspant i bil EL 12345")
    row = only(db)
    assert (row.stage, row.effect_on, row.ended_on) == ("ended", TODAY, TODAY)
    assert steps(db) == {("enforcement_request", "not_covered")}
    assert [line.cells[1] for line in screen.form.events.lines] == [
        "Utleggspant: Utleggspant i bil EL 12345", "Dom i forliksrådet", "Kvittering",
    ]  # fmt: skip


@pytest.mark.parametrize("result", [RequestEventKind.WITHHOLDING, RequestEventKind.NOTHING])
def test_a_request_as_json_under_the_new_rules_from_the_look_up_to_the_result(
    desk: Desktop, db: Database, tmp_path: Path, result: RequestEventKind
) -> None:
    case = Requesting(db)
    screen = approved(desk, case, Regime.NEW)
    assert screen.head.regime.text() == "Nytt regelverk"
    assert screen.form.versions.text() == "Versjon 1 · JSON · Ligger klar til sending"
    filed = laid(db, tmp_path, "json")
    assert filed.letters == (LETTER,)
    assert schema_faults(Request, filed.content) == ()
    tree = parsed(filed.content)
    assert isinstance(tree, dict)
    assert tree["tvangsfullbyrdelsestype"] == "utleggOgForliksklageKombinert"
    request = read_request(filed.content)
    assert (request.day, request.signature) == (TODAY, "Kari Nordmann")
    assert sum(one.remaining.ore for one in request.lines if one.remaining) == 2_118_698
    with db.read() as work:
        (version,) = work.scalars(select(RequestVersion))
    assert version.content == filed.content

    file_it(desk, case)
    with db.read() as work:
        (version,) = work.scalars(select(RequestVersion))
    assert (version.filed_on, version.filed_by, version.reference) == (
        TODAY, "Kari Nordmann", REFERENCE,
    )  # fmt: skip
    comes(desk, screen, result)
    with db.read() as work:
        (event,) = work.scalars(select(RequestEvent))
    assert (event.kind, event.day, event.made_by) == (result.value, TODAY, "Kari Nordmann")
    row = only(db)
    assert (row.stage, row.ended_why) == ("ended", f"{result.label} 23.11.2026")
    withheld = {("withholding", "pending")} if result is RequestEventKind.WITHHOLDING else set()
    assert steps(db) == {("enforcement_request", "not_covered")} | withheld
