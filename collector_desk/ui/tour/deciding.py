"""What a second person sees: each sort of proposal in full, sent back, and the password again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from collector_desk.domain.approval import Subject
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.approvals.send_back import SendBackDialog
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.history import Place
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.ui.users.change import ChangeBox
from collector_desk.ui.users.outages import OutagesBox
from collector_desk.ui.users.view import UsersScreen

Ways = dict[str, Callable[[], object]]


def _of_supervisor(guide: Guide) -> Ways:
    waiting = guide.main.context.desk.approvals.list().waiting
    subjects = dict.fromkeys(row.subject for row in waiting)
    return {
        **{f"approval-{each.value}": partial(_sheet, guide, each) for each in subjects},
        "approval-end": partial(_to_the_end, guide),
        "box-send-back": partial(_send_back, guide),
        "box-confirm": partial(_confirm, guide),
        "box-relief-answer": partial(_relief_answer, guide),
    }


def _sheet(guide: Guide, subject: Subject) -> Callable[[], object]:
    """A proposal beside the queue, or instead of it where it is narrow."""
    guide.main.go(Place("approvals"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    guide.until("til godkjenning", lambda: screen.presenter.loaded)
    guide.settle("til godkjenning")
    row = next((each for each in screen.presenter.shown if each.row.subject is subject), None)
    if row is None:
        raise StepFailed(step=subject.label)
    screen.table.select_key(row.approval_id)
    guide.until(subject.label, lambda: screen.presenter.sheet is not None)
    guide.settle(subject.label)
    screen.table.opened.emit(row)
    return screen.back_to_queue


def _to_the_end(guide: Guide) -> Callable[[], object]:
    """The rest of the longest of them: a measure."""
    back = _sheet(guide, Subject.MEASURE)
    screen = guide.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    guide.settle("til godkjenning")
    bar = screen.sheet.page.verticalScrollBar()
    bar.setValue(bar.maximum())

    def up() -> None:
        bar.setValue(0)
        back()

    return up


def _send_back(guide: Guide) -> Callable[[], object]:
    back = _sheet(guide, Subject.RELIEF)
    screen = guide.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    assert screen.presenter.sheet is not None
    SendBackDialog(screen, screen.presenter.sheet.proposed_by, "").open()
    return back


def _relief_answer(guide: Guide) -> None:
    """What was proposed for a debtor, with where it stands."""
    waiting = guide.main.context.desk.approvals.list().waiting
    number = next(row.debtor_id for row in waiting if row.subject is Subject.RELIEF) or 0
    guide.main.context.desk.debtors.open(number, reason="oppgjøret")
    guide.main.go(Place("debtor", number))
    screen = guide.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    guide.until("skyldneren vises", lambda: screen.presenter.sheet is not None)
    screen.boxes.relief_answer()
    guide.until("oppgjør", lambda: screen.boxes.box is not None)


def _confirm(guide: Guide) -> Callable[[], object]:
    back = _sheet(guide, Subject.MEASURE)
    screen = guide.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    ConfirmDialog(screen, guide.main.context, screen.sheet.head.title.text()).open()
    return back


def _of_administrator(guide: Guide) -> Ways:
    return {"box-user": partial(_user, guide), "box-outages": partial(_outages, guide)}


def _users(guide: Guide) -> UsersScreen:
    guide.main.go(Place("users"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, UsersScreen)
    guide.settle("brukere")
    return screen


def _user(guide: Guide) -> None:
    screen = _users(guide)
    row = screen.presenter.users[0]
    ChangeBox(screen, row, screen.presenter.superiors(row)).open()


def _outages(guide: Guide) -> None:
    OutagesBox(_users(guide), guide.main.context).open()


MORE: Mapping[str, Callable[[Guide], Ways]] = {"per": _of_supervisor, "arne": _of_administrator}
"""What others than the caseworker see beyond the screens of the side bar."""
