"""Users on screen: the list, a form for a new one, and the ways to change and to close one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QMessageBox

from collector_desk.ui import formats, layout, theme
from collector_desk.ui.desk_context import Context, Screen
from collector_desk.ui.fields import ChoiceField, TextField, check_all
from collector_desk.ui.flow import flow
from collector_desk.ui.header import role_word
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.signin.view import PasswordField
from collector_desk.ui.table import Column, RowsModel, TableView, Tag
from collector_desk.ui.tokens import Tone
from collector_desk.ui.users.change import ChangeBox
from collector_desk.ui.users.outages import OutagesBox
from collector_desk.ui.users.presenter import UsersPresenter
from collector_desk.ui.users.stand_ins import StandInsBox
from collector_desk.wire.session import NewUser, UserRow

_ROLES = ("caseworker", "supervisor", "auditor", "administrator", "integration")
_SHORTEST = 12
_FORM = 340
"""Pixels at 100 percent that the longest words of the form take."""

_NARROW = 700
"""Pixels at 100 percent below which the form stands under the list."""

_SIZES = (820, 360)
_TALL = (240, 240)


class UsersScreen(Screen):
    """Who may sign in, in which role."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = UsersPresenter(context)
        self._rows = RowsModel(self._columns(), key="account_id")
        self.table = TableView(
            self._rows, name=self.tr("Brukere"), store=context.store, kept_as="users"
        )
        self.close_user = QAction(self.tr("Steng brukeren"), self)
        self.close_user.setShortcut(QKeySequence("Ctrl+Shift+Backspace"))
        self.close_user.triggered.connect(self._close)
        self.addAction(self.close_user)
        self.table.addAction(self.close_user)
        self.change_user = QAction(self.tr("Endre leder og team …"), self)
        self.change_user.triggered.connect(self.change)
        self.table.addAction(self.change_user)
        self._make_form()
        self._lay_out()
        self.table.opened.connect(self.change)
        self.presenter.changed.connect(self._show)
        self.presenter.made.connect(self._made)
        self.set_title(self.tr("Brukere"))
        self.presenter.fetch()

    def _columns(self) -> tuple[Column, ...]:
        """Two lines each, so that all have room at double size."""
        return (
            Column("name", self.tr("Navn"), width=132, second="username", strong=True),
            Column(
                "role", self.tr("Rolle"), width=112, value=lambda row: role_word(row.role, self),
                second_value=self._clearance,
            ),
            Column(
                "teams", self.tr("Team og leder"), width=112,
                value=lambda row: " · ".join(row.teams), second="superior", stretch=True,
            ),
            Column("active", self.tr("Tilstand"), "state", width=84, value=self._state),
        )  # fmt: skip

    def _clearance(self, row: UserRow) -> str:
        return self.tr("klarert") if row.clearance else ""

    def _state(self, row: UserRow) -> Tag:
        if row.active:
            return Tag(Tone.SUCCESS, self.tr("åpen"))
        return Tag(Tone.NEUTRAL, self.tr("stengt"))

    def _make_form(self) -> None:
        self.name = TextField(self.tr("Navn"), required=True, longest=120)
        self.user = TextField(self.tr("Brukernavn"), required=True, longest=80)
        self.role = ChoiceField(
            self.tr("Rolle"), [(role, role_word(role, self)) for role in _ROLES]
        )
        self.team = TextField(self.tr("Team (portefølje)"), longest=80)
        self.superior = ChoiceField(self.tr("Nærmeste leder (habilitet)"), [("", formats.EMPTY)])
        self.password = PasswordField(self.tr("Første passord, minst 12 tegn"))
        self.clearance = QCheckBox(self.tr("Klarert for skjermede personer"))
        self.add = button(self.tr("Opprett bruker"), "primary")
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        self.to_change = button(self.tr("Endre leder og team …  Enter"))
        self.to_change.clicked.connect(self.change)
        self.to_stand_ins = button(self.tr("Stedfortredere …"))
        self.to_stand_ins.clicked.connect(self.stand_ins)
        title = label(self.tr("Brukere"), "title")
        self.to_outages = button(self.tr("Nedetid …"))
        self.to_outages.clicked.connect(self.outages)
        buttons = flow(self.to_change, self.to_stand_ins, self.to_outages, gap=10)
        line = layout.row(title, buttons, spacing=14, margin=(18, 12, 18, 12))
        line.setStretch(1, 1)
        top = layout.pane("top", line)
        form = layout.column(
            label(self.tr("Ny bruker"), "section"),
            self.said,
            self.name,
            self.user,
            self.role,
            self.team,
            self.superior,
            self.password,
            self.clearance,
            layout.row(self.add, None),
            None,
            spacing=10,
            margin=18,
        )
        self.form = layout.scrolling(layout.pane("right", form))
        self._halves = layout.split(self.table, self.form, sizes=_SIZES, name="users")
        theme.current().changed.connect(self._make_room)
        self._make_room()
        whole = layout.column(top, self._halves, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @Slot()
    def _make_room(self) -> None:
        """The form scrolls where it is low; it is never narrower than its words."""
        now = theme.current()
        self.form.setMinimumWidth(now.px(_FORM))
        narrow = self.width() < now.px(_NARROW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._halves.orientation() != way:
            self._halves.setOrientation(way)
            self._halves.setSizes([now.px(size) for size in (_TALL if narrow else _SIZES)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def refresh(self) -> None:
        """Fetch the list anew."""
        self.presenter.fetch()

    def focus_first(self) -> None:
        """Stand in the list."""
        self.table.setFocus()

    @Slot()
    def _add(self) -> None:
        if not check_all([self.name, self.user, self.team, self.password]):
            return
        if len(self.password.edit.text()) < _SHORTEST:
            self.password.show_error(self.tr("Passordet er for kort: skriv minst 12 tegn."))
            self.password.setFocus()
            return
        try:
            order = NewUser(
                username=self.user.text().lower(),
                name=self.name.text(),
                role=self.role.value(),
                password=self.password.edit.text(),
                clearance=self.clearance.isChecked(),
                team=self.team.text() or None,
                superior_id=int(self.superior.value()) if self.superior.value() else None,
            )
        except ValueError:
            self.user.show_error(self.tr("Bare a–z, 0–9, punktum, strek og understrek."))
            self.user.setFocus()
            return
        self.presenter.add(order)

    @Slot(str)
    def _made(self, _username: str) -> None:
        for field in (self.name, self.user, self.team, self.password):
            field.set_text("")
        self.clearance.setChecked(False)
        self.name.setFocus()

    @Slot()
    def change(self) -> None:
        """Ask whom the chosen user answers to, and in which teams that person works."""
        row = self.table.current_row()
        if not isinstance(row, UserRow) or not row.active:
            return
        asked = ChangeBox(self, row, self.presenter.superiors(row))
        if asked.exec():
            self.presenter.change(row, asked.superior_id(), asked.team_names())
        asked.deleteLater()

    @Slot()
    def stand_ins(self) -> None:
        """Show who decides in a supervisor's place, to register another or end one."""
        asked = StandInsBox(self, self._context, self.presenter.users)
        asked.exec()
        asked.deleteLater()

    @Slot()
    def outages(self) -> None:
        """Show the days on which debtors could not reach us, to keep others or take one back."""
        asked = OutagesBox(self, self._context)
        asked.exec()
        asked.deleteLater()

    @Slot()
    def _close(self) -> None:
        row = self.table.current_row()
        if isinstance(row, UserRow) and row.active and self._sure(row):
            self.presenter.revoke(row)

    def _sure(self, row: UserRow) -> bool:
        asked = QMessageBox(self)
        asked.setWindowTitle(self.tr("Steng brukeren"))
        asked.setText(self.tr("Stenge {0} ({1})?").format(row.username, row.name))
        asked.setInformativeText(
            self.tr("Brukeren logges ut straks. En stengt bruker kan ikke åpnes igjen.")
        )
        close = asked.addButton(self.tr("Steng"), QMessageBox.ButtonRole.DestructiveRole)
        keep = asked.addButton(self.tr("Avbryt"), QMessageBox.ButtonRole.RejectRole)
        for each in (close, keep):
            each.setAccessibleName(each.text())
        asked.setDefaultButton(keep)
        asked.exec()
        sure = asked.clickedButton() is close
        asked.deleteLater()
        return sure

    def _offer_superiors(self) -> None:
        """Every person at the desk may be somebody's superior."""
        chosen, persons = self.superior.value(), {u.person_id: u.name for u in self.presenter.users}
        self.superior.box.clear()
        self.superior.box.addItem(formats.EMPTY, "")
        for person_id, name in sorted(persons.items(), key=lambda each: each[1]):
            self.superior.box.addItem(name, str(person_id))
        self.superior.set_value(chosen)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        self._rows.set_rows(now.users)
        self._offer_superiors()
        self.add.setEnabled(not now.busy)
        if now.problem is None:
            self.said.hide()
        else:
            self.said.say(Tone.ERROR, now.problem.sentence, what_now=now.problem.what_now)
        active = sum(user.active for user in now.users)
        self.set_status(
            self.tr("{0} brukere, {1} åpne").format(
                formats.grouped(len(now.users)), formats.grouped(active)
            )
        )
