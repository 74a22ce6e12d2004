"""What is done from the lists: mail matched, a list filtered and kept, an objection answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from collector_desk.domain.objection import Outcome, State, UnitView
from collector_desk.domain.work import WorkKind
from collector_desk.ui.history import Place
from collector_desk.ui.inbox.match import MatchBox
from collector_desk.ui.inbox.view import InboxScreen
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.ui.tour import steps
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.ui.worklist.view import WorklistScreen
from collector_desk.wire.objections import Answer

_ANSWER = Answer(
    version=0, view=UnitView.WITHDRAWS, text="Kravet skulle vært kreditert.", answered_by="Fakturaseksjonen"
)  # fmt: skip


def of_lists(guide: Guide) -> dict[str, Callable[[], object]]:
    """What is done from the lists: mail matched, a match dismissed, a list filtered and kept."""
    return {
        "inbox-mail": partial(_mail, guide),
        "box-match": partial(_match, guide),
        "box-mail": partial(_register_mail, guide),
        "inbox-read": partial(_read, guide),
        "box-dismiss": partial(_dismiss, guide),
        "filter": partial(_filter, guide),
        "filter-none": partial(_filter, guide, "finnes ikke"),
        "box-save-list": partial(_save_list, guide),
        "decision-letter": partial(_decision_letter, guide),
        "box-ask-unit": partial(_ask_unit, guide),
        "box-unit-answer": partial(_unit_answer, guide),
    }


def _inbox(guide: Guide, at: int) -> InboxScreen:
    guide.main.go(Place("inbox"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, InboxScreen)
    guide.until("henvendelser", lambda: screen.presenter.loaded)
    screen.lists.setCurrentIndex(at)
    guide.settle("henvendelser")
    return screen


def _mail(guide: Guide) -> Callable[[], object]:
    screen = _inbox(guide, 1)
    return partial(screen.lists.setCurrentIndex, 0)


def _match(guide: Guide) -> Callable[[], object]:
    screen = _inbox(guide, 1)
    screen.match()
    box = screen.box
    assert isinstance(box, MatchBox)
    guide.type(steps.SEARCHED, box.search.field.edit)
    guide.until("treff", lambda: box.search.chosen() is not None)
    return partial(screen.lists.setCurrentIndex, 0)


def _register_mail(guide: Guide) -> None:
    _inbox(guide, 0).register()


def _read(guide: Guide) -> Callable[[], object]:
    """One inquiry open: beside the list, or instead of it where it is narrow."""
    screen = _inbox(guide, 0)
    screen.finish()
    guide.settle("henvendelse")
    return screen.back_to_list


def _dismiss(guide: Guide) -> None:
    guide.main.go(Place("unplaced"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, UnplacedScreen)
    guide.until("uplassert", lambda: screen.presenter.loaded)
    for at in range(screen.table.rows.rowCount()):
        screen.table.select_place(at)
        guide.settle("uplassert")
        if screen.detail.dismiss.isEnabled() and not screen.detail.dismiss.isHidden():
            screen.detail.dismiss.click()
            return
    raise StepFailed(step="et treff å avvise")


def _worklist(guide: Guide) -> WorklistScreen:
    guide.main.go(Place("work"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, WorklistScreen)
    guide.until("arbeidslisten", lambda: screen.presenter.loaded)
    guide.settle("arbeidslisten")
    return screen


def _filter(guide: Guide, words: str = "innsigelse") -> Callable[[], object]:
    screen = _worklist(guide)
    screen.filter.setText(words)
    return screen.filter.clear


def _save_list(guide: Guide) -> Callable[[], object]:
    screen = _worklist(guide)
    screen.presenter.of_kinds((WorkKind.OBJECTION,))
    guide.settle("visningen")
    screen.save()
    return partial(screen.presenter.of_kinds, ())


def _objection(guide: Guide) -> ObjectionsScreen:
    """The first objection that the unit has answered; where there is none, the first is answered."""
    guide.main.go(Place("objections"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, ObjectionsScreen)
    guide.until("innsigelser", lambda: screen.presenter.loaded)
    guide.settle("innsigelser")
    rows = [each for each in screen.presenter.rows if each.state != State.PROPOSED]
    if not rows:
        raise StepFailed(step="innsigelse")
    row = next((each for each in rows if each.state == State.ANSWERED), rows[0])
    screen.show_objection(row.objection_id, row.debtor_id)
    guide.until("innsigelsen", lambda: screen.presenter.sheet is not None)
    guide.settle("innsigelsen")
    for deed, do in (
        ("ask_unit", partial(screen.presenter.ask_unit, "Hva sier dere til dette?")),
        ("answered", partial(screen.presenter.answered, _ANSWER)),
    ):
        if row.state != State.ANSWERED and screen.presenter.may(deed):
            do()
            guide.settle(deed)
    return screen


def _decision_letter(guide: Guide) -> None:
    screen = _objection(guide)
    now = screen.deciding
    now.reason("Virksomhetens svar er gjennomgått, og det er lagt til grunn for avgjørelsen.")
    for outcome in (Outcome.UPHELD, Outcome.NOT_UPHELD):  # the unit's answer allows one of them
        now.choose(outcome.value)
        guide.until("vedtaket", lambda: now.preview or now.problem)
        if now.preview is not None:
            break
    now.show_letter()


def _ask_unit(guide: Guide) -> None:
    screen = _objection(guide)
    assert screen.presenter.sheet is not None
    AskDialog(screen, screen.presenter.sheet, "").open()


def _unit_answer(guide: Guide) -> None:
    screen = _objection(guide)
    assert screen.presenter.sheet is not None
    AnswerDialog(screen, screen.presenter.sheet, guide.main.context.house.today, "").open()
