"""What is entered of a complaint that is filed: what came, the judgment it ends in, and that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from collector_desk.client.connection import new_key
from collector_desk.domain.enforcement.suit import SuitEventKind, SuitStage
from collector_desk.ui.casework.suit import SuitBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.history import Place
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.suits import FileSuit, NewSuit, Suits

_DEBTOR, _TO_PAY = "skjær stille", timedelta(days=14)
_FACTS = "Barnet hadde plass i barnehagen i perioden fakturaene gjelder. De er ikke betalt."


def of_courts(guide: Guide) -> dict[str, Callable[[], object]]:
    """A complaint of a debtor of its own, filed, by the name of each picture. Raises StepFailed."""
    number = _found(guide)
    _filed(guide, number, guide.main.context.desk.suits.list(number))
    return {
        "box-suit-event": partial(_came, guide, number),
        "box-suit-judgment": partial(_judged, guide, number),
    }


def judged(guide: Guide) -> Callable[[], object]:
    """The complaint is decided today; a leader takes the judgment back. Raises StepFailed."""
    number = _found(guide)
    desk, today = guide.main.context.desk, guide.main.context.house.today
    rows = desk.suits.list(number).suits
    row = next((row for row in rows if row.stage is SuitStage.FILED), None)
    if row is None or row.filed_on is None:
        raise StepFailed(step="klagesaken")
    order = NewJudgment(
        claim_id=row.claim_ids[0], claim_ids=row.claim_ids[1:], what=JudgmentKind.DEFAULT,
        board=JudgmentBoard(row.board), board_name="Oslo forliksråd", complained_on=row.filed_on,
        decided_on=today, pay_by=today + _TO_PAY, costs=row.fee or 0,
    )  # fmt: skip
    desk.judgments.register(number, order, key=new_key())
    return partial(_taken_back, guide, number)


def _found(guide: Guide) -> int:
    """The debtor of the complaint, opened. Raises StepFailed."""
    desk = guide.main.context.desk
    hits = desk.search(_DEBTOR).debtors
    if not hits:
        raise StepFailed(step=f"søk etter «{_DEBTOR}»")
    desk.debtors.open(hits[0].debtor_id, reason="klagesaken")
    return hits[0].debtor_id


def _filed(guide: Guide, debtor_id: int, found: Suits) -> None:
    """Complain of what may go, and enter that it was filed today."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    if any(row.stage is SuitStage.FILED for row in found.suits):
        return
    free = tuple(one.claim_id for one in found.claims if not one.why_not and not one.asks)
    if not free:
        raise StepFailed(step="krav som kan klages inn")
    made = desk.suits.make(debtor_id, NewSuit(claim_ids=free, facts=_FACTS), key=new_key())
    row = made.suits[0]
    order = FileSuit(version=row.version, day=today, reference="26-001122")
    desk.suits.filed(row.suit_id, order, key=new_key())


def _opened(guide: Guide, debtor_id: int, what: str) -> SuitBox:
    """The box over the debtor, on one of the things that can be done with the complaint."""
    guide.main.go(Place("debtor", debtor_id))
    screen = guide.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    guide.until("skyldneren vises", lambda: screen.presenter.sheet is not None)
    screen.boxes.suit()
    box = screen.boxes.box
    assert isinstance(box, SuitBox)
    guide.until("klagen", lambda: not box.told.text().endswith("…"))
    values = [str(box.do_what.box.itemData(at)) for at in range(box.do_what.box.count())]
    box.do_what.set_value(next(each for each in values if each.startswith(what)))
    return box


def _came(guide: Guide, debtor_id: int) -> None:
    """The board goes no further: what follows is said before it is entered."""
    box = _opened(guide, debtor_id, "event:")
    box.came.kind.set_value(SuitEventKind.CLOSED.value)
    box.came.text.set_value("Partene ble ikke enige.")


def _judged(guide: Guide, debtor_id: int) -> None:
    """A judgment on it, with what the complaint tells filled in."""
    _opened(guide, debtor_id, "judged:")


def _taken_back(guide: Guide, debtor_id: int) -> None:
    """The judgment was entered by mistake."""
    box = _opened(guide, debtor_id, "back:")
    guide.type("Dommen gjelder en annen skyldner.", box.back.reason.edit)
