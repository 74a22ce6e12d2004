"""The menus of a worklist: which rows it shows, what is kept of it, days and colleagues."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from collector_desk.domain.work import WorkKind
from collector_desk.ui.worklist import texts
from collector_desk.ui.worklist.presenter import WorklistPresenter
from collector_desk.wire.work import WorkRow


def views(parent: QWidget, now: WorklistPresenter, save: Callable[[], object]) -> QMenu:
    """Whose rows, of which kinds, what is put off, and the lists that are kept."""
    menu = QMenu(parent.tr("Visninger"), parent)
    _whose(menu, now)
    menu.addSeparator()
    if now.may_choose_kinds:
        _kinds(menu, now)
        back = choice(menu, parent.tr("Bare sendt tilbake"), now.only_sent_back)
        _check(back, on=now.kinds == texts.ONLY_SENT_BACK)
    shown = choice(
        menu,
        parent.tr("Vis det som er utsatt"),
        lambda: now.with_put_off(shown=not now.put_off_too),
    )
    _check(shown, on=now.put_off_too)
    menu.addSeparator()
    for row in now.kept_lists:
        kept = choice(menu, texts.of_list(row), partial(now.open_list, row.list_id))
        _check(kept, on=now.is_list(row.list_id))
    if now.kept_lists:
        menu.addSeparator()
    if now.may_save:
        choice(menu, parent.tr("Lagre visningen …"), save)
    if now.may_remove:
        words = parent.tr("Fjern «{0}»").format(now.title)
        choice(menu, words.replace("&", "&&"), now.remove)
    return menu


def _whose(menu: QMenu, now: WorklistPresenter) -> None:
    for scope, word in texts.SCOPES.items():
        action = choice(menu, word, partial(now.show, scope))
        _check(action, on=now.scope == scope and now.stand_in is None)
    menu.addSeparator()
    for one in now.found.colleagues:
        word = menu.tr("Vikar for {0}").format(one.name)
        _check(choice(menu, word, partial(now.stand_in_for, one)), on=now.stand_in == one)


def _kinds(menu: QMenu, now: WorklistPresenter) -> None:
    inner = menu.addMenu(menu.tr("Hva slags oppgaver"))
    inner.setAccessibleName(inner.title())
    _check(choice(inner, menu.tr("Alle slag"), partial(now.of_kinds, ())), on=not now.kinds)
    for kind in WorkKind:
        _check(choice(inner, kind.label, partial(now.turn, kind)), on=kind in now.kinds)


def days(parent: QWidget, now: WorklistPresenter, row: WorkRow) -> QMenu:
    """The days one may put a row off to."""
    menu = QMenu(parent.tr("Utsett til"), parent)
    for word, day in texts.later_days(now.today):
        choice(menu, word, partial(now.put_off, row, day))
    return menu


def colleagues(parent: QWidget, now: WorklistPresenter, row: WorkRow) -> QMenu:
    """Those a row may be given to."""
    menu = QMenu(parent.tr("Gi til"), parent)
    for one in now.found.colleagues:
        choice(menu, one.name, partial(now.give, row, one))
    menu.addSeparator()
    choice(menu, parent.tr("Tilbake til teamet"), partial(now.give, row, None))
    return menu


def choice(menu: QMenu, word: str, slot: Callable[[], object]) -> QAction:
    """A line of a menu and what it does."""
    action = menu.addAction(word)
    action.triggered.connect(lambda _checked=False: slot())
    return action


def _check(action: QAction, *, on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(on)


def pop_up(menu: QMenu, owner: QWidget) -> None:
    """Show a menu below what it belongs to, the keys on its first line."""
    menu.setAccessibleName(menu.title())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(owner.mapToGlobal(QPoint(0, min(owner.height(), 40))))
    actions = [action for action in menu.actions() if not action.isSeparator()]
    if actions:
        menu.setActiveAction(actions[0])
